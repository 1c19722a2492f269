#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks through the practice audit with the keyboard alone, and reads what a screen reader reads.

    walk_practice.py PROGRAM

Needs a display, a session bus and xdotool (tests/with-session --display). Says TAP.
"""

import os
import subprocess
import sys
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

PATIENCE = 60
# Not every stop of the keyboard is pressed on the way; more than this many is a trap.
MOST_STOPS = 25


class Failure(Exception):
    pass


def walk_tree(node, depth=0):
    """All nodes below, what is not shown left out."""
    if node is None or depth > 60:
        return
    yield node
    try:
        count = min(node.get_child_count(), 400)
    except Exception:
        return
    for index in range(count):
        try:
            child = node.get_child_at_index(index)
            if child is not None and child.get_state_set().contains(Atspi.StateType.SHOWING):
                yield from walk_tree(child, depth + 1)
        except Exception:
            continue


class Window:
    def __init__(self, program):
        environment = dict(os.environ, LC_ALL='en_GB.UTF-8', LANGUAGE='en', GTK_A11Y='atspi', NO_AT_BRIDGE='0')
        self.process = subprocess.Popen([program, '--practice'], env=environment)
        self.application = self.wait('the window', self.find_application)
        self.focus_window()
        self.stops = []

    def find_application(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and application.get_process_id() == self.process.pid and application.get_child_count() > 0:
                return application
        return None

    def focus_window(self):
        """Nobody manages windows here: the keyboard has to be given to it."""
        def find():
            found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)],
                                   capture_output=True, text=True, check=False).stdout.split()
            return found[-1] if found else None
        window = self.wait('the X window', find)
        subprocess.run(['xdotool', 'windowfocus', '--sync', window], check=False, timeout=20)

    def wait(self, what, find):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if getattr(self, 'process', None) is not None and self.process.poll() is not None:
                raise Failure(f'the program ended ({self.process.returncode}) before {what}')
            found = find()
            if found:
                return found
            time.sleep(0.1)
        raise Failure(f'waited in vain for {what}')

    def press(self, *keys):
        for key in keys:
            subprocess.run(['xdotool', 'key', '--clearmodifiers', key], check=True, timeout=20)
            time.sleep(0.15)

    def texts(self):
        self.application.clear_cache_single()
        return [node.get_name() or '' for node in walk_tree(self.application)]

    def wait_text(self, text):
        return self.wait(f'“{text}”', lambda: any(text in name for name in self.texts()))

    def focused(self):
        found = None
        for node in walk_tree(self.application):
            try:
                if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                    found = node
            except Exception:
                continue
        return found

    def focused_name(self):
        node = self.focused()
        return (node.get_name() or '') if node is not None else ''

    def go_to(self, name, key='Tab'):
        """Presses Tab until what is named so has the keyboard."""
        for _ in range(MOST_STOPS):
            here = self.focused_name()
            if name in here:
                return
            self.press(key)
            node = self.focused()
            if node is not None:
                self.stops.append((node.get_role_name(), node.get_name() or ''))
        raise Failure(f'the keyboard does not come to “{name}”; it came to {self.stops[-MOST_STOPS:]}')

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


def step_home(window):
    window.wait_text('Practice account')
    window.go_to('Start the checkup')
    window.press('Return')


def step_painted_icons(window):
    """The first page's icons are painted beforehand: librsvg would take 6 MB (docs/HACKING.md, “Measuring”)."""
    with open(f'/proc/{window.process.pid}/maps', encoding='utf-8', errors='replace') as maps:
        loaders = sorted({os.path.basename(line.split()[-1]) for line in maps if 'libpixbufloader' in line})
    if loaders:
        raise Failure(f'an icon is of a size that is not in src/ui/meson.build, so these were loaded: {loaders}')


def step_account(window):
    window.wait_text('What to do')
    window.go_to('Devices and browsers')
    window.press('Return')


def step_sessions(window):
    window.wait_text('Is this you?')
    row = window.wait('the first session', lambda: next(
        (node for node in walk_tree(window.application) if 'PC 64bit' in (node.get_name() or '')
         and node.get_role_name() in ('list item', 'list box item', 'table row', 'tree item')), None))
    if 'Look at this' not in row.get_name():
        raise Failure(f'the row does not say its state: {row.get_name()}')
    window.go_to('No')
    window.press('space')


def step_remedy(window):
    window.wait_text('End this session?')
    window.wait_text('How to go back')
    window.go_to('Do it on the phone now')
    window.press('Return')


def step_guided(window):
    window.wait_text('Vigie is watching the list. It is still there.')
    window.go_to('Pretend to do it on the phone')
    window.press('Return')
    window.wait_text('The session is gone')


def step_next(window):
    window.go_to('Next: the second password')
    window.press('Return')
    window.wait_text('Ask for a password besides the code')
    window.go_to('I have done it')
    window.press('Return')
    window.wait_text('Done, you say')


def step_back(window):
    window.press('Alt+Left')
    window.wait_text('The session is gone')
    window.press('Alt+Left')
    window.wait_text('What no list can tell')
    if any('PC 64bit' in text for text in window.texts()):
        raise Failure('the session that was ended is still in the list')


def step_names(window):
    nameless = [role for role, name in window.stops if not name and role not in ('list', 'list box', 'panel', 'scroll pane')]
    if nameless:
        raise Failure(f'stops of the keyboard without a name: {nameless}')


STEPS = [step_home, step_painted_icons, step_account, step_sessions, step_remedy, step_guided, step_next, step_back,
         step_names]


def main():
    window = None
    failed = False
    print(f'1..{len(STEPS)}', flush=True)
    try:
        window = Window(sys.argv[1])
        for number, step in enumerate(STEPS, 1):
            step(window)
            print(f'ok {number} {step.__name__}', flush=True)
    except Failure as failure:
        failed = True
        shown = window.texts() if window is not None and window.process.poll() is None else []
        print(f'Bail out! {failure}', flush=True)
        print('\n'.join(f'# {text}' for text in shown if text)[:4000], flush=True)
    finally:
        if window is not None:
            window.close()
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
