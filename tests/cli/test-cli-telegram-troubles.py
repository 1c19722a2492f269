#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The commands on a Telegram account where something is in the way: the keyring, the disk, the network."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile

import tap
from telegram import (accept, accept_in_background, check_nothing_left, check_up, executed, keyring, rows,
                      secret_service, server)

sys.path.insert(0, os.path.join(tap.SOURCE_ROOT, "tests", "helpers"))
from traces import files_of_session_with, files_with, keys_in_keyring, spellings  # noqa: E402

ODD = "-3333333333333333333"


def two_kept_in_keyring():
    """Two kept accounts on the real keyring: each its own folder and key; which is meant has to be said."""
    with tempfile.TemporaryDirectory() as home:
        path = os.path.join(home, ".local/share/vigie/accounts.json")
        first = check_up("--keep", "--json", home=home, **secret_service())
        assert first.status == 2 and len(rows(home)) == 1, first.err
        os.rename(path, path + ".first")
        second = check_up("--keep", "--json", home=home, **secret_service())
        assert second.status == 2 and server("state")["signedIn"] == 2, second.err
        with open(path, encoding="utf-8") as file:
            accounts = json.load(file)
        with open(path + ".first", encoding="utf-8") as file:
            accounts["accounts"] += json.load(file)["accounts"]
        os.unlink(path + ".first")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(accounts, file)

        which = tap.vigie("checkup", "--telegram", home=home, **secret_service())
        ids = [row["id"] for row in rows(home)]
        assert (which.status, which.out) == (64, "") and all(one in which.err for one in ids), which.err
        for one in ids:
            listed = tap.vigie("sessions", "--telegram", "--account", one, "--json", home=home, **secret_service())
            assert listed.status == 2 and "tg://" not in listed.err, listed.err
            assert len([session for session in json.loads(listed.out)["sessions"] if session["is_current"]]) == 1
        assert executed("auth.logOut") == 0

        # Two keys of sign-ins and one of the history, all different, and in no file.
        keys = keys_in_keyring()
        assert len(keys) == len(set(keys)) == 3, len(keys)
        needles = [needle for key in keys for needle in spellings(key)]
        assert files_with(home, needles) == [] and files_of_session_with(needles) == []
        assert not any(needle in (first.out + first.err + second.err).encode() for needle in needles)


def crash_in_keyring():
    """Killed in mid-checkup: the next one signs that out, with the key from the real keyring, and removes it."""
    with tempfile.TemporaryDirectory() as home:
        server("fault", fault={"method": "account.getPassword", "delayMs": 20000})
        process = tap.start("checkup", "--telegram", home=home, **secret_service())
        accept()
        assert server("waitForCall", method="account.getPassword", times=1, timeoutMs=20000)
        keys = keys_in_keyring()
        assert len(keys) == 1
        tap.stop(process, signal.SIGKILL)
        assert files_with(home, spellings(keys[0])) == [] and files_of_session_with(spellings(keys[0])) == []
        server("clearFaults")
        result = check_up("--json", home=home, **secret_service())
        assert result.status == 2 and "earlier checkup" in result.err, result.err
        assert executed("auth.logOut") == 2
        assert keys_in_keyring() == []
        check_nothing_left(home)


def keyring_that_cannot_ask():
    """A session bus without a desktop starts a keyring that has no collection, and nobody to draw its question."""
    with tempfile.TemporaryDirectory() as home:
        result = check_up("--json", home=home, **secret_service())
        assert result.status == 2, result.err
        assert "has no keyring" in result.err and "in memory" in result.err, result.err
        assert "closed" not in result.err and "locked" not in result.err, result.err
        check_nothing_left(home)
        kept = tap.vigie("checkup", "--telegram", "--keep", home=home, **secret_service())
        assert (kept.status, kept.out) == (70, "") and "has no keyring" in kept.err, kept.err
        assert "Without --keep" in kept.err, kept.err
        check_nothing_left(home)


def mounted(script, home, *arguments):
    """Runs the program after SCRIPT, in a mount namespace in which SCRIPT made "$HOME" what it should be."""
    inner = f'set -e; {script}; exec "$0" "$@"'
    accept_in_background()
    done = subprocess.run(["unshare", "--map-root-user", "--mount", "sh", "-c", inner, tap.PROGRAM, *arguments],
                          env=tap.environment(home, XDG_RUNTIME_DIR="/nonexistent"), stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=tap.TIMEOUT, start_new_session=True, check=False)
    return tap.Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def read_only_home():
    with tempfile.TemporaryDirectory() as home:
        result = mounted('mount -t tmpfs -o ro,size=1m none "$HOME"', home, "checkup", "--telegram", "--json")
        assert (result.status, result.out) == (70, ""), (result.status, result.err)
        assert "cannot read or write its files" in result.err, result.err
        assert server("state")["signedIn"] == 0
        practice = mounted('mount -t tmpfs -o ro,size=1m none "$HOME"', home, "checkup", "--practice")
        assert (practice.status, practice.err) == (2, ""), practice.err


def full_disk():
    """Room for the list of accounts and not for the sign-in; and room for that and nothing more."""
    for free in (0, 1, 2, 3, 4, 6, 8, 12):
        with tempfile.TemporaryDirectory() as home:
            fill = (f'mount -t tmpfs -o size=256k none "$HOME"; dd if=/dev/zero of="$HOME/fill" bs=4k status=none '
                    f'count={64 - free} 2>/dev/null || true')
            result = mounted(fill, home, "checkup", "--telegram", "--json")
            assert result.status in (2, 70), (free, result.status, result.err)
            if result.status == 70:
                assert result.out == "" and "disk full" in result.err, (free, result.err)
            else:
                json.loads(result.out)
            assert server("state")["signedIn"] == 0, (free, result.err)
        print(f"# {free * 4} kB free: {result.status}")


def disk_full_half_way():
    """The disk fills up while the code is shown. If TDLib takes the program with it, the next start signs out."""
    with tempfile.TemporaryDirectory() as home:
        script = ('set -e; mount -t tmpfs -o size=2m none "$HOME"; "$0" checkup --telegram --json & pid=$!; read line; '
                  'dd if=/dev/zero of="$HOME/fill" bs=4k 2>/dev/null || true; echo filled; wait $pid || echo "first $?"; '
                  'read line; rm "$HOME/fill"; exec "$0" checkup --telegram --json')
        process = subprocess.Popen(["unshare", "--map-root-user", "--mount", "sh", "-c", script, tap.PROGRAM],
                                   env=tap.environment(home, XDG_RUNTIME_DIR="/nonexistent", **keyring("/dev/shm" + home)),
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert server("waitFor", what="qr", timeoutMs=20000)
        process.stdin.write(b"\n")
        process.stdin.flush()
        assert process.stdout.readline() == b"filled\n"
        server("acceptQr", waitMs=20000)
        process.stdin.write(b"\n")
        accept_in_background()
        out, err = process.communicate(timeout=tap.TIMEOUT)
        assert process.returncode == 2, err
        if out.startswith(b"first"):
            assert b"disk full" in err, err
        assert server("state")["signedIn"] == 0


def proxy_of_another_kind():
    """A proxy that TDLib cannot use is not gone around: nothing is connected."""
    for proxy in ("socks4://127.0.0.1:1080", "https://127.0.0.1:1080"):
        with tempfile.TemporaryDirectory() as home:
            result = tap.vigie("checkup", "--telegram", home=home, https_proxy=proxy, all_proxy=proxy)
            assert (result.status, result.out) == (70, "") and "does not go around it" in result.err, result.err
            assert "tg://" not in result.err and server("state")["called"] == {}
            check_nothing_left(home)


def stalled():
    """A server that takes connections and answers nothing: said after some seconds, and Ctrl+C ends it."""
    server("stall", value=True)
    with tempfile.TemporaryDirectory() as home:
        terminal = tap.Terminal("checkup", "--telegram", home=home)
        terminal.wait_for("Ctrl+C stops.")
        terminal.type("\003")
        status, shown = terminal.end()
        assert status == -signal.SIGINT, (status, shown)
        check_nothing_left(home)


def flood_while_reading():
    """A wait of five minutes is not sat out: said, and signed out."""
    server("fault", fault={"method": "account.getAuthorizations", "times": 99,
                           "error": {"code": 420, "text": "FLOOD_WAIT_300"}})
    with tempfile.TemporaryDirectory() as home:
        result = check_up("--json", home=home)
        assert (result.status, result.out) == (70, "") and "asks to wait" in result.err, result.err
        assert "5 minutes" in result.err, result.err
        assert server("state")["signedIn"] == 0
        check_nothing_left(home)


def flood_while_ending():
    server("fault", fault={"method": "account.resetAuthorization", "error": {"code": 420, "text": "FLOOD_WAIT_300"}})
    with tempfile.TemporaryDirectory() as home:
        accept_in_background()
        terminal = tap.Terminal("sessions", "--telegram", "end", ODD, "--yes", home=home)
        shown = terminal.wait_for("Ctrl+C stops.")
        assert re.search(r"asks to wait (300|299|298) seconds", shown), shown
        terminal.type("\003")
        status, shown = terminal.end()
        assert status == -signal.SIGINT and "signed out" in shown, (status, shown)
        check_nothing_left(home)


def gone_before_verifying():
    """The server is gone between the act and the reading: nobody knows, and Vigie says so."""
    with tempfile.TemporaryDirectory() as home:
        kept = check_up("--keep", "--json", home=home, **keyring(home))
        assert kept.status == 2, kept.err
        server("fault", fault={"method": "account.resetAuthorization", "dropAfter": True})
        terminal = tap.Terminal("sessions", "--telegram", "end", ODD, "--yes", home=home, **keyring(home))
        assert server("waitForCall", method="account.resetAuthorization", times=1, timeoutMs=20000)
        server("offline", value=True)
        terminal.wait_for("Still trying to reach the service. Ctrl+C stops.")
        server("offline", value=False)
        status, shown = terminal.end()
        assert status == 0 and "it is gone" in shown, (status, shown)
        assert executed("account.resetAuthorization") == 1


def revoked_while_ending():
    """Signed out elsewhere while a session is ended: said, and nothing is left of the account."""
    with tempfile.TemporaryDirectory() as home:
        server("fault", fault={"method": "account.resetAuthorization", "silent": True})
        accept_in_background()
        process = tap.start("sessions", "--telegram", "end", ODD, "--yes", home=home)
        assert server("waitForCall", method="account.resetAuthorization", times=1, timeoutMs=40000)
        server("revokeCurrent")
        out, err = process.communicate(timeout=tap.TIMEOUT)
        assert (process.returncode, out) == (70, b""), (process.returncode, out, err)
        assert b"no longer signed in" in err, err
        check_nothing_left(home)


for program in ("secret-tool", "unshare", "mount"):
    if shutil.which(program) is None:
        print(f"1..0 # SKIP {program} is not installed")
        raise SystemExit
tap.run([two_kept_in_keyring, crash_in_keyring, keyring_that_cannot_ask, read_only_home, full_disk, disk_full_half_way, proxy_of_another_kind, stalled,
         flood_while_reading, flood_while_ending, gone_before_verifying, revoked_while_ending])
