/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-plan-row.h"

#include <glib/gi18n.h>

#include "vigie-action.h"
#include "vigie-pill.h"
#include "vigie-wrap.h"

/* The longest of the sensible periods: three months fit most people. */
#define SENSIBLE_DAYS 90

struct _VigiePlanRow
{
  AdwExpanderRow parent_instance;

  VigiePill *pill;
  AdwActionRow *why_row;
  AdwActionRow *what_row;
  GtkWidget *button_row;
  GtkButton *button;

  VigieAdvice *advice; /* (owned) */
  VigieAction *action; /* (owned) (nullable): what the button does */
  const char *walk;    /* static (nullable): what the button shows */
};

G_DEFINE_FINAL_TYPE (VigiePlanRow, vigie_plan_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  SIGNAL_ACTED,
  SIGNAL_LOOKED,
  SIGNAL_GUIDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
button_cb (VigiePlanRow *self)
{
  VigieJudgedSession *judged = vigie_advice_get_session (self->advice);

  if (judged != NULL)
    g_signal_emit (self, signals[SIGNAL_LOOKED], 0,
                   vigie_session_get_id (vigie_judged_session_get_session (judged)));
  else if (self->action != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTED], 0, self->action);
  else if (self->walk != NULL)
    g_signal_emit (self, signals[SIGNAL_GUIDED], 0, self->walk);
}

static const char *
get_subject_id (GObject *subject)
{
  if (VIGIE_IS_WEBSITE (subject))
    return vigie_website_get_id (VIGIE_WEBSITE (subject));
  if (VIGIE_IS_PASSKEY (subject))
    return vigie_passkey_get_id (VIGIE_PASSKEY (subject));
  if (VIGIE_IS_BUSINESS_BOT (subject))
    return vigie_business_bot_get_id (VIGIE_BUSINESS_BOT (subject));
  if (VIGIE_IS_SESSION (subject))
    return vigie_session_get_id (VIGIE_SESSION (subject));

  return NULL;
}

/* The action that mends @finding, if it is one that the person can be asked about. */
static VigieAction *
create_action (VigieFinding *finding, VigieCapability capabilities)
{
  VigieCapability kind = vigie_finding_get_rule (finding)->remedy;
  const char *target = get_subject_id (vigie_finding_get_subject (finding));

  if ((kind & capabilities) == 0)
    return NULL;

  switch (kind)
    {
    case VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT:
      return vigie_action_new (kind, NULL, SENSIBLE_DAYS);
    case VIGIE_CAPABILITY_END_OTHER_SESSIONS:
    case VIGIE_CAPABILITY_DISCONNECT_WEBSITES:
    case VIGIE_CAPABILITY_CANCEL_PASSWORD_RESET:
    case VIGIE_CAPABILITY_SET_TWO_STEP:
    case VIGIE_CAPABILITY_SET_RECOVERY_EMAIL:
      return vigie_action_new (kind, NULL, 0);
    default:
      return target != NULL ? vigie_action_new (kind, target, 0) : NULL;
    }
}

static const char *
get_action_label (VigieCapability kind)
{
  switch (kind)
    {
    case VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT:
      return _ ("_Set it to three months…");
    case VIGIE_CAPABILITY_END_OTHER_SESSIONS:
      return _ ("_Sign out all other devices…");
    case VIGIE_CAPABILITY_DISCONNECT_WEBSITE:
      return _ ("_Disconnect it…");
    case VIGIE_CAPABILITY_DISCONNECT_WEBSITES:
      return _ ("_Disconnect all…");
    case VIGIE_CAPABILITY_REMOVE_PASSKEY:
      return _ ("_Remove it…");
    case VIGIE_CAPABILITY_REMOVE_BUSINESS_BOT:
      return _ ("_Remove the bot…");
    case VIGIE_CAPABILITY_CANCEL_PASSWORD_RESET:
      return _ ("_Keep the password…");
    case VIGIE_CAPABILITY_SET_TWO_STEP:
      return _ ("Set a second _password…");
    case VIGIE_CAPABILITY_SET_RECOVERY_EMAIL:
      return _ ("See to the recovery _email…");
    case VIGIE_CAPABILITY_END_SESSION:
      return _ ("_End this session…");
    default:
      return _ ("_Mend it…");
    }
}

/* What Vigie cannot do itself, it shows. */
static const char *
get_walk (VigieFinding *finding)
{
  VigieCapability needs = vigie_finding_get_rule (finding)->needs;

  /* The login email is no part of two-step verification. */
  if (vigie_finding_get_subject (finding) != NULL)
    return NULL;
  return (needs & VIGIE_CAPABILITY_READ_TWO_STEP) != 0 ? "two-step" : NULL;
}

static void
set_up_button (VigiePlanRow *self, VigieFinding *finding, VigieCapability capabilities)
{
  const char *label = NULL;

  if (vigie_advice_get_session (self->advice) != NULL)
    {
      label = _ ("_Look at this session");
    }
  else
    {
      self->action = create_action (finding, capabilities);
      self->walk = self->action == NULL ? get_walk (finding) : NULL;
      if (self->action != NULL)
        label = get_action_label (vigie_action_get_kind (self->action));
      else if (self->walk != NULL)
        label = _ ("Show me _how");
    }

  gtk_widget_set_visible (self->button_row, label != NULL);
  if (label != NULL)
    gtk_button_set_label (self->button, label);
}

/* A session has one word here and in the list; whose it is does not say what is to be done. */
static void
show_word (VigiePlanRow *self, VigieJudgedSession *judged)
{
  const VigieSessionState state =
      judged != NULL ? vigie_judged_session_get_state (judged) : VIGIE_SESSION_STATE_KNOWN;

  if (state == VIGIE_SESSION_STATE_KNOWN || state == VIGIE_SESSION_STATE_THIS_COMPUTER)
    vigie_pill_set_verdict (self->pill, vigie_advice_get_verdict (self->advice));
  else
    vigie_pill_set_session (self->pill, judged);
}

static void
vigie_plan_row_dispose (GObject *object)
{
  VigiePlanRow *self = VIGIE_PLAN_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VIGIE_TYPE_PLAN_ROW);
  g_clear_object (&self->advice);

  G_OBJECT_CLASS (vigie_plan_row_parent_class)->dispose (object);
}

static void
vigie_plan_row_finalize (GObject *object)
{
  g_clear_pointer (&VIGIE_PLAN_ROW (object)->action, vigie_action_free);

  G_OBJECT_CLASS (vigie_plan_row_parent_class)->finalize (object);
}

static void
vigie_plan_row_class_init (VigiePlanRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_plan_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = vigie_plan_row_finalize;

  signals[SIGNAL_ACTED] = g_signal_new ("acted", VIGIE_TYPE_PLAN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, VIGIE_TYPE_ACTION);
  signals[SIGNAL_LOOKED] = g_signal_new ("looked", VIGIE_TYPE_PLAN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_GUIDED] = g_signal_new ("guided", VIGIE_TYPE_PLAN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (VIGIE_TYPE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-plan-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VigiePlanRow, pill);
  gtk_widget_class_bind_template_child (widget_class, VigiePlanRow, why_row);
  gtk_widget_class_bind_template_child (widget_class, VigiePlanRow, what_row);
  gtk_widget_class_bind_template_child (widget_class, VigiePlanRow, button_row);
  gtk_widget_class_bind_template_child (widget_class, VigiePlanRow, button);
  gtk_widget_class_bind_template_callback (widget_class, button_cb);
}

static void
vigie_plan_row_init (VigiePlanRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vigie_wrap_buttons (self->button_row);
}

/* All that is shown or done for @advice, in one text to compare. */
static char *
dup_sayings (VigieAdvice *advice)
{
  VigieFinding *finding = vigie_advice_get_finding (advice);
  VigieJudgedSession *judged = vigie_advice_get_session (advice);
  const char *detail = vigie_finding_get_detail (finding);
  const char *subject = get_subject_id (vigie_finding_get_subject (finding));

  return g_strdup_printf (
      "%s\n%s\n%s\n%s\n%s\n%d\n%d", vigie_finding_get_rule (finding)->id, subject != NULL ? subject : "",
      judged != NULL ? vigie_session_get_id (vigie_judged_session_get_session (judged)) : "",
      vigie_finding_get_title (finding), detail != NULL ? detail : "",
      (int) vigie_advice_get_verdict (advice),
      judged != NULL ? (int) vigie_judged_session_get_state (judged) : -1);
}

/**
 * vigie_plan_row_new:
 * @advice: one item of the plan
 * @capabilities: what can be done to the account
 *
 * Returns: (transfer floating): a closed row
 */
GtkWidget *
vigie_plan_row_new (VigieAdvice *advice, VigieCapability capabilities)
{
  VigiePlanRow *self;
  VigieFinding *finding;
  VigieJudgedSession *judged;
  g_autofree char *session_title = NULL;
  const char *subtitle;

  g_return_val_if_fail (VIGIE_IS_ADVICE (advice), NULL);

  self = g_object_new (VIGIE_TYPE_PLAN_ROW, NULL);
  self->advice = g_object_ref (advice);
  finding = vigie_advice_get_finding (advice);
  judged = vigie_advice_get_session (advice);
  if (judged != NULL)
    session_title = vigie_session_dup_title (vigie_judged_session_get_session (judged));
  subtitle = judged != NULL ? session_title : vigie_finding_get_detail (finding);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), vigie_finding_get_title (finding));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle != NULL ? subtitle : "");
  adw_action_row_set_subtitle (self->why_row, vigie_finding_get_why (finding));
  adw_action_row_set_subtitle (self->what_row, vigie_finding_get_what_to_do (finding));
  show_word (self, judged);
  set_up_button (self, finding, capabilities);
  return GTK_WIDGET (self);
}

/**
 * vigie_plan_row_says:
 * @self: a row
 * @advice: an advice of a later plan
 *
 * Returns: whether a row of @advice would be the same as @self
 */
gboolean
vigie_plan_row_says (VigiePlanRow *self, VigieAdvice *advice)
{
  g_autofree char *mine = NULL;
  g_autofree char *other = NULL;

  g_return_val_if_fail (VIGIE_IS_PLAN_ROW (self), FALSE);
  g_return_val_if_fail (VIGIE_IS_ADVICE (advice), FALSE);

  mine = dup_sayings (self->advice);
  other = dup_sayings (advice);
  return g_str_equal (mine, other);
}
