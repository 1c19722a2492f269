/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-header.h"

/* Of a title, in a narrow window with large letters. */
#define MAX_LINES 3
#define MIN_CHARS 6

struct _VigieHeader
{
  AdwBin parent_instance;

  AdwHeaderBar *bar;
  GtkButton *back_button;
  char *subtitle;
  gboolean practice;
  gboolean has_title_widget; /* a page's own, instead of its title */
};

G_DEFINE_FINAL_TYPE (VigieHeader, vigie_header, ADW_TYPE_BIN)

typedef enum
{
  PROP_PRACTICE = 1,
  PROP_SUBTITLE,
  PROP_TITLE_WIDGET,
  PROP_BACK_ACTION,
} VigieHeaderProperty;

static GParamSpec *properties[PROP_BACK_ACTION + 1];

static GtkWidget *
new_title_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN_CHARS);
  return label;
}

/* A header bar cuts a page's title that is wider than the room between its buttons; this one gives it more
 * lines. */
static void
update_title (VigieHeader *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_PAGE);
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *subtitle;

  if (self->has_title_widget || page == NULL)
    return;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  title = new_title_label ("title");
  g_object_bind_property (page, "title", title, "label", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), title);
  /* The banner says whose account it is in practice. */
  if (self->subtitle != NULL && !self->practice)
    {
      subtitle = new_title_label ("subtitle");
      gtk_label_set_text (GTK_LABEL (subtitle), self->subtitle);
      gtk_box_append (GTK_BOX (box), subtitle);
    }
  adw_header_bar_set_title_widget (self->bar, box);
}

static void
vigie_header_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VigieHeader *self = VIGIE_HEADER (object);

  switch ((VigieHeaderProperty) prop_id)
    {
    case PROP_PRACTICE:
      g_value_set_boolean (value, self->practice);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case PROP_TITLE_WIDGET:
      g_value_set_object (value, adw_header_bar_get_title_widget (self->bar));
      break;
    case PROP_BACK_ACTION:
      g_value_set_string (value, gtk_actionable_get_action_name (GTK_ACTIONABLE (self->back_button)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vigie_header_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  VigieHeader *self = VIGIE_HEADER (object);

  switch ((VigieHeaderProperty) prop_id)
    {
    case PROP_PRACTICE:
      vigie_header_set_practice (self, g_value_get_boolean (value));
      break;
    case PROP_SUBTITLE:
      vigie_header_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_TITLE_WIDGET:
      vigie_header_set_title_widget (self, g_value_get_object (value));
      break;
    case PROP_BACK_ACTION:
      vigie_header_set_back_action (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vigie_header_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (vigie_header_parent_class)->root (widget);
  update_title (VIGIE_HEADER (widget));
}

static void
vigie_header_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VIGIE_TYPE_HEADER);
  G_OBJECT_CLASS (vigie_header_parent_class)->dispose (object);
}

static void
vigie_header_finalize (GObject *object)
{
  VigieHeader *self = VIGIE_HEADER (object);

  g_clear_pointer (&self->subtitle, g_free);
  G_OBJECT_CLASS (vigie_header_parent_class)->finalize (object);
}

static void
vigie_header_class_init (VigieHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = vigie_header_get_property;
  object_class->set_property = vigie_header_set_property;
  object_class->dispose = vigie_header_dispose;
  object_class->finalize = vigie_header_finalize;
  widget_class->root = vigie_header_root;

  properties[PROP_PRACTICE] = g_param_spec_boolean ("practice", NULL, NULL, FALSE, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_TITLE_WIDGET] = g_param_spec_object ("title-widget", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_BACK_ACTION] = g_param_spec_string ("back-action", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vigieapp/Vigie/ui/vigie-header.ui");
  gtk_widget_class_bind_template_child (widget_class, VigieHeader, bar);
  gtk_widget_class_bind_template_child (widget_class, VigieHeader, back_button);
}

static void
vigie_header_init (VigieHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vigie_header_set_practice:
 * @self: a header
 * @practice: whether the page shows the practice account
 *
 * Shows or hides the banner of the practice account.
 */
void
vigie_header_set_practice (VigieHeader *self, gboolean practice)
{
  g_return_if_fail (VIGIE_IS_HEADER (self));

  practice = !!practice;
  if (self->practice == practice)
    return;

  self->practice = practice;
  update_title (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRACTICE]);
}

/**
 * vigie_header_set_subtitle:
 * @self: a header
 * @subtitle: (nullable): plain text, shown small below the page's title
 */
void
vigie_header_set_subtitle (VigieHeader *self, const char *subtitle)
{
  g_return_if_fail (VIGIE_IS_HEADER (self));

  if (!g_set_str (&self->subtitle, subtitle))
    return;

  update_title (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

/**
 * vigie_header_set_title_widget:
 * @self: a header
 * @widget: (nullable): shown instead of title and subtitle
 */
void
vigie_header_set_title_widget (VigieHeader *self, GtkWidget *widget)
{
  g_return_if_fail (VIGIE_IS_HEADER (self));

  self->has_title_widget = widget != NULL;
  adw_header_bar_set_title_widget (self->bar, widget);
  update_title (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE_WIDGET]);
}

/**
 * vigie_header_set_back_action:
 * @self: a header
 * @action_name: (nullable): what the way back does on a page that is not simply left
 *   (#AdwNavigationPage:can-pop is %FALSE); %NULL: nothing but what the navigation does
 */
void
vigie_header_set_back_action (VigieHeader *self, const char *action_name)
{
  g_return_if_fail (VIGIE_IS_HEADER (self));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back_button), action_name);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), action_name != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BACK_ACTION]);
}
