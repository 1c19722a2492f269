/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a byte of a message may begin. */
typedef enum
{
  VIGIE_LINK_UNIT_PLAIN,   /* itself */
  VIGIE_LINK_UNIT_SPACE,   /* what separates words */
  VIGIE_LINK_UNIT_OPENING, /* perhaps one of the stand-ins */
  VIGIE_LINK_UNIT_OTHER,   /* a character to be looked at: control characters and all beyond ASCII */
} VigieLinkUnitClass;

typedef enum
{
  VIGIE_LINK_UNIT_LETTER,  /* may be a part of a link */
  VIGIE_LINK_UNIT_BETWEEN, /* a space, a quotation mark */
  VIGIE_LINK_UNIT_STOP,    /* a full stop of East Asia: the end of a sentence, or the dot of a host */
  VIGIE_LINK_UNIT_HIDDEN,  /* nobody sees it */
} VigieLinkUnitKind;

/* The most bytes that one unit becomes. */
#define VIGIE_LINK_UNIT_MAX 8

/**
 * VigieLinkUnit:
 * @kind: what it is
 * @length: how many bytes of the message it is
 * @bytes: what a link holds in its place
 * @n_bytes: how many
 * @is_other: whether that is another character, which looks alike
 *
 * One character of a message.
 */
typedef struct
{
  VigieLinkUnitKind kind;
  gsize length;
  char bytes[VIGIE_LINK_UNIT_MAX];
  gsize n_bytes;
  gboolean is_other;
} VigieLinkUnit;

/**
 * VigieLinkStandIn:
 * @bytes: what it stands for
 * @n_bytes: how many
 * @length: how many bytes of the message it is
 * @is_spoken: whether it is a word of its own, “point”, which prose may mean otherwise
 *
 * What people and programs write for a dot, a colon or a slash, so that nothing takes it for a link; or a
 * space between letters that were drawn apart, which stands for nothing.
 */
typedef struct
{
  const char *bytes;
  gsize n_bytes;
  gsize length;
  gboolean is_spoken;
} VigieLinkStandIn;

extern const guint8 vigie_link_units[256];

void vigie_link_unit_read (const char *message, gsize length, gsize at, VigieLinkUnit *unit);
gboolean vigie_link_stand_in (const char *message, gsize length, gsize at, VigieLinkStandIn *stand_in);

G_END_DECLS
