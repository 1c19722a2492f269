/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-hub-account.h"

#include <glib/gi18n.h>

#include "vigie-messenger-table.h"

#define PRACTICE_ID "practice"

struct _VigieHubAccount
{
  GObject parent_instance;

  VigieAccount *account; /* (nullable): NULL for the practice account */
  VigieTelegramAccount *telegram;
  VigieAuditor *auditor;
  GError *error;
  VigieCheckup last_checkup;
  gboolean has_last_checkup;
  VigieJudgement *ended; /* (nullable) the judgement that the last checkup ended with */
  guint n_looking;       /* pages of it that a person has open */
  gboolean is_keeping;   /* a checkup is on its way into the store */
  gboolean keeps_again;  /* and there is a newer judgement */
  gboolean opening;
};

G_DEFINE_FINAL_TYPE (VigieHubAccount, vigie_hub_account, G_TYPE_OBJECT)

typedef enum
{
  PROP_TITLE = 1,
  PROP_AUDITOR,
  PROP_OPENING,
  PROP_ERROR,
  PROP_LAST_CHECKUP,
} VigieHubAccountProperty;

static GParamSpec *properties[PROP_LAST_CHECKUP + 1];

static void
vigie_hub_account_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VigieHubAccount *self = VIGIE_HUB_ACCOUNT (object);

  switch ((VigieHubAccountProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, vigie_hub_account_get_title (self));
      break;
    case PROP_AUDITOR:
      g_value_set_object (value, self->auditor);
      break;
    case PROP_OPENING:
      g_value_set_boolean (value, self->opening);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_LAST_CHECKUP:
      g_value_set_pointer (value, self->has_last_checkup ? &self->last_checkup : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void judgement_changed_cb (VigieAuditor *auditor, GParamSpec *pspec, VigieHubAccount *self);

static void
label_changed_cb (VigieHubAccount *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
vigie_hub_account_dispose (GObject *object)
{
  VigieHubAccount *self = VIGIE_HUB_ACCOUNT (object);

  g_clear_object (&self->ended);
  g_clear_object (&self->auditor);
  g_clear_object (&self->telegram);
  g_clear_object (&self->account);
  G_OBJECT_CLASS (vigie_hub_account_parent_class)->dispose (object);
}

static void
vigie_hub_account_finalize (GObject *object)
{
  VigieHubAccount *self = VIGIE_HUB_ACCOUNT (object);

  g_clear_error (&self->error);
  G_OBJECT_CLASS (vigie_hub_account_parent_class)->finalize (object);
}

static void
vigie_hub_account_class_init (VigieHubAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = vigie_hub_account_get_property;
  object_class->dispose = vigie_hub_account_dispose;
  object_class->finalize = vigie_hub_account_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_AUDITOR] = g_param_spec_object ("auditor", NULL, NULL, VIGIE_TYPE_AUDITOR, flags);
  properties[PROP_OPENING] = g_param_spec_boolean ("opening", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_LAST_CHECKUP] = g_param_spec_pointer ("last-checkup", NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
vigie_hub_account_init (VigieHubAccount *self)
{
}

/**
 * vigie_hub_account_new:
 * @account: (nullable): a row of the list; NULL for the practice account
 *
 * Returns: (transfer full): a card that is not open
 */
VigieHubAccount *
vigie_hub_account_new (VigieAccount *account)
{
  VigieHubAccount *self = g_object_new (VIGIE_TYPE_HUB_ACCOUNT, NULL);

  if (g_set_object (&self->account, account))
    g_signal_connect_object (account, "notify::label", G_CALLBACK (label_changed_cb), self,
                             G_CONNECT_SWAPPED);
  return self;
}

VigieAccount *
vigie_hub_account_get_account (VigieHubAccount *self)
{
  g_return_val_if_fail (VIGIE_IS_HUB_ACCOUNT (self), NULL);

  return self->account;
}

/**
 * vigie_hub_account_get_id:
 * @self: a card
 *
 * Returns: (transfer none): the account's id; "practice" for the practice account
 */
const char *
vigie_hub_account_get_id (VigieHubAccount *self)
{
  g_return_val_if_fail (VIGIE_IS_HUB_ACCOUNT (self), NULL);

  return self->account != NULL ? vigie_account_get_id (self->account) : PRACTICE_ID;
}

/**
 * vigie_hub_account_get_title:
 * @self: a card
 *
 * Returns: (transfer none): the name that the person gave, or the messenger's; plain text
 */
const char *
vigie_hub_account_get_title (VigieHubAccount *self)
{
  const VigieMessengerRow *row;

  g_return_val_if_fail (VIGIE_IS_HUB_ACCOUNT (self), NULL);

  if (self->account == NULL)
    return _ ("Practice account");
  if (vigie_account_get_label (self->account)[0] != '\0')
    return vigie_account_get_label (self->account);
  row = vigie_messenger_table_find (vigie_account_get_messenger (self->account));
  return row != NULL ? row->title : vigie_account_get_messenger (self->account);
}

gboolean
vigie_hub_account_get_is_practice (VigieHubAccount *self)
{
  g_return_val_if_fail (VIGIE_IS_HUB_ACCOUNT (self), FALSE);

  return self->account == NULL;
}

VigieAuditor *
vigie_hub_account_get_auditor (VigieHubAccount *self)
{
  g_return_val_if_fail (VIGIE_IS_HUB_ACCOUNT (self), NULL);

  return self->auditor;
}

void
vigie_hub_account_set_auditor (VigieHubAccount *self, VigieAuditor *auditor)
{
  g_return_if_fail (VIGIE_IS_HUB_ACCOUNT (self));

  if (!g_set_object (&self->auditor, auditor))
    return;
  if (auditor != NULL)
    g_signal_connect_object (auditor, "notify::judgement", G_CALLBACK (judgement_changed_cb), self,
                             G_CONNECT_DEFAULT);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUDITOR]);
}

VigieTelegramAccount *
vigie_hub_account_get_telegram (VigieHubAccount *self)
{
  g_return_val_if_fail (VIGIE_IS_HUB_ACCOUNT (self), NULL);

  return self->telegram;
}

void
vigie_hub_account_set_telegram (VigieHubAccount *self, VigieTelegramAccount *telegram)
{
  g_return_if_fail (VIGIE_IS_HUB_ACCOUNT (self));

  g_set_object (&self->telegram, telegram);
}

gboolean
vigie_hub_account_get_opening (VigieHubAccount *self)
{
  g_return_val_if_fail (VIGIE_IS_HUB_ACCOUNT (self), FALSE);

  return self->opening;
}

void
vigie_hub_account_set_opening (VigieHubAccount *self, gboolean opening)
{
  g_return_if_fail (VIGIE_IS_HUB_ACCOUNT (self));

  if (self->opening == opening)
    return;
  self->opening = opening;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPENING]);
}

const GError *
vigie_hub_account_get_error (VigieHubAccount *self)
{
  g_return_val_if_fail (VIGIE_IS_HUB_ACCOUNT (self), NULL);

  return self->error;
}

void
vigie_hub_account_set_error (VigieHubAccount *self, const GError *error)
{
  g_return_if_fail (VIGIE_IS_HUB_ACCOUNT (self));

  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/**
 * vigie_hub_account_get_last_checkup:
 * @self: a card
 *
 * Returns: (transfer none) (nullable): the newest checkup that is remembered of this account
 */
const VigieCheckup *
vigie_hub_account_get_last_checkup (VigieHubAccount *self)
{
  g_return_val_if_fail (VIGIE_IS_HUB_ACCOUNT (self), NULL);

  return self->has_last_checkup ? &self->last_checkup : NULL;
}

void
vigie_hub_account_set_last_checkup (VigieHubAccount *self, const VigieCheckup *checkup)
{
  g_return_if_fail (VIGIE_IS_HUB_ACCOUNT (self));

  self->has_last_checkup = checkup != NULL;
  if (checkup != NULL)
    self->last_checkup = *checkup;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_CHECKUP]);
}

static void keep_checkup (VigieHubAccount *self);

/* The program does not end before what was found is on disk. */
static void
hold_program (gboolean hold)
{
  GApplication *application = g_application_get_default ();

  if (application == NULL)
    return;
  if (hold)
    g_application_hold (application);
  else
    g_application_release (application);
}

static void
checkup_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieHubAccount) self = VIGIE_HUB_ACCOUNT (user_data);
  g_autoptr (GError) error = NULL;

  if (!vigie_auditor_keep_checkup_finish (VIGIE_AUDITOR (source), result, &error))
    g_debug ("The checkup could not be kept: %s", error->message);
  self->is_keeping = FALSE;
  if (self->keeps_again)
    keep_checkup (self);
  hold_program (FALSE);
}

static void
checkup_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!vigie_auditor_end_checkup_finish (VIGIE_AUDITOR (source), result, &error))
    g_debug ("The checkup could not be kept: %s", error->message);
  hold_program (FALSE);
}

/* The judgement that is not yet in the store; NULL if there is none. */
static VigieJudgement *
take_new_judgement (VigieHubAccount *self)
{
  VigieJudgement *judgement = self->auditor != NULL ? vigie_auditor_get_judgement (self->auditor) : NULL;
  VigieCheckup checkup;

  if (judgement == NULL || judgement == self->ended)
    return NULL;

  checkup = (VigieCheckup) {
    .started_at = vigie_judgement_get_now (judgement),
    .ended_at = vigie_judgement_get_now (judgement),
    .verdict = vigie_judgement_get_verdict (judgement),
    .n_sessions = g_list_model_get_n_items (vigie_judgement_get_sessions (judgement)),
    .n_to_fix = vigie_judgement_count_to_fix (judgement),
  };
  vigie_hub_account_set_last_checkup (self, &checkup);
  return judgement;
}

/* As soon as it is judged: the program may be ended at any moment. One at a time; the newest counts. */
static void
keep_checkup (VigieHubAccount *self)
{
  self->keeps_again = self->is_keeping;
  if (self->is_keeping || self->n_looking == 0 || take_new_judgement (self) == NULL)
    return;

  self->is_keeping = TRUE;
  hold_program (TRUE);
  vigie_auditor_keep_checkup_async (self->auditor, NULL, checkup_kept_cb, g_object_ref (self));
}

static void
judgement_changed_cb (VigieAuditor *auditor, GParamSpec *pspec, VigieHubAccount *self)
{
  if (auditor == self->auditor)
    keep_checkup (self);
}

/**
 * vigie_hub_account_begin_checkup:
 * @self: a card that is open
 *
 * A page of the account is opened: from now on each judgement is kept as it comes, until as many calls of
 * vigie_hub_account_end_checkup ().
 */
void
vigie_hub_account_begin_checkup (VigieHubAccount *self)
{
  g_return_if_fail (VIGIE_IS_HUB_ACCOUNT (self));

  if (self->n_looking++ == 0 && self->auditor != NULL)
    vigie_auditor_begin_checkup (self->auditor);
  keep_checkup (self);
}

/**
 * vigie_hub_account_end_checkup:
 * @self: a card
 *
 * A page of the account is left. With the last one the checkup is over.
 */
void
vigie_hub_account_end_checkup (VigieHubAccount *self)
{
  g_return_if_fail (VIGIE_IS_HUB_ACCOUNT (self));
  g_return_if_fail (self->n_looking > 0);

  self->n_looking--;
  if (self->n_looking == 0)
    vigie_hub_account_finish_checkup (self);
}

/**
 * vigie_hub_account_finish_checkup:
 * @self: a card
 *
 * The checkup is over, whatever is open: the account is signed out. Keeps its day and findings. Without a
 * new reading since the last time there is nothing to keep.
 */
void
vigie_hub_account_finish_checkup (VigieHubAccount *self)
{
  VigieJudgement *judgement;

  g_return_if_fail (VIGIE_IS_HUB_ACCOUNT (self));

  judgement = take_new_judgement (self);
  if (judgement == NULL)
    return;

  g_set_object (&self->ended, judgement);
  hold_program (TRUE);
  vigie_auditor_end_checkup_async (self->auditor, NULL, checkup_ended_cb, NULL);
}
