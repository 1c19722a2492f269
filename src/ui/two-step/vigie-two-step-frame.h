/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VigieTwoStepFrame:
 *
 * One decision on one screen: where it stands ("Step 3 of 7"), a heading, a text, what is asked, what is
 * wrong with it, and the buttons. Back and "Not now" are the actions “wizard.back” and “wizard.leave” of the
 * page around it.
 *
 * Properties: heading, text, content (GtkWidget), next-label (with mnemonic), next-sensitive, extra-label
 * (with mnemonic; "" hides the button), shows-back, shows-leave.
 *
 * #VigieTwoStepFrame::next, #VigieTwoStepFrame::extra: the buttons.
 */
#define VIGIE_TYPE_TWO_STEP_FRAME (vigie_two_step_frame_get_type ())
G_DECLARE_FINAL_TYPE (VigieTwoStepFrame, vigie_two_step_frame, VIGIE, TWO_STEP_FRAME, AdwBin)

void vigie_two_step_frame_set_heading (VigieTwoStepFrame *self, const char *heading);
void vigie_two_step_frame_set_text (VigieTwoStepFrame *self, const char *text);
void vigie_two_step_frame_set_next_label (VigieTwoStepFrame *self, const char *label);
void vigie_two_step_frame_set_next_sensitive (VigieTwoStepFrame *self, gboolean sensitive);
void vigie_two_step_frame_set_extra_label (VigieTwoStepFrame *self, const char *label);
void vigie_two_step_frame_set_shows_back (VigieTwoStepFrame *self, gboolean shows);

const char *vigie_two_step_frame_get_heading (VigieTwoStepFrame *self);
void vigie_two_step_frame_set_progress (VigieTwoStepFrame *self, guint step, guint n_steps);
void vigie_two_step_frame_set_error (VigieTwoStepFrame *self, const char *sentence);
void vigie_two_step_frame_next (VigieTwoStepFrame *self);
void vigie_two_step_frame_focus_heading (VigieTwoStepFrame *self);
void vigie_two_step_frame_focus_next (VigieTwoStepFrame *self);

G_END_DECLS
