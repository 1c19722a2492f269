/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-link-message-rules.h"

#include <glib/gi18n.h>

const VigieLinkRule vigie_link_rule_block_list = {
  .code = "on-block-list",
  .verdict = VIGIE_LINK_DANGEROUS,
  .sentence = N_ ("This site is on a list of reported sites that is switched on here."),
  .advice = N_ ("Do not open it. If you know the site well, ask who runs it by another way first."),
};

const VigieLinkRule vigie_link_rule_device_code = {
  .code = "device-code",
  .verdict = VIGIE_LINK_DANGEROUS,
  /* Translators: a code in a picture, as WhatsApp shows it on a computer. */
  .sentence = N_ (
      "Scanned with WhatsApp, this code signs another device in to your account: its owner then reads and "
      "writes in your name."),
  .advice = N_ ("Scan such a code only on a screen that you opened yourself a moment ago, never one that "
                "somebody sent."),
  .source = "https://baileys.wiki/docs/api/functions/buildPairingQRData",
  .checked = "2026-11-24",
};

const VigieLinkRule vigie_link_rule_text_names_official = {
  .code = "text-names-official-site",
  .verdict = VIGIE_LINK_DANGEROUS,
  /* Translators: {name} is a site, such as telegram.org. */
  .sentence = N_ ("The text shows {name}, an official site, but the link opens another one."),
  .advice = N_ ("Do not open it. Type the address that you know yourself."),
};

const VigieLinkRule vigie_link_rule_text_names_other = {
  .code = "text-names-another-site",
  .verdict = VIGIE_LINK_CAUTION,
  /* Translators: {name} is a site, such as lemonde.fr. */
  .sentence = N_ ("The text shows {name}, but the link opens another site."),
  .advice = N_ (
      "Newsletters do this to count readers, and frauds do it too. Type the address that you know yourself."),
};

const VigieLinkRule vigie_link_rule_leads_on = {
  .code = "leads-on",
  .verdict = VIGIE_LINK_UNKNOWN,
  /* Translators: {name} is a site, such as example.org. */
  .sentence = N_ ("This address holds another one inside, which it leads on to: {name}."),
  .advice = N_ ("What counts is {name}: go on only if you know it and expected it."),
};

const VigieLinkRule vigie_link_rule_leads_to_doubt = {
  .code = "leads-to-doubt",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence =
      N_ ("This address holds another one inside, which it leads on to: {name}. What follows is about that."),
  .advice = N_ ("The well-known name at its beginning says nothing about {name}."),
};

const VigieLinkRule vigie_link_rule_leads_to_danger = {
  .code = "leads-to-danger",
  .verdict = VIGIE_LINK_DANGEROUS,
  .sentence =
      N_ ("This address holds another one inside, which it leads on to: {name}. What follows is about that."),
  .advice = N_ ("Do not open it. The well-known name at its beginning says nothing about {name}."),
};

const VigieLinkRule vigie_link_rule_hidden_characters = {
  .code = "hidden-characters",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence = N_ ("Characters that nobody can see are hidden inside this link."),
  .advice =
      N_ ("Honest links hold none. Do not open it before its sender has told you by another way what it is."),
};

const VigieLinkRule vigie_link_rule_disguised = {
  .code = "disguised-link",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence = N_ ("This link is written so that programs do not recognise it as one."),
  .advice =
      N_ ("Those who warn of a link write it so, and frauds that want to slip past filters do. Do not put it "
          "together to open it."),
};

const VigieLinkRule vigie_link_rule_broken_line = {
  .code = "broken-over-lines",
  .verdict = VIGIE_LINK_UNKNOWN,
  .sentence = N_ ("This link goes on in the next line; it was read as one."),
  .advice = N_ ("Compare the site that is shown here with the one that you expect."),
};

const VigieLinkRule vigie_link_rule_not_an_address = {
  .code = "not-an-address",
  .verdict = VIGIE_LINK_UNKNOWN,
  .sentence = N_ ("This looks like a link, but no browser can open it as it is written."),
  .advice = N_ ("Do not mend it to try it out. Ask its sender by another way what was meant."),
};

const VigieLinkRule vigie_link_rule_no_link = {
  .code = "no-link",
  .verdict = VIGIE_LINK_UNKNOWN,
  .sentence = N_ ("No link was found in this text."),
  .advice = N_ (
      "If there was one, copy it whole. A message without a link can be a trap too: give nobody a code or a "
      "password because a message asks for it."),
};

const VigieLinkRule vigie_link_rule_more_links = {
  .code = "more-links",
  .verdict = VIGIE_LINK_UNKNOWN,
  .sentence = N_ ("This text has more links than can be shown: all were checked, and the worst are shown."),
  .advice = N_ ("Open none of them before you know who sent this text, and why."),
};

const VigieLinkRule vigie_link_rule_more_codes = {
  .code = "more-codes",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence = N_ ("This picture has more codes than were read; the others were not checked."),
  .advice = N_ ("Cut out the code that you want to scan, and check that picture by itself."),
};

const VigieLinkRule vigie_link_rule_no_code = {
  .code = "no-code",
  .verdict = VIGIE_LINK_UNKNOWN,
  .sentence = N_ ("No code was found in this picture."),
  .advice = N_ ("Check that the whole code is in it and sharp, and do not scan it before it is checked."),
};

const VigieLinkRule vigie_link_rule_text_cut = {
  .code = "text-cut",
  .verdict = VIGIE_LINK_UNKNOWN,
  .sentence = N_ ("This text is very long; only its beginning was checked."),
  .advice = N_ ("Check the rest of the text by itself."),
};

const VigieLinkRule *const vigie_link_message_rules[] = {
  &vigie_link_rule_block_list,
  &vigie_link_rule_device_code,
  &vigie_link_rule_text_names_official,
  &vigie_link_rule_text_names_other,
  &vigie_link_rule_leads_on,
  &vigie_link_rule_leads_to_doubt,
  &vigie_link_rule_leads_to_danger,
  &vigie_link_rule_hidden_characters,
  &vigie_link_rule_disguised,
  &vigie_link_rule_broken_line,
  &vigie_link_rule_not_an_address,
  &vigie_link_rule_no_link,
  &vigie_link_rule_more_links,
  &vigie_link_rule_more_codes,
  &vigie_link_rule_no_code,
  &vigie_link_rule_text_cut,
  NULL,
};
