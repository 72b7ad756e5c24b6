#!/usr/bin/python3
"""The first start, recent ledgers, and ledgers that cannot be opened.

test-flow-start.py JIEYUE JIEYUECTL"""

import os
import shutil
import sqlite3

from driver import (BUTTON, CHINESE, ENTRY, FRAME, ITEM, LABEL, SENSITIVE, TASKS, Ledger, Program, T, check, check_equal, new_ledger,
                    run_flows, wait_for)

NAME = '示例县档案馆'


def test_first_start(folder):
    ledger = Ledger(os.path.join(folder, 'archive.jieyue'))
    program = Program()
    program.click(BUTTON, T('_New Ledger…'))
    program.await_window(T('New Ledger'))
    check(not program.find(BUTTON, T('C_reate…')).has(SENSITIVE), 'no ledger without the name of the institution')
    program.write(T('Name of the institution'), NAME)
    check(wait_for(lambda: program.find(BUTTON, T('C_reate…')).has(SENSITIVE)), 'the name is enough')
    program.key('Return')
    program.await_window(T('Save the New Ledger'))
    check(wait_for(lambda: NAME + '.jieyue' in [node.text() for node in program.read(False) if node.role == ENTRY]),
          'the file is to be called like the institution')
    program.key('ctrl+a')
    program.type(ledger.path, 'Return')
    program.await_window(NAME)
    check(program.find(ITEM, TASKS['meal'][CHINESE]), 'the sidebar appears')
    check_equal([row['name'] for row in ledger.list('institution')], [NAME], 'the institution stands in the file')
    check_equal(os.stat(ledger.path).st_mode & 0o777, 0o600, 'the file is its owner’s alone')
    check_equal(program.stop(), 0, 'the program ends well')
    check(ledger.verifies(), 'the ledger verifies')


def test_recent(folder):
    first, second = new_ledger(folder, 'first'), new_ledger(folder, 'second')
    for ledger in first, second:
        check_equal(Program(ledger.path).stop(), 0, 'the program ends well')
    os.remove(second.path)
    program = Program()
    check(program.find(ITEM, 'first'), 'a recent ledger stands on the start page')
    check(program.look(ITEM, 'second') is None, 'one that is gone does not')
    program.click(ITEM, 'first')
    check(program.find(FRAME, '示例市机关事务服务中心'), 'it is opened from there')
    program.stop()


def make_unusable(folder):
    """Ledgers that cannot be opened, and what the sentence about each must say."""
    def path(name):
        return os.path.join(folder, name + '.jieyue')

    yield path('missing'), T('There is no ledger “%s”. Create one, or give the right file.')
    with open(path('letter'), 'w', encoding='utf-8') as file:
        file.write('今天下雨。' * 200)
    yield path('letter'), T('“%s” is not a ledger of this program.')
    open(path('empty'), 'w').close()
    yield path('empty'), T('“%s” is not a ledger of this program.')
    with sqlite3.connect(path('other')) as database:
        database.execute('CREATE TABLE t (x)')
    yield path('other'), T('“%s” is not a ledger of this program.')
    shutil.copy(new_ledger(folder, 'good').path, path('newer'))
    with sqlite3.connect(path('newer')) as database:
        database.execute('PRAGMA user_version = 9999')
    yield path('newer'), None


def test_unusable(folder):
    cases = list(make_unusable(folder))
    program = Program(os.path.join(folder, 'good.jieyue'))
    for path, sentence in cases:
        before = None if not os.path.isfile(path) else open(path, 'rb').read()
        program.key('ctrl+o')
        program.await_window(T('Open a Ledger'))
        program.type(path, 'Return')
        if sentence is None:
            found = program.find(LABEL, part=path)
        else:
            found = program.find(LABEL, sentence % path)
        check(found, os.path.basename(path) + ' is named in a sentence')
        program.click(BUTTON, T('_Close'))
        program.await_window('示例市机关事务服务中心')
        check(before is None or open(path, 'rb').read() == before, os.path.basename(path) + ' stays as it is')
    program.go_to('site')
    check(True, 'what was open before stays usable')
    check_equal(program.stop(), 0, 'the program ends well')


run_flows(test_first_start, test_recent, test_unusable)
