#!/usr/bin/python3
"""Takes a picture of every page of the program on a demonstration ledger, as a person
would come to it.

screenshots.py JIEYUE JIEYUECTL FOLDER SCHEME

The files are called PAGE.LANGUAGE.SCHEME.png. A new page is a function below, marked
with @scene, that goes there and takes its picture."""

import os
import subprocess
import sys
import tempfile
import time

from driver import (BUTTON, CHINESE, ENTRY, FRAME, LABEL, TASKS, Failure, Ledger, Program, T, run_quietly, title, wait_for)

# The role of a picture, by its number on the accessibility bus.
IMAGE = 27
FOLDER, SCHEME = sys.argv[3:5]
LANGUAGE = 'zh' if CHINESE else 'en'
LAST = '2026-10'
REASON = ('Reason for the change', '更改原因')
ENVIRONMENT = {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark' if SCHEME == 'dark' else 'prefer-light'}
SCENES = []


def scene(function):
    SCENES.append(function)
    return function


def write_settings(folder, **settings):
    """The desktop's settings: nothing moves in a picture."""
    os.makedirs(os.path.join(folder, 'gtk-4.0'), exist_ok=True)
    lines = ['%s=%s' % pair for pair in {'gtk-enable-animations': 0, 'gtk-cursor-blink': 0, **settings}.items()]
    with open(os.path.join(folder, 'gtk-4.0', 'settings.ini'), 'w') as file:
        file.write('\n'.join(['[Settings]', *lines, '']))


class Stage(Program):
    """The program in a window of a given size in the corner of the screen."""

    def __init__(self, *arguments, size=(1100, 700), **settings):
        config = tempfile.mkdtemp(dir=os.environ['HOME'])
        write_settings(config, **settings)
        super().__init__(*arguments, environment={**ENVIRONMENT, 'XDG_CONFIG_HOME': config})
        self.window = run_quietly('xdotool', 'getactivewindow')
        self.resize(*size)

    def resize(self, width, height):
        run_quietly('xdotool', 'windowsize', '--sync', self.window, str(width), str(height))
        run_quietly('xdotool', 'windowmove', '--sync', self.window, '0', '0')
        # A window may be asked to be smaller than it can.
        wait_for(lambda: abs(self.find(FRAME).place[2] - width) < 24, 2)
        # The pointer shows no tooltip and marks no button.
        run_quietly('xdotool', 'mousemove', '1279', '799')

    def shoot(self, name):
        """Takes the picture as soon as two in a row are the same."""
        geometry = dict(line.split('=') for line in run_quietly('xdotool', 'getwindowgeometry', '--shell', self.window).split())
        region = '%sx%s+%s+%s' % tuple(geometry[key] for key in ('WIDTH', 'HEIGHT', 'X', 'Y'))
        path = os.path.join(FOLDER, '%s.%s.%s.png' % (name, LANGUAGE, SCHEME))
        run_quietly('xdotool', 'mousemove', '1279', '799')
        before = None
        for _ in range(10):
            picture = subprocess.run(['import', '-silent', '-window', 'root', '-crop', region, '+repage', '-depth', '8', 'ppm:-'],
                                     check=True, stdout=subprocess.PIPE).stdout
            if picture == before:
                break
            before = picture
            time.sleep(0.1)
        subprocess.run(['convert', 'ppm:-', path], input=before, check=True)
        print(os.path.basename(path), flush=True)

    def open_row(self):
        """Opens the record in the first row of the table."""
        self.find(LABEL, part=LAST + '-', rows=True)
        # From the search back to the rows.
        self.key('ctrl+f', 'Escape', 'Home', 'Return')
        self.find(LABEL, T('History'))

    def leave(self):
        self.key('alt+Left')


def new_demonstration():
    ledger = Ledger(os.path.join(tempfile.mkdtemp(dir=os.environ['HOME']), 'demo.jieyue'))
    ledger.run('demo', '--months', '14', '--end', LAST, '--seed', '1')
    record = ledger.list('meal', '--month', LAST, '--sort', 'date:desc')[0]
    ledger.run('amend', record['id'], 'diners=%d' % (record['diners'] + 3), '--reason', '漏登了三位来访人员')
    return ledger


@scene
def start(ledger):
    stage = Stage()
    stage.find(BUTTON, T('_New Ledger…'))
    stage.shoot('start')
    stage.key('ctrl+n')
    stage.await_window(T('New Ledger'))
    stage.write(T('Name of the institution'), '示例县档案馆')
    stage.shoot('new-ledger')
    stage.key('Escape')
    stage.kill()


@scene
def tables(ledger):
    stage = Stage(ledger.path)
    for kind in TASKS:
        stage.go_to(kind)
        stage.shoot('table-' + kind)
    stage.go_to('pickup')
    stage.key('ctrl+f')
    stage.type('Zzz')
    stage.find(None, T('Nothing Found'))
    stage.shoot('table-nothing-found')
    stage.kill()


def shoot_notices(stage, suffix=''):
    """A draft, one that can be issued, the question before, and the page as it was issued."""
    stage.go_to('notice')
    stage.find(IMAGE, part='1')
    stage.shoot('notice-draft' + suffix)
    stage.press(BUTTON, T('Previous month'))
    stage.press(BUTTON, T('_Issue…'))
    stage.find(LABEL, T('Issue a Notice'))
    stage.shoot('notice-issue' + suffix)
    stage.key('ctrl+Return')
    stage.find(BUTTON, T('Record P_osting…'))
    stage.find(IMAGE, part='1')
    stage.shoot('notice-issued' + suffix)


@scene
def notices(ledger):
    stage = Stage(ledger.path)
    shoot_notices(stage)
    stage.kill()


@scene
def wordings(ledger):
    """Sentences with the figures of the last closed month, a wrong one, and the list."""
    for suffix, size in ('', (1100, 700)), ('-900x600', (900, 600)):
        stage = Stage(ledger.path, size=size)
        stage.go_to('wording')
        stage.key('ctrl+i')
        stage.find(ENTRY, title('wording', 'basis'))
        stage.key('1', 'Return')
        stage.write(title('wording', 'basis'), '按规定公示{月份}清运{合计}千克、{总计}。')
        stage.key('Return')
        stage.press(BUTTON, T('P_ropose'))
        stage.find(LABEL, part='清运总量较上月变化')
        stage.shoot('form-wording' + suffix)
        stage.key('alt+Down')
        stage.find(LABEL, part='{')
        stage.shoot('form-wording-list' + suffix)
        stage.kill()


@scene
def windows(ledger):
    stage = Stage(ledger.path)
    stage.go_to('meal')
    stage.key('ctrl+question')
    stage.find(LABEL, T('New record'))
    stage.shoot('shortcuts')
    stage.key('Escape')
    stage.is_gone(LABEL, T('Getting around'))
    stage.key('F10')
    stage.find(None, T('_About Jieyue'))
    stage.shoot('main-menu')
    stage.find(None, T('_About Jieyue')).press()
    stage.find(LABEL, T('The Jieyue developers'))
    stage.shoot('about')
    stage.kill()


def shoot_records(stage, suffix=''):
    stage.go_to('pickup')
    stage.shoot('table' + suffix)
    stage.open_row()
    stage.shoot('record-pickup' + suffix)
    stage.leave()
    stage.go_to('meal')
    stage.open_row()
    stage.shoot('record-amended' + suffix)


def shoot_forms(stage, suffix=''):
    stage.go_to('pickup')
    stage.key('ctrl+i')
    stage.find(ENTRY, title('pickup', 'collector'))
    stage.shoot('form-new' + suffix)
    stage.type('2-30', 'Return', 'Return', '3', 'Return', 'Return', 'Return')
    stage.write(title('pickup', 'collector'), '无此单位')
    stage.key('ctrl+s')
    stage.find(LABEL, T('Nothing is saved yet: see the marked fields.'))
    stage.shoot('form-refused' + suffix)
    stage.key('Escape')
    stage.go_to('meal')
    stage.open_row()
    stage.key('F2')
    stage.find(ENTRY, REASON[CHINESE])
    stage.key('ctrl+s')
    stage.find(LABEL, T('Nothing is saved yet: see the marked fields.'))
    stage.shoot('form-amend-refused' + suffix)
    stage.key('Escape')


def shoot_months(stage, suffix=''):
    stage.go_to('closing')
    stage.find(BUTTON, T('_Close Month…'))
    stage.find(LABEL, T('Completeness'))
    stage.shoot('month-open' + suffix)
    # The findings stand below the figures.
    stage.click(BUTTON, T('Show _Findings'))
    stage.shoot('month-findings' + suffix)
    stage.press(BUTTON, T('_Close Month…'))
    stage.find(BUTTON, T('Close _Month'))
    stage.shoot('month-close-dialog' + suffix)
    stage.key('Escape')
    stage.is_gone(BUTTON, T('Close _Month'))
    stage.press(BUTTON, T('Previous month'))
    stage.find(BUTTON, T('_Reopen…'))
    stage.shoot('month-closed' + suffix)
    stage.press(BUTTON, T('_Reopen…'))
    stage.find(ENTRY, T('Reason'))
    stage.shoot('month-reopen-dialog' + suffix)
    stage.key('Escape')
    stage.is_gone(ENTRY, T('Reason'))
    stage.click(BUTTON, T('Waste _Notice'))
    stage.find(None, T('Save a _Draft…'))
    stage.shoot('month-notice-menu' + suffix)
    stage.key('Escape')


@scene
def records(ledger):
    stage = Stage(ledger.path)
    shoot_records(stage)
    stage.key('Delete')
    stage.find(ENTRY, T('Reason'))
    stage.shoot('void-dialog')
    stage.write(T('Reason'), '重复登记')
    stage.key('Return')
    stage.find(LABEL, T('The record is voided'))
    stage.shoot('record-voided')
    stage.key('ctrl+z')
    stage.is_gone(LABEL, T('The record is voided'))
    shoot_forms(stage)
    shoot_months(stage)
    stage.kill()


def shoot_all(stage, suffix):
    shoot_records(stage, suffix)
    shoot_forms(stage, suffix)
    shoot_months(stage, suffix)
    shoot_notices(stage, suffix)
    stage.kill()


@scene
def small(ledger):
    shoot_all(Stage(ledger.path, size=(900, 600)), '-900x600')


@scene
def large_text(ledger):
    # Half as large again.
    shoot_all(Stage(ledger.path, size=(900, 600), **{'gtk-font-name': 'Sans 16'}), '-large-text')


# A sheet as canteens keep it: a title, a date that can mean two days, a word that no
# choice knows, a name that is not known, a row that is refused, a total.
SHEET = """机关食堂十月厨余称重台账,,,,,
日期,餐次,食堂,环节,净重(kg),经办人
2026-10-09,午餐,机关食堂,餐盘,24.6,某某
2026-10-12,午餐,机关食堂,餐盘,25.1,某某
2026-10-13,午餐,机关食堂,餐盘,二十五,某某
14/10/2026,午餐,机关食堂,餐盘,23.9,某某
2026-10-15,午餐,北院食堂,餐盘,22.4,某某
2026-10-16,午餐,机关食堂,剩菜盆,18.2,某某
2026-10-19,晚餐,机关食堂,餐盘,7.5,某某
合计,,,,121.7,
"""


def shoot_import(ledger, suffix='', **arguments):
    stage = Stage(ledger.path, **arguments)
    stage.go_to('weighing')
    path = os.path.join(tempfile.mkdtemp(dir=os.environ['HOME']), 'october.csv')
    with open(path, 'w', encoding='gb18030') as file:
        file.write(SHEET)
    stage.key('ctrl+shift+o')
    stage.await_window(T('Import a File'))
    time.sleep(0.5)
    stage.type(path)
    time.sleep(0.5)
    stage.key('Return')
    stage.find(LABEL, T('Columns'))
    stage.find(LABEL, part='25.1', rows=True)
    time.sleep(1)
    stage.window = run_quietly('xdotool', 'getactivewindow')
    stage.shoot('import' + suffix)
    stage.key('Escape')
    stage.kill()


@scene
def imports(ledger):
    shoot_import(ledger)
    shoot_import(ledger, '-large-text', size=(900, 600), **{'gtk-font-name': 'Sans 16'})


def shoot_narrow(stage, name):
    """At the width of a telephone, or as near to it as the page comes."""
    stage.resize(360, 700)
    stage.shoot('narrow-' + name)
    stage.resize(1100, 700)


@scene
def narrow(ledger):
    stage = Stage(ledger.path)
    stage.go_to('pickup')
    shoot_narrow(stage, 'table')
    stage.open_row()
    shoot_narrow(stage, 'record')
    stage.key('F2')
    stage.find(ENTRY, REASON[CHINESE])
    shoot_narrow(stage, 'form')
    stage.key('Escape')
    stage.go_to('closing')
    stage.find(LABEL, T('Completeness'))
    shoot_narrow(stage, 'month')
    stage.resize(360, 700)
    stage.key('alt+Left')
    stage.shoot('narrow-sidebar')
    stage.kill()


os.makedirs(FOLDER, exist_ok=True)
status = 0
for take in SCENES:
    if len(sys.argv) > 5 and take.__name__ not in sys.argv[5:]:
        continue
    try:
        take(new_demonstration())
    except Failure as failure:
        print('%s: %s' % (take.__name__, failure), file=sys.stderr)
        status = 1
    for program in list(Program.running):
        program.kill()
sys.exit(status)
