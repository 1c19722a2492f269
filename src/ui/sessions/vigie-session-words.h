/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-judgement.h"

G_BEGIN_DECLS

/**
 * VigieSessionDetail:
 *
 * One thing that is known of a session.
 */
typedef struct
{
  const char *caption; /* translated, static */
  char *value;         /* (owned) plain text; what the device chose is isolated */
} VigieSessionDetail;

char *vigie_session_words_dup_title (VigieJudgedSession *judged);
char *vigie_session_words_dup_when (VigieJudgedSession *judged, gint64 now);
GArray *vigie_session_words_list_details (VigieJudgedSession *judged, gint64 now);
char *vigie_session_words_dup_own_note (VigieJudgedSession *judged, gint64 now);

G_END_DECLS
