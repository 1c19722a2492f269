/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-telegram-network.h"

#include "vigie-error.h"

/* An address of Telegram (data centre 2), as a proxy setting sees it. Only looked up in the settings. */
#define TELEGRAM_URI "https://149.154.167.50/"

/* A proxy setting may name a script that must be fetched; without an answer the start is not held up longer.
 */
#define LOOK_MS 3000

struct _VigieTelegramNetwork
{
  GObject parent_instance;

  GNetworkMonitor *monitor; /* (owned) */
  GProxyResolver *resolver; /* (owned) */
  VigieTdClient *client;    /* (owned) (nullable) */
  GCancellable *looks;      /* (owned) (nullable) the lookup under way */
  char *proxy;              /* (owned) (nullable) the wanted proxy; may hold a password, never logged */
  char *told;               /* (owned) (nullable) the proxy that the client was told */
  gint64 proxy_id;          /* the client's number for it; 0 if none */
  gboolean is_blocked;      /* there are proxies, and TDLib can use none of them */
  gboolean was_available;
};

G_DEFINE_FINAL_TYPE (VigieTelegramNetwork, vigie_telegram_network, G_TYPE_OBJECT)

enum
{
  SIGNAL_BLOCKED_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
add_proxy_type (VigieTdRequest *request, GUri *uri)
{
  const char *user = g_uri_get_user (uri);
  const char *password = g_uri_get_password (uri);
  gboolean is_http = g_str_equal (g_uri_get_scheme (uri), "http");

  vigie_td_request_open_object (request, "type", is_http ? "proxyTypeHttp" : "proxyTypeSocks5");
  vigie_td_request_add_text (request, "username", user != NULL ? user : "");
  vigie_td_request_add_text (request, "password", password != NULL ? password : "");
  if (is_http)
    vigie_td_request_add_bool (request, "http_only", FALSE);
  vigie_td_request_close_object (request);
}

static void
add_proxy_fields (VigieTdRequest *request, GUri *uri)
{
  vigie_td_request_add_text (request, "server", g_uri_get_host (uri));
  vigie_td_request_add_int (request, "port", g_uri_get_port (uri) > 0 ? g_uri_get_port (uri) : 1080);
  add_proxy_type (request, uri);
}

/**
 * vigie_telegram_network_to_request:
 * @proxy_uri: as #GProxyResolver gives them
 *
 * Returns: (transfer full) (nullable): the request that makes TDLib use that proxy, for both versions at once
 *   (1.8.38 reads the fields of the request, 1.8.65 those of its "proxy"; each ignores the other's); %NULL if
 *   TDLib cannot use such a proxy
 */
VigieTdRequest *
vigie_telegram_network_to_request (const char *proxy_uri)
{
  g_autoptr (GUri) uri = g_uri_parse (proxy_uri, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_NON_DNS, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";
  VigieTdRequest *request;

  if (!g_str_equal (scheme, "http") && !g_str_equal (scheme, "socks") && !g_str_equal (scheme, "socks5"))
    return NULL;

  if (g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return NULL;

  request = vigie_td_request_new ("addProxy");
  add_proxy_fields (request, uri);
  vigie_td_request_add_bool (request, "enable", TRUE);
  vigie_td_request_open_object (request, "proxy", "proxy");
  add_proxy_fields (request, uri);
  vigie_td_request_close_object (request);
  vigie_td_request_add_text (request, "comment", "");
  return request;
}

static void
tell_network (VigieTelegramNetwork *self, gboolean is_available)
{
  VigieTdRequest *request;

  if (self->client == NULL)
    return;

  request = vigie_td_request_new ("setNetworkType");
  vigie_td_request_open_object (request, "type", is_available ? "networkTypeOther" : "networkTypeNone");
  vigie_td_request_close_object (request);
  vigie_td_client_send (self->client, request);
}

static void
proxy_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieTelegramNetwork) self = VIGIE_TELEGRAM_NETWORK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) reply = vigie_td_client_send_finish (VIGIE_TD_CLIENT (source), result, &error);
  VigieTdReader reader = { reply, FALSE };

  if (reply == NULL)
    {
      g_debug ("TDLib did not take the proxy: %s", error->message);
      return;
    }

  self->proxy_id = vigie_td_reader_get_int (&reader, "id", 0, G_MAXINT32);
}

static void
tell_proxy (VigieTelegramNetwork *self)
{
  VigieTdRequest *request = self->proxy != NULL ? vigie_telegram_network_to_request (self->proxy) : NULL;

  if (self->client == NULL)
    {
      g_clear_pointer (&request, vigie_td_request_free);
      return;
    }

  if (self->proxy_id > 0)
    {
      VigieTdRequest *removal = vigie_td_request_new ("removeProxy");

      vigie_td_request_add_int (removal, "proxy_id", self->proxy_id);
      vigie_td_client_send (self->client, removal);
      self->proxy_id = 0;
    }

  if (request != NULL)
    vigie_td_client_send_async (self->client, request, NULL, NULL, proxy_added_cb, g_object_ref (self));
  else
    vigie_td_client_send (self->client, vigie_td_request_new ("disableProxy"));

  g_set_str (&self->told, self->proxy);
}

/* The first that TDLib can use, into @proxy; "direct" before it means none. Without either there is no way
 * that the desktop's settings allow. */
static gboolean
choose (char **proxies, const char **proxy)
{
  *proxy = NULL;
  for (gsize i = 0; proxies[i] != NULL; i++)
    {
      VigieTdRequest *request;

      if (g_str_has_prefix (proxies[i], "direct:"))
        return TRUE;

      request = vigie_telegram_network_to_request (proxies[i]);
      if (request == NULL)
        continue;

      vigie_td_request_free (request);
      *proxy = proxies[i];
      return TRUE;
    }

  return proxies[0] == NULL;
}

/* Data of a task of look_async. */
typedef struct
{
  GCancellable *looks; /* (owned) */
  GSource *timeout;    /* (owned) */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_source_destroy (look->timeout);
  g_source_unref (look->timeout);
  g_object_unref (look->looks);
  g_free (look);
}

static gboolean
look_timeout_cb (gpointer user_data)
{
  Look *look = user_data;

  g_cancellable_cancel (look->looks);
  return G_SOURCE_REMOVE;
}

static void
lookup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, &error);
  VigieTelegramNetwork *self = g_task_get_source_object (task);
  const char *proxy;

  if (g_task_return_error_if_cancelled (task))
    return;

  /* No answer leaves the proxy as it was. */
  if (proxies != NULL)
    {
      self->is_blocked = !choose (proxies, &proxy);
      g_set_str (&self->proxy, proxy);
    }
  else
    g_debug ("The proxy settings do not answer");

  if (self->is_blocked)
    g_task_return_new_error_literal (task, VIGIE_ERROR, VIGIE_ERROR_PROXY_UNUSABLE,
                                     "TDLib can use none of the desktop's proxies");
  else
    g_task_return_boolean (task, TRUE);
}

static void
looked_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VigieTelegramNetwork *self = VIGIE_TELEGRAM_NETWORK (source);
  const gboolean was_blocked = GPOINTER_TO_INT (user_data);
  g_autoptr (GError) error = NULL;

  if (!vigie_telegram_network_look_finish (self, result, &error) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (!self->is_blocked && g_strcmp0 (self->proxy, self->told) != 0)
    tell_proxy (self);
  if (self->is_blocked != was_blocked)
    {
      tell_network (self, !self->is_blocked);
      g_signal_emit (self, signals[SIGNAL_BLOCKED_CHANGED], 0);
    }
}

/* What the monitor says at the start is not passed on: without a default route it says "no network", though
 * Telegram may be reachable. What changes is. */
static void
network_changed_cb (GNetworkMonitor *monitor, gboolean is_available, gpointer user_data)
{
  VigieTelegramNetwork *self = VIGIE_TELEGRAM_NETWORK (user_data);

  if (self->client == NULL)
    return;

  if ((is_available || self->was_available) && !self->is_blocked)
    tell_network (self, is_available);
  self->was_available = is_available;

  if (self->looks != NULL)
    g_cancellable_cancel (self->looks);
  g_clear_object (&self->looks);
  if (!is_available)
    return;

  self->looks = g_cancellable_new ();
  vigie_telegram_network_look_async (self, self->looks, looked_again_cb, GINT_TO_POINTER (self->is_blocked));
}

static void
vigie_telegram_network_dispose (GObject *object)
{
  VigieTelegramNetwork *self = VIGIE_TELEGRAM_NETWORK (object);

  vigie_telegram_network_detach (self);
  g_clear_object (&self->monitor);
  g_clear_object (&self->resolver);

  G_OBJECT_CLASS (vigie_telegram_network_parent_class)->dispose (object);
}

static void
vigie_telegram_network_finalize (GObject *object)
{
  VigieTelegramNetwork *self = VIGIE_TELEGRAM_NETWORK (object);

  g_free (self->proxy);
  g_free (self->told);

  G_OBJECT_CLASS (vigie_telegram_network_parent_class)->finalize (object);
}

static void
vigie_telegram_network_class_init (VigieTelegramNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vigie_telegram_network_dispose;
  object_class->finalize = vigie_telegram_network_finalize;

  signals[SIGNAL_BLOCKED_CHANGED] = g_signal_new ("blocked-changed", VIGIE_TYPE_TELEGRAM_NETWORK,
                                                  G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vigie_telegram_network_init (VigieTelegramNetwork *self)
{
}

/**
 * vigie_telegram_network_new:
 * @monitor: (nullable): %NULL: the desktop's
 * @resolver: (nullable): %NULL: the desktop's
 *
 * Returns: (transfer full): a new object, attached to nothing
 */
VigieTelegramNetwork *
vigie_telegram_network_new (GNetworkMonitor *monitor, GProxyResolver *resolver)
{
  VigieTelegramNetwork *self = g_object_new (VIGIE_TYPE_TELEGRAM_NETWORK, NULL);

  self->monitor = g_object_ref (monitor != NULL ? monitor : g_network_monitor_get_default ());
  self->resolver = g_object_ref (resolver != NULL ? resolver : g_proxy_resolver_get_default ());
  return self;
}

/**
 * vigie_telegram_network_look_async:
 *
 * Asks the desktop which proxy to use; takes at most three seconds. To be done before the client starts, so
 * that it makes no connection past the proxy.
 */
void
vigie_telegram_network_look_async (VigieTelegramNetwork *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Look *look = g_new0 (Look, 1);

  g_task_set_source_tag (task, vigie_telegram_network_look_async);
  look->looks = g_cancellable_new ();
  look->timeout = g_timeout_source_new (LOOK_MS);
  g_source_set_callback (look->timeout, look_timeout_cb, look, NULL);
  g_source_attach (look->timeout, g_task_get_context (task));
  g_task_set_task_data (task, look, look_free);

  g_proxy_resolver_lookup_async (self->resolver, TELEGRAM_URI, look->looks, lookup_cb,
                                 g_steal_pointer (&task));
}

/**
 * vigie_telegram_network_look_finish:
 *
 * Returns: %FALSE with %VIGIE_ERROR_PROXY_UNUSABLE if there are proxies, and TDLib can use none of them: what
 *   connects all the same would go around them; or with %G_IO_ERROR_CANCELLED
 */
gboolean
vigie_telegram_network_look_finish (VigieTelegramNetwork *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * vigie_telegram_network_attach:
 * @client: was just sent its parameters
 *
 * Tells @client the proxy found, and from now on each change.
 */
void
vigie_telegram_network_attach (VigieTelegramNetwork *self, VigieTdClient *client)
{
  vigie_telegram_network_detach (self);

  self->client = g_object_ref (client);
  self->was_available = g_network_monitor_get_network_available (self->monitor);
  g_signal_connect_object (self->monitor, "network-changed", G_CALLBACK (network_changed_cb), self,
                           G_CONNECT_DEFAULT);
  tell_proxy (self);
  tell_network (self, TRUE);
}

/**
 * vigie_telegram_network_is_blocked:
 *
 * Returns: whether the desktop wants a proxy that TDLib cannot use, and nothing is reached for that
 */
gboolean
vigie_telegram_network_is_blocked (VigieTelegramNetwork *self)
{
  return self->is_blocked;
}

/**
 * vigie_telegram_network_detach:
 *
 * Tells the client nothing more.
 */
void
vigie_telegram_network_detach (VigieTelegramNetwork *self)
{
  if (self->client == NULL)
    return;

  g_signal_handlers_disconnect_by_func (self->monitor, network_changed_cb, self);
  if (self->looks != NULL)
    g_cancellable_cancel (self->looks);
  g_clear_object (&self->looks);
  g_clear_object (&self->client);
  self->proxy_id = 0;
}
