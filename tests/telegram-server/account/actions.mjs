// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a test (or a scenario's event) can do to the account, as the person on the phone or as Telegram
// would. Each action is a function (account, arguments) and returns something that JSON can hold, or a
// promise of it.
import { checkFault, checkSession } from '../scenario.mjs';
import { acceptWaitingTokens, newAuthorizationUpdate, waitingTokens } from './sign-in.mjs';

const LONGEST_WAIT_MS = 120000;

/** Nobody scans a code before it is shown: TDLib ignores a scan of a token that it has not got yet. */
const SCAN_MS = 100;

const counts = (map) => Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));

function hashOf(text) {
  if (!/^-?\d+$/.test(String(text))) throw new Error('"hash" must be a 64-bit number written as a text');
  return BigInt(text);
}

/** Waits until `test ()` holds; false when it does not within `timeoutMs`. */
function waitUntil(account, test, timeoutMs = 10000) {
  return new Promise((resolve) => {
    let timer = null;
    const done = (value) => {
      clearTimeout(timer);
      account.off('changed', look);
      resolve(value);
    };
    const look = () => test() && done(true);
    timer = setTimeout(() => done(false), Math.min(timeoutMs, LONGEST_WAIT_MS));
    account.on('changed', look);
    look();
  });
}

function addSession(account, description = {}) {
  checkSession(description);
  const session = account.makeSession({ date_created: 0, date_active: 0, ...description });
  if (account.findSession(session.hash)) throw new Error('there is a session with this hash already');
  account.sessions.push(session);
  return session;
}

/** Updates in a test are JSON: a `hash` is a text there, a `date` may be counted from now. */
function updateFromJson(account, update) {
  if (typeof update?._ !== 'string')
    throw new Error('"update" must be an object with "_", the name of a TL update');
  const ready = { ...update };
  if (ready.hash !== undefined) ready.hash = hashOf(ready.hash);
  if (ready.date !== undefined) ready.date = account.time(ready.date);
  return ready;
}

function listSessions(account) {
  const live = account.keys.signedIn().map((key) => ({ ...key.auth, live: true }));
  const shown = ({
    hash,
    device_model,
    app_name,
    country,
    date_created,
    unconfirmed,
    live: isLive = false,
  }) => ({
    hash: String(hash),
    device_model: String(device_model).slice(0, 80),
    app_name: String(app_name).slice(0, 80),
    country: String(country).slice(0, 80),
    date_created,
    unconfirmed: !!unconfirmed,
    live: isLive,
  });
  return [...live, ...account.sessions].map(shown);
}

function state(account) {
  const { password, pendingEmail } = account;
  return {
    signedIn: account.keys.signedIn().length,
    waitingQrCodes: waitingTokens(account).length,
    sessions: account.sessions.length,
    webSessions: account.web.length,
    connectedBots: account.bots.length,
    passkeys: account.passkeys.length,
    sessionTtlDays: account.ttlDays,
    accountTtlDays: account.accountTtlDays,
    hasPassword: !!password,
    hint: password?.hint ?? null,
    recoveryEmail: password?.recoveryEmail ?? null,
    pendingEmail: pendingEmail?.address ?? null,
    loginEmail: account.loginEmail,
    passwordResetDate: account.resetAt,
    keys: account.keys.all().length,
    boundKeys: account.keys.all().filter((key) => key.permanentKey).length,
    called: counts(account.counts.called),
    executed: counts(account.counts.executed),
    refused: counts(account.counts.refused),
    forbidden: counts(account.forbidden),
    unserved: counts(account.unserved),
  };
}

export const accountActions = {
  state,
  sessions: listSessions,

  /** The phone scans and accepts the QR code; waits up to `waitMs` for one to be there. Returns how many. */
  async acceptQr(account, { waitMs = 0 } = {}) {
    if (!(await waitUntil(account, () => waitingTokens(account).length > 0, waitMs))) return 0;
    await new Promise((resolve) => setTimeout(resolve, SCAN_MS));
    return acceptWaitingTokens(account);
  },

  /** An ordinary session appears, and no client is told. Returns its hash. */
  addSession(account, { session }) {
    return String(addSession(account, session).hash);
  },

  /** An unconfirmed session appears, and all clients are told. Returns its hash. */
  addUnconfirmed(account, { session }) {
    const added = addSession(account, { ...session, unconfirmed: true });
    account.push(newAuthorizationUpdate(added));
    return String(added.hash);
  },

  /** A session is ended on the phone. Returns whether it was there. */
  endSession: (account, { hash }) => account.endSession(hashOf(hash)),

  /** All clients of this server are signed out from elsewhere. Returns how many. */
  revokeCurrent(account) {
    const keys = account.keys.signedIn();
    for (const key of keys) account.endClient(key);
    return keys.length;
  },

  /** The clients' own sessions become this old. */
  setCurrentAge(account, { seconds }) {
    if (!Number.isInteger(seconds)) throw new Error('"seconds" must be a whole number');
    account.scenario.currentSessionAgeSec = seconds;
    for (const key of account.keys.signedIn()) key.auth.date_created = account.clock.now() - seconds;
    return seconds;
  },

  /** The two-step password is set on the phone: { plain, hint, recoveryEmail }, or null to take it away. */
  setPassword(account, { password }) {
    if (password && typeof password.plain !== 'string') throw new Error('"password.plain" is missing');
    account.setPassword(password);
    return !!account.password;
  },

  /** Sends any TL update to all clients. Returns how many it reached. */
  push: (account, { update }) => account.push(updateFromJson(account, update)),

  fault(account, { fault }) {
    checkFault(fault);
    account.faults.add(fault);
    return true;
  },

  clearFaults(account) {
    account.faults.clear();
    return true;
  },

  rotateSalt: (account) => account.keys.rotateSalts(),

  /** How often a method was called, and how often it was carried out. */
  called: (account, { method }) => account.counts.called.get(method) ?? 0,
  executed: (account, { method }) => account.counts.executed.get(method) ?? 0,

  resetCounts(account) {
    for (const map of Object.values(account.counts)) map.clear();
    account.unserved.clear();
    return true;
  },

  /** Waits until a method was called `times` times in all. Returns whether it was. */
  waitForCall(account, { method, times = 1, timeoutMs }) {
    return waitUntil(account, () => (account.counts.called.get(method) ?? 0) >= times, timeoutMs);
  },

  /** Waits for a QR code to be shown, a client to be signed in, or none to be. Returns whether it came so. */
  waitFor(account, { what, timeoutMs }) {
    const tests = {
      qr: () => waitingTokens(account).length > 0,
      signedIn: () => account.keys.signedIn().length > 0,
      signedOut: () => account.keys.signedIn().length === 0,
    };
    if (!tests[what]) throw new Error(`"what" must be one of ${Object.keys(tests).join(', ')}`);
    return waitUntil(account, tests[what], timeoutMs);
  },
};
