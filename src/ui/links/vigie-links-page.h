/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The longest text that is taken at once, characters. No honest message is longer, and a text view that holds
 * more on one line is slow. */
#define VIGIE_LINKS_MAX_TEXT 50000

/**
 * VigieLinksPage:
 *
 * The place where a message, a link or a picture with a code is judged. What was checked is kept nowhere: it
 * goes with the page.
 */
#define VIGIE_TYPE_LINKS_PAGE (vigie_links_page_get_type ())
G_DECLARE_FINAL_TYPE (VigieLinksPage, vigie_links_page, VIGIE, LINKS_PAGE, AdwBin)

GtkWidget *vigie_links_page_new (void);
void vigie_links_page_check (VigieLinksPage *self);
void vigie_links_page_check_text (VigieLinksPage *self, const char *text);
void vigie_links_page_check_file (VigieLinksPage *self, GFile *file);
void vigie_links_page_paste (VigieLinksPage *self);
void vigie_links_page_open_picture (VigieLinksPage *self);
void vigie_links_page_focus_input (VigieLinksPage *self);

G_END_DECLS
