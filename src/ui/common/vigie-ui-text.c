/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-ui-text.h"

#include <glib/gi18n.h>

/* Flood waits of up to a minute come without a word: who waits is told something before they give up. */
#define STILL_WAITING_SECONDS 4

/**
 * vigie_device_kind_icon:
 * @kind: a kind of device
 *
 * Returns: (transfer none): the name of its picture
 */
const char *
vigie_device_kind_icon (VigieDeviceKind kind)
{
  switch (kind)
    {
    case VIGIE_DEVICE_PHONE:
      return "vigie-device-phone-symbolic";
    case VIGIE_DEVICE_TABLET:
      return "vigie-device-tablet-symbolic";
    case VIGIE_DEVICE_COMPUTER:
      return "vigie-device-computer-symbolic";
    case VIGIE_DEVICE_BROWSER:
      return "vigie-device-browser-symbolic";
    case VIGIE_DEVICE_CONSOLE:
      return "vigie-device-console-symbolic";
    case VIGIE_DEVICE_UNKNOWN:
    default:
      return "vigie-device-unknown-symbolic";
    }
}

/**
 * vigie_device_kind_word:
 * @kind: a kind of device
 *
 * Returns: (transfer none): what a screen reader says for the picture of @kind, translated
 */
const char *
vigie_device_kind_word (VigieDeviceKind kind)
{
  switch (kind)
    {
    case VIGIE_DEVICE_PHONE:
      return C_ ("device", "Phone");
    case VIGIE_DEVICE_TABLET:
      return C_ ("device", "Tablet");
    case VIGIE_DEVICE_COMPUTER:
      return C_ ("device", "Computer");
    case VIGIE_DEVICE_BROWSER:
      return C_ ("device", "Web browser");
    case VIGIE_DEVICE_CONSOLE:
      return C_ ("device", "Game console");
    case VIGIE_DEVICE_UNKNOWN:
    default:
      return C_ ("device", "Unknown device");
    }
}

static const char *
get_connection_sentence (VigieConnection connection)
{
  switch (connection)
    {
    case VIGIE_CONNECTION_WAITING_FOR_NETWORK:
      return _ ("This computer has no connection to the internet.");
    case VIGIE_CONNECTION_PROXY_UNUSABLE:
      return _ ("Telegram’s library cannot use the proxy of this computer, and Vigie does not go around it.");
    case VIGIE_CONNECTION_CONNECTING_TO_PROXY:
      return _ ("Connecting to the proxy…");
    case VIGIE_CONNECTION_CONNECTING:
      return _ ("Connecting to the service…");
    case VIGIE_CONNECTION_UPDATING:
    case VIGIE_CONNECTION_READY:
    case VIGIE_CONNECTION_UNKNOWN:
    default:
      return _ ("The service may take up to a minute.");
    }
}

/**
 * vigie_still_waiting_text:
 * @messenger: who was asked something
 * @since: since when, monotonic, microseconds; 0 if nothing is under way
 *
 * Returns: (transfer full) (nullable): what to say of an answer that does not come, translated; %NULL while
 * it is too early to say anything
 */
char *
vigie_still_waiting_text (VigieMessenger *messenger, gint64 since)
{
  if (since == 0 || g_get_monotonic_time () - since < STILL_WAITING_SECONDS * G_USEC_PER_SEC)
    return NULL;

  return g_strdup_printf ("%s %s", _ ("Still waiting for the answer."),
                          get_connection_sentence (vigie_messenger_get_connection (messenger)));
}
