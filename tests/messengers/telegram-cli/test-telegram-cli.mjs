// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `vigie checkup --telegram`, from the command line to the real TDLib to the local server, and back.
//   node test-telegram-cli.mjs --vigie PROGRAM --version 1.8.38 [--only NAME,NAME] [--log FILE]
import { run } from '../../telegram-server/self-tests/tap.mjs';
import {
  checkUp,
  HARMFUL,
  PASSWORD,
  readJson,
  Session,
  setUpWorld,
  textsIn,
  withServer,
} from './cli-world.mjs';

const world = setUpWorld();

const ODD = '-3333333333333333333'; // the session of an automation library in most scenarios
const LONGEST_WAIT_MS = 60000; // for a busy machine
const EXIT_DANGER = 2;
const EXIT_FAILURE = 70;

const rulesOf = (findings) => findings.map((finding) => finding.rule);
const accountRules = (json) => rulesOf(json?.account_findings ?? []);

/** What must hold after every checkup that does not keep the session. */
function checkNothingLeft(check, name, server) {
  const { signedIn, executed, forbidden } = server.act('state');
  check(`${name}: signed out, once`, signedIn === 0 && executed['auth.logOut'] === 1, { signedIn, executed });
  check(`${name}: nothing forbidden`, Object.keys(forbidden).length === 0, forbidden);
  const changing = Object.keys(executed).filter((method) => /reset|delete|update[PC]|set[A-Z]/.test(method));
  check(`${name}: nothing was changed`, changing.length === 0, changing);
}

/** Runs a checkup as JSON on a scenario; then `body (json, result, server)`. */
function onScenario(check, scenario, body, { changes, ...options } = {}) {
  const inner = async (server) => {
    const result = await checkUp(world, server, options);
    const json = readJson(result);
    check(
      `${scenario}: JSON on standard output`,
      json?.schema === 1 && json.messenger === 'telegram',
      result,
    );
    if (!json) return;
    checkNothingLeft(check, scenario, server);
    await body(json, result, server);
  };
  return withServer(world, scenario, inner, changes);
}

async function testCheckup(check) {
  await onScenario(check, 'settled', (json, { status, stderr }, server) => {
    check('exit status: danger', status === EXIT_DANGER && json.verdict === 'danger', {
      status,
      is: json.verdict,
    });
    const current = json.sessions.filter((session) => session.is_current);
    check('the own session', current.length === 1 && current[0].state === 'this-computer', current);
    const odd = json.sessions.find((session) => session.id === ODD);
    check('the odd session is danger', odd?.verdict === 'danger' && odd.state === 'look', odd?.rules);
    check('it comes first', json.sessions[0].id === ODD, json.sessions[0].title);
    check('facts', json.facts.websites.value === 2 && json.facts.has_password.value === false, json.facts);
    const codes = server.act('called', { method: 'auth.exportLoginToken' });
    check('one code was asked for, and fetched', codes === 2, codes);
    check('the code and its link are on standard error', stderr.includes('tg://login?token='), stderr);
    check('not a practice account', json.practice === false);
  });
  await withServer(world, 'settled', async (server) => {
    const { status, stdout } = await checkUp(world, server, { json: false, keyring: true });
    check('as text', status === EXIT_DANGER && stdout.includes('Pixel 8'), stdout);
    check('it promises nothing', !/\b(safe|protected|all clear|hacked)\b/i.test(stdout), stdout);
    check('with a keyring: signed out too', server.act('state').signedIn === 0);
  });
}

async function testPassword(check) {
  await onScenario(check, 'qr-password', (json, result) => {
    check('the password is taken', json.facts.has_password.value === true, json.facts.has_password);
    check('and shown nowhere', !(result.stdout + result.stderr).includes(PASSWORD));
  });
  await withServer(world, 'qr-password', async (server) => {
    const result = await checkUp(world, server, { password: 'wrong' });
    check('a wrong password', result.status === EXIT_FAILURE && result.stdout === '', result);
    check('then nobody is signed in', server.act('state').signedIn === 0);
  });
}

async function testWaysIn(check) {
  await onScenario(check, 'quiet', (json, { status }) => {
    check(
      'quiet: no danger',
      status !== EXIT_DANGER && !accountRules(json).includes('no-two-step'),
      json.verdict,
    );
  });
  await onScenario(check, 'business-bot', (json) => {
    check('a bot inside', accountRules(json).includes('bot-inside'), accountRules(json));
  });
  await onScenario(check, 'password-reset', (json, { status }) => {
    check(
      'a running reset is danger',
      status === EXIT_DANGER && accountRules(json).includes('password-reset-running'),
      accountRules(json),
    );
  });
  await onScenario(check, 'passkeys', (json) => {
    const { value, origin } = json.facts.passkeys;
    if (world.version === '1.8.38')
      check('no passkeys in 1.8.38: unknown', origin === 'unknown', json.facts.passkeys);
    else check('passkeys', value === 2 && accountRules(json).includes('unknown-passkey'), accountRules(json));
  });
  await onScenario(check, 'fresh-session', (json) => {
    const all = [...json.sessions.flatMap((session) => session.rules), ...accountRules(json)];
    check('too young to end others', all.includes('this-app-too-young'), all);
  });
}

async function testOddities(check) {
  await onScenario(check, 'hostile-texts', (json, result) => {
    check('all are listed', json.sessions.length === 13, json.sessions.length);
    const harmful = textsIn(json).filter((text) => HARMFUL.test(text));
    check('no harmful character in JSON', harmful.length === 0, harmful.map(encodeURIComponent));
    const longest = Math.max(
      ...textsIn(json.sessions.map((session) => session.facts)).map((text) => text.length),
    );
    check('no endless text', longest <= 200, longest);
    check('nor on standard error', !HARMFUL.test(result.stderr.replaceAll('\u001b[', '')));
  });
  await withServer(world, 'hostile-texts', async (server) => {
    const { stdout } = await checkUp(world, server, { json: false });
    // Isolated texts may be wrapped in U+2066 … U+2069, which HARMFUL leaves out.
    check(
      'no harmful character in the text',
      stdout.length > 500 && !HARMFUL.test(stdout),
      encodeURIComponent(stdout),
    );
  });
  await onScenario(check, 'many-sessions', (json, { ms }) => {
    check('504 sessions', json.sessions.length === 504, { sessions: json.sessions.length, ms });
  });
  await onScenario(check, 'other-dc', (json) => check('another data centre', json.sessions.length === 4));
  await onScenario(check, 'errors-500', (json) => check('after two errors 500', json.sessions.length === 4));
  await onScenario(check, 'clock-ahead', (json) => {
    const aheadSec = (Date.parse(json.checked_at) - Date.now()) / 1000;
    check("the day is the service's", Math.abs(aheadSec - 259200) < 300, json.checked_at);
  });
}

async function testRefusals(check) {
  await withServer(world, 'refused', async (server) => {
    const result = await checkUp(world, server);
    check('no list of sessions: no checkup', result.status === EXIT_FAILURE && result.stdout === '', result);
    check('signed out all the same', server.act('state').signedIn === 0);
  });
  const error = { code: 400, text: 'TEST_UNKNOWN_ERROR' };
  const methods = ['account.getWebAuthorizations', 'account.getConnectedBots'];
  const changes = { faults: methods.map((method) => ({ method, times: 99, error })) };
  const partly = (json) => {
    const { websites, business_bots: bots, sessions } = json.facts;
    const isHonest = websites.origin === 'unknown' && bots.origin === 'unknown' && json.has_unknown;
    check('web sites and bots refused: unknown', isHonest && sessions.value === 2, json.facts);
    check('it is not "nothing unusual"', json.verdict !== 'nothing-unusual', json.verdict);
  };
  await onScenario(check, 'quiet', partly, { changes });
}

async function testEnds(check) {
  const refusal = {
    faults: [{ method: 'auth.exportLoginToken', times: 99, error: { code: 400, text: 'API_ID_INVALID' } }],
  };
  await withServer(
    world,
    'settled',
    async (server) => {
      const result = await new Session(world, 'exec "$VIGIE" checkup --telegram --json').ended;
      const asked = server.act('called', { method: 'auth.exportLoginToken' });
      check(
        'no code can be had: said, and not asked again and again',
        result.status === EXIT_FAILURE && asked <= 3,
        result,
      );
    },
    refusal,
  );
  const revoked = { events: [{ on: 'signed-in', do: 'revokeCurrent' }] };
  await withServer(
    world,
    'settled',
    async (server) => {
      const result = await checkUp(world, server);
      const unknown = readJson(result)?.facts.sessions.origin === 'unknown';
      check('ended elsewhere at once', result.status === EXIT_FAILURE || unknown, result);
      check('it says something', result.stderr.trim().split('\n').length > 1, result.stderr);
    },
    revoked,
  );
  await withServer(world, 'settled', async (server) => {
    const session = new Session(world, 'exec "$VIGIE" checkup --telegram --json');
    await server.act('waitFor', { what: 'qr', timeoutMs: LONGEST_WAIT_MS });
    session.process.kill('SIGINT');
    const result = await session.ended;
    check(
      'Ctrl+C at the code',
      result.status !== 0 && result.stdout === '' && result.ms < LONGEST_WAIT_MS,
      result,
    );
    check('nobody was signed in', server.act('executed', { method: 'auth.checkPassword' }) === 0);
  });
  const slow = { faults: [{ method: 'account.getAuthorizations', delayMs: 5000, times: 9 }] };
  await withServer(
    world,
    'settled',
    async (server) => {
      const session = new Session(world, 'exec "$VIGIE" checkup --telegram --json');
      await session.scan(server);
      await server.act('waitForCall', { method: 'account.getAuthorizations', timeoutMs: LONGEST_WAIT_MS });
      session.process.kill('SIGINT');
      const result = await session.ended;
      const left = await server.act('waitFor', { what: 'signedOut', timeoutMs: LONGEST_WAIT_MS });
      check('Ctrl+C while reading: signed out all the same', result.status !== 0 && left, result);
    },
    slow,
  );
}

/** Two runs in one home: a kept session needs no second code, and leaves no secret behind in a file. */
async function testKeep(check) {
  const script = [
    '"$VIGIE" checkup --telegram --keep --json --password-fd 3 3<"$PASSWORD_FILE" >"$HOME/first"; echo "first $?"',
    '"$VIGIE" checkup --telegram --json >"$HOME/second"; echo "second $?"',
    'grep -c this-computer "$HOME/first" "$HOME/second"',
    `grep -rlF "${PASSWORD}" "$HOME" && echo leaked`,
    'exit 0',
  ].join('\n');
  await withServer(world, 'quiet', async (server) => {
    const session = new Session(world, script, { keyring: true });
    await session.scan(server);
    const { stdout, stderr } = await session.ended;
    const { signedIn, called } = server.act('state');
    check('both checkups were made', /first [0123]\nsecond [0123]\n/.test(stdout), { stdout, stderr });
    check('the session stays', signedIn === 1 && !called['auth.logOut'], called);
    check('one sign-in was enough', called['auth.checkPassword'] === 1, called);
    check('both saw the own session', (stdout.match(/(first|second):1/g) ?? []).length === 2, stdout);
    check('the password is in no file', !stdout.includes('leaked'), stdout);
  });
}

/** A run that is killed leaves a sign-in behind; the next one ends it, with the key from the keyring. */
async function testCrash(check) {
  const script = [
    '"$VIGIE" checkup --telegram --json >/dev/null & pid=$!',
    'read line; kill -9 $pid; wait $pid',
    '"$VIGIE" checkup --telegram --json',
  ].join('\n');
  const slow = { faults: [{ method: 'account.getAuthorizations', delayMs: 8000 }] };
  await withServer(
    world,
    'settled',
    async (server) => {
      const session = new Session(world, script, { keyring: true });
      await session.scan(server);
      await server.act('waitForCall', { method: 'account.getAuthorizations', timeoutMs: LONGEST_WAIT_MS });
      check('signed in when it crashed', server.act('state').signedIn === 1);
      server.act('clearFaults');
      session.process.stdin.write('\n');
      await session.scan(server);
      const result = await session.ended;
      const { signedIn, executed } = server.act('state');
      check('the next run is made', result.status === EXIT_DANGER && readJson(result) !== null, result);
      check('both sign-ins were ended', signedIn === 0 && executed['auth.logOut'] === 2, executed);
    },
    slow,
  );
}

const tests = {
  checkup: testCheckup,
  password: testPassword,
  'ways-in': testWaysIn,
  oddities: testOddities,
  refusals: testRefusals,
  ends: testEnds,
  keep: testKeep,
  crash: testCrash,
};
const wanted = world.only?.split(',') ?? Object.keys(tests);
await run(Object.fromEntries(wanted.map((name) => [name, tests[name]])));
