/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vigie-guide-private.h"

G_BEGIN_DECLS

#define VIGIE_GUIDE_MAX_DEPTH 8

typedef enum
{
  ELEMENT_NONE,
  ELEMENT_GUIDE,
  ELEMENT_LABEL,
  ELEMENT_VARIANT,
  ELEMENT_WALK,
  ELEMENT_STEPS,
  ELEMENT_STEP,
  ELEMENT_HELP,
  ELEMENT_NAME,
  ELEMENT_TITLE,
  ELEMENT_TEXT,
  ELEMENT_HINT,
} VigieGuideElement;

typedef struct
{
  VigieGuide *guide;
  GMarkupParseContext *context;
  VigieGuideElement stack[VIGIE_GUIDE_MAX_DEPTH];
  guint depth;
  GPtrArray *wordings;        /* (unowned) where the open wording belongs */
  VigieGuideWording *wording; /* (owned) (nullable) the one being read */
  GString *text;              /* (owned) its words so far */
  GPtrArray *all_wordings; /* (owned) (element-type VigieGuideWording) (unowned elements) with placeholders */
} VigieGuideParser;

static inline gpointer
vigie_guide_get_last (GPtrArray *list)
{
  return g_ptr_array_index (list, list->len - 1);
}

/* At the place that is being read. */
void vigie_guide_parser_set_error (VigieGuideParser *self, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
gboolean vigie_guide_parser_start (VigieGuideParser *self,
                                   const char *name,
                                   VigieGuideElement element,
                                   VigieGuideElement parent,
                                   const char **names,
                                   const char **values,
                                   GError **error);
/* Whether a label with that id was declared so far. */
gboolean vigie_guide_has_label (VigieGuide *guide, const char *id);

G_END_DECLS
