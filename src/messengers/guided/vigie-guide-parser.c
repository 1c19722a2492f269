/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-guide-parser-private.h"

#include <gio/gio.h>

#include "vigie-error.h"

/* A guide is written by people for people: what is larger is a mistake or worse. */
#define MAX_BYTES (256 * 1024)
#define MAX_TEXT_CHARS 400

/* Which element may stand in which; `<text>` may stand in two. */
static const struct
{
  const char *name;
  VigieGuideElement element;
  VigieGuideElement parent;
} grammar[] = {
  { "guide", ELEMENT_GUIDE, ELEMENT_NONE },      { "label", ELEMENT_LABEL, ELEMENT_GUIDE },
  { "variant", ELEMENT_VARIANT, ELEMENT_GUIDE }, { "walk", ELEMENT_WALK, ELEMENT_GUIDE },
  { "name", ELEMENT_NAME, ELEMENT_LABEL },       { "name", ELEMENT_NAME, ELEMENT_VARIANT },
  { "title", ELEMENT_TITLE, ELEMENT_WALK },      { "help", ELEMENT_HELP, ELEMENT_WALK },
  { "steps", ELEMENT_STEPS, ELEMENT_WALK },      { "step", ELEMENT_STEP, ELEMENT_STEPS },
  { "text", ELEMENT_TEXT, ELEMENT_STEP },        { "text", ELEMENT_TEXT, ELEMENT_HELP },
  { "hint", ELEMENT_HINT, ELEMENT_STEP },
};

static void
set_error_at (GError **error, guint line, guint column, const char *message)
{
  g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE, "line %u, column %u: %s", line, column, message);
}

void
vigie_guide_parser_set_error (VigieGuideParser *self, GError **error, const char *format, ...)
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

static VigieGuideElement
find_element (const char *name, VigieGuideElement parent)
{
  for (gsize i = 0; i < G_N_ELEMENTS (grammar); i++)
    {
      if (grammar[i].parent == parent && g_str_equal (grammar[i].name, name))
        return grammar[i].element;
    }
  return ELEMENT_NONE;
}

static void
start_element (GMarkupParseContext *context,
               const char *name,
               const char **names,
               const char **values,
               gpointer user_data,
               GError **error)
{
  VigieGuideParser *self = user_data;
  VigieGuideElement parent = self->depth > 0 ? self->stack[self->depth - 1] : ELEMENT_NONE;
  /* Inside a wording, whose element is no one's parent in the grammar, everything is refused here. */
  VigieGuideElement element = self->wording != NULL ? ELEMENT_NONE : find_element (name, parent);

  if (self->depth == VIGIE_GUIDE_MAX_DEPTH)
    {
      vigie_guide_parser_set_error (self, error, "too deep");
      return;
    }
  if (element == ELEMENT_GUIDE && self->guide->messenger != NULL)
    element = ELEMENT_NONE;
  if (vigie_guide_parser_start (self, name, element, parent, names, values, error))
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
end_wording (VigieGuideParser *self, GError **error)
{
  g_strstrip (self->text->str);
  self->text->len = strlen (self->text->str);
  if (self->text->len == 0 || g_utf8_strlen (self->text->str, -1) > MAX_TEXT_CHARS)
    {
      vigie_guide_parser_set_error (self, error, "a wording must have 1 to %d characters", MAX_TEXT_CHARS);
      return FALSE;
    }

  self->wording->text = g_strdup (self->text->str);
  g_ptr_array_add (self->all_wordings, self->wording);
  g_ptr_array_add (self->wordings, g_steal_pointer (&self->wording));
  return TRUE;
}

/* An element that must hold something in English does. */
static gboolean
end_holder (VigieGuideParser *self, VigieGuideElement element)
{
  VigieGuideWalk *walk = self->guide->walks->len > 0 ? vigie_guide_get_last (self->guide->walks) : NULL;
  VigieGuideSteps *group = walk != NULL && walk->groups->len > 0 ? vigie_guide_get_last (walk->groups) : NULL;

  switch (element)
    {
    case ELEMENT_LABEL:
      return has_english (((VigieGuideLabel *) vigie_guide_get_last (self->guide->labels))->names);
    case ELEMENT_VARIANT:
      return has_english (((VigieGuideVariant *) vigie_guide_get_last (self->guide->variants))->names);
    case ELEMENT_WALK:
      return has_english (walk->titles) && walk->groups->len > 0;
    case ELEMENT_STEPS:
      return group->steps->len > 0;
    case ELEMENT_STEP:
      return has_english (((VigieGuideStep *) vigie_guide_get_last (group->steps))->texts);
    case ELEMENT_HELP:
      return has_english (vigie_guide_get_last (walk->helps));
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
  VigieGuideParser *self = user_data;
  VigieGuideElement element = self->stack[self->depth - 1];

  if (self->wording != NULL && !end_wording (self, error))
    return;
  if (!end_holder (self, element))
    {
      vigie_guide_parser_set_error (self, error, "this element lacks what it must hold, in English first");
      return;
    }

  self->depth--;
}

static void
take_text (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  VigieGuideParser *self = user_data;

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
          vigie_guide_parser_set_error (self, error, "text may not stand here");
          return;
        }
    }
}

/* Labels may be declared after the walks: placeholders are looked at when all is read. */
static gboolean
check_placeholders (VigieGuideParser *self, const VigieGuideWording *wording, GError **error)
{
  for (const char *p = wording->text; (p = strpbrk (p, "{}")) != NULL;)
    {
      const char *close = *p == '{' ? strchr (p, '}') : NULL;
      g_autofree char *name = close != NULL ? g_strndup (p + 1, (gsize) (close - p - 1)) : NULL;

      if (name == NULL || !(g_str_equal (name, "device") || g_str_equal (name, "details") ||
                            vigie_guide_has_label (self->guide, name)))
        {
          set_error_at (error, wording->line, wording->column, "a placeholder names no label");
          return FALSE;
        }
      p = close + 1;
    }
  return TRUE;
}

static gboolean
run_parser (VigieGuideParser *self, const char *data, gsize length, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!g_markup_parse_context_parse (self->context, data, (gssize) length, &local_error) ||
      !g_markup_parse_context_end_parse (self->context, &local_error))
    {
      /* GMarkup's own messages are in the person's language and carry the place in words. */
      if (local_error->domain == G_MARKUP_ERROR)
        vigie_guide_parser_set_error (self, error, "not the expected XML (%s)", local_error->message);
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
  VigieGuideParser parser = { .guide = self, .text = text, .all_wordings = all_wordings };
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
