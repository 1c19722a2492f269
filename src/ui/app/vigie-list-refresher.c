/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-list-refresher.h"

#include "vigie-list-feed.h"
#include "vigie-list-shelf.h"
#include "vigie-settings.h"

/* How often it is looked whether a day has gone by, and so how soon a try that failed is made again; seconds.
 */
#define LOOK_INTERVAL (60 * 60)

struct _VigieListRefresher
{
  GObject parent_instance;

  char *folder;
  guint look_id;
  GCancellable *cancellable; /* (nullable): while a list is asked for */
};

G_DEFINE_FINAL_TYPE (VigieListRefresher, vigie_list_refresher, G_TYPE_OBJECT)

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieListRefresher) self = VIGIE_LIST_REFRESHER (user_data);
  g_autoptr (GError) error = NULL;
  gboolean has_changed;
  VigieListCounts counts;

  /* Nothing to disturb anybody with: Preferences says when the list was last updated. */
  if (!vigie_list_feed_refresh_finish (result, &has_changed, &counts, &error))
    g_debug ("The list was not refreshed: %s", error->message);
  g_clear_object (&self->cancellable);
}

static gboolean
look_cb (gpointer user_data)
{
  VigieListRefresher *self = user_data;
  GSettings *settings = vigie_settings_get ();
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const gint64 asked = vigie_list_get_asked (self->folder, VIGIE_LIST_FEED_NAME);
  g_autofree char *address = g_settings_get_string (settings, VIGIE_LIST_FEED_KEY_ADDRESS);
  g_autofree char *host = vigie_list_feed_dup_host (address);

  if (!g_settings_get_boolean (settings, VIGIE_LIST_FEED_KEY_ENABLED) || host == NULL ||
      self->cancellable != NULL)
    return G_SOURCE_CONTINUE;
  /* A clock that was set back must not keep the list old. */
  if (asked <= now && now - asked < VIGIE_LIST_FEED_INTERVAL)
    return G_SOURCE_CONTINUE;

  self->cancellable = g_cancellable_new ();
  vigie_list_feed_refresh_async (self->folder, address, now, self->cancellable, refreshed_cb,
                                 g_object_ref (self));
  return G_SOURCE_CONTINUE;
}

/* Switched on: at once. Switched off, or another address: what is under way ends. */
static void
settings_changed_cb (VigieListRefresher *self, const char *key)
{
  if (!g_str_equal (key, VIGIE_LIST_FEED_KEY_ENABLED) && !g_str_equal (key, VIGIE_LIST_FEED_KEY_ADDRESS))
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    look_cb (self);
}

static void
vigie_list_refresher_dispose (GObject *object)
{
  VigieListRefresher *self = VIGIE_LIST_REFRESHER (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (vigie_list_refresher_parent_class)->dispose (object);
}

static void
vigie_list_refresher_finalize (GObject *object)
{
  VigieListRefresher *self = VIGIE_LIST_REFRESHER (object);

  g_clear_object (&self->cancellable);
  g_free (self->folder);
  G_OBJECT_CLASS (vigie_list_refresher_parent_class)->finalize (object);
}

static void
vigie_list_refresher_class_init (VigieListRefresherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vigie_list_refresher_dispose;
  G_OBJECT_CLASS (klass)->finalize = vigie_list_refresher_finalize;
}

static void
vigie_list_refresher_init (VigieListRefresher *self)
{
  self->folder = vigie_list_shelf_dup_folder ();
  self->look_id = g_timeout_add_seconds (LOOK_INTERVAL, look_cb, self);
  g_signal_connect_object (vigie_settings_get (), "changed", G_CALLBACK (settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * vigie_list_refresher_new:
 *
 * Looks at once, then every hour.
 *
 * Returns: (transfer full): a new refresher
 */
VigieListRefresher *
vigie_list_refresher_new (void)
{
  VigieListRefresher *self = g_object_new (VIGIE_TYPE_LIST_REFRESHER, NULL);

  look_cb (self);
  return self;
}
