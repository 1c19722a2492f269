/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-messenger-table.h"

static const VigieMessengerRow rows[] = {
  { "telegram", "Telegram", "vigie-messenger-symbolic" },
};

/**
 * vigie_messenger_table_get:
 * @n_rows: (out): how many there are
 *
 * Returns: (array length=n_rows): the messengers that are offered to the person
 */
const VigieMessengerRow *
vigie_messenger_table_get (gsize *n_rows)
{
  *n_rows = G_N_ELEMENTS (rows);
  return rows;
}

/**
 * vigie_messenger_table_find:
 * @id: a messenger's id
 *
 * Returns: (nullable): its row
 */
const VigieMessengerRow *
vigie_messenger_table_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (rows[i].id, id) == 0)
      return &rows[i];
  return NULL;
}
