/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-link-facts.h"

G_BEGIN_DECLS

/* The rules by what they look at; each list ends with %NULL. A rule is a row of one of these files. */
extern const VigieLinkRule
    *const vigie_link_action_rules[]; /* what opening does: messengers' links, other schemes */
extern const VigieLinkRule *const vigie_link_trick_rules[];   /* how the address is written */
extern const VigieLinkRule *const vigie_link_name_rules[];    /* whose name it borrows */
extern const VigieLinkRule *const vigie_link_address_rules[]; /* whose whole address */
extern const VigieLinkRule *const vigie_link_place_rules[];   /* where the page lies */

/* What is said when no rule speaks. */
extern const VigieLinkRule vigie_link_rule_nothing_known;

/* Copies at most @length bytes of @text into the reason's subject: whole characters, nothing that is not
 * printed. */
void vigie_link_reason_set_subject (VigieLinkReason *reason, const char *text, gsize length);

G_END_DECLS
