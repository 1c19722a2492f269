/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-grant-answers.h"

#include <glib/gi18n.h>

#include "vigie-button-box.h"

/* What a button does when it is pressed. */
typedef struct
{
  VigieGrant *grant; /* (owned) */
  VigieAnswer answer;
  void (*answered) (GtkWidget *button, const VigieGrant *grant, VigieAnswer answer, gpointer user_data);
  gpointer user_data; /* the page: it holds the rows */
} Press;

static void
press_free (gpointer data, GClosure *closure)
{
  Press *press = data;

  vigie_grant_free (press->grant);
  g_free (press);
}

static void
clicked_cb (GtkWidget *button, Press *press)
{
  press->answered (button, press->grant, press->answer, press->user_data);
}

static GtkWidget *
new_button (const char *label, const char *title, Press *press)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "pill");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (clicked_cb), press, press_free, G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  return label;
}

/**
 * vigie_grant_answers_describe:
 * @declared: what is remembered of a website, passkey, bot or login email
 *
 * Returns: (transfer none): that in a few words, translated
 */
const char *
vigie_grant_answers_describe (const VigieDeclared *declared)
{
  switch (declared->answer)
    {
    case VIGIE_ANSWER_ME:
      return declared->has_changed ? _ ("You said that it is yours, and it has changed since.")
                                   : _ ("You said that it is yours.");
    case VIGIE_ANSWER_NOT_ME:
      return _ ("You said that it is not yours.");
    case VIGIE_ANSWER_DONT_KNOW:
      return _ ("You said that you do not know it.");
    case VIGIE_ANSWER_NONE:
    default:
      return declared->seen_before == VIGIE_TRI_NO ? _ ("New since last time. Is this yours?")
                                                   : _ ("Is this yours?");
    }
}

/**
 * vigie_grant_answers_new:
 * @item: a website, passkey, bot or login email
 * @declared: what is remembered of it
 * @title: what its row calls it
 * @answered: void (GtkWidget *, const VigieGrant *, VigieAnswer, gpointer): the person has answered
 * @user_data: for @answered; the page that holds the row
 *
 * Returns: (transfer floating): a row that asks whether it is theirs
 */
GtkWidget *
vigie_grant_answers_new (
    GObject *item, const VigieDeclared *declared, const char *title, GCallback answered, gpointer user_data)
{
  static const struct
  {
    VigieAnswer answer;
    const char *name, *label;
  } choices[] = {
    { VIGIE_ANSWER_ME, "grant-mine", N_ ("_Yes, mine") },
    { VIGIE_ANSWER_NOT_ME, "grant-not-mine", N_ ("_No") },
    { VIGIE_ANSWER_DONT_KNOW, "grant-not-sure", N_ ("I _don’t know") },
  };
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = g_object_new (VIGIE_TYPE_BUTTON_BOX, NULL);

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), new_label (vigie_grant_answers_describe (declared)));
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      Press *press = g_new0 (Press, 1);
      GtkWidget *button;

      press->grant = vigie_grant_new (item);
      press->answer = choices[i].answer;
      press->answered = (void (*) (GtkWidget *, const VigieGrant *, VigieAnswer, gpointer)) answered;
      press->user_data = user_data;
      button = new_button (_ (choices[i].label), title, press);
      gtk_widget_set_name (button, choices[i].name);
      gtk_widget_set_parent (button, buttons);
    }
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}
