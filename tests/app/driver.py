"""What tests that drive the real program share: starting and stopping it, finding
what is on its screen by accessible names, typing and clicking as a person does, and
reading the ledger file with jieyuectl afterwards.

What is not found here by its name, a screen reader does not find either."""

import gettext
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

# Warnings are fatal to the program, not to the library that looks at it.
ENVIRONMENT = dict(os.environ)
os.environ.pop('G_DEBUG', None)


def skip(reason):
    print('1..0 # SKIP ' + reason)
    sys.exit(0)


try:
    from gi.repository import Gio, GLib
except ImportError:
    skip('python3-gi is not installed')
for needed in ('xdotool', 'openbox'):
    if shutil.which(needed) is None:
        skip('%s is not installed' % needed)

PROGRAM, CTL = sys.argv[1:3]
CHINESE = os.environ['LC_ALL'].startswith('zh')
CATALOGUE = gettext.translation('jieyue', os.environ['JY_LOCALEDIR'], ['zh_CN']) if CHINESE else gettext.NullTranslations()
KINDS = {kind['name']: kind for kind in json.loads(subprocess.run(
    [CTL, 'kinds', '--format', 'json'], check=True, stdout=subprocess.PIPE, text=True).stdout)}

# Generous, since two cores may be busy with other tests; nothing waits for it to pass.
PATIENCE = 30

# Roles, by their number on the accessibility bus.
CHECK, CHOICE, DIALOG, FRAME, LABEL, LIST, ITEM, BUTTON, ENTRY, TOGGLE, ROW = 7, 11, 16, 23, 29, 31, 32, 43, 61, 62, 90

# States, by the number of their bit.
CHECKED, FOCUSED, SELECTED, SENSITIVE = 4, 12, 23, 24

ACCESSIBLE, COMPONENT, TEXT = 'org.a11y.atspi.Accessible', 'org.a11y.atspi.Component', 'org.a11y.atspi.Text'
IN_WINDOW = 1

# What the sidebar leads to, by the name of the kind.
TASKS = {
    'meal': ('Meals', '就餐人数'), 'weighing': ('Weighings', '厨余称重'), 'purchase': ('Purchases', '进货查验记录'),
    'supplier': ('Suppliers', '供货者'), 'pickup': ('Pickups', '清运记录'), 'container': ('Containers', '容器'),
    'site': ('Sites', '地点'), 'density': ('Densities', '密度'), 'collector': ('Collectors', '收运单位'),
    'licence': ('Licences', '资质'), 'contract': ('Contracts', '收运合同'), 'closing': ('Figures and closing', '月结'), 'notice': ('Notices', '公示'),
    'posting': ('Postings', '张贴记录'), 'wording': ('Wordings', '公示用语'), 'institution': ('Institution', '单位'),
    'day': ('Calendar', '工作日历'),
}


class Failure(Exception):
    """What was waited for did not come: the rest of the flow is without meaning."""


done = 0
failed = 0


def check(ok, name):
    """One line of TAP."""
    global done, failed
    done += 1
    failed += not ok
    print('%sok %d %s' % ('' if ok else 'not ', done, name), flush=True)


def check_equal(found, expected, name):
    check(found == expected, name + ('' if found == expected else ': %r is not %r' % (found, expected)))


def T(text, context=None):
    """A text of the program in the language of the test, as it is read: without the
    line below a letter."""
    found = CATALOGUE.pgettext(context, text) if context else CATALOGUE.gettext(text)
    return found.replace('_', '')


def title(kind, field):
    """What a field is called on the screen."""
    return next(each['title_zh' if CHINESE else 'title'] for each in KINDS[kind]['fields'] if each['name'] == field)


def wait_for(look, seconds=PATIENCE):
    """What look() answers, as soon as it answers anything."""
    end = time.monotonic() + seconds
    pause = 0.01
    while True:
        try:
            found = look()
        except GLib.Error:
            # A widget may go away while it is looked at.
            found = None
        if found or time.monotonic() >= end:
            return found
        time.sleep(pause)
        pause = min(pause * 2, 0.2)


def run_quietly(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout.strip()


# ------------------------------------------------------ the accessibility bus ----


def connect():
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, 0, -1).unpack()[0]
    return Gio.DBusConnection.new_for_address_sync(
        address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None)


BUS = connect()


def call(where, interface, method, arguments=None):
    answer = BUS.call_sync(*where, 'org.a11y.atspi.' + interface, method, arguments, None, 0, PATIENCE * 1000).unpack()
    return answer[0] if answer else None


def ask_property(where, interface, name):
    return BUS.call_sync(*where, 'org.freedesktop.DBus.Properties', 'Get', GLib.Variant('(ss)', (interface, name)), None, 0,
                         PATIENCE * 1000).unpack()[0]


def call_many(calls):
    """The answers to many questions, asked at once; None where there is none."""
    answers = [None] * len(calls)
    left = len(calls)

    def answered(connection, result, position):
        nonlocal left
        left -= 1
        try:
            answers[position] = connection.call_finish(result).unpack()[0]
        except GLib.Error:
            pass

    for position, (where, interface, method, arguments) in enumerate(calls):
        BUS.call(*where, interface, method, arguments, None, 0, PATIENCE * 1000, None, answered, position)
    while left > 0:
        GLib.MainContext.default().iteration(True)
    return answers


class Node:
    """Something that has a place on the screen."""

    def __init__(self, where, window, place, role, name, description):
        self.where, self.window, self.place = where, window, place
        self.role, self.name, self.description = role, name, description

    def is_called(self, name):
        """A name may be given twice, by the label that names and by the one inside."""
        return self.name == name or self.name.replace('_', '') in (name, '%s %s' % (name, name))

    def has(self, state):
        words = call(self.where, 'Accessible', 'GetState')
        return bool(words[state // 32] >> state % 32 & 1)

    def text(self):
        length = ask_property(self.where, TEXT, 'CharacterCount')
        return call(self.where, 'Text', 'GetText', GLib.Variant('(ii)', (0, length)))

    def write(self, text):
        call(self.where, 'EditableText', 'SetTextContents', GLib.Variant('(s)', (text,)))

    def press(self):
        call(self.where, 'Action', 'DoAction', GLib.Variant('(i)', (0,)))


def get_children(where):
    return call(where, 'Accessible', 'GetChildren')


def ask_nodes(wheres, window):
    """Nodes for the widgets among these that are shown, and their children."""
    places = call_many([(where, COMPONENT, 'GetExtents', GLib.Variant('(u)', (IN_WINDOW,))) for where in wheres])
    placed = [(where, place) for where, place in zip(wheres, places) if place is not None and place[2] > 0 and place[3] > 0]
    # A page of a stack that is not the one in front keeps its place, but holds no point.
    points = call_many([(where, COMPONENT, 'Contains', GLib.Variant('(iiu)', (x + width // 2, y + height // 2, IN_WINDOW)))
                        for where, (x, y, width, height) in placed])
    shown = [each for each, holds in zip(placed, points) if holds]
    answers = call_many([call for where, place in shown for call in (
        (where, ACCESSIBLE, 'GetRole', None),
        (where, 'org.freedesktop.DBus.Properties', 'Get', GLib.Variant('(ss)', (ACCESSIBLE, 'Name'))),
        (where, 'org.freedesktop.DBus.Properties', 'Get', GLib.Variant('(ss)', (ACCESSIBLE, 'Description'))),
        (where, ACCESSIBLE, 'GetChildren', None))])
    for i, (where, place) in enumerate(shown):
        role, name, description, children = answers[4 * i:4 * i + 4]
        yield Node(where, window, place, role, name or '', description or ''), children or []


def read_window(window, rows):
    """Everything that has a place in a window, in levels; the rows of tables only
    where they are wanted."""
    level = [window]
    while level:
        following = []
        for node, children in ask_nodes(level, window):
            if node.role != ROW or rows:
                yield node
                following += children
        level = following


def lies_in(inner, outer):
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[0] + inner[2] <= outer[0] + outer[2] and \
        inner[1] + inner[3] <= outer[1] + outer[3]


def find_program():
    for where in get_children(('org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root')):
        if ask_property(where, ACCESSIBLE, 'Name') == 'jieyue':
            return where
    return None


# ---------------------------------------------------------------- the program ----


class Program:
    """The program as it runs, with the files named by the arguments."""

    running = []

    def __init__(self, *arguments, wrapper=(), environment={}):
        self.process = subprocess.Popen([*wrapper, PROGRAM, *arguments], env={**ENVIRONMENT, **environment})
        Program.running.append(self)
        self.root = wait_for(lambda: self.process.poll() is not None or find_program())
        if self.process.poll() is not None or not self.root:
            raise Failure('the program appears on the accessibility bus')
        self.find(FRAME)
        self.await_window()

    def await_window(self, title=None):
        """Waits until a window of this title, or any, gets what is typed."""
        def is_there():
            name = run_quietly('xdotool', 'getactivewindow', 'getwindowname')
            return name == title if title is not None else name != ''
        if not wait_for(is_there):
            raise Failure('the window %s is active' % title)

    def stop(self):
        """Closes the window as a person does, and tells how the program ended."""
        # A dialog that is just closing swallows the key: whoever sees nothing happen
        # presses it again.
        end = time.monotonic() + PATIENCE
        status = None
        while status is None and time.monotonic() < end:
            self.key('ctrl+q')
            try:
                status = self.process.wait(3)
            except subprocess.TimeoutExpired:
                pass
        if status is None:
            raise Failure('the program ends')
        self.is_over()
        return status

    def kill(self):
        """Ends the program at once, whatever it does."""
        self.process.kill()
        self.process.wait()
        self.is_over()

    def is_over(self):
        Program.running.remove(self)
        wait_for(lambda: find_program() is None)

    # What is there.

    def windows(self):
        """The last one that was opened comes first."""
        return list(reversed(get_children(self.root)))

    def read(self, rows=True):
        for window in self.windows():
            yield from read_window(window, rows)

    def message(self, name):
        """What stands below a field: why it is refused."""
        field = self.find(ENTRY, name)
        bottom = field.place[1] + field.place[3]
        return next((node for node in self.read(False) if node.role == LABEL and 0 <= node.place[1] - bottom < 20 and
                     node.place[0] >= field.place[0] - 20), None)

    def look(self, role=None, name=None, part=None, rows=False):
        """The first node of a role, with a name or with a part of one."""
        for node in self.read(rows):
            if (role is None or node.role == role) and (name is None or node.is_called(name)) and \
               (part is None or part in node.name):
                return node
        return None

    def find(self, role=None, name=None, part=None, rows=False):
        found = wait_for(lambda: self.process.poll() is not None or self.look(role, name, part, rows))
        if self.process.poll() is not None:
            raise Failure('the program goes on: it ended with %s' % self.process.returncode)
        if not found:
            print('# There is: ' + ' | '.join(self.names()), file=sys.stderr)
            raise Failure('there is %s “%s”' % ('role %d' % role if role is not None else 'something', name or part))
        return found

    def find_ready(self, role=None, name=None, part=None, rows=False):
        """Something that can be used now, not only seen."""
        node = wait_for(lambda: next((node for node in [self.find(role, name, part, rows)] if node.has(SENSITIVE)), None))
        if not node:
            raise Failure('“%s” can be used' % (name or part))
        return node

    def is_gone(self, role=None, name=None, part=None):
        return wait_for(lambda: self.look(role, name, part) is None)

    def names(self):
        """What can be read; a widget without a name of its own bears its type's."""
        return [node.name for node in self.read(False) if node.name and not node.name.startswith(('Gtk', 'Adw', 'Jy'))]

    def has_focus(self, name):
        """Whether the control of that name, or something in it, gets what is typed."""
        def look():
            nodes = list(self.read(False))
            places = [node.place for node in nodes if node.is_called(name) and node.role != LABEL]
            return any(node.has(FOCUSED) and any(lies_in(node.place, place) for place in places) for node in nodes)
        return wait_for(look)

    def text(self, name):
        """What stands in a field."""
        return self.find(ENTRY, name).text()

    # What is done.

    def key(self, *keys):
        """Presses keys: xdotool's names, such as Return or ctrl+s."""
        subprocess.run(['xdotool', 'key', '--delay', '1', *keys], check=True)

    def type(self, text, *keys):
        """Types what stands on an American keyboard, and then presses keys."""
        command = ['xdotool', 'type', '--delay', '1', '--args', '1', text]
        subprocess.run(command + (['key', '--delay', '1', *keys] if keys else []), check=True)

    def write(self, name, text):
        """Puts a text into a field, as an input method does."""
        node = self.find(ENTRY, name)
        node.write(text)
        if not wait_for(lambda: node.text() == text):
            raise Failure('“%s” takes “%s”' % (name, text))

    def press(self, role, name):
        """Activates a control as a screen reader does."""
        self.find_ready(role, name).press()

    def click(self, role=None, name=None, part=None, rows=False, button=1, times=1):
        """Presses the button of the mouse on something in the active window."""
        node = self.find_ready(role, name, part, rows)
        whole = call(node.window, 'Component', 'GetExtents', GLib.Variant('(u)', (IN_WINDOW,)))
        # The active window of the screen may have a border around what is in it.
        window = dict(line.split('=') for line in run_quietly('xdotool', 'getactivewindow', 'getwindowgeometry', '--shell').split())
        x = int(window['X']) + (int(window['WIDTH']) - whole[2]) // 2 + node.place[0] + node.place[2] // 2
        y = int(window['Y']) + (int(window['HEIGHT']) - whole[3]) // 2 + node.place[1] + node.place[3] // 2
        subprocess.run(['xdotool', 'mousemove', str(x), str(y), 'click', '--repeat', str(times), '--delay', '50', str(button)],
                       check=True)

    def tasks(self):
        """What the sidebar leads to."""
        return [node for node in self.read(False) if node.role == ITEM]

    def go_to(self, kind):
        """By F9 into the sidebar, by the arrows to a row, by Enter to its page."""
        wanted = TASKS[kind][CHINESE]
        names = [node.name for node in self.tasks()]
        self.key('F9', 'Home', *['Down'] * names.index(wanted), 'Return')
        if not wait_for(lambda: any(node.role == LABEL and node.is_called(wanted) and node.place[1] < 47
                                    for node in self.read(False))):
            raise Failure('F9 leads to ' + wanted)


# ----------------------------------------------------------------- the ledger ----


class Ledger:
    """A ledger file, asked and filled from outside the program."""

    def __init__(self, path):
        self.path = path

    def run(self, *arguments):
        return subprocess.run([CTL, '--ledger', self.path, *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout

    def refuses(self, *arguments):
        return subprocess.run([CTL, '--ledger', self.path, *arguments], stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL).returncode == 1

    def add(self, kind, **values):
        return self.run('add', kind, *('%s=%s' % pair for pair in values.items())).strip()

    def list(self, kind, *arguments):
        return json.loads(self.run('list', kind, *arguments, '--format', 'json'))

    def verifies(self):
        return subprocess.run([CTL, '--ledger', self.path, 'verify'], stdout=subprocess.DEVNULL).returncode == 0


# The administrator writes everywhere, unless told to do without.
HUMBLE = ('setpriv', '--bounding-set=-dac_override,-dac_read_search', '--inh-caps=-dac_override,-dac_read_search')


def find_wrapper():
    """What makes the modes of files bind: None where nothing does."""
    if os.geteuid() != 0:
        return ()
    try:
        works = subprocess.run([*HUMBLE, 'true'], stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        works = False
    return HUMBLE if works else None


def new_ledger(folder, name='test'):
    ledger = Ledger(os.path.join(folder, name + '.jieyue'))
    ledger.run('init', '--institution', '示例市机关事务服务中心')
    return ledger


def run_flows(*flows):
    """Runs flows, each with a folder of its own, and prints the plan."""
    for flow in flows:
        with tempfile.TemporaryDirectory() as folder:
            try:
                flow(folder)
            except Failure as failure:
                check(False, '%s: %s' % (flow.__name__, failure))
            for program in list(Program.running):
                program.kill()
    print('1..%d' % done)
    sys.exit(failed > 0)
