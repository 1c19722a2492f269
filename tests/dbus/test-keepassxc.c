/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "keyring-world.h"

/* The real KeePassXC as the keyring, alone and beside gnome-keyring. */

#define KEEPASSXC_NAME "org.keepassxc.KeePassXC.MainWindow"
#define DATABASE_PASSWORD "database-password"

/* An empty database, of which one group is shown to other programs. */
static const char database_xml[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
    "<KeePassFile><Meta><Generator>Vigie</Generator><DatabaseName>Passwords</DatabaseName>"
    "<RecycleBinEnabled>False</RecycleBinEnabled>"
    "<CustomData><Item><Key>FDO_SECRETS_EXPOSED_GROUP</Key>"
    "<Value>{11111111-2222-3333-4444-555555555555}</Value></Item></CustomData></Meta>"
    "<Root><Group><UUID>ERERESIiMzNERFVVVVVVVA==</UUID><Name>Root</Name>"
    "<Group><UUID>ERERESIiMzNERFVVVVVVVQ==</UUID><Name>Programs</Name></Group></Group></Root></KeePassFile>";

/* Nobody is there to answer for each item, and no server is asked for updates. */
static const char settings[] = "[General]\nConfigVersion=2\nUpdateCheckMessageShown=true\n"
                               "[GUI]\nCheckForUpdates=false\n"
                               "[FdoSecrets]\nEnabled=true\nShowNotification=false\n"
                               "ConfirmAccessItem=false\nConfirmDeleteItem=false\n";

static void
write_file (const char *path, const char *text)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static char *
make_database (Fixture *fixture)
{
  g_autofree char *xml = g_build_filename (fixture->home, "database.xml", NULL);
  char *database = g_build_filename (fixture->home, "passwords.kdbx", NULL);
  const char *const argv[] = { "keepassxc-cli", "import", "--set-password", xml, database, NULL };
  GPid pid;
  int status = -1;

  write_file (xml, database_xml);
  pid = spawn (argv, DATABASE_PASSWORD "\n" DATABASE_PASSWORD "\n");
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_cmpint (status, ==, 0);
  return database;
}

/* @platform: of Qt; without a window to see where nothing is answered */
static void
start_keepassxc (Fixture *fixture, GPid *pid, const char *platform)
{
  const char *const argv[] = { "keepassxc", NULL };
  g_autofree char *ini = g_build_filename (fixture->home, ".config", "keepassxc", "keepassxc.ini", NULL);

  write_file (ini, settings);
  g_assert_true (g_setenv ("QT_QPA_PLATFORM", platform, TRUE));
  *pid = spawn (argv, NULL);
  wait_for_owner (fixture, KEEPASSXC_NAME, TRUE);
}

static GVariant *
call (Fixture *fixture,
      const char *name,
      const char *path,
      const char *interface,
      const char *method,
      GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_sync (fixture->connection, name, path, interface, method,
                                                 arguments, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
  return reply;
}

static void
call_keepassxc (Fixture *fixture, const char *method, GVariant *arguments)
{
  g_autoptr (GVariant) reply =
      call (fixture, KEEPASSXC_NAME, "/keepassxc", KEEPASSXC_NAME, method, arguments);
}

static gboolean
is_default_locked (Fixture *fixture)
{
  g_autoptr (GVariant) alias =
      call (fixture, "org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service",
            "ReadAlias", g_variant_new ("(s)", "default"));
  g_autoptr (GVariant) locked = NULL;
  g_autoptr (GVariant) value = NULL;
  const char *path = NULL;

  g_variant_get (alias, "(&o)", &path);
  if (g_str_equal (path, "/"))
    return TRUE;
  locked = call (fixture, "org.freedesktop.secrets", path, "org.freedesktop.DBus.Properties", "Get",
                 g_variant_new ("(ss)", "org.freedesktop.Secret.Collection", "Locked"));
  g_variant_get (locked, "(v)", &value);
  return g_variant_get_boolean (value);
}

static void
wait_for_lock (Fixture *fixture, gboolean is_locked)
{
  gint64 until = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (is_default_locked (fixture) != is_locked)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_usleep (20 * G_TIME_SPAN_MILLISECOND);
    }
}

static void
open_database (Fixture *fixture, const char *database)
{
  call_keepassxc (fixture, "openDatabase", g_variant_new ("(ss)", database, DATABASE_PASSWORD));
  wait_for_lock (fixture, FALSE);
}

static void
start_open (Fixture *fixture, const char *platform)
{
  g_autofree char *database = make_database (fixture);

  start_keepassxc (fixture, &fixture->keyring, platform);
  wait_for_owner (fixture, "org.freedesktop.secrets", TRUE);
  open_database (fixture, database);
}

static void
case_store_and_clear (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) secret = NULL;
  g_autoptr (VigieSecret) other = vigie_secret_new ("other", 5);
  g_autoptr (VigieSecret) found = NULL;
  g_autoptr (VigieSecret) replaced = NULL;

  start_open (fixture, "offscreen");
  g_assert_null (look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error));
  g_assert_no_error (error);

  secret = plant (fixture);
  found = look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error);
  g_assert_no_error (error);
  assert_same (found, secret);
  g_assert_false (a_file_holds (fixture->home, PLANTED));

  g_assert_true (put (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", other, &error));
  g_assert_no_error (error);
  replaced = look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error);
  assert_same (replaced, other);

  g_assert_true (clear (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error));
  g_assert_no_error (error);
  g_assert_null (look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error));
  g_assert_no_error (error);
}

/* Closes the window that asks for the database’s password. */
static gpointer
closer_thread (gpointer user_data)
{
  const char *script =
      "for i in $(seq 200); do"
      "  w=$(xdotool search --onlyvisible --name '^Unlock Database' 2>/dev/null | head -n 1);"
      "  if [ -z \"$w\" ]; then [ -n \"$seen\" ] && exit; sleep 0.1; continue; fi;"
      "  seen=1; sleep 0.5; xdotool windowfocus $w; xdotool key Escape; sleep 2;"
      "done";

  (void) g_spawn_sync (NULL, (char *[]) { "sh", "-c", (char *) script, NULL }, NULL, G_SPAWN_SEARCH_PATH,
                       NULL, NULL, NULL, NULL, NULL, NULL);
  return NULL;
}

static void
case_question_closed (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) secret = NULL;
  GThread *thread;

  start_open (fixture, "xcb");
  secret = plant (fixture);
  call_keepassxc (fixture, "lockAllDatabases", NULL);
  wait_for_lock (fixture, TRUE);

  thread = g_thread_new ("closer", closer_thread, NULL);
  g_assert_null (look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_KEYRING_DISMISSED);
  (void) g_thread_join (thread);
}

static gboolean
kill_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  end_process (&fixture->keyring);
  return G_SOURCE_REMOVE;
}

static void
case_killed_while_it_asks (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) secret = NULL;

  start_open (fixture, "offscreen");
  secret = plant (fixture);
  call_keepassxc (fixture, "lockAllDatabases", NULL);
  wait_for_lock (fixture, TRUE);

  (void) g_timeout_add (1000, kill_cb, fixture);
  g_assert_null (look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_KEYRING_MISSING);
}

/* The one that came first answers. What it held is not looked for, and never made anew, in the other one. */
static void
case_two_keyrings (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) secret = NULL;
  g_autoptr (VigieSecret) found = NULL;
  g_autoptr (VigieSecret) back = NULL;
  g_autofree char *database = make_database (fixture);

  start_keyring (fixture, KEYRING_PASSWORD);
  secret = plant (fixture);
  start_keepassxc (fixture, &fixture->other, "offscreen");
  call_keepassxc (fixture, "openDatabase", g_variant_new ("(ss)", database, DATABASE_PASSWORD));
  found = look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error);
  g_assert_no_error (error);
  assert_same (found, secret);

  /* The other way round: KeePassXC does not hold it, and says so. */
  end_process (&fixture->other);
  stop_keyring (fixture);
  start_keepassxc (fixture, &fixture->other, "offscreen");
  wait_for_owner (fixture, "org.freedesktop.secrets", TRUE);
  open_database (fixture, database);
  g_assert_null (look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error));
  g_assert_no_error (error);

  /* And back: nothing of the first one was lost. */
  end_process (&fixture->other);
  wait_for_owner (fixture, "org.freedesktop.secrets", FALSE);
  start_keyring (fixture, KEYRING_PASSWORD);
  back = look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error);
  g_assert_no_error (error);
  assert_same (back, secret);
}

typedef struct
{
  const char *path;
  void (*run) (Fixture *fixture);
} Case;

static const Case cases[] = {
  { "/keepassxc/store-and-clear", case_store_and_clear },
  { "/keepassxc/question-closed", case_question_closed },
  { "/keepassxc/killed-while-it-asks", case_killed_while_it_asks },
  { "/keepassxc/two-keyrings", case_two_keyrings },
};

static const char *
find_what_is_missing (void)
{
  const char *const programs[] = { "keepassxc", "keepassxc-cli", "gnome-keyring-daemon", "xdotool" };

  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *path = g_find_program_in_path (programs[i]);

      if (path == NULL)
        return "KeePassXC, gnome-keyring or xdotool is not installed";
    }
  return g_getenv ("DISPLAY") == NULL ? "there is no display" : NULL;
}

static void
run_case (gconstpointer user_data)
{
  const Case *test = user_data;
  const char *missing = find_what_is_missing ();
  static Fixture fixture;

  if (missing != NULL)
    {
      g_test_skip (missing);
      return;
    }

  if (g_test_subprocess ())
    {
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
