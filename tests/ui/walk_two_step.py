#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sets up two-step verification in the practice account with the keyboard alone, as a screen reader meets it.

    walk_two_step.py PROGRAM

Needs what walk.py needs. Says TAP.
"""

import sys

from walk import Failure, run


def step_account(window):
    window.wait_text('Practice account')
    window.go_to('Start the checkup')
    window.press('Return')
    window.wait_text('What to do')
    window.go_to('Devices and browsers')
    window.go_to('Set a second password')
    window.press('Return')


def step_why(window):
    window.wait_text('A code alone opens your account')
    window.wait_text('Step 1 of')
    window.go_to('Start')
    window.press('Return')


def step_passphrase(window):
    window.wait_text('The new password')
    window.go_to('I have written it down')
    window.press('Return')


def step_back(window):
    window.wait_text('A hint, if you want one')
    window.press('Alt+Left')
    window.wait_text('The new password')
    window.go_to('I have written it down')
    window.press('Return')


def step_hint(window):
    window.wait_text('A hint, if you want one')
    window.go_to('Hint')
    window.type('the drawer')
    window.wait_text('Nothing of the password is in it.')
    window.press('Return')


def step_email(window):
    window.wait_text('A way back, if you forget it')
    window.go_to('Recovery email address')
    window.type('me@mail.example')
    window.press('Return')


def step_wrong_code(window):
    window.wait_text('the code is 12345')
    window.go_to('Code from the email')
    window.type('99999')
    window.press('Return')
    window.wait_text('not the code')


def step_stay(window):
    """Leaving in the middle says what is and what is not set."""
    window.press('Escape')
    window.wait_text('Leave now?')
    window.wait_text('still off')
    window.press('Escape')


def step_code(window):
    window.wait_text('the code is 12345')
    window.go_to('Code from the email')
    window.type('12345')
    window.press('Return')


def step_keep(window):
    window.wait_text('Where do you keep it?')
    window.go_to('Keep it in this computer')
    window.press('space')
    window.go_to('Continue')
    window.press('Return')


def step_done(window):
    window.wait_text('Two-step verification is on')
    if any('Not confirmed' in text for text in window.texts()):
        raise Failure('something is not confirmed')
    window.go_to('Back to the account')
    window.press('Return')


def step_kept(window):
    window.wait_text('The password that is kept here')
    if any('Set a second password' in text for text in window.texts()):
        raise Failure('the page of the account was not read again')


def step_names(window):
    nameless = [(role, name) for role, name in window.stops if not name and role not in ('scroll pane',)]
    if nameless:
        raise Failure(f'stops of the keyboard without a name: {nameless}')


STEPS = [step_account, step_why, step_passphrase, step_back, step_hint, step_email, step_wrong_code, step_stay,
         step_code, step_keep, step_done, step_kept, step_names]


if __name__ == '__main__':
    run(STEPS, sys.argv[1], '--practice')
