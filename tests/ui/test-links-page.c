/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The Links page as a person meets it, and the words of its cards. Needs a display. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <qrencode.h>
#include <string.h>

#include "vigie-fetcher.h"
#include "vigie-link-card.h"
#include "vigie-link-words.h"
#include "vigie-links-page.h"
#include "vigie-picture.h"

/* As those write who want to slip past filters, and those who warn. */
#define TRICK "hxxps://web-telegrem[.]example/vote"

/* Lets the program run until @condition. */
#define wait_for(condition)                                                                                  \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;                                              \
    while (!(condition))                                                                                     \
      {                                                                                                      \
        if (g_get_monotonic_time () > end)                                                                   \
          g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition);                          \
        if (!g_main_context_iteration (NULL, FALSE))                                                         \
          g_usleep (2000);                                                                                   \
      }                                                                                                      \
  }                                                                                                          \
  G_STMT_END

/* @text as a link that was read, with one reason; the rest is what the parser says. */
static void
make_link (VigieLink *link, const char *text, VigieLinkVerdict verdict)
{
  memset (link, 0, sizeof *link);
  link->text = text;
  link->is_read = vigie_url_parse (&link->url, text, strlen (text));
  g_assert_true (link->is_read);
  if (link->url.host_kind == VIGIE_HOST_DOMAIN)
    vigie_domain_split (link->url.host, &link->domain);
  link->verdict = verdict;
}

static char *
without_isolates (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (c < 0x2066 || c > 0x2069)
        g_string_append_unichar (out, c);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* The part of @text that @attributes makes heavy. */
static char *
get_marked (const char *text, PangoAttrList *attributes)
{
  g_autoptr (GString) out = g_string_new (NULL);
  GSList *all = pango_attr_list_get_attributes (attributes);

  for (GSList *at = all; at != NULL; at = at->next)
    {
      const PangoAttribute *attribute = at->data;

      if (attribute->klass->type == PANGO_ATTR_WEIGHT)
        g_string_append_len (out, text + attribute->start_index,
                             attribute->end_index - attribute->start_index);
    }
  g_slist_free_full (all, (GDestroyNotify) pango_attribute_destroy);
  return without_isolates (out->str);
}

static void
test_words_mark_what_was_bought (void)
{
  const struct
  {
    const char *link;
    const char *address;
    const char *marked;
    const char *punycode;
  } cases[] = {
    { "https://telegram.org@web-telegrem.example/vote", "web-telegrem.example", "web-telegrem.example",
      NULL },
    { "https://telegram.org.login.evil.co.uk/", "telegram.org.login.evil.co.uk", "evil.co.uk", NULL },
    { "https://xn--telgram-e1a.example/", "telgröam.example", "telgröam.example", "xn--telgram-e1a.example" },
    { "https://a.b.xn--80ak6aa92e.com/", "a.b.аррӏе.com", "аррӏе.com", "a.b.xn--80ak6aa92e.com" },
    { "http://0x7f.1/", "127.0.0.1", "127.0.0.1", NULL },
    { "http://[::1]/", "[::1]", "[::1]", NULL },
    { "https://co.uk/", "co.uk", "co.uk", NULL },
    { "https://a.example./", "a.example.", "a.example.", NULL },
    { "tg://login?token=AAAA", "tg://login?token=AAAA", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PangoAttrList) attributes = NULL;
      g_autofree char *address = NULL;
      g_autofree char *plain = NULL;
      g_autofree char *marked = NULL;
      g_autofree char *punycode = NULL;
      VigieLink link;

      make_link (&link, cases[i].link, VIGIE_LINK_UNKNOWN);
      address = vigie_link_words_dup_address (&link, &attributes);
      plain = without_isolates (address);
      marked = get_marked (address, attributes);
      punycode = vigie_link_words_dup_punycode (&link);
      g_assert_cmpstr (plain, ==, cases[i].address);
      g_assert_cmpstr (marked, ==, cases[i].marked);
      g_assert_cmpstr (punycode, ==, cases[i].punycode);
      vigie_url_clear (&link.url);
    }
}

/* Where each label of a host stands on the screen, from left to right. */
static void
test_words_keep_labels_in_order (void)
{
  static const char *const labels[] = { "example", "אבג", "דהו", "com" };
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *address = NULL;
  VigieLink link;
  int before = -1;

  make_link (&link, "https://example.אבג.דהו.com/", VIGIE_LINK_UNKNOWN);
  address = vigie_link_words_dup_address (&link, &attributes);
  gtk_label_set_text (GTK_LABEL (widget), address);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *at = strstr (address, labels[i]);
      PangoRectangle where;

      g_assert_nonnull (at);
      pango_layout_index_to_pos (gtk_label_get_layout (GTK_LABEL (widget)), (int) (at - address), &where);
      g_assert_cmpint (MIN (where.x, where.x + where.width), >, before);
      before = MAX (where.x, where.x + where.width) - 1;
    }
  vigie_url_clear (&link.url);
  g_object_unref (widget);
}

static void
test_words_never_too_long (void)
{
  g_autoptr (GString) text = g_string_new ("https://");
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *address = NULL;
  g_autofree char *marked = NULL;
  VigieLink link;

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "telegram.org.");
  g_string_append (text, "evil.example/");
  make_link (&link, text->str, VIGIE_LINK_DANGEROUS);
  address = vigie_link_words_dup_address (&link, &attributes);
  marked = get_marked (address, attributes);
  /* The end is what counts. */
  g_assert_cmpstr (marked, ==, "evil.example");
  g_assert_cmpint (g_utf8_strlen (address, -1), <, 500);
  vigie_url_clear (&link.url);
}

static void
test_words_make_harmless (void)
{
  const struct
  {
    const char *link;
    const char *harmless;
  } cases[] = {
    { "https://telegram.org@web-telegrem.example/vote?id=7", "hxxps://web-telegrem[.]example/vote" },
    { "HTTP://EVIL.example", "hxxp://evil[.]example" },
    { "http://evil.example:8080/a.html", "hxxp://evil[.]example:8080/a[.]html" },
    { "tg://login?token=A.B", "tg[:]//login?token=A[.]B" },
    { "javascript:alert(1)", "javascript[:]alert(1)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *harmless = NULL;
      VigieLink link;

      make_link (&link, cases[i].link, VIGIE_LINK_DANGEROUS);
      harmless = vigie_link_words_dup_harmless (&link);
      g_assert_cmpstr (harmless, ==, cases[i].harmless);
      vigie_url_clear (&link.url);
    }
}

static void
test_words_green_is_official_alone (void)
{
  for (VigieLinkVerdict verdict = VIGIE_LINK_OFFICIAL; verdict <= VIGIE_LINK_DANGEROUS; verdict++)
    {
      g_assert_cmpint (vigie_link_words_get_tone (verdict) == VIGIE_TONE_GOOD, ==,
                       verdict == VIGIE_LINK_OFFICIAL);
      g_assert_true (gtk_icon_theme_has_icon (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                              vigie_link_words_get_icon (verdict)));
      g_assert_cmpstr (vigie_link_words_get_title (verdict), !=, "");
      g_assert_cmpstr (vigie_link_words_get_word (verdict), !=, "");
    }
}

typedef struct
{
  GtkWindow *window;
  VigieLinksPage *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->page = VIGIE_LINKS_PAGE (vigie_links_page_new ());
  fixture->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (fixture->window, 360, 700);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
  wait_for (gtk_widget_get_mapped (GTK_WIDGET (fixture->page)));
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The first descendant of @type that can be seen and whose label or title begins with @text. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;
      g_autofree char *own = NULL;
      g_autofree char *plain = NULL;
      const char *property = g_object_class_find_property (G_OBJECT_GET_CLASS (child), "label")   ? "label"
                             : g_object_class_find_property (G_OBJECT_GET_CLASS (child), "title") ? "title"
                                                                                                  : NULL;

      if (g_type_is_a (G_OBJECT_TYPE (child), type) && gtk_widget_is_visible (child))
        {
          if (property != NULL)
            g_object_get (child, property, &own, NULL);
          plain = own != NULL ? without_isolates (own) : NULL;
          if (text == NULL || (plain != NULL && g_str_has_prefix (plain, text)))
            return child;
        }
      found = find (child, type, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_label (Fixture *fixture, const char *text)
{
  return find (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, text) != NULL;
}

static GtkWidget *
get_card (Fixture *fixture)
{
  return find (GTK_WIDGET (fixture->page), VIGIE_TYPE_LINK_CARD, NULL);
}

static GtkTextBuffer *
get_buffer (Fixture *fixture)
{
  return gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (find (GTK_WIDGET (fixture->page), GTK_TYPE_TEXT_VIEW, NULL)));
}

static char *
dup_input (Fixture *fixture)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (fixture), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (fixture), &start, &end, TRUE);
}

static GBytes *
draw_code (const char *text)
{
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  const int size = (code->width + 8) * 4;
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, size, size);
  char *data;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0xffffffff);
  for (int y = 0; y < code->width * 4; y++)
    for (int x = 0; x < code->width * 4; x++)
      if (code->data[y / 4 * code->width + x / 4] & 1)
        memset (gdk_pixbuf_get_pixels (pixbuf) + (y + 16) * gdk_pixbuf_get_rowstride (pixbuf) + (x + 16) * 3,
                0, 3);
  QRcode_free (code);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", NULL, NULL));
  return g_bytes_new_take (data, length);
}

static void
test_page_judges (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *card;

  g_assert_null (get_card (fixture));
  g_assert_false (has_label (fixture, "Checked on this computer."));
  vigie_links_page_check_text (fixture->page, TRICK);
  card = get_card (fixture);
  g_assert_nonnull (card);
  g_assert_true (has_label (fixture, "web-telegrem.example"));
  g_assert_true (has_label (fixture, "The real site is web-telegrem.example."));
  g_assert_true (has_label (fixture, "Checked on this computer. Nothing was sent anywhere."));
  g_assert_nonnull (find (card, GTK_TYPE_BUTTON, "Copy a _warning"));

  /* Another text, another judgement: none stands below a text that it is not about. */
  gtk_text_buffer_insert_at_cursor (get_buffer (fixture), "x", 1);
  g_assert_null (get_card (fixture));
}

static void
test_page_says_why_not (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *long_text = g_strnfill (VIGIE_LINKS_MAX_TEXT + 1, 'a');

  vigie_links_page_check (fixture->page);
  g_assert_true (has_label (fixture, "There is nothing to check yet."));
  vigie_links_page_check_text (fixture->page, "  \n\t ");
  g_assert_true (has_label (fixture, "There is nothing to check yet."));
  vigie_links_page_check_text (fixture->page, "See you tomorrow");
  g_assert_true (has_label (fixture, "No link was found in this text."));
  vigie_links_page_check_text (fixture->page, long_text);
  g_assert_true (has_label (fixture, "This text is too long to be checked."));
  g_assert_null (get_card (fixture));
  vigie_links_page_check_text (fixture->page, "\xff\xfe https://a.example/");
  g_assert_nonnull (get_card (fixture));
  g_assert_false (has_label (fixture, "This text is too long"));
}

static void
test_page_opened_already (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *button;

  vigie_links_page_check_text (fixture->page, TRICK);
  button = find (get_card (fixture), GTK_TYPE_TOGGLE_BUTTON, "I already _opened it");
  g_assert_nonnull (button);
  g_assert_false (has_label (fixture, "Close that page"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  wait_for (has_label (fixture, "Close that page"));
  g_assert_true (has_label (fixture, "Then open the messenger on your phone"));
  g_assert_true (has_label (fixture, "If you typed something there"));
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_page_copies_warning (Fixture *fixture, gconstpointer user_data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->page));
  g_autofree char *text = NULL;

  vigie_links_page_check_text (fixture->page, TRICK);
  g_signal_emit_by_name (find (get_card (fixture), GTK_TYPE_BUTTON, "Copy a _warning"), "clicked");
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  wait_for (text != NULL);
  g_assert_nonnull (strstr (text, "hxxps://web-telegrem[.]example/vote"));
  g_assert_null (strstr (text, "https:"));
  g_assert_null (strstr (text, "\u2068"));
}

static void
test_page_of_several_links (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *row;

  vigie_links_page_check_text (fixture->page, "https://one.example/ and hxxps://two[.]example/ and "
                                              "https://three.example/");
  /* The weightiest is the card; the others unfold to the same. */
  g_assert_true (has_label (fixture, "The real site is two.example."));
  g_assert_true (has_label (fixture, "2 other links in it"));
  row = find (GTK_WIDGET (fixture->page), ADW_TYPE_EXPANDER_ROW, "three.example");
  g_assert_nonnull (row);
  g_assert_null (find (row, VIGIE_TYPE_LINK_CARD, NULL));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_nonnull (find (row, VIGIE_TYPE_LINK_CARD, NULL));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  vigie_links_page_check_text (fixture->page, "https://one.example/");
  g_assert_null (find (GTK_WIDGET (fixture->page), ADW_TYPE_EXPANDER_ROW, NULL));
}

static void
test_page_is_plain_text (Fixture *fixture, gconstpointer user_data)
{
  vigie_links_page_check_text (fixture->page,
                               "https://one.example/ https://telegram.org@two.example/<b>x</b> "
                               "tg://<i>&amp;</i>");
  g_assert_nonnull (get_card (fixture));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_page_pastes_text (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *input = NULL;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->page)), "see https://a.example/");
  vigie_links_page_paste (fixture->page);
  wait_for (get_card (fixture) != NULL);
  input = dup_input (fixture);
  g_assert_cmpstr (input, ==, "see https://a.example/");
}

static gboolean
has_input (Fixture *fixture, const char *text)
{
  g_autofree char *input = dup_input (fixture);

  return g_str_equal (input, text);
}

/* Ctrl+V in an empty input answers at once; in a text that was begun it only adds to it. */
static void
test_page_answers_what_is_pasted (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *input = find (GTK_WIDGET (fixture->page), GTK_TYPE_TEXT_VIEW, NULL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->page)), "https://a.example/");
  g_signal_emit_by_name (input, "paste-clipboard");
  wait_for (get_card (fixture) != NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (input)), "see ", -1);
  g_signal_emit_by_name (input, "paste-clipboard");
  wait_for (has_input (fixture, "see https://a.example/"));
  g_assert_null (get_card (fixture));
}

/* What the message asks for weighs as much here as on the command line. */
static void
test_page_counts_the_message (Fixture *fixture, gconstpointer user_data)
{
  const char *title;

  vigie_links_page_check_text (fixture->page, "Send me the code you got. https://jardin.example/");
  title = vigie_link_words_get_title (VIGIE_LINK_CAUTION);
  g_assert_true (has_label (fixture, title));
  g_assert_false (has_label (fixture, vigie_link_words_get_title (VIGIE_LINK_UNKNOWN)));
  g_assert_true (has_label (fixture, "Give a sign-in code to nobody"));
  g_assert_nonnull (find (GTK_WIDGET (fixture->page), GTK_TYPE_BUTTON, "Copy a _warning"));

  vigie_links_page_check_text (fixture->page, "Send me the code you got. https://telegram.org/");
  g_assert_true (has_label (fixture, title));
  g_assert_false (has_label (fixture, vigie_link_words_get_title (VIGIE_LINK_OFFICIAL)));
}

static void
test_page_pastes_nothing (Fixture *fixture, gconstpointer user_data)
{
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (fixture->page)), NULL);
  vigie_links_page_paste (fixture->page);
  wait_for (has_label (fixture, "There is no text and no picture to paste."));
}

static void
set_clipboard (Fixture *fixture, GBytes *picture)
{
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_for_bytes ("image/png", picture);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (fixture->page)), provider);
}

static void
test_page_pastes_picture (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) picture = draw_code (TRICK);
  g_autoptr (GBytes) broken = g_bytes_new_static ("no picture", 10);
  g_autofree char *input = NULL;

  set_clipboard (fixture, picture);
  vigie_links_page_paste (fixture->page);
  wait_for (get_card (fixture) != NULL);
  input = dup_input (fixture);
  g_assert_cmpstr (input, ==, TRICK);

  /* What was read before does not stay under what cannot be read. */
  set_clipboard (fixture, broken);
  vigie_links_page_paste (fixture->page);
  wait_for (has_label (fixture, "This is not a picture that Vigie can read."));
  g_assert_null (get_card (fixture));
}

static void
test_page_reads_files (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "vigie-links-page-XXXXXX", NULL);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) link = g_file_new_for_uri ("https://web-telegrem.example/vote");
  g_autoptr (GBytes) picture = draw_code ("nothing but a text");
  int fd = g_mkstemp (path);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  file = g_file_new_for_path (path);
  g_assert_true (g_file_replace_contents (file, g_bytes_get_data (picture, NULL), g_bytes_get_size (picture),
                                          NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  vigie_links_page_check_file (fixture->page, file);
  wait_for (has_label (fixture, "The code holds no link, only the text above."));

  g_unlink (path);
  vigie_links_page_check_file (fixture->page, file);
  wait_for (has_label (fixture, "This file cannot be opened."));

  vigie_links_page_check_file (fixture->page, link);
  g_assert_nonnull (get_card (fixture));
  g_assert_true (has_label (fixture, "web-telegrem.example"));
}

static void
test_page_ends_while_reading (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) picture = draw_code ("https://a.example/");

  /* The window goes before the answer comes; AddressSanitizer watches. */
  set_clipboard (fixture, picture);
  vigie_links_page_paste (fixture->page);
  for (guint i = 0; i < 3; i++)
    g_main_context_iteration (NULL, FALSE);
}

/* A program in place of the one that asks the web: it says where the link leads. */
static char *
make_fetcher (void)
{
  static const char script[] =
      "#!/bin/sh\n"
      "cat >/dev/null\n"
      "echo '{\"hops\":[\"https://bit.ly/abc\",\"https://telegram.org@end.example/\"],"
      "\"end\":\"arrived\"}'\n";
  char *path = g_build_filename (g_get_tmp_dir (), "vigie-links-fetch-XXXXXX", NULL);
  int fd = g_mkstemp (path);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, script, -1, NULL));
  g_chmod (path, 0700);
  return path;
}

static void
test_page_asks_before_it_asks (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *fetcher = make_fetcher ();
  GtkWidget *button;
  AdwDialog *dialog;

  vigie_fetcher_set_program (fetcher);
  vigie_links_page_check_text (fixture->page, "https://a.example/");
  g_assert_null (find (GTK_WIDGET (fixture->page), GTK_TYPE_BUTTON, "Where does this _lead?"));
  vigie_links_page_check_text (fixture->page, "https://bit.ly/abc");
  button = find (GTK_WIDGET (fixture->page), GTK_TYPE_BUTTON, "Where does this _lead?");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), "bit.ly"));
  g_assert_true (has_label (fixture, "Checked on this computer. Nothing was sent anywhere."));

  g_signal_emit_by_name (dialog, "response", "ask");
  wait_for (has_label (fixture, "The way it takes"));
  g_assert_true (has_label (fixture, "1. https://bit.ly/abc"));
  g_assert_true (has_label (fixture, "2. https://telegram.org@end.example/"));
  g_assert_true (has_label (fixture, "end.example"));
  g_assert_false (has_label (fixture, "Checked on this computer. Nothing was sent anywhere."));
  adw_dialog_force_close (dialog);
  vigie_fetcher_set_program (NULL);
  g_unlink (fetcher);
}

static void
test_page_tells_screen_readers (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *input = find (GTK_WIDGET (fixture->page), GTK_TYPE_TEXT_VIEW, NULL);

  gtk_test_accessible_assert_role (input, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  g_assert_true (
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  vigie_links_page_check_text (fixture->page, TRICK);
  gtk_test_accessible_assert_role (get_card (fixture), GTK_ACCESSIBLE_ROLE_GROUP);
  g_assert_true (
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (get_card (fixture)), GTK_ACCESSIBLE_PROPERTY_LABEL));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/vigieapp/Vigie/icons");
  vigie_picture_set_program (PICTURE_PROGRAM);

  g_test_add_func ("/links/words/mark-what-was-bought", test_words_mark_what_was_bought);
  g_test_add_func ("/links/words/labels-in-order", test_words_keep_labels_in_order);
  g_test_add_func ("/links/words/never-too-long", test_words_never_too_long);
  g_test_add_func ("/links/words/harmless", test_words_make_harmless);
  g_test_add_func ("/links/words/green-is-official-alone", test_words_green_is_official_alone);
#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  add ("/links/page/judges", test_page_judges);
  add ("/links/page/says-why-not", test_page_says_why_not);
  add ("/links/page/opened-already", test_page_opened_already);
  add ("/links/page/copies-warning", test_page_copies_warning);
  add ("/links/page/several-links", test_page_of_several_links);
  add ("/links/page/plain-text", test_page_is_plain_text);
  add ("/links/page/pastes-text", test_page_pastes_text);
  add ("/links/page/answers-what-is-pasted", test_page_answers_what_is_pasted);
  add ("/links/page/counts-the-message", test_page_counts_the_message);
  add ("/links/page/pastes-nothing", test_page_pastes_nothing);
  add ("/links/page/pastes-picture", test_page_pastes_picture);
  add ("/links/page/reads-files", test_page_reads_files);
  add ("/links/page/ends-while-reading", test_page_ends_while_reading);
  add ("/links/page/asks-before-it-asks", test_page_asks_before_it_asks);
  add ("/links/page/tells-screen-readers", test_page_tells_screen_readers);
  return g_test_run ();
}
