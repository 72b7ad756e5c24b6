#!/usr/bin/python3
"""Types into a form of the real program, kills it without a warning, and looks for the
text in the next one.

test-drafts.py JIEYUE JIEYUECTL"""

import os
import subprocess
import sys
import tempfile
import time

# Warnings are fatal to the program, not to the library that looks at it.
ENVIRONMENT = dict(os.environ)
os.environ.pop('G_DEBUG', None)

try:
    import pyatspi
except ImportError:
    print('1..0 # SKIP python3-pyatspi is not installed')
    sys.exit(0)

PROGRAM, CTL = sys.argv[1:3]
CHINESE = os.environ['LC_ALL'].startswith('zh')
NEW = ('New', '新建(N)')
CONTINUE = ('Continue Draft…', '继续填写(D)…')
MASS = ('Mass', '重量')
VEHICLE = ('Vehicle', '车牌号')
CLEAR = ('Start Over', '重新填写(O)')
BACK = ('What was typed here and not saved is back.', '已恢复上次未保存的内容。')
done = 0


def pick(pair):
    return pair[CHINESE]


def result(ok, name):
    global done
    done += 1
    print('%s %d %s' % ('ok' if ok else 'not ok', done, name), flush=True)


def walk(node):
    if node is None:
        return
    yield node
    for child in node:
        yield from walk(child)


def wait_for(look, seconds=15):
    """What look() answers, as soon as it answers anything."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = look()
        except Exception:
            # A node may go away while it is looked at.
            found = None
        if found:
            return found
        time.sleep(0.05)
    return None


def find_program():
    for program in pyatspi.Registry.getDesktop(0):
        if program is not None and program.name == 'jieyue':
            return program
    return None


def find(fits, name):
    def look():
        for node in walk(find_program()):
            found = fits(node, name)
            if found is not None:
                return found
        return None

    node = wait_for(look)
    if node is None:
        print('Bail out! “%s” is not there.' % name)
        sys.exit(1)
    return node


def is_label(node, name):
    return node if node.getRole() == pyatspi.ROLE_LABEL and node.name == name else None


def is_entry(node, name):
    """What is typed into, by the name of the field."""
    if node.name != name:
        return None
    try:
        node.queryEditableText()
    except NotImplementedError:
        return None
    return node


def is_button(node, name):
    """A button has the mnemonic in its name, its label has not."""
    if is_label(node, name) is None or node.parent.getRole() != pyatspi.ROLE_PUSH_BUTTON:
        return None
    return node.parent


def start(ledger):
    process = subprocess.Popen([PROGRAM, ledger], env=ENVIRONMENT)
    if wait_for(find_program) is None:
        process.kill()
        print('Bail out! The program does not appear on the accessibility bus.')
        sys.exit(1)
    return process


def press(name):
    find(is_button, name).queryAction().doAction(0)


def begin(button=NEW):
    press(pick(button))
    find(is_entry, pick(VEHICLE))


def get_text(name):
    text = find(is_entry, pick(name)).queryText()
    return text.getText(0, text.characterCount)


def get_drafts(folder):
    return [os.path.join(path, name) for path, _, names in os.walk(folder) for name in names]


def test_kill(ledger):
    drafts = os.path.join(os.environ['XDG_STATE_HOME'], 'jieyue', 'drafts')
    process = start(ledger)
    begin()
    result(not get_drafts(drafts), 'an empty form leaves no file')
    find(is_entry, pick(MASS)).queryEditableText().setTextContents('12.5 左右')
    find(is_entry, pick(VEHICLE)).queryEditableText().setTextContents('苏E·12345')

    def holds_both():
        for path in get_drafts(drafts):
            with open(path, encoding='utf-8') as file:
                text = file.read()
            if '12.5 左右' in text and '苏E·12345' in text:
                return True
        return False

    result(wait_for(holds_both), 'what was typed comes to the disk by itself')
    process.kill()
    process.wait(10)
    wait_for(lambda: find_program() is None)

    process = start(ledger)
    begin(CONTINUE)
    result(get_text(MASS) == '12.5 左右' and get_text(VEHICLE) == '苏E·12345', 'after a kill it stands in the form again')
    find(is_label, pick(BACK))
    result(True, 'the form says so')
    press(pick(CLEAR))
    result(wait_for(lambda: not get_drafts(drafts)), 'what is not wanted is on the disk no more')
    result(get_text(MASS) == '' and get_text(VEHICLE) == '', 'nor in the form')
    process.kill()
    process.wait(10)


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'test.jieyue')
    subprocess.run([CTL, '--ledger', path, 'init', '--institution', '示例单位'], check=True, stdout=subprocess.DEVNULL)
    test_kill(path)
print('1..%d' % done)
