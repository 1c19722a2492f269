/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How two links that follow each other in a message belong together. */
typedef enum
{
  VIGIE_LINK_LABEL_NONE,
  VIGIE_LINK_LABEL_FIRST,  /* the first is the text that is shown for the second */
  VIGIE_LINK_LABEL_SECOND, /* the other way round */
  VIGIE_LINK_LABEL_BESIDE, /* the first leads on to the second in a sentence, both in plain sight */
} VigieLinkLabel;

/* Where a link lies in its message, bytes. */
typedef struct
{
  gsize start;
  gsize end;
} VigieLinkSpan;

VigieLinkLabel
vigie_link_label_between (const char *message, gsize length, VigieLinkSpan first, VigieLinkSpan second);

G_END_DECLS
