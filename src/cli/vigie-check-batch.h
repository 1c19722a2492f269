/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-link-checker.h"

G_BEGIN_DECLS

int vigie_check_batch (VigieLinkChecker *checker, int fd);
GString *vigie_check_read_all (int fd, gsize max_length);

G_END_DECLS
