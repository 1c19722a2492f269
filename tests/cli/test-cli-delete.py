#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""vigie delete-everything: what it removes, what it says, and what it names because it stays."""

import os
import subprocess
import tempfile

import tap
from telegram import check_up, executed, rows, secret_service, server


def delete(home, *arguments, **more):
    return tap.vigie("delete-everything", *arguments, home=home, **more)


def files(home):
    return sorted(os.path.join(folder, name) for folder, _, names in os.walk(home) for name in names
                  if "keyrings" not in folder)


def kept(**more):
    """What is in the keyring, as another program finds it."""
    found = []
    for kind in ("telegram-database-key", "history-key", "two-step-passphrase"):
        shown = subprocess.run(["secret-tool", "search", "--all", "kind", kind], env={**os.environ, **more},
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=tap.TIMEOUT, check=False)
        found += [line for line in shown.stdout.decode().splitlines() if line.startswith("label")]
    return found


def keep_passphrase(account):
    subprocess.run(["secret-tool", "store", "--label=Vigie: Telegram password", "kind", "two-step-passphrase", "account",
                    account, "xdg:schema", "io.github.vigieapp.Vigie.Secret"], input=b"amber otter", check=True,
                   timeout=tap.TIMEOUT)


def nothing_there():
    with tempfile.TemporaryDirectory() as home:
        result = delete(home, "--yes")
        assert (result.status, result.out) == (0, "Vigie keeps nothing on this computer.\n"), (result.status, result.out)
        assert files(home) == []
        assert delete(home, "--yes", "more").status == 64


def question():
    with tempfile.TemporaryDirectory() as home:
        data = os.path.join(home, ".local/share/vigie")
        os.makedirs(data)
        refused = delete(home)
        assert (refused.status, refused.out) == (70, "") and "--yes" in refused.err, refused.err
        for answer in ("no", "y"):
            assert os.path.isdir(data)
            terminal = tap.Terminal("delete-everything", home=home)
            before = terminal.wait_for("Delete everything? [y/N] ")
            assert "cannot be undone" in " ".join(before.split()), before
            terminal.type(answer + "\n")
            ended, after = terminal.end()
            assert ended == 70, (ended, after)
        # No keyring answers here: what may be in one is named, and all the rest is gone.
        assert not os.path.exists(data) and "Not deleted:" in after and "keyring" in after, after


def files_and_settings():
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as elsewhere:
        data = os.path.join(home, ".local/share/vigie")
        os.makedirs(os.path.join(data, "lists"))
        os.makedirs(os.path.join(data, "accounts", "0123", "deeper"))
        for name in ("history.db", "history.db-wal", "lists/a.list", "accounts/0123/deeper/td.binlog", "unknown"):
            with open(os.path.join(data, name), "w", encoding="utf-8") as file:
                file.write("x")
        outside = os.path.join(elsewhere, "outside")
        with open(outside, "w", encoding="utf-8") as file:
            file.write("x")
        os.symlink(elsewhere, os.path.join(data, "link"))
        result = delete(home, "--yes", SECRET_BACKEND="file", SECRET_FILE_TEST_PATH=os.path.join(elsewhere, "keyring"),
                        SECRET_FILE_TEST_PASSWORD="test")
        assert result.status == 0, (result.out, result.err)
        assert "past checkups" in result.out and "lists of reported sites" in result.out, result.out
        assert files(home) == [] and os.path.exists(outside)


def all_of_two_accounts():
    more = secret_service()
    with tempfile.TemporaryDirectory() as home:
        assert check_up("--keep", home=home, **more).status in (0, 1, 2, 3)
        account = rows(home)[0]["id"]
        keep_passphrase(account)
        # Of an account that nobody knows any more.
        keep_passphrase("ffffffff")
        assert len(kept(**more)) == 4, kept(**more)
        result = delete(home, "--yes", **more)
        assert result.status == 0, (result.out, result.err)
        assert executed("auth.logOut") == 1
        for said in ("session in “Telegram”, and its key", "key of the history", "2 Telegram passwords", "past checkups",
                     "list of accounts"):
            assert said in result.out, (said, result.out)
        assert kept(**more) == [] and files(home) == [], (kept(**more), files(home))
        assert delete(home, "--yes", **more).out == "Vigie keeps nothing on this computer.\n"


def session_that_remains():
    more = secret_service()
    with tempfile.TemporaryDirectory() as home:
        assert check_up("--keep", home=home, **more).status in (0, 1, 2, 3)
        server("fault", fault={"method": "auth.logOut", "times": 9, "error": {"code": 400, "text": "NO_REASON"}})
        server("offline", value=True)
        result = delete(home, "--yes", **more)
        server("offline", value=False)
        assert result.status == 70, (result.status, result.out, result.err)
        assert "Not deleted:" in result.out and "Terminate Session" in result.out, result.out
        assert kept(**more) == [] and files(home) == [], (kept(**more), files(home))


def keyring_that_is_gone():
    more = secret_service()
    with tempfile.TemporaryDirectory() as home:
        assert check_up("--keep", home=home, **more).status in (0, 1, 2, 3)
        result = delete(home, "--yes")
        assert result.status == 70, (result.status, result.out, result.err)
        assert "What Vigie kept in the keyring." in result.out and "Passwords and Keys" in result.out, result.out
        assert files(home) == [] and len(kept(**more)) == 2, (files(home), kept(**more))


tap.run([nothing_there, question, files_and_settings, all_of_two_accounts, session_that_remains, keyring_that_is_gone])
