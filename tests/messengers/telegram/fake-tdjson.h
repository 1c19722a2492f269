/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gmodule.h>

/* A library with the functions of td_json_client that does only what a test says. Beside those: */

/* What td_receive () returns next, after what was pushed before. */
typedef void (*FakePush) (const char *text);
/* The oldest request not taken yet, with its client's number before it, (owned); NULL if none came within 2
 * ms. */
typedef char *(*FakeTake) (void);
/* "E" and the request for each td_execute (), "C" for each client made, "S" and the request for each td_send
 * (), a line each, (owned). */
typedef char *(*FakeLog) (void);
/* What td_execute () answers. */
typedef void (*FakeAnswer) (const char *text);

/* Says its last words, as TDLib does before it ends the program. */
typedef void (*FakeDie) (const char *text);

G_MODULE_EXPORT void fake_push (const char *text);
G_MODULE_EXPORT char *fake_take (void);
G_MODULE_EXPORT char *fake_dup_log (void);
G_MODULE_EXPORT void fake_set_answer (const char *text);
G_MODULE_EXPORT void fake_die (const char *text);
