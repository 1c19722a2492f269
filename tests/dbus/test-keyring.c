/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "keyring-world.h"

/* The real gnome-keyring. */

static void
assert_refused (Fixture *fixture, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) secret = vigie_secret_new ("other", 5);
  gint64 started_at = g_get_monotonic_time ();

  g_assert_null (look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error));
  g_assert_error (error, VIGIE_ERROR, code);
  g_clear_error (&error);

  g_assert_null (ensure (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", 32, &error));
  g_assert_error (error, VIGIE_ERROR, code);
  g_clear_error (&error);

  g_assert_null (ensure (fixture->store, VIGIE_SECRET_HISTORY_KEY, "", 32, &error));
  g_assert_error (error, VIGIE_ERROR, code);
  g_clear_error (&error);

  g_assert_false (put (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", secret, &error));
  g_assert_error (error, VIGIE_ERROR, code);
  g_clear_error (&error);

  g_assert_false (clear (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error));
  g_assert_error (error, VIGIE_ERROR, code);

  g_test_message ("five refusals in %.3f s",
                  (double) (g_get_monotonic_time () - started_at) / G_TIME_SPAN_SECOND);
}

static void
case_absent (Fixture *fixture)
{
  assert_refused (fixture, VIGIE_ERROR_KEYRING_MISSING);
}

static void
case_no_bus (Fixture *fixture)
{
  g_assert_true (g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE));
  assert_refused (fixture, VIGIE_ERROR_KEYRING_MISSING);
}

static void
case_unlocked (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) secret = NULL;
  g_autoptr (VigieSecret) found = NULL;
  g_autoptr (VigieSecret) made = NULL;
  g_autoptr (VigieSecret) again = NULL;
  g_autofree char *encoded = g_base64_encode ((const guchar *) PLANTED, strlen (PLANTED));

  start_keyring (fixture, KEYRING_PASSWORD);
  g_assert_null (look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error));
  g_assert_no_error (error);

  secret = plant (fixture);
  found = look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error);
  g_assert_no_error (error);
  assert_same (found, secret);

  made = ensure (fixture->store, VIGIE_SECRET_HISTORY_KEY, "", 32, &error);
  g_assert_no_error (error);
  again = ensure (fixture->store, VIGIE_SECRET_HISTORY_KEY, "", 32, &error);
  g_assert_no_error (error);
  assert_same (made, again);

  /* The keyring's files are there, and show nothing. */
  g_assert_true (a_file_holds (fixture->home, "GnomeKeyring"));
  g_assert_false (a_file_holds (fixture->home, PLANTED));
  g_assert_false (a_file_holds (fixture->home, encoded));

  g_assert_true (clear (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error));
  g_assert_no_error (error);
  g_assert_null (look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error));
  g_assert_no_error (error);
}

static void
assert_untouched (Fixture *fixture, const VigieSecret *secret)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) found = look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error);

  g_assert_no_error (error);
  assert_same (found, secret);
  g_assert_null (look_up (fixture->store, VIGIE_SECRET_HISTORY_KEY, "", &error));
  g_assert_no_error (error);
}

/* Nobody is there to ask the person. */
static void
case_locked (Fixture *fixture)
{
  g_autoptr (VigieSecret) secret = NULL;

  start_keyring (fixture, KEYRING_PASSWORD);
  secret = plant (fixture);
  lock (fixture);
  assert_refused (fixture, VIGIE_ERROR_KEYRING_LOCKED);

  stop_keyring (fixture);
  start_keyring (fixture, KEYRING_PASSWORD);
  assert_untouched (fixture, secret);
}

/* A keyring that has never been used: there is no collection, and nobody to ask for a password of one. */
static void
case_never_used (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  start_keyring (fixture, NULL);
  g_assert_null (look_up (fixture->store, VIGIE_SECRET_HISTORY_KEY, "", &error));
  g_assert_no_error (error);
  g_assert_null (ensure (fixture->store, VIGIE_SECRET_HISTORY_KEY, "", 32, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_KEYRING_MISSING);
}

static gboolean
kill_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  end_process (&fixture->keyring);
  return G_SOURCE_REMOVE;
}

static void
case_killed_in_the_middle (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) secret = NULL;

  start_keyring (fixture, KEYRING_PASSWORD);
  secret = plant (fixture);

  /* It takes the call and does not answer any more. */
  g_assert_cmpint (kill (fixture->keyring, SIGSTOP), ==, 0);
  (void) g_timeout_add (200, kill_cb, fixture);
  g_assert_null (look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_KEYRING_MISSING);
  assert_refused (fixture, VIGIE_ERROR_KEYRING_MISSING);

  /* Another one can be used without starting anew. */
  start_keyring (fixture, KEYRING_PASSWORD);
  assert_untouched (fixture, secret);
}

typedef struct
{
  const char *keys; /* arguments of xdotool */
} Typist;

static gpointer
type_thread (gpointer user_data)
{
  const Typist *typist = user_data;
  /* Until the question is off the screen: on a busy machine a key may come before the window listens. */
  g_autofree char *script =
      g_strdup_printf ("for i in $(seq 200); do"
                       "  w=$(xdotool search --onlyvisible --name . 2>/dev/null | head -n 1);"
                       "  if [ -z \"$w\" ]; then [ -n \"$seen\" ] && exit; sleep 0.1; continue; fi;"
                       "  seen=1; sleep 0.5; xdotool windowfocus $w; %s; sleep 2;"
                       "done",
                       typist->keys);

  (void) g_spawn_sync (NULL, (char *[]) { "sh", "-c", script, NULL }, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                       NULL, NULL, NULL, NULL);
  return NULL;
}

static void
start_prompter (Fixture *fixture)
{
  const char *const argv[] = { "/usr/libexec/gcr-prompter", NULL };

  fixture->prompter = spawn (argv, NULL);
  wait_for_owner (fixture, "org.gnome.keyring.SystemPrompter", TRUE);
}

static void
case_question_closed (Fixture *fixture)
{
  const Typist typist = { "xdotool key Escape" };
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) secret = NULL;
  GThread *thread;

  start_keyring (fixture, KEYRING_PASSWORD);
  secret = plant (fixture);
  lock (fixture);
  start_prompter (fixture);

  thread = g_thread_new ("typist", type_thread, (gpointer) &typist);
  g_assert_null (ensure (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", 32, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_KEYRING_DISMISSED);
  (void) g_thread_join (thread);

  end_process (&fixture->prompter);
  stop_keyring (fixture);
  start_keyring (fixture, KEYRING_PASSWORD);
  assert_untouched (fixture, secret);
}

static void
case_question_answered (Fixture *fixture)
{
  const Typist typist = { "xdotool type " KEYRING_PASSWORD "; xdotool key Return" };
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) secret = NULL;
  g_autoptr (VigieSecret) found = NULL;
  GThread *thread;

  start_keyring (fixture, KEYRING_PASSWORD);
  secret = plant (fixture);
  lock (fixture);
  start_prompter (fixture);

  thread = g_thread_new ("typist", type_thread, (gpointer) &typist);
  found = ensure (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", 32, &error);
  g_assert_no_error (error);
  (void) g_thread_join (thread);
  assert_same (found, secret);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

/* The window can stop waiting for an answer to the keyring's question. */
static void
case_question_left (Fixture *fixture)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) secret = NULL;
  VigieSecret *found = NULL;

  start_keyring (fixture, KEYRING_PASSWORD);
  secret = plant (fixture);
  lock (fixture);
  start_prompter (fixture);

  (void) g_timeout_add (1000, cancel_cb, cancellable);
  vigie_secret_store_lookup_async (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", cancellable,
                                   take_result_cb, &result);
  wait_for_result (&result);
  g_assert_false (vigie_secret_store_lookup_finish (fixture->store, result, &found, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The keyring dies while its question is on the screen. */
static void
case_killed_while_it_asks (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) secret = NULL;

  start_keyring (fixture, KEYRING_PASSWORD);
  secret = plant (fixture);
  lock (fixture);
  start_prompter (fixture);

  (void) g_timeout_add (1000, kill_cb, fixture);
  g_assert_null (look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_KEYRING_MISSING);

  start_keyring (fixture, KEYRING_PASSWORD);
  assert_untouched (fixture, secret);
}

/* @file: where libsecret keeps an encrypted file by itself, as inside Flatpak. No service is on the bus. */
static void
use_file (const char *file)
{
  g_assert_true (g_setenv ("SECRET_BACKEND", "file", TRUE));
  g_assert_true (g_setenv ("SECRET_FILE_TEST_PATH", file, TRUE));
  g_assert_true (g_setenv ("SECRET_FILE_TEST_PASSWORD", KEYRING_PASSWORD, TRUE));
}

static void
case_file (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_build_filename (fixture->home, "vigie.keyring", NULL);
  g_autofree char *encoded = g_base64_encode ((const guchar *) PLANTED, strlen (PLANTED));
  g_autoptr (VigieSecret) secret = NULL;

  use_file (file);
  secret = plant (fixture);
  assert_untouched (fixture, secret);
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_false (a_file_holds (fixture->home, PLANTED));
  g_assert_false (a_file_holds (fixture->home, encoded));

  g_assert_true (clear (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error));
  g_assert_no_error (error);
  g_assert_null (look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error));
  g_assert_no_error (error);
}

static void
case_file_cannot_be_read (Fixture *fixture)
{
  use_file (fixture->home);
  assert_refused (fixture, VIGIE_ERROR_STORAGE);
}

/* The file’s password is the portal’s to give, and there is none on the bus. */
static void
case_no_portal (Fixture *fixture)
{
  g_assert_true (g_setenv ("SECRET_BACKEND", "file", TRUE));
  g_assert_true (g_setenv ("SNAP_NAME", "vigie", TRUE));
  assert_refused (fixture, VIGIE_ERROR_KEYRING_MISSING);
}

typedef struct
{
  const char *path;
  void (*run) (Fixture *fixture);
  gboolean needs_display;
} Case;

static const Case cases[] = {
  { "/keyring/absent", case_absent, FALSE },
  { "/keyring/no-bus", case_no_bus, FALSE },
  { "/keyring/unlocked", case_unlocked, FALSE },
  { "/keyring/locked", case_locked, FALSE },
  { "/keyring/never-used", case_never_used, FALSE },
  { "/keyring/killed-in-the-middle", case_killed_in_the_middle, FALSE },
  { "/keyring/file", case_file, FALSE },
  { "/keyring/file-cannot-be-read", case_file_cannot_be_read, FALSE },
  { "/keyring/no-portal", case_no_portal, FALSE },
  { "/keyring/question-closed", case_question_closed, TRUE },
  { "/keyring/question-answered", case_question_answered, TRUE },
  { "/keyring/question-left", case_question_left, TRUE },
  { "/keyring/killed-while-it-asks", case_killed_while_it_asks, TRUE },
};

static const char *
find_what_is_missing (const Case *test)
{
  g_autofree char *daemon = g_find_program_in_path ("gnome-keyring-daemon");
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");

  if (daemon == NULL)
    return "gnome-keyring is not installed";
  if (test->needs_display && g_getenv ("DISPLAY") == NULL)
    return "there is no display";
  if (test->needs_display && (xdotool == NULL || g_access ("/usr/libexec/gcr-prompter", X_OK) != 0))
    return "xdotool or gcr-prompter is not installed";
  return NULL;
}

static void
run_case (gconstpointer user_data)
{
  const Case *test = user_data;
  const char *missing = find_what_is_missing (test);
  static Fixture fixture;

  if (missing != NULL)
    {
      g_test_skip (missing);
      return;
    }

  if (g_test_subprocess ())
    {
      /* libsecret warns of a race between its own two halves when the service comes and goes; no harm is
       * done. */
      (void) g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
      set_up (&fixture);
      test->run (&fixture);
      tear_down (&fixture);
      return;
    }

  g_test_trap_subprocess (NULL, 60 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout_unmatched ("*" PLANTED "*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], run_case);

  return g_test_run ();
}
