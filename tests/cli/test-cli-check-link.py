#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""vigie check-link: what it says of texts, of lines, and of whatever is no text at all."""

import ctypes
import json
import os
import select
import struct
import subprocess
import tempfile
import zlib

import tap
from tap import vigie

VERDICTS = {"official": 0, "caution": 1, "dangerous": 2, "unknown": 3}
MEMBERS = {"input", "verdict", "reasons", "host", "domain"}


def check(*arguments, stdin=b"", **more):
    """Runs the command with bytes on its standard input."""
    done = subprocess.run([tap.PROGRAM, "check-link", *arguments], input=stdin, env=tap.environment("/nonexistent", **more),
                          check=False, capture_output=True, timeout=tap.TIMEOUT)
    return tap.Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def batch(stdin, *arguments):
    result = check("--batch", *arguments, stdin=stdin)
    assert (result.status, result.err) == (0, ""), (result.status, result.err)
    assert result.out == "" or result.out.endswith("\n")
    return [json.loads(line) for line in result.out.split("\n")[:-1]]


def says_what_a_link_is():
    text = check("https://user@evil.example.co.uk/x")
    assert text.status in VERDICTS.values()
    assert text.err == "" and "evil.example.co.uk" in text.out and " example.co.uk\n" in text.out
    report = check("--json", "https://user@evil.example.co.uk/x")
    parsed = json.loads(report.out)
    assert parsed["schema"] == 1 and VERDICTS[parsed["verdict"]] == report.status == text.status
    assert (parsed["host"], parsed["domain"]) == ("evil.example.co.uk", "example.co.uk")
    assert [link["host"] for link in parsed["links"]] == ["evil.example.co.uk"]


def names_no_site_for_a_link_into_an_app():
    alone = check("tg://login?token=abc")
    assert alone.status == 2 and "Opens" not in alone.out, alone.out
    beside = check("https://a.example.com tg://resolve?domain=x mailto:a@b.example")
    assert "tg://resolve?domain=x" in beside.out and "mailto:a@b.example" in beside.out, beside.out


def takes_words_or_standard_input():
    words = check("--json", "regarde", "https://a.example.com/x", "vite")
    assert json.loads(words.out)["input"] == "regarde https://a.example.com/x vite"
    stdin = check("--json", stdin="regarde\nhttps://a.example.com/x\n".encode())
    assert json.loads(stdin.out)["host"] == json.loads(words.out)["host"] == "a.example.com"
    dashes = check("--json", "--", "--https://b.example.com")
    assert json.loads(dashes.out)["host"] == "b.example.com"
    nothing = check("--json")
    assert nothing.status == 3 and json.loads(nothing.out)["reasons"][0]["code"] == "no-link"
    two = json.loads(check("--json", "https://a.example.com, et https://b.example.com").out)
    assert [link["host"] for link in two["links"]] == ["a.example.com", "b.example.com"]


def wrong_usage():
    for arguments in (["--batch", "x"], ["--batch", "--picture", "x"], ["--picture", "x", "y"], ["--picture", "x", "--picture", "y"],
                      ["--fly"], ["--picture"]):
        result = check(*arguments)
        assert (result.status, result.out) == (64, "") and result.err != "", (arguments, result.status)
    shown = check("--help")
    assert shown.status == 0 and "--batch" in shown.out
    missing = check("--picture", "/nonexistent/x.png")
    assert (missing.status, missing.out) == (70, "") and "/nonexistent/x.png" in missing.err


class Code(ctypes.Structure):
    """A QRcode of libqrencode."""

    _fields_ = [("version", ctypes.c_int), ("width", ctypes.c_int), ("data", ctypes.POINTER(ctypes.c_ubyte))]


def picture_of(*texts):
    """A PNG with a code for each text, side by side."""
    library = ctypes.CDLL("libqrencode.so.4")
    library.QRcode_encodeString8bit.restype = ctypes.POINTER(Code)
    codes = [library.QRcode_encodeString8bit(text.encode(), 0, 1).contents for text in texts]
    height = max([code.width for code in codes] + [20]) + 12
    rows = [bytearray() for _ in range(height)]
    for number, row in enumerate(rows):
        row += b"\xff" * 6
        for code in codes:
            dark = [6 <= number < code.width + 6 and code.data[(number - 6) * code.width + column] & 1
                    for column in range(code.width)]
            row += bytes(0 if module else 255 for module in dark) + b"\xff" * 6
    scaled = b"".join((b"\0" + bytes(grey for grey in row for _ in range(4))) * 4 for row in rows)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 4 * len(rows[0]), 4 * height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(scaled)) + chunk(b"IEND", b"")


def checks_each_code_of_a_picture():
    device = "2@AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+/==,AAAABBBBCCCCDDDD=,EEEEFFFFGGGG=,HHHH"
    result = check("--json", "--picture", "-", stdin=picture_of("https://telegram.org", device))
    report = json.loads(result.out)
    assert (result.status, report["verdict"], report["host"]) == (2, "dangerous", None), result
    assert [reason["code"] for reason in report["reasons"]] == ["device-code"], report
    assert [link["host"] for link in report["links"]] == ["telegram.org"], report
    shown = check("--picture", "-", stdin=picture_of("https://telegram.org", device))
    assert shown.status == 2 and "telegram.org" in shown.out, shown
    many = picture_of("https://telegram.org", *(f"https://telegram.org/{number}" for number in range(19)))
    result = check("--json", "--picture", "-", stdin=many)
    assert result.status == 1 and "more-codes" in result.out, result


def tells_of_a_picture_without_a_code():
    for arguments in ([], ["--json"]):
        empty = check("--picture", "-", *arguments, stdin=picture_of())
        assert (empty.status, empty.err) == (3, ""), empty
        whole = picture_of("x")
        broken = check("--picture", "-", *arguments, stdin=whole[:len(whole) // 2])
        assert (broken.status, broken.out) == (70, "") and "picture" in broken.err, broken
    report = json.loads(empty.out)
    assert (report["verdict"], report["host"], report["links"]) == ("unknown", None, []), report
    assert [reason["code"] for reason in report["reasons"]] == ["no-code"], report


def a_line_for_each_line():
    lines = ["https://a.example.com/", "", "bonjour", "https://b.example.com/ https://c.example.com/", "t.me/x"]
    found = batch("\n".join(lines).encode() + b"\n")
    assert [line["input"] for line in found] == lines
    assert [line["host"] for line in found] == ["a.example.com", None, None, "b.example.com", "t.me"]
    for line in found:
        assert set(line) == MEMBERS and line["verdict"] in VERDICTS
        assert all(set(reason) == {"code", "text"} and reason["text"] for reason in line["reasons"])
    assert batch("\n".join(lines).encode()) == found, "no end of the last line"
    assert batch("\r\n".join(lines).encode() + b"\r\n", "--json") == found, "the line ends of another system"
    assert batch(b"") == [] and len(batch(b"\n")) == 1 and len(batch(b"\n\n\nx")) == 4


def lines_that_are_no_text():
    cases = {
        b"\xff\xfe https://a.example.com/\x80": "\ufffd\ufffd https://a.example.com/\ufffd",
        b"a\0b https://a.example.com/": "a\0b https://a.example.com/",
        b"\x1b[2J\x07\xc2\x9b31m https://a.example.com/": "\x1b[2J\x07\x9b31m https://a.example.com/",
        "\u202e\u2066\u200b\ufeff https://a.example.com/": "\u202e\u2066\u200b\ufeff https://a.example.com/",
        "é😀 \"\\/ https://a.example.com/": "é😀 \"\\/ https://a.example.com/",
        b"\xed\xa0\x80\xf4\x90\x80\x80": "\ufffd" * 7,
    }
    data = [line if isinstance(line, bytes) else line.encode() for line in cases]
    result = check("--batch", stdin=b"\n".join(data) + b"\n")
    assert result.status == 0
    found = [json.loads(line) for line in result.out.split("\n")[:-1]]
    assert [line["input"] for line in found] == list(cases.values())
    assert all(line["host"] in ("a.example.com", None) or "\ufffd" in line["input"] for line in found)
    # Nothing that a terminal would obey, and nothing that nobody sees.
    assert not set(result.out) & set("\x1b\x07\x9b\x7f\0\u202e\u2066\u200b\ufeff")


def huge_lines():
    huge = b"a" * 10_000_000
    lines = [b"https://a.example.com", huge + b" https://b.example.com/x", b"https://c.example.com/" + huge, huge[:70000]
             + b".com", b"." * 1_000_000, b"\xc3\xa9" * 40000, b"https://d.example.com"]
    found = batch(b"\n".join(lines))
    assert [line["host"] for line in found[:3]] == ["a.example.com", "b.example.com", "c.example.com"]
    assert len(found) == 7 and found[6]["host"] == "d.example.com"
    assert [line.get("input_is_cut", False) for line in found] == [False, True, True, True, True, True, False]
    assert found[1]["input"] == "a" * 65536 and found[5]["input"] == "é" * 32768
    beyond = batch(b"b" * 17_000_000 + b" https://e.example.com\nhttps://f.example.com")
    assert [line["host"] for line in beyond] == [None, "f.example.com"]
    assert "text-cut" in [reason["code"] for reason in beyond[0]["reasons"]]


def answers_before_it_waits():
    """A line that is complete has its answer while the pipe stays open."""
    with subprocess.Popen([tap.PROGRAM, "check-link", "--batch"], env=tap.environment("/nonexistent"),
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as process:
        for number in range(3):
            process.stdin.write(f"https://host{number}.example.com\nhalf".encode())
            ready, _, _ = select.select([process.stdout], [], [], tap.TIMEOUT)
            assert ready, "no answer while the pipe is open"
            answer = json.loads(process.stdout.readline())
            assert answer["host"] == f"host{number}.example.com", answer
            process.stdin.write(b"\n")
            json.loads(process.stdout.readline())
        process.stdin.close()
        assert process.wait(tap.TIMEOUT) == 0


def peak_of(count):
    """The most memory that COUNT lines took, KiB: read while the program still waits for more."""
    with tempfile.TemporaryFile() as out, subprocess.Popen(
            [tap.PROGRAM, "check-link", "--batch"], env=tap.environment("/nonexistent"), stdin=subprocess.PIPE,
            stdout=out) as process:
        for number in range(count):
            process.stdin.write(b"https://host%d.example.com/path?x=%d and t.me/%d\n" % (number, number, number))
        process.stdin.flush()

        def has_answered():
            size = os.fstat(out.fileno()).st_size
            last = os.pread(out.fileno(), 4096, max(0, size - 4096))
            return b"https://host%d.example.com/path" % (count - 1) in last and last.endswith(b"\n")

        tap.wait_until(has_answered, "not all lines were answered")
        with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
            peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
        process.stdin.close()
        assert process.wait(tap.TIMEOUT) == 0
    return peak


def memory_stays_flat():
    """Ten times the lines take no more memory."""
    few, many = peak_of(20_000), peak_of(200_000)
    print(f"# {few} KiB, {many} KiB")
    assert many < few + 1024, (few, many)


def output_that_ends_early():
    lines = b"https://a.example.com\n" * 20000
    with open("/dev/full", "wb") as full:
        for arguments in (["--batch"], ["--json", "x"], ["x"]):
            done = subprocess.run([tap.PROGRAM, "check-link", *arguments], input=lines, stdout=full,
                                  stderr=subprocess.PIPE, env=tap.environment("/nonexistent"), check=False,
                                  timeout=tap.TIMEOUT)
            assert done.returncode == 70 and done.stderr.startswith(b"vigie: "), (arguments, done)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([tap.PROGRAM, "check-link", "--batch"], input=lines, stdout=writer, stderr=subprocess.PIPE,
                          env=tap.environment("/nonexistent"), check=False, timeout=tap.TIMEOUT)
    os.close(writer)
    assert (done.returncode, done.stderr) == (70, b""), done


def input_that_cannot_be_read():
    folder = os.open("/", os.O_RDONLY)
    for arguments in (["--batch"], []):
        result = vigie("check-link", *arguments, stdin=folder)
        assert (result.status, result.out) == (70, "") and result.err.startswith("vigie: "), (arguments, result.err)
    os.close(folder)


def hostile_texts_are_harmless():
    for text in ("https://evil.example.com/\x1b[2J\x07", "\u202ehttps://evil.example.com/\u2066", "evil\x9b31m.example.com",
                 "https://evil.example.com/" + "a" * 5000):
        for arguments in ([text], ["--json", text]):
            result = check(*arguments)
            assert result.status in VERDICTS.values() and result.err == ""
            assert not set(result.out) & set("\x1b\x07\x9b\u202e\u2066"), (text, result.out)
        assert len(check(text).out) < 4000


tap.run([says_what_a_link_is, names_no_site_for_a_link_into_an_app, takes_words_or_standard_input, wrong_usage,
         checks_each_code_of_a_picture, tells_of_a_picture_without_a_code, a_line_for_each_line, lines_that_are_no_text,
         huge_lines, answers_before_it_waits, memory_stays_flat, output_that_ends_early, input_that_cannot_be_read,
         hostile_texts_are_harmless])
