#!/usr/bin/env node
// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * Vigie's link parser beside Node's `URL`, over links made by chance: they must refuse the same and read the same parts.
 *
 *   compare-with-node.mjs --program URL-LINES --corpus FOLDER [-max_total_time=SECONDS]
 *
 * The seed is VIGIE_SEED, a fixed one if that is not set; with a time, it goes on with the next. Hosts are ASCII without
 * "xn--": beyond that Node 20 is wrong itself (it fails a third of IdnaTestV2). Its results are printed as TAP.
 */

import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROUND = 2000;
const N_ROUNDS = 15;
const MOST_SHOWN = 20;

function readArguments () {
  const values = { seconds: 0 };
  const words = process.argv.slice(2);

  while (words.length > 0) {
    const word = words.shift();
    const time = /^-max_total_time=(\d+)$/.exec(word);
    if (time)
      values.seconds = Number(time[1]);
    else if (word.startsWith('--'))
      values[word.slice(2)] = words.shift();
    // libFuzzer's other arguments, which `build-aux/dev fuzz` gives to each target, mean nothing here.
  }
  return values;
}

/* A small generator of chance (mulberry32): the same links from the same seed, everywhere. */
function makeChance (seed) {
  let state = seed >>> 0;

  const draw = () => {
    state = (state + 0x6D2B79F5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296;
  };
  return {
    below: (n) => Math.floor(draw() * n),
    one: (list) => list[Math.floor(draw() * list.length)],
    happens: (share) => draw() < share,
  };
}

const SCHEMES = ['http', 'https', 'HTTPS', 'ws', 'wss', 'ftp', 'file', 'tg', 'sgnl', 'intent', 'x+y-z.1', 'mailto', ''];
const SLASHES = ['//', '//', '//', '//', '/', '', '///', '\\\\', '/\\', '\\/', '////', '/\t/'];
const LABELS = ['a', 'telegram', 'org', 'example', 'com', 'X-9', '_', '0', '1', '127', '255', '256', '0x7f', '0X', '08', '010', '0x',
  '4294967295', '4294967296', '99999999999999999999', '', '%61', '%2e', '%00', '%7F', '%', '%g1', '%2', '%20', '%40', '%5c', '~', '!', '$',
  '&', "'", '(', ')', '*', '+', ',', ';', '=', '`', '{', '}', '"', '<', '>', '^', '|', ' ', 'xn-', '-', 'a--b'];
const PIECES = ['0', '1', 'ffff', '::', ':', 'db8', '10000', 'g', '1.2.3.4', '1.2.3', '01.2.3.4', '256.1.1.1', '', '1.2.3.4.', '2001'];
const CREDENTIALS = ['', '', '', '', 'user@', 'user:pass@', ':@', '@', 'a@b@', 'telegram.org:443@', 'x%40y@', '[@', 'é@'];
const PORTS = ['', '', '', '', ':', ':80', ':443', ':0', ':00080', ':65535', ':65536', ':8a', ':-1', ':99999999999', '::', ':8\t0'];
const PARTS = ['a', 'b.c', '.', '..', '%2e', '%2E%2e', '.%2e', '', 'C:', 'C|', 'é', '\u{1F600}', '%zz', '%', ' ', '"', '<', '`', '{', '|', '^', "'", '~',
  '\x7f', '\x01', '...', '%2e%2e%2e'];
const TAILS = ['', '', '?', '#', '?a=b', '#c', "?'\"<>é#`<", '?#', '##', '?a?b', '? #  ', '?\\', '#\\'];
const UNITS = [...':/?#[]@\\.%-0aZ \t\n\r\x00\x1f\x7f"<>^`{|}~é', '\u3002'];

function makeHost (chance) {
  if (chance.happens(0.05))
    return `[${Array.from({ length: 8 }, () => chance.one(['0', '0', '00', '1', 'A0'])).join(':')}]`;
  if (chance.happens(0.15)) {
    const pieces = Array.from({ length: 1 + chance.below(9) }, () => chance.one(PIECES));
    return `[${pieces.join(chance.one([':', '::', '', ':']))}${chance.one([']', ']', ']', ''])}`;
  }
  return Array.from({ length: 1 + chance.below(5) }, () => chance.one(LABELS)).join(chance.one(['.', '.', '.', '']))
    + (chance.happens(0.1) ? '.' : '');
}

function makePath (chance) {
  let path = '';
  for (let n = chance.below(5); n > 0; n--)
    path += chance.one(['/', '/', '/', '\\']) + chance.one(PARTS) + (chance.happens(0.2) ? chance.one(PARTS) : '');
  return path;
}

function make (chance) {
  const scheme = chance.happens(0.8) ? chance.one(SCHEMES.slice(0, 3)) : chance.one(SCHEMES);
  return `${scheme}:${chance.one(SLASHES)}${chance.one(CREDENTIALS)}${makeHost(chance)}${chance.one(PORTS)}${makePath(chance)}${chance.one(TAILS)}`;
}

function change (text, chance) {
  for (let n = chance.below(4); n > 0; n--) {
    const at = chance.below(text.length + 1);
    const left = text.slice(0, at);
    if (chance.happens(0.5))
      text = left + chance.one(UNITS) + text.slice(at);
    else if (chance.happens(0.5))
      text = left + text.slice(at + 1 + chance.below(3));
    else
      text = left + chance.one(UNITS) + text.slice(at + 1);
  }
  return text.toWellFormed();
}

/* What lies between the slashes and the path: there only ASCII is compared. */
function hasPlainHost (text) {
  const clean = text.replace(/[\t\n\r]/g, '').replace(/^[\x00-\x20]+/, '');
  const authority = /^[a-z0-9+.-]*:[\\/]*([^\\/?#]*)/i.exec(clean)?.[1] ?? clean;
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return !/[^\x00-\x7f]|%[89a-f]|xn-?-?/i.test(host.replace(/%(2d|4e|58|6e|78)/gi, 'xn-'));
}

function readWithNode (text) {
  let url;
  try {
    url = new URL(text);
  } catch {
    return '';
  }
  return [url.protocol.slice(0, -1), url.hostname, url.port, url.pathname, url.search.slice(1), url.hash.slice(1)].join('\t');
}

/*
 * Where Node 20 is older than the standard: "^" in paths is encoded since 2024-11, spaces at the end of opaque paths since 2025-01.
 * And where it errs: it leaves the dots in "/.x/a/..", of "tg://x/.." it leaves no path, and it sees drives in file paths where there
 * are none. The vectors of test-link-vectors.c judge these.
 */
function agree (vigie, node) {
  const [ours, theirs] = [vigie, node].map((parts) => parts.split('\t'));
  const path = (cells) => cells[3]?.replace(/%5E/g, '^').replace(/(%20| )+$/, '').replace(/^\/$/, '');
  const nodeErrs = theirs[0] === 'file' || /\/(\.|%2e){1,2}(\/|$)/i.test(theirs[3]);

  return ours.length === theirs.length && (nodeErrs || path(ours) === path(theirs))
    && ours.every((cell, i) => i === 3 || cell === theirs[i]);
}

async function compare (texts, program) {
  const child = spawn(program, [], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const lines = [];

  createInterface({ input: child.stdout, crlfDelay: Infinity }).on('line', (line) => lines.push(line));
  child.stdin.end(texts.map((text) => Buffer.from(text).toString('hex') + '\n').join(''));
  const status = await ended;
  if (status !== 0 || lines.length !== texts.length)
    throw new Error(`${program} ended with ${status} after ${lines.length} of ${texts.length} lines`);
  return texts.map((text, i) => ({ text, vigie: lines[i], node: readWithNode(text) }))
    .filter(({ vigie, node }) => !agree(vigie, node));
}

const wanted = readArguments();
const start = Date.now();
const seeds = readdirSync(wanted.corpus).sort().map((name) => readFileSync(join(wanted.corpus, name), 'latin1'));
let seed = Number(process.env.VIGIE_SEED ?? 20261124);
let nCompared = 0;
let differences = [];

console.log(`# VIGIE_SEED=${seed}, Node ${process.version}`);
do {
  const chance = makeChance(seed);
  for (let round = 0; round < N_ROUNDS && differences.length === 0; round++) {
    const texts = [];
    for (let i = 0; i < ROUND; i++) {
      const text = change(chance.happens(0.2) ? chance.one(seeds) : make(chance), chance);
      if (hasPlainHost(text))
        texts.push(text);
    }
    nCompared += texts.length;
    differences = await compare(texts, wanted.program);
  }
  if (differences.length > 0)
    break;
  seed++;
} while (Date.now() - start < wanted.seconds * 1000);

console.log('1..1');
if (differences.length > 0)
  console.log(`# found with VIGIE_SEED=${seed}`);
for (const { text, vigie, node } of differences.slice(0, MOST_SHOWN))
  console.log(`# ${JSON.stringify(text)}\n#   Vigie ${JSON.stringify(vigie)}\n#   Node  ${JSON.stringify(node)}`);
console.log(`${differences.length === 0 ? 'ok' : 'not ok'} 1 - ${nCompared} links are read as Node reads them`);
process.exitCode = differences.length === 0 ? 0 : 1;
