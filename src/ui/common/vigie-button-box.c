/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-button-box.h"

#define SPACING 12

struct _VigieButtonBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (VigieButtonBox, vigie_button_box, GTK_TYPE_WIDGET)

/* From @child on, the next one that takes room. */
static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
get_first (GtkWidget *widget)
{
  return skip_hidden (gtk_widget_get_first_child (widget));
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}

/* What @child gets where there is room for @width pixels. */
static int
get_child_width (GtkWidget *child, int width)
{
  int min, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, &natural, NULL, NULL);
  return MAX (min, MIN (natural, width));
}

static int
get_child_height (GtkWidget *child, int child_width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &natural, NULL, NULL);
  return natural;
}

/* The child after the line that begins with @first; how wide and high that line is. */
static GtkWidget *
measure_line (GtkWidget *first, int width, int *line_width, int *line_height)
{
  GtkWidget *child;

  *line_width = 0;
  *line_height = 0;
  for (child = first; child != NULL; child = get_next (child))
    {
      const int child_width = get_child_width (child, width);

      if (child != first && *line_width + SPACING + child_width > width)
        break;
      *line_width += child_width + (child != first ? SPACING : 0);
      *line_height = MAX (*line_height, get_child_height (child, child_width));
    }
  return child;
}

static void
allocate_line (GtkWidget *self, GtkWidget *first, GtkWidget *end, int width, int x, int y, int height)
{
  const gboolean is_mirrored = gtk_widget_get_direction (self) == GTK_TEXT_DIR_RTL;

  for (GtkWidget *child = first; child != end; child = get_next (child))
    {
      const int child_width = get_child_width (child, width);

      const GtkAllocation place = {
        .x = is_mirrored ? width - x - child_width : x,
        .y = y,
        .width = child_width,
        .height = height,
      };

      gtk_widget_size_allocate (child, &place, -1);
      x += child_width + SPACING;
    }
}

static GtkSizeRequestMode
vigie_button_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = get_first (widget); child != NULL; child = get_next (child))
    {
      int child_min, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_min, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_min);
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
}

static int
measure_height (GtkWidget *widget, int width)
{
  int height = 0;

  for (GtkWidget *first = get_first (widget); first != NULL;)
    {
      int line_width, line_height;

      first = measure_line (first, width, &line_width, &line_height);
      height += line_height + (height > 0 ? SPACING : 0);
    }
  return height;
}

static void
vigie_button_box_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  int min = 0;
  int nat = 0;

  measure_width (widget, &min, &nat);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      /* Without a width in view: all on one line; what is narrow is measured again. */
      nat = measure_height (widget, for_size >= 0 ? MAX (for_size, min) : nat);
      min = nat;
    }
  *minimum = min;
  *natural = nat;
}

static void
vigie_button_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  int y = 0;

  for (GtkWidget *first = get_first (widget); first != NULL;)
    {
      int line_width, line_height;
      GtkWidget *end = measure_line (first, width, &line_width, &line_height);

      allocate_line (widget, first, end, width, MAX (0, (width - line_width) / 2), y, line_height);
      y += line_height + SPACING;
      first = end;
    }
}

static void
vigie_button_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (vigie_button_box_parent_class)->dispose (object);
}

static void
vigie_button_box_class_init (VigieButtonBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_button_box_dispose;
  widget_class->get_request_mode = vigie_button_box_get_request_mode;
  widget_class->measure = vigie_button_box_measure;
  widget_class->size_allocate = vigie_button_box_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
vigie_button_box_init (VigieButtonBox *self)
{
}
