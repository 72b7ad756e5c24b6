#!/usr/bin/python3
"""What can be done has a name, on a demonstration ledger and on the start page.

test-window.py JIEYUE JIEYUECTL"""

import os

from driver import (CHINESE, FOCUSED, FRAME, ITEM, LABEL, SELECTED, TASKS, Ledger, Program, check, check_equal, run_flows,
                    title, wait_for)

CONTROLS = (
    ('Search records', '查找记录'), ('Show voided records', '显示已作废的记录'), ('Choose columns', '选择显示的列'),
    ('Previous month', '上个月'), ('Next month', '下个月'), ('Main menu', '主菜单'), ('New', '新建(N)'),
)
START = (('New Ledger…', '新建台账(N)…'), ('Open…', '打开(O)…'))


def expect(program, role, names, sentence):
    """Waits for all of the names; a role of None is any."""
    missing = []

    def are_there():
        there = {node.name for node in program.read() if role in (None, node.role)}
        missing[:] = [name for name in names if name not in there]
        return not missing

    wait_for(are_there)
    check(not missing, sentence + (': not ' + ', '.join(missing) if missing else ''))


def test_ledger(folder):
    ledger = Ledger(os.path.join(folder, 'demo.jieyue'))
    ledger.run('demo', '--months', '2', '--end', '2026-10')
    program = Program(ledger.path)
    expect(program, FRAME, ['示例市机关事务服务中心'], 'the window bears the name of the institution')
    expect(program, ITEM, [names[CHINESE] for names in TASKS.values()], 'every kind stands in the sidebar')
    expect(program, None, [names[CHINESE] for names in CONTROLS], 'what can be done has names')
    expect(program, LABEL, ['2026-10-30'], 'the rows are there to read')
    check_equal(program.stop(), 0, 'the program ends well')


def test_keys(folder):
    ledger = Ledger(os.path.join(folder, 'demo.jieyue'))
    ledger.run('demo', '--months', '2', '--end', '2026-10')
    program = Program(ledger.path)
    program.go_to('meal')
    # Where the arrows went in the sidebar is forgotten when one leaves it.
    program.key('F9', 'End', 'ctrl+f')
    check(program.has_focus(('Search records', '查找记录')[CHINESE]), 'Ctrl+F goes to the search')
    check(wait_for(lambda: [node.name for node in program.tasks() if node.has(SELECTED)] == [TASKS['meal'][CHINESE]]),
          'the sidebar marks the page that is shown')
    program.key('Escape', 'Home', 'Return')
    program.find(ITEM, title('meal', 'diners'))
    check(wait_for(lambda: program.find(ITEM, title('meal', 'date')).has(FOCUSED)), 'a record begins at its first value')
    check_equal(program.stop(), 0, 'the program ends well')


def test_broken(folder):
    path = os.path.join(folder, 'letter.jieyue')
    with open(path, 'w', encoding='utf-8') as file:
        file.write('今天下雨。' * 200)
    program = Program(path)
    check(program.find(LABEL, part='letter.jieyue'), 'a file that is no ledger is named in a sentence')
    program.key('Escape')
    expect(program, None, [names[CHINESE] for names in START], 'the start page is there behind it')
    check_equal(program.stop(), 0, 'the program ends well without a ledger')


run_flows(test_ledger, test_keys, test_broken)
