/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-two-step-group.h"

#include <glib/gi18n.h>

#include "vigie-secret-view.h"
#include "vigie-text.h"
#include "vigie-toast.h"
#include "vigie-two-step-setup.h"
#include "vigie-ui-text.h"
#include "vigie-wrap.h"

struct _VigieTwoStepGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *reset_row;
  GtkWidget *reset_button;
  AdwActionRow *two_step_row;
  AdwActionRow *hint_row;
  AdwActionRow *recovery_row;
  GtkWidget *finish_row;
  GtkWidget *set_up_row;
  GtkWidget *guided_row;
  GtkWidget *email_row;
  GtkWidget *change_row;
  AdwExpanderRow *kept_row;
  AdwBin *secret_bin;

  VigieSecretStore *secrets; /* (owned) (nullable) */
  char *account_id;          /* (owned) (nullable) */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (VigieTwoStepGroup, vigie_two_step_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_GUIDED,
  SIGNAL_KEEP_PASSWORD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
keep_password_cb (VigieTwoStepGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_KEEP_PASSWORD], 0);
}

static void
finish_cb (VigieTwoStepGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, (int) VIGIE_TWO_STEP_GOAL_FINISH_EMAIL);
}

static void
set_up_cb (VigieTwoStepGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, (int) VIGIE_TWO_STEP_GOAL_SET_UP);
}

static void
guided_cb (VigieTwoStepGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_GUIDED], 0);
}

static void
email_cb (VigieTwoStepGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, (int) VIGIE_TWO_STEP_GOAL_SET_RECOVERY_EMAIL);
}

static void
change_cb (VigieTwoStepGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, (int) VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD);
}

static void
hide_passphrase (VigieTwoStepGroup *self)
{
  GtkWidget *view = adw_bin_get_child (self->secret_bin);

  if (view != NULL)
    vigie_secret_view_hide_secret (VIGIE_SECRET_VIEW (view));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieTwoStepGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) secret = NULL;

  if (!vigie_secret_store_lookup_finish (VIGIE_SECRET_STORE (source), result, &secret, &error))
    g_debug ("The keyring was not asked for a passphrase: %s", error->message);
  else if (!g_cancellable_is_cancelled (self->cancellable))
    gtk_widget_set_visible (GTK_WIDGET (self->kept_row), secret != NULL);
}

/* Out of sight, out of the keyring's reader too. */
static void
kept_expanded_cb (VigieTwoStepGroup *self)
{
  if (!adw_expander_row_get_expanded (self->kept_row))
    hide_passphrase (self);
}

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieTwoStepGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean is_cleared = vigie_secret_store_clear_finish (VIGIE_SECRET_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (is_cleared)
    {
      adw_expander_row_set_expanded (self->kept_row, FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->kept_row), FALSE);
    }
  vigie_window_add_toast_text (GTK_WIDGET (self), is_cleared ? _ ("The keyring no longer holds the password.")
                                                             : vigie_error_sentence (error));
}

static void
remove_response_cb (AdwAlertDialog *dialog, const char *response, VigieTwoStepGroup *self)
{
  if (g_str_equal (response, "remove"))
    vigie_secret_store_clear_async (self->secrets, VIGIE_SECRET_TWO_STEP_PASSPHRASE, self->account_id,
                                    self->cancellable, cleared_cb, g_object_ref (self));
}

static void
remove_cb (VigieTwoStepGroup *self)
{
  AdwAlertDialog *dialog =
      ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Remove the password from the keyring?"),
                                              _ ("Telegram goes on asking for it. Make sure first that you "
                                                 "have it on paper: Vigie cannot show it any more.")));

  adw_alert_dialog_add_responses (dialog, "keep", _ ("_Keep it"), "remove", _ ("_Remove it"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "keep");
  adw_alert_dialog_set_close_response (dialog, "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (remove_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
vigie_two_step_group_dispose (GObject *object)
{
  VigieTwoStepGroup *self = VIGIE_TWO_STEP_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), VIGIE_TYPE_TWO_STEP_GROUP);
  g_clear_object (&self->secrets);

  G_OBJECT_CLASS (vigie_two_step_group_parent_class)->dispose (object);
}

static void
vigie_two_step_group_finalize (GObject *object)
{
  VigieTwoStepGroup *self = VIGIE_TWO_STEP_GROUP (object);

  g_clear_object (&self->cancellable);
  g_free (self->account_id);

  G_OBJECT_CLASS (vigie_two_step_group_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepGroup, reset_row);
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepGroup, reset_button);
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepGroup, two_step_row);
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepGroup, hint_row);
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepGroup, recovery_row);
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepGroup, finish_row);
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepGroup, set_up_row);
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepGroup, guided_row);
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepGroup, email_row);
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepGroup, change_row);
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepGroup, kept_row);
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepGroup, secret_bin);
}

static void
vigie_two_step_group_class_init (VigieTwoStepGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_two_step_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = vigie_two_step_group_finalize;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", VIGIE_TYPE_TWO_STEP_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_GUIDED] = g_signal_new ("guided", VIGIE_TYPE_TWO_STEP_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_KEEP_PASSWORD] = g_signal_new ("keep-password", VIGIE_TYPE_TWO_STEP_GROUP, G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-two-step-group.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, keep_password_cb);
  gtk_widget_class_bind_template_callback (widget_class, finish_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, guided_cb);
  gtk_widget_class_bind_template_callback (widget_class, email_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_cb);
  gtk_widget_class_bind_template_callback (widget_class, kept_expanded_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
vigie_two_step_group_init (VigieTwoStepGroup *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  vigie_wrap_buttons (GTK_WIDGET (self));
}

/* A text of the service, as plain text in its own direction. */
static void
show_text (AdwActionRow *row, const char *text)
{
  g_autofree char *clean = text != NULL ? vigie_text_clean (text, VIGIE_TEXT_MAX_NAME, NULL) : NULL;
  g_autofree char *isolated = clean != NULL ? vigie_text_isolate (clean) : NULL;

  adw_action_row_set_subtitle (row, isolated != NULL ? isolated : "");
  gtk_widget_set_visible (GTK_WIDGET (row), clean != NULL && *clean != '\0');
}

static void
show_reset (VigieTwoStepGroup *self, VigieFacts *facts, VigieCapability capabilities, gint64 now)
{
  gint64 reset_at = 0;
  g_autofree char *moment = NULL;
  g_autofree char *text = NULL;

  vigie_facts_get_int (facts, VIGIE_FACT_PASSWORD_RESET_DATE, &reset_at);
  gtk_widget_set_visible (GTK_WIDGET (self->reset_row), reset_at != 0);
  gtk_widget_set_visible (self->reset_button, (capabilities & VIGIE_CAPABILITY_CANCEL_PASSWORD_RESET) != 0);
  if (reset_at == 0)
    return;

  moment = vigie_time_moment (reset_at, now);
  /* Translators: %s is a day and hour. */
  text = g_strdup_printf (_ ("It will be removed %s"), moment);
  adw_action_row_set_subtitle (self->reset_row, text);
}

static void
show_email (
    VigieTwoStepGroup *self, VigieFacts *facts, gboolean is_pending, gint64 has_email, gboolean is_read)
{
  const char *pattern = vigie_facts_get_text (facts, VIGIE_FACT_PENDING_EMAIL_PATTERN);
  g_autofree char *isolated = pattern != NULL && *pattern != '\0' ? vigie_text_isolate (pattern) : NULL;
  g_autofree char *waits = NULL;

  if (isolated != NULL)
    /* Translators: %s is what the service shows of an email address. */
    waits = g_strdup_printf (_ ("%s waits for its code"), isolated);
  else
    waits = g_strdup (_ ("Waits for its code"));

  adw_action_row_set_subtitle (self->recovery_row, is_pending  ? waits
                                                   : !is_read  ? _ ("Not checked")
                                                   : has_email ? C_ ("email", "Set")
                                                               : C_ ("email", "None"));
}

/**
 * vigie_two_step_group_show_facts:
 * @facts: the newest reading
 * @capabilities: what can be done to the account
 * @now: the time of the service
 */
void
vigie_two_step_group_show_facts (VigieTwoStepGroup *self,
                                 VigieFacts *facts,
                                 VigieCapability capabilities,
                                 gint64 now)
{
  const gboolean can_set = (capabilities & VIGIE_CAPABILITY_SET_TWO_STEP) != 0;
  const gboolean can_set_email = (capabilities & VIGIE_CAPABILITY_SET_RECOVERY_EMAIL) != 0;
  gint64 has_password = 0;
  gint64 has_email = 0;
  gint64 pending = 0;
  gboolean is_read;
  gboolean is_email_read;

  g_return_if_fail (VIGIE_IS_TWO_STEP_GROUP (self));
  g_return_if_fail (VIGIE_IS_FACTS (facts));

  is_read = vigie_facts_get_int (facts, VIGIE_FACT_HAS_PASSWORD, &has_password);
  is_email_read = vigie_facts_get_int (facts, VIGIE_FACT_HAS_RECOVERY_EMAIL, &has_email);
  vigie_facts_get_int (facts, VIGIE_FACT_RECOVERY_EMAIL_PENDING, &pending);

  adw_action_row_set_subtitle (self->two_step_row, !is_read       ? _ ("Not checked")
                                                   : has_password ? C_ ("password", "On")
                                                   : pending ? _ ("Not yet: it waits for the recovery email")
                                                             : _ ("Off: a code alone opens the account"));
  show_reset (self, facts, capabilities, now);
  show_text (self->hint_row, has_password ? vigie_facts_get_text (facts, VIGIE_FACT_PASSWORD_HINT) : NULL);
  show_email (self, facts, pending != 0, has_email, is_email_read);
  gtk_widget_set_visible (GTK_WIDGET (self->recovery_row), has_password != 0 || pending != 0);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->email_row),
                                 has_email ? _ ("Change the recovery _email…")
                                           : _ ("Add a recovery _email…"));
  gtk_widget_set_visible (self->finish_row, pending != 0 && can_set_email);
  gtk_widget_set_visible (self->set_up_row, is_read && !has_password && !pending && can_set);
  gtk_widget_set_visible (self->guided_row, is_read && !has_password && !can_set);
  gtk_widget_set_visible (self->email_row, has_password && !pending && can_set_email);
  gtk_widget_set_visible (self->change_row, has_password && can_set);
}

/**
 * vigie_two_step_group_set_secrets:
 * @secrets: where a passphrase may be kept
 * @account_id: for this account
 */
void
vigie_two_step_group_set_secrets (VigieTwoStepGroup *self, VigieSecretStore *secrets, const char *account_id)
{
  g_return_if_fail (VIGIE_IS_TWO_STEP_GROUP (self));

  g_set_object (&self->secrets, secrets);
  g_set_str (&self->account_id, account_id);
  adw_bin_set_child (self->secret_bin,
                     vigie_secret_view_new (secrets, VIGIE_SECRET_TWO_STEP_PASSPHRASE, account_id));
}

/**
 * vigie_two_step_group_look_for_passphrase:
 *
 * Asks the keyring whether it holds the passphrase, and shows its row if so. Shows nothing of it.
 */
void
vigie_two_step_group_look_for_passphrase (VigieTwoStepGroup *self)
{
  g_return_if_fail (VIGIE_IS_TWO_STEP_GROUP (self));

  if (self->secrets != NULL)
    vigie_secret_store_lookup_async (self->secrets, VIGIE_SECRET_TWO_STEP_PASSPHRASE, self->account_id,
                                     self->cancellable, found_cb, g_object_ref (self));
}
