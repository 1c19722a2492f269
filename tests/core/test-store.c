/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store-calls.h"
#include "vigie-error.h"

#define NOW G_GINT64_CONSTANT (1764000000)

typedef struct
{
  char *base;
  char *folder; /* not made yet */
  char *path;
  VigieSecret *key;
  VigieStore *store;
} Fixture;

static const VigieSessionFields phone = {
  .id = "7001",
  .device_model = "Pixel 8 Anna",
  .platform = "Android",
  .system_version = "SDK 35",
  .application_name = "Telegram Android",
  .application_version = "11.4.2",
  .ip_address = "192.0.2.17",
  .location = "Lyon, France",
  .log_in_date = NOW - 86400 * 90,
  .last_active_date = NOW - 60,
  .api_id = 6,
  .is_official_application = TRUE,
};

static void
reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->store);
  fixture->store = open_store (fixture->path, fixture->key, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->base = g_dir_make_tmp ("vigie-store-XXXXXX", NULL);
  g_assert_nonnull (fixture->base);
  fixture->folder = g_build_filename (fixture->base, "share", "vigie", NULL);
  fixture->path = g_build_filename (fixture->folder, "history.sqlite", NULL);
  fixture->key = vigie_secret_new ("0123456789abcdef0123456789abcdef", 32);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  (void) g_remove (path);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_object (&fixture->store);
  vigie_secret_free (fixture->key);
  remove_tree (fixture->base);
  g_free (fixture->base);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static VigieDeclared
recall_one (Fixture *fixture, const char *account, const VigieSessionFields *fields)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFacts) facts = make_facts (fields, 1, NOW);
  g_autoptr (VigieFacts) recalled = recall (fixture->store, account, facts, &error);
  VigieDeclared declared;

  g_assert_no_error (error);
  declared = *vigie_facts_get_declared (recalled, vigie_facts_find_session (recalled, fields->id));
  declared.name = g_intern_string (declared.name);
  return declared;
}

static void
remember_one (Fixture *fixture, const char *account, const VigieSessionFields *fields, VigieAnswer answer)
{
  const VigieDeclared declared = { .answer = answer, .name = "phone of Anna", .is_shared = VIGIE_TRI_NO };
  g_autoptr (GError) error = NULL;

  g_assert_true (remember (fixture->store, account, fields, &declared, NOW, &error));
  g_assert_no_error (error);
}

static void
check_up (Fixture *fixture, const char *account, const VigieSessionFields *fields, guint n, gint64 now)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (add_checkup (fixture->store, account, fields, n, now, &error));
  g_assert_no_error (error);
}

static void
test_remembers_across_a_restart (Fixture *fixture, gconstpointer user_data)
{
  VigieDeclared declared;

  reopen (fixture);
  remember_one (fixture, "a", &phone, VIGIE_ANSWER_ME);
  reopen (fixture);
  declared = recall_one (fixture, "a", &phone);

  g_assert_cmpint (declared.answer, ==, VIGIE_ANSWER_ME);
  g_assert_cmpstr (declared.name, ==, "phone of Anna");
  g_assert_cmpint (declared.is_shared, ==, VIGIE_TRI_NO);
  g_assert_cmpint (declared.answered_at, ==, NOW);
  g_assert_cmpint (declared.seen_before, ==, VIGIE_TRI_UNKNOWN);
  g_assert_false (declared.has_changed);
}

static void
test_asks_again_when_facts_change (Fixture *fixture, gconstpointer user_data)
{
  VigieSessionFields now = phone;
  const struct
  {
    const char *what;
    const void *place;
    const char *text;
    gboolean has_changed;
  } cases[] = {
    { "nothing", &now.device_model, "Pixel 8 Anna", FALSE },
    { "version of the application", &now.application_version, "12.0", FALSE },
    { "version of the system", &now.system_version, "SDK 36", FALSE },
    { "address", &now.ip_address, "198.51.100.3", FALSE },
    { "town", &now.location, "Paris, France", FALSE },
    { "country", &now.location, "Lyon, Testland", TRUE },
    { "device", &now.device_model, "PC 64bit", TRUE },
    { "platform", &now.platform, "Linux", TRUE },
    { "application", &now.application_name, "Other", TRUE },
  };

  reopen (fixture);
  remember_one (fixture, "a", &phone, VIGIE_ANSWER_ME);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].what);
      now = phone;
      memcpy ((void *) cases[i].place, &cases[i].text, sizeof cases[i].text);
      g_assert_cmpint (recall_one (fixture, "a", &now).has_changed, ==, cases[i].has_changed);
    }

  now = phone;
  now.api_id = 2040;
  g_assert_true (recall_one (fixture, "a", &now).has_changed);
  now = phone;
  now.is_official_application = FALSE;
  g_assert_true (recall_one (fixture, "a", &now).has_changed);
  now = phone;
  now.last_active_date = NOW;
  g_assert_false (recall_one (fixture, "a", &now).has_changed);

  /* Answered again, it is as it is now. */
  now.location = "Lyon, Testland";
  remember_one (fixture, "a", &now, VIGIE_ANSWER_ME);
  g_assert_false (recall_one (fixture, "a", &now).has_changed);
}

static void
test_knows_a_session_again_under_another_id (Fixture *fixture, gconstpointer user_data)
{
  VigieSessionFields later = phone;
  VigieSessionFields twins[2];
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFacts) facts = NULL;
  g_autoptr (VigieFacts) recalled = NULL;

  reopen (fixture);
  remember_one (fixture, "a", &phone, VIGIE_ANSWER_ME);

  /* Two that could be it: neither inherits the answer. */
  twins[0] = phone;
  twins[0].id = "8001";
  twins[1] = phone;
  twins[1].id = "8002";
  facts = make_facts (twins, 2, NOW);
  recalled = recall (fixture->store, "a", facts, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      VigieSession *session = vigie_facts_find_session (recalled, twins[i].id);

      g_assert_cmpint (vigie_facts_get_declared (recalled, session)->answer, ==, VIGIE_ANSWER_NONE);
    }

  /* One that is it; from now on it is known by its new id. */
  later.id = "9001";
  g_assert_cmpint (recall_one (fixture, "a", &later).answer, ==, VIGIE_ANSWER_ME);
  later.log_in_date = 0;
  g_assert_cmpint (recall_one (fixture, "a", &later).answer, ==, VIGIE_ANSWER_ME);
  g_assert_cmpint (recall_one (fixture, "a", &twins[0]).answer, ==, VIGIE_ANSWER_ME);

  /* Without a day of sign-in there is nothing to know it by. */
  later.id = "9002";
  g_assert_cmpint (recall_one (fixture, "a", &later).answer, ==, VIGIE_ANSWER_NONE);
}

static void
test_another_with_the_same_origin_does_not_inherit (Fixture *fixture, gconstpointer user_data)
{
  VigieSessionFields both[2] = { phone, phone };
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFacts) facts = NULL;
  g_autoptr (VigieFacts) recalled = NULL;

  reopen (fixture);
  remember_one (fixture, "a", &phone, VIGIE_ANSWER_ME);
  both[1].id = "666";
  facts = make_facts (both, 2, NOW);
  recalled = recall (fixture->store, "a", facts, &error);
  g_assert_no_error (error);

  g_assert_cmpint (vigie_facts_get_declared (recalled, vigie_facts_find_session (recalled, phone.id))->answer,
                   ==, VIGIE_ANSWER_ME);
  g_assert_cmpint (vigie_facts_get_declared (recalled, vigie_facts_find_session (recalled, "666"))->answer,
                   ==, VIGIE_ANSWER_NONE);
}

static void
test_tells_what_is_new (Fixture *fixture, gconstpointer user_data)
{
  VigieSessionFields other = phone;
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFacts) facts = make_facts (&phone, 1, NOW);
  g_autoptr (VigieFacts) recalled = NULL;
  gint64 last = -1;

  other.id = "7002";
  other.log_in_date = NOW;

  reopen (fixture);
  recalled = recall (fixture->store, "a", facts, &error);
  g_assert_no_error (error);
  g_assert_true (vigie_facts_get_int (recalled, VIGIE_FACT_LAST_CHECKUP, &last));
  g_assert_cmpint (last, ==, 0);
  g_assert_cmpint (recall_one (fixture, "a", &other).seen_before, ==, VIGIE_TRI_UNKNOWN);

  check_up (fixture, "a", &phone, 1, NOW + 100);
  reopen (fixture);
  g_assert_cmpint (recall_one (fixture, "a", &phone).seen_before, ==, VIGIE_TRI_YES);
  g_assert_cmpint (recall_one (fixture, "a", &other).seen_before, ==, VIGIE_TRI_NO);
  g_assert_cmpint (recall_one (fixture, "b", &phone).seen_before, ==, VIGIE_TRI_UNKNOWN);

  g_clear_object (&recalled);
  recalled = recall (fixture->store, "a", facts, &error);
  g_assert_true (vigie_facts_get_int (recalled, VIGIE_FACT_LAST_CHECKUP, &last));
  g_assert_cmpint (last, ==, NOW + 100);
}

static void
test_forgets_what_was_said (Fixture *fixture, gconstpointer user_data)
{
  VigieDeclared declared;

  reopen (fixture);
  check_up (fixture, "a", &phone, 1, NOW);
  remember_one (fixture, "a", &phone, VIGIE_ANSWER_NOT_ME);
  remember_one (fixture, "a", &phone, VIGIE_ANSWER_NONE);
  declared = recall_one (fixture, "a", &phone);
  g_assert_cmpint (declared.answer, ==, VIGIE_ANSWER_NONE);
  g_assert_cmpstr (declared.name, ==, "");
  g_assert_cmpint (declared.seen_before, ==, VIGIE_TRI_YES);
}

static void
test_forgets_a_session_that_stays_away (Fixture *fixture, gconstpointer user_data)
{
  VigieSessionFields other = phone;

  other.id = "7002";
  other.log_in_date = NOW;
  reopen (fixture);
  check_up (fixture, "a", &phone, 1, NOW);
  remember_one (fixture, "a", &phone, VIGIE_ANSWER_ME);

  check_up (fixture, "a", &other, 1, NOW + 1);
  check_up (fixture, "a", &other, 1, NOW + 2);
  g_assert_cmpint (recall_one (fixture, "a", &phone).answer, ==, VIGIE_ANSWER_ME);

  /* A list that could not be read says nothing about who is away. */
  check_up (fixture, "a", NULL, 0, NOW + 3);
  g_assert_cmpint (recall_one (fixture, "a", &phone).answer, ==, VIGIE_ANSWER_ME);

  check_up (fixture, "a", &other, 1, NOW + 4);
  g_assert_cmpint (recall_one (fixture, "a", &phone).answer, ==, VIGIE_ANSWER_NONE);
}

static void
test_another_key_knows_nothing (Fixture *fixture, gconstpointer user_data)
{
  VigieDeclared declared;

  reopen (fixture);
  check_up (fixture, "a", &phone, 1, NOW);
  remember_one (fixture, "a", &phone, VIGIE_ANSWER_ME);

  vigie_secret_free (fixture->key);
  fixture->key = vigie_secret_new ("fedcba9876543210fedcba9876543210", 32);
  reopen (fixture);
  declared = recall_one (fixture, "a", &phone);
  g_assert_cmpint (declared.answer, ==, VIGIE_ANSWER_NONE);
  /* Not "new": nobody can tell. */
  g_assert_cmpint (declared.seen_before, ==, VIGIE_TRI_UNKNOWN);
}

static void
test_lists_checkups (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) one = NULL;
  const VigieCheckup *newest;

  reopen (fixture);
  check_up (fixture, "a", &phone, 1, NOW);
  check_up (fixture, "a", &phone, 1, NOW + 200);
  check_up (fixture, "b", &phone, 1, NOW + 100);

  all = list_checkups (fixture->store, NULL, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpint (((VigieCheckup *) all->pdata[1])->ended_at, ==, NOW + 100);

  one = list_checkups (fixture->store, "a", 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (one->len, ==, 1);
  newest = one->pdata[0];
  g_assert_cmpint (newest->started_at, ==, NOW + 200 - 60);
  g_assert_cmpint (newest->ended_at, ==, NOW + 200);
  g_assert_cmpuint (newest->n_sessions, ==, 1);
}

/* Kept as it goes, one row a checkup; what is new stays new until somebody has looked to the end. */
static void
test_keeps_a_checkup_under_way (Fixture *fixture, gconstpointer user_data)
{
  VigieSessionFields stranger = phone;
  VigieSessionFields both[2];
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) over = NULL;
  g_autoptr (VigieFacts) facts = NULL;
  g_autoptr (VigieFacts) recalled = NULL;
  gint64 last_checkup = 0;

  reopen (fixture);
  check_up (fixture, "a", &phone, 1, NOW);
  stranger.id = "666";
  stranger.api_id = 4;
  both[0] = phone;
  both[1] = stranger;
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (keep_checkup (fixture->store, "a", both, 2, NOW + 500, NOW + 500 + i, &error));
      g_assert_no_error (error);
    }

  reopen (fixture);
  kept = list_checkups (fixture->store, "a", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kept->len, ==, 2);
  g_assert_cmpint (((VigieCheckup *) kept->pdata[0])->ended_at, ==, NOW + 502);
  g_assert_cmpuint (((VigieCheckup *) kept->pdata[0])->n_sessions, ==, 2);

  facts = make_facts (both, 2, NOW + 600);
  recalled = recall (fixture->store, "a", facts, &error);
  g_assert_no_error (error);
  g_assert_true (vigie_facts_get_int (recalled, VIGIE_FACT_LAST_CHECKUP, &last_checkup));
  g_assert_cmpint (last_checkup, ==, NOW);
  g_assert_cmpint (
      vigie_facts_get_declared (recalled, vigie_facts_find_session (recalled, "666"))->seen_before, ==,
      VIGIE_TRI_NO);

  /* Its end takes the place of what was kept of it: it began a minute before. */
  g_assert_true (keep_checkup (fixture->store, "a", both, 2, NOW + 840, NOW + 850, &error));
  check_up (fixture, "a", both, 2, NOW + 900);
  over = list_checkups (fixture->store, "a", 10, &error);
  g_assert_cmpuint (over->len, ==, 3);
  g_assert_cmpint (recall_one (fixture, "a", &stranger).seen_before, ==, VIGIE_TRI_YES);
}

static gboolean
file_holds (const char *path, const char *needle)
{
  g_autofree char *content = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  return memmem (content, length, needle, strlen (needle)) != NULL;
}

static void
test_nothing_readable_stays_behind (Fixture *fixture, gconstpointer user_data)
{
  const char *const never[] = { "7001",       "Pixel", "Telegram Android", "11.4.2",
                                "192.0.2.17", "Lyon",  "0123456789abcdef" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  reopen (fixture);
  remember_one (fixture, "a", &phone, VIGIE_ANSWER_ME);
  check_up (fixture, "a", &phone, 1, NOW);
  g_assert_true (file_holds (fixture->path, "phone of Anna"));
  for (gsize i = 0; i < G_N_ELEMENTS (never); i++)
    g_assert_false (file_holds (fixture->path, never[i]));

  g_assert_true (forget_account (fixture->store, "a", &error));
  g_assert_no_error (error);
  g_assert_false (file_holds (fixture->path, "phone of Anna"));

  /* No journal beside it either. */
  dir = g_dir_open (fixture->folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_cmpstr (name, ==, "history.sqlite");
}

static void
test_forgets_one_account_alone (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) left = NULL;

  reopen (fixture);
  remember_one (fixture, "a", &phone, VIGIE_ANSWER_ME);
  remember_one (fixture, "b", &phone, VIGIE_ANSWER_ME);
  check_up (fixture, "a", &phone, 1, NOW);
  check_up (fixture, "b", &phone, 1, NOW);
  g_assert_true (forget_account (fixture->store, "a", &error));

  g_assert_cmpint (recall_one (fixture, "a", &phone).answer, ==, VIGIE_ANSWER_NONE);
  g_assert_cmpint (recall_one (fixture, "b", &phone).answer, ==, VIGIE_ANSWER_ME);
  left = list_checkups (fixture->store, NULL, 10, &error);
  g_assert_cmpuint (left->len, ==, 1);
}

static void
test_files_are_private (Fixture *fixture, gconstpointer user_data)
{
  struct stat info;

  reopen (fixture);
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (fixture->folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
}

static void
assert_refused (Fixture *fixture, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before = 0;
  gsize length_after = 0;

  g_assert_true (g_file_get_contents (fixture->path, &before, &length_before, NULL));
  g_assert_null (open_store (fixture->path, fixture->key, &error));
  g_assert_error (error, VIGIE_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_older_data_is_taken_over (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) checkups = NULL;

  reopen (fixture);
  check_up (fixture, "a", &phone, 1, NOW);
  g_clear_object (&fixture->store);
  run_sql (fixture->path,
           "ALTER TABLE checkup DROP COLUMN is_over; DROP TABLE known_grant; PRAGMA user_version = 1");
  reopen (fixture);
  checkups = list_checkups (fixture->store, "a", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (checkups->len, ==, 1);
  g_assert_cmpint (recall_one (fixture, "a", &phone).seen_before, ==, VIGIE_TRI_YES);
}

static void
test_newer_data_is_left_alone (Fixture *fixture, gconstpointer user_data)
{
  reopen (fixture);
  remember_one (fixture, "a", &phone, VIGIE_ANSWER_ME);
  g_clear_object (&fixture->store);
  run_sql (fixture->path, "PRAGMA user_version = 9; PRAGMA journal_mode = WAL; CREATE TABLE more (x)");
  assert_refused (fixture, VIGIE_ERROR_NEWER_DATA);
}

static void
test_foreign_or_damaged_files_are_left_alone (Fixture *fixture, gconstpointer user_data)
{
  VigieSessionFields many[200];
  char ids[G_N_ELEMENTS (many)][8];
  g_autofree char *content = NULL;
  gsize length = 0;

  g_assert_cmpint (g_mkdir_with_parents (fixture->folder, 0700), ==, 0);

  g_assert_true (
      g_file_set_contents (fixture->path, "this is no database, whatever its name says", -1, NULL));
  assert_refused (fixture, VIGIE_ERROR_STORAGE);

  (void) g_remove (fixture->path);
  run_sql (fixture->path, "CREATE TABLE somebody_elses (x); PRAGMA user_version = 1");
  assert_refused (fixture, VIGIE_ERROR_STORAGE);

  (void) g_remove (fixture->path);
  reopen (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    {
      g_snprintf (ids[i], sizeof ids[i], "%u", i);
      many[i] = phone;
      many[i].id = ids[i];
    }
  check_up (fixture, "a", many, G_N_ELEMENTS (many), NOW);
  g_clear_object (&fixture->store);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  g_assert_cmpuint (length, >, 16384);
  memset (content + length / 2, 0x5a, 4096);
  g_assert_true (g_file_set_contents (fixture->path, content, (gssize) length, NULL));
  assert_refused (fixture, VIGIE_ERROR_STORAGE);
}

static void
test_what_cannot_be_written_is_said (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *parent = g_path_get_dirname (fixture->folder);

  g_assert_true (g_file_set_contents (parent, "", 0, NULL));
  g_assert_null (open_store (fixture->path, fixture->key, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE);
  g_clear_error (&error);

  g_assert_null (open_store (fixture->base, fixture->key, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE);
}

static void
test_read_only_folder_is_said (void)
{
  if (g_test_subprocess ())
    {
      Fixture fixture = { 0 };
      g_autoptr (GError) error = NULL;
      const VigieDeclared declared = { .answer = VIGIE_ANSWER_ME, .name = "" };

      /* The superuser may write anywhere. */
      if (geteuid () == 0)
        g_assert_cmpint (seteuid (65534), ==, 0);
      set_up (&fixture, NULL);
      reopen (&fixture);
      g_clear_object (&fixture.store);

      g_assert_cmpint (g_chmod (fixture.path, 0400), ==, 0);
      g_assert_cmpint (g_chmod (fixture.folder, 0500), ==, 0);
      fixture.store = open_store (fixture.path, fixture.key, &error);
      if (fixture.store != NULL)
        g_assert_false (remember (fixture.store, "a", &phone, &declared, NOW, &error));
      g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE);
      g_print ("%s\n", error->message);
      g_clear_object (&fixture.store);

      g_assert_cmpint (g_chmod (fixture.folder, 0700), ==, 0);
      tear_down (&fixture, NULL);
      /* The leak checker of the sanitizers may look at this process again. */
      g_assert_cmpint (seteuid (getuid ()), ==, 0);
      (void) prctl (PR_SET_DUMPABLE, 1);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_names_are_cleaned (Fixture *fixture, gconstpointer user_data)
{
  const VigieDeclared declared = { .answer = VIGIE_ANSWER_ME, .name = "office\n\xe2\x80\xaePC" };
  g_autoptr (GError) error = NULL;

  reopen (fixture);
  g_assert_true (remember (fixture->store, "a", &phone, &declared, NOW, &error));
  g_assert_null (strstr (recall_one (fixture, "a", &phone).name, "\xe2\x80\xae"));
  g_assert_null (strchr (recall_one (fixture, "a", &phone).name, '\n'));
}

static void
test_in_memory_needs_no_file_and_no_key (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->store = open_store (NULL, NULL, &error);
  g_assert_no_error (error);
  remember_one (fixture, "a", &phone, VIGIE_ANSWER_ME);
  g_assert_cmpint (recall_one (fixture, "a", &phone).answer, ==, VIGIE_ANSWER_ME);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
}

static void
test_two_processes_may_share_the_file (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieStore) other = NULL;

  reopen (fixture);
  other = open_store (fixture->path, fixture->key, &error);
  g_assert_no_error (error);
  remember_one (fixture, "a", &phone, VIGIE_ANSWER_ME);
  g_clear_object (&fixture->store);
  fixture->store = g_steal_pointer (&other);
  g_assert_cmpint (recall_one (fixture, "a", &phone).answer, ==, VIGIE_ANSWER_ME);
}

static void
test_ten_thousand_sessions (Fixture *fixture, gconstpointer user_data)
{
  /* With the sanitizers the rules take their time over so many. */
  const guint n = g_getenv ("VIGIE_SANITIZED") != NULL ? 1000 : 10000;
  g_autofree char *last_id = g_strdup_printf ("%u", n - 1);
  g_autofree VigieSessionFields *fields = g_new0 (VigieSessionFields, n);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFacts) facts = NULL;
  g_autoptr (VigieFacts) recalled = NULL;
  gint64 started_at;
  double seconds;

  for (guint i = 0; i < n; i++)
    {
      char *id = g_strdup_printf ("%u", i);

      g_ptr_array_add (ids, id);
      fields[i] = phone;
      fields[i].id = id;
      fields[i].log_in_date = NOW - i;
    }

  reopen (fixture);
  check_up (fixture, "a", fields, n, NOW);
  facts = make_facts (fields, n, NOW);
  started_at = g_get_monotonic_time ();
  recalled = recall (fixture->store, "a", facts, &error);
  seconds = (double) (g_get_monotonic_time () - started_at) / G_TIME_SPAN_SECOND;
  g_assert_no_error (error);
  g_test_message ("%u sessions recalled in %.3f s", n, seconds);
  g_assert_cmpint (
      vigie_facts_get_declared (recalled, vigie_facts_find_session (recalled, last_id))->seen_before, ==,
      VIGIE_TRI_YES);
}

static void
test_changes_are_done_in_the_end (Fixture *fixture, gconstpointer user_data)
{
  const VigieDeclared declared = { .answer = VIGIE_ANSWER_ME, .name = "" };
  g_autoptr (VigieSession) session = vigie_session_new (&phone);

  /* Nobody waits for the answer; the store is let go at once. */
  reopen (fixture);
  vigie_store_remember_async (fixture->store, "a", session, &declared, NOW, NULL, NULL, NULL);
  reopen (fixture);
  /* The store that was let go may still be at it, on a busy machine, when the next one is open. */
  for (guint i = 0; i < 500 && recall_one (fixture, "a", &phone).answer != VIGIE_ANSWER_ME; i++)
    g_usleep (20000);
  g_assert_cmpint (recall_one (fixture, "a", &phone).answer, ==, VIGIE_ANSWER_ME);
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer user_data);
  } tests[] = {
    { "/store/remembers-across-a-restart", test_remembers_across_a_restart },
    { "/store/asks-again-when-facts-change", test_asks_again_when_facts_change },
    { "/store/knows-a-session-again", test_knows_a_session_again_under_another_id },
    { "/store/same-origin-does-not-inherit", test_another_with_the_same_origin_does_not_inherit },
    { "/store/tells-what-is-new", test_tells_what_is_new },
    { "/store/forgets-what-was-said", test_forgets_what_was_said },
    { "/store/forgets-a-session-that-stays-away", test_forgets_a_session_that_stays_away },
    { "/store/another-key-knows-nothing", test_another_key_knows_nothing },
    { "/store/lists-checkups", test_lists_checkups },
    { "/store/keeps-a-checkup-under-way", test_keeps_a_checkup_under_way },
    { "/store/nothing-readable-stays-behind", test_nothing_readable_stays_behind },
    { "/store/forgets-one-account-alone", test_forgets_one_account_alone },
    { "/store/files-are-private", test_files_are_private },
    { "/store/older-data-is-taken-over", test_older_data_is_taken_over },
    { "/store/newer-data-is-left-alone", test_newer_data_is_left_alone },
    { "/store/foreign-or-damaged-files-are-left-alone", test_foreign_or_damaged_files_are_left_alone },
    { "/store/what-cannot-be-written-is-said", test_what_cannot_be_written_is_said },
    { "/store/names-are-cleaned", test_names_are_cleaned },
    { "/store/in-memory-needs-no-file-and-no-key", test_in_memory_needs_no_file_and_no_key },
    { "/store/two-processes-may-share-the-file", test_two_processes_may_share_the_file },
    { "/store/ten-thousand-sessions", test_ten_thousand_sessions },
    { "/store/changes-are-done-in-the-end", test_changes_are_done_in_the_end },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/store/read-only-folder-is-said", test_read_only_folder_is_said);

  return g_test_run ();
}
