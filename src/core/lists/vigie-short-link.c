/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-short-link.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-fetcher.h"

/* The link, five hosts after it, and one more that was not asked. */
#define MAX_HOPS 7

/* As `vigie-fetch` says them, and as the person reads them. */
static const struct
{
  const char *id;
  VigieShortLinkEnd end;
} ends[] = {
  { "arrived", VIGIE_SHORT_LINK_ARRIVED }, { "too-many", VIGIE_SHORT_LINK_TOO_MANY },
  { "loop", VIGIE_SHORT_LINK_LOOP },       { "private", VIGIE_SHORT_LINK_PRIVATE },
  { "not-web", VIGIE_SHORT_LINK_NOT_WEB }, { "port", VIGIE_SHORT_LINK_NOT_ASKED },
  { "proxy", VIGIE_SHORT_LINK_NOT_ASKED }, { "failed", VIGIE_SHORT_LINK_FAILED },
};

/**
 * vigie_short_link_free:
 * @self: (transfer full) (nullable): a way
 */
void
vigie_short_link_free (VigieShortLink *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->hops);
  g_free (self);
}

static gboolean
read_end (const VigieJsonAt *root, VigieShortLinkEnd *end, GError **error)
{
  const char *id = NULL;

  if (!vigie_json_expect_string (root, "end", &id, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_equal (ends[i].id, id))
      {
        *end = ends[i].end;
        return TRUE;
      }
  vigie_json_set_error (root, "end", error, "this end is not known");
  return FALSE;
}

static VigieShortLink *
read_reply (const VigieJson *json, GError **error)
{
  const VigieJsonAt root = vigie_json_get_root (json);
  g_autoptr (VigieShortLink) link = g_new0 (VigieShortLink, 1);
  g_autoptr (GPtrArray) hops = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  VigieJsonAt list;
  guint n;

  if (vigie_json_get_string (&root, "error", NULL) != NULL)
    {
      g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED, "This is no address of the web");
      return NULL;
    }
  if (!vigie_json_expect_array (&root, "hops", &list, error) || !read_end (&root, &link->end, error))
    return NULL;

  n = vigie_json_get_length (&list);
  if (n == 0 || n > MAX_HOPS)
    {
      vigie_json_set_error (&root, "hops", error, "1 to 7 addresses were expected");
      return NULL;
    }
  for (guint i = 0; i < n; i++)
    {
      const char *hop = NULL;

      if (!vigie_json_expect_string_at (&list, i, &hop, error))
        return NULL;
      g_ptr_array_add (hops, g_strdup (hop));
    }
  link->hops = (char **) g_ptr_array_free (g_steal_pointer (&hops), FALSE);
  return g_steal_pointer (&link);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieJson) json = vigie_fetcher_run_finish (result, &error);
  VigieShortLink *link = json != NULL ? read_reply (json, &error) : NULL;

  if (link == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, link, (GDestroyNotify) vigie_short_link_free);
}

/**
 * vigie_short_link_follow_async:
 * @url: a link of http or https
 * @cancellable: (nullable): stops asking
 * @callback: called on the thread that calls
 * @user_data: for @callback
 *
 * Asks where a link leads, without opening it: see vigie_short_link_get_question () for what the other side
 * learns. Only for a person who said yes to that.
 */
void
vigie_short_link_follow_async (const char *url,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (JsonBuilder) request = json_builder_new ();

  g_return_if_fail (url != NULL);

  g_task_set_source_tag (task, vigie_short_link_follow_async);
  json_builder_begin_object (request);
  json_builder_set_member_name (request, "follow");
  json_builder_add_string_value (request, url);
  vigie_fetcher_run_async (request, -1, cancellable, ran_cb, g_steal_pointer (&task));
}

/**
 * vigie_short_link_follow_finish:
 * @result: of vigie_short_link_follow_async ()
 * @error: return location
 *
 * Returns: (transfer full): where it leads; %NULL with @error set to %VIGIE_ERROR_UNSUPPORTED (not a link of
 * the web, or the program is missing), %VIGIE_ERROR_NETWORK, %VIGIE_ERROR_UNEXPECTED_REPLY or
 * %G_IO_ERROR_CANCELLED
 */
VigieShortLink *
vigie_short_link_follow_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, vigie_short_link_follow_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vigie_short_link_end_to_sentence:
 * @end: why the way ends
 *
 * Returns: (transfer none): a sentence in the person's language, to stand under the last address
 */
const char *
vigie_short_link_end_to_sentence (VigieShortLinkEnd end)
{
  switch (end)
    {
    case VIGIE_SHORT_LINK_ARRIVED:
      return _ (
          "It leads here, as far as can be seen without opening it. A page can still send visitors on.");
    case VIGIE_SHORT_LINK_TOO_MANY:
      return _ ("It leads on and on. Vigie stopped here. Honest links seldom do that: do not open it.");
    case VIGIE_SHORT_LINK_LOOP:
      return _ ("It leads round in a circle, to no page.");
    case VIGIE_SHORT_LINK_PRIVATE:
      return _ ("It leads into your own computer or network. Vigie did not go there. Do not open it.");
    case VIGIE_SHORT_LINK_NOT_WEB:
      return _ ("It leads out of the web, into an app.");
    case VIGIE_SHORT_LINK_NOT_ASKED:
      return _ ("Vigie did not ask further: it could not make sure where it would connect to.");
    case VIGIE_SHORT_LINK_FAILED:
    default:
      return _ ("This site did not answer, or could not prove who it is. Vigie cannot see further.");
    }
}

/**
 * vigie_short_link_get_question:
 * @host: the host that would be asked, cleaned and isolated
 *
 * Returns: (transfer full): what to say before anybody is asked: what the other side learns
 */
char *
vigie_short_link_get_question (const char *host)
{
  /* Translators: %s is the host of a link, such as “bit.ly”. */
  return g_strdup_printf (_ ("Vigie asks %s, and each site that it leads to, where the link goes. They learn "
                             "that somebody at your "
                             "internet address has this link. If it was made for you alone, whoever made it "
                             "learns that you have it. "
                             "Nothing is opened."),
                          host);
}
