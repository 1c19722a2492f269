/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-connection-watch.h"

/* A network that is just coming up is not worth a word, seconds. */
#define LASTING_SECONDS 2

struct _VigieConnectionWatch
{
  GObject parent_instance;

  GNetworkMonitor *monitor;  /* (owned) */
  VigieMessenger *messenger; /* (owned) (nullable) */
  gulong connection_id;
  guint lasting_id;
  gboolean is_offline;
};

G_DEFINE_FINAL_TYPE (VigieConnectionWatch, vigie_connection_watch, G_TYPE_OBJECT)

typedef enum
{
  PROP_IS_OFFLINE = 1,
} VigieConnectionWatchProperty;

static GParamSpec *properties[PROP_IS_OFFLINE + 1];

static void
set_is_offline (VigieConnectionWatch *self, gboolean is_offline)
{
  if (self->is_offline == is_offline)
    return;

  self->is_offline = is_offline;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_OFFLINE]);
}

/* The monitor alone is not to be believed when the service answers: without a default route it says that
 * there is no network. */
static gboolean
lacks_connection (VigieConnectionWatch *self)
{
  const VigieConnection connection =
      self->messenger != NULL ? vigie_messenger_get_connection (self->messenger) : VIGIE_CONNECTION_UNKNOWN;

  switch (connection)
    {
    case VIGIE_CONNECTION_WAITING_FOR_NETWORK:
      return TRUE;
    case VIGIE_CONNECTION_UPDATING:
    case VIGIE_CONNECTION_READY:
      return FALSE;
    case VIGIE_CONNECTION_UNKNOWN:
    case VIGIE_CONNECTION_CONNECTING_TO_PROXY:
    case VIGIE_CONNECTION_CONNECTING:
    default:
      return !g_network_monitor_get_network_available (self->monitor);
    }
}

static void
lasting_cb (gpointer user_data)
{
  VigieConnectionWatch *self = user_data;

  self->lasting_id = 0;
  set_is_offline (self, lacks_connection (self));
}

static void
update (VigieConnectionWatch *self)
{
  if (!lacks_connection (self))
    {
      g_clear_handle_id (&self->lasting_id, g_source_remove);
      set_is_offline (self, FALSE);
    }
  else if (!self->is_offline && self->lasting_id == 0)
    {
      self->lasting_id = g_timeout_add_seconds_once (LASTING_SECONDS, lasting_cb, self);
    }
}

static void
vigie_connection_watch_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((VigieConnectionWatchProperty) prop_id)
    {
    case PROP_IS_OFFLINE:
      g_value_set_boolean (value, VIGIE_CONNECTION_WATCH (object)->is_offline);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vigie_connection_watch_dispose (GObject *object)
{
  VigieConnectionWatch *self = VIGIE_CONNECTION_WATCH (object);

  g_clear_handle_id (&self->lasting_id, g_source_remove);
  if (self->messenger != NULL)
    g_clear_signal_handler (&self->connection_id, self->messenger);
  g_clear_object (&self->messenger);
  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (vigie_connection_watch_parent_class)->dispose (object);
}

static void
vigie_connection_watch_class_init (VigieConnectionWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vigie_connection_watch_get_property;
  object_class->dispose = vigie_connection_watch_dispose;

  properties[PROP_IS_OFFLINE] =
      g_param_spec_boolean ("is-offline", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
vigie_connection_watch_init (VigieConnectionWatch *self)
{
}

/**
 * vigie_connection_watch_new:
 * @monitor: (nullable): %NULL: the desktop's
 *
 * Returns: (transfer full): a watch that knows no service yet
 */
VigieConnectionWatch *
vigie_connection_watch_new (GNetworkMonitor *monitor)
{
  VigieConnectionWatch *self = g_object_new (VIGIE_TYPE_CONNECTION_WATCH, NULL);

  self->monitor = g_object_ref (monitor != NULL ? monitor : g_network_monitor_get_default ());
  g_signal_connect_object (self->monitor, "network-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/**
 * vigie_connection_watch_set_messenger:
 * @self: a watch
 * @messenger: (nullable): whose library is to be heard too
 */
void
vigie_connection_watch_set_messenger (VigieConnectionWatch *self, VigieMessenger *messenger)
{
  g_return_if_fail (VIGIE_IS_CONNECTION_WATCH (self));

  if (self->messenger == messenger)
    return;
  if (self->messenger != NULL)
    g_clear_signal_handler (&self->connection_id, self->messenger);
  g_set_object (&self->messenger, messenger);
  if (messenger != NULL)
    self->connection_id =
        g_signal_connect_swapped (messenger, "notify::connection", G_CALLBACK (update), self);
  update (self);
}

/**
 * vigie_connection_watch_get_is_offline:
 * @self: a watch
 *
 * Returns: whether the connection has been lacking for some seconds
 */
gboolean
vigie_connection_watch_get_is_offline (VigieConnectionWatch *self)
{
  g_return_val_if_fail (VIGIE_IS_CONNECTION_WATCH (self), FALSE);

  return self->is_offline;
}
