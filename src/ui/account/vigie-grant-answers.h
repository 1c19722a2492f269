/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-facts.h"

G_BEGIN_DECLS

const char *vigie_grant_answers_describe (const VigieDeclared *declared);
GtkWidget *vigie_grant_answers_new (
    GObject *item, const VigieDeclared *declared, const char *title, GCallback answered, gpointer user_data);

G_END_DECLS
