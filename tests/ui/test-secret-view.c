/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>
#include <string.h>

#include "memory-scan.h"
#include "vigie-secret-clipboard.h"
#include "vigie-secret-text.h"
#include "vigie-secret-view.h"

#define ACCOUNT "0123456789abcdef0123456789abcdef"
#define PHRASE "parapluie moutarde fenouil"

typedef struct
{
  VigieSecretStore *store;
  GtkWindow *window;
  VigieSecretView *view;
} Fixture;

static void
run_for (guint milliseconds)
{
  const gint64 end = g_get_monotonic_time () + (gint64) milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

/* Lets the program run until @condition; fails after half a minute. */
#define wait_for(condition)                                                                                  \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    const gint64 wait_end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;                                   \
    while (!(condition))                                                                                     \
      {                                                                                                      \
        if (g_get_monotonic_time () > wait_end)                                                              \
          g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition);                          \
        run_for (5);                                                                                         \
      }                                                                                                      \
  }                                                                                                          \
  G_STMT_END

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(gboolean *) user_data = vigie_secret_store_store_finish (VIGIE_SECRET_STORE (source), result, NULL);
}

static void
keep (Fixture *fixture, const char *text)
{
  g_autoptr (VigieSecret) secret = vigie_secret_new (text, strlen (text));
  gboolean is_stored = FALSE;

  vigie_secret_store_store_async (fixture->store, VIGIE_SECRET_TWO_STEP_PASSPHRASE, ACCOUNT, secret, NULL,
                                  stored_cb, &is_stored);
  wait_for (is_stored);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->store = vigie_secret_store_new_in_memory ();
  fixture->view =
      VIGIE_SECRET_VIEW (vigie_secret_view_new (fixture->store, VIGIE_SECRET_TWO_STEP_PASSPHRASE, ACCOUNT));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->view));
  gtk_window_present (fixture->window);
  wait_for (gtk_widget_get_mapped (GTK_WIDGET (fixture->view)));
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  vigie_secret_clipboard_clear ();
  g_clear_pointer (&fixture->window, gtk_window_destroy);
  run_for (20);
  g_clear_object (&fixture->store);
}

static GtkWidget *
find (Fixture *fixture, const char *name)
{
  return GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (fixture->view), VIGIE_TYPE_SECRET_VIEW, name));
}

static void
press (Fixture *fixture, const char *name)
{
  g_signal_emit_by_name (find (fixture, name), "clicked");
}

static const char *
get_note (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (find (fixture, "note_label")));
}

static void
test_hidden_until_asked (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *text = find (fixture, "text");
  g_autoptr (GBytes) read = NULL;

  keep (fixture, PHRASE);
  g_assert_false (vigie_secret_view_get_is_shown (fixture->view));
  read = GTK_ACCESSIBLE_TEXT_GET_IFACE (text)->get_contents (GTK_ACCESSIBLE_TEXT (text), 0, G_MAXUINT);
  g_assert_cmpuint (g_bytes_get_size (read), ==, 0);
  gtk_test_accessible_assert_property (find (fixture, "hidden_label"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "The passphrase is hidden.");

  press (fixture, "show_button");
  wait_for (vigie_secret_view_get_is_shown (fixture->view));
  g_assert_true (gtk_widget_get_visible (text));
  g_assert_false (gtk_widget_get_visible (find (fixture, "hidden_label")));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (find (fixture, "show_button"))), ==, "_Hide it");

  press (fixture, "show_button");
  g_assert_false (vigie_secret_view_get_is_shown (fixture->view));
  g_assert_true (gtk_widget_get_visible (find (fixture, "hidden_label")));
}

static void
test_hidden_when_out_of_sight (Fixture *fixture, gconstpointer user_data)
{
  keep (fixture, PHRASE);
  press (fixture, "show_button");
  wait_for (vigie_secret_view_get_is_shown (fixture->view));
  /* What a window says when another one is in front. */
  g_object_notify (G_OBJECT (fixture->window), "is-active");
  g_assert_cmpint (vigie_secret_view_get_is_shown (fixture->view), ==,
                   gtk_window_is_active (fixture->window));

  if (!vigie_secret_view_get_is_shown (fixture->view))
    {
      press (fixture, "show_button");
      wait_for (vigie_secret_view_get_is_shown (fixture->view));
    }
  gtk_widget_set_visible (GTK_WIDGET (fixture->view), FALSE);
  g_assert_false (vigie_secret_view_get_is_shown (fixture->view));
}

static void
test_missing_one_is_said (Fixture *fixture, gconstpointer user_data)
{
  press (fixture, "show_button");
  wait_for (*get_note (fixture) != '\0');
  g_assert_nonnull (strstr (get_note (fixture), "no passphrase in the keyring"));
  g_assert_false (vigie_secret_view_get_is_shown (fixture->view));
  g_assert_true (gtk_widget_get_sensitive (find (fixture, "show_button")));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* What another program would get that pastes; the display server has no part in it. */
static char *
paste (GdkClipboard *clipboard, const char *type)
{
  GdkContentProvider *provider = gdk_clipboard_get_content (clipboard);
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (provider);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  gboolean is_done = FALSE;

  g_assert_true (gdk_content_formats_contain_mime_type (formats, type));
  gdk_content_provider_write_mime_type_async (provider, type, memory, G_PRIORITY_DEFAULT, NULL, written_cb,
                                              &is_done);
  wait_for (is_done);
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
}

static void
test_copied_for_a_while (Fixture *fixture, gconstpointer user_data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->view));
  g_autoptr (VigieSecret) secret = vigie_secret_new (PHRASE, strlen (PHRASE));
  g_autofree char *text = NULL;
  g_autofree char *hint = NULL;

  keep (fixture, PHRASE);
  press (fixture, "copy_button");
  wait_for (strstr (get_note (fixture), "45 seconds") != NULL);
  g_assert_false (vigie_secret_view_get_is_shown (fixture->view));
  g_assert_nonnull (gdk_clipboard_get_content (clipboard));
  text = paste (clipboard, "text/plain;charset=utf-8");
  g_assert_cmpstr (text, ==, PHRASE);
  hint = paste (clipboard, "x-kde-passwordManagerHint");
  g_assert_cmpstr (hint, ==, "secret");

  vigie_secret_clipboard_copy (clipboard, secret, 1);
  g_assert_nonnull (gdk_clipboard_get_content (clipboard));
  wait_for (gdk_clipboard_get_content (clipboard) == NULL);
}

/* What somebody copied since stays. */
static void
test_other_copies_stay (Fixture *fixture, gconstpointer user_data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->view));
  g_autoptr (VigieSecret) secret = vigie_secret_new (PHRASE, strlen (PHRASE));
  GdkContentProvider *other;

  vigie_secret_clipboard_copy (clipboard, secret, 1);
  gdk_clipboard_set_text (clipboard, "something else");
  other = gdk_clipboard_get_content (clipboard);
  g_assert_nonnull (other);
  run_for (1500);
  vigie_secret_clipboard_clear ();
  g_assert_true (gdk_clipboard_get_content (clipboard) == other);
}

static void
test_nothing_is_stored_at_the_end (Fixture *fixture, gconstpointer user_data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->view));
  g_autoptr (VigieSecret) secret = vigie_secret_new (PHRASE, strlen (PHRASE));
  g_autoptr (GdkContentFormats) formats = NULL;

  vigie_secret_clipboard_copy (clipboard, secret, VIGIE_SECRET_CLIPBOARD_SECONDS);
  formats = gdk_content_provider_ref_storable_formats (gdk_clipboard_get_content (clipboard));
  g_assert_true (gdk_content_formats_is_empty (formats));
}

static void
test_shown_one_leaves_no_copy (Fixture *fixture, gconstpointer user_data)
{
  MemoryNeedle needle;
  VigieSecret *random = vigie_secret_new_random (18, NULL);
  VigieSecret *text = vigie_secret_to_base64 (random);
  gsize length;
  const guint8 *bytes = vigie_secret_peek (text, &length);

  memory_needle_set (&needle, bytes, length);
  keep (fixture, (const char *) bytes);
  vigie_secret_free (random);
  vigie_secret_free (text);
  press (fixture, "show_button");
  wait_for (vigie_secret_view_get_is_shown (fixture->view));
  run_for (100);
  vigie_secret_view_hide_secret (fixture->view);
  run_for (100);
  /* The keyring that is this process's own memory has the one. */
  g_assert_cmpuint (memory_scan (&needle), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add ("/secret-view/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("hidden", test_hidden_until_asked);
  ADD ("out-of-sight", test_hidden_when_out_of_sight);
  ADD ("missing", test_missing_one_is_said);
  ADD ("copied", test_copied_for_a_while);
  ADD ("other-copies", test_other_copies_stay);
  ADD ("not-stored", test_nothing_is_stored_at_the_end);
  /* Sanitizers keep what is freed as it was. */
  if (memory_scan_works ())
    {
      ADD ("no-copy", test_shown_one_leaves_no_copy);
    }
#undef ADD

  return g_test_run ();
}
