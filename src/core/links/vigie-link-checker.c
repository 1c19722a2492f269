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
  VigieLink links[VIGIE_MESSAGE_MAX_LINKS];
  Slot slots[VIGIE_MESSAGE_MAX_LINKS];
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

  for (guint i = 0; i < VIGIE_MESSAGE_MAX_LINKS; i++)
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

/* A look-up needs a host; what is on a list of web sites has one. */
static gboolean
is_listed (VigieLinkChecker *self, const VigieLink *link)
{
  const VigieUrl *url = &link->url;

  return self->list != NULL &&
         (url->host_kind == VIGIE_HOST_DOMAIN || url->host_kind == VIGIE_HOST_IPV4 ||
          url->host_kind == VIGIE_HOST_IPV6) &&
         vigie_block_list_has (self->list, url->host, link->domain.registrable, url->path, url->query);
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
  link->start = found->start;
  link->length = found->length;
  link->verdict = VIGIE_LINK_UNKNOWN;
  link->n_reasons = 0;
  link->domain = (VigieDomain) { 0 };

  whole = found->has_scheme ? link->text : slot->buffer;
  link->is_read = vigie_url_parse (&link->url, whole, found->text_length + (gsize) (link->text - whole));
  if (!link->is_read)
    {
      vigie_link_add_reason (link, &vigie_link_rule_not_an_address, NULL);
      add_marks (link, found->marks);
      return;
    }

  if (link->url.host_kind == VIGIE_HOST_DOMAIN)
    vigie_domain_split (link->url.host, &link->domain);
  vigie_link_judge_link (self->judge, link);
  if (is_listed (self, link))
    vigie_link_add_reason (link, &vigie_link_rule_block_list, NULL);
  if (found->marks != 0)
    add_marks (link, found->marks);
}

static gboolean
is_there_already (const VigieLinkChecker *self, guint n)
{
  const Slot *slot = &self->slots[n];

  for (guint i = 0; i < n; i++)
    if (self->slots[i].text_length == slot->text_length &&
        memcmp (self->links[i].text, self->links[n].text, slot->text_length) == 0)
      return TRUE;
  return FALSE;
}

/* The text that is shown for a link names another site than the one that opens. */
static void
compare (const VigieLink *label, VigieLink *target)
{
  gboolean is_official = label->verdict == VIGIE_LINK_OFFICIAL;

  if (!label->is_read || !target->is_read || label->domain.registrable == NULL ||
      target->verdict == VIGIE_LINK_OFFICIAL ||
      g_strcmp0 (label->domain.registrable, target->domain.registrable) == 0)
    return;

  vigie_link_add_reason (
      target, is_official ? &vigie_link_rule_text_names_official : &vigie_link_rule_text_names_other,
      label->url.host);
}

static VigieLinkSpan
get_span (const VigieLink *link)
{
  return (VigieLinkSpan) { link->start, link->start + link->length };
}

static void
compare_neighbours (VigieLinkChecker *self, const char *message, gsize length, guint n)
{
  VigieLink *first = &self->links[n - 1];
  VigieLink *second = &self->links[n];

  switch (vigie_link_label_between (message, length, get_span (first), get_span (second)))
    {
    case VIGIE_LINK_LABEL_FIRST:
      compare (first, second);
      break;
    case VIGIE_LINK_LABEL_SECOND:
      compare (second, first);
      break;
    case VIGIE_LINK_LABEL_NONE:
    default:
      break;
    }
}

static void
find_links (VigieLinkChecker *self, const char *message, gsize length)
{
  VigieMessageCheck *check = &self->check;
  VigieFoundLink found;

  vigie_link_finder_start (&self->finder, message, length);
  while (vigie_link_finder_next (&self->finder, &found))
    {
      guint n = check->n_links;

      if (n == VIGIE_MESSAGE_MAX_LINKS)
        {
          check->has_more = TRUE;
          return;
        }

      judge (self, n, &found);
      if ((found.is_doubtful && self->links[n].verdict != VIGIE_LINK_DANGEROUS) || is_there_already (self, n))
        continue;
      if (n > 0)
        compare_neighbours (self, message, length, n);
      check->n_links++;
    }
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
  check->verdict = check->n_links > 0 ? VIGIE_LINK_OFFICIAL : VIGIE_LINK_UNKNOWN;
  for (guint i = 0; i < check->n_links; i++)
    if (check->decisive < 0 || check->links[i].verdict > check->verdict)
      {
        check->decisive = (int) i;
        check->verdict = check->links[i].verdict;
      }
  for (guint i = 0; i < check->n_reasons; i++)
    check->verdict = MAX (check->verdict, check->reasons[i].rule->verdict);
}

/* Nothing stands around it that could be bait. */
static gboolean
is_only_a_link (const VigieMessageCheck *check, gsize length)
{
  return check->n_links == 1 && check->links[0].start == 0 && check->links[0].length == length;
}

/**
 * vigie_link_checker_check:
 * @self: a checker
 * @message: a message, a link, a host: UTF-8, or anything
 * @length: of @message, bytes; of more than %VIGIE_MESSAGE_MAX_LENGTH the beginning is read
 * @origin: where it came from
 *
 * Finds the links of @message and judges each of them, and what the message says around them. Nothing is
 * asked of the network, and nothing is kept. Linear time.
 *
 * Returns: (transfer none): what was found, until @self checks again
 */
const VigieMessageCheck *
vigie_link_checker_check (VigieLinkChecker *self, const char *message, gsize length, VigieLinkOrigin origin)
{
  VigieMessageCheck *check = &self->check;
  gsize n_read = MIN (length, VIGIE_MESSAGE_MAX_LENGTH);

  check->links = self->links;
  check->n_links = 0;
  check->has_more = FALSE;
  check->decisive = -1;

  find_links (self, message, n_read);
  check->n_reasons = is_only_a_link (check, n_read)
                         ? 0
                         : vigie_bait_find (message, n_read, check->reasons, VIGIE_LINK_MAX_REASONS - 4);
  if (origin == VIGIE_LINK_FROM_PICTURE && is_device_code (message, n_read))
    add_message_reason (check, &vigie_link_rule_device_code);
  else if (check->n_links == 0)
    add_message_reason (check, &vigie_link_rule_no_link);
  if (check->has_more)
    add_message_reason (check, &vigie_link_rule_more_links);
  if (n_read < length)
    add_message_reason (check, &vigie_link_rule_text_cut);
  decide (check);
  return check;
}
