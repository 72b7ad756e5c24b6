#!/usr/bin/python3
"""Drags files, folders and cells from another program onto the window, and asks the
ledger afterwards what became of them.

test-import-drop.py JIEYUE JIEYUECTL DRAG-SOURCE"""

import os
import re
import shutil
import subprocess
import sys

from driver import (CATALOGUE, LABEL, Failure, Program, T, check, check_equal, find_wrapper, new_ledger, run_flows,
                    run_quietly, wait_for)

SOURCE = sys.argv[3]
SAMPLE = os.path.join(os.environ['JY_TEST_DATA'], 'sample-2026-03')
# Where the source stands, and where the window does.
PLACE = 1100, 700
TARGET = 700, 300


def drop(program, *content):
    """Drags by the mouse, as slowly as a hand."""
    run_quietly('xdotool', 'search', '--sync', '--onlyvisible', '--class', 'jieyue', 'windowmove', '0', '0')
    source = subprocess.Popen([SOURCE, *content])
    try:
        window = run_quietly('xdotool', 'search', '--sync', '--name', '^Drag source$').split('\n')[0]
        run_quietly('xdotool', 'windowmove', '--sync', window, *map(str, PLACE))
        x, y = PLACE[0] + 60, PLACE[1] + 30
        steps = [('mousemove', str(x), str(y)), ('mousedown', '1')]
        steps += [('mousemove', str(x + (TARGET[0] - x) * i // 20), str(y + (TARGET[1] - y) * i // 20)) for i in range(1, 21)]
        for step in steps:
            subprocess.run(['xdotool', *step, 'sleep', '0.03'], check=True)
        subprocess.run(['xdotool', 'mousemove', str(TARGET[0] + 2), str(TARGET[1] + 2), 'sleep', '0.3', 'mouseup', '1'], check=True)
        if not wait_for(lambda: source.poll() is not None):
            raise Failure('the drag of %s ends' % ' '.join(content))
    finally:
        source.kill()
        source.wait()


def T_many(one, many, n):
    """A text of the program that counts."""
    return re.sub('%l?[du]', str(n), CATALOGUE.ngettext(one, many, n))


def importable(n):
    return T_many('%ld row can be imported', '%ld rows can be imported', n)


def following(name, n):
    return T_many('%s, %u more file follows', '%s, %u more files follow', n).replace('%s', name)


def copy(folder, *names):
    return [shutil.copy(os.path.join(SAMPLE, name), folder) for name in names]


def test_one(folder):
    ledger = new_ledger(folder)
    program = Program(ledger.path)
    program.go_to('meal')
    drop(program, *copy(folder, 'meals.csv'))
    program.find(LABEL, part='meals.csv')
    program.find(LABEL, part=T_many('%ld row is refused', '%ld rows are refused', 70))
    program.key('alt+r')
    program.find(LABEL, importable(70))
    program.key('ctrl+Return')
    program.find(LABEL, part=T_many('%ld record imported', '%ld records imported', 70))
    check_equal(len(ledger.list('meal')), 70, 'a file that is dropped is imported')
    check(ledger.verifies(), 'the ledger is whole')


def test_several(folder):
    ledger = new_ledger(folder)
    program = Program(ledger.path)
    program.go_to('meal')
    drop(program, *copy(folder, 'suppliers.csv'), folder, *copy(folder, 'meals.csv', 'collectors.csv'))
    check(program.find(LABEL, following('suppliers.csv', 3)), 'it is said how many files follow')
    program.find(LABEL, part=importable(4))
    program.key('ctrl+Return')
    check(program.find(LABEL, T('“%s” is a folder. Choose the files in it that are tables.').replace('%s', os.path.basename(folder))),
          'a folder is named and said to be one')
    program.key('Escape')
    check(program.find(LABEL, following('meals.csv', 1)), 'the next file comes')
    program.key('Escape')
    check(program.find(LABEL, 'collectors.csv'), 'the last file comes although another one was given up')
    program.find(LABEL, part=importable(5))
    program.key('ctrl+Return')
    check(wait_for(lambda: len(ledger.list('collector')) == 5), 'each is imported as what its titles say')
    check_equal((len(ledger.list('supplier')), len(ledger.list('meal'))), (4, 0), 'and what was given up is not')


def test_strange(folder):
    ledger = new_ledger(folder)
    program = Program(ledger.path)
    program.go_to('meal')
    drop(program, '--text', 'Good morning')
    check(program.find(LABEL, T('What was dropped is neither a file nor cells of a spreadsheet. Drop a CSV file, or cells with their titles.')),
          'a word is no table')
    program.key('Escape')
    drop(program, 'http://example.cn/meals.csv')
    check(program.find(LABEL, part=T('“%s” is not on this computer. Copy it here first.').replace('%s', 'http://example.cn/meals.csv')),
          'a file elsewhere is not fetched')
    program.key('Escape')
    path = os.path.join(folder, 'meals.xlsx')
    with open(path, 'wb') as file:
        file.write(b'PK\003\004' + bytes(60))
    drop(program, path)
    check(program.find(LABEL, part='XLSX'), 'a spreadsheet is told apart')
    program.key('Escape')
    program.is_gone(LABEL, part='XLSX')
    drop(program, '--text', '日期\t餐次\t就餐人数\n2026-03-02\t午餐\t400\n')
    program.find(LABEL, part=importable(1))
    program.key('Return')
    check(wait_for(lambda: [row['diners'] for row in ledger.list('meal')] == [400]), 'cells that are dropped are imported by Enter alone')


def test_read_only(folder):
    ledger = new_ledger(folder)
    path, = copy(folder, 'meals.csv')
    os.chmod(ledger.path, 0o400)
    os.chmod(folder, 0o500)
    wrapper = find_wrapper()
    if wrapper is None:
        check(True, 'the modes of files do not bind here # SKIP')
        return
    try:
        program = Program(ledger.path, wrapper=wrapper)
        program.go_to('meal')
        drop(program, path)
        sentence = T('This ledger can be read, but not written, here. Open it where it can be written, and import there.')
        check(program.find(LABEL, sentence), 'a ledger that can only be read says so')
        program.key('Escape')
        program.is_gone(LABEL, sentence)
        program.key('ctrl+shift+o')
        check(program.find(LABEL, sentence), 'to whoever presses the keys as well')
    finally:
        os.chmod(folder, 0o700)


run_flows(test_one, test_several, test_strange, test_read_only)
