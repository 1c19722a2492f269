/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-hub-watch.h"

/* A reading on focus is not repeated sooner than this, in microseconds. */
#define FOCUS_INTERVAL (30 * G_USEC_PER_SEC)

static void
checkups_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieHubAccount) account = VIGIE_HUB_ACCOUNT (user_data);
  g_autoptr (GPtrArray) checkups = NULL;
  g_autoptr (GError) error = NULL;

  checkups = vigie_store_list_checkups_finish (VIGIE_STORE (source), result, &error);
  if (checkups == NULL)
    g_debug ("The past checkups cannot be read: %s", error->message);
  else if (checkups->len > 0)
    vigie_hub_account_set_last_checkup (account, checkups->pdata[0]);
}

static void
store_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieAccountHub) hub = VIGIE_ACCOUNT_HUB (user_data);
  GListModel *accounts = vigie_account_hub_get_accounts (hub);
  g_autoptr (VigieStore) store = NULL;

  store = vigie_memory_open_finish (VIGIE_MEMORY (source), result, NULL);
  for (guint i = 0; store != NULL && i < g_list_model_get_n_items (accounts); i++)
    {
      VigieHubAccount *account = g_list_model_get_item (accounts, i);

      vigie_store_list_checkups_async (store, vigie_hub_account_get_id (account), 1, NULL, checkups_listed_cb,
                                       account);
    }
}

/**
 * vigie_hub_watch_start:
 * @hub: a hub that is loaded
 *
 * After the first frame: recalls when each account was last checked, and opens the kept ones, which are
 * watched from then on. Without accounts nothing is opened, the keyring neither.
 */
void
vigie_hub_watch_start (VigieAccountHub *hub)
{
  GListModel *accounts = vigie_account_hub_get_accounts (hub);

  if (g_list_model_get_n_items (accounts) == 0)
    return;

  vigie_memory_open_async (vigie_account_hub_get_memory (hub), NULL, store_opened_cb, g_object_ref (hub));
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (VigieHubAccount) account = g_list_model_get_item (accounts, i);
      VigieAccount *row = vigie_hub_account_get_account (account);

      if (vigie_account_get_keep (row) && vigie_account_get_is_signed_in (row))
        vigie_account_hub_open_async (hub, account, NULL, NULL, NULL);
    }
}

/**
 * vigie_hub_watch_refresh:
 * @hub: a hub
 *
 * The window has the person's eyes again: reads what is open, since the services tell of no new session.
 */
void
vigie_hub_watch_refresh (VigieAccountHub *hub)
{
  static gint64 refreshed_at = 0;
  const gint64 now = g_get_monotonic_time ();
  GListModel *accounts = vigie_account_hub_get_accounts (hub);

  if (refreshed_at != 0 && now - refreshed_at < FOCUS_INTERVAL)
    return;
  refreshed_at = now;

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (VigieHubAccount) account = g_list_model_get_item (accounts, i);
      VigieAuditor *auditor = vigie_hub_account_get_auditor (account);

      if (auditor != NULL && !vigie_auditor_get_reading (auditor))
        vigie_auditor_read_async (auditor, NULL, NULL, NULL);
    }
}
