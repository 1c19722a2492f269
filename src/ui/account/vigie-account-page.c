/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-account-page.h"

#include <glib/gi18n.h>

#include "vigie-account-grants.h"
#include "vigie-account-plan.h"
#include "vigie-grant-answers.h"
#include "vigie-guided-page.h"
#include "vigie-header.h"
#include "vigie-period.h"
#include "vigie-remedy-page.h"
#include "vigie-sessions-page.h"
#include "vigie-toast.h"
#include "vigie-two-step-group.h"
#include "vigie-two-step-page.h"
#include "vigie-ui-text.h"
#include "vigie-wrap.h"

#define STILL_WAITING_SECONDS 5

struct _VigieAccountPage
{
  AdwNavigationPage parent_instance;

  VigieHeader *header;
  AdwBanner *error_banner;
  GtkStack *stack;
  AdwStatusPage *reading_page;
  AdwStatusPage *error_page;
  GtkImage *state_picture;
  GtkLabel *state_label;
  GtkLabel *state_details_label;
  AdwPreferencesGroup *plan_group;
  AdwActionRow *sessions_row;
  AdwComboRow *period_row;
  GtkWidget *end_others_row;
  VigieTwoStepGroup *two_step_group;
  AdwPreferencesGroup *login_email_group;
  AdwPreferencesGroup *passkeys_group;
  AdwPreferencesGroup *websites_group;
  AdwPreferencesGroup *bots_group;
  GtkWidget *sign_out_group;
  AdwEntryRow *label_row;
  AdwSwitchRow *keep_row;

  VigieAuditor *auditor;     /* (owned) */
  VigieAccount *account;     /* (owned) (nullable) */
  VigieSecretStore *secrets; /* (owned) (nullable): where a passphrase may be kept */
  GCancellable *cancellable;
  guint still_waiting_id;
  gboolean is_practice;
  gboolean may_look;    /* into the secrets, without a question to the person */
  gboolean is_updating; /* a choice that changes by itself is not the person's */
};

G_DEFINE_FINAL_TYPE (VigieAccountPage, vigie_account_page, ADW_TYPE_NAVIGATION_PAGE)

static guint sign_out_signal;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieAccountPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieJudgement) judgement = vigie_auditor_read_finish (VIGIE_AUDITOR (source), result, &error);

  /* The page follows the properties of the auditor. */
  if (judgement == NULL)
    g_debug ("Reading failed: %s", error->message);
}

static void
read_again_cb (VigieAccountPage *self)
{
  if (!vigie_auditor_get_reading (self->auditor))
    vigie_auditor_read_async (self->auditor, self->cancellable, read_cb, g_object_ref (self));
}

static void
push (VigieAccountPage *self, AdwNavigationPage *page)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  g_return_if_fail (view != NULL);

  if (page != NULL)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
}

static void
push_remedy (VigieAccountPage *self, VigieCapability kind, const char *target_id, gint64 value)
{
  g_autoptr (VigieAction) action = vigie_action_new (kind, target_id, value);

  push (self, vigie_remedy_page_new (self->auditor, action, self->is_practice));
}

static void
push_wizard (VigieAccountPage *self, VigieTwoStepGoal goal)
{
  VigieTwoStepPage *page = vigie_two_step_page_new (self->auditor, goal, self->is_practice);

  vigie_two_step_page_set_secrets (page, self->secrets);
  push (self, ADW_NAVIGATION_PAGE (page));
}

static void
acted_cb (GtkWidget *row, const VigieAction *action, VigieAccountPage *self)
{
  const VigieCapability kind = vigie_action_get_kind (action);

  if (kind == VIGIE_CAPABILITY_SET_TWO_STEP || kind == VIGIE_CAPABILITY_SET_RECOVERY_EMAIL)
    push_wizard (self, vigie_two_step_page_find_goal (self->auditor));
  else
    push (self, vigie_remedy_page_new (self->auditor, action, self->is_practice));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieAccountPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!vigie_auditor_answer_finish (VIGIE_AUDITOR (source), result, &error) && self->auditor != NULL &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    vigie_window_add_toast_text (
        GTK_WIDGET (self), _ ("Your answer counts now, but it could not be kept for the next checkup."));
}

static void
answered_cb (GtkWidget *button, const VigieGrant *grant, VigieAnswer answer, VigieAccountPage *self)
{
  const VigieDeclared declared = { .answer = answer, .name = "" };

  vigie_auditor_answer_grant_async (self->auditor, grant, &declared, self->cancellable, kept_cb,
                                    g_object_ref (self));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), vigie_grant_answers_describe (&declared),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
looked_cb (GtkWidget *row, const char *session_id, VigieAccountPage *self)
{
  AdwNavigationPage *page = vigie_sessions_page_new (self->auditor, self->is_practice);

  vigie_sessions_page_show_session (VIGIE_SESSIONS_PAGE (page), session_id);
  push (self, page);
}

static void
guided_cb (GtkWidget *row, const char *walk, VigieAccountPage *self)
{
  push (self, vigie_guided_page_new (vigie_messenger_get_id (vigie_auditor_get_messenger (self->auditor)),
                                     walk, self->auditor, self->is_practice));
}

static void
update_state (VigieAccountPage *self, VigieJudgement *judgement)
{
  guint n_to_fix = vigie_judgement_count_to_fix (judgement);
  g_autofree char *text = NULL;
  g_autofree char *read =
      vigie_time_ago (vigie_judgement_get_now (judgement),
                      vigie_messenger_get_now (vigie_auditor_get_messenger (self->auditor)));
  g_autofree char *details = NULL;
  gboolean has_unknown = vigie_judgement_has_unknown (judgement);
  VigieVerdict verdict = vigie_judgement_get_verdict (judgement);

  if (n_to_fix > 0)
    text = g_strdup_printf (ngettext ("%u thing to look at", "%u things to look at", n_to_fix), n_to_fix);
  else if (has_unknown)
    text = g_strdup (_ ("Nothing unusual, as far as could be seen"));
  else
    text = g_strdup (_ ("Nothing unusual"));

  /* Translators: %s is a time: "2 minutes ago". */
  details =
      g_strdup_printf (has_unknown ? _ ("Read %s. Some points could not be checked.") : _ ("Read %s."), read);
  gtk_image_set_from_icon_name (self->state_picture, verdict == VIGIE_VERDICT_DANGER
                                                         ? "vigie-shield-danger-symbolic"
                                                     : n_to_fix > 0 ? "vigie-shield-attention-symbolic"
                                                     : has_unknown  ? "vigie-shield-unknown-symbolic"
                                                                    : "vigie-shield-good-symbolic");
  gtk_widget_set_css_classes (GTK_WIDGET (self->state_picture),
                              (const char *[]) { verdict == VIGIE_VERDICT_DANGER ? "error"
                                                 : n_to_fix > 0                  ? "warning"
                                                 : has_unknown                   ? "dimmed"
                                                                                 : "success",
                                                 NULL });
  gtk_label_set_text (self->state_label, text);
  gtk_label_set_text (self->state_details_label, details);
}

/* A row of the plan, once: the rows stay while the plan stays. */
static void
connect_plan_row (GtkWidget *row, gpointer user_data)
{
  VigieAccountPage *self = user_data;

  g_signal_connect_object (row, "acted", G_CALLBACK (acted_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "looked", G_CALLBACK (looked_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "guided", G_CALLBACK (guided_cb), self, G_CONNECT_DEFAULT);
}

static guint
count_to_look_at (GListModel *sessions)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieJudgedSession) judged = g_list_model_get_item (sessions, i);
      VigieSessionState state = vigie_judged_session_get_state (judged);

      if (state != VIGIE_SESSION_STATE_KNOWN && state != VIGIE_SESSION_STATE_THIS_COMPUTER)
        n++;
    }
  return n;
}

static void
update_sessions (VigieAccountPage *self, VigieJudgement *judgement)
{
  GListModel *sessions = vigie_judgement_get_sessions (judgement);
  guint n_sessions = g_list_model_get_n_items (sessions);
  guint n_open = count_to_look_at (sessions);
  VigieCapability capabilities =
      vigie_messenger_get_capabilities (vigie_auditor_get_messenger (self->auditor));
  g_autofree char *all = g_strdup_printf (ngettext ("%u session", "%u sessions", n_sessions), n_sessions);
  g_autofree char *open = g_strdup_printf (ngettext ("%u to look at", "%u to look at", n_open), n_open);
  g_autofree char *text =
      n_open > 0 ? g_strdup_printf (C_ ("session", "%s · %s"), all, open) : g_steal_pointer (&all);
  gint64 days = 0;
  gboolean has_days =
      vigie_facts_get_int (vigie_judgement_get_facts (judgement), VIGIE_FACT_AUTO_SIGN_OUT_DAYS, &days);

  adw_action_row_set_subtitle (self->sessions_row, text);
  gtk_widget_set_visible (GTK_WIDGET (self->period_row),
                          has_days && (capabilities & VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT) != 0);
  if (has_days)
    vigie_period_fill (self->period_row, days);
  gtk_widget_set_visible (self->end_others_row,
                          n_sessions > 1 && (capabilities & VIGIE_CAPABILITY_END_OTHER_SESSIONS) != 0);
}

static void
show_grants (VigieAccountPage *self, VigieFacts *facts, VigieCapability capabilities, gint64 now)
{
  const VigieAccountGrantsCalls calls = { G_CALLBACK (acted_cb), G_CALLBACK (answered_cb), self };

  vigie_account_grants_fill (self->login_email_group, facts, VIGIE_FACT_LOGIN_EMAIL_PATTERN, capabilities,
                             now, &calls);
  vigie_account_grants_fill (self->passkeys_group, facts, VIGIE_FACT_PASSKEYS, capabilities, now, &calls);
  vigie_account_grants_fill (self->websites_group, facts, VIGIE_FACT_WEBSITES, capabilities, now, &calls);
  vigie_account_grants_fill (self->bots_group, facts, VIGIE_FACT_BUSINESS_BOTS, capabilities, now, &calls);
}

static void
show_account (VigieAccountPage *self, VigieJudgement *judgement)
{
  VigieFacts *facts = vigie_judgement_get_facts (judgement);
  VigieCapability capabilities =
      vigie_messenger_get_capabilities (vigie_auditor_get_messenger (self->auditor));
  gint64 now = vigie_judgement_get_now (judgement);

  self->is_updating = TRUE;
  update_state (self, judgement);
  vigie_account_plan_fill (self->plan_group, vigie_judgement_get_plan (judgement), capabilities,
                           connect_plan_row, self);
  update_sessions (self, judgement);
  vigie_two_step_group_show_facts (self->two_step_group, facts, capabilities, now);
  show_grants (self, facts, capabilities, now);
  self->is_updating = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "account");
}

static void
still_waiting_cb (gpointer user_data)
{
  VigieAccountPage *self = user_data;

  self->still_waiting_id = 0;
  adw_status_page_set_description (
      self->reading_page, _ ("Still waiting for the service. It may ask for up to a minute of patience."));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), adw_status_page_get_description (self->reading_page),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
update (VigieAccountPage *self)
{
  VigieJudgement *judgement = vigie_auditor_get_judgement (self->auditor);
  const GError *error = vigie_auditor_get_error (self->auditor);
  gboolean is_reading = vigie_auditor_get_reading (self->auditor);

  if (judgement != NULL || !is_reading)
    g_clear_handle_id (&self->still_waiting_id, g_source_remove);
  else if (self->still_waiting_id == 0)
    self->still_waiting_id = g_timeout_add_seconds_once (STILL_WAITING_SECONDS, still_waiting_cb, self);

  if (judgement != NULL)
    {
      show_account (self, judgement);
    }
  else if (error != NULL && !is_reading)
    {
      adw_status_page_set_description (self->error_page, vigie_error_sentence (error));
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "reading");
    }

  if (judgement != NULL && error != NULL)
    adw_banner_set_title (self->error_banner, vigie_error_sentence (error));
  adw_banner_set_revealed (self->error_banner, judgement != NULL && error != NULL && !is_reading);
}

static void
notify_cb (VigieAccountPage *self, GParamSpec *pspec)
{
  /* While it reads again, what is shown stays as it is: a menu that is open must not close. */
  if (!g_str_equal (pspec->name, "reading") || vigie_auditor_get_judgement (self->auditor) == NULL)
    update (self);
}

static void
sessions_cb (VigieAccountPage *self)
{
  push (self, vigie_sessions_page_new (self->auditor, self->is_practice));
}

static void
period_cb (VigieAccountPage *self)
{
  gint64 days = vigie_period_get_days (self->period_row);
  gint64 current = 0;
  VigieJudgement *judgement = vigie_auditor_get_judgement (self->auditor);

  if (self->is_updating || judgement == NULL ||
      !vigie_facts_get_int (vigie_judgement_get_facts (judgement), VIGIE_FACT_AUTO_SIGN_OUT_DAYS, &current) ||
      days == current)
    return;

  push_remedy (self, VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT, NULL, days);
}

static void
end_others_cb (VigieAccountPage *self)
{
  push_remedy (self, VIGIE_CAPABILITY_END_OTHER_SESSIONS, NULL, 0);
}

static void
two_step_cb (VigieAccountPage *self)
{
  guided_cb (NULL, "two-step", self);
}

static void
chosen_cb (VigieAccountPage *self, int goal)
{
  push_wizard (self, (VigieTwoStepGoal) goal);
}

static void
keep_password_cb (VigieAccountPage *self)
{
  push_remedy (self, VIGIE_CAPABILITY_CANCEL_PASSWORD_RESET, NULL, 0);
}

static void
label_cb (VigieAccountPage *self)
{
  vigie_account_set_label (self->account, gtk_editable_get_text (GTK_EDITABLE (self->label_row)));
}

static void
keep_cb (VigieAccountPage *self)
{
  if (self->account != NULL && !self->is_updating)
    vigie_account_set_keep (self->account, adw_switch_row_get_active (self->keep_row));
}

static void
sign_out_cb (VigieAccountPage *self)
{
  g_signal_emit (self, sign_out_signal, 0);
}

/* Back from a remedy: a period that was not changed is shown as it is. */
static void
vigie_account_page_showing (AdwNavigationPage *page)
{
  VigieAccountPage *self = VIGIE_ACCOUNT_PAGE (page);

  if (self->auditor != NULL)
    update (self);
  if (self->may_look)
    vigie_two_step_group_look_for_passphrase (self->two_step_group);
}

static void
vigie_account_page_dispose (GObject *object)
{
  VigieAccountPage *self = VIGIE_ACCOUNT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->still_waiting_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), VIGIE_TYPE_ACCOUNT_PAGE);
  g_clear_object (&self->account);
  g_clear_object (&self->secrets);
  g_clear_object (&self->auditor);

  G_OBJECT_CLASS (vigie_account_page_parent_class)->dispose (object);
}

static void
vigie_account_page_finalize (GObject *object)
{
  VigieAccountPage *self = VIGIE_ACCOUNT_PAGE (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (vigie_account_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, VigieAccountPage, header);
  gtk_widget_class_bind_template_child (widget_class, VigieAccountPage, error_banner);
  gtk_widget_class_bind_template_child (widget_class, VigieAccountPage, stack);
  gtk_widget_class_bind_template_child (widget_class, VigieAccountPage, reading_page);
  gtk_widget_class_bind_template_child (widget_class, VigieAccountPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, VigieAccountPage, state_picture);
  gtk_widget_class_bind_template_child (widget_class, VigieAccountPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, VigieAccountPage, state_details_label);
  gtk_widget_class_bind_template_child (widget_class, VigieAccountPage, plan_group);
  gtk_widget_class_bind_template_child (widget_class, VigieAccountPage, sessions_row);
  gtk_widget_class_bind_template_child (widget_class, VigieAccountPage, period_row);
  gtk_widget_class_bind_template_child (widget_class, VigieAccountPage, end_others_row);
  gtk_widget_class_bind_template_child (widget_class, VigieAccountPage, two_step_group);
  gtk_widget_class_bind_template_child (widget_class, VigieAccountPage, login_email_group);
  gtk_widget_class_bind_template_child (widget_class, VigieAccountPage, passkeys_group);
  gtk_widget_class_bind_template_child (widget_class, VigieAccountPage, websites_group);
  gtk_widget_class_bind_template_child (widget_class, VigieAccountPage, bots_group);
  gtk_widget_class_bind_template_child (widget_class, VigieAccountPage, sign_out_group);
  gtk_widget_class_bind_template_child (widget_class, VigieAccountPage, label_row);
  gtk_widget_class_bind_template_child (widget_class, VigieAccountPage, keep_row);
}

static void
vigie_account_page_class_init (VigieAccountPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_account_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = vigie_account_page_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = vigie_account_page_showing;

  sign_out_signal = g_signal_new ("sign-out", VIGIE_TYPE_ACCOUNT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  g_type_ensure (VIGIE_TYPE_HEADER);
  g_type_ensure (VIGIE_TYPE_TWO_STEP_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-account-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, read_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, sessions_cb);
  gtk_widget_class_bind_template_callback (widget_class, period_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_others_cb);
  gtk_widget_class_bind_template_callback (widget_class, two_step_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_password_cb);
  gtk_widget_class_bind_template_callback (widget_class, label_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_out_cb);
}

static void
vigie_account_page_init (VigieAccountPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  vigie_wrap_buttons (GTK_WIDGET (self));
}

/**
 * vigie_account_page_new:
 * @auditor: the account
 * @is_practice: whether it is the practice account
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
vigie_account_page_new (VigieAuditor *auditor, gboolean is_practice)
{
  VigieAccountPage *self;

  g_return_val_if_fail (VIGIE_IS_AUDITOR (auditor), NULL);

  self = g_object_new (VIGIE_TYPE_ACCOUNT_PAGE, NULL);
  self->auditor = g_object_ref (auditor);
  self->is_practice = is_practice;
  vigie_header_set_practice (self->header, is_practice);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self),
                                 vigie_messenger_get_title (vigie_auditor_get_messenger (auditor)));
  g_signal_connect_object (auditor, "notify", G_CALLBACK (notify_cb), self, G_CONNECT_SWAPPED);
  if (vigie_auditor_get_judgement (auditor) == NULL)
    read_again_cb (self);
  update (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * vigie_account_page_set_account:
 * @account: the row of this computer for the same account
 *
 * Shows its name, whether Vigie keeps watch, and the way out (#VigieAccountPage::sign-out).
 */
void
vigie_account_page_set_account (VigieAccountPage *self, VigieAccount *account)
{
  g_return_if_fail (VIGIE_IS_ACCOUNT_PAGE (self));
  g_return_if_fail (VIGIE_IS_ACCOUNT (account));

  g_set_object (&self->account, account);
  self->is_updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->label_row), vigie_account_get_label (account));
  adw_switch_row_set_active (self->keep_row, vigie_account_get_keep (account));
  gtk_widget_set_sensitive (GTK_WIDGET (self->keep_row), !vigie_account_get_key_in_memory (account));
  if (vigie_account_get_key_in_memory (account))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->keep_row),
                                 _ ("Not possible this time: there is no keyring to keep the key in."));
  self->is_updating = FALSE;
  gtk_widget_set_visible (self->sign_out_group, TRUE);
}

/**
 * vigie_account_page_set_secrets:
 * @secrets: where the two-step passphrase is kept if the person says so
 * @may_look: whether to look now whether it holds one; a locked keyring would ask the person out of the blue
 */
void
vigie_account_page_set_secrets (VigieAccountPage *self, VigieSecretStore *secrets, gboolean may_look)
{
  g_return_if_fail (VIGIE_IS_ACCOUNT_PAGE (self));
  g_return_if_fail (VIGIE_IS_SECRET_STORE (secrets));

  g_set_object (&self->secrets, secrets);
  self->may_look = may_look;
  vigie_two_step_group_set_secrets (self->two_step_group, secrets,
                                    vigie_auditor_get_account_id (self->auditor));
}
