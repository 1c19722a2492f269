/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VigieQrCode:
 *
 * A QR code, black on white with its quiet zone whatever the theme. A screen reader hears what it is for.
 */
#define VIGIE_TYPE_QR_CODE (vigie_qr_code_get_type ())
G_DECLARE_FINAL_TYPE (VigieQrCode, vigie_qr_code, VIGIE, QR_CODE, GtkWidget)

GtkWidget *vigie_qr_code_new (void);
gboolean vigie_qr_code_set_text (VigieQrCode *self, const char *text);
guint vigie_qr_code_get_n_modules (VigieQrCode *self);

G_END_DECLS
