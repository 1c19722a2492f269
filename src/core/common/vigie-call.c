/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-call.h"

struct _VigieCall
{
  GWeakRef owner;
  const guint *current; /* (unowned) (nullable) in the owner */
  guint generation;
};

/**
 * vigie_call_new:
 * @owner: (type GObject): who makes the call
 * @generation: (nullable): a number inside @owner, which it changes when it no longer wants the answer; %NULL
 *   if it always does
 *
 * Returns: (transfer full): a call, for vigie_call_end ()
 */
VigieCall *
vigie_call_new (gpointer owner, const guint *generation)
{
  VigieCall *call = g_new0 (VigieCall, 1);

  g_weak_ref_init (&call->owner, owner);
  call->current = generation;
  call->generation = generation != NULL ? *generation : 0;
  return call;
}

/**
 * vigie_call_end:
 * @call: (transfer full): a call whose answer has come
 *
 * Returns: (transfer full) (nullable): who made it; %NULL if they are gone, or no longer want the answer
 */
gpointer
vigie_call_end (VigieCall *call)
{
  g_autoptr (GObject) owner = g_weak_ref_get (&call->owner);
  gboolean is_wanted = owner != NULL && (call->current == NULL || *call->current == call->generation);

  g_weak_ref_clear (&call->owner);
  g_free (call);
  return is_wanted ? g_steal_pointer (&owner) : NULL;
}
