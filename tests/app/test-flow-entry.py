#!/usr/bin/python3
"""One record of every kind by the keyboard alone; the file is read with jieyuectl.

test-flow-entry.py JIEYUE JIEYUECTL"""

import datetime

from driver import BUTTON, LABEL, T, Program, check, check_equal, new_ledger, run_flows

TODAY = datetime.date.today()


def day(month, number):
    return datetime.date(TODAY.year, month, number).isoformat()


# What is typed into the fields as they follow each other on the screen, Enter after
# each (other keys where they are named), and what is then in the file. Choices are made
# by their number.
ENTRIES = (
    ('site', ['East canteen', '1', 'Ground floor'],
     {'name': 'East canteen', 'type': 'canteen', 'location': 'Ground floor'}),
    ('container', ['Bin 7', '240', '11.5', '2', '3', 'East canteen', '1'],
     {'name': 'Bin 7', 'capacity': 240000, 'tare': 11500, 'count': 2, 'category': 'kitchen', 'site': 'East canteen',
      'labelled': True}),
    ('supplier', ['Green Farm', '91350100m000100y43', '', 'Li', '010-1234', '', '2-1', '1231'],
     {'name': 'Green Farm', 'credit_code': '91350100M000100Y43', 'contact': 'Li', 'phone': '010-1234',
      'licence_from': day(2, 1), 'licence_to': day(12, 31)}),
    ('collector', ['Clean City', '', '', '', '12345', '2'],
     {'name': 'Clean City', 'phone': '12345', 'suspended': False}),
    ('contract', ['C-1', 'Clean City', ('Tab', 'Tab', 'space'), '', '1-1', '12-31', '3', '0.45', '1'],
     {'number': 'C-1', 'collector': 'Clean City', 'categories': 'kitchen', 'start': day(1, 1), 'end': day(12, 31),
      'price_basis': 'charges_per_kg', 'price': 45, 'award_method': 'tender'}),
    ('licence', ['Clean City', '4', 'L-9', '', '0101', '1231', ('Tab', 'Tab', 'space'), ''],
     {'collector': 'Clean City', 'type': 'food_waste_service', 'number': 'L-9', 'valid_from': day(1, 1),
      'valid_to': day(12, 31), 'categories': 'kitchen'}),
    ('day', ['5-1', '1', 'Labour Day'],
     {'date': day(5, 1), 'type': 'holiday', 'name': 'Labour Day'}),
    ('density', ['1', '1', '145', 'Measured'],
     {'category': 'recyclable', 'subkind': 'paper', 'density': 145, 'source': 'Measured'}),
    ('purchase', ['yesterday', 'Green Farm', 'Rice', '1', '25 kg bag', '4', 'kg', '', '3.5'],
     {'date': (TODAY - datetime.timedelta(1)).isoformat(), 'supplier': 'Green Farm', 'item': 'Rice', 'food_category': 'grain',
      'specification': '25 kg bag', 'unit': 'kg', 'mass': 4000, 'unit_price': 350, 'amount': 1400}),
    ('meal', ['5', '2', 'East canteen', '', '90', '86'],
     {'date': day(TODAY.month, 5), 'meal': 'lunch', 'canteen': 'East canteen', 'prepared': 90, 'diners': 86}),
    ('weighing', ['3-5', '2', 'East canteen', '4', '12+13.4', '1.2'],
     {'date': day(3, 5), 'meal': 'lunch', 'site': 'East canteen', 'stage': 'plate', 'gross': 25400, 'tare': 1200,
      'net': 24200}),
    ('pickup', ['0305', '16:30', '3', '', 'East canteen', 'Clean City', '12+13.4', '1'],
     {'date': day(3, 5), 'time': '16:30', 'category': 'kitchen', 'site': 'East canteen', 'collector': 'Clean City',
      'mass': 25400, 'method': 'weighed'}),
)


def enter(program, values, last):
    for i, value in enumerate(values):
        following = ['Return'] if i + 1 < len(values) else [last]
        if isinstance(value, tuple):
            program.key(*value, *following)
        elif value:
            program.type(value, *following)
        else:
            program.key(*following)


def test_every_kind(folder):
    ledger = new_ledger(folder)
    program = Program(ledger.path)
    for i, (kind, values, expected) in enumerate(ENTRIES):
        program.go_to(kind)
        program.key('ctrl+i')
        program.find(BUTTON, T('_Save'))
        # Ctrl+S shows the record, Ctrl+Enter begins the next one.
        another = i % 2 == 1
        enter(program, values, 'ctrl+Return' if another else 'ctrl+s')
        program.find(LABEL, T('The record is saved'))
        found = ledger.list(kind)
        check_equal(len(found), 1, '%s is saved once' % kind)
        for field, value in expected.items():
            check_equal(found[0].get(field), value, '%s.%s' % (kind, field))
        if another:
            program.key('Escape')
    check_equal(program.stop(), 0, 'the program ends well')
    check(ledger.verifies(), 'the ledger verifies')


run_flows(test_every_kind)
