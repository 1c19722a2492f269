/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "vigie-error.h"
#include "vigie-guide.h"

#define HEAD "<guide messenger='telegram' checked='2026-11-24' tried='no'>"
#define VARIANT "<variant id='ios' screen='phone'><name>iPhone</name></variant>"
#define STEPS "<steps for='ios'><step picture='menu'><text>Touch {settings}.</text></step></steps>"

static const char *const english[] = { "en_GB", "en", "C", NULL };
static const char *const french[] = { "fr_FR", "fr", "C", NULL };

static VigieGuide *
read_shipped (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("VIGIE_TEST_SOURCE_ROOT"), "data", "guides", "telegram.xml", NULL);
  g_autoptr (GError) error = NULL;
  VigieGuide *guide = vigie_guide_new_from_file (path, &error);

  g_assert_no_error (error);
  return guide;
}

static void
test_malformed_guides_name_the_place (void)
{
  const struct
  {
    const char *xml;
    const char *expected;
  } cases[] = {
    { "", "line 1, column 1: not the expected XML" },
    { "<guide", "line 1, column" },
    { "<guide/>", "not the expected XML" },
    { "<else/>", "may not stand here" },
    { HEAD "</guide>", "lacks what it must hold" },
    { HEAD "\n<label/>", "line 2, column" },
    { HEAD "<label id='Settings'/>", "a-z, 0-9" },
    { HEAD "<label id='settings'></label>", "lacks what it must hold" },
    { HEAD "<label id='a'><name xml:lang='fr'>x</name></label>", "lacks what it must hold" },
    { HEAD "<label id='a'><name><b/></name></label>", "may not stand here" },
    { HEAD "<label id='a'><name> </name></label>", "1 to 400 characters" },
    { HEAD "stray</guide>", "text may not stand here" },
    { HEAD "<variant id='ios' screen='watch'/>", "“phone” or “window”" },
    { HEAD VARIANT "<walk id='w'><steps for='android'/>", "a variant that is not declared" },
    { HEAD VARIANT "<walk id='w' link='https://telegram.example/'/>", "must start with tg://settings" },
    { HEAD VARIANT "<walk id='w'><title>t</title></walk>", "lacks what it must hold" },
    { HEAD VARIANT "<walk id='w'><title>t</title>" STEPS "</walk></guide>",
      "column 196: a placeholder names" },
    { HEAD VARIANT "<walk id='w'><steps for='ios'><step picture='film'/>", "“picture” must be" },
    { HEAD VARIANT "<walk id='w'><steps for='ios'><step picture='menu' mark='nope'/>", "not declared above" },
    { "<guide messenger='t' checked='yesterday' tried='no'/>", "must be a day" },
    { HEAD HEAD, "may not stand here" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VigieGuide) guide = vigie_guide_new_from_data (cases[i].xml, strlen (cases[i].xml), &error);

      g_assert_null (guide);
      g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE);
      if (!g_str_has_prefix (error->message, "line ") || strstr (error->message, cases[i].expected) == NULL)
        g_error ("case %" G_GSIZE_FORMAT ": %s", i, error->message);
    }
}

static void
test_large_guides_are_refused (void)
{
  g_autofree char *large = g_malloc0 (300 * 1024);
  g_autoptr (GError) error = NULL;

  g_assert_null (vigie_guide_new_from_data (large, 300 * 1024, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE);
}

static void
test_a_file_that_is_not_there_is_a_storage_error (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (vigie_guide_new_from_file ("/nonexistent/guide.xml", &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE);
}

static void
test_the_shipped_guide_has_every_walk (void)
{
  static const char *const walks[] = {
    "end-session", "end-other-sessions", "confirm-session", "set-auto-sign-out",
    "two-step",    "disconnect-website", "remove-passkey",  "review",
  };
  g_autoptr (VigieGuide) guide = read_shipped ();

  g_assert_cmpstr (vigie_guide_get_messenger (guide), ==, "telegram");
  g_assert_cmpstr (vigie_guide_get_checked (guide), ==, "2026-11-24");
  g_assert_false (vigie_guide_get_is_tried (guide));
  g_assert_cmpuint (vigie_guide_get_n_variants (guide), ==, 3);
  for (gsize i = 0; i < G_N_ELEMENTS (walks); i++)
    {
      const VigieGuideWalk *walk = vigie_guide_find_walk (guide, walks[i]);

      g_assert_nonnull (walk);
      g_assert_cmpuint (vigie_guide_walk_get_n_steps (guide, walk, 0), >, 0);
      g_assert_cmpuint (vigie_guide_walk_get_n_helps (walk), >, 0);
    }
  g_assert_null (vigie_guide_find_walk (guide, "nope"));
}

static void
test_every_text_of_the_shipped_guide_has_french (void)
{
  g_autoptr (VigieGuide) guide = read_shipped ();
  const VigieGuideWalk *walk = vigie_guide_find_walk (guide, "end-session");

  g_assert_cmpstr (vigie_guide_walk_get_title (walk, english), ==, "End this session");
  g_assert_cmpstr (vigie_guide_walk_get_title (walk, french), ==, "Mettre fin à cette session");
  for (guint i = 0; i < vigie_guide_walk_get_n_steps (guide, walk, 0); i++)
    {
      const VigieGuideStep *step = vigie_guide_walk_get_step (guide, walk, 0, i);
      g_autofree char *in_english = vigie_guide_step_dup_text (guide, step, english, NULL);
      g_autofree char *in_french = vigie_guide_step_dup_text (guide, step, french, NULL);

      g_assert_cmpstr (in_english, !=, in_french);
    }
}

static void
test_unseen_labels_are_not_stated_as_facts (void)
{
  g_autoptr (VigieGuide) guide = read_shipped ();
  const VigieGuideWalk *walk = vigie_guide_find_walk (guide, "end-session");
  const VigieGuideStep *step = vigie_guide_walk_get_step (guide, walk, 0, 0);
  g_autofree char *text = vigie_guide_step_dup_text (guide, step, french, NULL);
  g_autofree char *marked = vigie_guide_step_dup_marked (guide, step, french, NULL);

  /* Seen in a source: the French words, then the English ones. */
  g_assert_nonnull (strstr (text, "“Paramètres” (in English “Settings”)"));
  /* Not seen: the English words, and the French ones as likely only. */
  g_assert_nonnull (strstr (text, "“Devices” (perhaps “Appareils”)"));
  g_assert_cmpstr (marked, ==, "Devices");
}

static void
test_values_are_isolated (void)
{
  const VigieGuideValues values = { .device = "PC 64bit {settings}", .details = NULL };
  g_autoptr (VigieGuide) guide = read_shipped ();
  const VigieGuideWalk *walk = vigie_guide_find_walk (guide, "end-session");
  const VigieGuideStep *step = vigie_guide_walk_get_step (guide, walk, 0, 1);
  g_autofree char *text = vigie_guide_step_dup_text (guide, step, english, &values);
  g_autofree char *hint = vigie_guide_step_dup_hint (guide, step, english, &values);

  g_assert_cmpstr (text, ==, "Touch \u2068PC 64bit {settings}\u2069.");
  g_assert_cmpstr (hint, ==, "…");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/guide/malformed", test_malformed_guides_name_the_place);
  g_test_add_func ("/guide/large", test_large_guides_are_refused);
  g_test_add_func ("/guide/missing", test_a_file_that_is_not_there_is_a_storage_error);
  g_test_add_func ("/guide/shipped/walks", test_the_shipped_guide_has_every_walk);
  g_test_add_func ("/guide/shipped/french", test_every_text_of_the_shipped_guide_has_french);
  g_test_add_func ("/guide/labels", test_unseen_labels_are_not_stated_as_facts);
  g_test_add_func ("/guide/values", test_values_are_isolated);

  return g_test_run ();
}
