#!/usr/bin/python3
"""A record is refused, corrected, voided, and all of it taken back and done again;
the file and the history of the record are read with jieyuectl.

test-flow-change.py JIEYUE JIEYUECTL"""

import re

from driver import (BUTTON, CHINESE, ENTRY, LABEL, Program, T, check, check_equal, new_ledger, run_flows, title, wait_for)

REASON = ('Reason for the change', '更改原因')


def test_refused(folder):
    ledger = new_ledger(folder)
    date, diners, canteen = title('meal', 'date'), title('meal', 'diners'), title('meal', 'canteen')
    program = Program(ledger.path)
    program.go_to('meal')
    program.key('ctrl+i')
    program.find(ENTRY, date)
    program.type('2-30', 'Return', '2', 'Return')
    program.type('Nowhere', 'Return', 'Return', 'Return')
    program.type('abc', 'ctrl+s')
    check(program.find(LABEL, T('Nothing is saved yet: see the marked fields.')), 'the form says that nothing is saved')
    for name, typed, sentence in ((date, '2-30', T('it is not a date that exists; write it like 2026-03-02')),
                                  (canteen, 'Nowhere', None), (diners, 'abc', None)):
        field, message = program.find(ENTRY, name), program.message(name)
        check_equal(field.text(), typed, '%s keeps what was typed' % name)
        check(message, 'a message stands below %s' % name)
        check(message and message.name in field.description, 'and is read out with it')
        check(message and (sentence or typed).lower() in message.name.lower() or name == diners, 'and says what is wrong')
    check(program.has_focus(date), 'the first wrong field has the focus')
    check_equal(ledger.list('meal'), [], 'nothing is in the file')

    program.type('3-2', 'Return', 'Return', 'BackSpace', 'Return', 'Return', 'Return')
    program.type('86', 'ctrl+s')
    program.find(LABEL, T('The record is saved'))
    found = ledger.list('meal')
    check_equal([(row['date'][4:], row['meal'], row['diners']) for row in found], [('-03-02', 'lunch', 86)],
                'what was put right is saved')
    check_equal(program.stop(), 0, 'the program ends well')


def open_first_row(program, date):
    program.find(LABEL, date, rows=True)
    program.click(LABEL, date, rows=True, times=2)
    program.find(BUTTON, T('_Amend…'))


def test_amended(folder):
    ledger = new_ledger(folder)
    record = ledger.add('meal', date='2026-03-02', meal='lunch', diners='86', note='晴')
    program = Program(ledger.path)
    program.go_to('meal')
    open_first_row(program, '2026-03-02')
    program.key('F2')
    program.find(ENTRY, title('meal', 'diners'))
    program.key(*['Return'] * 5)
    check(program.has_focus(title('meal', 'diners')), 'Enter moves on to the diners')
    program.type('68', 'ctrl+s')
    program.find(LABEL, T('Nothing is saved yet: see the marked fields.'))
    check(program.has_focus(REASON[CHINESE]), 'a correction needs a reason')
    check_equal(ledger.list('meal')[0]['diners'], 86, 'without one nothing is changed')
    program.write(REASON[CHINESE], '看错了签到表')
    program.key('ctrl+s')
    program.find(LABEL, T('The record is corrected'))
    check_equal([(row['id'], row['diners'], row['note']) for row in ledger.list('meal')], [(record, 68, '晴')],
                'the record has its new value and keeps the others')
    history = ledger.run('show', record, '--history')
    check('看错了签到表' in history and '86 → 68' in history, 'the history tells the reason, old and new')
    check(program.find(LABEL, part='看错了签到表'), 'and is to be read on the page')
    check_equal(program.stop(), 0, 'the program ends well')
    check(ledger.verifies(), 'the ledger verifies')


def count_entries(ledger, record):
    """How many versions a record has: their heads are not set in."""
    return len([line for line in ledger.run('show', record, '--history').splitlines() if line[:1].isdigit()])


def test_voided(folder):
    ledger = new_ledger(folder)
    record = ledger.add('meal', date='2026-03-02', meal='lunch', diners='86')
    ledger.add('meal', date='2026-03-03', meal='lunch', diners='90')
    program = Program(ledger.path)
    program.go_to('meal')
    open_first_row(program, '2026-03-02')
    program.key('Delete')
    reason = program.find(ENTRY, T('Reason'))
    program.key('Return')
    check_equal(len(ledger.list('meal')), 2, 'without a reason nothing is voided')
    reason.write('重复登记')
    program.key('Return')
    program.find(LABEL, T('The record is voided'))
    check(program.find(LABEL, part=T('This record is voided. It counts for nothing and is kept for its history.')),
          'the page says that it is voided')
    check_equal([row['date'] for row in ledger.list('meal')], ['2026-03-03'], 'the record is out of the lists')

    program.key('ctrl+z')
    check(wait_for(lambda: len(ledger.list('meal')) == 2), 'Ctrl+Z brings it back')
    check(program.is_gone(LABEL, T('This record is voided. It counts for nothing and is kept for its history.')),
          'and the page shows it')
    program.key('ctrl+shift+z')
    check(wait_for(lambda: len(ledger.list('meal')) == 1), 'Ctrl+Shift+Z voids it again')
    program.find(LABEL, part=T('This record is voided. It counts for nothing and is kept for its history.'))
    program.key('ctrl+z')
    check(wait_for(lambda: len(ledger.list('meal')) == 2), 'and it can be brought back again')
    check_equal(count_entries(ledger, record), 5, 'each of these stands in the journal')
    restored = re.compile(T('Restored by %s').replace('%s', '.+'))
    check(wait_for(lambda: len([node for node in program.read(False) if node.role == LABEL and restored.match(node.name)]) == 2),
          'and in the history on the page')
    # As fast as one can: each has its toast, of which the last one stays.
    program.key(*['ctrl+shift+z', 'ctrl+z'] * 30)
    check(wait_for(lambda: count_entries(ledger, record) == 65), 'nothing is left out in a hurry')
    check(program.find(LABEL, T('The change is undone')), 'the last toast tells the last deed')
    check_equal(program.stop(), 0, 'the program ends well')
    check(ledger.verifies(), 'the ledger verifies')


run_flows(test_refused, test_amended, test_voided)
