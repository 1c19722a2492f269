// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Used at set-up only: merges the TL schemas of several API layers, and picks for one library the layouts
// it knows.
//
// TDLib 1.8.38 announces layer 190 and 1.8.65 layer 227; no schema package has exactly these. But a
// constructor id is a checksum of its layout, and a library holds the ids of all layouts that it can read.
// So the library itself says which of several layouts of one name it expects.
import fs from 'node:fs';
import path from 'node:path';

/** The layers of the schema packages tl189 … tl223 in package.json. */
export const SCHEMA_LAYERS = [189, 204, 216, 223];

const PQ_PARTS = 'pq:bytes p:bytes q:bytes';
const BOT_RIGHTS = 'flags:# bot_id:int53 recipients:BusinessBotRecipients rights:BusinessBotRights';
const BOT_PLACE = 'device:flags.0?string date:flags.1?int location:flags.2?string';
const NEW_BOT = 'flags:# confirmed:flags.0?true bot_id:int53';
const NEW_BOT_PLACE = 'date:flags.1?int device:flags.1?string location:flags.1?string';

/** What the packages leave out (old plain messages) or do not know yet, as [TL text, layer]. */
const ADDITIONS = [
  [`mt_p_q_inner_data#83c95aec ${PQ_PARTS} nonce:int128 server_nonce:int128 new_nonce:int256 = PQ`, 0],
  ['mt_req_pq#60469778 nonce:int128 = ResPQ', 0],
  [`connectedBot#33ed001 ${BOT_RIGHTS} ${BOT_PLACE} = ConnectedBot`, 227],
  [`updateNewBotConnection#b22083a6 ${NEW_BOT} ${NEW_BOT_PLACE} = Update`, 227],
];

/** One field of TL text (`name:flags.1?Vector<long>`) as an argument of the JSON schemas. */
function parseField(text) {
  const [name, fullType] = text.split(':');
  const [, predicate, itemType, plainType] = /^(?:(\w+\.\d+)\?)?(?:Vector<(.+)>|(.+))$/.exec(fullType);
  const argument = { name, type: itemType ?? plainType };
  const modifiers = { ...(predicate ? { predicate } : {}), ...(itemType ? { isVector: true } : {}) };
  return Object.keys(modifiers).length ? { ...argument, typeModifiers: modifiers } : argument;
}

/** One line of TL text as an entry of the JSON schemas. */
export function parseTl(line) {
  const [left] = line.split(' = ');
  const [head, ...fields] = left.split(' ');
  const [name, id] = head.split('#');
  return { kind: 'class', name, id: parseInt(id, 16) >>> 0, arguments: fields.map(parseField) };
}

/** Reads the schema packages under `modules` (a node_modules folder). */
export function mergeSchemas(modules) {
  const byId = new Map();
  const byName = new Map(); // name → layouts, newest first
  const add = (raw, layer) => {
    const { kind, name } = raw;
    const entry = { kind, name, id: raw.id >>> 0, layer, arguments: raw.arguments.map(stripArgument) };
    byId.set(entry.id, entry);
    // The same id in a newer layer: the newer text stays, true-flags may have been added.
    const others = (byName.get(name) ?? []).filter((other) => other.id !== entry.id);
    byName.set(name, [entry, ...others]);
  };
  const load = (file) => JSON.parse(fs.readFileSync(path.join(modules, file), 'utf8'));

  for (const entry of load(`tl${SCHEMA_LAYERS.at(-1)}/mtp-schema.json`)) add(entry, 0);
  for (const layer of SCHEMA_LAYERS)
    for (const entry of load(`tl${layer}/api-schema.json`).e) add(entry, layer);
  for (const [line, layer] of ADDITIONS) {
    const entry = parseTl(line);
    if (!byId.has(entry.id)) add(entry, layer);
  }
  return { byId, byName };
}

function stripArgument({ name, type, typeModifiers }) {
  return typeModifiers ? { name, type, typeModifiers } : { name, type };
}

/**
 * Which of `ids` occur in `binary`. They are immediates in code or words in tables, so any alignment
 * counts.
 */
export function findIds(binary, ids) {
  const found = new Set();
  let word = binary.readUInt32LE(0);
  for (let next = 4; next <= binary.length; next++) {
    if (ids.has(word)) found.add(word);
    word = ((word >>> 8) | (binary[next] << 24)) >>> 0;
  }
  return found;
}

/**
 * The content of tl.json for one library: all layouts to read, the id to write for each name, and the names
 * of which the library knows none of our layouts (written in the newest, and reported when they are).
 */
export function layoutsFor(schemas, idsInLibrary) {
  const write = {};
  const unknown = [];
  for (const [name, layouts] of schemas.byName) {
    const known = layouts.find((layout) => idsInLibrary.has(layout.id));
    write[name] = (known ?? layouts[0]).id;
    if (!known && layouts[0].kind === 'class' && !name.startsWith('mt_')) unknown.push(name);
  }
  return { entries: [...schemas.byId.values()], write, unknown };
}
