// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The programs as a test calls them: with-server.mjs, control.mjs, and the control port over a plain socket.
//   node test-programs.mjs --pipe TDPIPE
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { namespaceProblem } from '../namespace.mjs';
import { run, skipAll } from './tap.mjs';

const { values: options } = parseArgs({ options: { pipe: { type: 'string' } } });
const libraries = process.env.TELEGRAM_SERVER_LIBRARIES;
if (!libraries) skipAll('TELEGRAM_SERVER_LIBRARIES is not set: see tests/telegram-server/README.md');
if (namespaceProblem()) skipAll(namespaceProblem());

const ROOT = path.join(import.meta.dirname, '..');
const LIBRARY = path.join(libraries, '1.8.38');
const CONTROL = `${process.execPath} ${ROOT}/control.mjs`;

/** Runs with-server.mjs with arguments. */
function withServer(...given) {
  const program = [path.join(ROOT, 'with-server.mjs'), ...given];
  return spawnSync(process.execPath, program, { encoding: 'utf8', timeout: 60000 });
}

/** Runs a shell script against a scenario. */
const script = (scenario, text, ...more) =>
  withServer('--lib', LIBRARY, '--scenario', scenario, ...more, '--', 'sh', '-c', text);

const linesOf = (result) => result.stdout.trim().split('\n');

function testCommand(check) {
  const result = script('basic', 'echo "$LD_LIBRARY_PATH"; echo "$TELEGRAM_SERVER_LIBRARY"; id -u; exit 7');
  const [searched, library, user] = linesOf(result);
  check('the exit status is the command’s', result.status === 7, result);
  check(
    'the library is found first',
    searched.split(':')[0] === LIBRARY && fs.existsSync(library),
    result.stdout,
  );
  check('the user stays the same', Number(user) === process.getuid(), user);
  const away = script('basic', 'ip route get 192.0.2.1 2>&1; ip -brief address');
  check(
    'there is no way out',
    away.stdout.includes('unreachable') && !/eth|wl|en/.test(away.stdout),
    away.stdout,
  );
  check(
    'a missing command',
    withServer('--lib', LIBRARY, '--scenario', 'basic', '--', '/no/such').status === 127,
  );
}

function testControl(check) {
  const text = [
    `${CONTROL} state | grep -c '"sessions":3'`,
    `${CONTROL} addSession 'session={"hash": "-9000000000000000001", "device_model": "Tablet"}'`,
    `${CONTROL} sessions | grep -c -- '-9000000000000000001'`,
    `${CONTROL} endSession hash=-9000000000000000001`,
    `${CONTROL} called method=auth.logOut`,
    `${CONTROL} waitFor what=qr timeoutMs=100`,
    `${CONTROL} '{"do": "setCurrentAge", "seconds": 90000}'`,
    `${CONTROL} addSession 'session={"ip": 3}'; echo $?`,
    `${CONTROL} nonsense; echo $?`,
    `TELEGRAM_SERVER_CONTROL=http://127.0.0.1:1 ${CONTROL} state; echo $?`,
  ].join('\n');
  const result = script('basic', text);
  const expected = ['1', '"-9000000000000000001"', '1', 'true', '0', 'false', '90000', '1', '1', '2'];
  check('control.mjs', JSON.stringify(linesOf(result)) === JSON.stringify(expected), result);
  check(
    'it says what is wrong',
    /session\.ip: a text.*no action "nonsense"/s.test(result.stderr),
    result.stderr,
  );
}

/** The form of README.md, byte by byte, as a C program would send it. */
function testPlainHttp(check) {
  const body = '{"do":"sessions"}';
  const head = [
    'POST / HTTP/1.1',
    'Host: 127.0.0.1',
    `Content-Length: ${body.length}`,
    'Connection: close',
    '',
    body,
  ];
  const program = [
    `import net from 'node:net';`,
    `const socket = net.connect(8123, '127.0.0.1', () => socket.write(${JSON.stringify(head.join('\r\n'))}));`,
    `socket.pipe(process.stdout);`,
  ].join('\n');
  const arguments_ = ['--lib', LIBRARY, '--scenario', 'basic', '--control', '8123', '--'];
  const result = withServer(...arguments_, process.execPath, '--input-type=module', '-e', program);
  const answered =
    result.stdout.startsWith('HTTP/1.1 200') && result.stdout.includes('{"ok":true,"result":[');
  check('over a plain socket', answered, result);
}

/** A program that does what Vigie must never do: it signs in by phone number. */
const byPhone = `
  import { TdClient } from '${ROOT}/self-tests/td-client.mjs';
  const client = new TdClient(process.argv[1], process.env.TELEGRAM_SERVER_LIBRARY);
  await client.open(process.argv[2]);
  await client.state('WaitPhoneNumber');
  await client.ask('setAuthenticationPhoneNumber', { phone_number: '+31970000001' });
  await client.close();
`;

function testForbidden(check) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'telegram-server-'));
  const stateFile = path.join(folder, 'state.json');
  const command = (name) => [
    process.execPath,
    '--input-type=module',
    '-e',
    byPhone,
    options.pipe,
    path.join(folder, name),
  ];
  const first = ['--lib', LIBRARY, '--scenario', 'basic', '--state', stateFile];
  const result = withServer(...first, '--', ...command('first'));
  check(
    'a forbidden method fails the run',
    result.status === 125 && result.stderr.includes('auth.sendCode'),
    result,
  );
  const state = JSON.parse(fs.readFileSync(stateFile, 'utf8'));
  check('--state', state.forbidden['auth.sendCode'] === 1 && state.signedIn === 0, state);
  check(
    '--allow-forbidden',
    withServer(...first, '--allow-forbidden', '--', ...command('second')).status === 0,
  );
  fs.rmSync(folder, { recursive: true });
}

function testMistakes(check) {
  const none = withServer('--lib', LIBRARY, '--scenario', 'none-such', '--', 'true');
  check('no such scenario', none.status === 64 && none.stderr.includes('no such scenario file'), none);
  const missing = withServer('--lib', '/none/such', '--scenario', 'basic', '--', 'true');
  check('no such library', missing.status === 64 && missing.stderr.includes('/none/such'), missing);
  const bare = withServer();
  check('no arguments', bare.status === 64 && bare.stderr.startsWith('usage:'), bare);
  const unknown = withServer('--frob');
  check('an unknown option', unknown.status === 64 && unknown.stderr.includes('--frob'), unknown);
}

await run({
  command: testCommand,
  control: testControl,
  'plain-http': testPlainHttp,
  forbidden: testForbidden,
  mistakes: testMistakes,
});
