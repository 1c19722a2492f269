/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-header.h"
#include "vigie-passphrase-chooser.h"
#include "vigie-secret-text.h"
#include "vigie-two-step-frame.h"
#include "vigie-two-step-page.h"

G_BEGIN_DECLS

struct _VigieTwoStepPage
{
  AdwNavigationPage parent_instance;

  VigieHeader *header;
  GtkStack *stack;
  VigieTwoStepFrame *why_frame;
  AdwActionRow *why_row;
  AdwActionRow *change_row;
  AdwActionRow *need_row;
  VigieTwoStepFrame *password_frame;
  AdwPasswordEntryRow *password_entry;
  GtkLabel *own_hint_label;
  VigieTwoStepFrame *passphrase_frame;
  AdwBin *chooser_bin;
  VigieTwoStepFrame *hint_frame;
  AdwEntryRow *hint_entry;
  GtkWidget *hint_verdict_box;
  GtkImage *hint_verdict_icon;
  GtkLabel *hint_verdict_label;
  GtkLabel *hint_sends_label;
  VigieTwoStepFrame *email_frame;
  AdwEntryRow *email_entry;
  AdwActionRow *sends_row;
  AdwActionRow *undo_row;
  VigieTwoStepFrame *code_frame;
  GtkLabel *practice_code_label;
  AdwEntryRow *code_entry;
  AdwExpanderRow *not_arrived_row;
  AdwActionRow *address_row;
  GtkWidget *resend_row;
  GtkWidget *other_address_row;
  VigieTwoStepFrame *keep_frame;
  AdwExpanderRow *see_row;
  VigieSecretText *secret_text;
  GtkWidget *print_row;
  AdwSwitchRow *keyring_row;
  AdwStatusPage *acting_page;
  GtkWidget *stop_button;
  AdwStatusPage *wait_page;
  GtkLabel *countdown_label;
  GtkWidget *wait_stop_button;
  AdwStatusPage *failed_page;
  GtkWidget *retry_button;
  VigieTwoStepFrame *done_frame;
  AdwActionRow *done_password_row;
  GtkImage *done_password_icon;
  AdwActionRow *done_hint_row;
  GtkImage *done_hint_icon;
  AdwActionRow *done_email_row;
  GtkImage *done_email_icon;

  VigiePassphraseChooser *chooser; /* in chooser_bin; made when it is first shown */
  VigieAuditor *auditor;           /* (owned) */
  VigieTwoStepSetup *setup;        /* (owned) */
  VigieSecretStore *secrets;       /* (owned) (nullable): without it nothing is kept */
  GCancellable *cancellable;
  GtkWindow *window; /* (unowned) (nullable): whose closing is asked about */
  guint tick_id;
  gboolean is_practice;
  gboolean is_keeping;    /* the keyring is being asked */
  gboolean is_older_told; /* that the keyring may still hold the password of before */
  gboolean was_touched;   /* something may have changed in the account */
  gboolean is_left;       /* the person said so */
};

/* vigie-two-step-steps.c: what is asked before anything is done */
void vigie_two_step_steps_bind (GtkWidgetClass *widget_class);
void vigie_two_step_steps_enter (VigieTwoStepPage *self, VigieTwoStepStep step);
void vigie_two_step_steps_focus (VigieTwoStepPage *self, VigieTwoStepStep step);
void vigie_two_step_steps_forget (VigieTwoStepPage *self);

/* vigie-two-step-code.c: the code from the email */
void vigie_two_step_code_bind (GtkWidgetClass *widget_class);
void vigie_two_step_code_enter (VigieTwoStepPage *self);
void vigie_two_step_code_tick (VigieTwoStepPage *self);

/* vigie-two-step-waiting.c: while the service is asked, and when nobody knows what came of it */
void vigie_two_step_waiting_show_acting (VigieTwoStepPage *self);
void vigie_two_step_waiting_show_wait (VigieTwoStepPage *self);
void vigie_two_step_waiting_show_failed (VigieTwoStepPage *self);
void vigie_two_step_waiting_tick (VigieTwoStepPage *self);

/* vigie-two-step-page.c */
gboolean vigie_two_step_page_show_child (VigieTwoStepPage *self, const char *name);
void vigie_two_step_page_announce (VigieTwoStepPage *self, const char *text);
const char *vigie_two_step_page_get_sentence (VigieTwoStepPage *self);

/* vigie-two-step-ending.c: where it is kept, and what the last reading tells */
void vigie_two_step_ending_bind (GtkWidgetClass *widget_class);
void vigie_two_step_ending_enter_keep (VigieTwoStepPage *self);
void vigie_two_step_ending_enter_done (VigieTwoStepPage *self);

/* vigie-two-step-leaving.c: back and out */
void vigie_two_step_leaving_bind (GtkWidgetClass *widget_class);
gboolean vigie_two_step_leaving_close_request (GtkWindow *window, VigieTwoStepPage *self);
void vigie_two_step_page_leave_now (VigieTwoStepPage *self);

G_END_DECLS
