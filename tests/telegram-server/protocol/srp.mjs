// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The server's half of SRP, with which Telegram checks the two-step password without being told it.
// Source: https://core.telegram.org/api/srp
import crypto from 'node:crypto';
import { DH_GENERATOR, DH_PRIME, fromBig, modPow, random, sha256, toBig } from './primitives.mjs';

const PRIME = toBig(DH_PRIME);
const GENERATOR = fromBig(BigInt(DH_GENERATOR));

const salted = (data, salt) => sha256(salt, data, salt);

/** The number x that a password and its salts give; only a client (or a test) knows it. */
export function passwordExponent(password, salt1, salt2) {
  const first = salted(salted(Buffer.from(password, 'utf8'), salt1), salt2);
  return salted(crypto.pbkdf2Sync(first, salt1, 100000, 64, 'sha512'), salt2);
}

/** What a server keeps instead of the password: g ^ x mod p. */
export function passwordVerifier(password, salt1, salt2) {
  return fromBig(modPow(BigInt(DH_GENERATOR), toBig(passwordExponent(password, salt1, salt2)), PRIME));
}

/** A new challenge: `B` goes to the client, `b` stays here. */
export function srpChallenge(verifier) {
  const k = toBig(sha256(DH_PRIME, GENERATOR));
  const b = toBig(random(256)) % PRIME;
  const B = (k * toBig(verifier) + modPow(BigInt(DH_GENERATOR), b, PRIME)) % PRIME;
  return { b, B: fromBig(B) };
}

/** The proof M1 over both public values and the shared key. */
export function srpProof(salt1, salt2, A, B, sharedKey) {
  const primeHash = sha256(DH_PRIME);
  const generatorHash = sha256(GENERATOR);
  const mixed = Buffer.alloc(32);
  for (let i = 0; i < 32; i++) mixed[i] = primeHash[i] ^ generatorHash[i];
  return sha256(mixed, sha256(salt1), sha256(salt2), fromBig(toBig(A)), B, sharedKey);
}

/** Whether `M1` proves that the client knows the password behind `password.verifier`. */
export function srpCheck(challenge, password, A, M1) {
  const { b, B } = challenge;
  const u = toBig(sha256(fromBig(toBig(A)), B));
  const base = (toBig(A) * modPow(toBig(password.verifier), u, PRIME)) % PRIME;
  const sharedKey = sha256(fromBig(modPow(base, b, PRIME)));
  return srpProof(password.salt1, password.salt2, A, B, sharedKey).equals(M1);
}
