#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Planted secrets are found nowhere when what needed them is over: not in the memory of the program, its output or any
file. With the real TDLib, on the server of tests/telegram-server/, where the test's name begins with telegram."""

import base64
import os
import subprocess
import sys
import tempfile
import threading

import memory
import tap
from telegram import accept_in_background, keyring, rows, secret_service, server

# On purpose longer and shorter than what C++ keeps inside its texts (15 bytes).
PASSWORDS = (b"Kestrel-9314-quay", b"Vx93-quay.Zb")
# Everything that may speak does.
LOUD = {"G_MESSAGES_DEBUG": "all"}


def check(what, found):
    assert not found, "\n".join([what, *found])


def start(*arguments, home, password=None, program=tap.PROGRAM, **more):
    reader, writer = os.pipe()
    if password is not None:
        arguments = (*arguments, "--password-fd", str(reader))
        os.write(writer, password + b"\n")
    os.close(writer)
    with open(os.path.join(home, "out"), "ab") as out, open(os.path.join(home, "err"), "ab") as err:
        process = subprocess.Popen([program, *arguments], env=tap.environment(home, **LOUD, **more),
                                   stdin=subprocess.DEVNULL, stdout=out, stderr=err, pass_fds=(reader,),
                                   start_new_session=True)
    os.close(reader)
    return process


def run(secrets, *arguments, home, **more):
    """Runs the program; its memory is looked through when it is about to go, its output and files afterwards."""
    process = start(*arguments, home=home, **more)
    process.returncode, found = memory.at_exit(process.pid, lambda: memory.scan_memory(process.pid, secrets))
    check("memory at the end", found)
    check("files", memory.scan_files(home, secrets))
    return process.returncode


def scanner_finds_what_is_there():
    """The other tests would be worth nothing otherwise."""
    secret = os.urandom(12).hex().encode()
    hold = "import sys; held = bytes(reversed(sys.stdin.buffer.read())); print('held', flush=True); input_ = sys.stdout"
    keep = hold + "; import time; time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", keep], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdin.write(secret[::-1])
        process.stdin.close()
        process.stdout.readline()
        found = memory.scan_memory(process.pid, {"held": secret})
        other = memory.scan_memory(process.pid, {"other": os.urandom(12).hex().encode()})
        process.kill()
    assert found and not other, (found, other)
    for form in (secret[9:], base64.b64encode(secret), secret.decode().encode("utf-32-le"), secret.hex().encode()):
        assert memory.find(b"..." + form + b"...", {"held": secret}), form

    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        thread = threading.Timer(0.3, lambda: (process.stdin.write(secret[::-1]), process.stdin.close()))
        thread.start()
        process.returncode, found = memory.at_exit(process.pid,
                                                   lambda: memory.scan_memory(process.pid, {"held": secret}))
        thread.join()
    assert process.returncode == 0 and found is not None


def passphrase():
    for arguments in ((), ("--json",), ("--language", "fr", "--words", "8")):
        with tempfile.TemporaryDirectory() as home:
            process = start("passphrase", *arguments, home=home)

            def look(home=home, pid=process.pid):
                with open(os.path.join(home, "out"), encoding="utf-8") as out:
                    text = out.read()
                phrase = text.split('"')[3] if "--json" in arguments else text.strip()
                assert len(phrase.split()) >= 5, phrase
                return memory.scan_memory(pid, {"phrase": phrase.encode()})

            process.returncode, found = memory.at_exit(process.pid, look)
            assert process.returncode == 0
            check("memory at the end", found)
            with open(os.path.join(home, "err"), "rb") as err, open(os.path.join(home, "out"), "rb") as out:
                assert not memory.find(err.read(), {"phrase": out.read().strip()})


def telegram_password_from_descriptor():
    for password in PASSWORDS:
        with tempfile.TemporaryDirectory() as home:
            server("setPassword", password={"plain": password.decode()})
            accept_in_background()
            status = run({"password": password}, "checkup", "--telegram", "--json", home=home, password=password)
            assert status in (1, 2), status


def telegram_password_on_terminal():
    password = PASSWORDS[0]
    with tempfile.TemporaryDirectory() as home:
        server("setPassword", password={"plain": password.decode()})
        accept_in_background()
        terminal = tap.Terminal("checkup", "--telegram", home=home, **LOUD)
        terminal.wait_for("Two-step password: ")
        terminal.type("Wrong-" + password.decode()[::-1] + "\n")
        terminal.wait_for("Two-step password: ")
        terminal.type(password.decode() + "\n")
        drain = threading.Thread(target=terminal.drain)
        drain.start()
        secrets = {"password": password, "wrong": password[::-1]}
        status, found = memory.at_exit(terminal.pid, lambda: memory.scan_memory(terminal.pid, secrets))
        drain.join()
        assert status in (1, 2), (status, terminal.seen)
        check("memory at the end", found)
        check("files", memory.scan_files(home, secrets))
        assert not memory.find(terminal.seen.encode(), secrets), terminal.seen


def get_keys(home, **more):
    """What the keyring holds for the kept account, and for the history."""
    keys = {}
    for kind, account in (("telegram-database-key", rows(home)[0]["id"]), ("history-key", "")):
        shown = subprocess.run(["secret-tool", "lookup", "kind", kind, "account", account], check=True,
                               env=tap.environment(home, **more), stdout=subprocess.PIPE, timeout=tap.TIMEOUT)
        keys[kind] = base64.b64decode(shown.stdout)
        assert len(keys[kind]) == 32, (kind, shown.stdout)
    return keys


def keep_and_scan(home, **more):
    accept_in_background()
    process = start("checkup", "--telegram", "--keep", home=home, **more)
    keys = {}

    def look():
        keys.update(get_keys(home, **more))
        return memory.scan_memory(process.pid, keys)

    process.returncode, found = memory.at_exit(process.pid, look)
    assert process.returncode in (0, 1, 2, 3), process.returncode
    check("memory at the end of the first checkup", found)
    assert run(keys, "sessions", "--telegram", home=home, **more) in (0, 1, 2, 3)
    assert run(keys, "sessions", "--telegram", "sign-out", home=home, **more) == 0


def telegram_keys_in_file():
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as elsewhere:
        keep_and_scan(home, **keyring(elsewhere))


def telegram_keys_in_keyring():
    with tempfile.TemporaryDirectory() as home:
        keep_and_scan(home, **secret_service())


tap.run([scanner_finds_what_is_there, passphrase, telegram_password_from_descriptor, telegram_password_on_terminal,
         telegram_keys_in_file, telegram_keys_in_keyring])
