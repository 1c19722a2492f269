/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-link-checker.h"

G_BEGIN_DECLS

/**
 * VigieLinkCard:
 *
 * The verdict on one link, or on a message without a link: picture, word and colour, where it leads, why, and
 * what to do. Keeps nothing of the check that it was made from.
 */
#define VIGIE_TYPE_LINK_CARD (vigie_link_card_get_type ())
G_DECLARE_FINAL_TYPE (VigieLinkCard, vigie_link_card, VIGIE, LINK_CARD, AdwBin)

GtkWidget *vigie_link_card_new (const VigieLink *link, const VigieLinkReason *reasons, guint n_reasons);
GtkWidget *vigie_link_card_new_for_message (const VigieLinkReason *reasons, guint n_reasons);
char *vigie_link_card_dup_spoken (VigieLinkCard *self);

G_END_DECLS
