/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-guide-private.h"

#include <gio/gio.h>

#include "vigie-error.h"

/* A guide is written by people for people: what is larger is a mistake or worse. */
#define MAX_BYTES (256 * 1024)
#define MAX_DEPTH 8
#define MAX_LIST 64
#define MAX_ID 40
#define MAX_TEXT_CHARS 400

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
} Element;

/* Which element may stand in which; `<text>` may stand in two. */
static const struct
{
  const char *name;
  Element element;
  Element parent;
} grammar[] = {
  { "guide", ELEMENT_GUIDE, ELEMENT_NONE },      { "label", ELEMENT_LABEL, ELEMENT_GUIDE },
  { "variant", ELEMENT_VARIANT, ELEMENT_GUIDE }, { "walk", ELEMENT_WALK, ELEMENT_GUIDE },
  { "name", ELEMENT_NAME, ELEMENT_LABEL },       { "name", ELEMENT_NAME, ELEMENT_VARIANT },
  { "title", ELEMENT_TITLE, ELEMENT_WALK },      { "help", ELEMENT_HELP, ELEMENT_WALK },
  { "steps", ELEMENT_STEPS, ELEMENT_WALK },      { "step", ELEMENT_STEP, ELEMENT_STEPS },
  { "text", ELEMENT_TEXT, ELEMENT_STEP },        { "text", ELEMENT_TEXT, ELEMENT_HELP },
  { "hint", ELEMENT_HINT, ELEMENT_STEP },
};

typedef struct
{
  VigieGuide *guide;
  GMarkupParseContext *context;
  Element stack[MAX_DEPTH];
  guint depth;
  GPtrArray *wordings;        /* (unowned) where the open wording belongs */
  VigieGuideWording *wording; /* (owned) (nullable) the one being read */
  GString *text;              /* (owned) its words so far */
  GPtrArray *all_wordings; /* (owned) (element-type VigieGuideWording) (unowned elements) with placeholders */
} Parser;

static void
set_error_at (GError **error, guint line, guint column, const char *message)
{
  g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE, "line %u, column %u: %s", line, column, message);
}

static void G_GNUC_PRINTF (3, 4) set_error_here (Parser *self, GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;
  int line = 0;
  int column = 0;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_markup_parse_context_get_position (self->context, &line, &column);
  set_error_at (error, (guint) line, (guint) column, message);
}

static Element
find_element (const char *name, Element parent)
{
  for (gsize i = 0; i < G_N_ELEMENTS (grammar); i++)
    {
      if (grammar[i].parent == parent && g_str_equal (grammar[i].name, name))
        return grammar[i].element;
    }
  return ELEMENT_NONE;
}

static gboolean
is_id (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > MAX_ID)
    return FALSE;

  return strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static gboolean
check_id (Parser *self, const char *attribute, const char *value, GError **error)
{
  if (value != NULL && is_id (value))
    return TRUE;

  set_error_here (self, error, "“%s” must be 1 to %d of a-z, 0-9 and “-”", attribute, MAX_ID);
  return FALSE;
}

static gboolean
check_room (Parser *self, GPtrArray *list, GError **error)
{
  if (list->len < MAX_LIST)
    return TRUE;

  set_error_here (self, error, "more than %d of one kind", MAX_LIST);
  return FALSE;
}

static GPtrArray *
new_wordings (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) vigie_guide_wording_free);
}

static gpointer
get_last (GPtrArray *list)
{
  return g_ptr_array_index (list, list->len - 1);
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
start_guide (Parser *self, const char **names, const char **values, GError **error)
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
      set_error_here (self, error, "“checked” must be a day, YYYY-MM-DD");
      return FALSE;
    }

  self->guide->messenger = g_strdup (messenger);
  self->guide->checked = g_strdup (checked);
  return TRUE;
}

static gboolean
start_label (Parser *self, const char **names, const char **values, GError **error)
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
start_variant (Parser *self, const char **names, const char **values, GError **error)
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
      set_error_here (self, error, "“screen” must be “phone” or “window”");
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
start_walk (Parser *self, const char **names, const char **values, GError **error)
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
      set_error_here (self, error, "“link” must start with tg://settings");
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
start_steps (Parser *self, const char **names, const char **values, GError **error)
{
  VigieGuideWalk *walk = get_last (self->guide->walks);
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
          set_error_here (self, error, "“for” names a variant that is not declared above");
          return FALSE;
        }
    }

  group = g_new0 (VigieGuideSteps, 1);
  group->variants = g_steal_pointer (&ids);
  group->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) vigie_guide_step_free);
  g_ptr_array_add (walk->groups, group);
  return TRUE;
}

static gboolean
has_label (VigieGuide *guide, const char *id)
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
start_step (Parser *self, const char **names, const char **values, GError **error)
{
  VigieGuideWalk *walk = get_last (self->guide->walks);
  VigieGuideSteps *group = get_last (walk->groups);
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
      set_error_here (self, error, "“picture” must be none, menu, devices, button, question or choices");
      return FALSE;
    }
  if (marked != NULL && !g_str_equal (marked, "device") && !has_label (self->guide, marked))
    {
      set_error_here (self, error, "“mark” names a label that is not declared above");
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
start_help (Parser *self, const char **names, const char **values, GError **error)
{
  VigieGuideWalk *walk = get_last (self->guide->walks);

  if (!g_markup_collect_attributes ("help", names, values, error, G_MARKUP_COLLECT_INVALID, NULL) ||
      !check_room (self, walk->helps, error))
    return FALSE;

  g_ptr_array_add (walk->helps, new_wordings ());
  return TRUE;
}

/* Where a wording belongs, by the element around it. */
static GPtrArray *
find_wordings (Parser *self, Element element, Element parent)
{
  VigieGuideWalk *walk;
  VigieGuideStep *step;

  if (parent == ELEMENT_LABEL)
    return ((VigieGuideLabel *) get_last (self->guide->labels))->names;
  if (parent == ELEMENT_VARIANT)
    return ((VigieGuideVariant *) get_last (self->guide->variants))->names;

  walk = get_last (self->guide->walks);
  if (element == ELEMENT_TITLE)
    return walk->titles;
  if (parent == ELEMENT_HELP)
    return get_last (walk->helps);

  step = get_last (((VigieGuideSteps *) get_last (walk->groups))->steps);
  return element == ELEMENT_HINT ? step->hints : step->texts;
}

static gboolean
start_wording (Parser *self,
               const char *name,
               Element element,
               Element parent,
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
        set_error_here (self, error, "“xml:lang” must be a language");
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

static gboolean
start_known (Parser *self,
             const char *name,
             Element element,
             Element parent,
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
      set_error_here (self, error, "this element may not stand here");
      return FALSE;
    }
}

static void
start_element (GMarkupParseContext *context,
               const char *name,
               const char **names,
               const char **values,
               gpointer user_data,
               GError **error)
{
  Parser *self = user_data;
  Element parent = self->depth > 0 ? self->stack[self->depth - 1] : ELEMENT_NONE;
  /* Inside a wording, whose element is no one's parent in the grammar, everything is refused here. */
  Element element = self->wording != NULL ? ELEMENT_NONE : find_element (name, parent);

  if (self->depth == MAX_DEPTH)
    {
      set_error_here (self, error, "too deep");
      return;
    }
  if (element == ELEMENT_GUIDE && self->guide->messenger != NULL)
    element = ELEMENT_NONE;
  if (start_known (self, name, element, parent, names, values, error))
    self->stack[self->depth++] = element;
}

static gboolean
has_english (GPtrArray *wordings)
{
  for (guint i = 0; i < wordings->len; i++)
    {
      if (((VigieGuideWording *) g_ptr_array_index (wordings, i))->language == NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
end_wording (Parser *self, GError **error)
{
  g_strstrip (self->text->str);
  self->text->len = strlen (self->text->str);
  if (self->text->len == 0 || g_utf8_strlen (self->text->str, -1) > MAX_TEXT_CHARS)
    {
      set_error_here (self, error, "a wording must have 1 to %d characters", MAX_TEXT_CHARS);
      return FALSE;
    }

  self->wording->text = g_strdup (self->text->str);
  g_ptr_array_add (self->all_wordings, self->wording);
  g_ptr_array_add (self->wordings, g_steal_pointer (&self->wording));
  return TRUE;
}

/* An element that must hold something in English does. */
static gboolean
end_holder (Parser *self, Element element)
{
  VigieGuideWalk *walk = self->guide->walks->len > 0 ? get_last (self->guide->walks) : NULL;
  VigieGuideSteps *group = walk != NULL && walk->groups->len > 0 ? get_last (walk->groups) : NULL;

  switch (element)
    {
    case ELEMENT_LABEL:
      return has_english (((VigieGuideLabel *) get_last (self->guide->labels))->names);
    case ELEMENT_VARIANT:
      return has_english (((VigieGuideVariant *) get_last (self->guide->variants))->names);
    case ELEMENT_WALK:
      return has_english (walk->titles) && walk->groups->len > 0;
    case ELEMENT_STEPS:
      return group->steps->len > 0;
    case ELEMENT_STEP:
      return has_english (((VigieGuideStep *) get_last (group->steps))->texts);
    case ELEMENT_HELP:
      return has_english (get_last (walk->helps));
    case ELEMENT_GUIDE:
      return self->guide->variants->len > 0 && self->guide->walks->len > 0;
    case ELEMENT_NONE:
    case ELEMENT_NAME:
    case ELEMENT_TITLE:
    case ELEMENT_TEXT:
    case ELEMENT_HINT:
    default:
      return TRUE;
    }
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Parser *self = user_data;
  Element element = self->stack[self->depth - 1];

  if (self->wording != NULL && !end_wording (self, error))
    return;
  if (!end_holder (self, element))
    {
      set_error_here (self, error, "this element lacks what it must hold, in English first");
      return;
    }

  self->depth--;
}

static void
take_text (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  Parser *self = user_data;

  if (self->wording != NULL)
    {
      for (gsize i = 0; i < length; i++)
        {
          gboolean is_space = g_ascii_isspace (text[i]);

          if (!is_space)
            g_string_append_c (self->text, text[i]);
          else if (self->text->len > 0 && self->text->str[self->text->len - 1] != ' ')
            g_string_append_c (self->text, ' ');
        }
      return;
    }

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isspace (text[i]))
        {
          set_error_here (self, error, "text may not stand here");
          return;
        }
    }
}

/* Labels may be declared after the walks: placeholders are looked at when all is read. */
static gboolean
check_placeholders (Parser *self, const VigieGuideWording *wording, GError **error)
{
  for (const char *p = wording->text; (p = strpbrk (p, "{}")) != NULL;)
    {
      const char *close = *p == '{' ? strchr (p, '}') : NULL;
      g_autofree char *name = close != NULL ? g_strndup (p + 1, (gsize) (close - p - 1)) : NULL;

      if (name == NULL ||
          !(g_str_equal (name, "device") || g_str_equal (name, "details") || has_label (self->guide, name)))
        {
          set_error_at (error, wording->line, wording->column, "a placeholder names no label");
          return FALSE;
        }
      p = close + 1;
    }
  return TRUE;
}

static gboolean
run_parser (Parser *self, const char *data, gsize length, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!g_markup_parse_context_parse (self->context, data, (gssize) length, &local_error) ||
      !g_markup_parse_context_end_parse (self->context, &local_error))
    {
      /* GMarkup's own messages are in the person's language and carry the place in words. */
      if (local_error->domain == G_MARKUP_ERROR)
        set_error_here (self, error, "not the expected XML (%s)", local_error->message);
      else
        g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  for (guint i = 0; i < self->all_wordings->len; i++)
    {
      if (!check_placeholders (self, g_ptr_array_index (self->all_wordings, i), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * vigie_guide_parse:
 * @data: (array length=length): the XML, not trusted
 *
 * Fills an empty guide.
 *
 * Returns: %FALSE with @error set to %VIGIE_ERROR_INVALID_FILE; then @self is not to be used
 */
gboolean
vigie_guide_parse (VigieGuide *self, const char *data, gsize length, GError **error)
{
  static const GMarkupParser functions = { start_element, end_element, take_text, NULL, NULL };
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) all_wordings = g_ptr_array_new ();
  Parser parser = { .guide = self, .text = text, .all_wordings = all_wordings };
  gboolean is_read;

  if (length > MAX_BYTES)
    {
      set_error_at (error, 1, 1, "larger than a guide can be");
      return FALSE;
    }

  context = g_markup_parse_context_new (&functions, G_MARKUP_DEFAULT_FLAGS, &parser, NULL);
  parser.context = context;
  is_read = run_parser (&parser, data, length, error);
  g_clear_pointer (&parser.wording, vigie_guide_wording_free);
  return is_read;
}
