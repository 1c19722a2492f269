/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The clipboard and what is dropped offer the same: files, a text, a picture. */

#include <glib/gi18n.h>

#include "vigie-links-page-private.h"

/* As bytes, and never as a GdkTexture: this process decodes no stranger's picture. */
static const char *const picture_types[] = {
  "image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp", "image/tiff", NULL,
};

/* One of @clipboard and @drop is there. */
typedef struct
{
  VigieLinksPage *page;
  GdkClipboard *clipboard;
  GdkDrop *drop;
  GdkContentFormats *formats; /* and what GTK makes of them: files of a list of addresses */
  GCancellable *cancellable;
} Offer;

static void
offer_free (Offer *self)
{
  if (self->drop != NULL)
    gdk_drop_finish (self->drop, GDK_ACTION_COPY);
  g_clear_object (&self->drop);
  g_clear_object (&self->clipboard);
  g_clear_pointer (&self->formats, gdk_content_formats_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->page);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Offer, offer_free)

static void
offer_read_value (Offer *self, GType type, GAsyncReadyCallback callback)
{
  if (self->drop != NULL)
    gdk_drop_read_value_async (self->drop, type, G_PRIORITY_DEFAULT, self->cancellable, callback, self);
  else
    gdk_clipboard_read_value_async (self->clipboard, type, G_PRIORITY_DEFAULT, self->cancellable, callback,
                                    self);
}

static const GValue *
offer_read_value_finish (Offer *self, GAsyncResult *result, GError **error)
{
  return self->drop != NULL ? gdk_drop_read_value_finish (self->drop, result, error)
                            : gdk_clipboard_read_value_finish (self->clipboard, result, error);
}

static void
tell_unreadable (Offer *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    vigie_links_page_tell (self->page, _ ("This cannot be read. Copy the link as text, then paste it here."));
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Offer) self = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = offer_read_value_finish (self, result, &error);

  if (value != NULL && g_value_get_string (value) != NULL)
    vigie_links_page_check_text (self->page, g_value_get_string (value));
  else
    tell_unreadable (self, error);
}

static void
picture_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Offer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = NULL;

  stream = self->drop != NULL ? gdk_drop_read_finish (self->drop, result, NULL, &error)
                              : gdk_clipboard_read_finish (self->clipboard, result, NULL, &error);
  if (stream != NULL)
    vigie_links_page_check_picture (self->page, stream);
  else
    tell_unreadable (self, error);
}

static gboolean
has_picture (GdkContentFormats *formats)
{
  for (guint i = 0; picture_types[i] != NULL; i++)
    if (gdk_content_formats_contain_mime_type (formats, picture_types[i]))
      return TRUE;
  return FALSE;
}

/* A text or a picture: a program that offers both means the text. */
static void
take_text_or_picture (Offer *self)
{
  if (gdk_content_formats_contain_gtype (self->formats, G_TYPE_STRING))
    {
      offer_read_value (self, G_TYPE_STRING, text_read_cb);
    }
  else if (has_picture (self->formats))
    {
      if (self->drop != NULL)
        gdk_drop_read_async (self->drop, (const char **) picture_types, G_PRIORITY_DEFAULT, self->cancellable,
                             picture_opened_cb, self);
      else
        gdk_clipboard_read_async (self->clipboard, (const char **) picture_types, G_PRIORITY_DEFAULT,
                                  self->cancellable, picture_opened_cb, self);
    }
  else
    {
      vigie_links_page_tell (self->page,
                             _ ("There is no text and no picture to paste. Copy the message or the "
                                "link first."));
      offer_free (self);
    }
}

static void
files_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Offer) self = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = offer_read_value_finish (self, result, &error);
  g_autoptr (GSList) files = value != NULL ? gdk_file_list_get_files (g_value_get_boxed (value)) : NULL;

  /* A browser offers a link as a “file” too; its text is nearer to what the person saw. */
  if (files == NULL ||
      (!g_file_is_native (files->data) && gdk_content_formats_contain_gtype (self->formats, G_TYPE_STRING)))
    {
      take_text_or_picture (g_steal_pointer (&self));
      return;
    }
  vigie_links_page_check_file (self->page, files->data);
}

/* Takes @self. */
static void
take (Offer *self)
{
  self->cancellable = g_object_ref (vigie_links_page_begin (self->page));
  if (gdk_content_formats_contain_gtype (self->formats, GDK_TYPE_FILE_LIST))
    offer_read_value (self, GDK_TYPE_FILE_LIST, files_read_cb);
  else
    take_text_or_picture (self);
}

static Offer *
offer_new (VigieLinksPage *page, GdkContentFormats *formats)
{
  Offer *self = g_new0 (Offer, 1);

  self->page = g_object_ref (page);
  self->formats = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (formats));
  return self;
}

gboolean
vigie_links_page_clipboard_has_text (VigieLinksPage *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  g_autoptr (GdkContentFormats) formats = gdk_content_formats_union_deserialize_gtypes (
      gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));

  return gdk_content_formats_contain_gtype (formats, G_TYPE_STRING);
}

void
vigie_links_page_take_clipboard (VigieLinksPage *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  Offer *offer = offer_new (self, gdk_clipboard_get_formats (clipboard));

  offer->clipboard = g_object_ref (clipboard);
  take (offer);
}

static gboolean
drop_cb (GtkDropTargetAsync *target, GdkDrop *drop, double x, double y, gpointer user_data)
{
  Offer *offer = offer_new (VIGIE_LINKS_PAGE (user_data), gdk_drop_get_formats (drop));

  offer->drop = g_object_ref (drop);
  take (offer);
  return TRUE;
}

/**
 * vigie_links_page_accept_drops:
 * @self: a page
 *
 * Lets texts, links, files and pictures be dropped anywhere on the page, the input included.
 */
void
vigie_links_page_accept_drops (VigieLinksPage *self)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();
  GtkDropTargetAsync *target;

  gdk_content_formats_builder_add_gtype (builder, GDK_TYPE_FILE_LIST);
  gdk_content_formats_builder_add_gtype (builder, G_TYPE_STRING);
  for (guint i = 0; picture_types[i] != NULL; i++)
    gdk_content_formats_builder_add_mime_type (builder, picture_types[i]);
  target = gtk_drop_target_async_new (gdk_content_formats_union_deserialize_mime_types (
                                          gdk_content_formats_builder_free_to_formats (builder)),
                                      GDK_ACTION_COPY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
