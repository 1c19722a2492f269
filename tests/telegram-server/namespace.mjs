// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The empty network namespace in which Telegram's addresses are addresses of the loopback interface.
// There is no route to anywhere else, so nothing that runs in it can reach Telegram, or anyone.
import os from 'node:os';
import { spawnSync } from 'node:child_process';

/** Telegram's networks, as published at https://core.telegram.org/resources/cidr.txt (IPv4). */
const NETWORKS = [
  '149.154.160.0/20',
  '91.105.192.0/23',
  '91.108.4.0/22',
  '91.108.8.0/22',
  '91.108.12.0/22',
  '91.108.16.0/22',
  '91.108.20.0/22',
  '91.108.56.0/22',
  '95.161.64.0/20',
];

const MARK = 'TELEGRAM_SERVER_NAMESPACE';

/** Says whether a namespace can be made here, as an error text or null. */
export function namespaceProblem() {
  const flags = process.getuid() === 0 ? ['-n'] : ['-r', '-n'];
  const tried = spawnSync('unshare', [...flags, '--', 'ip', 'link', 'set', 'lo', 'up'], { encoding: 'utf8' });
  if (tried.error) return `unshare cannot be run: ${tried.error.message}`;
  return tried.status === 0 ? null : `no network namespace can be made here: ${tried.stderr.trim()}`;
}

/**
 * Goes on only inside a namespace of its own: called outside, it runs this program again inside, and ends
 * with its exit status. An ordinary user becomes root of a user namespace, for the ports below 1024.
 */
export function enterNamespace() {
  if (process.env[MARK]) {
    const others = Object.keys(os.networkInterfaces()).filter((name) => name !== 'lo');
    if (!others.length) return;
    console.error(`not an empty network namespace: it has ${others.join(', ')}`);
    process.exit(3);
  }
  const flags = process.getuid() === 0 ? ['-n'] : ['-r', '-n'];
  const routes = NETWORKS.map((network) => `ip route add local ${network} dev lo`);
  const script = ['ip link set lo up', ...routes, 'exec "$@"'].join(' && ');
  const command = ['--', 'sh', '-c', script, 'sh', process.execPath, ...process.argv.slice(1)];
  const env = { ...process.env, [MARK]: `${process.getuid()}:${process.getgid()}` };
  const { status, error } = spawnSync('unshare', [...flags, ...command], { stdio: 'inherit', env });
  if (error) console.error(`unshare: ${error.message}`);
  process.exit(status ?? 1);
}

/**
 * The command with which an ordinary user's program runs under its own ids again, inside enterNamespace().
 * The same command for root, and where namespaces cannot be nested.
 */
export function asCaller(command) {
  const [uid, gid] = process.env[MARK].split(':');
  if (uid === '0') return command;
  const back = ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--'];
  const isPossible = spawnSync(back[0], [...back.slice(1), 'true'], { stdio: 'ignore' }).status === 0;
  return isPossible ? [...back, ...command] : command;
}
