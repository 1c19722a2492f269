/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-secret.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "vigie-error.h"

/* Longer than any key, password or passphrase; a bound, so that no arithmetic here can overflow. */
#define MAX_LENGTH ((gsize) 1024 * 1024)

/* The bytes have pages of their own between two pages that nobody may touch, so that reading past the end of
 * something else cannot reach them, and locking or leaving them out of a dump touches nothing else. */
struct _VigieSecret
{
  guint8 *map; /* (owned) guard page, pages with the bytes, guard page */
  gsize map_size;
  guint8 *data; /* within map; a 0 byte follows */
  gsize length;
};

static VigieSecret *
allocate (gsize length)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  gsize inner = (length + 1 + page - 1) / page * page;
  VigieSecret *self = g_new0 (VigieSecret, 1);
  void *map = mmap (NULL, inner + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  /* As with g_malloc (): there is no going on without memory. */
  if (map == MAP_FAILED || mprotect ((guint8 *) map + page, inner, PROT_READ | PROT_WRITE) != 0)
    g_error ("No memory for a secret: %s", g_strerror (errno));

  self->map = map;
  self->map_size = inner + 2 * page;
  self->data = self->map + page;
  self->length = length;

  /* Best effort: a system may forbid locking, and the rest still holds. */
  (void) mlock (self->data, inner);
  (void) madvise (self->data, inner, MADV_DONTDUMP);
  (void) madvise (self->data, inner, MADV_WIPEONFORK);

  return self;
}

/**
 * vigie_secret_new:
 * @data: (array length=length) (nullable): the bytes, copied; %NULL only when @length is 0
 * @length: their number, at most 1 MiB
 *
 * The caller wipes its own copy.
 *
 * Returns: (transfer full): the secret
 */
VigieSecret *
vigie_secret_new (const void *data, gsize length)
{
  VigieSecret *self;

  g_return_val_if_fail (data != NULL || length == 0, NULL);
  g_return_val_if_fail (length <= MAX_LENGTH, NULL);

  self = allocate (length);
  if (length > 0)
    memcpy (self->data, data, length);
  return self;
}

/**
 * vigie_secret_new_random:
 * @length: number of bytes, 1 to 1 MiB
 * @error: return location
 *
 * Fills a new secret from the system's random generator.
 *
 * Returns: (transfer full): the secret; %NULL with @error set to %VIGIE_ERROR_UNSUPPORTED if the system has
 *   no random generator that can be asked
 */
VigieSecret *
vigie_secret_new_random (gsize length, GError **error)
{
  g_autoptr (VigieSecret) self = NULL;
  gsize filled = 0;

  g_return_val_if_fail (length > 0 && length <= MAX_LENGTH, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = allocate (length);
  while (filled < length)
    {
      ssize_t n = getrandom (self->data + filled, length - filled, 0);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED, "The system gives no random numbers: %s",
                       g_strerror (errno));
          return NULL;
        }
      filled += (gsize) n;
    }

  return g_steal_pointer (&self);
}

/**
 * vigie_secret_new_from_base64:
 * @text: (array length=length): base64 with padding and without line breaks
 * @length: its length
 * @error: return location
 *
 * The opposite of vigie_secret_to_base64 (). Error messages never hold any of @text.
 *
 * Returns: (transfer full): the bytes; %NULL with @error set to %VIGIE_ERROR_UNEXPECTED_REPLY if @text is not
 *   base64, or too long
 */
VigieSecret *
vigie_secret_new_from_base64 (const char *text, gsize length, GError **error)
{
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  g_autoptr (VigieSecret) self = NULL;
  gboolean is_valid;
  gsize padding = 0;
  guint save = 0;
  int state = 0;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  while (padding < 2 && padding < length && text[length - padding - 1] == '=')
    padding++;

  is_valid = length % 4 == 0 && length <= MAX_LENGTH;
  for (gsize i = 0; is_valid && i < length - padding; i++)
    is_valid = text[i] != '\0' && strchr (alphabet, text[i]) != NULL;
  if (!is_valid)
    {
      g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_UNEXPECTED_REPLY, "A stored secret is not base64");
      return NULL;
    }

  self = allocate (length / 4 * 3);
  self->length = g_base64_decode_step (text, length, self->data, &state, &save);
  explicit_bzero (&save, sizeof save);
  return g_steal_pointer (&self);
}

/**
 * vigie_secret_copy:
 * @self: a secret
 *
 * Returns: (transfer full): another secret with the same bytes
 */
VigieSecret *
vigie_secret_copy (const VigieSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return vigie_secret_new (self->data, self->length);
}

/**
 * vigie_secret_free:
 * @self: (transfer full) (nullable): the secret to wipe
 */
void
vigie_secret_free (VigieSecret *self)
{
  if (self == NULL)
    return;

  explicit_bzero (self->data, self->length + 1);
  (void) munmap (self->map, self->map_size);
  g_free (self);
}

/**
 * vigie_secret_peek:
 * @self: a secret
 * @length: (out) (optional): the number of bytes
 *
 * Returns: (transfer none): the bytes, valid until @self is freed; a 0 byte that is not counted follows them
 */
const guint8 *
vigie_secret_peek (const VigieSecret *self, gsize *length)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (length != NULL)
    *length = self->length;
  return self->data;
}

/**
 * vigie_secret_to_base64:
 * @self: a secret
 *
 * Returns: (transfer full): its bytes as base64 text, for where only text may be kept or sent
 */
VigieSecret *
vigie_secret_to_base64 (const VigieSecret *self)
{
  VigieSecret *text;
  gsize written;
  int state = 0;
  int save = 0;

  g_return_val_if_fail (self != NULL, NULL);

  /* What g_base64_encode_step () asks for at most. */
  text = allocate ((self->length / 3 + 1) * 4 + 4);
  written = g_base64_encode_step (self->data, self->length, FALSE, (char *) text->data, &state, &save);
  written += g_base64_encode_close (FALSE, (char *) text->data + written, &state, &save);
  explicit_bzero (&save, sizeof save);
  text->data[written] = '\0';
  text->length = written;
  return text;
}

/**
 * vigie_secret_harden_process:
 *
 * To be called first in each program: a crash then writes no memory to disk. Best effort. (The process stays
 * "dumpable": without that xdg-desktop-portal refuses to talk to a program outside Flatpak. Inside, it knows
 * a program by its proxy to the bus, so there no other program of the person may read the memory either.)
 */
void
vigie_secret_harden_process (void)
{
  /* With 0 the kernel still hands the memory to a program that collects crashes (a core_pattern that starts
   * with
   * "|"); 1 it takes for the limit of such a program itself, and dumps nothing. A file of one byte it does
   * not write either. Source: fs/coredump.c of Linux (read 2026-11-24). */
  const struct rlimit one = { 1, 1 };
  const struct rlimit none = { 0, 0 };

  if (setrlimit (RLIMIT_CORE, &one) != 0)
    (void) setrlimit (RLIMIT_CORE, &none);
  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    (void) prctl (PR_SET_DUMPABLE, 0);
}
