/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-cli-wait.h"

#include "vigie-cli-io.h"
#include "vigie-config.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <unistd.h>

/* A service may be silent for a minute: after so long, say what is waited for. */
#define SILENCE_SECONDS 5

static GCancellable *cancellable; /* (owned) for the life of the program */
static int caught_signal;

static gboolean
signal_cb (gpointer user_data)
{
  caught_signal = GPOINTER_TO_INT (user_data);
  g_cancellable_cancel (cancellable);
  return G_SOURCE_CONTINUE;
}

/**
 * vigie_cli_get_cancellable:
 *
 * Returns: (transfer none): what is cancelled when the person stops the command
 */
GCancellable *
vigie_cli_get_cancellable (void)
{
  static const int signals[] = { SIGINT, SIGTERM, SIGHUP };

  if (cancellable == NULL)
    {
      cancellable = g_cancellable_new ();
      for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
        g_unix_signal_add (signals[i], signal_cb, GINT_TO_POINTER (signals[i]));
    }

  return cancellable;
}

/**
 * vigie_cli_get_signal:
 *
 * Returns: the signal that stopped the command; 0 if none did
 */
int
vigie_cli_get_signal (void)
{
  return caught_signal;
}

/**
 * vigie_cli_die_of_signal:
 *
 * If a signal stopped the command, ends by that signal now that all is tidied up, so that a shell or script
 * sees what happened.
 */
void
vigie_cli_die_of_signal (void)
{
  if (caught_signal == 0)
    return;

  signal (caught_signal, SIG_DFL);
  raise (caught_signal);
}

/**
 * vigie_cli_result_cb:
 * @source: the object that was asked
 * @result: its answer
 * @user_data: a #VigieCliResult
 *
 * The callback to give to an asynchronous call.
 */
void
vigie_cli_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VigieCliResult *answer = user_data;

  g_set_object (&answer->result, result);
}

/**
 * vigie_cli_result_clear:
 * @answer: an answer
 */
void
vigie_cli_result_clear (VigieCliResult *answer)
{
  g_clear_object (&answer->result);
}

static const char *
describe_connection (VigieMessenger *messenger)
{
  switch (vigie_messenger_get_connection (messenger))
    {
    case VIGIE_CONNECTION_WAITING_FOR_NETWORK:
      return _ ("Still waiting: there is no network. Ctrl+C stops.");
    case VIGIE_CONNECTION_PROXY_UNUSABLE:
      return _ ("Still waiting: Telegram’s library cannot use the proxy of this computer. Ctrl+C stops.");
    case VIGIE_CONNECTION_CONNECTING_TO_PROXY:
      return _ ("Still waiting for the proxy server. Ctrl+C stops.");
    case VIGIE_CONNECTION_CONNECTING:
      return _ ("Still trying to reach the service. Ctrl+C stops.");
    case VIGIE_CONNECTION_UNKNOWN:
    case VIGIE_CONNECTION_UPDATING:
    case VIGIE_CONNECTION_READY:
    default:
      return _ ("Still waiting for the service to answer. Ctrl+C stops.");
    }
}

static gboolean
silence_cb (gpointer user_data)
{
  vigie_cli_say ("%s", describe_connection (VIGIE_MESSENGER (user_data)));
  return G_SOURCE_REMOVE;
}

static GSource *
start_silence (VigieMessenger *messenger)
{
  GSource *source = g_timeout_source_new_seconds (SILENCE_SECONDS);

  g_source_set_callback (source, silence_cb, messenger, NULL);
  g_source_attach (source, NULL);
  return source;
}

static void
end_silence (GSource *source)
{
  g_source_destroy (source);
  g_source_unref (source);
}

/**
 * vigie_cli_wait:
 * @answer: where the answer will land
 * @messenger: (nullable): the account that is asked, to say what is waited for
 *
 * Runs the main loop until the answer is there. To stop it, the call has to listen to
 * vigie_cli_get_cancellable ().
 *
 * Returns: (transfer none): the answer
 */
GAsyncResult *
vigie_cli_wait (VigieCliResult *answer, VigieMessenger *messenger)
{
  GSource *silence = messenger != NULL ? start_silence (messenger) : NULL;

  while (answer->result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_clear_pointer (&silence, end_silence);
  return answer->result;
}

static gboolean
set_flag_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_CONTINUE;
}

static gboolean
readable_cb (int fd, GIOCondition condition, gpointer user_data)
{
  return set_flag_cb (user_data);
}

static void
notify_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  set_flag_cb (user_data);
}

static gboolean
cancelled_cb (GCancellable *stopped, gpointer user_data)
{
  return set_flag_cb (user_data);
}

/* Runs the main loop until @is_over, or until the person stops the command. */
static gboolean
run_until (gboolean *is_over, GError **error)
{
  g_autoptr (GSource) source = g_cancellable_source_new (vigie_cli_get_cancellable ());
  gboolean is_cancelled = FALSE;

  g_source_set_callback (source, G_SOURCE_FUNC (cancelled_cb), &is_cancelled, NULL);
  g_source_attach (source, NULL);
  while (!*is_over && !is_cancelled)
    g_main_context_iteration (NULL, TRUE);
  g_source_destroy (source);

  return !g_cancellable_set_error_if_cancelled (vigie_cli_get_cancellable (), error);
}

/**
 * vigie_cli_wait_seconds:
 * @seconds: how long
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Returns: whether they have passed
 */
gboolean
vigie_cli_wait_seconds (guint seconds, GError **error)
{
  gboolean is_over = FALSE;
  guint id = g_timeout_add_seconds (seconds, set_flag_cb, &is_over);
  gboolean goes_on = run_until (&is_over, error);

  g_source_remove (id);
  return goes_on;
}

/**
 * vigie_cli_wait_readable:
 * @fd: a descriptor
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Returns: whether something can be read, or its end
 */
gboolean
vigie_cli_wait_readable (int fd, GError **error)
{
  gboolean is_readable = FALSE;
  guint id = g_unix_fd_add (fd, G_IO_IN | G_IO_HUP | G_IO_ERR, readable_cb, &is_readable);
  gboolean goes_on = run_until (&is_readable, error);

  g_source_remove (id);
  return goes_on;
}

/**
 * vigie_cli_wait_change:
 * @object: an object
 * @property: (nullable): one of its properties; %NULL for any
 * @messenger: (nullable): the account that is asked, to say what is waited for
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it has changed
 */
gboolean
vigie_cli_wait_change (GObject *object, const char *property, VigieMessenger *messenger, GError **error)
{
  g_autofree char *signal_name =
      property != NULL ? g_strdup_printf ("notify::%s", property) : g_strdup ("notify");
  gboolean has_changed = FALSE;
  gulong id = g_signal_connect (object, signal_name, G_CALLBACK (notify_cb), &has_changed);
  GSource *silence = messenger != NULL ? start_silence (messenger) : NULL;
  gboolean goes_on = run_until (&has_changed, error);

  g_clear_pointer (&silence, end_silence);
  g_signal_handler_disconnect (object, id);
  return goes_on;
}
