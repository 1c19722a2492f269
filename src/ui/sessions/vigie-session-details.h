/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-judgement.h"

G_BEGIN_DECLS

/**
 * VigieSessionDetails:
 *
 * The open part of a row: why Vigie points at it, all that is known, “Is this you?” and what follows from the
 * answer. Signals: ::answered (int: VigieAnswer), ::ended, ::confirmed.
 */
#define VIGIE_TYPE_SESSION_DETAILS (vigie_session_details_get_type ())
G_DECLARE_FINAL_TYPE (VigieSessionDetails, vigie_session_details, VIGIE, SESSION_DETAILS, AdwBin)

GtkWidget *vigie_session_details_new (VigieCapability capabilities);
void vigie_session_details_set (VigieSessionDetails *self, VigieJudgedSession *judged, gint64 now);

G_END_DECLS
