/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A window with one page of a simulated account, and what waits for it. */

#include <adwaita.h>

#include "vigie-auditor.h"
#include "vigie-simulated-messenger.h"

typedef struct
{
  GtkWindow *window;
  AdwNavigationView *view;
  VigieMessenger *messenger;
  VigieStore *store;
  VigieAuditor *auditor;
} UiFixture;

static inline void
ui_store_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  VigieStore **store = user_data;

  *store = vigie_store_open_finish (result, &error);
  g_assert_no_error (error);
}

/* Lets the program run until @condition; fails after @seconds. */
#define ui_wait_for(condition, seconds)                                                                      \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    gint64 ui_end = g_get_monotonic_time () + (seconds) * G_USEC_PER_SEC;                                    \
    while (!(condition))                                                                                     \
      {                                                                                                      \
        if (g_get_monotonic_time () > ui_end)                                                                \
          g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition);                          \
        if (!g_main_context_iteration (NULL, FALSE))                                                         \
          g_usleep (2000);                                                                                   \
      }                                                                                                      \
  }                                                                                                          \
  G_STMT_END

static inline void
ui_run_for (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + (gint64) milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (2000);
    }
}

static inline void
ui_set_up (UiFixture *fixture, VigieSimulatedMessenger *messenger, int width, int height)
{
  g_autoptr (VigieSecret) key = vigie_secret_new ("0123456789abcdef0123456789abcdef", 32);
  AdwToastOverlay *overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());

  fixture->messenger = VIGIE_MESSENGER (messenger);
  vigie_store_open_async (NULL, key, NULL, ui_store_opened_cb, &fixture->store);
  ui_wait_for (fixture->store != NULL, 10);
  fixture->auditor =
      vigie_auditor_new (fixture->messenger, fixture->store, "0123456789abcdef0123456789abcdef");
  fixture->view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_set_animate_transitions (fixture->view, FALSE);
  adw_toast_overlay_set_child (overlay, GTK_WIDGET (fixture->view));
  fixture->window = GTK_WINDOW (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (overlay));
  gtk_window_set_default_size (fixture->window, width, height);
}

static inline void
ui_push (UiFixture *fixture, gpointer page)
{
  adw_navigation_view_push (fixture->view, ADW_NAVIGATION_PAGE (page));
  gtk_window_present (fixture->window);
}

static inline void
ui_tear_down (UiFixture *fixture)
{
  gtk_window_destroy (fixture->window);
  ui_run_for (20);
  g_clear_object (&fixture->auditor);
  g_clear_object (&fixture->store);
  g_clear_object (&fixture->messenger);
}

/* The first widget below @root that is a @type and, if @name is given, has that template child id or name. */
static inline GtkWidget *
ui_find (GtkWidget *root, GType type, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (G_TYPE_CHECK_INSTANCE_TYPE (child, type) &&
          (name == NULL || g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (child)), name) == 0 ||
           g_strcmp0 (gtk_widget_get_name (child), name) == 0))
        return child;

      found = ui_find (child, type, name);
      if (found != NULL)
        return found;
    }
  return NULL;
}
