#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file: licence lines, length, tidy text, and nothing that belongs to one machine only."""

import os
import re

import project

HOLDER = 'SPDX-FileCopyrightText: '
LICENCE = 'SPDX-License-Identifier: '
CODE = ('.c', '.h', '.blp', '.py', '.sh', '.mjs', '.build', '.options', '.css', '.desktop.in', '.service.in', '.xml.in')
LONGEST = 800  # STYLE: about 500
# A mirror, a registry, and folders that only one machine has.
FOREIGN = (
    (re.compile(r'https?://([\w-]+\.)*(deb|ftp|snapshot|mirrors?|registry|archive|artifact\w*)\.[\w.-]+'), 'an address of a mirror or registry'),
    (re.compile(r'"resolved":'), 'an address of a registry'),
    (re.compile(r'(?<![\w.$}/-])/(root|work)/[\w.]'), 'a folder of one machine'),
)
UNFINISHED = re.compile(r'\b(TODO|FIXME|XXX)\b|[Nn]ot (yet )?implemented|[Cc]oming soon')
DANGEROUS = re.compile(r'(?<![\w>.])(strcpy|strcat|sprintf|vsprintf|gets|system|popen|mktemp|tmpnam) ?\(')


def is_text(path):
    try:
        return '\0' not in '\n'.join(project.lines(path))
    except UnicodeDecodeError:
        return False


def main():
    report = project.Report()
    everything = [path for path in project.files() if not path.startswith('tests/fuzz/corpus/') and is_text(path)]
    programs = [path for path in everything if path.endswith(CODE) or project.lines(path)[:1] and project.lines(path)[0].startswith('#!')]
    sources = [path for path in everything if path.startswith('src/') and path.endswith(('.c', '.h'))]
    # A data file's lines may be long and many; test data may be anything.
    written = [path for path in everything if not path.startswith('tests/data/') and path != 'COPYING']

    report.check('every program and document says its holder and licence', (
        f'{path}: no "{wanted}…" among its first lines'
        for path in programs + [path for path in everything if path.endswith('.md')] for wanted in (HOLDER, LICENCE)
        if not path.startswith('tests/data/')
        and not any(wanted in line for line in project.lines(path)[:6])
    ))
    report.check('no file is too long', (
        f'{path}: {len(project.lines(path))} lines, at most {LONGEST}: name its parts' for path in programs
        if len(project.lines(path)) > LONGEST
    ))
    report.check('no line ends in a space, no tab indents', (
        f'{path}:{number}' for path in written if not path.endswith('.md') for number, line in enumerate(project.lines(path), 1)
        if line != line.rstrip() or line.startswith('\t')
    ))
    report.check('nothing is of one machine only', (
        f'{path}:{number}: {what}' for path in written for number, line in enumerate(project.lines(path), 1)
        for pattern, what in FOREIGN if pattern.search(line) and path != 'tests/checks/check-files.py'
    ))
    report.check('nothing is left unfinished', (
        f'{path}:{number}: {line.strip()}' for path in sources for number, line in enumerate(project.lines(path), 1)
        if UNFINISHED.search(line)
    ))
    report.check('no function is called that cannot be used well', (
        f'{path}:{number}: {line.strip()}' for path in sources for number, line in enumerate(project.lines(path), 1)
        if DANGEROUS.search(line)
    ))
    report.end()


if __name__ == '__main__':
    main()
