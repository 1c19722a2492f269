#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What desktops read is valid: desktop files, AppStream, settings, XML, icons. The argument is the build folder."""

import json
import os
import re
import subprocess
import sys

import project


def run(*command):
    done = subprocess.run(command, cwd=project.ROOT, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).splitlines() if done.returncode else []


def built(folder, *suffixes):
    return sorted(os.path.join(folder, name) for name in (os.listdir(folder) if os.path.isdir(folder) else ())
                  if name.endswith(suffixes))


def json_faults(path):
    try:
        with open(os.path.join(project.ROOT, path), encoding='utf-8') as text:
            json.load(text)
    except ValueError as error:
        yield f'{path}: {error}'


def icon_faults():
    """Each symbolic icon is in the resource, and each one that is named exists."""
    listed = set(re.findall(r'>symbolic/([\w-]+)\.svg<', '\n'.join(project.lines('src/ui/vigie.gresource.xml.in'))))
    drawn = {os.path.basename(path).removesuffix('.svg') for path in project.files('.svg', under='icons/symbolic')}
    yield from (f'icons/symbolic/{name}.svg is not in src/ui/vigie.gresource.xml.in' for name in sorted(drawn - listed))
    for path in project.files('.blp', '.c', '.ui', under='src'):
        for number, line in enumerate(project.lines(path), 1):
            yield from (f'{path}:{number}: there is no icon {name}' for name in re.findall(r'"(vigie-[a-z-]+-symbolic)"', line)
                        if name not in listed)


def main():
    report = project.Report()
    data = os.path.join(sys.argv[1], 'data')

    for path in built(data, '.desktop'):
        report.check(f'desktop-file-validate {os.path.basename(path)}', run('desktop-file-validate', path))
    report.check('no desktop file claims the links of a messenger', (
        f'{path}: {line}' for path in project.files('.desktop.in') for line in project.lines(path)
        if line.startswith('MimeType=') and any(f'x-scheme-handler/{name};' in line + ';' for name in ('tg', 'ton', 'sgnl', 'whatsapp'))
    ))
    for path in built(data, '.metainfo.xml'):
        report.check(f'appstreamcli validate {os.path.basename(path)}',
                     run('appstreamcli', 'validate', '--no-net', '--explain', path))
    schemas = [path for path in project.files('.gschema.xml') if path.startswith('data/')]
    if schemas:
        report.check('settings schemas', run('glib-compile-schemas', '--strict', '--dry-run', 'data'))
    report.check('XML files are well-formed', (
        fault for path in project.files('.xml', '.svg', '.ui', '.its', '.loc', '.in') if path.endswith(('.xml', '.svg', '.ui', '.its', '.loc', '.xml.in'))
        if not path.startswith(('tests/data/', 'tests/fuzz/')) for fault in run('xmllint', '--noout', '--nonet', path)
    ))
    report.check('JSON files are well-formed', (
        fault for path in project.files('.json') if not path.startswith(('tests/data/', 'tests/fuzz/')) for fault in json_faults(path)
    ))
    report.check('icons are there', icon_faults())
    report.end()


if __name__ == '__main__':
    main()
