# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks share: the project's files, and results as TAP."""

import os
import re
import sys

ROOT = os.environ.get('VIGIE_TEST_SOURCE_ROOT') or os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LEFT_OUT = re.compile(r'^(_build.*|node_modules|__pycache__|\.git)$|~$')


def files(*suffixes, under=''):
    """Paths, relative to the project, of its files whose names end with one of the suffixes (all if none is given)."""
    found = []
    for folder, folders, names in os.walk(os.path.join(ROOT, under)):
        folders[:] = [name for name in folders if not LEFT_OUT.search(name)]
        found += [os.path.relpath(os.path.join(folder, name), ROOT) for name in names
                  if name.endswith(suffixes or '') and not LEFT_OUT.search(name)]
    return sorted(found)


def lines(path):
    with open(os.path.join(ROOT, path), encoding='utf-8') as text:
        return text.read().splitlines()


class Report:
    """Collects one result a check, and prints them as TAP."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def check(self, title, faults):
        """A check passes if it found no fault. Each fault is a sentence that says where and what."""
        faults = list(faults)
        self.count += 1
        self.failed += bool(faults)
        print(f"{'not ok' if faults else 'ok'} {self.count} - {title}")
        for fault in faults[:40]:
            print(f'# {fault}')
            print(fault, file=sys.stderr)

    def end(self):
        print(f'1..{self.count}')
        sys.exit(1 if self.failed else 0)
