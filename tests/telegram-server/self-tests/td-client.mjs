// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A client of the real TDLib, behind tdpipe: requests as promises, updates as a log that can be waited on.
import { spawn } from 'node:child_process';
import readline from 'node:readline';

const ANSWER_MS = 20000;

/** setTdlibParameters as Vigie sends it: nothing is kept but the log-in itself. */
export const parameters = (folder, more = {}) => ({
  '@type': 'setTdlibParameters',
  use_test_dc: false,
  database_directory: folder,
  files_directory: `${folder}/files`,
  database_encryption_key: '',
  use_file_database: false,
  use_chat_info_database: false,
  use_message_database: false,
  use_secret_chats: false,
  api_id: 12345,
  api_hash: '0123456789abcdef0123456789abcdef',
  system_language_code: 'en',
  device_model: 'Test PC',
  system_version: 'Debian 13',
  application_version: '0.1',
  ...more,
});

export class TdClient {
  #waiting = new Map();
  #watchers = new Set();
  #count = 0;

  /** Starts a client of `library`. */
  constructor(pipe, library) {
    this.updates = [];
    this.process = spawn(pipe, [library], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.exited = new Promise((resolve) => {
      this.process.on('exit', resolve);
    });
    this.process.stdin.on('error', () => {});
    readline
      .createInterface({ input: this.process.stdout })
      .on('line', (line) => this.#take(JSON.parse(line)));
  }

  #take(object) {
    const answer = this.#waiting.get(object['@extra']);
    if (answer) {
      this.#waiting.delete(object['@extra']);
      answer(object);
      return;
    }
    this.updates.push(object);
    for (const watcher of [...this.#watchers]) watcher(object);
  }

  /** How many updates have come: where a later wait begins. */
  get mark() {
    return this.updates.length;
  }

  /** Resolves with the answer, an error object included. */
  ask(type, fields = {}, timeoutMs = ANSWER_MS) {
    const extra = `q${++this.#count}`;
    this.process.stdin.write(`${JSON.stringify({ '@type': type, ...fields, '@extra': extra })}\n`);
    return new Promise((resolve, reject) => {
      const late = () => {
        this.#waiting.delete(extra);
        reject(new Error(`${type}: no answer in ${timeoutMs} ms`));
      };
      const timer = setTimeout(late, timeoutMs);
      this.#waiting.set(extra, (object) => {
        clearTimeout(timer);
        resolve(object);
      });
    });
  }

  /** The first update of a type, from the `since`th on, that `test` accepts. */
  update(type, { since = 0, timeoutMs = ANSWER_MS, test = () => true } = {}) {
    const fits = (object) => object['@type'] === type && test(object);
    const past = this.updates.slice(since).find(fits);
    if (past) return Promise.resolve(past);
    return new Promise((resolve, reject) => {
      const done = (settle, value) => {
        clearTimeout(timer);
        this.#watchers.delete(watcher);
        settle(value);
      };
      const watcher = (object) => fits(object) && done(resolve, object);
      const timer = setTimeout(() => done(reject, new Error(`no ${type} in ${timeoutMs} ms`)), timeoutMs);
      this.#watchers.add(watcher);
    });
  }

  /** Waits for an authorization state by its short name, such as "Ready". */
  async state(name, options = {}) {
    const wanted = `authorizationState${name}`;
    const test = (object) => object.authorization_state['@type'] === wanted;
    const update = await this.update('updateAuthorizationState', { ...options, test });
    return update.authorization_state;
  }

  /** Sends the parameters. Throws when they are refused. */
  async open(folder, more) {
    const { '@type': type, ...fields } = parameters(folder, more);
    const answer = await this.ask(type, fields);
    if (answer['@type'] !== 'ok') throw new Error(JSON.stringify(answer));
  }

  /** Closes the client in order, or ends its process when it does not. */
  async close() {
    if (this.process.exitCode !== null) return;
    await this.ask('close', {}, 3000).catch(() => {});
    this.process.stdin.end();
    const patience = setTimeout(() => this.process.kill('SIGKILL'), 3000);
    await this.exited;
    clearTimeout(patience);
  }
}
