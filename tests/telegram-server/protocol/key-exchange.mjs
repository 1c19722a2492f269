// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The server's side of the key exchange, over plain (unencrypted) messages.
// Source: https://core.telegram.org/mtproto/auth_key
import { DH_GENERATOR, DH_PRIME, fromBig, ige, modPow, random, sha1, toBig } from './primitives.mjs';
import { rsaUnpad } from './rsa.mjs';
import { Reader } from './tl-codec.mjs';

/** A product of two primes, the one of Telegram's own example: clients must factor it. */
const PQ = Buffer.from('17ed48941a08f981', 'hex');
const PRIME = toBig(DH_PRIME);

/** Exchanges under way, at most: a client that begins again and again is broken. */
const MOST_EXCHANGES = 100;

/**
 * All key exchanges under way. They belong to their nonces, not to a connection: TDLib goes on with one over
 * a new connection when the first is lost, or when a proxy is set in the meantime.
 */
export class KeyExchanges {
  #byNonces = new Map();

  constructor(parts) {
    this.parts = parts;
  }

  /** Takes a plain message, returns the answer's object. Throws on anything out of order. */
  answer(request) {
    if (request._ === 'mt_req_pq' || request._ === 'mt_req_pq_multi') return this.#begin(request.nonce);
    const nonces = Buffer.concat([request.nonce ?? Buffer.alloc(0), request.server_nonce ?? Buffer.alloc(0)]);
    const exchange = this.#byNonces.get(nonces.toString('hex'));
    if (!exchange) throw new Error(`no key exchange for ${request._}`);
    return exchange.answer(request);
  }

  #begin(nonce) {
    const exchange = new KeyExchange(this.parts, nonce);
    this.#byNonces.set(exchange.id, exchange);
    if (this.#byNonces.size > MOST_EXCHANGES) this.#byNonces.delete(this.#byNonces.keys().next().value);
    return exchange.begin();
  }
}

class KeyExchange {
  #nonce;
  #serverNonce = random(16);
  #newNonce = null;
  #secretExponent = null;
  #cipher = null;
  #expiresIn = 0;
  #dataCentre = 0;

  constructor({ codec, keys, rsa, clock, log }, nonce) {
    Object.assign(this, { codec, keys, rsa, clock, log });
    this.#nonce = nonce;
    this.id = Buffer.concat([nonce, this.#serverNonce]).toString('hex');
  }

  answer(request) {
    if (request._ === 'mt_req_DH_params') return this.#offer(request);
    if (request._ === 'mt_set_client_DH_params' && this.#cipher) return this.#finish(request);
    throw new Error(`unexpected plain message ${request._}`);
  }

  #nonces() {
    return { nonce: this.#nonce, server_nonce: this.#serverNonce };
  }

  begin() {
    const fingerprints = [this.rsa.fingerprint];
    return { _: 'mt_resPQ', ...this.#nonces(), pq: PQ, server_public_key_fingerprints: fingerprints };
  }

  #offer(request) {
    if (request.public_key_fingerprint !== this.rsa.fingerprint) throw new Error('unknown RSA key');
    const inner = this.codec.read(rsaUnpad(this.rsa.privateKey, request.encrypted_data));
    if (!inner.nonce.equals(this.#nonce) || !inner.server_nonce.equals(this.#serverNonce)) {
      throw new Error('nonce mismatch');
    }
    this.#newNonce = inner.new_nonce;
    this.#expiresIn = inner._ === 'mt_p_q_inner_data_temp_dc' ? inner.expires_in : 0;
    this.#dataCentre = inner.dc ?? 0;
    this.#secretExponent = toBig(random(256));
    this.#cipher = this.#temporaryCipher();
    const publicPart = modPow(BigInt(DH_GENERATOR), this.#secretExponent, PRIME);
    const answer = this.codec.write({
      _: 'mt_server_DH_inner_data',
      ...this.#nonces(),
      g: DH_GENERATOR,
      dh_prime: DH_PRIME,
      g_a: fromBig(publicPart),
      server_time: this.clock.now(),
    });
    const hashed = Buffer.concat([sha1(answer), answer]);
    const data = Buffer.concat([hashed, random((16 - (hashed.length % 16)) % 16)]);
    const encrypted = ige(data, this.#cipher.key, this.#cipher.iv, true);
    return { _: 'mt_server_DH_params_ok', ...this.#nonces(), encrypted_answer: encrypted };
  }

  /** The key and iv of the two encrypted parts, made from both nonces. */
  #temporaryCipher() {
    const a = sha1(this.#newNonce, this.#serverNonce);
    const b = sha1(this.#serverNonce, this.#newNonce);
    const c = sha1(this.#newNonce, this.#newNonce);
    return {
      key: Buffer.concat([a, b.subarray(0, 12)]),
      iv: Buffer.concat([b.subarray(12, 20), c, this.#newNonce.subarray(0, 4)]),
    };
  }

  #finish(request) {
    const data = ige(request.encrypted_data, this.#cipher.key, this.#cipher.iv, false);
    const reader = new Reader(this.codec, data, 20);
    const inner = reader.object();
    if (!sha1(data.subarray(20, reader.position)).equals(data.subarray(0, 20))) {
      throw new Error("the client's key part has a wrong hash");
    }
    const secret = fromBig(modPow(toBig(inner.g_b), this.#secretExponent, PRIME));
    const salt = Buffer.alloc(8);
    for (let i = 0; i < 8; i++) salt[i] = this.#newNonce[i] ^ this.#serverNonce[i];
    const key = this.keys.add(secret, salt.readBigInt64LE(0), this.#expiresIn, this.#dataCentre);
    const hash = sha1(this.#newNonce, Buffer.from([1]), sha1(secret).subarray(0, 8)).subarray(4, 20);
    this.log('key-made', {
      key: key.id.toString(16),
      temporary: key.isTemporary,
      dataCentre: this.#dataCentre,
    });
    return { _: 'mt_dh_gen_ok', ...this.#nonces(), new_nonce_hash1: hash };
  }
}
