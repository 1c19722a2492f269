/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-call.h"

static void
test_call_finds_its_owner (void)
{
  g_autoptr (GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);
  VigieCall *call = vigie_call_new (owner, NULL);
  g_autoptr (GObject) found = vigie_call_end (call);

  g_assert_true (found == owner);
}

static void
test_call_holds_nobody (void)
{
  GObject *owner = g_object_new (G_TYPE_OBJECT, NULL);
  guint generation = 1;
  VigieCall *plain = vigie_call_new (owner, NULL);
  VigieCall *counted = vigie_call_new (owner, &generation);

  g_assert_finalize_object (owner);
  g_assert_null (vigie_call_end (plain));
  g_assert_null (vigie_call_end (counted));
}

static void
test_call_is_past (void)
{
  g_autoptr (GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);
  guint generation = G_MAXUINT;
  VigieCall *wanted = vigie_call_new (owner, &generation);
  g_autoptr (GObject) found = vigie_call_end (wanted);
  VigieCall *past = vigie_call_new (owner, &generation);

  g_assert_true (found == owner);
  generation++;
  g_assert_null (vigie_call_end (past));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/call/finds-its-owner", test_call_finds_its_owner);
  g_test_add_func ("/call/holds-nobody", test_call_holds_nobody);
  g_test_add_func ("/call/is-past", test_call_is_past);
  return g_test_run ();
}
