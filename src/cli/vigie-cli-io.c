/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-cli-io.h"

#include "vigie-config.h"
#include "vigie-error-sentence.h"
#include "vigie-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

G_DEFINE_QUARK (vigie - cli - error - quark, vigie_cli_error)

static void
print_line (const char *prefix, const char *format, va_list arguments)
{
  g_autofree char *text = g_strdup_vprintf (format, arguments);

  /* Nothing can be said of a standard error that is closed. */
  if (fprintf (stderr, "%s%s\n", prefix, text) >= 0)
    fflush (stderr);
}

/**
 * vigie_cli_say:
 * @format: one or several lines
 *
 * Tells the person something, on standard error.
 */
void
vigie_cli_say (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  print_line ("", format, arguments);
  va_end (arguments);
}

/**
 * vigie_cli_complain:
 * @format: one sentence
 *
 * Says what went wrong, on standard error.
 */
void
vigie_cli_complain (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  print_line ("vigie: ", format, arguments);
  va_end (arguments);
}

/* @retry_at is of the service's clock, which at this point nobody can ask any more; it is near enough. */
static void
say_until_when (gint64 retry_at)
{
  const gint64 seconds = retry_at - g_get_real_time () / G_USEC_PER_SEC;
  const gint64 minutes = (seconds + 59) / 60;

  if (seconds > 0 && seconds < 60)
    vigie_cli_say (
        ngettext ("It takes %u second from now.", "It takes %u seconds from now.", (gulong) seconds),
        (guint) seconds);
  else if (seconds > 0)
    vigie_cli_say (
        ngettext ("It takes %u minute from now.", "It takes %u minutes from now.", (gulong) minutes),
        (guint) MIN (minutes, G_MAXUINT));
}

/**
 * vigie_cli_say_waiting:
 * @seconds: how long the service asks to wait
 *
 * Says that, and that it will be tried again.
 */
void
vigie_cli_say_waiting (gint64 seconds)
{
  const gint64 shown = CLAMP (seconds, 1, G_MAXUINT);

  vigie_cli_say (ngettext ("The service asks to wait %u second. Vigie tries again by itself; Ctrl+C stops.",
                           "The service asks to wait %u seconds. Vigie tries again by itself; Ctrl+C stops.",
                           (gulong) shown),
                 (guint) shown);
}

/**
 * vigie_cli_complain_about:
 * @error: any error
 *
 * Says what went wrong: in the words of the window, and for a file with its line and column.
 */
void
vigie_cli_complain_about (const GError *error)
{
  if (error->domain == VIGIE_CLI_ERROR || g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE))
    vigie_cli_complain ("%s", error->message);
  else
    vigie_cli_complain ("%s", vigie_error_sentence (error));

  if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_RATE_LIMITED))
    say_until_when (vigie_error_get_retry_at (error));
}

/**
 * vigie_cli_write_bytes:
 * @text: UTF-8
 * @length: of @text, bytes
 *
 * Writes to standard output. Says why if it cannot, unless whoever read it has simply left.
 *
 * Returns: whether all of it was written
 */
gboolean
vigie_cli_write_bytes (const char *text, gsize length)
{
  errno = 0;
  if (fwrite (text, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;

  if (errno != EPIPE)
    vigie_cli_complain (_ ("The result cannot be written: %s"), g_strerror (errno));
  return FALSE;
}

/**
 * vigie_cli_write:
 * @text: UTF-8
 *
 * Writes to standard output, as vigie_cli_write_bytes () does.
 *
 * Returns: whether all of it was written
 */
gboolean
vigie_cli_write (const char *text)
{
  return vigie_cli_write_bytes (text, strlen (text));
}

/**
 * vigie_cli_get_columns:
 * @fd: a descriptor
 * @fallback: the answer if it is no terminal
 *
 * Returns: how many columns it shows
 */
guint
vigie_cli_get_columns (int fd, guint fallback)
{
  struct winsize size = { 0 };

  return ioctl (fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : fallback;
}

/**
 * vigie_cli_get_rows:
 * @fd: a descriptor
 * @fallback: the answer if it is no terminal
 *
 * Returns: how many rows it shows
 */
guint
vigie_cli_get_rows (int fd, guint fallback)
{
  struct winsize size = { 0 };

  return ioctl (fd, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 ? size.ws_row : fallback;
}

/**
 * vigie_cli_has_colours:
 * @fd: a descriptor
 *
 * Returns: whether it is a terminal that knows colours, and nobody asked for none (https://no-color.org)
 */
gboolean
vigie_cli_has_colours (int fd)
{
  const char *terminal = g_getenv ("TERM");
  const char *no_colour = g_getenv ("NO_COLOR");

  return isatty (fd) && terminal != NULL && *terminal != '\0' && !g_str_equal (terminal, "dumb") &&
         (no_colour == NULL || *no_colour == '\0');
}
