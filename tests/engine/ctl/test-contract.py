#!/usr/bin/env python3
"""test-contract.py: holds jieyuectl to its contract (command-line.md), from outside.

Only the program, its exit status and what it writes are looked at; that a refused
command changed nothing is proven by reading the file itself. Each test has a folder
of its own. Expected figures are worked out here, by hand or with exact fractions."""

import contextlib
import csv
import datetime
import hashlib
import io
import json
import os
import re
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import traceback
from fractions import Fraction

PROGRAM = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else 'jieyuectl')
ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', '..'))
SAMPLE = os.path.join(os.environ.get('JY_TEST_DATA', os.path.join(ROOT, 'tests', 'data')), 'sample-2026-03')
REAL = os.path.join(ROOT, '..', 'shared', 'data', 'real')
NOBODY = 65534

BUILT = ['init', 'demo', 'kinds', 'add', 'amend', 'void', 'undo', 'redo', 'show', 'list', 'import', 'export', 'figures', 'findings',
         'coverage', 'close', 'reopen', 'notice', 'sheet', 'verify', 'rebuild']
LATER = ['merge', 'conflicts', 'backup', 'restore']
NOTICES = ['waste', 'canteen', 'purchases', 'overtime', 'collectors', 'combined']
KINDS = ['institution', 'site', 'container', 'supplier', 'collector', 'contract', 'licence', 'day', 'density', 'purchase',
         'meal', 'weighing', 'pickup', 'wording', 'posting']
SAMPLE_FILES = [('institution', 'institution.csv'), ('supplier', 'suppliers.csv'), ('collector', 'collectors.csv'),
                ('contract', 'contracts.csv'), ('licence', 'licences.csv'), ('purchase', 'purchases.csv'),
                ('meal', 'meals.csv'), ('weighing', 'weighings.csv'), ('pickup', 'pickups.csv')]

SHEETS = ['pickups', 'disposal', 'purchases', 'weighings', 'blank-day']

DONE, REFUSED, USAGE, ENVIRONMENT = 0, 1, 2, 3


class Skip(Exception):
    """A test that cannot be run here."""


class Result:
    """What one run of the program came to."""

    def __init__(self, words, completed):
        self.words = words
        self.status = completed.returncode
        self.raw = completed.stdout
        self.out = completed.stdout.decode('utf-8', 'replace')
        self.err = completed.stderr.decode('utf-8', 'replace')

    def __str__(self):
        return f'{self.words}: status {self.status}\n--- stdout\n{self.out[:2000]}\n--- stderr\n{self.err[:2000]}'


class Box:
    """A folder of its own with a ledger in it."""

    def __init__(self, folder):
        self.folder = folder
        self.ledger = os.path.join(folder, 'data', 'jieyue', 'ledger.jieyue')
        self.environment = {key: value for key, value in os.environ.items()
                            if not key.startswith(('LC_', 'LANG', 'XDG_', 'G_TEST'))}
        self.environment.update(XDG_DATA_HOME=os.path.join(folder, 'data'), HOME=folder, LC_ALL='C.UTF-8', TZ='Asia/Shanghai')

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        with open(self.path(name), 'wb') as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return self.path(name)

    def run(self, *words, env=None, **options):
        options.setdefault('stdin', subprocess.DEVNULL)
        if 'stdout' not in options:
            options.update(stdout=subprocess.PIPE)
        completed = subprocess.run([PROGRAM, *words], stderr=subprocess.PIPE, cwd=self.folder, timeout=120, check=False,
                                   env={**self.environment, **(env or {})}, **options)
        if completed.stdout is None:
            completed.stdout = b''
        result = Result(words, completed)
        for word in ('Sanitizer', 'CRITICAL', 'runtime error'):
            assert word not in result.err, result
        return result

    def ok(self, *words, **options):
        result = self.run(*words, **options)
        assert result.status == DONE, result
        assert 'WARNING' not in result.err, result
        return result.out

    def silent(self, *words):
        """A success that has nothing to say on standard output."""
        result = self.run(*words)
        assert result.status == DONE and result.out == '', result
        return result.err

    def fails(self, status, *words, says=(), **options):
        """A failure: its status, an empty stdout, a sentence with certain words, and nothing changed."""
        before = self.dump()
        result = self.run(*words, **options)
        assert result.status == status, f'expected {status}, {result}'
        assert result.out == '', result
        assert result.err.strip() != '', result
        for word in [says] if isinstance(says, str) else says:
            assert word.lower() in result.err.lower(), f'“{word}” is not said: {result}'
        assert self.dump() == before, f'the ledger was changed by {result}'
        return result.err

    def dump(self, path=None):
        """A digest of every row of every table, read without the program."""
        path = path or self.ledger
        if not os.path.isfile(path):
            return None
        with open(path, 'rb') as file:
            content = file.read(16)
        if not content.startswith(b'SQLite format 3'):
            return hashlib.sha256(open(path, 'rb').read()).hexdigest()
        digest = hashlib.sha256()
        with contextlib.closing(sqlite3.connect(f'file:{path}?mode=ro', uri=True)) as connection:
            try:
                tables = connection.execute("SELECT name FROM sqlite_schema WHERE type='table' ORDER BY name").fetchall()
                for (table,) in tables:
                    digest.update(table.encode())
                    for row in connection.execute(f'SELECT rowid,* FROM "{table}"'):
                        digest.update(repr(row).encode())
            except sqlite3.DatabaseError:
                return hashlib.sha256(open(path, 'rb').read()).hexdigest()
        return digest.hexdigest()

    def init(self, *words):
        self.ok('init', *words)

    def add(self, *words):
        out = self.ok('add', *words)
        assert re.fullmatch(r'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\n', out), out
        return out.strip()

    def records(self, kind, *words, ids=False):
        rows = json.loads(self.ok('list', kind, '--format', 'json', *words))
        for row in rows:
            if not ids:
                del row['id']
        return rows

    def record(self, identifier, kind):
        return next(row for row in self.records(kind, '--voided', ids=True) if row['id'] == identifier)

    def figures(self, month):
        return json.loads(self.ok('figures', '--month', month, '--format', 'json'))

    def findings(self, month):
        return json.loads(self.ok('findings', '--month', month, '--format', 'json'))

    def sample(self):
        self.init()
        for kind, name in SAMPLE_FILES:
            self.ok('import', kind, os.path.join(SAMPLE, name), '--create-references')


TESTS = []


def test(function):
    TESTS.append(function)
    return function


def equal(actual, expected, what=''):
    assert actual == expected, f'{what}: {actual!r} instead of {expected!r}'


def month_from_now(step):
    """The month that many months from this one, as YYYY-MM."""
    today = datetime.date.today()
    number = today.year * 12 + today.month - 1 + step
    return f'{number // 12:04}-{number % 12 + 1:02}'


# Help, usage, opening.


@test
def help_at_the_top(box):
    result = box.run('--help')
    equal((result.status, result.err), (DONE, ''))
    listed = re.findall(r'^  ([a-z]+) {2,}\S', result.out, re.M)
    equal(listed, BUILT, 'commands in the help')
    for option in ('--ledger', '--author', '--version', '--help'):
        assert option in result.out, option
    equal(box.run('-h').out, result.out, '-h')
    equal(box.run('--ledger', 'nowhere', '--help').status, DONE)


@test
def help_of_every_command(box):
    options = {
        'init': ['--institution'], 'demo': ['--months', '--end', '--diners', '--seed'], 'kinds': ['--format'],
        'amend': ['--reason'], 'void': ['--reason'], 'show': ['--history'],
        'list': ['--month', '--from', '--to', '--where', '--search', '--sort', '--format'],
        'import': ['--map', '--set', '--unit', '--value', '--date-format', '--delimiter', '--encoding', '--create-references',
                   '--dry-run', '--skip-bad', '--again'],
        'export': ['-o', '--month', '--encoding'], 'figures': ['--month', '--format'], 'findings': ['--month', '--format'],
        'close': ['--month'], 'reopen': ['--month', '--reason'],
        'notice': ['--month', '-o', '--draft', '--issue', '--posted-from', '--posted-to', '--reason', '--format', *NOTICES, 'list', 'show', 'void', 'check'],
        'sheet': ['--month', '--from', '--to', '-o', *SHEETS],
    }
    for command in BUILT:
        for words in ([command, '--help'], [command, '-h']):
            result = box.run(*words)
            equal((result.status, result.err), (DONE, ''), words)
            assert result.out.startswith(f'Usage:\n  jieyuectl {command}'), result
            equal(result.out.count('jieyuectl'), 1, f'usage lines of {command}')
            for option in options.get(command, []):
                assert option in result.out, f'{command} does not tell of {option}'
    assert not os.path.exists(box.ledger), 'help made a ledger'


@test
def help_where_nothing_can_be_written(box):
    blocked = box.write('file', 'no folder')
    for words in (['--help'], ['add', '--help'], ['kinds'], ['--version']):
        result = box.run(*words, env={'XDG_DATA_HOME': blocked, 'HOME': blocked})
        equal(result.status, DONE, words)
        assert result.out != '', words


@test
def version(box):
    result = box.run('--version')
    equal((result.status, result.err), (DONE, ''))
    assert re.fullmatch(r'jieyuectl \d+\.\d+\.\d+\n', result.out), result


@test
def not_yet_available(box):
    box.init()
    commands = [[name, *rest] for name in LATER for rest in ([], ['x'], ['--help'])]
    for words in commands:
        box.fails(USAGE, *words, says='not yet available')
    assert not os.path.exists(box.path('x.pdf'))


@test
def wrong_usage(box):
    box.init('--institution', '示例')
    one = box.add('meal', 'date=2026-03-02', 'meal=lunch', 'diners=3')
    cases = [
        ([], 'what to do'), (['frob'], 'frob'), (['--frob'], '--frob'), (['--ledger'], '--ledger'),
        (['--author', '', 'kinds'], 'author'), (['init', 'extra'], 'extra'), (['init', '--frob'], '--frob'),
        (['kinds', 'frob'], 'frob'), (['kinds', 'meal', 'extra'], 'extra'), (['kinds', '--format', 'csv'], 'csv'),
        (['add'], 'KIND'), (['add', 'frob'], 'frob'), (['add', 'meal', 'date'], 'date'), (['add', 'meal', 'frob=1'], 'frob'),
        (['add', 'meal', '=1'], '=1'),
        (['add', 'meal', 'date=2026-03-03', 'meal=lunch', 'diners=3', '就餐人数=4'], 'diners'),
        (['verify', '--ledger', 'x'], 'before the command'), (['list', 'meal', '--author=x'], 'before the command'), (['amend', one], 'amend ID'), (['amend', one, 'diners=4'], '--reason'),
        (['amend', one, '--reason', 'x'], 'amend ID'), (['amend', one, 'frob=4', '--reason', 'x'], 'frob'),
        (['void'], 'void ID'), (['void', one], '--reason'), (['void', one, 'extra', '--reason', 'x'], 'extra'),
        (['undo'], 'undo ID'), (['redo', one, 'extra'], 'extra'), (['show'], 'show ID'), (['show', one, 'extra'], 'extra'), (['list'], 'list KIND'), (['list', 'frob'], 'frob'),
        (['list', 'meal', '--format', 'xml'], 'xml'), (['list', 'meal', '--sort', 'frob'], 'frob'),
        (['list', 'meal', '--sort', 'date:up'], 'date:up'), (['list', 'meal', '--where', 'frob=1'], 'frob'),
        (['list', 'meal', '--where', 'meal'], 'meal'), (['list', 'meal', '--month', '2026-13'], '2026-13'),
        (['list', 'meal', '--from', '2026-02-30'], '2026-02-30'), (['list', 'site', '--month', '2026-03'], 'Site'),
        (['list', 'meal', '--month', '2026-03', '--from', '2026-03-02'], '--month'),
        (['list', 'meal', '--from', '2026-03-02', '--to', '2026-03-01'], '2026-03-02'),
        (['import', 'meal'], 'import KIND'), (['import', 'frob', 'x.csv'], 'frob'),
        (['import', 'meal', 'x.csv', '--map', 'frob=x'], 'frob'), (['import', 'meal', 'x.csv', '--map', 'date'], 'date'),
        (['import', 'meal', 'x.csv', '--set', 'frob=x'], 'frob'), (['import', 'meal', 'x.csv', '--unit', 'diners=kg'], 'kg'),
        (['import', 'meal', 'x.csv', '--value', 'meal=x'], 'meal=x'),
        (['import', 'meal', 'x.csv', '--delimiter', 'ab'], 'ab'), (['import', 'meal', 'x.csv', '--delimiter', '"'], '"'),
        (['import', 'meal', 'x.csv', '--delimiter', ''], 'delimiter'), (['import', 'meal', 'x.csv', '--delimiter', 'a'], 'letter'),
        (['import', 'meal', 'x.csv', '--delimiter', '7'], '7'), (['export'], 'export KIND'),
        (['export', 'meal', '--encoding', 'latin1'], 'latin1'), (['export', 'frob'], 'frob'), (['figures'], '--month'),
        (['figures', '--month', 'March'], 'March'), (['figures', '--month', '2026-03', '--format', 'csv'], 'csv'),
        (['findings', '--month', '03-2026'], '03-2026'), (['coverage'], 'coverage ID'), (['close'], '--month'),
        (['close', '--month', '2026-00'], '2026-00'), (['reopen', '--month', '2026-03'], '--reason'),
        (['reopen', '--reason', 'x'], '--month'), (['notice'], 'notice'), (['notice', 'frob'], 'frob'),
        (['notice', 'waste', '-o', 'x.pdf'], '--month'), (['notice', 'waste', '--month', '2026-03'], '-o'),
        (['notice', 'waste', '--month', '2026-03', '-o', 'x.pdf', '--draft', '--issue'], '--issue'),
        (['notice', 'show'], 'NUMBER'), (['notice', 'show', '1'], '-o'), (['notice', 'void'], 'NUMBER'),
        (['notice', 'void', '1'], '--reason'), (['notice', 'check'], 'CODE'), (['notice', 'list', 'extra'], 'extra'), (['notice', 'waste', 'extra'], 'extra'),
        (['sheet'], 'sheet'), (['sheet', 'frob'], 'frob'), (['sheet', 'frob'], 'blank-day'), (['sheet', 'pickups', 'extra'], 'extra'),
        (['sheet', 'pickups', '-o', 'x.pdf'], '--month'), (['sheet', 'pickups', '--from', '2026-03-01', '-o', 'x.pdf'], '--to'),
        (['sheet', 'pickups', '--month', '2026-13', '-o', 'x.pdf'], '2026-13'), (['sheet', 'pickups', '--month', '2026-03'], '-o'),
        (['sheet', 'pickups', '--month', '2026-03', '--to', '2026-03-02', '-o', 'x.pdf'], '--from'),
        (['sheet', 'pickups', '--from', '2026-03-02', '--to', '2026-03-01', '-o', 'x.pdf'], '2026-03-02'),
        (['verify', 'extra'], 'extra'), (['rebuild', 'extra'], 'extra'), (['demo', 'extra'], 'extra'),
        (['demo', '--months', '0'], '--months'), (['demo', '--months', 'x'], 'x'),
    ]
    for words, word in cases:
        box.fails(USAGE, *words, says=word)


@test
def words_that_are_not_utf_8(box):
    box.init()
    bad = b'note=\xff\xfe'
    box.fails(USAGE, 'add', 'site', 'name=x', 'type=canteen', bad, says='UTF-8')
    box.fails(USAGE, '--author', b'\xc3', 'add', 'site', 'name=x', 'type=canteen', says='UTF-8')
    assert box.run('frob\udcff').status == USAGE
    assert box.run('--ledger', b'\xff.jieyue', 'verify').status == ENVIRONMENT


@test
def the_default_ledger(box):
    box.init()
    assert os.path.isfile(box.ledger), 'not in $XDG_DATA_HOME/jieyue'
    equal(stat.S_IMODE(os.stat(box.ledger).st_mode), 0o600, 'mode')
    for name in os.listdir(os.path.dirname(box.ledger)):
        mode = os.stat(os.path.join(os.path.dirname(box.ledger), name)).st_mode
        assert stat.S_IMODE(mode) & 0o077 == 0, f'{name} is open to others'
    box.add('site', 'name=主食堂', 'type=食堂')
    box.fails(REFUSED, 'init', says=[box.ledger, 'exists'])
    box.fails(REFUSED, 'demo', says=[box.ledger, 'exists'])
    other = box.path('other.jieyue')
    box.ok('--ledger', other, 'init', '--institution', '示例单位')
    equal(stat.S_IMODE(os.stat(other).st_mode), 0o600, 'mode')
    rows = json.loads(box.ok('--ledger', other, 'list', 'institution', '--format', 'json'))
    equal((rows[0]['name'], rows[0]['posting_days']), ('示例单位', 5))
    equal(len(box.records('institution')), 0)


@test
def init_does_not_leave_half_a_ledger(box):
    folder = box.write('file', 'a file, no folder')
    equal(box.run('--ledger', f'{folder}/x/ledger.jieyue', 'init').status, ENVIRONMENT)
    equal(box.run('init', '--institution', 'x' * 20000).status, REFUSED)
    assert not os.path.exists(box.ledger)
    text = box.write('text.txt', 'dear diary')
    result = box.run('--ledger', text, 'init')
    equal(result.status, REFUSED)
    equal(open(text).read(), 'dear diary')


@test
def a_missing_ledger(box):
    box.write('meals.csv', 'date,meal,diners\n2026-03-02,lunch,3\n')
    for words in (['add', 'site', 'name=x', 'type=canteen'], ['amend', 'x', 'a=b', '--reason', 'x'],
                  ['void', 'x', '--reason', 'x'], ['undo', 'x'], ['redo', 'x'], ['show', 'x'], ['list', 'meal'], ['import', 'meal', 'meals.csv'],
                  ['export', 'meal'], ['export', 'meal', '-o', 'x.csv'], ['figures', '--month', '2026-03'], ['findings'],
                  ['coverage', 'x'], ['close', '--month', '2026-03'], ['reopen', '--month', '2026-03', '--reason', 'x'],
                  ['notice', 'waste', '--month', '2026-03', '-o', 'x.pdf'], ['notice', 'list'],
                  ['notice', 'show', '1', '-o', 'x.pdf'], ['notice', 'void', '1', '--reason', 'x'], ['notice', 'check', 'x'],
                  ['sheet', 'pickups', '--month', '2026-03', '-o', 'x.pdf'], ['verify'], ['rebuild']):
        box.fails(ENVIRONMENT, *words, says=[box.ledger, 'init'])
    assert not os.path.exists(box.ledger) and not os.path.exists(box.path('x.pdf')) and not os.path.exists(box.path('x.csv'))


# Kinds.


@test
def kinds(box):
    table = box.ok('kinds')
    equal([line.split()[0] for line in table.splitlines()], KINDS)
    everything = json.loads(box.ok('kinds', '--format', 'json'))
    equal([kind['name'] for kind in everything], KINDS)
    for kind in everything:
        equal(json.loads(box.ok('kinds', kind['name'], '--format', 'json')), kind)
        lines = box.ok('kinds', kind['name']).splitlines()
        equal([line.split()[0] for line in lines], [field['name'] for field in kind['fields']])
        for field in kind['fields']:
            for key in ('name', 'type', 'required', 'title', 'title_zh'):
                assert key in field, (kind['name'], field)
            assert isinstance(field['required'], bool)
            if field['type'] in ('choice', 'choices'):
                assert field['choices'], field
            if field['type'] == 'reference':
                assert field['refers_to'] in KINDS + ['notice'], field
        assert 'note' in [field['name'] for field in kind['fields']], kind['name']
    required = {kind['name']: [field['name'] for field in kind['fields'] if field['required']] for kind in everything}
    equal(required['meal'], ['date', 'meal', 'diners'])
    equal(required['weighing'], ['date', 'stage', 'net'])
    equal(required['contract'], ['number', 'collector', 'categories', 'start', 'end'])
    units = {(kind['name'], field['name']): field.get('unit') for kind in everything for field in kind['fields']}
    equal([units[key] for key in (('weighing', 'net'), ('container', 'capacity'), ('pickup', 'fee'), ('pickup', 'density'))],
          ['kg', 'L', 'yuan', 'g/L'])
    pickup = next(kind for kind in everything if kind['name'] == 'pickup')
    destination = next(field for field in pickup['fields'] if field['name'] == 'destination')
    equal(destination['choices'], ['reuse', 'recycled', 'composted', 'on_site', 'incinerated', 'landfilled', 'treated'])


# Records.


def add_one_of_every_kind(box):
    """Every kind with awkward texts; the same everywhere."""
    box.add('institution', 'name=示例市机关事务服务中心', 'short_name=示机管', 'credit_code=９１３５０１００ｍ０００１００ｙ４３',
            'meals_served=早餐、午餐,dinner', 'headcount=460', 'target_lunch=57.7', 'posting_days=7')
    box.add('site', 'name=主食堂', 'type=食堂', 'location=一楼 "东"')
    box.add('site', 'name=后勤暂存点', 'type=暂存点')
    box.add('container', 'name=绿桶', 'category=湿垃圾', 'capacity=240L', 'tare=12.5', 'site=后勤暂存点', 'count=4', 'labelled=是')
    box.add('supplier', 'name=-1+2 粮油', 'phone=+86 546', 'note==HYPERLINK("x")', 'licence_from=2024/1/1', 'licence_to=2027年12月31日')
    box.add('supplier', "name='引号商店", 'contact=𠮷田, 䶮')
    box.add('collector', 'name=环卫公司', 'suspended=no', 'note=第一行\n第二行, "引用"')
    box.add('collector', 'name=@危废', 'note=\ttab 内')
    box.add('contract', 'number=C-1', 'collector=环卫公司', 'categories=厨余垃圾,waste_oil 其他垃圾', 'start=2026-01-01',
            'end=2026-12-31', 'price_basis=按次付费', 'price=180', 'award_method=招标')
    box.add('contract', 'number=C-2', 'collector=@危废', 'categories=hazardous', 'start=2026-01-01', 'end=2026-12-31',
            'status=暂停', 'status_date=2026-03-20')
    box.add('licence', 'collector=@危废', 'type=危险废物经营许可证', 'number=危证1号', 'valid_from=2025-01-01', 'waste_codes=HW29,900-044-49',
            'categories=有害垃圾')
    box.add('day', 'date=2026-03-14', 'type=上班', 'name=调休')
    box.add('density', 'category=其他垃圾', 'density=0.4kg/L', 'source=2026-02 抽测')
    box.add('purchase', 'date=2026-03-02', 'supplier=-1+2 粮油', 'item==1+1', 'food_category=粮食', 'quantity=12+13.4', 'unit=公斤',
            'unit_price=3.35', 'production_date=2026-02-01', 'batch=0012', 'shelf_life_end=2026-09-01', 'temperature=-18',
            'doc_licence=有', 'doc_receipt=否', 'appearance_ok=合格')
    box.add('purchase', 'date=2026-03-03', "supplier='引号商店", 'item=退货', 'food_category=蛋类', 'quantity=-3', 'unit=箱', 'mass=-4.5',
            'amount=-100.01')
    box.add('meal', 'date=2026-03-02', 'meal=中餐', 'canteen=主食堂', 'booked=310', 'prepared=３２０', 'diners=300')
    box.add('meal', 'date=2026-03-02', 'meal=晚餐', 'diners=0')
    box.add('weighing', 'date=2026-03-02', 'meal=午餐', 'site=主食堂', 'stage=餐盘', 'gross=26.82', 'tare=2.15', 'container=绿桶',
            'method=电子秤', 'dish=红烧肉')
    box.add('weighing', 'date=2026-03-02', 'stage=加工', 'net=0')
    box.add('pickup', 'date=2026-03-02', 'time=9:05', 'category=其他垃圾', 'collector=环卫公司', 'containers=3', 'capacity=240', 'fill=90',
            'destination=焚烧', 'fee=12.30', 'site=后勤暂存点')
    box.add('pickup', 'date=2026-03-03', 'subkind=废弃油脂', 'mass=35', 'collector=环卫公司', 'received_by=𠮷')
    box.add('pickup', 'date=2026-03-04', 'category=灯管', 'mass=4800g', 'collector=@危废', 'manifest=20263705000001',
            'waste_code=900-023-29', 'pieces=40')
    box.add('wording', 'notice=生活垃圾分类清运情况', 'basis=按规定，{单位}公示如下。', 'contact=第一行 {{x}}\n{phone}')


@test
def add_every_kind(box):
    box.init()
    add_one_of_every_kind(box)
    row = box.records('institution')[0]
    equal(row['credit_code'], '91350100M000100Y43')
    equal(row['meals_served'], 'breakfast,lunch,dinner')
    equal(row['target_lunch'], 57700)
    row = box.records('container')[0]
    equal((row['category'], row['capacity'], row['tare'], row['labelled'], row['site']), ('kitchen', 240000, 12500, True, '后勤暂存点'))
    row = box.records('supplier')[0]
    equal((row['licence_from'], row['licence_to'], row['note']), ('2024-01-01', '2027-12-31', '=HYPERLINK("x")'))
    rows = box.records('contract')
    equal(rows[0]['categories'], 'kitchen,other,waste_oil')
    equal((rows[0]['price_basis'], rows[0]['price'], rows[0]['status']), ('charges_per_trip', 18000, 'active'))
    equal(rows[1]['status'], 'suspended')
    equal(box.records('density')[0]['density'], 400)
    rows = box.records('purchase')
    equal((rows[0]['quantity'], rows[0]['unit'], rows[0]['mass']), (25400, 'kg', 25400))
    # 25.4 kg at 3.35 yuan are 85.09 yuan.
    equal((rows[0]['amount'], rows[0]['keep_until'], rows[0]['temperature']), (8509, '2027-03-01', -180))
    equal((rows[0]['doc_licence'], rows[0]['doc_receipt'], rows[0]['appearance_ok']), (True, False, True))
    equal((rows[1]['quantity'], rows[1]['mass'], rows[1]['amount'], rows[1]['keep_until']), (-3000, -4500, -10001, '2028-03-03'))
    equal(box.records('weighing')[0]['net'], 24670)
    equal(box.records('weighing')[1]['net'], 0)
    rows = box.records('pickup')
    # 3 × 240 L × 90 % = 648 L; at 400 g/L 259.2 kg.
    equal((rows[0]['time'], rows[0]['volume'], rows[0]['density'], rows[0]['mass'], rows[0]['method'], rows[0]['fee']),
          ('09:05', 648000, 400, 259200, 'estimated', 1230))
    equal((rows[1]['category'], rows[1]['subkind'], rows[1]['method']), ('kitchen', 'waste_oil', 'weighed'))
    equal((rows[2]['category'], rows[2]['subkind'], rows[2]['mass']), ('hazardous', 'lamp', 4800))
    assert 'in order' in box.ok('verify')


@test
def units_and_writings(box):
    box.init()
    box.add('supplier', 'name=s')
    cases = [
        ('net', '500g', 500), ('net', '1.2t', 1200000), ('net', '12+13.4', 25400), ('net', '１２．５', 12500), ('net', '3斤', 1500),
        ('net', '12.5kg', 12500), ('net', '12.5 公斤', 12500), ('net', '1,234.5', 1234500), ('net', '0', 0), ('net', '0.001', 1),
        ('net', '1.5kg+200g', 1700), ('net', '1.2＋0.3', 1500), ('net', '２吨', 2000000), ('net', '.5', 500),
        ('net', '10.500', 10500), ('net', '10.5000', 10500),
    ]
    for field, text, expected in cases:
        identifier = box.add('weighing', 'date=2026-03-02', 'stage=plate', f'{field}={text}')
        equal(box.record(identifier, 'weighing')[field], expected, text)
    for text, expected in (('240L', 240000), ('240', 240000), ('1.1m3', 1100000), ('660升', 660000), ('500mL', 500)):
        identifier = box.add('container', f'name={text}', f'capacity={text}')
        equal(box.record(identifier, 'container')['capacity'], expected, text)
    for text, expected in (('12.5', 1250), ('12.05元', 1205), ('¥3', 300), ('350分', 350), ('1.2万元', 1200000)):
        identifier = box.add('purchase', 'date=2026-03-02', 'supplier=s', 'item=x', 'food_category=oil', 'quantity=1', 'unit=桶',
                             f'unit_price={text}')
        equal(box.record(identifier, 'purchase')['unit_price'], expected, text)
    for text, expected in (('2026-3-2', '2026-03-02'), ('2026/03/02', '2026-03-02'), ('2026年3月2日', '2026-03-02'),
                           ('20260302', '2026-03-02'), ('２０２６－０３－０２', '2026-03-02'), ('2024-02-29', '2024-02-29')):
        identifier = box.add('weighing', f'date={text}', 'stage=plate', 'net=1')
        equal(box.record(identifier, 'weighing')['date'], expected, text)


@test
def refused_values(box):
    """Each names the field, the value and the reason."""
    box.init()
    box.add('supplier', 'name=s')
    box.add('collector', 'name=c')
    base = {
        'weighing': {'date': '2026-03-02', 'stage': 'plate', 'net': '1'},
        'meal': {'date': '2026-03-02', 'meal': 'lunch', 'diners': '1'},
        'pickup': {'date': '2026-03-02', 'category': 'other', 'mass': '1', 'collector': 'c'},
        'purchase': {'date': '2026-03-02', 'supplier': 's', 'item': 'i', 'food_category': 'oil', 'quantity': '1', 'unit': 'kg'},
        'container': {'name': 'x'},
        'institution': {'name': 'x'},
    }
    cases = [
        ('weighing', 'net', '1.2345', 'decimals'), ('weighing', 'net', '0.5g', 'decimals'), ('weighing', 'net', '-1', 'negative'),
        ('weighing', 'net', '－１', 'negative'), ('weighing', 'net', '3+-5', ''), ('weighing', 'net', 'NaN', 'not a number'),
        ('weighing', 'net', 'inf', 'not a number'), ('weighing', 'net', 'Infinity', 'not a number'),
        ('weighing', 'net', '-inf', 'not a number'), ('weighing', 'net', '1e3', 'exponent'), ('weighing', 'net', '1E-3', 'exponent'),
        ('weighing', 'net', '0x10', ''), ('weighing', 'net', '9' * 20, 'too large'),
        ('weighing', 'net', '9223372036854775807', 'too large'), ('weighing', 'net', '9223372036854775.808', 'too large'),
        ('weighing', 'net', '1000000000+1000000000', 'too large'), ('weighing', 'net', '9' * 40, ''),
        ('weighing', 'net', '5L', 'unit'), ('weighing', 'net', '12,5', 'not a number'), ('weighing', 'net', '1.2.3', ''),
        ('weighing', 'net', '12+', 'not a number'), ('weighing', 'net', 'twelve', 'not a number'),
        ('weighing', 'net', '', 'missing'), ('weighing', 'net', '   ', 'missing'),
        ('weighing', 'date', '2026-02-29', 'exist'), ('weighing', 'date', '2026-02-30', 'exist'),
        ('weighing', 'date', '2026-13-01', ''), ('weighing', 'date', '2026-04-31', 'exist'), ('weighing', 'date', 'yesterday', ''),
        ('weighing', 'date', '', 'missing'), ('weighing', 'date', '0000-00-00', ''),
        ('weighing', 'stage', 'frob', 'choices'), ('meal', 'meal', 'tea', 'Breakfast'), ('meal', 'diners', '1.5', 'whole'),
        ('meal', 'diners', '-3', 'negative'), ('meal', 'diners', '3kg', 'unit'), ('meal', 'booked', 'inf', 'not a number'),
        ('meal', 'prepared', '1000001', 'more than'), ('pickup', 'time', '25:00', ''), ('pickup', 'time', '12:60', ''),
        ('pickup', 'fee', '1.234', 'decimals'), ('pickup', 'fee', '-1', 'negative'), ('pickup', 'fill', '121', 'more than'),
        ('pickup', 'category', 'frob', 'choices'), ('pickup', 'collector', 'nobody', 'nobody'),
        ('pickup', 'mass', '-1', 'negative'), ('pickup', 'containers', '0.5', 'whole'),
        ('purchase', 'quantity', '1.2345', 'decimals'), ('purchase', 'unit_price', '-1', 'negative'),
        ('purchase', 'temperature', '4.55', 'decimals'), ('purchase', 'doc_licence', 'perhaps', 'choices'),
        ('purchase', 'supplier', '', 'missing'), ('purchase', 'item', '　 ', 'missing'),
        ('container', 'capacity', '-240', 'negative'), ('container', 'labelled', '2', 'choices'),
        ('institution', 'meals_served', 'lunch,tea', 'choices'), ('institution', 'posting_days', '0', ''),
        ('institution', 'posting_days', '61', 'more than'), ('institution', 'note', 'x' * 10001, 'longer'),
        ('institution', 'phone', 'a\x07b', 'control'),
    ]
    fields = {}
    for kind in json.loads(box.ok('kinds', '--format', 'json')):
        fields.update({(kind['name'], field['name']): field['title'] for field in kind['fields']})
    for kind, field, value, reason in cases:
        words = [f'{name}={text}' for name, text in {**base[kind], field: value}.items()]
        said = [fields[kind, field], reason]
        if value.strip() and len(value) < 50:
            said.append(value)
        box.fails(REFUSED, 'add', kind, *words, says=said)
    # All of them at once, each on its line.
    err = box.fails(REFUSED, 'add', 'meal', 'date=2026-02-30', 'meal=tea', 'diners=-3')
    equal(len(err.splitlines()), 3, err)


@test
def refused_records(box):
    box.init('--institution', 'a')
    box.add('collector', 'name=c')
    box.add('site', 'name=x', 'type=canteen')
    box.add('meal', 'date=2026-03-02', 'meal=lunch', 'diners=1')
    box.add('contract', 'number=1', 'collector=c', 'categories=other', 'start=2026-01-01', 'end=2026-12-31')
    weigh = ['add', 'weighing', 'date=2026-03-02', 'stage=plate']
    pickup = ['add', 'pickup', 'date=2026-03-02', 'collector=c']
    for words, says in (
            (['add', 'institution', 'name=b'], 'amend'), (['add', 'site', 'name=x', 'type=storage'], 'x'),
            (['add', 'meal', 'date=2026-03-02', 'meal=午餐', 'diners=2'], '2026-03-02'),
            (['add', 'contract', 'number=1', 'collector=c', 'categories=other', 'start=2026-01-01', 'end=2026-12-31'], '1'),
            (['add', 'contract', 'number=2', 'collector=c', 'categories=other', 'start=2026-02-01', 'end=2026-01-01'], 'before'),
            (['add', 'contract', 'number=2', 'collector=c', 'categories=', 'start=2026-02-01', 'end=2026-11-01'], 'Categories'),
            (weigh + ['gross=10', 'tare=2', 'net=9'], 'contradicts'), (weigh + ['gross=2', 'tare=10'], 'swapped'),
            (pickup + ['category=kitchen', 'subkind=paper', 'mass=1'], 'Paper'),
            (pickup + ['category=hazardous', 'containers=1', 'capacity=240', 'fill=50', 'method=estimated', 'mass=3'], 'never estimated'),
            (pickup + ['category=other'], 'Mass'), (['add', 'pickup'], 'Date'),
            (pickup + ['category=other', 'mass=1', 'site=y'], 'y')):
        box.fails(REFUSED, *words, says=says)
    box.add('weighing', 'date=2026-03-02', 'stage=plate', 'gross=10', 'tare=2', 'net=8')


@test
def references(box):
    box.init()
    first = box.add('collector', 'name=环卫')
    for name in ('环卫', first, first.upper(), ' 环卫 '):
        identifier = box.add('pickup', 'date=2026-03-02', 'category=other', 'mass=1', f'collector={name}')
        equal(box.record(identifier, 'pickup')['collector'], '环卫', name)
    box.fails(REFUSED, 'add', 'pickup', 'date=2026-03-02', 'category=other', 'mass=1', 'collector=环', says=['Collector', '环'])
    # A contract's number is unique only within its collector; two make a name ambiguous nowhere else.
    box.fails(REFUSED, 'void', first, '--reason', 'x', says=['4', 'Pickup'])
    site = box.add('site', 'name=s', 'type=canteen')
    box.fails(REFUSED, 'add', 'pickup', 'date=2026-03-02', 'category=other', 'mass=1', f'collector={site}', says='Collector')
    box.ok('amend', first, 'name=环卫中心', '--reason', '更名')
    equal({row['collector'] for row in box.records('pickup')}, {'环卫中心'})
    gone = box.add('collector', 'name=gone')
    box.ok('void', gone, '--reason', 'x')
    box.fails(REFUSED, 'add', 'pickup', 'date=2026-03-02', 'category=other', 'mass=1', 'collector=gone', says='gone')
    box.fails(REFUSED, 'add', 'pickup', 'date=2026-03-02', 'category=other', 'mass=1', f'collector={gone}', says='Collector')


@test
def amend_void_show(box):
    box.init()
    box.add('collector', 'name=c')
    one = box.ok('--author', '王会计', 'add', 'pickup', 'date=2026-03-02', 'category=other', 'collector=c', 'containers=2',
                 'capacity=240', 'fill=50').strip()
    equal(box.record(one, 'pickup')['mass'], 36000)  # 240 L at 150 g/L
    equal(box.silent('--author', '李主任', 'amend', one, 'fill=100', '--reason', '桶是满的'), '')
    equal(box.record(one, 'pickup')['mass'], 72000)
    shown = box.ok('show', one)
    assert one in shown and '72' in shown and '100' in shown, shown
    history = box.ok('show', one, '--history')
    for word in ('王会计', '李主任', '桶是满的', '50 % → 100 %', '36 kg → 72 kg'):
        assert word in history, (word, history)
    for words, says in ((['fill=-1'], 'negative'), (['collector=z'], 'z'), (['date='], 'Date')):
        box.fails(REFUSED, 'amend', one, *words, '--reason', 'x', says=says)
    box.fails(REFUSED, 'amend', one, 'fill=90', '--reason', '  ', says='reason')
    box.fails(REFUSED, 'void', one, '--reason', '', says='reason')
    for words in (['show', 'x'], ['show', 'x', '--history'], ['amend', 'x', 'fill=1', '--reason', 'x'], ['void', 'x', '--reason', 'x'],
                  ['show', '00000000-0000-0000-0000-000000000000'], ['coverage', 'x']):
        box.fails(REFUSED, *words, says=words[1])
    equal(box.silent('void', one, '--reason', '重复'), '')
    equal(box.records('pickup'), [])
    equal(len(box.records('pickup', '--voided')), 1)
    assert 'voided' in box.ok('show', one)
    assert '重复' in box.ok('show', one, '--history')
    box.fails(REFUSED, 'void', one, '--reason', 'x', says='voided')
    box.fails(REFUSED, 'amend', one, 'fill=1', '--reason', 'x', says='voided')
    equal(box.figures('2026-03')['waste']['pickups'], 0)
    box.ok('undo', one)
    equal(box.record(one, 'pickup')['mass'], 72000)
    box.ok('undo', one)
    equal(box.record(one, 'pickup')['mass'], 36000)
    box.ok('redo', one)
    equal(box.record(one, 'pickup')['mass'], 72000)
    equal(box.ok('show', one, '--history').count('36 kg → 72 kg'), 2)
    assert 'undone' in box.ok('show', one, '--history')
    box.ok('redo', one)
    equal(box.records('pickup'), [])
    box.fails(REFUSED, 'redo', one, says=one)
    box.fails(REFUSED, 'undo', 'x', says='x')
    two = box.add('meal', 'date=2026-03-02', 'meal=lunch', 'diners=3', 'note=x')
    box.ok('amend', two, 'note=', '--reason', '清空')
    assert 'note' not in box.record(two, 'meal')
    assert 'in order' in box.ok('verify')


# Lists, formats, exports.


@test
def list_filters(box):
    box.init()
    for day, meal, diners, note in ((2, 'lunch', 30, ''), (2, 'dinner', 9, '100% 素食'), (3, 'lunch', 100, '下雨_abc'), (31, 'lunch', 5, 'ABC')):
        box.add('meal', f'date=2026-03-{day:02}', f'meal={meal}', f'diners={diners}', f'note={note}')
    box.add('meal', 'date=2026-04-01', 'meal=lunch', 'diners=7')

    def diners(*words):
        return [row['diners'] for row in box.records('meal', *words)]

    equal(sorted(diners()), [5, 7, 9, 30, 100])
    equal(sorted(diners('--month', '2026-03')), [5, 9, 30, 100])
    equal(diners('--month', '2026-05'), [])
    equal(sorted(diners('--from', '2026-03-31')), [5, 7])
    equal(sorted(diners('--to', '2026-03-02')), [9, 30])
    equal(sorted(diners('--from', '2026-03-03', '--to', '2026-03-31')), [5, 100])
    equal(sorted(diners('--from', '2026-03-02', '--to', '2026-03-02')), [9, 30])
    equal(diners('--where', 'meal=dinner'), [9])
    equal(diners('--where', 'meal=晚餐'), [9])
    equal(diners('--where', 'meal=lunch', '--where', 'diners=100'), [100])
    equal(diners('--where', 'meal=dinner', '--where', 'diners=100'), [])
    equal(sorted(diners('--where', 'date=2026-03-02')), [9, 30])
    equal(diners('--search', '素食'), [9])
    equal(diners('--search', '100%'), [9])
    equal(diners('--search', '%'), [9])
    equal(diners('--search', '_'), [100])
    equal(sorted(diners('--search', 'abc')), [5, 100])
    equal(diners('--search', "'; DROP TABLE meal; --"), [])
    equal(diners('--sort', 'diners'), [5, 7, 9, 30, 100])
    equal(diners('--sort', 'diners:desc'), [100, 30, 9, 7, 5])
    equal(diners('--sort', 'diners:asc', '--month', '2026-03'), [5, 9, 30, 100])
    equal(diners('--sort', 'date:desc')[0], 7)
    box.fails(REFUSED, 'list', 'meal', '--where', 'meal=tea', says=['Meal', 'tea', 'Breakfast'])
    box.fails(REFUSED, 'list', 'meal', '--where', 'canteen=nowhere', says=['Canteen', 'nowhere'])
    table = box.ok('list', 'meal', '--month', '2026-03')
    equal(len(table.splitlines()), 5)
    assert '2026-03-31' in table and 'Lunch' in table


@test
def list_filters_on_references(box):
    box.init()
    for name in ('甲公司', '乙公司'):
        box.add('collector', f'name={name}')
    for day, name, category in ((1, '甲公司', 'other'), (2, '乙公司', 'paper'), (3, '甲公司', 'waste_oil')):
        box.add('pickup', f'date=2026-03-0{day}', f'category={category}', 'mass=1', f'collector={name}')

    def days(*words):
        return [row['date'][-1] for row in box.records('pickup', *words)]

    equal(days('--where', 'collector=甲公司', '--sort', 'date'), ['1', '3'])
    equal(days('--search', '乙公'), ['2'])
    equal(days('--where', 'category=废弃油脂'), ['3'])
    equal(days('--where', 'category=kitchen'), ['3'])
    equal(days('--where', 'subkind=paper'), ['2'])


@test
def list_formats(box):
    box.init()
    add_one_of_every_kind(box)
    for kind in KINDS:
        fields = [field['name'] for field in json.loads(box.ok('kinds', kind, '--format', 'json'))['fields']]
        rows = box.records(kind)
        result = box.run('list', kind, '--format', 'csv')
        equal((result.status, result.err), (DONE, ''))
        assert not result.raw.startswith(b'\xef\xbb\xbf'), 'list is for pipes, without a mark'
        parsed = list(csv.reader(io.StringIO(result.out, newline='')))
        equal(parsed[0], fields, kind)
        equal(len(parsed) - 1, len(rows), kind)
        for cells, row in zip(parsed[1:], rows):
            equal([bool(cell) for cell in cells], [name in row for name in fields], kind)
        assert len(box.ok('list', kind).splitlines()) >= (len(rows) + 1 if rows else 0), kind
    equal(box.ok('list', 'meal', '--month', '2020-01', '--format', 'json').strip(), '[]')
    equal(len(list(csv.reader(io.StringIO(box.ok('list', 'meal', '--month', '2020-01', '--format', 'csv'), newline='')))), 1)


def copy_records(box, other, how):
    """Takes every kind from one ledger into another by way of CSV files."""
    for kind in KINDS:
        name = box.path(f'{kind}.csv')
        if how == 'list':
            result = box.run('list', kind, '--format', 'csv')
            equal(result.status, DONE)
            with open(name, 'wb') as file:
                file.write(result.raw)
        else:
            equal(box.run('export', kind, '-o', name, '--encoding', how).out, '')
        if not box.records(kind):
            continue
        box.ok('--ledger', other, 'import', kind, name)


def compare_ledgers(box, other, months):
    twin = Box(box.folder)
    twin.ledger = other
    for kind in KINDS:
        listed = json.loads(box.ok('--ledger', other, 'list', kind, '--format', 'json'))
        for row in listed:
            del row['id']
        equal(sorted(map(repr, listed)), sorted(map(repr, box.records(kind))), kind)
    for month in months:
        equal(json.loads(box.ok('--ledger', other, 'figures', '--month', month, '--format', 'json')), box.figures(month))
    assert 'in order' in box.ok('--ledger', other, 'verify')


@test
def round_trip_of_every_kind(box):
    box.init()
    add_one_of_every_kind(box)
    for how in ('list', 'utf-8', 'gb18030'):
        other = box.path(f'{how}.jieyue')
        box.ok('--ledger', other, 'init')
        copy_records(box, other, how)
        compare_ledgers(box, other, ['2026-03'])


@test
def round_trip_of_the_sample(box):
    box.sample()
    for how in ('list', 'gb18030'):
        other = box.path(f'{how}.jieyue')
        box.ok('--ledger', other, 'init')
        copy_records(box, other, how)
        compare_ledgers(box, other, ['2026-03', '2026-02'])


@test
def exports(box):
    box.init()
    add_one_of_every_kind(box)
    plain = box.run('export', 'supplier')
    assert plain.raw.startswith(b'\xef\xbb\xbf'), 'no byte order mark'
    equal(plain.err, '')
    rows = list(csv.DictReader(io.StringIO(plain.raw.decode('utf-8-sig'), newline='')))
    for row in rows:
        for cell in row.values():
            assert cell[:1] not in tuple('=+-@\t\r'), f'{cell} would run'
    assert any('-1+2 粮油' in row['name'] for row in rows)
    assert any('=HYPERLINK("x")' in row['note'] for row in rows)
    numbers = list(csv.DictReader(io.StringIO(box.run('export', 'purchase').raw.decode('utf-8-sig'), newline='')))
    equal(numbers[1]['quantity'], '-3', 'a number is no formula')
    equal(numbers[0]['batch'], '0012')
    err = box.silent('export', 'supplier', '-o', 'utf-8.csv')
    assert '2' in err, err
    equal(open(box.path('utf-8.csv'), 'rb').read(), plain.raw)
    box.silent('export', 'supplier', '-o', 'gb.csv', '--encoding', 'gb18030')
    raw = open(box.path('gb.csv'), 'rb').read()
    equal(raw.decode('gb18030').lstrip('\ufeff'), plain.raw.decode('utf-8-sig'))
    equal(box.run('export', 'supplier', '--encoding', 'GB18030').raw, raw)
    month = box.run('export', 'meal', '--month', '2026-02')
    equal(len(month.out.splitlines()), 1)
    box.fails(ENVIRONMENT, 'export', 'supplier', '-o', 'nowhere/x.csv', says='nowhere/x.csv')
    box.fails(ENVIRONMENT, 'export', 'supplier', '-o', '.', says='directory')
    assert os.listdir(box.folder).count('x.csv') == 0
    # Its own ledger is not a place to write a table to.
    box.fails(USAGE, 'export', 'supplier', '-o', box.ledger, says=box.ledger)
    os.symlink(box.ledger, box.path('link'))
    box.fails(USAGE, 'export', 'supplier', '-o', 'link', says='link')


@test
def devices_are_not_replaced(box):
    """A pipe in the test's folder stands for /dev/null, which root would lose."""
    box.init()
    os.mkfifo(box.path('pipe'))
    os.symlink('pipe', box.path('link'))
    name = box.write('a.csv', 'date,meal,diners\n2026-03-02,lunch,3\n2026-02-30,lunch,3\n')
    for target in ('pipe', 'link'):
        box.fails(USAGE, 'export', 'meal', '-o', target, says=target)
        box.fails(USAGE, 'notice', 'waste', '--month', '2026-03', '-o', target, says=target)
        box.fails(USAGE, 'notice', 'show', '1', '-o', target, says=target)
        box.fails(USAGE, 'sheet', 'pickups', '--month', '2026-03', '-o', target, says=target)
        box.fails(USAGE, 'import', 'meal', name, '--skip-bad', target, says=target)
    assert stat.S_ISFIFO(os.stat(box.path('pipe')).st_mode) and os.path.islink(box.path('link'))
    equal(sorted(os.listdir(box.folder)), ['a.csv', 'data', 'link', 'pipe'])


# Import.


def check_expected(expected, actual, path):
    """Key by key: what the sheet of the independent computation says."""
    if isinstance(expected, dict):
        for key, value in expected.items():
            assert key in actual, f'{path}.{key} is missing'
            check_expected(value, actual[key], f'{path}.{key}')
        if path.endswith(('subkinds', 'purchases.categories')):
            equal(sorted(actual), sorted(expected), path)
    else:
        equal(actual, expected, path)


@test
def the_sample_month(box):
    box.sample()
    with open(os.path.join(SAMPLE, 'expected.json'), encoding='utf-8') as file:
        expected = json.load(file)
    figures = box.figures('2026-03')
    check_expected(expected['figures'], figures, 'figures')
    uncovered = [finding for finding in box.findings('2026-03') if finding['code'] == 'not_covered']
    pickups = {row['id']: row for row in box.records('pickup', ids=True)}
    equal(sorted([finding['date'], pickups[finding['record']]['category'], finding['coverage']] for finding in uncovered),
          sorted(expected['uncovered']))
    covered = 0
    for identifier, row in pickups.items():
        if row['category'] != 'other':
            covered += box.ok('coverage', identifier).splitlines()[0] in ('covered', 'expiring')
    equal(covered, expected['figures']['coverage']['covered'])
    equal(len(box.records('purchase')), 154)
    box.ok('close', '--month', '2026-03')
    figures['closed'] = True
    equal(box.figures('2026-03'), figures)
    assert 'in order' in box.ok('verify')


@test
def import_options(box):
    box.init()
    name = box.write('a.csv', 'Tag;Mahlzeit;Gäste;Rest\n31/03/2026;Mittag;12;x\n01/04/2026;Abend;;y\n')
    box.fails(REFUSED, 'import', 'meal', name, says='Date')
    words = ['import', 'meal', name, '--map', 'date=Tag', '--map', 'meal=Mahlzeit', '--map', 'diners=Gäste', '--set', 'diners=5',
             '--value', 'meal:Mittag=lunch', '--value', 'meal:Abend=晚餐', '--date-format', '%d/%m/%Y']
    err = box.silent(*words, '--dry-run')
    assert 'would be' in err and 'Rest' in err, err
    equal(box.records('meal'), [])
    err = box.silent(*words)
    assert 'Imported 2' in err, err
    equal([(row['date'], row['meal'], row['diners']) for row in box.records('meal', '--sort', 'date')],
          [('2026-03-31', 'lunch', 12), ('2026-04-01', 'dinner', 5)])
    # Units, delimiters, encodings, columns by number, no header.
    box.add('site', 'name=s', 'type=canteen')
    name = box.write('b.csv', 'date|stage|net\n2026-03-02|餐盘|500\n2026-03-02|餐盘|1.5kg\n'.encode('gb18030'))
    box.ok('import', 'weighing', name, '--delimiter', '|', '--encoding', 'gb18030', '--unit', 'net=g', '--set', 'site=s')
    equal([row['net'] for row in box.records('weighing')], [500, 1500])
    equal({row['site'] for row in box.records('weighing')}, {'s'})
    name = box.write('c.csv', '2026-03-03\tplate\t2\n2026-03-03\tplate\t3\n')
    box.ok('import', 'weighing', name, '--map', 'date=1', '--map', 'stage=2', '--map', 'net=3', '--delimiter', 'tab')
    equal(sum(row['net'] for row in box.records('weighing', '--from', '2026-03-03')), 5000)
    name = box.write('d.csv', '日期,环节,净重(g)\n2026-03-04,餐盘,700\n'.encode('utf-16'))
    box.ok('import', 'weighing', name)
    equal(box.records('weighing', '--from', '2026-03-04')[0]['net'], 700)
    for index, (text, encoding) in enumerate((('日期,环节,净重(kg)\r\n2026-03-05,餐盘,1\r\n', 'gb18030'),
                                              ('Date,Stage,Net (kg)\n2026-03-05,Plate waste,1\n', 'utf-8-sig'),
                                              ('Date;Stage;Net\r2026-03-05;plate;1\r', 'ascii'),
                                              ('date\tstage\tnet\n2026-03-05\tplate\t1', 'utf-8'))):
        box.ok('import', 'weighing', box.write(f'e{index}.csv', text.encode(encoding)))
    equal([row['net'] for row in box.records('weighing', '--from', '2026-03-05')], [1000] * 4)
    name = box.write('f.csv', 'date,stage,net\n2026-03-06,plate,1\n')
    for words, says in ((['--encoding', 'klingon'], 'klingon'), (['--map', 'net=frob'], 'frob'), (['--set', 'site=frob'], 'frob'),
                        (['--set', 'gross=-1'], 'negative'), (['--map', 'net=date'], 'date')):
        err = box.fails(REFUSED, 'import', 'weighing', name, *words, says=says)
        assert len(err.splitlines()) <= 2, err
    box.fails(ENVIRONMENT, 'import', 'weighing', 'nowhere.csv', says='nowhere.csv')


@test
def import_creates_references(box):
    box.init()
    name = box.write('a.csv', 'date,category,mass,collector,site\n2026-03-02,other,1,甲,后院\n2026-03-03,other,1,甲,后院\n'
                     '2026-03-04,other,1,乙,\n')
    err = box.fails(REFUSED, 'import', 'pickup', name, says=['Line 2', 'Line 3', 'Line 4', '甲', '乙', 'Collector',
                                                         '--create-references'])
    box.fails(REFUSED, 'import', 'pickup', box.write('b.csv', '日期,重量\n2026-03-02,1\n'), says='--map collector=COLUMN')
    err = box.silent('import', 'pickup', name, '--create-references', '--dry-run')
    equal((box.records('pickup'), box.records('collector'), box.records('site')), ([], [], []))
    err = box.silent('import', 'pickup', name, '--create-references')
    assert 'Imported 3' in err and '3 records were made' in err, err
    equal([row['name'] for row in box.records('collector')], ['甲', '乙'])
    equal(box.records('site')[0]['type'], 'storage')


@test
def import_reports_every_bad_row(box):
    box.init()
    rows = ['date,meal,diners', '2026-03-02,lunch,3', '2026-02-30,lunch,3', '2026-03-03,tea,-4', '2026-03-04,lunch,"1', '2"',
            '2026-03-05,lunch,nan', '2026-03-06,lunch,', '2026-03-02,lunch,3', '2026-03-07,lunch,3,extra', '', '2026-03-08,lunch,8']
    name = box.write('a.csv', '\n'.join(rows) + '\n')
    err = box.fails(REFUSED, 'import', 'meal', name, says='nothing was imported')
    lines = [int(number) for number in re.findall(r'^Line (\d+):', err, re.M)]
    equal(lines, [3, 4, 5, 7, 8, 9, 10], err)
    for word in ('2026-02-30', 'tea', '-4', 'nan', 'Diners'):
        assert word in err, word
    err = box.silent('import', 'meal', name, '--skip-bad', 'bad.csv')
    assert 'Imported 2' in err and '7 rows were refused' in err and 'bad.csv' in err, err
    equal(sorted(row['diners'] for row in box.records('meal')), [3, 8])
    bad = list(csv.reader(io.StringIO(open(box.path('bad.csv'), encoding='utf-8-sig', newline='').read(), newline='')))
    equal([row[0] for row in bad[1:]], ['3', '4', '5', '7', '8', '9', '10'])
    equal(bad[0][2:], ['date', 'meal', 'diners'])
    equal(bad[1][2:], ['2026-02-30', 'lunch', '3'])
    assert all(row[1] for row in bad[1:])
    equal(stat.S_IMODE(os.stat(box.path('bad.csv')).st_mode), 0o600)


@test
def import_all_or_nothing_with_skip_bad(box):
    """The refused rows are part of the outcome: where they cannot be kept nothing is imported."""
    box.init()
    name = box.write('a.csv', 'date,meal,diners\n2026-03-02,lunch,3\n2026-02-30,lunch,3\n')
    box.fails(ENVIRONMENT, 'import', 'meal', name, '--skip-bad', 'nowhere/bad.csv', says='nowhere/bad.csv')
    equal(box.records('meal'), [])
    for target in (box.ledger, name):
        box.fails(USAGE, 'import', 'meal', name, '--skip-bad', target, says=os.path.basename(target))
    assert open(name).read().startswith('date,meal')
    box.ok('import', 'meal', name, '--skip-bad', 'bad.csv')
    # Nothing good in it: still no failure, and the rows are kept.
    name = box.write('b.csv', 'date,meal,diners\n2026-02-30,lunch,3\n')
    box.ok('import', 'meal', name, '--skip-bad', 'bad2.csv')
    equal(len(open(box.path('bad2.csv')).read().splitlines()), 2)


@test
def the_same_file_twice(box):
    box.init()
    text = 'date,stage,net\n2026-03-02,plate,1\n'
    name = box.write('a.csv', text)
    box.ok('import', 'weighing', name, '--dry-run')
    box.ok('import', 'weighing', name)
    box.fails(REFUSED, 'import', 'weighing', name, says=['a.csv', '--again'])
    box.fails(REFUSED, 'import', 'weighing', box.write('renamed.csv', text), says='a.csv')
    box.ok('import', 'weighing', name, '--again')
    equal(len(box.records('weighing')), 2)
    box.fails(REFUSED, 'import', 'weighing', name)
    # With a key the rows themselves are refused as there already.
    name = box.write('m.csv', 'date,meal,diners\n2026-03-02,lunch,1\n')
    box.ok('import', 'meal', name)
    box.fails(REFUSED, 'import', 'meal', name, '--again', says=['Line 2', 'already'])


def real(name):
    path = os.path.join(REAL, name)
    if not os.path.isfile(path):
        raise Skip('the real data are not beside the repository')
    return path


@test
def nantes(box):
    path = real('nantes_canteens_daily_2011_2019.csv')
    box.init()
    err = box.silent('import', 'meal', path, '--map', 'date=date', '--map', 'prepared=prevision', '--map', 'diners=reel',
                     '--set', 'meal=lunch')
    assert 'Imported 1092' in err, err
    rows = box.records('meal')
    equal(len(rows), 1092)
    equal({row['meal'] for row in rows}, {'lunch'})
    meals = box.figures('2019-03')['meals']
    equal((meals['lunch']['prepared'], meals['lunch']['diners']), (249621, 222919))
    equal((meals['total']['prepared'], meals['total']['diners']), (249621, 222919))
    equal(meals['dinner']['diners'], 0)
    with open(path, encoding='utf-8', newline='') as file:
        own = [(row['date'], int(row['prevision']), int(row['reel'])) for row in csv.DictReader(file)]
    equal(sorted((row['date'], row['prepared'], row['diners']) for row in rows), sorted(own))
    assert 'in order' in box.ok('verify')


@test
def sabae(box):
    path = real('sabae_monthly_by_type.csv')
    box.init()
    other = ['燃やすごみ', '燃えない ごみ']
    hazardous = ['乾電池', '蛍光灯', 'スプレー缶類']
    with open(path, encoding='utf-8-sig', newline='') as file:
        rows = list(csv.DictReader(file))
    values = []
    for kind in sorted({row['type'] for row in rows}):
        category = ('other' if kind in other else 'hazardous' if kind in hazardous else 'kitchen' if kind == '廃食用油'
                    else 'recyclable')
        values += ['--value', f'category:{kind}={category}']
    err = box.silent('import', 'pickup', path, '--map', 'date=date', '--map', 'category=type', '--map', 'mass=amount',
                     '--unit', 'mass=t', '--set', 'collector=鯖江市', '--create-references', *values)
    assert 'Imported 408' in err, err
    sums = dict.fromkeys(('other', 'recyclable', 'hazardous', 'kitchen'), 0)
    for row in box.records('pickup'):
        sums[row['category']] += row['mass']
        equal(row['method'], 'weighed')
    equal(sums, {'other': 26561220000, 'recyclable': 3828988600, 'hazardous': 99900000, 'kitchen': 19698000})
    own = sum(Fraction(row['amount']) * 1000000 for row in rows if row['date'].startswith('2020-04'))
    equal(box.figures('2020-04')['waste']['mass_g'], own)


@test
def new_york(box):
    path = real('nyc_good_food_purchasing_2018_2021.csv')
    box.init()
    words = ['import', 'purchase', path, '--map', 'item=Product Name', '--map', 'supplier=Vendor', '--map', 'quantity=# of Units',
             '--map', 'mass=Total Weight in lbs', '--map', 'amount=Total Cost', '--unit', 'mass=lb', '--set', 'date=2021-06-30',
             '--set', 'food_category=other', '--set', 'unit=case', '--set', 'supplier=unknown', '--set', 'item=unknown',
             '--create-references']
    # One return has no quantity: a made-up positive one contradicts it and is told.
    err = box.fails(REFUSED, *words, '--set', 'quantity=1', says=['sign', '1 row was refused'])
    equal(len(re.findall(r'^Line \d+:', err, re.M)), 1, err)
    err = box.silent(*words, '--set', 'quantity=0')
    assert 'Imported 17208' in err, err
    with open(path, encoding='utf-8-sig', newline='') as file:
        own = list(csv.DictReader(file))
    pound = Fraction('453.59237')

    def grams(text):
        exact = abs(Fraction(text)) * pound
        rounded = (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
        return -rounded if Fraction(text) < 0 else rounded

    listed = box.records('purchase')
    equal(len(listed), 17208)
    purchases = box.figures('2021-06')['purchases']
    equal(purchases['lines'], 17208)
    equal(purchases['mass_g'], sum(grams(row['Total Weight in lbs']) for row in own if row['Total Weight in lbs'].strip()))
    equal(purchases['amount_fen'], sum(int(Fraction(row['Total Cost']) * 100) for row in own if row['Total Cost'].strip()))
    equal(sum(row['quantity'] for row in listed), sum(int(Fraction(row['# of Units'] or 0) * 1000) for row in own))
    equal(sorted(row['mass'] for row in listed if row.get('mass', 0) < 0), sorted(grams(text) for text in ('-19', '-233', '-78', '-1', '-48', '-70')))
    equal(sorted(row['quantity'] for row in listed if row['quantity'] < 0), [-36000, -18000, -7000, -2000, -2000])
    blank = sum(not row['Vendor'].strip() for row in own)
    equal(sum(row['supplier'] == 'unknown' for row in listed), blank)
    equal(sum('\n' in row['item'] for row in listed), sum('\n' in row['Product Name'].strip() for row in own))
    assert 'in order' in box.ok('verify')


# Figures, findings, coverage.


@test
def figures_of_an_empty_month(box):
    box.init()
    figures = box.figures('2026-03')
    category = {'pickups': 0, 'mass_g': 0, 'weighed_g': 0, 'estimated_g': 0, 'volume_ml': 0, 'containers': 0,
                'share_permille': None, 'subkinds': {}}
    meal = {'booked': 0, 'prepared': 0, 'diners': 0, 'plate_g': 0, 'plate_mg_per_diner': None}
    equal(figures, {
        'month': '2026-03', 'closed': False,
        'waste': {'pickups': 0, 'mass_g': 0, 'weighed_g': 0, 'estimated_g': 0, 'recovery_permille': None,
                  'recycling_permille': None,
                  'categories': {name: category for name in ('recyclable', 'hazardous', 'kitchen', 'other')}},
        'meals': {name: meal for name in ('breakfast', 'lunch', 'dinner', 'overtime', 'total')},
        'food_waste': {'spoilage_g': 0, 'preparation_g': 0, 'unserved_g': 0, 'plate_g': 0, 'mass_g': 0, 'mg_per_diner': None},
        'purchases': {'lines': 0, 'mass_g': 0, 'amount_fen': 0, 'categories': {}},
        'completeness': {'expected': 0, 'recorded': 0, 'missing': []},
        'coverage': {'needed': 0, 'covered': 0},
        'compare': {'previous': {'month': '2026-02', 'mass_g': 0, 'plate_mg_per_diner': None},
                    'year_ago': {'month': '2025-03', 'mass_g': 0, 'plate_mg_per_diner': None}}})
    table = box.ok('figures', '--month', '2026-03')
    assert '—' in table and 'nan' not in table, table


@test
def figures_by_hand(box):
    box.init()
    box.add('institution', 'name=x', 'meals_served=lunch')
    box.add('collector', 'name=c')
    box.add('supplier', 'name=s')
    box.add('day', 'date=2026-03-03', 'type=holiday')
    box.add('day', 'date=2026-03-07', 'type=workday')
    for date, diners, plate in (('2026-03-02', 3, '0.1'), ('2026-03-04', 0, '0'), ('2026-02-27', 10, '1')):
        box.add('meal', f'date={date}', 'meal=lunch', f'diners={diners}', 'prepared=5', 'booked=4')
        box.add('weighing', f'date={date}', 'meal=lunch', 'stage=plate', f'net={plate}')
    box.add('weighing', 'date=2026-03-02', 'stage=preparation', 'net=0.4')
    pickup = ['pickup', 'collector=c']
    box.add(*pickup, 'date=2026-03-02', 'category=paper', 'mass=1')
    box.add(*pickup, 'date=2026-03-02', 'category=kitchen', 'mass=1', 'destination=composted')
    box.add(*pickup, 'date=2026-03-02', 'category=kitchen', 'mass=1', 'destination=landfilled')
    box.add(*pickup, 'date=2026-03-02', 'category=other', 'mass=3')
    box.add(*pickup, 'date=2025-03-31', 'category=other', 'mass=7')
    box.add('purchase', 'date=2026-03-02', 'supplier=s', 'item=米', 'food_category=grain', 'quantity=2', 'unit=袋', 'mass=50',
            'amount=200.05')
    box.add('purchase', 'date=2026-03-02', 'supplier=s', 'item=蛋', 'food_category=egg', 'quantity=2', 'unit=箱')
    figures = box.figures('2026-03')
    waste = figures['waste']
    equal((waste['pickups'], waste['mass_g']), (4, 6000))
    # 1 kg paper and 1 kg composted of 6 kg: 333 ‰; paper alone 166.7 ‰.
    equal((waste['recovery_permille'], waste['recycling_permille']), (333, 167))
    equal([waste['categories'][name]['share_permille'] for name in ('recyclable', 'hazardous', 'kitchen', 'other')], [167, 0, 333, 500])
    equal(waste['categories']['recyclable']['subkinds'], {'paper': {'pickups': 1, 'mass_g': 1000}})
    equal(figures['meals']['lunch'], {'booked': 8, 'prepared': 10, 'diners': 3, 'plate_g': 100, 'plate_mg_per_diner': 33333})
    equal(figures['food_waste'], {'spoilage_g': 0, 'preparation_g': 400, 'unserved_g': 0, 'plate_g': 100, 'mass_g': 500,
                                  'mg_per_diner': 166667})
    equal(figures['purchases'], {'lines': 2, 'mass_g': 50000, 'amount_fen': 20005,
                                 'categories': {'grain': {'lines': 1, 'mass_g': 50000, 'amount_fen': 20005},
                                                'egg': {'lines': 1, 'mass_g': 0, 'amount_fen': 0}}})
    # March 2026 has 22 weekdays; the 3rd is off, Saturday the 7th is worked.
    equal((figures['completeness']['expected'], figures['completeness']['recorded']), (44, 4))
    missing = figures['completeness']['missing']
    equal(len(missing), 40)
    assert {'date': '2026-03-07', 'slot': 'lunch.plate'} in missing and {'date': '2026-03-05', 'slot': 'lunch.diners'} in missing
    assert not [slot for slot in missing if slot['date'] in ('2026-03-02', '2026-03-03', '2026-03-04')]
    equal(figures['coverage'], {'needed': 3, 'covered': 0})
    equal(figures['compare'], {'previous': {'month': '2026-02', 'mass_g': 0, 'plate_mg_per_diner': 100000},
                               'year_ago': {'month': '2025-03', 'mass_g': 7000, 'plate_mg_per_diner': None}})
    table = box.ok('figures', '--month', '2026-03')
    for text in ('33.3 %', '16.7 %', '200.05', '166.7', '4 of 44'):
        assert text in table, (text, table)


@test
def findings(box):
    codes = {'missing_entry', 'not_covered', 'no_manifest', 'estimate_without_source', 'outlier', 'over_capacity',
             'kitchen_mismatch', 'credit_code', 'manifest_format', 'conflict', 'ending_soon', 'odd_value'}
    box.sample()
    rows = box.findings('2026-03')
    for row in rows:
        assert row['code'] in codes and row['severity'] in ('error', 'warning', 'note'), row
        assert set(row) >= {'code', 'severity', 'date', 'kind', 'record', 'message'}, row
        assert ('coverage' in row) == (row['code'] == 'not_covered'), row
        assert row['message'].strip(), row
    counted = {code: sum(row['code'] == code for row in rows) for code in codes}
    equal((counted['missing_entry'], counted['not_covered'], counted['manifest_format'], counted['conflict']), (2, 3, 1, 0))
    # The deliveries whose shelf life was over, by the two columns of the file.
    equal(counted['odd_value'], 21)
    equal([row['date'] for row in rows if row['code'] == 'missing_entry'], ['2026-03-17'] * 2)
    table = box.ok('findings', '--month', '2026-03')
    equal(len(table.splitlines()), len(rows))
    assert 'not_covered' in table and 'missing_entry' in table
    assert isinstance(json.loads(box.ok('findings', '--format', 'json')), list)
    box.ok('amend', box.records('collector', ids=True)[0]['id'], 'credit_code=91350100M000100Y44', '--reason', 'x')
    message = next(row for row in box.findings('2026-03') if row['code'] == 'credit_code')
    assert message['kind'] == 'collector' and '3' in message['message'], message


@test
def coverage(box):
    box.init()
    box.add('collector', 'name=c')
    licence = ['licence', 'collector=c', 'number=L', 'type=recycling_filing', 'valid_from=2026-02-10']
    one = box.add('pickup', 'date=2026-02-01', 'category=paper', 'mass=1', 'collector=c')

    def says(identifier):
        out = box.ok('coverage', identifier)
        return out.splitlines()[0], out

    equal(says(one)[0], 'no_contract')
    contract = box.add('contract', 'number=K-1', 'collector=c', 'categories=kitchen', 'start=2026-03-01', 'end=2026-12-31')
    equal(says(one)[0], 'category_not_covered')
    box.ok('amend', contract, 'categories=可回收物', '--reason', 'x')
    equal(says(one)[0], 'contract_not_started')
    box.ok('amend', contract, 'start=2025-03-01', 'end=2026-01-31', '--reason', 'x')
    equal(says(one)[0], 'contract_expired')
    box.ok('amend', contract, 'end=2026-02-01', '--reason', 'inclusive')
    equal(says(one)[0], 'no_licence')
    box.add(*licence)
    equal(says(one)[0], 'licence_not_started')
    box.ok('amend', box.records('licence', ids=True)[0]['id'], 'valid_from=2026-02-01', '--reason', 'x')
    result, out = says(one)
    equal(result, 'expiring')
    assert 'K-1' in out and 'L' in out, out
    box.ok('amend', contract, 'end=2026-12-31', '--reason', 'x')
    result, out = says(one)
    equal(result, 'covered')
    assert 'K-1' in out, out
    box.ok('amend', contract, 'status=suspended', 'status_date=2026-01-01', '--reason', 'x')
    equal(says(one)[0], 'contract_suspended')
    meal = box.add('meal', 'date=2026-02-01', 'meal=lunch', 'diners=1')
    box.fails(REFUSED, 'coverage', meal, says='pickup')


# Months and notices.


@test
def close_and_reopen(box):
    box.sample()
    meal = box.records('meal', '--month', '2026-03', ids=True)[0]['id']
    april = box.add('meal', 'date=2026-04-01', 'meal=lunch', 'diners=1')
    box.fails(REFUSED, 'reopen', '--month', '2026-03', '--reason', 'x', says='2026-03')
    box.fails(REFUSED, 'close', '--month', month_from_now(0), says=month_from_now(0))
    box.fails(REFUSED, 'close', '--month', month_from_now(2), says=month_from_now(2))
    err = box.silent('close', '--month', '2026-03')
    assert '2026-03' in err and '1' in err
    equal(box.figures('2026-03')['closed'], True)
    one = box.write('one.csv', 'date,meal,diners\n2026-03-28,lunch,1\n2026-04-02,lunch,1\n')
    weighing = box.write('weighing.csv', 'date,stage,net\n2026-03-28,plate,1\n')
    for words in (['add', 'meal', 'date=2026-03-28', 'meal=lunch', 'diners=1'], ['amend', meal, 'diners=1', '--reason', 'x'],
                  ['amend', meal, 'date=2026-04-20', '--reason', 'x'], ['amend', april, 'date=2026-03-28', '--reason', 'x'],
                  ['void', meal, '--reason', 'x'], ['import', 'meal', one], ['import', 'weighing', weighing],
                  ['add', 'day', 'date=2026-03-28', 'type=workday'], ['close', '--month', '2026-03'],
                  ['add', 'purchase', 'date=2026-03-28', 'supplier=正大肉品有限公司', 'item=x', 'food_category=oil', 'quantity=1', 'unit=kg'],
                  ['add', 'weighing', 'date=2026-03-28', 'stage=plate', 'net=1']):
        box.fails(REFUSED, *words, says=['2026-03', 'closed'])
    box.ok('import', 'meal', one, '--skip-bad', 'bad.csv')
    equal(len(box.records('meal', '--from', '2026-04-02')), 1)
    assert 'closed' in open(box.path('bad.csv'), encoding='utf-8-sig').read()
    box.fails(REFUSED, 'reopen', '--month', '2026-03', '--reason', ' ', says='reason')
    assert '2026-03' in box.silent('reopen', '--month', '2026-03', '--reason', '补录')
    equal(box.figures('2026-03')['closed'], False)
    box.ok('amend', meal, 'diners=240', '--reason', '补录')
    assert 'version 2' in box.silent('close', '--month', '2026-03')
    assert 'in order' in box.ok('verify')


@test
def every_notice(box):
    """Each is printed, and all of a month count in one sequence."""
    box.sample()
    year = datetime.date.today().year
    for count, name in enumerate(NOTICES, 1):
        result = box.run('notice', name, '--month', '2026-03', '-o', f'{name}.pdf')
        if result.status == ENVIRONMENT and 'font' in result.err.lower():
            raise Skip('no font to print with')
        equal((result.status, result.out), (DONE, ''), result)
        assert open(box.path(f'{name}.pdf'), 'rb').read().startswith(b'%PDF-'), name
    box.ok('close', '--month', '2026-03')
    for count, name in enumerate(NOTICES, 1):
        words = ['notice', name, '--month', '2026-03', '-o', f'{name}.pdf']
        assert f'〔{year}〕{count}号' in box.silent(*words, '--issue')
        box.fails(REFUSED, *words, '--issue', says=f'〔{year}〕{count}号')
    listed = box.ok('notice', 'list').splitlines()
    equal([line.split()[1] for line in listed], NOTICES)
    # One closing, one check code: it stands for the figures, whatever sheet they are on.
    codes = {re.search(r'\b[0-9a-f]{16}\b', line).group() for line in listed}
    equal(len(codes), 1)


@test
def notices(box):
    box.sample()
    month = ['notice', 'waste', '--month', '2026-03', '-o', 'w.pdf']
    before = box.dump()
    result = box.run(*month)
    if result.status == ENVIRONMENT and 'font' in result.err.lower():
        raise Skip('no font to print with')
    equal((result.status, result.out), (DONE, ''), result)
    draft = open(box.path('w.pdf'), 'rb').read()
    assert draft.startswith(b'%PDF-')
    box.silent(*month, '--draft')
    equal(open(box.path('w.pdf'), 'rb').read(), draft)
    equal(box.dump(), before, 'a draft changed the ledger')
    equal(box.ok('notice', 'list'), '')
    os.unlink(box.path('w.pdf'))
    box.fails(REFUSED, *month, '--issue', says=['2026-03', 'closed'])
    assert not os.path.exists(box.path('w.pdf'))
    box.ok('close', '--month', '2026-03')
    # Where the sheet cannot be written, no number is taken.
    box.fails(ENVIRONMENT, 'notice', 'waste', '--month', '2026-03', '--issue', '-o', 'nowhere/w.pdf', says='nowhere/w.pdf')
    box.fails(USAGE, 'notice', 'waste', '--month', '2026-03', '-o', box.ledger, says='ledger')
    year = datetime.date.today().year
    number = f'示机管公示〔{year}〕1号'
    assert number in box.silent(*month, '--issue')
    issued = open(box.path('w.pdf'), 'rb').read()
    assert issued != draft and issued.startswith(b'%PDF-')
    box.fails(REFUSED, *month, '--issue', says=number)
    listed = box.ok('notice', 'list')
    equal(len(listed.splitlines()), 1)
    assert number in listed and 'waste' in listed and '2026-03' in listed, listed
    code = re.search(r'\b[0-9a-f]{16}\b', listed).group()
    box.silent('notice', 'show', number, '-o', 'again.pdf')
    equal(open(box.path('again.pdf'), 'rb').read(), issued, 'printed again')
    for typed in (code, code.upper()):
        out = box.ok('notice', 'check', typed)
        assert number in out and 'still says' in out, out
    box.fails(REFUSED, 'notice', 'check', '0' * 16, says='0' * 16)
    box.fails(REFUSED, 'notice', 'show', '无此号', '-o', 'x.pdf', says='无此号')
    box.fails(REFUSED, 'notice', 'void', '无此号', '--reason', 'x', says='无此号')
    assert not os.path.exists(box.path('x.pdf'))
    box.fails(REFUSED, 'notice', 'void', number, '--reason', ' ', says='reason')
    box.ok('reopen', '--month', '2026-03', '--reason', 'x')
    result = box.run('notice', 'check', code)
    equal(result.status, REFUSED)
    assert 'reopened' in result.out, result
    box.silent('notice', 'void', number, '--reason', '数字有误')
    assert 'voided' in box.ok('notice', 'list')
    box.fails(REFUSED, 'notice', 'void', number, '--reason', 'x', says=number)
    box.ok('notice', 'show', number, '-o', 'again.pdf')
    box.ok('close', '--month', '2026-03')
    assert f'〔{year}〕2号' in box.silent(*month, '--issue')
    assert 'in order' in box.ok('verify')


@test
def life_of_a_notice(box):
    """Issued for chosen days, hung up, corrected; told by list, check and findings."""
    box.sample()
    box.ok('close', '--month', '2026-03')
    issue = ['notice', 'waste', '--month', '2026-03', '-o', 'w.pdf', '--issue']
    today = datetime.date.today()
    box.fails(USAGE, *issue, '--posted-from', 'frob', says=['--posted-from', 'frob'])
    box.fails(USAGE, 'notice', 'list', '--format', 'xml', says='xml')
    result = box.run(*issue, '--posted-from', '2020-01-02')
    if result.status == ENVIRONMENT and 'font' in result.err.lower():
        raise Skip('no font to print with')
    equal(result.status, REFUSED, result)
    assert '2020-01-02' in result.err, result
    box.fails(REFUSED, *issue, '--posted-to', (today - datetime.timedelta(1)).isoformat(), says='posted')
    # A hundred days hold a working day, whatever today is.
    last = (today + datetime.timedelta(100)).isoformat()
    box.ok(*issue, '--posted-from', today.isoformat(), '--posted-to', last)
    first = f'示机管公示〔{today.year}〕1号'
    notices = json.loads(box.ok('notice', 'list', '--format', 'json'))
    equal([(n['number'], n['state'], n['posted_from'], n['posted_to'], n['closing']) for n in notices],
          [(first, 'issued', today.isoformat(), last, 1)])
    equal([f['code'] for f in box.findings('2026-03') if f['kind'] == 'notice'], ['not_posted'])
    equal([f['record'] for f in box.findings('2026-03') if f['kind'] == 'notice'], [notices[0]['id']])

    # Hung up three weeks ago for a week, and taken down too late.
    begun = today - datetime.timedelta(21)
    over = (today - datetime.timedelta(14)).isoformat()
    posting = box.add('posting', f'notice={first}', f'from={begun.isoformat()}', f'to={over}', 'place=一楼大厅')
    equal([f['code'] for f in box.findings('2026-03') if f['kind'] == 'notice'], ['still_posted'])
    assert 'posted' in box.ok('notice', 'list')
    box.ok('amend', posting, f'taken_down={over}', '--reason', '补记')
    equal([f['code'] for f in box.findings('2026-03') if f['kind'] == 'notice'], [])
    equal(json.loads(box.ok('notice', 'list', '--format', 'json'))[0]['state'], 'taken_down')
    box.fails(REFUSED, 'add', 'posting', 'notice=无此号', 'from=2026-04-01', says=['无此号', 'Notice number'])
    box.fails(REFUSED, 'void', notices[0]['id'], '--reason', 'x', says='own entry')

    # Postings go out and come in by CSV like every other record.
    box.ok('export', 'posting', '-o', 'postings.csv')
    box.ok('void', posting, '--reason', '重新导入')
    box.ok('import', 'posting', 'postings.csv')
    equal([(row['notice'], row['from'], row['taken_down']) for row in box.records('posting')], [(first, begun.isoformat(), over)])

    # Closed again, the next notice corrects the first.
    box.ok('reopen', '--month', '2026-03', '--reason', '漏录')
    collector = box.records('collector')[0]['name']
    box.add('pickup', 'date=2026-03-30', 'category=other', 'mass=10', f'collector={collector}')
    box.ok('close', '--month', '2026-03')
    box.ok(*issue)
    second = f'示机管公示〔{today.year}〕2号'
    notices = json.loads(box.ok('notice', 'list', '--format', 'json'))
    equal([(n['state'], n['superseded_by'], n['corrects']) for n in notices], [('superseded', second, None), ('issued', None, first)])
    rows = list(csv.DictReader(io.StringIO(box.ok('notice', 'list', '--format', 'csv'), newline='')))
    equal([(row['number'], row['state'], row['superseded_by']) for row in rows], [(first, 'superseded', second), (second, 'issued', '')])
    assert f'superseded by {second}' in box.ok('notice', 'list')

    # As scanned: number and code on two lines, or as two words.
    codes = [n['check_code'] for n in notices]
    result = box.run('notice', 'check', f'{first}\n{codes[0]}\n')
    equal(result.status, REFUSED, result)
    assert f'corrected by {second}' in result.out and 'something else' in result.out, result
    # Of what stands on the sheet, each figure that is another one now: one pickup of 10 kg more.
    assert re.search(r'^  其他垃圾：清运次数: \d+ → \d+$', result.out, re.M), result
    for words in ([f'{second}\r\n{codes[1]}'], [second, codes[1]], [codes[1]]):
        out = box.ok('notice', 'check', *words)
        assert f'corrects {first}' in out and 'still says' in out, out
    box.fails(REFUSED, 'notice', 'check', first, codes[1], says=[codes[0], 'changed'])
    assert 'in order' in box.ok('verify')


# The file itself.


def tamper(box, sql):
    subprocess.run(['sqlite3', box.ledger, sql], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=60)


@test
def verify_and_rebuild(box):
    if shutil.which('sqlite3') is None:
        raise Skip('there is no sqlite3 program')
    box.sample()
    out = box.ok('verify')
    entries = int(re.search(r'(\d+) entries', out).group(1))
    equal(entries, 412)
    figures = box.figures('2026-03')
    # A table that lies is found, and made again from the journal.
    tamper(box, 'UPDATE meal SET diners=diners+100 WHERE row=(SELECT min(row) FROM meal)')
    box.fails(REFUSED, 'verify', says='rebuild')
    assert box.figures('2026-03') != figures
    equal(box.run('rebuild').status, DONE)
    assert 'in order' in box.ok('verify')
    equal(box.figures('2026-03'), figures)
    tamper(box, 'DELETE FROM pickup')
    box.fails(REFUSED, 'verify', says='Pickup')
    box.ok('rebuild')
    equal(box.figures('2026-03'), figures)
    # The journal itself: its triggers stand in the way of an honest tool; one who removes them is found.
    saved = open(box.ledger, 'rb').read()
    for sql in ("UPDATE journal SET payload=replace(payload,'400','401')", 'DELETE FROM journal WHERE position=(SELECT max(position) FROM journal)',
                "UPDATE journal SET author='x' WHERE position=(SELECT min(position)+2 FROM journal)",
                'UPDATE journal SET time=time+1 WHERE position=(SELECT min(position)+2 FROM journal)'):
        triggers = 'SELECT name FROM sqlite_schema WHERE type=\'trigger\' AND tbl_name=\'journal\''
        names = subprocess.run(['sqlite3', box.ledger, triggers], check=True, stdout=subprocess.PIPE, timeout=60).stdout.decode().split()
        tamper(box, ''.join(f'DROP TRIGGER "{name}";' for name in names) + sql)
        box.fails(REFUSED, 'verify')
        for suffix in ('-wal', '-shm'):
            if os.path.exists(box.ledger + suffix):
                os.unlink(box.ledger + suffix)
        with open(box.ledger, 'wb') as file:
            file.write(saved)
    assert 'in order' in box.ok('verify')


@test
def no_ledger_at_all(box):
    os.makedirs(os.path.dirname(box.ledger))
    random = bytes(range(256)) * 64
    for content in (b'', b'\x00' * 8192, b'%PDF-1.4 nothing', b'PK\x03\x04' + random, b'date,meal\n', b'SQLite format 3\x00' + random, random):
        with open(box.ledger, 'wb') as file:
            file.write(content)
        for words in (['verify'], ['list', 'meal'], ['add', 'site', 'name=x', 'type=canteen'], ['figures', '--month', '2026-03'],
                      ['rebuild'], ['close', '--month', '2026-03']):
            box.fails(ENVIRONMENT, *words, says=box.ledger)
            equal(open(box.ledger, 'rb').read(), content)
    os.unlink(box.ledger)
    with contextlib.closing(sqlite3.connect(box.ledger)) as connection:
        connection.execute('CREATE TABLE diary (day TEXT)')
        connection.commit()
    box.fails(ENVIRONMENT, 'verify', says='not a ledger')
    box.fails(ENVIRONMENT, 'add', 'site', 'name=x', 'type=canteen', says='not a ledger')
    os.unlink(box.ledger)
    os.mkdir(box.ledger)
    box.fails(ENVIRONMENT, 'verify', says=box.ledger)
    os.rmdir(box.ledger)
    os.mkfifo(box.ledger)
    box.fails(ENVIRONMENT, 'verify', says=box.ledger)


@test
def a_damaged_ledger(box):
    box.sample()
    content = open(box.ledger, 'rb').read()
    for suffix in ('-wal', '-shm'):
        if os.path.exists(box.ledger + suffix):
            os.unlink(box.ledger + suffix)
    for damaged in (content[:len(content) // 2], content[:5000], content[:100], content[:4096] + b'\xff' * (len(content) - 4096)):
        with open(box.ledger, 'wb') as file:
            file.write(damaged)
        result = box.run('verify')
        assert result.status in (REFUSED, ENVIRONMENT), result
        assert 'damaged' in result.err or 'not a ledger' in result.err, result
        result = box.run('figures', '--month', '2026-03')
        assert result.status in (DONE, ENVIRONMENT), result
        result = box.run('add', 'site', 'name=x', 'type=canteen')
        assert result.status in (DONE, ENVIRONMENT), result
        for suffix in ('-wal', '-shm'):
            if os.path.exists(box.ledger + suffix):
                os.unlink(box.ledger + suffix)


@test
def files_that_are_no_csv(box):
    box.init()
    header = b'date,meal,diners\n'
    for name, content in (('a.xlsx', b'PK\x03\x04' + b'\x00' * 100), ('b.xls', b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + b'\x00' * 600),
                          ('c.pdf', b'%PDF-1.7\n'), ('d.csv', b'SQLite format 3\x00' + b'\x00' * 100), ('e.csv', b'\x1f\x8b\x08\x00'),
                          ('f.csv', b'<html><table><tr><td>x</td></tr></table></html>'), ('g.csv', b''),
                          ('h.csv', header + b'2026-03-02,lunch,\x00\n'), ('i.csv', header + b'2026-03-02,"lunch,3\n'),
                          ('j.csv', header + b'2026-03-02,lunch,3\n' * 2 + b'\xff\xfe\xfd\x80\x81,,\n'), ('k.csv', b'\n\n\n'),
                          ('l.csv', b'a' * 3000000), ('m.csv', header + b',' * 100000 + b'\n'), ('n.csv', bytes(range(1, 256)) * 40)):
        box.write(name, content)
        box.fails(REFUSED, 'import', 'meal', name, says='' if name in ('k.csv', 'n.csv') else name)
    assert box.run('import', 'meal', '.').status in (REFUSED, ENVIRONMENT)
    box.fails(REFUSED, 'import', 'meal', box.ledger, says='ledger')
    err = box.silent('import', 'meal', box.write('only.csv', header))
    assert '0 records' in err, err


@test
def a_cell_of_a_gigabyte(box):
    """Refused from its beginning, without reading or holding the rest."""
    box.init()
    with open(box.path('big.csv'), 'wb') as file:
        file.write(b'date,meal,diners\n2026-03-02,lunch,"3')
        block = b'x' * (4 << 20)
        for _ in range(4):
            file.write(block)
        # The rest is a hole: NULs that no reader should ever reach.
        file.truncate(1 << 30)
    begin = datetime.datetime.now()
    box.fails(REFUSED, 'import', 'meal', 'big.csv', says=['big.csv', 'line 2', '1 MiB'])
    assert (datetime.datetime.now() - begin).total_seconds() < 20
    with open(box.path('open.csv'), 'wb') as file:
        file.write(b'date,meal,diners\n')
        for _ in range(8):
            file.write(b'2026-03-02,lunch,' + b'y' * (2 << 20) + b'\n')
    box.fails(REFUSED, 'import', 'meal', 'open.csv', says='1 MiB')


@test
def standard_output_that_is_closed(box):
    box.sample()
    # A reader that goes away: status 3 and a sentence, no signal.
    for words in (['list', 'purchase'], ['list', 'purchase', '--format', 'csv'], ['list', 'purchase', '--format', 'json'],
                  ['export', 'purchase'], ['figures', '--month', '2026-03'], ['kinds', '--format', 'json'], ['--help'],
                  ['show', box.records('meal', ids=True)[0]['id']]):
        reader, writer = os.pipe()
        os.close(reader)
        result = box.run(*words, stdout=writer)
        os.close(writer)
        equal(result.status, ENVIRONMENT, words)
        assert result.err.strip(), words
    if os.path.exists('/dev/full'):
        with open('/dev/full', 'wb') as full:
            equal(box.run('list', 'purchase', stdout=full).status, ENVIRONMENT)
            # What cannot tell its identifier is not written either.
            before = box.dump()
            equal(box.run('add', 'site', 'name=new', 'type=canteen', stdout=full).status, ENVIRONMENT)
            equal(box.dump(), before, 'add to a full device changed the ledger')

    def without_output():
        os.close(1)

    before = box.dump()
    for words in (['list', 'meal'], ['add', 'site', 'name=new', 'type=canteen'], ['export', 'meal'], ['verify']):
        result = box.run(*words, preexec_fn=without_output, stdout=None)
        equal(result.status, ENVIRONMENT, words)
    equal(box.dump(), before)

    def without_anything():
        os.close(0)
        os.close(1)
        os.close(2)

    equal(box.run('export', 'meal', '-o', 'x.csv', preexec_fn=without_anything, stdout=None).status, DONE)
    equal(open(box.path('x.csv'), 'rb').read(), box.run('export', 'meal').raw)
    assert 'in order' in box.ok('verify')


@test
def a_disk_that_is_full(box):
    box.sample()
    box.silent('export', 'purchase', '-o', 'p.csv')
    rows = open(box.path('p.csv'), encoding='utf-8-sig').read().splitlines()
    big = box.write('big.csv', '\n'.join([rows[0], *(rows[1:] * 60)]) + '\n')
    purchases = len(box.records('purchase'))
    for blocks in (0, 8, 64, os.path.getsize(box.ledger) // 1024 + 8):

        def limited():
            import resource
            resource.setrlimit(resource.RLIMIT_FSIZE, (blocks * 1024, blocks * 1024))

        err = box.fails(ENVIRONMENT, 'import', 'purchase', big, preexec_fn=limited, says='full')
        assert len(err.splitlines()) < 30, err
        equal(len(box.records('purchase')), purchases)

    def almost_none():
        import resource
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    box.fails(ENVIRONMENT, 'add', 'site', 'name=x', 'type=canteen', preexec_fn=almost_none, says='full')
    box.fails(ENVIRONMENT, 'close', '--month', '2026-03', preexec_fn=almost_none, says='full')
    box.fails(ENVIRONMENT, 'rebuild', preexec_fn=almost_none)
    box.fails(ENVIRONMENT, 'export', 'purchase', '-o', 'x.csv', preexec_fn=almost_none)
    assert not os.path.exists(box.path('x.csv')), 'half an export'
    equal(box.run('--ledger', box.path('new.jieyue'), 'init', preexec_fn=almost_none).status, ENVIRONMENT)
    assert not os.path.exists(box.path('new.jieyue')), 'half a ledger'
    equal(box.run('--ledger', box.path('new.jieyue'), 'demo', '--months', '1', preexec_fn=almost_none).status, ENVIRONMENT)
    assert not os.path.exists(box.path('new.jieyue')), 'half a demonstration'
    assert 'in order' in box.ok('verify')
    box.ok('import', 'purchase', big)


@test
def a_ledger_that_may_not_be_written(box):
    box.sample()
    options = {}
    if os.geteuid() == 0:
        # As root no permission stops anybody: be somebody else.
        for folder, folders, files in os.walk(box.folder):
            os.chown(folder, NOBODY, NOBODY)
            for name in files:
                os.chown(os.path.join(folder, name), NOBODY, NOBODY)
        options = {'user': NOBODY, 'group': NOBODY, 'extra_groups': []}
    home = os.path.join(box.folder, 'home')
    os.mkdir(home, 0o777)
    os.chmod(home, 0o777)
    options['env'] = {'XDG_DATA_HOME': home}
    ledger = ['--ledger', box.ledger]
    site = ['add', 'site', 'name=x', 'type=canteen']
    try:
        runs = box.run('--version', **{**options, 'env': {}}).status == DONE
    except PermissionError:  # the build folder lies below one that is root's alone
        runs = False
    if not runs:
        raise Skip('the program cannot be run as somebody else here')
    figures = box.figures('2026-03')
    for suffix in ('-wal', '-shm'):
        if os.path.exists(box.ledger + suffix):
            os.unlink(box.ledger + suffix)
    try:
        for file_mode, folder_mode in ((0o400, 0o500), (0o600, 0o500), (0o400, 0o700)):
            os.chmod(box.ledger, file_mode)
            os.chmod(os.path.dirname(box.ledger), folder_mode)
            content = open(box.ledger, 'rb').read()
            result = box.run(*ledger, *site, **options)
            equal((result.status, result.out), (ENVIRONMENT, ''), result)
            assert box.ledger in result.err and 'permission' in result.err, result
            equal(box.run(*ledger, 'close', '--month', '2026-03', **options).status, ENVIRONMENT)
            equal(open(box.ledger, 'rb').read(), content)
            result = box.run(*ledger, 'figures', '--month', '2026-03', '--format', 'json', **options)
            equal(result.status, DONE, result)
            equal(json.loads(result.out), figures)
            equal(box.run(*ledger, 'verify', **options).status, DONE)
        os.chmod(box.ledger, 0)
        equal(box.run(*ledger, 'verify', **options).status, ENVIRONMENT)
    finally:
        os.chmod(os.path.dirname(box.ledger), 0o700)
        os.chmod(box.ledger, 0o600)


@test
def who_wrote(box):
    box.init()
    one = box.ok('--author', '王 “会计”', 'add', 'site', 'name=x', 'type=canteen').strip()
    assert '王 “会计”' in box.ok('show', one, '--history')
    # The ledger is one file that may be written by many desks.
    box.ok('--ledger', box.ledger, 'add', 'site', 'name=y', 'type=canteen', env={'XDG_DATA_HOME': box.path('elsewhere')})
    assert '2 entries' in box.ok('verify')


@test
def two_who_write_at_once(box):
    box.init()
    processes = [subprocess.Popen([PROGRAM, 'add', 'site', f'name={number}', 'type=canteen'], env=box.environment,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for number in range(12)]
    equal([process.wait(60) for process in processes], [DONE] * 12)
    equal(len(box.records('site')), 12)
    assert '12 entries' in box.ok('verify')


@test
def in_chinese(box):
    box.sample()
    chinese = {'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'zh_CN'}
    if subprocess.run(['locale', '-a'], stdout=subprocess.PIPE, check=False).stdout.find(b'zh_CN.utf8') >= 0:
        chinese['LC_ALL'] = 'zh_CN.UTF-8'
    if os.environ.get('JY_LOCALEDIR'):
        chinese['JY_LOCALEDIR'] = os.environ['JY_LOCALEDIR']
    commands = [['list', kind, '--format', form] for kind in KINDS for form in ('csv', 'json')]
    commands += [['figures', '--month', '2026-03', '--format', 'json'], ['export', 'pickup'],
                 ['coverage', box.records('pickup', ids=True)[0]['id']]]
    for words in commands:
        first = box.run(*words)
        second = box.run(*words, env=chinese)
        equal((second.status, first.status), (DONE, DONE), words)
        if words[0] == 'coverage':
            equal(second.out.splitlines()[0], first.out.splitlines()[0])
        else:
            equal(second.raw, first.raw, words)
    english = json.loads(box.ok('findings', '--month', '2026-03', '--format', 'json'))
    translated = json.loads(box.ok('findings', '--month', '2026-03', '--format', 'json', env=chinese))
    for rows in (english, translated):
        for row in rows:
            del row['message']
    equal(translated, english)
    kinds_json = box.run('kinds', '--format', 'json').raw
    equal(box.run('kinds', '--format', 'json', env=chinese).raw, kinds_json)
    one = box.ok('add', 'meal', 'date=2026-04-01', 'meal=午餐', 'diners=3', env=chinese).strip()
    equal(box.record(one, 'meal')['meal'], 'lunch')
    equal(box.run('add', 'meal', 'date=2026-02-30', env=chinese).status, REFUSED)


@test
def demonstration(box):
    err = box.silent('demo', '--seed', '7')
    assert box.ledger in err, err
    equal(stat.S_IMODE(os.stat(box.ledger).st_mode), 0o600)
    assert 'in order' in box.ok('verify')
    months = {row['date'][:7] for row in box.records('meal')}
    equal(months, {month_from_now(-step) for step in range(1, 15)}, 'fourteen months before this one')
    box.fails(REFUSED, 'demo', says='exists')
    lists = []
    for name in ('a.jieyue', 'b.jieyue'):
        path = box.path(name)
        box.silent('--ledger', path, 'demo', '--seed', '3', '--months', '2', '--end', '2026-03', '--diners', '120')
        lists.append([box.ok('--ledger', path, 'list', kind, '--format', 'csv') for kind in KINDS])
        lists[-1].append(box.ok('--ledger', path, 'figures', '--month', '2026-03', '--format', 'json'))
        equal({row['date'][:7] for row in json.loads(box.ok('--ledger', path, 'list', 'meal', '--format', 'json'))},
              {'2026-02', '2026-03'})
    equal(lists[0], lists[1], 'the same seed')
    path = box.path('c.jieyue')
    box.silent('--ledger', path, 'demo', '--seed', '4', '--months', '2', '--end', '2026-03', '--diners', '120')
    assert lists[0][:-1] != [box.ok('--ledger', path, 'list', kind, '--format', 'csv') for kind in KINDS], 'another seed'


def main():
    chosen = [function for function in TESTS if not sys.argv[2:] or function.__name__ in sys.argv[2:]]
    failed = 0
    print(f'1..{len(chosen)}')
    for number, function in enumerate(chosen, 1):
        name = function.__name__.replace('_', ' ')
        with tempfile.TemporaryDirectory(prefix='jieyuectl-') as folder:
            os.chmod(folder, 0o755)
            try:
                function(Box(folder))
                print(f'ok {number} - {name}', flush=True)
            except Skip as reason:
                print(f'ok {number} - {name} # SKIP {reason}', flush=True)
            except Exception:
                failed += 1
                print(f'not ok {number} - {name}', flush=True)
                for line in traceback.format_exc().splitlines():
                    print(f'# {line}', flush=True)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
