// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One TCP connection: packets into messages, messages into API calls, and back.
// Source: https://core.telegram.org/mtproto/description and .../mtproto/service_messages
import zlib from 'node:zlib';
import { NoAnswer, RpcError } from './outcome.mjs';
import {
  FROM_CLIENT,
  FROM_SERVER,
  ige,
  messageCipher,
  messageCipherV1,
  messageKey,
  random,
  randomLong,
  sha1,
} from './primitives.mjs';
import { Reader, Writer } from './tl-codec.mjs';

const CONTAINER = 0x73f1f8dc;
const RPC_RESULT = 0xf35c6d01;
const GZIP_PACKED = 0x3072cfa1;
const LONGEST_UNZIPPED = 4 * 1024 * 1024;
const KEPT_ANSWERS = 200;

/** Transport error: this auth key is not known; the client makes a new one. */
const UNKNOWN_KEY = -404;

const unzip = (packed) => zlib.unzipSync(packed, { maxOutputLength: LONGEST_UNZIPPED });

export class Connection {
  /** `api.call (context, request)` answers the API methods, with a value, RpcError or NoAnswer. */
  constructor(transport, { codec, keys, exchanges, clock, api, log }) {
    Object.assign(this, { transport, codec, keys, exchanges, clock, api, log });
    this.session = null;
    this.key = null;
    // One packet after the other: a container may hold what the next packet depends on.
    let queue = Promise.resolve();
    transport.on('packet', (packet) => {
      queue = queue.then(() => this.#packet(packet)).catch((error) => this.#problem(error));
    });
    transport.on('problem', (error) => this.log('problem', { error: error.message }));
    transport.on('close', () => {
      if (this.session?.connection === this) this.session.connection = null;
    });
  }

  close() {
    this.transport.socket.destroy();
  }

  #problem(error) {
    this.log('problem', { error: error.message, at: error.stack?.split('\n')[1]?.trim() });
    this.close();
  }

  #packet(packet) {
    const keyId = packet.readBigInt64LE(0);
    if (keyId !== 0n) {
      this.#encrypted(keyId, packet);
      return;
    }
    const length = packet.readInt32LE(16);
    const request = this.codec.read(packet.subarray(20, 20 + length));
    const body = this.codec.write(this.exchanges.answer(request));
    const head = Buffer.alloc(20);
    head.writeBigInt64LE(this.clock.messageId('answer'), 8);
    head.writeInt32LE(body.length, 16);
    this.transport.send(Buffer.concat([head, body]));
  }

  // --- messages of the client ---

  #encrypted(keyId, packet) {
    const key = this.keys.get(keyId);
    if (!key) {
      this.log('unknown-key', { key: keyId.toString(16) });
      const code = Buffer.alloc(4);
      code.writeInt32LE(UNKNOWN_KEY);
      this.transport.send(code);
      return;
    }
    const receivedKey = packet.subarray(8, 24);
    const body = packet.subarray(24, 24 + Math.floor((packet.length - 24) / 16) * 16);
    const cipher = messageCipher(key.secret, receivedKey, FROM_CLIENT);
    const plain = ige(body, cipher.key, cipher.iv, false);
    if (!messageKey(key.secret, plain, FROM_CLIENT).equals(receivedKey)) throw new Error('wrong message key');
    this.key = key;
    this.#decrypted({
      salt: plain.readBigInt64LE(0),
      sessionId: plain.readBigInt64LE(8),
      messageId: plain.readBigInt64LE(16),
      sequence: plain.readInt32LE(24),
      body: plain.subarray(32, 32 + plain.readInt32LE(28)),
    });
  }

  #decrypted({ salt, sessionId, messageId, sequence, body }) {
    const { key } = this;
    const known = key.sessions.get(sessionId);
    this.session = known ?? {
      id: sessionId,
      key,
      sequence: 0,
      layer: 0,
      init: null,
      wantsUpdates: false,
      seen: new Set(),
      answers: new Map(),
    };
    this.session.connection = this;
    if (salt !== key.salt) {
      this.log('wrong-salt', { session: sessionId.toString(16) });
      this.#service({
        _: 'mt_bad_server_salt',
        bad_msg_id: messageId,
        bad_msg_seqno: sequence,
        error_code: 48,
        new_server_salt: key.salt,
      });
      return;
    }
    if (!known) {
      key.sessions.set(sessionId, this.session);
      const unique = randomLong();
      this.send({
        _: 'mt_new_session_created',
        first_msg_id: messageId,
        unique_id: unique,
        server_salt: key.salt,
      });
    }
    this.#message(messageId, body);
  }

  #message(messageId, body) {
    const id = body.readUInt32LE(0);
    if (id === GZIP_PACKED) {
      this.#message(messageId, unzip(new Reader(this.codec, body, 4).bytes()));
      return;
    }
    if (id === CONTAINER) {
      this.#container(body);
      return;
    }
    let request;
    try {
      request = this.codec.read(body);
    } catch (error) {
      this.log('unreadable', { id: id.toString(16), error: error.message });
      this.#result(messageId, new RpcError(400, 'INPUT_FETCH_ERROR'));
      return;
    }
    // Queries are answered out of order, as by the real server, so that a slow answer blocks nothing.
    if (!this.#serviceMessage(messageId, request)) this.#query(messageId, request);
  }

  #container(body) {
    const count = body.readInt32LE(4);
    let at = 8;
    for (let i = 0; i < count; i++) {
      const length = body.readInt32LE(at + 12);
      this.#message(body.readBigInt64LE(at), body.subarray(at + 16, at + 16 + length));
      at += 16 + length;
    }
  }

  /** Messages about messages; false when `request` is a query instead. */
  #serviceMessage(messageId, request) {
    switch (request._) {
      case 'mt_msgs_ack':
      case 'mt_http_wait':
      case 'mt_msgs_state_info':
      case 'mt_msgs_all_info':
        return true;
      case 'mt_ping':
      case 'mt_ping_delay_disconnect':
        this.#service({ _: 'mt_pong', msg_id: messageId, ping_id: request.ping_id }, 'answer');
        return true;
      case 'mt_msgs_state_req':
      case 'mt_msg_resend_req':
        this.#messageStates(messageId, request.msg_ids);
        return true;
      case 'mt_get_future_salts':
        this.#futureSalts(messageId);
        return true;
      case 'mt_destroy_session':
        this.key.sessions.delete(request.session_id);
        this.#service({ _: 'mt_destroy_session_ok', session_id: request.session_id }, 'answer');
        return true;
      case 'mt_destroy_auth_key':
        this.#service({ _: 'mt_destroy_auth_key_ok' }, 'answer');
        this.keys.remove(this.key.id);
        return true;
      case 'mt_rpc_drop_answer':
        this.#result(messageId, { _: 'mt_rpc_answer_unknown' });
        return true;
      default:
        return false;
    }
  }

  /** Tells what became of the client's messages (1: unknown, 4: received); sends lost answers again. */
  #messageStates(messageId, ids) {
    const info = Buffer.from(ids.map((id) => (this.session.seen.has(id) ? 4 : 1)));
    this.#service({ _: 'mt_msgs_state_info', req_msg_id: messageId, info }, 'answer');
    for (const id of ids) {
      const answer = this.session.answers.get(id);
      if (answer) this.#sendBody(answer, 'answer', true);
    }
  }

  #futureSalts(messageId) {
    const now = this.clock.now();
    const salt = {
      _: 'mt_future_salt',
      valid_since: now - 60,
      valid_until: now + 86400,
      salt: this.key.salt,
    };
    this.#service({ _: 'mt_future_salts', req_msg_id: messageId, now, salts: [salt] }, 'answer');
  }

  // --- API calls ---

  async #query(messageId, wrapped) {
    const { session, key } = this;
    const context = {
      key: key.permanent,
      session,
      dataCentre: Math.abs(key.dataCentre) % 10000,
      afterwards: null,
    };
    session.seen.add(messageId);
    let name = wrapped._;
    try {
      const { request, wantsUpdates } = this.#unwrap(wrapped);
      name = request._;
      if (name === 'auth.bindTempAuthKey') {
        this.#result(messageId, this.#bind(messageId, request));
        return;
      }
      if (wantsUpdates) session.wantsUpdates = true;
      const value = await this.api.call(context, request);
      this.#result(messageId, value, context.afterwards !== 'drop');
      if (context.afterwards === 'drop') this.close();
    } catch (error) {
      this.#failed(messageId, name, error);
    }
  }

  #failed(messageId, name, error) {
    if (error instanceof RpcError) {
      this.#result(messageId, error);
    } else if (!(error instanceof NoAnswer)) {
      const at = error.stack?.split('\n').slice(1, 3).join(' ').trim();
      this.log('problem', { method: name, error: error.message, at });
      this.#result(messageId, new RpcError(500, 'TEST_SERVER_FAULT'));
    } else if (error.how === 'drop') {
      this.session.seen.delete(messageId); // so that the client is told to send it again
      this.close();
    }
  }

  /**
   * Takes the wrappers off a query; they tell the layer, the client's description, and whether it wants
   * updates.
   */
  #unwrap(wrapped) {
    let request = wrapped;
    let wantsUpdates = true;
    for (;;) {
      switch (request._) {
        case 'invokeWithLayer':
          this.session.layer = request.layer;
          request = request.query;
          break;
        case 'initConnection':
          this.session.init = request;
          request = request.query;
          break;
        case 'invokeWithoutUpdates':
          wantsUpdates = false;
          request = request.query;
          break;
        case 'invokeAfterMsg':
        case 'invokeAfterMsgs':
          request = request.query;
          break;
        case 'gzip_packed':
          request = this.codec.read(unzip(request.packed));
          break;
        default:
          return { request, wantsUpdates };
      }
    }
  }

  /** auth.bindTempAuthKey: the temporary key in use from now on stands for a permanent one. */
  #bind(messageId, request) {
    const permanent = this.keys.get(request.perm_auth_key_id);
    const message = request.encrypted_message;
    if (!permanent) throw new RpcError(400, 'ENCRYPTED_MESSAGE_INVALID');
    const receivedKey = message.subarray(8, 24);
    const cipher = messageCipherV1(permanent.secret, receivedKey);
    const plain = ige(message.subarray(24), cipher.key, cipher.iv, false);
    const length = plain.readInt32LE(28);
    const inner = this.codec.read(plain.subarray(32, 32 + length));
    const valid =
      sha1(plain.subarray(0, 32 + length))
        .subarray(4, 20)
        .equals(receivedKey) &&
      inner._ === 'mt_bind_auth_key_inner' &&
      inner.temp_auth_key_id === this.key.id &&
      inner.perm_auth_key_id === permanent.id &&
      inner.temp_session_id === this.session.id &&
      inner.nonce === request.nonce &&
      plain.readBigInt64LE(16) === messageId;
    this.log('bind-temporary-key', { valid });
    if (!valid) throw new RpcError(400, 'ENCRYPTED_MESSAGE_INVALID');
    this.key.permanentKey = permanent;
    return true;
  }

  // --- messages of the server ---

  /** Keeps the answer for a client that asks again, and sends it unless it is to be lost. */
  #result(messageId, value, deliver = true) {
    const writer = new Writer(this.codec).uint(RPC_RESULT).long(messageId);
    writer.any(
      value instanceof RpcError
        ? { _: 'mt_rpc_error', error_code: value.code, error_message: value.message }
        : value,
    );
    const body = writer.done();
    const { answers } = this.session;
    answers.set(messageId, body);
    if (answers.size > KEPT_ANSWERS) answers.delete(answers.keys().next().value);
    if (deliver) this.#sendBody(body, 'answer', true);
  }

  #service(object, kind = 'notification') {
    this.#sendBody(this.codec.write(object), kind, false);
  }

  /** Sends an object that the client has to acknowledge. */
  send(object, session = this.session) {
    this.session = session;
    this.#sendBody(this.codec.write(object), 'notification', true);
  }

  #sendBody(body, kind, hasContent) {
    const { session, key } = this;
    const head = Buffer.alloc(32);
    head.writeBigInt64LE(key.salt, 0);
    head.writeBigInt64LE(session.id, 8);
    head.writeBigInt64LE(this.clock.messageId(kind), 16);
    head.writeInt32LE(session.sequence * 2 + (hasContent ? 1 : 0), 24);
    head.writeInt32LE(body.length, 28);
    if (hasContent) session.sequence++;
    const padding = 12 + ((16 - ((32 + body.length + 12) % 16)) % 16);
    const plain = Buffer.concat([head, body, random(padding)]);
    const sentKey = messageKey(key.secret, plain, FROM_SERVER);
    const cipher = messageCipher(key.secret, sentKey, FROM_SERVER);
    const keyId = Buffer.alloc(8);
    keyId.writeBigInt64LE(key.id);
    this.transport.send(Buffer.concat([keyId, sentKey, ige(plain, cipher.key, cipher.iv, true)]));
  }
}
