// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lists of sessions, web sites and connected bots, and what changes them.
import { RpcError } from '../protocol/outcome.mjs';

/** A session as `authorization`; the client's own has the hash 0 in its own list. */
export function sessionObject(session, isOwn = false) {
  return { _: 'authorization', ...session, current: isOwn, hash: isOwn ? 0n : session.hash };
}

const botUser = (id, more) => ({ _: 'user', bot: true, bot_info_version: 1, id, access_hash: 77n, ...more });

function connectedBot(account, bot) {
  return {
    _: 'connectedBot',
    can_reply: true,
    bot_id: bot.bot_id,
    recipients: { _: 'businessBotRecipients', existing_chats: true, new_chats: true },
    rights: { _: 'businessBotRights', reply: true, read_messages: true, ...bot.rights },
    device: bot.device,
    date: bot.date === undefined ? undefined : account.time(bot.date),
    location: bot.location,
  };
}

export const sessionMethods = {
  'account.getAuthorizations'(account, request, context) {
    const live = account.keys.signedIn().map((key) => key.auth);
    const others = [...live.filter((session) => session !== context.own), ...account.sessions];
    return {
      _: 'account.authorizations',
      authorization_ttl_days: account.ttlDays,
      authorizations: [sessionObject(context.own, true), ...others.map((session) => sessionObject(session))],
    };
  },

  'account.resetAuthorization'(account, request, context) {
    account.refuseFresh(context);
    const isOther = request.hash !== context.own.hash;
    if (!isOther || !account.endSession(request.hash)) throw new RpcError(400, 'HASH_INVALID');
    return true;
  },

  'auth.resetAuthorizations'(account, request, context) {
    account.refuseFresh(context);
    account.sessions.length = 0;
    for (const key of account.keys.signedIn()) if (key !== context.key) account.endClient(key);
    return true;
  },

  'account.changeAuthorizationSettings'(account, request, context) {
    const session = request.hash === 0n ? context.own : account.findSession(request.hash)?.session;
    if (!session) throw new RpcError(400, 'HASH_INVALID');
    if (request.confirmed) session.unconfirmed = false;
    for (const setting of ['encrypted_requests_disabled', 'call_requests_disabled']) {
      if (request[setting] !== undefined) session[setting] = request[setting];
    }
    return true;
  },

  'account.setAuthorizationTTL'(account, request, context) {
    account.refuseFresh(context);
    const days = request.authorization_ttl_days;
    if (days < 1 || days > 366) throw new RpcError(406, 'TTL_DAYS_INVALID');
    account.ttlDays = days;
    return true;
  },

  'account.getWebAuthorizations'(account) {
    const bots = [...new Set(account.web.map((web) => web.bot_id))];
    const user = (id) => botUser(id, { first_name: `Bot ${id}`, username: `bot${id}_bot` });
    return {
      _: 'account.webAuthorizations',
      authorizations: account.web.map((web) => ({ _: 'webAuthorization', ...web })),
      users: bots.map(user),
    };
  },

  'account.resetWebAuthorization'(account, request) {
    const index = account.web.findIndex((web) => web.hash === request.hash);
    if (index < 0) throw new RpcError(400, 'HASH_INVALID');
    account.web.splice(index, 1);
    return true;
  },

  'account.resetWebAuthorizations'(account) {
    account.web.length = 0;
    return true;
  },

  'account.getConnectedBots'(account) {
    const bots = account.bots.map((bot) => account.texts(bot));
    const user = (bot) =>
      botUser(bot.bot_id, { bot_business: true, first_name: bot.name, username: bot.username });
    return {
      _: 'account.connectedBots',
      connected_bots: bots.map((bot) => connectedBot(account, bot)),
      users: bots.map(user),
    };
  },

  'account.updateConnectedBot'(account, request) {
    if (request.deleted) account.bots = [];
    return { _: 'updates', updates: [], users: [], chats: [], date: account.clock.now(), seq: 0 };
  },

  // Passkeys: layers of TDLib 1.8.59 and newer.
  'account.getPasskeys'(account) {
    const dated = (passkey) => ({
      ...passkey,
      date: account.time(passkey.date),
      last_usage_date:
        passkey.last_usage_date === undefined ? undefined : account.time(passkey.last_usage_date),
    });
    return {
      _: 'account.passkeys',
      passkeys: account.passkeys.map((passkey) => ({ _: 'passkey', ...dated(passkey) })),
    };
  },

  'account.deletePasskey'(account, request) {
    account.passkeys = account.passkeys.filter((passkey) => passkey.id !== request.id);
    return true;
  },
};
