/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-link-rule.h"

G_BEGIN_DECLS

/* What the way a link stands in its message says, or the address that holds it. The #VigieLinkChecker and the
 * #VigieLinkJudge give these by name. */
extern const VigieLinkRule vigie_link_rule_block_list;
extern const VigieLinkRule vigie_link_rule_device_code;
extern const VigieLinkRule vigie_link_rule_text_names_official;
extern const VigieLinkRule vigie_link_rule_text_names_other;
extern const VigieLinkRule vigie_link_rule_leads_on;
extern const VigieLinkRule vigie_link_rule_leads_to_doubt;
extern const VigieLinkRule vigie_link_rule_leads_to_danger;
extern const VigieLinkRule vigie_link_rule_hidden_characters;
extern const VigieLinkRule vigie_link_rule_disguised;
extern const VigieLinkRule vigie_link_rule_broken_line;
extern const VigieLinkRule vigie_link_rule_not_an_address;
extern const VigieLinkRule vigie_link_rule_no_link;
extern const VigieLinkRule vigie_link_rule_more_links;
extern const VigieLinkRule vigie_link_rule_more_codes;
extern const VigieLinkRule vigie_link_rule_no_code;
extern const VigieLinkRule vigie_link_rule_text_cut;

/* All of them, for the table of rules; ends with NULL. */
extern const VigieLinkRule *const vigie_link_message_rules[];

G_END_DECLS
