/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-session-details.h"

#include <glib/gi18n.h>

#include "vigie-button-box.h"
#include "vigie-session-words.h"
#include "vigie-ui-text.h"
#include "vigie-wrap.h"

#define MAX_LONG_REASONS 2
#define FACT_CHARS 26

struct _VigieSessionDetails
{
  AdwBin parent_instance;

  GtkWidget *reasons_box;
  GtkWidget *reasons_caption;
  GtkBox *reasons;
  GtkFlowBox *facts;
  GtkWidget *question_box;
  GtkLabel *heading;
  GtkLabel *question;
  GtkWidget *answers;
  GtkWidget *no_button;
  GtkWidget *yes_button;
  GtkWidget *ways;
  GtkWidget *actions;
  GtkButton *end_button;
  GtkWidget *confirm_button;
  GtkWidget *change_button;

  VigieJudgedSession *judged; /* (owned) (nullable) */
  VigieCapability capabilities;
  gboolean is_changing; /* the person wants to answer again */
};

G_DEFINE_FINAL_TYPE (VigieSessionDetails, vigie_session_details, ADW_TYPE_BIN)

enum
{
  SIGNAL_ANSWERED,
  SIGNAL_ENDED,
  SIGNAL_CONFIRMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
add_fact (VigieSessionDetails *self, const char *caption, const char *value)
{
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *above = new_label (caption);
  GtkWidget *below = new_label (value);

  /* One long line must not take the second column from all others. */
  gtk_label_set_max_width_chars (GTK_LABEL (below), FACT_CHARS);
  gtk_widget_add_css_class (above, "caption");
  gtk_widget_add_css_class (above, "dimmed");
  gtk_box_append (GTK_BOX (box), above);
  gtk_box_append (GTK_BOX (box), below);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  /* Read by the screen reader as one, and no stop for the keyboard: there is nothing to press. */
  gtk_widget_set_focusable (child, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, caption,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, value, -1);
  gtk_flow_box_append (self->facts, child);
}

static void
add_reason (VigieSessionDetails *self, VigieFinding *finding)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = new_label (vigie_finding_get_title (finding));

  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), new_label (vigie_finding_get_why (finding)));
  gtk_box_append (self->reasons, box);
}

/* Said once, whatever number of rules lacked something. */
static void
add_unknown (VigieSessionDetails *self, const char *missing)
{
  g_autofree char *text =
      g_strdup_printf ("%s. %s", _ ("Not everything about this device could be judged"), missing);
  GtkWidget *label = new_label (text);

  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (self->reasons, label);
}

/* The worst ones with their why; of the others the title says enough: the question is to stay in sight. */
static void
update_reasons (VigieSessionDetails *self)
{
  GListModel *findings = vigie_judged_session_get_findings (self->judged);
  g_autoptr (GString) others = g_string_new (NULL);
  g_autofree char *missing = vigie_judged_session_dup_missing (self->judged);
  GtkWidget *child;
  guint n_shown = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->reasons))) != NULL)
    gtk_box_remove (self->reasons, child);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (VigieFinding) finding = g_list_model_get_item (findings, i);

      if (vigie_verdict_compare (vigie_finding_get_verdict (finding), VIGIE_VERDICT_UNKNOWN) <= 0)
        continue;

      if (n_shown++ < MAX_LONG_REASONS)
        add_reason (self, finding);
      else
        g_string_append_printf (others, "%s• %s", others->len > 0 ? "\n" : "",
                                vigie_finding_get_title (finding));
    }
  if (others->len > 0)
    gtk_box_append (self->reasons, new_label (others->str));
  if (missing != NULL)
    add_unknown (self, missing);
  gtk_widget_set_visible (self->reasons_caption, n_shown > 0);
  gtk_widget_set_visible (self->reasons_box, n_shown > 0 || missing != NULL);
}

static void
update_facts (VigieSessionDetails *self, gint64 now)
{
  g_autoptr (GArray) details = vigie_session_words_list_details (self->judged, now);

  gtk_flow_box_remove_all (self->facts);
  for (guint i = 0; i < details->len; i++)
    {
      const VigieSessionDetail *detail = &g_array_index (details, VigieSessionDetail, i);

      add_fact (self, detail->caption, detail->value);
    }
}

static const char *
get_heading (VigieAnswer answer)
{
  switch (answer)
    {
    case VIGIE_ANSWER_ME:
      return _ ("You said: this is mine");
    case VIGIE_ANSWER_NOT_ME:
      return _ ("You said: this is not me");
    case VIGIE_ANSWER_DONT_KNOW:
      return _ ("You said: I don’t know");
    case VIGIE_ANSWER_NONE:
    default:
      return _ ("Is this you?");
    }
}

static void
show_question (VigieSessionDetails *self)
{
  const VigieDeclared *declared = vigie_judged_session_get_declared (self->judged);
  const char *question = vigie_judged_session_get_question (self->judged);

  gtk_label_set_text (self->heading, _ ("Is this you?"));
  gtk_widget_set_visible (GTK_WIDGET (self->heading), TRUE);
  if (declared->has_changed)
    gtk_label_set_text (
        self->question,
        _ ("You said that this was yours. Something about it has changed since, so Vigie asks again."));
  else
    gtk_label_set_text (self->question, question != NULL ? question : "");
  gtk_widget_set_visible (GTK_WIDGET (self->question), declared->has_changed || question != NULL);
  gtk_widget_set_visible (self->answers, TRUE);
  gtk_widget_set_visible (self->ways, FALSE);
  gtk_widget_set_visible (self->actions, FALSE);
}

static void
show_answer (VigieSessionDetails *self, VigieAnswer answer)
{
  const VigieSessionFields *fields =
      vigie_session_get_fields (vigie_judged_session_get_session (self->judged));
  gboolean can_confirm = answer == VIGIE_ANSWER_ME && fields->is_unconfirmed &&
                         (self->capabilities & VIGIE_CAPABILITY_CONFIRM_SESSION) != 0;

  gtk_label_set_text (self->heading, get_heading (answer));
  gtk_widget_set_visible (GTK_WIDGET (self->heading), TRUE);
  gtk_label_set_text (self->question,
                      can_confirm ? _ ("The service still asks on your devices whether this sign-in was you.")
                                  : "");
  gtk_widget_set_visible (GTK_WIDGET (self->question), can_confirm);
  gtk_widget_set_visible (self->answers, FALSE);
  gtk_widget_set_visible (self->ways, answer == VIGIE_ANSWER_DONT_KNOW);
  gtk_widget_set_visible (self->actions, TRUE);
  gtk_button_set_label (self->end_button, answer == VIGIE_ANSWER_NOT_ME ? _ ("_End this session…")
                                                                        : _ ("_End it, to be sure…"));
  gtk_widget_set_visible (GTK_WIDGET (self->end_button), answer != VIGIE_ANSWER_ME);
  gtk_widget_set_visible (self->confirm_button, can_confirm);
  gtk_widget_set_visible (self->change_button, TRUE);
}

static void
show_own (VigieSessionDetails *self, gint64 now)
{
  g_autofree char *note = vigie_session_words_dup_own_note (self->judged, now);

  gtk_widget_set_visible (GTK_WIDGET (self->heading), FALSE);
  gtk_label_set_text (self->question, note);
  gtk_widget_set_visible (GTK_WIDGET (self->question), TRUE);
  gtk_widget_set_visible (self->answers, FALSE);
  gtk_widget_set_visible (self->ways, FALSE);
  gtk_widget_set_visible (self->actions, FALSE);
}

static void
update_question (VigieSessionDetails *self, gint64 now)
{
  const VigieDeclared *declared = vigie_judged_session_get_declared (self->judged);

  if (vigie_judged_session_get_state (self->judged) == VIGIE_SESSION_STATE_THIS_COMPUTER)
    show_own (self, now);
  else if (declared->answer == VIGIE_ANSWER_NONE || declared->has_changed || self->is_changing)
    show_question (self);
  else
    show_answer (self, declared->answer);
}

static void
answer (VigieSessionDetails *self, VigieAnswer given)
{
  self->is_changing = FALSE;
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, (int) given);
}

static void
yes_cb (VigieSessionDetails *self)
{
  answer (self, VIGIE_ANSWER_ME);
}

static void
no_cb (VigieSessionDetails *self)
{
  answer (self, VIGIE_ANSWER_NOT_ME);
}

static void
doubt_cb (VigieSessionDetails *self)
{
  answer (self, VIGIE_ANSWER_DONT_KNOW);
  /* The answer's buttons are gone: the keyboard goes on where the person reads on. */
  gtk_widget_grab_focus (self->change_button);
}

static void
end_cb (VigieSessionDetails *self)
{
  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

static void
confirm_cb (VigieSessionDetails *self)
{
  g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
}

static void
change_cb (VigieSessionDetails *self)
{
  self->is_changing = TRUE;
  show_question (self);
  gtk_widget_grab_focus (self->yes_button);
}

static void
vigie_session_details_dispose (GObject *object)
{
  VigieSessionDetails *self = VIGIE_SESSION_DETAILS (object);

  g_clear_object (&self->judged);
  gtk_widget_dispose_template (GTK_WIDGET (self), VIGIE_TYPE_SESSION_DETAILS);

  G_OBJECT_CLASS (vigie_session_details_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (VIGIE_TYPE_BUTTON_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-session-details.ui");
  gtk_widget_class_bind_template_child (widget_class, VigieSessionDetails, reasons_box);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionDetails, reasons_caption);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionDetails, reasons);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionDetails, facts);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionDetails, question_box);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionDetails, heading);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionDetails, question);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionDetails, answers);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionDetails, yes_button);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionDetails, no_button);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionDetails, ways);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionDetails, actions);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionDetails, end_button);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionDetails, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionDetails, change_button);
  gtk_widget_class_bind_template_callback (widget_class, yes_cb);
  gtk_widget_class_bind_template_callback (widget_class, no_cb);
  gtk_widget_class_bind_template_callback (widget_class, doubt_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_cb);
}

static void
vigie_session_details_class_init (VigieSessionDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vigie_session_details_dispose;

  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", VIGIE_TYPE_SESSION_DETAILS, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_ENDED] = g_signal_new ("ended", VIGIE_TYPE_SESSION_DETAILS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CONFIRMED] = g_signal_new ("confirmed", VIGIE_TYPE_SESSION_DETAILS, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
vigie_session_details_init (VigieSessionDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vigie_wrap_buttons (GTK_WIDGET (self));
}

/**
 * vigie_session_details_new:
 * @capabilities: what can be done to a session
 *
 * Returns: (transfer floating): nothing yet
 */
GtkWidget *
vigie_session_details_new (VigieCapability capabilities)
{
  VigieSessionDetails *self = g_object_new (VIGIE_TYPE_SESSION_DETAILS, NULL);

  self->capabilities = capabilities;
  return GTK_WIDGET (self);
}

/**
 * vigie_session_details_set:
 * @judged: the session to show
 * @now: the time that ages count from
 */
void
vigie_session_details_set (VigieSessionDetails *self, VigieJudgedSession *judged, gint64 now)
{
  g_return_if_fail (VIGIE_IS_SESSION_DETAILS (self));
  g_return_if_fail (VIGIE_IS_JUDGED_SESSION (judged));

  if (self->judged == NULL ||
      !g_str_equal (vigie_session_get_id (vigie_judged_session_get_session (self->judged)),
                    vigie_session_get_id (vigie_judged_session_get_session (judged))))
    self->is_changing = FALSE;
  g_set_object (&self->judged, judged);
  update_reasons (self);
  update_facts (self, now);
  update_question (self, now);
}
