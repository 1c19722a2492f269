# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the tests of the commands share: running the program, with pipes or on a terminal, and TAP."""

import errno
import os
import pty
import select
import signal
import subprocess
import sys
import tempfile
import time
import traceback

PROGRAM = os.environ["VIGIE_PROGRAM"]
SOURCE_ROOT = os.environ["VIGIE_TEST_SOURCE_ROOT"]
# Far beyond what anything here takes, also under sanitizers.
TIMEOUT = float(os.environ.get("VIGIE_TEST_TIMEOUT", "50"))


def environment(home, **more):
    """A world of its own: no bus, no display, no keyring."""
    kept = ("PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS")
    env = {name: os.environ[name] for name in kept if name in os.environ}
    env.update(HOME=home, LC_ALL="C.UTF-8", XDG_RUNTIME_DIR=home, DBUS_SESSION_BUS_ADDRESS="disabled:",
               GSETTINGS_BACKEND="memory", TERM="dumb")
    env.update(more)
    return env


class Result:
    def __init__(self, status, out, err):
        self.status = status
        self.out = out
        self.err = err


def vigie(*arguments, home=None, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, pass_fds=(), **more):
    with tempfile.TemporaryDirectory() as own_home:
        done = subprocess.run([PROGRAM, *arguments], env=environment(home or own_home, **more), stdin=stdin,
                              stdout=stdout, stderr=subprocess.PIPE, pass_fds=pass_fds, timeout=TIMEOUT,
                              start_new_session=True, check=False)
        left = [name for _, _, names in os.walk(own_home) for name in names]
    result = Result(done.returncode, (done.stdout or b"").decode(), done.stderr.decode())
    result.left = left
    return result


def start(*arguments, home, **more):
    return subprocess.Popen([PROGRAM, *arguments], env=environment(home, **more), stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


class Terminal:
    """The program with a controlling terminal; standard output may still go elsewhere."""

    def __init__(self, *arguments, home, stdout_path=None, **more):
        self.seen = ""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            try:
                if stdout_path is not None:
                    os.dup2(os.open(stdout_path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 1)
                os.execve(PROGRAM, [PROGRAM, *arguments], environment(home, TERM="xterm-256color", **more))
            finally:
                os._exit(127)

    def _read(self, seconds):
        ready, _, _ = select.select([self.fd], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            data = b""
        self.seen += data.decode(errors="replace")
        return bool(data)

    def wait_for(self, text):
        """Reads until TEXT has been shown; forgets what was before it."""
        end = time.monotonic() + TIMEOUT
        while text not in self.seen:
            assert time.monotonic() < end, f"{text!r} was not shown, but {self.seen!r}"
            if not self._read(1):
                assert os.waitpid(self.pid, os.WNOHANG)[0] == 0, f"ended before {text!r}: {self.seen!r}"
        before, self.seen = self.seen.split(text, 1)
        return before

    def type(self, text):
        os.write(self.fd, text.encode())

    def drain(self):
        """Reads until nothing more can come."""
        end = time.monotonic() + TIMEOUT
        while time.monotonic() < end and self._read(TIMEOUT):
            pass

    def end(self):
        """Returns the exit status (negative: the signal) and what was still shown."""
        self.drain()
        _, status = os.waitpid(self.pid, 0)
        os.close(self.fd)
        return os.waitstatus_to_exitcode(status), self.seen


def wait_until(condition, what):
    end = time.monotonic() + TIMEOUT
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.02)


def stop(process, number=signal.SIGTERM):
    process.send_signal(number)
    out, err = process.communicate(timeout=TIMEOUT)
    return Result(process.returncode, out.decode(), err.decode())


def run(tests):
    """Runs functions; the names of those to run may be given as arguments."""
    wanted = sys.argv[1:]
    tests = [test for test in tests if not wanted or test.__name__ in wanted]
    print(f"1..{len(tests)}", flush=True)
    n_failed = 0
    for number, test in enumerate(tests, 1):
        name = test.__name__.replace("_", "-")
        try:
            test()
            print(f"ok {number} {name}", flush=True)
        except Exception:  # a failed assertion, or anything else
            n_failed += 1
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {number} {name}", flush=True)
    sys.exit(1 if n_failed else 0)
