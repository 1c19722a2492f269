/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-judgement.h"

G_BEGIN_DECLS

/**
 * VigieTone:
 *
 * The colour of a pill. Colour is never alone: each pill has a picture and a word.
 */
typedef enum
{
  VIGIE_TONE_NEUTRAL,
  VIGIE_TONE_GOOD,
  VIGIE_TONE_ATTENTION,
  VIGIE_TONE_DANGER,
  VIGIE_TONE_ACCENT,
} VigieTone;

/**
 * VigiePill:
 *
 * One word with its picture and colour: the state of a session, a finding or an account. A screen reader
 * hears the word.
 */
#define VIGIE_TYPE_PILL (vigie_pill_get_type ())
G_DECLARE_FINAL_TYPE (VigiePill, vigie_pill, VIGIE, PILL, GtkWidget)

GtkWidget *vigie_pill_new (void);
void vigie_pill_set (VigiePill *self, VigieTone tone, const char *icon_name, const char *word);
const char *vigie_pill_get_word (VigiePill *self);
void vigie_pill_set_session (VigiePill *self, VigieJudgedSession *session);
void vigie_pill_set_verdict (VigiePill *self, VigieVerdict verdict);

G_END_DECLS
