/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* vigie passphrase: draws passphrases. */

#include "vigie-cli-io.h"
#include "vigie-cli-options.h"
#include "vigie-cli-wait.h"
#include "vigie-command.h"
#include "vigie-config.h"
#include "vigie-passphrase.h"
#include "vigie-write.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MAX_COUNT 10000000

/* Somebody who got hold of the file behind a password and has a room full of computers; a service that is
 * asked over the network allows a handful an hour. */
#define GUESSES_PER_SECOND 1e9

/* Room for the longest phrase with what JSON writes around it. */
#define MAX_LINE (VIGIE_PASSPHRASE_MAX_WORDS * (VIGIE_WORDS_MAX_LENGTH + 1) + 200)

typedef struct
{
  VigieWords words;
  int n_words;
  int count;
  gboolean as_json;
  gboolean with_accents;
} Request;

static gboolean
is_signalled (void)
{
  return vigie_cli_get_signal () != 0;
}

/* Not through stdio, whose buffer would keep a copy. */
static gboolean
write_secret (const char *text, gsize length)
{
  if (vigie_write_all (STDOUT_FILENO, text, length, is_signalled))
    return TRUE;
  if (errno != EPIPE)
    vigie_cli_complain (_ ("The result cannot be written: %s"), g_strerror (errno));
  return FALSE;
}

static gboolean
write_phrase (const Request *request, const VigieSecret *phrase)
{
  char line[MAX_LINE];
  char bits[G_ASCII_DTOSTR_BUF_SIZE];
  gsize size;
  const char *text = (const char *) vigie_secret_peek (phrase, &size);
  int length;
  gboolean is_written;

  /* Words hold nothing that JSON would have to escape. */
  if (request->as_json)
    length = g_snprintf (
        line, sizeof line,
        "{\"phrase\":\"%.*s\",\"words\":%d,\"language\":\"%s\",\"list_size\":%d,\"bits\":%s}\n", (int) size,
        text, request->n_words, vigie_words_get_code (request->words), VIGIE_WORDS_COUNT,
        g_ascii_formatd (bits, sizeof bits, "%.1f", vigie_passphrase_get_bits ((guint) request->n_words)));
  else
    length = g_snprintf (line, sizeof line, "%.*s\n", (int) size, text);

  is_written = write_secret (line, (gsize) length);
  explicit_bzero (line, sizeof line);
  return is_written;
}

/* On a terminal alone: whoever reads the phrase there wants to know what it is worth. */
static void
say_worth (const Request *request)
{
  const double years = vigie_passphrase_get_years ((guint) request->n_words, GUESSES_PER_SECOND);

  if (!isatty (STDOUT_FILENO) || request->as_json)
    return;

  /* Translators: the first number is of words, the second of words to choose from. */
  vigie_cli_say (_ ("%1$d words drawn by chance from %2$d."), request->n_words, VIGIE_WORDS_COUNT);
  if (years >= 1)
    {
      g_autofree char *number = g_strdup_printf ("%'.0f", pow (10, floor (log10 (years))));

      /* Translators: %s is a number such as 100 or 10,000,000. */
      vigie_cli_say (
          _ ("Trying a thousand million phrases a second, somebody would need more than %s years."), number);
    }
  else
    vigie_cli_say ("%s",
                   _ ("Trying a thousand million phrases a second, somebody would find it within a year: "
                      "take one word more."));
  vigie_cli_say ("%s", _ ("Clear this screen when you have written it down."));
}

static int
draw (const Request *request)
{
  for (int i = 0; i < request->count && vigie_cli_get_signal () == 0; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VigieSecret) phrase =
          vigie_passphrase_new (request->words, (guint) request->n_words, request->with_accents, &error);

      if (phrase == NULL)
        {
          vigie_cli_complain_about (error);
          return VIGIE_EXIT_FAILURE;
        }
      if (!write_phrase (request, phrase))
        return VIGIE_EXIT_FAILURE;
    }

  say_worth (request);
  return 0;
}

static int
run (int argc, char **argv)
{
  Request request = { .words = vigie_words_of_person (),
                      .n_words = VIGIE_PASSPHRASE_DEFAULT_WORDS,
                      .count = 1 };
  g_autofree char *language = NULL;
  const GOptionEntry entries[] = {
    { "words", 'w', G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &request.n_words, N_ ("How many words (5)"),
      N_ ("N") },
    { "language", 'l', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &language,
      N_ ("The language of the words: en or fr"), N_ ("LANGUAGE") },
    { "accents", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &request.with_accents,
      N_ ("Keep the accents of French words; without them every keyboard can type the phrase"), NULL },
    { "count", 'c', G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &request.count, N_ ("How many phrases (1)"),
      N_ ("N") },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &request.as_json, N_ ("Print JSON, an object a line"),
      NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  int status;

  g_option_context_set_summary (
      context, _ ("Draws a passphrase: words that nobody chose, so nobody can guess them. It is printed and "
                  "kept nowhere."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!vigie_cli_options_read (context, &argc, &argv, &status))
    return status;

  if (argc > 1)
    return vigie_cli_options_refuse (_ ("This command takes options alone."));
  if (language != NULL && !vigie_words_from_code (language, &request.words))
    return vigie_cli_options_refuse (_ ("There are words in these languages: en, fr."));
  if (request.n_words < VIGIE_PASSPHRASE_MIN_WORDS || request.n_words > VIGIE_PASSPHRASE_MAX_WORDS)
    {
      g_autofree char *complaint = g_strdup_printf (_ ("A passphrase has from %1$d to %2$d words."),
                                                    VIGIE_PASSPHRASE_MIN_WORDS, VIGIE_PASSPHRASE_MAX_WORDS);

      return vigie_cli_options_refuse (complaint);
    }
  if (request.count < 1 || request.count > MAX_COUNT)
    {
      g_autofree char *complaint =
          g_strdup_printf (_ ("From 1 to %d phrases can be drawn at once."), MAX_COUNT);

      return vigie_cli_options_refuse (complaint);
    }

  return draw (&request);
}

const VigieCommand vigie_command_passphrase = {
  .name = "passphrase",
  .summary = N_ ("Draw a passphrase"),
  .run = run,
};
