/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "vigie-secret.h"

G_BEGIN_DECLS

/**
 * VigieSecretLetterFunc:
 * @layout: holds one letter with its marks, and is used again for the next one
 * @x: where it begins, Pango units
 * @y: its upper edge, Pango units; the baselines of a line are in one row
 * @user_data: the caller's
 */
typedef void (*VigieSecretLetterFunc) (PangoLayout *layout, int x, int y, gpointer user_data);

/**
 * VigieSecretExtents:
 *
 * What letters take, Pango units.
 */
typedef struct
{
  int width;
  int height;
  int widest_word;
} VigieSecretExtents;

void vigie_secret_letters_lay_out (PangoLayout *layout,
                                   const VigieSecret *secret,
                                   int width,
                                   gboolean is_centered,
                                   VigieSecretExtents *extents,
                                   VigieSecretLetterFunc func,
                                   gpointer user_data);

G_END_DECLS
