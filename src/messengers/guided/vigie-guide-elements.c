/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The elements of a guide and their attributes. */

#include "vigie-guide-parser-private.h"

#include <string.h>

#define MAX_LIST 64
#define MAX_ID 40

static gboolean
is_id (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > MAX_ID)
    return FALSE;

  return strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static gboolean
check_id (VigieGuideParser *self, const char *attribute, const char *value, GError **error)
{
  if (value != NULL && is_id (value))
    return TRUE;

  vigie_guide_parser_set_error (self, error, "“%s” must be 1 to %d of a-z, 0-9 and “-”", attribute, MAX_ID);
  return FALSE;
}

static gboolean
check_room (VigieGuideParser *self, GPtrArray *list, GError **error)
{
  if (list->len < MAX_LIST)
    return TRUE;

  vigie_guide_parser_set_error (self, error, "more than %d of one kind", MAX_LIST);
  return FALSE;
}

static GPtrArray *
new_wordings (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) vigie_guide_wording_free);
}

static gboolean
is_day (const char *text)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *iso = g_strdup_printf ("%sT00:00:00Z", text);

  if (strlen (text) != 10)
    return FALSE;

  day = g_date_time_new_from_iso8601 (iso, NULL);
  return day != NULL;
}

static gboolean
start_guide (VigieGuideParser *self, const char **names, const char **values, GError **error)
{
  const char *messenger = NULL;
  const char *checked = NULL;

  if (!g_markup_collect_attributes ("guide", names, values, error, G_MARKUP_COLLECT_STRING, "messenger",
                                    &messenger, G_MARKUP_COLLECT_STRING, "checked", &checked,
                                    G_MARKUP_COLLECT_BOOLEAN, "tried", &self->guide->is_tried,
                                    G_MARKUP_COLLECT_INVALID) ||
      !check_id (self, "messenger", messenger, error))
    return FALSE;

  if (!is_day (checked))
    {
      vigie_guide_parser_set_error (self, error, "“checked” must be a day, YYYY-MM-DD");
      return FALSE;
    }

  self->guide->messenger = g_strdup (messenger);
  self->guide->checked = g_strdup (checked);
  return TRUE;
}

static gboolean
start_label (VigieGuideParser *self, const char **names, const char **values, GError **error)
{
  const char *id = NULL;
  VigieGuideLabel *label;

  if (!g_markup_collect_attributes ("label", names, values, error, G_MARKUP_COLLECT_STRING, "id", &id,
                                    G_MARKUP_COLLECT_INVALID) ||
      !check_id (self, "id", id, error) || !check_room (self, self->guide->labels, error))
    return FALSE;

  label = g_new0 (VigieGuideLabel, 1);
  label->id = g_strdup (id);
  label->names = new_wordings ();
  g_ptr_array_add (self->guide->labels, label);
  return TRUE;
}

static gboolean
start_variant (VigieGuideParser *self, const char **names, const char **values, GError **error)
{
  const char *id = NULL;
  const char *screen = NULL;
  VigieGuideVariant *variant;

  if (!g_markup_collect_attributes ("variant", names, values, error, G_MARKUP_COLLECT_STRING, "id", &id,
                                    G_MARKUP_COLLECT_STRING, "screen", &screen, G_MARKUP_COLLECT_INVALID) ||
      !check_id (self, "id", id, error) || !check_room (self, self->guide->variants, error))
    return FALSE;

  if (!g_str_equal (screen, "phone") && !g_str_equal (screen, "window"))
    {
      vigie_guide_parser_set_error (self, error, "“screen” must be “phone” or “window”");
      return FALSE;
    }

  variant = g_new0 (VigieGuideVariant, 1);
  variant->id = g_strdup (id);
  variant->screen = g_str_equal (screen, "phone") ? VIGIE_GUIDE_SCREEN_PHONE : VIGIE_GUIDE_SCREEN_WINDOW;
  variant->names = new_wordings ();
  g_ptr_array_add (self->guide->variants, variant);
  return TRUE;
}

static gboolean
start_walk (VigieGuideParser *self, const char **names, const char **values, GError **error)
{
  const char *id = NULL;
  const char *link = NULL;
  VigieGuideWalk *walk;

  if (!g_markup_collect_attributes ("walk", names, values, error, G_MARKUP_COLLECT_STRING, "id", &id,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "link", &link,
                                    G_MARKUP_COLLECT_INVALID) ||
      !check_id (self, "id", id, error) || !check_room (self, self->guide->walks, error))
    return FALSE;

  /* The link is opened for the person: settings pages of the messenger's own program, nothing else. */
  if (link != NULL && !g_str_has_prefix (link, "tg://settings"))
    {
      vigie_guide_parser_set_error (self, error, "“link” must start with tg://settings");
      return FALSE;
    }

  walk = g_new0 (VigieGuideWalk, 1);
  walk->id = g_strdup (id);
  walk->link = g_strdup (link);
  walk->titles = new_wordings ();
  walk->helps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  walk->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) vigie_guide_steps_free);
  g_ptr_array_add (self->guide->walks, walk);
  return TRUE;
}

static gboolean
has_variant (VigieGuide *guide, const char *id)
{
  for (guint i = 0; i < guide->variants->len; i++)
    {
      if (g_str_equal (((VigieGuideVariant *) g_ptr_array_index (guide->variants, i))->id, id))
        return TRUE;
    }
  return FALSE;
}

static gboolean
start_steps (VigieGuideParser *self, const char **names, const char **values, GError **error)
{
  VigieGuideWalk *walk = vigie_guide_get_last (self->guide->walks);
  const char *variants = NULL;
  g_auto (GStrv) ids = NULL;
  VigieGuideSteps *group;

  if (!g_markup_collect_attributes ("steps", names, values, error, G_MARKUP_COLLECT_STRING, "for", &variants,
                                    G_MARKUP_COLLECT_INVALID) ||
      !check_room (self, walk->groups, error))
    return FALSE;

  ids = g_strsplit (variants, " ", MAX_LIST);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (!has_variant (self->guide, ids[i]))
        {
          vigie_guide_parser_set_error (self, error, "“for” names a variant that is not declared above");
          return FALSE;
        }
    }

  group = g_new0 (VigieGuideSteps, 1);
  group->variants = g_steal_pointer (&ids);
  group->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) vigie_guide_step_free);
  g_ptr_array_add (walk->groups, group);
  return TRUE;
}

gboolean
vigie_guide_has_label (VigieGuide *guide, const char *id)
{
  for (guint i = 0; i < guide->labels->len; i++)
    {
      if (g_str_equal (((VigieGuideLabel *) g_ptr_array_index (guide->labels, i))->id, id))
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_picture (const char *name, VigieGuidePicture *picture)
{
  static const char *const known[] = { "none", "menu", "devices", "button", "question", "choices" };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      if (g_str_equal (known[i], name))
        {
          *picture = (VigieGuidePicture) i;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
start_step (VigieGuideParser *self, const char **names, const char **values, GError **error)
{
  VigieGuideWalk *walk = vigie_guide_get_last (self->guide->walks);
  VigieGuideSteps *group = vigie_guide_get_last (walk->groups);
  const char *picture = NULL;
  const char *marked = NULL;
  VigieGuidePicture kind = VIGIE_GUIDE_PICTURE_NONE;
  VigieGuideStep *step;

  if (!g_markup_collect_attributes ("step", names, values, error, G_MARKUP_COLLECT_STRING, "picture",
                                    &picture, G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "mark",
                                    &marked, G_MARKUP_COLLECT_INVALID) ||
      !check_room (self, group->steps, error))
    return FALSE;

  if (!find_picture (picture, &kind))
    {
      vigie_guide_parser_set_error (self, error,
                                    "“picture” must be none, menu, devices, button, question or choices");
      return FALSE;
    }
  if (marked != NULL && !g_str_equal (marked, "device") && !vigie_guide_has_label (self->guide, marked))
    {
      vigie_guide_parser_set_error (self, error, "“mark” names a label that is not declared above");
      return FALSE;
    }

  step = g_new0 (VigieGuideStep, 1);
  step->picture = kind;
  step->marked = g_strdup (marked);
  step->texts = new_wordings ();
  step->hints = new_wordings ();
  g_ptr_array_add (group->steps, step);
  return TRUE;
}

static gboolean
start_help (VigieGuideParser *self, const char **names, const char **values, GError **error)
{
  VigieGuideWalk *walk = vigie_guide_get_last (self->guide->walks);

  if (!g_markup_collect_attributes ("help", names, values, error, G_MARKUP_COLLECT_INVALID, NULL) ||
      !check_room (self, walk->helps, error))
    return FALSE;

  g_ptr_array_add (walk->helps, new_wordings ());
  return TRUE;
}

/* Where a wording belongs, by the element around it. */
static GPtrArray *
find_wordings (VigieGuideParser *self, VigieGuideElement element, VigieGuideElement parent)
{
  VigieGuideWalk *walk;
  VigieGuideStep *step;

  if (parent == ELEMENT_LABEL)
    return ((VigieGuideLabel *) vigie_guide_get_last (self->guide->labels))->names;
  if (parent == ELEMENT_VARIANT)
    return ((VigieGuideVariant *) vigie_guide_get_last (self->guide->variants))->names;

  walk = vigie_guide_get_last (self->guide->walks);
  if (element == ELEMENT_TITLE)
    return walk->titles;
  if (parent == ELEMENT_HELP)
    return vigie_guide_get_last (walk->helps);

  step = vigie_guide_get_last (((VigieGuideSteps *) vigie_guide_get_last (walk->groups))->steps);
  return element == ELEMENT_HINT ? step->hints : step->texts;
}

static gboolean
start_wording (VigieGuideParser *self,
               const char *name,
               VigieGuideElement element,
               VigieGuideElement parent,
               const char **names,
               const char **values,
               GError **error)
{
  const char *language = NULL;
  gboolean is_seen = FALSE;
  int line = 0;
  int column = 0;

  if (!g_markup_collect_attributes (name, names, values, error,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "xml:lang",
                                    &language, G_MARKUP_COLLECT_BOOLEAN | G_MARKUP_COLLECT_OPTIONAL, "seen",
                                    &is_seen, G_MARKUP_COLLECT_INVALID))
    return FALSE;

  self->wordings = find_wordings (self, element, parent);
  if ((language != NULL && (strlen (language) < 2 || strlen (language) > 12)) ||
      !check_room (self, self->wordings, error))
    {
      if (error != NULL && *error == NULL)
        vigie_guide_parser_set_error (self, error, "“xml:lang” must be a language");
      return FALSE;
    }

  g_markup_parse_context_get_position (self->context, &line, &column);
  self->wording = g_new0 (VigieGuideWording, 1);
  self->wording->language = g_strdup (language);
  /* English words are the ones of the sources. */
  self->wording->is_seen = is_seen || language == NULL;
  self->wording->line = (guint) line;
  self->wording->column = (guint) column;
  g_string_truncate (self->text, 0);
  return TRUE;
}

/* An element opens: what it stands for is made, its attributes checked. @parent may hold @element. */
gboolean
vigie_guide_parser_start (VigieGuideParser *self,
                          const char *name,
                          VigieGuideElement element,
                          VigieGuideElement parent,
                          const char **names,
                          const char **values,
                          GError **error)
{
  switch (element)
    {
    case ELEMENT_GUIDE:
      return start_guide (self, names, values, error);
    case ELEMENT_LABEL:
      return start_label (self, names, values, error);
    case ELEMENT_VARIANT:
      return start_variant (self, names, values, error);
    case ELEMENT_WALK:
      return start_walk (self, names, values, error);
    case ELEMENT_STEPS:
      return start_steps (self, names, values, error);
    case ELEMENT_STEP:
      return start_step (self, names, values, error);
    case ELEMENT_HELP:
      return start_help (self, names, values, error);
    case ELEMENT_NAME:
    case ELEMENT_TITLE:
    case ELEMENT_TEXT:
    case ELEMENT_HINT:
      return start_wording (self, name, element, parent, names, values, error);
    case ELEMENT_NONE:
    default:
      vigie_guide_parser_set_error (self, error, "this element may not stand here");
      return FALSE;
    }
}
