/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>
#include <string.h>

#include "memory-scan.h"
#include "vigie-passphrase-chooser.h"
#include "vigie-passphrase-meter.h"
#include "vigie-passphrase.h"
#include "vigie-secret-text.h"

typedef struct
{
  GtkWindow *window;
  VigiePassphraseChooser *chooser;
  guint n_changes;
  guint n_notifies;
} Fixture;

static void
count_cb (guint *count)
{
  ++*count;
}

static void
run_for (guint milliseconds)
{
  const gint64 end = g_get_monotonic_time () + (gint64) milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->chooser = VIGIE_PASSPHRASE_CHOOSER (vigie_passphrase_chooser_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->chooser));
  gtk_window_set_default_size (fixture->window, 360, 700);
  g_signal_connect_swapped (fixture->chooser, "changed", G_CALLBACK (count_cb), &fixture->n_changes);
  g_signal_connect_swapped (fixture->chooser, "notify::acceptable", G_CALLBACK (count_cb),
                            &fixture->n_notifies);
  gtk_window_present (fixture->window);
  run_for (50);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_pointer (&fixture->window, gtk_window_destroy);
  run_for (20);
}

static GtkWidget *
find (Fixture *fixture, const char *name)
{
  return GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (fixture->chooser), VIGIE_TYPE_PASSPHRASE_CHOOSER, name));
}

static void
type (Fixture *fixture, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, name)), text);
}

static void
choose_own (Fixture *fixture)
{
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (find (fixture, "ways")), "typed");
}

static guint
count_words (Fixture *fixture)
{
  g_autoptr (VigieSecret) secret = vigie_passphrase_chooser_dup_passphrase (fixture->chooser);
  g_auto (GStrv) words = g_strsplit ((const char *) vigie_secret_peek (secret, NULL), " ", -1);

  return g_strv_length (words);
}

static void
test_one_is_drawn_first (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VigieSecret) first = vigie_passphrase_chooser_dup_passphrase (fixture->chooser);
  g_autoptr (VigieSecret) second = NULL;
  GtkWidget *text = find (fixture, "drawn_text");

  g_assert_true (vigie_passphrase_chooser_get_acceptable (fixture->chooser));
  g_assert_true (vigie_passphrase_chooser_get_is_drawn (fixture->chooser));
  g_assert_cmpuint (count_words (fixture), ==, VIGIE_PASSPHRASE_DEFAULT_WORDS);

  g_signal_emit_by_name (find (fixture, "another_button"), "clicked");
  second = vigie_passphrase_chooser_dup_passphrase (fixture->chooser);
  g_assert_cmpstr ((const char *) vigie_secret_peek (first, NULL), !=,
                   (const char *) vigie_secret_peek (second, NULL));
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (fixture->n_notifies, ==, 0);

  adw_spin_row_set_value (ADW_SPIN_ROW (find (fixture, "words_row")), 7);
  g_assert_cmpuint (count_words (fixture), ==, 7);
  g_assert_cmpstr (
      vigie_passphrase_meter_get_sentence (VIGIE_PASSPHRASE_METER (find (fixture, "drawn_meter"))), ==,
      "Takes centuries to guess");
  g_assert_false (vigie_secret_text_get_is_empty (VIGIE_SECRET_TEXT (text)));
}

static char *
read_aloud (GtkWidget *text, guint start, guint end)
{
  g_autoptr (GBytes) bytes =
      GTK_ACCESSIBLE_TEXT_GET_IFACE (text)->get_contents (GTK_ACCESSIBLE_TEXT (text), start, end);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_screen_reader_reads_it (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VigieSecret) secret = vigie_secret_new ("pré œuf sol", strlen ("pré œuf sol"));
  GtkWidget *text = find (fixture, "drawn_text");
  GtkAccessibleTextInterface *iface = GTK_ACCESSIBLE_TEXT_GET_IFACE (text);
  const struct
  {
    GtkAccessibleTextGranularity granularity;
    guint offset;
    const char *expected;
    guint start;
    guint end;
  } cases[] = {
    { GTK_ACCESSIBLE_TEXT_GRANULARITY_CHARACTER, 4, "œ", 4, 5 },
    { GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD, 5, "œuf ", 4, 8 },
    { GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD, 0, "pré ", 0, 4 },
    { GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD, 10, "sol", 8, 11 },
    { GTK_ACCESSIBLE_TEXT_GRANULARITY_LINE, 7, "pré œuf sol", 0, 11 },
    { GTK_ACCESSIBLE_TEXT_GRANULARITY_CHARACTER, 99, "", 11, 11 },
  };
  g_autofree char *all = NULL;
  g_autofree char *part = NULL;
  g_autofree char *none = NULL;

  gtk_test_accessible_assert_role (text, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (text, GTK_ACCESSIBLE_PROPERTY_LABEL, "Passphrase");
  gtk_test_accessible_assert_property (text, GTK_ACCESSIBLE_PROPERTY_READ_ONLY, TRUE);
  g_assert_true (gtk_widget_get_focusable (text));

  vigie_secret_text_set_secret (VIGIE_SECRET_TEXT (text), secret);
  all = read_aloud (text, 0, G_MAXUINT);
  g_assert_cmpstr (all, ==, "pré œuf sol");
  part = read_aloud (text, 2, 5);
  g_assert_cmpstr (part, ==, "é œ");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint start, end;
      g_autoptr (GBytes) bytes = iface->get_contents_at (GTK_ACCESSIBLE_TEXT (text), cases[i].offset,
                                                         cases[i].granularity, &start, &end);

      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), cases[i].expected,
                       strlen (cases[i].expected));
      g_assert_cmpuint (start, ==, cases[i].start);
      g_assert_cmpuint (end, ==, cases[i].end);
    }

  vigie_secret_text_set_secret (VIGIE_SECRET_TEXT (text), NULL);
  none = read_aloud (text, 0, G_MAXUINT);
  g_assert_cmpstr (none, ==, "");
}

static void
test_own_one_is_typed_twice (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VigieSecret) secret = NULL;

  choose_own (fixture);
  g_assert_false (vigie_passphrase_chooser_get_acceptable (fixture->chooser));
  g_assert_null (vigie_passphrase_chooser_dup_passphrase (fixture->chooser));
  g_assert_cmpuint (fixture->n_notifies, ==, 1);

  type (fixture, "entry", "un vieux chapeau");
  g_assert_false (vigie_passphrase_chooser_get_acceptable (fixture->chooser));
  type (fixture, "repeat", "un vieux");
  g_assert_false (gtk_widget_get_visible (find (fixture, "differs_label")));
  type (fixture, "repeat", "un vieil");
  g_assert_true (gtk_widget_get_visible (find (fixture, "differs_label")));
  g_assert_false (vigie_passphrase_chooser_get_acceptable (fixture->chooser));
  type (fixture, "repeat", "un vieux chapeau");
  g_assert_false (gtk_widget_get_visible (find (fixture, "differs_label")));
  g_assert_true (vigie_passphrase_chooser_get_acceptable (fixture->chooser));
  g_assert_false (vigie_passphrase_chooser_get_is_drawn (fixture->chooser));
  g_assert_cmpuint (fixture->n_notifies, ==, 2);
  secret = vigie_passphrase_chooser_dup_passphrase (fixture->chooser);
  g_assert_cmpstr ((const char *) vigie_secret_peek (secret, NULL), ==, "un vieux chapeau");

  vigie_passphrase_chooser_forget (fixture->chooser);
  g_assert_false (vigie_passphrase_chooser_get_acceptable (fixture->chooser));
}

static void
wait_for_meter (Fixture *fixture, const char *sentence)
{
  VigiePassphraseMeter *meter = VIGIE_PASSPHRASE_METER (find (fixture, "typed_meter"));
  const gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (g_strcmp0 (vigie_passphrase_meter_get_sentence (meter), sentence) != 0)
    {
      if (g_get_monotonic_time () > end)
        g_error ("The meter says “%s”", vigie_passphrase_meter_get_sentence (meter));
      run_for (20);
    }
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (meter)));
}

static gboolean
shows (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

/* A weak one is named, with the reason, and can be taken. */
static void
test_weak_one_is_named_and_taken (Fixture *fixture, gconstpointer user_data)
{
  const char *const own[] = { "Camille Dupuis", NULL };
  GtkWidget *meter = find (fixture, "typed_meter");

  vigie_passphrase_chooser_set_own_words (fixture->chooser, own);
  choose_own (fixture);
  type (fixture, "entry", "4821");
  type (fixture, "repeat", "4821");
  wait_for_meter (fixture, "Can be guessed at once");
  g_assert_true (shows (meter, "looks like a phone’s PIN"));
  g_assert_true (vigie_passphrase_chooser_get_acceptable (fixture->chooser));

  type (fixture, "entry", "Camille1");
  run_for (400);
  g_assert_true (shows (meter, "name or number of yours"));

  type (fixture, "entry", "parapluie moutarde fenouil escabeau velours");
  wait_for_meter (fixture, "Takes centuries to guess");
  g_assert_false (shows (meter, "It "));
  vigie_passphrase_chooser_set_hint (fixture->chooser, "le parapluie");
  run_for (400);
  g_assert_true (shows (meter, "The hint gives part of it away"));
}

/* Shown, read, changed and gone: nothing of it is left anywhere in the process. */
static void
test_drawn_one_leaves_no_copy (Fixture *fixture, gconstpointer user_data)
{
  MemoryNeedle needle;
  g_autoptr (VigieSecret) secret = vigie_passphrase_chooser_dup_passphrase (fixture->chooser);
  gsize length;
  const guint8 *bytes = vigie_secret_peek (secret, &length);

  memory_needle_set (&needle, bytes, length);
  g_assert_cmpuint (memory_scan (&needle), >=, 1);
  g_clear_pointer (&secret, vigie_secret_free);
  run_for (100);
  g_signal_emit_by_name (find (fixture, "another_button"), "clicked");
  run_for (100);
  g_assert_cmpuint (memory_scan (&needle), ==, 0);
}

static void
test_typed_one_leaves_no_copy (Fixture *fixture, gconstpointer user_data)
{
  MemoryNeedle needle;
  VigieSecret *random;
  VigieSecret *text;
  VigieSecret *taken;
  const guint8 *bytes;
  gsize length;

  random = vigie_secret_new_random (18, NULL);
  text = vigie_secret_to_base64 (random);
  bytes = vigie_secret_peek (text, &length);
  memory_needle_set (&needle, bytes, length);
  choose_own (fixture);
  type (fixture, "entry", (const char *) vigie_secret_peek (text, NULL));
  type (fixture, "repeat", (const char *) vigie_secret_peek (text, NULL));
  wait_for_meter (fixture, "Takes centuries to guess");
  taken = vigie_passphrase_chooser_dup_passphrase (fixture->chooser);
  g_assert_nonnull (taken);
  vigie_secret_free (taken);
  vigie_secret_free (random);
  vigie_secret_free (text);
  vigie_passphrase_chooser_forget (fixture->chooser);
  g_assert_cmpuint (memory_scan (&needle), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add ("/passphrase-chooser/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("drawn", test_one_is_drawn_first);
  ADD ("read-aloud", test_screen_reader_reads_it);
  ADD ("typed", test_own_one_is_typed_twice);
  ADD ("weak", test_weak_one_is_named_and_taken);
  /* Sanitizers keep what is freed as it was. */
  if (memory_scan_works ())
    {
      ADD ("no-copy-drawn", test_drawn_one_leaves_no_copy);
      ADD ("no-copy-typed", test_typed_one_leaves_no_copy);
    }
#undef ADD

  return g_test_run ();
}
