/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-link-card.h"

#include <glib/gi18n.h>

#include "vigie-link-follow.h"
#include "vigie-link-words.h"
#include "vigie-text.h"
#include "vigie-toast.h"
#include "vigie-wrap.h"

struct _VigieLinkCard
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *sentence;
  GtkLabel *address;
  GtkLabel *punycode;
  GtkBox *reasons;
  GtkWidget *message_box;
  GtkBox *message_reasons;
  GtkLabel *advice;
  GtkWidget *buttons;
  GtkWidget *opened_button;
  GtkWidget *copy_button;

  char *warning; /* (nullable): what “Copy a warning” copies */
};

G_DEFINE_FINAL_TYPE (VigieLinkCard, vigie_link_card, ADW_TYPE_BIN)

static void
copy_cb (VigieLinkCard *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->warning);
  vigie_window_add_toast_text (GTK_WIDGET (self), _ ("The warning is copied. Paste it into a message."));
}

static void
vigie_link_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VIGIE_TYPE_LINK_CARD);
  G_OBJECT_CLASS (vigie_link_card_parent_class)->dispose (object);
}

static void
vigie_link_card_finalize (GObject *object)
{
  VigieLinkCard *self = VIGIE_LINK_CARD (object);

  g_clear_pointer (&self->warning, g_free);
  G_OBJECT_CLASS (vigie_link_card_parent_class)->finalize (object);
}

static void
vigie_link_card_class_init (VigieLinkCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_link_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = vigie_link_card_finalize;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-link-card.ui");
  gtk_widget_class_bind_template_child (widget_class, VigieLinkCard, icon);
  gtk_widget_class_bind_template_child (widget_class, VigieLinkCard, title);
  gtk_widget_class_bind_template_child (widget_class, VigieLinkCard, sentence);
  gtk_widget_class_bind_template_child (widget_class, VigieLinkCard, address);
  gtk_widget_class_bind_template_child (widget_class, VigieLinkCard, punycode);
  gtk_widget_class_bind_template_child (widget_class, VigieLinkCard, reasons);
  gtk_widget_class_bind_template_child (widget_class, VigieLinkCard, message_box);
  gtk_widget_class_bind_template_child (widget_class, VigieLinkCard, message_reasons);
  gtk_widget_class_bind_template_child (widget_class, VigieLinkCard, advice);
  gtk_widget_class_bind_template_child (widget_class, VigieLinkCard, buttons);
  gtk_widget_class_bind_template_child (widget_class, VigieLinkCard, opened_button);
  gtk_widget_class_bind_template_child (widget_class, VigieLinkCard, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
vigie_link_card_init (VigieLinkCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vigie_wrap_buttons (GTK_WIDGET (self));
}

static void
add_reason (GtkBox *box, const char *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *bullet = g_object_new (GTK_TYPE_LABEL, "label", "•", "valign", GTK_ALIGN_START,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "hexpand", TRUE, NULL);

  gtk_box_append (GTK_BOX (row), bullet);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (box, row);
}

static void
add_reasons (GtkBox *box, const VigieLinkReason *reasons, guint n_reasons)
{
  for (guint i = 0; i < n_reasons; i++)
    {
      g_autofree char *text = vigie_link_reason_to_text (&reasons[i]);

      add_reason (box, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (box), n_reasons > 0);
}

static void
show_verdict (VigieLinkCard *self, VigieLinkVerdict verdict)
{
  const gboolean is_warning = verdict >= VIGIE_LINK_CAUTION;

  gtk_widget_add_css_class (adw_bin_get_child (ADW_BIN (self)), vigie_link_words_get_css_class (verdict));
  gtk_image_set_from_icon_name (self->icon, vigie_link_words_get_icon (verdict));
  gtk_label_set_label (self->title, vigie_link_words_get_title (verdict));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  vigie_link_words_get_title (verdict), -1);
  gtk_widget_set_visible (self->opened_button, verdict != VIGIE_LINK_OFFICIAL);
  gtk_widget_set_visible (self->copy_button, is_warning && self->warning != NULL);
  gtk_widget_set_visible (self->buttons, verdict != VIGIE_LINK_OFFICIAL);
}

/* @reason: (nullable): the one that weighs most */
static void
show_advice (VigieLinkCard *self, const VigieLinkReason *reason)
{
  g_autofree char *advice = reason != NULL ? vigie_link_reason_to_advice (reason) : NULL;

  gtk_label_set_label (self->advice,
                       advice != NULL
                           ? advice
                           : _ ("Open it only if you expected it. Otherwise ask the person who sent it, "
                                "by another way. Type no code and no password there."));
}

/* The reason that weighs most: @first, or one of @reasons that weighs more. */
static const VigieLinkReason *
find_worst (const VigieLinkReason *first, const VigieLinkReason *reasons, guint n_reasons)
{
  for (guint i = 0; i < n_reasons; i++)
    if (first == NULL || reasons[i].rule->verdict > first->rule->verdict)
      first = &reasons[i];
  return first;
}

static void
show_address (VigieLinkCard *self, const VigieLink *link)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *address = vigie_link_words_dup_address (link, &attributes);
  g_autofree char *punycode = vigie_link_words_dup_punycode (link);

  gtk_label_set_attributes (self->address, attributes);
  gtk_label_set_label (self->address, address);
  gtk_widget_set_visible (GTK_WIDGET (self->punycode), punycode != NULL);
  if (punycode != NULL)
    {
      /* Translators: the placeholder is the name of a website in letters without accents, as xn--…. */
      g_autofree char *text = g_strdup_printf (_ ("As computers write it: %s"), punycode);

      gtk_label_set_label (self->punycode, text);
    }
}

/**
 * vigie_link_card_new:
 * @link: a link, judged
 * @reasons: (array length=n_reasons): what the message around it says
 * @n_reasons: how many
 *
 * A link is no better than the message that it came with.
 *
 * Returns: (transfer floating): a new card
 */
GtkWidget *
vigie_link_card_new (const VigieLink *link, const VigieLinkReason *reasons, guint n_reasons)
{
  VigieLinkCard *self = g_object_new (VIGIE_TYPE_LINK_CARD, NULL);
  g_autofree char *sentence = vigie_link_words_dup_sentence (link);
  const VigieLinkReason *worst = find_worst (link->n_reasons > 0 ? link->reasons : NULL, reasons, n_reasons);
  const VigieLinkVerdict verdict = worst != NULL ? MAX (link->verdict, worst->rule->verdict) : link->verdict;

  if (verdict >= VIGIE_LINK_CAUTION)
    self->warning = vigie_link_words_dup_warning (link, worst);
  show_verdict (self, verdict);
  gtk_label_set_label (self->sentence, sentence);
  show_address (self, link);
  add_reasons (self->reasons, link->reasons, link->n_reasons);
  if (link->n_reasons == 0)
    {
      add_reason (self->reasons,
                  _ ("Vigie found no trick and no imitation in it, and nobody who vouches for it."));
      gtk_widget_set_visible (GTK_WIDGET (self->reasons), TRUE);
    }
  add_reasons (self->message_reasons, reasons, n_reasons);
  gtk_widget_set_visible (self->message_box, n_reasons > 0);
  show_advice (self, worst);
  if (vigie_link_words_is_short (link))
    {
      g_autofree char *url = vigie_link_words_dup_url (link);

      gtk_box_append (GTK_BOX (adw_bin_get_child (ADW_BIN (self))),
                      vigie_link_follow_new (url, link->url.host));
    }
  return GTK_WIDGET (self);
}

/**
 * vigie_link_card_new_for_message:
 * @reasons: (array length=n_reasons): what the message says
 * @n_reasons: how many, at least 1
 *
 * Returns: (transfer floating): a new card for a message that holds no link, and asks for what frauds ask for
 */
GtkWidget *
vigie_link_card_new_for_message (const VigieLinkReason *reasons, guint n_reasons)
{
  VigieLinkCard *self = g_object_new (VIGIE_TYPE_LINK_CARD, NULL);
  const VigieLinkReason *worst = find_worst (NULL, reasons, n_reasons);

  show_verdict (self, worst->rule->verdict);
  gtk_label_set_label (self->sentence,
                       worst->rule->verdict == VIGIE_LINK_DANGEROUS
                           ? _ ("A code in this picture is no link: it lets someone into an account.")
                           : _ ("There is no link in it, but messages like this one are used by frauds."));
  gtk_widget_set_visible (GTK_WIDGET (self->address), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->punycode), FALSE);
  gtk_widget_set_visible (self->buttons, FALSE);
  gtk_widget_set_visible (self->message_box, FALSE);
  add_reasons (self->reasons, reasons, n_reasons);
  show_advice (self, worst);
  return GTK_WIDGET (self);
}

/**
 * vigie_link_card_dup_spoken:
 * @self: a card
 *
 * Returns: (transfer full): what a screen reader says as soon as the card is there
 */
char *
vigie_link_card_dup_spoken (VigieLinkCard *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (VIGIE_IS_LINK_CARD (self), NULL);

  text = g_strconcat (gtk_label_get_label (self->title), ". ", gtk_label_get_label (self->sentence), NULL);
  return vigie_text_without_isolates (text);
}
