// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The control port: HTTP on loopback, one JSON object in, one out. README.md shows the plain form.
import http from 'node:http';

const LONGEST_BODY = 1024 * 1024;

async function readBody(request) {
  const parts = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > LONGEST_BODY) throw new Error('the request is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8').trim();
}

/** Serves `act (name, arguments)` on 127.0.0.1. Resolves with the http.Server. */
export function startControlPort(port, act) {
  const server = http.createServer(async (request, response) => {
    let answer;
    try {
      const body = await readBody(request);
      const { do: name, ...args } = body ? JSON.parse(body) : { do: 'state' };
      answer = { ok: true, result: await act(name, args) };
    } catch (error) {
      response.statusCode = 400;
      answer = { ok: false, error: error.message };
    }
    response.setHeader('Content-Type', 'application/json');
    response.end(`${JSON.stringify(answer)}\n`);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
