/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VigieCliColours:
 * @VIGIE_CLI_COLOURS_NONE: characters alone: right on a dark background
 * @VIGIE_CLI_COLOURS_8: black on white
 * @VIGIE_CLI_COLOURS_256: black on white whatever the terminal's theme calls so
 *
 * How a terminal is told which modules are dark.
 */
typedef enum
{
  VIGIE_CLI_COLOURS_NONE,
  VIGIE_CLI_COLOURS_8,
  VIGIE_CLI_COLOURS_256,
} VigieCliColours;

char *vigie_cli_qr_draw (const char *text, VigieCliColours colours, guint *columns, guint *rows);

G_END_DECLS
