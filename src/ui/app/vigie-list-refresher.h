/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * VigieListRefresher:
 *
 * Asks for the block list of the web once a day while the window is open, if it is switched on; otherwise
 * does nothing at all.
 */
#define VIGIE_TYPE_LIST_REFRESHER (vigie_list_refresher_get_type ())
G_DECLARE_FINAL_TYPE (VigieListRefresher, vigie_list_refresher, VIGIE, LIST_REFRESHER, GObject)

VigieListRefresher *vigie_list_refresher_new (void);

G_END_DECLS
