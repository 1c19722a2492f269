/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-account-hub.h"

#include "vigie-account-hub-private.h"
#include "vigie-error.h"
#include "vigie-memory.h"
#include "vigie-simulated-messenger.h"

struct _VigieAccountHub
{
  GObject parent_instance;

  char *data_dir;
  VigieAccountList *list;
  GListStore *accounts;      /* (element-type VigieHubAccount) */
  VigieHubAccount *practice; /* (nullable): made when first asked for */
  VigieMemory *memory;
  VigieMemory *practice_memory;
  GBytes *scenario;     /* (nullable): the account that practice is with; NULL: the one that Vigie brings */
  char *scenario_name;  /* (nullable): of its file */
  GPtrArray *left_over; /* (element-type VigieAccount) */
  GHashTable *opening;  /* (key-type VigieHubAccount) (value-type GPtrArray) of GTask */
  guint watch_interval; /* seconds */
};

G_DEFINE_FINAL_TYPE (VigieAccountHub, vigie_account_hub, G_TYPE_OBJECT)

typedef enum
{
  PROP_LEFT_OVER = 1,
} VigieAccountHubProperty;

static GParamSpec *properties[PROP_LEFT_OVER + 1];

enum
{
  RISKY_SESSION,
  SIGN_IN_DOUBTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
risky_session_cb (VigieAuditor *auditor, VigieJudgedSession *session, gpointer user_data)
{
  VigieAccountHub *self = VIGIE_ACCOUNT_HUB (user_data);
  VigieHubAccount *account = vigie_account_hub_find_auditor (self, auditor);

  if (account != NULL)
    g_signal_emit (self, signals[RISKY_SESSION], 0, account, session);
}

static void
sign_in_doubted_cb (VigieMessenger *messenger, VigieAccountHub *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->accounts)); i++)
    {
      g_autoptr (VigieHubAccount) account = g_list_model_get_item (G_LIST_MODEL (self->accounts), i);
      VigieAuditor *auditor = vigie_hub_account_get_auditor (account);

      if (auditor != NULL && vigie_auditor_get_messenger (auditor) == messenger)
        {
          g_signal_emit (self, signals[SIGN_IN_DOUBTED], 0, account);
          return;
        }
    }
}

/* What is not in the list any more has no card any more. */
static void
list_changed_cb (VigieAccountHub *self)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->accounts)); i > 0; i--)
    {
      g_autoptr (VigieHubAccount) account = g_list_model_get_item (G_LIST_MODEL (self->accounts), i - 1);

      if (vigie_account_list_find (self->list, vigie_hub_account_get_id (account)) == NULL)
        {
          vigie_hub_account_set_auditor (account, NULL);
          g_list_store_remove (self->accounts, i - 1);
        }
    }
}

/* Ended from another device: the card stays and says so, and opening it leads to a new sign-in. */
static void
standing_changed_cb (VigieMessenger *messenger, GParamSpec *pspec, VigieHubAccount *account)
{
  g_autoptr (GError) error = NULL;

  if (vigie_messenger_get_standing (messenger) != VIGIE_STANDING_ENDED_ELSEWHERE)
    return;

  error = g_error_new_literal (VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN, "Ended from another device");
  vigie_hub_account_set_error (account, error);
  vigie_hub_account_set_auditor (account, NULL);
  vigie_hub_account_set_telegram (account, NULL);
}

/* The person gave a name, or chose what happens after the checkup: kept at once. */
static void
row_changed_cb (VigieAccount *row, GParamSpec *pspec, VigieAccountHub *self)
{
  VigieHubAccount *account = vigie_account_hub_find (self, vigie_account_get_id (row));
  VigieAuditor *auditor = account != NULL ? vigie_hub_account_get_auditor (account) : NULL;
  g_autoptr (GError) error = NULL;

  if (auditor != NULL)
    vigie_auditor_set_watching (auditor, vigie_account_get_keep (row), self->watch_interval);
  if (!vigie_account_list_save (self->list, &error))
    g_debug ("The list of accounts cannot be saved: %s", error->message);
}

static VigieHubAccount *
add_card (VigieAccountHub *self, VigieAccount *row)
{
  g_autoptr (VigieHubAccount) account = vigie_hub_account_new (row);

  g_signal_connect_object (row, "notify::label", G_CALLBACK (row_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "notify::keep", G_CALLBACK (row_changed_cb), self, G_CONNECT_DEFAULT);
  g_list_store_append (self->accounts, account);
  return account; /* the list holds it */
}

static VigieAuditor *
adopt (VigieAccountHub *self, VigieHubAccount *account, VigieMessenger *messenger, VigieStore *store)
{
  g_autoptr (VigieAuditor) auditor = NULL;
  VigieAccount *row = vigie_hub_account_get_account (account);

  auditor = vigie_auditor_new (messenger, store, vigie_hub_account_get_id (account));
  g_signal_connect_object (auditor, "risky-session", G_CALLBACK (risky_session_cb), self, G_CONNECT_DEFAULT);
  if (row != NULL)
    {
      g_signal_connect_object (messenger, "notify::standing", G_CALLBACK (standing_changed_cb), account,
                               G_CONNECT_DEFAULT);
      g_signal_connect_object (messenger, "sign-in-doubted", G_CALLBACK (sign_in_doubted_cb), self,
                               G_CONNECT_DEFAULT);
    }
  /* The practice account is watched too, so that its events are seen as they come. */
  if (row == NULL || vigie_account_get_keep (row))
    vigie_auditor_set_watching (auditor, TRUE, self->watch_interval);

  vigie_hub_account_set_error (account, NULL);
  vigie_hub_account_set_auditor (account, auditor);
  return auditor;
}

/* Ends all that wait for @account; takes the reference of @auditor. */
static void
answer_opening (VigieAccountHub *self, VigieHubAccount *account, VigieAuditor *auditor, const GError *error)
{
  g_autoptr (GPtrArray) tasks = NULL;

  g_hash_table_steal_extended (self->opening, account, NULL, (gpointer *) &tasks);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    vigie_hub_account_set_error (account, error);
  vigie_hub_account_set_opening (account, FALSE);

  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    {
      if (auditor != NULL)
        g_task_return_pointer (tasks->pdata[i], g_object_ref (auditor), g_object_unref);
      else
        g_task_return_error (tasks->pdata[i], g_error_copy (error));
    }
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VigieAccountHub *self = VIGIE_ACCOUNT_HUB (source);
  g_autoptr (VigieHubAccount) account = VIGIE_HUB_ACCOUNT (user_data);
  g_autoptr (VigieAuditor) auditor = NULL;
  g_autoptr (GError) error = NULL;

  auditor = vigie_account_hub_attach_finish (self, result, &error);
  answer_opening (self, account, auditor, error);
}

typedef struct
{
  VigieAccountHub *hub;
  VigieHubAccount *account;
} Opening;

static void
opening_free (Opening *opening)
{
  g_clear_object (&opening->account);
  g_clear_object (&opening->hub);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
begun_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  VigieTelegramAccount *telegram = VIGIE_TELEGRAM_ACCOUNT (source);
  VigieTelegramMessenger *messenger = vigie_telegram_account_get_messenger (telegram);
  g_autoptr (GError) error = NULL;

  if (vigie_telegram_account_begin_finish (telegram, result, &error) &&
      vigie_telegram_messenger_get_sign_in_state (messenger) != VIGIE_SIGN_IN_DONE)
    error = g_error_new_literal (VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN, "The kept sign-in no longer stands");
  if (error != NULL)
    {
      g_debug ("An account cannot be opened: %s", error->message);
      vigie_hub_account_set_telegram (opening->account, NULL);
      answer_opening (opening->hub, opening->account, NULL, error);
      return;
    }
  vigie_account_hub_attach_async (opening->hub, telegram, NULL, attached_cb, g_object_ref (opening->account));
}

static void
practice_store_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (VigieSimulatedMessenger) messenger = NULL;
  g_autoptr (VigieStore) store = NULL;
  g_autoptr (GError) error = NULL;
  VigieAuditor *auditor = NULL;

  store = vigie_memory_open_finish (VIGIE_MEMORY (source), result, &error);
  if (store != NULL)
    messenger = vigie_account_hub_create_practice (opening->hub, &error);
  if (messenger != NULL)
    auditor = adopt (opening->hub, opening->account, VIGIE_MESSENGER (messenger), store);
  answer_opening (opening->hub, opening->account, auditor, error);
}

static void
store_for_attach_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  VigieAccountHub *self = g_task_get_source_object (task);
  VigieTelegramAccount *telegram = g_task_get_task_data (task);
  VigieAccount *row = vigie_telegram_account_get_account (telegram);
  g_autoptr (VigieStore) store = NULL;
  g_autoptr (GError) error = NULL;
  VigieHubAccount *account;
  VigieMessenger *messenger;

  store = vigie_memory_open_finish (VIGIE_MEMORY (source), result, &error);
  if (store == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  account = vigie_account_hub_find (self, vigie_account_get_id (row));
  if (account == NULL)
    account = add_card (self, row);
  messenger = VIGIE_MESSENGER (vigie_telegram_account_get_messenger (telegram));
  vigie_hub_account_set_telegram (account, telegram);
  g_task_return_pointer (task, g_object_ref (adopt (self, account, messenger, store)), g_object_unref);
}

static void
vigie_account_hub_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((VigieAccountHubProperty) prop_id)
    {
    case PROP_LEFT_OVER:
      g_value_set_object (value, vigie_account_hub_get_left_over (VIGIE_ACCOUNT_HUB (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vigie_account_hub_dispose (GObject *object)
{
  VigieAccountHub *self = VIGIE_ACCOUNT_HUB (object);

  g_clear_object (&self->accounts);
  g_clear_object (&self->practice);
  g_clear_object (&self->memory);
  g_clear_object (&self->practice_memory);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (vigie_account_hub_parent_class)->dispose (object);
}

static void
vigie_account_hub_finalize (GObject *object)
{
  VigieAccountHub *self = VIGIE_ACCOUNT_HUB (object);

  g_clear_pointer (&self->scenario, g_bytes_unref);
  g_clear_pointer (&self->scenario_name, g_free);
  g_clear_pointer (&self->data_dir, g_free);
  g_clear_pointer (&self->left_over, g_ptr_array_unref);
  g_clear_pointer (&self->opening, g_hash_table_unref);
  G_OBJECT_CLASS (vigie_account_hub_parent_class)->finalize (object);
}

static void
vigie_account_hub_class_init (VigieAccountHubClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vigie_account_hub_get_property;
  object_class->dispose = vigie_account_hub_dispose;
  object_class->finalize = vigie_account_hub_finalize;

  properties[PROP_LEFT_OVER] = g_param_spec_object ("left-over", NULL, NULL, VIGIE_TYPE_ACCOUNT,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[RISKY_SESSION] =
      g_signal_new ("risky-session", VIGIE_TYPE_ACCOUNT_HUB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, VIGIE_TYPE_HUB_ACCOUNT, VIGIE_TYPE_JUDGED_SESSION);
  signals[SIGN_IN_DOUBTED] = g_signal_new ("sign-in-doubted", VIGIE_TYPE_ACCOUNT_HUB, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, VIGIE_TYPE_HUB_ACCOUNT);
}

static void
vigie_account_hub_init (VigieAccountHub *self)
{
  self->accounts = g_list_store_new (VIGIE_TYPE_HUB_ACCOUNT);
  self->left_over = g_ptr_array_new_with_free_func (g_object_unref);
  self->opening = g_hash_table_new_full (NULL, NULL, g_object_unref, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * vigie_account_hub_new:
 * @data_dir: the folder of Vigie's own files; need not be there yet
 * @watch_interval: seconds between two readings of a watched account
 *
 * Returns: (transfer full): a hub that has read nothing yet
 */
VigieAccountHub *
vigie_account_hub_new (const char *data_dir, guint watch_interval)
{
  VigieAccountHub *self = g_object_new (VIGIE_TYPE_ACCOUNT_HUB, NULL);
  g_autofree char *store_path = g_build_filename (data_dir, "history.db", NULL);

  self->data_dir = g_strdup (data_dir);
  self->list = vigie_account_list_new (data_dir);
  self->memory = vigie_memory_new (store_path);
  self->practice_memory = vigie_memory_new (NULL);
  self->watch_interval = watch_interval;
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (list_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * vigie_account_hub_load:
 * @self: a hub
 * @error: return location
 *
 * Reads the list of accounts, one small file; opens none of them.
 *
 * Returns: %FALSE with %VIGIE_ERROR_STORAGE, _INVALID_FILE or _NEWER_DATA; the list is empty then
 */
gboolean
vigie_account_hub_load (VigieAccountHub *self, GError **error)
{
  g_return_val_if_fail (VIGIE_IS_ACCOUNT_HUB (self), FALSE);

  if (!vigie_account_list_load (self->list, error))
    return FALSE;

  g_clear_pointer (&self->left_over, g_ptr_array_unref);
  self->left_over = vigie_telegram_account_list_left_over (self->list);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr (VigieAccount) row = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (!g_ptr_array_find (self->left_over, row, NULL))
        add_card (self, row);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEFT_OVER]);
  return TRUE;
}

GListModel *
vigie_account_hub_get_accounts (VigieAccountHub *self)
{
  g_return_val_if_fail (VIGIE_IS_ACCOUNT_HUB (self), NULL);

  return G_LIST_MODEL (self->accounts);
}

VigieMemory *
vigie_account_hub_get_memory (VigieAccountHub *self)
{
  g_return_val_if_fail (VIGIE_IS_ACCOUNT_HUB (self), NULL);

  return self->memory;
}

/**
 * vigie_account_hub_get_left_over:
 * @self: a hub
 *
 * Returns: (transfer none) (nullable): a sign-in of an earlier run that was to be ended and may still stand
 */
VigieAccount *
vigie_account_hub_get_left_over (VigieAccountHub *self)
{
  g_return_val_if_fail (VIGIE_IS_ACCOUNT_HUB (self), NULL);

  return self->left_over->len > 0 ? self->left_over->pdata[0] : NULL;
}

/**
 * vigie_account_hub_find:
 * @self: a hub
 * @account_id: an id, "practice" included
 *
 * Returns: (transfer none) (nullable): the card with that id
 */
VigieHubAccount *
vigie_account_hub_find (VigieAccountHub *self, const char *account_id)
{
  g_return_val_if_fail (VIGIE_IS_ACCOUNT_HUB (self), NULL);
  g_return_val_if_fail (account_id != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->accounts)); i++)
    {
      g_autoptr (VigieHubAccount) account = g_list_model_get_item (G_LIST_MODEL (self->accounts), i);

      if (g_str_equal (vigie_hub_account_get_id (account), account_id))
        return account; /* the list holds it */
    }
  if (self->practice != NULL && g_str_equal (vigie_hub_account_get_id (self->practice), account_id))
    return self->practice;
  return NULL;
}

VigieHubAccount *
vigie_account_hub_find_auditor (VigieAccountHub *self, VigieAuditor *auditor)
{
  VigieHubAccount *account = vigie_account_hub_find (self, vigie_auditor_get_account_id (auditor));

  return account != NULL && vigie_hub_account_get_auditor (account) == auditor ? account : NULL;
}

/**
 * vigie_account_hub_get_practice:
 * @self: a hub
 *
 * Returns: (transfer none): the card of the practice account
 */
VigieHubAccount *
vigie_account_hub_get_practice (VigieAccountHub *self)
{
  g_return_val_if_fail (VIGIE_IS_ACCOUNT_HUB (self), NULL);

  if (self->practice == NULL)
    self->practice = vigie_hub_account_new (NULL);
  return self->practice;
}

/**
 * vigie_account_hub_leave_practice:
 * @self: a hub
 *
 * Forgets all that was done with the practice account: the next one begins anew.
 */
void
vigie_account_hub_leave_practice (VigieAccountHub *self)
{
  g_return_if_fail (VIGIE_IS_ACCOUNT_HUB (self));

  g_clear_object (&self->practice);
  g_clear_object (&self->practice_memory);
  self->practice_memory = vigie_memory_new (NULL);
  g_clear_pointer (&self->scenario, g_bytes_unref);
  g_clear_pointer (&self->scenario_name, g_free);
}

/* Practice begins anew, with this account, until it is left. */
void
vigie_account_hub_take_scenario (VigieAccountHub *self, const char *name, GBytes *scenario)
{
  vigie_account_hub_leave_practice (self);
  self->scenario = g_bytes_ref (scenario);
  self->scenario_name = g_strdup (name);
}

/* (transfer full) (nullable): the account to practise with, its events running from now on. */
VigieSimulatedMessenger *
vigie_account_hub_create_practice (VigieAccountHub *self, GError **error)
{
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (self->scenario == NULL)
    return vigie_simulated_messenger_new_practice (now, error);
  return vigie_simulated_messenger_new_from_data (self->scenario_name,
                                                  g_bytes_get_data (self->scenario, NULL),
                                                  g_bytes_get_size (self->scenario), now, error);
}

void
vigie_account_hub_open_async (VigieAccountHub *self,
                              VigieHubAccount *account,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (VigieTelegramAccount) telegram = NULL;
  GPtrArray *waiting;
  Opening *opening;

  g_return_if_fail (VIGIE_IS_ACCOUNT_HUB (self));
  g_return_if_fail (VIGIE_IS_HUB_ACCOUNT (account));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_account_hub_open_async);
  if (vigie_hub_account_get_auditor (account) != NULL)
    {
      g_task_return_pointer (task, g_object_ref (vigie_hub_account_get_auditor (account)), g_object_unref);
      return;
    }

  waiting = g_hash_table_lookup (self->opening, account);
  if (waiting != NULL)
    {
      g_ptr_array_add (waiting, g_steal_pointer (&task));
      return;
    }
  waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (waiting, g_steal_pointer (&task));
  g_hash_table_insert (self->opening, g_object_ref (account), waiting);
  vigie_hub_account_set_opening (account, TRUE);

  opening = g_new0 (Opening, 1);
  opening->hub = g_object_ref (self);
  opening->account = g_object_ref (account);
  if (vigie_hub_account_get_is_practice (account))
    {
      vigie_memory_open_async (self->practice_memory, NULL, practice_store_cb, opening);
      return;
    }
  telegram = vigie_telegram_account_new (self->list, vigie_hub_account_get_account (account));
  vigie_hub_account_set_telegram (account, telegram);
  vigie_telegram_account_begin_async (telegram, vigie_memory_get_keyring (self->memory), NULL, begun_cb,
                                      opening);
}

VigieAuditor *
vigie_account_hub_open_finish (VigieAccountHub *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

VigieTelegramAccount *
vigie_account_hub_start_sign_in (VigieAccountHub *self, VigieHubAccount *again, gboolean keep)
{
  VigieTelegramAccount *telegram;
  VigieAccount *row;

  g_return_val_if_fail (VIGIE_IS_ACCOUNT_HUB (self), NULL);

  if (again != NULL)
    row = vigie_hub_account_get_account (again);
  else
    row = vigie_account_list_add (self->list, "telegram", g_get_real_time () / G_USEC_PER_SEC);
  vigie_account_set_keep (row, keep);
  telegram = vigie_telegram_account_new (self->list, row);
  vigie_telegram_account_set_keeps_row (telegram, again != NULL);
  return telegram;
}

VigieSecretStore *
vigie_account_hub_get_secrets (VigieAccountHub *self, gboolean in_memory)
{
  g_return_val_if_fail (VIGIE_IS_ACCOUNT_HUB (self), NULL);

  return in_memory ? vigie_memory_get_volatile (self->memory) : vigie_memory_get_keyring (self->memory);
}

/**
 * vigie_account_hub_get_account_secrets:
 * @account: a card
 *
 * Returns: (transfer none): where the person's own secret of @account is kept if they say so; that of the
 *   practice account is forgotten with it
 */
VigieSecretStore *
vigie_account_hub_get_account_secrets (VigieAccountHub *self, VigieHubAccount *account)
{
  g_return_val_if_fail (VIGIE_IS_ACCOUNT_HUB (self), NULL);
  g_return_val_if_fail (VIGIE_IS_HUB_ACCOUNT (account), NULL);

  return vigie_hub_account_get_is_practice (account) ? vigie_memory_get_volatile (self->practice_memory)
                                                     : vigie_memory_get_keyring (self->memory);
}

void
vigie_account_hub_attach_async (VigieAccountHub *self,
                                VigieTelegramAccount *telegram,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (VIGIE_IS_ACCOUNT_HUB (self));
  g_return_if_fail (VIGIE_IS_TELEGRAM_ACCOUNT (telegram));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_account_hub_attach_async);
  g_task_set_task_data (task, g_object_ref (telegram), g_object_unref);
  vigie_memory_open_async (self->memory, NULL, store_for_attach_cb, task);
}

VigieAuditor *
vigie_account_hub_attach_finish (VigieAccountHub *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vigie_account_hub_abandon:
 * @self: a hub
 * @telegram: what vigie_account_hub_start_sign_in () gave
 *
 * Closes a sign-in that the person left. What was signed in all the same stays in the list, and is offered to
 * be ended at the next start.
 */
void
vigie_account_hub_abandon (VigieAccountHub *self, VigieTelegramAccount *telegram)
{
  g_return_if_fail (VIGIE_IS_ACCOUNT_HUB (self));
  g_return_if_fail (VIGIE_IS_TELEGRAM_ACCOUNT (telegram));

  vigie_telegram_account_leave_async (telegram, NULL, NULL, NULL);
}

VigieAccountList *
vigie_account_hub_get_list (VigieAccountHub *self)
{
  return self->list;
}

const char *
vigie_account_hub_get_data_dir (VigieAccountHub *self)
{
  return self->data_dir;
}

/* @row is signed out: it is no left-over any more, and has a closed card if it is still in the list. */
void
vigie_account_hub_close_account (VigieAccountHub *self, VigieAccount *row)
{
  VigieHubAccount *account = vigie_account_hub_find (self, vigie_account_get_id (row));

  if (account != NULL)
    {
      vigie_hub_account_set_telegram (account, NULL);
      vigie_hub_account_set_error (account, NULL);
      vigie_hub_account_set_auditor (account, NULL);
    }
  else if (vigie_account_list_find (self->list, vigie_account_get_id (row)) != NULL)
    add_card (self, row);
  if (g_ptr_array_remove (self->left_over, row))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEFT_OVER]);
}
