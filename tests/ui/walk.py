# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as a person meets it who has a keyboard and a screen reader, for the walks of this folder.

Needs a display, a session bus and xdotool (tests/with-session --display). Every wait is for something to be there, and
has an end.
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
    def __init__(self, *command):
        self.stops = []
        self.open(*command)

    def open(self, *command):
        """Starts the program; again, when it has ended."""
        environment = dict(os.environ, LC_ALL='en_GB.UTF-8', LANGUAGE='en', GTK_A11Y='atspi', NO_AT_BRIDGE='0')
        # What GTK's own libraries keep until the end is no fault of the window's: its tests look for leaks.
        environment['ASAN_OPTIONS'] = environment.get('ASAN_OPTIONS', '') + ':detect_leaks=0'
        self.process = subprocess.Popen(command, env=environment)
        self.application = self.wait('the window', self.find_application)
        self.focus_window()

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
            # Each look goes through the whole window, which answers for every widget.
            time.sleep(0.3)
        raise Failure(f'waited in vain for {what}')

    def press(self, *keys):
        for key in keys:
            subprocess.run(['xdotool', 'key', '--clearmodifiers', key], check=True, timeout=20)
            time.sleep(0.15)

    def type(self, text):
        subprocess.run(['xdotool', 'type', '--clearmodifiers', '--delay', '20', text], check=True, timeout=20)

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

    def wait_focus(self, before):
        """What has the keyboard, once that is no longer BEFORE; on a busy machine it takes its time. Some keys move nothing."""
        end = time.monotonic() + 3
        while True:
            now = self.focused()
            if now != before or time.monotonic() > end:
                return now
            time.sleep(0.15)

    def go_to(self, name, key='Tab'):
        """Presses Tab until what is named so has the keyboard."""
        for _ in range(MOST_STOPS):
            here = self.focused()
            if here is not None and name in (here.get_name() or ''):
                return
            self.press(key)
            node = self.wait_focus(here)
            if node is not None:
                self.stops.append((node.get_role_name(), node.get_name() or ''))
        raise Failure(f'the keyboard does not come to “{name}”; it came to {self.stops[-MOST_STOPS:]}')

    def take_picture(self, name):
        """For people: with WALK_PICTURES set to a folder, what the screen looks like after each step."""
        folder = os.environ.get('WALK_PICTURES')
        if folder and self.process.poll() is None:
            subprocess.run(['import', '-window', 'root', os.path.join(folder, f'{name}.png')], check=False, timeout=20)

    def wait_end(self):
        """Waits until the program has ended by itself, and well."""
        try:
            status = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise Failure('the window does not close') from None
        if status != 0:
            raise Failure(f'the program ended with {status}')

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


def run(steps, *command):
    """Opens the window and goes the steps, one after the other, as points of a test (TAP). Never returns."""
    window = None
    failed = False
    print(f'1..{len(steps)}', flush=True)
    try:
        window = Window(*command)
        for number, step in enumerate(steps, 1):
            step(window)
            window.take_picture(f'{number:02}-{step.__name__}')
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
