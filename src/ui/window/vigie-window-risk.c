/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window says of a risky session where no notification is shown, and when it stops saying so. */

#include "vigie-window-private.h"

#include <glib/gi18n.h>

#include "vigie-toast.h"

/* One toast, and the session it is about; the toast holds it. */
typedef struct
{
  char *account_id;      /* (owned) */
  char *session_id;      /* (owned) */
  VigieAuditor *auditor; /* (owned) (nullable) */
} Risk;

static void
risk_free (gpointer data)
{
  Risk *risk = data;

  g_free (risk->account_id);
  g_free (risk->session_id);
  g_clear_object (&risk->auditor);
  g_free (risk);
}

static Risk *
get_risk (AdwToast *toast)
{
  return g_object_get_data (G_OBJECT (toast), "vigie-risk");
}

/* The toasts that stand, or wait for their turn. */
static GPtrArray *
get_toasts (VigieWindow *self)
{
  GPtrArray *toasts = g_object_get_data (G_OBJECT (self), "vigie-risk-toasts");

  if (toasts == NULL)
    {
      toasts = g_ptr_array_new_with_free_func (g_object_unref);
      g_object_set_data_full (G_OBJECT (self), "vigie-risk-toasts", toasts,
                              (GDestroyNotify) g_ptr_array_unref);
    }
  return toasts;
}

static void
dismissed_cb (VigieWindow *self, AdwToast *toast)
{
  g_ptr_array_remove (get_toasts (self), toast);
}

/* The account was read or answered for: a session that is gone, or that the person knows of, needs no more
 * words. */
static void
judgement_changed_cb (VigieAuditor *auditor, GParamSpec *pspec, AdwToast *toast)
{
  VigieJudgement *judgement = vigie_auditor_get_judgement (auditor);
  VigieJudgedSession *session;

  if (judgement == NULL)
    return;
  session = vigie_judgement_find_session (judgement, get_risk (toast)->session_id);
  if (session == NULL || vigie_judged_session_get_declared (session)->answer != VIGIE_ANSWER_NONE)
    adw_toast_dismiss (toast);
}

/* Signed out, or another account is shown: there is nothing to look at. */
static void
auditor_changed_cb (VigieHubAccount *account, GParamSpec *pspec, AdwToast *toast)
{
  if (vigie_hub_account_get_auditor (account) != get_risk (toast)->auditor)
    adw_toast_dismiss (toast);
}

/**
 * vigie_window_session_seen:
 * @self: a window
 * @account_id: an account
 * @session_id: one of its sessions
 *
 * The person has that session, or what ends it, before their eyes: the window need not tell of it any more.
 */
void
vigie_window_session_seen (VigieWindow *self, const char *account_id, const char *session_id)
{
  GPtrArray *toasts = get_toasts (self);

  for (guint i = toasts->len; i > 0; i--)
    {
      g_autoptr (AdwToast) toast = g_object_ref (toasts->pdata[i - 1]);
      Risk *risk = get_risk (toast);

      if (g_str_equal (risk->account_id, account_id) && g_str_equal (risk->session_id, session_id))
        adw_toast_dismiss (toast);
    }
}

/**
 * vigie_window_tell_risky_session:
 * @self: a window
 * @account_id: an account
 * @session_id: one of its sessions
 *
 * Where no notification is shown, the window itself says that a risky session has appeared, until the person
 * looks at it or answers for it, or it is gone.
 */
void
vigie_window_tell_risky_session (VigieWindow *self, const char *account_id, const char *session_id)
{
  VigieHubAccount *account;
  AdwToast *toast;
  Risk *risk;

  g_return_if_fail (VIGIE_IS_WINDOW (self));

  account = vigie_account_hub_find (vigie_window_get_hub (self), account_id);
  toast = vigie_toast_new (_ ("A risky session has appeared in your account."));
  adw_toast_set_button_label (toast, _ ("_Look at it"));
  adw_toast_set_action_name (toast, "app.show-session");
  adw_toast_set_action_target (toast, "(ss)", account_id, session_id);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, 0);

  risk = g_new0 (Risk, 1);
  risk->account_id = g_strdup (account_id);
  risk->session_id = g_strdup (session_id);
  g_object_set_data_full (G_OBJECT (toast), "vigie-risk", risk, risk_free);
  if (account != NULL && vigie_hub_account_get_auditor (account) != NULL)
    {
      risk->auditor = g_object_ref (vigie_hub_account_get_auditor (account));
      g_signal_connect_object (risk->auditor, "notify::judgement", G_CALLBACK (judgement_changed_cb), toast,
                               G_CONNECT_DEFAULT);
      g_signal_connect_object (account, "notify::auditor", G_CALLBACK (auditor_changed_cb), toast,
                               G_CONNECT_DEFAULT);
    }
  /* What is not real goes with the practice. */
  if (account != NULL && vigie_hub_account_get_is_practice (account))
    g_signal_connect_object (self, "notify::practice", G_CALLBACK (adw_toast_dismiss), toast,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);

  g_ptr_array_add (get_toasts (self), g_object_ref (toast));
  adw_toast_overlay_add_toast (vigie_window_get_toasts (self), toast);
}
