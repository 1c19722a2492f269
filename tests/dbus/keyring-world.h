/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For the tests of real keyrings: each case has a process, a home folder and a session bus of its own. The
 * bus starts nothing by itself, so what is not started here is not there. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "secret-store-calls.h"
#include "vigie-error.h"

#define KEYRING_PASSWORD "keyring-password"
#define PLANTED "planted-secret-0123456789"

typedef struct
{
  GTestDBus *bus;
  GDBusConnection *connection;
  char *home;
  GPid keyring;
  GPid prompter;
  GPid other; /* a second keyring */
  VigieSecretStore *store;
} Fixture;

static inline GPid
spawn (const char *const *argv, const char *input)
{
  g_autoptr (GError) error = NULL;
  GPid pid = 0;
  int in = -1;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL,
                            G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL |
                                G_SPAWN_STDERR_TO_DEV_NULL,
                            NULL, NULL, &pid, &in, NULL, NULL, &error);
  g_assert_no_error (error);
  if (input != NULL)
    g_assert_cmpint (write (in, input, strlen (input)), ==, (gssize) strlen (input));
  (void) close (in);
  return pid;
}

static inline void
end_process (GPid *pid)
{
  if (*pid == 0)
    return;

  (void) kill (*pid, SIGCONT);
  (void) kill (*pid, SIGKILL);
  (void) waitpid (*pid, NULL, 0);
  *pid = 0;
}

static inline gboolean
has_owner (Fixture *fixture, const char *name)
{
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_sync (fixture->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                   "org.freedesktop.DBus", "NameHasOwner", g_variant_new ("(s)", name),
                                   G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  gboolean is_owned = FALSE;

  g_variant_get (reply, "(b)", &is_owned);
  return is_owned;
}

static inline void
wait_for_owner (Fixture *fixture, const char *name, gboolean is_owned)
{
  gint64 until = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (has_owner (fixture, name) != is_owned)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_usleep (10 * G_TIME_SPAN_MILLISECOND);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* With a login collection that is open, or, without a password, with none. */
static inline void
start_keyring (Fixture *fixture, const char *password)
{
  const char *const with_login[] = { "gnome-keyring-daemon", "--foreground", "--unlock",
                                     "--components=secrets", NULL };
  const char *const without[] = { "gnome-keyring-daemon", "--foreground", "--components=secrets", NULL };

  fixture->keyring = spawn (password != NULL ? with_login : without, password);
  wait_for_owner (fixture, "org.freedesktop.secrets", TRUE);
}

static inline void
stop_keyring (Fixture *fixture)
{
  end_process (&fixture->keyring);
  wait_for_owner (fixture, "org.freedesktop.secrets", FALSE);
}

static inline void
lock (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  const char *const paths[] = { "/org/freedesktop/secrets/collection/login", NULL };
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_sync (fixture->connection, "org.freedesktop.secrets", "/org/freedesktop/secrets",
                                   "org.freedesktop.Secret.Service", "Lock", g_variant_new ("(^ao)", paths),
                                   NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

static inline void
set_up (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *display = NULL;

  fixture->home = g_dir_make_tmp ("vigie-keyring-XXXXXX", &error);
  g_assert_no_error (error);
  g_assert_true (g_setenv ("HOME", fixture->home, TRUE));
  /* What is fatal to this test is not to be to the keyring. */
  g_unsetenv ("G_DEBUG");
  g_unsetenv ("XDG_DATA_HOME");
  g_unsetenv ("XDG_CONFIG_HOME");
  g_assert_true (g_setenv ("XDG_RUNTIME_DIR", fixture->home, TRUE));
  g_assert_true (g_setenv ("SECRET_BACKEND", "service", TRUE));

  /* GTestDBus takes the display away. */
  display = g_strdup (g_getenv ("DISPLAY"));
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  if (display != NULL)
    g_assert_true (g_setenv ("DISPLAY", display, TRUE));
  fixture->connection = g_dbus_connection_new_for_address_sync (
      g_test_dbus_get_bus_address (fixture->bus),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL,
      NULL, &error);
  g_assert_no_error (error);
  fixture->store = vigie_secret_store_new ();
}

/* 1 if a file under @path holds @needle. */
static inline gboolean
a_file_holds (const char *path, const char *needle)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *content = NULL;
      gsize length = 0;

      if (g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        continue;
      if (g_file_test (child, G_FILE_TEST_IS_DIR)
              ? a_file_holds (child, needle)
              : g_file_test (child, G_FILE_TEST_IS_REGULAR) &&
                    g_file_get_contents (child, &content, &length, NULL) &&
                    memmem (content, length, needle, strlen (needle)) != NULL)
        return TRUE;
    }

  return FALSE;
}

static inline void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (!g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      (void) g_remove (child);
    }
  (void) g_remove (path);
}

static inline void
tear_down (Fixture *fixture)
{
  g_clear_object (&fixture->store);
  end_process (&fixture->other);
  end_process (&fixture->prompter);
  end_process (&fixture->keyring);
  (void) g_dbus_connection_close_sync (fixture->connection, NULL, NULL);
  g_clear_object (&fixture->connection);
  /* The bus ends with this process: GIO ends a process whose session bus ends first. */
  remove_tree (fixture->home);
  g_free (fixture->home);
}

static inline VigieSecret *
plant (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  VigieSecret *secret = vigie_secret_new (PLANTED, strlen (PLANTED));

  (void) put (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", secret, &error);
  g_assert_no_error (error);
  return secret;
}
