/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "vigie-link-checker.h"
#include "vigie-pill.h"

G_BEGIN_DECLS

const char *vigie_link_words_get_title (VigieLinkVerdict verdict);
const char *vigie_link_words_get_word (VigieLinkVerdict verdict);
const char *vigie_link_words_get_icon (VigieLinkVerdict verdict);
const char *vigie_link_words_get_css_class (VigieLinkVerdict verdict);
VigieTone vigie_link_words_get_tone (VigieLinkVerdict verdict);

gboolean vigie_link_words_has_host (const VigieLink *link);
char *vigie_link_words_dup_address (const VigieLink *link, PangoAttrList **attributes);
char *vigie_link_words_dup_punycode (const VigieLink *link);
char *vigie_link_words_dup_site (const VigieLink *link);
char *vigie_link_words_dup_sentence (const VigieLink *link);
char *vigie_link_words_dup_harmless (const VigieLink *link);
char *vigie_link_words_dup_url (const VigieLink *link);
gboolean vigie_link_words_is_short (const VigieLink *link);
char *vigie_link_words_dup_warning (const VigieLink *link, const VigieLinkReason *why);

G_END_DECLS
