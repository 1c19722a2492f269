/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-auditor.h"

G_BEGIN_DECLS

/**
 * VigieGuidedPage:
 *
 * A walk that Vigie shows and does not do. Where it can read the account (“two-step”) it reads it afterwards;
 * where it cannot, the walk ends with what the person says, and that is shown as such.
 */
#define VIGIE_TYPE_GUIDED_PAGE (vigie_guided_page_get_type ())
G_DECLARE_FINAL_TYPE (VigieGuidedPage, vigie_guided_page, VIGIE, GUIDED_PAGE, AdwNavigationPage)

AdwNavigationPage *vigie_guided_page_new (const char *messenger,
                                          const char *walk_id,
                                          VigieAuditor *auditor,
                                          gboolean is_practice);
void vigie_guided_page_set_reason (VigieGuidedPage *self, const char *reason);

G_END_DECLS
