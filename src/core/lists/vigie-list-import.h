/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-hash-set.h"
#include "vigie-list-line.h"
#include "vigie-siphash.h"

G_BEGIN_DECLS

/* How many of the lines that were left out are named. */
#define VIGIE_LIST_MAX_NAMED 5

/**
 * VigieListCounts:
 * @n_lines: all lines
 * @n_entries: entries that were read, each once
 * @n_added: of these, those that were not in the list before
 * @n_total: entries of the list now
 * @n_left_out: lines that say something, and were left out
 * @named: the first of them
 * @n_named: how many are in @named
 *
 * What an import did.
 */
typedef struct
{
  guint64 n_lines;
  guint64 n_entries;
  guint64 n_added;
  guint64 n_total;
  guint64 n_left_out;
  struct
  {
    guint64 number; /* from 1 */
    VigieListLine why;
  } named[VIGIE_LIST_MAX_NAMED];
  guint n_named;
} VigieListCounts;

/* Turns the bytes of a list into hashes. Memory: 8 to 12 bytes an entry. For one thread at a time. */
typedef struct _VigieListImport VigieListImport;

VigieListImport *vigie_list_import_new (const guint8 key[VIGIE_SIPHASH_KEY_SIZE]);
void vigie_list_import_free (VigieListImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieListImport, vigie_list_import_free)

void vigie_list_import_feed (VigieListImport *self, const char *data, gsize length);
VigieHashSet *vigie_list_import_end (VigieListImport *self, VigieListCounts *counts);

G_END_DECLS
