/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-messenger.h"

G_BEGIN_DECLS

/**
 * VigieSimulatedMessenger:
 *
 * An account out of a scenario file (docs/scenarios.md): for practice, tests and pictures. Implements
 * #VigieMessenger with the same refusals, delays and losses that a service has. Main thread only.
 */
#define VIGIE_TYPE_SIMULATED_MESSENGER (vigie_simulated_messenger_get_type ())
G_DECLARE_FINAL_TYPE (VigieSimulatedMessenger, vigie_simulated_messenger, VIGIE, SIMULATED_MESSENGER, GObject)

/* @now: Unix time that the scenario's relative times count from, seconds, UTC.
 * Errors: VIGIE_ERROR_INVALID_FILE ("line 3, column 7: …"), VIGIE_ERROR_STORAGE. */
VigieSimulatedMessenger *
vigie_simulated_messenger_new_from_file (const char *path, gint64 now, GError **error);
VigieSimulatedMessenger *vigie_simulated_messenger_new_from_data (
    const char *name, const char *data, gsize length, gint64 now, GError **error);
/* The practice account; translated. */
VigieSimulatedMessenger *vigie_simulated_messenger_new_practice (gint64 now, GError **error);

/* What the scenario says of itself, for a test or a picture; "" if nothing. */
const char *vigie_simulated_messenger_get_description (VigieSimulatedMessenger *self);

/* As if the person did it on the phone, whose session is old enough for everything: takes effect after the
 * scenario's phone_delay, in silence as with a real service. The window offers it in practice only. */
const char *vigie_simulated_messenger_get_email_code (VigieSimulatedMessenger *self);
void vigie_simulated_messenger_do_on_phone (VigieSimulatedMessenger *self, const VigieAction *action);

G_END_DECLS
