/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vigie-facts.h"

G_BEGIN_DECLS

/**
 * VigieNotifierThread:
 *
 * The thread in which libnotify is called: it waits for the notification service at each call, up to 25 s
 * when the service hangs. vigie-notifier-thread.c is the only file that knows libnotify.
 */
typedef struct _VigieNotifierThread VigieNotifierThread;

/* @activation_token (nullable) and @token belong to the caller. In the context that the thread was made in.
 */
typedef void (*VigieNotifierAnswered) (gpointer data,
                                       const char *token,
                                       VigieAnswer answer,
                                       const char *activation_token);
typedef void (*VigieNotifierClosed) (gpointer data, const char *token);

VigieNotifierThread *
vigie_notifier_thread_new (VigieNotifierAnswered answered, VigieNotifierClosed closed, gpointer data);
void vigie_notifier_thread_end (VigieNotifierThread *self);

/* @task returns a boolean. @token NULL: a test notification. */
void
vigie_notifier_thread_show (VigieNotifierThread *self, GTask *task, const char *token, gboolean is_danger);
void vigie_notifier_thread_withdraw (VigieNotifierThread *self, const char *token);

G_END_DECLS
