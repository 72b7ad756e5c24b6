#!/usr/bin/python3
"""The institution's sentences of a notice, seen with figures while they are typed.

test-flow-wording.py JIEYUE JIEYUECTL"""

import os
import subprocess

from driver import (BUTTON, ENTRY, LABEL, Program, T, check, check_equal, new_ledger, run_flows, title, wait_for)

PROPOSAL = '本月清运可回收物{可回收物}千克、有害垃圾{有害垃圾}千克、厨余垃圾{厨余垃圾}千克、其他垃圾{其他垃圾}千克。'
COLLECTOR = '示例市净蓝餐厨收运有限公司'


def draft(ledger, folder, month):
    path = os.path.join(folder, month + '.pdf')
    ledger.run('notice', 'waste', '--month', month, '-o', path, '--draft')
    text = subprocess.run(['pdftotext', path, '-'], check=True, stdout=subprocess.PIPE, text=True).stdout
    return ''.join(text.split())


def reads(program, text):
    """Whether a preview says exactly this."""
    return wait_for(lambda: program.look(LABEL, text) is not None, 10)


def test_wording(folder):
    basis, analysis, contact = (title('wording', field) for field in ('basis', 'analysis', 'contact'))
    ledger = new_ledger(folder)
    ledger.add('collector', name=COLLECTOR)
    ledger.add('pickup', date='2026-02-05', category='kitchen', mass='64.5', method='weighed', collector=COLLECTOR)
    ledger.add('pickup', date='2026-03-05', category='other', mass='12.25', method='weighed', collector=COLLECTOR)
    ledger.run('close', '--month', '2026-02')
    program = Program(ledger.path)
    program.go_to('wording')
    program.key('ctrl+i')
    program.find(ENTRY, basis)

    # Choices are made by their number.
    program.key('1', 'Return')
    check(program.has_focus(basis), 'the basis sentence follows the notice')
    program.type('Total {tot')
    check(reads(program, 'Total {tot'), 'a sentence is shown as far as it is typed')
    check(program.look(LABEL, part='{{') is None, 'nothing is said of a placeholder that is being typed')
    program.type('al}')
    check(reads(program, 'Total 64.5'), 'with the figures of the last month that is closed')
    program.type(' and {totl}')
    check(program.find(LABEL, part='“{totl}”'), 'an unknown placeholder is named beside the field')
    check(reads(program, 'Total 64.5 and {totl}'), 'and stays in the sentence')
    check_equal(program.text(basis), 'Total {total} and {totl}', 'as it was typed')
    program.key('ctrl+s')
    program.find(LABEL, T('Nothing is saved yet: see the marked fields.'))
    check_equal(ledger.list('wording'), [], 'it cannot be saved')
    check(program.has_focus(basis), 'the wrong field has the focus')
    program.key('ctrl+End', *['BackSpace'] * len('{totl}'))
    check(program.is_gone(LABEL, part='“{totl}”'), 'what was said goes with what was wrong')

    # In both languages the English name leads there.
    program.key('alt+Down')
    program.find(None, T('Search placeholders'))
    program.type('previous_m', 'Return')
    check(reads(program, 'Total 64.5 and 2026年1月'), 'one is chosen from the list by the keyboard')
    check(program.has_focus(basis), 'and one types on')
    program.key('alt+Down')
    program.find(None, T('Search placeholders'))
    program.key('Escape')
    check(program.is_gone(None, T('Search placeholders')), 'Escape closes the list')
    check(program.has_focus(basis), 'and nothing but the list')

    program.key('Tab')
    check(program.has_focus(analysis), 'Tab goes on')
    check(program.look(LABEL, part='本月清运合计64.5千克'), 'what the notice says of itself is shown')
    program.find_ready(BUTTON, T('P_ropose'))
    program.key('alt+r')
    check(wait_for(lambda: program.text(analysis) == PROPOSAL), 'a sentence with placeholders is proposed')
    check(reads(program, '本月清运可回收物0.0千克、有害垃圾0.0千克、厨余垃圾64.5千克、其他垃圾0.0千克。'), 'and shown with the figures')
    program.key('ctrl+z')
    check(wait_for(lambda: program.text(analysis) == ''), 'Ctrl+Z takes it back')
    program.key('ctrl+shift+z')
    check(wait_for(lambda: program.text(analysis) == PROPOSAL), 'and again')
    program.key('Tab')
    check(program.has_focus(contact), 'Tab goes on to the contact lines')
    program.key('ctrl+s')
    found = wait_for(lambda: ledger.list('wording'))
    check_equal(found and found[0].get('analysis'), PROPOSAL, 'the sentence is saved with its placeholders')
    check('其他垃圾0.0千克' in draft(ledger, folder, '2026-02'), 'it stands on the notice of the month')
    check('其他垃圾12.3千克' in draft(ledger, folder, '2026-03'), 'and is as true on that of the next one')
    check_equal(program.stop(), 0, 'the program ends well')


run_flows(test_wording)
