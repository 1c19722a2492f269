/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-config.h"

#include "vigie-sheet.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <pango/pangocairo.h>

#include "vigie-secret-letters.h"
#include "vigie-time.h"
#include "vigie-toast.h"

/* Of the paper, millimetres, and of letters, points. */
#define MARGIN 20
#define TEXT_SIZE 13
#define HEADING_SIZE 16
#define TITLE_SIZE 24
#define SMALL_SIZE 10
/* The passphrase, as large as there is room for. */
#define LARGEST 30
#define SMALLEST 12
/* Of the paper's height, at most. */
#define PHRASE_SHARE 0.3

/* Seconds. */
#define LATER (60 * 24 * 60 * 60)

/* What is drawn while a sheet is printed: the caller's VigieSheet may be gone by then. */
typedef struct
{
  VigieSecret *passphrase; /* (owned) */
  char *messenger;         /* (owned) */
  char *label;             /* (owned) (nullable) */
  gint64 now;
} Content;

typedef struct
{
  cairo_t *cairo;
  PangoLayout *layout;
  double width; /* points, as all below */
  double height;
  double y;
} Paper;

static Content *
content_new (const VigieSheet *sheet)
{
  Content *content = g_new0 (Content, 1);

  content->passphrase = vigie_secret_copy (sheet->passphrase);
  content->messenger = g_strdup (sheet->messenger);
  content->label = g_strdup (sheet->label);
  content->now = sheet->now;
  return content;
}

static void
content_free (gpointer data, GClosure *closure)
{
  Content *content = data;

  vigie_secret_free (content->passphrase);
  g_free (content->messenger);
  g_free (content->label);
  g_free (content);
}

static void
set_font (Paper *paper, double size, PangoWeight weight)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell, Sans");

  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (paper->layout, font);
}

/* A paragraph, @indent from the left. */
static void
write_text (Paper *paper, const char *text, double indent)
{
  int height;

  pango_layout_set_width (paper->layout, (int) ((paper->width - indent) * PANGO_SCALE));
  pango_layout_set_text (paper->layout, text, -1);
  pango_layout_get_size (paper->layout, NULL, &height);
  cairo_move_to (paper->cairo, indent, paper->y);
  pango_cairo_show_layout (paper->cairo, paper->layout);
  paper->y += (double) height / PANGO_SCALE;
}

static void
write_heading (Paper *paper, const char *text)
{
  paper->y += HEADING_SIZE;
  set_font (paper, HEADING_SIZE, PANGO_WEIGHT_BOLD);
  write_text (paper, text, 0);
  paper->y += TEXT_SIZE * 0.4;
  set_font (paper, TEXT_SIZE, PANGO_WEIGHT_NORMAL);
}

static void
write_point (Paper *paper, const char *text)
{
  cairo_arc (paper->cairo, TEXT_SIZE * 0.4, paper->y + TEXT_SIZE * 0.75, TEXT_SIZE * 0.16, 0, 2 * G_PI);
  cairo_fill (paper->cairo);
  write_text (paper, text, TEXT_SIZE * 1.2);
  paper->y += TEXT_SIZE * 0.4;
}

/* A line for what is written by hand. */
static void
write_blank (Paper *paper, const char *text)
{
  int width;

  paper->y += TEXT_SIZE * 1.4;
  pango_layout_set_width (paper->layout, -1);
  pango_layout_set_text (paper->layout, text, -1);
  pango_layout_get_size (paper->layout, &width, NULL);
  write_text (paper, text, 0);
  cairo_set_line_width (paper->cairo, 0.5);
  cairo_move_to (paper->cairo, (double) width / PANGO_SCALE + TEXT_SIZE * 0.6, paper->y);
  cairo_line_to (paper->cairo, paper->width, paper->y);
  cairo_stroke (paper->cairo);
}

static void
draw_letter (PangoLayout *layout, int x, int y, gpointer user_data)
{
  Paper *paper = user_data;

  cairo_move_to (paper->cairo, TEXT_SIZE + (double) x / PANGO_SCALE, paper->y + (double) y / PANGO_SCALE);
  pango_cairo_show_layout (paper->cairo, layout);
}

/* In a frame, as large as there is room for. */
static void
write_passphrase (Paper *paper, const VigieSecret *passphrase)
{
  const int room = (int) ((paper->width - 2 * TEXT_SIZE) * PANGO_SCALE);
  const double top = paper->y;
  double size = LARGEST;
  VigieSecretExtents extents;

  pango_layout_set_width (paper->layout, -1);
  for (;; size -= 2)
    {
      set_font (paper, size, PANGO_WEIGHT_SEMIBOLD);
      vigie_secret_letters_lay_out (paper->layout, passphrase, room, TRUE, &extents, NULL, NULL);
      if (size <= SMALLEST || (double) extents.height / PANGO_SCALE < paper->height * PHRASE_SHARE)
        break;
    }

  paper->y += TEXT_SIZE;
  vigie_secret_letters_lay_out (paper->layout, passphrase, room, TRUE, &extents, draw_letter, paper);
  paper->y += (double) extents.height / PANGO_SCALE + TEXT_SIZE;
  cairo_set_line_width (paper->cairo, 1);
  cairo_rectangle (paper->cairo, 0.5, top, paper->width - 1, paper->y - top);
  cairo_stroke (paper->cairo);
}

/* Small letters and spaces alone, as drawn ones are. */
static gboolean
is_plain (const VigieSecret *passphrase)
{
  const char *text = (const char *) vigie_secret_peek (passphrase, NULL);

  while (g_ascii_islower (*text) || *text == ' ')
    text++;
  return *text == '\0';
}

static void
write_purpose (Paper *paper, const Content *content)
{
  g_autofree char *title = NULL;
  g_autofree char *purpose = NULL;

  /* Translators: the title of a printed sheet; %s is a messenger, such as Telegram. */
  title = g_strdup_printf (_ ("Passphrase for %s"), content->messenger);
  set_font (paper, TITLE_SIZE, PANGO_WEIGHT_BOLD);
  write_text (paper, title, 0);
  set_font (paper, HEADING_SIZE, PANGO_WEIGHT_NORMAL);
  if (content->label != NULL)
    write_text (paper, content->label, 0);
  paper->y += TEXT_SIZE;
  write_passphrase (paper, content->passphrase);

  paper->y += TEXT_SIZE * 0.5;
  set_font (paper, TEXT_SIZE, PANGO_WEIGHT_NORMAL);
  write_text (paper,
              is_plain (content->passphrase)
                  ? _ ("Small letters, one space between two words, nothing before or after.")
                  : _ ("Exactly as it is written here: large and small letters, signs and spaces count."),
              0);

  write_heading (paper, _ ("What it is for"));
  /* Translators: on a printed sheet; %s is a messenger, such as Telegram. */
  purpose = g_strdup_printf (
      _ ("It is the password of two-step verification. %s asks for it, after the code, when "
         "somebody signs in on a new phone or computer. Whoever has the code alone cannot get in."),
      content->messenger);
  write_text (paper, purpose, 0);
}

static void
write_sheet (Paper *paper, const Content *content)
{
  /* As a date, not as “today”: it will be read much later. */
  g_autofree char *day = vigie_time_day (content->now, content->now + LATER);
  g_autofree char *printed = NULL;

  cairo_set_source_rgb (paper->cairo, 0, 0, 0);
  write_purpose (paper, content);

  write_heading (paper, _ ("How to keep it"));
  write_point (
      paper,
      _ ("In a closed envelope, in a place that is locked: not beside the phone, not in the same bag."));
  write_point (paper, _ ("Write on the envelope who may open it and when, and sign across its flap: an open "
                         "one then shows."));
  write_point (
      paper,
      _ ("Take no picture of it, and send it to nobody. No one from the messenger, from your office or "
         "from Vigie will ever ask for it."));
  write_point (paper, _ ("Only type it in the messenger’s own app, or in Vigie. A page that a link leads to "
                         "is not the place."));
  write_point (
      paper,
      _ ("When you change the passphrase, destroy this sheet. If somebody may have read it, change the "
         "passphrase today."));

  paper->y += TEXT_SIZE;
  write_blank (paper, _ ("Whose it is:"));
  write_blank (paper, _ ("Who may open the envelope:"));

  /* Translators: at the bottom of a printed sheet; %s is a day, such as “on 25 November 2026”. */
  printed = g_strdup_printf (_ ("Printed with Vigie %s. Vigie keeps no copy of this sheet."), day);
  set_font (paper, SMALL_SIZE, PANGO_WEIGHT_NORMAL);
  paper->y = MAX (paper->y + TEXT_SIZE, paper->height - 2 * SMALL_SIZE);
  write_text (paper, printed, 0);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Content *content)
{
  Paper paper = {
    .cairo = gtk_print_context_get_cairo_context (context),
    .layout = gtk_print_context_create_pango_layout (context),
    .width = gtk_print_context_get_width (context),
    .height = gtk_print_context_get_height (context),
  };

  pango_layout_set_wrap (paper.layout, PANGO_WRAP_WORD_CHAR);
  write_sheet (&paper, content);
  g_object_unref (paper.layout);
}

static GtkPrintOperation *
new_operation (const VigieSheet *sheet, const char *paper_name)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = NULL;

  /* %NULL is the paper of the person's country. */
  paper = gtk_paper_size_new (paper_name);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_left_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_top_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  /* It stands in the printer's list of jobs, where others see it. */
  gtk_print_operation_set_job_name (operation, "Vigie");
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), content_new (sheet), content_free,
                         G_CONNECT_DEFAULT);
  return operation;
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWindow *parent)
{
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    vigie_window_add_toast_text (GTK_WIDGET (parent),
                                 _ ("The sheet was not printed. The passphrase is unchanged: print it again, "
                                    "or write it down by hand."));
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    vigie_window_add_toast_text (
        GTK_WIDGET (parent), _ ("The sheet is on its way to the printer. Fetch it yourself, and at once."));
}

/**
 * vigie_sheet_print:
 * @parent: the window that asks
 * @sheet: what stands on it, copied
 *
 * Opens the desktop's print dialog, which can also make a PDF, and returns; nothing is written before the
 * person says so there. What GTK then writes is a file in the folder for temporary files whose name it takes
 * away at once (gtkprintjob.c of GTK, read 2026-11-25; with GTK_DEBUG=printing it stays). The dialog's
 * preview is a file of its own there, which the document viewer deletes. What the printing system keeps of a
 * job is its own matter (CUPS: until it is printed, at least). Main thread only.
 */
void
vigie_sheet_print (GtkWindow *parent, const VigieSheet *sheet)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (sheet != NULL && sheet->passphrase != NULL && sheet->messenger != NULL);

  operation = new_operation (sheet, NULL);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), parent, G_CONNECT_DEFAULT);
  /* It keeps itself alive until it is done, and tells errors by “done”. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

/**
 * vigie_sheet_export:
 * @sheet: what stands on it
 * @paper_name: (nullable): "iso_a4", "na_letter"; %NULL for the paper of the person's country
 * @path: the PDF file to write
 * @error: return location
 *
 * Writes the sheet as PDF, drawn as it is for a printer. Main thread only.
 *
 * Returns: %FALSE with @error set if @path cannot be written
 */
gboolean
vigie_sheet_export (const VigieSheet *sheet, const char *paper_name, const char *path, GError **error)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_return_val_if_fail (sheet != NULL && sheet->passphrase != NULL && sheet->messenger != NULL, FALSE);

  operation = new_operation (sheet, paper_name);
  gtk_print_operation_set_export_filename (operation, path);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, error) ==
         GTK_PRINT_OPERATION_RESULT_APPLY;
}
