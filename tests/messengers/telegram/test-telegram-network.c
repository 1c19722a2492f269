/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-telegram-network.h"

#include <string.h>

#include "fake-td.h"
#include "vigie-error.h"

/* The desktop's network, as a test wants it. */

#define TEST_TYPE_MONITOR (test_monitor_get_type ())
G_DECLARE_FINAL_TYPE (TestMonitor, test_monitor, TEST, MONITOR, GObject)

struct _TestMonitor
{
  GObject parent_instance;

  gboolean is_available;
};

static gboolean
initable_init (GInitable *initable, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
initable_iface_init (GInitableIface *iface)
{
  iface->init = initable_init;
}

static void
monitor_iface_init (GNetworkMonitorInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestMonitor,
                               test_monitor,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_iface_init)
                                   G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, monitor_iface_init))

static void
test_monitor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == 1)
    g_value_set_boolean (value, TEST_MONITOR (object)->is_available);
  else if (prop_id == 2)
    g_value_set_boolean (value, FALSE);
  else
    g_value_set_enum (value, G_NETWORK_CONNECTIVITY_FULL);
}

static void
test_monitor_class_init (TestMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_monitor_get_property;
  g_object_class_override_property (object_class, 1, "network-available");
  g_object_class_override_property (object_class, 2, "network-metered");
  g_object_class_override_property (object_class, 3, "connectivity");
}

static void
test_monitor_init (TestMonitor *self)
{
}

/* The desktop's proxies, as a test wants them. */

#define TEST_TYPE_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GObject)

struct _TestResolver
{
  GObject parent_instance;

  const char *const *proxies; /* (unowned) */
};

static void
lookup_async (GProxyResolver *resolver,
              const char *uri,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_return_pointer (task, g_strdupv ((char **) TEST_RESOLVER (resolver)->proxies),
                         (GDestroyNotify) g_strfreev);
}

static char **
lookup_finish (GProxyResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
resolver_iface_init (GProxyResolverInterface *iface)
{
  iface->lookup_async = lookup_async;
  iface->lookup_finish = lookup_finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestResolver,
                               test_resolver,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER, resolver_iface_init))

static void
test_resolver_class_init (TestResolverClass *klass)
{
}

static void
test_resolver_init (TestResolver *self)
{
}

static void
change (TestMonitor *monitor, gboolean is_available)
{
  monitor->is_available = is_available;
  g_signal_emit_by_name (monitor, "network-changed", is_available);
}

static void
expect_network (const char *type)
{
  g_free (fake_td_expect ("setNetworkType"));
  g_assert_nonnull (strstr (fake_td_get_request (), type));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *has_looked = user_data;

  *has_looked = vigie_telegram_network_look_finish (VIGIE_TELEGRAM_NETWORK (source), result, NULL);
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* A monitor without a default route says "no network", though Telegram may be reachable: only what changes is
 * passed on, and each time the network comes. */
static void
test_monitor (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestMonitor) monitor = g_object_new (TEST_TYPE_MONITOR, NULL);
  g_autoptr (GProxyResolver) resolver = g_simple_proxy_resolver_new ("direct://", NULL);
  g_autoptr (VigieTelegramNetwork) network =
      vigie_telegram_network_new (G_NETWORK_MONITOR (monitor), resolver);
  g_autoptr (VigieTdClient) client = vigie_td_client_new (vigie_td_library_get (&error));

  vigie_telegram_network_attach (network, client);
  g_free (fake_td_expect ("disableProxy"));
  expect_network ("networkTypeOther");

  change (monitor, FALSE); /* it was so before */
  change (monitor, TRUE);
  expect_network ("networkTypeOther");
  change (monitor, TRUE);
  expect_network ("networkTypeOther");
  change (monitor, FALSE);
  expect_network ("networkTypeNone");
  change (monitor, FALSE);
  change (monitor, TRUE);
  expect_network ("networkTypeOther");

  vigie_telegram_network_detach (network);
  change (monitor, FALSE);
  vigie_td_client_abandon (client);
  g_free (fake_td_expect ("close"));
  g_assert_true (vigie_td_library_wait_closed (5000));
}

/* Another proxy with another network: the old one is forgotten. */
static void
test_proxy_changes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestMonitor) monitor = g_object_new (TEST_TYPE_MONITOR, NULL);
  g_autoptr (GProxyResolver) resolver = g_simple_proxy_resolver_new ("socks5://first.example:1080", NULL);
  g_autoptr (VigieTelegramNetwork) network =
      vigie_telegram_network_new (G_NETWORK_MONITOR (monitor), resolver);
  g_autoptr (VigieTdClient) client = vigie_td_client_new (vigie_td_library_get (&error));
  gboolean has_looked = FALSE;

  vigie_telegram_network_look_async (network, NULL, looked_cb, &has_looked);
  fake_td_run_until (is_true, &has_looked);
  vigie_telegram_network_attach (network, client);
  fake_td_answer ("addProxy", "{\"@type\":\"addedProxy\",\"id\":7");
  g_assert_nonnull (strstr (fake_td_get_request (), "first.example"));
  expect_network ("networkTypeOther");
  for (guint i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }

  g_simple_proxy_resolver_set_default_proxy (G_SIMPLE_PROXY_RESOLVER (resolver),
                                             "http://second.example:3128");
  change (monitor, TRUE);
  expect_network ("networkTypeOther");
  g_free (fake_td_expect ("removeProxy"));
  g_assert_nonnull (strstr (fake_td_get_request (), "\"proxy_id\":7"));
  fake_td_answer ("addProxy", "{\"@type\":\"error\",\"code\":400,\"message\":\"no\"");
  g_assert_nonnull (strstr (fake_td_get_request (), "second.example"));

  g_simple_proxy_resolver_set_default_proxy (G_SIMPLE_PROXY_RESOLVER (resolver), "direct://");
  change (monitor, TRUE);
  expect_network ("networkTypeOther");
  g_free (fake_td_expect ("disableProxy"));

  vigie_telegram_network_detach (network);
  vigie_td_client_abandon (client);
  g_free (fake_td_expect ("close"));
  g_assert_true (vigie_td_library_wait_closed (5000));
}

static void
ignore_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_there (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

/* What the desktop asks for may be a way that TDLib does not know. Going without it would go around it. */
static void
test_proxy_kinds (void)
{
  const struct
  {
    const char *proxies[4];
    gboolean is_usable;
  } cases[] = {
    { { "direct://" }, TRUE },
    { { "socks5://p.example:1080" }, TRUE },
    { { "socks://p.example:1080" }, TRUE },
    { { "http://p.example:3128" }, TRUE },
    { { "socks4://p.example:1080", "socks5://p.example:1080" }, TRUE },
    /* The settings themselves allow to go without. */
    { { "socks4://p.example:1080", "direct://" }, TRUE },
    { { "socks4://p.example:1080" }, FALSE },
    { { "socks4a://p.example:1080", "socks4://p.example:1080" }, FALSE },
    { { "https://p.example:443" }, FALSE },
    { { "https://p.example:443", "nonsense" }, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TestMonitor) monitor = g_object_new (TEST_TYPE_MONITOR, NULL);
      g_autoptr (TestResolver) resolver = g_object_new (TEST_TYPE_RESOLVER, NULL);
      g_autoptr (VigieTelegramNetwork) network =
          vigie_telegram_network_new (G_NETWORK_MONITOR (monitor), G_PROXY_RESOLVER (resolver));
      g_autoptr (GAsyncResult) result = NULL;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      resolver->proxies = cases[i].proxies;
      vigie_telegram_network_look_async (network, NULL, ignore_cb, &result);
      fake_td_run_until (is_there, &result);
      g_assert_cmpint (vigie_telegram_network_look_finish (network, result, &error), ==, cases[i].is_usable);
      if (cases[i].is_usable)
        g_assert_no_error (error);
      else
        g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_PROXY_UNUSABLE);
      g_assert_cmpint (vigie_telegram_network_is_blocked (network), ==, !cases[i].is_usable);
    }
}

static void
count_cb (VigieTelegramNetwork *network, gpointer user_data)
{
  (*(guint *) user_data)++;
}

/* A network with a proxy that TDLib cannot use: it is kept off the network, not sent around the proxy. */
static void
test_proxy_becomes_unusable (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestMonitor) monitor = g_object_new (TEST_TYPE_MONITOR, NULL);
  g_autoptr (GProxyResolver) resolver = g_simple_proxy_resolver_new ("direct://", NULL);
  g_autoptr (VigieTelegramNetwork) network =
      vigie_telegram_network_new (G_NETWORK_MONITOR (monitor), resolver);
  g_autoptr (VigieTdClient) client = vigie_td_client_new (vigie_td_library_get (&error));
  guint n_changes = 0;

  g_signal_connect (network, "blocked-changed", G_CALLBACK (count_cb), &n_changes);
  vigie_telegram_network_attach (network, client);
  g_free (fake_td_expect ("disableProxy"));
  expect_network ("networkTypeOther");

  g_simple_proxy_resolver_set_default_proxy (G_SIMPLE_PROXY_RESOLVER (resolver), "socks4://p.example:1080");
  change (monitor, TRUE);
  expect_network ("networkTypeOther");
  expect_network ("networkTypeNone");
  g_assert_true (vigie_telegram_network_is_blocked (network));
  g_assert_cmpuint (n_changes, ==, 1);

  g_simple_proxy_resolver_set_default_proxy (G_SIMPLE_PROXY_RESOLVER (resolver), "socks5://p.example:1080");
  change (monitor, TRUE);
  fake_td_answer ("addProxy", "{\"@type\":\"addedProxy\",\"id\":7");
  expect_network ("networkTypeOther");
  g_assert_false (vigie_telegram_network_is_blocked (network));
  g_assert_cmpuint (n_changes, ==, 2);

  vigie_telegram_network_detach (network);
  vigie_td_client_abandon (client);
  g_free (fake_td_expect ("close"));
  g_assert_true (vigie_td_library_wait_closed (5000));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fake_td_init ();

  g_test_add_func ("/telegram-network/monitor", test_monitor);
  g_test_add_func ("/telegram-network/proxy-changes", test_proxy_changes);
  g_test_add_func ("/telegram-network/proxy-kinds", test_proxy_kinds);
  g_test_add_func ("/telegram-network/proxy-becomes-unusable", test_proxy_becomes_unusable);

  return g_test_run ();
}
