// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Privacy rules and the account's own time to live.

const keyName = (key) => key._.replace(/^inputPrivacyKey/, '');

function privacyRules(account, key) {
  const rules = account.privacy[key] ?? [{ _: 'privacyValueAllowContacts' }];
  return { _: 'account.privacyRules', rules, chats: [], users: [] };
}

export const privacyMethods = {
  'account.getAccountTTL': (account) => ({ _: 'accountDaysTTL', days: account.accountTtlDays }),

  'account.setAccountTTL'(account, request) {
    account.accountTtlDays = request.ttl.days;
    return true;
  },

  'account.getPrivacy': (account, request) => privacyRules(account, keyName(request.key)),

  'account.setPrivacy'(account, request) {
    const key = keyName(request.key);
    const rules = request.rules.map((rule) => ({
      ...rule,
      _: rule._.replace(/^inputPrivacyValue/, 'privacyValue'),
    }));
    account.privacy[key] = rules;
    setTimeout(() => account.push({ _: 'updatePrivacy', key: { _: `privacyKey${key}` }, rules }), 20);
    return privacyRules(account, key);
  },

  'account.getGlobalPrivacySettings'(account) {
    return { _: 'globalPrivacySettings', ...account.scenario.globalPrivacy };
  },

  'account.setGlobalPrivacySettings'(account, request) {
    account.scenario.globalPrivacy = { ...request.settings };
    return request.settings;
  },
};
