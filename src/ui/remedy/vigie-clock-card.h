/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-facts.h"

G_BEGIN_DECLS

/**
 * VigieClockCard:
 *
 * The 24-hour clock of a session that is to be ended: until then the service does not let it sign out the
 * person's own devices.
 */
#define VIGIE_TYPE_CLOCK_CARD (vigie_clock_card_get_type ())
G_DECLARE_FINAL_TYPE (VigieClockCard, vigie_clock_card, VIGIE, CLOCK_CARD, AdwBin)

GtkWidget *vigie_clock_card_new (void);
void vigie_clock_card_set_session (VigieClockCard *self, VigieSession *session);
void vigie_clock_card_set_now (VigieClockCard *self, gint64 now);

G_END_DECLS
