#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes french-spoken.txt, the words that are tried when a French passphrase is guessed, the most spoken first.

    make-french-spoken.py --spoken FILE --names FILE >french-spoken.txt

Run by hand when the list is to change. --spoken and --names are commonWords.json and lastnames.json (which holds first names) of the
npm package @zxcvbn-ts/language-fr; their licence is named in docs/DATA.md. Nothing is left out for what it means: somebody who
guesses leaves nothing out either.
"""

import argparse
import json
import re
import unicodedata

SIZE = 12000
# First names stand behind the words that everybody says every day.
EVERYDAY = 4000


def plain(word):
    word = word.lower().replace('œ', 'oe').replace('æ', 'ae')
    return ''.join(c for c in unicodedata.normalize('NFD', word) if not unicodedata.combining(c))


def read(path):
    with open(path, encoding='utf-8') as file:
        return [word for word in map(plain, json.load(file)) if re.fullmatch('[a-z]{2,24}', word)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--spoken', required=True)
    parser.add_argument('--names', required=True)
    options = parser.parse_args()
    spoken = read(options.spoken)
    words = dict.fromkeys(spoken[:EVERYDAY] + read(options.names) + spoken[EVERYDAY:])
    print('\n'.join(list(words)[:SIZE]))


if __name__ == '__main__':
    main()
