#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Encodes symbolic drawings as the pixels that GTK colours: encode-symbolic.py PROGRAM FOLDER SIZE DRAWING...

PROGRAM is gtk4-encode-symbolic-svg. Of DRAWING x-symbolic.svg, FOLDER/SIZE-x-symbolic.symbolic.png is made.
"""

import concurrent.futures
import os
import subprocess
import sys
import tempfile


def encode(program, folder, size, drawing):
    name = os.path.basename(drawing).removesuffix('.svg') + '.symbolic.png'
    with tempfile.TemporaryDirectory(dir=folder) as making:
        done = subprocess.run([program, '--output', making, drawing, f'{size}x{size}'], capture_output=True, text=True, check=False)
        # It warns of parameters of its own making; what it says counts only if it made nothing.
        if done.returncode != 0 or not os.path.exists(os.path.join(making, name)):
            return f'{drawing}: {done.stderr.strip() or "nothing was made"}'
        os.replace(os.path.join(making, name), os.path.join(folder, f'{size}-{name}'))
    return None


def main():
    program, folder, size, *drawings = sys.argv[1:]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        faults = [fault for fault in pool.map(lambda drawing: encode(program, folder, size, drawing), drawings) if fault]
    if faults:
        sys.exit('\n'.join(faults))


if __name__ == '__main__':
    main()
