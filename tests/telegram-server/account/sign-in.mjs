// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Signing in by QR code, and out. Sources: https://core.telegram.org/api/qr-login and .../api/auth
import { RpcError } from '../protocol/outcome.mjs';
import { random } from '../protocol/primitives.mjs';
import { checkPassword } from './two-step.mjs';
import { sessionObject } from './sessions.mjs';

/** The session of the client itself, from what it tells about its program and from the scenario. */
function ownSession(account, init) {
  return account.makeSession({
    device_model: init?.device_model,
    platform: 'Linux',
    system_version: init?.system_version,
    api_id: init?.api_id,
    app_name: 'Vigie',
    app_version: init?.app_version,
    ip: '127.0.0.1',
    country: 'Netherlands',
    date_created: -(account.scenario.currentSessionAgeSec ?? 0),
    date_active: 0,
    ...account.scenario.currentSession,
  });
}

/** Tells the other clients of the account about a new session. */
function announce(account, key) {
  const { announceLogins } = account.scenario;
  const others = account.keys.signedIn().filter((other) => other !== key);
  if (!announceLogins || !others.length) return;
  key.auth.unconfirmed = announceLogins === 'unconfirmed';
  for (const other of others) account.push(newAuthorizationUpdate(key.auth), other);
}

/** The update about a new session; Telegram gives details only of an unconfirmed one. */
export function newAuthorizationUpdate(session) {
  const update = { _: 'updateNewAuthorization', unconfirmed: !!session.unconfirmed, hash: session.hash };
  if (!session.unconfirmed) return update;
  const place = [session.region, session.country].filter((part) => part.length).join(', ');
  return {
    ...update,
    date: session.date_created,
    device: `${session.app_name}, ${session.device_model}`,
    location: place,
  };
}

/** Signs the client in. */
export function authorize(account, context) {
  const { key, session } = context;
  key.auth = ownSession(account, session.init);
  key.passwordPending = false;
  account.log('signed-in', { device: key.auth.device_model, api_id: key.auth.api_id, layer: session.layer });
  announce(account, key);
  account.emit('changed');
  account.emit('signed-in', key);
  return { _: 'auth.authorization', user: account.userObject() };
}

/** After an accepted QR code: done, or the two-step password is asked for. */
function afterToken(account, context) {
  if (account.password) {
    context.key.passwordPending = true;
    throw new RpcError(401, 'SESSION_PASSWORD_NEEDED');
  }
  return { _: 'auth.loginTokenSuccess', authorization: authorize(account, context) };
}

/** Tokens that wait to be scanned. */
export const waitingTokens = (account) => [...account.tokens.values()].filter((token) => !token.accepted);

/** The "phone" scans and accepts one token. */
export function acceptToken(account, token) {
  token.accepted = true;
  return account.push({ _: 'updateLoginToken' }, token.key);
}

/** The "phone" accepts all tokens that wait. Returns how many there were. */
export function acceptWaitingTokens(account) {
  const tokens = waitingTokens(account);
  for (const token of tokens) acceptToken(account, token);
  return tokens.length;
}

/** A new token for a client, in the place of its last one. */
function newToken(account, context) {
  const { qrLifeSec = 30, qrAcceptAfterMs } = account.scenario.login ?? {};
  for (const [id, old] of account.tokens) if (old.key === context.key) account.tokens.delete(id);
  const secret = random(32);
  const token = { secret, key: context.key, init: context.session.init, accepted: false };
  account.tokens.set(secret.toString('hex'), token);
  if (qrAcceptAfterMs !== undefined) setTimeout(() => acceptWaitingTokens(account), qrAcceptAfterMs).unref();
  return { _: 'auth.loginToken', expires: account.clock.now() + qrLifeSec, token: secret };
}

export const signInMethods = {
  'auth.exportLoginToken'(account, request, context) {
    const accepted = [...account.tokens.values()].find(
      (token) => token.key === context.key && token.accepted,
    );
    if (!accepted) return newToken(account, context);
    if (!account.isHome(context)) {
      accepted.key = null;
      return { _: 'auth.loginTokenMigrateTo', dc_id: account.scenario.homeDc, token: accepted.secret };
    }
    account.tokens.delete(accepted.secret.toString('hex'));
    return afterToken(account, context);
  },

  'auth.importLoginToken'(account, request, context) {
    const id = request.token.toString('hex');
    if (!account.tokens.get(id)?.accepted) throw new RpcError(400, 'AUTH_TOKEN_INVALID');
    account.tokens.delete(id);
    return afterToken(account, context);
  },

  // The accepting side, when it is a client of this server too.
  'auth.acceptLoginToken'(account, request) {
    const token = account.tokens.get(request.token.toString('hex'));
    if (!token) throw new RpcError(400, 'AUTH_TOKEN_EXPIRED');
    if (token.accepted) throw new RpcError(400, 'AUTH_TOKEN_ALREADY_ACCEPTED');
    setTimeout(() => acceptToken(account, token), 20);
    return sessionObject(ownSession(account, token.init));
  },

  'auth.checkPassword'(account, request, context) {
    if (!context.key.passwordPending) throw new RpcError(401, 'AUTH_KEY_UNREGISTERED');
    checkPassword(account, request.password);
    return authorize(account, context);
  },

  'auth.logOut'(account, request, context) {
    if (context.own) account.log('signed-out');
    context.key.auth = null;
    return { _: 'auth.loggedOut' };
  },
};
