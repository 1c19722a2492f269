/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-fetch-pin.h"

struct _VigieFetchPin
{
  GNetworkAddress parent_instance;

  GSocketAddress *address; /* (owned) */
};

static GSocketAddressEnumerator *
vigie_fetch_pin_enumerate (GSocketConnectable *connectable)
{
  return g_socket_connectable_enumerate (G_SOCKET_CONNECTABLE (VIGIE_FETCH_PIN (connectable)->address));
}

static void
vigie_fetch_pin_connectable_init (GSocketConnectableIface *iface)
{
  iface->enumerate = vigie_fetch_pin_enumerate;
  iface->proxy_enumerate = vigie_fetch_pin_enumerate;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (VigieFetchPin,
                               vigie_fetch_pin,
                               G_TYPE_NETWORK_ADDRESS,
                               G_IMPLEMENT_INTERFACE (G_TYPE_SOCKET_CONNECTABLE,
                                                      vigie_fetch_pin_connectable_init))

static void
vigie_fetch_pin_dispose (GObject *object)
{
  g_clear_object (&VIGIE_FETCH_PIN (object)->address);
  G_OBJECT_CLASS (vigie_fetch_pin_parent_class)->dispose (object);
}

static void
vigie_fetch_pin_class_init (VigieFetchPinClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vigie_fetch_pin_dispose;
}

static void
vigie_fetch_pin_init (VigieFetchPin *self)
{
}

/**
 * vigie_fetch_pin_new:
 * @host: its name, or its address as text
 * @address: where it is reached
 * @port: 1 to 65535
 *
 * Returns: (transfer full): a new pin
 */
GSocketConnectable *
vigie_fetch_pin_new (const char *host, GInetAddress *address, guint16 port)
{
  VigieFetchPin *self = g_object_new (VIGIE_TYPE_FETCH_PIN, "hostname", host, "port", (guint) port, NULL);

  self->address = g_inet_socket_address_new (address, port);
  return G_SOCKET_CONNECTABLE (self);
}
