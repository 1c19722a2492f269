# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A web of its own: a network namespace with addresses for documentation, names, certificates and servers in it."""

import http.server
import os
import shutil
import ssl
import subprocess
import sys
import tempfile
import threading
import time

MARK = "VIGIE_TEST_WEB"
# Names and the addresses that they have here. There is no route to anywhere else.
HOSTS = {
    "feed.example": ["192.0.2.10"],
    "other.example": ["192.0.2.11"],
    "wrong.example": ["192.0.2.12"],
    "both.example": ["192.0.2.10", "127.0.0.1"],
    "inside.example": ["10.1.2.3"],
    "mapped.example": ["::ffff:127.0.0.1"],
}
# Whose certificate is for another name.
WRONG = "wrong.example"


def enter():
    """Goes on only inside the namespace: called outside, runs this program again inside; skips where none can be made."""
    if os.environ.get(MARK):
        return
    command = ["unshare", "--map-root-user", "--net", "--mount", "--"]
    tried = subprocess.run([*command, "ip", "link", "set", "lo", "up"], capture_output=True, check=False)
    if tried.returncode != 0:
        print(f"1..0 # SKIP no namespace can be made here: {tried.stderr.decode().strip()}")
        sys.exit(0)
    folder = tempfile.mkdtemp(prefix="vigie-web-")
    try:
        make_files(folder)
        addresses = sorted({address for own in HOSTS.values() for address in own if address.startswith(("192", "10."))})
        script = " && ".join([
            "ip link set lo up", *[f"ip addr add {address}/32 dev lo" for address in addresses],
            'mount --bind "$1/hosts" /etc/hosts', 'mount --bind "$1/resolv.conf" /etc/resolv.conf',
            'mount --bind "$1/ca.pem" /etc/ssl/certs/ca-certificates.crt', "shift", 'exec "$@"'])
        kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        done = subprocess.run([*command, "sh", "-c", script, "sh", folder, sys.executable, *sys.argv],
                              env={**kept, MARK: folder}, check=False)
    finally:
        shutil.rmtree(folder)
    sys.exit(done.returncode)


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


def make_files(folder):
    path = lambda name: os.path.join(folder, name)
    with open(path("hosts"), "w", encoding="ascii") as file:
        file.write("127.0.0.1 localhost\n")
        file.writelines(f"{address} {name}\n" for name, own in HOSTS.items() for address in own)
    with open(path("resolv.conf"), "w", encoding="ascii") as file:
        file.write("nameserver 127.0.0.1\n")
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    openssl("req", "-x509", *key, "-keyout", path("ca.key"), "-out", path("ca.pem"), "-days", "2", "-subj", "/CN=Test CA")
    names = [name for name in HOSTS if name != WRONG]
    openssl("req", "-x509", *key, "-CA", path("ca.pem"), "-CAkey", path("ca.key"), "-keyout", path("key.pem"),
            "-out", path("cert.pem"), "-days", "2", "-subj", "/CN=feed.example",
            "-addext", "subjectAltName=" + ",".join("DNS:" + name for name in names),
            "-addext", "basicConstraints=critical,CA:FALSE")


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 16

    def handle_error(self, request, client_address):
        pass


class Web:
    """Servers on every address, for https and http; each request is noted, and answered by `answer`."""

    def __init__(self):
        self.requests = []
        self.answer = lambda request: request.send_error(404)
        web = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def serve(self):
                web.requests.append(self)
                web.answer(self)

            do_GET = do_HEAD = serve

            def reply(self, status, body=b"", **headers):
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name.replace("_", "-"), value)
                if "Content_Length" not in headers and status not in (304,):
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        folder = os.environ[MARK]
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(os.path.join(folder, "cert.pem"), os.path.join(folder, "key.pem"))
        for port in (80, 443):
            server = Server(("0.0.0.0", port), Handler)
            if port == 443:
                server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
            threading.Thread(target=server.serve_forever, daemon=True).start()

    def forget(self, answer):
        self.requests.clear()
        self.answer = answer


def slowly(request, pieces, seconds):
    """Sends a body piece by piece, without ever ending it in time."""
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    for piece in pieces:
        request.wfile.write(piece)
        request.wfile.flush()
        time.sleep(seconds)
