// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a client asks for at start: configuration, languages, the (empty) lists of chats and contacts.

/** Telegram's own addresses; the network namespace makes them addresses of the loopback interface. */
const DATA_CENTRES = {
  1: '149.154.175.50',
  2: '149.154.167.51',
  3: '149.154.175.100',
  4: '149.154.167.91',
  5: '149.154.171.5',
};

/** The numbers of the `config` object that only have to be there. */
const LIMITS = {
  chat_size_max: 200,
  megagroup_size_max: 200000,
  forwarded_count_max: 100,
  online_update_period_ms: 210000,
  offline_blur_timeout_ms: 5000,
  offline_idle_timeout_ms: 30000,
  online_cloud_timeout_ms: 300000,
  notify_cloud_delay_ms: 30000,
  notify_default_delay_ms: 1500,
  push_chat_period_ms: 60000,
  push_chat_limit: 2,
  edit_time_limit: 172800,
  revoke_time_limit: 2147483647,
  revoke_pm_time_limit: 2147483647,
  rating_e_decay: 2419200,
  stickers_recent_limit: 200,
  channels_read_media_period: 604800,
  call_receive_timeout_ms: 20000,
  call_ring_timeout_ms: 90000,
  call_connect_timeout_ms: 30000,
  call_packet_timeout_ms: 10000,
  caption_length_max: 1024,
  message_length_max: 4096,
  webfile_dc_id: 4,
};

/** A JSON value as TL's JSONValue. */
function jsonValue(value) {
  if (value === null) return { _: 'jsonNull' };
  if (Array.isArray(value)) return { _: 'jsonArray', value: value.map(jsonValue) };
  if (typeof value === 'object') {
    const member = ([key, inner]) => ({ _: 'jsonObjectValue', key, value: jsonValue(inner) });
    return { _: 'jsonObject', value: Object.entries(value).map(member) };
  }
  return { _: { string: 'jsonString', number: 'jsonNumber', boolean: 'jsonBool' }[typeof value], value };
}

const updatesState = (now) => ({ _: 'updates.state', pts: 1, qts: 0, date: now, seq: 0, unread_count: 0 });

const languageDifference = (code, from, version) => ({
  _: 'langPackDifference',
  lang_code: code,
  from_version: from,
  version,
  strings: [],
});

export const configurationMethods = {
  'help.getConfig'(account, request, context) {
    const now = account.clock.now();
    const option = ([id, address]) => ({ _: 'dcOption', id: Number(id), ip_address: address, port: 443 });
    return {
      _: 'config',
      ...LIMITS,
      date: now,
      expires: now + 3600,
      test_mode: !!account.scenario.testDc,
      this_dc: context.dataCentre,
      dc_options: Object.entries(DATA_CENTRES).map(option),
      dc_txt_domain_name: 'invalid.',
      me_url_prefix: 'https://t.me/',
    };
  },

  'help.getNearestDc'(account, request, context) {
    return { _: 'nearestDc', country: 'NL', this_dc: context.dataCentre, nearest_dc: context.dataCentre };
  },

  // TDLib 1.8.38 reads the server's suggestions here, 1.8.65 in help.getPromoData.
  'help.getAppConfig'(account) {
    const { suggestions = [], appConfig = {} } = account.scenario;
    return {
      _: 'help.appConfig',
      hash: 1,
      config: jsonValue({ pending_suggestions: suggestions, ...appConfig }),
    };
  },

  'help.getPromoData'(account) {
    const { suggestions = [] } = account.scenario;
    const expires = account.clock.now() + 3600;
    if (!suggestions.length) return { _: 'help.promoDataEmpty', expires };
    return {
      _: 'help.promoData',
      expires,
      pending_suggestions: suggestions,
      dismissed_suggestions: [],
      chats: [],
      users: [],
      peer: { _: 'peerUser', user_id: account.user.id },
    };
  },

  'help.dismissSuggestion'(account, request) {
    const { suggestions = [] } = account.scenario;
    account.scenario.suggestions = suggestions.filter((one) => one !== request.suggestion);
    return true;
  },

  'help.getCdnConfig': () => ({ _: 'cdnConfig', public_keys: [] }),

  'help.getCountriesList'() {
    const codes = [{ _: 'help.countryCode', country_code: '31' }];
    const country = { _: 'help.country', iso2: 'NL', default_name: 'Netherlands', country_codes: codes };
    return { _: 'help.countriesList', hash: 1, countries: [country] };
  },

  'help.getTermsOfServiceUpdate'(account) {
    return { _: 'help.termsOfServiceUpdateEmpty', expires: account.clock.now() + 86400 };
  },

  'langpack.getLanguages': () => [],
  'langpack.getStrings': () => [],
  'langpack.getLangPack': (account, request) => languageDifference(request.lang_code, 0, 1),
  'langpack.getDifference'(account, { lang_code, from_version }) {
    return languageDifference(lang_code, from_version, from_version);
  },

  'auth.dropTempAuthKeys': () => true,

  'updates.getState': (account) => updatesState(account.clock.now()),
  'updates.getDifference': (account) => ({ _: 'updates.differenceEmpty', date: account.clock.now(), seq: 0 }),

  'users.getUsers'(account, request) {
    return request.id.some((id) => id._ === 'inputUserSelf') ? [account.userObject()] : [];
  },

  'account.getContactSignUpNotification': () => false,
  'contacts.getContacts': () => ({ _: 'contacts.contacts', contacts: [], saved_count: 0, users: [] }),
  'contacts.getBlocked': () => ({ _: 'contacts.blocked', blocked: [], chats: [], users: [] }),
  'messages.getDialogs': () => ({ _: 'messages.dialogs', dialogs: [], messages: [], chats: [], users: [] }),
  'messages.getPinnedDialogs'(account) {
    const state = updatesState(account.clock.now());
    return { _: 'messages.peerDialogs', dialogs: [], messages: [], chats: [], users: [], state };
  },
};
