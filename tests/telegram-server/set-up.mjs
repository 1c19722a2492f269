#!/usr/bin/env node
// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Prepares what the tests with the real TDLib need, while there is a network: fetches the TL schemas (npm),
// and makes test copies of the libraries. A test copy differs from its original in data only: the built-in
// RSA public keys are replaced by a key made on the spot, so that the copy accepts the local server (and no
// other). Never ship one.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { findIds, layoutsFor, mergeSchemas } from './protocol/tl-schema.mjs';

const USAGE = `usage: set-up.mjs --cache DIR --out DIR [option…]

  --cache DIR     where the npm packages are kept
  --out DIR       where the prepared libraries go, DIR/VERSION/ for each
  --library FILE  a libtdjson.so.VERSION to prepare; may be given again (default: those of this system)
  --fetch-only    fetch the npm packages and stop: needs npm, but no TDLib
  --only-system   leave out the newer TDLib of npm (58 MB)

What is there already and still fits is left alone; npm is run only when something is missing.
`;

const HERE = import.meta.dirname;
const MULTIARCH = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[process.arch];
const SYSTEM_FOLDERS = [`/usr/lib/${MULTIARCH}`, '/usr/lib', '/usr/local/lib'];
const NEWER = '@prebuilt-tdlib/linux-x64-glibc';

/**
 * Debian's name of the library: each copy answers to it too, so that the unprepared one is never loaded
 * instead.
 */
const DEBIAN_NAME = 'libtdjson.so.1.8.38';

const BEGIN = '-----BEGIN RSA PUBLIC KEY-----';
const END = '-----END RSA PUBLIC KEY-----';
const LONGEST_KEY = 600;

class SetUpError extends Error {}

const say = (text) => process.stdout.write(`telegram-server: ${text}\n`);

function hash(...parts) {
  const digest = crypto.createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest('hex');
}

/** Whether `folder` was made from what `key` stands for. */
function isCurrent(folder, key) {
  try {
    return fs.readFileSync(path.join(folder, 'made-from'), 'utf8') === key;
  } catch {
    return false;
  }
}

/** Runs npm in a folder: its own program, or the one that corepack (Debian: node-corepack) brings. */
function npm(folder, options) {
  for (const [program, ...before] of [['npm'], ['corepack', 'npm']]) {
    const run = { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] };
    const { error, status } = spawnSync(program, [...before, ...options], run);
    if (error?.code === 'ENOENT') continue;
    if (error || status !== 0) throw new SetUpError('npm could not fetch the packages (see above)');
    return;
  }
  throw new SetUpError('neither npm nor corepack is installed (Debian: apt install npm, or node-corepack)');
}

/** Fetches the npm packages, exactly as locked. Returns their node_modules folder. */
function fetchPackages(cache, onlySystem) {
  const files = ['package.json', 'package-lock.json'];
  const key = hash(...files.map((name) => fs.readFileSync(path.join(HERE, name))), String(onlySystem));
  const folder = path.join(cache, `packages-${key.slice(0, 16)}`);
  const modules = path.join(folder, 'node_modules');
  if (fs.existsSync(modules)) return modules;

  say(
    onlySystem ? 'fetching the TL schemas with npm' : 'fetching the TL schemas and the newer TDLib with npm',
  );
  fs.mkdirSync(cache, { recursive: true });
  const work = fs.mkdtempSync(path.join(cache, '.packages-'));
  for (const name of files) fs.copyFileSync(path.join(HERE, name), path.join(work, name));
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  try {
    npm(work, onlySystem ? [...options, '--omit=optional'] : options);
    moveInto(work, folder);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
  const isOld = (name) => name.startsWith('packages-') && name !== path.basename(folder);
  for (const name of fs.readdirSync(cache).filter(isOld))
    fs.rmSync(path.join(cache, name), { recursive: true });
  return modules;
}

/** Puts a finished folder in its place, at once; another run may have been faster. */
function moveInto(work, folder) {
  fs.chmodSync(work, 0o755);
  fs.rmSync(folder, { recursive: true, force: true });
  try {
    fs.renameSync(work, folder);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error;
  }
}

/** "0.1008065.0", as npm has it, is TDLib 1.8.65. */
function versionFromNpm(version) {
  const number = Number(version.split('.')[1]);
  return [Math.floor(number / 1000000), Math.floor(number / 1000) % 1000, number % 1000].join('.');
}

/** The libraries to prepare, as [{ file, version }]. */
function findLibraries(modules, given) {
  const inFolder = (folder) =>
    fs.existsSync(folder) ? fs.readdirSync(folder).map((name) => path.join(folder, name)) : [];
  const files = given.length ? given : SYSTEM_FOLDERS.flatMap(inFolder);
  const found = [];
  for (const file of files) {
    const version = /\/libtdjson\.so\.(\d+\.\d+\.\d+)$/.exec(path.resolve(file))?.[1];
    if (version && !found.some((one) => one.version === version)) found.push({ file, version });
    else if (given.length && !version) throw new SetUpError(`${file}: not named libtdjson.so.VERSION`);
  }
  const newer = path.join(modules, NEWER);
  if (fs.existsSync(newer)) {
    const { version } = JSON.parse(fs.readFileSync(path.join(newer, 'package.json'), 'utf8'));
    found.push({ file: path.join(newer, 'libtdjson.so'), version: versionFromNpm(version) });
  }
  if (!found.length)
    throw new SetUpError('no libtdjson.so.VERSION on this system (Debian: apt install libtdjson1.8.38)');
  return found;
}

/** `key` (PEM) with its lines broken as in `old`, or null when it does not fit into the same bytes. */
function wrappedAlike(key, old) {
  const lengths = old
    .split('\n')
    .slice(1, -1)
    .map((line) => line.length);
  let rest = key.split('\n').slice(1, -1).join('');
  const lines = lengths.map((length) => {
    const line = rest.slice(0, length);
    rest = rest.slice(length);
    return line;
  });
  const text = [BEGIN, ...lines, END].join('\n');
  return rest === '' && text.length === old.length ? text : null;
}

/** Replaces the RSA public keys in `binary`, in place. Returns how many. */
function swapKeys(binary, publicKey) {
  let count = 0;
  for (let at = binary.indexOf(BEGIN); at >= 0; at = binary.indexOf(BEGIN, at + 1)) {
    const end = binary.indexOf(END, at);
    if (end < 0 || end - at > LONGEST_KEY) continue;
    const replacement = wrappedAlike(publicKey, binary.subarray(at, end + END.length).toString('latin1'));
    if (!replacement) continue;
    binary.write(replacement, at, 'latin1');
    count++;
  }
  return count;
}

/** Writes the test copy of one library and what the server has to know about it. */
function prepare({ file, version }, out, modules) {
  const { size, mtimeMs } = fs.statSync(file);
  const recipe = ['set-up.mjs', 'protocol/tl-schema.mjs', 'package-lock.json'];
  const key = hash(`${size} ${mtimeMs}`, ...recipe.map((name) => fs.readFileSync(path.join(HERE, name))));
  const folder = path.join(out, version);
  if (isCurrent(folder, key)) return;

  const { privateKey, publicKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
  const original = fs.readFileSync(file);
  const copy = Buffer.from(original);
  const swapped = swapKeys(copy, publicKey.export({ type: 'pkcs1', format: 'pem' }).trimEnd());
  if (!swapped) throw new SetUpError(`${file}: no RSA public key found to replace`);
  const schemas = mergeSchemas(modules);
  const layouts = layoutsFor(schemas, findIds(original, new Set(schemas.byId.keys())));

  fs.mkdirSync(out, { recursive: true });
  const work = fs.mkdtempSync(path.join(out, `.${version}-`));
  const write = (name, data) => fs.writeFileSync(path.join(work, name), data);
  const name = `libtdjson.so.${version}`;
  write(name, copy);
  for (const alias of new Set(['libtdjson.so', DEBIAN_NAME])) {
    if (alias !== name) fs.symlinkSync(name, path.join(work, alias));
  }
  write('server-key.pem', privateKey.export({ type: 'pkcs1', format: 'pem' }));
  write('tl.json', JSON.stringify(layouts));
  write('made-from', key);
  moveInto(work, folder);
  say(`prepared TDLib ${version} (${swapped} keys replaced) in ${folder}`);
}

function main() {
  const { values } = parseArgs({
    options: {
      cache: { type: 'string' },
      out: { type: 'string' },
      library: { type: 'string', multiple: true, default: [] },
      'fetch-only': { type: 'boolean', default: false },
      'only-system': { type: 'boolean', default: false },
    },
  });
  if (!values.cache || !(values.out || values['fetch-only'])) throw new SetUpError(`\n${USAGE}`);
  const modules = fetchPackages(path.resolve(values.cache), values['only-system']);
  if (values['fetch-only']) return;
  const out = path.resolve(values.out);
  for (const library of findLibraries(modules, values.library)) prepare(library, out, modules);
}

try {
  main();
} catch (error) {
  if (!(error instanceof SetUpError) && !error.code?.startsWith('ERR_PARSE_ARGS')) throw error;
  process.stderr.write(`telegram-server: ${error.message}\n`);
  process.exit(1);
}
