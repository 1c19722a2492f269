/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-link-checker.h"

#include "vigie-link-finder.h"
#include "vigie-link-judge.h"
#include "vigie-link-label.h"
#include "vigie-link-message-rules.h"

#include <string.h>

/* A bare host is opened as a browser does when it is typed. */
#define BARE_SCHEME "https://"
#define BARE_LENGTH (sizeof BARE_SCHEME - 1)

#define FIRST_TEXT_SIZE 256

/* Past the most links that are kept, the last two found are still needed: one may be the text of the other.
 */
#define N_PLACES (VIGIE_MESSAGE_MAX_LINKS + 2)
#define NO_PLACE G_MAXUINT

/* The most that is said of bait, so that there is room for the four reasons of other kinds. */
#define MAX_BAITS (VIGIE_LINK_MAX_REASONS - 4)

/* An empty line: no link goes on past it. */
#define CODE_SEPARATOR "\n\n"

/* Where a link's text is kept: behind room for a scheme. Grows, and is used again. */
typedef struct
{
  char *buffer;
  gsize size;
  gsize text_length;
} Slot;

/**
 * VigieLinkChecker:
 *
 * Finds the links of messages and judges them: the whole way from a text to a verdict. Keeps its buffers
 * between messages, so that checking costs no allocation once they have grown. For one thread at a time.
 */
struct _VigieLinkChecker
{
  VigieLinkJudge *judge; /* (owned) */
  VigieBlockList *list;  /* (owned) (nullable) */
  VigieLinkFinder finder;
  VigieLink links[N_PLACES];
  Slot slots[N_PLACES];
  guint previous; /* the place of the link that was found before in this text; %NO_PLACE for none */
  gsize offset;   /* of this text, where several are checked as one */
  VigieMessageCheck check;
};

/**
 * vigie_link_checker_new:
 *
 * Returns: (transfer full): a checker
 */
VigieLinkChecker *
vigie_link_checker_new (void)
{
  VigieLinkChecker *self = g_new0 (VigieLinkChecker, 1);

  self->judge = vigie_link_judge_new ();
  return self;
}

void
vigie_link_checker_free (VigieLinkChecker *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < N_PLACES; i++)
    {
      vigie_url_clear (&self->links[i].url);
      g_free (self->slots[i].buffer);
    }
  vigie_link_finder_clear (&self->finder);
  g_clear_pointer (&self->list, vigie_block_list_unref);
  vigie_link_judge_free (self->judge);
  g_free (self);
}

/**
 * vigie_link_checker_set_block_list:
 * @self: a checker
 * @list: (nullable): reported sites; %NULL to look into none
 */
void
vigie_link_checker_set_block_list (VigieLinkChecker *self, VigieBlockList *list)
{
  if (list != NULL)
    vigie_block_list_ref (list);
  g_clear_pointer (&self->list, vigie_block_list_unref);
  self->list = list;
  vigie_link_judge_set_block_list (self->judge, list);
}

static void
keep_text (Slot *slot, const VigieFoundLink *found)
{
  gsize size = BARE_LENGTH + found->text_length + 1;

  if (size > slot->size)
    {
      slot->size = MAX (size + size / 2, FIRST_TEXT_SIZE);
      slot->buffer = g_realloc (slot->buffer, slot->size);
      memcpy (slot->buffer, BARE_SCHEME, BARE_LENGTH);
    }
  memcpy (slot->buffer + BARE_LENGTH, found->text, found->text_length);
  slot->buffer[BARE_LENGTH + found->text_length] = '\0';
  slot->text_length = found->text_length;
}

static void
add_marks (VigieLink *link, VigieLinkMarks marks)
{
  if (marks & VIGIE_LINK_MARK_HIDDEN)
    vigie_link_add_reason (link, &vigie_link_rule_hidden_characters, NULL);
  if (marks & VIGIE_LINK_MARK_DISGUISED)
    vigie_link_add_reason (link, &vigie_link_rule_disguised, NULL);
  if (marks & VIGIE_LINK_MARK_BROKEN)
    vigie_link_add_reason (link, &vigie_link_rule_broken_line, NULL);
}

/* Takes one link apart and judges it, in the place of number @n. */
static void
judge (VigieLinkChecker *self, guint n, const VigieFoundLink *found)
{
  VigieLink *link = &self->links[n];
  Slot *slot = &self->slots[n];
  const char *whole;

  keep_text (slot, found);
  link->text = slot->buffer + BARE_LENGTH;
  link->start = self->offset + found->start;
  link->length = found->length;
  link->verdict = VIGIE_LINK_UNKNOWN;
  link->n_reasons = 0;

  whole = found->has_scheme ? link->text : slot->buffer;
  link->is_read = vigie_url_parse (&link->url, whole, found->text_length + (gsize) (link->text - whole));
  if (!link->is_read)
    {
      link->domain = (VigieDomain) { 0 };
      vigie_link_add_reason (link, &vigie_link_rule_not_an_address, NULL);
      add_marks (link, found->marks);
      return;
    }

  vigie_link_judge_link (self->judge, link);
  if (found->marks != 0)
    add_marks (link, found->marks);
}

static gboolean
is_there_already (const VigieLinkChecker *self, guint n)
{
  const Slot *slot = &self->slots[n];

  for (guint i = 0; i < self->check.n_links; i++)
    if (self->slots[i].text_length == slot->text_length &&
        memcmp (self->links[i].text, self->links[n].text, slot->text_length) == 0)
      return TRUE;
  return FALSE;
}

/* A dot at the end of a host names the same one. */
static gboolean
is_same_domain (const char *one, const char *other)
{
  const gsize n_one = strlen (one) - g_str_has_suffix (one, ".");
  const gsize n_other = strlen (other) - g_str_has_suffix (other, ".");

  return n_one == n_other && memcmp (one, other, n_one) == 0;
}

/* The text that is shown for a link names another site than the one that opens. */
static void
compare (const VigieLink *label, VigieLink *target, gboolean is_beside)
{
  gboolean is_official = label->verdict == VIGIE_LINK_OFFICIAL;

  if (!label->is_read || !target->is_read || label->domain.registrable == NULL ||
      target->verdict == VIGIE_LINK_OFFICIAL ||
      (target->domain.registrable != NULL &&
       is_same_domain (label->domain.registrable, target->domain.registrable)))
    return;

  /* Whoever reads both sees that they differ: prose says so too (“as telegram.org says: https://…”). */
  if (is_beside && !is_official)
    return;

  vigie_link_add_reason (target,
                         is_official && !is_beside ? &vigie_link_rule_text_names_official
                                                   : &vigie_link_rule_text_names_other,
                         label->url.host);
}

static VigieLinkSpan
get_span (const VigieLinkChecker *self, const VigieLink *link)
{
  const gsize start = link->start - self->offset;

  return (VigieLinkSpan) { start, start + link->length };
}

static void
compare_neighbours (VigieLinkChecker *self, const char *message, gsize length, guint n)
{
  VigieLink *first = &self->links[self->previous];
  VigieLink *second = &self->links[n];

  switch (vigie_link_label_between (message, length, get_span (self, first), get_span (self, second)))
    {
    case VIGIE_LINK_LABEL_FIRST:
      compare (first, second, FALSE);
      break;
    case VIGIE_LINK_LABEL_SECOND:
      compare (second, first, FALSE);
      break;
    case VIGIE_LINK_LABEL_BESIDE:
      compare (first, second, TRUE);
      break;
    case VIGIE_LINK_LABEL_NONE:
    default:
      break;
    }
}

/* All places are taken: the link at @place, beyond them, takes that of the last of the mildest if it weighs
 * more. The order stays that of the text. A text sees this at most three times for each place, however long
 * it is. Returns where the link is then. */
static guint
keep_if_worse (VigieLinkChecker *self, guint place)
{
  const guint last = VIGIE_MESSAGE_MAX_LINKS - 1;
  guint mildest = last;
  VigieLink link;
  Slot slot;

  for (guint i = last; i-- > 0;)
    if (self->links[i].verdict < self->links[mildest].verdict)
      mildest = i;
  if (self->links[place].verdict <= self->links[mildest].verdict)
    return place;

  link = self->links[mildest];
  slot = self->slots[mildest];
  memmove (&self->links[mildest], &self->links[mildest + 1], (last - mildest) * sizeof *self->links);
  memmove (&self->slots[mildest], &self->slots[mildest + 1], (last - mildest) * sizeof *self->slots);
  self->links[last] = self->links[place];
  self->slots[last] = self->slots[place];
  self->links[place] = link;
  self->slots[place] = slot;
  return last;
}

/* Where the next link is taken apart. */
static guint
get_free_place (const VigieLinkChecker *self)
{
  guint n = self->check.n_links;

  return n == VIGIE_MESSAGE_MAX_LINKS && n == self->previous ? n + 1 : n;
}

/* Keeps the link at place @n, which may have made the one before it worse. */
static void
take_link (VigieLinkChecker *self, guint n)
{
  VigieMessageCheck *check = &self->check;

  if (check->n_links < VIGIE_MESSAGE_MAX_LINKS)
    {
      check->n_links++;
      self->previous = n;
      return;
    }

  check->has_more = TRUE;
  if (self->previous != NO_PLACE && self->previous >= VIGIE_MESSAGE_MAX_LINKS)
    keep_if_worse (self, self->previous);
  self->previous = keep_if_worse (self, n);
}

/* Whether what may be an email's address has an official host before its “@”: “telegram.org@evil.example”.
 */
static gboolean
is_trick (VigieLinkChecker *self, guint n, const VigieFoundLink *found)
{
  VigieFoundLink name = *found;

  name.text_length = found->name_length;
  name.marks = 0;
  judge (self, n, &name);
  return self->links[n].verdict == VIGIE_LINK_OFFICIAL;
}

/* Returns whether a link is all that @message is. */
static gboolean
find_links (VigieLinkChecker *self, const char *message, gsize length)
{
  VigieFoundLink found;
  gboolean is_only_a_link = FALSE;

  self->previous = NO_PLACE;
  vigie_link_finder_start (&self->finder, message, length);
  while (vigie_link_finder_next (&self->finder, &found))
    {
      guint n = get_free_place (self);

      if (found.name_length > 0 && !is_trick (self, n, &found))
        continue;
      judge (self, n, &found);
      if ((found.is_doubtful && self->links[n].verdict != VIGIE_LINK_DANGEROUS) || is_there_already (self, n))
        continue;
      is_only_a_link = found.start == 0 && found.length == length;
      if (self->previous != NO_PLACE)
        compare_neighbours (self, message, length, n);
      take_link (self, n);
    }
  return is_only_a_link;
}

static void
add_message_reason (VigieMessageCheck *check, const VigieLinkRule *rule)
{
  if (check->n_reasons == VIGIE_LINK_MAX_REASONS)
    return;

  check->reasons[check->n_reasons++] = (VigieLinkReason) { .rule = rule };
}

/* The code that WhatsApp shows on a computer: “2@” and keys in base64. */
static gboolean
is_device_code (const char *message, gsize length)
{
  guint n_commas = 0;

  if (length < 40 || !g_ascii_isdigit (message[0]) || message[1] != '@')
    return FALSE;

  for (gsize i = 2; i < length; i++)
    {
      char c = message[i];

      n_commas += c == ',' ? 1 : 0;
      if (!g_ascii_isalnum (c) && strchr ("+/=,_-", c) == NULL)
        return FALSE;
    }
  return n_commas >= 2;
}

static void
decide (VigieMessageCheck *check)
{
  VigieLinkVerdict of_message = VIGIE_LINK_OFFICIAL;

  check->verdict = check->n_links > 0 ? VIGIE_LINK_OFFICIAL : VIGIE_LINK_UNKNOWN;
  for (guint i = 0; i < check->n_links; i++)
    if (check->decisive < 0 || check->links[i].verdict > check->verdict)
      {
        check->decisive = (int) i;
        check->verdict = check->links[i].verdict;
      }
  for (guint i = 0; i < check->n_reasons; i++)
    of_message = MAX (of_message, check->reasons[i].rule->verdict);
  /* What is dangerous without a link is not told under the name of another one. */
  if (of_message == VIGIE_LINK_DANGEROUS && check->verdict < VIGIE_LINK_DANGEROUS)
    check->decisive = -1;
  check->verdict = MAX (check->verdict, of_message);
}

static void
start_check (VigieLinkChecker *self)
{
  VigieMessageCheck *check = &self->check;

  check->links = self->links;
  check->n_links = 0;
  check->n_reasons = 0;
  check->has_more = FALSE;
  check->decisive = -1;
  self->offset = 0;
}

static gboolean
has_reason (const VigieMessageCheck *check, const VigieLinkRule *rule)
{
  for (guint i = 0; i < check->n_reasons; i++)
    if (check->reasons[i].rule == rule)
      return TRUE;
  return FALSE;
}

/* Room is left for what finish_check () and the caller add. */
static void
find_bait (VigieMessageCheck *check, const char *message, gsize length)
{
  VigieLinkReason found[MAX_BAITS];
  const guint n = vigie_bait_find (message, length, found, MAX_BAITS);

  for (guint i = 0; i < n && check->n_reasons < MAX_BAITS; i++)
    if (!has_reason (check, found[i].rule))
      check->reasons[check->n_reasons++] = found[i];
}

static const VigieMessageCheck *
finish_check (VigieLinkChecker *self, gboolean has_device_code, gboolean is_cut)
{
  VigieMessageCheck *check = &self->check;

  if (has_device_code)
    add_message_reason (check, &vigie_link_rule_device_code);
  else if (check->n_links == 0 && !has_reason (check, &vigie_link_rule_no_code))
    add_message_reason (check, &vigie_link_rule_no_link);
  if (check->has_more)
    add_message_reason (check, &vigie_link_rule_more_links);
  if (is_cut)
    add_message_reason (check, &vigie_link_rule_text_cut);
  decide (check);
  return check;
}

/**
 * vigie_link_checker_check:
 * @self: a checker
 * @message: a message, a link, a host: UTF-8, or anything
 * @length: of @message, bytes; of more than %VIGIE_MESSAGE_MAX_LENGTH the beginning is read
 *
 * Finds the links of @message and judges each of them, and what the message says around them. Nothing is
 * asked of the network, and nothing is kept. Linear time.
 *
 * Returns: (transfer none): what was found, until @self checks again
 */
const VigieMessageCheck *
vigie_link_checker_check (VigieLinkChecker *self, const char *message, gsize length)
{
  const gsize n_read = MIN (length, VIGIE_MESSAGE_MAX_LENGTH);

  start_check (self);
  if (!find_links (self, message, n_read))
    find_bait (&self->check, message, n_read);
  return finish_check (self, FALSE, n_read < length);
}

/**
 * vigie_link_checker_check_codes:
 * @self: a checker
 * @codes: (array zero-terminated=1): what the codes of a picture say: UTF-8, or anything; may be none
 * @has_more: whether the picture has more of them, which were not read
 *
 * Checks each code by itself, as whoever scans one of them does: scanning does what opening a link does not.
 * The worst decides. The links stand in the text that vigie_link_checker_join_codes () makes. Like
 * vigie_link_checker_check () in all else.
 *
 * Returns: (transfer none): what was found, until @self checks again
 */
const VigieMessageCheck *
vigie_link_checker_check_codes (VigieLinkChecker *self, const char *const *codes, gboolean has_more)
{
  gboolean has_device_code = FALSE, is_cut = FALSE;

  start_check (self);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      const gsize length = strlen (codes[i]);
      const gsize n_read = MIN (length, VIGIE_MESSAGE_MAX_LENGTH);

      if (!find_links (self, codes[i], n_read))
        find_bait (&self->check, codes[i], n_read);
      has_device_code = has_device_code || is_device_code (codes[i], n_read);
      is_cut = is_cut || n_read < length;
      self->offset += length + strlen (CODE_SEPARATOR);
    }
  if (codes[0] == NULL)
    add_message_reason (&self->check, &vigie_link_rule_no_code);
  if (has_more)
    add_message_reason (&self->check, &vigie_link_rule_more_codes);
  return finish_check (self, has_device_code, is_cut);
}

/**
 * vigie_link_checker_join_codes:
 * @codes: (array zero-terminated=1): what the codes of a picture say
 *
 * Returns: (transfer full): the codes as one text, to be shown
 */
char *
vigie_link_checker_join_codes (char **codes)
{
  return g_strjoinv (CODE_SEPARATOR, codes);
}
