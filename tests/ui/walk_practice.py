#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks through the practice audit with the keyboard alone, and reads what a screen reader reads.

    walk_practice.py PROGRAM

Needs what walk.py needs. Says TAP.
"""

import os
import sys

from walk import Failure, run, walk_tree


def step_shortcuts(window):
    """The list of the keys, opened and left by keys."""
    window.wait_text('Practice account')
    window.press('ctrl+question')
    window.wait_text('Check what is in the clipboard')
    window.press('Escape')
    window.wait('the list of keys to be gone', lambda: 'Check what is in the clipboard' not in window.texts())


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
    window.wait_text('A code alone opens your account')
    window.go_to('Do it on the phone instead')
    window.press('Return')
    window.wait_text('Ask for a password besides the code')
    window.go_to('I have done it')
    window.press('Return')
    window.wait_text('Done, you say')


def step_back(window):
    window.press('Alt+Left')
    window.wait_text('A code alone opens your account')
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


STEPS = [step_shortcuts, step_home, step_painted_icons, step_account, step_sessions, step_remedy, step_guided, step_next, step_back,
         step_names]


if __name__ == '__main__':
    run(STEPS, sys.argv[1], '--practice')
