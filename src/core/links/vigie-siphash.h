/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VIGIE_SIPHASH_KEY_SIZE 16

guint64 vigie_siphash (const guint8 key[VIGIE_SIPHASH_KEY_SIZE], const void *data, gsize length);

G_END_DECLS
