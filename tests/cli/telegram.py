# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the tests of the commands on a Telegram account share: the server's control port, and what is left behind."""

import glob
import json
import os
import threading
import time
import urllib.request

import tap

CONTROL = os.environ.get("TELEGRAM_SERVER_CONTROL", "")


def server(do, **arguments):
    request = urllib.request.Request(CONTROL, json.dumps({"do": do, **arguments}).encode(), method="POST")
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=tap.TIMEOUT) as answer:
        return json.load(answer)["result"]


def executed(method):
    return server("executed", method=method)


def accept():
    """The phone scans the code once it can be on the screen."""
    assert server("waitFor", what="qr", timeoutMs=20000)
    time.sleep(0.5)
    server("acceptQr", waitMs=20000)


def accept_in_background():
    threading.Thread(target=accept, daemon=True).start()


def rows(home):
    path = os.path.join(home, ".local/share/vigie/accounts.json")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        return json.load(file)["accounts"]


def check_nothing_left(home):
    assert rows(home) == [], rows(home)
    assert not glob.glob(os.path.join(home, "**", "td.binlog"), recursive=True)


def keyring(home):
    """libsecret's own file, as inside Flatpak."""
    return {"SECRET_BACKEND": "file", "SECRET_FILE_TEST_PATH": os.path.join(home, "keyring"),
            "SECRET_FILE_TEST_PASSWORD": "test"}


def secret_service():
    """The session bus of tests/with-session, and what keeps secrets there."""
    return {"DBUS_SESSION_BUS_ADDRESS": os.environ["DBUS_SESSION_BUS_ADDRESS"]}


def check_up(*arguments, home, password=None, **more):
    """A checkup whose code is scanned; @password goes through a descriptor."""
    if password is None:
        accept_in_background()
        return tap.vigie("checkup", "--telegram", *arguments, home=home, **more)
    reader, writer = os.pipe()
    os.write(writer, password)
    os.close(writer)
    accept_in_background()
    result = tap.vigie("checkup", "--telegram", *arguments, "--password-fd", str(reader), home=home, pass_fds=(reader,),
                       **more)
    os.close(reader)
    return result
