#!/usr/bin/python3
"""A month is closed, its waste notice saved and issued, and its days are locked from
then on.

test-flow-month.py JIEYUE JIEYUECTL"""

import os
import re
import subprocess

from driver import (BUTTON, ENTRY, LABEL, Program, T, check, check_equal, new_ledger, run_flows, title, wait_for)


def choose_viewer(folder):
    """A viewer of this user's for PDF documents, which leaves a copy of what it is shown."""
    shown = os.path.join(folder, 'shown.pdf')
    applications = os.path.join(os.environ['XDG_DATA_HOME'], 'applications')
    os.makedirs(applications)
    os.makedirs(os.environ['XDG_CONFIG_HOME'], exist_ok=True)
    with open(os.path.join(applications, 'test-viewer.desktop'), 'w') as file:
        file.write('[Desktop Entry]\nType=Application\nName=Viewer\nExec=cp %%f %s\nMimeType=application/pdf;\n' % shown)
    with open(os.path.join(os.environ['XDG_CONFIG_HOME'], 'mimeapps.list'), 'w') as file:
        file.write('[Default Applications]\napplication/pdf=test-viewer.desktop\n')
    return shown


def press_menu_item(program, name):
    program.click(BUTTON, T('Waste _Notice'))
    program.find(None, name).press()


def save_as(program, heading, path):
    program.await_window(heading)
    program.key('ctrl+a')
    program.type(path, 'Return')


def read_pdf(path):
    return subprocess.run(['pdftotext', '-layout', path, '-'], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout


def test_month(folder):
    for name in 'ledgers', 'sheets':
        os.mkdir(os.path.join(folder, name))
    ledger = new_ledger(os.path.join(folder, 'ledgers'))
    ledger.add('collector', name='示例市净蓝餐厨收运有限公司')
    ledger.add('pickup', date='2026-03-05', category='kitchen', mass='64.5', method='weighed',
               collector='示例市净蓝餐厨收运有限公司')
    draft, notice = os.path.join(folder, 'sheets', 'draft.pdf'), os.path.join(folder, 'sheets', 'notice.pdf')
    shown = choose_viewer(folder)
    program = Program(ledger.path)
    program.go_to('closing')

    before = program.find_ready(LABEL, part='64.5').place[1]
    program.click(LABEL, part='64.5', button=5, times=3)
    check(wait_for(lambda: program.find(LABEL, part='64.5').place[1] < before), 'the wheel moves the page over a table, too')
    program.click(LABEL, part='64.5', button=4, times=6)

    press_menu_item(program, T('Save a _Draft…'))
    save_as(program, T('Save a Draft of the Waste Notice'), draft)
    program.find(LABEL, T('The draft was saved'))
    check('64.5' in read_pdf(draft), 'the draft is a sheet with the figures')
    check_equal(ledger.run('notice', 'list'), '', 'and no notice')

    program.click(BUTTON, T('_Close Month…'))
    program.find(BUTTON, T('Close _Month'))
    program.key('Return')
    check(program.is_gone(BUTTON, T('Close _Month')), 'Enter leaves the question')
    check(program.look(BUTTON, T('_Close Month…')), 'Enter does not close it')
    program.click(BUTTON, T('_Close Month…'))
    program.find(BUTTON, T('Close _Month'))
    program.click(BUTTON, T('Close _Month'))
    program.find(LABEL, T('The month was closed'))
    check(program.find(BUTTON, T('_Reopen…')), 'what is offered now is to reopen it')
    check(ledger.refuses('add', 'meal', 'date=2026-03-02', 'meal=dinner', 'diners=5'), 'the month is closed')

    press_menu_item(program, T('_Issue and Save…'))
    save_as(program, T('Issue the Waste Notice'), notice)
    program.find(LABEL, part=T('Issued %s') % '')
    check(wait_for(lambda: os.path.exists(shown) and open(shown, 'rb').read() == open(notice, 'rb').read()),
          'it is opened in the viewer')
    number = re.search('\\S+〔2026〕1号', ledger.run('notice', 'list'))
    check(number, 'the notice has the first number of the year')
    check(number and number.group() in read_pdf(notice), 'which stands on the sheet')
    kept = os.path.join(folder, 'kept.pdf')
    ledger.run('notice', 'show', number.group(), '-o', kept)
    check(open(kept, 'rb').read() == open(notice, 'rb').read(), 'the ledger keeps the same bytes')

    program.go_to('meal')
    program.key('ctrl+i')
    program.find(ENTRY, title('meal', 'date'))
    program.type('2026-03-04', 'Return', '2', 'Return', 'Return', 'Return', 'Return')
    program.type('77', 'ctrl+s')
    check(program.find(LABEL, part=T('The month %s is closed, so nothing dated in it can be written. Reopen it with a reason first, on the page of the months.')
                       % '2026-03'), 'an entry into the closed month is refused in a sentence')
    check_equal(program.text(title('meal', 'diners')), '77', 'what was typed stays')
    check_equal(ledger.list('meal'), [], 'nothing is in the file')
    check_equal(program.stop(), 0, 'the program ends well')
    check(ledger.verifies(), 'the ledger verifies')


run_flows(test_month)
