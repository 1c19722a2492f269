/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VigieApplication:
 *
 * The one running copy of the window's program: actions, settings, dialogs.
 */
#define VIGIE_TYPE_APPLICATION (vigie_application_get_type ())
G_DECLARE_FINAL_TYPE (VigieApplication, vigie_application, VIGIE, APPLICATION, AdwApplication)

VigieApplication *vigie_application_new (void);

G_END_DECLS
