/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * VigieGrantKind:
 *
 * What opens an account, or a part of it, and is no session.
 */
typedef enum
{
  VIGIE_GRANT_WEBSITE,
  VIGIE_GRANT_PASSKEY,
  VIGIE_GRANT_BUSINESS_BOT,
  VIGIE_GRANT_LOGIN_EMAIL,
} VigieGrantKind;

/**
 * VigieGrant:
 * @kind: what it is
 * @id: (owned): the service's name for it; of a login email the pattern of its address
 * @looks: (owned): what it is known by; if that changes after an answer, Vigie asks again
 * @since: when it was added; Unix time of the service, seconds, UTC; 0 if not told
 *
 * One thing other than a session that the person is asked about: what has to be known to remember the answer.
 */
typedef struct
{
  VigieGrantKind kind;
  char *id;
  char *looks;
  gint64 since;
} VigieGrant;

VigieGrant *vigie_grant_new (GObject *subject);
VigieGrant *vigie_grant_copy (const VigieGrant *self);
void vigie_grant_free (VigieGrant *self);
const char *vigie_grant_get_kind_name (const VigieGrant *self);
char *vigie_grant_dup_key (const VigieGrant *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieGrant, vigie_grant_free)

G_END_DECLS
