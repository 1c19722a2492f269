/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-two-step-page.h"

#include <glib/gi18n.h>

#include "vigie-button-box.h"
#include "vigie-error.h"
#include "vigie-two-step-page-private.h"
#include "vigie-ui-text.h"
#include "vigie-wrap.h"

G_DEFINE_FINAL_TYPE (VigieTwoStepPage, vigie_two_step_page, ADW_TYPE_NAVIGATION_PAGE)

static const char *const step_names[] = { "why",   "password", "passphrase", "hint",
                                          "email", "code",     "keep",       "done" };

static VigieTwoStepFrame *
get_frame (VigieTwoStepPage *self, VigieTwoStepStep step)
{
  VigieTwoStepFrame *const frames[] = { self->why_frame,  self->password_frame, self->passphrase_frame,
                                        self->hint_frame, self->email_frame,    self->code_frame,
                                        self->keep_frame, self->done_frame };

  return frames[step];
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieJudgement) judgement = vigie_auditor_read_finish (VIGIE_AUDITOR (source), result, &error);

  if (judgement == NULL)
    g_debug ("Reading after the wizard failed: %s", error->message);
}

/* The pages below show what is so now. */
static void
read_again (VigieTwoStepPage *self)
{
  if (!self->was_touched)
    return;
  self->was_touched = FALSE;
  vigie_auditor_read_async (self->auditor, NULL, read_cb, NULL);
}

static gboolean
is_busy (VigieTwoStepPage *self)
{
  const VigieTwoStepState state = vigie_two_step_setup_get_state (self->setup);

  return state == VIGIE_TWO_STEP_STATE_ACT || state == VIGIE_TWO_STEP_STATE_VERIFY ||
         state == VIGIE_TWO_STEP_STATE_WAIT || self->is_keeping;
}

/**
 * vigie_two_step_page_show_child:
 * @name: of the stack
 *
 * Returns: whether it was not there before, and the person sees it come
 */
gboolean
vigie_two_step_page_show_child (VigieTwoStepPage *self, const char *name)
{
  const gboolean is_new = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) != 0;

  gtk_stack_set_visible_child_name (self->stack, name);
  return is_new && gtk_widget_get_mapped (GTK_WIDGET (self));
}

/**
 * vigie_two_step_page_announce:
 * @text: what a screen reader says
 */
void
vigie_two_step_page_announce (VigieTwoStepPage *self, const char *text)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * vigie_two_step_page_get_sentence:
 *
 * Returns: (transfer none) (nullable): what went wrong last, for the person; %NULL if nothing did
 */
const char *
vigie_two_step_page_get_sentence (VigieTwoStepPage *self)
{
  const GError *error = vigie_two_step_setup_get_error (self->setup);

  if (error == NULL)
    return NULL;
  if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_WRONG_PASSWORD))
    return _ ("That is not the one. Take your time: look at it with the eye, and mind capital letters.");

  return vigie_error_sentence (error);
}

static void
show_step (VigieTwoStepPage *self, VigieTwoStepStep step)
{
  VigieTwoStepFrame *frame = get_frame (self, step);
  const guint position = vigie_two_step_setup_get_position (self->setup);
  const guint n_steps = vigie_two_step_setup_get_n_steps (self->setup);
  const char *sentence = vigie_two_step_page_get_sentence (self);
  g_autofree char *spoken = NULL;
  gboolean is_new;

  vigie_two_step_frame_set_progress (frame, position, n_steps);
  vigie_two_step_frame_set_shows_back (frame, vigie_two_step_setup_can_go_back (self->setup));
  if (step == VIGIE_TWO_STEP_STEP_KEEP)
    vigie_two_step_ending_enter_keep (self);
  else
    vigie_two_step_steps_enter (self, step);

  is_new = vigie_two_step_page_show_child (self, step_names[step]);
  if (is_new)
    vigie_two_step_steps_focus (self, step);
  if (is_new && sentence == NULL)
    {
      /* Translators: spoken when a screen of a walk comes; the last part is its heading. */
      spoken = g_strdup_printf (_ ("Step %1$u of %2$u. %3$s"), position, n_steps,
                                vigie_two_step_frame_get_heading (frame));
      vigie_two_step_page_announce (self, spoken);
    }
  vigie_two_step_frame_set_error (frame, sentence);
}

static void
show_done (VigieTwoStepPage *self)
{
  vigie_two_step_ending_enter_done (self);
  vigie_two_step_steps_forget (self);
  read_again (self);
  if (!vigie_two_step_page_show_child (self, "done"))
    return;
  vigie_two_step_frame_focus_next (self->done_frame);
  vigie_two_step_page_announce (self, vigie_two_step_frame_get_heading (self->done_frame));
}

static void
update (VigieTwoStepPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.back", !is_busy (self));
  switch (vigie_two_step_setup_get_state (self->setup))
    {
    case VIGIE_TWO_STEP_STATE_ASK:
      show_step (self, vigie_two_step_setup_get_step (self->setup));
      break;
    case VIGIE_TWO_STEP_STATE_ACT:
    case VIGIE_TWO_STEP_STATE_VERIFY:
      /* What was said of the last try is over; if the next one fails in the same way, that is said again. */
      vigie_two_step_frame_set_error (get_frame (self, vigie_two_step_setup_get_step (self->setup)), NULL);
      vigie_two_step_waiting_show_acting (self);
      break;
    case VIGIE_TWO_STEP_STATE_WAIT:
      vigie_two_step_waiting_show_wait (self);
      break;
    case VIGIE_TWO_STEP_STATE_UNVERIFIED:
      vigie_two_step_waiting_show_failed (self);
      break;
    case VIGIE_TWO_STEP_STATE_CONFIRMED:
    case VIGIE_TWO_STEP_STATE_NOT_CONFIRMED:
      show_done (self);
      break;
    default:
      g_return_if_reached ();
    }
}

static gboolean
tick_cb (gpointer user_data)
{
  vigie_two_step_waiting_tick (user_data);
  return G_SOURCE_CONTINUE;
}

static void
stop_cb (VigieTwoStepPage *self)
{
  vigie_two_step_setup_cancel (self->setup);
}

static void
retry_cb (VigieTwoStepPage *self)
{
  vigie_two_step_setup_verify (self->setup);
}

static void
vigie_two_step_page_map (GtkWidget *widget)
{
  VigieTwoStepPage *self = VIGIE_TWO_STEP_PAGE (widget);

  GTK_WIDGET_CLASS (vigie_two_step_page_parent_class)->map (widget);
  if (self->tick_id == 0)
    self->tick_id = g_timeout_add_seconds (1, tick_cb, self);
}

static void
vigie_two_step_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&VIGIE_TWO_STEP_PAGE (widget)->tick_id, g_source_remove);
  GTK_WIDGET_CLASS (vigie_two_step_page_parent_class)->unmap (widget);
}

static void
vigie_two_step_page_root (GtkWidget *widget)
{
  VigieTwoStepPage *self = VIGIE_TWO_STEP_PAGE (widget);

  GTK_WIDGET_CLASS (vigie_two_step_page_parent_class)->root (widget);
  self->window = GTK_WINDOW (gtk_widget_get_root (widget));
  g_signal_connect_object (self->window, "close-request", G_CALLBACK (vigie_two_step_leaving_close_request),
                           self, G_CONNECT_DEFAULT);
}

static void
vigie_two_step_page_unroot (GtkWidget *widget)
{
  VigieTwoStepPage *self = VIGIE_TWO_STEP_PAGE (widget);

  g_signal_handlers_disconnect_by_func (self->window, vigie_two_step_leaving_close_request, self);
  self->window = NULL;
  GTK_WIDGET_CLASS (vigie_two_step_page_parent_class)->unroot (widget);
}

/* Left, by whatever way: nothing that was typed stays in a field. */
static void
vigie_two_step_page_hidden (AdwNavigationPage *page)
{
  VigieTwoStepPage *self = VIGIE_TWO_STEP_PAGE (page);

  vigie_two_step_steps_forget (self);
  read_again (self);
}

static void
vigie_two_step_page_shown (AdwNavigationPage *page)
{
  VigieTwoStepPage *self = VIGIE_TWO_STEP_PAGE (page);

  update (self);
  if (vigie_two_step_setup_get_state (self->setup) == VIGIE_TWO_STEP_STATE_ASK)
    vigie_two_step_steps_focus (self, vigie_two_step_setup_get_step (self->setup));
}

static void
vigie_two_step_page_dispose (GObject *object)
{
  VigieTwoStepPage *self = VIGIE_TWO_STEP_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (self->setup != NULL)
    vigie_two_step_setup_cancel (self->setup);
  gtk_widget_dispose_template (GTK_WIDGET (self), VIGIE_TYPE_TWO_STEP_PAGE);
  g_clear_object (&self->setup);
  g_clear_object (&self->secrets);
  g_clear_object (&self->auditor);

  G_OBJECT_CLASS (vigie_two_step_page_parent_class)->dispose (object);
}

static void
vigie_two_step_page_finalize (GObject *object)
{
  g_clear_object (&VIGIE_TWO_STEP_PAGE (object)->cancellable);

  G_OBJECT_CLASS (vigie_two_step_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  const struct
  {
    const char *name;
    gssize offset;
  } children[] = {
#define CHILD(name) { #name, G_STRUCT_OFFSET (VigieTwoStepPage, name) }
    CHILD (header),
    CHILD (stack),
    CHILD (why_frame),
    CHILD (why_row),
    CHILD (change_row),
    CHILD (need_row),
    CHILD (password_frame),
    CHILD (password_entry),
    CHILD (own_hint_label),
    CHILD (passphrase_frame),
    CHILD (chooser_bin),
    CHILD (hint_frame),
    CHILD (hint_entry),
    CHILD (hint_verdict_box),
    CHILD (hint_verdict_icon),
    CHILD (hint_verdict_label),
    CHILD (hint_sends_label),
    CHILD (email_frame),
    CHILD (email_entry),
    CHILD (sends_row),
    CHILD (undo_row),
    CHILD (code_frame),
    CHILD (practice_code_label),
    CHILD (code_entry),
    CHILD (not_arrived_row),
    CHILD (address_row),
    CHILD (resend_row),
    CHILD (other_address_row),
    CHILD (keep_frame),
    CHILD (see_row),
    CHILD (secret_text),
    CHILD (print_row),
    CHILD (keyring_row),
    CHILD (acting_page),
    CHILD (stop_button),
    CHILD (wait_page),
    CHILD (countdown_label),
    CHILD (wait_stop_button),
    CHILD (failed_page),
    CHILD (retry_button),
    CHILD (done_frame),
    CHILD (done_password_row),
    CHILD (done_password_icon),
    CHILD (done_hint_row),
    CHILD (done_hint_icon),
    CHILD (done_email_row),
    CHILD (done_email_icon),
#undef CHILD
  };

  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i].name, FALSE, children[i].offset);
}

static void
vigie_two_step_page_class_init (VigieTwoStepPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_two_step_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = vigie_two_step_page_finalize;
  widget_class->map = vigie_two_step_page_map;
  widget_class->unmap = vigie_two_step_page_unmap;
  widget_class->root = vigie_two_step_page_root;
  widget_class->unroot = vigie_two_step_page_unroot;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hidden = vigie_two_step_page_hidden;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = vigie_two_step_page_shown;

  g_type_ensure (VIGIE_TYPE_HEADER);
  g_type_ensure (VIGIE_TYPE_BUTTON_BOX);
  g_type_ensure (VIGIE_TYPE_SECRET_TEXT);
  g_type_ensure (VIGIE_TYPE_TWO_STEP_FRAME);
  vigie_two_step_leaving_bind (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-two-step-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  vigie_two_step_steps_bind (widget_class);
  vigie_two_step_code_bind (widget_class);
  vigie_two_step_ending_bind (widget_class);
}

static void
vigie_two_step_page_init (VigieTwoStepPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  vigie_wrap_buttons (GTK_WIDGET (self));
}

/**
 * vigie_two_step_page_new:
 * @auditor: an account
 * @goal: what the person came for
 * @is_practice: whether it is the practice account
 *
 * Returns: (transfer floating): the page; nothing is done yet
 */
VigieTwoStepPage *
vigie_two_step_page_new (VigieAuditor *auditor, VigieTwoStepGoal goal, gboolean is_practice)
{
  g_autoptr (VigieFacts) facts = NULL;
  VigieTwoStepPage *self;

  g_return_val_if_fail (VIGIE_IS_AUDITOR (auditor), NULL);

  self = g_object_new (VIGIE_TYPE_TWO_STEP_PAGE, NULL);
  self->auditor = g_object_ref (auditor);
  self->is_practice = is_practice;
  facts = vigie_auditor_dup_facts (auditor);
  self->setup = vigie_two_step_setup_new (vigie_auditor_get_messenger (auditor), goal, facts);
  vigie_header_set_practice (self->header, is_practice);
  vigie_header_set_subtitle (self->header, vigie_messenger_get_title (vigie_auditor_get_messenger (auditor)));
  g_signal_connect_object (self->setup, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->setup, "notify::step", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->setup, "notify::error", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/**
 * vigie_two_step_page_set_secrets:
 * @secrets: where the passphrase is kept if the person says so; the account is the auditor's
 */
void
vigie_two_step_page_set_secrets (VigieTwoStepPage *self, VigieSecretStore *secrets)
{
  g_return_if_fail (VIGIE_IS_TWO_STEP_PAGE (self));

  g_set_object (&self->secrets, secrets);
}

/**
 * vigie_two_step_page_get_setup:
 *
 * Returns: (transfer none): what the page shows
 */
VigieTwoStepSetup *
vigie_two_step_page_get_setup (VigieTwoStepPage *self)
{
  g_return_val_if_fail (VIGIE_IS_TWO_STEP_PAGE (self), NULL);

  return self->setup;
}

/**
 * vigie_two_step_page_find_goal:
 * @auditor: an account
 *
 * Returns: what is to be done first, as far as was read: finish what waits, set a password, or add a way back
 */
VigieTwoStepGoal
vigie_two_step_page_find_goal (VigieAuditor *auditor)
{
  g_autoptr (VigieFacts) facts = NULL;
  gint64 has_password = 0;
  gint64 is_pending = 0;

  g_return_val_if_fail (VIGIE_IS_AUDITOR (auditor), VIGIE_TWO_STEP_GOAL_SET_UP);

  facts = vigie_auditor_dup_facts (auditor);
  vigie_facts_get_int (facts, VIGIE_FACT_HAS_PASSWORD, &has_password);
  vigie_facts_get_int (facts, VIGIE_FACT_RECOVERY_EMAIL_PENDING, &is_pending);
  if (is_pending != 0)
    return VIGIE_TWO_STEP_GOAL_FINISH_EMAIL;

  return has_password != 0 ? VIGIE_TWO_STEP_GOAL_SET_RECOVERY_EMAIL : VIGIE_TWO_STEP_GOAL_SET_UP;
}
