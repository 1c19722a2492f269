/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-judgement.h"

G_BEGIN_DECLS

/**
 * VigiePlanRow:
 *
 * One advice of the plan: what was found and, opened, why it matters, what to do, and the button that does
 * it.
 *
 * #VigiePlanRow::acted (VigieAction): the person wants the account changed.
 * #VigiePlanRow::looked (string): the person wants to see that session.
 * #VigiePlanRow::guided (string): the person wants to be shown that walk of the guide.
 */
#define VIGIE_TYPE_PLAN_ROW (vigie_plan_row_get_type ())
G_DECLARE_FINAL_TYPE (VigiePlanRow, vigie_plan_row, VIGIE, PLAN_ROW, AdwExpanderRow)

GtkWidget *vigie_plan_row_new (VigieAdvice *advice, VigieCapability capabilities);
gboolean vigie_plan_row_says (VigiePlanRow *self, VigieAdvice *advice);

G_END_DECLS
