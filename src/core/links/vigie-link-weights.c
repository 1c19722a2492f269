/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-facts.h"

#include "vigie-link-tables.h"

/* How much the signs of vigie-link-signs.c and vigie-link-speech.c weigh. */

/* Where a sign counts. */
enum
{
  AT_OLD = 1 << 0, /* under an ending of old, in a place of one's own */
  AT_NEW = 1 << 1,
  AT_ABUSED = 1 << 2,
  AT_RENTED = 1 << 3, /* on shared hosting */
  AT_MIXED = 1 << 4,  /* the same, with many known sites */
  AT_BLOG = 1 << 5,
  AT_OWN = AT_OLD | AT_NEW | AT_ABUSED,
  ANYWHERE = AT_OWN | AT_RENTED | AT_MIXED | AT_BLOG,
};

/* How much signs weigh; VIGIE_SIGNS_ENOUGH is enough for an alert. Chosen so that no two signs that honest
 * hosts often have together are enough. A row counts if all of its signs are there and none of @without. */
static const struct
{
  VigieSigns with;
  VigieSigns without;
  guint where;
  guint weight;
} weights[] = {
  /* The place itself. */
  { 0, 0, AT_ABUSED | AT_MIXED | AT_BLOG, 4 },
  { 0, 0, AT_NEW | AT_RENTED, 2 },
  /* What the words say. */
  { VIGIE_SIGN_ACTION, 0, ANYWHERE, 2 },
  { VIGIE_SIGN_ACTIONS, 0, ANYWHERE, 3 },
  { VIGIE_SIGN_ACTION_OWN | VIGIE_SIGN_STRETCHED, 0, AT_NEW | AT_ABUSED, 2 },
  { VIGIE_SIGN_LURE, 0, ANYWHERE, 1 },
  { VIGIE_SIGN_NAME, 0, ANYWHERE, 4 },
  { VIGIE_SIGN_COMMON_NAME, 0, ANYWHERE, 3 },
  { VIGIE_SIGN_NAME_AT_END, VIGIE_SIGN_NAME | VIGIE_SIGN_COMMON_NAME, ANYWHERE, 1 },
  { VIGIE_SIGN_NAME_AT_END | VIGIE_SIGN_ACTION, VIGIE_SIGN_NAME | VIGIE_SIGN_COMMON_NAME, ANYWHERE, 2 },
  { VIGIE_SIGN_COMMON_NAME | VIGIE_SIGN_ACTION, VIGIE_SIGN_NAME, AT_OLD, 1 },
  { VIGIE_SIGN_NAME | VIGIE_SIGN_SUB, 0, AT_OWN, 3 },
  { VIGIE_SIGN_COMMON_NAME | VIGIE_SIGN_SUB, VIGIE_SIGN_NAME, AT_OWN, 3 },
  { VIGIE_SIGN_BELOW, 0, ANYWHERE, 2 },
  /* Numbers are in many honest hosts; beside the name of a bank or "login" they are not. */
  { VIGIE_SIGN_DIGITS | VIGIE_SIGN_NAME, 0, ANYWHERE, 2 },
  { VIGIE_SIGN_DIGITS | VIGIE_SIGN_ACTION, VIGIE_SIGN_NAME, ANYWHERE, 1 },
  /* How it looks. */
  { VIGIE_SIGN_LONG, 0, ANYWHERE & ~AT_MIXED, 1 },
  { VIGIE_SIGN_HYPHENS, 0, ANYWHERE & ~AT_MIXED, 1 },
  { VIGIE_SIGN_PORT, 0, ANYWHERE, 1 },
  { VIGIE_SIGN_JUMBLE, 0, AT_OWN, 1 },
  { VIGIE_SIGN_LABELS, 0, AT_ABUSED, 2 },
  { VIGIE_SIGN_CODE, 0, AT_ABUSED, 2 },
  { VIGIE_SIGN_SUB | VIGIE_SIGN_GIBBERISH | VIGIE_SIGN_WORLD_WIDE | VIGIE_SIGN_ACTION, 0, AT_OWN, 4 },
  { VIGIE_SIGN_SUBS | VIGIE_SIGN_GIBBERISH | VIGIE_SIGN_WORLD_WIDE, 0, AT_OWN, VIGIE_SIGNS_ENOUGH },
  { VIGIE_SIGN_SUB | VIGIE_SIGN_ODD_BELOW, 0, AT_OWN, VIGIE_SIGNS_ENOUGH },
  { VIGIE_SIGN_SUB | VIGIE_SIGN_NUMBER_BELOW, 0, AT_NEW | AT_ABUSED, 4 },
  /* On shared hosting names are invented by whoever puts up pages by the hundred. */
  { VIGIE_SIGN_NUMBER, 0, AT_BLOG, 2 },
  { VIGIE_SIGN_UNSPEAKABLE, 0, AT_BLOG, 2 },
  { VIGIE_SIGN_SERIAL, 0, AT_MIXED, 2 },
  { VIGIE_SIGN_SERIAL | VIGIE_SIGN_GIBBERISH, 0, AT_RENTED, 4 },
  { VIGIE_SIGN_PAGE_BELOW, 0, AT_MIXED, 2 },
};

static guint
find_place (const VigieLinkFacts *facts)
{
  if (facts->is_blog)
    return AT_BLOG;
  if (facts->is_mixed)
    return AT_MIXED;
  if (facts->signs & VIGIE_SIGN_GIVEN_AWAY)
    return AT_RENTED;
  switch (facts->ending)
    {
    case VIGIE_ENDING_ABUSED:
      return AT_ABUSED;
    case VIGIE_ENDING_NEW:
      return AT_NEW;
    case VIGIE_ENDING_OLD:
    default:
      return AT_OLD;
    }
}

/**
 * vigie_link_weigh:
 * @facts: facts whose signs are found
 *
 * Returns: how much they weigh together
 */
guint
vigie_link_weigh (const VigieLinkFacts *facts)
{
  const guint place = find_place (facts);
  guint weight = 0;

  if (vigie_link_is_vetted (facts))
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++)
    if ((weights[i].where & place) && (facts->signs & weights[i].with) == weights[i].with &&
        !(facts->signs & weights[i].without))
      weight += weights[i].weight;
  return weight;
}

/**
 * vigie_link_is_vetted:
 * @facts: facts of a host that is a name
 *
 * Returns: whether the host's service lets nobody in who was not looked at, or is rented by companies: no
 * sign of anything
 */
gboolean
vigie_link_is_vetted (const VigieLinkFacts *facts)
{
  return facts->row != NULL &&
         (facts->row->kind == VIGIE_HOST_ROW_VETTED || facts->row->kind == VIGIE_HOST_ROW_CLOUD);
}
