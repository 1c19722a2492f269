/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-judgement.h"
#include "vigie-messenger.h"

G_BEGIN_DECLS

/* Tuesday 24 November 2026, 12:00 UTC. */
#define NOW G_GINT64_CONSTANT (1795521600)
#define MINUTE G_GINT64_CONSTANT (60)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/**
 * World:
 *
 * An account to judge: an honest one at first, where every rule finds nothing unusual, with Vigie's own
 * session
 * ("0") signed in for a year. Tests add what they are about.
 */
typedef struct _World World;

World *world_new (void);
World *world_new_empty (void);
void world_free (World *world);
void world_add (World *world, const VigieSessionFields *fields, const VigieDeclared *declared);
void world_add_item (World *world, VigieFactId id, gpointer item);
void world_set_int (World *world, VigieFactId id, gint64 value);
void world_set_login_email (World *world, const char *pattern);
void world_declare (World *world, gpointer subject, const VigieDeclared *declared);
void world_forget (World *world, VigieFactId id);
VigieFacts *world_to_facts (World *world);
VigieJudgement *world_judge (World *world);

extern const VigieSessionFields world_own_session;
extern const VigieSessionFields world_iphone;
extern const VigieSessionFields world_ipad;
extern const VigieSessionFields world_desktop;
extern const VigieSessionFields world_browser;
extern const VigieSessionFields world_android;

VigieVerdict
judgement_get_rule_verdict (VigieJudgement *judgement, const char *session_id, const char *rule_id);
const char *
judgement_get_rule_detail (VigieJudgement *judgement, const char *session_id, const char *rule_id);
const char *
judgement_get_rule_question (VigieJudgement *judgement, const char *session_id, const char *rule_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

G_END_DECLS
