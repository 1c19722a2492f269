#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Includes follow the layers: ui, cli, service -> messengers -> core -> libraries."""

import os
import re

import project

MAY_INCLUDE = {
    'core': {'core'},
    'messengers': {'core', 'messengers'},
    'service': {'core', 'messengers', 'service'},
    'cli': {'core', 'messengers', 'service', 'cli'},
    'ui': {'core', 'messengers', 'service', 'ui'},
}
INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]')
TOOLKIT = re.compile(r'^(gtk/|gdk/|gsk/|graphene|adwaita\.h|adw[-/]|pango/|cairo)')


def includes(path):
    for number, line in enumerate(project.lines(path), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match[1]


def main():
    report = project.Report()
    sources = project.files('.c', '.h', under='src')
    layer_of_header = {os.path.basename(path): path.split('/')[1] for path in sources
                       if path.endswith('.h') and path.count('/') > 1}

    def faults(layer):
        for path in (path for path in sources if path.startswith(f'src/{layer}/')):
            for number, header in includes(path):
                target = layer_of_header.get(os.path.basename(header))
                if target and target not in MAY_INCLUDE[layer]:
                    yield f'{path}:{number}: {layer} may not include {header}, which is of {target}'
                if layer != 'ui' and TOOLKIT.match(header):
                    yield f'{path}:{number}: only src/ui may include {header}'

    for layer in MAY_INCLUDE:
        report.check(f'includes of src/{layer}', faults(layer))
    report.check('src/vigie.c includes no toolkit', (
        f'src/vigie.c:{number}: {header}' for number, header in includes('src/vigie.c')
        if TOOLKIT.match(header) or layer_of_header.get(os.path.basename(header)) == 'ui'
    ) if os.path.exists(os.path.join(project.ROOT, 'src/vigie.c')) else ())
    report.check('each folder of src/ is a known layer', (
        f'src/{name}: not in tests/checks/check-layers.py' for name in sorted(os.listdir(os.path.join(project.ROOT, 'src')))
        if os.path.isdir(os.path.join(project.ROOT, 'src', name)) and name not in MAY_INCLUDE
    ))
    report.end()


if __name__ == '__main__':
    main()
