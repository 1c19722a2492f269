/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VigieMessengerRow:
 * @id: as in vigie_account_get_messenger ()
 * @title: its name, which is not translated
 * @icon_name: a picture of our own, no trademark
 *
 * A messenger that this build can check.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *icon_name;
} VigieMessengerRow;

const VigieMessengerRow *vigie_messenger_table_get (gsize *n_rows);
const VigieMessengerRow *vigie_messenger_table_find (const char *id);

G_END_DECLS
