/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-links-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vigie-config.h"
#include "vigie-link-card.h"
#include "vigie-link-checker.h"
#include "vigie-link-words.h"
#include "vigie-links-page-private.h"
#include "vigie-list-shelf.h"
#include "vigie-picture.h"
#include "vigie-toast.h"
#include "vigie-wrap.h"

struct _VigieLinksPage
{
  AdwBin parent_instance;

  GtkTextView *input;
  GtkTextBuffer *buffer;
  GtkWidget *screenshot_button;
  GtkWidget *busy_box;
  GtkWidget *notice_box;
  GtkLabel *notice;
  GtkBox *result;
  GtkLabel *footnote;

  VigieLinkChecker *checker; /* (nullable): made by the first check */
  GCancellable *cancellable; /* (nullable): of what is being taken in */
  char **codes;              /* (nullable): of the picture that the text in the input is from */
  gboolean has_more_codes;   /* that picture has still others */
  gboolean is_filling;       /* the page itself changes the text */
};

G_DEFINE_FINAL_TYPE (VigieLinksPage, vigie_links_page, ADW_TYPE_BIN)

static void
announce (VigieLinksPage *self, const char *text)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
clear_result (VigieLinksPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->result))) != NULL)
    gtk_box_remove (self->result, child);
  gtk_widget_set_visible (GTK_WIDGET (self->result), FALSE);
  gtk_widget_set_visible (self->notice_box, FALSE);
}

/* Whatever is still being read is no longer wanted. */
static void
stop (VigieLinksPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (self->busy_box, FALSE);
}

/**
 * vigie_links_page_begin:
 * @self: a page
 *
 * Something new is being taken in: what was before it is given up.
 *
 * Returns: (transfer none): cancelled when something else is begun, or when the page goes
 */
GCancellable *
vigie_links_page_begin (VigieLinksPage *self)
{
  stop (self);
  clear_result (self);
  self->cancellable = g_cancellable_new ();
  return self->cancellable;
}

/**
 * vigie_links_page_tell:
 * @self: a page
 * @sentence: what happened and what to do next
 *
 * Says why there is nothing to judge.
 */
void
vigie_links_page_tell (VigieLinksPage *self, const char *sentence)
{
  stop (self);
  clear_result (self);
  gtk_label_set_label (self->notice, sentence);
  gtk_widget_set_visible (self->notice_box, TRUE);
  announce (self, sentence);
}

static void
scroll_to_result (VigieLinksPage *self)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self->result), GTK_TYPE_VIEWPORT);

  gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), GTK_WIDGET (self->result), NULL);
}

/* The card of a link that did not decide is made when it is first looked at. @link is the checker's, which
 * checks nothing before this row is gone. */
static void
expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, gpointer link)
{
  g_signal_handlers_disconnect_by_func (row, expanded_cb, link);
  adw_expander_row_add_row (row, vigie_link_card_new (link, NULL, 0));
}

static GtkWidget *
create_other (const VigieLink *link)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  VigiePill *pill = VIGIE_PILL (vigie_pill_new ());
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *address = vigie_link_words_dup_address (link, &attributes);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), address);
  vigie_pill_set (pill, vigie_link_words_get_tone (link->verdict), vigie_link_words_get_icon (link->verdict),
                  vigie_link_words_get_word (link->verdict));
  adw_expander_row_add_suffix (row, GTK_WIDGET (pill));
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), (gpointer) link);
  return GTK_WIDGET (row);
}

static void
add_others (VigieLinksPage *self, const VigieMessageCheck *check)
{
  const guint n_others = check->n_links - (check->decisive >= 0 ? 1 : 0);
  g_autofree char *text = NULL;
  GtkWidget *heading, *list;

  if (n_others == 0)
    return;

  text = check->has_more
             ? g_strdup_printf (_ ("The next %u links of this message; it has still more"), n_others)
             : g_strdup_printf (ngettext ("%u other link in it", "%u other links in it", n_others), n_others);
  heading = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0, "accessible-role",
                          GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (self->result, heading);

  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  for (guint i = 0; i < check->n_links; i++)
    if ((int) i != check->decisive)
      gtk_list_box_append (GTK_LIST_BOX (list), create_other (&check->links[i]));
  gtk_box_append (self->result, list);
}

/* Said only as long as it is so. */
static void
asked_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_label_set_label (
      VIGIE_LINKS_PAGE (widget)->footnote,
      _ ("Checked on this computer. Only the sites of the short link were asked, as you wished."));
}

static void
show_check (VigieLinksPage *self, const VigieMessageCheck *check)
{
  GtkWidget *card;
  g_autofree char *spoken = NULL;

  if (check->decisive < 0 && check->verdict < VIGIE_LINK_CAUTION)
    {
      vigie_links_page_tell (
          self, self->codes != NULL
                    ? _ ("The code holds no link, only the text above.")
                    : _ ("No link was found in this text. Paste the whole message, or the link itself."));
      return;
    }

  card = check->decisive >= 0
             ? vigie_link_card_new (&check->links[check->decisive], check->reasons, check->n_reasons)
             : vigie_link_card_new_for_message (check->reasons, check->n_reasons);
  gtk_box_append (self->result, card);
  gtk_label_set_label (self->footnote, _ ("Checked on this computer. Nothing was sent anywhere."));
  add_others (self, check);
  gtk_widget_set_visible (GTK_WIDGET (self->result), TRUE);
  spoken = vigie_link_card_dup_spoken (VIGIE_LINK_CARD (card));
  announce (self, spoken);
  scroll_to_result (self);
}

/* Lists are a second opinion: a check goes on without them. They may have changed since the last one. */
static void
use_block_lists (VigieLinksPage *self)
{
  g_autofree char *folder = vigie_list_shelf_dup_folder ();
  g_autoptr (GError) problem = NULL;
  g_autoptr (VigieBlockList) list = NULL;

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    list = vigie_block_list_open_folder (folder, &problem);
  if (problem != NULL)
    {
      g_debug ("A list of reported sites cannot be used: %s", problem->message);
      vigie_window_add_toast_text (GTK_WIDGET (self),
                                   _ ("A list of reported sites cannot be used. All the rest was checked."));
    }
  vigie_link_checker_set_block_list (self->checker, list);
}

/* Puts @text into the input, in place of what was there. */
static void
fill (VigieLinksPage *self, const char *text)
{
  GtkTextIter start, end;

  self->is_filling = TRUE;
  /* In a way that can be undone: what is replaced may have been typed. */
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (self->buffer);
  self->is_filling = FALSE;
  g_clear_pointer (&self->codes, g_strfreev);
}

/* @codes: (nullable): what the codes of a picture say, which is then @text. */
static void
check_text (VigieLinksPage *self, const char *text, char **codes)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  if (g_utf8_strlen (valid, -1) > VIGIE_LINKS_MAX_TEXT)
    {
      vigie_links_page_tell (
          self, _ ("This text is too long to be checked. Paste the part of it that has the link."));
      return;
    }
  fill (self, valid);
  self->codes = g_strdupv (codes);
  vigie_links_page_check (self);
}

static void
changed_cb (VigieLinksPage *self)
{
  if (self->is_filling)
    return;
  /* What is shown below is about another text. */
  stop (self);
  clear_result (self);
  g_clear_pointer (&self->codes, g_strfreev);
}

static void
check_cb (VigieLinksPage *self)
{
  vigie_links_page_check (self);
}

static void
paste_cb (VigieLinksPage *self)
{
  vigie_links_page_paste (self);
}

/* Into an empty input whoever pastes wants the answer; into a text that was begun the text view pastes by
 * itself. Pictures and files are for the page. */
static void
paste_clipboard_cb (VigieLinksPage *self)
{
  if (vigie_links_page_clipboard_has_text (self) && gtk_text_buffer_get_char_count (self->buffer) > 0)
    return;
  g_signal_stop_emission_by_name (self->input, "paste-clipboard");
  vigie_links_page_paste (self);
}

/* The keys for pasting, where no text field has taken them. */
static gboolean
paste_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  /* Nothing is pasted behind a dialog, nor into a place that is not shown. */
  if (!gtk_widget_get_mapped (widget) ||
      (ADW_IS_APPLICATION_WINDOW (root) &&
       adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root)) != NULL))
    return GDK_EVENT_PROPAGATE;
  vigie_links_page_paste (VIGIE_LINKS_PAGE (widget));
  return GDK_EVENT_STOP;
}

static void
add_paste_keys (VigieLinksPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>v|<Shift>Insert"),
                                            gtk_callback_action_new (paste_key_cb, NULL, NULL));

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
picture_cb (VigieLinksPage *self)
{
  vigie_links_page_open_picture (self);
}

static void
screenshot_cb (VigieLinksPage *self)
{
  vigie_links_page_take_screenshot (self);
}

static void
cancel_cb (VigieLinksPage *self)
{
  stop (self);
  vigie_links_page_focus_input (self);
}

static void
picture_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieLinksPage) self = VIGIE_LINKS_PAGE (user_data);
  g_auto (GStrv) codes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  VigiePictureOutcome outcome = VIGIE_PICTURE_NOT_A_PICTURE;
  gboolean has_more = FALSE;

  if (!vigie_picture_read_finish (result, &outcome, &codes, &has_more, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      g_debug ("The picture was not read: %s", error->message);
      vigie_links_page_tell (self, vigie_picture_get_failure ());
      return;
    }
  if (outcome != VIGIE_PICTURE_CODES)
    {
      vigie_links_page_tell (self, vigie_picture_outcome_get_sentence (outcome));
      return;
    }
  stop (self);
  text = vigie_link_checker_join_codes (codes);
  self->has_more_codes = has_more;
  check_text (self, text, codes);
}

/**
 * vigie_links_page_check_picture:
 * @self: a page
 * @picture: a picture, as bytes; it is decoded by another program
 *
 * Judges what the codes of a picture say.
 */
void
vigie_links_page_check_picture (VigieLinksPage *self, GInputStream *picture)
{
  GCancellable *cancellable = vigie_links_page_begin (self);

  fill (self, "");
  gtk_widget_set_visible (self->busy_box, TRUE);
  vigie_picture_read_async (picture, cancellable, picture_read_cb, g_object_ref (self));
}

static void
vigie_links_page_root (GtkWidget *widget)
{
  VigieLinksPage *self = VIGIE_LINKS_PAGE (widget);

  GTK_WIDGET_CLASS (vigie_links_page_parent_class)->root (widget);
  vigie_links_page_find_screenshot (self, self->screenshot_button);
}

static void
vigie_links_page_dispose (GObject *object)
{
  VigieLinksPage *self = VIGIE_LINKS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_func (self->buffer, changed_cb, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), VIGIE_TYPE_LINKS_PAGE);
  g_clear_pointer (&self->codes, g_strfreev);
  g_clear_pointer (&self->checker, vigie_link_checker_free);
  G_OBJECT_CLASS (vigie_links_page_parent_class)->dispose (object);
}

static void
vigie_links_page_class_init (VigieLinksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_links_page_dispose;
  widget_class->root = vigie_links_page_root;

  gtk_widget_class_install_action (widget_class, "links.asked", NULL, asked_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-links-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VigieLinksPage, input);
  gtk_widget_class_bind_template_child (widget_class, VigieLinksPage, buffer);
  gtk_widget_class_bind_template_child (widget_class, VigieLinksPage, screenshot_button);
  gtk_widget_class_bind_template_child (widget_class, VigieLinksPage, busy_box);
  gtk_widget_class_bind_template_child (widget_class, VigieLinksPage, notice_box);
  gtk_widget_class_bind_template_child (widget_class, VigieLinksPage, notice);
  gtk_widget_class_bind_template_child (widget_class, VigieLinksPage, result);
  gtk_widget_class_bind_template_child (widget_class, VigieLinksPage, footnote);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_clipboard_cb);
  gtk_widget_class_bind_template_callback (widget_class, picture_cb);
  gtk_widget_class_bind_template_callback (widget_class, screenshot_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
vigie_links_page_init (VigieLinksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vigie_wrap_buttons (GTK_WIDGET (self));
  vigie_links_page_accept_drops (self);
  add_paste_keys (self);
}

/**
 * vigie_links_page_new:
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
vigie_links_page_new (void)
{
  return g_object_new (VIGIE_TYPE_LINKS_PAGE, NULL);
}

/**
 * vigie_links_page_check:
 * @self: a page
 *
 * Judges the text that stands in the input, and shows what came of it.
 */
void
vigie_links_page_check (VigieLinksPage *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  g_return_if_fail (VIGIE_IS_LINKS_PAGE (self));

  stop (self);
  clear_result (self);
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
  if (*g_strstrip (text) == '\0')
    {
      vigie_links_page_tell (self, _ ("There is nothing to check yet. Paste a message or a link first."));
      return;
    }
  if (gtk_text_buffer_get_char_count (self->buffer) > VIGIE_LINKS_MAX_TEXT)
    {
      vigie_links_page_tell (
          self, _ ("This text is too long to be checked. Paste the part of it that has the link."));
      return;
    }

  if (self->checker == NULL)
    self->checker = vigie_link_checker_new ();
  use_block_lists (self);
  show_check (self, self->codes != NULL
                        ? vigie_link_checker_check_codes (self->checker, (const char *const *) self->codes,
                                                          self->has_more_codes)
                        : vigie_link_checker_check (self->checker, text, strlen (text)));
}

/**
 * vigie_links_page_check_text:
 * @self: a page
 * @text: a text, from anywhere
 *
 * Puts @text in place of what stands in the input, and judges it.
 */
void
vigie_links_page_check_text (VigieLinksPage *self, const char *text)
{
  g_return_if_fail (VIGIE_IS_LINKS_PAGE (self));
  g_return_if_fail (text != NULL);

  check_text (self, text, NULL);
}

static void
file_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieLinksPage) self = VIGIE_LINKS_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, &error);

  if (stream != NULL)
    vigie_links_page_check_picture (self, G_INPUT_STREAM (stream));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    vigie_links_page_tell (self, _ ("This file cannot be opened. Save the picture once more and try again."));
}

/**
 * vigie_links_page_check_file:
 * @self: a page
 * @file: a picture, or a link of the web
 *
 * Judges what was opened with Vigie or dropped on it. A link is judged and not followed.
 */
void
vigie_links_page_check_file (VigieLinksPage *self, GFile *file)
{
  g_return_if_fail (VIGIE_IS_LINKS_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  if (g_file_is_native (file))
    {
      g_file_read_async (file, G_PRIORITY_DEFAULT, vigie_links_page_begin (self), file_opened_cb,
                         g_object_ref (self));
    }
  else
    {
      g_autofree char *uri = g_file_get_uri (file);

      vigie_links_page_check_text (self, uri);
    }
}

/**
 * vigie_links_page_paste:
 * @self: a page
 *
 * Judges what is in the clipboard: a text, a picture, or a file that is one.
 */
void
vigie_links_page_paste (VigieLinksPage *self)
{
  g_return_if_fail (VIGIE_IS_LINKS_PAGE (self));

  vigie_links_page_take_clipboard (self);
}

/**
 * vigie_links_page_open_picture:
 * @self: a page
 *
 * Asks for a picture and judges what its codes say.
 */
void
vigie_links_page_open_picture (VigieLinksPage *self)
{
  g_return_if_fail (VIGIE_IS_LINKS_PAGE (self));

  vigie_links_page_choose_picture (self);
}

/**
 * vigie_links_page_focus_input:
 * @self: a page
 *
 * Gives the keyboard to the input.
 */
void
vigie_links_page_focus_input (VigieLinksPage *self)
{
  g_return_if_fail (VIGIE_IS_LINKS_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->input));
}
