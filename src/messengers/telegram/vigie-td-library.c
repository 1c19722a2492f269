/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-td-library.h"

#include <gmodule.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "vigie-config.h"
#include "vigie-error.h"
#include "vigie-td-names.h"

/* How long one td_receive () may block; it returns at once when there is something. */
#define RECEIVE_SECONDS 30.0

struct _VigieTdLibrary
{
  int (*create_client_id) (void);
  void (*send) (int client_id, const char *request);
  const char *(*receive) (double timeout);
  const char *(*execute) (const char *request);
  void (*set_log_message_callback) (int max_level, void (*callback) (int level, const char *message));

  GMutex lock;
  GCond all_closed;
  GHashTable *routes;    /* client id → Route; those that have not said "closed" */
  gboolean is_receiving; /* the thread runs; it ends by itself when no route is left */
};

/* Where the messages of one client go. */
typedef struct
{
  gatomicrefcount ref_count;
  GMainContext *context; /* (owned) */
  GWeakRef target;
  VigieTdDeliverFunc deliver;
} Route;

/* One message on its way from the receiving thread to the client's context. */
typedef struct
{
  Route *route;       /* (owned) */
  JsonObject *object; /* (owned) (nullable) */
  char *extra;        /* (owned) (nullable) */
  GError *error;      /* (owned) (nullable) */
} Delivery;

/* TDLib's level of what it does not survive. */
#define LEVEL_FATAL 0

static char *last_words; /* (owned) for the life of the program */
static GMutex library_lock;
static VigieTdLibrary *library; /* set once it is loaded and silent */

static Route *
route_ref (Route *route)
{
  g_atomic_ref_count_inc (&route->ref_count);
  return route;
}

static void
route_unref (Route *route)
{
  if (!g_atomic_ref_count_dec (&route->ref_count))
    return;

  g_main_context_unref (route->context);
  g_weak_ref_clear (&route->target);
  g_free (route);
}

static void
delivery_free (gpointer data)
{
  Delivery *delivery = data;

  route_unref (delivery->route);
  g_clear_pointer (&delivery->object, json_object_unref);
  g_free (delivery->extra);
  g_clear_error (&delivery->error);
  g_free (delivery);
}

static gboolean
deliver_cb (gpointer data)
{
  Delivery *delivery = data;
  g_autoptr (GObject) target = g_weak_ref_get (&delivery->route->target);

  if (target != NULL)
    delivery->route->deliver (delivery->object, delivery->extra, delivery->error, target);

  return G_SOURCE_REMOVE;
}

/* Always through a source: g_main_context_invoke () would call at once when nobody runs the context. */
static void
deliver (Delivery *delivery)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, delivery, delivery_free);
  g_source_attach (source, delivery->route->context);
}

static gboolean
says_closed (JsonObject *object)
{
  VigieTdReader update = { object, FALSE };
  VigieTdReader state = { vigie_td_reader_get_object (&update, "authorization_state"), FALSE };

  return vigie_td_reader_is (&update, "updateAuthorizationState") &&
         vigie_td_reader_is (&state, "authorizationStateClosed");
}

static Route *
find_route (VigieTdLibrary *self, int client_id, gboolean remove)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Route *route = g_hash_table_lookup (self->routes, GINT_TO_POINTER (client_id));

  if (route == NULL)
    return NULL;

  route_ref (route);
  if (remove)
    g_hash_table_remove (self->routes, GINT_TO_POINTER (client_id));
  return route;
}

/* In the receiving thread. What is dropped here was looked at by its first bytes only. */
static void
take_message (VigieTdLibrary *self, const char *text)
{
  VigieTdMessageKind kind = vigie_td_message_classify (text);
  gsize length;
  int client_id = 0;
  Delivery *delivery;
  Route *route;
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *extra = NULL;

  if (kind == VIGIE_TD_MESSAGE_DROP)
    return;

  length = strlen (text);
  object = vigie_td_message_parse (text, length, &error);
  if (object != NULL)
    {
      VigieTdReader reader = { object, FALSE };

      client_id = (int) vigie_td_reader_get_int (&reader, "@client_id", 1, G_MAXINT);
      if (kind == VIGIE_TD_MESSAGE_REPLY)
        extra = g_strdup (vigie_td_reader_get_text (&reader, "@extra"));
    }
  else if (kind == VIGIE_TD_MESSAGE_REPLY)
    {
      extra = vigie_td_message_dup_last_extra (text, length, &client_id);
    }

  route =
      find_route (self, client_id, object != NULL && kind == VIGIE_TD_MESSAGE_UPDATE && says_closed (object));
  if (route == NULL || (kind == VIGIE_TD_MESSAGE_REPLY && (extra == NULL || *extra == '\0')))
    {
      g_debug ("A message of %" G_GSIZE_FORMAT " bytes belongs to no request", length);
      g_clear_pointer (&route, route_unref);
      return;
    }

  delivery = g_new0 (Delivery, 1);
  delivery->route = route;
  delivery->object = g_steal_pointer (&object);
  delivery->extra = g_steal_pointer (&extra);
  delivery->error = g_steal_pointer (&error);
  deliver (delivery);
}

static gpointer
receive_thread (gpointer data)
{
  VigieTdLibrary *self = data;

  for (;;)
    {
      const char *text = self->receive (RECEIVE_SECONDS);

      if (text != NULL)
        take_message (self, text);

      g_mutex_lock (&self->lock);
      if (g_hash_table_size (self->routes) == 0)
        {
          self->is_receiving = FALSE;
          g_cond_broadcast (&self->all_closed);
          g_mutex_unlock (&self->lock);
          return NULL;
        }
      g_mutex_unlock (&self->lock);
    }
}

static gboolean
execute_ok (VigieTdLibrary *self, VigieTdRequest *request)
{
  const char *text = self->execute (vigie_td_request_end (request, NULL));
  g_autoptr (JsonObject) object = NULL;
  VigieTdReader reader = { NULL, FALSE };

  if (text == NULL)
    return FALSE;

  object = vigie_td_message_parse (text, strlen (text), NULL);
  reader.object = object;
  return vigie_td_reader_is (&reader, "ok");
}

/* TDLib logs requests, passwords among them, to standard error unless told otherwise. Nothing else may be
 * asked of it before this, and nothing at all if it does not obey. */
static gboolean
silence (VigieTdLibrary *self, GError **error)
{
  g_autoptr (VigieTdRequest) level = vigie_td_request_new ("setLogVerbosityLevel");
  g_autoptr (VigieTdRequest) stream = vigie_td_request_new ("setLogStream");

  vigie_td_request_add_int (level, "new_verbosity_level", 0);
  vigie_td_request_open_object (stream, "log_stream", "logStreamEmpty");
  vigie_td_request_close_object (stream);

  if (execute_ok (self, level) && execute_ok (self, stream))
    return TRUE;

  g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED, "TDLib did not switch its own log off");
  return FALSE;
}

/* In any thread. The program ends after this, in TDLib's hands: all that can be done is to say why. TDLib's
 * own words are not shown: what they hold is not known. */
static void
fatal_cb (int level, const char *message)
{
  if (level == LEVEL_FATAL && write (STDERR_FILENO, last_words, strlen (last_words)) < 0)
    return;
}

static void
listen_to_last_words (VigieTdLibrary *self)
{
  last_words =
      g_strconcat ("\n",
                   _ ("The library that speaks with Telegram gave up, and Vigie ends with it. Is the "
                      "disk full? What it was signed in to, it signs out at the next start."),
                   "\n", NULL);
  self->set_log_message_callback (LEVEL_FATAL, fatal_cb);
}

static gboolean
find_functions (VigieTdLibrary *self, GModule *module)
{
  /* Not worth being without TDLib for. */
  if (!g_module_symbol (module, "td_set_log_message_callback", (gpointer *) &self->set_log_message_callback))
    self->set_log_message_callback = NULL;

  return g_module_symbol (module, "td_create_client_id", (gpointer *) &self->create_client_id) &&
         g_module_symbol (module, "td_send", (gpointer *) &self->send) &&
         g_module_symbol (module, "td_receive", (gpointer *) &self->receive) &&
         g_module_symbol (module, "td_execute", (gpointer *) &self->execute);
}

static VigieTdLibrary *
load (GError **error)
{
  g_auto (GStrv) names = vigie_td_names_list ();
  VigieTdLibrary self = { NULL };
  GModule *module = NULL;

  for (gsize i = 0; names[i] != NULL && module == NULL; i++)
    {
      module = g_module_open (names[i], G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
      if (module != NULL && !find_functions (&self, module))
        g_clear_pointer (&module, g_module_close);
    }

  if (module == NULL)
    {
      g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_LIBRARY_MISSING,
                           "no usable libtdjson is installed");
      return NULL;
    }

  /* TDLib starts threads of its own, which cannot lose their code. */
  g_module_make_resident (module);
  if (!silence (&self, error))
    return NULL;
  if (self.set_log_message_callback != NULL)
    listen_to_last_words (&self);

  self.routes = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, (GDestroyNotify) route_unref);
  library = g_memdup2 (&self, sizeof self);
  g_mutex_init (&library->lock);
  g_cond_init (&library->all_closed);
  return library;
}

/**
 * vigie_td_library_is_present:
 *
 * Looks for the library without loading it, as far as that can be told.
 *
 * Returns: %FALSE with %VIGIE_ERROR_LIBRARY_MISSING if there is none
 */
gboolean
vigie_td_library_is_present (GError **error)
{
  if (library != NULL || vigie_td_names_is_seen ())
    return TRUE;

  return vigie_td_library_get (error) != NULL;
}

/**
 * vigie_td_library_get:
 *
 * Loads TDLib at the first call and switches its own log off.
 *
 * Returns: (transfer none): the library; %NULL with %VIGIE_ERROR_LIBRARY_MISSING, or with
 *   %VIGIE_ERROR_UNSUPPORTED if its log could not be switched off
 */
VigieTdLibrary *
vigie_td_library_get (GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&library_lock);

  return library != NULL ? library : load (error);
}

/**
 * vigie_td_library_register:
 * @target: who gets the messages; not kept alive
 *
 * Makes a client. It must be sent something, and counts as open until it says that it has closed.
 *
 * Returns: its number
 */
int
vigie_td_library_register (VigieTdLibrary *self, GObject *target, VigieTdDeliverFunc deliver_func)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  int client_id = self->create_client_id ();
  Route *route = g_new0 (Route, 1);

  g_atomic_ref_count_init (&route->ref_count);
  route->context = g_main_context_ref_thread_default ();
  g_weak_ref_init (&route->target, target);
  route->deliver = deliver_func;
  g_hash_table_insert (self->routes, GINT_TO_POINTER (client_id), route);

  if (!self->is_receiving)
    {
      self->is_receiving = TRUE;
      g_thread_unref (g_thread_new ("vigie-tdlib", receive_thread, self));
    }

  return client_id;
}

/**
 * vigie_td_library_send:
 * @request: (transfer full): wiped and freed here
 * @extra: (nullable): what the answer is to repeat
 */
void
vigie_td_library_send (VigieTdLibrary *self, int client_id, VigieTdRequest *request, const char *extra)
{
  self->send (client_id, vigie_td_request_end (request, extra));
  vigie_td_request_free (request);
}

/**
 * vigie_td_library_wait_closed:
 * @timeout_ms: at most
 *
 * Blocks until each client has closed and the receiving thread has ended, so that a program can end without
 * pulling the library away under it. For the very end of a program.
 *
 * Returns: %FALSE if something is still open
 */
gboolean
vigie_td_library_wait_closed (guint timeout_ms)
{
  gint64 until = g_get_monotonic_time () + (gint64) timeout_ms * 1000;
  g_autoptr (GMutexLocker) locker = NULL;

  if (library == NULL)
    return TRUE;

  locker = g_mutex_locker_new (&library->lock);
  while (library->is_receiving)
    {
      if (!g_cond_wait_until (&library->all_closed, &library->lock, until))
        return FALSE;
    }

  return TRUE;
}
