#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""vigie lists: filling, showing and removing block lists, and what happens when the disk does not want to."""

import json
import os
import resource
import signal
import subprocess
import tempfile

import tap


def vigie(home, *arguments, stdin=b"", preexec_fn=None):
    done = subprocess.run([tap.PROGRAM, "lists", *arguments], env=tap.environment(home), input=stdin, check=False,
                          capture_output=True, timeout=tap.TIMEOUT, preexec_fn=preexec_fn)
    return tap.Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def folder(home):
    return os.path.join(home, ".local", "share", "vigie", "lists")


def files(home):
    return {name: open(os.path.join(folder(home), name), "rb").read() for name in sorted(os.listdir(folder(home)))
            if name != "in-use"}


def shown(home):
    result = vigie(home, "--json")
    return result.status, {row["name"]: row for row in json.loads(result.out)["lists"]}


def in_a_home(test):
    def run():
        with tempfile.TemporaryDirectory() as home:
            test(home)
    run.__name__ = test.__name__
    return run


@in_a_home
def none_yet(home):
    result = vigie(home)
    assert (result.status, result.err) == (0, "") and "vigie lists import FILE" in result.out
    assert shown(home) == (0, {})
    assert os.listdir(home) == []


@in_a_home
def from_standard_input(home):
    text = "\ufeff# a list\r\nevil.example\r\n\r\n0.0.0.0 h.example\r\n||rule.example^\r\nhttps://x.example/p\r\nélan.example\r\n"
    result = vigie(home, "import", "-", stdin=text.encode())
    assert (result.status, result.err) == (0, ""), result.err
    assert result.out == "Read: 5. New: 5. Already there: 0. Entries of the list “imported” now: 5.\n", result.out
    status, rows = shown(home)
    assert status == 0 and rows["imported"]["entries"] == 5 and rows["imported"]["state"] == "good"


@in_a_home
def from_a_file(home):
    path = os.path.join(home, "phishing-hosts.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write("one.example\ntwo.example\n")
    assert vigie(home, "import", path).status == 0
    with open(path, "w", encoding="utf-8") as file:
        file.write("two.example\nthree.example\n")
    again = vigie(home, "import", path)
    assert again.out == "Read: 2. New: 1. Already there: 1. Entries of the list “phishing-hosts” now: 3.\n", again.out
    replaced = vigie(home, "import", "--replace", path)
    assert "now: 2." in replaced.out, replaced.out
    assert vigie(home, "import", "--name", "mine", path).status == 0
    assert {name: row["source"] for name, row in shown(home)[1].items()} == {
        "mine": "phishing-hosts.txt", "phishing-hosts": "phishing-hosts.txt"}
    assert vigie(home, "remove", "mine").status == 0
    assert list(shown(home)[1]) == ["phishing-hosts"]


@in_a_home
def says_what_is_left_out(home):
    lines = [b"good.example", b"no address", b"\xff\xfe", b"co.uk", b"@@||good.example^", b"a" * 10000, b"||x.example^$image",
             b"com"]
    result = vigie(home, "import", "-", stdin=b"\n".join(lines))
    assert result.status == 0 and result.out.startswith("Read: 1. New: 1.")
    assert result.err.splitlines()[0] == "7 lines were left out. The first of them:", result.err
    assert [line.split(":")[0].strip() for line in result.err.splitlines()[1:]] == [
        f"line {n}" for n in range(2, 7)], result.err


@in_a_home
def nothing_to_take(home):
    vigie(home, "import", "-", stdin=b"good.example")
    before = files(home)
    for data in (b"", b"\0\0\0", b"<!DOCTYPE html>\n<p>Not found", b"# only words\n"):
        result = vigie(home, "import", "--replace", "-", stdin=data)
        assert (result.status, result.out) == (70, "") and "Is it a block list?" in result.err, data
    assert files(home) == before


@in_a_home
def wrong_usage(home):
    for arguments in (["fly"], ["import"], ["import", "a", "b"], ["remove"], ["show", "x"], ["--name", "x"], ["--jsn"],
                      ["import", "--name", "../x", "-"], ["import", "--json", "-"], ["remove", "--replace", "x"]):
        result = vigie(home, *arguments)
        assert result.status == 64 and result.out == "" and result.err != "", (arguments, result.status)
    for arguments in (["remove", "x"], ["remove", "../../x"], ["import", "/nonexistent"], ["import", "/"]):
        result = vigie(home, *arguments)
        assert result.status == 70 and result.out == "" and result.err != "", (arguments, result.status)


@in_a_home
def disk_full(home):
    """A file may not grow beyond some bytes: writing fails half-way."""
    vigie(home, "import", "-", stdin=b"old.example")
    before = files(home)

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))

    many = "".join(f"n{n}.example\n" for n in range(5000)).encode()
    result = vigie(home, "import", "-", stdin=many, preexec_fn=limit)
    assert (result.status, result.out) == (70, "") and "as they were before" in result.err, result.err
    assert files(home) == before


@in_a_home
def no_folder_to_write_to(home):
    os.makedirs(os.path.dirname(folder(home)))
    with open(folder(home), "w", encoding="utf-8"):
        pass
    result = vigie(home, "import", "-", stdin=b"evil.example")
    assert (result.status, result.out) == (70, "") and result.err != ""
    assert vigie(home).status == 70


@in_a_home
def damaged_and_newer(home):
    vigie(home, "import", "--name", "bad", "-", stdin=b"evil.example")
    vigie(home, "import", "--name", "late", "-", stdin=b"evil.example")
    vigie(home, "import", "--name", "good", "-", stdin=b"evil.example")
    for name, offset in (("bad", -3), ("late", 8)):
        with open(os.path.join(folder(home), name + ".blocklist"), "r+b") as file:
            file.seek(offset, os.SEEK_END if offset < 0 else os.SEEK_SET)
            file.write(b"\x09")
    status, rows = shown(home)
    assert status == 70 and {name: row["state"] for name, row in rows.items()} == {
        "bad": "damaged", "late": "newer", "good": "good"}
    text = vigie(home)
    assert text.status == 70 and text.out.count("\n") == 3
    before = files(home)
    assert vigie(home, "import", "--name", "bad", "-", stdin=b"more.example").status == 70
    for arguments in ([], ["--replace"]):
        assert vigie(home, "import", *arguments, "--name", "late", "-", stdin=b"more.example").status == 70
    assert files(home) == before
    assert vigie(home, "import", "--replace", "--name", "bad", "-", stdin=b"more.example").status == 0
    assert vigie(home, "remove", "late").status == 0
    assert shown(home)[0] == 0


@in_a_home
def killed_half_way(home):
    """Nothing is there of an import that was killed, and the next one works."""
    process = subprocess.Popen([tap.PROGRAM, "lists", "import", "-"], env=tap.environment(home), stdin=subprocess.PIPE,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    process.stdin.write(b"evil.example\n" * 100000)
    process.stdin.flush()
    process.kill()
    process.wait(tap.TIMEOUT)
    process.stdin.close()
    assert shown(home) == (0, {})
    assert vigie(home, "import", "-", stdin=b"evil.example").status == 0
    assert list(files(home)) == ["imported.blocklist"]


if __name__ == "__main__":
    tap.run([none_yet, from_standard_input, from_a_file, says_what_is_left_out, nothing_to_take, wrong_usage, disk_full,
             no_folder_to_write_to, damaged_and_newer, killed_half_way])
