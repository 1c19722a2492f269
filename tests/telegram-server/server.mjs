// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The server as a whole: listening sockets, the account, its events, the actions of the control port.
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { Account } from './account/account.mjs';
import { accountActions } from './account/actions.mjs';
import { startControlPort } from './control-port.mjs';
import { Clock } from './protocol/clock.mjs';
import { Connection } from './protocol/connection.mjs';
import { KeyExchanges } from './protocol/key-exchange.mjs';
import { KeyStore } from './protocol/key-store.mjs';
import { loadRsaKey } from './protocol/rsa.mjs';
import { Codec } from './protocol/tl-codec.mjs';
import { Transport } from './protocol/transport.mjs';

/** The ports that TDLib tries, in its order. */
const PORTS = [443, 80, 5222];

/** What set-up.mjs wrote beside a prepared library, as the server needs it. */
export function readLibraryFolder(folder) {
  const read = (name) => fs.readFileSync(path.join(folder, name), 'utf8');
  return { tl: JSON.parse(read('tl.json')), rsa: loadRsaKey(read('server-key.pem')) };
}

export class Server {
  #listeners = [];
  #sockets = new Set();
  #stalled = false;
  #control = null;
  #actions = new Map(Object.entries({ ...accountActions, ...this.#networkActions() }));
  #began = process.hrtime.bigint();

  /** `folder`: of a prepared library. `onLog`: takes an object for each line of the log. */
  constructor({ scenario, folder, onLog = () => {} }) {
    this.onLog = onLog;
    const { tl, rsa } = readLibraryFolder(folder);
    const log = this.log.bind(this);
    const codec = new Codec(tl);
    codec.onUnknown = (name) => log('layout-unknown', { name });
    const keys = new KeyStore();
    const clock = new Clock(scenario.clockShiftSec);
    this.account = new Account({ scenario, keys, clock, log });
    const exchanges = new KeyExchanges({ codec, keys, rsa, clock, log });
    this.parts = { codec, keys, exchanges, clock, api: this.account, log };
    this.#planEvents(scenario);
  }

  log(event, data = {}) {
    const ms = Number((process.hrtime.bigint() - this.#began) / 1000000n);
    this.onLog({ ms, event, ...data });
  }

  /** Listens, on the ports of Telegram and (unless 0) on the control port. */
  async start(controlPort = 0) {
    await this.#listen();
    if (controlPort)
      this.#control = await startControlPort(controlPort, (name, args) => this.act(name, args));
    this.log('listening');
  }

  close() {
    this.#silence();
    this.#control?.close();
    this.#control?.closeAllConnections();
  }

  /** Does one action by name: of the network (below) or of the account (account/actions.mjs). */
  act(name, args = {}) {
    const action = this.#actions.get(name);
    if (!action)
      throw new Error(`no action "${name}"; known: ${[...this.#actions.keys()].sort().join(', ')}`);
    this.log('action', { do: name });
    return action(this.account, args);
  }

  #networkActions() {
    return {
      /** Breaks all connections; clients connect again at once. */
      dropConnections: () => this.#dropConnections(),
      /** Connections are refused, until value is false. */
      offline: (account, { value = true }) => {
        if (value) this.#silence();
        return value ? true : this.#listen().then(() => false);
      },
      /** Connections are taken but never answered, until value is false. */
      stall: (account, { value = true }) => {
        this.#stalled = value;
        this.#dropConnections();
        return value;
      },
    };
  }

  #dropConnections() {
    const count = this.#sockets.size;
    for (const socket of this.#sockets) socket.destroy();
    return count;
  }

  #silence() {
    for (const listener of this.#listeners) listener.close();
    this.#listeners = [];
    this.#dropConnections();
  }

  async #listen() {
    if (this.#listeners.length) return;
    const listening = PORTS.map(
      (port) =>
        new Promise((resolve, reject) => {
          const listener = net.createServer((socket) => this.#accept(socket));
          listener.once('error', reject);
          listener.listen(port, '0.0.0.0', resolve);
          this.#listeners.push(listener);
        }),
    );
    await Promise.all(listening);
  }

  #accept(socket) {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => {});
    if (this.#stalled) return;
    socket.setNoDelay(true);
    this.log('connected', { to: `${socket.localAddress}:${socket.localPort}` });
    new Connection(new Transport(socket), this.parts);
  }

  // --- events of the scenario ---

  /** Plans each event of the scenario: once, `afterMs` after what it waits for. */
  #planEvents(scenario) {
    for (const { on, afterMs = 0, do: name, ...args } of scenario.events ?? []) {
      if (!this.#actions.has(name)) throw new Error(`events: no action "${name}"`);
      const happen = () => setTimeout(() => this.#event(name, args), afterMs).unref();
      if (on === 'start') happen();
      else if (on === 'signed-in') this.account.once('signed-in', happen);
      else this.#onCall(on, happen);
    }
  }

  #onCall(method, happen) {
    const heard = (name) => {
      if (name !== method) return;
      this.account.off('call', heard);
      happen();
    };
    this.account.on('call', heard);
  }

  async #event(name, args) {
    try {
      await this.act(name, args);
    } catch (error) {
      this.log('problem', { event: name, error: error.message });
    }
  }
}
