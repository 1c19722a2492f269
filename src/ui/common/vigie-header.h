/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VigieHeader:
 *
 * The top of every page: a header bar with the title of the #AdwNavigationPage around it, the way back and
 * the main menu; below it the banner of the practice account. Goes into an #AdwToolbarView as [top].
 *
 * Properties: #VigieHeader:practice (shows the banner), #VigieHeader:subtitle (nullable),
 * #VigieHeader:title-widget (nullable; instead of title and subtitle), #VigieHeader:back-action (nullable;
 * the way back of a page that is not simply left).
 */
#define VIGIE_TYPE_HEADER (vigie_header_get_type ())
G_DECLARE_FINAL_TYPE (VigieHeader, vigie_header, VIGIE, HEADER, AdwBin)

void vigie_header_set_practice (VigieHeader *self, gboolean practice);
void vigie_header_set_subtitle (VigieHeader *self, const char *subtitle);
void vigie_header_set_title_widget (VigieHeader *self, GtkWidget *widget);
void vigie_header_set_back_action (VigieHeader *self, const char *action_name);

G_END_DECLS
