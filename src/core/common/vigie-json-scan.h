/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VigieJsonStep:
 * @member: the member to go into; %NULL: the element @index
 *
 * One step of a way into a JSON text.
 */
typedef struct
{
  const char *member;
  guint index;
} VigieJsonStep;

gboolean vigie_json_scan_check (
    const char *text, gsize length, guint max_depth, gsize *bad_offset, const char **complaint);
gsize vigie_json_scan_locate (const char *text, gsize length, const VigieJsonStep *steps, guint n_steps);
void vigie_json_scan_get_position (const char *text, gsize length, gsize offset, guint *line, guint *column);

G_END_DECLS
