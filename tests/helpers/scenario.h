/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* An account to test with, and what waits for its answers. */

#include "vigie-simulated-messenger.h"

/* 2026-11-24 09:00 UTC. */
#define TEST_NOW G_GINT64_CONSTANT (1795510800)

/* @age: of the current session, "-5m"; @more: members after "account", with a leading comma, or "". */
static inline VigieMessenger *
scenario_open (const char *age, const char *more)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data =
      g_strdup_printf ("{\"scenario\":1,\"phone_delay_ms\":20,\"account\":{\"auto_sign_out_days\":180,"
                       "\"two_step\":{\"has_password\":true,\"password_reset_date\":\"+3d\"},"
                       "\"sessions\":["
                       "{\"id\":\"own\",\"is_current\":true,\"device_model\":\"Vigie\",\"log_in_date\":\"%"
                       "s\",\"last_active_date\":\"now\"},"
                       "{\"id\":\"phone\",\"kind\":\"phone\",\"device_model\":\"Phone\",\"log_in_date\":\"-"
                       "90d\",\"last_active_date\":\"-1h\","
                       "\"is_official_application\":true,\"can_accept_calls\":true},"
                       "{\"id\":\"stranger\",\"device_model\":\"PC 64bit\",\"application_name\":\"Telethon\","
                       "\"application_version\":\"1.37.0\",\"log_in_date\":\"-2h\",\"last_active_date\":\"-"
                       "1m\",\"is_unconfirmed\":true}],"
                       "\"websites\":[{\"id\":\"site\",\"domain_name\":\"site.example\"},{\"id\":\"other\","
                       "\"domain_name\":\"other.example\"}],"
                       "\"passkeys\":[{\"id\":\"key\",\"name\":\"Key\"}],"
                       "\"business_bots\":[{\"id\":\"bot\",\"name\":\"Bot\"}]}%s}",
                       age, more);
  VigieSimulatedMessenger *messenger =
      vigie_simulated_messenger_new_from_data ("test", data, strlen (data), TEST_NOW, &error);

  g_assert_no_error (error);
  return VIGIE_MESSENGER (messenger);
}

static inline void
scenario_take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **taken = user_data;

  *taken = g_object_ref (result);
}

static inline VigieFacts *
scenario_read (VigieMessenger *messenger, VigieCapability wanted, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vigie_messenger_read_facts_async (messenger, wanted, NULL, scenario_take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return vigie_messenger_read_facts_finish (messenger, result, error);
}

static inline gboolean
scenario_act (
    VigieMessenger *messenger, VigieCapability kind, const char *target, gint64 value, GError **error)
{
  g_autoptr (VigieAction) action = vigie_action_new (kind, target, value);
  g_autoptr (GAsyncResult) result = NULL;

  vigie_messenger_act_async (messenger, action, NULL, scenario_take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return vigie_messenger_act_finish (messenger, result, error);
}

static inline gboolean
scenario_stop_waiting_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets what happens by itself happen. */
static inline void
scenario_pass_time (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add (milliseconds, scenario_stop_waiting_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}
