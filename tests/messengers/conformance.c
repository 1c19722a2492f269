/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What every adapter owes to its callers, whatever the service behind it. */

#include "conformance.h"

#include "vigie-error.h"

#include "scenario.h"

static const VigieCapability actions[] = {
  VIGIE_CAPABILITY_END_SESSION,           VIGIE_CAPABILITY_END_OTHER_SESSIONS,
  VIGIE_CAPABILITY_CONFIRM_SESSION,       VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT,
  VIGIE_CAPABILITY_DISCONNECT_WEBSITE,    VIGIE_CAPABILITY_DISCONNECT_WEBSITES,
  VIGIE_CAPABILITY_REMOVE_PASSKEY,        VIGIE_CAPABILITY_REMOVE_BUSINESS_BOT,
  VIGIE_CAPABILITY_SET_ACCEPTS_CALLS,     VIGIE_CAPABILITY_SET_ACCEPTS_SECRET_CHATS,
  VIGIE_CAPABILITY_CANCEL_PASSWORD_RESET,
};

static void
close_account (const ConformanceAdapter *adapter, VigieMessenger *messenger)
{
  if (adapter->close != NULL)
    adapter->close (messenger);
  else
    g_assert_finalize_object (messenger);
}

static void
test_names (gconstpointer data)
{
  const ConformanceAdapter *adapter = data;
  VigieMessenger *messenger = adapter->open ();

  g_assert_cmpstr (vigie_messenger_get_id (messenger), !=, "");
  g_assert_cmpstr (vigie_messenger_get_title (messenger), !=, "");
  g_assert_cmpint (vigie_messenger_get_now (messenger), >, 0);
  g_assert_cmpint (vigie_messenger_get_standing (messenger), ==, VIGIE_STANDING_SIGNED_IN);
  close_account (adapter, messenger);
}

/* What is not asked for, or cannot be read, is unknown; what is read says where it comes from and when. */
static void
test_reads_what_is_wanted (gconstpointer data)
{
  const ConformanceAdapter *adapter = data;
  VigieMessenger *messenger = adapter->open ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFacts) sessions = scenario_read (messenger, VIGIE_CAPABILITY_LIST_SESSIONS, &error);
  VigieSession *current;

  g_assert_no_error (error);
  g_assert_cmpint (vigie_facts_get_known (sessions) & VIGIE_CAPABILITY_LIST_SESSIONS, ==,
                   VIGIE_CAPABILITY_LIST_SESSIONS);
  g_assert_cmpint (vigie_facts_get_known (sessions) & VIGIE_CAPABILITY_READ_WEBSITES, ==, 0);
  g_assert_cmpint (vigie_facts_get_origin (sessions, VIGIE_FACT_SESSIONS), ==, VIGIE_ORIGIN_MEASURED);
  g_assert_cmpint (
      ABS (vigie_facts_get_read_at (sessions, VIGIE_FACT_SESSIONS) - vigie_messenger_get_now (messenger)), <=,
      60);
  current = vigie_facts_get_current_session (sessions);
  g_assert_nonnull (current);
  g_assert_true (vigie_session_get_fields (current)->is_current);
  g_assert_nonnull (vigie_facts_find_session (sessions, adapter->stranger_id));
  close_account (adapter, messenger);
}

/* Facts are of the moment they were read: a later change does not reach into them. */
static void
test_facts_stay (gconstpointer data)
{
  const ConformanceAdapter *adapter = data;
  VigieMessenger *messenger = adapter->open ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFacts) before = scenario_read (messenger, VIGIE_CAPABILITY_LIST_SESSIONS, &error);
  guint n_before = g_list_model_get_n_items (vigie_facts_get_list (before, VIGIE_FACT_SESSIONS));
  g_autoptr (VigieFacts) after = NULL;

  g_assert_no_error (error);
  scenario_act (messenger, VIGIE_CAPABILITY_END_SESSION, adapter->stranger_id, 0, &error);
  g_assert_no_error (error);
  after = scenario_read (messenger, VIGIE_CAPABILITY_LIST_SESSIONS, &error);
  g_assert_no_error (error);

  g_assert_nonnull (vigie_facts_find_session (before, adapter->stranger_id));
  g_assert_cmpuint (g_list_model_get_n_items (vigie_facts_get_list (before, VIGIE_FACT_SESSIONS)), ==,
                    n_before);
  g_assert_null (vigie_facts_find_session (after, adapter->stranger_id));
  g_assert_cmpuint (g_list_model_get_n_items (vigie_facts_get_list (after, VIGIE_FACT_SESSIONS)), ==,
                    n_before - 1);
  close_account (adapter, messenger);
}

static void
test_gone (gconstpointer data)
{
  const ConformanceAdapter *adapter = data;
  VigieMessenger *messenger = adapter->open ();
  g_autoptr (GError) error = NULL;

  g_assert_false (scenario_act (messenger, VIGIE_CAPABILITY_END_SESSION, "987654321", 0, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_GONE);
  close_account (adapter, messenger);
}

static void
test_unsupported (gconstpointer data)
{
  const ConformanceAdapter *adapter = data;

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      VigieMessenger *messenger = adapter->open_without (actions[i] | VIGIE_CAPABILITY_READ_WEBSITES);
      g_autoptr (GError) error = NULL;
      g_autoptr (VigieFacts) facts = NULL;

      g_assert_cmpint (vigie_messenger_get_capabilities (messenger) & actions[i], ==, 0);
      g_assert_false (scenario_act (messenger, actions[i], adapter->stranger_id, 0, &error));
      g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED);
      g_clear_error (&error);
      facts = scenario_read (messenger, VIGIE_CAPABILITY_ALL_FACTS, &error);
      g_assert_no_error (error);
      g_assert_cmpint (vigie_facts_get_origin (facts, VIGIE_FACT_WEBSITES), ==, VIGIE_ORIGIN_UNKNOWN);
      close_account (adapter, messenger);
    }
}

/* Cancelled before, at once, or on the way: the answer is "cancelled", once, and nothing is left behind. */
static void
test_cancelled (gconstpointer data)
{
  const ConformanceAdapter *adapter = data;

  for (guint before = 0; before < 2; before++)
    {
      VigieMessenger *messenger = adapter->open ();
      g_autoptr (VigieAction) action =
          vigie_action_new (VIGIE_CAPABILITY_CONFIRM_SESSION, adapter->stranger_id, 0);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) read = NULL;
      g_autoptr (GAsyncResult) acted = NULL;
      g_autoptr (GError) error = NULL;

      if (before)
        g_cancellable_cancel (cancellable);
      vigie_messenger_read_facts_async (messenger, VIGIE_CAPABILITY_ALL_FACTS, cancellable,
                                        scenario_take_result_cb, &read);
      vigie_messenger_act_async (messenger, action, cancellable, scenario_take_result_cb, &acted);
      g_assert_null (read);
      g_assert_null (acted);
      g_cancellable_cancel (cancellable);
      while (read == NULL || acted == NULL)
        g_main_context_iteration (NULL, TRUE);

      g_assert_null (vigie_messenger_read_facts_finish (messenger, read, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      g_assert_false (vigie_messenger_act_finish (messenger, acted, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_object (&read);
      g_clear_object (&acted);
      scenario_pass_time (20);
      close_account (adapter, messenger);
    }
}

static void
test_sign_out (gconstpointer data)
{
  const ConformanceAdapter *adapter = data;
  VigieMessenger *messenger = adapter->open ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vigie_messenger_sign_out_async (messenger, NULL, scenario_take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (vigie_messenger_sign_out_finish (messenger, result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  scenario_pass_time (20);
  g_assert_cmpint (vigie_messenger_get_standing (messenger), ==, VIGIE_STANDING_SIGNED_OUT);
  g_assert_null (scenario_read (messenger, VIGIE_CAPABILITY_LIST_SESSIONS, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN);
  g_clear_error (&error);
  g_assert_false (
      scenario_act (messenger, VIGIE_CAPABILITY_CONFIRM_SESSION, adapter->stranger_id, 0, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN);
  close_account (adapter, messenger);
}

static void
add (const ConformanceAdapter *adapter, const char *name, void (*test) (gconstpointer data))
{
  g_autofree char *path = g_strdup_printf ("/conformance/%s/%s", adapter->name, name);

  g_test_add_data_func (path, adapter, test);
}

void
vigie_conformance_add (const ConformanceAdapter *adapter)
{
  add (adapter, "names", test_names);
  add (adapter, "reads-what-is-wanted", test_reads_what_is_wanted);
  add (adapter, "facts-stay", test_facts_stay);
  add (adapter, "gone", test_gone);
  if (adapter->open_without != NULL)
    add (adapter, "unsupported", test_unsupported);
  add (adapter, "cancelled", test_cancelled);
  add (adapter, "sign-out", test_sign_out);
}
