/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The printed sheet, read back by another program (mutool). */

#include <adwaita.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "vigie-config.h"
#include "vigie-sheet.h"

/* 2026-11-25 10:00 UTC */
#define NOW G_GINT64_CONSTANT (1795600800)
#define PHRASE "parapluie moutarde fenouil escabeau velours"

typedef struct
{
  char *folder;
  char *path;
  char *mutool;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->folder = g_dir_make_tmp ("vigie-sheet-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "sheet.pdf", NULL);
  fixture->mutool = g_find_program_in_path ("mutool");
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->mutool);
}

static void
export_sheet (Fixture *fixture, const char *phrase, const char *label, const char *paper)
{
  g_autoptr (VigieSecret) secret = vigie_secret_new (phrase, strlen (phrase));
  const VigieSheet sheet = { secret, "Telegram", label, NOW };
  g_autoptr (GError) error = NULL;

  vigie_sheet_export (&sheet, paper, fixture->path, &error);
  g_assert_no_error (error);
}

/* Returns: (nullable): what @arguments make mutool say, its white space made single spaces */
static char *
ask_mutool (Fixture *fixture, const char *const *arguments)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GRegex) spaces = g_regex_new ("\\s+", 0, 0, NULL);
  g_auto (GStrv) argv = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (fixture->mutool == NULL)
    {
      g_test_skip ("mutool is not there");
      return NULL;
    }
  g_strv_builder_add (builder, fixture->mutool);
  g_strv_builder_addv (builder, (const char **) arguments);
  argv = g_strv_builder_end (builder);
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return g_regex_replace_literal (spaces, output, -1, 0, " ", 0, NULL);
}

static char *
read_text (Fixture *fixture)
{
  const char *const arguments[] = { "draw", "-q", "-F", "txt", fixture->path, NULL };

  return ask_mutool (fixture, arguments);
}

static void
assert_says (const char *text, const char *wanted)
{
  if (strstr (text, wanted) == NULL)
    g_error ("The sheet does not say “%s”, but: %s", wanted, text);
}

static void
test_sheet_can_be_read_back (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *text = NULL;

  export_sheet (fixture, PHRASE, NULL, "iso_a4");
  text = read_text (fixture);
  if (text == NULL)
    return;
  assert_says (text, PHRASE);
  assert_says (text, "Passphrase for Telegram");
  assert_says (text, "Small letters, one space between two words");
  assert_says (text, "In a closed envelope");
  assert_says (text, "Who may open the envelope:");
  assert_says (text, "25 November 2026");
}

static void
test_typed_one_keeps_its_signs (Fixture *fixture, gconstpointer user_data)
{
  const char *const phrases[] = { "Ét3-L’œuf, ÇA ira!", "xV9#qL2p!mR7tZw4", "\"\\(){}<>", "мой Зонтик 7" };

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      g_autofree char *text = NULL;

      export_sheet (fixture, phrases[i], "Mairie", "iso_a4");
      text = read_text (fixture);
      if (text == NULL)
        return;
      assert_says (text, phrases[i]);
      assert_says (text, "Mairie");
      assert_says (text, "large and small letters, signs and spaces count");
    }
}

/* One page of the right size, however long the passphrase is. */
static void
test_sheet_is_one_page (Fixture *fixture, gconstpointer user_data)
{
  const struct
  {
    const char *paper;
    const char *media_box;
  } cases[] = { { "iso_a4", "0 0 595" }, { "na_letter", "0 0 612 792" } };
  g_autofree char *endless = g_strnfill (512, 'w');

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const arguments[] = { "pages", fixture->path, NULL };
      g_autofree char *pages = NULL;
      g_autofree char *text = NULL;
      const char *first;

      export_sheet (fixture, endless, NULL, cases[i].paper);
      pages = ask_mutool (fixture, arguments);
      if (pages == NULL)
        return;
      first = strstr (pages, "<page ");
      g_assert_nonnull (first);
      g_assert_null (strstr (first + 1, "<page "));
      text = read_text (fixture);
      assert_says (text, "Who may open the envelope:");
      assert_says (text, "25 November 2026");
    }
}

/* The only file is the one that was asked for. */
static void
test_nothing_else_is_written (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GDir) dir = NULL;
  g_autofree char *content = NULL;
  gsize length;
  const char *name;
  guint n_files = 0;

  export_sheet (fixture, PHRASE, NULL, "iso_a4");
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_assert_cmpstr (name, ==, "sheet.pdf");
      n_files++;
    }
  g_assert_cmpuint (n_files, ==, 1);
  /* Its title and the like say nothing of it. */
  g_file_get_contents (fixture->path, &content, &length, NULL);
  g_assert_null (memmem (content, length, "parapluie", 9));
}

static void
test_what_cannot_be_written_is_said (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VigieSecret) secret = vigie_secret_new (PHRASE, strlen (PHRASE));
  const VigieSheet sheet = { secret, "Telegram", NULL, NOW };
  g_autofree char *path = g_build_filename (fixture->folder, "nowhere", "sheet.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (vigie_sheet_export (&sheet, "iso_a4", path, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  /* For people: the sheet in the language of the environment, as a file to look at. */
  if (g_getenv ("VIGIE_SHEET") != NULL)
    {
      Fixture fixture = { .path = g_strdup (g_getenv ("VIGIE_SHEET")) };

      setlocale (LC_ALL, "");
      bindtextdomain (GETTEXT_PACKAGE, VIGIE_LOCALE_DIR);
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      textdomain (GETTEXT_PACKAGE);
      export_sheet (&fixture, PHRASE, NULL, g_getenv ("VIGIE_SHEET_PAPER"));
      g_free (fixture.path);
      return 0;
    }

#define ADD(path, func) g_test_add ("/sheet/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("text", test_sheet_can_be_read_back);
  ADD ("typed", test_typed_one_keeps_its_signs);
  ADD ("one-page", test_sheet_is_one_page);
  ADD ("one-file", test_nothing_else_is_written);
  ADD ("cannot-write", test_what_cannot_be_written_is_said);
#undef ADD

  return g_test_run ();
}
