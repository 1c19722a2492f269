// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

/** An API method's refusal, as Telegram sends it: a code and an upper-case text. */
export class RpcError extends Error {
  constructor(code, text) {
    super(text);
    this.code = code;
  }
}

/** No answer at all: `how` is "drop" (the connection breaks, nothing was executed) or "silent". */
export class NoAnswer extends Error {
  constructor(how) {
    super(how);
    this.how = how;
  }
}
