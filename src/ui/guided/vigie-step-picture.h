/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vigie-guide.h"

G_BEGIN_DECLS

/**
 * VigieStepPicture:
 *
 * A drawing of one step: a phone or a window, with what to touch marked. Says nothing to a screen reader: the
 * step beside it says the same in words.
 */
#define VIGIE_TYPE_STEP_PICTURE (vigie_step_picture_get_type ())
G_DECLARE_FINAL_TYPE (VigieStepPicture, vigie_step_picture, VIGIE, STEP_PICTURE, GtkWidget)

GtkWidget *vigie_step_picture_new (VigieGuidePicture picture, VigieGuideScreen screen, const char *marked);

G_END_DECLS
