/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-finding.h"

G_BEGIN_DECLS

/* A session while it is being judged. */
typedef struct
{
  VigieSession *session; /* (owned) */
  const VigieSessionFields *fields;
  const VigieDeclared *declared;
  GPtrArray *findings; /* (owned) (element-type VigieFinding) */
} VigieHearingEntry;

/* All of an account while it is being judged. */
typedef struct
{
  VigieFacts *facts;
  VigieCapability known;
  VigieCapability capabilities;
  gint64 now;
  GArray *entries;          /* (owned) (element-type VigieHearingEntry) */
  GHashTable *by_object;    /* (owned) VigieSession -> its number in @entries, plus one */
  GPtrArray *account;       /* (owned) (element-type VigieFinding) */
  GPtrArray *unknown;       /* (owned) (element-type VigieFinding) */
  VigieCapability remedies; /* of all that was found */
} VigieHearing;

void vigie_hearing_begin (VigieHearing *hearing);
void vigie_hearing_end (VigieHearing *hearing);
void vigie_hearing_hear (VigieHearing *hearing, const VigieRule *rule);
void vigie_hearing_drop_idle_remarks (VigieHearing *hearing, GPtrArray *findings);

G_END_DECLS
