#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes french.txt, the words of French passphrases: for reading aloud and for typing.

    make-french.py --dictionary FILE --spoken FILE --written FILE --names FILE --dictd FOLDER --rude FILE >french.txt

Run by hand when the list is to change; the build takes french.txt as it is. The sources and their licences are named in docs/DATA.md:
--dictionary is fr.dic of Debian's hunspell-fr-classical; --spoken, --written and --names are commonWords.json, wikipedia.json and
firstnames.json of the npm package @zxcvbn-ts/language-fr; --dictd holds the French indexes of Debian's dict-freedict-fra-*
packages; --rude is list.txt of the npm package french-badwords-list. espeak-ng says how a word sounds.

A word gets in if it is a noun, an adjective or a verb in its basic form, 4 to 12 letters, known to nearly everybody (how
often it is spoken, then how many small dictionaries have it), and
  * no other known word sounds like it (so no verb in -er: its participle does) or differs from it by accents alone,
  * it is no name, and left-out.txt and the list of rude words do not have it.
"""

import argparse
import collections
import glob
import json
import os
import re
import subprocess
import sys
import unicodedata

SIZE = 7776
LETTERS = 'a-zàâäçéèêëîïôöùûüÿœæ'
# The ends of learned words: fewer people know them than dictionaries have them.
LEARNED = re.compile(r'(ite|ium|ase|ane|ène|oïde|logie|isme|iste|ique|ose|urgie|ate|yle)$')
# Sounds that many speakers do not tell apart.
ALIKE = (('ɛ̃', '1'), ('œ̃', '1'), ('ɑ̃', '2'), ('ɔ̃', '3'), ('ɛ', 'e'), ('ɑ', 'a'), ('œ', 'ø'), ('ə', 'ø'), ('ɔ', 'o'))


def without_accents(word):
    word = word.replace('œ', 'oe').replace('æ', 'ae')
    return ''.join(c for c in unicodedata.normalize('NFD', word) if not unicodedata.combining(c))


def lines(path):
    with open(path, encoding='utf-8', errors='replace') as file:
        return [line.strip() for line in file if not line.startswith('#')]


def read_dictionary(path):
    """The basic forms with what the dictionary says of them, and the words that are written with a capital."""
    forms, capitals = collections.defaultdict(str), set()
    for line in lines(path):
        match = re.match(r'([^/\s]+)(?:/\S+)?(?:\s+(.*))?$', line)
        word, tags = match.group(1), match.group(2) or ''
        if word[0].isupper() and not word.isupper():
            capitals.add(word.lower())
        elif re.fullmatch(f'[{LETTERS}]{{4,12}}', word) and re.search(r'po:(nom|adj|v\d)', tags):
            forms[word] += ' ' + tags
    return forms, capitals


def sounds_of(words):
    spoken = subprocess.run(['espeak-ng', '-v', 'fr', '-q', '--ipa', '--sep='], input='\n'.join(words) + '\n',
                            capture_output=True, text=True, check=True).stdout
    sounds = [re.sub(r'[ˈˌː \-]', '', line) for line in spoken.split('\n') if line.strip()]
    if len(sounds) != len(words):
        sys.exit('make-french: espeak-ng left a word out')
    for word, sound in zip(words, sounds):
        for one, other in ALIKE:
            sound = sound.replace(one, other)
        yield word, re.sub('ø$', '', sound)


def is_form_of(word, other):
    """Words are given in their basic form: heard, “amie” is written “ami”. But “mois” could be “moi”, and stays out."""
    return other in (word + 's', word + 'x', word + 'e', word + 'es', word[:-1] + 'aux')


def main():
    parser = argparse.ArgumentParser()
    for name in ('dictionary', 'spoken', 'written', 'names', 'dictd', 'rude'):
        parser.add_argument('--' + name, required=True)
    options = parser.parse_args()
    forms, capitals = read_dictionary(options.dictionary)
    with open(options.spoken, encoding='utf-8') as file:
        spoken = {word: rank for rank, word in enumerate(json.load(file))}
    with open(options.written, encoding='utf-8') as file:
        written = {word: rank for rank, word in enumerate(json.load(file))}
    with open(options.names, encoding='utf-8') as file:
        names = set(json.load(file)) | capitals
    n_dictionaries = collections.Counter()
    for path in glob.glob(os.path.join(options.dictd, '*fra-*.index')):
        n_dictionaries.update({line.split('\t')[0] for line in lines(path)})

    known = {word for word in forms if word in spoken or word in written or n_dictionaries[word] >= 3}
    neighbours = known | {word for word in spoken if re.fullmatch(f'[{LETTERS}]{{2,14}}', word)}
    by_sound, by_letters = collections.defaultdict(list), collections.defaultdict(list)
    sounds = dict(sounds_of(sorted(neighbours)))
    for word in neighbours:
        by_sound[sounds[word]].append(word)
        by_letters[without_accents(word)].append(word)

    left_out = set(lines(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'left-out.txt')))
    left_out |= {word.lower() for word in lines(options.rude)}

    def is_taken(word):
        others = by_sound[sounds[word]] + by_letters[without_accents(word)]
        return (word not in names and word not in left_out and without_accents(word) not in left_out
                and not (word.endswith('er') and 'po:v1' in forms[word])
                and all(other == word or is_form_of(word, other) for other in others))

    def order(word):
        if word in spoken:
            return (0, spoken[word], word)
        familiar = n_dictionaries[word] + (2 if word in written else 0) - max(0, len(word) - 8)
        return (1, (4 if LEARNED.search(word) else 0) - familiar, written.get(word, len(written)), word)

    words = sorted(filter(is_taken, known), key=order)[:SIZE]
    if len(words) < SIZE:
        sys.exit(f'make-french: only {len(words)} words')
    print('\n'.join(sorted(words, key=without_accents)))


if __name__ == '__main__':
    main()
