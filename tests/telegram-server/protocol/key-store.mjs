// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

import { randomLong, sha1 } from './primitives.mjs';

/** An auth key with its salt, its MTProto sessions, and (once signed in) the account's session in `auth`. */
class AuthKey {
  constructor(secret, salt, isTemporary, dataCentre) {
    this.id = sha1(secret).readBigInt64LE(12);
    this.secret = secret;
    this.salt = salt;
    this.isTemporary = isTemporary;
    this.dataCentre = dataCentre;
    this.permanentKey = null; // set when a temporary key is bound
    this.auth = null;
    this.passwordPending = false;
    this.sessions = new Map();
  }

  /** The key that carries the authorization: itself, or the one that a temporary key is bound to. */
  get permanent() {
    return this.permanentKey ?? this;
  }
}

/** The auth keys of all clients, shared by all connections of the server. */
export class KeyStore {
  #keys = new Map();

  add(secret, salt, expiresIn, dataCentre) {
    const key = new AuthKey(secret, salt, expiresIn > 0, dataCentre);
    this.#keys.set(key.id, key);
    return key;
  }

  get(id) {
    return this.#keys.get(id);
  }

  remove(id) {
    this.#keys.delete(id);
  }

  all() {
    return [...this.#keys.values()];
  }

  /** Keys that are signed in. */
  signedIn() {
    return this.all().filter((key) => key.auth);
  }

  /** The MTProto sessions that belong to `permanent`, directly or by a temporary key. */
  sessionsOf(permanent) {
    return this.all()
      .filter((key) => key.permanent === permanent)
      .flatMap((key) => [...key.sessions.values()]);
  }

  /** Breaks the connections of a key and forgets its sessions. */
  forgetSessions(permanent) {
    for (const key of this.all().filter((one) => one.permanent === permanent)) {
      for (const session of key.sessions.values()) session.connection?.close();
      key.sessions.clear();
    }
  }

  /** Gives every key a new salt, so that the next message of each client is refused once. */
  rotateSalts() {
    for (const key of this.all()) key.salt = randomLong();
    return this.#keys.size;
  }
}
