// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads and writes TL, Telegram's binary serialization, by the layouts that set-up.mjs has put into tl.json.
//
// Reading: a constructor id fixes its layout, so the ids of all known layers are taken at once.
// Writing: of several layouts of one name, tl.json names the one that occurs in the client's library.
// Source: https://core.telegram.org/mtproto/serialize

const VECTOR = 0x1cb5c415;
const BOOL_TRUE = 0x997275b5;
const BOOL_FALSE = 0xbc799737;
const GZIP_PACKED = 0x3072cfa1;

/** More elements than any list of a test: a count beyond it is a broken message. */
const LONGEST_VECTOR = 100000;

/** Whether the field `argument` is there, by the flags read (or computed) so far. */
function isPresent(argument, flags) {
  const predicate = argument.typeModifiers?.predicate;
  if (!predicate) return true;
  const [field, bit] = predicate.split('.');
  return ((flags[field] >>> Number(bit)) & 1) === 1;
}

export class Codec {
  /** `tl`: what set-up.mjs wrote, { entries, write, unknown }. */
  constructor(tl) {
    this.byId = new Map(tl.entries.map((entry) => [entry.id, entry]));
    this.byName = new Map(Object.entries(tl.write).map(([name, id]) => [name, this.byId.get(id)]));
    this.unknown = new Set(tl.unknown);
    this.onUnknown = () => {};
  }

  /** The layout in which `name` is written for this client. */
  layout(name) {
    const entry = this.byName.get(name);
    if (!entry) throw new Error(`TL: unknown constructor ${name}`);
    if (this.unknown.delete(name)) this.onUnknown(name);
    return entry;
  }

  read(buffer) {
    return new Reader(this, buffer).object();
  }

  write(value) {
    return new Writer(this).any(value).done();
  }
}

export class Reader {
  constructor(codec, buffer, position = 0) {
    this.codec = codec;
    this.buffer = buffer;
    this.position = position;
  }

  raw(length) {
    if (this.buffer.length - this.position < length) throw new Error('TL: the message ends early');
    const value = this.buffer.subarray(this.position, this.position + length);
    this.position += length;
    return value;
  }

  uint() {
    return this.raw(4).readUInt32LE(0);
  }

  int() {
    return this.raw(4).readInt32LE(0);
  }

  long() {
    return this.raw(8).readBigInt64LE(0);
  }

  bytes() {
    let length = this.raw(1)[0];
    let head = 1;
    if (length === 254) {
      length = this.raw(3).readUIntLE(0, 3);
      head = 4;
    }
    const value = Buffer.from(this.raw(length));
    this.raw((4 - ((head + length) % 4)) % 4);
    return value;
  }

  #primitive(type) {
    switch (type) {
      case 'int':
        return this.int();
      case '#':
        return this.uint();
      case 'long':
        return this.long();
      case 'int53':
        return Number(this.long());
      case 'double':
        return this.raw(8).readDoubleLE(0);
      case 'int128':
        return Buffer.from(this.raw(16));
      case 'int256':
        return Buffer.from(this.raw(32));
      case 'bytes':
        return this.bytes();
      case 'string':
        return this.bytes().toString('utf8');
      default:
        return this.object();
    }
  }

  #vector(readOne, bare) {
    if (!bare && this.uint() !== VECTOR) throw new Error('TL: a vector was expected');
    const count = this.int();
    if (count < 0 || count > LONGEST_VECTOR) throw new Error(`TL: a vector of ${count}`);
    return Array.from({ length: count }, readOne);
  }

  /** Any boxed value. A constructor that nobody knows gives { _: '?', id }. */
  object() {
    const start = this.position;
    const id = this.uint();
    if (id === BOOL_TRUE) return true;
    if (id === BOOL_FALSE) return false;
    if (id === GZIP_PACKED) return { _: 'gzip_packed', packed: this.bytes() };
    if (id === VECTOR) {
      this.position = start;
      return this.#vector(() => this.object(), false);
    }
    const entry = this.codec.byId.get(id);
    if (entry) return this.#fields(entry);
    this.position = this.buffer.length;
    return { _: '?', id };
  }

  #fields(entry) {
    const value = { _: entry.name };
    for (const argument of entry.arguments) {
      if (!isPresent(argument, value)) continue;
      const { isVector, isBareVector, isBareType, constructorId } = argument.typeModifiers ?? {};
      const readOne =
        isBareType && constructorId
          ? () => this.#fields(this.codec.byId.get(constructorId >>> 0))
          : () => this.#primitive(argument.type);
      if (argument.type === 'true') value[argument.name] = true;
      else if (isVector || isBareVector) value[argument.name] = this.#vector(readOne, isBareVector);
      else value[argument.name] = readOne();
    }
    return value;
  }
}

export class Writer {
  #parts = [];

  constructor(codec) {
    this.codec = codec;
  }

  done() {
    return Buffer.concat(this.#parts);
  }

  raw(buffer) {
    this.#parts.push(buffer);
    return this;
  }

  uint(value) {
    const buffer = Buffer.alloc(4);
    buffer.writeUInt32LE(value >>> 0);
    return this.raw(buffer);
  }

  long(value) {
    const buffer = Buffer.alloc(8);
    buffer.writeBigInt64LE(BigInt.asIntN(64, BigInt(value)));
    return this.raw(buffer);
  }

  double(value) {
    const buffer = Buffer.alloc(8);
    buffer.writeDoubleLE(value);
    return this.raw(buffer);
  }

  bytes(value) {
    const content = value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value), 'utf8');
    const length = content.length;
    const head =
      length < 254
        ? Buffer.from([length])
        : Buffer.from([254, length & 255, (length >> 8) & 255, length >> 16]);
    return this.raw(head)
      .raw(content)
      .raw(Buffer.alloc((4 - ((head.length + length) % 4)) % 4));
  }

  #primitive(type, value, where) {
    if (value === undefined || value === null) throw new Error(`TL: ${where} is missing`);
    switch (type) {
      case 'int':
        return this.uint(Number(value) | 0);
      case '#':
        return this.uint(value);
      case 'long':
      case 'int53':
        return this.long(value);
      case 'double':
        return this.double(value);
      case 'int128':
      case 'int256':
        return this.raw(Buffer.from(value));
      case 'bytes':
      case 'string':
        return this.bytes(value);
      default:
        return this.any(value);
    }
  }

  /** A boxed value: a boolean, a list, an object with `_`, or a buffer that is TL already. */
  any(value) {
    if (typeof value === 'boolean') return this.uint(value ? BOOL_TRUE : BOOL_FALSE);
    if (Buffer.isBuffer(value)) return this.raw(value);
    if (Array.isArray(value)) {
      this.uint(VECTOR).uint(value.length);
      for (const item of value) this.any(item);
      return this;
    }
    const entry = this.codec.layout(value._);
    return this.uint(entry.id).#fields(entry, value);
  }

  #fields(entry, value) {
    const flags = Writer.#flags(entry, value);
    for (const argument of entry.arguments) {
      if (argument.type === '#') this.uint(flags[argument.name]);
      else if (argument.type !== 'true' && isPresent(argument, flags)) this.#field(entry, argument, value);
    }
    return this;
  }

  #field(entry, argument, value) {
    const { isVector, isBareVector, isBareType, constructorId } = argument.typeModifiers ?? {};
    const writeOne = (one) =>
      isBareType && constructorId
        ? this.#fields(this.codec.byId.get(constructorId >>> 0), one)
        : this.#primitive(argument.type, one, `${entry.name}.${argument.name}`);
    if (!isVector && !isBareVector) {
      writeOne(value[argument.name]);
      return;
    }
    const list = value[argument.name] ?? [];
    if (!isBareVector) this.uint(VECTOR);
    this.uint(list.length);
    for (const one of list) writeOne(one);
  }

  /** The flag words of `entry`, by which optional fields `value` has. */
  static #flags(entry, value) {
    const flags = {};
    for (const argument of entry.arguments) {
      if (argument.type === '#') flags[argument.name] = 0;
      const predicate = argument.typeModifiers?.predicate;
      if (!predicate) continue;
      const [field, bit] = predicate.split('.');
      const given = value[argument.name];
      const present = argument.type === 'true' ? !!given : given !== undefined && given !== null;
      if (present) flags[field] |= 1 << Number(bit);
    }
    return flags;
  }
}
