// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

/** The server's clock. It may go wrong on purpose: a client must count ages on it, not on the computer's. */
export class Clock {
  #lastMessageId = 0n;

  constructor(shiftSec = 0) {
    this.shiftSec = shiftSec;
  }

  /** Unix time in milliseconds. */
  milliseconds() {
    return Date.now() + this.shiftSec * 1000;
  }

  /** Unix time in seconds. */
  now() {
    return Math.floor(this.milliseconds() / 1000);
  }

  /**
   * A new message id: time in units of 2^-32 s, its low bits telling an answer (1) from a notification (3).
   */
  messageId(kind) {
    const time = this.milliseconds();
    const fraction = BigInt(Math.floor(((time % 1000) / 1000) * 2 ** 32)) & 0xfffffffcn;
    let id = (BigInt(Math.floor(time / 1000)) << 32n) | fraction;
    if (id <= this.#lastMessageId) id = this.#lastMessageId + 4n;
    this.#lastMessageId = id;
    return id | (kind === 'answer' ? 1n : 3n);
  }
}
