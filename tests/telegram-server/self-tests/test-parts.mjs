// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The parts of the server that need neither TDLib nor a network namespace. Output: TAP.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EventEmitter } from 'node:events';
import {
  DH_GENERATOR,
  DH_PRIME,
  FROM_CLIENT,
  FROM_SERVER,
  fromBig,
  ige,
  messageCipher,
  modPow,
  random,
  sha256,
  toBig,
} from '../protocol/primitives.mjs';
import { passwordExponent, passwordVerifier, srpChallenge, srpCheck, srpProof } from '../protocol/srp.mjs';
import { Codec } from '../protocol/tl-codec.mjs';
import { findIds, layoutsFor, parseTl } from '../protocol/tl-schema.mjs';
import { Transport } from '../protocol/transport.mjs';
import { checkScenario, FIELDS, loadScenario } from '../scenario.mjs';
import { run } from './tap.mjs';

const ROOT = path.join(import.meta.dirname, '..');
const SCENARIOS = path.join(ROOT, 'scenarios');

function messageOf(action) {
  try {
    action();
    return null;
  } catch (error) {
    return error.message;
  }
}

function testPrimitives(check) {
  const key = random(32);
  const iv = random(32);
  const text = random(160);
  check('IGE and back', ige(ige(text, key, iv, true), key, iv, false).equals(text));
  const authKey = random(256);
  const messageKey = random(16);
  const [ofClient, ofServer] = [FROM_CLIENT, FROM_SERVER].map((from) =>
    messageCipher(authKey, messageKey, from),
  );
  check('both directions have their own key', !ofClient.key.equals(ofServer.key));
  check('modPow', modPow(5n, 117n, 19n) === 1n);
}

/** The client's half of SRP, by https://core.telegram.org/api/srp, written apart from the server's. */
function proveByClient(typed, { salt1, salt2 }, B) {
  const p = toBig(DH_PRIME);
  const g = BigInt(DH_GENERATOR);
  const x = toBig(passwordExponent(typed, salt1, salt2));
  const a = toBig(random(256));
  const A = fromBig(modPow(g, a, p));
  const u = toBig(sha256(A, B));
  const k = toBig(sha256(DH_PRIME, fromBig(g)));
  const base = (((toBig(B) - k * modPow(g, x, p)) % p) + p) % p;
  const sharedKey = sha256(fromBig(modPow(base, a + u * x, p)));
  return { A, M1: srpProof(salt1, salt2, A, B, sharedKey) };
}

function testSrp(check) {
  const password = { salt1: random(8), salt2: random(16) };
  password.verifier = passwordVerifier('correct horse', password.salt1, password.salt2);
  const challenge = srpChallenge(password.verifier);
  for (const [typed, expected] of [
    ['correct horse', true],
    ['correct house', false],
    ['', false],
  ]) {
    const { A, M1 } = proveByClient(typed, password, challenge.B);
    check(`SRP: "${typed}"`, srpCheck(challenge, password, A, M1) === expected);
  }
}

function testTl(check) {
  const text =
    'thing#1234abcd flags:# name:string on:flags.0?true size:flags.1?long list:flags.2?Vector<int> = Thing';
  const older = { ...parseTl('thing#11111111 name:string = Thing'), layer: 1 };
  const newer = { ...parseTl(text), layer: 2 };
  const schemas = {
    byId: new Map([older, newer].map((entry) => [entry.id, entry])),
    byName: new Map([['thing', [newer, older]]]),
  };
  const value = { _: 'thing', flags: 7, name: 'é'.repeat(200), on: true, size: -5n, list: [1, -2] };
  const codec = new Codec(layoutsFor(schemas, new Set([newer.id])));
  const back = codec.read(codec.write(value));
  const comparable = (object) => JSON.stringify(object, (_, v) => (typeof v === 'bigint' ? `${v}n` : v));
  check('written and read', comparable(back) === comparable(value), comparable(back));
  const old = new Codec(layoutsFor(schemas, new Set([older.id])));
  check('the layout that the library knows', old.write(value).readUInt32LE(0) === older.id);
  const bytes = Buffer.concat([Buffer.alloc(3), codec.write(value)]);
  check('ids are found at any alignment', findIds(bytes, new Set([newer.id, older.id])).size === 1);
  check('too short', messageOf(() => codec.read(codec.write(value).subarray(0, 50))).includes('ends early'));
  check('an unknown id', codec.read(Buffer.from('efbeadde', 'hex'))._ === '?');
}

/** A socket that only remembers. */
class FakeSocket extends EventEmitter {
  written = [];

  destroyed = false;

  write(bytes) {
    this.written.push(bytes);
  }

  destroy() {
    this.destroyed = true;
  }
}

function testTransport(check) {
  const packet = random(32);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(32);
  const streams = {
    abridged: Buffer.concat([Buffer.from([0xef, 8]), packet]),
    intermediate: Buffer.concat([Buffer.alloc(4, 0xee), length, packet]),
    padded: Buffer.concat([Buffer.alloc(4, 0xdd), length, packet]),
  };
  for (const [mode, stream] of Object.entries(streams)) {
    const socket = new FakeSocket();
    const transport = new Transport(socket);
    const packets = [];
    transport.on('packet', (one) => packets.push(one));
    for (const byte of stream) socket.emit('data', Buffer.from([byte]));
    check(
      `${mode}, byte by byte`,
      transport.mode === mode && packets.length === 1 && packets[0].equals(packet),
    );
  }
  const refused = {
    http: Buffer.from('GET / HTTP/1.1\r\n'),
    'too long': Buffer.from('eeeeeeeeffffff7f', 'hex'),
  };
  for (const [name, bytes] of Object.entries(refused)) {
    const socket = new FakeSocket();
    const problems = [];
    new Transport(socket).on('problem', (error) => problems.push(error));
    socket.emit('data', bytes);
    check(`${name} is refused`, socket.destroyed && problems.length === 1);
  }
}

function testScenarios(check) {
  const readme = fs.readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  for (const name of Object.keys(FIELDS)) check(`README tells of ${name}`, readme.includes(`\`${name}\``));
  for (const file of fs.readdirSync(SCENARIOS)) {
    const name = path.basename(file, '.json');
    const message = messageOf(() => loadScenario(path.join(SCENARIOS, file)));
    check(`scenario ${name}`, message === null && readme.includes(`\`${name}\``), message ?? '');
  }
  const user = { id: 1 };
  const wrong = [
    [[], 'a scenario is a JSON object'],
    [{}, 'the field "user" is missing'],
    [{ user: {} }, 'user: the field "id" is missing'],
    [{ user, sesions: [] }, 'sesions: no such field'],
    [{ user, sessions: [{ hash: 12 }] }, 'sessions[0].hash: a 64-bit number written as a text'],
    [{ user, sessions: [{ hash: '1' }, { hash: '1' }] }, 'sessions: the hash "1" is there twice'],
    [{ user, sessions: [{ hash: '1', ip: 3 }] }, 'sessions[0].ip: a text, {"text"'],
    [{ user, faults: [{ times: 1 }] }, 'faults[0]: the field "method" is missing'],
    [{ user, events: [{ on: 'start' }] }, 'events[0]: the field "do" is missing'],
    [{ user, announceLogins: 'yes' }, 'announceLogins: false, true or "unconfirmed"'],
  ];
  for (const [scenario, expected] of wrong) {
    const message = messageOf(() => checkScenario(scenario));
    check(`mistake: ${expected}`, message?.startsWith(expected), message ?? 'no error');
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scenario-'));
  const broken = path.join(folder, 'broken.json');
  fs.writeFileSync(broken, '{\n  "user": {,\n}');
  const place = messageOf(() => loadScenario(broken));
  check('bad JSON: line and column', place?.startsWith(`${broken}:2:12`), place);
  fs.writeFileSync(broken, '{"extends": "broken"}');
  check('a circle', messageOf(() => loadScenario(broken))?.includes('extends itself'));
  check(
    'no file',
    messageOf(() => loadScenario(path.join(folder, 'none.json')))?.includes('no such scenario file'),
  );
  fs.rmSync(folder, { recursive: true });
}

await run({
  primitives: testPrimitives,
  srp: testSrp,
  tl: testTl,
  transport: testTransport,
  scenarios: testScenarios,
});
