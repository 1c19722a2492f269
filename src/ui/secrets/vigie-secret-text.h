/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vigie-secret.h"

G_BEGIN_DECLS

/**
 * VigieSecretText:
 *
 * Shows a secret in large letters, its words on as many lines as they need. It is drawn letter by letter, so
 * that neither the secret nor a word of it is left in the memory of the toolkit, as a label would leave it. A
 * screen reader that is moved onto it reads it (#GtkAccessibleText); it is never announced by itself. What is
 * read so crosses the accessibility bus, and copies of it stay in that connection's buffers and in the screen
 * reader: said in ARCHITECTURE.md.
 */
#define VIGIE_TYPE_SECRET_TEXT (vigie_secret_text_get_type ())
G_DECLARE_FINAL_TYPE (VigieSecretText, vigie_secret_text, VIGIE, SECRET_TEXT, GtkWidget)

GtkWidget *vigie_secret_text_new (void);
void vigie_secret_text_set_secret (VigieSecretText *self, const VigieSecret *secret);
gboolean vigie_secret_text_get_is_empty (VigieSecretText *self);

G_END_DECLS
