# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""How fast `vigie check-link` is: links a second on one core, time to start, memory over a million lines. Part of bench-links.py."""

import itertools
import os
import subprocess
import tempfile
import time

AIM_LINKS = 250_000
AIM_START_MS = 15
LINES = 1_000_000
ROUNDS = 50


def run(arguments, stdin=subprocess.DEVNULL):
    """Returns the time by the clock and of the processor, in seconds."""
    start = time.perf_counter()
    with subprocess.Popen(arguments, stdin=stdin, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime


def peak(vigie, lines):
    """The most memory that LINES took, MiB: read while the program waits for one more."""
    with subprocess.Popen([vigie, 'check-link', '--batch'], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        # Its answer is read back before the next piece goes in, so that neither side waits for the other.
        for at in range(0, len(lines), 200):
            piece = lines[at:at + 200]
            process.stdin.write('\n'.join(piece).encode() + b'\n')
            process.stdin.flush()
            for _ in piece:
                process.stdout.readline()
        with open(f'/proc/{process.pid}/status', encoding='ascii') as status:
            found = next(int(line.split()[1]) for line in status if line.startswith('VmHWM:'))
        process.stdin.close()
    return found / 1024


def measure(vigie, links):
    lines = list(itertools.islice(itertools.cycle(links), LINES))
    with tempfile.TemporaryFile() as file:
        file.write('\n'.join(lines).encode() + b'\n')
        best = []
        for _ in range(3):
            file.seek(0)
            best.append(run([vigie, 'check-link', '--batch'], file))
    clock, processor = min(best)
    speed = LINES / clock
    print(f'speed                    {speed:,.0f} links a second by the clock, {LINES / processor:,.0f} by the processor '
          f'({"reached" if speed >= AIM_LINKS else "MISSES THE AIM"})')

    # In turn, so that other work on the machine slows both.
    nothing, check = zip(*((run(['true']), run([vigie, 'check-link', 'https://example.org/'])) for _ in range(ROUNDS)))
    middle = [sorted(times)[ROUNDS // 2][0] * 1000 for times in (nothing, check)]
    print(f'start                    {middle[1]:.1f} ms, beside {middle[0]:.1f} ms of `true` '
          f'({"reached" if middle[1] <= AIM_START_MS else "MISSES THE AIM"})')

    few, many = peak(vigie, lines[:LINES // 100]), peak(vigie, lines)
    print(f'memory                   {few:.1f} MiB for {LINES // 100:,} lines, {many:.1f} MiB for {LINES:,}')
