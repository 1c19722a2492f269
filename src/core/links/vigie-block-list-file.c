/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-block-list-file.h"

#include "vigie-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vigie-error.h"
#include "vigie-text.h"

/* What a look-up earns and what reading a slice costs: up to one reading in eight look-ups is no sign of a
 * flood. */
#define EARNED 4
#define COST 32
#define MAX_CREDIT (COST * 1024)

/* How many slices are looked at when a file is opened; all of them by vigie_block_list_file_verify (). */
#define N_SAMPLES 32

/* The message is for the person; what exactly is wrong is for the log. */
static gboolean
refuse (GError **error, const VigieBlockListFile *self, const char *why)
{
  g_autofree char *name = vigie_text_clean (self->name, VIGIE_TEXT_MAX_NAME, NULL);

  g_debug ("The list “%s”: %s", name, why);
  g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE,
               _ ("The list “%s” is damaged. Import it again, or remove it."), name);
  return FALSE;
}

static gboolean
read_at (int fd, void *data, gsize length, guint64 offset)
{
  guint8 *bytes = data;

  while (length > 0)
    {
      const gssize n = pread (fd, bytes, length, (off_t) offset);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      bytes += n;
      length -= (gsize) n;
      offset += (guint64) n;
    }
  return TRUE;
}

static void
to_host_order (VigieBlockListHeader *header)
{
  header->version = GUINT32_FROM_LE (header->version);
  header->header_size = GUINT32_FROM_LE (header->header_size);
  header->n_entries = GUINT64_FROM_LE (header->n_entries);
  header->n_filter_words = GUINT64_FROM_LE (header->n_filter_words);
  header->n_slices = GUINT64_FROM_LE (header->n_slices);
  header->updated = GINT64_FROM_LE (header->updated);
  header->body_check = GUINT64_FROM_LE (header->body_check);
  header->check = GUINT64_FROM_LE (header->check);
}

static gboolean
ends (const char *text, gsize size)
{
  return memchr (text, '\0', size) != NULL && g_utf8_validate (text, -1, NULL);
}

static gboolean
read_header (VigieBlockListFile *self, GError **error)
{
  VigieBlockListHeader *header = &self->info;
  guint64 check;

  G_STATIC_ASSERT (sizeof (VigieBlockListHeader) <= VIGIE_BLOCK_LIST_HEADER_SIZE);
  G_STATIC_ASSERT (offsetof (VigieBlockListHeader, check) + sizeof (guint64) ==
                   sizeof (VigieBlockListHeader));

  if (!read_at (self->fd, header, sizeof *header, 0) ||
      memcmp (header->magic, VIGIE_BLOCK_LIST_MAGIC, sizeof header->magic) != 0)
    return refuse (error, self, "this is no block list");

  check = vigie_siphash (header->key, header, offsetof (VigieBlockListHeader, check));
  to_host_order (header);
  if (header->version > VIGIE_BLOCK_LIST_VERSION)
    {
      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_NEWER_DATA, "%s: version %u", self->name, header->version);
      return FALSE;
    }
  if (header->version != VIGIE_BLOCK_LIST_VERSION || check != header->check ||
      header->header_size != VIGIE_BLOCK_LIST_HEADER_SIZE)
    return refuse (error, self, "its first bytes are damaged");
  if (header->n_entries == 0 || header->n_entries > VIGIE_BLOCK_LIST_MAX_ENTRIES ||
      header->n_filter_words == 0 || header->n_filter_words > VIGIE_BLOCK_LIST_MAX_FILTER_WORDS ||
      header->n_slices == 0 || header->n_slices > header->n_entries ||
      !ends (header->source, sizeof header->source) || !ends (header->etag, sizeof header->etag) ||
      !ends (header->modified, sizeof header->modified))
    return refuse (error, self, "its first bytes cannot be");
  return TRUE;
}

static gboolean
map_file (VigieBlockListFile *self, GError **error)
{
  const guint64 filter_size = self->info.n_filter_words * sizeof (guint64);
  const guint64 index_size = vigie_block_list_index_size (self->info.n_slices);
  struct stat status;

  self->table_offset = VIGIE_BLOCK_LIST_HEADER_SIZE + filter_size + index_size;
  if (fstat (self->fd, &status) != 0 || !S_ISREG (status.st_mode) ||
      (guint64) status.st_size != self->table_offset + self->info.n_entries * sizeof (guint64))
    return refuse (error, self, "its size is not what its first bytes say");

  self->map_size = (gsize) status.st_size;
  self->map = mmap (NULL, self->map_size, PROT_READ, MAP_SHARED, self->fd, 0);
  if (self->map == MAP_FAILED)
    {
      self->map = NULL;
      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "%s: %s", self->name, g_strerror (errno));
      return FALSE;
    }
  self->filter = (const guint64 *) self->map + VIGIE_BLOCK_LIST_HEADER_SIZE / sizeof (guint64);
  self->index = (const guint32 *) (self->filter + self->info.n_filter_words);
  self->table = (const guint64 *) self->map + self->table_offset / sizeof (guint64);
  self->credit = MAX_CREDIT;
  return TRUE;
}

/* Where a slice is: how many hashes from @first on; -1 if that cannot be. */
static int
locate_slice (const VigieBlockListFile *self, guint64 slice, guint32 *first)
{
  const guint32 end = GUINT32_FROM_LE (self->index[slice + 1]);

  *first = GUINT32_FROM_LE (self->index[slice]);
  if (end < *first || end - *first > VIGIE_BLOCK_LIST_MAX_SLICE || end > self->info.n_entries)
    return -1;
  return (int) (end - *first);
}

/* The hashes of a slice, in the order of this machine's bytes; -1 if they cannot be. */
static int
read_slice (const VigieBlockListFile *self, guint64 slice, guint64 hashes[VIGIE_BLOCK_LIST_MAX_SLICE])
{
  guint32 first;
  const int n = locate_slice (self, slice, &first);

  if (n < 0 || !vigie_block_list_file_read (self, first, (guint64) n, hashes))
    return -1;
  return n;
}

/* @hashes as they lie in the file. They are spread evenly: one is within a few places of where it must be. */
static int
find_in_slice (const guint64 *hashes, int n, guint64 hash, guint64 n_slices)
{
  int at = (int) vigie_block_list_part (hash * n_slices, (guint64) n);

  while (at > 0 && GUINT64_FROM_LE (hashes[at - 1]) >= hash)
    at--;
  while (at < n && GUINT64_FROM_LE (hashes[at]) < hash)
    at++;
  return at < n && GUINT64_FROM_LE (hashes[at]) == hash ? 1 : 0;
}

static gboolean
has_order (const VigieBlockListFile *self, guint64 slice)
{
  guint64 hashes[VIGIE_BLOCK_LIST_MAX_SLICE];
  const int n = read_slice (self, slice, hashes);

  for (int i = 0; i < n; i++)
    {
      const guint64 bits = vigie_block_list_filter_bits (hashes[i]);
      const guint64 word = self->filter[vigie_block_list_part (hashes[i], self->info.n_filter_words)];

      if (vigie_block_list_part (hashes[i], self->info.n_slices) != slice ||
          (i > 0 && hashes[i] <= hashes[i - 1]) || (GUINT64_FROM_LE (word) & bits) != bits)
        return FALSE;
    }
  return n >= 0;
}

static gboolean
is_plausible (const VigieBlockListFile *self)
{
  const guint64 n_slices = self->info.n_slices;
  const guint64 n_samples = MIN (n_slices, N_SAMPLES);

  if (self->index[0] != 0 || GUINT32_FROM_LE (self->index[n_slices]) != self->info.n_entries)
    return FALSE;
  for (guint64 i = 0; i < n_samples; i++)
    if (!has_order (self, i * (n_slices - 1) / MAX (n_samples - 1, 1)))
      return FALSE;
  return TRUE;
}

/**
 * vigie_block_list_file_open:
 * @self: (out caller-allocates): the file; to be closed if this succeeds
 * @path: where it is
 * @error: return location
 *
 * Looks at all of its first bytes, and at samples of the rest.
 *
 * Returns: %FALSE with @error set to %VIGIE_ERROR_STORAGE if it cannot be read, to %VIGIE_ERROR_NEWER_DATA if
 * a newer version wrote it, to %VIGIE_ERROR_INVALID_FILE if it is damaged
 */
gboolean
vigie_block_list_file_open (VigieBlockListFile *self, const char *path, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);

  memset (self, 0, sizeof *self);
  /* Never waits, should it be a pipe. */
  self->fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (self->fd < 0)
    {
      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "%s: %s", path, g_strerror (errno));
      return FALSE;
    }

  self->name = g_utf8_make_valid (base, -1);
  if (g_str_has_suffix (self->name, VIGIE_BLOCK_LIST_SUFFIX))
    self->name[strlen (self->name) - strlen (VIGIE_BLOCK_LIST_SUFFIX)] = '\0';

  if (read_header (self, error) && map_file (self, error) &&
      (is_plausible (self) || refuse (error, self, "its entries are damaged")))
    return TRUE;

  vigie_block_list_file_close (self);
  return FALSE;
}

/* Safe on one that is closed. */
void
vigie_block_list_file_close (VigieBlockListFile *self)
{
  if (self->map != NULL)
    munmap (self->map, self->map_size);
  self->map = NULL;
  if (self->name != NULL)
    (void) close (self->fd);
  g_clear_pointer (&self->name, g_free);
}

static gboolean
check_part (const VigieBlockListFile *self, guint64 offset, guint64 length, guint64 *check)
{
  g_autofree guint8 *piece = g_malloc (VIGIE_BLOCK_LIST_CHECK_SIZE);

  while (length > 0)
    {
      const gsize n = (gsize) MIN (length, VIGIE_BLOCK_LIST_CHECK_SIZE);

      if (!read_at (self->fd, piece, n, offset))
        return FALSE;
      *check = vigie_block_list_check_add (self->info.key, *check, piece, n);
      offset += n;
      length -= n;
    }
  return TRUE;
}

/**
 * vigie_block_list_file_verify:
 * @self: an open file
 * @error: return location
 *
 * Reads it whole.
 *
 * Returns: %FALSE with @error set to %VIGIE_ERROR_INVALID_FILE if anything of it was changed
 */
gboolean
vigie_block_list_file_verify (const VigieBlockListFile *self, GError **error)
{
  const guint64 filter_size = self->info.n_filter_words * sizeof (guint64);
  const guint64 filter_end = VIGIE_BLOCK_LIST_HEADER_SIZE + filter_size;
  guint64 check = 0;

  if (!check_part (self, VIGIE_BLOCK_LIST_HEADER_SIZE, filter_size, &check) ||
      !check_part (self, filter_end, self->table_offset - filter_end, &check) ||
      !check_part (self, self->table_offset, self->info.n_entries * sizeof (guint64), &check) ||
      check != self->info.body_check)
    return refuse (error, self, "its entries are damaged");
  return TRUE;
}

/**
 * vigie_block_list_file_read:
 * @self: an open file
 * @first: the first entry
 * @n: how many
 * @hashes: (array length=@n) (out caller-allocates): the hashes, ascending
 *
 * Returns: whether they could be read
 */
gboolean
vigie_block_list_file_read (const VigieBlockListFile *self, guint64 first, guint64 n, guint64 *hashes)
{
  if (!read_at (self->fd, hashes, (gsize) (n * sizeof *hashes), self->table_offset + first * sizeof *hashes))
    return FALSE;
  if (G_BYTE_ORDER != G_LITTLE_ENDIAN)
    for (guint64 i = 0; i < n; i++)
      hashes[i] = GUINT64_FROM_LE (hashes[i]);
  return TRUE;
}

/**
 * vigie_block_list_file_earn:
 * @self: an open file
 *
 * To be called once a look-up: so a few finds among many look-ups are told from a flood of finds.
 */
void
vigie_block_list_file_earn (VigieBlockListFile *self)
{
  if (g_atomic_int_get (&self->credit) < MAX_CREDIT)
    g_atomic_int_add (&self->credit, EARNED);
}

/**
 * vigie_block_list_file_prepare:
 * @self: an open file
 * @hash: a hash that will be looked for
 *
 * Lets the memory be on its way while other hashes are made.
 */
void
vigie_block_list_file_prepare (const VigieBlockListFile *self, guint64 hash)
{
  __builtin_prefetch (&self->filter[vigie_block_list_part (hash, self->info.n_filter_words)]);
}

/**
 * vigie_block_list_file_find:
 * @self: an open file
 * @hash: a hash
 *
 * Nearly all that is not on the list ends at the filter. What passes it is looked for in its slice of about 1
 * KiB: read as long as that happens now and then, so that the table takes no memory; in the mapped file where
 * much of what is asked for is on the list, since a system call then costs more than all the rest.
 *
 * Returns: 1 if @hash is there, 0 if not, -1 if the file is damaged
 */
int
vigie_block_list_file_find (VigieBlockListFile *self, guint64 hash)
{
  const guint64 bits = vigie_block_list_filter_bits (hash);
  const guint64 word = self->filter[vigie_block_list_part (hash, self->info.n_filter_words)];
  guint64 hashes[VIGIE_BLOCK_LIST_MAX_SLICE];
  guint32 first;
  int n;

  if ((GUINT64_FROM_LE (word) & bits) != bits)
    return 0;

  n = locate_slice (self, vigie_block_list_part (hash, self->info.n_slices), &first);
  if (n < 0)
    return -1;
  if (g_atomic_int_get (&self->credit) <= 0)
    return find_in_slice (self->table + first, n, hash, self->info.n_slices);

  g_atomic_int_add (&self->credit, -COST);
  if (!read_at (self->fd, hashes, (gsize) n * sizeof *hashes, self->table_offset + first * sizeof *hashes))
    return -1;
  return find_in_slice (hashes, n, hash, self->info.n_slices);
}
