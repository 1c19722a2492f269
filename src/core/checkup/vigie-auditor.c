/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-auditor.h"

#include "vigie-auditor-private.h"

G_DEFINE_FINAL_TYPE (VigieAuditor, vigie_auditor, G_TYPE_OBJECT)

typedef enum
{
  PROP_JUDGEMENT = 1,
  PROP_READING,
  PROP_ERROR,
  PROP_WATCHING,
} VigieAuditorProperty;

static GParamSpec *properties[PROP_WATCHING + 1];

static void
session_appeared_cb (VigieAuditor *self)
{
  vigie_auditor_read_again (self);
}

static void
facts_changed_cb (VigieAuditor *self)
{
  if (self->judgement != NULL)
    vigie_auditor_read_again (self);
}

static void
connection_changed_cb (VigieAuditor *self)
{
  if (self->is_watching && vigie_messenger_get_connection (self->messenger) == VIGIE_CONNECTION_READY)
    vigie_auditor_read_again (self);
}

static gboolean
watch_cb (gpointer user_data)
{
  vigie_auditor_read_again (VIGIE_AUDITOR (user_data));
  return G_SOURCE_CONTINUE;
}

static void
vigie_auditor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VigieAuditor *self = VIGIE_AUDITOR (object);

  switch ((VigieAuditorProperty) prop_id)
    {
    case PROP_JUDGEMENT:
      g_value_set_object (value, self->judgement);
      break;
    case PROP_READING:
      g_value_set_boolean (value, self->is_reading);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_WATCHING:
      g_value_set_boolean (value, self->is_watching);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vigie_auditor_dispose (GObject *object)
{
  VigieAuditor *self = VIGIE_AUDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->watch_id, g_source_remove);
  g_clear_object (&self->judgement);
  g_clear_object (&self->facts);
  g_clear_object (&self->read);
  g_clear_object (&self->store);
  g_clear_object (&self->messenger);

  G_OBJECT_CLASS (vigie_auditor_parent_class)->dispose (object);
}

static void
vigie_auditor_finalize (GObject *object)
{
  VigieAuditor *self = VIGIE_AUDITOR (object);

  g_clear_error (&self->error);
  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->next);
  g_clear_pointer (&self->book, vigie_answer_book_free);
  g_free (self->account_id);

  G_OBJECT_CLASS (vigie_auditor_parent_class)->finalize (object);
}

static void
vigie_auditor_class_init (VigieAuditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vigie_auditor_get_property;
  object_class->dispose = vigie_auditor_dispose;
  object_class->finalize = vigie_auditor_finalize;

  /**
   * VigieAuditor:judgement:
   *
   * The newest judgement; a reading that fails leaves it as it is.
   */
  properties[PROP_JUDGEMENT] = g_param_spec_object ("judgement", NULL, NULL, VIGIE_TYPE_JUDGEMENT,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * VigieAuditor:reading:
   *
   * Whether the account is being read.
   */
  properties[PROP_READING] =
      g_param_spec_boolean ("reading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * VigieAuditor:error:
   *
   * Why the last reading failed; %NULL if it did not.
   */
  properties[PROP_ERROR] =
      g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * VigieAuditor:watching:
   *
   * Whether the account is read from time to time.
   */
  properties[PROP_WATCHING] =
      g_param_spec_boolean ("watching", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * VigieAuditor::risky-session:
   * @self: the auditor
   * @session: the session
   *
   * A reading shows a session that the one before did not hold, and its verdict is warning or danger.
   */
  g_signal_new ("risky-session", VIGIE_TYPE_AUDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                VIGIE_TYPE_JUDGED_SESSION);
}

static void
vigie_auditor_init (VigieAuditor *self)
{
  self->book = vigie_answer_book_new ();
  self->waiting = vigie_auditor_new_waiters ();
  self->next = vigie_auditor_new_waiters ();
}

/**
 * vigie_auditor_new:
 * @messenger: the account
 * @store: (nullable): what is remembered between checkups; %NULL: answers stand while the program runs
 * @account_id: the account's name in @store
 *
 * Returns: (transfer full): an auditor that has read nothing yet
 */
VigieAuditor *
vigie_auditor_new (VigieMessenger *messenger, VigieStore *store, const char *account_id)
{
  VigieAuditor *self;

  g_return_val_if_fail (VIGIE_IS_MESSENGER (messenger), NULL);
  g_return_val_if_fail (store == NULL || VIGIE_IS_STORE (store), NULL);
  g_return_val_if_fail (account_id != NULL, NULL);

  self = g_object_new (VIGIE_TYPE_AUDITOR, NULL);
  self->messenger = g_object_ref (messenger);
  g_set_object (&self->store, store);
  self->account_id = g_strdup (account_id);
  g_signal_connect_object (messenger, "session-appeared", G_CALLBACK (session_appeared_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (messenger, "facts-changed", G_CALLBACK (facts_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (messenger, "notify::connection", G_CALLBACK (connection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * vigie_auditor_get_messenger:
 * @self: an auditor
 *
 * Returns: (transfer none): the account
 */
VigieMessenger *
vigie_auditor_get_messenger (VigieAuditor *self)
{
  g_return_val_if_fail (VIGIE_IS_AUDITOR (self), NULL);

  return self->messenger;
}

/**
 * vigie_auditor_get_account_id:
 * @self: an auditor
 *
 * Returns: (transfer none): the account's name in the store
 */
const char *
vigie_auditor_get_account_id (VigieAuditor *self)
{
  g_return_val_if_fail (VIGIE_IS_AUDITOR (self), NULL);

  return self->account_id;
}

/**
 * vigie_auditor_get_judgement:
 * @self: an auditor
 *
 * Returns: (transfer none) (nullable): the newest judgement; %NULL before the first
 */
VigieJudgement *
vigie_auditor_get_judgement (VigieAuditor *self)
{
  g_return_val_if_fail (VIGIE_IS_AUDITOR (self), NULL);

  return self->judgement;
}

/**
 * vigie_auditor_dup_facts:
 * @self: an auditor
 *
 * From a notification a page may come before the first reading.
 *
 * Returns: (transfer full): what was read last; facts that are all unknown before the first reading
 */
VigieFacts *
vigie_auditor_dup_facts (VigieAuditor *self)
{
  VigieJudgement *judgement = vigie_auditor_get_judgement (self);
  g_autoptr (VigieFactsBuilder) builder = NULL;

  if (judgement != NULL)
    return g_object_ref (vigie_judgement_get_facts (judgement));

  builder = vigie_facts_builder_new (NULL);
  return vigie_facts_builder_end (g_steal_pointer (&builder));
}

/**
 * vigie_auditor_get_reading:
 * @self: an auditor
 *
 * Returns: whether the account is being read
 */
gboolean
vigie_auditor_get_reading (VigieAuditor *self)
{
  g_return_val_if_fail (VIGIE_IS_AUDITOR (self), FALSE);

  return self->is_reading;
}

/**
 * vigie_auditor_get_error:
 * @self: an auditor
 *
 * Returns: (transfer none) (nullable): why the last reading failed; %NULL if it did not
 */
const GError *
vigie_auditor_get_error (VigieAuditor *self)
{
  g_return_val_if_fail (VIGIE_IS_AUDITOR (self), NULL);

  return self->error;
}

/**
 * vigie_auditor_set_watching:
 * @self: an auditor
 * @watching: whether to read from time to time, and when the network comes back
 * @interval_seconds: between two readings, from 1; the service tells of few sign-ins by itself
 *
 * Starts or stops watching. A sign-in that the service does tell of is always looked at, watching or not.
 */
void
vigie_auditor_set_watching (VigieAuditor *self, gboolean watching, guint interval_seconds)
{
  g_return_if_fail (VIGIE_IS_AUDITOR (self));

  g_clear_handle_id (&self->watch_id, g_source_remove);
  if (watching)
    self->watch_id = g_timeout_add_seconds (MAX (interval_seconds, 1), watch_cb, self);

  watching = watching != FALSE;
  if (self->is_watching == watching)
    return;

  self->is_watching = watching;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WATCHING]);
}

/**
 * vigie_auditor_get_watching:
 * @self: an auditor
 *
 * Returns: whether the account is read from time to time
 */
gboolean
vigie_auditor_get_watching (VigieAuditor *self)
{
  g_return_val_if_fail (VIGIE_IS_AUDITOR (self), FALSE);

  return self->is_watching;
}
