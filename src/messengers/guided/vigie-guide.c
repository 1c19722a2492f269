/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-guide-private.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "vigie-error.h"
#include "vigie-text.h"

G_DEFINE_FINAL_TYPE (VigieGuide, vigie_guide, G_TYPE_OBJECT)

void
vigie_guide_wording_free (VigieGuideWording *wording)
{
  g_free (wording->language);
  g_free (wording->text);
  g_free (wording);
}

void
vigie_guide_label_free (VigieGuideLabel *label)
{
  g_free (label->id);
  g_clear_pointer (&label->names, g_ptr_array_unref);
  g_free (label);
}

void
vigie_guide_variant_free (VigieGuideVariant *variant)
{
  g_free (variant->id);
  g_clear_pointer (&variant->names, g_ptr_array_unref);
  g_free (variant);
}

void
vigie_guide_step_free (VigieGuideStep *step)
{
  g_free (step->marked);
  g_clear_pointer (&step->texts, g_ptr_array_unref);
  g_clear_pointer (&step->hints, g_ptr_array_unref);
  g_free (step);
}

void
vigie_guide_steps_free (VigieGuideSteps *group)
{
  g_strfreev (group->variants);
  g_clear_pointer (&group->steps, g_ptr_array_unref);
  g_free (group);
}

void
vigie_guide_walk_free (VigieGuideWalk *walk)
{
  g_free (walk->id);
  g_free (walk->link);
  g_clear_pointer (&walk->titles, g_ptr_array_unref);
  g_clear_pointer (&walk->helps, g_ptr_array_unref);
  g_clear_pointer (&walk->groups, g_ptr_array_unref);
  g_free (walk);
}

/* The wording for the first of @languages that has one, else the English one. */
static const VigieGuideWording *
find_wording (GPtrArray *wordings, const char *const *languages)
{
  const VigieGuideWording *fallback = NULL;

  for (guint l = 0; languages != NULL && languages[l] != NULL; l++)
    {
      if (g_str_equal (languages[l], "en"))
        break;

      for (guint i = 0; i < wordings->len; i++)
        {
          const VigieGuideWording *wording = g_ptr_array_index (wordings, i);

          if (g_strcmp0 (wording->language, languages[l]) == 0)
            return wording;
        }
    }

  for (guint i = 0; i < wordings->len; i++)
    {
      const VigieGuideWording *wording = g_ptr_array_index (wordings, i);

      if (wording->language == NULL)
        fallback = wording;
    }
  return fallback;
}

static const VigieGuideLabel *
find_label (VigieGuide *self, const char *id)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      const VigieGuideLabel *label = g_ptr_array_index (self->labels, i);

      if (g_str_equal (label->id, id))
        return label;
    }
  return NULL;
}

/* The words of a menu, in quotes. A wording that nobody has seen in the messenger is not stated as a fact:
 * the English words come first, and ours is called likely. */
static char *
dup_label (VigieGuide *self, const char *id, const char *const *languages)
{
  const VigieGuideLabel *label = find_label (self, id);
  const VigieGuideWording *wording = find_wording (label->names, languages);
  const VigieGuideWording *english = find_wording (label->names, NULL);

  if (wording == english)
    return g_strdup_printf (C_ ("menu label", "“%s”"), english->text);
  if (wording->is_seen)
    /* Translators: a menu label in the person's language, then in English, for those whose messenger
     * speaks English. */
    return g_strdup_printf (C_ ("menu label", "“%s” (in English “%s”)"), wording->text, english->text);

  /* Translators: first the English menu label, then the one it probably has in the person's language. */
  return g_strdup_printf (C_ ("menu label", "“%s” (perhaps “%s”)"), english->text, wording->text);
}

static char *
dup_value (const char *value)
{
  return value != NULL && *value != '\0' ? vigie_text_isolate (value) : g_strdup ("…");
}

static char *
dup_placeholder (VigieGuide *self,
                 const char *name,
                 const char *const *languages,
                 const VigieGuideValues *values)
{
  if (g_str_equal (name, "device"))
    return dup_value (values != NULL ? values->device : NULL);
  if (g_str_equal (name, "details"))
    return dup_value (values != NULL ? values->details : NULL);

  return dup_label (self, name, languages);
}

/* The parser has seen to it that braces are balanced and hold known names. */
static char *
dup_rendered (VigieGuide *self,
              GPtrArray *wordings,
              const char *const *languages,
              const VigieGuideValues *values)
{
  const VigieGuideWording *wording = wordings != NULL ? find_wording (wordings, languages) : NULL;
  GString *text = g_string_new (NULL);

  for (const char *p = wording != NULL ? wording->text : ""; *p != '\0';)
    {
      const char *open = strchr (p, '{');
      const char *close = open != NULL ? strchr (open, '}') : NULL;
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      if (close == NULL)
        {
          g_string_append (text, p);
          break;
        }

      g_string_append_len (text, p, open - p);
      name = g_strndup (open + 1, (gsize) (close - open - 1));
      value = dup_placeholder (self, name, languages, values);
      g_string_append (text, value);
      p = close + 1;
    }
  return g_string_free (text, FALSE);
}

static const VigieGuideSteps *
find_steps (VigieGuide *self, const VigieGuideWalk *walk, guint variant)
{
  const VigieGuideVariant *wanted;

  if (variant >= self->variants->len)
    return NULL;

  wanted = g_ptr_array_index (self->variants, variant);
  for (guint i = 0; i < walk->groups->len; i++)
    {
      const VigieGuideSteps *group = g_ptr_array_index (walk->groups, i);

      if (g_strv_contains ((const char *const *) group->variants, wanted->id))
        return group;
    }
  return NULL;
}

static void
vigie_guide_finalize (GObject *object)
{
  VigieGuide *self = VIGIE_GUIDE (object);

  g_clear_pointer (&self->messenger, g_free);
  g_clear_pointer (&self->checked, g_free);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->variants, g_ptr_array_unref);
  g_clear_pointer (&self->walks, g_ptr_array_unref);

  G_OBJECT_CLASS (vigie_guide_parent_class)->finalize (object);
}

static void
vigie_guide_class_init (VigieGuideClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vigie_guide_finalize;
}

static void
vigie_guide_init (VigieGuide *self)
{
  self->labels = g_ptr_array_new_with_free_func ((GDestroyNotify) vigie_guide_label_free);
  self->variants = g_ptr_array_new_with_free_func ((GDestroyNotify) vigie_guide_variant_free);
  self->walks = g_ptr_array_new_with_free_func ((GDestroyNotify) vigie_guide_walk_free);
}

/**
 * vigie_guide_new_from_data:
 * @data: (array length=length): the XML, not trusted
 * @length: its bytes
 *
 * Reads a guide (docs/guides.md).
 *
 * Returns: (transfer full): the guide; %NULL with @error set to %VIGIE_ERROR_INVALID_FILE
 *   ("line 3, column 7: …")
 */
VigieGuide *
vigie_guide_new_from_data (const char *data, gsize length, GError **error)
{
  g_autoptr (VigieGuide) self = g_object_new (VIGIE_TYPE_GUIDE, NULL);

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  if (!vigie_guide_parse (self, data, length, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * vigie_guide_new_from_file:
 * @path: a file of data/guides/
 *
 * Returns: (transfer full): the guide; %NULL with @error set to %VIGIE_ERROR_INVALID_FILE or
 *   %VIGIE_ERROR_STORAGE
 */
VigieGuide *
vigie_guide_new_from_file (const char *path, GError **error)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) local_error = NULL;
  gsize length = 0;

  g_return_val_if_fail (path != NULL, NULL);

  if (!g_file_get_contents (path, &data, &length, &local_error))
    {
      g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, local_error->message);
      return NULL;
    }
  return vigie_guide_new_from_data (data, length, error);
}

/**
 * vigie_guide_get_messenger:
 *
 * Returns: the id of the messenger, "telegram"
 */
const char *
vigie_guide_get_messenger (VigieGuide *self)
{
  g_return_val_if_fail (VIGIE_IS_GUIDE (self), NULL);

  return self->messenger;
}

/**
 * vigie_guide_get_checked:
 *
 * Returns: the day its sources were last read, "YYYY-MM-DD"
 */
const char *
vigie_guide_get_checked (VigieGuide *self)
{
  g_return_val_if_fail (VIGIE_IS_GUIDE (self), NULL);

  return self->checked;
}

/**
 * vigie_guide_get_is_tried:
 *
 * Returns: whether somebody has walked all of it on real devices
 */
gboolean
vigie_guide_get_is_tried (VigieGuide *self)
{
  g_return_val_if_fail (VIGIE_IS_GUIDE (self), FALSE);

  return self->is_tried;
}

/**
 * vigie_guide_get_n_variants:
 *
 * Returns: how many kinds of device it knows; at least one
 */
guint
vigie_guide_get_n_variants (VigieGuide *self)
{
  g_return_val_if_fail (VIGIE_IS_GUIDE (self), 0);

  return self->variants->len;
}

/**
 * vigie_guide_get_variant_name:
 * @variant: less than vigie_guide_get_n_variants ()
 * @languages: (nullable): as g_get_language_names ()
 *
 * Returns: "iPhone, iPad"
 */
const char *
vigie_guide_get_variant_name (VigieGuide *self, guint variant, const char *const *languages)
{
  const VigieGuideVariant *wanted;

  g_return_val_if_fail (VIGIE_IS_GUIDE (self), NULL);
  g_return_val_if_fail (variant < self->variants->len, NULL);

  wanted = g_ptr_array_index (self->variants, variant);
  return find_wording (wanted->names, languages)->text;
}

/**
 * vigie_guide_get_variant_screen:
 * @variant: less than vigie_guide_get_n_variants ()
 *
 * Returns: how its screen is drawn
 */
VigieGuideScreen
vigie_guide_get_variant_screen (VigieGuide *self, guint variant)
{
  g_return_val_if_fail (VIGIE_IS_GUIDE (self), VIGIE_GUIDE_SCREEN_PHONE);
  g_return_val_if_fail (variant < self->variants->len, VIGIE_GUIDE_SCREEN_PHONE);

  return ((const VigieGuideVariant *) g_ptr_array_index (self->variants, variant))->screen;
}

/**
 * vigie_guide_find_walk:
 * @id: "end-session"
 *
 * Returns: (nullable): the walk; lives as long as @self
 */
const VigieGuideWalk *
vigie_guide_find_walk (VigieGuide *self, const char *id)
{
  g_return_val_if_fail (VIGIE_IS_GUIDE (self), NULL);

  for (guint i = 0; i < self->walks->len; i++)
    {
      const VigieGuideWalk *walk = g_ptr_array_index (self->walks, i);

      if (g_strcmp0 (walk->id, id) == 0)
        return walk;
    }
  return NULL;
}

/**
 * vigie_guide_walk_get_title:
 *
 * Returns: what the walk does
 */
const char *
vigie_guide_walk_get_title (const VigieGuideWalk *walk, const char *const *languages)
{
  g_return_val_if_fail (walk != NULL, NULL);

  return find_wording (walk->titles, languages)->text;
}

/**
 * vigie_guide_walk_get_link:
 *
 * Returns: (nullable): a "tg:" link that opens the place on this computer; for a button alone, never a
 * picture
 */
const char *
vigie_guide_walk_get_link (const VigieGuideWalk *walk)
{
  g_return_val_if_fail (walk != NULL, NULL);

  return walk->link;
}

/**
 * vigie_guide_walk_get_n_helps:
 *
 * Returns: how many sentences there are for who cannot find the place
 */
guint
vigie_guide_walk_get_n_helps (const VigieGuideWalk *walk)
{
  g_return_val_if_fail (walk != NULL, 0);

  return walk->helps->len;
}

/**
 * vigie_guide_walk_dup_help:
 * @help: less than vigie_guide_walk_get_n_helps ()
 * @values: (nullable): what stands for {device} and {details}
 *
 * Returns: (transfer full): one sentence for who cannot find the place
 */
char *
vigie_guide_walk_dup_help (VigieGuide *self,
                           const VigieGuideWalk *walk,
                           guint help,
                           const char *const *languages,
                           const VigieGuideValues *values)
{
  g_return_val_if_fail (VIGIE_IS_GUIDE (self), NULL);
  g_return_val_if_fail (walk != NULL && help < walk->helps->len, NULL);

  return dup_rendered (self, g_ptr_array_index (walk->helps, help), languages, values);
}

/**
 * vigie_guide_walk_get_n_steps:
 *
 * Returns: how many steps the walk has on @variant; 0 if it is not described there
 */
guint
vigie_guide_walk_get_n_steps (VigieGuide *self, const VigieGuideWalk *walk, guint variant)
{
  const VigieGuideSteps *group;

  g_return_val_if_fail (VIGIE_IS_GUIDE (self), 0);
  g_return_val_if_fail (walk != NULL, 0);

  group = find_steps (self, walk, variant);
  return group != NULL ? group->steps->len : 0;
}

/**
 * vigie_guide_walk_get_step:
 * @step: less than vigie_guide_walk_get_n_steps ()
 *
 * Returns: the step; lives as long as @self
 */
const VigieGuideStep *
vigie_guide_walk_get_step (VigieGuide *self, const VigieGuideWalk *walk, guint variant, guint step)
{
  const VigieGuideSteps *group;

  g_return_val_if_fail (VIGIE_IS_GUIDE (self), NULL);
  g_return_val_if_fail (walk != NULL, NULL);

  group = find_steps (self, walk, variant);
  g_return_val_if_fail (group != NULL && step < group->steps->len, NULL);

  return g_ptr_array_index (group->steps, step);
}

/**
 * vigie_guide_step_get_picture:
 *
 * Returns: which picture belongs to the step
 */
VigieGuidePicture
vigie_guide_step_get_picture (const VigieGuideStep *step)
{
  g_return_val_if_fail (step != NULL, VIGIE_GUIDE_PICTURE_NONE);

  return step->picture;
}

/**
 * vigie_guide_step_dup_text:
 * @values: (nullable): what stands for {device} and {details}
 *
 * Returns: (transfer full): what to touch, one sentence
 */
char *
vigie_guide_step_dup_text (VigieGuide *self,
                           const VigieGuideStep *step,
                           const char *const *languages,
                           const VigieGuideValues *values)
{
  g_return_val_if_fail (VIGIE_IS_GUIDE (self), NULL);
  g_return_val_if_fail (step != NULL, NULL);

  return dup_rendered (self, step->texts, languages, values);
}

/**
 * vigie_guide_step_dup_hint:
 * @values: (nullable): what stands for {device} and {details}
 *
 * Returns: (transfer full): what helps to find it; "" if there is nothing to add
 */
char *
vigie_guide_step_dup_hint (VigieGuide *self,
                           const VigieGuideStep *step,
                           const char *const *languages,
                           const VigieGuideValues *values)
{
  g_return_val_if_fail (VIGIE_IS_GUIDE (self), NULL);
  g_return_val_if_fail (step != NULL, NULL);

  return dup_rendered (self, step->hints, languages, values);
}

/**
 * vigie_guide_step_dup_marked:
 *
 * Returns: (transfer full): the words that the picture marks, without quotes; "" if it marks none
 */
char *
vigie_guide_step_dup_marked (VigieGuide *self,
                             const VigieGuideStep *step,
                             const char *const *languages,
                             const VigieGuideValues *values)
{
  const VigieGuideLabel *label;
  const VigieGuideWording *wording;

  g_return_val_if_fail (VIGIE_IS_GUIDE (self), NULL);
  g_return_val_if_fail (step != NULL, NULL);

  if (step->marked == NULL)
    return g_strdup ("");
  if (g_str_equal (step->marked, "device"))
    return dup_value (values != NULL ? values->device : NULL);

  label = find_label (self, step->marked);
  wording = find_wording (label->names, languages);
  if (!wording->is_seen)
    wording = find_wording (label->names, NULL);
  return g_strdup (wording->text);
}
