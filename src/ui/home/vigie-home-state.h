/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-hub-account.h"

G_BEGIN_DECLS

/**
 * VigieHomeState:
 * @icon_name: the shield
 * @css_class: its colour
 * @title: a few words, translated
 * @text: one sentence, translated
 *
 * The one state that the home page shows. Title and shield say the same; colour is never alone.
 */
typedef struct
{
  const char *icon_name; /* static */
  const char *css_class; /* static */
  char *title;
  char *text;
} VigieHomeState;

VigieHomeState *vigie_home_state_new (GListModel *accounts, gint64 now);
void vigie_home_state_free (VigieHomeState *self);

VigieHubAccount *vigie_home_state_pick (GListModel *accounts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieHomeState, vigie_home_state_free)

G_END_DECLS
