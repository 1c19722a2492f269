/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VigieShortLinkEnd:
 * @VIGIE_SHORT_LINK_ARRIVED: the last host leads no further, as far as it says without being opened
 * @VIGIE_SHORT_LINK_TOO_MANY: it leads on and on; more than five hosts were not asked
 * @VIGIE_SHORT_LINK_LOOP: it leads back to where it was
 * @VIGIE_SHORT_LINK_PRIVATE: it leads to this computer or its network
 * @VIGIE_SHORT_LINK_NOT_WEB: it leads out of the web, into an app
 * @VIGIE_SHORT_LINK_NOT_ASKED: it leads to a port where no site is, or a proxy stands between: not asked
 * @VIGIE_SHORT_LINK_FAILED: the last host did not answer, or cannot prove who it is
 *
 * Why the way ends where it ends.
 */
typedef enum
{
  VIGIE_SHORT_LINK_ARRIVED,
  VIGIE_SHORT_LINK_TOO_MANY,
  VIGIE_SHORT_LINK_LOOP,
  VIGIE_SHORT_LINK_PRIVATE,
  VIGIE_SHORT_LINK_NOT_WEB,
  VIGIE_SHORT_LINK_NOT_ASKED,
  VIGIE_SHORT_LINK_FAILED,
} VigieShortLinkEnd;

/**
 * VigieShortLink:
 * @hops: (array zero-terminated=1): the link itself and each address that it led to, in order; at least one.
 *   Data from outside: to be judged and shown like any link
 * @end: why the last is the last
 *
 * Where a link leads.
 */
typedef struct
{
  char **hops;
  VigieShortLinkEnd end;
} VigieShortLink;

void vigie_short_link_follow_async (const char *url,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
VigieShortLink *vigie_short_link_follow_finish (GAsyncResult *result, GError **error);
void vigie_short_link_free (VigieShortLink *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieShortLink, vigie_short_link_free)

const char *vigie_short_link_end_to_sentence (VigieShortLinkEnd end);
char *vigie_short_link_get_question (const char *host);

G_END_DECLS
