/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-telegram-messenger.h"

G_BEGIN_DECLS

gboolean
vigie_cli_sign_in (VigieTelegramMessenger *messenger, gboolean keep, int password_fd, GError **error);

G_END_DECLS
