/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vigie-secret.h"

G_BEGIN_DECLS

/**
 * VigieCliError:
 * @VIGIE_CLI_ERROR_SENTENCE: the message is a whole sentence for the person, in their language
 *
 * Why a command cannot go on, where no sentence of vigie_error_sentence () says it.
 */
typedef enum
{
  VIGIE_CLI_ERROR_SENTENCE,
} VigieCliError;

#define VIGIE_CLI_ERROR (vigie_cli_error_quark ())
GQuark vigie_cli_error_quark (void);

/* Standard output holds what was asked for and nothing else; all the rest is said on standard error. */
void vigie_cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
void vigie_cli_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
void vigie_cli_say_waiting (gint64 seconds);
void vigie_cli_complain_about (const GError *error);
gboolean vigie_cli_write (const char *text);
gboolean vigie_cli_write_bytes (const char *text, gsize length);

guint vigie_cli_get_columns (int fd, guint fallback);
guint vigie_cli_get_rows (int fd, guint fallback);
gboolean vigie_cli_has_colours (int fd);

VigieSecret *vigie_cli_ask_secret (const char *prompt, GError **error);
gboolean vigie_cli_ask_yes (const char *question, gboolean *is_yes, GError **error);
VigieSecret *vigie_cli_read_secret (int fd, GError **error);

G_END_DECLS
