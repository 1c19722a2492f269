/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-messenger.h"

/**
 * ConformanceAdapter:
 * @name: of the adapter, in the test's path
 * @open: a signed-in account with at least one other session "stranger", old enough to end it
 * @open_without: (nullable): the same, that cannot do @without
 * @stranger_id: the id of that other session
 * @close: (nullable): lets go of what @open made beside the messenger
 *
 * What every adapter has to bring for vigie_conformance_add ().
 */
typedef struct
{
  const char *name;
  VigieMessenger *(*open) (void);
  VigieMessenger *(*open_without) (VigieCapability without);
  const char *stranger_id;
  void (*close) (VigieMessenger *messenger);
} ConformanceAdapter;

void vigie_conformance_add (const ConformanceAdapter *adapter);
