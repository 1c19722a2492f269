/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-cli-io.h"

#include "vigie-cli-wait.h"
#include "vigie-config.h"
#include "vigie-error.h"
#include "vigie-write.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* More than any service takes as a password, bytes. */
#define MAX_SECRET 1024

static VigieSecret *
take_line (char *line, gsize length)
{
  VigieSecret *secret;

  if (length > 0 && line[length - 1] == '\n')
    length--;
  if (length > 0 && line[length - 1] == '\r')
    length--;
  secret = vigie_secret_new (line, length);
  explicit_bzero (line, MAX_SECRET + 1);
  return secret;
}

/**
 * vigie_cli_read_secret:
 * @fd: a descriptor that somebody else opened
 * @error: %VIGIE_ERROR_STORAGE if it cannot be read; %G_IO_ERROR_CANCELLED
 *
 * Reads the first line, or all if there is but one, up to 1,024 bytes.
 *
 * Returns: (transfer full) (nullable): the secret
 */
VigieSecret *
vigie_cli_read_secret (int fd, GError **error)
{
  char line[MAX_SECRET + 1] = { 0 };
  gsize length = 0;
  VigieSecret *secret;

  while (length < MAX_SECRET && memchr (line, '\n', length) == NULL)
    {
      gssize n;

      if (!vigie_cli_wait_readable (fd, error))
        {
          explicit_bzero (line, sizeof line);
          return NULL;
        }

      n = read (fd, line + length, MAX_SECRET - length);
      if (n < 0 && (errno == EINTR || errno == EAGAIN))
        continue;
      if (n < 0)
        {
          g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "Descriptor %d: %s", fd, g_strerror (errno));
          explicit_bzero (line, sizeof line);
          return NULL;
        }
      if (n == 0)
        break;
      length += (gsize) n;
    }

  if (memchr (line, '\n', length) != NULL)
    length = (gsize) ((char *) memchr (line, '\n', length) - line);
  secret = take_line (line, length);
  explicit_bzero (line, sizeof line);
  return secret;
}

static int
open_terminal (GError **error)
{
  int fd = open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);

  if (fd < 0)
    g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED, "There is no terminal to ask on");
  return fd;
}

/* What a terminal does not show is no reason not to ask. */
static void
show (int fd, const char *text)
{
  if (!vigie_write_all (fd, text, strlen (text), NULL))
    g_debug ("The terminal: %s", g_strerror (errno));
}

/* What the terminal was like, for as long as it does not show what is typed. */
static struct termios shown;
static int hidden_fd = -1;

static void
show_typing (void)
{
  if (hidden_fd < 0)
    return;

  tcsetattr (hidden_fd, TCSAFLUSH, &shown);
  hidden_fd = -1;
}

static gboolean
hide_typing (int fd, GError **error)
{
  static gboolean is_registered = FALSE;
  struct termios hidden;

  if (tcgetattr (fd, &shown) != 0)
    {
      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED, "The terminal: %s", g_strerror (errno));
      return FALSE;
    }

  /* Signals come through the main loop, so every way out of a question passes here or through exit (). */
  if (!is_registered)
    atexit (show_typing);
  is_registered = TRUE;

  hidden = shown;
  hidden.c_lflag &= ~(tcflag_t) (ECHO | ECHOE | ECHOK);
  hidden.c_lflag |= (tcflag_t) (ICANON | ISIG | ECHONL);
  hidden_fd = fd;
  if (tcsetattr (fd, TCSAFLUSH, &hidden) != 0)
    {
      hidden_fd = -1;
      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED, "The terminal: %s", g_strerror (errno));
      return FALSE;
    }

  return TRUE;
}

/**
 * vigie_cli_ask_secret:
 * @prompt: what is asked
 * @error: %VIGIE_ERROR_UNSUPPORTED if there is no terminal; %G_IO_ERROR_CANCELLED
 *
 * Asks on the terminal, whatever standard input is, and does not show what is typed.
 *
 * Returns: (transfer full) (nullable): the answer
 */
VigieSecret *
vigie_cli_ask_secret (const char *prompt, GError **error)
{
  g_autofd int fd = open_terminal (error);
  VigieSecret *secret;

  if (fd < 0 || !hide_typing (fd, error))
    return NULL;

  show (fd, prompt);
  secret = vigie_cli_read_secret (fd, error);
  show_typing ();
  if (secret == NULL)
    show (fd, "\n");
  return secret;
}

/**
 * vigie_cli_ask_yes:
 * @question: what is asked
 * @is_yes: (out): whether the answer was yes
 * @error: %VIGIE_ERROR_UNSUPPORTED if there is no terminal; %G_IO_ERROR_CANCELLED
 *
 * Asks on the terminal, whatever standard input is. Anything but a clear yes is no.
 *
 * Returns: whether there was an answer
 */
gboolean
vigie_cli_ask_yes (const char *question, gboolean *is_yes, GError **error)
{
  g_autofd int fd = open_terminal (error);
  g_autofree char *prompt = NULL;
  g_autofree char *answer = NULL;
  g_autoptr (VigieSecret) line = NULL;
  gsize length;
  const guint8 *bytes;

  if (fd < 0)
    return FALSE;

  /* Translators: after a question on the terminal; the first letter of your words for yes and no. */
  prompt = g_strdup_printf ("%s %s ", question, C_ ("question", "[y/N]"));
  show (fd, prompt);
  line = vigie_cli_read_secret (fd, error);
  if (line == NULL)
    return FALSE;

  bytes = vigie_secret_peek (line, &length);
  answer = g_strndup ((const char *) bytes, length);
  g_strstrip (answer);
  /* Translators: the letter and the word for yes, as typed by the person, in small letters. */
  *is_yes = g_ascii_strcasecmp (answer, C_ ("question", "y")) == 0 ||
            g_ascii_strcasecmp (answer, C_ ("question", "yes")) == 0;
  return TRUE;
}
