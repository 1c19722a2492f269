/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-config.h"

#include "vigie-passphrase-meter.h"

#include <glib/gi18n.h>

/* More reasons than a person reads do not help. */
#define MAX_REASONS 3
#define N_CELLS 3

struct _VigiePassphraseMeter
{
  AdwBin parent_instance;

  GtkWidget *top; /* what has the colour: cells and sentence */
  GtkWidget *icon;
  GtkWidget *cells[N_CELLS];
  GtkLabel *sentence;
  GtkWidget *reasons; /* a box with a label each */
};

G_DEFINE_FINAL_TYPE (VigiePassphraseMeter, vigie_passphrase_meter, ADW_TYPE_BIN)

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
add_reasons (VigiePassphraseMeter *self, VigiePassphraseReasons reasons)
{
  GtkWidget *label;
  guint n_shown = 0;

  while ((label = gtk_widget_get_first_child (self->reasons)) != NULL)
    gtk_box_remove (GTK_BOX (self->reasons), label);

  for (guint i = 0; i < VIGIE_PASSPHRASE_N_REASONS && n_shown < MAX_REASONS; i++)
    {
      const VigiePassphraseReasons reason = (VigiePassphraseReasons) (1 << i);

      if ((reasons & reason) == 0)
        continue;
      gtk_box_append (GTK_BOX (self->reasons), new_label (vigie_passphrase_reason_sentence (reason)));
      n_shown++;
    }
  gtk_widget_set_visible (self->reasons, n_shown > 0);
}

/* How many cells are filled, and the picture and colour that go with it. */
static guint
get_level (VigiePassphraseTime time, const char **icon_name, const char **css_class)
{
  if (time <= VIGIE_PASSPHRASE_DAYS)
    {
      *icon_name = "vigie-danger-symbolic";
      *css_class = "error";
      return 1;
    }
  if (time <= VIGIE_PASSPHRASE_YEARS)
    {
      *icon_name = "vigie-advice-symbolic";
      *css_class = "warning";
      return 2;
    }
  *icon_name = "vigie-check-symbolic";
  *css_class = "success";
  return 3;
}

static void
vigie_passphrase_meter_class_init (VigiePassphraseMeterClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
vigie_passphrase_meter_init (VigiePassphraseMeter *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  for (guint i = 0; i < N_CELLS; i++)
    {
      self->cells[i] = adw_bin_new ();
      gtk_widget_set_hexpand (self->cells[i], TRUE);
      gtk_widget_add_css_class (self->cells[i], "meter-cell");
      gtk_box_append (GTK_BOX (row), self->cells[i]);
    }
  gtk_box_append (GTK_BOX (self->top), row);

  self->icon = gtk_image_new ();
  gtk_box_append (GTK_BOX (heading), self->icon);
  self->sentence = GTK_LABEL (new_label (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "heading");
  gtk_box_append (GTK_BOX (heading), GTK_WIDGET (self->sentence));
  gtk_box_append (GTK_BOX (self->top), heading);
  gtk_box_append (GTK_BOX (box), self->top);

  self->reasons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), self->reasons);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: spoken by screen readers before what the meter says. */
                                  _ ("How hard it is to guess"), -1);
}

/**
 * vigie_passphrase_meter_new:
 *
 * Returns: (transfer floating): a meter that says nothing yet
 */
GtkWidget *
vigie_passphrase_meter_new (void)
{
  return g_object_new (VIGIE_TYPE_PASSPHRASE_METER, NULL);
}

/**
 * vigie_passphrase_meter_set:
 * @judgement: what the passphrase is worth
 */
void
vigie_passphrase_meter_set (VigiePassphraseMeter *self, const VigiePassphraseJudgement *judgement)
{
  static const char *const classes[] = { "error", "warning", "success" };
  const char *icon_name;
  const char *css_class;
  guint level;

  g_return_if_fail (VIGIE_IS_PASSPHRASE_METER (self));

  level = get_level (judgement->time, &icon_name, &css_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_label_set_text (self->sentence, vigie_passphrase_time_sentence (judgement->time));
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (self->top, classes[i]);
  gtk_widget_add_css_class (self->top, css_class);
  for (guint i = 0; i < N_CELLS; i++)
    {
      if (i < level)
        gtk_widget_add_css_class (self->cells[i], "filled");
      else
        gtk_widget_remove_css_class (self->cells[i], "filled");
    }
  add_reasons (self, judgement->reasons);
}

/**
 * vigie_passphrase_meter_get_sentence:
 *
 * Returns: (transfer none): what it says, "" at the beginning
 */
const char *
vigie_passphrase_meter_get_sentence (VigiePassphraseMeter *self)
{
  g_return_val_if_fail (VIGIE_IS_PASSPHRASE_METER (self), "");

  return gtk_label_get_text (self->sentence);
}
