// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// TCP transports of MTProto: plain or obfuscated; abridged, intermediate or padded intermediate.
// Source: https://core.telegram.org/mtproto/mtproto-transports
import crypto from 'node:crypto';
import { EventEmitter } from 'node:events';

const INTERMEDIATE = 0xeeeeeeee;
const PADDED = 0xdddddddd;
const TAGS = { 0xefefefef: 'abridged', [INTERMEDIATE]: 'intermediate', [PADDED]: 'padded' };
const HTTP_VERBS = ['POST', 'GET ', 'HEAD', 'OPTI'];

/** No packet of a test comes near this; a longer one is a broken client. */
const LONGEST_PACKET = 4 * 1024 * 1024;

/** Cuts a socket's bytes into MTProto packets. Emits `packet` (buffer), `problem` (error) and `close`. */
export class Transport extends EventEmitter {
  #input = Buffer.alloc(0);
  #decipher = null;
  #cipher = null;

  constructor(socket) {
    super();
    this.socket = socket;
    this.mode = null;
    this.obfuscated = false;
    socket.on('data', (data) => {
      try {
        this.#take(data);
      } catch (error) {
        this.emit('problem', error);
        socket.destroy();
      }
    });
    socket.on('close', () => this.emit('close'));
    socket.on('error', () => {});
  }

  #take(data) {
    this.#input = Buffer.concat([this.#input, this.#decipher ? this.#decipher.update(data) : data]);
    if (!this.mode && !this.#detect()) return;
    for (let packet = this.#frame(); packet; packet = this.#frame()) this.emit('packet', packet);
  }

  /** Finds out the kind of transport from its first bytes; false when there are too few. */
  #detect() {
    const input = this.#input;
    if (input.length < 4) return false;
    if (HTTP_VERBS.includes(input.subarray(0, 4).toString('latin1'))) {
      throw new Error('the HTTP transport is not served');
    }
    if (input[0] === 0xef) return this.#plain('abridged', 1);
    const head = input.readUInt32LE(0);
    if (head === INTERMEDIATE) return this.#plain('intermediate', 4);
    if (head === PADDED) return this.#plain('padded', 4);
    return input.length >= 64 && this.#obfuscation();
  }

  #plain(mode, headLength) {
    this.mode = mode;
    this.#input = this.#input.subarray(headLength);
    return true;
  }

  /** The first 64 bytes hold the keys of both directions, then (enciphered) the kind of transport. */
  #obfuscation() {
    const first = Buffer.from(this.#input.subarray(0, 64));
    const reversed = Buffer.from(first).reverse();
    const part = (buffer) => [buffer.subarray(8, 40), buffer.subarray(40, 56)];
    this.#decipher = crypto.createDecipheriv('aes-256-ctr', ...part(first));
    this.#cipher = crypto.createCipheriv('aes-256-ctr', ...part(reversed));
    this.mode = TAGS[this.#decipher.update(first).readUInt32LE(56)];
    if (!this.mode) throw new Error('unknown transport');
    this.obfuscated = true;
    this.#input = this.#decipher.update(this.#input.subarray(64));
    return true;
  }

  /** The next whole packet, or null. */
  #frame() {
    const input = this.#input;
    let head = 4;
    let length;
    if (this.mode === 'abridged') {
      if (input.length < 1) return null;
      head = (input[0] & 0x7f) === 0x7f ? 4 : 1;
      if (input.length < head) return null;
      length = 4 * (head === 4 ? input.readUIntLE(1, 3) : input[0] & 0x7f);
    } else {
      if (input.length < 4) return null;
      length = input.readUInt32LE(0) & 0x7fffffff;
    }
    if (length > LONGEST_PACKET) throw new Error(`a packet of ${length} bytes`);
    if (input.length < head + length) return null;
    this.#input = input.subarray(head + length);
    return Buffer.from(input.subarray(head, head + length));
  }

  /** Sends one packet in the client's kind of transport. */
  send(packet) {
    if (this.socket.destroyed) return;
    let body = packet;
    let head;
    if (this.mode === 'abridged') {
      const words = packet.length / 4;
      head =
        words < 0x7f
          ? Buffer.from([words])
          : Buffer.from([0x7f, words & 255, (words >> 8) & 255, words >> 16]);
    } else {
      if (this.mode === 'padded') body = Buffer.concat([packet, crypto.randomBytes(crypto.randomInt(0, 16))]);
      head = Buffer.alloc(4);
      head.writeUInt32LE(body.length);
    }
    const bytes = Buffer.concat([head, body]);
    this.socket.write(this.#cipher ? this.#cipher.update(bytes) : bytes);
  }
}
