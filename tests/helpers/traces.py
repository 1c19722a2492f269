# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a run of Vigie left behind: the secrets in the keyring, and the files that hold one of them."""

import base64
import os
import subprocess
import tempfile

SCHEMA = "io.github.vigieapp.Vigie.Secret"
# Larger files are none of a test's. Bytes.
MOST = 64 * 1024 * 1024


def keys_in_keyring():
    """Every secret of Vigie's in the keyring, as the command line of libsecret tells it."""
    shown = subprocess.run(["secret-tool", "search", "--all", "--unlock", "xdg:schema", SCHEMA], check=False,
                           capture_output=True, timeout=60)
    return [line.split(" = ", 1)[1] for line in shown.stdout.decode().splitlines() if line.startswith("secret = ")]


def spellings(key):
    """A key as it stands in the keyring, as bytes, and as hexadecimal digits."""
    raw = base64.b64decode(key)
    return [key.encode(), raw, raw.hex().encode(), raw.hex().upper().encode(), base64.urlsafe_b64encode(raw)]


def read(path):
    try:
        if not os.path.isfile(path) or os.path.getsize(path) > MOST:
            return b""
        with open(path, "rb") as file:
            return file.read()
    except OSError:  # removed meanwhile, or another person's
        return b""


def files_with(folder, needles):
    """The files below FOLDER that hold one of NEEDLES (bytes), in their text or in their name."""
    found = []
    for path, _, names in os.walk(folder):
        for name in names:
            data = read(os.path.join(path, name)) + name.encode(errors="surrogateescape")
            found += [os.path.join(path, name) for needle in needles if needle in data]
    return found


def folders_of_session():
    """Where a program can have written: home, the folders that stand elsewhere, and the one for what is passing."""
    names = ("HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    return {os.environ[name] for name in names if os.environ.get(name)} | {tempfile.gettempdir(), "/tmp", "/var/tmp"}


def files_of_session_with(needles):
    return sorted({file for folder in folders_of_session() for file in files_with(folder, needles)})
