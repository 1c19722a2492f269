/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * VigieGuideScreen:
 *
 * What the screen of a variant looks like, for the drawn pictures.
 */
typedef enum
{
  VIGIE_GUIDE_SCREEN_PHONE,
  VIGIE_GUIDE_SCREEN_WINDOW,
} VigieGuideScreen;

/**
 * VigieGuidePicture:
 * @VIGIE_GUIDE_PICTURE_NONE: no picture
 * @VIGIE_GUIDE_PICTURE_MENU: a menu with one entry marked
 * @VIGIE_GUIDE_PICTURE_DEVICES: a list of devices with one marked
 * @VIGIE_GUIDE_PICTURE_BUTTON: one entry opened, with the red button at the bottom marked
 * @VIGIE_GUIDE_PICTURE_QUESTION: a question with its answer marked
 * @VIGIE_GUIDE_PICTURE_CHOICES: a list of choices with one ticked
 *
 * Which picture Vigie draws beside a step.
 */
typedef enum
{
  VIGIE_GUIDE_PICTURE_NONE,
  VIGIE_GUIDE_PICTURE_MENU,
  VIGIE_GUIDE_PICTURE_DEVICES,
  VIGIE_GUIDE_PICTURE_BUTTON,
  VIGIE_GUIDE_PICTURE_QUESTION,
  VIGIE_GUIDE_PICTURE_CHOICES,
} VigieGuidePicture;

/**
 * VigieGuideValues:
 *
 * What stands for the placeholders of a guide. Texts from a service, already cleaned; %NULL reads as "…".
 */
typedef struct
{
  const char *device;  /* {device}: the name of the session, website, passkey or bot */
  const char *details; /* {details}: what tells it from others of the same name */
} VigieGuideValues;

/**
 * VigieGuide:
 *
 * The walks of one messenger: what to touch, on which screen, in the words of its menus (docs/guides.md).
 * Immutable.
 */
#define VIGIE_TYPE_GUIDE (vigie_guide_get_type ())
G_DECLARE_FINAL_TYPE (VigieGuide, vigie_guide, VIGIE, GUIDE, GObject)

typedef struct _VigieGuideWalk VigieGuideWalk;
typedef struct _VigieGuideStep VigieGuideStep;

VigieGuide *vigie_guide_new_from_data (const char *data, gsize length, GError **error);
VigieGuide *vigie_guide_new_from_file (const char *path, GError **error);

const char *vigie_guide_get_messenger (VigieGuide *self);
const char *vigie_guide_get_checked (VigieGuide *self);
gboolean vigie_guide_get_is_tried (VigieGuide *self);
guint vigie_guide_get_n_variants (VigieGuide *self);
const char *vigie_guide_get_variant_name (VigieGuide *self, guint variant, const char *const *languages);
VigieGuideScreen vigie_guide_get_variant_screen (VigieGuide *self, guint variant);

const VigieGuideWalk *vigie_guide_find_walk (VigieGuide *self, const char *id);
const char *vigie_guide_walk_get_title (const VigieGuideWalk *walk, const char *const *languages);
const char *vigie_guide_walk_get_link (const VigieGuideWalk *walk);
guint vigie_guide_walk_get_n_helps (const VigieGuideWalk *walk);
char *vigie_guide_walk_dup_help (VigieGuide *self,
                                 const VigieGuideWalk *walk,
                                 guint help,
                                 const char *const *languages,
                                 const VigieGuideValues *values);
guint vigie_guide_walk_get_n_steps (VigieGuide *self, const VigieGuideWalk *walk, guint variant);
const VigieGuideStep *
vigie_guide_walk_get_step (VigieGuide *self, const VigieGuideWalk *walk, guint variant, guint step);

VigieGuidePicture vigie_guide_step_get_picture (const VigieGuideStep *step);
char *vigie_guide_step_dup_text (VigieGuide *self,
                                 const VigieGuideStep *step,
                                 const char *const *languages,
                                 const VigieGuideValues *values);
char *vigie_guide_step_dup_hint (VigieGuide *self,
                                 const VigieGuideStep *step,
                                 const char *const *languages,
                                 const VigieGuideValues *values);
char *vigie_guide_step_dup_marked (VigieGuide *self,
                                   const VigieGuideStep *step,
                                   const char *const *languages,
                                   const VigieGuideValues *values);

G_END_DECLS
