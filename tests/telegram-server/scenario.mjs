// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Scenario files: one JSON object describes one account and what happens to it. README.md has the table for
// people.
import fs from 'node:fs';
import path from 'node:path';

/** A scenario that cannot be used; the message names the file and the place. */
export class ScenarioError extends Error {}

const HASH = /^-?\d{1,19}$/;

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isInteger = (value) => Number.isInteger(value) && Math.abs(value) < 2 ** 53;
const isOnly = (value, ...names) =>
  isObject(value) && Object.keys(value).every((name) => names.includes(name));

/** The checks by name: [test, what it wants to see]. */
const KINDS = {
  flag: [(value) => typeof value === 'boolean', 'true or false'],
  count: [(value) => isInteger(value) && value >= 0, 'a whole number, 0 or more'],
  integer: [isInteger, 'a whole number'],
  word: [(value) => typeof value === 'string', 'a text'],
  words: [(value) => Array.isArray(value) && value.every((v) => typeof v === 'string'), 'a list of texts'],
  object: [isObject, 'an object'],
  hash: [(value) => typeof value === 'string' && HASH.test(value), 'a 64-bit number written as a text'],
  time: [
    (value) => isInteger(value) || (isOnly(value, 'unix') && isInteger(value.unix)),
    'a whole number (0 or less: seconds before now), or {"unix": N} for exactly N',
  ],
  text: [
    (value) =>
      typeof value === 'string' ||
      (isOnly(value, 'text', 'times') && typeof value.text === 'string' && isInteger(value.times)) ||
      (isOnly(value, 'hex') && /^([0-9a-f]{2})*$/i.test(value.hex)),
    'a text, {"text": T, "times": N} for a long one, or {"hex": "…"} for raw bytes',
  ],
  announce: [(value) => [false, true, 'unconfirmed'].includes(value), 'false, true or "unconfirmed"'],
};

const SESSION = {
  hash: 'hash',
  device_model: 'text',
  platform: 'text',
  system_version: 'text',
  api_id: 'integer',
  app_name: 'text',
  app_version: 'text',
  official_app: 'flag',
  password_pending: 'flag',
  unconfirmed: 'flag',
  encrypted_requests_disabled: 'flag',
  call_requests_disabled: 'flag',
  ip: 'text',
  country: 'text',
  region: 'text',
  date_created: 'time',
  date_active: 'time',
};

const WEB_SESSION = {
  hash: 'hash',
  bot_id: 'count',
  domain: 'text',
  browser: 'text',
  platform: 'text',
  date_created: 'time',
  date_active: 'time',
  ip: 'text',
  region: 'text',
};

const FAULT = {
  method: 'word',
  times: 'count',
  skip: 'count',
  delayMs: 'count',
  error: { code: 'integer', text: 'word' },
  drop: 'flag',
  dropAfter: 'flag',
  silent: 'flag',
};

/** What a scenario may hold: a kind, an object of fields, or [fields] for a list of objects. */
export const FIELDS = {
  name: 'word',
  comment: 'word',
  extends: 'word',
  user: {
    id: 'count',
    phone: 'word',
    first_name: 'text',
    last_name: 'text',
    username: 'word',
    premium: 'flag',
    access_hash: 'hash',
  },
  login: { qrLifeSec: 'count', qrAcceptAfterMs: 'count' },
  password: { plain: 'word', hint: 'word', recoveryEmail: 'word' },
  passwordResetInSec: 'integer',
  loginEmail: 'word',
  emailCode: 'word',
  sessions: [SESSION],
  manySessions: { count: 'count', template: SESSION },
  sessionTtlDays: 'count',
  currentSession: SESSION,
  currentSessionAgeSec: 'integer',
  freshGuard: 'flag',
  announceLogins: 'announce',
  webSessions: [WEB_SESSION],
  connectedBots: [
    {
      bot_id: 'count',
      name: 'text',
      username: 'word',
      device: 'text',
      date: 'time',
      location: 'text',
      rights: 'object',
    },
  ],
  passkeys: [{ id: 'word', name: 'text', date: 'time', last_usage_date: 'time' }],
  privacy: 'object',
  globalPrivacy: 'object',
  accountTtlDays: 'count',
  suggestions: 'words',
  appConfig: 'object',
  homeDc: 'count',
  testDc: 'flag',
  clockShiftSec: 'integer',
  faults: [FAULT],
  events: [{ on: 'word', afterMs: 'count', do: 'word', '*': 'any' }],
};

const REQUIRED = { user: ['id'], sessions: ['hash'], webSessions: ['hash', 'bot_id'], faults: ['method'] };
Object.assign(REQUIRED, { connectedBots: ['bot_id'], passkeys: ['id'], events: ['on', 'do'] });
Object.assign(REQUIRED, { password: ['plain'], manySessions: ['count'] });

/** Checks `value` against a kind of the tables above; `where` is its place, for the message. */
export function check(value, kind, where, required = []) {
  if (kind === 'any') return;
  if (typeof kind === 'string') {
    const [test, wanted] = KINDS[kind];
    if (!test(value)) throw new ScenarioError(`${where}: ${wanted} is expected here`);
    return;
  }
  if (Array.isArray(kind)) {
    if (!Array.isArray(value)) throw new ScenarioError(`${where}: a list is expected here`);
    value.forEach((item, i) => check(item, kind[0], `${where}[${i}]`, required));
    return;
  }
  if (!isObject(value)) throw new ScenarioError(`${where}: an object is expected here`);
  for (const [name, inner] of Object.entries(value)) {
    const innerKind = kind[name] ?? kind['*'];
    const place = where ? `${where}.${name}` : name;
    if (!innerKind)
      throw new ScenarioError(`${place}: no such field; known: ${Object.keys(kind).join(', ')}`);
    check(inner, innerKind, place, REQUIRED[name] ?? []);
  }
  for (const name of required) {
    if (value[name] === undefined) throw new ScenarioError(`${where}: the field "${name}" is missing`);
  }
}

/** Checks one session given to an action, such as addSession. */
export const checkSession = (session) => check(session, SESSION, 'session');

/** Checks one fault given to the action of that name. */
export const checkFault = (fault) => check(fault, FAULT, 'fault', REQUIRED.faults);

/** Checks a whole scenario. Throws ScenarioError with the place of the first mistake. */
export function checkScenario(scenario) {
  if (!isObject(scenario)) throw new ScenarioError('a scenario is a JSON object');
  check(scenario, FIELDS, '');
  if (!scenario.user) throw new ScenarioError('the field "user" is missing');
  const hashes = (scenario.sessions ?? []).map((session) => session.hash);
  const twice = hashes.find((hash, i) => hashes.indexOf(hash) !== i);
  if (twice) throw new ScenarioError(`sessions: the hash "${twice}" is there twice`);
}

/** JSON.parse that tells line and column. */
function parseJson(text, file) {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = Number(/position (\d+)/.exec(error.message)?.[1] ?? text.length);
    const before = text.slice(0, position).split('\n');
    throw new ScenarioError(`${file}:${before.length}:${before.at(-1).length + 1}: ${error.message}`);
  }
}

function readWithBase(file, seen) {
  if (seen.includes(file)) throw new ScenarioError(`${file}: extends itself`);
  const scenario = parseJson(fs.readFileSync(file, 'utf8'), file);
  if (typeof scenario?.extends !== 'string') return scenario;
  const base = path.join(path.dirname(file), `${scenario.extends}.json`);
  return { ...readWithBase(base, [...seen, file]), ...scenario };
}

/** Reads a scenario file, with what it extends: its own top-level fields replace those of the base. */
export function loadScenario(file) {
  try {
    const scenario = readWithBase(path.resolve(file), []);
    checkScenario(scenario);
    return scenario;
  } catch (error) {
    if (error.code === 'ENOENT') throw new ScenarioError(`${error.path}: no such scenario file`);
    if (error instanceof ScenarioError && !error.message.includes(file)) {
      throw new ScenarioError(`${file}: ${error.message}`);
    }
    throw error;
  }
}

/** The text a scenario means: itself, a repetition, or raw bytes. */
export function scenarioText(value) {
  if (!isObject(value)) return value;
  return 'hex' in value ? Buffer.from(value.hex, 'hex') : value.text.repeat(value.times ?? 1);
}
