#!/usr/bin/python3
"""Forms by real keys: to the field before and back, out of the long text, and with
nothing on the way that is not a field.

test-flow-keys.py JIEYUE JIEYUECTL"""

from driver import (BUTTON, ENTRY, FOCUSED, LABEL, Failure, Program, T, check, check_equal, new_ledger, run_flows,
                    title, wait_for)


def begin(program, kind):
    program.go_to(kind)
    program.key('ctrl+i')
    program.find(BUTTON, T('_Save'))


def walk(program, kind, key, fields):
    """Presses a key before each field, which must then have the focus."""
    for field in fields:
        program.key(key)
        if not program.has_focus(title(kind, field)):
            raise Failure('%s leads to %s' % (key, field))


# As they stand below each other.
COLLECTOR = ('name', 'credit_code', 'address', 'contact', 'phone', 'suspended', 'note')
WEIGHING = ('date', 'meal', 'site', 'stage')


def test_tab(folder):
    ledger = new_ledger(folder)
    ledger.add('site', name='East canteen', type='canteen')
    program = Program(ledger.path)
    begin(program, 'collector')
    walk(program, 'collector', 'Tab', COLLECTOR[1:])
    check(True, 'Tab leads to the next field')
    walk(program, 'collector', 'shift+Tab', reversed(COLLECTOR[:-1]))
    check(True, 'Shift+Tab leads to the field before, also out of the long text')
    program.key('Escape')
    # A calendar, a drop-down list, a list of names and a button for a new one.
    begin(program, 'weighing')
    walk(program, 'weighing', 'Tab', WEIGHING[1:])
    check(True, 'the small buttons of a field are not on the way')
    walk(program, 'weighing', 'shift+Tab', reversed(WEIGHING[:-1]))
    check(True, 'nor on the way back')
    check_equal(program.stop(), 0, 'the program ends well')


def test_long_text(folder):
    ledger = new_ledger(folder)
    program = Program(ledger.path)
    begin(program, 'site')
    program.type('East canteen', 'Return', '1', 'Return', 'Return', 'Return')
    check(program.has_focus(T('Save and _Next')), 'Enter leads past a text in which nothing stands')
    program.key('shift+Tab', 'shift+Tab')
    check(program.has_focus(title('site', 'note')), 'and the keyboard leads back to it')
    program.type('Opened', 'Return')
    program.type('in spring', 'ctrl+Return')
    program.find(LABEL, T('The record is saved'))
    check_equal([site.get('note') for site in ledger.list('site')], ['Opened\nin spring'],
                'Enter begins a line of what is written, Ctrl+Enter saves it')
    check(program.has_focus(title('site', 'name')), 'and begins the next one')
    check_equal(program.text(title('site', 'name')), '', 'in which nothing stands')
    check_equal(program.stop(), 0, 'the program ends well')


def test_open(folder):
    ledger = new_ledger(folder)
    ledger.add('collector', name='Clean City')
    ledger.add('collector', name='Green Way')
    program = Program(ledger.path)
    begin(program, 'licence')
    # Somebody who opens a list sees it before he goes on.
    program.key('F4')
    program.find(LABEL, 'Green Way')
    program.key('Down', 'Return')
    check(wait_for(lambda: program.text(title('licence', 'collector')) == 'Green Way'), 'F4 opens the list of names')
    check(program.has_focus(title('licence', 'collector')), 'from which the field has the focus again')
    program.key('Escape')
    begin(program, 'weighing')
    program.key('F4')
    check(wait_for(lambda: not program.look(ENTRY, title('weighing', 'date')).has(FOCUSED)), 'F4 opens the calendar')
    program.key('Escape')
    check(program.has_focus(title('weighing', 'date')), 'Escape closes it and not the form')
    check_equal(program.stop(), 0, 'the program ends well')


def test_draft(folder):
    ledger = new_ledger(folder)
    program = Program(ledger.path)
    begin(program, 'site')
    program.type('Canteen')
    program.key('ctrl+z')
    check(wait_for(lambda: program.text(title('site', 'name')) == ''), 'Ctrl+Z takes back what was typed')
    program.type('West canteen')
    program.key('Escape')
    check(program.find(BUTTON, T('Continue _Draft…')), 'the table says that something is not saved yet')
    program.key('ctrl+i')
    check(wait_for(lambda: program.text(title('site', 'name')) == 'West canteen'), 'which is there again')
    program.key('Tab', '1', 'ctrl+s')
    program.find(LABEL, T('The record is saved'))
    program.go_to('site')
    check(program.find(BUTTON, T('_New')), 'and after it is saved a new one is begun')
    check_equal(program.stop(), 0, 'the program ends well')


run_flows(test_tab, test_long_text, test_open, test_draft)
