// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The account behind the server: its state (from a scenario), and the entry of all API calls.
import { EventEmitter } from 'node:events';
import { NoAnswer, RpcError } from '../protocol/outcome.mjs';
import { random, randomId } from '../protocol/primitives.mjs';
import { passwordVerifier } from '../protocol/srp.mjs';
import { scenarioText } from '../scenario.mjs';
import { Faults } from './faults.mjs';
import { FORBIDDEN, METHODS, OPEN } from './methods.mjs';

const SESSION_DEFAULTS = {
  device_model: 'Phone',
  platform: 'Android',
  system_version: '14',
  api_id: 6,
  app_name: 'Telegram Android',
  app_version: '11.0',
  ip: '192.0.2.10',
  country: 'Netherlands',
  region: '',
};

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const increment = (counts, name) => counts.set(name, (counts.get(name) ?? 0) + 1);

/** Emits `changed` after every call, sign-in and sign-out, for those who wait. */
export class Account extends EventEmitter {
  constructor({ scenario, keys, clock, log }) {
    super();
    this.setMaxListeners(0);
    this.scenario = structuredClone(scenario);
    Object.assign(this, { keys, clock, log });
    this.user = this.scenario.user;
    this.sessions = this.#initialSessions();
    this.web = (this.scenario.webSessions ?? []).map((web) => this.#dated(web));
    this.bots = this.scenario.connectedBots ?? [];
    this.passkeys = (this.scenario.passkeys ?? []).map((passkey) => this.texts(passkey));
    this.ttlDays = this.scenario.sessionTtlDays ?? 180;
    this.accountTtlDays = this.scenario.accountTtlDays ?? 365;
    this.privacy = this.scenario.privacy ?? {};
    this.password = null;
    this.pendingEmail = null; // { address, code, apply }
    this.loginEmail = this.scenario.loginEmail ?? null;
    const { passwordResetInSec } = this.scenario;
    this.resetAt = passwordResetInSec === undefined ? null : clock.now() + passwordResetInSec;
    this.faults = new Faults(this.scenario.faults ?? []);
    this.tokens = new Map(); // QR tokens by hex
    this.challenges = new Map(); // SRP challenges by id
    this.counts = { called: new Map(), executed: new Map(), refused: new Map() };
    this.unserved = new Map();
    this.forbidden = new Map();
    if (this.scenario.password) this.setPassword(this.scenario.password);
  }

  // --- calls ---

  /** Answers one API method. `context`: { key, session, dataCentre, afterwards }. */
  async call(context, request) {
    const name = request._ === '?' ? `0x${request.id.toString(16)}` : request._;
    increment(this.counts.called, name);
    try {
      const result = await this.#answer(name, context, request);
      increment(this.counts.executed, name);
      this.log('call', { method: name, result: result?._ ?? typeof result });
      return result;
    } catch (error) {
      if (error instanceof RpcError) {
        increment(this.counts.refused, `${name}: ${error.code} ${error.message}`);
        this.log('refused', { method: name, error: `${error.code} ${error.message}` });
      }
      throw error;
    } finally {
      this.emit('changed');
      this.emit('call', name, context.key);
    }
  }

  async #answer(name, context, request) {
    const fault = this.faults.take(name);
    if (fault) {
      this.log('fault', fault);
      if (fault.delayMs) await pause(fault.delayMs);
      if (fault.drop) throw new NoAnswer('drop');
      if (fault.silent) throw new NoAnswer('silent');
      if (fault.error) throw new RpcError(fault.error.code, fault.error.text);
      if (fault.dropAfter) context.afterwards = 'drop';
    }
    if (FORBIDDEN.has(name)) {
      increment(this.forbidden, name);
      this.log('forbidden', { method: name });
      throw new RpcError(400, 'METHOD_FORBIDDEN_BY_TEST_SERVER');
    }
    const method = METHODS[name];
    if (!method) {
      increment(this.unserved, name);
      this.log('unserved', { method: name, layer: context.session.layer });
      throw new RpcError(400, 'METHOD_NOT_SERVED');
    }
    context.own = context.key.auth;
    if (!OPEN.has(name) && !context.own) throw new RpcError(401, 'AUTH_KEY_UNREGISTERED');
    return method(this, request, context);
  }

  // --- values of a scenario ---

  /** A time of a scenario: 0 and less are seconds before now, { unix } is taken as it is. */
  time(value) {
    if (typeof value === 'object') return value.unix;
    return value === undefined || value <= 0 ? this.clock.now() + (value ?? 0) : value;
  }

  /** A copy of `object` with its texts as they go on the wire. */
  texts(object) {
    const isText = (value) =>
      typeof value === 'object' && value !== null && ('hex' in value || 'text' in value);
    const entries = Object.entries(object);
    return Object.fromEntries(
      entries.map(([name, value]) => [name, isText(value) ? scenarioText(value) : value]),
    );
  }

  #dated(entry) {
    return {
      ...this.texts(entry),
      hash: BigInt(entry.hash),
      date_created: this.time(entry.date_created),
      date_active: this.time(entry.date_active),
    };
  }

  /** A session as Telegram lists it, from a scenario's description. */
  makeSession(description) {
    return this.#dated({ hash: String(randomId()), ...SESSION_DEFAULTS, ...description });
  }

  #initialSessions() {
    const listed = (this.scenario.sessions ?? []).map((session) => this.makeSession(session));
    const { count = 0, template = {} } = this.scenario.manySessions ?? {};
    for (let i = 0; i < count; i++) {
      const date = -3600 * (i + 1);
      const numbered = {
        date_created: date,
        date_active: date,
        device_model: `Device ${i + 1}`,
        ...template,
      };
      listed.push(this.makeSession({ ...numbered, hash: String(7000000000000n + BigInt(i)) }));
    }
    return listed;
  }

  // --- the account's user, password and sessions ---

  userObject() {
    const { id, first_name, last_name, username, phone, premium, access_hash } = this.texts(this.user);
    return {
      _: 'user',
      self: true,
      contact: true,
      mutual_contact: true,
      id,
      access_hash: BigInt(access_hash ?? 1234567),
      first_name,
      last_name: last_name || undefined,
      username: username || undefined,
      phone,
      premium: !!premium,
      status: { _: 'userStatusOnline', expires: this.clock.now() + 300 },
    };
  }

  /** Sets the two-step password; null takes it away. */
  setPassword(password) {
    if (!password) {
      this.password = null;
      return;
    }
    const salt1 = random(8);
    const salt2 = random(16);
    this.password = {
      salt1,
      salt2,
      verifier: passwordVerifier(password.plain, salt1, salt2),
      hint: password.hint ?? '',
      recoveryEmail: password.recoveryEmail ?? null,
      secureSettings: null,
    };
  }

  /** Refuses what a session younger than 24 hours may not do, when the scenario says so. */
  refuseFresh(context) {
    if (this.scenario.freshGuard && this.clock.now() - context.own.date_created < 86400) {
      throw new RpcError(406, 'FRESH_RESET_AUTHORISATION_FORBIDDEN');
    }
  }

  /** Whether the account lives in the data centre that was asked. */
  isHome(context) {
    return !this.scenario.homeDc || context.dataCentre === this.scenario.homeDc;
  }

  /** A session with `hash`, live or not: { session, key }, or null. */
  findSession(hash) {
    const key = this.keys.signedIn().find((one) => one.auth.hash === hash);
    if (key) return { session: key.auth, key };
    const session = this.sessions.find((one) => one.hash === hash);
    return session ? { session, key: null } : null;
  }

  /** Ends a session. False when there is none with this hash. */
  endSession(hash) {
    const found = this.findSession(hash);
    if (!found) return false;
    if (found.key) this.endClient(found.key);
    else this.sessions.splice(this.sessions.indexOf(found.session), 1);
    this.emit('changed');
    return true;
  }

  /**
   * Ends the authorization of a live client. Its MTProto sessions are forgotten and its connections break,
   * so it gets new_session_created, asks for what it missed, and that query gets 401 AUTH_KEY_UNREGISTERED.
   */
  endClient(key) {
    key.auth = null;
    this.keys.forgetSessions(key);
    this.emit('changed');
  }

  // --- updates ---

  /**
   * Sends an update to all clients that want updates, or to those of one key. Returns how many it reached.
   */
  push(update, onlyKey = null) {
    const keys = onlyKey ? [onlyKey] : this.keys.all().filter((key) => !key.permanentKey);
    const sessions = keys.flatMap((key) => this.keys.sessionsOf(key));
    const reached = sessions.filter((session) => session.wantsUpdates && session.connection);
    for (const session of reached) {
      session.connection.send({ _: 'updateShort', update, date: this.clock.now() }, session);
    }
    this.log('push', { update: update._, reached: reached.length });
    return reached.length;
  }
}
