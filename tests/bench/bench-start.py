#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long until Vigie's window can be seen, and how much memory it takes, beside the leanest GTK programs of Debian 13.

    bench-start.py [ROUNDS]     (10 if not said; run it with build-aux/dev bench start)

All in turn in one run, each round in another order, under one Xvfb and one session bus. The first round warms the caches
and is not counted. Aim: no later than the leanest, and at most 10 MB of PSS above an empty window.
"""

import os
import statistics
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BENCH = os.path.join(ROOT, '_build/tests/bench')
PROGRAMS = {
    'vigie-window': [os.path.join(ROOT, '_build/install/libexec/vigie-window')],
    'vigie': [os.path.join(ROOT, '_build/install/bin/vigie')],
    'empty-window': [os.path.join(BENCH, 'empty-window')],
    'gnome-font-viewer': ['gnome-font-viewer'],
    'gnome-calculator': ['gnome-calculator'],
}
OTHERS = ('gnome-font-viewer', 'gnome-calculator')


def measure(command):
    done = subprocess.run([os.path.join(BENCH, 'first-window'), *command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: {done.stderr.strip()}")
    milliseconds, kib = done.stdout.split()
    return float(milliseconds), int(kib) / 1000 * 1.024


def main():
    if 'VIGIE_BENCH_INSIDE' not in os.environ:
        os.environ['VIGIE_BENCH_INSIDE'] = '1'
        os.execv(os.path.join(ROOT, 'tests/with-session'), ['with-session', '--display', '--', __file__, *sys.argv[1:]])
    os.environ['GSETTINGS_BACKEND'] = 'memory'

    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    names = [name for name, command in PROGRAMS.items() if '/' not in command[0] or os.path.exists(command[0])]
    results = {name: [] for name in names}
    for number in range(rounds + 1):
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            result = measure(PROGRAMS[name])
            if number > 0:
                results[name].append(result)

    start = {name: statistics.median(result[0] for result in results[name]) for name in names}
    memory = {name: statistics.median(result[1] for result in results[name]) for name in names}
    print(f'{rounds} rounds; median (fastest to slowest) until the first window is seen; median PSS 3 s later')
    for name in sorted(names, key=start.get):
        times = [result[0] for result in results[name]]
        print(f'  {name:18} {start[name]:6.0f} ms ({min(times):.0f} to {max(times):.0f})   {memory[name]:6.1f} MB')

    leanest = min(OTHERS, key=start.get)
    print(f"start:  vigie-window takes {start['vigie-window'] / start[leanest]:.2f} times what {leanest} takes (aim: at most 1)")
    for other in OTHERS:
        print(f"        {start['vigie-window'] / start[other]:.2f} times {other}; memory {memory['vigie-window'] / memory[other]:.2f} times")
    print(f"memory: vigie-window has {memory['vigie-window'] - memory['empty-window']:+.1f} MB beside an empty window (aim: at most +10)")


if __name__ == '__main__':
    main()
