#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Paints the application's icon as the pixels of icons/painted/: run it when the drawing has changed.

    build-aux/dev shell -- icons/paint.py
"""

import os

import gi

gi.require_version('GdkPixbuf', '2.0')
from gi.repository import GdkPixbuf  # noqa: E402

ICONS = os.path.dirname(os.path.abspath(__file__))


def main():
    drawing = os.path.join(ICONS, 'io.github.vigieapp.Vigie.svg')
    for size in (128, 256):
        painted = GdkPixbuf.Pixbuf.new_from_file_at_size(drawing, size, size)
        painted.savev(os.path.join(ICONS, 'painted', f'vigie-{size}.png'), 'png', ['compression'], ['9'])


if __name__ == '__main__':
    main()
