/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vigie-clues.h"
#include "vigie-text.h"

/* What no honest program writes into a device's name. That a name is long is no trick: browsers have long
 * ones. */
#define TRICKS (VIGIE_TEXT_CONTROL | VIGIE_TEXT_DIRECTION | VIGIE_TEXT_INVISIBLE | VIGIE_TEXT_STACKED)

static const char *const official_words[] = {
  "telegram", "support",   "security", "service",    "official", "verification", "verified",
  "admin",    "moderator", "securite", "assistance", "officiel", "moderation",
};

/* Letters of other scripts, and digits, that are drawn like Latin ones. */
static const struct
{
  gunichar from;
  char to;
} look_alikes[] = {
  { 0x0430, 'a' }, { 0x0435, 'e' }, { 0x043e, 'o' }, { 0x0440, 'p' }, { 0x0441, 'c' }, { 0x0443, 'y' },
  { 0x0445, 'x' }, { 0x0455, 's' }, { 0x0456, 'i' }, { 0x0458, 'j' }, { 0x043c, 'm' }, { 0x0442, 't' },
  { 0x0433, 'r' }, { 0x03b1, 'a' }, { 0x03b5, 'e' }, { 0x03b9, 'i' }, { 0x03bf, 'o' }, { 0x03c1, 'p' },
  { 0x03c4, 't' }, { 0x03c5, 'u' }, { 0x03bc, 'm' }, { 0x03b3, 'g' }, { 0x0261, 'g' }, { 0x0131, 'i' },
  { '0', 'o' },    { '1', 'l' },    { '3', 'e' },    { '5', 's' },
};

/* Lower case without accents; with @fold also without look-alikes. */
static char *
dup_plain (const char *text, gboolean fold)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *at = decomposed; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (at));

      if (g_unichar_ismark (c))
        continue;
      for (gsize i = 0; fold && i < G_N_ELEMENTS (look_alikes); i++)
        if (look_alikes[i].from == c)
          c = (guchar) look_alikes[i].to;
      g_string_append_unichar (out, c);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Whether folding look-alikes could change @text; long lists hold few such names. */
static gboolean
may_look_alike (const char *text)
{
  return !g_str_is_ascii (text) || strpbrk (text, "0135") != NULL;
}

static guint
count_official_words (const char *text)
{
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (official_words); i++)
    n += vigie_clue_has_word (text, official_words[i]);
  return n;
}

static VigieVerdict
evaluate (VigieSession *session, VigieFacts *facts, gint64 now)
{
  const VigieSessionFields *fields = vigie_session_get_fields (session);
  g_autofree char *plain = NULL;
  g_autofree char *folded = NULL;
  guint n_words;

  if ((fields->tricks & TRICKS) != 0)
    return VIGIE_VERDICT_WARNING;
  if (*fields->device_model == '\0')
    return VIGIE_VERDICT_UNKNOWN;

  n_words = count_official_words (fields->device_model);
  if (may_look_alike (fields->device_model))
    {
      plain = dup_plain (fields->device_model, FALSE);
      folded = dup_plain (fields->device_model, TRUE);
      n_words = count_official_words (plain);
      if (count_official_words (folded) > n_words)
        return VIGIE_VERDICT_WARNING;
    }

  /* One word alone is too little: "Service" may be the name of a workshop's computer. */
  if (n_words >= 2 || (n_words == 1 && !fields->is_official_application))
    return VIGIE_VERDICT_WARNING;
  return VIGIE_VERDICT_NOTHING_UNUSUAL;
}

static char *
explain (VigieSession *session, VigieFacts *facts, gint64 now)
{
  const VigieSessionFields *fields = vigie_session_get_fields (session);
  g_autofree char *model = vigie_text_isolate (fields->device_model);

  if ((fields->tricks & TRICKS) != 0)
    return g_strdup (_ ("Its texts held signs that cannot be seen or that change the direction of reading. "
                        "Vigie has taken them out."));
  return g_strdup_printf (_ ("It calls itself “%s”."), model);
}

extern const VigieRule vigie_rule_name_plays_official;

const VigieRule vigie_rule_name_plays_official = {
  .id = "name-plays-official",
  .severity = VIGIE_VERDICT_WARNING,
  .when_mine = VIGIE_VERDICT_ADVICE,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .reads = VIGIE_SESSION_PART_NAME,
  .remedy = VIGIE_CAPABILITY_END_SESSION,
  .effort = 2,
  .title = N_ ("It gives itself an official-sounding or tampered name"),
  .why = N_ (
      "A device is named by the program on it. A name like this can be meant to be trusted or overlooked."),
  .what_to_do = N_ ("Do not trust the name. If you do not know the device, sign it out."),
  .question = N_ ("This entry calls itself “{name}”. A device should be called like a phone or a computer. "
                  "Do you know it?"),
  .source = "https://www.unicode.org/reports/tr39/",
  .checked = "2026-11-24",
  .evaluate_session = evaluate,
  .explain_session = explain,
};
