/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-links-page.h"

G_BEGIN_DECLS

/* What comes in, and what to say when nothing does. */
void vigie_links_page_check_picture (VigieLinksPage *self, GInputStream *picture);
void vigie_links_page_tell (VigieLinksPage *self, const char *sentence);
GCancellable *vigie_links_page_begin (VigieLinksPage *self);

/* vigie-links-offer.c: the clipboard and what is dropped */
void vigie_links_page_take_clipboard (VigieLinksPage *self);
gboolean vigie_links_page_clipboard_has_text (VigieLinksPage *self);
void vigie_links_page_accept_drops (VigieLinksPage *self);

/* vigie-links-picture.c: files and the screen */
void vigie_links_page_choose_picture (VigieLinksPage *self);
void vigie_links_page_find_screenshot (VigieLinksPage *self, GtkWidget *button);
void vigie_links_page_take_screenshot (VigieLinksPage *self);

G_END_DECLS
