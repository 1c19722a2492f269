/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What “vigie check-link” writes for programs: docs/json.md. Written by hand, for a line takes microseconds.
 */

#include "vigie-check-json.h"

#include "vigie-check-string.h"
#include "vigie-config.h"
#include "vigie-idna.h"

#include <glib/gi18n.h>
#include <string.h>

/* Room for a host in the letters of its script. */
#define UNICODE_SIZE 2048

/* A rule whose sentence names nothing is the same in every line. */
struct _VigieCheckJson
{
  GHashTable *reasons; /* (owned) (element-type VigieLinkRule utf8) what is written for it */
  const VigieLinkRule *last;
  const char *last_written;
};

VigieCheckJson *
vigie_check_json_new (void)
{
  VigieCheckJson *self = g_new0 (VigieCheckJson, 1);

  self->reasons = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

void
vigie_check_json_free (VigieCheckJson *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->reasons);
  g_free (self);
}

static void
append_text (GString *out, const char *text)
{
  vigie_check_append_string (out, text, strlen (text));
}

static void
append_member (GString *out, const char *name, const char *text)
{
  g_string_append_printf (out, ", \"%s\": ", name);
  if (text != NULL)
    append_text (out, text);
  else
    g_string_append (out, "null");
}

static void
append_reason_text (GString *out, const VigieLinkReason *reason)
{
  g_autofree char *text = vigie_check_fill_in (_ (reason->rule->sentence), reason->subject);

  g_string_append (out, "{\"code\": ");
  append_text (out, reason->rule->code);
  append_member (out, "text", text);
  g_string_append_c (out, '}');
}

/* The sentence of a rule that names nothing, from the last time. */
static const char *
get_written (VigieCheckJson *self, const VigieLinkReason *reason)
{
  char *written;

  if (self->last == reason->rule)
    return self->last_written;

  written = g_hash_table_lookup (self->reasons, reason->rule);
  if (written == NULL)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      append_reason_text (out, reason);
      written = g_string_free (g_steal_pointer (&out), FALSE);
      g_hash_table_insert (self->reasons, (gpointer) reason->rule, written);
    }
  self->last = reason->rule;
  self->last_written = written;
  return written;
}

static void
append_reasons (
    VigieCheckJson *self, GString *out, const VigieLinkReason *reasons, guint n_reasons, gboolean *is_first)
{
  for (guint i = 0; i < n_reasons; i++)
    {
      if (!*is_first)
        g_string_append (out, ", ");
      *is_first = FALSE;
      if (reasons[i].subject[0] == '\0')
        g_string_append (out, get_written (self, &reasons[i]));
      else
        append_reason_text (out, &reasons[i]);
    }
}

static const VigieLink *
get_decisive (const VigieMessageCheck *check)
{
  return check->decisive >= 0 ? &check->links[check->decisive] : NULL;
}

static const char *
get_host (const VigieLink *link)
{
  return link != NULL && link->is_read && link->url.host_kind != VIGIE_HOST_NONE ? link->url.host : NULL;
}

static void
append_host (GString *out, const char *host)
{
  if (host == NULL)
    g_string_append (out, "null");
  else
    append_text (out, host);
}

/* Cuts between characters, where what is cut is UTF-8. */
static gsize
cut_input (const char *input, gsize length)
{
  gsize n = MIN (length, VIGIE_CHECK_MAX_INPUT);

  for (guint i = 0; i < 3 && n < length && n > 0 && ((guint8) input[n] & 0xc0) == 0x80; i++)
    n--;
  return n;
}

/* The members that a line and a report have in common. */
static void
append_members (
    VigieCheckJson *self, GString *out, const char *input, gsize length, const VigieMessageCheck *check)
{
  const VigieLink *link = get_decisive (check);
  gsize n_input = cut_input (input, length);
  gboolean is_first = TRUE;

  g_string_append (out, "\"input\": ");
  vigie_check_append_string (out, input, n_input);
  if (n_input < length)
    g_string_append (out, ", \"input_is_cut\": true");
  g_string_append (out, ", \"verdict\": \"");
  g_string_append (out, vigie_link_verdict_to_string (check->verdict));
  g_string_append (out, "\", \"reasons\": [");
  if (link != NULL)
    append_reasons (self, out, link->reasons, link->n_reasons, &is_first);
  append_reasons (self, out, check->reasons, check->n_reasons, &is_first);
  g_string_append (out, "], \"host\": ");
  append_host (out, get_host (link));
  g_string_append (out, ", \"domain\": ");
  append_host (out, link != NULL && link->is_read ? link->domain.registrable : NULL);
}

/**
 * vigie_check_json_append_line:
 * @self: what is kept between lines
 * @out: where to
 * @input: what was checked; anything
 * @length: of @input, bytes
 * @check: what was found
 *
 * Writes one object and the end of the line.
 */
void
vigie_check_json_append_line (
    VigieCheckJson *self, GString *out, const char *input, gsize length, const VigieMessageCheck *check)
{
  g_string_append_c (out, '{');
  append_members (self, out, input, length, check);
  g_string_append (out, "}\n");
}

static void
append_link (VigieCheckJson *self, GString *out, const VigieLink *link)
{
  const char *host = get_host (link);
  char unicode[UNICODE_SIZE];
  gboolean is_first = TRUE;

  g_string_append (out, "\n    {\"text\": ");
  append_text (out, link->text);
  g_string_append_printf (out, ", \"start\": %" G_GSIZE_FORMAT ", \"length\": %" G_GSIZE_FORMAT, link->start,
                          link->length);
  append_member (out, "verdict", vigie_link_verdict_to_string (link->verdict));
  append_member (out, "scheme", link->is_read ? link->url.scheme : NULL);
  append_member (out, "host", host);
  append_member (out, "host_unicode",
                 host != NULL && vigie_idna_to_unicode (host, unicode, sizeof unicode) > 0 ? unicode : host);
  append_member (out, "domain", link->is_read ? link->domain.registrable : NULL);
  g_string_append (out, ", \"reasons\": [");
  append_reasons (self, out, link->reasons, link->n_reasons, &is_first);
  g_string_append (out, "]}");
}

/**
 * vigie_check_json_append_report:
 * @self: what is kept between lines
 * @out: where to
 * @input: what was checked; anything
 * @length: of @input, bytes
 * @check: what was found
 *
 * Writes one object that tells of every link, and the end of the line.
 */
void
vigie_check_json_append_report (
    VigieCheckJson *self, GString *out, const char *input, gsize length, const VigieMessageCheck *check)
{
  g_string_append (out, "{\"schema\": 1, \"vigie\": \"" VIGIE_VERSION "\",\n  ");
  append_members (self, out, input, length, check);
  g_string_append (out, ",\n  \"links\": [");
  for (guint i = 0; i < check->n_links; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_link (self, out, &check->links[i]);
    }
  g_string_append_printf (out, "%s],\n  \"has_more_links\": %s}\n", check->n_links > 0 ? "\n  " : "",
                          check->has_more ? "true" : "false");
}
