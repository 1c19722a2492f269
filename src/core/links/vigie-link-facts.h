/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-link-rule.h"
#include "vigie-link-tables.h"

G_BEGIN_DECLS

/* What of a host is looked at: a name has at most 253 characters. */
#define VIGIE_FACTS_MAX_TEXT 256
#define VIGIE_FACTS_MAX_LABELS 24
#define VIGIE_FACTS_MAX_WORDS 32

/* A word of the tables, found in the host. Places count in the folded text. */
typedef struct
{
  const VigieWordRow *row;
  guint8 start;
  guint8 end;
  gboolean starts_token; /* after a dot, a hyphen or nothing */
  gboolean ends_token;
  gboolean is_written_so; /* and not with look-alike characters */
  gboolean is_in_suffix;
} VigieWordHit;

/* How near the host comes to the name of a messenger that it does not belong to. By weight. */
typedef enum
{
  VIGIE_LIKENESS_NONE,
  VIGIE_LIKENESS_ORDINARY, /* a name that is a word of the language too, among words of a messenger */
  VIGIE_LIKENESS_NEAR,     /* two letters differ */
  VIGIE_LIKENESS_MISSPELT, /* one letter differs */
  VIGIE_LIKENESS_SPLIT,    /* the name, with dots or hyphens inside */
  VIGIE_LIKENESS_LETTERS,  /* the name, in look-alike letters */
  VIGIE_LIKENESS_EXACT,    /* the name */
} VigieLikeness;

typedef enum
{
  VIGIE_ENDING_OLD,    /* a country, or one of before 2012 */
  VIGIE_ENDING_NEW,    /* one of those sold since, cheaply */
  VIGIE_ENDING_ABUSED, /* one with many reported frauds for its size */
} VigieEnding;

#define VIGIE_SIGNS_ENOUGH 6

/* Signs that mean nothing alone. */
typedef enum
{
  VIGIE_SIGN_ENDING = 1 << 0,
  VIGIE_SIGN_ACTION = 1 << 1,
  VIGIE_SIGN_LURE = 1 << 2,
  VIGIE_SIGN_NAME = 1 << 3,
  VIGIE_SIGN_DIGITS = 1 << 4,
  VIGIE_SIGN_JUMBLE = 1 << 5,
  VIGIE_SIGN_HYPHENS = 1 << 6,
  VIGIE_SIGN_LONG = 1 << 7,
  VIGIE_SIGN_PORT = 1 << 8,
  VIGIE_SIGN_GIVEN_AWAY = 1 << 9,
  VIGIE_SIGN_COMMON_NAME = 1 << 12, /* one that is a word besides, or within a longer word */
  VIGIE_SIGN_BELOW = 1 << 13,       /* a name below the part that someone bought */
  VIGIE_SIGN_LABELS = 1 << 15,      /* a host of its own below an ending that is often abused */
  VIGIE_SIGN_ACTIONS = 1 << 11,     /* two words of sign-in pages */
  VIGIE_SIGN_UNSPEAKABLE = 1 << 10, /* letters that nobody could read aloud, in the part that someone chose */
  VIGIE_SIGN_ODD_BELOW = 1 << 14,   /* the same below that part, and with numbers */
  VIGIE_SIGN_SUB = 1 << 16,         /* a label below that part, besides "www" */
  VIGIE_SIGN_SUBS = 1 << 17,        /* two or more */
  VIGIE_SIGN_NUMBER = 1 << 18,      /* three digits in a row, or a letter three times, in that part */
  VIGIE_SIGN_NUMBER_BELOW = 1 << 19, /* three digits in a row below it */
  VIGIE_SIGN_ADDRESS = 1 << 20,      /* the number of a computer, made a name */
  VIGIE_SIGN_GIBBERISH = 1 << 22,    /* letters that hardly any word has, in the part that someone chose */
  VIGIE_SIGN_STRETCHED = 1 << 21,    /* 18 characters or more */
  VIGIE_SIGN_CODE = 1 << 23,         /* up to four letters with digits between them */
  VIGIE_SIGN_SERIAL = 1 << 24,       /* 12 characters or more, with two digits */
  VIGIE_SIGN_WORLD_WIDE = 1 << 25,   /* an ending that is no country's */
  VIGIE_SIGN_NAME_AT_END = 1 << 27,  /* a name at the end of a longer word */
  VIGIE_SIGN_ACTION_OWN = 1 << 28,   /* ACTION in the part that someone chose */
  VIGIE_SIGN_PAGE_BELOW = 1 << 26,   /* below a page that someone was given */
} VigieSigns;

/* What the path names, where it is a page that anyone may have put up. */
typedef struct
{
  const char *messenger;      /* %NULL */
  const VigieWordRow *name;   /* an organisation; %NULL */
  gboolean is_copy;           /* says that it is a clone */
  gboolean asks_to_sign_in;   /* has words of sign-in pages */
  gboolean has_words;         /* of a messenger's pages, of sign-in pages, of lures */
  gboolean is_of_programmers; /* says what people who write programs say */
} VigiePageWords;

/**
 * VigieLinkFacts:
 *
 * What the rules look at, prepared once a link. Lives on the judge's stack; points into the link.
 */
struct _VigieLinkFacts
{
  const VigieLink *link;
  const VigieUrl *url;
  gboolean is_web;         /* opened by a browser: http, https… */
  gboolean is_name;        /* the host is a name, not an address */
  const VigieHostRow *row; /* the nearest row of the tables above the host; %NULL */
  gboolean
      is_latinised; /* the host has letters of other alphabets, compared as the Latin ones they look like */
  gboolean is_public_body; /* a public body's, by its suffix or by name */
  gboolean is_given_away;  /* a name or page that anyone gets */
  gboolean is_mixed;       /* the same, where many known sites are too */
  gboolean is_blog;        /* and their names can be read */
  gboolean has_two_alphabets;
  VigieEnding ending;
  gboolean is_world_wide; /* the ending is no country's */
  VigieSigns signs;
  guint weight; /* of all signs */

  /* The host as letters to compare: in Latin letters where others look alike; and with digits and letters
   * that look alike made one. origin[] leads back from the latter to the former. */
  char letters[VIGIE_FACTS_MAX_TEXT];
  gsize n_letters;
  char folded[VIGIE_FACTS_MAX_TEXT];
  guint8 origin[VIGIE_FACTS_MAX_TEXT];
  gsize n_folded;
  gsize own_end; /* in folded: where the public suffix begins, its dot not counted */

  VigieWordHit words[VIGIE_FACTS_MAX_WORDS];
  guint n_words;
  VigiePageWords page;

  VigieLikeness likeness;
  const char *messenger;            /* which one, with @likeness */
  gboolean is_at_start;             /* what is like it begins a word */
  const VigieWordRow *organisation; /* a name of another organisation in a host that is not its own */
  gboolean is_organisation_look_alike;
  gboolean is_organisation_plain; /* so plainly that it is a sign by itself */
  gboolean is_public_name;        /* words of a public body's address in a host that is none */
  gboolean has_public_country;    /* and their country, under an ending that is no country's */
  gboolean has_false_ending;      /* "example.com-verify.top": an ending in the middle */
};

void vigie_link_facts_prepare (VigieLinkFacts *facts, const VigieLink *link, const char *latin_host);
gboolean vigie_link_facts_is_official (const VigieLinkFacts *facts);
gboolean vigie_link_is_public_body (const char *host, gsize length);

gsize vigie_link_fold (const char *text, gsize length, char *folded, gsize size);

typedef struct
{
  const char *address;
  guint8 n_label; /* bytes before its first dot */
  guint8 length;
} VigiePublicAddress;

/* Parliaments and the like: vigie-link-public.c. The list ends with one that is all zero. */
extern const VigiePublicAddress vigie_link_public_addresses[];
const char *vigie_link_public_find (const char *host, gsize length);

/* Names of messengers in the host: vigie-link-names.c. */
void vigie_link_names_find (VigieLinkFacts *facts, guint nearness);
const char *vigie_link_messenger_name (const VigieWordRow *row);
guint vigie_link_names_scan (const char *folded, gsize length);

/* Signs: vigie-link-signs.c. */
VigieEnding vigie_link_ending_find (const char *host);
void vigie_link_signs_find (VigieLinkFacts *facts);

/* How much they weigh: vigie-link-weights.c. */
guint vigie_link_weigh (const VigieLinkFacts *facts);
gboolean vigie_link_is_vetted (const VigieLinkFacts *facts);

/* What the path of a page on shared hosting names: vigie-link-page.c. */
void vigie_link_page_find (VigieLinkFacts *facts);

/* Names that nobody would choose: vigie-link-speech.c. */
void vigie_link_speech_find (VigieLinkFacts *facts, gsize own_start);

G_END_DECLS
