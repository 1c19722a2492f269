/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "vigie-qr-code.h"

#define FIRST "tg://login?token=AQLbZ1mlExampleExampleExampleExampleExampleExampleEx"
#define SECOND "tg://login?token=AQLbZ1mlExampleExampleExampleExampleExampleExampleXe"

/* The colours of the drawing, a byte a pixel of the red channel. */
static GBytes *
draw (GtkWidget *code)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autofree guint8 *pixels = NULL;

  gtk_widget_measure (code, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (code, 400, 400, -1, NULL);
  GTK_WIDGET_GET_CLASS (code)->snapshot (code, snapshot);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node == NULL)
    return NULL;

  gsk_renderer_realize (renderer, NULL, NULL);
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  gsk_renderer_unrealize (renderer);
  pixels = g_malloc ((gsize) gdk_texture_get_width (texture) * (gsize) gdk_texture_get_height (texture) * 4);
  gdk_texture_download (texture, pixels, (gsize) gdk_texture_get_width (texture) * 4);
  return g_bytes_new (pixels,
                      (gsize) gdk_texture_get_width (texture) * (gsize) gdk_texture_get_height (texture) * 4);
}

static void
test_a_new_link_is_a_new_picture (void)
{
  g_autoptr (GtkWidget) code = g_object_ref_sink (vigie_qr_code_new ());
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  g_assert_true (vigie_qr_code_set_text (VIGIE_QR_CODE (code), FIRST));
  g_assert_cmpuint (vigie_qr_code_get_n_modules (VIGIE_QR_CODE (code)), >=, 33);
  first = draw (code);
  g_assert_true (vigie_qr_code_set_text (VIGIE_QR_CODE (code), SECOND));
  second = draw (code);
  g_assert_false (g_bytes_equal (first, second));
}

static void
test_the_quiet_zone_is_white (void)
{
  g_autoptr (GtkWidget) code = g_object_ref_sink (vigie_qr_code_new ());
  g_autoptr (GBytes) drawn = NULL;
  const guint8 *pixels;

  vigie_qr_code_set_text (VIGIE_QR_CODE (code), FIRST);
  drawn = draw (code);
  pixels = g_bytes_get_data (drawn, NULL);
  /* The first row of pixels belongs to the quiet zone. */
  for (guint x = 0; x < 4 * 64; x++)
    g_assert_cmpuint (pixels[x], ==, 0xff);
}

static void
test_without_a_link_nothing_is_drawn (void)
{
  g_autoptr (GtkWidget) code = g_object_ref_sink (vigie_qr_code_new ());
  g_autofree char *large = g_strnfill (4000, 'a');

  g_assert_false (vigie_qr_code_set_text (VIGIE_QR_CODE (code), NULL));
  g_assert_false (vigie_qr_code_set_text (VIGIE_QR_CODE (code), large));
  g_assert_cmpuint (vigie_qr_code_get_n_modules (VIGIE_QR_CODE (code)), ==, 0);
  g_assert_null (draw (code));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/qr-code/new-link", test_a_new_link_is_a_new_picture);
  g_test_add_func ("/qr-code/quiet-zone", test_the_quiet_zone_is_white);
  g_test_add_func ("/qr-code/nothing", test_without_a_link_nothing_is_drawn);

  return g_test_run ();
}
