/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VigieButtonBox:
 *
 * Large buttons side by side in the middle, on as many lines as they need. A button that is wider than the
 * box gets the box's width, and its words wrap; a box that wraps otherwise gives it all that it would like to
 * have, and it runs out of the window.
 */
#define VIGIE_TYPE_BUTTON_BOX (vigie_button_box_get_type ())
G_DECLARE_FINAL_TYPE (VigieButtonBox, vigie_button_box, VIGIE, BUTTON_BOX, GtkWidget)

G_END_DECLS
