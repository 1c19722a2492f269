/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-secret.h"

G_BEGIN_DECLS

/**
 * VigiePassphraseChooser:
 *
 * A new passphrase: drawn by chance, which is what it offers first, or typed twice, with what it is worth in
 * words. #VigiePassphraseChooser::changed whenever it is another one. Property:
 * #VigiePassphraseChooser:acceptable (read only): there is one, and if it was typed, both times the same; how
 * weak it is keeps nobody from taking it.
 *
 * What is drawn is kept in a #VigieSecret and shown by #VigieSecretText; what is typed is kept in the
 * entries' own memory, which GTK does not swap and wipes.
 */
#define VIGIE_TYPE_PASSPHRASE_CHOOSER (vigie_passphrase_chooser_get_type ())
G_DECLARE_FINAL_TYPE (VigiePassphraseChooser, vigie_passphrase_chooser, VIGIE, PASSPHRASE_CHOOSER, AdwBin)

GtkWidget *vigie_passphrase_chooser_new (void);
void vigie_passphrase_chooser_set_own_words (VigiePassphraseChooser *self, const char *const *own_words);
void vigie_passphrase_chooser_set_hint (VigiePassphraseChooser *self, const char *hint);
gboolean vigie_passphrase_chooser_get_acceptable (VigiePassphraseChooser *self);
gboolean vigie_passphrase_chooser_get_is_drawn (VigiePassphraseChooser *self);
VigieSecret *vigie_passphrase_chooser_dup_passphrase (VigiePassphraseChooser *self);
void vigie_passphrase_chooser_forget (VigiePassphraseChooser *self);

G_END_DECLS
