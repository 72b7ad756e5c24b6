#!/usr/bin/python3
"""Nothing on the screen of a Chinese session is left in English: every name and every
description of every page is held against the words of the English texts.

test-untranslated.py JIEYUE JIEYUECTL"""

import json
import os
import re

from driver import (BUTTON, CATALOGUE, CHINESE, ENTRY, KINDS, LABEL, TASKS, Ledger, Program, T, check, check_equal, run_flows,
                    skip, title)

if not CHINESE:
    skip('English is what the texts are written in')

# Said in Chinese as well: units, keys and what is called by its letters.
CHINESE_TOO = {'kg', 'csv', 'pdf', 'ctrl', 'alt', 'shift', 'enter', 'insert', 'delete', 'page', 'up', 'down', 'home', 'end',
               'hw', 'jieyue', 'demo', 'root', 'gpl', 'http', 'https', 'www', 'org', 'com'}
# What GTK calls a widget that has no name.
NAMELESS = re.compile('(Gtk|Adw|Jy|Gizmo)[A-Z]')


def collect_texts():
    """The program's English: what it translates, and the titles of the kinds."""
    for text in CATALOGUE._catalog:
        yield text[0] if isinstance(text, tuple) else text
    for kind in KINDS.values():
        yield kind['title']
        for field in kind['fields']:
            yield field['title']
            yield from (choice.replace('_', ' ') for choice in field.get('choices', ()))


def split_words(text):
    return {word.lower() for word in re.findall('[A-Za-z]{2,}', text.replace('_', ''))}


ENGLISH = set().union(*(split_words(re.sub('%[a-z]+', '', text.split('\x04')[-1])) for text in collect_texts())) - CHINESE_TOO


def find_english(text):
    return [] if NAMELESS.match(text) else sorted(split_words(text) & ENGLISH)


def look_over(program, page, found):
    for node in program.read():
        for text in node.name, node.description:
            # Addresses of mail and numbers of papers are data.
            if '@' not in text and find_english(text):
                found.append('%s: “%s” (%s)' % (page, text, ' '.join(find_english(text))))


def finish(page, found):
    check(not found, '%s is in Chinese' % page + (': ' + '; '.join(dict.fromkeys(found)) if found else ''))


def test_words(folder):
    check_equal(find_english('Save and _Next'), ['and', 'next', 'save'], 'English would be noticed')
    check_equal(find_english('重量（kg）'), [], 'a unit is no English')


def test_start(folder):
    program, found = Program(), []
    program.find(BUTTON, T('_New Ledger…'))
    look_over(program, 'start', found)
    program.key('ctrl+n')
    program.await_window(T('New Ledger'))
    look_over(program, 'new ledger', found)
    program.key('Escape')
    program.stop()
    finish('the start', found)


def open_record(program, kind):
    program.find(None, T('Choose columns'))
    program.key('ctrl+f', 'Escape', 'Home', 'Return')
    program.find(LABEL, T('History'))


def hang_a_notice(ledger, folder):
    """What the demonstration data lack: words of the institution's own, and a notice that hangs."""
    ledger.run('notice', 'waste', '--month', '2026-09', '--issue', '-o', os.path.join(folder, 'notice.pdf'))
    number = json.loads(ledger.run('notice', 'list', '--format', 'json'))[0]['number']
    ledger.run('add', 'posting', 'notice=' + number, 'from=2026-11-02')
    ledger.run('add', 'wording', 'notice=waste', 'basis=现公示如下。')


def test_kinds(folder):
    ledger = Ledger(os.path.join(folder, 'demo.jieyue'))
    ledger.run('demo', '--months', '2', '--end', '2026-10')
    hang_a_notice(ledger, folder)
    program = Program(ledger.path)
    for kind in TASKS:
        found = []
        program.go_to(kind)
        look_over(program, 'table', found)
        if kind in ('closing', 'notice'):
            finish(kind, found)
            continue
        if kind != 'institution':
            open_record(program, kind)
        look_over(program, 'record', found)
        # Of the institution there is but one: it can only be corrected.
        program.key(*['F2'] if kind == 'institution' else ['alt+Left', 'ctrl+i'])
        program.find(BUTTON, T('Start _Over'))
        if kind == 'institution':
            # That it is filled in for the first time is reason enough.
            program.write('更改原因', '')
        program.key('ctrl+s')
        program.find(LABEL, T('Nothing is saved yet: see the marked fields.'))
        look_over(program, 'form', found)
        program.key('Escape')
        finish(kind, found)
    program.stop()


def test_dialogs(folder):
    ledger = Ledger(os.path.join(folder, 'demo.jieyue'))
    ledger.run('demo', '--months', '2', '--end', '2026-10')
    program, found = Program(ledger.path), []
    program.go_to('meal')
    program.key('ctrl+h')
    program.find(LABEL, T('State'), rows=True)
    look_over(program, 'voided records', found)
    open_record(program, 'meal')
    program.key('Delete')
    program.find(ENTRY, T('Reason'))
    look_over(program, 'void', found)
    program.write(T('Reason'), '重复登记')
    program.key('Return')
    program.find(LABEL, T('The record is voided'))
    look_over(program, 'voided', found)
    program.key('ctrl+z')
    program.find(LABEL, T('The change is undone'))
    look_over(program, 'undone', found)
    program.go_to('closing')
    program.press(BUTTON, T('_Close Month…'))
    program.find(BUTTON, T('Close _Month'))
    look_over(program, 'close', found)
    program.key('Escape')
    program.is_gone(BUTTON, T('Close _Month'))
    program.press(BUTTON, T('Previous month'))
    program.press(BUTTON, T('_Reopen…'))
    program.find(ENTRY, T('Reason'))
    look_over(program, 'reopen', found)
    program.key('Escape')
    program.is_gone(ENTRY, T('Reason'))
    program.click(BUTTON, T('Waste _Notice'))
    program.find(None, T('Save a _Draft…'))
    look_over(program, 'notice', found)
    program.key('Escape')
    program.is_gone(None, T('Save a _Draft…'))
    program.key('ctrl+question')
    program.find(LABEL, T('New record'))
    look_over(program, 'shortcuts', found)
    program.key('Escape')
    program.is_gone(LABEL, T('Getting around'))
    program.key('F10')
    program.find(None, T('_About Jieyue'))
    look_over(program, 'menu', found)
    program.find(None, T('_About Jieyue')).press()
    program.find(LABEL, T('The Jieyue developers'))
    look_over(program, 'about', found)
    program.key('Escape')
    program.stop()
    finish('every dialog', found)


run_flows(test_words, test_start, test_kinds, test_dialogs)
