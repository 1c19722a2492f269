/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-bait-words.h"

G_BEGIN_DECLS

/* How many words behind one are seen before it is judged. */
#define VIGIE_BAIT_AHEAD 8

/**
 * VigieBaitWord:
 * @ideas: what it stands for
 * @sentence: the number of its sentence
 *
 * A word of a message.
 */
typedef struct
{
  VigieBaitIdeas ideas;
  guint sentence;
} VigieBaitWord;

/* Where the reading of a message has got to. Plain data, for one thread at a time. */
typedef struct
{
  /*< private >*/
  const char *at;
  const char *end;
  const char *piece_end; /* of what stands between two spaces */
  char previous[VIGIE_BAIT_MAX_WORD + 1];
  guint sentence;
} VigieBaitReader;

void vigie_bait_reader_start (VigieBaitReader *self, const char *message, gsize length);
gboolean vigie_bait_reader_next (VigieBaitReader *self, VigieBaitWord *word);

G_END_DECLS
