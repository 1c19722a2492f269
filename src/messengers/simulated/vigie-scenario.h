/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-messenger.h"

G_BEGIN_DECLS

/* Not actions or facts of VigieCapability, but things that a scenario scripts an answer to. */
#define VIGIE_SCENARIO_READ_FACTS (1 << 24)
#define VIGIE_SCENARIO_SIGN_OUT (1 << 25)
#define VIGIE_SCENARIO_CHECK_PASSWORD (1 << 26)
#define VIGIE_SCENARIO_CHECK_EMAIL_CODE (1 << 27)
#define VIGIE_SCENARIO_RESEND_EMAIL_CODE (1 << 28)
#define VIGIE_SCENARIO_CANCEL_EMAIL (1 << 29)

/* The code "sent" by email where the scenario names none. */
#define VIGIE_SCENARIO_EMAIL_CODE "12345"

/* What the service keeps of two-step verification. A password is a secret even here: the person may type a
 * real one into the practice account. */
typedef struct
{
  gboolean has_password;
  gboolean has_recovery_email;
  gboolean recovery_email_pending;
  gint64 reset_date;             /* Unix time; 0 if no reset is running */
  char *login_email_pattern;     /* (owned) (nullable) */
  char *hint;                    /* (owned) (nullable) */
  char *recovery_email;          /* (owned) (nullable) the confirmed address, if the scenario knows it */
  char *pending_email;           /* (owned) (nullable) the address that waits, the same */
  char *email_code;              /* (owned) (nullable) NULL: VIGIE_SCENARIO_EMAIL_CODE */
  char *password_text;           /* (owned) (nullable) only while the scenario is read */
  VigieSecret *password;         /* (owned) (nullable) NULL: any password is the right one */
  VigieSecret *pending_password; /* (owned) (nullable) comes into force with the address that waits */
  char *pending_hint;            /* (owned) (nullable) the same */
} VigieScenarioTwoStep;

/* What the service knows. A NULL list, or two-step part, is one that the service does not tell. */
typedef struct
{
  GPtrArray *sessions;            /* (owned) (nullable) VigieSession */
  GPtrArray *websites;            /* (owned) (nullable) VigieWebsite */
  GPtrArray *passkeys;            /* (owned) (nullable) VigiePasskey */
  GPtrArray *business_bots;       /* (owned) (nullable) VigieBusinessBot */
  VigieScenarioTwoStep *two_step; /* (owned) (nullable) */
  gint64 auto_sign_out_days;      /* 0 if the service does not tell */
} VigieScenarioAccount;

/* What the person said at an earlier checkup. */
typedef struct
{
  char *id;   /* (owned) of a session */
  char *name; /* (owned) (nullable) */
  gint64 answer;
  gint64 answered_at; /* Unix time, seconds, UTC */
  gboolean is_shared; /* -1 if nobody said */
  gboolean has_changed;
} VigieScenarioMemory;

/* What the service answers to one request, in place of what it would. */
typedef struct
{
  gint64 to;          /* VigieCapability, or VIGIE_SCENARIO_… */
  char *target;       /* (owned) (nullable) only for this session, website… */
  gint64 times;       /* how often it is still given */
  gint64 error;       /* VigieError; -1 for none */
  gboolean done;      /* whether the change is made: 0, 1, or -1 as the error says */
  gint64 delay;       /* milliseconds; -1: the scenario's */
  gint64 retry_after; /* seconds; 0 if the service does not say */
} VigieScenarioAnswer;

/* What happens by itself. Exactly one thing. */
typedef struct
{
  gint64 after;          /* milliseconds since the scenario was opened */
  VigieSession *appears; /* (owned) (nullable) */
  gboolean is_announced; /* the service tells of it by itself */
  char *ends;            /* (owned) (nullable) id of a session */
  gint64 connection;     /* VigieConnection; -1 for none */
  gboolean signed_out_elsewhere;
  VigieScenarioTwoStep *two_step; /* (owned) (nullable) */
} VigieScenarioEvent;

/**
 * VigieScenario:
 *
 * A scenario file (docs/scenarios.md), read and checked.
 */
typedef struct
{
  gint64 version;     /* of the format; 1 */
  char *title;        /* (owned) (nullable) */
  char *description;  /* (owned) (nullable) */
  gint64 without;     /* VigieCapability that this account lacks */
  gint64 connection;  /* VigieConnection at the start */
  gint64 delay;       /* before each answer, milliseconds */
  gint64 phone_delay; /* between a tap on the phone and its effect, milliseconds */
  VigieScenarioAccount account;
  gboolean has_memory;
  gint64 last_checkup; /* Unix time; 0: there was none */
  GPtrArray *memory;   /* (owned) VigieScenarioMemory */
  GPtrArray *answers;  /* (owned) VigieScenarioAnswer */
  GPtrArray *events;   /* (owned) VigieScenarioEvent */
} VigieScenario;

VigieScenario *vigie_scenario_new_from_data (const char *data, gsize length, gint64 now, GError **error);
VigieScenario *vigie_scenario_new_from_file (const char *path, gint64 now, GError **error);
VigieScenario *vigie_scenario_new_practice (gint64 now, GError **error);
void vigie_scenario_free (VigieScenario *self);

void vigie_scenario_two_step_free (VigieScenarioTwoStep *two_step);
VigieScenarioTwoStep *vigie_scenario_two_step_copy (const VigieScenarioTwoStep *two_step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieScenario, vigie_scenario_free)

G_END_DECLS
