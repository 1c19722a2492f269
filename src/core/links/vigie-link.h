/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "vigie-domain.h"
#include "vigie-url.h"

G_BEGIN_DECLS

/* By weight: of several, the greatest decides. */
typedef enum
{
  VIGIE_LINK_OFFICIAL,
  VIGIE_LINK_UNKNOWN,
  VIGIE_LINK_CAUTION,
  VIGIE_LINK_DANGEROUS,
} VigieLinkVerdict;

typedef struct _VigieLinkRule VigieLinkRule;

/* The most reasons that a link, or the message around it, is given. */
#define VIGIE_LINK_MAX_REASONS 12

/**
 * VigieLinkReason:
 * @rule: the rule that spoke
 * @subject: what its sentence names in place of “{name}”: a messenger, an organisation, a part of the host;
 * "" if it names nothing. Data from outside: at most 63 bytes of whole UTF-8 characters, to be shown as plain
 * text, isolated
 */
typedef struct
{
  const VigieLinkRule *rule;
  char subject[64];
} VigieLinkReason;

/**
 * VigieLink:
 * @text: the link as it was found, made whole (line ends and invisible characters taken out); not
 * NUL-terminated text inside: at most %VIGIE_URL_MAX_LENGTH bytes of UTF-8
 * @start: where it begins in the message, bytes
 * @length: how far it reaches in the message, bytes
 * @is_read: whether @url holds something: a text that looks like a link and is none keeps its reason alone
 * @url: the link taken apart
 * @domain: the parts of the host, if it is a name
 * @verdict: what the link is
 * @reasons: why, the weightiest first
 * @n_reasons: how many
 *
 * One link of a message, judged. Plain data of the #VigieLinkChecker that gave it.
 */
typedef struct
{
  const char *text;
  gsize start;
  gsize length;
  gboolean is_read;
  VigieUrl url;
  VigieDomain domain;
  VigieLinkVerdict verdict;
  VigieLinkReason reasons[VIGIE_LINK_MAX_REASONS];
  guint n_reasons;
} VigieLink;

const char *vigie_link_verdict_to_string (VigieLinkVerdict verdict);

G_END_DECLS
