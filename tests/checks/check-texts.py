#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that people read: French is complete, the words are the project's, the typography is right."""

import ast
import os
import re
import subprocess
import sys
import tempfile

import project

# Never said: Vigie cannot know it, or it blames or frightens.
NEVER_SAID = re.compile(r'\b(safe|safely|protected|all clear|hacked|hacker)\b', re.IGNORECASE)
NEVER_SAID_FR = re.compile(r'\b(en sécurité|hors de danger|protégée?s?|piratée?s?|pirates?|hackée?s?)\b', re.IGNORECASE)
ENGLISH_FAULTS = (
    (re.compile(r"\w'\w"), 'a straight apostrophe: write ’'),
    (re.compile(r'^[^"]*("[^"\s]*"[^"]*)*"[^"]*\s[^"]*"'), 'straight quotes around words: write “ and ”'),
    (re.compile(r'\.\.\.'), 'three dots: write …'),
)
FRENCH_FAULTS = (
    (re.compile(r"\w'\w"), 'a straight apostrophe: write ’'),
    (re.compile(r'\.\.\.'), 'three dots: write …'),
    (re.compile(r'\w [;!?](\s|$)'), 'an ordinary space before ; ! or ?: write U+202F'),
    (re.compile(r'\w :(\s|$)'), 'an ordinary space before a colon: write U+00A0'),
    (re.compile(r'« | »|«[^\u00a0\u202f]|[^\u00a0\u202f]»'), 'not U+00A0 inside « and »'),
    (re.compile(r'[“”]'), 'English quotes: write « and »'),
    (re.compile(r'\b(tu|toi|ton|tes)\b', re.IGNORECASE), 'says “tu”: write « vous »'),
)


def read_po(path):
    """Yields (line, flags, context, ids, translations) of each entry that is not obsolete."""
    entry, field, start, flags = {}, None, 0, set()
    with open(path, encoding='utf-8') as text:
        rows = text.read().splitlines() + ['']
    for number, row in enumerate(rows, 1):
        match = re.match(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) (".*")$', row)
        if row.startswith('#,'):
            flags |= {flag.strip() for flag in row[2:].split(',')}
        elif match:
            field, start = match[1], start or number
            entry[field] = ast.literal_eval(match[2])
        elif row.startswith('"'):
            entry[field] += ast.literal_eval(row)
        elif not row:
            if entry.get('msgid'):
                yield (start, flags, entry.get('msgctxt'),
                       [entry[key] for key in ('msgid', 'msgid_plural') if key in entry],
                       [entry[key] for key in sorted(entry) if key.startswith('msgstr')])
            entry, field, start, flags = {}, None, 0, set()


def extract(target):
    """Writes the texts of the sources that po/POTFILES.in lists; returns what xgettext complains of."""
    command = ['xgettext', '--files-from=po/POTFILES.in', f'--output={target}', '--from-code=UTF-8', '--force-po',
               '--add-comments=Translators', '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2',
               '--keyword=g_dngettext:2,3', '--flag=N_:1:pass-c-format', '--no-location']
    # Relative paths: gettext finds the rules for .desktop, .metainfo.xml and .gschema.xml files by itself.
    done = subprocess.run(command, cwd=project.ROOT, capture_output=True, text=True, check=False)
    return [line for line in done.stderr.splitlines() if 'extension' not in line] if done.returncode else []


def unlisted_sources():
    """Files that hold texts for people and that po/POTFILES.in does not list."""
    listed = {line.strip() for line in project.lines('po/POTFILES.in') if not line.startswith('#')}
    marked = re.compile(r'(?<![A-Za-z0-9_])(_|N_|C_|NC_|ngettext|g_dngettext) ?\(\s*"')
    for path in project.files('.c', '.h', '.blp', under='src'):
        if path not in listed and any(marked.search(line) for line in project.lines(path)):
            yield f'po/POTFILES.in does not list {path}'
    for path in sorted(listed - {''}):
        if not os.path.exists(os.path.join(project.ROOT, path)):
            yield f'po/POTFILES.in lists {path}, which is not there'


def text_faults(entries, language, rules, forbidden):
    for line, _flags, _context, ids, translations in entries:
        for text in ids if language == 'en' else translations:
            where = f'“{text[:70]}”' if language == 'en' else f'po/fr.po:{line}: “{text[:70]}”'
            plain = re.sub(r'<[^>]*>', '', text)
            if forbidden.search(plain):
                yield f'{where}: never says “{forbidden.search(plain)[0]}”'
            for pattern, fault in rules:
                if pattern.search(plain):
                    yield f'{where}: {fault}'


def main():
    report = project.Report()
    po = os.path.join(project.ROOT, 'po/fr.po')
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, 'vigie.pot')
        report.check('xgettext reads every source of po/POTFILES.in', extract(pot))
        if not os.path.exists(pot):
            report.end()
        wanted = list(read_po(pot))
        checked = subprocess.run(['msgfmt', '--check', '--output-file=/dev/null', po], capture_output=True, text=True, check=False)
    french = {(context, ids[0]): (line, flags, ids, translations)
              for line, flags, context, ids, translations in read_po(po)}

    report.check('po/POTFILES.in lists what holds texts, and no more', unlisted_sources())
    report.check('msgfmt accepts po/fr.po', checked.stderr.splitlines() if checked.returncode else ())
    report.check('every text has its French', (
        f'not in po/fr.po: {ids[0]!r}' + (f' (context {context!r})' if context else '')
        for _line, _flags, context, ids, _translations in wanted
        if (context, ids[0]) not in french or not all(french[context, ids[0]][3])
        or french[context, ids[0]][2] != ids
    ))
    report.check('no French is only a guess (fuzzy)', (
        f'po/fr.po:{line}: fuzzy' for line, flags, _ids, _translations in french.values() if 'fuzzy' in flags))
    report.check('the English words and typography', text_faults(wanted, 'en', ENGLISH_FAULTS, NEVER_SAID))
    current = {(context, ids[0]) for _line, _flags, context, ids, _translations in wanted}
    report.check('the French words and typography', text_faults(
        (entry for entry in read_po(po) if (entry[2], entry[3][0]) in current), 'fr', FRENCH_FAULTS, NEVER_SAID_FR))
    report.end()


if __name__ == '__main__':
    sys.exit(main())
