/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-account-hub.h"
#include "vigie-window.h"

G_BEGIN_DECLS

/* A window with a hub of its own, and a page of it to be shown. */
typedef struct
{
  AdwApplication *application;
  VigieAccountHub *hub;
  VigieWindow *window;
  VigieStore *store;     /* (owned) (nullable): of an account from a scenario file */
  VigieAuditor *auditor; /* (owned) (nullable): the same */
  const char *scenarios; /* the folder of the scenario files */
} Stage;

typedef struct
{
  const char *name;
  void (*show) (Stage *stage);
} Page;

extern const Page pages[];
extern const guint n_pages;

void stage_make_accounts (const char *page, const char *data_dir);
void stage_settle (Stage *stage);
GtkWidget *stage_find (GtkWidget *root, GType type, const char *name);

/* pages-links.c */
void stage_show_links (Stage *stage);
void stage_show_links_notice (Stage *stage);
void stage_show_links_dangerous (Stage *stage);
void stage_show_links_unknown (Stage *stage);
void stage_show_links_official (Stage *stage);
void stage_show_links_opened (Stage *stage);
void stage_show_links_short (Stage *stage);
void stage_show_links_where (Stage *stage);
void stage_show_links_several (Stage *stage);

/* Lets the program run until @condition is true; a page that never comes so far ends the run. */
#define stage_wait(condition)                                                                                \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    const gint64 stage_end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;                                  \
    while (!(condition))                                                                                     \
      {                                                                                                      \
        if (g_get_monotonic_time () > stage_end)                                                             \
          g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition);                          \
        if (!g_main_context_iteration (NULL, FALSE))                                                         \
          g_usleep (2000);                                                                                   \
      }                                                                                                      \
  }                                                                                                          \
  G_STMT_END

G_END_DECLS
