/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-judge.h"

#include "vigie-link-finder.h"
#include "vigie-link-inner.h"
#include "vigie-link-latin.h"
#include "vigie-link-message-rules.h"
#include "vigie-link-rules.h"

#include <string.h>

/* How deep addresses within addresses are followed. */
#define MAX_DEPTH 3

/* A bare host is opened as a browser does when it is typed. */
#define BARE_SCHEME "https://"

/* What an address holds, and the one address of that which is being judged. */
typedef struct
{
  VigieLinkInner inner[VIGIE_LINK_MAX_INNER];
  VigieLinkFinder finder;
  GString *whole; /* (owned): a link of a text, with its scheme */
  VigieLink link;
} Level;

struct _VigieLinkJudge
{
  VigieLinkLatin *latin; /* (owned) */
  VigieBlockList *list;  /* (nullable) of whoever set it */
  Level levels[MAX_DEPTH];
};

VigieLinkJudge *
vigie_link_judge_new (void)
{
  VigieLinkJudge *self = g_new0 (VigieLinkJudge, 1);

  self->latin = vigie_link_latin_new ();
  for (guint i = 0; i < MAX_DEPTH; i++)
    {
      for (guint k = 0; k < VIGIE_LINK_MAX_INNER; k++)
        self->levels[i].inner[k].text = g_string_new (NULL);
      self->levels[i].whole = g_string_new (NULL);
    }
  return self;
}

void
vigie_link_judge_free (VigieLinkJudge *self)
{
  for (guint i = 0; i < MAX_DEPTH; i++)
    {
      for (guint k = 0; k < VIGIE_LINK_MAX_INNER; k++)
        g_string_free (self->levels[i].inner[k].text, TRUE);
      g_string_free (self->levels[i].whole, TRUE);
      vigie_link_finder_clear (&self->levels[i].finder);
      vigie_url_clear (&self->levels[i].link.url);
    }
  vigie_link_latin_free (self->latin);
  g_free (self);
}

/**
 * vigie_link_judge_set_block_list:
 * @self: a judge
 * @list: (nullable): reported sites; lives until @self is freed or gets another one
 */
void
vigie_link_judge_set_block_list (VigieLinkJudge *self, VigieBlockList *list)
{
  self->list = list;
}

/* Puts @reason after those that weigh as much or more; a lighter one falls out if there is no room. */
static void
insert_reason (VigieLink *link, const VigieLinkReason *reason)
{
  guint place = link->n_reasons;

  while (place > 0 && link->reasons[place - 1].rule->verdict < reason->rule->verdict)
    place--;
  if (place == VIGIE_LINK_MAX_REASONS)
    return;
  if (link->n_reasons == VIGIE_LINK_MAX_REASONS)
    link->n_reasons--;
  memmove (&link->reasons[place + 1], &link->reasons[place],
           (link->n_reasons - place) * sizeof link->reasons[0]);
  link->reasons[place] = *reason;
  link->n_reasons++;
}

static void
drop_nothing_known (VigieLink *link)
{
  for (guint i = 0; i < link->n_reasons; i++)
    {
      if (link->reasons[i].rule != &vigie_link_rule_nothing_known)
        continue;
      link->n_reasons--;
      memmove (&link->reasons[i], &link->reasons[i + 1], (link->n_reasons - i) * sizeof link->reasons[0]);
      return;
    }
}

/* Whether nothing that is said of @link tells what it was compared with. */
static gboolean
is_barely_known (const VigieLink *link)
{
  for (guint i = 0; i < link->n_reasons; i++)
    if (!link->reasons[i].rule->is_slight)
      return FALSE;
  return link->verdict == VIGIE_LINK_UNKNOWN || link->n_reasons == 0;
}

/* An address without a reason has none against it, and none for it either. */
static gboolean
is_official (const VigieLink *link)
{
  return link->verdict == VIGIE_LINK_OFFICIAL && link->n_reasons > 0;
}

/* Puts before slight signs what was looked for and not found. */
static void
say_nothing_known (VigieLink *link)
{
  VigieLinkReason reason = { .rule = &vigie_link_rule_nothing_known };
  guint n_kept = MIN (link->n_reasons, VIGIE_LINK_MAX_REASONS - 1);

  memmove (&link->reasons[1], &link->reasons[0], n_kept * sizeof link->reasons[0]);
  link->reasons[0] = reason;
  link->n_reasons = n_kept + 1;
  link->verdict = MAX (link->verdict, reason.rule->verdict);
}

/**
 * vigie_link_add_reason:
 * @link: a link whose verdict and reasons are set
 * @rule: a rule that speaks
 * @subject: (nullable): what its sentence names
 *
 * Adds a reason where its weight puts it; the weightiest decides the verdict. What says that nothing was
 * found goes away when something is.
 */
void
vigie_link_add_reason (VigieLink *link, const VigieLinkRule *rule, const char *subject)
{
  VigieLinkReason reason = { .rule = rule };

  if (subject != NULL)
    vigie_link_reason_set_subject (&reason, subject, strlen (subject));
  if (rule->verdict > VIGIE_LINK_UNKNOWN)
    drop_nothing_known (link);

  insert_reason (link, &reason);
  link->verdict = MAX (link->verdict, rule->verdict);
}

static void
apply (VigieLink *link, const VigieLinkFacts *facts, const VigieLinkRule *const *rules)
{
  for (; *rules != NULL; rules++)
    {
      VigieLinkReason reason;

      reason.rule = *rules;
      reason.subject[0] = '\0';
      if (!(*rules)->evaluate (facts, &reason))
        continue;
      insert_reason (link, &reason);
      link->verdict = MAX (link->verdict, (*rules)->verdict);
    }
}

/* What an address is by itself. */
static void
judge_alone (VigieLinkJudge *self, VigieLink *link)
{
  VigieLinkFacts facts;
  char latin[VIGIE_FACTS_MAX_TEXT];
  const char *letters = NULL;
  gboolean has_two_alphabets = FALSE;

  link->verdict = VIGIE_LINK_OFFICIAL;
  link->n_reasons = 0;
  if (link->url.host_kind == VIGIE_HOST_DOMAIN && strstr (link->url.host, "xn--") != NULL &&
      vigie_link_latin_read (self->latin, link->url.host, latin, sizeof latin, &has_two_alphabets))
    letters = latin;
  vigie_link_facts_prepare (&facts, link, letters);
  facts.has_two_alphabets = has_two_alphabets;

  apply (link, &facts, vigie_link_trick_rules);
  if (!facts.is_web || vigie_link_facts_is_official (&facts))
    apply (link, &facts, vigie_link_action_rules);
  else if (facts.is_name && !facts.is_public_body)
    {
      apply (link, &facts, vigie_link_address_rules);
      apply (link, &facts, vigie_link_name_rules);
      apply (link, &facts, vigie_link_place_rules);
    }
}

/* @subject is %NULL for any. */
static gboolean
has_rule (const VigieLink *link, const VigieLinkRule *rule, const char *subject)
{
  for (guint i = 0; i < link->n_reasons; i++)
    if (link->reasons[i].rule == rule && (subject == NULL || g_str_equal (link->reasons[i].subject, subject)))
      return TRUE;
  return FALSE;
}

/* Adds to @link what is said of the address that it holds, and before that, that it holds it. */
static void
take_over (VigieLink *link, const VigieLink *inner)
{
  const VigieLinkRule *leads_on = inner->verdict == VIGIE_LINK_DANGEROUS ? &vigie_link_rule_leads_to_danger
                                  : inner->verdict == VIGIE_LINK_CAUTION ? &vigie_link_rule_leads_to_doubt
                                                                         : &vigie_link_rule_leads_on;
  const char *name = inner->url.host[0] != '\0' ? inner->url.host : inner->url.scheme;

  if (!has_rule (link, leads_on, name))
    vigie_link_add_reason (link, leads_on, name);
  for (guint i = 0; i < inner->n_reasons; i++)
    {
      const VigieLinkReason *reason = &inner->reasons[i];

      if (reason->rule->verdict > VIGIE_LINK_OFFICIAL && !has_rule (link, reason->rule, NULL))
        vigie_link_add_reason (link, reason->rule, reason->subject);
    }
}

/* A look-up needs a host; what is on a list of web sites has one. */
static gboolean
is_listed (const VigieLinkJudge *self, const VigieLink *link)
{
  const VigieUrl *url = &link->url;

  return self->list != NULL &&
         (url->host_kind == VIGIE_HOST_DOMAIN || url->host_kind == VIGIE_HOST_IPV4 ||
          url->host_kind == VIGIE_HOST_IPV6) &&
         vigie_block_list_has (self->list, url->host, link->domain.registrable, url->path, url->query);
}

static void
split_domain (VigieLink *link)
{
  link->domain = (VigieDomain) { 0 };
  if (link->url.host_kind == VIGIE_HOST_DOMAIN)
    vigie_domain_split (link->url.host, &link->domain);
}

static void judge_at (VigieLinkJudge *self, VigieLink *link, guint depth);

/* Judges an address that a link at @depth holds; %NULL if it is none. */
static const VigieLink *
judge_held (VigieLinkJudge *self, guint depth, const GString *text)
{
  VigieLink *inner = &self->levels[depth].link;

  if (text->len > VIGIE_URL_MAX_LENGTH || !vigie_url_parse (&inner->url, text->str, text->len))
    return NULL;
  judge_at (self, inner, depth + 1);
  return inner;
}

/* Judges the first @length bytes of a link of a text. What stands before an “@” counts as a host if it is an
 * official one: whatever else it is an email's address. */
static const VigieLink *
judge_found (VigieLinkJudge *self, guint depth, const VigieFoundLink *found, gsize length)
{
  GString *whole = self->levels[depth].whole;

  g_string_assign (whole, found->has_scheme ? "" : BARE_SCHEME);
  g_string_append_len (whole, found->text, (gssize) length);
  return judge_held (self, depth, whole);
}

/* Judges all links of a text that @link holds, as those of a message are. */
static void
judge_message (VigieLinkJudge *self, VigieLink *link, guint depth, const GString *message)
{
  VigieLinkFinder *finder = &self->levels[depth].finder;
  VigieFoundLink found;

  vigie_link_finder_start (finder, message->str, message->len);
  while (vigie_link_finder_next (finder, &found))
    {
      const VigieLink *inner = NULL;

      if (found.name_length > 0)
        inner = judge_found (self, depth, &found, found.name_length);
      if (found.name_length > 0 && (inner == NULL || !is_official (inner)))
        continue;
      inner = judge_found (self, depth, &found, found.text_length);
      if (inner != NULL && (!found.is_doubtful || inner->verdict == VIGIE_LINK_DANGEROUS))
        take_over (link, inner);
    }
}

/* Judges what @link leads on to: the worse counts. */
static void
judge_inner (VigieLinkJudge *self, VigieLink *link, guint depth)
{
  const guint n = depth < MAX_DEPTH ? vigie_link_inner_find (link, self->levels[depth].inner) : 0;

  for (guint i = 0; i < n; i++)
    {
      const VigieLinkInner *held = &self->levels[depth].inner[i];
      const VigieLink *inner = held->is_message ? NULL : judge_held (self, depth, held->text);

      if (held->is_message)
        judge_message (self, link, depth, held->text);
      else if (inner != NULL)
        take_over (link, inner);
    }
}

/* Judges @link, and what it leads on to. A dot at the end of a host names the same host: no rule sees it. */
static void
judge_at (VigieLinkJudge *self, VigieLink *link, guint depth)
{
  const char *host = link->url.host;
  const gsize length = link->url.host_kind == VIGIE_HOST_DOMAIN ? strlen (host) : 0;
  g_autofree char *bare = length > 1 && host[length - 1] == '.' ? g_strndup (host, length - 1) : NULL;

  if (bare != NULL)
    link->url.host = bare;
  split_domain (link);

  judge_alone (self, link);
  if (is_listed (self, link))
    vigie_link_add_reason (link, &vigie_link_rule_block_list, NULL);
  judge_inner (self, link, depth);

  if (bare == NULL)
    return;
  link->url.host = host;
  split_domain (link);
}

/**
 * vigie_link_judge_link:
 * @self: a judge
 * @link: a link with @url filled in
 *
 * Fills in its domain, its verdict and its reasons, the weightiest first; of an address that leads on to
 * another one which it holds, that one's too. The same link is always judged the same. No allocation unless
 * the host has letters beyond ASCII for the first time or ends with a dot, or the address holds another one.
 */
void
vigie_link_judge_link (VigieLinkJudge *self, VigieLink *link)
{
  judge_at (self, link, 0);
  if (is_barely_known (link))
    say_nothing_known (link);
}
