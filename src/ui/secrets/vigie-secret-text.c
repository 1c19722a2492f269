/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-config.h"

#include "vigie-secret-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vigie-secret-letters.h"

struct _VigieSecretText
{
  GtkWidget parent_instance;

  VigieSecret *secret; /* (owned) (nullable) */
};

static void vigie_secret_text_accessible_text_init (GtkAccessibleTextInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VigieSecretText,
                               vigie_secret_text,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_TEXT,
                                                      vigie_secret_text_accessible_text_init))

typedef struct
{
  GtkSnapshot *snapshot;
  GdkRGBA color;
} Drawing;

static void
draw_letter (PangoLayout *layout, int x, int y, gpointer user_data)
{
  Drawing *drawing = user_data;
  const graphene_point_t place = GRAPHENE_POINT_INIT ((float) x / PANGO_SCALE, (float) y / PANGO_SCALE);

  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot, &place);
  gtk_snapshot_append_layout (drawing->snapshot, layout, &drawing->color);
  gtk_snapshot_restore (drawing->snapshot);
}

static void
vigie_secret_text_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VigieSecretText *self = VIGIE_SECRET_TEXT (widget);
  g_autoptr (PangoLayout) layout = NULL;
  VigieSecretExtents extents;
  Drawing drawing = { snapshot };

  if (self->secret == NULL)
    return;

  layout = gtk_widget_create_pango_layout (widget, NULL);
  gtk_widget_get_color (widget, &drawing.color);
  vigie_secret_letters_lay_out (layout, self->secret, gtk_widget_get_width (widget) * PANGO_SCALE, TRUE,
                                &extents, draw_letter, &drawing);
}

static GtkSizeRequestMode
vigie_secret_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vigie_secret_text_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  VigieSecretText *self = VIGIE_SECRET_TEXT (widget);
  g_autoptr (PangoLayout) layout = NULL;
  VigieSecretExtents extents;

  if (self->secret == NULL)
    {
      *minimum = *natural = 0;
      return;
    }

  layout = gtk_widget_create_pango_layout (widget, NULL);
  vigie_secret_letters_lay_out (
      layout, self->secret,
      orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0 ? for_size * PANGO_SCALE : -1, TRUE, &extents,
      NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = PANGO_PIXELS_CEIL (extents.width);
      /* A longer word is broken: it must not push the page out of a narrow window. */
      *minimum = MIN (PANGO_PIXELS_CEIL (extents.widest_word), 240);
    }
  else
    *minimum = *natural = PANGO_PIXELS_CEIL (extents.height);
}

static GBytes *
copy_characters (VigieSecretText *self, guint start, guint end)
{
  VigieSecret *part;
  const char *text;
  const char *from;
  const char *to;
  glong n_characters;
  gsize length;

  if (self->secret == NULL)
    return g_bytes_new_static ("", 0);

  text = (const char *) vigie_secret_peek (self->secret, NULL);
  n_characters = g_utf8_strlen (text, -1);
  from = g_utf8_offset_to_pointer (text, MIN ((glong) start, n_characters));
  to = g_utf8_offset_to_pointer (text, MIN ((glong) end, n_characters));
  part = vigie_secret_new (from, to > from ? (gsize) (to - from) : 0);
  text = (const char *) vigie_secret_peek (part, &length);
  return g_bytes_new_with_free_func (text, length, (GDestroyNotify) vigie_secret_free, part);
}

static GBytes *
vigie_secret_text_get_contents (GtkAccessibleText *accessible, guint start, guint end)
{
  return copy_characters (VIGIE_SECRET_TEXT (accessible), start, end);
}

static GBytes *
vigie_secret_text_get_contents_at (GtkAccessibleText *accessible,
                                   guint offset,
                                   GtkAccessibleTextGranularity granularity,
                                   guint *start,
                                   guint *end)
{
  VigieSecretText *self = VIGIE_SECRET_TEXT (accessible);
  const char *text = self->secret != NULL ? (const char *) vigie_secret_peek (self->secret, NULL) : "";
  const guint n_characters = (guint) g_utf8_strlen (text, -1);

  offset = MIN (offset, n_characters);
  *start = 0;
  *end = n_characters;
  if (granularity == GTK_ACCESSIBLE_TEXT_GRANULARITY_CHARACTER)
    {
      *start = offset;
      *end = MIN (offset + 1, n_characters);
    }
  else if (granularity == GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD)
    {
      const char *place = g_utf8_offset_to_pointer (text, offset);
      const char *word = place;
      const char *word_end = strchr (place, ' ');

      while (word > text && word[-1] != ' ')
        word--;
      *start = (guint) g_utf8_pointer_to_offset (text, word);
      *end = word_end != NULL ? (guint) g_utf8_pointer_to_offset (text, word_end + 1) : n_characters;
    }
  return copy_characters (self, *start, *end);
}

static guint
vigie_secret_text_get_caret_position (GtkAccessibleText *accessible)
{
  return 0;
}

static gboolean
vigie_secret_text_get_selection (GtkAccessibleText *accessible,
                                 gsize *n_ranges,
                                 GtkAccessibleTextRange **ranges)
{
  *n_ranges = 0;
  return FALSE;
}

static gboolean
vigie_secret_text_get_attributes (GtkAccessibleText *accessible,
                                  guint offset,
                                  gsize *n_ranges,
                                  GtkAccessibleTextRange **ranges,
                                  char ***names,
                                  char ***values)
{
  *n_ranges = 0;
  return FALSE;
}

static void
vigie_secret_text_get_default_attributes (GtkAccessibleText *accessible, char ***names, char ***values)
{
  *names = g_new0 (char *, 1);
  *values = g_new0 (char *, 1);
}

static void
vigie_secret_text_accessible_text_init (GtkAccessibleTextInterface *iface)
{
  iface->get_contents = vigie_secret_text_get_contents;
  iface->get_contents_at = vigie_secret_text_get_contents_at;
  iface->get_caret_position = vigie_secret_text_get_caret_position;
  iface->get_selection = vigie_secret_text_get_selection;
  iface->get_attributes = vigie_secret_text_get_attributes;
  iface->get_default_attributes = vigie_secret_text_get_default_attributes;
}

static void
vigie_secret_text_dispose (GObject *object)
{
  g_clear_pointer (&VIGIE_SECRET_TEXT (object)->secret, vigie_secret_free);

  G_OBJECT_CLASS (vigie_secret_text_parent_class)->dispose (object);
}

static void
vigie_secret_text_class_init (VigieSecretTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_secret_text_dispose;
  widget_class->snapshot = vigie_secret_text_snapshot;
  widget_class->measure = vigie_secret_text_measure;
  widget_class->get_request_mode = vigie_secret_text_get_request_mode;

  gtk_widget_class_set_css_name (widget_class, "secrettext");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
}

static void
vigie_secret_text_init (VigieSecretText *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  /* Translators: spoken by screen readers before the words of the passphrase. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Passphrase"),
                                  GTK_ACCESSIBLE_PROPERTY_READ_ONLY, TRUE, -1);
}

/**
 * vigie_secret_text_new:
 *
 * Returns: (transfer floating): a widget that shows nothing
 */
GtkWidget *
vigie_secret_text_new (void)
{
  return g_object_new (VIGIE_TYPE_SECRET_TEXT, NULL);
}

/**
 * vigie_secret_text_set_secret:
 * @secret: (nullable): what it shows, UTF-8, copied; %NULL wipes what it showed
 */
void
vigie_secret_text_set_secret (VigieSecretText *self, const VigieSecret *secret)
{
  g_return_if_fail (VIGIE_IS_SECRET_TEXT (self));

  g_clear_pointer (&self->secret, vigie_secret_free);
  if (secret != NULL)
    self->secret = vigie_secret_copy (secret);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * vigie_secret_text_get_is_empty:
 *
 * Returns: whether it shows nothing
 */
gboolean
vigie_secret_text_get_is_empty (VigieSecretText *self)
{
  g_return_val_if_fail (VIGIE_IS_SECRET_TEXT (self), TRUE);

  return self->secret == NULL;
}
