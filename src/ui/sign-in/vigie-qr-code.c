/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-qr-code.h"

#include <qrencode.h>

/* What the standard asks for around the code, in modules. */
#define QUIET_ZONE 4
/* A sign-in link has about 70 characters. */
#define MAX_TEXT 512
#define MINIMUM_SIZE 280
#define NATURAL_SIZE 320

struct _VigieQrCode
{
  GtkWidget parent_instance;

  GdkTexture *texture; /* (owned) (nullable) one pixel a module, with the quiet zone */
  guint n_modules;     /* of a side, without the quiet zone; 0: no code */
};

G_DEFINE_FINAL_TYPE (VigieQrCode, vigie_qr_code, GTK_TYPE_WIDGET)

static GdkTexture *
draw_texture (const QRcode *code)
{
  gsize side = (gsize) code->width + 2 * QUIET_ZONE;
  gsize stride = side * 4;
  guint8 *pixels = g_malloc (stride * side);
  g_autoptr (GBytes) bytes = NULL;

  memset (pixels, 0xff, stride * side);
  for (int y = 0; y < code->width; y++)
    {
      for (int x = 0; x < code->width; x++)
        {
          /* The lowest bit is the colour: 1 is black. */
          if ((code->data[y * code->width + x] & 1) != 0)
            memset (pixels + (gsize) (y + QUIET_ZONE) * stride + (gsize) (x + QUIET_ZONE) * 4, 0, 3);
        }
    }

  bytes = g_bytes_new_take (pixels, stride * side);
  return gdk_memory_texture_new ((int) side, (int) side, GDK_MEMORY_R8G8B8A8, bytes, stride);
}

static void
vigie_qr_code_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VigieQrCode *self = VIGIE_QR_CODE (widget);
  int space = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  int scale = MAX (gtk_widget_get_scale_factor (widget), 1);
  int side;
  int pixels;
  float size;
  graphene_rect_t area;

  if (self->texture == NULL)
    return;

  /* Whole pixels a module: a camera reads sharp edges best. */
  side = gdk_texture_get_width (self->texture);
  pixels = space * scale / side * side;
  size = (float) pixels / (float) scale;
  area = GRAPHENE_RECT_INIT (((float) gtk_widget_get_width (widget) - size) / 2,
                             ((float) gtk_widget_get_height (widget) - size) / 2, size, size);
  gtk_snapshot_append_scaled_texture (snapshot, self->texture, GSK_SCALING_FILTER_NEAREST, &area);
}

static void
vigie_qr_code_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = MINIMUM_SIZE;
  *natural = NATURAL_SIZE;
}

static void
vigie_qr_code_dispose (GObject *object)
{
  g_clear_object (&VIGIE_QR_CODE (object)->texture);

  G_OBJECT_CLASS (vigie_qr_code_parent_class)->dispose (object);
}

static void
vigie_qr_code_class_init (VigieQrCodeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_qr_code_dispose;
  widget_class->snapshot = vigie_qr_code_snapshot;
  widget_class->measure = vigie_qr_code_measure;

  gtk_widget_class_set_css_name (widget_class, "qrcode");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
vigie_qr_code_init (VigieQrCode *self)
{
}

/**
 * vigie_qr_code_new:
 *
 * Returns: (transfer floating): a widget without a code
 */
GtkWidget *
vigie_qr_code_new (void)
{
  return g_object_new (VIGIE_TYPE_QR_CODE, NULL);
}

/**
 * vigie_qr_code_set_text:
 * @text: (nullable): what the code holds, UTF-8; %NULL for no code
 *
 * Returns: whether @text could be drawn
 */
gboolean
vigie_qr_code_set_text (VigieQrCode *self, const char *text)
{
  QRcode *code = NULL;

  g_return_val_if_fail (VIGIE_IS_QR_CODE (self), FALSE);

  if (text != NULL && strlen (text) <= MAX_TEXT)
    code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);

  g_clear_object (&self->texture);
  self->n_modules = 0;
  if (code != NULL)
    {
      self->texture = draw_texture (code);
      self->n_modules = (guint) code->width;
      QRcode_free (code);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return self->texture != NULL;
}

/**
 * vigie_qr_code_get_n_modules:
 *
 * Returns: how many modules a side has, without the quiet zone; 0: no code is shown
 */
guint
vigie_qr_code_get_n_modules (VigieQrCode *self)
{
  g_return_val_if_fail (VIGIE_IS_QR_CODE (self), 0);

  return self->n_modules;
}
