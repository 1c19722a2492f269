#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The commands on invented accounts: what they print, and how they end."""

import json
import os
import re
import signal
import subprocess
import tempfile
import time

import tap
from tap import vigie

OLD_ENOUGH = os.path.join(tap.SOURCE_ROOT, "data", "scenarios", "practice-old-enough.json")

OWN = {"id": "own", "is_current": True, "device_model": "Vigie", "log_in_date": "-40d", "last_active_date": "now",
       "location": "France"}
PHONE = {"id": "phone", "kind": "phone", "device_model": "iPhone 13", "platform": "iOS", "system_version": "18.6",
         "application_name": "Telegram iOS", "application_version": "12.2.1", "api_id": 10840,
         "is_official_application": True, "location": "France", "log_in_date": "-90d", "last_active_date": "-1h"}
QUIET = {"scenario": 1,
         "account": {"sessions": [OWN, PHONE], "auto_sign_out_days": 90, "websites": [], "passkeys": [],
                     "business_bots": [], "two_step": {"has_password": True, "has_recovery_email": True}},
         "memory": {"last_checkup": "-30d", "sessions": [{"id": "own"}, {"id": "phone", "answer": "me", "name": "P"}]}}


def changed(**account):
    return {**QUIET, "account": {**QUIET["account"], **account}}


def with_scenario(scenario, *arguments, command="checkup", **more):
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write(scenario if isinstance(scenario, str) else json.dumps(scenario))
        file.flush()
        return vigie(command, "--scenario", file.name, *arguments, **more)


def version_and_help():
    version = vigie("--version")
    assert (version.status, version.err) == (0, "") and re.fullmatch(r"vigie \d+\.\d+\.\d+\n", version.out)
    for arguments in (["--help"], ["checkup", "--help"], ["sessions", "--help"]):
        shown = vigie(*arguments)
        assert (shown.status, shown.err) == (0, ""), arguments
        assert "vigie checkup" in shown.out or "--practice" in shown.out


def wrong_usage():
    for arguments in (["chekup"], ["fly"], ["--fly"], ["checkup"], ["checkup", "--practice", "--telegram"],
                      ["checkup", "--practice", "more"], ["checkup", "--practice", "--keep"],
                      ["checkup", "--telegram", "--password-fd", "77"], ["checkup", "--telegram", "--password-fd", "x"],
                      ["checkup", "--telegram", "--password-fd", "-1"],
                      ["checkup", "--scenario"], ["sessions"], ["sessions", "--practice", "fly"],
                      ["sessions", "--practice", "end"], ["sessions", "--practice", "name", "x"],
                      ["sessions", "--practice", "list", "x"], ["sessions", "--practice", "sign-out"], ["checkup", "--practice", "--jsn"],
                      ["checkup", "--practice", "--json=1"], ["sessions", "--practice=", "list"],
                      ["passphrase", "--accents=no"], ["--version", "extra"], ["checkup", "--scenario", ""]):
        result = vigie(*arguments)
        assert result.status == 64, (arguments, result.status)
        assert result.out == "" and result.err != "", arguments
    both = vigie("checkup", "--practice", "--telegram").err
    assert "--practice, --telegram" in both and "--scenario" not in both
    hostile = vigie("checkup", "--practice", "\u001b[2J\u202e\n" * 400).err
    assert hostile.count("\n") == 2 and "\u001b" not in hostile and "\u202e" not in hostile
    assert "“extra”" in vigie("sessions", "--practice", "list", "extra").err
    assert "--json takes no value" in vigie("checkup", "--practice", "--json=1").err
    assert with_scenario(QUIET, "--json").status == 0
    assert "checkup" in vigie("chekup").err
    assert "sessions" in vigie("sesions").err


def no_screen():
    result = vigie()
    assert (result.status, result.out) == (70, "")
    assert "--practice" in result.err


def practice():
    text = vigie("checkup", "--practice")
    assert (text.status, text.err, text.left) == (2, "", [])
    assert "PC 64bit" in text.out and "My phone" in text.out
    result = vigie("checkup", "--practice", "--json")
    assert (result.status, result.err, result.left) == (2, "", [])
    report = json.loads(result.out)
    sessions = {session["id"]: session for session in report["sessions"]}
    assert sessions["practice-stranger"]["verdict"] == "danger"
    assert "unconfirmed-session" in sessions["practice-stranger"]["rules"]
    assert sessions["practice-phone"]["declared"]["name"] == "My phone"
    assert {session["verdict"] for session in report["sessions"]} <= {
        "danger", "warning", "advice", "nothing-unusual", "unknown"}


def nothing_of_a_desktop():
    """No variable but the program's path; a home that is not there."""
    done = subprocess.run([tap.PROGRAM, "checkup", "--practice", "--json"], env={"HOME": "/nonexistent"}, check=False,
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=tap.TIMEOUT)
    assert (done.returncode, done.stderr) == (2, b""), done.stderr
    json.loads(done.stdout)


def exit_statuses():
    stranger = {"id": "new", "device_model": "PC 64bit", "application_name": "Telethon",
                "application_version": "1.37.0", "log_in_date": "-1h", "is_unconfirmed": True}
    unread = changed()
    del unread["account"]["websites"]
    for scenario, expected in ((QUIET, 0), (changed(auto_sign_out_days=365), 1),
                               (changed(two_step={"has_password": False}), 1),
                               (changed(sessions=[OWN, PHONE, stranger]), 2), (unread, 3)):
        for arguments in ([], ["--json"]):
            result = with_scenario(scenario, *arguments)
            assert (result.status, result.err) == (expected, ""), (expected, result.status, result.out, result.err)
        assert with_scenario(scenario, command="sessions").status == expected


def failed_reading():
    result = with_scenario({**QUIET, "answers": [{"to": "read_facts", "error": "network"}]}, "--json")
    assert (result.status, result.out) == (70, "") and result.err != ""


def rate_limited():
    """A short wait is sat out, unless the person stops it; of a longer one it is said how long it is."""
    answer = {"to": "read_facts", "error": "rate_limited", "retry_after_s": 1}
    result = with_scenario({**QUIET, "answers": [answer]}, "--json")
    assert result.status == 0 and "wait 1 second." in result.err, (result.status, result.err)
    json.loads(result.out)
    result = with_scenario({**QUIET, "answers": [{**answer, "retry_after_s": 300}]})
    assert (result.status, result.out) == (70, "") and "5 minutes" in result.err, result.err
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file, tempfile.TemporaryDirectory() as home:
        json.dump({**QUIET, "answers": [{**answer, "retry_after_s": 100}]}, file)
        file.flush()
        terminal = tap.Terminal("checkup", "--scenario", file.name, home=home)
        terminal.wait_for("Ctrl+C stops.")
        terminal.type("\003")
        status, shown = terminal.end()
        assert status == -signal.SIGINT, (status, shown)


def nothing_told():
    for scenario in ({"scenario": 1, "account": {}},
                     {"scenario": 1, "without": ["list_sessions"], "account": {"sessions": [OWN]}}):
        result = with_scenario(scenario)
        assert (result.status, result.err) == (3, ""), (result.status, result.err)
        assert with_scenario(scenario, command="sessions").status == 3


def unknown_is_said_once():
    result = with_scenario(changed(sessions=[OWN, {"id": "bare"}]))
    assert result.out.count("Not everything about this device") == 1, result.out
    assert result.out.count("The service does not tell: ") == 1, result.out
    bare = next(s for s in json.loads(with_scenario(changed(sessions=[OWN, {"id": "bare"}]), "--json").out)["sessions"]
                if s["id"] == "bare")
    unknown = [finding for finding in bare["findings"] if finding["verdict"] == "unknown"]
    assert len(unknown) > 5, bare
    for finding in unknown:
        assert finding["detail"].startswith("The service does not tell: "), finding


def malformed():
    for data, line, column in (("", 1, 1), ("[]", 1, 1), ('{"scenario": 1,\n "account": {"sessions": [{"id": 7}]}}', 2, 34),
                               ('{"scenario": 1,\n\n  "acount": {}}', 3, 13), ('{"scenario": 1, "account": {}', 1, 30),
                               ('{"scenario": 1, "account": {"sessions": [],\n  "sessions": []}}', 2, 3), ("é{", 1, 1)):
        result = with_scenario(data)
        assert (result.status, result.out) == (70, ""), data
        assert re.search(rf"line {line}, column {column}\b", result.err), (data, result.err)
    result = vigie("checkup", "--scenario", "/nonexistent/file.json")
    assert (result.status, result.out) == (70, "") and "/nonexistent/file.json" in result.err
    result = vigie("checkup", "--scenario", "/nonexistent/\u001b[31m\nb.json")
    assert (result.status, result.out) == (70, "") and "\u001b" not in result.err, result.err
    assert result.err.count("\n") == 1 and result.err.count("/nonexistent") == 1, result.err


def hostile_names():
    names = ["\u202eelpmaxE\u202c\u2066", "a\u0007b\u001b[2J\u001b]0;title\u0007c", "line\nbreak\r\nhere", "x" * 10000,
             "\u200b\u200d\ufeffinvisible", "<b>&amp;</b>", "%s%n%d", "\u0085\u2028\u2029", "🧑‍💻" * 500, "עברית عربي"]
    sessions = [OWN] + [{"id": f"hostile-{i}", "device_model": name, "application_name": name, "location": name,
                         "log_in_date": "-90d", "last_active_date": "-1h"} for i, name in enumerate(names)]
    scenario = changed(sessions=sessions)
    for command, arguments in (("checkup", []), ("checkup", ["--json"]), ("sessions", [])):
        result = with_scenario(scenario, *arguments, command=command)
        assert result.status in (1, 2), (result.status, result.err)
        bad = re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", result.out)
        assert not bad, (command, arguments, bad[:5])
        assert "x" * 200 not in result.out
    mistake = with_scenario('{"scenario":1,"account":{},"\u202e\u001b": 1}'.replace("\u001b", "\\u001b"))
    assert mistake.status == 70 and "\u001b" not in mistake.err and "\u202e" not in mistake.err
    unknown = vigie("\u001b[2J\u202e")
    assert unknown.status == 64 and "\u001b" not in unknown.err and "\u202e" not in unknown.err


def ten_thousand_sessions():
    sessions = [OWN] + [{**PHONE, "id": str(i), "log_in_date": f"-{i + 90}d"} for i in range(10000)]
    begin = time.monotonic()
    result = with_scenario(changed(sessions=sessions), command="sessions")
    print(f"# {time.monotonic() - begin:.2f} s")
    assert result.err == "" and result.out.count("iPhone 13") >= 10000
    result = with_scenario(changed(sessions=sessions[:1000]), "--json")
    assert len(json.loads(result.out)["sessions"]) == 1000


def list_that_is_empty_was_read_all_the_same():
    for account, words in (('"sessions":[]', "The service sent an empty list"), ("", "could not be read")):
        result = with_scenario('{"scenario":1,"account":{' + account + "}}", command="sessions")
        assert words in result.out, result.out


def output_that_ends_early():
    reader, writer = os.pipe()
    os.close(reader)
    result = vigie("checkup", "--practice", stdout=writer)
    os.close(writer)
    assert (result.status, result.err) == (70, "")
    for arguments in (["checkup", "--practice"], ["checkup", "--practice", "--json"], ["checkup", "--help"],
                      ["sessions", "--practice"], ["sessions", "-h"], ["--help"], ["--version"],
                      ["sessions", "--scenario", OLD_ENOUGH, "end", "practice-stranger", "--yes"]):
        with open("/dev/full", "wb") as full:
            result = vigie(*arguments, stdout=full)
        assert result.status == 70 and result.err.startswith("vigie: "), (arguments, result.status, result.err)
        closed = subprocess.run(["sh", "-c", 'exec "$0" "$@" >&-', tap.PROGRAM, *arguments], check=False,
                                env=tap.environment("/nonexistent"), capture_output=True, timeout=tap.TIMEOUT)
        assert closed.returncode == 70 and closed.stderr.startswith(b"vigie: "), (arguments, closed)


def closed_streams_are_not_reused():
    """What is said must not land in a file that got the number of a closed stream."""
    with tempfile.TemporaryDirectory() as home:
        closed = subprocess.run(["sh", "-c", 'exec "$0" "$@" <&- >&- 2>&-', tap.PROGRAM, "checkup", "--practice"],
                                env=tap.environment(home), check=False, timeout=tap.TIMEOUT)
        assert closed.returncode == 70
        stderr = subprocess.run(["sh", "-c", 'exec "$0" "$@" 2>&-', tap.PROGRAM, "checkup", "--practice"],
                                env=tap.environment(home), check=False, capture_output=True, timeout=tap.TIMEOUT)
        assert stderr.returncode == 2 and b"PC 64bit" in stderr.stdout


def end_old_enough():
    result = vigie("sessions", "--scenario", OLD_ENOUGH, "end", "practice-stranger", "practice-tablet", "--yes")
    assert (result.status, result.out.count("\n"), result.err) == (0, 2, ""), result.err
    result = vigie("sessions", "--scenario", OLD_ENOUGH, "end", "practice-stranger", "nobody", "--yes")
    assert result.status == 70 and "nobody" in result.err
    result = vigie("sessions", "--scenario", OLD_ENOUGH, "end", "practice-vigie", "--yes")
    assert (result.status, result.out) == (70, "")
    without_terminal = vigie("sessions", "--scenario", OLD_ENOUGH, "end", "practice-stranger")
    assert without_terminal.status == 70 and "--yes" in without_terminal.err


def end_on_first_day():
    result = vigie("sessions", "--practice", "end", "practice-stranger", "--yes")
    assert (result.status, result.out) == (70, "") and "24" in result.err and "--wait" in result.err
    result = vigie("sessions", "--practice", "end", "practice-stranger", "--yes", "--wait")
    assert result.status == 0 and "PC 64bit" in result.out


def end_troubles():
    old = {**OWN, "log_in_date": "-2d"}
    stranger = {"id": "-123", "device_model": "Stranger", "log_in_date": "-3h"}
    scenario = changed(sessions=[old, PHONE, stranger])
    for answer, status in (({"error": "network", "done": True}, 0), ({"error": "network"}, 70), ({"done": False}, 70),
                           ({"error": "rate_limited", "retry_after_s": 1}, 0), ({"error": "service"}, 70)):
        result = with_scenario({**scenario, "answers": [{"to": "end_session", **answer}]}, "end", "-123", "--yes",
                               command="sessions")
        assert result.status == status, (answer, result.status, result.err)


def asks_before_ending():
    with tempfile.TemporaryDirectory() as home:
        for typed, status in (("n\n", 70), ("\n", 70), ("perhaps\n", 70), ("y\n", 0), ("YES\n", 0)):
            terminal = tap.Terminal("sessions", "--scenario", OLD_ENOUGH, "end", "practice-stranger", home=home)
            terminal.wait_for("[y/N]")
            terminal.type(typed)
            assert terminal.end()[0] == status, typed


def stops():
    """Ctrl+C while a service is silent: ends by that signal. No core dump is written (limit 0, or 1 for collectors)."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file, tempfile.TemporaryDirectory() as home:
        json.dump({**QUIET, "connection": "connecting"}, file)
        file.flush()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            process = tap.start("checkup", "--scenario", file.name, home=home)
            limits = f"/proc/{process.pid}/limits"
            tap.wait_until(lambda: "vigie" in os.readlink(f"/proc/{process.pid}/exe") and
                           re.search(r"core file size +[01] +[01] ", open(limits, encoding="ascii").read()), "no core limit")
            caught = f"/proc/{process.pid}/status"
            tap.wait_until(lambda: int(re.search(r"SigCgt:\s*(\w+)", open(caught, encoding="ascii").read())[1], 16) &
                           (1 << (signal.SIGHUP - 1)), "signals are not caught")
            result = tap.stop(process, number)
            assert (result.status, result.out) == (-number, ""), (number, result.status)


def names_need_a_kept_account():
    result = vigie("sessions", "--practice", "name", "practice-tablet", "Tablet")
    assert (result.status, result.out) == (70, "") and "--keep" in result.err


def passphrases():
    for arguments, words, language in (([], 5, "en"), (["--language", "fr", "--words", "7"], 7, "fr"), (["-w", "4"], 4, "en")):
        plain = vigie("passphrase", *arguments)
        assert (plain.status, plain.err, plain.left) == (0, "", []), arguments
        assert re.fullmatch(r"[a-z-]+( [a-z-]+){%d}\n" % (words - 1), plain.out), plain.out
        drawn = [json.loads(line) for line in vigie("passphrase", *arguments, "--json", "--count", "50").out.splitlines()]
        assert len({one["phrase"] for one in drawn}) == 50
        for one in drawn:
            assert (one["words"], one["language"], one["list_size"]) == (words, language, 7776)
            assert len(one["phrase"].split(" ")) == words and abs(one["bits"] - words * 12.925) < 0.1
    accents = vigie("passphrase", "--language", "fr", "--accents", "--count", "100").out
    assert not accents.isascii() and accents.count("\n") == 100
    for wrong in (["--words", "3"], ["--words", "13"], ["--language", "de"], ["--count", "0"], ["more"], ["--words", "x"]):
        refused = vigie("passphrase", *wrong)
        assert (refused.status, refused.out) == (64, "") and refused.err, wrong
    with open("/dev/full", "w", encoding="ascii") as full:
        assert vigie("passphrase", stdout=full).status == 70


tap.run([version_and_help, wrong_usage, no_screen, practice, nothing_of_a_desktop, exit_statuses, failed_reading,
         rate_limited, nothing_told, unknown_is_said_once,
         malformed, hostile_names, ten_thousand_sessions, list_that_is_empty_was_read_all_the_same,
         output_that_ends_early, closed_streams_are_not_reused, end_old_enough, end_on_first_day,
         end_troubles, asks_before_ending, stops, names_need_a_kept_account, passphrases])
