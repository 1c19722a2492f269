// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The Test Anything Protocol, as Meson reads it.

let count = 0;
let failed = 0;
let last = performance.now();

const oneLine = (value) => (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('\n', ' ');

/** One step: `detail` is shown as a comment (cut short), and whole when the step fails. */
export function check(name, holds, detail = '') {
  count++;
  const now = performance.now();
  process.stdout.write(`${holds ? 'ok' : 'not ok'} ${count} - ${name.replaceAll('#', '')}\n`);
  if (!holds) failed++;
  const shown = detail === '' ? '' : ` ${oneLine(detail)}`;
  process.stdout.write(`# [${Math.round(now - last)} ms]${holds ? shown.slice(0, 200) : shown}\n`);
  last = now;
}

/** Says that a test cannot run here, and why; ends the program. */
export function skipAll(why) {
  process.stdout.write(`1..0 # SKIP ${why}\n`);
  process.exit(0);
}

/** Runs named tests one after the other; an exception fails its test. Ends the program. */
export async function run(tests) {
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test((step, holds, detail) => check(`${name}: ${step}`, !!holds, detail));
    } catch (error) {
      check(`${name}: ended by an error`, false, error.stack);
    }
  }
  process.stdout.write(`1..${count}\n`);
  process.exit(failed ? 1 : 0);
}
