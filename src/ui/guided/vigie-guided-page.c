/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-guided-page.h"

#include <glib/gi18n.h>

#include "vigie-button-box.h"
#include "vigie-guide-view.h"
#include "vigie-header.h"
#include "vigie-ui-text.h"
#include "vigie-wrap.h"

struct _VigieGuidedPage
{
  AdwNavigationPage parent_instance;

  VigieHeader *header;
  GtkStack *stack;
  GtkLabel *heading;
  GtkLabel *reason_label;
  VigieGuideView *guide_view;
  AdwStatusPage *reading_page;
  AdwStatusPage *confirmed_page;
  GtkWidget *confirmed_back_button;
  AdwStatusPage *not_done_page;
  GtkWidget *again_button;
  AdwStatusPage *declared_page;
  GtkWidget *back_button;

  VigieAuditor *auditor; /* (owned) (nullable): reads the account where that tells whether it is done */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (VigieGuidedPage, vigie_guided_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_page (VigieGuidedPage *self, const char *name, GtkWidget *focus, AdwStatusPage *page)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), adw_status_page_get_title (page),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieGuidedPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieJudgement) judgement = vigie_auditor_read_finish (VIGIE_AUDITOR (source), result, &error);
  gint64 has_password = 0;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (judgement == NULL)
    {
      adw_status_page_set_title (self->not_done_page, _ ("Vigie could not look again"));
      adw_status_page_set_description (self->not_done_page, vigie_error_sentence (error));
      show_page (self, "not-done", self->again_button, self->not_done_page);
      return;
    }
  if (!vigie_facts_get_int (vigie_judgement_get_facts (judgement), VIGIE_FACT_HAS_PASSWORD, &has_password))
    {
      show_page (self, "declared", self->back_button, self->declared_page);
      return;
    }
  if (has_password != 0)
    {
      show_page (self, "confirmed", self->confirmed_back_button, self->confirmed_page);
      return;
    }

  adw_status_page_set_title (self->not_done_page, _ ("There is no second password yet"));
  adw_status_page_set_description (self->not_done_page,
                                   _ ("Vigie has read the account again. Perhaps one step is missing."));
  show_page (self, "not-done", self->again_button, self->not_done_page);
}

static void
done_cb (VigieGuidedPage *self)
{
  if (self->auditor == NULL)
    {
      show_page (self, "declared", self->back_button, self->declared_page);
      return;
    }

  show_page (self, "reading", NULL, self->reading_page);
  vigie_auditor_read_async (self->auditor, self->cancellable, read_cb, g_object_ref (self));
}

static void
again_cb (VigieGuidedPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "steps");
}

static void
help_cb (VigieGuidedPage *self)
{
  vigie_guide_view_show_help (self->guide_view);
}

static void
vigie_guided_page_dispose (GObject *object)
{
  VigieGuidedPage *self = VIGIE_GUIDED_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), VIGIE_TYPE_GUIDED_PAGE);
  g_clear_object (&self->auditor);

  G_OBJECT_CLASS (vigie_guided_page_parent_class)->dispose (object);
}

static void
vigie_guided_page_finalize (GObject *object)
{
  g_clear_object (&VIGIE_GUIDED_PAGE (object)->cancellable);

  G_OBJECT_CLASS (vigie_guided_page_parent_class)->finalize (object);
}

static void
vigie_guided_page_class_init (VigieGuidedPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_guided_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = vigie_guided_page_finalize;

  g_type_ensure (VIGIE_TYPE_GUIDE_VIEW);
  g_type_ensure (VIGIE_TYPE_HEADER);
  g_type_ensure (VIGIE_TYPE_BUTTON_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-guided-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VigieGuidedPage, header);
  gtk_widget_class_bind_template_child (widget_class, VigieGuidedPage, stack);
  gtk_widget_class_bind_template_child (widget_class, VigieGuidedPage, heading);
  gtk_widget_class_bind_template_child (widget_class, VigieGuidedPage, reason_label);
  gtk_widget_class_bind_template_child (widget_class, VigieGuidedPage, guide_view);
  gtk_widget_class_bind_template_child (widget_class, VigieGuidedPage, reading_page);
  gtk_widget_class_bind_template_child (widget_class, VigieGuidedPage, confirmed_page);
  gtk_widget_class_bind_template_child (widget_class, VigieGuidedPage, confirmed_back_button);
  gtk_widget_class_bind_template_child (widget_class, VigieGuidedPage, not_done_page);
  gtk_widget_class_bind_template_child (widget_class, VigieGuidedPage, again_button);
  gtk_widget_class_bind_template_child (widget_class, VigieGuidedPage, declared_page);
  gtk_widget_class_bind_template_child (widget_class, VigieGuidedPage, back_button);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, help_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
}

static void
vigie_guided_page_init (VigieGuidedPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  vigie_wrap_buttons (GTK_WIDGET (self));
}

/**
 * vigie_guided_page_new:
 * @messenger: the id of a messenger with a guide
 * @walk_id: one of its walks
 * @auditor: (nullable): reads the account when the person has done it
 * @is_practice: whether this belongs to the practice account, on which the person can do nothing
 *
 * Returns: (transfer floating) (nullable): the page; %NULL if there is no such walk
 */
AdwNavigationPage *
vigie_guided_page_new (const char *messenger,
                       const char *walk_id,
                       VigieAuditor *auditor,
                       gboolean is_practice)
{
  g_autoptr (VigieGuide) guide = vigie_guide_view_load (messenger);
  const VigieGuideWalk *walk = guide != NULL ? vigie_guide_find_walk (guide, walk_id) : NULL;
  VigieGuidedPage *self;

  if (walk == NULL)
    return NULL;

  self = g_object_new (VIGIE_TYPE_GUIDED_PAGE, NULL);
  if (!is_practice && g_str_equal (walk_id, "two-step"))
    g_set_object (&self->auditor, auditor);
  vigie_header_set_practice (self->header, is_practice);
  vigie_guide_view_set (self->guide_view, guide, walk_id, NULL);
  gtk_label_set_text (self->heading, vigie_guide_walk_get_title (walk, g_get_language_names ()));
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * vigie_guided_page_set_reason:
 * @reason: (nullable): why Vigie does not do it itself, one or two sentences, translated
 */
void
vigie_guided_page_set_reason (VigieGuidedPage *self, const char *reason)
{
  g_return_if_fail (VIGIE_IS_GUIDED_PAGE (self));

  gtk_label_set_text (self->reason_label, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), reason != NULL);
}
