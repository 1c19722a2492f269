#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up meson's results and ends with one line: N passed, N failed, N skipped.

    count-tests.py [--none-skipped] RESULT...

A RESULT is a testlog.junit.xml of meson, or, where there is no such file, a sentence that tells of a failure. With
--none-skipped (in CI), a skipped test makes the whole fail.
"""

import argparse
import json
import os
import sys
import xml.etree.ElementTree as ElementTree


def plain_name(name):
    """“vigie.vigie:core / facts” -> “core / facts”"""
    return name.split(':', 1)[-1]


def points(path):
    """Yields (test, point, outcome, why) of each point of each test."""
    for suite in ElementTree.parse(path).getroot().iter('testsuite'):
        for case in suite.findall('testcase'):
            why = (case.findtext('system-out') or '').strip()
            # A test without points is a case of the whole project's suite, and its name names its own suite.
            test = plain_name(case.get('name') if ' / ' in case.get('name') else suite.get('name'))
            point = '' if ' / ' in case.get('name') and ':' in case.get('name') else case.get('name')
            if case.find('failure') is not None or case.find('error') is not None:
                yield test, point, 'failed', ''
            elif case.find('skipped') is not None:
                yield test, point, 'skipped', why.splitlines()[-1] if why else ''
            else:
                yield test, point, 'passed', ''


def failed_tests(path):
    """Yields (test, why) of each test that failed as a whole: it may have died after its last good point."""
    with open(path, encoding='utf-8') as log:
        for line in log:
            test = json.loads(line)
            if test['result'] in ('FAIL', 'ERROR', 'TIMEOUT', 'INTERRUPT'):
                yield plain_name(test['name']), f"{test['result'].lower()}, exit status {test['returncode']}"


def outcomes(path):
    failed = set()
    for test, point, outcome, why in points(path):
        if outcome == 'failed':
            failed.add(test)
        yield f'{test}: {point}' if point else test, outcome, why
    for test, why in failed_tests(path.replace('.junit.xml', '.json')):
        if test not in failed:
            yield test, 'failed', why


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--none-skipped', action='store_true')
    parser.add_argument('results', nargs='*')
    options = parser.parse_args()

    count = {'passed': 0, 'failed': 0, 'skipped': 0}
    for result in options.results:
        if not os.path.exists(result):
            missing = result.endswith('.xml')
            print('failed: ' + ('meson left no results: ' + result if missing else result))
            count['failed'] += 1
            continue
        for name, outcome, why in outcomes(result):
            count[outcome] += 1
            if outcome != 'passed':
                print(f'{outcome}: {name}' + (f' ({why})' if why else ''))
    if options.none_skipped and count['skipped'] > 0:
        print('In CI nothing may be skipped: what is missing belongs in build-aux/packages.')
    print('{passed} passed, {failed} failed, {skipped} skipped'.format(**count))
    return 1 if count['failed'] or count['passed'] == 0 or (options.none_skipped and count['skipped']) else 0


if __name__ == '__main__':
    sys.exit(main())
