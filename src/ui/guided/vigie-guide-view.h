/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-guide.h"

G_BEGIN_DECLS

/**
 * VigieGuideView:
 *
 * The steps of a walk, each with its picture, for the kind of device that the person chooses; below them what
 * helps when a place cannot be found.
 */
#define VIGIE_TYPE_GUIDE_VIEW (vigie_guide_view_get_type ())
G_DECLARE_FINAL_TYPE (VigieGuideView, vigie_guide_view, VIGIE, GUIDE_VIEW, AdwBin)

VigieGuide *vigie_guide_view_load (const char *messenger);
GtkWidget *vigie_guide_view_new (void);
gboolean vigie_guide_view_set (VigieGuideView *self,
                               VigieGuide *guide,
                               const char *walk_id,
                               const VigieGuideValues *values);
guint vigie_guide_view_get_n_steps (VigieGuideView *self);
void vigie_guide_view_show_help (VigieGuideView *self);

G_END_DECLS
