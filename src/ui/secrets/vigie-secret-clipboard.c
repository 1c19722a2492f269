/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-secret-clipboard.h"

#include <string.h>

/* What KDE's, and after it other programs that remember what was copied, leave out of their memory. */
#define HINT_TYPE "x-kde-passwordManagerHint"
#define HINT "secret"

#define VIGIE_TYPE_SECRET_PROVIDER (vigie_secret_provider_get_type ())
G_DECLARE_FINAL_TYPE (VigieSecretProvider, vigie_secret_provider, VIGIE, SECRET_PROVIDER, GdkContentProvider)

/* Hands the secret to whoever pastes, from where it is kept. */
struct _VigieSecretProvider
{
  GdkContentProvider parent_instance;

  VigieSecret *secret; /* (owned) */
};

G_DEFINE_FINAL_TYPE (VigieSecretProvider, vigie_secret_provider, GDK_TYPE_CONTENT_PROVIDER)

/* What is in the clipboard by our doing; there is one for the process. */
static struct
{
  GdkClipboard *clipboard;      /* (owned) (nullable) */
  GdkContentProvider *provider; /* (owned) (nullable) */
  guint source;
  gboolean is_watching_end;
} copied;

static GdkContentFormats *
vigie_secret_provider_ref_formats (GdkContentProvider *provider)
{
  static const char *const types[] = { "text/plain;charset=utf-8", "text/plain", HINT_TYPE };

  return gdk_content_formats_new ((const char **) types, G_N_ELEMENTS (types));
}

/* Nothing may be handed to a clipboard manager when the program ends. */
static GdkContentFormats *
vigie_secret_provider_ref_storable_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new (NULL, 0);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
vigie_secret_provider_write_mime_type_async (GdkContentProvider *provider,
                                             const char *mime_type,
                                             GOutputStream *stream,
                                             int io_priority,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data)
{
  /* The task holds the provider, so that the secret lasts until it is written. */
  GTask *task = g_task_new (provider, cancellable, callback, user_data);
  gsize length = strlen (HINT);
  const void *data = HINT;

  g_task_set_source_tag (task, vigie_secret_provider_write_mime_type_async);
  if (!g_str_equal (mime_type, HINT_TYPE))
    data = vigie_secret_peek (VIGIE_SECRET_PROVIDER (provider)->secret, &length);
  g_output_stream_write_all_async (stream, data, length, io_priority, cancellable, written_cb, task);
}

static gboolean
vigie_secret_provider_write_mime_type_finish (GdkContentProvider *provider,
                                              GAsyncResult *result,
                                              GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
vigie_secret_provider_finalize (GObject *object)
{
  g_clear_pointer (&VIGIE_SECRET_PROVIDER (object)->secret, vigie_secret_free);

  G_OBJECT_CLASS (vigie_secret_provider_parent_class)->finalize (object);
}

static void
vigie_secret_provider_class_init (VigieSecretProviderClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = vigie_secret_provider_finalize;
  provider_class->ref_formats = vigie_secret_provider_ref_formats;
  provider_class->ref_storable_formats = vigie_secret_provider_ref_storable_formats;
  provider_class->write_mime_type_async = vigie_secret_provider_write_mime_type_async;
  provider_class->write_mime_type_finish = vigie_secret_provider_write_mime_type_finish;
}

static void
vigie_secret_provider_init (VigieSecretProvider *self)
{
}

static gboolean
elapsed_cb (gpointer user_data)
{
  copied.source = 0;
  vigie_secret_clipboard_clear ();
  return G_SOURCE_REMOVE;
}

/**
 * vigie_secret_clipboard_copy:
 * @clipboard: where to
 * @secret: UTF-8, copied
 * @seconds: after how long it is taken out again, %VIGIE_SECRET_CLIPBOARD_SECONDS
 *
 * Copies @secret so that it can be pasted for a while, marked as something that no program is to remember. It
 * goes after
 * @seconds and when the program ends, unless something else was copied since. Main thread only.
 */
void
vigie_secret_clipboard_copy (GdkClipboard *clipboard, const VigieSecret *secret, guint seconds)
{
  GApplication *application = g_application_get_default ();
  VigieSecretProvider *provider;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));
  g_return_if_fail (secret != NULL);

  vigie_secret_clipboard_clear ();
  provider = g_object_new (VIGIE_TYPE_SECRET_PROVIDER, NULL);
  provider->secret = vigie_secret_copy (secret);
  copied.provider = GDK_CONTENT_PROVIDER (provider);
  copied.clipboard = g_object_ref (clipboard);
  gdk_clipboard_set_content (clipboard, copied.provider);
  copied.source = g_timeout_add_seconds (seconds, elapsed_cb, NULL);

  /* Before GTK's own end, which would hand the clipboard over to a manager. */
  if (application != NULL && !copied.is_watching_end)
    {
      g_signal_connect (application, "shutdown", G_CALLBACK (vigie_secret_clipboard_clear), NULL);
      copied.is_watching_end = TRUE;
    }
}

/**
 * vigie_secret_clipboard_clear:
 *
 * Takes out what vigie_secret_clipboard_copy () put in, if it is still there.
 */
void
vigie_secret_clipboard_clear (void)
{
  g_clear_handle_id (&copied.source, g_source_remove);
  if (copied.clipboard != NULL && gdk_clipboard_get_content (copied.clipboard) == copied.provider)
    gdk_clipboard_set_content (copied.clipboard, NULL);
  g_clear_object (&copied.provider);
  g_clear_object (&copied.clipboard);
}
