// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Primitives of MTProto, the server's side: hashes, AES-IGE, message keys, big numbers.
// Sources: https://core.telegram.org/mtproto/description and .../mtproto/auth_key
import crypto from 'node:crypto';

/** The 2048-bit safe prime that Telegram documents for the key exchange and for SRP, a public constant. */
export const DH_PRIME = Buffer.from(
  [
    'c71caeb9c6b1c9048e6c522f70f13f73980d40238e3e21c14934d037563d930f',
    '48198a0aa7c14058229493d22530f4dbfa336f6e0ac925139543aed44cce7c37',
    '20fd51f69458705ac68cd4fe6b6b13abdc9746512969328454f18faf8c595f64',
    '2477fe96bb2a941d5bcd1d4ac8cc49880708fa9b378e3c4f3a9060bee67cf9a4',
    'a4a695811051907e162753b56b0f6b410dba74d8a84b2a14b3144e0ef1284754',
    'fd17ed950d5965b4b9dd46582db1178d169c6bc465b0d6ff9ca3928fef5b9ae4',
    'e418fc15e83ebea0f87fa9ff5eed70050ded2849f47bf959d956850ce929851f',
    '0d8115f635b105ee2e4e15d04b2454bf6f4fadf034b10403119cd8e3b92fcc5b',
  ].join(''),
  'hex',
);

/** The generator that goes with `DH_PRIME`. */
export const DH_GENERATOR = 3;

/** SHA-1 over the concatenated buffers. */
export function sha1(...buffers) {
  const hash = crypto.createHash('sha1');
  for (const buffer of buffers) hash.update(buffer);
  return hash.digest();
}

/** SHA-256 over the concatenated buffers. */
export function sha256(...buffers) {
  const hash = crypto.createHash('sha256');
  for (const buffer of buffers) hash.update(buffer);
  return hash.digest();
}

export const random = (length) => crypto.randomBytes(length);

/** A random 64-bit number, as TL's `long`. */
export const randomLong = () => random(8).readBigInt64LE(0);

/** A random positive number that JavaScript holds exactly, for ids. */
export const randomId = () => random(6).readUIntBE(0, 6);

/**
 * AES-256 in IGE mode: y[i] = E(x[i] ^ y[i-1]) ^ x[i-1], with iv = y[-1] | x[-1]. Decryption swaps the roles.
 * `data` must be a whole number of 16-byte blocks.
 */
export function ige(data, key, iv, encrypt) {
  const cipher = encrypt
    ? crypto.createCipheriv('aes-256-ecb', key, null)
    : crypto.createDecipheriv('aes-256-ecb', key, null);
  cipher.setAutoPadding(false);
  const out = Buffer.alloc(data.length);
  const block = Buffer.alloc(16);
  let previousOut = encrypt ? iv.subarray(0, 16) : iv.subarray(16, 32);
  let previousIn = encrypt ? iv.subarray(16, 32) : iv.subarray(0, 16);
  for (let at = 0; at < data.length; at += 16) {
    for (let i = 0; i < 16; i++) block[i] = data[at + i] ^ previousOut[i];
    const worked = cipher.update(block);
    for (let i = 0; i < 16; i++) out[at + i] = worked[i] ^ previousIn[i];
    previousOut = out.subarray(at, at + 16);
    previousIn = data.subarray(at, at + 16);
  }
  return out;
}

/** Offset into the auth key for messages of the client, and of the server. */
export const FROM_CLIENT = 0;
export const FROM_SERVER = 8;

/** MTProto 2.0: key and iv of a message. `from` is FROM_CLIENT or FROM_SERVER. */
export function messageCipher(authKey, messageKey, from) {
  const a = sha256(messageKey, authKey.subarray(from, from + 36));
  const b = sha256(authKey.subarray(40 + from, 76 + from), messageKey);
  return {
    key: Buffer.concat([a.subarray(0, 8), b.subarray(8, 24), a.subarray(24, 32)]),
    iv: Buffer.concat([b.subarray(0, 8), a.subarray(8, 24), b.subarray(24, 32)]),
  };
}

/** MTProto 2.0: the message key over the padded plain text. */
export function messageKey(authKey, plain, from) {
  return sha256(authKey.subarray(88 + from, 120 + from), plain).subarray(8, 24);
}

/** MTProto 1.0: key and iv of a message of the client, still used inside auth.bindTempAuthKey. */
export function messageCipherV1(authKey, key) {
  const a = sha1(key, authKey.subarray(0, 32));
  const b = sha1(authKey.subarray(32, 48), key, authKey.subarray(48, 64));
  const c = sha1(authKey.subarray(64, 96), key);
  const d = sha1(key, authKey.subarray(96, 128));
  return {
    key: Buffer.concat([a.subarray(0, 8), b.subarray(8, 20), c.subarray(4, 16)]),
    iv: Buffer.concat([a.subarray(8, 20), b.subarray(0, 8), c.subarray(16, 20), d.subarray(0, 8)]),
  };
}

/** A big-endian buffer as a number. */
export function toBig(buffer) {
  return BigInt(`0x${buffer.length ? Buffer.from(buffer).toString('hex') : '0'}`);
}

/** A number as a big-endian buffer of at least `length` bytes. */
export function fromBig(value, length = 256) {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  return bytes.length >= length ? bytes : Buffer.concat([Buffer.alloc(length - bytes.length), bytes]);
}

/** base ^ exponent mod modulus. Takes its time by the exponent: for tests only. */
export function modPow(base, exponent, modulus) {
  let result = 1n;
  let square = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
