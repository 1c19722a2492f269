/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-guide-view.h"

#include <glib/gi18n.h>

#include "vigie-step-picture.h"

#define TEXT_CHARS 38

struct _VigieGuideView
{
  AdwBin parent_instance;

  AdwToggleGroup *variants;
  GtkListBox *steps;
  GtkLabel *untried_label;
  GtkRevealer *help_revealer;
  GtkWidget *help_title;
  GtkBox *helps;

  VigieGuide *guide;          /* (owned) (nullable) */
  const VigieGuideWalk *walk; /* (nullable) lives with the guide */
  char *device;               /* (owned) */
  char *details;              /* (owned) */
  guint n_steps;
  int variants_width; /* what the names of the devices need beside each other, pixels, as last measured */
  guint turn_id;      /* of turn_variants_cb () */
};

G_DEFINE_FINAL_TYPE (VigieGuideView, vigie_guide_view, ADW_TYPE_BIN)

static VigieGuideValues
get_values (VigieGuideView *self)
{
  return (VigieGuideValues) { .device = self->device, .details = self->details };
}

static GtkWidget *
new_text (const char *text, gboolean is_hint)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TEXT_CHARS);
  if (is_hint)
    gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_visible (label, *text != '\0');
  return label;
}

static GtkWidget *
new_number (guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "title-1");
  gtk_widget_add_css_class (label, "accent");
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  return label;
}

static GtkWidget *
new_step (VigieGuideView *self, const VigieGuideStep *step, guint number, VigieGuideScreen screen)
{
  const char *const *languages = g_get_language_names ();
  const VigieGuideValues values = get_values (self);
  g_autofree char *text = vigie_guide_step_dup_text (self->guide, step, languages, &values);
  g_autofree char *hint = vigie_guide_step_dup_hint (self->guide, step, languages, &values);
  g_autofree char *marked = vigie_guide_step_dup_marked (self->guide, step, languages, &values);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *wrap = adw_wrap_box_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (words), new_text (text, FALSE));
  gtk_box_append (GTK_BOX (words), new_text (hint, TRUE));
  gtk_widget_set_valign (words, GTK_ALIGN_START);
  gtk_widget_set_margin_top (words, 6);
  gtk_widget_set_hexpand (words, TRUE);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 12);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (wrap), ADW_JUSTIFY_NONE);
  gtk_widget_set_hexpand (wrap, TRUE);
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), words);
  if (vigie_guide_step_get_picture (step) != VIGIE_GUIDE_PICTURE_NONE)
    adw_wrap_box_append (ADW_WRAP_BOX (wrap),
                         vigie_step_picture_new (vigie_guide_step_get_picture (step), screen, marked));

  gtk_widget_add_css_class (box, "guide-step");
  gtk_box_append (GTK_BOX (box), new_number (number));
  gtk_box_append (GTK_BOX (box), wrap);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint, -1);
  return row;
}

static void
update_steps (VigieGuideView *self)
{
  AdwToggle *toggle =
      adw_toggle_group_get_toggle (self->variants, adw_toggle_group_get_active (self->variants));
  guint variant = toggle != NULL ? (guint) g_ascii_strtoull (adw_toggle_get_name (toggle), NULL, 10) : 0;

  gtk_list_box_remove_all (self->steps);
  self->n_steps = vigie_guide_walk_get_n_steps (self->guide, self->walk, variant);
  for (guint i = 0; i < self->n_steps; i++)
    gtk_list_box_append (self->steps,
                         new_step (self, vigie_guide_walk_get_step (self->guide, self->walk, variant, i),
                                   i + 1, vigie_guide_get_variant_screen (self->guide, variant)));
}

static void
variant_cb (VigieGuideView *self)
{
  if (self->walk != NULL)
    update_steps (self);
}

static void
update_variants (VigieGuideView *self)
{
  const VigieGuideWalk *walk = g_steal_pointer (&self->walk);

  adw_toggle_group_remove_all (self->variants);
  for (guint i = 0; i < vigie_guide_get_n_variants (self->guide); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      AdwToggle *toggle;

      if (vigie_guide_walk_get_n_steps (self->guide, walk, i) == 0)
        continue;

      toggle = adw_toggle_new ();
      adw_toggle_set_label (toggle, vigie_guide_get_variant_name (self->guide, i, g_get_language_names ()));
      adw_toggle_set_name (toggle, name);
      adw_toggle_group_add (self->variants, toggle);
    }
  adw_toggle_group_set_active (self->variants, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->variants), adw_toggle_group_get_n_toggles (self->variants) > 1);
  self->walk = walk;
}

static void
update_helps (VigieGuideView *self)
{
  const VigieGuideValues values = get_values (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->helps))) != NULL)
    gtk_box_remove (self->helps, child);

  for (guint i = 0; i < vigie_guide_walk_get_n_helps (self->walk); i++)
    {
      g_autofree char *help =
          vigie_guide_walk_dup_help (self->guide, self->walk, i, g_get_language_names (), &values);
      g_autofree char *line = g_strdup_printf ("• %s", help);
      GtkWidget *label = new_text (line, FALSE);

      gtk_label_set_max_width_chars (GTK_LABEL (label), -1);
      gtk_box_append (self->helps, label);
    }
}

static void
update_untried (VigieGuideView *self)
{
  g_autofree char *iso = g_strdup_printf ("%sT12:00:00Z", vigie_guide_get_checked (self->guide));
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (iso, NULL);
  /* Translators: a day, as strftime writes it. */
  g_autofree char *date = g_date_time_format (day, g_date_time_get_day_of_month (day) == 1
                                                       ? C_ ("first of the month", "%-d %B %Y")
                                                       : C_ ("day", "%-d %B %Y"));
  g_autofree char *text = NULL;

  if (vigie_guide_get_is_tried (self->guide))
    /* Translators: %s is a day. */
    text = g_strdup_printf (_ ("Menus move. These steps were tried on %s."), date);
  else
    /* Translators: %s is a day. */
    text =
        g_strdup_printf (_ ("Menus move. These steps come from published texts, read on %s, and were not yet "
                            "tried on every device."),
                         date);
  gtk_label_set_text (self->untried_label, text);
}

static GtkSizeRequestMode
vigie_guide_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vigie_guide_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural, NULL,
                      NULL);
}

static void
turn_variants_cb (gpointer user_data)
{
  VigieGuideView *self = user_data;
  GtkOrientable *variants = GTK_ORIENTABLE (self->variants);
  gboolean is_upright = gtk_orientable_get_orientation (variants) == GTK_ORIENTATION_VERTICAL;

  self->turn_id = 0;
  gtk_orientable_set_orientation (variants,
                                  is_upright ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
}

/* A name that is cut, “Andr…”, is none: with large text in a narrow window the names stand below each other.
 */
static void
vigie_guide_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  VigieGuideView *self = VIGIE_GUIDE_VIEW (widget);
  gboolean is_upright =
      gtk_orientable_get_orientation (GTK_ORIENTABLE (self->variants)) == GTK_ORIENTATION_VERTICAL;

  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->variants)))
    return;

  if (!is_upright)
    gtk_widget_measure (GTK_WIDGET (self->variants), GTK_ORIENTATION_HORIZONTAL, -1, NULL,
                        &self->variants_width, NULL, NULL);
  /* Not while sizes are given out. */
  if (is_upright != (self->variants_width > width) && self->turn_id == 0)
    self->turn_id = g_idle_add_once (turn_variants_cb, self);
}

static void
vigie_guide_view_dispose (GObject *object)
{
  VigieGuideView *self = VIGIE_GUIDE_VIEW (object);

  g_clear_handle_id (&self->turn_id, g_source_remove);
  self->walk = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), VIGIE_TYPE_GUIDE_VIEW);
  g_clear_object (&self->guide);

  G_OBJECT_CLASS (vigie_guide_view_parent_class)->dispose (object);
}

static void
vigie_guide_view_finalize (GObject *object)
{
  VigieGuideView *self = VIGIE_GUIDE_VIEW (object);

  g_free (self->device);
  g_free (self->details);

  G_OBJECT_CLASS (vigie_guide_view_parent_class)->finalize (object);
}

static void
vigie_guide_view_class_init (VigieGuideViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_guide_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = vigie_guide_view_finalize;
  widget_class->get_request_mode = vigie_guide_view_get_request_mode;
  widget_class->measure = vigie_guide_view_measure;
  widget_class->size_allocate = vigie_guide_view_size_allocate;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-guide-view.ui");
  gtk_widget_class_bind_template_child (widget_class, VigieGuideView, variants);
  gtk_widget_class_bind_template_child (widget_class, VigieGuideView, steps);
  gtk_widget_class_bind_template_child (widget_class, VigieGuideView, untried_label);
  gtk_widget_class_bind_template_child (widget_class, VigieGuideView, help_revealer);
  gtk_widget_class_bind_template_child (widget_class, VigieGuideView, help_title);
  gtk_widget_class_bind_template_child (widget_class, VigieGuideView, helps);
  gtk_widget_class_bind_template_callback (widget_class, variant_cb);
}

static void
vigie_guide_view_init (VigieGuideView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The layout of a bin would not tell of the room that there is. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}

/**
 * vigie_guide_view_load:
 * @messenger: the id of a messenger
 *
 * Reads the guide that belongs to @messenger; that of Telegram for the practice account.
 *
 * Returns: (transfer full) (nullable): the guide; %NULL when this build has none
 */
VigieGuide *
vigie_guide_view_load (const char *messenger)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  VigieGuide *guide;

  g_return_val_if_fail (messenger != NULL, NULL);

  path = g_strdup_printf ("/io/github/vigieapp/Vigie/guides/%s.xml",
                          g_str_equal (messenger, "simulated") ? "telegram" : messenger);
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    return NULL;

  guide = vigie_guide_new_from_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  if (guide == NULL)
    g_critical ("The guide %s is malformed: %s", path, error->message);
  return guide;
}

/**
 * vigie_guide_view_new:
 *
 * Returns: (transfer floating): a view without steps
 */
GtkWidget *
vigie_guide_view_new (void)
{
  return g_object_new (VIGIE_TYPE_GUIDE_VIEW, NULL);
}

/**
 * vigie_guide_view_set:
 * @guide: a guide
 * @walk_id: one of its walks
 * @values: (nullable): what is looked for
 *
 * Shows the walk.
 *
 * Returns: %FALSE if @guide does not hold it; then nothing changes
 */
gboolean
vigie_guide_view_set (VigieGuideView *self,
                      VigieGuide *guide,
                      const char *walk_id,
                      const VigieGuideValues *values)
{
  const VigieGuideWalk *walk;

  g_return_val_if_fail (VIGIE_IS_GUIDE_VIEW (self), FALSE);
  g_return_val_if_fail (VIGIE_IS_GUIDE (guide), FALSE);

  walk = vigie_guide_find_walk (guide, walk_id);
  if (walk == NULL)
    return FALSE;

  self->walk = NULL;
  g_set_object (&self->guide, guide);
  g_set_str (&self->device, values != NULL ? values->device : NULL);
  g_set_str (&self->details, values != NULL ? values->details : NULL);
  self->walk = walk;
  update_variants (self);
  update_steps (self);
  update_helps (self);
  update_untried (self);
  return TRUE;
}

/**
 * vigie_guide_view_get_n_steps:
 *
 * Returns: how many steps are shown
 */
guint
vigie_guide_view_get_n_steps (VigieGuideView *self)
{
  g_return_val_if_fail (VIGIE_IS_GUIDE_VIEW (self), 0);

  return self->n_steps;
}

/**
 * vigie_guide_view_show_help:
 *
 * Shows what helps when a place cannot be found, and moves the keyboard there.
 */
void
vigie_guide_view_show_help (VigieGuideView *self)
{
  g_return_if_fail (VIGIE_IS_GUIDE_VIEW (self));

  gtk_revealer_set_reveal_child (self->help_revealer, TRUE);
  gtk_widget_grab_focus (self->help_title);
}
