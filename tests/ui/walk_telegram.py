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

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, '..', 'helpers'), os.path.join(HERE, '..', 'cli')]
import memory  # noqa: E402
from traces import files_of_session_with, files_with, keys_in_keyring, spellings  # noqa: E402

CONTROL = os.environ['TELEGRAM_SERVER_CONTROL']
PASSWORD = 'correct horse'
# What the person chooses in the window. Typed by the walk and never read back: a screen reader's copies are its own.
CHOSEN = 'Kestrel-9314-quay umber'
CHANGED = 'Vx93 lintel brawny osprey'
WRONG = 'Not-the-one-4471'


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
    window.go_to('Second password')
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
    expect('files that hold the password', files_with(home, [PASSWORD.encode()]), [])


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


def keep_watch(window):
    window.go_to('Keep watch')
    window.press('space')
    show_code(window)


def keep_keys_out_of_files(_window):
    """The key of the sign-in and that of the history are in the keyring, and in no file of the run."""
    keys = keys_in_keyring()
    expect('keys in the keyring', len(set(keys)), 2)
    needles = [needle for key in keys for needle in spellings(key)]
    expect('files that hold a key', files_of_session_with(needles), [])


def doubt(window):
    server('push', update={'_': 'updateServiceNotification', 'type': 'AUTH_KEY_DROP_DUPLICATE', 'popup': True,
                           'message': 'x', 'media': {'_': 'messageMediaEmpty'}, 'entities': []})
    window.wait_text('Is Vigie’s sign-in used in a second place?')


def doubted_and_kept(window):
    doubt(window)
    press_button(window, 'Stay signed in')
    window.wait('the question to be gone', lambda: 'Stay signed in' not in window.texts())
    expect('sign-outs', server('executed', method='auth.logOut'), 0)


def close_and_stay(window):
    window.press('ctrl+w')
    window.wait_end()
    expect('sign-outs', server('executed', method='auth.logOut'), 0)
    expect('clients signed in', server('state')['signedIn'], 1)


def open_again(window):
    """No code is shown: the kept sign-in opens."""
    shown = server('called', method='auth.exportLoginToken')
    window.open(sys.argv[2])
    window.wait_text('Start the checkup')
    press_button(window, 'Start the checkup')
    window.wait_text('Devices and browsers')
    expect('codes asked for', server('called', method='auth.exportLoginToken'), shown)


def doubted_and_ended(window):
    doubt(window)
    press_button(window, 'Sign Vigie out')
    window.wait_text('Vigie is signed out.')
    expect('sign-outs', server('executed', method='auth.logOut'), 1)
    expect('clients signed in', server('state')['signedIn'], 0)
    expect('keys in the keyring', len(keys_in_keyring()), 1)


def close_signed_out(window):
    window.press('ctrl+w')
    window.wait_end()


def delete_everything(window):
    window.press('ctrl+comma')
    window.wait_text('Delete everything')
    press_button(window, 'Delete everything')
    window.wait_text('Delete everything?')
    window.go_to('Delete everything')
    window.press('Return')
    # What went is said, and read before the window begins anew.
    window.wait_text('Everything is deleted')
    window.wait_text('Vigie’s session in')
    window.press('Return')
    window.wait_text('Welcome to Vigie')


def nothing_is_left(_window):
    expect('sign-outs', server('executed', method='auth.logOut'), 1)
    expect('clients signed in', server('state')['signedIn'], 0)
    expect('keys in the keyring', keys_in_keyring(), [])
    data = os.path.join(os.environ['HOME'], '.local/share/vigie')
    expect('files of Vigie’s', [os.path.join(path, name) for path, _, names in os.walk(data) for name in names], [])


def sign_out_others(window):
    press_button(window, 'Sign out all other devices…')
    window.wait_text('Sign out all other devices?')
    press_button(window, 'Sign out all others')


def answer_is_lost(window):
    """It was made, its answer never came: reading again tells, once the service is back."""
    window.wait_text('The other devices are signed out')
    expect('readings of the list', server('executed', method='account.getAuthorizations') >= 2, True)
    expect('sessions on the server', [one['hash'] for one in server('sessions') if not one.get('current')][1:], [])


def end_first_while_second_comes(window):
    deny_first(window)
    press_button(window, 'End this session')
    window.wait_text('The session is gone')
    expect('sessions that Vigie ended', server('executed', method='account.resetAuthorization'), 1)


def second_is_shown(window):
    """The one that came meanwhile is told of, and stands first when the person is back."""
    press_button(window, 'Back to the list')
    window.wait_text('What no list can tell')
    window.wait_text('A risky session has appeared')
    rows = [text for text in window.texts() if '⁨Redmi 9⁩' in text or '⁨Pixel 8⁩' in text]
    expect('the first row', 'Redmi 9' in rows[0], True)
    if any('pyrogram' in text for text in window.texts()):
        raise Failure('the session that was ended is still in the list')


def end_second(window):
    press_button(window, 'Look at it')
    window.wait_text('End this session?')
    window.wait_text('Redmi 9')
    press_button(window, 'End this session')
    window.wait_text('The session is gone')
    hashes = [session['hash'] for session in server('sessions')]
    expect('the second one is on the server', '9999999999999999' in hashes, False)


def say_it_is_mine(window):
    window.go_to('Yes, mine')
    window.press('space')
    window.wait_text('What do you call it?')
    window.press('Return')
    window.wait_text('The service still asks on your devices')


def asked_to_wait(window):
    press_button(window, 'Tell the service it was me')
    window.wait_text('Tell the service that it was you?')
    press_button(window, 'It was me')
    window.wait_text('The service asks to wait')
    expect('confirmations', server('executed', method='account.changeAuthorizationSettings'), 0)
    press_button(window, 'Stop waiting')
    window.wait_text('Tell the service that it was you?')


def confirmed(window):
    press_button(window, 'It was me')
    window.wait_text('The sign-in is confirmed')
    expect('confirmations', server('executed', method='account.changeAuthorizationSettings'), 1)


def open_wizard(window):
    window.go_to('Devices and browsers')
    window.go_to('Set a second password')
    window.press('Return')
    window.wait_text('A code alone opens your account')
    press_button(window, 'Start')
    window.wait_text('The new password')
    press_button(window, 'I have written it down')
    window.wait_text('A hint, if you want one')
    window.go_to('Hint')
    window.type('the drawer')
    window.press('Return')
    window.wait_text('A way back, if you forget it')


def give_address(window):
    window.go_to('Recovery email address')
    window.type('me@mail.example')
    window.press('Return')
    window.wait_text('Telegram has sent a code to')


def wrong_code(window):
    for _ in range(2):
        window.go_to('Code from the email')
        window.type('999999')
        window.press('Return')
        window.wait_text('not the code')


def right_code(window):
    window.go_to('Code from the email')
    window.type('123456')
    window.press('Return')
    window.wait_text('Where do you keep it?')
    press_button(window, 'Continue')
    window.wait_text('Two-step verification is on')
    if any('Not confirmed' in text for text in window.texts()):
        raise Failure('something is not confirmed')
    expect('addresses confirmed', server('executed', method='account.confirmPasswordEmail'), 1)


def choose(window, passphrase):
    window.wait_text('The new password')
    window.go_to('Suggested')
    window.press('Right', 'space')
    window.wait_text('A password of your own')
    for name in ('A password of your own', 'The same once more'):
        window.go_to(name)
        window.type(passphrase)
    press_button(window, 'I have written it down')
    window.wait_text('A hint, if you want one')


def finish_without_address(window):
    press_button(window, 'Continue')
    window.wait_text('A way back, if you forget it')
    press_button(window, 'Go on without an address')
    window.wait_text('Go on without an address?')
    press_button(window, 'Go on without')
    window.wait_text('Where do you keep it?')
    press_button(window, 'Continue')
    window.wait_text('Back to the account')
    press_button(window, 'Back to the account')
    window.wait_text('Change the password')


def set_own_password(window):
    """Without an address: the password counts at once."""
    window.go_to('Devices and browsers')
    window.go_to('Set a second password')
    window.press('Return')
    window.wait_text('A code alone opens your account')
    press_button(window, 'Start')
    choose(window, CHOSEN)
    finish_without_address(window)


def change_own_password(window):
    press_button(window, 'Change the password')
    window.wait_text('Your current password')
    enter_password(window, WRONG)
    window.wait_text('That is not the one.')
    enter_password(window, CHOSEN)
    choose(window, CHANGED)
    finish_without_address(window)
    expect('passwords set', server('executed', method='account.updatePasswordSettings'), 2)


def keep_no_copy(window):
    """What was typed is nowhere in the memory of the window once the wizard has ended, nor in a file."""
    secrets = {'chosen': CHOSEN.encode(), 'changed': CHANGED.encode(), 'wrong': WRONG.encode()}
    expect('copies in memory', memory.scan_memory(window.process.pid, secrets), [])
    expect('copies in files', memory.scan_files(os.environ['HOME'], secrets), [])


def back_to_account(window):
    press_button(window, 'Back to the account')
    window.wait_text('Change the password')


WALKS = {
    'password': [welcome, show_code, scan_code, asks_password, wrong_password, right_password, list_new_session,
                 end_on_phone, close_and_sign_out, leave_nothing],
    'end-one': [welcome, show_code, scan_code, signed_in, list_sessions, end_session, back_to_list, close_and_sign_out,
                leave_nothing],
    'no-code': [welcome, no_code, try_again, cancel],
    'keep': [welcome, keep_watch, scan_code, signed_in, keep_keys_out_of_files, doubted_and_kept, close_and_stay,
             open_again, doubted_and_ended, close_signed_out, leave_nothing],
    'others': [welcome, show_code, scan_code, signed_in, sign_out_others, answer_is_lost, close_and_sign_out, leave_nothing],
    'two': [welcome, show_code, scan_code, signed_in, list_sessions, end_first_while_second_comes, second_is_shown,
            end_second, close_and_sign_out, leave_nothing],
    'confirm': [welcome, show_code, scan_code, signed_in, list_sessions, say_it_is_mine, asked_to_wait, confirmed,
                close_and_sign_out, leave_nothing],
    'delete': [welcome, keep_watch, scan_code, signed_in, keep_keys_out_of_files, delete_everything, nothing_is_left,
               close_signed_out],
    'two-step': [welcome, show_code, scan_code, signed_in, open_wizard, give_address, wrong_code, right_code,
                 back_to_account, close_and_sign_out, leave_nothing],
    'two-step-memory': [welcome, show_code, scan_code, signed_in, set_own_password, keep_no_copy,
                        change_own_password, keep_no_copy, close_and_sign_out, leave_nothing],
}


if __name__ == '__main__':
    run(WALKS[sys.argv[1]], sys.argv[2])
