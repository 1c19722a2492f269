/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-td.h"

#include <gmodule.h>
#include <string.h>

#include "fake-tdjson.h"

static FakePush push;
static FakeTake take;
static FakeLog dup_log;
static FakeAnswer set_answer;
static FakeDie die;
static char *last_request;

/* The same name that Vigie finds in LD_LIBRARY_PATH, so the same library. */
void
fake_td_init (void)
{
  GModule *module = g_module_open ("libtdjson.so", G_MODULE_BIND_LOCAL);

  if (module == NULL)
    g_error ("%s", g_module_error ());
  if (!g_module_symbol (module, "fake_push", (gpointer *) &push) ||
      !g_module_symbol (module, "fake_take", (gpointer *) &take) ||
      !g_module_symbol (module, "fake_dup_log", (gpointer *) &dup_log) ||
      !g_module_symbol (module, "fake_set_answer", (gpointer *) &set_answer) ||
      !g_module_symbol (module, "fake_die", (gpointer *) &die))
    g_error ("This is not the fake library: %s", g_module_error ());
  g_module_make_resident (module);
}

void
fake_td_push (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  push (text);
}

void
fake_td_set_answer (const char *text)
{
  set_answer (text);
}

void
fake_td_die (const char *text)
{
  die (text);
}

char *
fake_td_dup_log (void)
{
  return dup_log ();
}

char *
fake_td_expect (const char *type)
{
  g_autofree char *beginning = g_strdup_printf ("{\"@type\":\"%s\"", type);
  const char *request, *extra;
  g_autofree char *value = NULL;

  g_clear_pointer (&last_request, g_free);
  for (gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
       last_request == NULL && g_get_monotonic_time () < until;)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      last_request = take ();
    }
  if (last_request == NULL)
    g_error ("No request came, %s was expected", type);

  request = strchr (last_request, ' ') + 1;
  if (!g_str_has_prefix (request, beginning))
    g_error ("%s was expected, but this came: %s", type, request);

  extra = strstr (request, "\"@extra\":");
  if (extra == NULL)
    return NULL;

  value = g_strndup (extra, strlen (extra) - 1);
  return g_strdup_printf (",%s,\"@client_id\":%d}", value, atoi (last_request));
}

const char *
fake_td_get_request (void)
{
  return last_request;
}

void
fake_td_answer (const char *type, const char *answer)
{
  g_autofree char *tail = fake_td_expect (type);

  g_assert_nonnull (tail);
  fake_td_push ("%s%s", answer, tail);
}

void
fake_td_drain (void)
{
  char *request;

  while ((request = take ()) != NULL)
    g_free (request);
}

void
fake_td_run_until (gboolean (*is_so) (gpointer data), gpointer data)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!is_so (data))
    {
      if (g_get_monotonic_time () > until)
        g_error ("It did not come so");
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}
