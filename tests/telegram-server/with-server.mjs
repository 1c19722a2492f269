#!/usr/bin/env node
// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs any program against the local server, in a network namespace that holds nothing else.
import fs from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { asCaller, enterNamespace } from './namespace.mjs';
import { loadScenario, ScenarioError } from './scenario.mjs';

const USAGE = `usage: with-server.mjs --lib DIR --scenario FILE [option…] -- COMMAND [ARGUMENT…]

  --lib DIR         folder of a prepared library (set-up.mjs makes it)
  --scenario FILE   the account; a bare name is looked up in scenarios/
  --control PORT    control port on 127.0.0.1 (8099)
  --log FILE        the server's log, a JSON object a line
  --state FILE      the server's state when COMMAND has ended
  --socks PORT      a SOCKS5 proxy on 127.0.0.1 that leads to the server
  --allow-forbidden do not fail when COMMAND called a method that Vigie must never call
`;

/** Exit status when COMMAND did well but called a forbidden method. */
const EXIT_FORBIDDEN = 125;
const EXIT_USAGE = 64;

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(EXIT_USAGE);
}

function readArguments() {
  const options = {
    lib: { type: 'string' },
    scenario: { type: 'string' },
    control: { type: 'string', default: '8099' },
    log: { type: 'string' },
    state: { type: 'string' },
    socks: { type: 'string' },
    'allow-forbidden': { type: 'boolean', default: false },
  };
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (!values.lib || !values.scenario || !positionals.length) fail(USAGE);
    return { ...values, command: positionals };
  } catch (error) {
    return fail(`${error.message}\n\n${USAGE}`);
  }
}

/** A scenario by file, or by the name of one in scenarios/. */
function findScenario(given) {
  if (/[/.]/.test(given)) return given;
  return path.join(import.meta.dirname, 'scenarios', `${given}.json`);
}

/** The server's own modules are loaded here, inside the namespace, and not by the program that enters it. */
async function startServer({ lib, scenario, control, log, socks }) {
  const { Server } = await import('./server.mjs');
  const { startSocks } = await import('./socks.mjs');
  const logFile = log ? fs.createWriteStream(log) : null;
  const onLog = (entry) => logFile?.write(`${JSON.stringify(entry)}\n`);
  const started = new Server({ scenario: loadScenario(findScenario(scenario)), folder: lib, onLog });
  await started.start(Number(control));
  if (socks) await startSocks(Number(socks), 443, () => started.log('socks'));
  return started;
}

/** Runs the command; resolves with its exit status, 127 when it cannot be started. */
function run(command, environment) {
  const child = spawn(command[0], command.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(127);
    });
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

const given = readArguments();
enterNamespace();

const lib = path.resolve(given.lib);
let server;
try {
  server = await startServer({ ...given, lib });
} catch (error) {
  if (error instanceof ScenarioError || error.code === 'ENOENT') fail(error.message);
  throw error;
}
const libraryPath = [lib, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
let status = await run(asCaller(given.command), {
  LD_LIBRARY_PATH: libraryPath,
  TELEGRAM_SERVER_CONTROL: `http://127.0.0.1:${given.control}`,
  TELEGRAM_SERVER_LIBRARY: path.join(lib, 'libtdjson.so'),
});
const state = server.act('state');
if (given.state) fs.writeFileSync(given.state, `${JSON.stringify(state, null, 2)}\n`);
const forbidden = Object.keys(state.forbidden);
if (forbidden.length && !given['allow-forbidden']) {
  process.stderr.write(`with-server: forbidden methods were called: ${forbidden.join(', ')}\n`);
  status ||= EXIT_FORBIDDEN;
}
server.close();
process.exit(status);
