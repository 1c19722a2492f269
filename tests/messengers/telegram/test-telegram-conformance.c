/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "conformance.h"
#include "telegram-world.h"

/* What every adapter owes to its callers, asked of this one with the real TDLib. */

#define STRANGER "5678901234567890"

static World world;

/* One server for all tests: the stranger whom one of them ends comes back for the next. */
static VigieMessenger *
open_telegram (void)
{
  world_set_up (&world, NULL);
  json_node_unref (control ("{\"do\":\"endSession\",\"hash\":\"" STRANGER "\"}"));
  json_node_unref (control ("{\"do\":\"addSession\",\"session\":{\"hash\":\"" STRANGER
                            "\",\"device_model\":\"PC 64bit\",\"app_name\":\"Telethon\"}}"));
  sign_in (&world);
  return VIGIE_MESSENGER (world.messenger);
}

static void
close_telegram (VigieMessenger *messenger)
{
  world_tear_down (&world, NULL);
}

static const ConformanceAdapter telegram_adapter = {
  .name = "telegram",
  .open = open_telegram,
  .stranger_id = STRANGER,
  .close = close_telegram,
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  vigie_conformance_add (&telegram_adapter);
  return g_test_run ();
}
