/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures with codes, drawn here, as the program `vigie-picture` reads them. */

#include "vigie-picture.h"

#include <errno.h>
#include <fcntl.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <math.h>
#include <qrencode.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "vigie-picture-cell.h"

#define LINK "https://telegram.org@web-telegrem.example/vote?id=7"

/* How a code is drawn. */
typedef struct
{
  int scale;    /* pixels a module */
  int margin;   /* modules */
  double angle; /* radians */
  int noise;    /* 0 to 255 */
  gboolean is_inverted;
  gboolean is_photo; /* on a background of many colours, with a shadow */
} Style;

static const Style plain = { .scale = 6, .margin = 4 };

static void
put (GdkPixbuf *pixbuf, int x, int y, guint8 red, guint8 green, guint8 blue)
{
  guint8 *pixel = gdk_pixbuf_get_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf) +
                  x * gdk_pixbuf_get_n_channels (pixbuf);

  pixel[0] = red;
  pixel[1] = green;
  pixel[2] = blue;
}

/* The module of @code under (x, y) of a picture whose middle is (cx, cy); -1 outside of code and margin. */
static int
module_at (const QRcode *code, const Style *style, double x, double y)
{
  const double half = code->width * style->scale / 2.0;
  const double across = (x * cos (style->angle) + y * sin (style->angle) + half) / style->scale;
  const double down = (-x * sin (style->angle) + y * cos (style->angle) + half) / style->scale;
  const int column = (int) floor (across);
  const int row = (int) floor (down);

  if (column < -style->margin || row < -style->margin || column >= code->width + style->margin ||
      row >= code->width + style->margin)
    return -1;
  if (column < 0 || row < 0 || column >= code->width || row >= code->width)
    return 0;
  return code->data[row * code->width + column] & 1;
}

static void
draw (GdkPixbuf *pixbuf, const char *text, const Style *style, int cx, int cy, GRand *random)
{
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  int reach;

  g_assert_nonnull (code);
  /* As far as the corners of a code that stands on one of them. */
  reach = (code->width / 2 + style->margin + 1) * style->scale * 3 / 2;
  for (int y = MAX (cy - reach, 0); y < MIN (cy + reach, gdk_pixbuf_get_height (pixbuf)); y++)
    for (int x = MAX (cx - reach, 0); x < MIN (cx + reach, gdk_pixbuf_get_width (pixbuf)); x++)
      {
        const int module = module_at (code, style, x - cx + 0.5, y - cy + 0.5);
        const int shadow = style->is_photo ? 60 * x / gdk_pixbuf_get_width (pixbuf) : 0;
        int grey;

        if (module < 0)
          continue;
        grey = (module != style->is_inverted) ? 20 : 235 - shadow;
        if (style->noise > 0)
          grey += g_rand_int_range (random, -style->noise, style->noise + 1);
        grey = CLAMP (grey, 0, 255);
        put (pixbuf, x, y, (guint8) grey, (guint8) grey, (guint8) MIN (grey + shadow / 4, 255));
      }
  QRcode_free (code);
}

static GdkPixbuf *
canvas (int width, int height, gboolean is_photo, GRand *random)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);

  gdk_pixbuf_fill (pixbuf, 0xffffffff);
  for (int y = 0; is_photo && y < height; y++)
    for (int x = 0; x < width; x++)
      put (pixbuf, x, y, (guint8) (128 + 100 * sin (x / 17.0) + g_rand_int_range (random, -20, 20)),
           (guint8) (100 + 90 * sin ((x + y) / 31.0)), (guint8) (90 + 80 * cos (y / 23.0)));
  return pixbuf;
}

static GBytes *
save (GdkPixbuf *pixbuf, const char *type)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, type, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static GBytes *
draw_one (const char *text, const Style *style, int size, const char *type)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GdkPixbuf) pixbuf = canvas (size, size, style->is_photo, random);

  draw (pixbuf, text, style, size / 2, size / 2, random);
  return save (pixbuf, type);
}

typedef struct
{
  GAsyncResult *result;
} Answer;

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ((Answer *) user_data)->result = g_object_ref (result);
}

static gboolean
read_picture (
    GBytes *picture, VigiePictureOutcome *outcome, char ***codes, gboolean *has_more, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (picture);
  Answer answer = { NULL };
  gboolean is_read;

  vigie_picture_read_async (stream, NULL, answer_cb, &answer);
  while (answer.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  is_read = vigie_picture_read_finish (answer.result, outcome, codes, has_more, error);
  g_object_unref (answer.result);
  return is_read;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* @expected: the codes, sorted, with line ends between; or an outcome's id. */
static void
assert_reads (const char *name, GBytes *picture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) codes = NULL;
  g_autofree char *found = NULL;
  VigiePictureOutcome outcome = VIGIE_PICTURE_CODES;
  gboolean has_more;

  read_picture (picture, &outcome, &codes, &has_more, &error);
  g_assert_no_error (error);
  g_assert_false (has_more);
  if (codes != NULL)
    qsort (codes, g_strv_length (codes), sizeof *codes, compare_codes);
  found = codes != NULL ? g_strjoinv ("\n", codes) : g_strdup (vigie_picture_outcome_get_id (outcome));
  g_test_message ("%s", name);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_picture_of_one_code (void)
{
  const struct
  {
    const char *name;
    Style style;
    int size;
    const char *type;
  } cases[] = {
    { "plain", { .scale = 6, .margin = 4 }, 300, "png" },
    { "as JPEG", { .scale = 6, .margin = 4 }, 300, "jpeg" },
    { "as BMP", { .scale = 6, .margin = 4 }, 300, "bmp" },
    { "as TIFF", { .scale = 6, .margin = 4 }, 300, "tiff" },
    { "small", { .scale = 2, .margin = 3 }, 80, "png" },
    { "upside down", { .scale = 6, .margin = 4, .angle = G_PI }, 300, "png" },
    { "on its side", { .scale = 6, .margin = 4, .angle = G_PI / 2 }, 300, "png" },
    { "tilted", { .scale = 6, .margin = 4, .angle = 0.35 }, 360, "png" },
    { "tilted half-way", { .scale = 8, .margin = 4, .angle = G_PI / 4 }, 460, "png" },
    { "noisy", { .scale = 6, .margin = 4, .noise = 70 }, 300, "png" },
    { "light on dark", { .scale = 6, .margin = 4, .is_inverted = TRUE }, 300, "png" },
    { "in a photograph",
      { .scale = 7, .margin = 2, .angle = 0.2, .noise = 12, .is_photo = TRUE },
      900,
      "jpeg" },
    { "in a large picture", { .scale = 5, .margin = 4 }, 3000, "png" },
    { "filling a large picture", { .scale = 60, .margin = 4 }, 2400, "jpeg" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) picture = draw_one (LINK, &cases[i].style, cases[i].size, cases[i].type);

      assert_reads (cases[i].name, picture, LINK);
    }
}

static void
test_picture_of_several_codes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autoptr (GdkPixbuf) pixbuf = canvas (900, 600, FALSE, random);
  g_autoptr (GBytes) picture = NULL;
  const Style tilted = { .scale = 5, .margin = 4, .angle = 0.3 };
  const Style inverted = { .scale = 5, .margin = 4, .is_inverted = TRUE };

  draw (pixbuf, "https://a.example/", &plain, 150, 150, random);
  draw (pixbuf, "https://b.example/", &tilted, 600, 150, random);
  draw (pixbuf, "https://c.example/", &plain, 150, 430, random);
  draw (pixbuf, "https://a.example/", &plain, 430, 430, random);
  draw (pixbuf, "sgnl://linkdevice?uuid=1", &inverted, 740, 430, random);
  picture = save (pixbuf, "png");
  /* Each once, though one is there twice. */
  assert_reads ("five codes", picture,
                "https://a.example/\nhttps://b.example/\nhttps://c.example/\nsgnl://linkdevice?uuid=1");
}

static void
test_picture_of_too_many_codes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (GdkPixbuf) pixbuf = canvas (1000, 1000, FALSE, random);
  g_autoptr (GBytes) picture = NULL;
  g_auto (GStrv) codes = NULL;
  g_autoptr (GError) error = NULL;
  VigiePictureOutcome outcome;
  gboolean has_more;
  const Style style = { .scale = 5, .margin = 4 };

  for (int i = 0; i < 25; i++)
    {
      g_autofree char *text = g_strdup_printf ("https://%d.example/", i);

      draw (pixbuf, text, &style, 100 + i % 5 * 200, 100 + i / 5 * 200, random);
    }
  picture = save (pixbuf, "png");
  g_assert_true (read_picture (picture, &outcome, &codes, &has_more, &error));
  g_assert_cmpint (outcome, ==, VIGIE_PICTURE_CODES);
  g_assert_cmpuint (g_strv_length (codes), ==, VIGIE_PICTURE_MAX_CODES);
  g_assert_true (has_more);
}

static void
test_picture_of_transparent_code (void)
{
  /* Dark on nothing, then light on nothing: as programs export codes. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (4);
      g_autoptr (GdkPixbuf) opaque = canvas (300, 300, FALSE, random);
      g_autoptr (GdkPixbuf) clear = NULL;
      g_autoptr (GBytes) picture = NULL;
      const Style style = { .scale = 6, .margin = 4 };
      guint8 *pixels;

      draw (opaque, LINK, &style, 150, 150, random);
      clear = gdk_pixbuf_add_alpha (opaque, FALSE, 0, 0, 0);
      pixels = gdk_pixbuf_get_pixels (clear);
      for (int at = 0; at < 300 * gdk_pixbuf_get_rowstride (clear); at += 4)
        {
          const gboolean is_dark = pixels[at] < 128;

          memset (pixels + at, i == 0 ? 0 : 255, 3);
          pixels[at + 3] = is_dark ? 255 : 0;
        }
      picture = save (clear, "png");
      assert_reads (i == 0 ? "dark on nothing" : "light on nothing", picture, LINK);
    }
}

static GBytes *
draw_modules (const QRcode *code)
{
  const int size = code->width * 4 + 40;
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, size, size);

  gdk_pixbuf_fill (pixbuf, 0xffffffff);
  for (int y = 0; y < code->width * 4; y++)
    for (int x = 0; x < code->width * 4; x++)
      if (code->data[y / 4 * code->width + x / 4] & 1)
        put (pixbuf, x + 20, y + 20, 0, 0, 0);
  return save (pixbuf, "png");
}

static void
test_picture_of_long_code (void)
{
  /* The most that a QR code holds, in the mode that holds the most. */
  g_autofree char *digits = g_strnfill (7089, '7');
  QRinput *input = QRinput_new2 (40, QR_ECLEVEL_L);
  g_autoptr (GBytes) picture = NULL;
  QRcode *code;

  g_assert_cmpint (QRinput_append (input, QR_MODE_NUM, 7089, (const guint8 *) digits), ==, 0);
  code = QRcode_encodeInput (input);
  g_assert_nonnull (code);
  picture = draw_modules (code);
  assert_reads ("7,089 digits", picture, digits);
  QRcode_free (code);
  QRinput_free (input);
}

/* What comes after a NUL is read too, and UTF-16 is read as what it is. */
static void
test_picture_of_code_with_nul (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    guint encoding; /* the number of it (ECI) in the code; 0 for none */
    const char *expected;
  } cases[] = {
#define BYTES(text) text, sizeof (text) - 1
    { BYTES ("https://telegram.org\0.telegram-login.com"), 0,
      "https://telegram.org\uFFFD.telegram-login.com" },
    { BYTES ("https://telegram.org/\0\0x"), 0, "https://telegram.org/\uFFFD\uFFFDx" },
    { BYTES ("\0h\0t\0t\0p\0:\0/\0/\0a\0.\0b"), 25, "http://a.b" },
#undef BYTES
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QRinput *input = QRinput_new2 (0, QR_ECLEVEL_M);
      g_autoptr (GBytes) picture = NULL;
      QRcode *code;

      if (cases[i].encoding != 0)
        g_assert_cmpint (QRinput_appendECIheader (input, cases[i].encoding), ==, 0);
      g_assert_cmpint (
          QRinput_append (input, QR_MODE_8, (int) cases[i].length, (const guint8 *) cases[i].bytes), ==, 0);
      code = QRcode_encodeInput (input);
      g_assert_nonnull (code);
      picture = draw_modules (code);
      assert_reads ("with NUL", picture, cases[i].expected);
      QRcode_free (code);
      QRinput_free (input);
    }
}

static guint32
png_checksum (const guint8 *data, gsize size)
{
  guint32 sum = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      sum ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        sum = (sum >> 1) ^ ((sum & 1) ? 0xedb88320 : 0);
    }
  return ~sum;
}

static void
add_chunk (GByteArray *png, const char *type, const guint8 *data, guint32 size)
{
  const guint32 length = GUINT32_TO_BE (size);
  guint start;
  guint32 sum;

  g_byte_array_append (png, (const guint8 *) &length, 4);
  start = png->len;
  g_byte_array_append (png, (const guint8 *) type, 4);
  g_byte_array_append (png, data, size);
  sum = GUINT32_TO_BE (png_checksum (png->data + start, png->len - start));
  g_byte_array_append (png, (const guint8 *) &sum, 4);
}

/* A PNG of 100 bytes that says it has 30,000 by 30,000 pixels. */
static GBytes *
make_bomb (void)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  static const guint8 header[] = { 0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 6, 0, 0, 0 };
  static const guint8 rows[] = { 0x78, 0x9c, 0x63, 0x60, 0x00, 0x00, 0x00, 0x01, 0x00, 0x01 };

  g_byte_array_append (png, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  add_chunk (png, "IHDR", header, sizeof header);
  add_chunk (png, "IDAT", rows, sizeof rows);
  add_chunk (png, "IEND", rows, 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&png));
}

static GBytes *
make_zeros (gsize size)
{
  return g_bytes_new_take (g_malloc0 (size), size);
}

static void
test_picture_that_is_none (void)
{
  static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'></svg>";
  static const char bmp[200] =
      "BM\x36\x30\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x30\x75\0\0\x30\x75\0\0\x01\0\x18\0\0\0"
      "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
  g_autoptr (GBytes) drawn = draw_one (LINK, &plain, 300, "png");
  const struct
  {
    const char *name;
    GBytes *picture;
    const char *expected;
  } cases[] = {
    { "nothing", g_bytes_new_static ("", 0), "not-a-picture" },
    { "text", g_bytes_new_static (LINK, strlen (LINK)), "not-a-picture" },
    { "SVG", g_bytes_new_static (svg, sizeof svg - 1), "not-a-picture" },
    { "cut PNG", g_bytes_new_from_bytes (drawn, 0, g_bytes_get_size (drawn) / 2), "not-a-picture" },
    { "300 bytes of a PNG", g_bytes_new_from_bytes (drawn, 0, 300), "not-a-picture" },
    /* What is there is looked at: here all but the last chunk. */
    { "PNG without its end", g_bytes_new_from_bytes (drawn, 0, g_bytes_get_size (drawn) - 12), LINK },
    { "GIF of another year", g_bytes_new_static ("GIF80a\1\0\1\0\0\0\0;", 14), "not-a-picture" },
    { "GIF without a size", g_bytes_new_static ("GIF89a\0\0\0\0\0\0\0;", 14), "not-a-picture" },
    { "GIF of nothing but a size", g_bytes_new_static ("GIF89a\xff\xff\xff\xff\xff\xff\xff\xff", 14),
      "not-a-picture" },
    { "start of a PNG", g_bytes_new_from_bytes (drawn, 0, 8), "not-a-picture" },
    { "PNG of 30,000 pixels square", make_bomb (), "too-large" },
    { "BMP of 30,000 pixels square", g_bytes_new_static (bmp, sizeof bmp), "too-large" },
    { "20 MiB of zeros", make_zeros (VIGIE_PICTURE_MAX_SIZE), "not-a-picture" },
    { "one byte more", make_zeros (VIGIE_PICTURE_MAX_SIZE + 1), "too-large" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_reads (cases[i].name, cases[i].picture, cases[i].expected);
      g_bytes_unref (cases[i].picture);
    }
}

static void
test_picture_without_code (void)
{
  const int sizes[] = { 1, 2, 7, 300, 1500 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (5);
      g_autoptr (GdkPixbuf) pixbuf = canvas (sizes[i], sizes[i], TRUE, random);
      g_autoptr (GBytes) picture = save (pixbuf, "png");

      assert_reads ("no code", picture, "no-code");
    }
}

static void
test_picture_program_breaks (void)
{
  const struct
  {
    const char *script;
    int code;
  } cases[] = {
    { "kill -SEGV $$", VIGIE_ERROR_UNEXPECTED_REPLY },
    { "exit 0", VIGIE_ERROR_UNEXPECTED_REPLY },
    { "echo '{\"codes\":[]}'", VIGIE_ERROR_UNEXPECTED_REPLY },
    { "echo '{\"codes\":[7]}'", VIGIE_ERROR_UNEXPECTED_REPLY },
    { "echo '{\"error\":\"else\"}'", VIGIE_ERROR_UNEXPECTED_REPLY },
    { "echo '{\"codes\":[\"a\"],\"more\":1}'", VIGIE_ERROR_UNEXPECTED_REPLY },
    { "echo '{\"codes\":[\"a\"],\"else\":true}'", VIGIE_ERROR_UNEXPECTED_REPLY },
    /* Without end: what is taken of it is bounded, and the program is ended. */
    { "yes '{\"codes\":'", VIGIE_ERROR_UNEXPECTED_REPLY },
  };
  g_autoptr (GBytes) picture = draw_one (LINK, &plain, 300, "png");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), "vigie-picture-test-XXXXXX", NULL);
      g_autofree char *script = g_strdup_printf ("#!/bin/sh\n%s\n", cases[i].script);
      g_auto (GStrv) codes = NULL;
      g_autoptr (GError) error = NULL;
      VigiePictureOutcome outcome;
      gboolean has_more;
      int fd = g_mkstemp (path);

      g_assert_cmpint (fd, >=, 0);
      close (fd);
      g_assert_true (g_file_set_contents_full (path, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
      g_chmod (path, 0700);
      vigie_picture_set_program (path);
      g_assert_false (read_picture (picture, &outcome, &codes, &has_more, &error));
      g_assert_error (error, VIGIE_ERROR, cases[i].code);
      g_assert_null (codes);
      g_unlink (path);
    }
  vigie_picture_set_program (PICTURE_PROGRAM);
}

static void
test_picture_program_missing (void)
{
  g_autoptr (GBytes) picture = draw_one (LINK, &plain, 300, "png");
  g_auto (GStrv) codes = NULL;
  g_autoptr (GError) error = NULL;
  VigiePictureOutcome outcome;
  gboolean has_more;

  vigie_picture_set_program ("/nonexistent/vigie-picture");
  g_assert_false (read_picture (picture, &outcome, &codes, &has_more, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED);
  vigie_picture_set_program (PICTURE_PROGRAM);
}

static void
test_picture_cancelled (void)
{
  g_autoptr (GBytes) picture = draw_one (LINK, &plain, 300, "png");
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (picture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (GStrv) codes = NULL;
  g_autoptr (GError) error = NULL;
  VigiePictureOutcome outcome;
  gboolean has_more;
  Answer answer = { NULL };

  vigie_picture_read_async (stream, cancellable, answer_cb, &answer);
  g_cancellable_cancel (cancellable);
  while (answer.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (vigie_picture_read_finish (answer.result, &outcome, &codes, &has_more, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_object_unref (answer.result);
}

/* The sanitizers need what is given up here. */
#if defined(__SANITIZE_ADDRESS__)
#  define CAN_GIVE_UP FALSE
#else
#  define CAN_GIVE_UP TRUE
#endif

/* In a process of its own: what is given up never comes back. Returns a bit for each thing that still works.
 */
static int
try_to_break_out (const char *secret)
{
  static char *const arguments[] = { (char *) "true", NULL };
  char byte;
  int fd, works = 0;

  vigie_picture_cell_enter (FALSE);
  fd = open (secret, O_RDONLY | O_CLOEXEC);
  works |= fd >= 0 && read (fd, &byte, 1) == 1 ? 1 << 0 : 0;
  works |= open (secret, O_WRONLY | O_CLOEXEC) >= 0 ? 1 << 1 : 0;
  works |= open ("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600) >= 0 ? 1 << 2 : 0;
  works |= socket (AF_UNIX, SOCK_STREAM, 0) >= 0 ? 1 << 3 : 0;
  works |= socket (AF_INET, SOCK_DGRAM, 0) >= 0 ? 1 << 4 : 0;
  works |= open ("/usr", O_PATH | O_CLOEXEC) >= 0 ? 0 : 1 << 5;
  execv ("/bin/true", arguments);
  works |= errno == EPERM || errno == EACCES ? 0 : 1 << 6;
  return works;
}

static void
test_picture_cell_is_shut (void)
{
  g_autofree char *secret = g_build_filename (g_get_tmp_dir (), "vigie-picture-secret-XXXXXX", NULL);
  int status, fd = g_mkstemp (secret);
  pid_t pid;

  g_assert_cmpint (write (fd, "x", 1), ==, 1);
  close (fd);
  if (syscall (SYS_landlock_create_ruleset, NULL, 0, 1) < 1)
    {
      g_test_skip ("this kernel has no Landlock");
      g_unlink (secret);
      return;
    }
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    _exit (try_to_break_out (secret));
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_unlink (secret);
  g_assert_true (WIFEXITED (status));
  g_assert_cmphex (WEXITSTATUS (status), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  vigie_picture_set_program (PICTURE_PROGRAM);

  g_test_add_func ("/picture/one-code", test_picture_of_one_code);
  g_test_add_func ("/picture/several-codes", test_picture_of_several_codes);
  g_test_add_func ("/picture/too-many-codes", test_picture_of_too_many_codes);
  g_test_add_func ("/picture/transparent-code", test_picture_of_transparent_code);
  g_test_add_func ("/picture/long-code", test_picture_of_long_code);
  g_test_add_func ("/picture/code-with-nul", test_picture_of_code_with_nul);
  g_test_add_func ("/picture/is-none", test_picture_that_is_none);
  g_test_add_func ("/picture/without-code", test_picture_without_code);
  g_test_add_func ("/picture/program-breaks", test_picture_program_breaks);
  g_test_add_func ("/picture/program-missing", test_picture_program_missing);
  g_test_add_func ("/picture/cancelled", test_picture_cancelled);
  if (CAN_GIVE_UP)
    g_test_add_func ("/picture/cell-is-shut", test_picture_cell_is_shut);
  return g_test_run ();
}
