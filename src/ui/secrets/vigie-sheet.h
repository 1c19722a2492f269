/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vigie-secret.h"

G_BEGIN_DECLS

/**
 * VigieSheet:
 * @passphrase: what it is about, UTF-8
 * @messenger: the messenger's name, as people know it
 * @label: (nullable): what the person calls the account, if they want it on the sheet; never a number or a
 * user name
 * @now: Unix time, seconds, UTC
 *
 * A sheet of paper with a passphrase, what it is for, and how to keep it.
 */
typedef struct
{
  const VigieSecret *passphrase;
  const char *messenger;
  const char *label;
  gint64 now;
} VigieSheet;

void vigie_sheet_print (GtkWindow *parent, const VigieSheet *sheet);
gboolean
vigie_sheet_export (const VigieSheet *sheet, const char *paper_name, const char *path, GError **error);

G_END_DECLS
