/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-config.h"

#include "vigie-secret-view.h"

#include <glib/gi18n.h>

#include "vigie-button-box.h"
#include "vigie-secret-clipboard.h"
#include "vigie-secret-text.h"
#include "vigie-ui-text.h"
#include "vigie-wrap.h"

struct _VigieSecretView
{
  AdwBin parent_instance;

  GtkWidget *hidden_label;
  VigieSecretText *text;
  GtkButton *show_button;
  GtkWidget *copy_button;
  GtkLabel *note_label;

  VigieSecretStore *store; /* (owned) */
  VigieSecretKind kind;
  char *account_id;          /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable): of the question to the keyring that is under way */
  gboolean is_copying;       /* rather than showing */
  guint hide_source;
  GtkWindow *window; /* (nullable): the one around, while it is mapped */
};

G_DEFINE_FINAL_TYPE (VigieSecretView, vigie_secret_view, ADW_TYPE_BIN)

static void
set_note (VigieSecretView *self, const char *sentence)
{
  gtk_label_set_text (self->note_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), *sentence != '\0');
  if (*sentence != '\0')
    gtk_accessible_announce (GTK_ACCESSIBLE (self->note_label), sentence,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
hide_cb (gpointer user_data)
{
  VigieSecretView *self = user_data;

  self->hide_source = 0;
  vigie_secret_view_hide_secret (self);
  set_note (self, _ ("Hidden again, after a minute."));
  return G_SOURCE_REMOVE;
}

static void
show_secret (VigieSecretView *self, const VigieSecret *secret)
{
  vigie_secret_text_set_secret (self->text, secret);
  gtk_widget_set_visible (GTK_WIDGET (self->text), TRUE);
  gtk_widget_set_visible (self->hidden_label, FALSE);
  gtk_button_set_label (self->show_button, _ ("_Hide it"));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  g_clear_handle_id (&self->hide_source, g_source_remove);
  self->hide_source = g_timeout_add_seconds (VIGIE_SECRET_VIEW_SECONDS, hide_cb, self);
}

static void
copy_secret (VigieSecretView *self, const VigieSecret *secret)
{
  g_autofree char *sentence = NULL;

  vigie_secret_clipboard_copy (gtk_widget_get_clipboard (GTK_WIDGET (self)), secret,
                               VIGIE_SECRET_CLIPBOARD_SECONDS);
  sentence = g_strdup_printf (ngettext ("Copied. In %d second it is taken out of the clipboard.",
                                        "Copied. In %d seconds it is taken out of the clipboard.",
                                        VIGIE_SECRET_CLIPBOARD_SECONDS),
                              VIGIE_SECRET_CLIPBOARD_SECONDS);
  set_note (self, sentence);
}

static void
set_busy (VigieSecretView *self, gboolean is_busy)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->show_button), !is_busy);
  gtk_widget_set_sensitive (self->copy_button, !is_busy);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieSecretView) self = user_data;
  g_autoptr (VigieSecret) secret = NULL;
  g_autoptr (GError) error = NULL;

  if (!vigie_secret_store_lookup_finish (VIGIE_SECRET_STORE (source), result, &secret, &error) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  set_busy (self, FALSE);
  if (error != NULL)
    set_note (self, vigie_error_sentence (error));
  else if (secret == NULL)
    set_note (
        self,
        _ ("There is no passphrase in the keyring any more. If you do not know it by heart, change it."));
  else if (self->is_copying)
    copy_secret (self, secret);
  else
    show_secret (self, secret);
}

static void
look_up (VigieSecretView *self, gboolean is_copying)
{
  if (self->cancellable != NULL)
    return;

  self->is_copying = is_copying;
  self->cancellable = g_cancellable_new ();
  set_note (self, "");
  set_busy (self, TRUE);
  vigie_secret_store_lookup_async (self->store, self->kind, self->account_id, self->cancellable, looked_up_cb,
                                   g_object_ref (self));
}

static void
show_cb (VigieSecretView *self)
{
  if (vigie_secret_view_get_is_shown (self))
    vigie_secret_view_hide_secret (self);
  else
    look_up (self, FALSE);
}

static void
copy_cb (VigieSecretView *self)
{
  look_up (self, TRUE);
}

/* Somebody else's window, or the screen's lock, is in front now. */
static void
active_cb (GtkWindow *window, GParamSpec *pspec, VigieSecretView *self)
{
  if (!gtk_window_is_active (window))
    vigie_secret_view_hide_secret (self);
}

static void
vigie_secret_view_map (GtkWidget *widget)
{
  VigieSecretView *self = VIGIE_SECRET_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  GTK_WIDGET_CLASS (vigie_secret_view_parent_class)->map (widget);
  if (GTK_IS_WINDOW (root) && g_set_object (&self->window, GTK_WINDOW (root)))
    g_signal_connect_object (root, "notify::is-active", G_CALLBACK (active_cb), self, G_CONNECT_DEFAULT);
}

static void
forget (VigieSecretView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->window != NULL)
    g_signal_handlers_disconnect_by_func (self->window, active_cb, self);
  g_clear_object (&self->window);
}

static void
vigie_secret_view_unmap (GtkWidget *widget)
{
  VigieSecretView *self = VIGIE_SECRET_VIEW (widget);

  forget (self);
  set_busy (self, FALSE);
  vigie_secret_view_hide_secret (self);
  GTK_WIDGET_CLASS (vigie_secret_view_parent_class)->unmap (widget);
}

static void
vigie_secret_view_dispose (GObject *object)
{
  VigieSecretView *self = VIGIE_SECRET_VIEW (object);

  forget (self);
  g_clear_handle_id (&self->hide_source, g_source_remove);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), VIGIE_TYPE_SECRET_VIEW);

  G_OBJECT_CLASS (vigie_secret_view_parent_class)->dispose (object);
}

static void
vigie_secret_view_finalize (GObject *object)
{
  g_clear_pointer (&VIGIE_SECRET_VIEW (object)->account_id, g_free);

  G_OBJECT_CLASS (vigie_secret_view_parent_class)->finalize (object);
}

static void
vigie_secret_view_class_init (VigieSecretViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vigie_secret_view_dispose;
  object_class->finalize = vigie_secret_view_finalize;
  widget_class->map = vigie_secret_view_map;
  widget_class->unmap = vigie_secret_view_unmap;

  g_type_ensure (VIGIE_TYPE_BUTTON_BOX);
  g_type_ensure (VIGIE_TYPE_SECRET_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-secret-view.ui");
  gtk_widget_class_bind_template_child (widget_class, VigieSecretView, hidden_label);
  gtk_widget_class_bind_template_child (widget_class, VigieSecretView, text);
  gtk_widget_class_bind_template_child (widget_class, VigieSecretView, show_button);
  gtk_widget_class_bind_template_child (widget_class, VigieSecretView, copy_button);
  gtk_widget_class_bind_template_child (widget_class, VigieSecretView, note_label);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
vigie_secret_view_init (VigieSecretView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vigie_wrap_buttons (GTK_WIDGET (self));
}

/**
 * vigie_secret_view_new:
 * @store: where it is kept
 * @kind: what it is
 * @account_id: whose
 *
 * Returns: (transfer floating): a view that shows nothing yet, and has not asked the keyring
 */
GtkWidget *
vigie_secret_view_new (VigieSecretStore *store, VigieSecretKind kind, const char *account_id)
{
  VigieSecretView *self;

  g_return_val_if_fail (VIGIE_IS_SECRET_STORE (store), NULL);
  g_return_val_if_fail (account_id != NULL, NULL);

  self = g_object_new (VIGIE_TYPE_SECRET_VIEW, NULL);
  self->store = g_object_ref (store);
  self->kind = kind;
  self->account_id = g_strdup (account_id);
  return GTK_WIDGET (self);
}

/**
 * vigie_secret_view_hide_secret:
 *
 * Takes the secret out of sight and wipes it; does nothing if it is not shown.
 */
void
vigie_secret_view_hide_secret (VigieSecretView *self)
{
  g_return_if_fail (VIGIE_IS_SECRET_VIEW (self));

  g_clear_handle_id (&self->hide_source, g_source_remove);
  if (!vigie_secret_view_get_is_shown (self))
    return;

  if (gtk_widget_is_focus (GTK_WIDGET (self->text)))
    gtk_widget_grab_focus (GTK_WIDGET (self->show_button));
  vigie_secret_text_set_secret (self->text, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->text), FALSE);
  gtk_widget_set_visible (self->hidden_label, TRUE);
  gtk_button_set_label (self->show_button, _ ("_Show it"));
}

/**
 * vigie_secret_view_get_is_shown:
 *
 * Returns: whether the secret can be seen
 */
gboolean
vigie_secret_view_get_is_shown (VigieSecretView *self)
{
  g_return_val_if_fail (VIGIE_IS_SECRET_VIEW (self), FALSE);

  return !vigie_secret_text_get_is_empty (self->text);
}
