/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-step-picture.h"

#include <adwaita.h>

#define PHONE_WIDTH 88
#define WINDOW_WIDTH 132
#define HEIGHT 132
#define FRAME 4
#define ROW 18
#define MARK_MARGIN 3 /* around the words of a mark */
#define MAX_LINES 3

struct _VigieStepPicture
{
  GtkWidget parent_instance;

  VigieGuidePicture picture;
  VigieGuideScreen screen;
  char *marked; /* (owned) the words on what is marked */
};

G_DEFINE_FINAL_TYPE (VigieStepPicture, vigie_step_picture, GTK_TYPE_WIDGET)

/* The colours of one drawing, from the theme, so that it follows light, dark and high contrast. */
typedef struct
{
  GdkRGBA frame;
  GdkRGBA paper;
  GdkRGBA line;
  GdkRGBA mark;
  GdkRGBA on_mark;
} Colors;

static void
get_colors (VigieStepPicture *self, Colors *colors)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (style);
  gboolean is_red = self->picture == VIGIE_GUIDE_PICTURE_BUTTON;

  gtk_widget_get_color (GTK_WIDGET (self), &colors->frame);
  colors->paper = colors->frame;
  colors->paper.alpha = 0.06f;
  colors->line = colors->frame;
  colors->line.alpha = adw_style_manager_get_high_contrast (style) ? 0.6f : 0.22f;
  colors->frame.alpha = adw_style_manager_get_high_contrast (style) ? 1 : 0.55f;
  colors->mark = *accent;
  if (is_red)
    gdk_rgba_parse (&colors->mark, "#c30000");
  colors->on_mark = (GdkRGBA) { 1, 1, 1, 1 };
}

static void
fill_round (GtkSnapshot *snapshot, const graphene_rect_t *area, float radius, const GdkRGBA *color)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, area, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, color, area);
  gtk_snapshot_pop (snapshot);
}

/* The words of what is marked, as wide as @width. */
static PangoLayout *
new_words (VigieStepPicture *self, float width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->marked);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* A picture: its letters do not grow with the text, which stands beside it. */
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute (9 * PANGO_SCALE));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, (int) width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, -MAX_LINES);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

/* Long words get more lines: the mark grows upwards and downwards over what is around it. */
static void
draw_mark (VigieStepPicture *self, GtkSnapshot *snapshot, const graphene_rect_t *row, const Colors *colors)
{
  g_autoptr (PangoLayout) words = new_words (self, row->size.width - 2 * MARK_MARGIN);
  graphene_rect_t area = *row;
  graphene_point_t corner;
  float missing;
  int height = 0;

  pango_layout_get_pixel_size (words, NULL, &height);
  missing = (float) height + 2 * MARK_MARGIN - ROW;
  if (missing > 0)
    graphene_rect_inset (&area, 0, -missing / 2);
  fill_round (snapshot, &area, 5, &colors->mark);

  corner = GRAPHENE_POINT_INIT (area.origin.x + MARK_MARGIN,
                                area.origin.y + (area.size.height - (float) height) / 2);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &corner);
  gtk_snapshot_append_layout (snapshot, words, &colors->on_mark);
  gtk_snapshot_restore (snapshot);
}

/* A row of a list: a small square and a line. */
static void
draw_row (GtkSnapshot *snapshot, const graphene_rect_t *area, const Colors *colors)
{
  float middle = area->origin.y + area->size.height / 2;

  fill_round (snapshot, &GRAPHENE_RECT_INIT (area->origin.x + 4, middle - 4, 8, 8), 2, &colors->line);
  fill_round (snapshot, &GRAPHENE_RECT_INIT (area->origin.x + 16, middle - 2, area->size.width - 26, 4), 2,
              &colors->line);
}

static void
draw_list (VigieStepPicture *self,
           GtkSnapshot *snapshot,
           const graphene_rect_t *screen,
           const Colors *colors,
           guint marked_row)
{
  guint n_rows = (guint) (screen->size.height / (ROW + 2));

  for (guint row = 0; row < n_rows; row++)
    {
      graphene_rect_t area =
          GRAPHENE_RECT_INIT (screen->origin.x + 4, screen->origin.y + 3 + (float) (row * (ROW + 2)),
                              screen->size.width - 8, ROW);

      if (row == marked_row && *self->marked != '\0')
        draw_mark (self, snapshot, &area, colors);
      else
        draw_row (snapshot, &area, colors);
    }
}

static void
draw_button (VigieStepPicture *self,
             GtkSnapshot *snapshot,
             const graphene_rect_t *screen,
             const Colors *colors)
{
  float left = screen->origin.x + 6;
  float width = screen->size.width - 12;

  fill_round (
      snapshot,
      &GRAPHENE_RECT_INIT (screen->origin.x + screen->size.width / 2 - 10, screen->origin.y + 8, 20, 20), 5,
      &colors->line);
  fill_round (snapshot, &GRAPHENE_RECT_INIT (left + 8, screen->origin.y + 36, width - 16, 4), 2,
              &colors->line);
  fill_round (snapshot, &GRAPHENE_RECT_INIT (left + 16, screen->origin.y + 46, width - 32, 4), 2,
              &colors->line);
  draw_mark (self, snapshot,
             &GRAPHENE_RECT_INIT (left, screen->origin.y + screen->size.height - ROW - 8, width, ROW),
             colors);
}

static void
draw_question (VigieStepPicture *self,
               GtkSnapshot *snapshot,
               const graphene_rect_t *screen,
               const Colors *colors)
{
  graphene_rect_t sheet = *screen;

  graphene_rect_inset (&sheet, 6, 20);
  fill_round (snapshot, &sheet, 6, &colors->line);
  fill_round (snapshot,
              &GRAPHENE_RECT_INIT (sheet.origin.x + 8, sheet.origin.y + 10, sheet.size.width - 16, 4), 2,
              &colors->frame);
  fill_round (snapshot,
              &GRAPHENE_RECT_INIT (sheet.origin.x + 14, sheet.origin.y + 20, sheet.size.width - 28, 4), 2,
              &colors->frame);
  draw_mark (self, snapshot,
             &GRAPHENE_RECT_INIT (sheet.origin.x + 4, sheet.origin.y + sheet.size.height - ROW - 4,
                                  sheet.size.width - 8, ROW),
             colors);
}

static void
draw_screen (VigieStepPicture *self,
             GtkSnapshot *snapshot,
             const graphene_rect_t *screen,
             const Colors *colors)
{
  switch (self->picture)
    {
    case VIGIE_GUIDE_PICTURE_MENU:
    case VIGIE_GUIDE_PICTURE_CHOICES:
      draw_list (self, snapshot, screen, colors, 3);
      break;
    case VIGIE_GUIDE_PICTURE_DEVICES:
      draw_list (self, snapshot, screen, colors, 2);
      break;
    case VIGIE_GUIDE_PICTURE_BUTTON:
      draw_button (self, snapshot, screen, colors);
      break;
    case VIGIE_GUIDE_PICTURE_QUESTION:
      draw_question (self, snapshot, screen, colors);
      break;
    case VIGIE_GUIDE_PICTURE_NONE:
    default:
      break;
    }
}

static void
vigie_step_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VigieStepPicture *self = VIGIE_STEP_PICTURE (widget);
  gboolean is_phone = self->screen == VIGIE_GUIDE_SCREEN_PHONE;
  float width = is_phone ? PHONE_WIDTH : WINDOW_WIDTH;
  graphene_rect_t outside =
      GRAPHENE_RECT_INIT (((float) gtk_widget_get_width (widget) - width) / 2,
                          ((float) gtk_widget_get_height (widget) - HEIGHT) / 2, width, HEIGHT);
  graphene_rect_t screen = outside;
  GskRoundedRect frame;
  Colors colors;

  get_colors (self, &colors);
  gsk_rounded_rect_init_from_rect (&frame, &outside, is_phone ? 12 : 8);
  fill_round (snapshot, &outside, is_phone ? 12 : 8, &colors.paper);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]) { 2, 2, 2, 2 },
                              (GdkRGBA[4]) { colors.frame, colors.frame, colors.frame, colors.frame });

  graphene_rect_inset (&screen, FRAME, is_phone ? 12 : 4);
  if (!is_phone)
    {
      fill_round (snapshot, &GRAPHENE_RECT_INIT (outside.origin.x + 8, outside.origin.y + 7, 28, 4), 2,
                  &colors.frame);
      screen.origin.y += 12;
      screen.size.height -= 12;
    }
  draw_screen (self, snapshot, &screen, &colors);
}

static void
vigie_step_picture_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  VigieStepPicture *self = VIGIE_STEP_PICTURE (widget);
  int width = self->screen == VIGIE_GUIDE_SCREEN_PHONE ? PHONE_WIDTH : WINDOW_WIDTH;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? width : HEIGHT;
}

static void
vigie_step_picture_finalize (GObject *object)
{
  g_free (VIGIE_STEP_PICTURE (object)->marked);

  G_OBJECT_CLASS (vigie_step_picture_parent_class)->finalize (object);
}

static void
vigie_step_picture_class_init (VigieStepPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = vigie_step_picture_finalize;
  widget_class->snapshot = vigie_step_picture_snapshot;
  widget_class->measure = vigie_step_picture_measure;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
vigie_step_picture_init (VigieStepPicture *self)
{
}

/**
 * vigie_step_picture_new:
 * @picture: which drawing
 * @screen: on what
 * @marked: the words on what is to be touched; "" for none
 *
 * Returns: (transfer floating): the drawing
 */
GtkWidget *
vigie_step_picture_new (VigieGuidePicture picture, VigieGuideScreen screen, const char *marked)
{
  VigieStepPicture *self = g_object_new (VIGIE_TYPE_STEP_PICTURE, NULL);

  self->picture = picture;
  self->screen = screen;
  self->marked = g_strdup (marked);
  return GTK_WIDGET (self);
}
