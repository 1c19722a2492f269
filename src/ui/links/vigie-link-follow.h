/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VigieLinkFollow:
 *
 * “Where does this lead?” below the card of a short link: says what the other side learns, asks, and shows
 * the way and a judgement of its end. Activates "links.asked" when somebody was asked.
 */
#define VIGIE_TYPE_LINK_FOLLOW (vigie_link_follow_get_type ())
G_DECLARE_FINAL_TYPE (VigieLinkFollow, vigie_link_follow, VIGIE, LINK_FOLLOW, AdwBin)

GtkWidget *vigie_link_follow_new (const char *url, const char *host);

G_END_DECLS
