#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the commands say of the accounts of the test server's scenarios, read by the real TDLib."""

import datetime
import json
import os
import re
import tempfile
import threading

import tap
from telegram import accept, check_nothing_left, check_up, server

ODD = "-3333333333333333333"  # the session of an automation library in most scenarios
# What no terminal should be sent: control characters, and characters that turn the direction of reading.
HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\ufeff]")


def rules_of(findings):
    return [finding["rule"] for finding in findings]


def report_of(*arguments, **more):
    """The JSON of a checkup, its exit status, and that nothing is left of it."""
    with tempfile.TemporaryDirectory() as home:
        result = check_up("--json", *arguments, home=home, **more)
        report = json.loads(result.out)
        assert report["schema"] == 1 and report["messenger"] == "telegram" and report["practice"] is False
        assert server("state")["signedIn"] == 0
        check_nothing_left(home)
        return report, result


def texts_in(value):
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for each in inner for text in texts_in(each)]


def settled():
    report, result = report_of()
    assert result.status == 2 and report["verdict"] == "danger"
    current = [session for session in report["sessions"] if session["is_current"]]
    assert [session["state"] for session in current] == ["this-computer"]
    first = report["sessions"][0]
    assert (first["id"], first["verdict"], first["state"]) == (ODD, "danger", "look"), first
    assert report["facts"]["websites"]["value"] == 2 and report["facts"]["has_password"]["value"] is False


def settled_as_text():
    with tempfile.TemporaryDirectory() as home:
        result = check_up(home=home)
        assert result.status == 2 and "Pixel 8" in result.out, result.err
        assert not re.search(r"\b(safe|protected|all clear|hacked)\b", result.out, re.IGNORECASE)


def quiet():
    report, result = report_of(password=b"correct horse\n")
    assert result.status in (0, 1, 3) and report["verdict"] != "danger", report["verdict"]
    assert "no-two-step" not in rules_of(report["account_findings"])


def business_bot():
    report, _ = report_of()
    assert "bot-inside" in rules_of(report["account_findings"])


def password_reset():
    report, result = report_of(password=b"correct horse\n")
    assert result.status == 2 and "password-reset-running" in rules_of(report["account_findings"])


def many_ways_in():
    """Each way in is told by its rule, in the text too, whatever else is there."""
    report, result = report_of(password=b"correct horse\n")
    assert result.status == 2 and report["facts"]["websites"]["value"] == 2
    found = rules_of(report["account_findings"])
    for rule in ("password-reset-running", "bot-inside", "recovery-address"):
        assert rule in found, found
    assert report["sessions"][0]["id"] == "8888888888888888"
    assert "half-open-sign-in" in report["sessions"][0]["rules"], report["sessions"][0]
    with tempfile.TemporaryDirectory() as home:
        shown = check_up(home=home, password=b"correct horse\n")
        assert shown.status == 2 and "“Auto Reply” can answer in your name." in shown.out, shown.err


def passkeys():
    report, _ = report_of()
    fact = report["facts"]["passkeys"]
    if os.environ["TELEGRAM_SERVER_LIBRARY"].find("1.8.38") >= 0:
        assert fact["origin"] == "unknown", fact
    else:
        assert fact["value"] == 2 and "unknown-passkey" in rules_of(report["account_findings"]), fact


def fresh_session():
    report, _ = report_of()
    assert "this-app-too-young" in [rule for session in report["sessions"] for rule in session["rules"]] + rules_of(
        report["account_findings"])


def hostile_texts():
    report, result = report_of()
    assert len(report["sessions"]) == 13
    assert not [text for text in texts_in(report) if HARMFUL.search(text)]
    assert max(len(text) for session in report["sessions"] for text in texts_in(session["facts"])) <= 200
    assert not HARMFUL.search(result.err.replace("\x1b[", ""))
    with tempfile.TemporaryDirectory() as home:
        shown = check_up(home=home)
        assert shown.status in (1, 2) and len(shown.out) > 500 and not HARMFUL.search(shown.out), shown.err


def many_sessions():
    report, _ = report_of()
    assert len(report["sessions"]) == 504


def other_dc():
    assert len(report_of()[0]["sessions"]) == 4


def errors_500():
    assert len(report_of()[0]["sessions"]) == 4


def clock_ahead():
    """The day is the service's, not the computer's."""
    at = datetime.datetime.fromisoformat(report_of()[0]["checked_at"])
    ahead = at - datetime.datetime.now(datetime.timezone.utc)
    assert abs(ahead.total_seconds() - 3 * 86400) < 300, ahead


def password_pending():
    report, result = report_of(password=b"correct horse\n")
    assert result.status == 2
    assert "half-open-sign-in" in report["sessions"][0]["rules"], report["sessions"][0]


def pushed_while_reading():
    """A session that appears between the code and the answer is in the report."""
    server("fault", fault={"method": "account.getPassword", "delayMs": 2000})

    def push():
        accept()
        assert server("waitForCall", method="account.getPassword", times=1, timeoutMs=20000)
        server("addUnconfirmed", session={"hash": "9999999999999999", "device_model": "Redmi 9", "platform": "Android",
                                          "country": "Seychelles", "date_created": 0, "date_active": 0})

    threading.Thread(target=push, daemon=True).start()
    with tempfile.TemporaryDirectory() as home:
        result = tap.vigie("checkup", "--telegram", "--json", home=home)
        report = json.loads(result.out)
        assert result.status == 2
        pushed = [session for session in report["sessions"] if session["id"] == "9999999999999999"]
        assert pushed and "unconfirmed-session" in pushed[0]["rules"], report["sessions"][0]
        check_nothing_left(home)


def refused():
    """No list of sessions: no checkup. Signed out all the same."""
    with tempfile.TemporaryDirectory() as home:
        result = check_up("--json", home=home)
        assert (result.status, result.out) == (70, ""), result.err
        assert server("state")["signedIn"] == 0
        check_nothing_left(home)


def partly_refused():
    """What was refused is unknown, and the rest is no "nothing unusual"."""
    for method in ("account.getWebAuthorizations", "account.getConnectedBots"):
        server("fault", fault={"method": method, "times": 99, "error": {"code": 400, "text": "TEST_UNKNOWN_ERROR"}})
    report, _ = report_of(password=b"correct horse\n")
    assert report["facts"]["websites"]["origin"] == report["facts"]["business_bots"]["origin"] == "unknown"
    assert report["has_unknown"] and report["facts"]["sessions"]["value"] == 2
    assert report["verdict"] != "nothing-unusual"


tap.run([settled, settled_as_text, quiet, business_bot, password_reset, many_ways_in, passkeys, fresh_session, hostile_texts,
         many_sessions, other_dc, errors_500, clock_ahead, password_pending, pushed_while_reading, refused,
         partly_refused])
