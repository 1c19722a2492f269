/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vigie-secret.h"

G_BEGIN_DECLS

/* Long enough to change to the other program and paste, seconds. */
#define VIGIE_SECRET_CLIPBOARD_SECONDS 45

void vigie_secret_clipboard_copy (GdkClipboard *clipboard, const VigieSecret *secret, guint seconds);
void vigie_secret_clipboard_clear (void);

G_END_DECLS
