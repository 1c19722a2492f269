#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""vigie-fetch against servers that do what servers should not."""

import gzip
import json
import os
import subprocess
import sys
import tempfile

import web

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
import tap  # noqa: E402

PROGRAM = os.environ["VIGIE_FETCH"]
LIST = b"evil.example\nworse.example\n"


def ask(request):
    """Returns what the program says and, for a file, its body."""
    with tempfile.TemporaryFile() as body, tempfile.TemporaryDirectory() as home:
        line = (json.dumps(request) if isinstance(request, dict) else request).encode()
        script = ["sh", "-c", 'exec 3>&"$1" "$2"', "sh", str(body.fileno()), PROGRAM]
        done = subprocess.run(script, input=line, pass_fds=[body.fileno()], capture_output=True, check=False,
                              env=tap.environment(home), timeout=tap.TIMEOUT)
        body.seek(0)
        data = body.read()
    assert done.stdout.count(b"\n") == (1 if done.returncode == 0 else 0), done
    return (json.loads(done.stdout) if done.stdout else {"exit": done.returncode}), data


def get(url, **more):
    return ask({"get": url, "max-bytes": 100000, **more})


def follow(url):
    return ask({"follow": url})[0]


def chain(length, scheme="https"):
    """Leads from /0 to /LENGTH, which is a page."""
    def answer(request):
        at = int(request.path[1:])
        if at < length:
            request.reply(302, Location=f"{scheme}://{request.headers['Host']}/{at + 1}")
        else:
            request.reply(200, LIST)
    return answer


def gets_a_file():
    WEB.forget(lambda request: request.reply(200, LIST, ETag='"7"', Last_Modified="Tue, 24 Nov 2026 10:00:00 GMT",
                                             Set_Cookie="id=7", WWW_Authenticate="Basic realm=x"))
    assert get("https://mallory:secret@feed.example/list.txt#x") == (
        {"status": 200, "etag": '"7"', "modified": "Tue, 24 Nov 2026 10:00:00 GMT", "bytes": len(LIST)}, LIST)
    headers = {name.lower() for name in WEB.requests[0].headers}
    assert headers <= {"host", "user-agent", "accept-encoding", "connection"}, headers
    assert WEB.requests[0].headers["User-Agent"].startswith("Vigie/")
    assert WEB.requests[0].path == "/list.txt"


def asks_for_what_is_newer():
    def answer(request):
        is_old = request.headers["If-None-Match"] == '"7"' and request.headers["If-Modified-Since"] == "then"
        request.reply(304 if is_old else 200, b"" if is_old else LIST)
    WEB.forget(answer)
    assert get("https://feed.example/", etag='"7"', modified="then") == ({"status": 304}, b"")
    assert get("https://feed.example/", etag='"8"')[1] == LIST


def only_https():
    WEB.forget(chain(1, "http"))
    assert get("http://feed.example/0") == ({"error": "not-https"}, b"")
    assert not WEB.requests
    assert get("https://feed.example/0") == ({"error": "not-https"}, b"")
    assert len(WEB.requests) == 1


def bounded_redirects():
    WEB.forget(chain(5))
    assert get("https://feed.example/0")[1] == LIST
    WEB.forget(chain(6))
    assert get("https://feed.example/0") == ({"error": "redirects"}, b"")
    WEB.forget(lambda request: request.reply(302, Location="/"))
    assert get("https://feed.example/") == ({"error": "redirects"}, b"")
    for location in ("ftp://feed.example/", "http://[", "tg://resolve"):
        WEB.forget(lambda request, location=location: request.reply(302, Location=location))
        assert get("https://feed.example/") == ({"error": "bad-address"}, b""), location


def bad_statuses():
    for status in (204, 401, 404, 407, 429, 500):
        WEB.forget(lambda request, status=status: request.reply(status))
        assert get("https://feed.example/") == ({"status": status, "error": "status"}, b""), status


def too_large():
    WEB.forget(lambda request: request.reply(200, b"x" * 100001))
    reply, body = get("https://feed.example/")
    assert reply["error"] == "too-large" and body == b""
    zipped = gzip.compress(b"evil.example\n" * 1000000)
    assert len(zipped) < 100000
    WEB.forget(lambda request: request.reply(200, zipped, Content_Encoding="gzip"))
    reply, body = get("https://feed.example/")
    assert reply["error"] == "too-large" and len(body) <= 100000

    def endless(request):
        request.send_response(200)
        request.send_header("Connection", "close")
        request.end_headers()
        while True:
            request.wfile.write(b"x" * 65536)
    WEB.forget(endless)
    reply, body = get("https://feed.example/")
    assert reply["error"] == "too-large" and len(body) <= 100000


def cut_off():
    def answer(request):
        request.send_response(200)
        request.send_header("Content-Length", "1000")
        request.end_headers()
        request.wfile.write(LIST)
        request.close_connection = True
    WEB.forget(answer)
    reply, _ = get("https://feed.example/")
    assert "error" in reply and "bytes" not in reply, reply


def silent():
    WEB.forget(lambda request: web.slowly(request, [LIST], 40))
    reply, _ = get("https://feed.example/")
    assert reply.get("error") == "timeout", reply


def huge_headers():
    def answer(request):
        request.send_response(200)
        for number in range(2000):
            request.send_header(f"X-{number}", "x" * 1000)
        request.end_headers()
    WEB.forget(answer)
    reply, _ = get("https://feed.example/")
    assert reply in ({"error": "protocol"}, {"error": "connect"}), reply
    assert follow("https://feed.example/")["end"] == "failed"


def wrong_certificate():
    WEB.forget(lambda request: request.reply(200, LIST))
    assert get("https://wrong.example/") == ({"error": "certificate"}, b"")
    assert get("https://192.0.2.10/") == ({"error": "certificate"}, b"")
    assert follow("https://wrong.example/") == {
        "hops": ["https://wrong.example/"], "end": "failed", "status": 0, "reason": "certificate"}
    assert not WEB.requests


def nobody_there():
    assert get("https://nobody.example/")[0] == {"error": "resolve"}
    assert follow("https://nobody.example/")["reason"] == "resolve"


def follows():
    steps = {"/a": ("https://other.example/b?x=1", 301), "/b?x=1": ("http://feed.example/c", 307),
             "/c": ("https://xn--e1afmkfd.example\\@feed.example/d", 302)}

    def answer(request):
        if request.path in steps:
            request.reply(steps[request.path][1], Location=steps[request.path][0], Set_Cookie="id=7")
        else:
            request.reply(200, LIST)
    WEB.forget(answer)
    # What browsers open, not what the text says: feed.example is only the path of the last.
    reply = follow("https://feed.example/a")
    assert reply == {
        "hops": ["https://feed.example/a", "https://other.example/b?x=1", "http://feed.example/c",
                 "https://xn--e1afmkfd.example/@feed.example/d"],
        "end": "failed", "status": 0, "reason": "resolve"}, reply
    assert [request.command for request in WEB.requests] == ["HEAD"] * 3
    for request in WEB.requests:
        headers = {name.lower() for name in request.headers}
        assert headers <= {"host", "user-agent", "connection"}, headers


def follows_to_a_page():
    WEB.forget(chain(5))
    reply = follow("https://feed.example/0")
    assert (reply["end"], reply["status"], len(reply["hops"])) == ("arrived", 200, 6), reply


def follows_not_too_far():
    WEB.forget(chain(6))
    reply = follow("https://feed.example/0")
    assert (reply["end"], len(reply["hops"]), len(WEB.requests)) == ("too-many", 7, 6), reply
    WEB.forget(lambda request: request.reply(302, Location="/b" if request.path == "/a" else "/a"))
    reply = follow("https://feed.example/a")
    assert (reply["end"], len(WEB.requests)) == ("loop", 2), reply


def no_address_of_ours():
    for host in ("127.0.0.1", "localhost", "0x7f.1", "[::1]", "10.0.0.1", "192.168.1.1", "169.254.169.254", "172.16.0.1",
                 "100.64.0.1", "0.0.0.0", "[::ffff:127.0.0.1]", "[fe80::1]", "[fd00::1]", "[64:ff9b::7f00:1]",
                 "inside.example", "both.example", "mapped.example"):
        WEB.forget(lambda request: request.reply(200))
        reply = follow(f"http://{host}/")
        assert reply["end"] == "private" and not WEB.requests, (host, reply)
        WEB.forget(lambda request, host=host: request.reply(302, Location=f"http://{host}/admin"))
        reply = follow("https://feed.example/")
        assert reply["end"] == "private" and len(WEB.requests) == 1, (host, reply)


def not_everywhere():
    WEB.forget(lambda request: request.reply(302, Location="https://feed.example:22/"))
    assert follow("https://feed.example/")["end"] == "port"
    WEB.forget(lambda request: request.reply(302, Location="tg://resolve?domain=mallory"))
    reply = follow("https://feed.example/")
    assert (reply["end"], reply["hops"][-1]) == ("not-web", "tg://resolve?domain=mallory")
    for url in ("tg://login?token=x", "javascript:alert(1)", "", "x", "https://", "file:///etc/passwd"):
        assert follow(url) == {"error": "bad-address"}, url


def bad_requests():
    for request in ("", "nonsense", "[]", "{}", '{"get": "x", "follow": "y"}', '{"got": "x"}', '{"get": 7}',
                    '{"get": "x", "max-bytes": -1}', '{"get": "' + "x" * 40000 + '"}'):
        assert ask(request)[0] == {"exit": 64}, request[:40]


if __name__ == "__main__":
    web.enter()
    WEB = web.Web()
    tap.run([gets_a_file, asks_for_what_is_newer, only_https, bounded_redirects, bad_statuses, too_large, cut_off, silent,
             huge_headers, wrong_certificate, nobody_there, follows, follows_to_a_page, follows_not_too_far,
             no_address_of_ours, not_everywhere, bad_requests])
