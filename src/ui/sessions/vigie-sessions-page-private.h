/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-header.h"
#include "vigie-session-answers.h"
#include "vigie-session-list.h"
#include "vigie-sessions-page.h"

G_BEGIN_DECLS

struct _VigieSessionsPage
{
  AdwNavigationPage parent_instance;

  VigieHeader *header;
  AdwBanner *error_banner;
  GtkStack *stack;
  AdwStatusPage *reading_page;
  AdwStatusPage *error_page;
  GtkScrolledWindow *scroller;
  GtkListView *list_view;

  VigieAuditor *auditor;        /* (owned) */
  VigieSessionList *list;       /* (owned) */
  VigieSessionAnswers *answers; /* (owned) */
  GCancellable *cancellable;
  VigieSessionItem *shown_item; /* (owned) (nullable): being brought into sight */
  guint show_id;
  guint n_frames;
  guint n_frames_there;
  gboolean has_focused_shown;
  char *wanted_id; /* (owned) (nullable): to be shown as soon as it is in the list */
  guint still_waiting_id;
  gboolean is_practice;
  gboolean was_shown;
  gboolean is_narrow;
};

void vigie_sessions_page_set_expanded (VigieSessionsPage *self, VigieSessionItem *item, gboolean is_expanded);
void vigie_sessions_page_read_again (VigieSessionsPage *self);
void vigie_sessions_page_set_up_list (VigieSessionsPage *self);

G_END_DECLS
