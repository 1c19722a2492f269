/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-entry-wipe.h"

/* U+10FFFD: no character needs more bytes, so that it covers whatever was typed. */
#define FILLER "\364\217\277\275"

/**
 * vigie_entry_wipe:
 * @entry: a field whose text nobody may find afterwards
 *
 * Empties @entry. GTK alone only ends the emptied text before its first byte, and the others stay as long as
 * the field lives: they are written over first. The field says twice that it has changed.
 */
void
vigie_entry_wipe (GtkEditable *entry)
{
  const glong n_chars = g_utf8_strlen (gtk_editable_get_text (entry), -1);
  g_autoptr (GString) filler = g_string_new (NULL);

  for (glong i = 0; i < n_chars; i++)
    g_string_append (filler, FILLER);
  gtk_editable_set_text (entry, filler->str);
  gtk_editable_set_text (entry, "");
}
