/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-ui-text.h"

#include <glib/gi18n.h>

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
