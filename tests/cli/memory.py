# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Looks for planted secrets where none may be: in the memory of a process, in its output, in files.

The scanner reads all that a debugger could: every readable page. A piece of a secret counts as the secret, for what is
freed loses its first bytes before the rest."""

import base64
import ctypes
import os
import re
import signal

# Pieces of a secret that are this long are looked for, bytes. Long enough to stand nowhere by chance.
PIECE = 8

PTRACE_CONT = 7
PTRACE_SEIZE = 0x4206
PTRACE_O_TRACEEXIT = 0x40
PTRACE_EVENT_EXIT = 6
WALL = 0x40000000

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
libc.ptrace.restype = ctypes.c_long


def pieces(secret):
    """What of SECRET (bytes) is looked for: it as it is, as base64, as hexadecimal digits, as UTF-16 and -32."""
    forms = [(secret, 1, 1), (base64.b64encode(secret).rstrip(b"="), 1, 1), (secret.hex().encode(), 2, PIECE)]
    text = secret.decode("utf-8", errors="replace")
    if text.isprintable():
        forms += [(text.encode("utf-16-le"), 2, PIECE), (text.encode("utf-32-le"), 4, 2 * PIECE)]
    return {form[at:at + PIECE * width] for form, width, step in forms
            for at in range(0, len(form) - PIECE * width + 1, step)}


def find(data, secrets):
    """Names of SECRETS (name → bytes) of which DATA holds a piece, with where the first one stands."""
    found = []
    for name, secret in secrets.items():
        places = [place for place in (data.find(piece) for piece in pieces(secret)) if place >= 0]
        if places:
            found.append((name, min(places)))
    return found


def regions(pid):
    with open(f"/proc/{pid}/maps", encoding="utf-8", errors="replace") as maps:
        for line in maps:
            match = re.match(r"([0-9a-f]+)-([0-9a-f]+) (r\S+) \S+ \S+ (\d+) *(.*)", line)
            # What can only be read is what the file holds.
            if match and ("w" in match[3] or match[4] == "0") and match[5] not in ("[vvar]", "[vvar_vclock]", "[vsyscall]"):
                yield int(match[1], 16), int(match[2], 16), match[3], match[5]


def scan_memory(pid, secrets):
    """Where the memory of PID holds a piece of SECRETS: a list of texts, empty if nowhere."""
    found = []
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for start, end, rights, name in regions(pid):
            try:
                memory.seek(start)
                data = memory.read(end - start)
            except (OSError, OverflowError):
                continue
            for what, place in find(data, secrets):
                around = re.sub(rb"[^ -~]", b".", data[max(place - 48, 0):place + 64]).decode()
                found.append(f"{what} at {start + place:#x} in {start:#x}-{end:#x} {rights} {name or 'heap'}: {around}")
    return found


def scan_files(folder, secrets, but=()):
    """Where files under FOLDER, or their names, hold a piece of SECRETS; BUT are names that may."""
    found = []
    for path, _, names in os.walk(folder):
        for name in names:
            whole = os.path.join(path, name)
            if name in but or not os.path.isfile(whole):
                continue
            with open(whole, "rb") as file:
                found += [f"{what} in {whole}" for what, _ in find(whole.encode() + b"\0" + file.read(), secrets)]
    return found


def _ptrace(request, pid, data):
    if libc.ptrace(request, pid, None, data) != 0:
        raise OSError(ctypes.get_errno(), "ptrace")


def at_exit(pid, look):
    """Lets PID, a child, run until it is about to go, calls LOOK while its memory is still there, and lets it go.
    Returns its exit status (negative: the signal), and LOOK's result."""
    _ptrace(PTRACE_SEIZE, pid, PTRACE_O_TRACEEXIT)
    result = None
    while True:
        _, status = os.waitpid(pid, WALL)
        if not os.WIFSTOPPED(status):
            return os.waitstatus_to_exitcode(status), result
        number = os.WSTOPSIG(status)
        if status >> 16 == PTRACE_EVENT_EXIT:
            result = look()
        _ptrace(PTRACE_CONT, pid, number if status >> 16 == 0 and number != signal.SIGTRAP else 0)
