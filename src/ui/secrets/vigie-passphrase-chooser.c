/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-config.h"

#include "vigie-passphrase-chooser.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vigie-button-box.h"
#include "vigie-entry-wipe.h"
#include "vigie-passphrase-judge.h"
#include "vigie-passphrase-meter.h"
#include "vigie-passphrase.h"
#include "vigie-secret-text.h"
#include "vigie-wrap.h"

/* After the last key, milliseconds: judging each letter would be as good, and a screen reader would say each
 * time what it is worth. */
#define JUDGE_AFTER 200

struct _VigiePassphraseChooser
{
  AdwBin parent_instance;

  AdwToggleGroup *ways;
  GtkStack *stack;
  VigieSecretText *drawn_text;
  GtkWidget *another_button;
  AdwComboRow *language_row;
  AdwSpinRow *words_row;
  VigiePassphraseMeter *drawn_meter;
  GtkEditable *entry;
  GtkEditable *repeat;
  GtkWidget *differs_label;
  VigiePassphraseMeter *typed_meter;

  VigieSecret *drawn; /* (owned) (nullable) */
  char **own_words;   /* (owned) (nullable) */
  char *hint;         /* (owned) (nullable) */
  guint judge_source;
  gboolean was_acceptable;
};

G_DEFINE_FINAL_TYPE (VigiePassphraseChooser, vigie_passphrase_chooser, ADW_TYPE_BIN)

typedef enum
{
  PROP_ACCEPTABLE = 1,
} VigiePassphraseChooserProperty;

static GParamSpec *properties[PROP_ACCEPTABLE + 1];
static guint changed_signal;

/* The text is in memory that GTK does not swap; it is valid until the entry changes. */
static const char *
peek (GtkEditable *entry)
{
  return gtk_editable_get_text (gtk_editable_get_delegate (entry));
}

static void
tell_change (VigiePassphraseChooser *self)
{
  const gboolean is_acceptable = vigie_passphrase_chooser_get_acceptable (self);

  if (is_acceptable != self->was_acceptable)
    {
      self->was_acceptable = is_acceptable;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCEPTABLE]);
    }
  g_signal_emit (self, changed_signal, 0);
}

static void
draw (VigiePassphraseChooser *self)
{
  const guint n_words = (guint) adw_spin_row_get_value (self->words_row);
  const VigieWords words = (VigieWords) adw_combo_row_get_selected (self->language_row);
  g_autoptr (GError) error = NULL;
  VigiePassphraseJudgement judgement;

  if (words > VIGIE_WORDS_FRENCH || n_words < VIGIE_PASSPHRASE_MIN_WORDS ||
      n_words > VIGIE_PASSPHRASE_MAX_WORDS)
    return;

  g_clear_pointer (&self->drawn, vigie_secret_free);
  self->drawn = vigie_passphrase_new (words, n_words, FALSE, &error);
  /* Without random numbers there is none to offer; one's own can be typed. */
  if (self->drawn == NULL)
    g_debug ("No passphrase: %s", error->message);
  vigie_secret_text_set_secret (self->drawn_text, self->drawn);
  vigie_passphrase_judge_drawn (n_words, &judgement);
  vigie_passphrase_meter_set (self->drawn_meter, &judgement);
  tell_change (self);
}

static void
draw_cb (VigiePassphraseChooser *self)
{
  /* While the template is made the rows get their values one after the other. */
  if (self->drawn != NULL)
    draw (self);
}

static void
another_cb (VigiePassphraseChooser *self)
{
  draw (self);
  /* Translators: spoken by screen readers when the button for another passphrase was pressed. */
  gtk_accessible_announce (GTK_ACCESSIBLE (self->drawn_text), _ ("There is another passphrase now."),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
judge_cb (gpointer user_data)
{
  VigiePassphraseChooser *self = user_data;
  const char *text = peek (self->entry);
  g_autoptr (VigieSecret) typed = vigie_secret_new (text, strlen (text));
  g_autofree char *before = g_strdup (vigie_passphrase_meter_get_sentence (self->typed_meter));
  VigiePassphraseJudgement judgement;

  self->judge_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->typed_meter), *text != '\0');
  if (*text == '\0')
    return G_SOURCE_REMOVE;

  vigie_passphrase_judge (typed, (const char *const *) self->own_words, self->hint, &judgement);
  vigie_passphrase_meter_set (self->typed_meter, &judgement);
  if (!g_str_equal (before, vigie_passphrase_meter_get_sentence (self->typed_meter)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self->typed_meter),
                             vigie_passphrase_meter_get_sentence (self->typed_meter),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
  return G_SOURCE_REMOVE;
}

static void
judge_soon (VigiePassphraseChooser *self)
{
  g_clear_handle_id (&self->judge_source, g_source_remove);
  self->judge_source = g_timeout_add (JUDGE_AFTER, judge_cb, self);
}

static void
typed_cb (VigiePassphraseChooser *self)
{
  const char *again = peek (self->repeat);

  /* Only when the second one cannot become the first one any more, or is long enough to be meant. */
  gtk_widget_set_visible (self->differs_label,
                          !g_str_has_prefix (peek (self->entry), again) && *again != '\0');
  judge_soon (self);
  tell_change (self);
}

static void
way_cb (VigiePassphraseChooser *self)
{
  const char *name = adw_toggle_group_get_active_name (self->ways);

  if (self->stack == NULL || name == NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, name);
  tell_change (self);
}

static void
vigie_passphrase_chooser_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VigiePassphraseChooser *self = VIGIE_PASSPHRASE_CHOOSER (object);

  switch ((VigiePassphraseChooserProperty) prop_id)
    {
    case PROP_ACCEPTABLE:
      g_value_set_boolean (value, vigie_passphrase_chooser_get_acceptable (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vigie_passphrase_chooser_dispose (GObject *object)
{
  VigiePassphraseChooser *self = VIGIE_PASSPHRASE_CHOOSER (object);

  g_clear_handle_id (&self->judge_source, g_source_remove);
  g_clear_pointer (&self->drawn, vigie_secret_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), VIGIE_TYPE_PASSPHRASE_CHOOSER);

  G_OBJECT_CLASS (vigie_passphrase_chooser_parent_class)->dispose (object);
}

static void
vigie_passphrase_chooser_finalize (GObject *object)
{
  VigiePassphraseChooser *self = VIGIE_PASSPHRASE_CHOOSER (object);

  g_clear_pointer (&self->own_words, g_strfreev);
  g_clear_pointer (&self->hint, g_free);

  G_OBJECT_CLASS (vigie_passphrase_chooser_parent_class)->finalize (object);
}

static void
vigie_passphrase_chooser_class_init (VigiePassphraseChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vigie_passphrase_chooser_get_property;
  object_class->dispose = vigie_passphrase_chooser_dispose;
  object_class->finalize = vigie_passphrase_chooser_finalize;

  properties[PROP_ACCEPTABLE] =
      g_param_spec_boolean ("acceptable", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  changed_signal = g_signal_new ("changed", VIGIE_TYPE_PASSPHRASE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  g_type_ensure (VIGIE_TYPE_BUTTON_BOX);
  g_type_ensure (VIGIE_TYPE_PASSPHRASE_METER);
  g_type_ensure (VIGIE_TYPE_SECRET_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-passphrase-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, VigiePassphraseChooser, ways);
  gtk_widget_class_bind_template_child (widget_class, VigiePassphraseChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, VigiePassphraseChooser, drawn_text);
  gtk_widget_class_bind_template_child (widget_class, VigiePassphraseChooser, another_button);
  gtk_widget_class_bind_template_child (widget_class, VigiePassphraseChooser, language_row);
  gtk_widget_class_bind_template_child (widget_class, VigiePassphraseChooser, words_row);
  gtk_widget_class_bind_template_child (widget_class, VigiePassphraseChooser, drawn_meter);
  gtk_widget_class_bind_template_child (widget_class, VigiePassphraseChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, VigiePassphraseChooser, repeat);
  gtk_widget_class_bind_template_child (widget_class, VigiePassphraseChooser, differs_label);
  gtk_widget_class_bind_template_child (widget_class, VigiePassphraseChooser, typed_meter);
  gtk_widget_class_bind_template_callback (widget_class, another_cb);
  gtk_widget_class_bind_template_callback (widget_class, draw_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, way_cb);
}

static void
vigie_passphrase_chooser_init (VigiePassphraseChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vigie_wrap_buttons (GTK_WIDGET (self));

  /* Going back a step in what was typed would be a copy of it. */
  gtk_editable_set_enable_undo (self->entry, FALSE);
  gtk_editable_set_enable_undo (self->repeat, FALSE);
  adw_combo_row_set_selected (self->language_row, vigie_words_of_person ());
  draw (self);
}

/**
 * vigie_passphrase_chooser_new:
 *
 * Returns: (transfer floating): a chooser that offers a drawn passphrase in the language of the person
 */
GtkWidget *
vigie_passphrase_chooser_new (void)
{
  return g_object_new (VIGIE_TYPE_PASSPHRASE_CHOOSER, NULL);
}

/**
 * vigie_passphrase_chooser_set_own_words:
 * @own_words: (array zero-terminated=1) (nullable): what others know of the account (names, user names, phone
 * number), copied; a typed passphrase that has some of it is said to be weak
 */
void
vigie_passphrase_chooser_set_own_words (VigiePassphraseChooser *self, const char *const *own_words)
{
  g_return_if_fail (VIGIE_IS_PASSPHRASE_CHOOSER (self));

  g_strfreev (self->own_words);
  self->own_words = g_strdupv ((char **) own_words);
  judge_soon (self);
}

/**
 * vigie_passphrase_chooser_set_hint:
 * @hint: (nullable): the hint that will go with it, if there is one already
 */
void
vigie_passphrase_chooser_set_hint (VigiePassphraseChooser *self, const char *hint)
{
  g_return_if_fail (VIGIE_IS_PASSPHRASE_CHOOSER (self));

  if (g_set_str (&self->hint, hint))
    judge_soon (self);
}

/**
 * vigie_passphrase_chooser_get_acceptable:
 *
 * Returns: whether there is a passphrase that could be taken
 */
gboolean
vigie_passphrase_chooser_get_acceptable (VigiePassphraseChooser *self)
{
  g_return_val_if_fail (VIGIE_IS_PASSPHRASE_CHOOSER (self), FALSE);

  if (vigie_passphrase_chooser_get_is_drawn (self))
    return self->drawn != NULL;
  return *peek (self->entry) != '\0' && g_str_equal (peek (self->entry), peek (self->repeat));
}

/**
 * vigie_passphrase_chooser_get_is_drawn:
 *
 * Returns: whether the person takes a drawn passphrase rather than one of their own
 */
gboolean
vigie_passphrase_chooser_get_is_drawn (VigiePassphraseChooser *self)
{
  g_return_val_if_fail (VIGIE_IS_PASSPHRASE_CHOOSER (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "typed") != 0;
}

/**
 * vigie_passphrase_chooser_dup_passphrase:
 *
 * Returns: (transfer full) (nullable): the passphrase, UTF-8, as it was typed; %NULL if it is not acceptable
 */
VigieSecret *
vigie_passphrase_chooser_dup_passphrase (VigiePassphraseChooser *self)
{
  g_return_val_if_fail (VIGIE_IS_PASSPHRASE_CHOOSER (self), NULL);

  if (!vigie_passphrase_chooser_get_acceptable (self))
    return NULL;
  if (vigie_passphrase_chooser_get_is_drawn (self))
    return vigie_secret_copy (self->drawn);
  return vigie_secret_new (peek (self->entry), strlen (peek (self->entry)));
}

/**
 * vigie_passphrase_chooser_forget:
 *
 * Wipes what was typed, and draws another passphrase: for when the one it had was taken, or the person left.
 */
void
vigie_passphrase_chooser_forget (VigiePassphraseChooser *self)
{
  g_return_if_fail (VIGIE_IS_PASSPHRASE_CHOOSER (self));

  vigie_entry_wipe (self->entry);
  vigie_entry_wipe (self->repeat);
  draw (self);
}
