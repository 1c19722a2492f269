#!/usr/bin/env node
// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Steers the server from a shell test: control.mjs ACTION [NAME=VALUE…], or control.mjs '{"do": …}'.
// A value is JSON where it can be read so (a hash stays a text), else a text. Prints the result as JSON.

const [action, ...given] = process.argv.slice(2);
const address = process.env.TELEGRAM_SERVER_CONTROL;
if (!action || !address) {
  process.stderr.write('usage: control.mjs ACTION [NAME=VALUE…], inside with-server.mjs\n');
  process.exit(64);
}

/** A value of the command line: JSON, but never a number that JavaScript would round. */
function readValue(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'number' && !Number.isSafeInteger(value) ? text : value;
  } catch {
    return text;
  }
}

function readArgument(argument) {
  const at = argument.indexOf('=');
  const name = argument.slice(0, at);
  const value = argument.slice(at + 1);
  return [name, name === 'hash' ? value : readValue(value)];
}

const args = Object.fromEntries(given.map(readArgument));
const body = action.startsWith('{') ? action : JSON.stringify({ do: action, ...args });
try {
  const answer = await (await fetch(address, { method: 'POST', body })).json();
  if (answer.ok) process.stdout.write(`${JSON.stringify(answer.result)}\n`);
  else process.stderr.write(`${answer.error}\n`);
  process.exit(answer.ok ? 0 : 1);
} catch (error) {
  process.stderr.write(`${address}: ${error.cause?.message ?? error.message}\n`);
  process.exit(2);
}
