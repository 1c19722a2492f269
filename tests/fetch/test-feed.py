#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""vigie lists refresh against a feed: asked only when it is switched on, and never worse than the list before."""

import json
import os
import subprocess
import sys
import tempfile

import web

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
import tap  # noqa: E402


def vigie(home, *arguments):
    env = tap.environment(home, GSETTINGS_BACKEND="keyfile", GSETTINGS_SCHEMA_DIR=os.environ["GSETTINGS_SCHEMA_DIR"])
    done = subprocess.run([tap.PROGRAM, "lists", *arguments], env=env, stdin=subprocess.DEVNULL, capture_output=True,
                          check=False, timeout=tap.TIMEOUT)
    return tap.Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def switch(home, enabled, address):
    folder = os.path.join(home, ".config", "glib-2.0", "settings")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "keyfile"), "w", encoding="utf-8") as file:
        file.write("[io/github/vigieapp/Vigie]\n"
                   f"block-list-feed-enabled={'true' if enabled else 'false'}\nblock-list-feed-address='{address}'\n")


def shown(home):
    return {row["name"]: row for row in json.loads(vigie(home, "--json").out)["lists"]}


def with_home(test):
    def run():
        with tempfile.TemporaryDirectory() as home:
            test(home)
    run.__name__ = test.__name__
    return run


@with_home
def off_asks_nobody(home):
    WEB.forget(lambda request: request.reply(200, b"evil.example\n"))
    assert vigie(home, "refresh").status == 70
    switch(home, False, "https://feed.example/list.txt")
    result = vigie(home, "refresh")
    assert (result.status, result.out) == (70, "") and "switched on" in result.err
    assert vigie(home).status == 0
    assert not WEB.requests and shown(home) == {}


@with_home
def refreshed(home):
    switch(home, True, "https://feed.example/list.txt")
    WEB.forget(lambda request: request.reply(200, b"evil.example\n||worse.example^\n", ETag='"1"'))
    result = vigie(home, "refresh")
    assert (result.status, result.err) == (0, ""), result.err
    assert "Read: 2. New: 2." in result.out
    first = shown(home)["feed"]
    assert (first["entries"], first["source"]) == (2, "https://feed.example/list.txt")

    WEB.forget(lambda request: request.reply(304))
    result = vigie(home, "refresh")
    assert (result.status, result.out) == (0, "There is nothing newer.\n"), result.err
    assert WEB.requests[0].headers["If-None-Match"] == '"1"'
    assert shown(home)["feed"]["updated_at"] == first["updated_at"]

    WEB.forget(lambda request: request.reply(200, b"worse.example\n", ETag='"2"'))
    assert "Read: 1. New: 0." in vigie(home, "refresh").out
    assert shown(home)["feed"]["entries"] == 1

    # Another address has nothing to do with what the first said.
    switch(home, True, "https://other.example/list.txt")
    WEB.forget(lambda request: request.reply(200, b"third.example\n"))
    assert vigie(home, "refresh").status == 0
    assert "If-None-Match" not in WEB.requests[0].headers


@with_home
def never_worse(home):
    switch(home, True, "https://feed.example/list.txt")
    WEB.forget(lambda request: request.reply(200, b"evil.example\n"))
    assert vigie(home, "refresh").status == 0
    before = shown(home)
    for answer in (lambda request: request.reply(404),
                   lambda request: request.reply(200, b"<html><p>Log in to the network first"),
                   lambda request: request.reply(200, b""),
                   lambda request: request.reply(302, Location="http://feed.example/"),
                   lambda request: request.reply(200, b"evil.example\n", Content_Length="300000000")):
        WEB.forget(answer)
        result = vigie(home, "refresh")
        assert (result.status, result.out) == (70, "") and result.err.startswith("vigie: "), result.err
        assert shown(home) == before
    for address in ("https://wrong.example/", "https://nobody.example/", "http://feed.example/", "", "nonsense"):
        switch(home, True, address)
        WEB.forget(lambda request: request.reply(200, b"other.example\n"))
        result = vigie(home, "refresh")
        assert (result.status, result.out) == (70, "") and result.err.startswith("vigie: "), (address, result.err)
        assert not WEB.requests and shown(home) == before, address


if __name__ == "__main__":
    web.enter()
    WEB = web.Web()
    tap.run([off_asks_nobody, refreshed, never_worse])
