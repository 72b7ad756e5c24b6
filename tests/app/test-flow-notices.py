#!/usr/bin/python3
"""The notices of a month by the keyboard alone: seen, issued, saved, printed, posted,
taken down, corrected and voided; the file is read with jieyuectl.

test-flow-notices.py JIEYUE JIEYUECTL"""

import datetime
import json
import os
import subprocess

from driver import (BUTTON, CATALOGUE, CHINESE, ENTRY, FOCUSED, LABEL, Program, T, check, check_equal, new_ledger, run_flows, title, wait_for)

# The role of a picture, by its number on the accessibility bus.
IMAGE = 27
POSTED_FROM = '公示起' if CHINESE else 'Posted from'
COLLECTOR = '示例市净蓝餐厨收运有限公司'
FIRST, SECOND, THIRD = ('示机管公示〔%d〕%d号' % (datetime.date.today().year, n) for n in (1, 2, 3))


def press(program, label):
    """Presses a button of the window by the letter that is underlined."""
    program.find_ready(BUTTON, T(label))
    text = CATALOGUE.gettext(label)
    program.key('alt+' + text[text.index('_') + 1].lower())


def sees(program, *words, seconds=10):
    """Whether the page in sight bears these words: its text is what the picture of it is
    described with."""
    def look():
        pages = [''.join(node.description.split()) for node in program.read(False) if node.role == IMAGE]
        return any(all(word in page for word in words) for page in pages)
    return wait_for(look, seconds)


def tab_to(program, name):
    """Goes on by Tab until something of this name has the focus."""
    for _ in range(30):
        if any(node.has(FOCUSED) and node.is_called(name) for node in program.read(False)):
            return True
        program.key('Tab')
    return False


def turn(program, key, words):
    """Whether a key leads to a page with these words, which a few screens lie before."""
    for _ in range(8):
        program.key(key)
        if sees(program, words, seconds=1):
            return True
    return False


def read_pdf(path):
    text = subprocess.run(['pdftotext', path, '-'], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    return ''.join(text.split())


def next_working_day(day):
    day += datetime.timedelta(1)
    while day.weekday() > 4:
        day += datetime.timedelta(1)
    return day


def fill(ledger):
    institution = ledger.list('institution')[0]['id']
    ledger.run('amend', institution, 'short_name=示机管', 'posting_days=5', '--reason', '补登')
    ledger.add('collector', name=COLLECTOR)
    for month, mass in ('2026-02', '41.5'), ('2026-03', '64.5'):
        pickup = ledger.add('pickup', date=month + '-05', category='kitchen', mass=mass, method='weighed', collector=COLLECTOR)
    ledger.add('weighing', date='2026-02-05', meal='lunch', stage='plate', net='126')
    # A sheet of several pages.
    for number in range(40):
        ledger.add('pickup', date='2026-02-%02d' % (number % 28 + 1), category='other', mass='1', method='weighed',
                   collector=COLLECTOR)
    ledger.run('close', '--month', '2026-02')
    ledger.run('close', '--month', '2026-03')
    return pickup


def notices(ledger):
    return json.loads(ledger.run('notice', 'list', '--format', 'json'))


def choose(program):
    """Month and kind, and a look at what is chosen."""
    program.go_to('notice')
    check(sees(program, '2026年3月生活垃圾分类清运情况公示', '64.5'), 'the last month with pickups is on paper')
    program.key('alt+Page_Up')
    check(sees(program, '2026年2月生活垃圾分类清运情况公示', '81.5'), 'a key leads to the month before')
    program.key('Down')
    check(sees(program, '2026年2月食堂用餐及食品浪费情况公示', '126.0'), 'an arrow to the next kind')
    # Six notices stand before it.
    program.key('Home', *['Down'] * 6)
    check(sees(program, '生活垃圾分类清运台账', '—1—'), 'and to the sheets below')
    check(program.find(LABEL, part=T('Fonts: %s') % ''), 'the fonts are named')

    check(tab_to(program, T('Preview')), 'Tab goes to the page itself')
    check(sees(program, '生活垃圾分类清运台账'), 'and chooses nothing on its way')
    program.key('ctrl+plus')
    check(program.find(LABEL, part='%'), 'which is made larger')
    program.key('ctrl+0')
    check(program.find(LABEL, T('Fit', 'zoom')), 'and takes the width again')
    check(turn(program, 'Page_Down', '—2—'), 'it is read on to the next page')
    check(turn(program, 'Page_Up', '—1—'), 'and back')


def issue(program, ledger):
    """With days of its own for the posting."""
    first = next_working_day(datetime.date.today())
    last = first
    for _ in range(4):
        last = next_working_day(last)
    program.go_to('notice')
    program.key('alt+Page_Down', 'Home')
    check(sees(program, '2026年3月生活垃圾分类清运情况公示'), 'back in March')
    check(program.find(LABEL, T('A draft: the month is closed, so the notice can be issued.')), 'the page says that it is a draft')
    press(program, '_Issue…')
    program.await_window(T('Issue a Notice'))
    program.key('ctrl+a')
    program.type('13-45', 'ctrl+Return')
    check(program.find(LABEL, part='2026-03-02'), 'a day that does not exist is refused beside its field')
    check_equal(program.text(POSTED_FROM), '13-45', 'what was typed stays')
    check_equal(notices(ledger), [], 'and nothing is issued')
    program.key('ctrl+a')
    program.type(first.isoformat(), 'ctrl+Return')
    check(program.find(LABEL, part=FIRST), 'the notice has the first number of the year')
    check(sees(program, FIRST), 'the page as it was issued is shown')
    found = notices(ledger)
    check_equal([(each['number'], each['posted_from'], each['posted_to']) for each in found],
                [(FIRST, first.isoformat(), last.isoformat())], 'it hangs for five working days from the day that was chosen')
    return first


def save(program, ledger, folder):
    saved, kept = os.path.join(folder, 'sheets', 'saved.pdf'), os.path.join(folder, 'kept.pdf')
    program.key('ctrl+s')
    program.await_window(T('Save the Document'))
    program.key('ctrl+a')
    program.type(saved, 'Return')
    check(program.find(LABEL, T('“%s” was saved') % 'saved.pdf'), 'the page is saved')
    ledger.run('notice', 'show', FIRST, '-o', kept)
    check(open(saved, 'rb').read() == open(kept, 'rb').read(), 'it is what the ledger keeps, byte for byte')


def post(program, ledger, first):
    press(program, 'Record P_osting…')
    check_equal(program.text(title('posting', 'from')), first.isoformat(), 'it hangs from the day that it announces')
    today = datetime.date.today().isoformat()
    program.write(title('posting', 'from'), today)
    program.write(title('posting', 'place'), '一楼公示栏')
    program.key('ctrl+s')
    found = wait_for(lambda: ledger.list('posting'))
    check_equal([(each['from'], each['place'], each.get('taken_down')) for each in found or []], [(today, '一楼公示栏', None)],
                'unless somebody says otherwise')
    program.key('alt+Left')
    press(program, '_Take Down…')
    program.find(ENTRY, title('posting', 'taken_down'))
    program.write(title('posting', 'taken_down'), today)
    program.key('ctrl+s')
    check(wait_for(lambda: ledger.list('posting')[0].get('taken_down') == today), 'it is taken down')
    program.key('alt+Left')


def correct(program, ledger, pickup):
    """After the month was opened, corrected and closed again."""
    program.go_to('closing')
    press(program, '_Reopen…')
    program.find(ENTRY, T('Reason'))
    program.write(T('Reason'), '过磅单更正')
    program.key('Return')
    program.find_ready(BUTTON, T('_Close Month…'))
    ledger.run('amend', pickup, 'mass=70', '--reason', '过磅单更正')
    press(program, '_Close Month…')
    press(program, 'Close _Month')
    program.find(LABEL, T('The month was closed'))
    program.go_to('notice')
    program.key('alt+n')
    check(sees(program, '更正公示', FIRST, '64.5', '70.0'), 'what follows names the first one, with old and new figures')
    press(program, '_Issue…')
    program.await_window(T('Issue a Notice'))
    check(program.find(LABEL, part=FIRST), 'the question says what it corrects')
    program.key('ctrl+Return')
    check(sees(program, SECOND), 'the correction has the next number')
    check_equal([(each['number'], each['state'], each.get('corrects')) for each in notices(ledger)],
                [(FIRST, 'superseded', None), (SECOND, 'issued', FIRST)], 'and takes the place of the first one')


def void(program, ledger):
    press(program, '_Void…')
    program.find(ENTRY, T('Reason'))
    program.write(T('Reason'), '文号用错')
    program.key('Return')
    check(program.find(LABEL, T('The notice is voided; its number stays taken')), 'it is voided with a reason')
    check_equal([each['state'] for each in notices(ledger)][1], 'voided', 'and listed so')
    check(program.is_gone(BUTTON, T('_Void…')), 'no one is voided twice')


def test_notices(folder):
    for name in 'ledgers', 'sheets':
        os.mkdir(os.path.join(folder, name))
    ledger = new_ledger(os.path.join(folder, 'ledgers'))
    pickup = fill(ledger)
    program = Program(ledger.path)
    choose(program)
    first = issue(program, ledger)
    save(program, ledger, folder)
    post(program, ledger, first)
    correct(program, ledger, pickup)
    void(program, ledger)
    check_equal(program.stop(), 0, 'the program ends well')
    check(ledger.verifies(), 'the ledger verifies')


run_flows(test_notices)
