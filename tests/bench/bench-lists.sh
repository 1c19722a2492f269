#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# `build-aux/dev bench lists [ENTRIES]`: block lists: import, look-up, memory, beside bsearch ().
exec "$(dirname "$0")/../../_build/tests/bench/bench-lists" "$@"
