// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * What is to go wrong, by method: each fault strikes `times` times (1 unless said) after `skip` calls were
 * spared.
 */
export class Faults {
  #faults;

  constructor(faults) {
    this.#faults = faults.map(Faults.#fill);
  }

  static #fill(fault) {
    return { times: 1, skip: 0, ...fault };
  }

  add(fault) {
    this.#faults.push(Faults.#fill(fault));
  }

  clear() {
    this.#faults.length = 0;
  }

  /** The fault that strikes this call, or null. */
  take(method) {
    const fault = this.#faults.find((one) => one.method === method && one.times > 0);
    if (!fault) return null;
    if (fault.skip > 0) {
      fault.skip--;
      return null;
    }
    fault.times--;
    return fault;
  }
}
