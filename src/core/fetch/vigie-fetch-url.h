/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The longest address that is asked for, bytes. */
#define VIGIE_FETCH_MAX_URL 8192

GUri *vigie_fetch_url_parse (const char *text, GUri *base);
gboolean vigie_fetch_is_redirect (guint status);
const char *vigie_fetch_error_to_id (const GError *error);
SoupSession *vigie_fetch_session_new (GSocketConnectable *only);

G_END_DECLS
