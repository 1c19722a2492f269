#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many frauds `vigie check-link --batch` warns of, and how many honest sites.

    bench-links.py FOLDER     (run it with build-aux/dev bench links [FOLDER])

The folder holds the sets as .tsv.gz (one link or host a line; messenger-phishing: its second column). None of them is
part of Vigie. Each set is shown as a whole and in two halves, split by a hash of the domain: A was looked at when the
rules were written, B was not. “+paths” puts the path and query of a fraud behind each honest host, drawn with a fixed seed.
"""

import gzip
import hashlib
import json
import os
import random
import subprocess
import sys

sys.dont_write_bytecode = True
import links_speed

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VIGIE = os.path.join(ROOT, '_build/install/bin/vigie')
HONEST = ('benign-top', 'benign-fr-public', 'benign-us-gov', 'benign-hard')
FRAUDS = ('messenger-phishing', 'general-urls', 'general-hosts')
# Of a set: at least so many alerted (for frauds), or at most; at least so many dangerous, or at most.
AIMS = {
    'messenger-phishing': (0.99, 0.70),
    'general-urls': (0.60, None),
    'benign-top': (1 / 1500, 1 / 20000),
    'benign-fr-public': (1 / 10000, 0),
    'benign-us-gov': (1 / 10000, 0),
    'benign-hard': (0.10, 0),
}


def read_set(folder, name):
    with gzip.open(os.path.join(folder, name + '.tsv.gz'), 'rt', encoding='utf-8') as text:
        rows = [line.rstrip('\n').split('\t') for line in text]
    return [row[1] if name == 'messenger-phishing' else row[0] for row in rows if row[0]]


def judge(lines):
    """Yields (verdict, domain) of each line, in order."""
    done = subprocess.run([VIGIE, 'check-link', '--batch'], input='\n'.join(lines) + '\n', capture_output=True, text=True, check=False)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if len(answers) != len(lines):
        raise SystemExit(f'{len(lines)} lines went in, {len(answers)} came out: {done.stderr.strip()}')
    return [(answer['verdict'], answer.get('domain') or answer.get('host') or '') for answer in answers]


def half(domain):
    return 'AB'[hashlib.sha256(domain.encode()).digest()[0] & 1 ^ 1]


def share(part, whole, is_honest):
    if not is_honest:
        return f'{100 * part / max(whole, 1):6.2f} %'
    return f'{part:3} (1 in {whole // part:,})' if part else '  0'


def show(name, verdicts, aims):
    is_honest = name.startswith('benign')
    for part in ('all', 'A', 'B'):
        chosen = [verdict for verdict, domain in verdicts if part in ('all', half(domain))]
        alerted = sum(verdict in ('dangerous', 'caution') for verdict in chosen)
        dangerous = chosen.count('dangerous')
        words = ''
        if part == 'all' and aims:
            better = (lambda value, aim: value <= aim) if is_honest else (lambda value, aim: value >= aim)
            rates = (alerted / max(len(chosen), 1), dangerous / max(len(chosen), 1))
            missed = [aim for rate, aim in zip(rates, aims) if aim is not None and not better(rate, aim)]
            words = '  MISSES THE AIM' if missed else '  reached'
        print(f'{name if part == "all" else "":24} {part:3} {len(chosen):6}   alerted {share(alerted, len(chosen), is_honest):18} '
              f'dangerous {share(dangerous, len(chosen), is_honest):18}{words}')


def main():
    if len(sys.argv) != 2:
        raise SystemExit('Name the folder that holds the sets of links (docs/HACKING.md, “Measuring”).')
    folder = sys.argv[1]
    missing = [name for name in FRAUDS + HONEST if not os.path.isfile(os.path.join(folder, name + '.tsv.gz'))]
    if missing:
        raise SystemExit(f'{folder} lacks {", ".join(name + ".tsv.gz" for name in missing)} (docs/HACKING.md, “Measuring”).')

    paths = []
    for link in read_set(folder, 'general-urls'):
        rest = link.split('://', 1)[-1]
        cut = min((rest.find(sign) for sign in '/?' if sign in rest), default=-1)
        if 0 <= cut < len(rest) - 1:
            paths.append(rest[cut:])

    for name in FRAUDS + HONEST:
        lines = read_set(folder, name)
        verdicts = judge(lines)
        show(name, verdicts, AIMS.get(name))
        if name in HONEST:
            draw = random.Random(20261124)
            attached = judge([f'https://{host}{draw.choice(paths)}' for host in lines])
            show(name + '+paths', attached, AIMS.get(name))
    links_speed.measure(VIGIE, read_set(folder, 'benign-top') + read_set(folder, 'general-urls'))


if __name__ == '__main__':
    main()
