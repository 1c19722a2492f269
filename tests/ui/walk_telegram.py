#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks from the welcome to an account on the Telegram server of tests/telegram-server/, with the real TDLib.

    walk_telegram.py WALK PROGRAM

Needs what walk.py needs, an open keyring, and the server's control port. Says TAP.
"""

import glob
import json
import os
import sys
import urllib.request

from walk import Failure, run

CONTROL = os.environ['TELEGRAM_SERVER_CONTROL']
PASSWORD = 'correct horse'


def server(do, **arguments):
    request = urllib.request.Request(CONTROL, json.dumps({'do': do, **arguments}).encode(), method='POST')
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=90) as answer:
        return json.load(answer)['result']


def expect(what, found, wanted):
    if found != wanted:
        raise Failure(f'{what}: {found}, not {wanted}')


def press_button(window, name):
    window.go_to(name)
    window.press('Return')


def welcome(window):
    window.wait_text('Welcome to Vigie')
    for text in ('What a checkup is', 'What Vigie never does', 'Which messengers do you use?'):
        press_button(window, 'Next')
        window.wait_text(text)
    press_button(window, 'Start')
    window.wait_text('Before you scan a code')


def show_code(window):
    press_button(window, 'Show the code')
    window.wait_text('QR code for signing in to Telegram')


def scan_code(window):
    """The phone scans and accepts what is shown, and what replaces it."""
    expect('a code was accepted', server('acceptQr', waitMs=30000) > 0, True)


def asks_password(window):
    window.wait_text('Your second password')
    window.wait_text('pet')


def signed_in(window):
    window.wait_text('Devices and browsers')


def enter_password(window, password):
    window.go_to('Two-step password')
    window.type(password)
    window.press('Return')


def wrong_password(window):
    enter_password(window, 'wrong')
    window.wait_text('That is not the one.')


def right_password(window):
    enter_password(window, PASSWORD)
    window.wait_text('Devices and browsers')
    if any(PASSWORD in text for text in window.texts()):
        raise Failure('the password is on the screen')


def list_sessions(window):
    press_button(window, 'Devices and browsers')
    window.wait_text('Is this you?')


def list_new_session(window):
    """It appears a moment after the sign-in, and is the worst."""
    list_sessions(window)
    window.wait_text('Redmi 9')


def deny_first(window):
    """The worst session comes first, and is open."""
    window.go_to('No')
    window.press('space')
    window.wait_text('End this session?')


def end_on_phone(window):
    """On its first day Vigie may end nothing: it watches while the phone does."""
    deny_first(window)
    window.wait_text('Vigie itself signed in less than a day ago')
    press_button(window, 'Do it on the phone now')
    window.wait_text('It is still there.')
    expect('the session is ended on the phone', server('endSession', hash='9999999999999999'), True)
    window.wait_text('The session is gone')
    expect('sessions that Vigie ended', server('executed', method='account.resetAuthorization'), 0)


def end_session(window):
    deny_first(window)
    press_button(window, 'End')
    window.wait_text('The session is gone')
    expect('sessions that Vigie ended', server('executed', method='account.resetAuthorization'), 1)
    hashes = [session['hash'] for session in server('sessions')]
    expect('the session is on the server', '-3333333333333333333' in hashes, False)


def back_to_list(window):
    window.press('Alt+Left')
    window.wait_text('What no list can tell')
    if any(name in text for text in window.texts() for name in ('Redmi 9', 'Unknown')):
        raise Failure('the session that was ended is still in the list')


def close_and_sign_out(window):
    expect('sign-outs so far', server('executed', method='auth.logOut'), 0)
    window.press('ctrl+w')
    window.wait_end()
    expect('sign-outs', server('executed', method='auth.logOut'), 1)
    expect('clients signed in', server('state')['signedIn'], 0)


def leave_nothing(_window):
    home = os.environ['HOME']
    left = glob.glob(os.path.join(home, '.local/share/vigie/**', '*.binlog'), recursive=True)
    expect('databases of TDLib that stay', left, [])
    for path in glob.glob(os.path.join(home, '**'), recursive=True, include_hidden=True):
        if os.path.isfile(path):
            with open(path, 'rb') as content:
                expect(f'the password is in {path}', PASSWORD.encode() in content.read(), False)


def no_code(window):
    server('fault', fault={'method': 'auth.exportLoginToken', 'times': 99, 'error': {'code': 400, 'text': 'API_ID_INVALID'}})
    press_button(window, 'Show the code')
    window.wait_text('Telegram gave no code')


def try_again(window):
    server('clearFaults')
    press_button(window, 'Try again')
    window.wait_text('QR code for signing in to Telegram')


def cancel(window):
    press_button(window, 'Cancel')
    window.wait_text('Start the checkup')
    expect('clients signed in', server('state')['signedIn'], 0)


WALKS = {
    'password': [welcome, show_code, scan_code, asks_password, wrong_password, right_password, list_new_session,
                 end_on_phone, close_and_sign_out, leave_nothing],
    'end-one': [welcome, show_code, scan_code, signed_in, list_sessions, end_session, back_to_list, close_and_sign_out,
                leave_nothing],
    'no-code': [welcome, no_code, try_again, cancel],
}


if __name__ == '__main__':
    run(WALKS[sys.argv[1]], sys.argv[2])
