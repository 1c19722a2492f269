/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Enough for any honest device, application or place name. */
#define VIGIE_TEXT_MAX_NAME 80

/**
 * VigieTextTricks:
 * @VIGIE_TEXT_PLAIN: nothing odd
 * @VIGIE_TEXT_CONTROL: it held control characters, line breaks among them
 * @VIGIE_TEXT_DIRECTION: it held characters that change the direction of reading
 * @VIGIE_TEXT_INVISIBLE: it held characters that take no room
 * @VIGIE_TEXT_INVALID: it was not well-formed UTF-8
 * @VIGIE_TEXT_LONG: it was longer than asked for and was cut
 * @VIGIE_TEXT_STACKED: it piled more marks on one letter than any language does
 *
 * What vigie_text_clean () had to take away.
 */
typedef enum
{
  VIGIE_TEXT_PLAIN = 0,
  VIGIE_TEXT_CONTROL = 1 << 0,
  VIGIE_TEXT_DIRECTION = 1 << 1,
  VIGIE_TEXT_INVISIBLE = 1 << 2,
  VIGIE_TEXT_INVALID = 1 << 3,
  VIGIE_TEXT_LONG = 1 << 4,
  VIGIE_TEXT_STACKED = 1 << 5,
} VigieTextTricks;

char *vigie_text_clean (const char *raw, gsize max_chars, VigieTextTricks *tricks);
char *vigie_text_isolate (const char *text);
char *vigie_text_without_isolates (const char *text);
guint vigie_text_get_columns (const char *text);

G_END_DECLS
