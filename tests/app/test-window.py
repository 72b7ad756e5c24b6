#!/usr/bin/python3
"""Drives the real program on a demonstration ledger by accessible names alone:
what is not found here, a screen reader does not find either.

test-window.py JIEYUE JIEYUECTL"""

import os
import signal
import subprocess
import sys
import tempfile
import time

try:
    import pyatspi
except ImportError:
    print('1..0 # SKIP python3-pyatspi is not installed')
    sys.exit(0)

PROGRAM, CTL = sys.argv[1:3]
CHINESE = os.environ['LC_ALL'].startswith('zh')
TASKS = {
    'meal': ('Meals', '就餐人数'), 'weighing': ('Weighings', '厨余称重'),
    'purchase': ('Purchases', '进货查验记录'), 'supplier': ('Suppliers', '供货者'),
    'pickup': ('Pickups', '清运记录'), 'container': ('Containers', '容器'),
    'site': ('Sites', '地点'), 'density': ('Densities', '密度'),
    'collector': ('Collectors', '收运单位'), 'licence': ('Licences', '资质'),
    'contract': ('Contracts', '收运合同'), 'institution': ('Institution', '单位'),
    'day': ('Calendar', '工作日历'),
}
done = 0


def pick(pair):
    return pair[CHINESE]


def result(ok, name):
    global done
    done += 1
    print('%s %d %s' % ('ok' if ok else 'not ok', done, name), flush=True)


def walk(node):
    if node is None:
        return
    yield node
    for child in node:
        yield from walk(child)


def wait_for(look, seconds=15):
    """What look() answers, as soon as it answers anything."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = look()
        except Exception:
            # A node may go away while it is looked at.
            found = None
        if found:
            return found
        time.sleep(0.05)
    return None


def find(root, role, name):
    for node in walk(root):
        if (role is None or node.getRole() == role) and node.name == name:
            return node
    return None


def find_program():
    for program in pyatspi.Registry.getDesktop(0):
        if program is not None and program.name == 'jieyue':
            return program
    return None


def start(*arguments):
    process = subprocess.Popen([PROGRAM, *arguments])
    program = wait_for(find_program)
    if program is None:
        process.kill()
        print('Bail out! The program does not appear on the accessibility bus.')
        sys.exit(1)
    return process, program


def stop(process):
    process.send_signal(signal.SIGTERM)
    process.wait(10)
    wait_for(lambda: find_program() is None)


def test_ledger(folder):
    ledger = os.path.join(folder, 'demo.jieyue')
    subprocess.run([CTL, '--ledger', ledger, 'demo', '--months', '2', '--end', '2026-10'],
                   check=True, stdout=subprocess.DEVNULL)
    process, program = start(ledger)
    result(wait_for(lambda: find(program, pyatspi.ROLE_FRAME, '示例市机关事务服务中心')),
           'the window bears the name of the institution')
    missing = [name for name in map(pick, TASKS.values())
               if not wait_for(lambda n=name: find(program, pyatspi.ROLE_LIST_ITEM, n), 5)]
    result(not missing, 'every kind stands in the sidebar' + (': not ' + ', '.join(missing) if missing else ''))
    for name in ('Search records', 'Show voided records', 'Choose columns', 'Previous month', 'Next month'):
        result(wait_for(lambda n=name: find(program, None, n), 5), 'there is “%s”' % name)
    result(wait_for(lambda: find(program, None, '2026-10-30'), 5), 'the rows are there to read')
    stop(process)


def test_broken(folder):
    path = os.path.join(folder, 'letter.jieyue')
    with open(path, 'w', encoding='utf-8') as file:
        file.write('今天下雨。' * 200)
    process, program = start(path)

    def find_sentence():
        return [node for node in walk(program) if node.getRole() == pyatspi.ROLE_LABEL and 'letter.jieyue' in node.name]

    result(wait_for(find_sentence), 'a file that is no ledger is named in a sentence')
    result(wait_for(lambda: find(program, None, 'New Ledger…')), 'the start page is there behind it')
    stop(process)


with tempfile.TemporaryDirectory() as folder:
    test_ledger(folder)
    test_broken(folder)
print('1..%d' % done)
