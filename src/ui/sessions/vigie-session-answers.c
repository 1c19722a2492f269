/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-session-answers.h"

#include <glib/gi18n.h>

#include "vigie-toast.h"

/* Until a toast that was pressed has let go of the keyboard, milliseconds. */
#define UNDONE_DELAY_MS 100

struct _VigieSessionAnswers
{
  GObject parent_instance;

  VigieAuditor *auditor;     /* (owned) */
  GtkWidget *page;           /* (unowned) it holds this; NULL once it is gone */
  GCancellable *cancellable; /* (owned) */
  char *undone_id;           /* (owned) (nullable): to be told of */
  guint undone_source;
};

G_DEFINE_FINAL_TYPE (VigieSessionAnswers, vigie_session_answers, G_TYPE_OBJECT)

static guint undone_signal;

/* What was said before, for the way back. */
typedef struct
{
  VigieSessionAnswers *answers; /* (owned) */
  char *session_id;             /* (owned) */
  VigieDeclared before;         /* its name is owned */
} Undo;

static void
undo_free (gpointer data, GClosure *closure)
{
  Undo *undo = data;

  g_object_unref (undo->answers);
  g_free (undo->session_id);
  g_free ((char *) undo->before.name);
  g_free (undo);
}

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieSessionAnswers) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!vigie_auditor_answer_finish (VIGIE_AUDITOR (source), result, &error) && self->page != NULL &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    vigie_window_add_toast_text (
        self->page, _ ("Your answer counts now, but it could not be kept for the next checkup."));
}

static void
give (VigieSessionAnswers *self, const char *session_id, const VigieDeclared *declared)
{
  vigie_auditor_answer_async (self->auditor, session_id, declared, self->cancellable, answer_cb,
                              g_object_ref (self));
}

static void
tell_undone_cb (gpointer user_data)
{
  VigieSessionAnswers *self = user_data;
  g_autofree char *session_id = g_steal_pointer (&self->undone_id);

  self->undone_source = 0;
  g_signal_emit (self, undone_signal, 0, session_id);
}

static void
undo_cb (AdwToast *toast, Undo *undo)
{
  VigieSessionAnswers *self = undo->answers;

  give (self, undo->session_id, &undo->before);
  /* The toast has the keyboard, and goes: whoever takes it now would lose it again. */
  g_set_str (&self->undone_id, undo->session_id);
  g_clear_handle_id (&self->undone_source, g_source_remove);
  self->undone_source = g_timeout_add_once (UNDONE_DELAY_MS, tell_undone_cb, self);
}

static void
offer_undo (VigieSessionAnswers *self, const char *session_id, const VigieDeclared *before, const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (self->page, ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;
  Undo *undo;

  if (overlay == NULL)
    return;

  undo = g_new0 (Undo, 1);
  undo->answers = g_object_ref (self);
  undo->session_id = g_strdup (session_id);
  undo->before = *before;
  undo->before.name = g_strdup (before->name);

  toast = vigie_toast_new (text);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), undo, undo_free, G_CONNECT_DEFAULT);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
vigie_session_answers_dispose (GObject *object)
{
  VigieSessionAnswers *self = VIGIE_SESSION_ANSWERS (object);

  g_clear_handle_id (&self->undone_source, g_source_remove);
  g_clear_object (&self->auditor);

  G_OBJECT_CLASS (vigie_session_answers_parent_class)->dispose (object);
}

static void
vigie_session_answers_finalize (GObject *object)
{
  VigieSessionAnswers *self = VIGIE_SESSION_ANSWERS (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->undone_id, g_free);

  G_OBJECT_CLASS (vigie_session_answers_parent_class)->finalize (object);
}

static void
vigie_session_answers_class_init (VigieSessionAnswersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vigie_session_answers_dispose;
  G_OBJECT_CLASS (klass)->finalize = vigie_session_answers_finalize;

  undone_signal = g_signal_new ("undone", VIGIE_TYPE_SESSION_ANSWERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
vigie_session_answers_init (VigieSessionAnswers *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * vigie_session_answers_new:
 * @auditor: the account
 * @page: where the answers are given; it holds what is returned, and stops it before it goes
 *
 * Returns: (transfer full): answers to @auditor
 */
VigieSessionAnswers *
vigie_session_answers_new (VigieAuditor *auditor, GtkWidget *page)
{
  VigieSessionAnswers *self = g_object_new (VIGIE_TYPE_SESSION_ANSWERS, NULL);

  self->auditor = g_object_ref (auditor);
  self->page = page;
  return self;
}

/**
 * vigie_session_answers_give:
 * @judged: the session, as it was shown when it was answered
 * @answer: what the person says
 * @name: what they call it, or ""
 *
 * The answer counts at once; it can be taken back for some seconds.
 */
void
vigie_session_answers_give (VigieSessionAnswers *self,
                            VigieJudgedSession *judged,
                            VigieAnswer answer,
                            const char *name)
{
  g_autoptr (VigieJudgedSession) kept = g_object_ref (judged);
  const VigieDeclared *before = vigie_judged_session_get_declared (judged);
  const char *session_id = vigie_session_get_id (vigie_judged_session_get_session (judged));
  VigieDeclared declared = *before;

  g_return_if_fail (VIGIE_IS_SESSION_ANSWERS (self));
  g_return_if_fail (self->page != NULL);

  declared.answer = answer;
  declared.name = name;
  declared.answered_at = vigie_messenger_get_now (vigie_auditor_get_messenger (self->auditor));
  declared.has_changed = FALSE;
  give (self, session_id, &declared);

  if (answer == VIGIE_ANSWER_ME)
    offer_undo (self, session_id, before, _ ("Kept: this one is yours."));
  else if (answer == VIGIE_ANSWER_DONT_KNOW)
    offer_undo (self, session_id, before, _ ("Kept: you don’t know yet."));
}

/**
 * vigie_session_answers_stop:
 * @self: answers
 *
 * The page goes. What was said stays said; nobody is told any more.
 */
void
vigie_session_answers_stop (VigieSessionAnswers *self)
{
  g_return_if_fail (VIGIE_IS_SESSION_ANSWERS (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->undone_source, g_source_remove);
  self->page = NULL;
}
