/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-guide.h"

G_BEGIN_DECLS

/* One wording in one language. */
typedef struct
{
  char *language;   /* (owned) "fr"; NULL for the one without xml:lang, which is English */
  char *text;       /* (owned) */
  gboolean is_seen; /* for a label: this wording was met in a source */
  guint line;       /* where it stands, for the check of its placeholders */
  guint column;
} VigieGuideWording;

/* The words of one label of the messenger's menus. */
typedef struct
{
  char *id;         /* (owned) */
  GPtrArray *names; /* (owned) (element-type VigieGuideWording) */
} VigieGuideLabel;

typedef struct
{
  char *id; /* (owned) */
  VigieGuideScreen screen;
  GPtrArray *names; /* (owned) */
} VigieGuideVariant;

struct _VigieGuideStep
{
  VigieGuidePicture picture;
  char *marked;     /* (owned) (nullable): id of a label, or "device" */
  GPtrArray *texts; /* (owned) */
  GPtrArray *hints; /* (owned) */
};

/* The steps of a walk for some of the variants. */
typedef struct
{
  char **variants;  /* (owned) ids */
  GPtrArray *steps; /* (owned) */
} VigieGuideSteps;

struct _VigieGuideWalk
{
  char *id;          /* (owned) */
  char *link;        /* (owned) (nullable): opens the place in the messenger's own program, "tg://…" */
  GPtrArray *titles; /* (owned) */
  GPtrArray *helps;  /* (owned) (element-type GPtrArray of wordings) */
  GPtrArray *groups; /* (owned) (element-type VigieGuideSteps) */
};

struct _VigieGuide
{
  GObject parent_instance;

  char *messenger;   /* (owned) */
  char *checked;     /* (owned) the day its sources were read, "YYYY-MM-DD" */
  gboolean is_tried; /* somebody walked it on real devices */
  GPtrArray *labels;
  GPtrArray *variants;
  GPtrArray *walks;
};

void vigie_guide_wording_free (VigieGuideWording *wording);
void vigie_guide_label_free (VigieGuideLabel *label);
void vigie_guide_variant_free (VigieGuideVariant *variant);
void vigie_guide_step_free (VigieGuideStep *step);
void vigie_guide_steps_free (VigieGuideSteps *group);
void vigie_guide_walk_free (VigieGuideWalk *walk);
gboolean vigie_guide_parse (VigieGuide *self, const char *data, gsize length, GError **error);

G_END_DECLS
