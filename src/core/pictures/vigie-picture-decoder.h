/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-picture.h"

G_BEGIN_DECLS

VigiePictureOutcome vigie_picture_decode (const guint8 *data, gsize size, char ***codes, gboolean *has_more);

G_END_DECLS
