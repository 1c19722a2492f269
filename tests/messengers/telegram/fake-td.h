/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* The test's side of the fake library (fake-tdjson.h). */

void fake_td_init (void);
void fake_td_push (const char *format, ...) G_GNUC_PRINTF (1, 2);
void fake_td_set_answer (const char *text);
void fake_td_die (const char *text);
char *fake_td_dup_log (void);

/* Takes the next request, which must be of type @type; returns how an answer to it ends:
 * ",\"@extra\":…,\"@client_id\":…}". */
char *fake_td_expect (const char *type);
/* The whole text of the request that was last taken. */
const char *fake_td_get_request (void);
/* Takes the next request, of type @type, and answers with @answer, an object without its closing brace. */
void fake_td_answer (const char *type, const char *answer);
/* Takes what is left. */
void fake_td_drain (void);
void fake_td_run_until (gboolean (*is_so) (gpointer data), gpointer data);
