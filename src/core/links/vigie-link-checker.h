/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-block-list.h"
#include "vigie-link-rule.h"

G_BEGIN_DECLS

/* The most links of one message that are kept: the worst; the message says when it had more. */
#define VIGIE_MESSAGE_MAX_LINKS 64

/* The most of a message that is looked through, bytes; the message says when it was longer. */
#define VIGIE_MESSAGE_MAX_LENGTH (16 * 1024 * 1024)

/**
 * VigieMessageCheck:
 * @verdict: the weightiest of all links; %VIGIE_LINK_UNKNOWN without a link, and at most %VIGIE_LINK_CAUTION
 * by what the message says around them; %VIGIE_LINK_DANGEROUS for a code that gives access to an account
 * @links: the links, in the order of the message; the same link twice is one
 * @n_links: how many
 * @has_more: whether there were more than %VIGIE_MESSAGE_MAX_LINKS: all were judged, the mildest left out
 * @decisive: the link that decided; -1 if there is none, or if a code that is no link decided
 * @reasons: what the message itself says
 * @n_reasons: how many
 *
 * A message, judged. Belongs to the #VigieLinkChecker and lasts until it checks again.
 */
typedef struct
{
  VigieLinkVerdict verdict;
  const VigieLink *links;
  guint n_links;
  gboolean has_more;
  int decisive;
  VigieLinkReason reasons[VIGIE_LINK_MAX_REASONS];
  guint n_reasons;
} VigieMessageCheck;

typedef struct _VigieLinkChecker VigieLinkChecker;

VigieLinkChecker *vigie_link_checker_new (void);
void vigie_link_checker_free (VigieLinkChecker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieLinkChecker, vigie_link_checker_free)

void vigie_link_checker_set_block_list (VigieLinkChecker *self, VigieBlockList *list);
const VigieMessageCheck *vigie_link_checker_check (VigieLinkChecker *self, const char *message, gsize length);
const VigieMessageCheck *
vigie_link_checker_check_codes (VigieLinkChecker *self, const char *const *codes, gboolean has_more);
char *vigie_link_checker_join_codes (char **codes);

G_END_DECLS
