/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-list-feed.h"

#include "vigie-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "vigie-error-sentence.h"
#include "vigie-fetcher.h"
#include "vigie-list-shelf.h"
#include "vigie-url.h"

/* The longest list that is taken, bytes: some ten million names. */
#define MAX_BYTES (G_GINT64_CONSTANT (256) << 20)

typedef struct
{
  char *folder;
  char *address;
  gint64 now;
  int fd; /* a file without a name, for what comes */
  char *etag;
  char *modified;
  gboolean has_changed;
  VigieListCounts counts;
} Refresh;

static void
refresh_free (Refresh *refresh)
{
  g_free (refresh->folder);
  g_free (refresh->address);
  g_free (refresh->etag);
  g_free (refresh->modified);
  if (refresh->fd >= 0)
    (void) close (refresh->fd);
  g_free (refresh);
}

/**
 * vigie_list_feed_dup_settings:
 *
 * Returns: (transfer full) (nullable): the settings with the feed; %NULL where they are not installed
 */
GSettings *
vigie_list_feed_dup_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source != NULL ? g_settings_schema_source_lookup (source, VIGIE_APP_ID, TRUE) : NULL;

  return schema != NULL && g_settings_schema_has_key (schema, VIGIE_LIST_FEED_KEY_ENABLED)
             ? g_settings_new (VIGIE_APP_ID)
             : NULL;
}

/**
 * vigie_list_feed_dup_host:
 * @address: what was typed as a feed's address
 *
 * Returns: (transfer full) (nullable): the host that would be asked; %NULL if it is no https address
 */
char *
vigie_list_feed_dup_host (const char *address)
{
  g_auto (VigieUrl) url = { 0 };

  if (!vigie_url_parse (&url, address, strlen (address)) || !g_str_equal (url.scheme, "https"))
    return NULL;
  return g_strdup (url.host);
}

/* What a list that came from the same address says for the next question. */
static void
add_conditions (JsonBuilder *request, Refresh *refresh)
{
  g_autofree char *path = vigie_list_dup_path (refresh->folder, VIGIE_LIST_FEED_NAME);
  g_autoptr (VigieBlockList) list = vigie_block_list_open (path, NULL);
  VigieBlockListInfo info;

  if (list == NULL)
    return;
  vigie_block_list_get_info (list, 0, &info);
  if (!g_str_equal (info.source, refresh->address))
    return;
  json_builder_set_member_name (request, "etag");
  json_builder_add_string_value (request, info.etag);
  json_builder_set_member_name (request, "modified");
  json_builder_add_string_value (request, info.modified);
}

/* Reads what came into the list; in a thread of its own. */
static gboolean
take_body (Refresh *refresh, GError **error)
{
  const VigieBlockListInfo info = {
    .source = refresh->address,
    .etag = refresh->etag,
    .modified = refresh->modified,
    .updated = refresh->now,
  };
  g_autoptr (VigieListUpdate) update =
      vigie_list_update_new (refresh->folder, VIGIE_LIST_FEED_NAME, TRUE, error);

  if (update == NULL)
    return FALSE;
  if (lseek (refresh->fd, 0, SEEK_SET) != 0)
    {
      g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, g_strerror (errno));
      return FALSE;
    }
  return vigie_list_update_feed_fd (update, refresh->fd, error) &&
         vigie_list_update_commit (update, &info, &refresh->counts, error);
}

static void
take_body_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (take_body (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* What went wrong, as `vigie-fetch` says it. */
static void
set_problem (GError **error, const char *id)
{
  static const char *const offline[] = { "resolve", "connect", "timeout", NULL };

  if (g_strv_contains (offline, id))
    g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_NETWORK, "%s", id);
  else if (g_str_equal (id, "write"))
    g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "%s", id);
  else
    g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_SERVICE, "%s", id);
}

static gboolean
read_reply (const VigieJson *json, Refresh *refresh, GError **error)
{
  const VigieJsonAt root = vigie_json_get_root (json);
  const char *problem = vigie_json_get_string (&root, "error", NULL);
  gint64 status = 0;

  if (problem != NULL)
    {
      set_problem (error, problem);
      return FALSE;
    }
  if (!vigie_json_expect_int (&root, "status", 200, 304, &status, error))
    return FALSE;

  refresh->has_changed = status != 304;
  refresh->etag = g_strdup (vigie_json_get_string (&root, "etag", ""));
  refresh->modified = g_strdup (vigie_json_get_string (&root, "modified", ""));
  return TRUE;
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Refresh *refresh = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieJson) json = vigie_fetcher_run_finish (result, &error);

  if (json == NULL || !read_reply (json, refresh, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (refresh->has_changed)
    {
      g_task_run_in_thread (task, take_body_thread);
      return;
    }
  (void) vigie_list_mark_asked (refresh->folder, VIGIE_LIST_FEED_NAME, refresh->now);
  g_task_return_boolean (task, TRUE);
}

/**
 * vigie_list_feed_refresh_async:
 * @folder: the folder of the lists
 * @address: the feed, https; one that the person or the organisation switched on
 * @now: Unix time, seconds, UTC
 * @cancellable: (nullable): stops asking; what came so far is forgotten
 * @callback: called on the thread that calls
 * @user_data: for @callback
 *
 * Asks the feed for a newer list, and puts it in the old one's place.
 */
void
vigie_list_feed_refresh_async (const char *folder,
                               const char *address,
                               gint64 now,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (JsonBuilder) request = json_builder_new ();
  Refresh *refresh = g_new0 (Refresh, 1);

  g_task_set_source_tag (task, vigie_list_feed_refresh_async);
  g_task_set_task_data (task, refresh, (GDestroyNotify) refresh_free);
  refresh->folder = g_strdup (folder);
  refresh->address = g_strdup (address);
  refresh->now = now;
  /* On the disk and not in memory: a list may have hundreds of megabytes. */
  refresh->fd = open (g_get_tmp_dir (), O_RDWR | O_TMPFILE | O_CLOEXEC, 0600);
  if (refresh->fd < 0)
    refresh->fd = memfd_create ("vigie-feed", MFD_CLOEXEC);
  if (refresh->fd < 0)
    {
      g_task_return_new_error (task, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "%s", g_strerror (errno));
      return;
    }

  json_builder_begin_object (request);
  json_builder_set_member_name (request, "get");
  json_builder_add_string_value (request, address);
  json_builder_set_member_name (request, "max-bytes");
  json_builder_add_int_value (request, MAX_BYTES);
  add_conditions (request, refresh);
  vigie_fetcher_run_async (request, dup (refresh->fd), cancellable, ran_cb, g_steal_pointer (&task));
}

/**
 * vigie_list_feed_refresh_finish:
 * @result: of vigie_list_feed_refresh_async ()
 * @has_changed: (out): whether there was a newer list
 * @counts: (out caller-allocates): what it held, if @has_changed
 * @error: return location
 *
 * Returns: %FALSE with @error set to %VIGIE_ERROR_NETWORK, %VIGIE_ERROR_SERVICE (the feed answered something
 * else than a list, or could not prove who it is), %VIGIE_ERROR_INVALID_FILE, %VIGIE_ERROR_STORAGE,
 * %VIGIE_ERROR_BUSY, %VIGIE_ERROR_UNSUPPORTED or %G_IO_ERROR_CANCELLED; the list is then as it was
 */
gboolean
vigie_list_feed_refresh_finish (GAsyncResult *result,
                                gboolean *has_changed,
                                VigieListCounts *counts,
                                GError **error)
{
  const Refresh *refresh;

  g_return_val_if_fail (g_async_result_is_tagged (result, vigie_list_feed_refresh_async), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  refresh = g_task_get_task_data (G_TASK (result));
  *has_changed = refresh->has_changed;
  *counts = refresh->counts;
  return TRUE;
}

/**
 * vigie_list_feed_error_sentence:
 * @error: of vigie_list_feed_refresh_finish ()
 *
 * Returns: (transfer none): what happened, what still works and what to do, in the person's language
 */
const char *
vigie_list_feed_error_sentence (const GError *error)
{
  if (error->domain != VIGIE_ERROR)
    return vigie_error_sentence (error);

  switch ((VigieError) error->code)
    {
    case VIGIE_ERROR_NETWORK:
      return _ ("The list’s site cannot be reached. The list stays as it was. Check the connection, then try "
                "again.");
    case VIGIE_ERROR_SERVICE:
      if (g_str_equal (error->message, "certificate"))
        return _ (
            "The list’s site could not prove who it is, so nothing was taken. The list stays as it was.");
      if (g_str_equal (error->message, "too-large"))
        return _ ("The list is too long for Vigie. The list stays as it was.");
      if (g_str_equal (error->message, "bad-address") || g_str_equal (error->message, "not-https"))
        return _ ("This is not an address that begins with https://. Check it, then try again.");
      return _ ("There is no list at this address. The list stays as it was. Check the address.");
    case VIGIE_ERROR_INVALID_FILE:
      return _ ("What is at this address is not a block list. The list stays as it was.");
    case VIGIE_ERROR_BUSY:
      return _ ("Another copy of Vigie is writing the lists. Try again in a moment.");
    default:
      return vigie_error_sentence (error);
    }
}
