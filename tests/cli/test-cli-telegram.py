#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The commands on a Telegram account: the real TDLib, on the server of tests/telegram-server/."""

import json
import os
import re
import signal
import tempfile

import tap
from telegram import accept, accept_in_background, check_nothing_left, check_up, executed, keyring, rows, server

def once():
    with tempfile.TemporaryDirectory() as home:
        result = check_up("--json", home=home)
        assert result.status in (1, 2), (result.status, result.err)
        report = json.loads(result.out)
        assert report["sessions"] and {session["verdict"] for session in report["sessions"]} <= {
            "danger", "warning", "advice", "nothing-unusual", "unknown"}
        assert re.search(r"tg://login\?token=[\w-]+", result.err) and "█" in result.err
        assert result.err.index("Never scan") < result.err.index("tg://login")
        assert "Vigie" in result.err
        # One code was asked for, and fetched; nothing in the account was changed.
        assert server("called", method="auth.exportLoginToken") == 2
        changing = re.compile("reset|delete|update[PC]|set[A-Z]")
        assert not [method for method in server("state")["executed"] if changing.search(method)]
        assert executed("auth.logOut") == 1
        check_nothing_left(home)


def stopped_while_code_is_shown():
    with tempfile.TemporaryDirectory() as home:
        for number in (signal.SIGINT, signal.SIGTERM):
            process = tap.start("checkup", "--telegram", home=home)
            assert server("waitFor", what="qr", timeoutMs=20000)
            result = tap.stop(process, number)
            assert (result.status, result.out) == (-number, ""), (result.status, result.err)
            check_nothing_left(home)


def stopped_while_reading():
    with tempfile.TemporaryDirectory() as home:
        server("fault", fault={"method": "account.getAuthorizations", "delayMs": 8000, "times": 9})
        process = tap.start("checkup", "--telegram", home=home)
        accept()
        assert server("waitForCall", method="account.getAuthorizations", times=1, timeoutMs=20000)
        result = tap.stop(process)
        assert (result.status, result.out) == (-signal.SIGTERM, ""), (result.status, result.err)
        assert executed("auth.logOut") == 1
        check_nothing_left(home)


def password_from_descriptor():
    with tempfile.TemporaryDirectory() as home:
        result = check_up("--json", home=home, password=b"correct horse\n")
        assert result.status in (1, 2), (result.status, result.err)
        assert json.loads(result.out)["facts"]["has_password"]["value"] is True
        assert executed("auth.logOut") == 1
        assert "correct horse" not in result.err + result.out
        check_nothing_left(home)


def wrong_password_from_descriptor():
    with tempfile.TemporaryDirectory() as home:
        result = check_up("--json", home=home, password=b"wrong")
        assert (result.status, result.out) == (70, ""), (result.status, result.err)
        assert "password" in result.err
        check_nothing_left(home)


def password_on_terminal():
    with tempfile.TemporaryDirectory() as home:
        accept_in_background()
        out = os.path.join(home, "out.json")
        terminal = tap.Terminal("checkup", "--telegram", "--json", home=home, stdout_path=out)
        before = terminal.wait_for("Two-step password: ")
        assert "\033[0;38;5;16;48;5;231m" in before and "pet" in before
        terminal.type("wrong\n")
        again = terminal.wait_for("Two-step password: ")
        terminal.type("correct horse\n")
        status, after = terminal.end()
        assert status in (1, 2), (status, after)
        # The kernel echoes nothing but the line's end.
        assert "wrong" not in again.replace("not the right", "") and "horse" not in again + after, (again, after)
        with open(out, encoding="utf-8") as file:
            json.load(file)
        os.unlink(out)
        assert executed("auth.logOut") == 1
        check_nothing_left(home)


def stopped_at_password():
    with tempfile.TemporaryDirectory() as home:
        accept_in_background()
        terminal = tap.Terminal("checkup", "--telegram", home=home)
        terminal.wait_for("Two-step password: ")
        terminal.type("\003")
        status, shown = terminal.end()
        assert status == -signal.SIGINT, (status, shown)
        check_nothing_left(home)


def kept():
    with tempfile.TemporaryDirectory() as home:
        result = check_up("--keep", "--json", home=home, **keyring(home))
        assert result.status in (0, 1, 2, 3), result.err
        assert executed("auth.logOut") == 0
        assert [row["keep"] for row in rows(home)] == [True]
        sessions = [session for session in json.loads(result.out)["sessions"] if not session["is_current"]]

        # The second time there is no code to scan, and Vigie's session is old enough.
        server("setCurrentAge", seconds=200000)
        named = tap.vigie("sessions", "--telegram", "name", sessions[0]["id"], "My own", home=home, **keyring(home))
        assert named.status == 0 and "My own" in named.out and "tg://" not in named.err, named.err
        shown = tap.vigie("sessions", "--telegram", home=home, **keyring(home))
        assert shown.status in (0, 1, 2, 3) and "My own" in shown.out, shown.err
        ended = tap.vigie("sessions", "--telegram", "end", sessions[-1]["id"], "--yes", home=home, **keyring(home))
        assert ended.status == 0, ended.err
        assert executed("account.resetAuthorization") == 1
        shown = tap.vigie("sessions", "--telegram", "--json", home=home, **keyring(home))
        assert sessions[-1]["id"] not in [session["id"] for session in json.loads(shown.out)["sessions"]]
        own = tap.vigie("sessions", "--telegram", "end", "0", "--yes", home=home, **keyring(home))
        assert own.status == 70 and "sign-out" in own.err, own.err
        assert executed("auth.logOut") == 0

        gone = tap.vigie("sessions", "--telegram", "sign-out", home=home, **keyring(home))
        assert (gone.status, gone.out) == (0, "") and "signed out" in gone.err, gone.err
        assert executed("auth.logOut") == 1
        check_nothing_left(home)
        again = tap.vigie("sessions", "--telegram", "sign-out", home=home, **keyring(home))
        assert (again.status, again.out) == (70, "") and "No Telegram account is kept" in again.err, again.err


def doubted():
    """Telegram doubts that the sign-in is used here alone: the person is told, and how to end it."""
    with tempfile.TemporaryDirectory() as home:
        assert check_up("--keep", home=home, **keyring(home)).status == 2
        server("fault", fault={"method": "account.getPassword", "delayMs": 3000})
        before = server("called", method="account.getPassword")
        process = tap.start("checkup", "--telegram", home=home, **keyring(home))
        assert server("waitForCall", method="account.getPassword", times=before + 1, timeoutMs=20000)
        server("push", update={"_": "updateServiceNotification", "type": "AUTH_KEY_DROP_DUPLICATE", "popup": True,
                               "message": "x", "media": {"_": "messageMediaEmpty"}, "entities": []})
        _, err = process.communicate(timeout=tap.TIMEOUT)
        assert b"two places" in err and b"sign-out" in err, err


def left_over():
    """Killed in mid-checkup: the next one signs that out first."""
    with tempfile.TemporaryDirectory() as home:
        server("fault", fault={"method": "account.getPassword", "delayMs": 20000, "times": 1})
        process = tap.start("checkup", "--telegram", home=home, **keyring(home))
        accept()
        assert server("waitForCall", method="account.getPassword", times=1, timeoutMs=20000)
        tap.stop(process, signal.SIGKILL)
        assert len(rows(home)) == 1 and executed("auth.logOut") == 0
        server("clearFaults")
        result = check_up("--json", home=home, **keyring(home))
        assert result.status in (0, 1, 2, 3), result.err
        assert "earlier checkup" in result.err
        assert executed("auth.logOut") == 2
        check_nothing_left(home)


def sign_out_fails():
    """The report is right all the same; the next command ends what stayed."""
    with tempfile.TemporaryDirectory() as home:
        server("fault", fault={"method": "auth.logOut", "silent": True})
        result = check_up("--json", home=home, **keyring(home))
        report = json.loads(result.out)
        assert result.status == 2 and report["verdict"] == "danger", (result.status, result.err)
        assert "did not answer within 30 seconds" in result.err and "stopped" not in result.err, result.err
        assert "remains" in result.err and "Terminate Session" in result.err and "next" in result.err, result.err
        assert len(rows(home)) == 1 and server("state")["signedIn"] == 1

        server("clearFaults")
        accept_in_background()
        listed = tap.vigie("sessions", "--telegram", "--json", home=home, **keyring(home))
        assert listed.status == 2 and "earlier checkup" in listed.err, listed.err
        assert server("state")["signedIn"] == 0
        check_nothing_left(home)


def sign_out_fails_without_keyring():
    """Nothing can be tried again without the key, so nothing that it opens is kept."""
    with tempfile.TemporaryDirectory() as home:
        server("fault", fault={"method": "auth.logOut", "silent": True})
        result = check_up("--json", home=home)
        assert result.status == 2 and json.loads(result.out)["verdict"] == "danger", (result.status, result.err)
        assert "remains" in result.err and "Terminate Session" in result.err and "next" not in result.err, result.err
        check_nothing_left(home)


def no_terminal_for_password():
    with tempfile.TemporaryDirectory() as home:
        result = check_up(home=home)
        assert (result.status, result.out) == (70, "") and "--password-fd" in result.err, result.err
        assert "cannot do that" not in result.err, result.err
        check_nothing_left(home)


def no_code():
    """Asked again at once, the service would refuse again, and again."""
    with tempfile.TemporaryDirectory() as home:
        server("fault", fault={"method": "auth.exportLoginToken", "times": 99,
                               "error": {"code": 400, "text": "API_ID_INVALID"}})
        result = tap.vigie("checkup", "--telegram", "--json", home=home)
        assert (result.status, result.out) == (70, "") and result.err != "", result.err
        assert server("called", method="auth.exportLoginToken") <= 3
        check_nothing_left(home)


def ended_elsewhere_at_once():
    with tempfile.TemporaryDirectory() as home:
        server("fault", fault={"method": "account.getAuthorizations", "delayMs": 3000, "times": 9})
        process = tap.start("checkup", "--telegram", "--json", home=home)
        accept()
        assert server("waitForCall", method="account.getAuthorizations", times=1, timeoutMs=20000)
        server("revokeCurrent")
        out, err = process.communicate(timeout=tap.TIMEOUT)
        assert (process.returncode, out) == (70, b""), (process.returncode, err)
        assert "no longer signed in" in err.decode(), err
        check_nothing_left(home)


tap.run([once, stopped_while_code_is_shown, stopped_while_reading, password_from_descriptor,
         wrong_password_from_descriptor, password_on_terminal, stopped_at_password, kept, doubted, left_over, sign_out_fails,
         sign_out_fails_without_keyring, no_terminal_for_password, no_code,
         ended_elsewhere_at_once])
