/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-risk-notices.h"

#include "vigie-settings.h"

struct _VigieRiskNotices
{
  GObject parent_instance;

  VigieAccountHub *hub;
  VigieNotifier *notifier; /* (nullable): made when first needed */
};

G_DEFINE_FINAL_TYPE (VigieRiskNotices, vigie_risk_notices, G_TYPE_OBJECT)

enum
{
  SHOW,
  UNSEEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A token is "account/session"; an account's id holds no slash. */
static char **
split_token (const char *token)
{
  g_auto (GStrv) parts = g_strsplit (token, "/", 2);

  return g_strv_length (parts) == 2 ? g_steal_pointer (&parts) : NULL;
}

static void
keep_answer (VigieRiskNotices *self, const char *account_id, const char *session_id, VigieAnswer answer)
{
  VigieHubAccount *account = vigie_account_hub_find (self->hub, account_id);
  VigieAuditor *auditor = account != NULL ? vigie_hub_account_get_auditor (account) : NULL;
  const VigieDeclared declared = { .answer = answer, .name = "" };

  if (auditor != NULL)
    vigie_auditor_answer_async (auditor, session_id, &declared, NULL, NULL, NULL);
}

static void
answered_cb (VigieNotifier *notifier,
             const char *token,
             guint answer,
             const char *activation_token,
             gpointer user_data)
{
  VigieRiskNotices *self = VIGIE_RISK_NOTICES (user_data);
  g_auto (GStrv) ids = split_token (token);

  if (ids == NULL)
    return;
  if (answer != VIGIE_ANSWER_NONE)
    keep_answer (self, ids[0], ids[1], (VigieAnswer) answer);
  if (answer != VIGIE_ANSWER_ME)
    g_signal_emit (self, signals[SHOW], 0, ids[0], ids[1], answer == VIGIE_ANSWER_NOT_ME, activation_token);
}

typedef struct
{
  VigieRiskNotices *notices;
  char *token;
} Showing;

static void
showing_free (Showing *showing)
{
  g_clear_object (&showing->notices);
  g_clear_pointer (&showing->token, g_free);
  g_free (showing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Showing, showing_free)

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Showing) showing = user_data;
  g_auto (GStrv) ids = split_token (showing->token);
  g_autoptr (GError) error = NULL;

  if (vigie_notifier_show_session_finish (VIGIE_NOTIFIER (source), result, &error))
    return;
  g_debug ("No notification could be shown: %s", error->message);
  g_signal_emit (showing->notices, signals[UNSEEN], 0, ids[0], ids[1]);
}

static void
risky_session_cb (VigieAccountHub *hub,
                  VigieHubAccount *account,
                  VigieJudgedSession *session,
                  gpointer user_data)
{
  VigieRiskNotices *self = VIGIE_RISK_NOTICES (user_data);
  const char *session_id = vigie_session_get_id (vigie_judged_session_get_session (session));
  Showing *showing;

  /* What is not real must not alarm beyond the window that says so. */
  if (vigie_hub_account_get_is_practice (account) ||
      !g_settings_get_boolean (vigie_settings_get (), "notify-risky-sessions"))
    {
      g_signal_emit (self, signals[UNSEEN], 0, vigie_hub_account_get_id (account), session_id);
      return;
    }
  showing = g_new0 (Showing, 1);
  showing->notices = g_object_ref (self);
  showing->token = g_strconcat (vigie_hub_account_get_id (account), "/", session_id, NULL);
  vigie_notifier_show_session_async (vigie_risk_notices_get_notifier (self), showing->token,
                                     vigie_judged_session_get_verdict (session) == VIGIE_VERDICT_DANGER, NULL,
                                     shown_cb, showing);
}

static void
vigie_risk_notices_dispose (GObject *object)
{
  VigieRiskNotices *self = VIGIE_RISK_NOTICES (object);

  g_clear_object (&self->notifier);
  g_clear_object (&self->hub);
  G_OBJECT_CLASS (vigie_risk_notices_parent_class)->dispose (object);
}

static void
vigie_risk_notices_class_init (VigieRiskNoticesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vigie_risk_notices_dispose;

  signals[SHOW] = g_signal_new ("show", VIGIE_TYPE_RISK_NOTICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BOOLEAN, G_TYPE_STRING);
  signals[UNSEEN] = g_signal_new ("unseen", VIGIE_TYPE_RISK_NOTICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
vigie_risk_notices_init (VigieRiskNotices *self)
{
}

/**
 * vigie_risk_notices_new:
 * @hub: the accounts
 *
 * Returns: (transfer full): notices that ask nothing of the desktop until a risky session appears
 */
VigieRiskNotices *
vigie_risk_notices_new (VigieAccountHub *hub)
{
  VigieRiskNotices *self = g_object_new (VIGIE_TYPE_RISK_NOTICES, NULL);

  self->hub = g_object_ref (hub);
  g_signal_connect_object (hub, "risky-session", G_CALLBACK (risky_session_cb), self, G_CONNECT_DEFAULT);
  return self;
}

/**
 * vigie_risk_notices_get_notifier:
 * @self: notices
 *
 * Returns: (transfer none): the notifier; a process has one at a time
 */
VigieNotifier *
vigie_risk_notices_get_notifier (VigieRiskNotices *self)
{
  g_return_val_if_fail (VIGIE_IS_RISK_NOTICES (self), NULL);

  if (self->notifier == NULL)
    {
      self->notifier = vigie_notifier_new ();
      g_signal_connect_object (self->notifier, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_DEFAULT);
    }
  return self->notifier;
}
