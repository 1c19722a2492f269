#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the tables of the link rules into C: a hash table of hosts, the addresses that hold others, one automaton for all words, and how seldom letters meet.

    make-link-tables.py official-domains.tsv web-hosts.tsv link-passers.tsv link-words.tsv english.txt french.txt OUTPUT.c

The program then needs neither a file nor a start-up for them. A row that is wrong stops the build.
"""

import collections
import math
import re
import sys
import unicodedata

SLOTS = 2048
SYMBOLS = 28
DIGIT, BREAK = 26, 27
OFFICIAL_KINDS = {'site': 'OFFICIAL', 'user': 'USER'}
WEB_KINDS = {'free': 'FREE', 'mixed': 'MIXED', 'blog': 'BLOG', 'gateway': 'GATEWAY', 'dynamic': 'DYNAMIC', 'storage': 'STORAGE', 'short': 'SHORT', 'vetted': 'VETTED', 'cloud': 'CLOUD', 'paths': 'PATHS', 'form': 'FORM', 'namesake': 'NAMESAKE'}
WORD_KINDS = ('ordinary', 'coined', 'messenger', 'app', 'action', 'lure', 'public', 'name', 'sole', 'common', 'press', 'maker')
CODINGS = ('plain', 'text', 'bing', 'proofpoint', 'between', 'rest')
NAME_KINDS = ('name', 'sole', 'common')
NEAR_KINDS = {'near1': 1, 'near2': 2}
# The same folding as fold_host () in vigie-link-facts.c: what looks alike becomes one letter.
LOOK_ALIKE = str.maketrans(
    {'0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '9': 'g', 'i': 'l', 'q': 'g'})


def rows(path, *columns):
    for number, line in enumerate(open(path, encoding='utf-8'), 1):
        line = line.rstrip('\n')
        if not line or line.startswith('#'):
            continue
        cells = line.split('\t')
        if len(cells) not in columns or not all(cells):
            raise SystemExit(f'{path}:{number}: {" or ".join(map(str, columns))} columns are needed')
        yield f'{path}:{number}', cells


def check_host(place, host):
    if not re.fullmatch(r'[a-z0-9-]+(\.[a-z0-9-]+)+', host):
        raise SystemExit(f'{place}: "{host}" is not a host')


def check_source(place, source, day):
    if not re.match('https?://', source) or not re.fullmatch(r'\d{4}-\d\d-\d\d', day):
        raise SystemExit(f'{place}: a source and the day it was read')


def hash_host(host):
    """FNV-1a from the last character to the first."""
    value = 2166136261
    for character in reversed(host.encode()):
        value = ((value ^ character) * 16777619) & 0xffffffff
    return value


def fold(text):
    return text.replace('rn', 'm').replace('vv', 'w').translate(LOOK_ALIKE)


def symbol(character):
    if character.isdigit():
        return DIGIT
    return BREAK if character in '-.' else ord(character) - ord('a')


def read_hosts(official, web):
    hosts = {}
    for place, (messenger, host, kind, source, day) in rows(official, 5):
        check_host(place, host)
        check_source(place, source, day)
        if kind not in OFFICIAL_KINDS:
            raise SystemExit(f'{place}: a kind of {", ".join(OFFICIAL_KINDS)}')
        if host in hosts:
            raise SystemExit(f'{place}: {host} is there twice')
        hosts[host] = (OFFICIAL_KINDS[kind], messenger)
    for place, (kind, names, *source) in rows(web, 2, 4):
        if source:
            check_source(place, *source)
        for host in names.split():
            check_host(place, host)
            if kind not in WEB_KINDS or host in hosts and hosts[host][0] != WEB_KINDS[kind]:
                raise SystemExit(f'{place}: {host}: what kind?')
            hosts[host] = (WEB_KINDS[kind], '')
    return hosts


def read_passers(path):
    for place, (host, start, parameter, coding, source, day) in rows(path, 6):
        check_source(place, source, day)
        if not host.endswith(':'):
            check_host(place, host.replace('*', 'any'))
        if coding not in CODINGS or not re.fullmatch(r'[a-z]+|-', parameter):
            raise SystemExit(f'{place}: a parameter or "-", and one of {", ".join(CODINGS)}')
        yield host, start, parameter.strip('-'), coding.upper()


def read_words(path):
    words, near = {}, {}
    for place, (kind, text) in rows(path, 2):
        if kind in NEAR_KINDS:
            near.update((word, NEAR_KINDS[kind]) for word in text.split())
            continue
        if kind not in WORD_KINDS:
            raise SystemExit(f'{place}: a kind of {", ".join(WORD_KINDS)}')
        names = text.split()
        domains = names[1:] if kind in NAME_KINDS else []
        for host in domains:
            check_host(place, host)
        for word in names[:1] if kind in NAME_KINDS else names:
            if not re.fullmatch(r'[a-z0-9-]+', word):
                raise SystemExit(f'{place}: "{word}" is not a word of host names')
            kinds, own = words.get(word, (set(), []))
            words[word] = (kinds | {kind}, own + domains)
    if not near.keys() <= words.keys():
        raise SystemExit(f'{path}: {", ".join(near.keys() - words.keys())}: near what?')
    return words, near


def pack_names(near):
    """The names side by side in 64-bit words, a bit a letter, for the scan with errors."""
    groups = [[]]
    for name in near:
        if sum(len(fold(other)) for other in groups[-1]) + len(fold(name)) > 64:
            groups.append([])
        groups[-1].append(name)
    for group in groups:
        masks, starts, place = [0] * 26, 0, 0
        for name in group:
            starts |= 1 << place
            for letter in fold(name):
                masks[symbol(letter)] |= 1 << place
                place += 1
        yield group, starts, masks


def build_automaton(words):
    """Aho and Corasick's automaton over folded text: a step a character, whatever the number of words."""
    trie, ends = [{}], {}
    for index, word in enumerate(words):
        state = 0
        for character in fold(word):
            step = symbol(character)
            if step not in trie[state]:
                trie[state][step] = len(trie)
                trie.append({})
            state = trie[state][step]
        ends.setdefault(state, []).append(index)

    fail = [0] * len(trie)
    table = [[0] * SYMBOLS for _ in trie]
    first = [[] for _ in trie]
    queue = collections.deque([0])
    while queue:
        state = queue.popleft()
        first[state] = ends.get(state, []) + (first[fail[state]] if state else [])
        for step in range(SYMBOLS):
            below = table[fail[state]][step] if state else 0
            if step in trie[state]:
                child = trie[state][step]
                table[state][step] = child
                fail[child] = below
                queue.append(child)
            else:
                table[state][step] = below
    return table, first


def count_letters(paths):
    """By pair of letters, how odd it is that the second follows the first in a word: bits, in eighths."""
    pairs, letters = collections.Counter(), collections.Counter()
    for path in paths:
        for word in open(path, encoding='utf-8'):
            plain = unicodedata.normalize('NFD', word.strip().replace('œ', 'oe').replace('æ', 'ae'))
            for part in re.findall('[a-z]+', ''.join(c for c in plain if not unicodedata.combining(c))):
                pairs.update(zip(part, part[1:]))
                letters.update(part)
    alphabet = 'abcdefghijklmnopqrstuvwxyz'
    return [[round(-8 * math.log2((pairs[a, b] + 0.5) / (letters[a] + 14))) for b in alphabet] for a in alphabet]


def quote(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'


def numbers(values):
    text = ', '.join(str(value) for value in values)
    return '\n'.join('  ' + line for line in re.findall(r'.{1,100}(?:, |$)', text))


def main():
    official, web, passer_path, word_path, *lists, output = sys.argv[1:]
    hosts = read_hosts(official, web)
    passers = list(read_passers(passer_path))
    words, near = read_words(word_path)
    table, first = build_automaton(words)

    slots = [0] * SLOTS
    for index, host in enumerate(hosts):
        slot = hash_host(host) % SLOTS
        while slots[slot]:
            slot = (slot + 1) % SLOTS
        slots[slot] = index + 1

    # What ends in a state: a run of word numbers, ended by 0.
    runs, starts, known = [0], [], {}
    for state in first:
        key = tuple(state)
        if not key:
            starts.append(0)
            continue
        if key not in known:
            known[key] = len(runs)
            runs += [index + 1 for index in key] + [0]
        starts.append(known[key])

    with open(output, 'w', encoding='utf-8') as out:
        out.write('/* Made by make-link-tables.py. */\n#include "vigie-link-tables.h"\n\n')
        out.write('const VigieHostRow vigie_host_rows[] = {\n')
        for host, (kind, messenger) in hosts.items():
            out.write(f'  {{ {quote(host)}, {quote(messenger)}, {len(host)}, VIGIE_HOST_ROW_{kind} }},\n')
        out.write(f'}};\n\nconst guint16 vigie_host_slots[{SLOTS}] = {{\n{numbers(slots)}\n}};\n\n')
        out.write('const VigiePasserRow vigie_passer_rows[] = {\n')
        for host, start, parameter, coding in passers:
            out.write(f'  {{ {quote(host)}, {quote(start)}, {quote(parameter)}, VIGIE_PASSER_{coding} }},\n')
        out.write(f'}};\n\nconst guint vigie_n_passer_rows = {len(passers)};\n\n')
        out.write('const VigieWordRow vigie_word_rows[] = {\n')
        for word, (kinds, own) in words.items():
            flags = ' | '.join(f'VIGIE_WORD_{kind.upper()}' for kind in sorted(kinds))
            out.write(f'  {{ {quote(word)}, {quote(" ".join(own))}, {len(word)}, {len(fold(word))}, {flags} }},\n')
        out.write(f'}};\n\nconst guint vigie_n_word_rows = {len(words)};\n\nconst guint16 vigie_word_steps[][{SYMBOLS}] = {{\n')
        for row in table:
            out.write(f'  {{ {", ".join(map(str, row))} }},\n')
        out.write(f'}};\n\nconst guint16 vigie_word_ends[] = {{\n{numbers(starts)}\n}};\n\n')
        out.write(f'const guint16 vigie_word_runs[] = {{\n{numbers(runs)}\n}};\n\n')

        order = list(words)
        groups = list(pack_names(near))
        out.write('const VigieNearName vigie_near_names[] = {\n')
        for number, (group, _, _) in enumerate(groups):
            end = 0
            for name in group:
                end += len(fold(name))
                out.write(f'  {{ {quote(fold(name))}, {order.index(name)}, {len(fold(name))}, {near[name]}, {number}, {end - 1} }},\n')
        out.write(f'}};\n\nconst guint vigie_n_near_names = {len(near)};\n\n')
        out.write(f'const guint64 vigie_near_starts[VIGIE_NEAR_GROUPS] = {{ {", ".join(hex(g[1]) for g in groups)} }};\n\n')
        out.write('const guint64 vigie_near_masks[VIGIE_NEAR_GROUPS][32] = {\n')
        for _, _, masks in groups:
            out.write(f'  {{ {", ".join(map(hex, masks))} }},\n')
        out.write('};\n\nconst guint8 vigie_letter_oddness[26][26] = {\n')
        for row in count_letters(lists):
            out.write(f'  {{ {", ".join(map(str, row))} }},\n')
        out.write('};\n')
    if len(groups) != 2:
        raise SystemExit(f'{word_path}: names take {len(groups)} groups: change VIGIE_NEAR_GROUPS')


if __name__ == '__main__':
    main()
