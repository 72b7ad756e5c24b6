#!/usr/bin/env python3
"""test-sheets.py: holds every line and every sum on the working sheets of the sample
month against its CSV files. The text of the PDF is read in the order in which it
stands in the file, so that the reading order is tested as well; what a line must say
is worked out here from the CSV, with exact fractions."""

import calendar
import csv
import datetime
import os
import re
import shutil
import subprocess
import sys
import tempfile
from fractions import Fraction

PROGRAM = os.path.abspath(sys.argv[1])
SAMPLE = os.path.join(os.environ['JY_TEST_DATA'], 'sample-2026-03')
FILES = [('institution', 'institution'), ('supplier', 'suppliers'), ('collector', 'collectors'), ('contract', 'contracts'),
         ('licence', 'licences'), ('purchase', 'purchases'), ('meal', 'meals'), ('weighing', 'weighings'), ('pickup', 'pickups')]
CATEGORIES = ['可回收物', '有害垃圾', '厨余垃圾', '其他垃圾']
STAGES = ['库存损耗', '加工', '备餐剩余', '餐盘']
MEALS = ['早餐', '午餐', '晚餐', '加班餐', '']
OTHER_DENSITY = 150  # grams a litre, domain.md section 1


def read(name):
    with open(os.path.join(SAMPLE, name + '.csv'), encoding='gb18030', newline='') as file:
        return list(csv.DictReader(file))


def kilograms(value):
    """As on a sheet: one decimal, or as many as there are."""
    grams = Fraction(value) * 1000
    assert grams.denominator == 1, value
    text = f'{int(grams) / 1000:.3f}'
    return text[:-2] if text.endswith('00') else text.rstrip('0')


def plain(text):
    return re.sub(r'\s', '', text)


class Sheet:
    """The text of a sheet, read line by line from its begin."""

    def __init__(self, box, name):
        path = os.path.join(box.folder, name + '.pdf')
        box.run('sheet', name, '--month', '2026-03', '-o', path)
        done = subprocess.run(['pdftotext', '-raw', path, '-'], check=True, capture_output=True)
        self.name = name
        self.text = plain(done.stdout.decode())
        self.at = 0

    def expect(self, *cells):
        line = plain(''.join(cells))
        found = self.text.find(line, self.at)
        assert found >= 0, f'{self.name}: “{line}” does not follow {self.text[max(0, self.at - 60):self.at + 200]}'
        self.at = found + len(line)

    def count_dates(self, expected):
        """No line is there that is not in the file."""
        found = len(re.findall(r'20\d\d-\d\d-\d\d', self.text))
        assert found == expected, f'{self.name}: {found} dates instead of {expected}'


class Box:
    def __init__(self, folder):
        self.folder = folder
        self.ledger = os.path.join(folder, 'sample.jieyue')
        self.environment = dict(os.environ, XDG_DATA_HOME=folder, HOME=folder, LC_ALL='C.UTF-8', TZ='Asia/Shanghai')

    def run(self, *words):
        done = subprocess.run([PROGRAM, '--ledger', self.ledger, *words], capture_output=True, check=False, env=self.environment)
        message = done.stderr.decode()
        if done.returncode == 3 and 'font' in message.lower():
            print('1..0 # SKIP no font to print with')
            sys.exit(0)
        assert done.returncode == 0, f'{words}: {message}'


def mass_of(pickup):
    if pickup['重量(kg)']:
        return Fraction(pickup['重量(kg)'])
    assert pickup['类别'] == '其他垃圾', pickup
    volume = Fraction(pickup['桶数']) * Fraction(pickup['容器容积(L)']) * Fraction(pickup['装满度(%)']) / 100
    return volume * OTHER_DENSITY / 1000


def containers_of(pickup):
    text = ''
    if pickup['桶数']:
        text += pickup['桶数'] + '桶'
    for key, end in (('容器容积(L)', 'L'), ('装满度(%)', '%')):
        if pickup['桶数'] and pickup[key]:
            text += '×' + pickup[key] + end
    if pickup['件数']:
        text += ('、' if text else '') + pickup['件数'] + '件'
    return text


def sums_of(pickups):
    estimated = sum(mass_of(row) for row in pickups if row['计量方式'] == '估算')
    containers = sum(int(row['桶数'] or 0) for row in pickups)
    return [f'{containers}桶' if containers else '', kilograms(sum(map(mass_of, pickups))), f'共{len(pickups)}次',
            f'，其中估算{kilograms(estimated)}' if estimated else '']


def check_pickups(box):
    sheet = Sheet(box, 'pickups')
    rows = read('pickups')
    number = 0
    for category in CATEGORIES:
        own = sorted((row for row in rows if row['类别'] == category), key=lambda row: (row['日期'], row['时间']))
        for row in own:
            number += 1
            note = '、'.join(filter(None, [row['废物代码'], row['备注']]))
            sheet.expect(str(number), row['日期'], row['时间'], category, row['小类'], containers_of(row), kilograms(mass_of(row)),
                         row['计量方式'], row['清运单位'], row['车牌号'], row['联单号'], row['去向'], row['交付人'], row['收运人'], note)
        sheet.expect('小计', category, *sums_of(own))
    assert number == len(rows)
    sheet.expect('合计', *sums_of(rows))
    sheet.count_dates(len(rows))


def check_disposal(box):
    sheet = Sheet(box, 'disposal')
    people = {row['单位名称']: row for row in read('collectors')}
    rows = sorted((row for row in read('pickups') if row['类别'] == '厨余垃圾'), key=lambda row: (row['日期'], row['时间']))
    for row in rows:
        collector = people[row['清运单位']]
        sheet.expect(row['日期'], row['小类'], kilograms(mass_of(row)), row['时间'], row['清运单位'], row['收运人'] or collector['联系人'],
                     collector['电话'], row['交付人'], row['备注'])
    for kind in ('餐厨垃圾', '废弃油脂'):
        own = [row for row in rows if row['小类'] == kind]
        sheet.expect('小计', kind, kilograms(sum(map(mass_of, own))), f'共{len(own)}次')
    sheet.expect('合计', kilograms(sum(map(mass_of, rows))), f'共{len(rows)}次')
    sheet.count_dates(len(rows))


def keep_until(row):
    """Six months after the shelf life ends (食品安全法 50)."""
    end = datetime.date.fromisoformat(row['保质期至'])
    year, month = divmod(end.year * 12 + end.month - 1 + 6, 12)
    return datetime.date(year, month + 1, min(end.day, calendar.monthrange(year, month + 1)[1])).isoformat()


def check_purchases(box):
    sheet = Sheet(box, 'purchases')
    suppliers = {row['名称']: row for row in read('suppliers')}
    rows = sorted(read('purchases'), key=lambda row: row['进货日期'])
    for number, row in enumerate(rows, 1):
        supplier = suppliers[row['供货者']]
        documents = '、'.join(title for title in ('购货凭证', '检验报告', '检疫证明') if row[title] == '有')
        sheet.expect(str(number), row['进货日期'], row['产品名称'], row['规格'], row['数量'], row['单位'], row['生产日期'], row['生产批号'],
                     '至', row['保质期至'], row['供货者'], supplier['地址'], supplier['联系人'], supplier['电话'], documents, row['外观'],
                     row['验收人'], keep_until(row))
    sheet.expect('合计', f'共{len(rows)}批', kilograms(sum(Fraction(row['重量(kg)']) for row in rows)), 'kg')
    assert all(row['重量(kg)'] and row['保质期至'] and row['生产日期'] for row in rows)
    sheet.count_dates(4 * len(rows))


def check_weighings(box):
    sheet = Sheet(box, 'weighings')
    rows = sorted(read('weighings'), key=lambda row: (row['日期'], MEALS.index(row['餐次']), STAGES.index(row['环节'])))
    net = lambda some: kilograms(sum(Fraction(row['净重(kg)']) for row in some))
    method = {'称重': '电子秤'}
    for day in sorted({row['日期'] for row in rows}):
        own = [row for row in rows if row['日期'] == day]
        for row in own:
            gross, tare = (kilograms(row[key]) if row[key] else '' for key in ('毛重(kg)', '皮重(kg)'))
            sheet.expect(day, row['餐次'], row['地点'], row['环节'], gross, tare, net([row]), method.get(row['计量方式'], row['计量方式']),
                         row['备注'])
        if len(own) > 1:
            sheet.expect('当日小计', net(own))
    for stage in STAGES:
        own = [row for row in rows if row['环节'] == stage]
        if own:
            sheet.expect('环节小计', stage, net(own))
    sheet.expect('合计', net(rows))
    sheet.count_dates(len(rows))


def check_period(box):
    """One day of the pickups, and a year that is the month alone."""
    path = os.path.join(box.folder, 'day.pdf')
    box.run('sheet', 'pickups', '--from', '2026-03-12', '--to', '2026-03-12', '-o', path)
    text = plain(subprocess.run(['pdftotext', '-raw', path, '-'], check=True, capture_output=True).stdout.decode())
    assert '期间：2026年3月12日' in text and text.count('2026-03-12') == sum(row['日期'] == '2026-03-12' for row in read('pickups'))
    box.run('sheet', 'pickups', '--from', '2026-01-01', '--to', '2026-12-31', '-o', path)
    text = plain(subprocess.run(['pdftotext', '-raw', path, '-'], check=True, capture_output=True).stdout.decode())
    assert '期间：2026年序号' in text and f"共{len(read('pickups'))}次" in text


def main():
    checks = [check_pickups, check_disposal, check_purchases, check_weighings, check_period]
    if shutil.which('pdftotext') is None:
        print('1..0 # SKIP the program pdftotext is not installed')
        return
    with tempfile.TemporaryDirectory(prefix='jieyue-test-') as folder:
        box = Box(folder)
        box.run('init')
        for kind, name in FILES:
            box.run('import', kind, os.path.join(SAMPLE, name + '.csv'), '--create-references')
        box.run('sheet', 'blank-day', '--month', '2026-03', '-o', os.path.join(folder, 'fonts.pdf'))
        print(f'1..{len(checks)}')
        for number, check in enumerate(checks, 1):
            try:
                check(box)
                print(f'ok {number} {check.__name__}')
            except AssertionError as error:
                print(f'not ok {number} {check.__name__}\n# {error}')


if __name__ == '__main__':
    main()
