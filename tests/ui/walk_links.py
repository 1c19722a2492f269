#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks links with the keyboard alone, reads the verdicts as a screen reader does, and sends links from outside.

    walk_links.py PROGRAM

Needs what walk.py needs. Says TAP.
"""

import re
import subprocess
import sys
import time

from walk import Failure, run

PROGRAM = sys.argv[1]
# As those write who want to slip past filters, and those who warn.
TRICK = 'hxxps://web-telegrem[.]example/vote'
ISOLATES = re.compile('[\u2066-\u2069]')


def read(window):
    return [ISOLATES.sub('', text) for text in window.texts()]


def focused_name(window):
    node = window.focused()
    return ISOLATES.sub('', node.get_name() or '') if node is not None else ''


def wait_read(window, text):
    window.wait(f'“{text}”', lambda: any(text in name for name in read(window)))


def fill(window, text):
    window.press('alt+2')
    window.wait('the input', lambda: 'Paste a message' in focused_name(window))
    window.press('ctrl+a', 'Delete')
    window.type(text)


def step_started_with_a_link(window):
    wait_read(window, 'The real site is web-telegrem.example.')
    wait_read(window, 'Nothing was sent anywhere')


def step_second_copy_hands_over(window):
    done = subprocess.run([PROGRAM, '--check', 'https://second.example/'], timeout=60, check=False)
    if done.returncode != 0:
        raise Failure(f'the second copy ended with {done.returncode}')
    wait_read(window, 'second.example')


def step_open_with(window):
    done = subprocess.run(['gdbus', 'call', '--session', '--dest', 'io.github.vigieapp.Vigie', '--object-path',
                           '/io/github/vigieapp/Vigie', '--method', 'org.freedesktop.Application.Open',
                           "['https://third.example/x']", '{}'],
                          capture_output=True, text=True, timeout=60, check=False)
    if done.returncode != 0:
        raise Failure(done.stderr)
    wait_read(window, 'It leads to third.example.')


def step_typed(window):
    fill(window, TRICK)
    if any('The real site' in text for text in read(window)):
        raise Failure('a verdict stands below a text that it is not about')
    window.press('ctrl+Return')
    wait_read(window, 'The real site is web-telegrem.example.')


def step_already_opened(window):
    window.go_to('I already opened it')
    window.press('space')
    wait_read(window, 'Close that page and type nothing more there')


def step_warning(window):
    window.go_to('Copy a warning')
    window.press('Return')
    wait_read(window, 'The warning is copied')


def step_pasted(window):
    """What was copied is no link any more for those who get it, and still one for Vigie."""
    window.press('ctrl+shift+v')
    wait_read(window, 'The real site is web-telegrem.example.')


def step_pasted_from_anywhere(window):
    """Ctrl+V where no text field has the keyboard."""
    fill(window, 'see you')
    window.go_to('Open a picture')
    window.press('ctrl+v')
    wait_read(window, 'The real site is web-telegrem.example.')


def step_several(window):
    fill(window, f'https://one.example/ {TRICK} https://three.example/')
    window.press('ctrl+Return')
    wait_read(window, '2 other links in it')
    for _ in range(25):
        if 'three.example' in focused_name(window):
            break
        window.press('Tab')
        window.press('Down')
    else:
        raise Failure('the keyboard does not come to the other links')
    window.press('Return')
    wait_read(window, 'three.example.')


def step_nothing(window):
    fill(window, 'see you')
    window.press('ctrl+Return')
    wait_read(window, 'No link was found in this text')


def step_lists(window):
    """The lists' part of the preferences: the address, the switch, both buttons, and nothing is asked of anybody."""
    window.press('ctrl+comma')
    wait_read(window, 'With a list of reported sites, Vigie finds more.')
    window.go_to('Address of a list')
    window.type('http://lists.example/x.txt')
    window.press('Return')
    wait_read(window, 'This is not an address that begins with https:')
    window.go_to('Address of a list')
    window.press('ctrl+a', 'Delete')
    window.type('https://lists.example/x.txt')
    window.press('Return')
    window.go_to('Update this list once a day')
    wait_read(window, 'While Vigie is open it asks lists.example.')
    window.go_to('Import a list from a file')
    window.wait('the end of the preferences', lambda: is_closed(window))


def is_closed(window):
    """Presses Escape, as often as a person would: on a busy machine a key can come while the dialog still moves."""
    if not any('Update this list once a day' in text for text in read(window)):
        return True
    window.press('Escape')
    time.sleep(1)
    return False


def step_checkup(window):
    window.press('alt+1')
    wait_read(window, 'Start the checkup')


def step_names(window):
    nameless = [role for role, name in window.stops if not name and role not in ('list', 'list box', 'panel', 'scroll pane')]
    if nameless:
        raise Failure(f'stops of the keyboard without a name: {nameless}')


if __name__ == '__main__':
    run([step_started_with_a_link, step_second_copy_hands_over, step_open_with, step_typed, step_already_opened, step_warning,
         step_pasted, step_pasted_from_anywhere, step_several, step_nothing, step_lists, step_checkup, step_names], PROGRAM,
        '--check', TRICK)
