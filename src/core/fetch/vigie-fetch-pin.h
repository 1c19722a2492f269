/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VigieFetchPin:
 *
 * A host by its name, for the certificate, and the one address that it is reached at: nobody looks the name
 * up again.
 */
#define VIGIE_TYPE_FETCH_PIN (vigie_fetch_pin_get_type ())
G_DECLARE_FINAL_TYPE (VigieFetchPin, vigie_fetch_pin, VIGIE, FETCH_PIN, GNetworkAddress)

GSocketConnectable *vigie_fetch_pin_new (const char *host, GInetAddress *address, guint16 port);

G_END_DECLS
