/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vigie-capability.h"
#include "vigie-grant.h"
#include "vigie-grants.h"
#include "vigie-session.h"

G_BEGIN_DECLS

/**
 * VigieOrigin:
 * @VIGIE_ORIGIN_UNKNOWN: nobody said, or reading it failed
 * @VIGIE_ORIGIN_MEASURED: read from the service
 * @VIGIE_ORIGIN_DECLARED: said by the person
 *
 * Where a fact comes from.
 */
typedef enum
{
  VIGIE_ORIGIN_UNKNOWN,
  VIGIE_ORIGIN_MEASURED,
  VIGIE_ORIGIN_DECLARED,
} VigieOrigin;

/**
 * VigieFactId:
 *
 * One fact about the whole account; its value's type is in brackets.
 */
typedef enum
{
  VIGIE_FACT_SESSIONS,                  /* (list of VigieSession) */
  VIGIE_FACT_AUTO_SIGN_OUT_DAYS,        /* (int) days of inactivity, 1 to 366 */
  VIGIE_FACT_HAS_PASSWORD,              /* (int) 0 or 1 */
  VIGIE_FACT_HAS_RECOVERY_EMAIL,        /* (int) 0 or 1 */
  VIGIE_FACT_RECOVERY_EMAIL_PENDING,    /* (int) 0 or 1: an address waits for its code */
  VIGIE_FACT_PASSWORD_RESET_DATE,       /* (int) Unix time when the password falls; 0: no reset is running */
  VIGIE_FACT_LOGIN_EMAIL_PATTERN,       /* (text) "a***@mail.example"; "" if none */
  VIGIE_FACT_PASSWORD_HINT,             /* (text) "" if none */
  VIGIE_FACT_PENDING_EMAIL_PATTERN,     /* (text) of the address that waits for its code; "" if none */
  VIGIE_FACT_PENDING_EMAIL_CODE_LENGTH, /* (int) digits of that code; 0 if not told, or none waits */
  VIGIE_FACT_WEBSITES,                  /* (list of VigieWebsite) */
  VIGIE_FACT_PASSKEYS,                  /* (list of VigiePasskey) */
  VIGIE_FACT_BUSINESS_BOTS,             /* (list of VigieBusinessBot) none or one today */
  VIGIE_FACT_LAST_CHECKUP, /* (int) Unix time of the checkup before this one; 0: this is the first */
  VIGIE_N_FACTS,
} VigieFactId;

/**
 * VigieAnswer:
 *
 * What the person said to "Is this you?".
 */
typedef enum
{
  VIGIE_ANSWER_NONE,
  VIGIE_ANSWER_ME,
  VIGIE_ANSWER_NOT_ME,
  VIGIE_ANSWER_DONT_KNOW,
} VigieAnswer;

/**
 * VigieTri:
 *
 * A yes or no that may not have been asked yet.
 */
typedef enum
{
  VIGIE_TRI_UNKNOWN,
  VIGIE_TRI_YES,
  VIGIE_TRI_NO,
} VigieTri;

/**
 * VigieDeclared:
 *
 * What the person has said about one session or grant, and what is remembered of it.
 */
typedef struct
{
  VigieAnswer answer;
  gint64 answered_at;   /* Unix time, seconds, UTC; 0 if never */
  const char *name;     /* given by the person, "" if none */
  VigieTri is_shared;   /* do other people use this device? */
  VigieTri seen_before; /* was it in the list at an earlier checkup? UNKNOWN when there was none */
  gboolean has_changed; /* it was answered, but its facts are no longer those of that day */
} VigieDeclared;

#define VIGIE_TYPE_FACTS (vigie_facts_get_type ())
G_DECLARE_FINAL_TYPE (VigieFacts, vigie_facts, VIGIE, FACTS, GObject)

VigieOrigin vigie_facts_get_origin (VigieFacts *self, VigieFactId id);
gint64 vigie_facts_get_read_at (VigieFacts *self, VigieFactId id);
gboolean vigie_facts_get_int (VigieFacts *self, VigieFactId id, gint64 *value);
const char *vigie_facts_get_text (VigieFacts *self, VigieFactId id);
GListModel *vigie_facts_get_list (VigieFacts *self, VigieFactId id);

VigieSession *vigie_facts_get_current_session (VigieFacts *self);
VigieSession *vigie_facts_find_session (VigieFacts *self, const char *session_id);
const VigieDeclared *vigie_facts_get_declared (VigieFacts *self, VigieSession *session);
const VigieDeclared *vigie_facts_get_declared_grant (VigieFacts *self, const VigieGrant *grant);
const VigieDeclared *vigie_facts_get_declared_subject (VigieFacts *self, GObject *subject);
GPtrArray *vigie_facts_list_grants (VigieFacts *self); /* (transfer full) (element-type VigieGrant) */
VigieCapability vigie_facts_get_known (VigieFacts *self);

/**
 * VigieFactsBuilder:
 *
 * Collects the facts of one reading; not for several threads at a time.
 */
typedef struct _VigieFactsBuilder VigieFactsBuilder;

VigieFactsBuilder *vigie_facts_builder_new (VigieFacts *base);
void vigie_facts_builder_free (VigieFactsBuilder *builder);
void vigie_facts_builder_set_int (
    VigieFactsBuilder *builder, VigieFactId id, gint64 value, VigieOrigin origin, gint64 read_at);
void vigie_facts_builder_set_text (
    VigieFactsBuilder *builder, VigieFactId id, const char *value, VigieOrigin origin, gint64 read_at);
void vigie_facts_builder_set_list (
    VigieFactsBuilder *builder, VigieFactId id, GListModel *items, VigieOrigin origin, gint64 read_at);
void vigie_facts_builder_declare (VigieFactsBuilder *builder,
                                  const char *session_id,
                                  const VigieDeclared *declared);
void vigie_facts_builder_declare_grant (VigieFactsBuilder *builder,
                                        const VigieGrant *grant,
                                        const VigieDeclared *declared);
VigieFacts *vigie_facts_builder_end (VigieFactsBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieFactsBuilder, vigie_facts_builder_free)

G_END_DECLS
