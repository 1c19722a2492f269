// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs the command `vigie` in a session of its own, against a Telegram server in this process.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { asCaller, enterNamespace, namespaceProblem } from '../../telegram-server/namespace.mjs';
import { loadScenario } from '../../telegram-server/scenario.mjs';
import { skipAll } from '../../telegram-server/self-tests/tap.mjs';
import { Server } from '../../telegram-server/server.mjs';

const TESTS = path.join(import.meta.dirname, '..', '..');
const SCENARIOS = path.join(TESTS, 'telegram-server', 'scenarios');
const LONGEST_RUN_MS = 110000;

export const PASSWORD = 'correct horse';

/** The options of the test program; skips it where it cannot run. Goes on inside a network namespace. */
export function setUpWorld() {
  const strings = ['vigie', 'version', 'only', 'log'];
  const options = Object.fromEntries(strings.map((name) => [name, { type: 'string' }]));
  const { values } = parseArgs({ options });
  const libraries = process.env.TELEGRAM_SERVER_LIBRARIES;
  if (!libraries) skipAll('TELEGRAM_SERVER_LIBRARIES is not set: see tests/telegram-server/README.md');
  const folder = path.join(libraries, values.version);
  if (!fs.existsSync(folder)) skipAll(`TDLib ${values.version} was not prepared by set-up.mjs`);
  if (!process.env.TELEGRAM_SERVER_NAMESPACE && namespaceProblem()) skipAll(namespaceProblem());
  enterNamespace();
  return { ...values, folder };
}

/** A server with a scenario for as long as `body (server)` runs. */
export async function withServer(world, name, body, changes = {}) {
  const scenario = { ...loadScenario(path.join(SCENARIOS, `${name}.json`)), ...changes };
  const log = world.log ? fs.createWriteStream(world.log, { flags: 'a' }) : null;
  const onLog = (entry) => log?.write(`${JSON.stringify({ scenario: name, ...entry })}\n`);
  const server = new Server({ scenario, folder: world.folder, onLog });
  await server.start();
  try {
    await body(server);
  } finally {
    server.close();
  }
}

/**
 * A shell script in an empty home with a session bus; `$VIGIE` is the command under test, and `$PASSWORD_FILE`
 * holds the two-step password. Resolves, when it has ended, with { status, stdout, stderr, ms }.
 */
export class Session {
  stdout = '';

  stderr = '';

  constructor(world, script, { keyring = false, password = PASSWORD } = {}) {
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'telegram-cli-'));
    const passwordFile = path.join(this.folder, 'password');
    fs.writeFileSync(passwordFile, `${password}\n`);
    const inSession = [path.join(TESTS, 'with-session'), ...(keyring ? ['--keyring'] : []), '--'];
    const [program, ...given] = asCaller([...inSession, 'sh', '-c', script]);
    const env = { ...process.env, LC_ALL: 'C.UTF-8', LD_LIBRARY_PATH: world.folder };
    Object.assign(env, { VIGIE: world.vigie, PASSWORD_FILE: passwordFile });
    const began = performance.now();
    this.process = spawn(program, given, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    this.process.stdin.on('error', () => {});
    for (const name of ['stdout', 'stderr']) {
      this.process[name].setEncoding('utf8').on('data', (text) => {
        this[name] += text;
      });
    }
    const patience = setTimeout(() => this.process.kill('SIGTERM'), LONGEST_RUN_MS);
    this.ended = new Promise((resolve) => {
      this.process.on('close', (code, signal) => {
        clearTimeout(patience);
        fs.rmSync(this.folder, { recursive: true, force: true });
        const { stdout, stderr } = this;
        resolve({ status: code ?? signal, stdout, stderr, ms: Math.round(performance.now() - began) });
      });
    });
  }

  /** The phone scans the code as soon as one is there; given up when the script ends before. */
  scan(server) {
    return Promise.race([server.act('acceptQr', { waitMs: LONGEST_RUN_MS }), this.ended]);
  }
}

/** One `vigie checkup --telegram` with its QR code scanned. */
export async function checkUp(world, server, { json = true, ...options } = {}) {
  const flags = `${json ? '--json ' : ''}${server.account.password ? '--password-fd 3 3<"$PASSWORD_FILE"' : ''}`;
  const session = new Session(world, `exec "$VIGIE" checkup --telegram ${flags}`, options);
  await session.scan(server);
  return session.ended;
}

/** The JSON on standard output, or null when it is none. */
export function readJson(result) {
  try {
    return JSON.parse(result.stdout);
  } catch {
    return null;
  }
}

/** Every text inside a JSON value. */
export function textsIn(value) {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

/** What no terminal should be sent: control characters, and characters that turn the direction of reading. */
export const HARMFUL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\ufeff]/;
