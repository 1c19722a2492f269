/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VigiePreferencesLists:
 *
 * The block lists: the one of the web, off until it is switched on, and those that came from files. Asks
 * nobody before the person or the organisation switched it on.
 */
#define VIGIE_TYPE_PREFERENCES_LISTS (vigie_preferences_lists_get_type ())
G_DECLARE_FINAL_TYPE (
    VigiePreferencesLists, vigie_preferences_lists, VIGIE, PREFERENCES_LISTS, AdwPreferencesGroup)

G_END_DECLS
