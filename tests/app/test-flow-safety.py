#!/usr/bin/python3
"""A ledger that may only be read is read; a program that is killed loses nothing that
was saved.

test-flow-safety.py JIEYUE JIEYUECTL"""

import os

from driver import (BUTTON, ENTRY, LABEL, Program, T, check, check_equal, find_wrapper, new_ledger, run_flows, title,
                    wait_for)


def test_read_only(folder):
    ledger = new_ledger(folder)
    ledger.add('meal', date='2026-03-02', meal='lunch', diners='86')
    before = open(ledger.path, 'rb').read()
    wrapper = find_wrapper()
    if wrapper is None:
        check(True, 'the modes of files do not bind here # SKIP')
        return
    os.chmod(ledger.path, 0o400)
    os.chmod(folder, 0o500)
    try:
        program = Program(ledger.path, wrapper=wrapper)
        check(program.find(LABEL, T('This ledger can be read, but not written, here')), 'it says that it can only be read')
        program.go_to('meal')
        check(program.find(LABEL, '2026-03-02', rows=True), 'it is read')
        check(program.look(BUTTON, T('_New')) is None, 'nothing is offered that cannot be done')
        program.click(LABEL, '2026-03-02', rows=True, times=2)
        program.find(LABEL, T('History'))
        check(program.look(BUTTON, T('_Amend…')) is None and program.look(BUTTON, T('_Void…')) is None,
              'nor on the page of a record')
        program.key('ctrl+i', 'F2', 'Delete', 'ctrl+z')
        check(program.look(ENTRY) is None, 'keys do not do it either')
        check_equal(program.stop(), 0, 'the program ends well')
    finally:
        os.chmod(folder, 0o700)
        os.chmod(ledger.path, 0o600)
    check(open(ledger.path, 'rb').read() == before, 'not a byte of it is changed')


def begin_meal(program, date, diners):
    program.find(ENTRY, title('meal', 'date'))
    program.type(date, 'Return', '2', 'Return', 'Return', 'Return', 'Return')
    program.type(diners)


def test_killed(folder):
    ledger = new_ledger(folder)
    program = Program(ledger.path)
    program.go_to('meal')
    program.key('ctrl+i')
    begin_meal(program, '2026-03-02', '86')
    program.key('ctrl+Return')
    program.find(LABEL, T('The record is saved'))
    # The date is kept, so that the next one begins at the meal.
    check(program.has_focus(title('meal', 'meal')), 'what is new is asked for')
    program.key('3', 'Return', 'Return', 'Return', 'Return')
    program.type('90')
    check(wait_for(lambda: program.text(title('meal', 'diners')) == '90'), 'the next one is being entered')
    program.kill()
    check(ledger.verifies(), 'the ledger verifies')
    check_equal([row['diners'] for row in ledger.list('meal')], [86], 'what was saved is there, and nothing else')

    # In the middle of saving: whole, or not there.
    program = Program(ledger.path)
    program.go_to('meal')
    program.key('ctrl+i')
    begin_meal(program, '2026-03-04', '95')
    program.key('ctrl+s')
    program.kill()
    check(ledger.verifies(), 'the ledger verifies')
    check([row['diners'] for row in ledger.list('meal', '--sort', 'date')] in ([86], [86, 95]), 'a record is whole or not there')

    program = Program(ledger.path)
    program.go_to('meal')
    check(program.find(LABEL, '2026-03-02', rows=True), 'the ledger opens again')
    program.key('ctrl+i')
    begin_meal(program, '2026-03-06', '99')
    program.key('ctrl+s')
    program.find(LABEL, T('The record is saved'))
    check(99 in [row['diners'] for row in ledger.list('meal')], 'and is written')
    check_equal(program.stop(), 0, 'the program ends well')


def test_chooser(folder):
    """A chooser that looks into the ledger's folder takes SQLite's locks away."""
    ledger = new_ledger(folder)
    program = Program(ledger.path)
    program.go_to('meal')
    program.key('ctrl+o')
    program.await_window(T('Open a Ledger'))
    program.type(os.path.join(folder, 'x'))
    program.find(LABEL, 'test.jieyue', rows=True)
    program.key('Escape', 'Escape')
    program.await_window('示例市机关事务服务中心')
    ledger.add('meal', date='2026-03-02', meal='lunch', diners='86')
    program.key('ctrl+i')
    begin_meal(program, '2026-03-03', '90')
    program.key('ctrl+s')
    program.find(LABEL, T('The record is saved'))
    check_equal([row['diners'] for row in ledger.list('meal', '--sort', 'date')], [86, 90],
                'what is saved in the window is in the file, whoever else has been there')
    program.kill()
    check_equal([row['diners'] for row in ledger.list('meal', '--sort', 'date')], [86, 90], 'and stays there')
    check(ledger.verifies(), 'the ledger verifies')


run_flows(test_read_only, test_killed, test_chooser)
