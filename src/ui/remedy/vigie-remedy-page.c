/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-remedy-page.h"

#include <glib/gi18n.h>

#include "vigie-button-box.h"
#include "vigie-clock-card.h"
#include "vigie-error.h"
#include "vigie-guide-view.h"
#include "vigie-guided-page.h"
#include "vigie-header.h"
#include "vigie-link-opener.h"
#include "vigie-remedy-words.h"
#include "vigie-simulated-messenger.h"
#include "vigie-text.h"
#include "vigie-ui-text.h"
#include "vigie-wrap.h"

struct _VigieRemedyPage
{
  AdwNavigationPage parent_instance;

  VigieHeader *header;
  GtkStack *stack;
  GtkLabel *question_label;
  GtkLabel *target_label;
  GtkLabel *target_details_label;
  VigieClockCard *prepare_clock;
  AdwActionRow *meaning_row;
  AdwActionRow *undo_row;
  AdwActionRow *young_row;
  GtkButton *act_button;
  GtkWidget *guide_button;
  AdwStatusPage *acting_page;
  GtkWidget *cancel_button;
  AdwStatusPage *wait_page;
  GtkLabel *countdown_label;
  GtkWidget *wait_guide_button;
  GtkWidget *wait_cancel_button;
  VigieClockCard *guided_clock;
  GtkWidget *guided_heading;
  VigieGuideView *guide_view;
  GtkWidget *watch_box;
  GtkWidget *watch_spinner;
  GtkLabel *watch_label;
  GtkWidget *practice_button;
  GtkWidget *link_button;
  GtkWidget *declare_button;
  AdwStatusPage *confirmed_page;
  GtkLabel *next_label;
  GtkWidget *next_button;
  GtkWidget *back_button;
  AdwStatusPage *failed_page;
  GtkButton *retry_button;
  GtkWidget *failed_guide_button;
  GtkWidget *declared_back_button;

  VigieAuditor *auditor;         /* (owned) */
  VigieRemedy *remedy;           /* (owned) */
  const VigieRemedyWords *words; /* static */
  GCancellable *cancellable;
  char *link; /* (owned) (nullable): opens the place on this computer */
  guint tick_id;
  gboolean is_practice;
  gboolean has_walk;
  gboolean was_touched; /* something may have changed in the account */
};

G_DEFINE_FINAL_TYPE (VigieRemedyPage, vigie_remedy_page, ADW_TYPE_NAVIGATION_PAGE)

static gint64
get_now (VigieRemedyPage *self)
{
  return vigie_messenger_get_now (vigie_remedy_get_messenger (self->remedy));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieJudgement) judgement = vigie_auditor_read_finish (VIGIE_AUDITOR (source), result, &error);

  if (judgement == NULL)
    g_debug ("Reading after a remedy failed: %s", error->message);
}

static void
update_acting (VigieRemedyPage *self)
{
  g_autofree char *text = vigie_still_waiting_text (vigie_remedy_get_messenger (self->remedy),
                                                    vigie_remedy_get_waiting_since (self->remedy));

  adw_status_page_set_description (self->acting_page, text);
}

static void
update_countdown (VigieRemedyPage *self)
{
  g_autofree char *left =
      vigie_remedy_words_dup_duration (vigie_remedy_get_retry_at (self->remedy) - get_now (self));

  gtk_label_set_text (self->countdown_label, left);
}

static void
update_watching (VigieRemedyPage *self)
{
  const GError *error = vigie_remedy_get_error (self->remedy);
  gboolean is_lost = error != NULL && error->domain == VIGIE_ERROR &&
                     (error->code == VIGIE_ERROR_NETWORK || error->code == VIGIE_ERROR_SERVICE ||
                      error->code == VIGIE_ERROR_RATE_LIMITED);

  gtk_label_set_text (self->watch_label, is_lost ? _ ("Vigie cannot see the list just now. It keeps trying.")
                                                 : _ (self->words->watching));
}

static gboolean
tick_cb (gpointer user_data)
{
  VigieRemedyPage *self = user_data;

  switch (vigie_remedy_get_state (self->remedy))
    {
    case VIGIE_REMEDY_PREPARE:
      vigie_clock_card_set_now (self->prepare_clock, get_now (self));
      break;
    case VIGIE_REMEDY_GUIDED:
      vigie_clock_card_set_now (self->guided_clock, get_now (self));
      update_watching (self);
      break;
    case VIGIE_REMEDY_ACT:
    case VIGIE_REMEDY_VERIFY:
      update_acting (self);
      break;
    case VIGIE_REMEDY_WAIT:
      update_countdown (self);
      break;
    case VIGIE_REMEDY_CONFIRMED:
    case VIGIE_REMEDY_NOT_CONFIRMED:
    case VIGIE_REMEDY_UNVERIFIED:
    case VIGIE_REMEDY_DECLARED:
    default:
      break;
    }
  return G_SOURCE_CONTINUE;
}

/* Shows @name, and brings keyboard and voice to it. */
static void
show_page (VigieRemedyPage *self, const char *name, GtkWidget *focus, const char *spoken)
{
  gboolean is_new = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) != 0;

  gtk_stack_set_visible_child_name (self->stack, name);
  if (!is_new || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (focus != NULL)
    gtk_widget_grab_focus (focus);
  if (spoken != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), spoken, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
can_act (VigieRemedyPage *self)
{
  return (vigie_messenger_get_capabilities (vigie_remedy_get_messenger (self->remedy)) & self->words->kind) !=
         0;
}

static void
show_prepare (VigieRemedyPage *self)
{
  gint64 until = vigie_remedy_get_forbidden_until (self->remedy);
  gboolean by_phone = until != 0 || !can_act (self);
  g_autofree char *young = NULL;

  if (until != 0)
    {
      g_autofree char *moment = vigie_time_moment (until, get_now (self));

      /* Translators: %s is a day and hour: "tomorrow at 09:14". */
      young = g_strdup_printf (
          _ ("Vigie itself signed in less than a day ago, and the service lets such a newcomer do "
             "this only from %s on. Your phone may do it at once."),
          moment);
    }
  else if (by_phone)
    {
      young = g_strdup (_ ("Vigie cannot do this from here. Your phone can."));
    }

  adw_action_row_set_subtitle (self->young_row, young != NULL ? young : "");
  gtk_widget_set_visible (GTK_WIDGET (self->young_row), by_phone);
  gtk_widget_set_visible (GTK_WIDGET (self->act_button), !by_phone);
  gtk_widget_set_visible (self->guide_button, self->has_walk);
  if (by_phone)
    gtk_widget_add_css_class (self->guide_button, "suggested-action");
  vigie_clock_card_set_now (self->prepare_clock, get_now (self));
  show_page (self, "prepare", by_phone ? self->guide_button : GTK_WIDGET (self->act_button), NULL);
}

static void
show_acting (VigieRemedyPage *self, const char *title)
{
  self->was_touched = TRUE;
  adw_status_page_set_title (self->acting_page, title);
  update_acting (self);
  show_page (self, "acting", self->cancel_button, title);
}

static void
show_wait (VigieRemedyPage *self)
{
  adw_status_page_set_description (
      self->wait_page, _ ("Too many requests in a short time. Vigie tries again by itself when the "
                          "time is up."));
  gtk_widget_set_visible (self->wait_guide_button, self->has_walk);
  update_countdown (self);
  show_page (self, "wait", self->wait_cancel_button, adw_status_page_get_description (self->wait_page));
}

static void
show_guided (VigieRemedyPage *self)
{
  VigieMessenger *messenger = vigie_remedy_get_messenger (self->remedy);
  gboolean can_watch = (vigie_messenger_get_capabilities (messenger) & VIGIE_CAPABILITY_ALL_FACTS) != 0;

  self->was_touched = TRUE;
  vigie_clock_card_set_now (self->guided_clock, get_now (self));
  gtk_widget_set_visible (self->watch_box, can_watch);
  gtk_widget_set_visible (self->declare_button, !can_watch);
  gtk_widget_set_visible (self->practice_button,
                          self->is_practice && VIGIE_IS_SIMULATED_MESSENGER (messenger));
  update_watching (self);
  show_page (self, "guided", self->guided_heading, _ ("Do it on your phone. Vigie watches the list."));
}

static gboolean
lacks_password (VigieRemedyPage *self)
{
  VigieJudgement *judgement = vigie_auditor_get_judgement (self->auditor);
  gint64 has_password = 1;

  return judgement != NULL &&
         vigie_facts_get_int (vigie_judgement_get_facts (judgement), VIGIE_FACT_HAS_PASSWORD,
                              &has_password) &&
         has_password == 0;
}

static void
show_confirmed (VigieRemedyPage *self)
{
  gboolean is_sign_out = self->words->kind == VIGIE_CAPABILITY_END_SESSION ||
                         self->words->kind == VIGIE_CAPABILITY_END_OTHER_SESSIONS;
  gboolean is_open = is_sign_out && lacks_password (self);

  adw_status_page_set_title (self->confirmed_page, _ (self->words->done));
  adw_status_page_set_description (self->confirmed_page, _ ("Vigie has read the account again to be sure."));
  if (is_open)
    gtk_label_set_text (
        self->next_label,
        _ ("One step more, in the same sitting: a code alone still opens your account. A second "
           "password shuts that door."));
  else if (is_sign_out)
    gtk_label_set_text (
        self->next_label,
        _ ("Look at the list once more in ten minutes, and tomorrow: who came in once may try again."));
  gtk_widget_set_visible (GTK_WIDGET (self->next_label), is_sign_out);
  gtk_widget_set_visible (self->next_button, is_open);
  vigie_auditor_read_async (self->auditor, NULL, read_cb, NULL);
  self->was_touched = FALSE;
  show_page (self, "confirmed", is_open ? self->next_button : self->back_button, _ (self->words->done));
}

static void
show_failed (VigieRemedyPage *self)
{
  const GError *error = vigie_remedy_get_error (self->remedy);
  gboolean is_read = vigie_remedy_get_state (self->remedy) == VIGIE_REMEDY_NOT_CONFIRMED;
  g_autofree char *text = NULL;

  if (is_read)
    text = g_strdup_printf ("%s%s%s", _ ("Vigie has read the account again."), error != NULL ? " " : "",
                            error != NULL ? vigie_error_sentence (error) : "");
  else
    text = g_strdup_printf ("%s %s", error != NULL ? vigie_error_sentence (error) : "",
                            _ ("It may be done, or not: nobody knows until the account is read again."));

  adw_status_page_set_icon_name (self->failed_page,
                                 is_read ? "vigie-warning-symbolic" : "vigie-question-symbolic");
  adw_status_page_set_title (self->failed_page,
                             is_read ? _ (self->words->not_done) : _ ("Vigie could not look again"));
  adw_status_page_set_description (self->failed_page, text);
  gtk_button_set_label (self->retry_button, is_read ? _ ("_Try again") : _ ("_Look again"));
  gtk_widget_set_visible (self->failed_guide_button, self->has_walk);
  show_page (self, "failed", GTK_WIDGET (self->retry_button), adw_status_page_get_title (self->failed_page));
}

static void
update (VigieRemedyPage *self)
{
  switch (vigie_remedy_get_state (self->remedy))
    {
    case VIGIE_REMEDY_PREPARE:
      show_prepare (self);
      break;
    case VIGIE_REMEDY_ACT:
      show_acting (self, _ (self->words->acting));
      break;
    case VIGIE_REMEDY_VERIFY:
      show_acting (self, _ ("Reading the account again…"));
      break;
    case VIGIE_REMEDY_WAIT:
      show_wait (self);
      break;
    case VIGIE_REMEDY_GUIDED:
      show_guided (self);
      break;
    case VIGIE_REMEDY_CONFIRMED:
      show_confirmed (self);
      break;
    case VIGIE_REMEDY_NOT_CONFIRMED:
    case VIGIE_REMEDY_UNVERIFIED:
      show_failed (self);
      break;
    case VIGIE_REMEDY_DECLARED:
      show_page (self, "declared", self->declared_back_button, adw_status_page_get_title (self->acting_page));
      break;
    default:
      g_return_if_reached ();
    }
}

static void
act_cb (VigieRemedyPage *self)
{
  vigie_remedy_act (self->remedy);
}

static void
guide_cb (VigieRemedyPage *self)
{
  vigie_remedy_guide (self->remedy);
}

/* What was under way may have taken effect: that is read, not hoped. */
static void
cancel_cb (VigieRemedyPage *self)
{
  gboolean was_acting = vigie_remedy_get_state (self->remedy) == VIGIE_REMEDY_ACT;

  vigie_remedy_cancel (self->remedy);
  if (was_acting)
    vigie_remedy_verify (self->remedy);
}

static void
not_now_cb (VigieRemedyPage *self)
{
  vigie_remedy_cancel (self->remedy);
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

static void
practice_cb (VigieRemedyPage *self)
{
  vigie_simulated_messenger_do_on_phone (
      VIGIE_SIMULATED_MESSENGER (vigie_remedy_get_messenger (self->remedy)),
      vigie_remedy_get_action (self->remedy));
  gtk_accessible_announce (GTK_ACCESSIBLE (self),
                           _ ("Done on the pretended phone. Vigie will see it in a moment."),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
link_cb (VigieRemedyPage *self)
{
  vigie_link_opener_open (self->link, GTK_WIDGET (self));
}

static void
declare_cb (VigieRemedyPage *self)
{
  vigie_remedy_declare_done (self->remedy);
}

static void
help_cb (VigieRemedyPage *self)
{
  vigie_guide_view_show_help (self->guide_view);
}

static void
retry_cb (VigieRemedyPage *self)
{
  if (vigie_remedy_get_state (self->remedy) == VIGIE_REMEDY_UNVERIFIED)
    vigie_remedy_verify (self->remedy);
  else
    vigie_remedy_act (self->remedy);
}

static void
next_cb (VigieRemedyPage *self)
{
  VigieMessenger *messenger = vigie_remedy_get_messenger (self->remedy);
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  AdwNavigationPage *page;

  /* The window has the wizard; where neither it nor the messenger can, the phone can. */
  if ((vigie_messenger_get_capabilities (messenger) & VIGIE_CAPABILITY_SET_TWO_STEP) != 0 &&
      gtk_widget_activate_action (GTK_WIDGET (self), "win.two-step", "s",
                                  vigie_auditor_get_account_id (self->auditor)))
    return;

  page = vigie_guided_page_new (vigie_messenger_get_id (messenger), "two-step", self->auditor,
                                self->is_practice);
  g_return_if_fail (view != NULL && page != NULL);

  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
}

static void
link_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieRemedyPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_opened = vigie_link_opener_ask_finish (result, &error);

  if (!g_cancellable_is_cancelled (self->cancellable))
    gtk_widget_set_visible (self->link_button, is_opened);
}

/* What stays the same in all states. */
static void
set_up_words (VigieRemedyPage *self)
{
  VigieFacts *facts = vigie_remedy_get_facts (self->remedy);
  const VigieAction *action = vigie_remedy_get_action (self->remedy);
  const char *target_id = vigie_action_get_target_id (action);
  VigieSession *session = target_id != NULL ? vigie_facts_find_session (facts, target_id) : NULL;
  g_autofree char *target = vigie_remedy_words_dup_target (action, facts);
  g_autofree char *shown = vigie_text_isolate (target);
  g_autofree char *details = vigie_remedy_words_dup_details (action, facts, get_now (self));

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ (self->words->title));
  gtk_label_set_text (self->question_label, _ (self->words->question));
  gtk_label_set_text (self->target_label, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->target_label), *target != '\0');
  gtk_label_set_text (self->target_details_label, details);
  gtk_widget_set_visible (GTK_WIDGET (self->target_details_label), *details != '\0');
  adw_action_row_set_subtitle (self->meaning_row, _ (self->words->meaning));
  adw_action_row_set_subtitle (self->undo_row, _ (self->words->undo));
  gtk_button_set_label (self->act_button, _ (self->words->button));
  gtk_widget_add_css_class (GTK_WIDGET (self->act_button),
                            self->words->is_destructive ? "destructive-action" : "suggested-action");
  if (self->words->kind == VIGIE_CAPABILITY_END_SESSION)
    {
      vigie_clock_card_set_session (self->prepare_clock, session);
      vigie_clock_card_set_session (self->guided_clock, session);
    }
}

static void
set_up_guide (VigieRemedyPage *self)
{
  VigieFacts *facts = vigie_remedy_get_facts (self->remedy);
  const VigieAction *action = vigie_remedy_get_action (self->remedy);
  g_autoptr (VigieGuide) guide =
      vigie_guide_view_load (vigie_messenger_get_id (vigie_remedy_get_messenger (self->remedy)));
  g_autofree char *target = vigie_remedy_words_dup_target (action, facts);
  g_autofree char *details = vigie_remedy_words_dup_details (action, facts, get_now (self));
  const VigieGuideValues values = { .device = target, .details = details };

  if (guide == NULL || self->words->walk == NULL ||
      !vigie_guide_view_set (self->guide_view, guide, self->words->walk, &values))
    return;

  self->has_walk = TRUE;
  self->link = g_strdup (vigie_guide_walk_get_link (vigie_guide_find_walk (guide, self->words->walk)));
  /* Nothing on this computer knows the practice account. */
  if (self->link != NULL && !self->is_practice)
    vigie_link_opener_ask_async ("tg", self->cancellable, link_asked_cb, g_object_ref (self));
}

/* Whoever was to be told of this session has it before their eyes. */
static void
vigie_remedy_page_shown (AdwNavigationPage *page)
{
  VigieRemedyPage *self = VIGIE_REMEDY_PAGE (page);
  const char *target_id = vigie_action_get_target_id (vigie_remedy_get_action (self->remedy));

  if (target_id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.session-seen", "(ss)",
                                vigie_auditor_get_account_id (self->auditor), target_id);
}

static void
vigie_remedy_page_hidden (AdwNavigationPage *page)
{
  VigieRemedyPage *self = VIGIE_REMEDY_PAGE (page);

  if (!self->was_touched)
    return;

  self->was_touched = FALSE;
  vigie_auditor_read_async (self->auditor, NULL, read_cb, NULL);
}

static void
vigie_remedy_page_map (GtkWidget *widget)
{
  VigieRemedyPage *self = VIGIE_REMEDY_PAGE (widget);

  GTK_WIDGET_CLASS (vigie_remedy_page_parent_class)->map (widget);
  if (self->tick_id == 0)
    self->tick_id = g_timeout_add_seconds (1, tick_cb, self);
}

static void
vigie_remedy_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&VIGIE_REMEDY_PAGE (widget)->tick_id, g_source_remove);
  GTK_WIDGET_CLASS (vigie_remedy_page_parent_class)->unmap (widget);
}

static void
vigie_remedy_page_dispose (GObject *object)
{
  VigieRemedyPage *self = VIGIE_REMEDY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), VIGIE_TYPE_REMEDY_PAGE);
  g_clear_object (&self->remedy);
  g_clear_object (&self->auditor);

  G_OBJECT_CLASS (vigie_remedy_page_parent_class)->dispose (object);
}

static void
vigie_remedy_page_finalize (GObject *object)
{
  VigieRemedyPage *self = VIGIE_REMEDY_PAGE (object);

  g_clear_object (&self->cancellable);
  g_free (self->link);

  G_OBJECT_CLASS (vigie_remedy_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, header);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, stack);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, question_label);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, target_label);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, target_details_label);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, prepare_clock);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, meaning_row);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, undo_row);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, young_row);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, act_button);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, guide_button);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, acting_page);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, wait_page);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, countdown_label);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, wait_guide_button);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, wait_cancel_button);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, guided_clock);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, guided_heading);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, guide_view);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, watch_box);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, watch_spinner);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, watch_label);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, practice_button);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, link_button);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, declare_button);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, confirmed_page);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, next_label);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, retry_button);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, failed_guide_button);
  gtk_widget_class_bind_template_child (widget_class, VigieRemedyPage, declared_back_button);
}

static void
vigie_remedy_page_class_init (VigieRemedyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_remedy_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = vigie_remedy_page_finalize;
  widget_class->map = vigie_remedy_page_map;
  widget_class->unmap = vigie_remedy_page_unmap;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = vigie_remedy_page_shown;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hidden = vigie_remedy_page_hidden;

  g_type_ensure (VIGIE_TYPE_CLOCK_CARD);
  g_type_ensure (VIGIE_TYPE_GUIDE_VIEW);
  g_type_ensure (VIGIE_TYPE_HEADER);
  g_type_ensure (VIGIE_TYPE_BUTTON_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-remedy-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, guide_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, not_now_cb);
  gtk_widget_class_bind_template_callback (widget_class, practice_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_cb);
  gtk_widget_class_bind_template_callback (widget_class, declare_cb);
  gtk_widget_class_bind_template_callback (widget_class, help_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
vigie_remedy_page_init (VigieRemedyPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  vigie_wrap_buttons (GTK_WIDGET (self));
}

/**
 * vigie_remedy_page_new:
 * @auditor: an account
 * @action: the one change
 * @is_practice: whether it is the practice account
 *
 * Returns: (transfer floating): the page; nothing is done yet
 */
AdwNavigationPage *
vigie_remedy_page_new (VigieAuditor *auditor, const VigieAction *action, gboolean is_practice)
{
  g_autoptr (VigieFacts) facts = NULL;
  VigieRemedyPage *self;

  g_return_val_if_fail (VIGIE_IS_AUDITOR (auditor), NULL);
  g_return_val_if_fail (action != NULL, NULL);
  g_return_val_if_fail (vigie_remedy_words_find (vigie_action_get_kind (action)) != NULL, NULL);

  self = g_object_new (VIGIE_TYPE_REMEDY_PAGE, NULL);
  self->auditor = g_object_ref (auditor);
  self->is_practice = is_practice;
  self->words = vigie_remedy_words_find (vigie_action_get_kind (action));
  facts = vigie_auditor_dup_facts (auditor);
  self->remedy = vigie_remedy_new (vigie_auditor_get_messenger (auditor), action, facts);
  vigie_header_set_practice (self->header, is_practice);
  vigie_header_set_subtitle (self->header, vigie_messenger_get_title (vigie_auditor_get_messenger (auditor)));
  set_up_words (self);
  set_up_guide (self);
  g_signal_connect_object (self->remedy, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->remedy, "notify::error", G_CALLBACK (update_watching), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * vigie_remedy_page_get_remedy:
 *
 * Returns: (transfer none): what the page shows
 */
VigieRemedy *
vigie_remedy_page_get_remedy (VigieRemedyPage *self)
{
  g_return_val_if_fail (VIGIE_IS_REMEDY_PAGE (self), NULL);

  return self->remedy;
}
