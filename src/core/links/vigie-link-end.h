/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-link-finder.h"
#include "vigie-link-shape.h"

G_BEGIN_DECLS

/* One candidate in a word. */
typedef struct
{
  gsize start;
  gsize authority; /* where the host begins, or what stands for it */
  gsize end;
  gsize name_length; /* of the host before an “@” that may be an email's; 0 if it is none */
  VigieLinkSchemeKind scheme;
  VigieLinkHostShape shape;
} VigieLinkCandidate;

gsize vigie_link_find_end (VigieLinkFinder *self, const VigieLinkCandidate *candidate);

G_END_DECLS
