/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>

#include "vigie-home-state.h"

#define NOW 1795500000
#define DAY (24 * 3600)

typedef struct
{
  gint64 days_ago; /* -1: never checked */
  VigieVerdict verdict;
  guint n_to_fix;
} Past;

static GListModel *
make_accounts (const Past *past, guint n_past)
{
  g_autofree char *folder = g_dir_make_tmp ("vigie-test-XXXXXX", NULL);
  g_autoptr (VigieAccountList) list = vigie_account_list_new (folder);
  GListStore *accounts = g_list_store_new (VIGIE_TYPE_HUB_ACCOUNT);

  for (guint i = 0; i < n_past; i++)
    {
      g_autoptr (VigieHubAccount) account =
          vigie_hub_account_new (vigie_account_list_add (list, "telegram", NOW));
      const VigieCheckup checkup = {
        .ended_at = NOW - past[i].days_ago * DAY,
        .verdict = past[i].verdict,
        .n_to_fix = past[i].n_to_fix,
      };

      vigie_hub_account_set_last_checkup (account, past[i].days_ago < 0 ? NULL : &checkup);
      g_list_store_append (accounts, account);
    }
  return G_LIST_MODEL (accounts);
}

static void
test_state (void)
{
  const struct
  {
    Past past[2];
    guint n_past;
    const char *css_class;
    const char *title;
  } cases[] = {
    { { { 0 } }, 0, "unknown", "Not checked yet" },
    { { { -1 } }, 1, "unknown", "Not checked yet" },
    { { { 1, VIGIE_VERDICT_NOTHING_UNUSUAL, 0 } }, 1, "good", "Nothing unusual in the list" },
    { { { 1, VIGIE_VERDICT_UNKNOWN, 0 } }, 1, "unknown", "Not all could be checked" },
    { { { 1, VIGIE_VERDICT_ADVICE, 1 } }, 1, "attention", "1 thing to look at" },
    { { { 1, VIGIE_VERDICT_DANGER, 2 } }, 1, "danger", "2 things to look at" },
    { { { 36, VIGIE_VERDICT_NOTHING_UNUSUAL, 0 } }, 1, "attention", "A checkup is due" },
    /* What was found stays said, however long ago. */
    { { { 36, VIGIE_VERDICT_WARNING, 1 } }, 1, "attention", "1 thing to look at" },
    /* One account that nobody looked at is enough not to be good. */
    { { { 1, VIGIE_VERDICT_NOTHING_UNUSUAL, 0 }, { -1 } }, 2, "unknown", "Not all could be checked" },
    { { { 1, VIGIE_VERDICT_WARNING, 1 }, { 2, VIGIE_VERDICT_DANGER, 2 } },
      2,
      "danger",
      "3 things to look at" },
    { { { 1, VIGIE_VERDICT_NOTHING_UNUSUAL, 0 }, { 40, VIGIE_VERDICT_NOTHING_UNUSUAL, 0 } },
      2,
      "attention",
      "A checkup is due" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GListModel) accounts = make_accounts (cases[i].past, cases[i].n_past);
      g_autoptr (VigieHomeState) state = vigie_home_state_new (accounts, NOW);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (state->css_class, ==, cases[i].css_class);
      g_assert_cmpstr (state->title, ==, cases[i].title);
    }
}

static void
test_pick (void)
{
  const struct
  {
    Past past[2];
    guint n_past;
    guint picked;
  } cases[] = {
    /* Danger before age, then the one that waits longest; never is longest. */
    { { { 40, VIGIE_VERDICT_WARNING, 1 }, { 1, VIGIE_VERDICT_DANGER, 1 } }, 2, 1 },
    { { { 1, VIGIE_VERDICT_NOTHING_UNUSUAL, 0 }, { 9, VIGIE_VERDICT_NOTHING_UNUSUAL, 0 } }, 2, 1 },
    { { { 1, VIGIE_VERDICT_NOTHING_UNUSUAL, 0 }, { -1 } }, 2, 1 },
    { { { 9, VIGIE_VERDICT_DANGER, 0 }, { -1 } }, 2, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GListModel) accounts = make_accounts (cases[i].past, cases[i].n_past);
      g_autoptr (VigieHubAccount) picked = vigie_home_state_pick (accounts);
      g_autoptr (VigieHubAccount) expected = g_list_model_get_item (accounts, cases[i].picked);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_true (picked == expected);
    }
}

static void
test_pick_none (void)
{
  g_autoptr (GListModel) accounts = make_accounts (NULL, 0);

  g_assert_null (vigie_home_state_pick (accounts));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/home-state/state", test_state);
  g_test_add_func ("/home-state/pick", test_pick);
  g_test_add_func ("/home-state/pick-none", test_pick_none);
  return g_test_run ();
}
