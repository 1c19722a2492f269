/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The tables of data/official-domains.tsv, web-hosts.tsv, link-passers.tsv and link-words.tsv, as
 * make-link-tables.py writes them. */

typedef enum
{
  VIGIE_HOST_ROW_OFFICIAL, /* a messenger's own pages */
  VIGIE_HOST_ROW_USER,     /* a messenger's, but what is there is anyone's */
  VIGIE_HOST_ROW_FREE,     /* pages given away to anyone */
  VIGIE_HOST_ROW_MIXED,    /* the same, where many known sites are too */
  VIGIE_HOST_ROW_BLOG,     /* the same, where few names are invented by programmers */
  VIGIE_HOST_ROW_DYNAMIC,  /* names given away to anyone */
  VIGIE_HOST_ROW_STORAGE,  /* files of anyone */
  VIGIE_HOST_ROW_GATEWAY,  /* the same, also below its own host by the path */
  VIGIE_HOST_ROW_SHORT,    /* short links */
  VIGIE_HOST_ROW_VETTED,   /* shared, but only with those who were checked */
  VIGIE_HOST_ROW_CLOUD,    /* rented by companies; a page there may be anyone's */
  VIGIE_HOST_ROW_PATHS,    /* pages of anyone, by the path below the service's own host */
  VIGIE_HOST_ROW_FORM,     /* forms of anyone */
  VIGIE_HOST_ROW_NAMESAKE, /* somebody else's who bears a messenger's name */
} VigieHostRowKind;

typedef struct
{
  const char *host;
  const char *messenger; /* "" if it is nobody's we know */
  guint8 length;
  guint8 kind; /* VigieHostRowKind */
} VigieHostRow;

/* How an address holds another one that it leads on to. */
typedef enum
{
  VIGIE_PASSER_PLAIN,
  VIGIE_PASSER_TEXT,
  VIGIE_PASSER_BING,
  VIGIE_PASSER_PROOFPOINT,
  VIGIE_PASSER_BETWEEN,
  VIGIE_PASSER_REST,
} VigiePasserCoding;

typedef struct
{
  const char *host;      /* "google.*": under any ending; "tg:": a scheme */
  const char *path;      /* how the path begins */
  const char *parameter; /* "" if it is in the path */
  guint8 coding;         /* VigiePasserCoding */
} VigiePasserRow;

enum
{
  VIGIE_WORD_ORDINARY = 1 << 0,
  VIGIE_WORD_MESSENGER = 1 << 1,
  VIGIE_WORD_APP = 1 << 2,
  VIGIE_WORD_ACTION = 1 << 3,
  VIGIE_WORD_LURE = 1 << 4,
  VIGIE_WORD_PUBLIC = 1 << 5,
  VIGIE_WORD_NAME = 1 << 6,
  VIGIE_WORD_COINED = 1 << 7,
  VIGIE_WORD_SOLE = 1 << 8,
  VIGIE_WORD_COMMON = 1 << 9,
  VIGIE_WORD_PRESS = 1 << 10,
  VIGIE_WORD_MAKER = 1 << 11,
};

typedef struct
{
  const char *word;
  const char *domains; /* those of a NAME, separated by spaces */
  guint8 length;
  guint8 folded_length;
  guint16 kinds; /* VIGIE_WORD_… */
} VigieWordRow;

/* A name that is found with errors too. */
typedef struct
{
  const char *folded;
  guint16 row; /* in vigie_word_rows */
  guint8 length;
  guint8 max_errors;
  guint8 group;
  guint8 end; /* its last bit in the group's masks */
} VigieNearName;

#define VIGIE_NEAR_GROUPS 2
#define VIGIE_NEAR_MAX_LENGTH 32

#define VIGIE_HOST_SLOTS 2048
#define VIGIE_WORD_SYMBOLS 28
#define VIGIE_WORD_DIGIT 26
#define VIGIE_WORD_BREAK 27

extern const VigieHostRow vigie_host_rows[];
extern const guint16 vigie_host_slots[VIGIE_HOST_SLOTS]; /* number of a row + 1; 0 is empty */
extern const VigiePasserRow vigie_passer_rows[];
extern const guint vigie_n_passer_rows;
extern const VigieWordRow vigie_word_rows[];
extern const guint vigie_n_word_rows;
extern const guint16 vigie_word_steps[][VIGIE_WORD_SYMBOLS];
extern const guint16 vigie_word_ends[]; /* by state: where its run begins */
extern const guint16 vigie_word_runs[]; /* numbers of rows + 1, each run ended by 0 */

extern const VigieNearName vigie_near_names[];
extern const guint vigie_n_near_names;
extern const guint64 vigie_near_starts[VIGIE_NEAR_GROUPS];    /* the first letters' bits */
extern const guint64 vigie_near_masks[VIGIE_NEAR_GROUPS][32]; /* by letter: where the names have it */

const VigieHostRow *vigie_host_row_find (const char *host, gsize length);

/* How odd it is that a letter follows another in English and French words: bits, in eighths. */
extern const guint8 vigie_letter_oddness[26][26];

G_END_DECLS
