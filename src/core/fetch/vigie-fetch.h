/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How many redirects are followed. */
#define VIGIE_FETCH_MAX_HOPS 5

/**
 * VigieFetchGet:
 * @url: what to get; https
 * @etag: (nullable): of the copy that is there
 * @modified: (nullable): the same
 * @max_bytes: the most that is taken, bytes, after decompression
 * @fd: where the body goes
 *
 * A request for a file.
 */
typedef struct
{
  const char *url;
  const char *etag;
  const char *modified;
  guint64 max_bytes;
  int fd;
} VigieFetchGet;

void vigie_fetch_get (const VigieFetchGet *request, JsonBuilder *reply);
void vigie_fetch_follow (const char *url, JsonBuilder *reply);

G_END_DECLS
