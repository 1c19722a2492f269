/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-auditor.h"

#include "vigie-answer-book.h"
#include "vigie-auditor-private.h"
#include "vigie-error.h"
#include "vigie-rule-table.h"

struct _VigieAuditor
{
  GObject parent_instance;

  VigieMessenger *messenger; /* (owned) */
  VigieStore *store;         /* (owned) (nullable) */
  char *account_id;          /* (owned) */

  VigieJudgement *judgement; /* (owned) (nullable) */
  VigieFacts *facts;         /* (owned) (nullable) as read and recalled, without what the book holds */
  VigieFacts *read;          /* (owned) (nullable) as read */
  VigieAnswerBook *book;     /* (owned) */
  GError *error;             /* (owned) (nullable) of the last reading */
  gint64 started_at;         /* of this checkup; Unix time of the service, seconds, UTC; 0 if none began */

  gboolean is_reading;
  GPtrArray *waiting;        /* (owned) Waiter: those that the reading under way is for */
  GPtrArray *next;           /* (owned) Waiter: those that came after it began */
  gboolean wants_next;       /* somebody who does not wait asked for another reading */
  gboolean nobody_may_stop;  /* the reading under way is also for somebody who does not wait */
  GCancellable *cancellable; /* (owned) of the reading under way */
  gboolean is_watching;
  guint watch_id;
};

G_DEFINE_FINAL_TYPE (VigieAuditor, vigie_auditor, G_TYPE_OBJECT)

typedef enum
{
  PROP_JUDGEMENT = 1,
  PROP_READING,
  PROP_ERROR,
  PROP_WATCHING,
} VigieAuditorProperty;

static GParamSpec *properties[PROP_WATCHING + 1];

enum
{
  SIGNAL_RISKY_SESSION,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Somebody who waits for a reading. */
typedef struct
{
  VigieAuditor *auditor; /* (unowned) its task holds it */
  GTask *task;           /* (owned) */
  GSource *cancel_source;
} Waiter;

static void start_reading (VigieAuditor *self);

/* What travels with a reading: nobody needs the auditor for it, and it may be gone when the answer comes. */
static GWeakRef *
weak_new (VigieAuditor *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  return weak;
}

/* Frees @weak. Returns: (transfer full) (nullable): the auditor, if it is still there */
static VigieAuditor *
weak_end (GWeakRef *weak)
{
  VigieAuditor *self = g_weak_ref_get (weak);

  g_weak_ref_clear (weak);
  g_free (weak);
  return self;
}

static void
waiter_free (Waiter *waiter)
{
  if (waiter->cancel_source != NULL)
    g_source_destroy (waiter->cancel_source);
  g_clear_pointer (&waiter->cancel_source, g_source_unref);
  g_clear_object (&waiter->task);
  g_free (waiter);
}

static void
set_reading (VigieAuditor *self, gboolean is_reading)
{
  if (self->is_reading == is_reading)
    return;

  self->is_reading = is_reading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);
}

static void
take_error (VigieAuditor *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* Judges what is known now and keeps that. Returns: (transfer full) (nullable): the judgement before it */
static VigieJudgement *
judge (VigieAuditor *self)
{
  VigieJudgement *before = g_steal_pointer (&self->judgement);
  g_autoptr (VigieFacts) facts = vigie_answer_book_apply (self->book, self->read, self->facts);

  self->judgement = vigie_judgement_new (facts, vigie_messenger_get_capabilities (self->messenger),
                                         vigie_messenger_get_now (self->messenger));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_JUDGEMENT]);
  return before;
}

static gboolean
is_risky (VigieJudgedSession *session)
{
  return vigie_verdict_compare (vigie_judged_session_get_verdict (session), VIGIE_VERDICT_WARNING) >= 0;
}

/* Tells of each session of the newest judgement that the one before did not hold and that needs a look. */
static void
tell_risky_sessions (VigieAuditor *self, VigieJudgement *before)
{
  g_autoptr (VigieJudgement) after = g_object_ref (self->judgement);
  GListModel *sessions = vigie_judgement_get_sessions (after);

  /* A list that could not be read before, or now, makes no session new. */
  if (before == NULL || sessions == NULL ||
      (vigie_facts_get_known (vigie_judgement_get_facts (before)) & VIGIE_CAPABILITY_LIST_SESSIONS) == 0)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieJudgedSession) session = g_list_model_get_item (sessions, i);
      const char *id = vigie_session_get_id (vigie_judged_session_get_session (session));

      if (is_risky (session) && vigie_facts_find_session (vigie_judgement_get_facts (before), id) == NULL)
        g_signal_emit (self, signals[SIGNAL_RISKY_SESSION], 0, session);
    }
}

static void
answer_waiting (VigieAuditor *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) waiter_free);
  for (guint i = 0; i < waiting->len; i++)
    {
      Waiter *waiter = waiting->pdata[i];

      if (error != NULL)
        g_task_return_error (waiter->task, g_error_copy (error));
      else
        g_task_return_pointer (waiter->task, g_object_ref (self->judgement), g_object_unref);
    }
}

/* The reading under way is over. */
static void
end_reading (VigieAuditor *self, GError *error)
{
  g_autoptr (VigieJudgement) before = NULL;
  gboolean goes_on = self->wants_next || self->next->len > 0;

  g_clear_object (&self->cancellable);
  if (error == NULL)
    before = judge (self);
  take_error (self, error != NULL ? g_error_copy (error) : NULL);
  set_reading (self, FALSE);
  answer_waiting (self, error);
  if (error == NULL)
    tell_risky_sessions (self, before);

  if (goes_on && !self->is_reading)
    start_reading (self);
}

static void
recall_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieAuditor) self = weak_end (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFacts) facts = NULL;

  facts = vigie_store_recall_finish (VIGIE_STORE (source), result, &error);
  if (self == NULL)
    return;

  if (facts != NULL)
    vigie_answer_book_forget_kept (self->book);
  else
    /* A broken store must not hide a stranger: judge what was read. */
    g_debug ("What is remembered could not be read: %s", error->message);

  if (facts == NULL)
    facts = g_object_ref (self->read);
  g_set_object (&self->facts, facts);
  end_reading (self, NULL);
}

static void
read_facts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieAuditor) self = weak_end (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFacts) facts = NULL;

  facts = vigie_messenger_read_facts_finish (VIGIE_MESSENGER (source), result, &error);
  if (self == NULL)
    return;

  if (facts == NULL)
    {
      end_reading (self, error);
      return;
    }

  g_set_object (&self->read, facts);
  if (self->store != NULL)
    {
      vigie_store_recall_async (self->store, self->account_id, facts, self->cancellable, recall_cb,
                                weak_new (self));
      return;
    }

  g_set_object (&self->facts, facts);
  end_reading (self, NULL);
}

static void
start_reading (VigieAuditor *self)
{
  g_ptr_array_extend_and_steal (self->waiting, g_steal_pointer (&self->next));
  self->next = g_ptr_array_new_with_free_func ((GDestroyNotify) waiter_free);
  self->nobody_may_stop = self->wants_next;
  self->wants_next = FALSE;
  self->cancellable = g_cancellable_new ();
  if (self->started_at == 0)
    self->started_at = vigie_messenger_get_now (self->messenger);
  set_reading (self, TRUE);

  vigie_messenger_read_facts_async (self->messenger, vigie_rule_table_get_needs (), self->cancellable,
                                    read_facts_cb, weak_new (self));
}

/* Reads, for nobody in particular. What comes while a reading is under way is served by one more: the one
 * under way may have begun before the thing happened that is to be seen. */
static void
read_again (VigieAuditor *self)
{
  if (vigie_messenger_get_standing (self->messenger) != VIGIE_STANDING_SIGNED_IN)
    return;

  self->wants_next = TRUE;
  if (!self->is_reading)
    start_reading (self);
}

static void
session_appeared_cb (VigieAuditor *self)
{
  read_again (self);
}

static void
facts_changed_cb (VigieAuditor *self)
{
  if (self->judgement != NULL)
    read_again (self);
}

static void
connection_changed_cb (VigieAuditor *self)
{
  if (self->is_watching && vigie_messenger_get_connection (self->messenger) == VIGIE_CONNECTION_READY)
    read_again (self);
}

static gboolean
watch_cb (gpointer user_data)
{
  read_again (VIGIE_AUDITOR (user_data));
  return G_SOURCE_CONTINUE;
}

static gboolean
waiter_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Waiter *waiter = user_data;
  g_autoptr (VigieAuditor) self = g_object_ref (waiter->auditor);
  g_autoptr (GTask) task = g_steal_pointer (&waiter->task);

  if (!g_ptr_array_remove (self->waiting, waiter))
    g_ptr_array_remove (self->next, waiter);
  g_task_return_error_if_cancelled (task);

  /* Nobody waits for it any more, so the service need not be asked. */
  if (self->is_reading && self->waiting->len == 0 && self->next->len == 0 && !self->nobody_may_stop &&
      !self->wants_next)
    g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
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
  signals[SIGNAL_RISKY_SESSION] = g_signal_new ("risky-session", VIGIE_TYPE_AUDITOR, G_SIGNAL_RUN_LAST, 0,
                                                NULL, NULL, NULL, G_TYPE_NONE, 1, VIGIE_TYPE_JUDGED_SESSION);
}

static void
vigie_auditor_init (VigieAuditor *self)
{
  self->book = vigie_answer_book_new ();
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) waiter_free);
  self->next = g_ptr_array_new_with_free_func ((GDestroyNotify) waiter_free);
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
 * vigie_auditor_read_async:
 * @self: an auditor
 * @cancellable: (nullable): stops waiting
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Reads the account, recalls what the person said, and judges. Calls that come while a reading is under way
 * are all served by the one that follows it.
 */
void
vigie_auditor_read_async (VigieAuditor *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Waiter *waiter;

  g_return_if_fail (VIGIE_IS_AUDITOR (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  waiter = g_new0 (Waiter, 1);
  waiter->auditor = self;
  waiter->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (waiter->task, vigie_auditor_read_async);
  if (g_task_return_error_if_cancelled (waiter->task))
    {
      waiter_free (waiter);
      return;
    }
  if (cancellable != NULL)
    {
      waiter->cancel_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiter->cancel_source, G_SOURCE_FUNC (waiter_cancelled_cb), waiter, NULL);
      g_source_attach (waiter->cancel_source, NULL);
    }

  g_ptr_array_add (self->next, waiter);
  if (!self->is_reading)
    start_reading (self);
}

/**
 * vigie_auditor_read_finish:
 * @self: an auditor
 * @result: the result
 * @error: as of vigie_messenger_read_facts_finish ()
 *
 * Returns: (transfer full) (nullable): the judgement
 */
VigieJudgement *
vigie_auditor_read_finish (VigieAuditor *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
remember_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  VigieAuditor *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!vigie_store_remember_finish (VIGIE_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  vigie_answer_book_set_kept (self->book, g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

/**
 * vigie_auditor_answer_async:
 * @self: an auditor
 * @session_id: a session of the newest judgement
 * @declared: what the person said; answer, name and is_shared count
 * @cancellable: (nullable): stops waiting
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Takes the answer into the judgement at once, then keeps it in the store.
 */
void
vigie_auditor_answer_async (VigieAuditor *self,
                            const char *session_id,
                            const VigieDeclared *declared,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (VigieSession) session = NULL;
  g_autoptr (VigieJudgement) before = NULL;
  VigieDeclared answer;

  g_return_if_fail (VIGIE_IS_AUDITOR (self));
  g_return_if_fail (session_id != NULL);
  g_return_if_fail (declared != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_auditor_answer_async);
  if (self->read != NULL)
    g_set_object (&session, vigie_facts_find_session (self->read, session_id));
  if (session == NULL)
    {
      g_task_return_new_error (task, VIGIE_ERROR, VIGIE_ERROR_GONE, "There is no such session");
      return;
    }

  answer = *declared;
  answer.answered_at = vigie_messenger_get_now (self->messenger);
  vigie_answer_book_put (self->book, session, &answer);
  before = judge (self);
  if (self->store == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  g_task_set_task_data (task, g_strdup (session_id), g_free);
  vigie_store_remember_async (self->store, self->account_id, session, &answer, answer.answered_at,
                              cancellable, remember_cb, g_steal_pointer (&task));
}

/**
 * vigie_auditor_answer_finish:
 * @self: an auditor
 * @result: the result
 * @error: %VIGIE_ERROR_GONE if there is no such session; %VIGIE_ERROR_STORAGE if the answer counts but was
 *   not kept
 *
 * Returns: whether the answer counts and was kept
 */
gboolean
vigie_auditor_answer_finish (VigieAuditor *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* What a checkup needs, which is in a file of its own. */

VigieStore *
vigie_auditor_get_store (VigieAuditor *self)
{
  return self->store;
}

gint64
vigie_auditor_get_started_at (VigieAuditor *self)
{
  return self->started_at;
}

void
vigie_auditor_set_started_at (VigieAuditor *self, gint64 started_at)
{
  self->started_at = started_at;
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
