/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-action.h"
#include "vigie-facts.h"

G_BEGIN_DECLS

/**
 * VigieRemedyWords:
 *
 * What the remedy page says of one kind of action. Translated, static.
 */
typedef struct
{
  VigieCapability kind;
  const char *title;    /* of the page */
  const char *question; /* in large letters, before anything is done */
  const char *meaning;  /* what it does */
  const char *undo;     /* how to go back */
  const char *button;   /* with mnemonic */
  const char *acting;   /* while it is under way */
  const char *watching; /* while the person does it on the phone */
  const char *done;     /* in large letters, after it was read again */
  const char *not_done; /* read again: it is not so */
  const char *walk;     /* id in the guide; NULL if the guide has none */
  gboolean is_destructive;
} VigieRemedyWords;

const VigieRemedyWords *vigie_remedy_words_find (VigieCapability kind);
char *vigie_remedy_words_dup_target (const VigieAction *action, VigieFacts *facts);
char *vigie_remedy_words_dup_details (const VigieAction *action, VigieFacts *facts, gint64 now);
char *vigie_remedy_words_dup_duration (gint64 seconds);

G_END_DECLS
