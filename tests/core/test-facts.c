/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-facts.h"

#define NOW G_GINT64_CONSTANT (1795500000)
#define DAY (24 * 60 * 60)

static VigieSession *
make_session (const char *id, gboolean is_current)
{
  return vigie_session_new (
      &(VigieSessionFields) { .id = id, .device_model = "Invented A54", .is_current = is_current });
}

static VigieFacts *
make_facts (void)
{
  g_autoptr (VigieFactsBuilder) builder = vigie_facts_builder_new (NULL);
  g_autoptr (GListStore) sessions = g_list_store_new (VIGIE_TYPE_SESSION);
  g_autoptr (VigieSession) own = make_session ("0", TRUE);
  g_autoptr (VigieSession) other = make_session ("17", FALSE);

  g_list_store_append (sessions, own);
  g_list_store_append (sessions, other);
  vigie_facts_builder_set_list (builder, VIGIE_FACT_SESSIONS, G_LIST_MODEL (sessions), VIGIE_ORIGIN_MEASURED,
                                NOW);
  vigie_facts_builder_set_int (builder, VIGIE_FACT_HAS_PASSWORD, 0, VIGIE_ORIGIN_MEASURED, NOW);
  vigie_facts_builder_declare (
      builder, "17",
      &(VigieDeclared) { .answer = VIGIE_ANSWER_ME, .answered_at = NOW, .name = "My \u202ephone" });
  return vigie_facts_builder_end (g_steal_pointer (&builder));
}

static void
test_unknown_has_no_value (void)
{
  g_autoptr (VigieFactsBuilder) builder = vigie_facts_builder_new (NULL);
  g_autoptr (VigieFacts) facts = vigie_facts_builder_end (g_steal_pointer (&builder));
  gint64 value = 7;

  for (int id = 0; id < VIGIE_N_FACTS; id++)
    {
      g_assert_cmpint (vigie_facts_get_origin (facts, (VigieFactId) id), ==, VIGIE_ORIGIN_UNKNOWN);
      g_assert_false (vigie_facts_get_int (facts, (VigieFactId) id, &value));
      g_assert_null (vigie_facts_get_text (facts, (VigieFactId) id));
      g_assert_null (vigie_facts_get_list (facts, (VigieFactId) id));
    }
  g_assert_cmpint (value, ==, 7);
  g_assert_cmpint (vigie_facts_get_known (facts), ==, VIGIE_CAPABILITY_NONE);
  g_assert_null (vigie_facts_get_current_session (facts));
}

static void
test_known_facts_are_found (void)
{
  g_autoptr (VigieFacts) facts = make_facts ();
  gint64 value = 7;

  g_assert_true (vigie_facts_get_int (facts, VIGIE_FACT_HAS_PASSWORD, &value));
  g_assert_cmpint (value, ==, 0);
  g_assert_cmpint (vigie_facts_get_read_at (facts, VIGIE_FACT_SESSIONS), ==, NOW);
  g_assert_cmpint (vigie_facts_get_known (facts), ==,
                   VIGIE_CAPABILITY_LIST_SESSIONS | VIGIE_CAPABILITY_READ_TWO_STEP);
  g_assert_cmpstr (vigie_session_get_id (vigie_facts_get_current_session (facts)), ==, "0");
  g_assert_nonnull (vigie_facts_find_session (facts, "17"));
  g_assert_null (vigie_facts_find_session (facts, "18"));
}

static void
test_a_copy_does_not_touch_its_base (void)
{
  g_autoptr (VigieFacts) base = make_facts ();
  g_autoptr (VigieFactsBuilder) builder = vigie_facts_builder_new (base);
  g_autoptr (VigieFacts) copy = NULL;
  VigieSession *session;

  vigie_facts_builder_set_int (builder, VIGIE_FACT_HAS_PASSWORD, 1, VIGIE_ORIGIN_DECLARED, NOW + 1);
  vigie_facts_builder_declare (builder, "17", &(VigieDeclared) { .answer = VIGIE_ANSWER_NOT_ME });
  copy = vigie_facts_builder_end (g_steal_pointer (&builder));

  session = vigie_facts_find_session (base, "17");
  g_assert_cmpint (vigie_facts_get_declared (base, session)->answer, ==, VIGIE_ANSWER_ME);
  g_assert_cmpint (vigie_facts_get_declared (copy, session)->answer, ==, VIGIE_ANSWER_NOT_ME);
  g_assert_cmpint (vigie_facts_get_origin (base, VIGIE_FACT_HAS_PASSWORD), ==, VIGIE_ORIGIN_MEASURED);
  g_assert_cmpint (vigie_facts_get_origin (copy, VIGIE_FACT_HAS_PASSWORD), ==, VIGIE_ORIGIN_DECLARED);
}

static void
test_a_given_name_cannot_turn_the_text (void)
{
  g_autoptr (VigieFacts) facts = make_facts ();
  VigieSession *session = vigie_facts_find_session (facts, "17");

  g_assert_cmpstr (vigie_facts_get_declared (facts, session)->name, ==, "My phone");
}

static void
test_idle_days (void)
{
  const struct
  {
    gint64 last_active;
    gint64 expected;
  } cases[] = {
    { 0, -1 },  { NOW, 0 }, { NOW + DAY, 0 }, { NOW - DAY + 1, 0 }, { NOW - DAY, 1 }, { NOW - 90 * DAY, 90 },
    { -5, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VigieSession) session =
          vigie_session_new (&(VigieSessionFields) { .id = "1", .last_active_date = cases[i].last_active });

      g_assert_cmpint (vigie_session_get_idle_days (session, NOW), ==, cases[i].expected);
    }
}

static void
test_title_isolates_what_the_device_says (void)
{
  const struct
  {
    VigieSessionFields fields;
    const char *expected;
  } cases[] = {
    { { .id = "1" }, "Device of unknown kind" },
    { { .id = "1", .kind = VIGIE_DEVICE_PHONE, .device_model = "A\u202eB\nC" }, "Phone, “\u2068AB C\u2069”" },
    { { .id = "1", .kind = VIGIE_DEVICE_TABLET, .platform = "iOS" }, "Tablet, \u2068iOS\u2069" },
    { { .id = "1", .kind = VIGIE_DEVICE_COMPUTER, .platform = "Windows", .device_model = "PC 64bit" },
      "Computer, \u2068Windows\u2069, “\u2068PC 64bit\u2069”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VigieSession) session = vigie_session_new (&cases[i].fields);
      g_autofree char *title = vigie_session_dup_title (session);

      g_assert_cmpstr (title, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/facts/unknown-has-no-value", test_unknown_has_no_value);
  g_test_add_func ("/facts/known-facts-are-found", test_known_facts_are_found);
  g_test_add_func ("/facts/a-copy-does-not-touch-its-base", test_a_copy_does_not_touch_its_base);
  g_test_add_func ("/facts/a-given-name-cannot-turn-the-text", test_a_given_name_cannot_turn_the_text);
  g_test_add_func ("/session/idle-days", test_idle_days);
  g_test_add_func ("/session/title-isolates-what-the-device-says", test_title_isolates_what_the_device_says);

  return g_test_run ();
}
