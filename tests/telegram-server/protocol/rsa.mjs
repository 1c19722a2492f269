// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The server's RSA key: its fingerprint, and RSA_PAD undone.
// Source: https://core.telegram.org/mtproto/auth_key
import crypto from 'node:crypto';
import { ige, sha1, sha256 } from './primitives.mjs';

/** A buffer as TL's `bytes`: length, content, padding to four. */
function tlBytes(bytes) {
  const length = bytes.length;
  const head = length < 254 ? Buffer.from([length]) : Buffer.from([254, length & 255, length >> 8, 0]);
  const padding = Buffer.alloc((4 - ((head.length + length) % 4)) % 4);
  return Buffer.concat([head, bytes, padding]);
}

/** The low 64 bits of SHA-1 over the TL bytes of (n, e). */
export function rsaFingerprint(publicKey) {
  const { n, e } = publicKey.export({ format: 'jwk' });
  const hash = sha1(tlBytes(Buffer.from(n, 'base64url')), tlBytes(Buffer.from(e, 'base64url')));
  return hash.readBigInt64LE(12);
}

/** Private key and fingerprint from a PEM text. */
export function loadRsaKey(pem) {
  const privateKey = crypto.createPrivateKey(pem);
  return { privateKey, fingerprint: rsaFingerprint(crypto.createPublicKey(privateKey)) };
}

/** Undoes RSA_PAD. Returns the inner data with its padding, 192 bytes; throws when the hash does not fit. */
export function rsaUnpad(privateKey, encrypted) {
  const padding = crypto.constants.RSA_NO_PADDING;
  const block = crypto.privateDecrypt({ key: privateKey, padding }, encrypted);
  const body = block.subarray(32);
  const hash = sha256(body);
  const temporaryKey = Buffer.alloc(32);
  for (let i = 0; i < 32; i++) temporaryKey[i] = block[i] ^ hash[i];
  const plain = ige(body, temporaryKey, Buffer.alloc(32), false);
  const data = Buffer.from(plain.subarray(0, 192)).reverse();
  if (!sha256(temporaryKey, data).equals(plain.subarray(192, 224))) throw new Error('RSA_PAD: hash mismatch');
  return data;
}
