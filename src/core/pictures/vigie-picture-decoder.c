/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-picture-decoder.h"

#include <ZXing/ZXingC.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

/* Of an uncompressed picture that is 64 MP × 4 bytes; photographs of phones have 12 to 50. */
#define MAX_PIXELS (64 * 1000 * 1000)
/* What the loader is given at a time: few pixels can be hidden in so little before the size is known. */
#define CHUNK ((gsize) 64 * 1024)
/* The most that ZXing looks for: some are found more than once. */
#define MAX_SYMBOLS (8 * VIGIE_PICTURE_MAX_CODES)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZXing_ImageView, ZXing_ImageView_delete)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZXing_ReaderOptions, ZXing_ReaderOptions_delete)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZXing_Barcodes, ZXing_Barcodes_delete)

/* gdk-pixbuf would take more: SVG, which refers to other files, and formats that nobody sends. So it is not
 * asked what the data is. */
static const char *
sniff (const guint8 *data, gsize size)
{
  static const struct
  {
    const char *magic;
    gsize length;
    const char *type;
  } formats[] = {
    { "\x89PNG\r\n\x1a\n", 8, "png" },
    { "\xff\xd8\xff", 3, "jpeg" },
    { "GIF87a", 6, "gif" },
    { "GIF89a", 6, "gif" },
    { "BM", 2, "bmp" },
    { "II*\0", 4, "tiff" },
    { "MM\0*", 4, "tiff" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (size >= formats[i].length && memcmp (data, formats[i].magic, formats[i].length) == 0)
      return formats[i].type;
  if (size >= 12 && memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBP", 4) == 0)
    return "webp";
  return NULL;
}

/* Whether the end that its format asks for is missing; known of PNG and GIF. Their loaders say nothing. */
static gboolean
is_cut (const guint8 *data, gsize size)
{
  const char *type = sniff (data, size);

  if (g_strcmp0 (type, "png") == 0)
    return memmem (data, size, "IEND", 4) == NULL;
  return g_strcmp0 (type, "gif") == 0 && memchr (data + size - MIN (size, 16), ';', MIN (size, 16)) == NULL;
}

/* Where what follows the GIF's sub-blocks at @at begins. */
static gsize
skip_gif_blocks (const guint8 *data, gsize size, gsize at)
{
  while (at < size && data[at] != 0)
    at += 1u + data[at];
  return at + 1;
}

/* How long the table of colours that @flags tell of is, bytes. */
static gsize
get_gif_colours (guint8 flags)
{
  return flags & 0x80 ? (gsize) 3 << ((flags & 7) + 1) : 0;
}

static guint
read_16 (const guint8 *at)
{
  return at[0] | (guint) at[1] << 8;
}

/* Whether a frame of a GIF begins outside of the picture, or has no size: no program writes such a one, and
 * gdk-pixbuf 2.42 complains of it as of a fault of its own. Source:
 * https://www.w3.org/Graphics/GIF/spec-gif89a.txt (read 2026-11-24) */
static gboolean
has_impossible_gif_frame (const guint8 *data, gsize size)
{
  gsize at;

  if (size < 13)
    return FALSE;
  at = 13 + get_gif_colours (data[10]);
  while (at < size && data[at] != ';')
    if (data[at] == '!')
      {
        at = skip_gif_blocks (data, size, at + 2);
      }
    else if (data[at] == ',' && at + 11 <= size)
      {
        if (read_16 (data + at + 1) >= read_16 (data + 6) || read_16 (data + at + 3) >= read_16 (data + 8) ||
            read_16 (data + at + 5) == 0 || read_16 (data + at + 7) == 0)
          return TRUE;
        at = skip_gif_blocks (data, size, at + 11 + get_gif_colours (data[at + 9]));
      }
    else
      {
        /* The loader passes over what it does not know too. */
        at++;
      }
  return FALSE;
}

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  gboolean *is_too_large = user_data;

  if (width > 0 && height > 0 && (gint64) width * height <= MAX_PIXELS)
    return;
  /* What has no size at all is damaged. */
  *is_too_large = width > 0 && height > 0;
  /* The loaders give up before they allocate. */
  gdk_pixbuf_loader_set_size (loader, 0, 0);
}

static GdkPixbuf *
load (const guint8 *data, gsize size, gboolean *is_too_large)
{
  const char *type = sniff (data, size);
  g_autoptr (GdkPixbufLoader) loader = NULL;
  GdkPixbuf *pixbuf;
  gboolean is_read = TRUE;

  *is_too_large = FALSE;
  if (type == NULL || (g_str_equal (type, "gif") && has_impossible_gif_frame (data, size)))
    return NULL;
  loader = gdk_pixbuf_loader_new_with_type (type, NULL);
  /* With Glycin there is one loader for all, under another name. */
  if (loader == NULL)
    loader = gdk_pixbuf_loader_new ();

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), is_too_large);
  for (gsize at = 0; is_read && !*is_too_large && at < size; at += CHUNK)
    is_read = gdk_pixbuf_loader_write (loader, data + at, MIN (CHUNK, size - at), NULL);
  is_read = gdk_pixbuf_loader_close (loader, NULL) && is_read;

  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  return is_read && !*is_too_large && pixbuf != NULL ? g_object_ref (pixbuf) : NULL;
}

/* Rec. 601 luma, put on @background where the picture is transparent. */
static guint8 *
to_grey (GdkPixbuf *pixbuf, guint background)
{
  const int width = gdk_pixbuf_get_width (pixbuf);
  const int height = gdk_pixbuf_get_height (pixbuf);
  const int channels = gdk_pixbuf_get_n_channels (pixbuf);
  const gsize stride = (gsize) gdk_pixbuf_get_rowstride (pixbuf);
  const guint8 *pixels = gdk_pixbuf_read_pixels (pixbuf);
  guint8 *grey = g_try_malloc ((gsize) width * (gsize) height);

  if (grey == NULL)
    return NULL;
  for (int y = 0; y < height; y++)
    {
      const guint8 *from = pixels + (gsize) y * stride;
      guint8 *to = grey + (gsize) y * (gsize) width;

      for (int x = 0; x < width; x++, from += channels)
        {
          const guint luma = (299u * from[0] + 587u * from[1] + 114u * from[2]) / 1000;
          const guint alpha = channels == 4 ? from[3] : 255;

          to[x] = (guint8) ((luma * alpha + background * (255 - alpha)) / 255);
        }
    }
  return grey;
}

/* A NUL is U+FFFD. */
static void
add_text (GPtrArray *codes, const char *raw, gsize length, gboolean *has_more)
{
  g_autofree char *text = g_utf8_make_valid (raw, (gssize) MIN (length, VIGIE_PICTURE_MAX_CODE));

  /* What was cut in the middle of a character has grown. */
  while (strlen (text) > VIGIE_PICTURE_MAX_CODE)
    *g_utf8_find_prev_char (text, text + strlen (text)) = '\0';
  if (*text == '\0' || g_ptr_array_find_with_equal_func (codes, text, g_str_equal, NULL))
    return;
  if (codes->len == VIGIE_PICTURE_MAX_CODES)
    *has_more = TRUE;
  else
    g_ptr_array_add (codes, g_steal_pointer (&text));
}

/* ZXing's text is UTF-8 whatever the code was written in, but ends at the first NUL, and what comes after
 * that is part of the link too. Of its bytes it is not known what they were written in: the NULs of UTF-16
 * are in all letters. */
static void
add_code (GPtrArray *codes, const ZXing_Barcode *barcode, gboolean *has_more)
{
  int size = 0;
  guint8 *bytes = ZXing_Barcode_bytes (barcode, &size);
  char *text = ZXing_Barcode_text (barcode);
  const guint8 *nul = bytes != NULL && size > 0 ? memchr (bytes, '\0', (gsize) size) : NULL;
  const gsize length = text != NULL ? strlen (text) : 0;
  const gsize before = nul != NULL ? (gsize) (nul - bytes) : 0;
  /* So many letters are not written in so few bytes: it goes on past this NUL, so that is none. */
  const gboolean is_cut = nul != NULL && (text == NULL || (gsize) g_utf8_strlen (text, -1) <= before);
  const gboolean is_start = is_cut && length == before && (text == NULL || memcmp (bytes, text, length) == 0);

  if (is_cut)
    add_text (codes, (const char *) bytes, (gsize) size, has_more);
  if (text != NULL && !is_start)
    add_text (codes, text, length, has_more);
  ZXing_free (text);
  ZXing_free (bytes);
}

static void
find_codes (const guint8 *grey, int width, int height, GPtrArray *codes, gboolean *has_more)
{
  g_autoptr (ZXing_ImageView) view =
      ZXing_ImageView_new (grey, width, height, ZXing_ImageFormat_Lum, width, 1);
  g_autoptr (ZXing_ReaderOptions) options = ZXing_ReaderOptions_new ();
  g_autoptr (ZXing_Barcodes) found = NULL;

  if (view == NULL || options == NULL)
    return;
  ZXing_ReaderOptions_setFormats (options, ZXing_BarcodeFormat_MatrixCodes);
  ZXing_ReaderOptions_setTextMode (options, ZXing_TextMode_Plain);
  ZXing_ReaderOptions_setMaxNumberOfSymbols (options, MAX_SYMBOLS);
  found = ZXing_ReadBarcodes (view, options);
  for (int i = 0; found != NULL && i < ZXing_Barcodes_size (found) && !*has_more; i++)
    add_code (codes, ZXing_Barcodes_at (found, i), has_more);
  /* There may be others behind as many copies of a few. */
  if (found != NULL && ZXing_Barcodes_size (found) >= MAX_SYMBOLS)
    *has_more = TRUE;
}

/**
 * vigie_picture_decode:
 * @data: (array length=size): a picture, from a stranger
 * @size: its length, bytes
 * @codes: (out) (transfer full) (array zero-terminated=1): what its codes say, UTF-8, each once: at most
 *   %VIGIE_PICTURE_MAX_CODES of at most %VIGIE_PICTURE_MAX_CODE bytes; %NULL unless codes were found;
 *   a NUL in one is U+FFFD
 * @has_more: (out): whether there are more of them
 *
 * Decodes a picture (PNG, JPEG, GIF, BMP, TIFF, and WebP where gdk-pixbuf has it) and reads its QR codes and
 * other matrix codes. For a process that holds nothing else: see vigie_picture_read_async ().
 *
 * Returns: what came of it
 */
VigiePictureOutcome
vigie_picture_decode (const guint8 *data, gsize size, char ***codes, gboolean *has_more)
{
  /* A code drawn in white on nothing is only seen on black. */
  static const guint backgrounds[] = { 255, 0 };
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  gboolean is_too_large;
  guint n_tries;

  g_return_val_if_fail (data != NULL || size == 0, VIGIE_PICTURE_NOT_A_PICTURE);
  g_return_val_if_fail (codes != NULL && has_more != NULL, VIGIE_PICTURE_NOT_A_PICTURE);

  *codes = NULL;
  *has_more = FALSE;
  if (size > VIGIE_PICTURE_MAX_SIZE)
    return VIGIE_PICTURE_TOO_LARGE;
  pixbuf = load (data, size, &is_too_large);
  if (pixbuf == NULL)
    return is_too_large && !is_cut (data, size) ? VIGIE_PICTURE_TOO_LARGE : VIGIE_PICTURE_NOT_A_PICTURE;

  n_tries = gdk_pixbuf_get_has_alpha (pixbuf) ? 2 : 1;
  for (guint i = 0; i < n_tries && found->len == 0; i++)
    {
      g_autofree guint8 *grey = to_grey (pixbuf, backgrounds[i]);

      if (grey == NULL)
        return VIGIE_PICTURE_TOO_LARGE;
      find_codes (grey, gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf), found, has_more);
    }
  /* Of a picture that is not all there, what is there was looked at. */
  if (found->len == 0)
    return is_cut (data, size) ? VIGIE_PICTURE_NOT_A_PICTURE : VIGIE_PICTURE_NO_CODE;

  g_ptr_array_add (found, NULL);
  *codes = (char **) g_ptr_array_free (g_steal_pointer (&found), FALSE);
  return VIGIE_PICTURE_CODES;
}
