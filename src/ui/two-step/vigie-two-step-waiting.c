/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "vigie-remedy-words.h"
#include "vigie-two-step-page-private.h"
#include "vigie-ui-text.h"

static gint64
get_now (VigieTwoStepPage *self)
{
  return vigie_messenger_get_now (vigie_two_step_setup_get_messenger (self->setup));
}

static void
update_acting (VigieTwoStepPage *self)
{
  g_autofree char *text = vigie_still_waiting_text (vigie_two_step_setup_get_messenger (self->setup),
                                                    vigie_two_step_setup_get_waiting_since (self->setup));

  adw_status_page_set_description (self->acting_page, text);
}

/**
 * vigie_two_step_waiting_show_acting:
 *
 * The service was asked: says what, and offers to stop.
 */
void
vigie_two_step_waiting_show_acting (VigieTwoStepPage *self)
{
  const VigieTwoStepStep step = vigie_two_step_setup_get_step (self->setup);
  const char *title = vigie_two_step_setup_get_state (self->setup) == VIGIE_TWO_STEP_STATE_VERIFY
                          ? _ ("Reading the account again…")
                      : step == VIGIE_TWO_STEP_STEP_CURRENT_PASSWORD ? _ ("Checking the password…")
                      : step == VIGIE_TWO_STEP_STEP_CODE             ? _ ("Asking the service…")
                                                                     : _ ("Setting it up…");

  self->was_touched = TRUE;
  adw_status_page_set_title (self->acting_page, title);
  update_acting (self);
  if (!vigie_two_step_page_show_child (self, "acting"))
    return;
  gtk_widget_grab_focus (self->stop_button);
  vigie_two_step_page_announce (self, title);
}

static void
update_countdown (VigieTwoStepPage *self)
{
  g_autofree char *left =
      vigie_remedy_words_dup_duration (vigie_two_step_setup_get_retry_at (self->setup) - get_now (self));

  gtk_label_set_text (self->countdown_label, left);
}

/**
 * vigie_two_step_waiting_show_wait:
 *
 * The service asks to wait: counts down.
 */
void
vigie_two_step_waiting_show_wait (VigieTwoStepPage *self)
{
  adw_status_page_set_description (
      self->wait_page, _ ("Too many requests in a short time. Vigie tries again by itself when the "
                          "time is up."));
  update_countdown (self);
  if (!vigie_two_step_page_show_child (self, "wait"))
    return;
  gtk_widget_grab_focus (self->wait_stop_button);
  vigie_two_step_page_announce (self, adw_status_page_get_description (self->wait_page));
}

/**
 * vigie_two_step_waiting_show_failed:
 *
 * Nobody knows what came of it: offers to read again.
 */
void
vigie_two_step_waiting_show_failed (VigieTwoStepPage *self)
{
  const char *sentence = vigie_two_step_page_get_sentence (self);
  g_autofree char *text =
      g_strdup_printf ("%s %s", sentence != NULL ? sentence : "",
                       _ ("It may be done, or not: nobody knows until the account is read again."));

  adw_status_page_set_description (self->failed_page, text);
  if (!vigie_two_step_page_show_child (self, "failed"))
    return;
  gtk_widget_grab_focus (self->retry_button);
  vigie_two_step_page_announce (self, adw_status_page_get_title (self->failed_page));
}

/**
 * vigie_two_step_waiting_tick:
 *
 * Tells again what a second has changed; called once a second.
 */
void
vigie_two_step_waiting_tick (VigieTwoStepPage *self)
{
  switch (vigie_two_step_setup_get_state (self->setup))
    {
    case VIGIE_TWO_STEP_STATE_ASK:
      vigie_two_step_code_tick (self);
      break;
    case VIGIE_TWO_STEP_STATE_ACT:
    case VIGIE_TWO_STEP_STATE_VERIFY:
      update_acting (self);
      break;
    case VIGIE_TWO_STEP_STATE_WAIT:
      update_countdown (self);
      break;
    case VIGIE_TWO_STEP_STATE_UNVERIFIED:
    case VIGIE_TWO_STEP_STATE_CONFIRMED:
    case VIGIE_TWO_STEP_STATE_NOT_CONFIRMED:
    default:
      break;
    }
}
