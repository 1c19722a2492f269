/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-clock-card.h"

#include <glib/gi18n.h>

#include "vigie-remedy-check.h"
#include "vigie-remedy-words.h"
#include "vigie-ui-text.h"

struct _VigieClockCard
{
  AdwBin parent_instance;

  GtkLabel *time_label;
  GtkLabel *meaning_label;

  gint64 free_at; /* when the session may end others; Unix time, seconds, UTC; 0: not known */
};

G_DEFINE_FINAL_TYPE (VigieClockCard, vigie_clock_card, ADW_TYPE_BIN)

static void
vigie_clock_card_class_init (VigieClockCardClass *klass)
{
}

static GtkLabel *
append_label (GtkBox *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
vigie_clock_card_init (VigieClockCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "clock-card");
  self->time_label = append_label (GTK_BOX (box), "title-1");
  gtk_widget_add_css_class (GTK_WIDGET (self->time_label), "numeric");
  self->meaning_label = append_label (GTK_BOX (box), NULL);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * vigie_clock_card_new:
 *
 * Returns: (transfer floating): a card that is not shown
 */
GtkWidget *
vigie_clock_card_new (void)
{
  return g_object_new (VIGIE_TYPE_CLOCK_CARD, NULL);
}

/**
 * vigie_clock_card_set_session:
 * @session: (nullable): whose clock to show
 */
void
vigie_clock_card_set_session (VigieClockCard *self, VigieSession *session)
{
  gint64 log_in_date = session != NULL ? vigie_session_get_fields (session)->log_in_date : 0;

  g_return_if_fail (VIGIE_IS_CLOCK_CARD (self));

  self->free_at = log_in_date != 0 ? log_in_date + VIGIE_REMEDY_YOUNG_SECONDS : 0;
}

/**
 * vigie_clock_card_set_now:
 * @now: the time of the service
 *
 * Moves the clock on. The card shows itself while there is time left.
 */
void
vigie_clock_card_set_now (VigieClockCard *self, gint64 now)
{
  g_autofree char *duration = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *meaning = NULL;
  gint64 minutes;

  g_return_if_fail (VIGIE_IS_CLOCK_CARD (self));

  gtk_widget_set_visible (GTK_WIDGET (self), self->free_at > now);
  if (self->free_at <= now)
    return;

  /* Whole minutes: a clock that runs by the second frightens and helps nobody. */
  minutes = (self->free_at - now + 59) / 60;
  if (minutes >= 60)
    /* Translators: hours and minutes that are left. */
    duration = g_strdup_printf (_ ("%d h %02d min"), (int) (minutes / 60), (int) (minutes % 60));
  else
    duration = g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) minutes), (int) minutes);
  moment = vigie_time_moment (self->free_at, now);
  /* Translators: %s is a day and hour: "tomorrow at 09:14". */
  meaning =
      g_strdup_printf (_ ("until this session may sign out your own devices. The service does not let it "
                          "before %s. You are faster."),
                       moment);
  gtk_label_set_text (self->time_label, duration);
  gtk_label_set_text (self->meaning_label, meaning);
}
