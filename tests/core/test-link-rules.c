/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-judge.h"

#include <string.h>

/* The link rules: each has its cases, and the false alarms that it has to avoid. */

typedef struct
{
  const char *link;
  VigieLinkVerdict verdict;
  const char *code; /* of a reason that must be there; NULL if there is none to look for */
} Case;

static const Case messengers[] = {
  { "https://telegram.org/", VIGIE_LINK_OFFICIAL, "official-host" },
  { "https://core.telegram.org/api/links", VIGIE_LINK_OFFICIAL, "official-host" },
  { "https://TELEGRAM.org./", VIGIE_LINK_OFFICIAL, "official-host" },
  { "https://web.whatsapp.com/", VIGIE_LINK_OFFICIAL, "official-host" },
  { "https://signal.org/download/", VIGIE_LINK_OFFICIAL, "official-host" },
  { "https://www.messenger.com/", VIGIE_LINK_OFFICIAL, "official-host" },
  { "https://tchap.gouv.fr/", VIGIE_LINK_OFFICIAL, "official-host" },
  { "https://www.whatsapp.com/channel/somebody", VIGIE_LINK_UNKNOWN, "user-content" },
  { "https://web.telegram.org/k/", VIGIE_LINK_OFFICIAL, "official-host" },
  { "https://web.telegram.org/k/#@somebody", VIGIE_LINK_UNKNOWN, "user-content" },
  { "https://t.me/somebody", VIGIE_LINK_UNKNOWN, "user-content" },
  { "https://somebody.t.me/", VIGIE_LINK_UNKNOWN, "user-content" },
  { "https://telegra.ph/Vote-11-24", VIGIE_LINK_UNKNOWN, "user-content" },
  { "https://graph.org/Vote-11-24", VIGIE_LINK_UNKNOWN, "user-content" },
  { "https://wa.me/33600000000", VIGIE_LINK_UNKNOWN, "whatsapp-opens" },
  { "https://chat.whatsapp.com/AbCdEf", VIGIE_LINK_UNKNOWN, "whatsapp-opens" },
  { "https://signal.me/#p/+33600000000", VIGIE_LINK_UNKNOWN, "signal-opens" },
  { "https://signal.group/#CjQKI", VIGIE_LINK_UNKNOWN, "signal-opens" },
};

static const Case actions[] = {
  { "tg://login?token=abc", VIGIE_LINK_DANGEROUS, "telegram-login" },
  { "tg:login?token=abc", VIGIE_LINK_DANGEROUS, "telegram-login" },
  { "TG://LOGIN?token=abc", VIGIE_LINK_DANGEROUS, "telegram-login" },
  { "https://t.me/login/12345", VIGIE_LINK_DANGEROUS, "telegram-login" },
  { "https://telegram.me/login/12345", VIGIE_LINK_DANGEROUS, "telegram-login" },
  { "https://t.me/%6cogin/1", VIGIE_LINK_DANGEROUS, "telegram-login" },
  { "tg://%6Cogin?token=1", VIGIE_LINK_DANGEROUS, "telegram-login" },
  { "tg://%6Cogins?token=1", VIGIE_LINK_UNKNOWN, NULL },
  { "https://wa.me//settings/linked_devices", VIGIE_LINK_DANGEROUS, "whatsapp-link-device" },
  { "https://www.whatsapp.com/settings/linked_devices", VIGIE_LINK_DANGEROUS, "whatsapp-link-device" },
  { "https://t.me/loginbot", VIGIE_LINK_UNKNOWN, "user-content" },
  { "tg://confirmphone?phone=1&hash=2", VIGIE_LINK_CAUTION, "telegram-confirm" },
  { "tg://proxy?server=a&port=1", VIGIE_LINK_CAUTION, "messenger-proxy" },
  { "tg://socks?server=a", VIGIE_LINK_CAUTION, "messenger-proxy" },
  { "https://t.me/proxy?server=a", VIGIE_LINK_CAUTION, "messenger-proxy" },
  { "https://signal.tube/#example.com", VIGIE_LINK_CAUTION, "messenger-proxy" },
  { "tg://settings/devices", VIGIE_LINK_CAUTION, "telegram-changes" },
  { "tg://resolve?domain=somebody", VIGIE_LINK_UNKNOWN, "telegram-opens" },
  { "sgnl://linkdevice?uuid=a&pub_key=b", VIGIE_LINK_DANGEROUS, "signal-link-device" },
  { "sgnl://linkdevice/?uuid=a", VIGIE_LINK_DANGEROUS, "signal-link-device" },
  { "sgnl://rereg?uuid=a&pub_key=b", VIGIE_LINK_DANGEROUS, "signal-link-device" },
  { "sgnl://signal.group/#abc", VIGIE_LINK_UNKNOWN, "signal-opens" },
  { "https://wa.me/settings/linked_devices#2@abc", VIGIE_LINK_DANGEROUS, "whatsapp-link-device" },
  { "whatsapp://send?phone=33600000000", VIGIE_LINK_UNKNOWN, "whatsapp-opens" },
  { "javascript:alert(1)", VIGIE_LINK_DANGEROUS, "script-link" },
  { "data:text/html,hello", VIGIE_LINK_DANGEROUS, "script-link" },
  { "data:,hello", VIGIE_LINK_DANGEROUS, "script-link" },
  { "data:image/svg+xml,hello", VIGIE_LINK_DANGEROUS, "script-link" },
  { "data:image/png;base64,aGVsbG8=", VIGIE_LINK_UNKNOWN, "picture-link" },
  { "intent://scan/#Intent;scheme=zxing;end", VIGIE_LINK_CAUTION, "app-link" },
  { "market://details?id=x", VIGIE_LINK_CAUTION, "store-link" },
  { "tel:**21*0600000000#", VIGIE_LINK_DANGEROUS, "phone-order" },
  { "tel:+33100000000", VIGIE_LINK_UNKNOWN, "contact-link" },
  { "mailto:somebody@example.org", VIGIE_LINK_UNKNOWN, "contact-link" },
  { "ms-word:ofe|u|https://example.org/", VIGIE_LINK_CAUTION, "other-program" },
};

static const Case tricks[] = {
  { "https://evil.example\\@telegram.org/", VIGIE_LINK_DANGEROUS, "backslash" },
  { "https://telegram.org@evil.example/", VIGIE_LINK_DANGEROUS, "site-before-at" },
  { "https://somebody@evil.example/", VIGIE_LINK_CAUTION, "credentials-before-at" },
  { "https://%65vil.example/", VIGIE_LINK_CAUTION, "coded-host" },
  { "https://ｅvil.example/", VIGIE_LINK_CAUTION, "odd-characters" },
  { "https://evil..example/", VIGIE_LINK_CAUTION, "two-dots" },
  { "http://0x5db8d822/", VIGIE_LINK_DANGEROUS, "hidden-number" },
  { "http://93.184.216.34/", VIGIE_LINK_CAUTION, "number-host" },
  { "http://[2001:db8::1]/", VIGIE_LINK_CAUTION, "number-host" },
  { "http://192.168.1.1/", VIGIE_LINK_UNKNOWN, "own-network" },
  { "http://172.32.0.1/", VIGIE_LINK_CAUTION, "number-host" },
  { "http://[::ffff:192.168.0.1]/", VIGIE_LINK_UNKNOWN, "own-network" },
  { "http://[::ffff:93.184.216.34]/", VIGIE_LINK_CAUTION, "number-host" },
  { "http://[fe80::1]/", VIGIE_LINK_UNKNOWN, "own-network" },
  { "http://[febf::1]/", VIGIE_LINK_UNKNOWN, "own-network" },
  { "http://[fec0::1]/", VIGIE_LINK_CAUTION, "number-host" },
  { "http://[fd00::1]/", VIGIE_LINK_UNKNOWN, "own-network" },
  { "http://[::1]/", VIGIE_LINK_UNKNOWN, "own-network" },
  { "http://localhost:8080/", VIGIE_LINK_UNKNOWN, "own-network" },
  { "https://a.b.c.d.e.f.g.h.i.example.org/", VIGIE_LINK_CAUTION, "long-name" },
  { "https://example.org/some\\path", VIGIE_LINK_UNKNOWN, "backslash-for-slash" },
  { "https:/example.org/", VIGIE_LINK_UNKNOWN, "odd-slashes" },
  { "https://exam\tple.org/", VIGIE_LINK_CAUTION, "line-end-inside" },
  { "https://example.org./", VIGIE_LINK_UNKNOWN, "dot-at-end" },
  { "https://example.org:8443/", VIGIE_LINK_UNKNOWN, "odd-port" },
  { "https://example.org:443/", VIGIE_LINK_UNKNOWN, "nothing-known" },
  { "https://telegram.org:443/", VIGIE_LINK_OFFICIAL, "official-host" },
  { "https://example.org/@somebody", VIGIE_LINK_UNKNOWN, "nothing-known" },
};

/* Addresses that hold others. */
static const Case passers[] = {
  { "https://www.google.com/url?q=https://telegram-login.example.org/&sa=D", VIGIE_LINK_DANGEROUS,
    "messenger-name" },
  { "https://www.google.fr/url?sa=t&url=https%3A%2F%2Ftelegram-login.example.org%2F", VIGIE_LINK_DANGEROUS,
    "leads-to-danger" },
  { "https://www.google.co.uk/amp/s/telegram-login.example.org/a", VIGIE_LINK_DANGEROUS, "messenger-name" },
  { "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.pages.dev%2F&h=AT0", VIGIE_LINK_CAUTION,
    "leads-to-doubt" },
  { "https://t.me/iv?url=https://telegram-login.example.org/&rhash=1", VIGIE_LINK_DANGEROUS,
    "messenger-name" },
  { "https://www.youtube.com/redirect?event=video&q=http%3A%2F%2F93.184.216.34%2F", VIGIE_LINK_CAUTION,
    "number-host" },
  { "https://www.bing.com/ck/a?!&&p=1&u=a1aHR0cHM6Ly90ZWxlZ3JhbS1sb2dpbi5leGFtcGxlLm9yZy8&ntb=1",
    VIGIE_LINK_DANGEROUS, "messenger-name" },
  { "https://nam12.safelinks.protection.outlook.com/?url=https%3A%2F%2Fbit.ly%2Fabc&data=05",
    VIGIE_LINK_UNKNOWN, "short-link" },
  { "https://urldefense.proofpoint.com/v2/url?u=https-3A__telegram-2Dlogin.example.org_a&d=1",
    VIGIE_LINK_DANGEROUS, "messenger-name" },
  { "https://urldefense.com/v3/__https://telegram-login.example.org/a__;!!abc", VIGIE_LINK_DANGEROUS,
    "messenger-name" },
  { "https://wa.me/?text=Vote%20here%20https%3A%2F%2Ftelegram-login.example.org%2F%20now",
    VIGIE_LINK_DANGEROUS, "messenger-name" },
  { "whatsapp://send?text=https://telegram-login.example.org/", VIGIE_LINK_DANGEROUS, "messenger-name" },
  { "tg://msg_url?url=https://telegram-login.example.org/", VIGIE_LINK_DANGEROUS, "messenger-name" },
  { "https://t.me/share/url?url=https://www.senat.fr/&text=telegram-login.example.org", VIGIE_LINK_DANGEROUS,
    "messenger-name" },
  { "https://t.me/share?url=telegram-login.example.org", VIGIE_LINK_DANGEROUS, "messenger-name" },
  /* Wherever in a text, however written, and however many come before it. */
  { "https://wa.me/?text=http%20now%20https%3A%2F%2Ftelegram-login.example.org%2F", VIGIE_LINK_DANGEROUS,
    "messenger-name" },
  { "https://wa.me/?text=HTTPS%3A%2F%2FTELEGRAM-login.example.org", VIGIE_LINK_DANGEROUS, "messenger-name" },
  { "https://wa.me/?text=Vote+on+telegram-login.example.org+now", VIGIE_LINK_DANGEROUS, "messenger-name" },
  { "https://wa.me/?text=hxxps%3A%2F%2Ftelegram-login%5B.%5Dexample.org", VIGIE_LINK_DANGEROUS,
    "messenger-name" },
  { "https://wa.me/?text=https://www.senat.fr%20https://telegram-login.example.org/", VIGIE_LINK_DANGEROUS,
    "leads-to-danger" },
  { "https://wa.me/?text=a.example.com+b.example.com+c.example.com+telegram-login.example.org",
    VIGIE_LINK_DANGEROUS, "leads-to-danger" },
  { "https://wa.me/?text=telegram.org%40evil.example.com", VIGIE_LINK_DANGEROUS, "site-before-at" },
  { "whatsapp://send?text=tg%3A%2F%2Flogin%3Ftoken%3Dabc", VIGIE_LINK_DANGEROUS, "telegram-login" },
  { "https://wa.me/?text=Write+to+anne.paris%40example.org", VIGIE_LINK_UNKNOWN, "whatsapp-opens" },
  { "https://wa.me/33600000000?text=Hello,+is+it+still+there%3F", VIGIE_LINK_UNKNOWN, "whatsapp-opens" },
  { "https://wa.me/?text=https://www.senat.fr+and+https://www.senat.fr", VIGIE_LINK_UNKNOWN, "leads-on" },
  { "intent://telegram-login.example.org/#Intent;scheme=https;package=org.example;end", VIGIE_LINK_DANGEROUS,
    "messenger-name" },
  { "intent://login?token=abc#Intent;package=org.telegram.messenger;scheme=tg;end", VIGIE_LINK_DANGEROUS,
    "telegram-login" },
  { "intent://scan/#Intent;scheme=zxing;S.browser_fallback_url=https%3A%2F%2Ftelegram-login.example.org;end",
    VIGIE_LINK_DANGEROUS, "messenger-name" },
  { "intent://a#b#Intent;scheme=https;S.browser_fallback_url=https%3A%2F%2Ftelegram-login.example.org;end",
    VIGIE_LINK_DANGEROUS, "messenger-name" },
  { "android-app://org.example/https/telegram-login.example.org/", VIGIE_LINK_DANGEROUS, "messenger-name" },
  /* Within one another, as deep as is followed. */
  { "https://www.google.com/url?q=https://www.google.com/url%3Fq%3Dhttps://telegram-login.example.org/",
    VIGIE_LINK_DANGEROUS, "messenger-name" },
  /* Nothing to fear of what they hold, or nothing held. */
  { "https://www.google.com/url?q=https://www.senat.fr/", VIGIE_LINK_UNKNOWN, "leads-on" },
  { "https://www.google.com/url?q=https://telegram.org/", VIGIE_LINK_UNKNOWN, "leads-on" },
  { "https://www.google.com/search?q=https://telegram-login.example.org/", VIGIE_LINK_UNKNOWN,
    "nothing-known" },
  { "https://www.google.com/url?q=", VIGIE_LINK_UNKNOWN, "nothing-known" },
  { "https://www.google.com/url?q=%00%ff", VIGIE_LINK_UNKNOWN, "nothing-known" },
  { "https://www.bing.com/ck/a?u=a1%%%%", VIGIE_LINK_UNKNOWN, "nothing-known" },
  { "https://example.org/url?q=https://telegram-login.example.org/", VIGIE_LINK_UNKNOWN, "nothing-known" },
  { "https://google.example.org/url?q=https://telegram-login.example.org/", VIGIE_LINK_CAUTION,
    "several-signs" },
  { "intent:#Intent;end", VIGIE_LINK_CAUTION, "app-link" },
};

static const Case imitations[] = {
  { "https://telegram-login.example.org/", VIGIE_LINK_DANGEROUS, "messenger-name" },
  { "https://telegram.org.example.com/", VIGIE_LINK_DANGEROUS, "messenger-name" },
  { "https://mytelegram.com/", VIGIE_LINK_DANGEROUS, "messenger-name" },
  { "https://whatsapp.vercel.app/", VIGIE_LINK_DANGEROUS, "messenger-name" },
  { "https://olvid-app.com/", VIGIE_LINK_DANGEROUS, "messenger-name" },
  { "https://te1egram.org/", VIGIE_LINK_DANGEROUS, "messenger-look-alike" },
  { "https://teIegrarn.org/", VIGIE_LINK_DANGEROUS, "messenger-look-alike" },
  { "https://vvhatsapp.com/", VIGIE_LINK_DANGEROUS, "messenger-look-alike" },
  { "https://télégram.org/", VIGIE_LINK_DANGEROUS, "messenger-look-alike" },
  { "https://tеlеgrаm.org/", VIGIE_LINK_DANGEROUS, "messenger-look-alike" },
  { "https://tele-gram.org/", VIGIE_LINK_DANGEROUS, "messenger-name-split" },
  { "https://whats.app/", VIGIE_LINK_DANGEROUS, "messenger-name-split" },
  { "https://telegrm.icu/", VIGIE_LINK_DANGEROUS, "messenger-misspelt" },
  { "https://telegarm.top/", VIGIE_LINK_DANGEROUS, "messenger-misspelt" },
  { "https://telegraam.xyz/", VIGIE_LINK_DANGEROUS, "messenger-misspelt" },
  { "https://watsap.vip/", VIGIE_LINK_DANGEROUS, "messenger-misspelt" },
  { "https://telegrm.com/", VIGIE_LINK_CAUTION, "messenger-similar" },
  { "https://watsap.com/", VIGIE_LINK_CAUTION, "messenger-similar" },
  { "https://tlgrm.com/", VIGIE_LINK_CAUTION, "messenger-similar" },
  { "https://signal-groups.org/", VIGIE_LINK_CAUTION, "messenger-word" },
  { "https://signaldownload.com/", VIGIE_LINK_CAUTION, "messenger-word" },
  { "https://login-messenger.com/", VIGIE_LINK_CAUTION, "messenger-word" },
  { "https://impots-gouv.com/", VIGIE_LINK_CAUTION, "organisation-name" },
  { "https://impots.gouv.fr.example.com/", VIGIE_LINK_DANGEROUS, "address-inside" },
  { "https://www.assemblee-nationale.fr.vote.example.com/", VIGIE_LINK_DANGEROUS, "address-inside" },
  { "https://slgnal.group/#abc", VIGIE_LINK_DANGEROUS, "almost-official" },
  { "https://singal.me/#p/+33600000000", VIGIE_LINK_DANGEROUS, "almost-official" },
  { "https://signal.org.evil.example/", VIGIE_LINK_DANGEROUS, "address-inside" },
  { "https://t.me.evil.example/", VIGIE_LINK_DANGEROUS, "address-inside" },
  { "https://gouv.fr.evil.example/", VIGIE_LINK_DANGEROUS, "address-inside" },
  { "https://www.parliament.uk.evil.example/", VIGIE_LINK_DANGEROUS, "address-inside" },
  { "https://irs.gov.evil-example.com/", VIGIE_LINK_DANGEROUS, "address-inside" },
  { "https://signal.group.com/", VIGIE_LINK_DANGEROUS, "address-inside" },
  { "https://signal-me.com/", VIGIE_LINK_DANGEROUS, "almost-official" },
  { "https://t-me.org/login", VIGIE_LINK_DANGEROUS, "almost-official" },
  { "https://signal.groups/", VIGIE_LINK_DANGEROUS, "almost-official" },
  { "https://signa1.org/", VIGIE_LINK_DANGEROUS, "almost-official" },
  { "https://sign\u0430l.org/", VIGIE_LINK_DANGEROUS, "almost-official" },
  { "https://whhatsapp.com/", VIGIE_LINK_CAUTION, "messenger-similar" },
  { "https://hwatsapp.com/", VIGIE_LINK_CAUTION, "messenger-similar" },
  { "https://europa-eu.com/", VIGIE_LINK_CAUTION, "organisation-name" },
  { "https://signall.group/", VIGIE_LINK_DANGEROUS, "almost-official" },
  { "https://sgnal.group/", VIGIE_LINK_DANGEROUS, "almost-official" },
  { "https://assemblee-nationale.fr-login.com/", VIGIE_LINK_DANGEROUS, "address-inside" },
  { "https://senat-fr.com/", VIGIE_LINK_CAUTION, "public-body-name" },
  { "https://parliament-uk.org/", VIGIE_LINK_CAUTION, "public-body-name" },
  { "https://usps.com-parcel.top/", VIGIE_LINK_DANGEROUS, "address-inside" },
  { "https://signal.me-join.com/", VIGIE_LINK_DANGEROUS, "address-inside" },
  { "https://t.me-join.com/", VIGIE_LINK_DANGEROUS, "address-inside" },
  { "https://somewhere.com-parcel.top/", VIGIE_LINK_CAUTION, "false-ending" },
  { "https://wa-me-join.com/", VIGIE_LINK_DANGEROUS, "almost-official" },
  { "https://joinsignal.group/", VIGIE_LINK_DANGEROUS, "almost-official" },
  { "https://signal-invite.link/", VIGIE_LINK_DANGEROUS, "almost-official" },
  { "https://add-signal-group.com/", VIGIE_LINK_CAUTION, "messenger-word" },
  { "https://signal-device-off.online/", VIGIE_LINK_CAUTION, "messenger-word" },
  { "https://joinsignalgroup.com/", VIGIE_LINK_CAUTION, "messenger-word" },
  { "https://worcestertelegram.com/", VIGIE_LINK_CAUTION, "messenger-similar" },
  { "https://worcestertelegramvote.com/", VIGIE_LINK_DANGEROUS, "messenger-name" },
  { "https://botcrafttelegram.com/", VIGIE_LINK_DANGEROUS, "messenger-name" },
  { "https://worcestertelegram.top/", VIGIE_LINK_DANGEROUS, "messenger-name" },
  { "https://eur0pa.eu/", VIGIE_LINK_DANGEROUS, "public-body-look-alike" },
  { "https://europaa.eu/", VIGIE_LINK_DANGEROUS, "public-body-look-alike" },
  { "https://bundestaag.de/", VIGIE_LINK_DANGEROUS, "public-body-look-alike" },
  { "https://bundes-tag.de/", VIGIE_LINK_DANGEROUS, "public-body-look-alike" },
  { "https://assemblee-nationnale.fr/", VIGIE_LINK_DANGEROUS, "public-body-look-alike" },
  { "https://parlliament.uk/", VIGIE_LINK_DANGEROUS, "public-body-look-alike" },
  { "https://bundestage.de/", VIGIE_LINK_CAUTION, "public-body-similar" },
  { "https://senat-fr-messages.com/", VIGIE_LINK_CAUTION, "public-body-similar" },
  { "https://camera-it.com/", VIGIE_LINK_CAUTION, "public-body-similar" },
  { "https://chd-lu-login.com/", VIGIE_LINK_CAUTION, "public-body-similar" },
  { "https://senat-messagerie.fr/", VIGIE_LINK_CAUTION, "public-body-name" },
  { "https://assemblee-nationale-vote.fr/", VIGIE_LINK_CAUTION, "organisation-name" },
  { "https://assemblee-nationale.net/", VIGIE_LINK_CAUTION, "organisation-name" },
};

/* A dot behind a host names the same one: it switches no rule off, and none on. */
static const Case dots[] = {
  { "https://eur0pa.eu./", VIGIE_LINK_DANGEROUS, "public-body-look-alike" },
  { "https://slgnal.group./", VIGIE_LINK_DANGEROUS, "almost-official" },
  { "https://signal.groups./", VIGIE_LINK_DANGEROUS, "almost-official" },
  { "https://telegrm.icu./", VIGIE_LINK_DANGEROUS, "messenger-misspelt" },
  { "https://sites.google.com./view/telegram-login", VIGIE_LINK_DANGEROUS, "messenger-on-free-page" },
  { "https://l.facebook.com./l.php?u=https%3A%2F%2Ftelegram-login.example.org%2F", VIGIE_LINK_DANGEROUS,
    "leads-to-danger" },
  { "https://www.google.fr./url?q=https://telegram-login.example.org./", VIGIE_LINK_DANGEROUS,
    "messenger-name" },
  { "https://www.google.com/url?q=https://eur0pa.eu./", VIGIE_LINK_DANGEROUS, "public-body-look-alike" },
  { "https://sign\u0430l.org./", VIGIE_LINK_DANGEROUS, "almost-official" },
  { "https://h64u.xyz./", VIGIE_LINK_CAUTION, "several-signs" },
  { "https://web.telegram.org./k/#@somebody", VIGIE_LINK_UNKNOWN, "user-content" },
  { "https://pages.dev./", VIGIE_LINK_UNKNOWN, "dot-at-end" },
  { "https://sites.google.com./", VIGIE_LINK_UNKNOWN, "dot-at-end" },
  { "http://localhost./", VIGIE_LINK_UNKNOWN, "own-network" },
};

static const Case places[] = {
  { "https://example.pages.dev/", VIGIE_LINK_CAUTION, "free-hosting" },
  { "https://pages.dev/", VIGIE_LINK_UNKNOWN, NULL },
  { "https://sites.google.com/view/telegram-login", VIGIE_LINK_DANGEROUS, "messenger-on-free-page" },
  { "https://sites.google.com/view/our-class", VIGIE_LINK_CAUTION, "free-hosting" },
  { "https://sites.google.com/", VIGIE_LINK_UNKNOWN, "nothing-known" },
  { "https://storage.googleapis.com/abc/whatsapp.html", VIGIE_LINK_CAUTION, "messenger-page" },
  { "https://s3.amazonaws.com/abc/telegram/login.html", VIGIE_LINK_DANGEROUS, "messenger-on-free-page" },
  { "https://s3.us-east-1.amazonaws.com/abc/signal-link-device.html", VIGIE_LINK_DANGEROUS,
    "messenger-on-free-page" },
  { "https://example.notion.site/Telegram-premium-1234", VIGIE_LINK_DANGEROUS, "messenger-on-free-page" },
  { "https://somebody.github.io/telegram-login/", VIGIE_LINK_DANGEROUS, "messenger-on-free-page" },
  { "https://somebody.github.io/te1egram-vote/", VIGIE_LINK_DANGEROUS, "messenger-on-free-page" },
  { "https://somebody.github.io/telegram-bot-api/", VIGIE_LINK_UNKNOWN, "shared-hosting" },
  { "https://somebody.github.io/whatsapp-docs/", VIGIE_LINK_UNKNOWN, "shared-hosting" },
  { "https://somebody.github.io/telegraph-museum/", VIGIE_LINK_UNKNOWN, "shared-hosting" },
  { "https://somebody.github.io/traffic-signal/", VIGIE_LINK_UNKNOWN, "shared-hosting" },
  { "https://somebody.github.io/paypal-login/", VIGIE_LINK_CAUTION, "name-on-free-page" },
  { "https://storage.googleapis.com/abc/photos.html", VIGIE_LINK_UNKNOWN, "nothing-known" },
  { "https://docs.google.com/forms/d/e/1FAIpQL/viewform", VIGIE_LINK_UNKNOWN, "form-of-anyone" },
  { "https://docs.google.com/document/d/1", VIGIE_LINK_UNKNOWN, "nothing-known" },
  { "https://telegram.com/", VIGIE_LINK_UNKNOWN, "namesake" },
  { "https://login.telegram.com.example.org/", VIGIE_LINK_DANGEROUS, "messenger-name" },
  { "https://bafkreihujo3bmunbephpn7m6jfuctzqs4s4o55rhftb3gg3gojv2csr6ue.ipfs.dweb.link/", VIGIE_LINK_CAUTION,
    "free-hosting" },
  { "https://quotemyproject4949484.web.app/", VIGIE_LINK_CAUTION, "several-signs" },
  { "https://my-project-2.web.app/", VIGIE_LINK_UNKNOWN, "shared-hosting" },
  { "https://h64u.xyz/", VIGIE_LINK_CAUTION, "several-signs" },
  { "https://b2bx.com/", VIGIE_LINK_UNKNOWN, "nothing-known" },
  { "https://phantom-login.com/", VIGIE_LINK_CAUTION, "several-signs" },
  { "https://fldelityportfolio.lat/", VIGIE_LINK_CAUTION, "organisation-name" },
  { "https://rejoignez.perimetre.pro/", VIGIE_LINK_UNKNOWN, "abused-ending" },
  { "https://news.something.online/", VIGIE_LINK_UNKNOWN, "abused-ending" },
  { "https://news.something.online/", VIGIE_LINK_UNKNOWN, "nothing-known" },
  { "https://sessionize.com/", VIGIE_LINK_UNKNOWN, "nothing-known" },
  { "https://тelegram.org/", VIGIE_LINK_DANGEROUS, NULL },
  { "https://теlegram.org/", VIGIE_LINK_DANGEROUS, NULL },
  { "https://такси-москва.рф/", VIGIE_LINK_UNKNOWN, NULL },
  { "https://метро-новости.рф/", VIGIE_LINK_UNKNOWN, NULL },
  { "https://mail.something.online/", VIGIE_LINK_UNKNOWN, "abused-ending" },
  { "https://news.something.top/", VIGIE_LINK_CAUTION, "several-signs" },
  { "https://support-club-redon.bzh/", VIGIE_LINK_UNKNOWN, NULL },
  { "https://extranet.ch-de-kerlouan.fr/", VIGIE_LINK_UNKNOWN, NULL },
  { "https://extranet.ch-kerlouan.com/", VIGIE_LINK_UNKNOWN, NULL },
  { "https://office-tourisme-decize.pro/", VIGIE_LINK_UNKNOWN, NULL },
  { "https://ecole-saint-etienne-du-rouvray.pro/", VIGIE_LINK_UNKNOWN, NULL },
  { "https://fontainebleau77.wixsite.com/", VIGIE_LINK_UNKNOWN, NULL },
  { "https://commune-de-saint-germain-en-laye.wixsite.com/", VIGIE_LINK_UNKNOWN, NULL },
  { "https://helpdesk.hopital-sarreguemines.digital/", VIGIE_LINK_UNKNOWN, NULL },
  { "https://impots-des-jeunes.fr/", VIGIE_LINK_UNKNOWN, NULL },
  { "https://wetransfer.net/", VIGIE_LINK_UNKNOWN, NULL },
  { "https://somebody.github.io/", VIGIE_LINK_UNKNOWN, "shared-hosting" },
  { "https://paypal-login.github.io/", VIGIE_LINK_CAUTION, "several-signs" },
  { "https://somebody.github.io/Netflix-clone/", VIGIE_LINK_CAUTION, "name-on-free-page" },
  { "https://somebody.github.io/netflixclone", VIGIE_LINK_CAUTION, "name-on-free-page" },
  { "https://somebody.github.io/netflix/", VIGIE_LINK_UNKNOWN, "shared-hosting" },
  { "https://somebody.github.io/a-clone/", VIGIE_LINK_UNKNOWN, "shared-hosting" },
  { "https://ipfs.io/ipfs/bafkreia7x4vdjedm", VIGIE_LINK_CAUTION, "free-hosting" },
  { "https://ipfs.io/docs/", VIGIE_LINK_UNKNOWN, NULL },
  { "https://example.org/ipfs/bafkreia7x4vdjedm", VIGIE_LINK_UNKNOWN, "nothing-known" },
  { "https://sdfbgfdfc.weebly.com/", VIGIE_LINK_CAUTION, "several-signs" },
  { "https://www.mail453000.weebly.com/", VIGIE_LINK_CAUTION, "several-signs" },
  { "https://commune-du-village.weebly.com/", VIGIE_LINK_UNKNOWN, NULL },
  { "https://saint-village03.weebly.com/", VIGIE_LINK_UNKNOWN, NULL },
  { "https://203-0-113-7.example.com/", VIGIE_LINK_CAUTION, "number-name" },
  { "https://mail.203.0.113.7.example.com/", VIGIE_LINK_CAUTION, "number-name" },
  { "https://2024-11-24-256-300.example.com/", VIGIE_LINK_UNKNOWN, NULL },
  { "https://1-2-3.example.com/", VIGIE_LINK_UNKNOWN, NULL },
  { "https://bit.ly/abc", VIGIE_LINK_UNKNOWN, "short-link" },
  { "https://bit.ly/", VIGIE_LINK_UNKNOWN, NULL },
  { "https://t.co/abc", VIGIE_LINK_UNKNOWN, "short-link" },
  { "https://lnkd.in/abc", VIGIE_LINK_UNKNOWN, "short-link" },
  { "https://urlr.me/abc", VIGIE_LINK_UNKNOWN, "short-link" },
  { "https://paypal-secure.com/", VIGIE_LINK_CAUTION, "several-signs" },
  { "https://verify.account.top/", VIGIE_LINK_CAUTION, "several-signs" },
  { "https://something.top/", VIGIE_LINK_UNKNOWN, "abused-ending" },
};

/* Nothing but "nothing is known" may come of these. */
static const char *const false_alarms[] = {
  "https://www.telegraph.co.uk/",
  "https://www.letelegramme.fr/",
  "https://télégramme.fr/",
  "https://www.telegraaf.nl/",
  "https://cointelegraph.com/",
  "https://star-telegram.com/",
  "https://derbytelegraph.co.uk/",
  "https://telegraf.com.ua/",
  "https://www.telerama.fr/",
  "https://hotel-le-grand.fr/",
  "https://hotelegrand.com/",
  "https://signal.conso.gouv.fr/",
  "https://onesignal.com/",
  "https://appsignal.com/",
  "https://signalwire.com/",
  "https://trafficsignals.org/",
  "https://whatsnew.org/",
  "https://olvidado.es/",
  "https://threeman.org/",
  "https://program.org/",
  "https://grammarian.org/",
  "https://telecom.example.org/",
  "https://wireshark.org/",
  "https://element14.com/",
  "https://assemblee-nationale.fr/",
  "https://www.senat.fr/",
  "https://www.impots.gouv.fr/",
  "https://www.service-public.fr/",
  "https://www.bundestag.de/",
  "https://www.parliament.uk/",
  "https://www.com-agglo.fr/",
  "https://telegram.gouv.fr/",
  "https://www.gov.go.tz/",
  "https://app.int.example.com/",
  "https://thetelegram.com/",
  "https://elkodailytelegram.com/",
  "https://presstelegram.com/",
  "https://teleqraf.az/",
  "https://webmail.senat.fr/",
  "https://messagerie.senat.fr/",
  "https://webmail.bundestag.de/",
  "https://europe.eu/",
  "https://elysees.fr/",
  "https://turnsignal.link/",
  "https://whatsup.com/",
  "https://about-me-and-you.com/",
};

static VigieLinkJudge *judge;

static void
judge_text (const char *text, VigieLink *link)
{
  g_assert_true (vigie_url_parse (&link->url, text, strlen (text)));
  vigie_link_judge_link (judge, link);
}

static gboolean
has_reason (const VigieLink *link, const char *code)
{
  for (guint i = 0; i < link->n_reasons; i++)
    if (g_str_equal (link->reasons[i].rule->code, code))
      return TRUE;
  return FALSE;
}

static void
check_cases (const Case *cases, gsize n)
{
  VigieLink link = { 0 };

  for (gsize i = 0; i < n; i++)
    {
      judge_text (cases[i].link, &link);
      if (link.verdict != cases[i].verdict)
        g_error ("%s: %s because of %s", cases[i].link, vigie_link_verdict_to_string (link.verdict),
                 link.reasons[0].rule->code);
      if (cases[i].code != NULL && !has_reason (&link, cases[i].code))
        g_error ("%s: no %s but %s", cases[i].link, cases[i].code, link.reasons[0].rule->code);
      for (guint k = 1; k < link.n_reasons; k++)
        g_assert_cmpint (link.reasons[k - 1].rule->verdict, >=, link.reasons[k].rule->verdict);
    }
  vigie_url_clear (&link.url);
}

static void
test_messengers (void)
{
  check_cases (messengers, G_N_ELEMENTS (messengers));
}

static void
test_actions (void)
{
  check_cases (actions, G_N_ELEMENTS (actions));
}

static void
test_tricks (void)
{
  check_cases (tricks, G_N_ELEMENTS (tricks));
}

static void
test_passers (void)
{
  check_cases (passers, G_N_ELEMENTS (passers));
}

static void
test_imitations (void)
{
  check_cases (imitations, G_N_ELEMENTS (imitations));
}

static void
test_dots (void)
{
  check_cases (dots, G_N_ELEMENTS (dots));
}

static void
test_places (void)
{
  check_cases (places, G_N_ELEMENTS (places));
}

static void
test_false_alarms (void)
{
  VigieLink link = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (false_alarms); i++)
    {
      judge_text (false_alarms[i], &link);
      if (link.verdict != VIGIE_LINK_UNKNOWN || !has_reason (&link, "nothing-known"))
        g_error ("%s: false alarm %s", false_alarms[i], link.reasons[0].rule->code);
    }
  vigie_url_clear (&link.url);
}

/* Whatever is judged is judged the same with a dot behind its host, and its domain keeps the dot. */
static void
test_dot_changes_nothing (void)
{
  static const struct
  {
    const Case *cases;
    gsize n;
  } tables[] = {
    { messengers, G_N_ELEMENTS (messengers) },
    { imitations, G_N_ELEMENTS (imitations) },
    { places, G_N_ELEMENTS (places) },
  };
  VigieLink link = { 0 };

  for (gsize t = 0; t < G_N_ELEMENTS (tables); t++)
    for (gsize i = 0; i < tables[t].n; i++)
      {
        const char *text = tables[t].cases[i].link;
        const gsize n = strlen ("https://") + strcspn (text + strlen ("https://"), "/");
        g_autofree char *dotted =
            g_strdup_printf ("%.*s%s%s", (int) n, text, text[n - 1] == '.' ? "" : ".", text + n);

        judge_text (dotted, &link);
        if (link.verdict != tables[t].cases[i].verdict)
          g_error ("%s: %s because of %s", dotted, vigie_link_verdict_to_string (link.verdict),
                   link.reasons[0].rule->code);
        g_assert_true (g_str_has_suffix (link.url.host, "."));
        g_assert_true (g_str_has_suffix (link.url.host, link.domain.suffix));
      }
  vigie_url_clear (&link.url);
}

/* A path, a query or a fragment makes no honest site dangerous, and no site official. */
static void
test_path_decides_nothing (void)
{
  static const char *const paths[] = {
    "telegram.org/login", "?url=https://t.me/login/1",
    "#sgnl://linkdevice", "wa.me/settings/linked_devices",
    "login?token=abc",    "a\\b",
    "%2e%2e/telegram",    "whatsapp/verify.php",
  };
  VigieLink link = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (false_alarms); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (paths); k++)
      {
        g_autofree char *text = g_strconcat (false_alarms[i], paths[k], NULL);

        judge_text (text, &link);
        g_assert_cmpint (link.verdict, ==, VIGIE_LINK_UNKNOWN);
      }
  vigie_url_clear (&link.url);
}

/* What is judged twice, by two judges and after other links, is judged the same. */
static void
test_same_again (void)
{
  VigieLink first = { 0 }, second = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (imitations); i++)
    {
      g_autoptr (VigieLinkJudge) other = vigie_link_judge_new ();

      judge_text (imitations[i].link, &first);
      judge_text (false_alarms[i % G_N_ELEMENTS (false_alarms)], &second);
      judge_text (imitations[i].link, &second);
      g_assert_cmpuint (first.n_reasons, ==, second.n_reasons);
      vigie_link_judge_link (other, &second);
      g_assert_cmpuint (first.n_reasons, ==, second.n_reasons);
      for (guint k = 0; k < first.n_reasons; k++)
        {
          g_assert_true (first.reasons[k].rule == second.reasons[k].rule);
          g_assert_cmpstr (first.reasons[k].subject, ==, second.reasons[k].subject);
        }
    }
  vigie_url_clear (&first.url);
  vigie_url_clear (&second.url);
}

static void
test_table (void)
{
  const VigieLinkRule *const *rules = vigie_link_rules_get ();
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (; *rules != NULL; rules++)
    {
      const VigieLinkRule *rule = *rules;

      g_assert_true (g_hash_table_add (codes, (gpointer) rule->code));
      g_assert_true (vigie_link_rule_find (rule->code) == rule);
      g_assert_nonnull (rule->sentence);
      g_assert_nonnull (rule->advice);
      /* A published fact has its day, and a day its fact. */
      g_assert_cmpint (rule->source != NULL, ==, rule->checked != NULL);
      for (const char *place = rule->code; *place != '\0'; place++)
        g_assert_true (*place == '-' || g_ascii_islower (*place));
    }
  g_assert_cmpuint (g_hash_table_size (codes), >, 40);
  g_assert_nonnull (vigie_link_rule_find ("no-link"));
  g_assert_null (vigie_link_rule_find ("no-such-rule"));
}

/* A subject is data: cut between characters, one line, its direction isolated. */
static void
test_subject (void)
{
  VigieLink link = { .verdict = VIGIE_LINK_UNKNOWN };
  g_autoptr (GString) noise = g_string_new ("a\n\u202eb");
  g_autofree char *text = NULL;

  while (noise->len < 200)
    g_string_append (noise, "é");
  vigie_link_add_reason (&link, vigie_link_rule_find ("messenger-name"), noise->str);
  g_assert_cmpuint (strlen (link.reasons[0].subject), <, sizeof link.reasons[0].subject);
  g_assert_true (g_utf8_validate (link.reasons[0].subject, -1, NULL));

  text = vigie_link_reason_to_text (&link.reasons[0]);
  g_assert_null (strchr (text, '\n'));
  g_assert_null (strstr (text, "\u202e"));
  g_assert_null (strstr (text, "{name}"));
  g_assert_nonnull (strstr (text, "\u2068"));
}

/* The list of reasons is never fuller than it may be, and the weightiest stay. */
static void
test_full (void)
{
  VigieLink link = { .verdict = VIGIE_LINK_UNKNOWN };

  for (guint i = 0; i < VIGIE_LINK_MAX_REASONS + 3; i++)
    vigie_link_add_reason (&link, vigie_link_rule_find ("shared-hosting"), "example.org");
  vigie_link_add_reason (&link, vigie_link_rule_find ("messenger-name"), "Telegram");
  vigie_link_add_reason (&link, vigie_link_rule_find ("free-hosting"), "pages.dev");
  g_assert_cmpuint (link.n_reasons, ==, VIGIE_LINK_MAX_REASONS);
  g_assert_cmpstr (link.reasons[0].rule->code, ==, "messenger-name");
  g_assert_cmpstr (link.reasons[1].rule->code, ==, "free-hosting");
  g_assert_cmpint (link.verdict, ==, VIGIE_LINK_DANGEROUS);
}

/* "Nothing is known" goes away when something is. */
static void
test_nothing_known_gives_way (void)
{
  VigieLink link = { 0 };

  judge_text ("https://example.org/", &link);
  g_assert_true (has_reason (&link, "nothing-known"));
  vigie_link_add_reason (&link, vigie_link_rule_find ("messenger-name"), "Telegram");
  g_assert_false (has_reason (&link, "nothing-known"));
  g_assert_cmpint (link.verdict, ==, VIGIE_LINK_DANGEROUS);
  vigie_url_clear (&link.url);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  judge = vigie_link_judge_new ();
  g_test_add_func ("/link-rules/messengers", test_messengers);
  g_test_add_func ("/link-rules/actions", test_actions);
  g_test_add_func ("/link-rules/tricks", test_tricks);
  g_test_add_func ("/link-rules/passers", test_passers);
  g_test_add_func ("/link-rules/imitations", test_imitations);
  g_test_add_func ("/link-rules/dots", test_dots);
  g_test_add_func ("/link-rules/places", test_places);
  g_test_add_func ("/link-rules/dot-changes-nothing", test_dot_changes_nothing);
  g_test_add_func ("/link-rules/false-alarms", test_false_alarms);
  g_test_add_func ("/link-rules/path-decides-nothing", test_path_decides_nothing);
  g_test_add_func ("/link-rules/same-again", test_same_again);
  g_test_add_func ("/link-rules/table", test_table);
  g_test_add_func ("/link-rules/subject", test_subject);
  g_test_add_func ("/link-rules/full", test_full);
  g_test_add_func ("/link-rules/nothing-known-gives-way", test_nothing_known_gives_way);
  status = g_test_run ();
  vigie_link_judge_free (judge);
  return status;
}
