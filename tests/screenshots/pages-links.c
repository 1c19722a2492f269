/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of links, with what is found in a text. */

#include "pictures.h"

void
stage_show_links (Stage *stage)
{
  gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.show-place", "s", "links");
}

void
stage_show_links_notice (Stage *stage)
{
  vigie_window_check_link (stage->window, "Bonjour, à demain !");
}

void
stage_show_links_dangerous (Stage *stage)
{
  vigie_window_check_link (stage->window,
                           "Bonjour, regardez ces photos de votre professeur d’école primaire : "
                           "https://telegram.org@web-telegrem.example/vote?id=7");
}

void
stage_show_links_unknown (Stage *stage)
{
  vigie_window_check_link (stage->window, "https://jardinage.example/2026/11/rosiers");
}

void
stage_show_links_official (Stage *stage)
{
  vigie_window_check_link (stage->window, "https://telegram.org/faq");
}

void
stage_show_links_short (Stage *stage)
{
  vigie_window_check_link (stage->window, "https://bit.ly/3xYzAbC");
}

/* Four links, and a name that is not what it looks like. */
void
stage_show_links_several (Stage *stage)
{
  vigie_window_check_link (
      stage->window, "https://telegram.org/ https://xn--telgram-e1a.example/login tg://login?token=AAAA "
                     "https://intranet.une-tres-longue-adresse-de-collectivite.mairie.example/");
}

/* The box of what to do when it was opened already. */
void
stage_show_links_opened (Stage *stage)
{
  GtkWidget *button;

  stage_show_links_dangerous (stage);
  stage_settle (stage);
  button = stage_find (GTK_WIDGET (stage->window), GTK_TYPE_TOGGLE_BUTTON, "opened_button");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  stage_settle (stage);
  gtk_widget_grab_focus (stage_find (GTK_WIDGET (stage->window), GTK_TYPE_BUTTON, "checkup_button"));
}

/* What is asked before a shortener is. */
void
stage_show_links_where (Stage *stage)
{
  stage_show_links_short (stage);
  stage_settle (stage);
  g_signal_emit_by_name (stage_find (GTK_WIDGET (stage->window), GTK_TYPE_BUTTON, "follow_button"),
                         "clicked");
}
