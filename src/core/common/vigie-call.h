/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * VigieCall:
 *
 * What travels with an asynchronous call, as the data of its callback, when nobody needs the object that made
 * it: that object may be gone, or past that call, when the answer comes. For the thread of that object.
 */
typedef struct _VigieCall VigieCall;

VigieCall *vigie_call_new (gpointer owner, const guint *generation);
gpointer vigie_call_end (VigieCall *call);

G_END_DECLS
