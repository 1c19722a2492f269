/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-td-request.h"

#include <string.h>

struct _VigieTdRequest
{
  char *text; /* (owned) NUL-terminated, wiped when it moves */
  gsize length;
  gsize allocated;
};

static void
append (VigieTdRequest *self, const char *bytes, gsize length)
{
  if (self->length + length + 1 > self->allocated)
    {
      gsize allocated = MAX (self->allocated * 2, self->length + length + 1);
      char *moved = g_malloc (allocated);

      /* Not realloc (): it may leave the old bytes behind. */
      memcpy (moved, self->text, self->length);
      explicit_bzero (self->text, self->allocated);
      g_free (self->text);
      self->text = moved;
      self->allocated = allocated;
    }

  memcpy (self->text + self->length, bytes, length);
  self->length += length;
  self->text[self->length] = '\0';
}

static void
append_quoted (VigieTdRequest *self, const char *bytes, gsize length)
{
  append (self, "\"", 1);
  for (gsize i = 0; i < length; i++)
    {
      guchar byte = (guchar) bytes[i];

      if (byte == '"' || byte == '\\')
        {
          append (self, "\\", 1);
          append (self, bytes + i, 1);
        }
      else if (byte < 0x20 || byte == 0x7f)
        {
          const char hex[] = "0123456789abcdef";
          const char escape[] = { '\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15] };

          append (self, escape, sizeof escape);
        }
      else
        {
          append (self, bytes + i, 1);
        }
    }
  append (self, "\"", 1);
}

static void
append_name (VigieTdRequest *self, const char *name)
{
  append (self, ",", 1);
  append_quoted (self, name, strlen (name));
  append (self, ":", 1);
}

static void
append_type (VigieTdRequest *self, const char *type)
{
  append (self, "{\"@type\":", strlen ("{\"@type\":"));
  append_quoted (self, type, strlen (type));
}

/**
 * vigie_td_request_new:
 * @type: TDLib's name of the function
 *
 * Returns: (transfer full): a request without parameters
 */
VigieTdRequest *
vigie_td_request_new (const char *type)
{
  VigieTdRequest *self = g_new0 (VigieTdRequest, 1);

  self->allocated = 512;
  self->text = g_malloc0 (self->allocated);
  append_type (self, type);
  return self;
}

/**
 * vigie_td_request_free:
 * @self: (transfer full): a request
 *
 * Wipes it, then frees it.
 */
void
vigie_td_request_free (VigieTdRequest *self)
{
  explicit_bzero (self->text, self->allocated);
  g_free (self->text);
  g_free (self);
}

/**
 * vigie_td_request_add_text:
 * @value: UTF-8; what is not is replaced
 */
void
vigie_td_request_add_text (VigieTdRequest *self, const char *name, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  append_name (self, name);
  append_quoted (self, valid, strlen (valid));
}

/**
 * vigie_td_request_add_secret:
 * @value: UTF-8 without NUL
 *
 * Returns: %FALSE if @value is not such a text; nothing is added then
 */
gboolean
vigie_td_request_add_secret (VigieTdRequest *self, const char *name, const VigieSecret *value)
{
  gsize length = 0;
  const char *bytes = (const char *) vigie_secret_peek (value, &length);

  /* g_utf8_validate_len () refuses a NUL too. */
  if (!g_utf8_validate_len (bytes, length, NULL))
    return FALSE;

  append_name (self, name);
  append_quoted (self, bytes, length);
  return TRUE;
}

/**
 * vigie_td_request_add_int:
 * @value: written as a number; int64 parameters go as text (vigie_td_request_add_text ())
 */
void
vigie_td_request_add_int (VigieTdRequest *self, const char *name, gint64 value)
{
  char digits[32];
  int length = g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);

  append_name (self, name);
  append (self, digits, (gsize) length);
}

void
vigie_td_request_add_bool (VigieTdRequest *self, const char *name, gboolean value)
{
  append_name (self, name);
  if (value)
    append (self, "true", 4);
  else
    append (self, "false", 5);
}

void
vigie_td_request_add_empty_list (VigieTdRequest *self, const char *name)
{
  append_name (self, name);
  append (self, "[]", 2);
}

/**
 * vigie_td_request_open_object:
 * @type: TDLib's name of the class
 *
 * What is added from here belongs to the object, until vigie_td_request_close_object ().
 */
void
vigie_td_request_open_object (VigieTdRequest *self, const char *name, const char *type)
{
  append_name (self, name);
  append_type (self, type);
}

void
vigie_td_request_close_object (VigieTdRequest *self)
{
  append (self, "}", 1);
}

/**
 * vigie_td_request_end:
 * @extra: (nullable): what the answer repeats
 *
 * Nothing may be added afterwards.
 *
 * Returns: (transfer none): the whole request
 */
const char *
vigie_td_request_end (VigieTdRequest *self, const char *extra)
{
  if (extra != NULL)
    vigie_td_request_add_text (self, "@extra", extra);
  append (self, "}", 1);
  return self->text;
}
