#!/usr/bin/python3
"""Imports a file into the real program by its names and its keys alone: from the
button through the file chooser to the table, and what the ledger holds afterwards.

test-import.py JIEYUE JIEYUECTL"""

import csv
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time

# Warnings are fatal to the program, not to the library that looks at it.
ENVIRONMENT = dict(os.environ)
os.environ.pop('G_DEBUG', None)


def skip(reason):
    print('1..0 # SKIP ' + reason)
    sys.exit(0)


try:
    import pyatspi
except ImportError:
    skip('python3-pyatspi is not installed')
for tool in 'xdotool', 'openbox':
    if shutil.which(tool) is None:
        skip(tool + ' is not installed')

PROGRAM, CTL = sys.argv[1:3]
CHINESE = os.environ['LC_ALL'].startswith('zh')
SAMPLE = os.path.join(os.environ['JY_TEST_DATA'], 'sample-2026-03')
done = 0


def pick(english, chinese):
    return chinese if CHINESE else english


def result(ok, name):
    global done
    done += 1
    print('%s %d %s' % ('ok' if ok else 'not ok', done, name), flush=True)
    return ok


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


def find_program():
    for program in pyatspi.Registry.getDesktop(0):
        if program is not None and program.name == 'jieyue':
            return program
    return None


def find(name, role=None):
    return wait_for(lambda: next((node for node in walk(find_program())
                                  if node.name == name and role in (None, node.getRole())), None))


def find_containing(text):
    return wait_for(lambda: next((node for node in walk(find_program()) if text in (node.name or '')), None))


def key(*keys):
    subprocess.run(['xdotool', 'key', '--clearmodifiers', '--delay', '60', *keys], check=True)


def type_text(text):
    subprocess.run(['xdotool', 'type', '--clearmodifiers', '--delay', '15', text], check=True)


def ctl(ledger, *words):
    return subprocess.run([CTL, '--ledger', ledger, *words], check=True, capture_output=True, text=True).stdout


def records(ledger, kind):
    return list(csv.DictReader(io.StringIO(ctl(ledger, 'list', kind, '--format', 'csv').lstrip('\ufeff'))))


def choose_file(path):
    """In the file chooser, a slash begins a path."""
    find(pick('Import a File', '导入文件'))
    time.sleep(0.5)
    type_text(path)
    time.sleep(0.5)
    key('Return')


def test_import(folder):
    ledger = os.path.join(folder, 'test.jieyue')
    ctl(ledger, 'init', '--institution', '示例单位')
    shutil.copy(os.path.join(SAMPLE, 'meals.csv'), folder)
    process = subprocess.Popen([PROGRAM, ledger], env=ENVIRONMENT)
    if wait_for(find_program) is None:
        process.kill()
        print('Bail out! The program does not appear on the accessibility bus.')
        sys.exit(1)
    result(find(pick('Import…', '导入(I)…')) is not None, 'a table has a button for imports')

    # A refused one, given up with Escape: into the pickups, which these are not.
    key('ctrl+shift+o')
    choose_file(os.path.join(folder, 'meals.csv'))
    result(find_containing('GB18030') is not None, 'the encoding is found out and named')
    result(find_containing(pick('Every record must have', '每条记录必须有')) is not None, 'what is missing is said')
    result(find(pick('Date', '日期'), pyatspi.ROLE_COMBO_BOX) is not None, 'the column of a field has the name of the field')
    key('Escape')
    result(wait_for(lambda: not [node for node in walk(find_program()) if 'GB18030' in (node.name or '')]) is not None,
           'Escape gives it up')
    # Another program may look on while the window is open.
    result(records(ledger, 'meal') == [], 'and nothing is imported')

    # And into the meals, by keys alone.
    key('F9', 'Home', 'Return')
    time.sleep(0.5)
    key('ctrl+shift+o')
    choose_file(os.path.join(folder, 'meals.csv'))
    result(find_containing(pick('70 rows are refused', '拒收 70 行')) is not None, 'rows with an unknown name are counted')
    result(find_containing('机关食堂') is not None, 'the unknown name stands there')
    key('alt+r')
    result(find_containing(pick('70 rows can be imported', '可导入 70 行')) is not None,
           'its mnemonic lets records be made for it')
    key('ctrl+Return')
    result(find_containing(pick('70 records imported', '已导入 70 条记录')) is not None, 'a toast tells what was imported')
    result(find(pick('70 records', '70 条记录')) is not None, 'the table shows the month that they lie in')

    result(len(records(ledger, 'meal')) == 70, 'another program sees every row')

    # The same file is noticed.
    key('ctrl+shift+o')
    choose_file(os.path.join(folder, 'meals.csv'))
    result(find_containing('meals.csv') is not None and
           find(pick('Import it once more all the same', '仍要再次导入')) is not None, 'the same file is not taken twice by mistake')
    key('Escape')

    # A wrong file goes as it came, with the name that it made.
    time.sleep(0.5)
    key('ctrl+z')
    result(find_containing(pick('The import is undone', '已撤销导入')) is not None, 'the import is taken back')
    result(len(records(ledger, 'meal')) == 0 and len(records(ledger, 'site')) == 0, 'with all its rows and names')
    key('ctrl+shift+z')
    result(find_containing(pick('The import is done again', '已重新导入')) is not None and len(records(ledger, 'meal')) == 70,
           'and done again')
    process.terminate()
    process.wait(10)
    result(len(records(ledger, 'meal')) == 70, 'the ledger has every row once')
    result([row['name'] for row in records(ledger, 'site')] == ['机关食堂'], 'and the canteen')
    result('' == ctl(ledger, 'list', 'pickup', '--format', 'csv').partition('\n')[2].strip(), 'and nothing of what was given up')
    ctl(ledger, 'verify')


with tempfile.TemporaryDirectory() as room:
    manager = subprocess.Popen(['openbox'], env={**os.environ, 'HOME': room}, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    time.sleep(0.5)
    try:
        test_import(room)
    finally:
        manager.terminate()
        manager.wait(10)
print('1..%d' % done)
