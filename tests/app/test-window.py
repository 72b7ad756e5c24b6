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

# Warnings are fatal to the program, not to the library that looks at it.
ENVIRONMENT = dict(os.environ)
os.environ.pop('G_DEBUG', None)

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
    'day': ('Calendar', '工作日历'), 'posting': ('Postings', '张贴记录'), 'wording': ('Wordings', '公示用语'), 'closing': ('Closing and notices', '月结'),
}
CONTROLS = (
    ('Search records', '查找记录'), ('Show voided records', '显示已作废的记录'), ('Choose columns', '选择显示的列'),
    ('Previous month', '上个月'), ('Next month', '下个月'), ('Main menu', '主菜单'), ('New', '新建(N)'),
)
START = (('New Ledger…', '新建台账(N)…'), ('Open…', '打开(O)…'))
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


def look_for(root, wanted):
    """Which of the pairs of role and name are not there; a role of None is any."""
    there = set()
    for node in walk(root):
        there.update({(node.getRole(), node.name), (None, node.name)})
    return [name for role, name in wanted if (role, name) not in there]


def expect(root, wanted, name):
    missing = [name]
    end = time.monotonic() + 15
    while missing and time.monotonic() < end:
        try:
            missing = look_for(root, wanted)
        except Exception:
            # A node may go away while it is looked at.
            time.sleep(0.05)
    result(not missing, name + (': not ' + ', '.join(missing) if missing else ''))


def find_program():
    for program in pyatspi.Registry.getDesktop(0):
        if program is not None and program.name == 'jieyue':
            return program
    return None


def start(*arguments):
    process = subprocess.Popen([PROGRAM, *arguments], env=ENVIRONMENT)
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
    expect(program, [(pyatspi.ROLE_FRAME, '示例市机关事务服务中心')], 'the window bears the name of the institution')
    expect(program, [(pyatspi.ROLE_LIST_ITEM, pick(names)) for names in TASKS.values()],
           'every kind stands in the sidebar')
    expect(program, [(None, pick(names)) for names in CONTROLS],
           'what can be done has names')
    expect(program, [(None, '2026-10-30')], 'the rows are there to read')
    stop(process)


def test_broken(folder):
    path = os.path.join(folder, 'letter.jieyue')
    with open(path, 'w', encoding='utf-8') as file:
        file.write('今天下雨。' * 200)
    process, program = start(path)

    def find_sentence():
        return [node for node in walk(program) if node.getRole() == pyatspi.ROLE_LABEL and 'letter.jieyue' in node.name]

    result(wait_for(find_sentence), 'a file that is no ledger is named in a sentence')
    expect(program, [(None, pick(names)) for names in START], 'the start page is there behind it')
    stop(process)


with tempfile.TemporaryDirectory() as folder:
    test_ledger(folder)
    test_broken(folder)
print('1..%d' % done)
