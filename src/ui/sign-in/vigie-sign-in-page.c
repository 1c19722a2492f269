/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-sign-in-page.h"

#include <glib/gi18n.h>

#include "vigie-button-box.h"
#include "vigie-connection-watch.h"
#include "vigie-entry-wipe.h"
#include "vigie-error.h"
#include "vigie-guided-page.h"
#include "vigie-header.h"
#include "vigie-qr-code.h"
#include "vigie-text.h"
#include "vigie-ui-text.h"
#include "vigie-wrap.h"

/* After this many seconds of silence the page says that it still waits. */
#define STILL_WAITING_SECONDS 5

struct _VigieSignInPage
{
  AdwNavigationPage parent_instance;

  VigieHeader *header;
  GtkStack *stack;
  GtkCheckButton *keep_button;
  GtkWidget *continue_button;
  AdwStatusPage *waiting_page;
  GtkWidget *waiting_cancel_button;
  AdwStatusPage *offline_page;
  GtkWidget *offline_guided_button;
  GtkWidget *qr_heading;
  VigieQrCode *qr_code;
  AdwPasswordEntryRow *password_entry;
  GtkLabel *hint_label;
  GtkLabel *password_error_label;
  GtkWidget *password_button;
  AdwStatusPage *keyring_page;
  GtkWidget *memory_button;
  AdwStatusPage *error_page;
  GtkWidget *again_button;
  GtkWidget *guided_button;

  VigieAccountHub *hub;           /* (owned) */
  VigieHubAccount *again;         /* (owned) (nullable): a card whose sign-in has ended */
  VigieTelegramAccount *telegram; /* (owned) (nullable): begun, and not yet handed over */
  VigieConnectionWatch *watch;    /* (owned) */
  GCancellable *cancellable;
  gulong state_id;
  gulong link_id;
  gulong refusal_id;
  guint still_waiting_id;
  gboolean in_memory;    /* the key is for this time only */
  gboolean is_begun;     /* the account is open: what happens to it now is told by its states */
  gboolean is_attaching; /* signed in: the account is being handed over */
};

G_DEFINE_FINAL_TYPE (VigieSignInPage, vigie_sign_in_page, ADW_TYPE_NAVIGATION_PAGE)

static guint signed_in_signal;

static VigieTelegramMessenger *
get_messenger (VigieSignInPage *self)
{
  return self->telegram != NULL ? vigie_telegram_account_get_messenger (self->telegram) : NULL;
}

static void
still_waiting_cb (gpointer user_data)
{
  VigieSignInPage *self = user_data;

  self->still_waiting_id = 0;
  adw_status_page_set_description (self->waiting_page,
                                   _ ("Still waiting for Telegram. It may take up to a minute."));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), adw_status_page_get_description (self->waiting_page),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

/* Shows @name, and brings keyboard and voice to it. */
static void
show_page (VigieSignInPage *self, const char *name, GtkWidget *focus, const char *spoken)
{
  g_clear_handle_id (&self->still_waiting_id, g_source_remove);
  gtk_stack_set_visible_child_name (self->stack, name);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
  if (spoken != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), spoken, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
shows (VigieSignInPage *self, const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0;
}

/* What is missing, and what works without it. */
static void
show_offline (VigieSignInPage *self)
{
  show_page (self, "offline", self->offline_guided_button, adw_status_page_get_title (self->offline_page));
}

static void
show_waiting (VigieSignInPage *self, const char *title)
{
  adw_status_page_set_title (self->waiting_page, title);
  adw_status_page_set_description (self->waiting_page, NULL);
  if (vigie_connection_watch_get_is_offline (self->watch))
    {
      show_offline (self);
      return;
    }
  show_page (self, "waiting", self->waiting_cancel_button, title);
  self->still_waiting_id = g_timeout_add_seconds_once (STILL_WAITING_SECONDS, still_waiting_cb, self);
}

static void
show_error (VigieSignInPage *self, const char *title, const char *text, gboolean can_try_again)
{
  adw_status_page_set_title (self->error_page, title);
  adw_status_page_set_description (self->error_page, text);
  gtk_widget_set_visible (self->again_button, can_try_again);
  if (can_try_again)
    gtk_widget_remove_css_class (self->guided_button, "suggested-action");
  else
    gtk_widget_add_css_class (self->guided_button, "suggested-action");
  show_page (self, "error", can_try_again ? self->again_button : self->guided_button, title);
}

/* Lets go of what was begun: nothing of it stays. */
static void
abandon (VigieSignInPage *self)
{
  VigieTelegramMessenger *messenger = get_messenger (self);

  if (messenger == NULL)
    return;

  vigie_connection_watch_set_messenger (self->watch, NULL);
  g_clear_signal_handler (&self->state_id, messenger);
  g_clear_signal_handler (&self->link_id, messenger);
  g_clear_signal_handler (&self->refusal_id, messenger);
  self->is_begun = FALSE;
  if (!self->is_attaching)
    vigie_account_hub_abandon (self->hub, self->telegram);
  g_clear_object (&self->telegram);
}

static gboolean
is_keyring_error (const GError *error)
{
  return g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_KEYRING_MISSING) ||
         g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_KEYRING_LOCKED) ||
         g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_KEYRING_DISMISSED);
}

static void
show_keyring (VigieSignInPage *self, const GError *error)
{
  g_autofree char *text = g_strdup_printf ("%s %s", vigie_error_sentence (error),
                                           _ ("Vigie can go on with a key that lives in memory only: it "
                                              "checks once, and signs out when you close it."));

  adw_status_page_set_description (self->keyring_page, text);
  show_page (self, "keyring", self->memory_button, adw_status_page_get_title (self->keyring_page));
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieSignInPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieAuditor) auditor =
      vigie_account_hub_attach_finish (VIGIE_ACCOUNT_HUB (source), result, &error);

  if (auditor != NULL)
    {
      g_signal_emit (self, signed_in_signal, 0, auditor);
      return;
    }
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  self->is_attaching = FALSE;
  show_error (self, _ ("The account could not be opened"), vigie_error_sentence (error), TRUE);
}

static void
attach (VigieSignInPage *self)
{
  if (self->is_attaching)
    return;

  self->is_attaching = TRUE;
  show_waiting (self, _ ("Signed in. Opening your account…"));
  /* Not to be cancelled with the page: the sign-in stands, and the hub must know of it. */
  vigie_account_hub_attach_async (self->hub, self->telegram, NULL, attached_cb, g_object_ref (self));
}

static void
show_password (VigieSignInPage *self)
{
  const char *hint = vigie_telegram_messenger_get_password_hint (get_messenger (self));

  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), hint != NULL && *hint != '\0');
  if (hint != NULL)
    {
      g_autofree char *clean = vigie_text_clean (hint, VIGIE_TEXT_MAX_NAME, NULL);
      g_autofree char *isolated = vigie_text_isolate (clean);
      /* Translators: %s is the hint that the person once wrote for their own password. */
      g_autofree char *text = g_strdup_printf (_ ("Your own hint: %s"), isolated);

      gtk_label_set_text (self->hint_label, text);
    }
  show_page (self, "password", GTK_WIDGET (self->password_entry),
             _ ("Your account asks for its second password."));
}

static void
update_link (VigieSignInPage *self)
{
  vigie_qr_code_set_text (self->qr_code, vigie_telegram_messenger_get_qr_link (get_messenger (self)));
}

/* No code is to be had: told apart from a code that is only late, for which the page waits. */
static void
update_refusal (VigieSignInPage *self)
{
  VigieTelegramMessenger *messenger = get_messenger (self);
  const GError *error = vigie_telegram_messenger_get_sign_in_error (messenger);

  if (error == NULL || vigie_telegram_messenger_get_sign_in_state (messenger) != VIGIE_SIGN_IN_READY_FOR_QR)
    return;

  /* Asked for again once there is a network to ask over. */
  if (vigie_connection_watch_get_is_offline (self->watch))
    show_offline (self);
  else
    show_error (self, _ ("Telegram gave no code"), vigie_error_sentence (error), TRUE);
}

static void
update_state (VigieSignInPage *self)
{
  switch (vigie_telegram_messenger_get_sign_in_state (get_messenger (self)))
    {
    case VIGIE_SIGN_IN_READY_FOR_QR:
      vigie_telegram_messenger_request_qr (get_messenger (self));
      break;
    case VIGIE_SIGN_IN_SHOW_QR:
      update_link (self);
      show_page (self, "qr", self->qr_heading, _ ("The code is there. Scan it with Telegram on your phone."));
      break;
    case VIGIE_SIGN_IN_ASK_PASSWORD:
      show_password (self);
      break;
    case VIGIE_SIGN_IN_CHECKING_PASSWORD:
      show_waiting (self, _ ("Checking the password…"));
      break;
    case VIGIE_SIGN_IN_DONE:
      attach (self);
      break;
    case VIGIE_SIGN_IN_NOT_POSSIBLE:
      show_error (self, _ ("Vigie cannot sign in to this account"),
                  _ ("Telegram asks for a phone number, a code or an email address here. Vigie never asks "
                     "for those: "
                     "that is what the fraud does."),
                  FALSE);
      break;
    case VIGIE_SIGN_IN_CLOSED:
      if (self->is_begun && !self->is_attaching)
        show_error (self, _ ("The sign-in was broken off"),
                    _ ("Telegram ended it before it was complete. Nothing was changed. You can start again."),
                    TRUE);
      break;
    case VIGIE_SIGN_IN_OPENING:
    default:
      break;
    }
}

/* The network went, or came back: then it goes on where it stood. */
static void
connection_changed_cb (VigieSignInPage *self)
{
  const gboolean is_offline = vigie_connection_watch_get_is_offline (self->watch);

  if (is_offline && (shows (self, "waiting") || shows (self, "qr")))
    {
      show_offline (self);
    }
  else if (!is_offline && shows (self, "offline"))
    {
      show_waiting (self, adw_status_page_get_title (self->waiting_page));
      if (self->is_begun && !self->is_attaching)
        update_state (self);
    }
}

static void
begun_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieSignInPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_begun = vigie_telegram_account_begin_finish (VIGIE_TELEGRAM_ACCOUNT (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable) || source != (GObject *) self->telegram)
    return;

  self->is_begun = is_begun;
  if (is_begun)
    update_state (self);
  else if (is_keyring_error (error))
    show_keyring (self, error);
  else
    show_error (self, _ ("The sign-in could not begin"), vigie_error_sentence (error), TRUE);
}

static void
begin (VigieSignInPage *self)
{
  g_autoptr (GError) error = NULL;
  VigieTelegramMessenger *messenger;

  abandon (self);
  if (!vigie_telegram_is_available (&error))
    {
      show_error (self, _ ("This copy of Vigie cannot reach Telegram"), vigie_error_sentence (error), FALSE);
      return;
    }

  self->telegram = vigie_account_hub_start_sign_in (
      self->hub, self->again, gtk_check_button_get_active (self->keep_button) && !self->in_memory);
  messenger = get_messenger (self);
  self->state_id =
      g_signal_connect_swapped (messenger, "notify::sign-in-state", G_CALLBACK (update_state), self);
  self->link_id = g_signal_connect_swapped (messenger, "notify::qr-link", G_CALLBACK (update_link), self);
  self->refusal_id =
      g_signal_connect_swapped (messenger, "notify::sign-in-error", G_CALLBACK (update_refusal), self);
  vigie_connection_watch_set_messenger (self->watch, VIGIE_MESSENGER (messenger));
  show_waiting (self, _ ("Getting the code ready…"));
  vigie_telegram_account_begin_async (self->telegram,
                                      vigie_account_hub_get_secrets (self->hub, self->in_memory),
                                      self->cancellable, begun_cb, g_object_ref (self));
}

static void
continue_cb (VigieSignInPage *self)
{
  self->in_memory = FALSE;
  begin (self);
}

static void
memory_cb (VigieSignInPage *self)
{
  self->in_memory = TRUE;
  begin (self);
}

static void
again_cb (VigieSignInPage *self)
{
  begin (self);
}

static void
guided_cb (VigieSignInPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  AdwNavigationPage *page = vigie_guided_page_new ("telegram", "review", NULL, FALSE);

  g_return_if_fail (view != NULL && page != NULL);

  vigie_guided_page_set_reason (
      VIGIE_GUIDED_PAGE (page),
      _ ("Vigie cannot look into the account itself here. You can: it takes three minutes."));
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
}

static void
password_checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieSignInPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (vigie_telegram_messenger_check_password_finish (VIGIE_TELEGRAM_MESSENGER (source), result, &error) ||
      g_cancellable_is_cancelled (self->cancellable))
    return;

  gtk_label_set_text (
      self->password_error_label,
      g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_WRONG_PASSWORD)
          ? _ ("That is not the one. Take your time: look at it with the eye, and mind capital letters.")
          : vigie_error_sentence (error));
  gtk_widget_set_visible (GTK_WIDGET (self->password_error_label), TRUE);
  show_page (self, "password", GTK_WIDGET (self->password_entry),
             gtk_label_get_text (self->password_error_label));
}

static void
password_cb (VigieSignInPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->password_entry));
  g_autoptr (VigieSecret) password = NULL;

  if (*text == '\0' || get_messenger (self) == NULL)
    return;

  password = vigie_secret_new (text, strlen (text));
  /* The field forgets it: what is on its way is in a secret's memory. */
  vigie_entry_wipe (GTK_EDITABLE (self->password_entry));
  gtk_widget_set_visible (GTK_WIDGET (self->password_error_label), FALSE);
  show_waiting (self, _ ("Checking the password…"));
  vigie_telegram_messenger_check_password_async (get_messenger (self), password, self->cancellable,
                                                 password_checked_cb, g_object_ref (self));
}

static void
password_changed_cb (VigieSignInPage *self)
{
  gtk_widget_set_sensitive (self->password_button,
                            *gtk_editable_get_text (GTK_EDITABLE (self->password_entry)) != '\0');
}

/* Left, by whatever way: a call that is under way must not keep the page, nor a sign-in, alive. */
static void
vigie_sign_in_page_unroot (GtkWidget *widget)
{
  VigieSignInPage *self = VIGIE_SIGN_IN_PAGE (widget);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->still_waiting_id, g_source_remove);
  abandon (self);
  GTK_WIDGET_CLASS (vigie_sign_in_page_parent_class)->unroot (widget);
}

static void
vigie_sign_in_page_dispose (GObject *object)
{
  VigieSignInPage *self = VIGIE_SIGN_IN_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->still_waiting_id, g_source_remove);
  abandon (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), VIGIE_TYPE_SIGN_IN_PAGE);
  g_clear_object (&self->watch);
  g_clear_object (&self->again);
  g_clear_object (&self->hub);

  G_OBJECT_CLASS (vigie_sign_in_page_parent_class)->dispose (object);
}

static void
vigie_sign_in_page_finalize (GObject *object)
{
  g_clear_object (&VIGIE_SIGN_IN_PAGE (object)->cancellable);

  G_OBJECT_CLASS (vigie_sign_in_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, VigieSignInPage, header);
  gtk_widget_class_bind_template_child (widget_class, VigieSignInPage, stack);
  gtk_widget_class_bind_template_child (widget_class, VigieSignInPage, keep_button);
  gtk_widget_class_bind_template_child (widget_class, VigieSignInPage, continue_button);
  gtk_widget_class_bind_template_child (widget_class, VigieSignInPage, waiting_page);
  gtk_widget_class_bind_template_child (widget_class, VigieSignInPage, waiting_cancel_button);
  gtk_widget_class_bind_template_child (widget_class, VigieSignInPage, offline_page);
  gtk_widget_class_bind_template_child (widget_class, VigieSignInPage, offline_guided_button);
  gtk_widget_class_bind_template_child (widget_class, VigieSignInPage, qr_heading);
  gtk_widget_class_bind_template_child (widget_class, VigieSignInPage, qr_code);
  gtk_widget_class_bind_template_child (widget_class, VigieSignInPage, password_entry);
  gtk_widget_class_bind_template_child (widget_class, VigieSignInPage, hint_label);
  gtk_widget_class_bind_template_child (widget_class, VigieSignInPage, password_error_label);
  gtk_widget_class_bind_template_child (widget_class, VigieSignInPage, password_button);
  gtk_widget_class_bind_template_child (widget_class, VigieSignInPage, keyring_page);
  gtk_widget_class_bind_template_child (widget_class, VigieSignInPage, memory_button);
  gtk_widget_class_bind_template_child (widget_class, VigieSignInPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, VigieSignInPage, again_button);
  gtk_widget_class_bind_template_child (widget_class, VigieSignInPage, guided_button);
}

static void
vigie_sign_in_page_class_init (VigieSignInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_sign_in_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = vigie_sign_in_page_finalize;
  widget_class->unroot = vigie_sign_in_page_unroot;

  signed_in_signal = g_signal_new ("signed-in", VIGIE_TYPE_SIGN_IN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, VIGIE_TYPE_AUDITOR);

  g_type_ensure (VIGIE_TYPE_HEADER);
  g_type_ensure (VIGIE_TYPE_QR_CODE);
  g_type_ensure (VIGIE_TYPE_BUTTON_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-sign-in-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, continue_cb);
  gtk_widget_class_bind_template_callback (widget_class, memory_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, guided_cb);
  gtk_widget_class_bind_template_callback (widget_class, password_cb);
  gtk_widget_class_bind_template_callback (widget_class, password_changed_cb);
}

static void
vigie_sign_in_page_init (VigieSignInPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->watch = vigie_connection_watch_new (NULL);
  g_signal_connect_object (self->watch, "notify::is-offline", G_CALLBACK (connection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
  vigie_wrap_buttons (GTK_WIDGET (self));
}

/**
 * vigie_sign_in_page_new:
 * @hub: where the account goes
 * @again: (nullable): a card whose sign-in has ended, to sign in again under it
 *
 * Returns: (transfer floating): the page; nothing is begun yet
 */
VigieSignInPage *
vigie_sign_in_page_new (VigieAccountHub *hub, VigieHubAccount *again)
{
  g_autoptr (GError) error = NULL;
  VigieSignInPage *self;

  g_return_val_if_fail (VIGIE_IS_ACCOUNT_HUB (hub), NULL);

  self = g_object_new (VIGIE_TYPE_SIGN_IN_PAGE, NULL);
  self->hub = g_object_ref (hub);
  g_set_object (&self->again, again);
  /* Said before the person reads on for nothing. */
  if (!vigie_telegram_is_available (&error))
    show_error (self, _ ("This copy of Vigie cannot reach Telegram"), vigie_error_sentence (error), FALSE);
  return self;
}
