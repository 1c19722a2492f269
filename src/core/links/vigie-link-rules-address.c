/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-rules.h"

#include "vigie-link-tables.h"

#include <glib/gi18n.h>
#include <string.h>

/* Whose whole address another one imitates, or holds at its beginning. */

static gboolean
is_messengers (const VigieHostRow *row)
{
  return row->kind == VIGIE_HOST_ROW_OFFICIAL || row->kind == VIGIE_HOST_ROW_USER;
}

/* In folded: where the part that someone chose begins. */
static gsize
find_own_start (const VigieLinkFacts *facts)
{
  gsize start = facts->own_end;

  while (start > 0 && facts->folded[start - 1] != '.')
    start--;
  return start;
}

/* Whether one letter more, less, changed or exchanged with its neighbour makes @name of @text. */
static gboolean
is_one_letter_off (const char *text, gsize length, const char *name)
{
  gsize n = strlen (name);
  gsize same = 0;

  if (length + 1 < n || length > n + 1 || (length == n && memcmp (text, name, n) == 0))
    return FALSE;
  while (same < length && same < n && text[same] == name[same])
    same++;
  if (length != n)
    {
      const char *longer = length > n ? text : name;
      const char *shorter = length > n ? name : text;

      return memcmp (longer + same + 1, shorter + same, MIN (length, n) - same) == 0;
    }
  if (memcmp (text + same + 1, name + same + 1, n - same - 1) == 0)
    return TRUE;
  return same + 1 < n && text[same] == name[same + 1] && text[same + 1] == name[same] &&
         memcmp (text + same + 2, name + same + 2, n - same - 2) == 0;
}

/* "joinsignal", "signal-invite": the name, and words of a messenger about it. */
static gboolean
is_signal_among_words (const VigieLinkFacts *facts, gsize own_start)
{
  gboolean has_name = FALSE, has_word = FALSE;

  for (guint i = 0; i < facts->n_words; i++)
    {
      const VigieWordHit *hit = &facts->words[i];

      if (hit->start < own_start || hit->is_in_suffix || !hit->is_written_so)
        continue;
      has_name |= (hit->row->kinds & VIGIE_WORD_MESSENGER) && g_str_equal (hit->row->word, "signal");
      has_word |= (hit->row->kinds & VIGIE_WORD_APP) && hit->row->length >= 4 &&
                  (hit->start == own_start || hit->end == facts->own_end);
    }
  return has_name && has_word;
}

/* "slgnal.group": Signal is an ordinary word, but not under the endings of its own invitations. */
static gboolean
is_almost_signal (const VigieLinkFacts *facts, const char *label, gsize length)
{
  static const char *const endings[] = { "art", "group", "groups", "link", "me", "tube" };
  const char *suffix = facts->link->domain.suffix;
  gboolean is_itself = length == 6 && memcmp (label, "signal", 6) == 0;

  if (!is_itself && !(length >= 5 && length <= 7 && is_one_letter_off (label, length, "signal")) &&
      !is_signal_among_words (facts, find_own_start (facts)))
    return FALSE;
  /* The ending itself may be the imitation. */
  if (is_itself)
    return g_str_equal (suffix, "groups");
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_equal (suffix, endings[i]))
      return TRUE;
  return FALSE;
}

/* "signal-me.com", "t-me-join.org": an address of the messenger's with hyphens for dots, and what follows. */
static const VigieHostRow *
find_hyphened (const char *label, gsize length)
{
  char host[64];

  if (length >= sizeof host)
    return NULL;
  for (gsize i = 0; i < length; i++)
    host[i] = label[i] == '-' ? '.' : label[i];
  for (gsize end = length; end > 0; end--)
    if (end == length || label[end] == '-')
      {
        const VigieHostRow *row = vigie_host_row_find (host, end);

        if (row != NULL && row->length == end && is_messengers (row))
          return row;
      }
  return NULL;
}

/* "signa1.org", and the same with a letter of another alphabet. */
static gboolean
looks_like_signal (const VigieLinkFacts *facts, const char *label, gsize length)
{
  gsize start = find_own_start (facts);

  return facts->own_end - start == 6 && memcmp (facts->folded + start, "slgnal", 6) == 0 &&
         (length != 6 || memcmp (label, "signal", 6) != 0);
}

static gboolean
imitates_address (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  const char *label = facts->link->domain.registrable;
  gsize length = label != NULL ? strcspn (label, ".") : 0;
  const VigieHostRow *row;

  if (length == 0)
    return FALSE;
  row = find_hyphened (label, length);
  if (row != NULL)
    {
      vigie_link_reason_set_subject (reason, row->messenger, strlen (row->messenger));
      return TRUE;
    }
  if (!is_almost_signal (facts, label, length) && !looks_like_signal (facts, label, length))
    return FALSE;
  vigie_link_reason_set_subject (reason, "Signal", strlen ("Signal"));
  return TRUE;
}

static const VigieLinkRule almost_address = {
  .code = "almost-official",
  .verdict = VIGIE_LINK_DANGEROUS,
  .sentence = N_ ("This address is almost one of {name}’s own, but another one."),
  .advice = N_ ("Do not open it, and type no number, code or password there."),
  .evaluate = imitates_address,
};

/* Whether the text is, or ends in, @address. */
static gboolean
ends_in_address (const char *text, gsize length, const char *address, gsize n)
{
  return n <= length && memcmp (text + length - n, address, n) == 0 &&
         (n == length || text[length - n - 1] == '.');
}

/* Whether it is a public body's by its ending. "int" is an inner network's as often, and "www.gov" of
 * "www.gov.go.tz" nobody's: of such endings only "gov" counts, with a name before it, in a host that is no
 * country's. */
static gboolean
is_public_address (const VigieLinkFacts *facts, const char *host, gsize length)
{
  static const char gov[] = ".gov";

  if (!vigie_link_is_public_body (host, length))
    return FALSE;
  if (length > 3 && host[length - 3] == '.')
    return TRUE;
  return facts->is_world_wide && length > strlen (gov) && !g_str_has_prefix (host, "www.gov") &&
         memcmp (host + length - strlen (gov), gov, strlen (gov)) == 0;
}

/* The address that a host's first @length bytes are, of a messenger, a public body or the organisation that
 * was found in it; its length is @n. */
static const char *
find_whole_address (const VigieLinkFacts *facts, const char *host, gsize length, gsize *n)
{
  const VigieHostRow *row = vigie_host_row_find (host, length);
  const char *public_address = vigie_link_public_find (host, length);

  if (row != NULL && is_messengers (row))
    {
      *n = row->length;
      return row->host;
    }
  if (public_address != NULL)
    {
      *n = strlen (public_address);
      return public_address;
    }
  for (const char *domain = facts->organisation != NULL ? facts->organisation->domains : ""; *domain != '\0';)
    {
      *n = strcspn (domain, " ");
      if (ends_in_address (host, length, domain, *n))
        return domain;
      domain += *n + (domain[*n] == ' ');
    }
  *n = length;
  return is_public_address (facts, host, length) ? host : NULL;
}

/* "www.bank.example.evil.example", "bank.example-evil.example": a whole address of somebody known, before the
 * one that opens. */
static gboolean
has_address_inside (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  const char *host = facts->url->host;
  const char *dot = strchr (host, '.');
  /* "gov.go.tz" has no "gov.go" in it: a suffix is one piece, unless a company sells it. */
  const char *end = facts->link->domain.suffix;

  if (facts->link->domain.is_shared || end == NULL)
    end = host + strlen (host);
  if (dot == NULL)
    return FALSE;
  for (const char *place = dot + 1; place < end && place[0] != '\0' && place[1] != '\0'; place++)
    {
      const char *address;
      gsize n;

      if (*place != '.' && (*place != '-' || facts->is_latinised))
        continue;
      address = find_whole_address (facts, host, (gsize) (place - host), &n);
      if (address != NULL)
        {
          vigie_link_reason_set_subject (reason, address, n);
          return TRUE;
        }
    }
  return FALSE;
}

static const VigieLinkRule address_inside = {
  .code = "address-inside",
  .verdict = VIGIE_LINK_DANGEROUS,
  .sentence =
      N_ ("It begins like the address {name}, and goes on to another site: what counts stands at the end."),
  .advice = N_ ("Do not sign in or pay there. Type the address that you know."),
  .evaluate = has_address_inside,
};

/* Whether @label is @name but for hyphens, a letter written twice, or letters that look alike. */
static gboolean
is_same_to_the_eye (const VigieLinkFacts *facts, gsize start, const char *name)
{
  const char *text = facts->folded + start;
  const char *end = facts->folded + facts->own_end;
  char folded[64], before = '\0';
  const char *rest = folded;

  vigie_link_fold (name, strlen (name), folded, sizeof folded);
  while (text < end)
    {
      if (*text == *rest)
        before = *rest++;
      else if (*text != '-' && *text != before)
        return FALSE;
      text++;
      while (*rest == '-' && (text == end || *text != '-'))
        rest++;
    }
  return *rest == '\0';
}

/* The public body's address under the same ending that the host's is almost: "eur0pa.eu"; and whether it
 * looks the same. One letter off counts where the name is long. */
static const char *
find_near_public (const VigieLinkFacts *facts, gboolean *looks_same)
{
  const char *label = facts->link->domain.registrable;
  const char *suffix = facts->link->domain.suffix;
  const gsize length = label != NULL ? strcspn (label, ".") : 0;
  const gsize start = find_own_start (facts);

  for (const VigiePublicAddress *row = vigie_link_public_addresses; length > 0 && row->address != NULL; row++)
    {
      const char *address = row->address;
      const gsize n = row->n_label;
      char name[64];

      if (address[n + 1] != suffix[0] || !g_str_equal (address + n + 1, suffix))
        continue;
      memcpy (name, address, n);
      name[n] = '\0';
      *looks_same = n >= 5 && is_same_to_the_eye (facts, start, name);
      if (*looks_same || (n >= 8 && is_one_letter_off (label, length, name)))
        return address;
    }
  return NULL;
}

/* "senat-fr.com", "camera-it-login.com": a public body's address with hyphens for dots, and what follows. */
static const char *
find_hyphened_public (const VigieLinkFacts *facts)
{
  const char *label = facts->link->domain.registrable;
  const gsize length = label != NULL ? strcspn (label, ".") : 0;

  for (const VigiePublicAddress *row = vigie_link_public_addresses; length > 0 && row->address != NULL; row++)
    {
      const char *address = row->address;
      gsize n = 0;

      while (n < length && address[n] != '\0' &&
             (label[n] == address[n] || (label[n] == '-' && address[n] == '.')))
        n++;
      if (address[n] == '\0' && (n == length || label[n] == '-'))
        return address;
    }
  return NULL;
}

static gboolean
looks_like_public (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  gboolean looks_same = FALSE;
  const char *address = find_near_public (facts, &looks_same);

  if (address == NULL || !looks_same)
    return FALSE;
  vigie_link_reason_set_subject (reason, address, strlen (address));
  return TRUE;
}

static const VigieLinkRule public_look_alike = {
  .code = "public-body-look-alike",
  .verdict = VIGIE_LINK_DANGEROUS,
  /* Translators: {name} is the address of a public body, such as "bundestag.de". */
  .sentence = N_ ("This address looks like {name}, but is another one."),
  .advice = N_ ("Do not open it, and type no number, code or password there."),
  .evaluate = looks_like_public,
};

static gboolean
is_near_public (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  gboolean looks_same = FALSE;
  const char *address = find_near_public (facts, &looks_same);

  if (address == NULL)
    address = find_hyphened_public (facts);
  if (address == NULL || looks_same)
    return FALSE;
  vigie_link_reason_set_subject (reason, address, strlen (address));
  return TRUE;
}

static const VigieLinkRule public_near = {
  .code = "public-body-similar",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence = N_ ("This address comes close to {name}, but is another one."),
  .advice = N_ ("Do not sign in or pay there. Type the address that you know."),
  .evaluate = is_near_public,
};

const VigieLinkRule *const vigie_link_address_rules[] = {
  &almost_address, &address_inside, &public_look_alike, &public_near, NULL,
};
