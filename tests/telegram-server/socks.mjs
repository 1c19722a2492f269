// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A SOCKS5 proxy (no authentication, CONNECT only), for tests of a client's proxy setting. Every
// destination leads to the local server.
import net from 'node:net';

const NO_AUTHENTICATION = Buffer.from([5, 0]);
const CONNECTED = Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]);

/** Serves one client: greeting, request, then bytes both ways. */
function serve(client, to) {
  client.on('error', () => {});
  client.once('data', () => {
    client.write(NO_AUTHENTICATION);
    client.once('data', () => {
      const upstream = net.connect(to, '127.0.0.1', () => {
        client.write(CONNECTED);
        client.pipe(upstream);
        upstream.pipe(client);
      });
      upstream.on('error', () => client.destroy());
      upstream.on('close', () => client.destroy());
      client.on('close', () => upstream.destroy());
    });
  });
}

/** Listens on 127.0.0.1:`port` and leads to port `to`. Calls `onClient` for each connection. */
export function startSocks(port, to, onClient) {
  const server = net.createServer((client) => {
    onClient();
    serve(client, to);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
