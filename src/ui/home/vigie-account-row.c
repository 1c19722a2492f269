/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-account-row.h"

#include <glib/gi18n.h>

#include "vigie-pill.h"
#include "vigie-time.h"
#include "vigie-ui-text.h"

struct _VigieAccountRow
{
  AdwActionRow parent_instance;

  GtkImage *picture;
  GtkWidget *spinner;
  VigiePill *pill;

  VigieHubAccount *account;
  GSignalGroup *auditor_signals;
};

G_DEFINE_FINAL_TYPE (VigieAccountRow, vigie_account_row, ADW_TYPE_ACTION_ROW)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What the newest reading says, in one sentence. */
static char *
say_judgement (VigieJudgement *judgement, gint64 now)
{
  g_autoptr (VigieAdvice) first = g_list_model_get_item (vigie_judgement_get_plan (judgement), 0);
  const guint n_sessions = g_list_model_get_n_items (vigie_judgement_get_sessions (judgement));
  g_autofree char *ago = NULL;

  if (first != NULL)
    return g_strdup (vigie_finding_get_title (vigie_advice_get_finding (first)));

  ago = vigie_time_ago (vigie_judgement_get_now (judgement), now);
  /* Translators: %d is a number of signed-in devices, %s is "just now", "2 minutes ago"… */
  return g_strdup_printf (ngettext ("%d session, read %s", "%d sessions, read %s", n_sessions),
                          (int) n_sessions, ago);
}

static char *
say_closed (VigieHubAccount *account, gint64 now)
{
  const VigieCheckup *checkup = vigie_hub_account_get_last_checkup (account);
  VigieAccount *row = vigie_hub_account_get_account (account);
  g_autofree char *ago = NULL;

  if (checkup == NULL)
    return g_strdup (_ ("Not checked yet"));

  ago = vigie_time_ago (checkup->ended_at, now);
  if (row != NULL && !vigie_account_get_is_signed_in (row))
    /* Translators: %s is "12 days ago", "yesterday"… */
    return g_strdup_printf (_ ("Checked %s. Vigie is signed out."), ago);
  return g_strdup_printf (_ ("Checked %s"), ago);
}

static void
update (VigieAccountRow *self)
{
  VigieAuditor *auditor = vigie_hub_account_get_auditor (self->account);
  VigieJudgement *judgement = auditor != NULL ? vigie_auditor_get_judgement (auditor) : NULL;
  const GError *error =
      auditor != NULL ? vigie_auditor_get_error (auditor) : vigie_hub_account_get_error (self->account);
  const VigieCheckup *checkup = vigie_hub_account_get_last_checkup (self->account);
  const gboolean waits = vigie_hub_account_get_opening (self->account) ||
                         (auditor != NULL && vigie_auditor_get_reading (auditor));
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *subtitle = NULL;

  if (waits && judgement == NULL)
    subtitle = g_strdup (_ ("Reading the list of sessions…"));
  else if (error != NULL)
    subtitle = g_strdup (vigie_error_sentence (error));
  else if (judgement != NULL)
    subtitle = say_judgement (judgement, now);
  else
    subtitle = say_closed (self->account, now);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), vigie_hub_account_get_title (self->account));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_widget_set_visible (self->spinner, waits);

  gtk_widget_set_visible (GTK_WIDGET (self->pill), judgement != NULL || checkup != NULL);
  if (judgement != NULL)
    vigie_pill_set_verdict (self->pill, vigie_judgement_get_verdict (judgement));
  else if (checkup != NULL)
    vigie_pill_set_verdict (self->pill, checkup->verdict);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
account_changed_cb (VigieAccountRow *self)
{
  g_signal_group_set_target (self->auditor_signals, vigie_hub_account_get_auditor (self->account));
  update (self);
}

static void
vigie_account_row_activate (AdwActionRow *row)
{
  VigieAccountRow *self = VIGIE_ACCOUNT_ROW (row);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-account", "s",
                              vigie_hub_account_get_id (self->account));
}

static void
vigie_account_row_dispose (GObject *object)
{
  VigieAccountRow *self = VIGIE_ACCOUNT_ROW (object);

  if (self->auditor_signals != NULL)
    g_signal_group_set_target (self->auditor_signals, NULL);
  g_clear_object (&self->auditor_signals);
  g_clear_object (&self->account);
  gtk_widget_dispose_template (GTK_WIDGET (object), VIGIE_TYPE_ACCOUNT_ROW);
  G_OBJECT_CLASS (vigie_account_row_parent_class)->dispose (object);
}

static void
vigie_account_row_class_init (VigieAccountRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_account_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = vigie_account_row_activate;

  signals[CHANGED] = g_signal_new ("changed", VIGIE_TYPE_ACCOUNT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (VIGIE_TYPE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-account-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VigieAccountRow, picture);
  gtk_widget_class_bind_template_child (widget_class, VigieAccountRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, VigieAccountRow, pill);
}

static void
vigie_account_row_init (VigieAccountRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->auditor_signals = g_signal_group_new (VIGIE_TYPE_AUDITOR);
  g_signal_group_connect_swapped (self->auditor_signals, "notify", G_CALLBACK (update), self);
}

/**
 * vigie_account_row_new:
 * @account: the account to show
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
vigie_account_row_new (VigieHubAccount *account)
{
  VigieAccountRow *self = g_object_new (VIGIE_TYPE_ACCOUNT_ROW, NULL);

  self->account = g_object_ref (account);
  if (vigie_hub_account_get_is_practice (account))
    gtk_image_set_from_icon_name (self->picture, "vigie-practice-symbolic");
  g_signal_connect_object (account, "notify", G_CALLBACK (account_changed_cb), self, G_CONNECT_SWAPPED);
  account_changed_cb (self);
  return GTK_WIDGET (self);
}
