// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Drives a real TDLib against the server, so that a broken server is told apart from a broken Vigie.
//   node test-tdlib.mjs --pipe TDPIPE --version 1.8.38 [--only NAME,NAME] [--log FILE]
// TELEGRAM_SERVER_LIBRARIES names the folder that set-up.mjs wrote. Output: TAP.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { enterNamespace, namespaceProblem } from '../namespace.mjs';
import { loadScenario } from '../scenario.mjs';
import { Server } from '../server.mjs';
import { startSocks } from '../socks.mjs';
import { run, skipAll } from './tap.mjs';
import { TdClient } from './td-client.mjs';

const { values: options } = parseArgs({
  options: {
    pipe: { type: 'string' },
    version: { type: 'string' },
    only: { type: 'string' },
    log: { type: 'string' },
  },
});
const libraries = process.env.TELEGRAM_SERVER_LIBRARIES;
if (!libraries) skipAll('TELEGRAM_SERVER_LIBRARIES is not set: see tests/telegram-server/README.md');
const folder = path.join(libraries, options.version);
if (!fs.existsSync(folder)) skipAll(`TDLib ${options.version} was not prepared by set-up.mjs`);
if (!process.env.TELEGRAM_SERVER_NAMESPACE && namespaceProblem()) skipAll(namespaceProblem());
enterNamespace();

const ODD = '-3333333333333333333'; // the session of an automation library in scenario basic
const PHONE = '1111111111111111111';
const PASSWORD = 'correct horse';
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'telegram-server-'));
process.on('exit', () => fs.rmSync(work, { recursive: true, force: true }));
const log = options.log ? fs.createWriteStream(options.log) : null;

const type = (object) => object['@type'];
const isOk = (object) => type(object) === 'ok';
const isError = (object, code, message) =>
  type(object) === 'error' && object.code === code && (!message || object.message === message);
const isUnknown = (object) => isError(object, 400) && object.message.includes('Unknown class');
const idOf = (unconfirmed) => unconfirmed.id ?? unconfirmed.type.session_id;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const freshFolder = () => fs.mkdtempSync(path.join(work, 'client-'));

/** Starts a server with a scenario, runs `body (server)`, and closes it. */
async function withServer(name, body, changes = {}) {
  const file = path.join(import.meta.dirname, '..', 'scenarios', `${name}.json`);
  const scenario = { ...loadScenario(file), ...changes };
  const onLog = (entry) => log?.write(`${JSON.stringify({ scenario: name, ...entry })}\n`);
  const server = new Server({ scenario, folder, onLog });
  await server.start();
  try {
    await body(server);
  } finally {
    server.close();
  }
}

async function withClient(clientFolder, body, more = {}) {
  const client = new TdClient(options.pipe, path.join(folder, 'libtdjson.so'));
  try {
    await client.open(clientFolder, more);
    await body(client);
  } finally {
    await client.close();
  }
}

/** Shows a QR code and has it accepted; the client is then Ready, or waits for the password. */
async function scan(server, client) {
  await client.state('WaitPhoneNumber');
  await client.ask('requestQrCodeAuthentication', { other_user_ids: [] });
  await client.state('WaitOtherDeviceConfirmation');
  await server.act('acceptQr', { waitMs: 5000 });
}

/** A server and a client that is signed in by QR code, with the password where there is one. */
function signedIn(name, body, { changes, parameters } = {}) {
  const inner = (server) =>
    withClient(
      freshFolder(),
      async (client) => {
        await scan(server, client);
        if (server.account.password) {
          await client.state('WaitPassword');
          await client.ask('checkAuthenticationPassword', { password: PASSWORD });
        }
        await client.state('Ready');
        await body(server, client);
      },
      parameters,
    );
  return withServer(name, inner, changes);
}

const sessionsOf = async (client) => (await client.ask('getActiveSessions', {}, 30000)).sessions ?? [];

async function testSignIn(check) {
  await withServer('qr-password', async (server) => {
    const clientFolder = freshFolder();
    await withClient(clientFolder, async (client) => {
      await client.state('WaitPhoneNumber');
      await client.ask('requestQrCodeAuthentication', { other_user_ids: [] });
      const first = await client.state('WaitOtherDeviceConfirmation');
      check('a QR code is offered', first.link.startsWith('tg://login?token='), first);
      const second = await client.state('WaitOtherDeviceConfirmation', { since: client.mark });
      check('it is renewed when it expires', second.link !== first.link);
      check('acceptQr', (await server.act('acceptQr')) === 1);
      const wait = await client.state('WaitPassword');
      check('the password is asked for', wait.password_hint === 'pet', wait);
      let answer = await client.ask('checkAuthenticationPassword', { password: 'wrong' });
      check('a wrong password', isError(answer, 400, 'PASSWORD_HASH_INVALID'), answer);
      answer = await client.ask('checkAuthenticationPassword', { password: PASSWORD });
      await client.state('Ready');
      check('the right password', isOk(answer) && (await server.act('waitFor', { what: 'signedIn' })));
      const update = await client.update('updateUnconfirmedSession');
      check(
        "the scenario's event: an unconfirmed session",
        idOf(update.session) === '9999999999999999',
        update,
      );
    });
    await withClient(clientFolder, async (client) => {
      await client.state('Ready');
      const sessions = await sessionsOf(client);
      check('a kept session opens again', sessions.length === 5 && sessions[0].is_current, sessions.length);
      check('logOut', isOk(await client.ask('logOut')));
      await client.state('Closed');
      const { signedIn: left, executed, forbidden, called } = server.act('state');
      check('the server counts it', left === 0 && executed['auth.logOut'] === 1, { left, executed });
      check(
        'nothing forbidden was called',
        Object.keys(forbidden).length === 0 && !called['auth.sendCode'],
        forbidden,
      );
    });
  });
}

async function testSessions(check) {
  await signedIn('settled', async (server, client) => {
    const list = await client.ask('getActiveSessions');
    const [own] = list.sessions;
    check('the list', list.sessions.length === 4 && list.inactive_session_ttl_days === 180, list);
    const age = Date.now() / 1000 - own.log_in_date;
    check('the own session has its age', own.is_current && own.id === '0' && age >= 200000, age);
    check('end one', isOk(await client.ask('terminateSession', { session_id: ODD })));
    let answer = await client.ask('terminateSession', { session_id: ODD });
    check('end it again', isError(answer, 400, 'HASH_INVALID'), answer);
    const settings = { session_id: PHONE, can_accept_calls: false };
    answer = await client.ask('toggleSessionCanAcceptCalls', settings);
    const phone = (await sessionsOf(client)).find((session) => session.id === PHONE);
    check('no calls on one', isOk(answer) && phone.can_accept_calls === false, phone);
    answer = await client.ask('setInactiveSessionTtl', { inactive_session_ttl_days: 30 });
    check('inactivity period', isOk(answer) && server.act('state').sessionTtlDays === 30, answer);
    const { websites } = await client.ask('getConnectedWebsites');
    check('web sites', websites.length === 2, websites);
    answer = await client.ask('disconnectWebsite', { website_id: websites[0].id });
    check('disconnect one', isOk(answer) && server.act('state').webSessions === 1, answer);
    answer = await client.ask('disconnectAllWebsites');
    check('disconnect all', isOk(answer) && server.act('state').webSessions === 0, answer);
    check('end all others', isOk(await client.ask('terminateAllOtherSessions')));
    check('only the own is left', (await sessionsOf(client)).length === 1);
    const { executed, refused } = server.act('state');
    check('exactly one was ended', executed['account.resetAuthorization'] === 1, executed);
    check('refusals are counted', refused['account.resetAuthorization: 400 HASH_INVALID'] === 1, refused);
  });
}

async function testFresh(check) {
  await signedIn('fresh-session', async (server, client) => {
    const forbidden = [
      ['terminateSession', { session_id: ODD }],
      ['terminateAllOtherSessions', {}],
      ['setInactiveSessionTtl', { inactive_session_ttl_days: 30 }],
    ];
    for (const [name, fields] of forbidden) {
      const answer = await client.ask(name, fields);
      check(`${name} is refused`, isError(answer, 406, 'FRESH_RESET_AUTHORISATION_FORBIDDEN'), answer);
    }
    check(
      'ended on the phone',
      server.act('endSession', { hash: ODD }) && (await sessionsOf(client)).length === 3,
    );
    server.act('setCurrentAge', { seconds: 90000 });
    check('allowed a day later', isOk(await client.ask('terminateSession', { session_id: PHONE })));
  });
  await signedIn('clock-ahead', async (server, client) => {
    const { value } = await client.ask('getOption', { name: 'unix_time' });
    const ahead = Number(value) - Date.now() / 1000;
    check("unix_time follows the server's clock", Math.abs(ahead - 259200) < 60, ahead);
  });
}

async function testAppearing(check) {
  await signedIn('settled', async (server, client) => {
    const before = client.mark;
    const added = await server.act('addSession', { session: { device_model: 'Tablet', country: 'France' } });
    const sessions = await sessionsOf(client);
    check(
      'addSession: it is listed',
      sessions.some((session) => session.id === added),
      sessions.length,
    );
    check(
      'without any update',
      !client.updates.slice(before).some((u) => type(u) === 'updateUnconfirmedSession'),
    );
    const unconfirmed = await server.act('addUnconfirmed', { session: { device_model: 'Redmi 9' } });
    const update = await client.update('updateUnconfirmedSession', { since: before });
    check('addUnconfirmed: an update', idOf(update.session) === unconfirmed, update);
    const listed = (await sessionsOf(client)).find((session) => session.id === unconfirmed);
    check('it is listed as unconfirmed', listed.is_unconfirmed === true, listed);
    const mark = client.mark;
    check('confirmSession', isOk(await client.ask('confirmSession', { session_id: unconfirmed })));
    const none = await client.update('updateUnconfirmedSession', { since: mark });
    check('none is left', none.session === undefined, none);
    check('sessions', server.act('sessions').length === 6, server.act('sessions'));
    const notification = {
      _: 'updateServiceNotification',
      popup: true,
      type: 'AUTH_KEY_DROP_DUPLICATE',
      message: 'Signed in elsewhere',
      media: { _: 'messageMediaEmpty' },
      entities: [],
    };
    server.act('push', { update: notification });
    const heard = await client.update('updateServiceNotification', { since: mark });
    check('push', heard.type === notification.type, heard);
    check('revokeCurrent', server.act('revokeCurrent') === 1);
    await client.state('LoggingOut');
    await client.state('Closed');
    check('the client is signed out', server.act('state').signedIn === 0);
  });
}

async function testTrouble(check) {
  const end = { session_id: ODD };
  const count = (server) => server.act('executed', { method: 'account.resetAuthorization' });

  const timed = async (client) => {
    const began = performance.now();
    const answer = await client.ask('terminateSession', end, 30000);
    return { answer, ms: Math.round(performance.now() - began) };
  };
  await signedIn('flood-short', async (server, client) => {
    const { answer, ms } = await timed(client);
    check('flood-short: TDLib waits and repeats', isOk(answer) && ms >= 3000 && count(server) === 1, {
      answer,
      ms,
    });
  });
  await signedIn('flood-long', async (server, client) => {
    const { answer } = await timed(client);
    check('flood-long: an error at once', isError(answer, 429) && count(server) === 0, answer);
  });
  await signedIn('drop-before', async (server, client) => {
    const { answer } = await timed(client);
    check('drop-before: sent again', isOk(answer) && count(server) === 1, answer);
    check('it came twice', server.act('called', { method: 'account.resetAuthorization' }) === 2);
  });
  await signedIn('drop-after', async (server, client) => {
    const { answer } = await timed(client);
    check('drop-after: executed once', isOk(answer) && count(server) === 1, {
      answer,
      executed: count(server),
    });
  });
  await signedIn('errors-500', async (server, client) => {
    check(
      'errors-500: repeated',
      (await sessionsOf(client)).length === 4 && isOk((await timed(client)).answer),
    );
  });
  await signedIn('refused', async (server, client) => {
    const answer = await client.ask('getActiveSessions');
    check('refused', isError(answer, 400, 'TEST_UNKNOWN_ERROR'), answer);
  });
  await signedIn('gone-for-good', async (server, client) => {
    let answer = null;
    const pending = client.ask('terminateSession', end, 30000).then((object) => {
      answer = object;
    });
    await server.act('waitForCall', { method: 'account.resetAuthorization' });
    await pause(500);
    check('gone-for-good: executed, no answer', answer === null && count(server) === 1, answer ?? '');
    await server.act('offline', { value: false });
    await client.ask('setNetworkType', { type: { '@type': 'networkTypeOther' } });
    await pending;
    check('back: answered, not executed again', isOk(answer) && count(server) === 1, answer);
    server.act('rotateSalt');
    check('rotateSalt is absorbed', (await sessionsOf(client)).length === 3);
  });
  await signedIn('revoked-elsewhere', async (server, client) => {
    await sessionsOf(client);
    await client.state('Closed');
    check('revoked-elsewhere: signed out', server.act('state').signedIn === 0);
  });
}

async function testTwoStep(check) {
  const email = { set_recovery_email_address: false, new_recovery_email_address: '' };
  await signedIn('basic', async (server, client) => {
    let answer = await client.ask('getPasswordState');
    check('no password at first', answer.has_password === false, answer);
    answer = await client.ask('setPassword', {
      old_password: '',
      new_password: 'one',
      new_hint: 'h',
      ...email,
    });
    check('set', answer.has_password === true && server.act('state').hint === 'h', answer);
    answer = await client.ask('setPassword', {
      old_password: 'no',
      new_password: 'two',
      new_hint: '',
      ...email,
    });
    check('a wrong old one', isError(answer, 400, 'PASSWORD_HASH_INVALID'), answer);
    const change = { set_recovery_email_address: true, new_recovery_email_address: 'ada@mail.example' };
    answer = await client.ask('setPassword', {
      old_password: 'one',
      new_password: 'two',
      new_hint: 'g',
      ...change,
    });
    const pending = answer.recovery_email_address_code_info;
    check('with an email it waits', pending?.length === 6 && server.act('state').hint === 'h', answer);
    answer = await client.ask('checkRecoveryEmailAddressCode', { code: '000000' });
    check('a wrong code changes nothing', !!answer.recovery_email_address_code_info, answer);
    answer = await client.ask('checkRecoveryEmailAddressCode', { code: '123456' });
    check('the right code', answer.has_recovery_email_address && server.act('state').hint === 'g', answer);
    answer = await client.ask('setPassword', {
      old_password: 'two',
      new_password: '',
      new_hint: '',
      ...email,
    });
    check('taken away', answer.has_password === false && !server.act('state').hasPassword, answer);
  });
  await signedIn('password-reset', async (server, client) => {
    const state = await client.ask('getPasswordState');
    check('a pending reset', state.pending_reset_date > Date.now() / 1000 + 400000, state);
    check(
      'cancelled',
      isOk(await client.ask('cancelPasswordReset')) && !server.act('state').passwordResetDate,
    );
  });
  await withServer('qr-password', (server) =>
    withClient(freshFolder(), async (client) => {
      await scan(server, client);
      await client.state('WaitPassword');
      await client.ask('requestAuthenticationPasswordRecovery');
      const recovery = { recovery_code: '123456', new_password: 'new', new_hint: 'new' };
      const answer = await client.ask('recoverAuthenticationPassword', recovery);
      await client.state('Ready');
      check('recovered by email', isOk(answer) && server.act('state').hint === 'new', answer);
    }),
  );
}

async function testAccount(check) {
  await signedIn('business-bot', async (server, client) => {
    const bot = await client.ask('getBusinessConnectedBot');
    check('a connected bot', (bot.bot ?? bot).bot_user_id === 600001, bot);
    check('deleted', isOk(await client.ask('deleteBusinessConnectedBot', { bot_user_id: 600001 })));
    check('then none', isError(await client.ask('getBusinessConnectedBot'), 404));
  });
  await signedIn('passkeys', async (server, client) => {
    const answer = await client.ask('getLoginPasskeys');
    const isOld = options.version === '1.8.38';
    check('passkeys', isOld ? isUnknown(answer) : answer.passkeys?.length === 2, answer);
    if (!isOld)
      check('removed', isOk(await client.ask('removeLoginPasskey', { passkey_id: answer.passkeys[0].id })));
    const setting = { '@type': 'userPrivacySettingAllowFindingByPhoneNumber' };
    const rules = {
      '@type': 'userPrivacySettingRules',
      rules: [{ '@type': 'userPrivacySettingRuleAllowContacts' }],
    };
    check('privacy rules set', isOk(await client.ask('setUserPrivacySettingRules', { setting, rules })));
    const calls = await client.ask('getUserPrivacySettingRules', {
      setting: { '@type': 'userPrivacySettingAllowCalls' },
    });
    check('nobody is an empty list', calls.rules.length === 0, calls);
    check('account time to live', (await client.ask('getAccountTtl')).days === 365);
  });
  const hints = { suggestions: ['VALIDATE_PASSWORD'] };
  const suggested = async (server, client) => {
    const update = await client.update('updateSuggestedActions');
    check('suggestions', type(update.added_actions[0]) === 'suggestedActionCheckPassword', update);
  };
  await signedIn('basic', suggested, { changes: hints });
}

async function testPlaces(check) {
  await signedIn('other-dc', async (server, client) => {
    check('an account on another data centre', (await sessionsOf(client)).length === 4);
  });
  const listed = async (server, client) => check('test servers', (await sessionsOf(client)).length === 4);
  await signedIn('basic', listed, { changes: { testDc: true }, parameters: { use_test_dc: true } });
  await withServer('settled', async (server) => {
    let clients = 0;
    const proxy = await startSocks(1080, 443, () => clients++);
    await withClient(freshFolder(), async (client) => {
      const to = { server: '127.0.0.1', port: 1080 };
      const kind = { '@type': 'proxyTypeSocks5', username: '', password: '' };
      const newer = { proxy: { '@type': 'proxy', ...to, type: kind }, enable: true, comment: '' };
      const older = { ...to, enable: true, type: kind };
      await client.ask('addProxy', { ...older, ...newer });
      await scan(server, client);
      await client.state('Ready');
      check('a SOCKS5 proxy', clients > 0 && (await sessionsOf(client)).length === 4, clients);
    });
    proxy.close();
  });
  const bound = async (server, client) => {
    await client.ask('setOption', { name: 'use_pfs', value: { '@type': 'optionValueBoolean', value: true } });
    await scan(server, client);
    await client.state('Ready');
    check('temporary keys', (await sessionsOf(client)).length === 4 && server.act('state').boundKeys > 0);
  };
  await withServer('settled', (server) => withClient(freshFolder(), (client) => bound(server, client)));
}

async function testTwoClients(check) {
  await signedIn('two-clients', (server, first) =>
    withClient(
      freshFolder(),
      async (second) => {
        await second.state('WaitPhoneNumber');
        await second.ask('requestQrCodeAuthentication', { other_user_ids: [] });
        const { link } = await second.state('WaitOtherDeviceConfirmation');
        const mark = first.mark;
        const confirmed = await first.ask('confirmQrCodeAuthentication', { link });
        check("one client accepts the other's QR code", type(confirmed) === 'session', confirmed);
        await second.state('Ready');
        const test = (update) => !!update.session;
        const update = await first.update('updateUnconfirmedSession', { since: mark, test });
        const id = idOf(update.session);
        const listed = (await sessionsOf(first)).find((session) => session.id === id);
        check('and hears of it', listed?.device_model === 'Second PC' && listed.is_unconfirmed, listed);
        check('ends it', isOk(await first.ask('terminateSession', { session_id: id })));
        await second.state('Closed');
        check('the other is signed out', server.act('state').signedIn === 1);
      },
      { device_model: 'Second PC' },
    ),
  );
}

async function testOdd(check) {
  await signedIn('many-sessions', async (server, client) => {
    check('504 sessions', (await sessionsOf(client)).length === 504);
  });
  await signedIn('hostile-texts', async (server, client) => {
    const sessions = await sessionsOf(client);
    check('hostile texts arrive', sessions.length === 13, sessions.length);
    const longest = Math.max(...sessions.map((session) => session.device_model.length));
    check('a 10 kB name among them', longest >= 10000, longest);
    check(
      'direction marks too',
      sessions.some((session) => session.device_model.includes('\u202e')),
    );
    check('web sites', type(await client.ask('getConnectedWebsites')) === 'connectedWebsites');
    const bot = await client.ask('getBusinessConnectedBot');
    check('bots', (bot.bot ?? bot).bot_user_id === 600001, type(bot));
  });
  await signedIn('ended-on-phone', async (server, client) => {
    check(
      'before',
      (await sessionsOf(client)).some((session) => session.id === ODD),
    );
    await pause(3200);
    check('ended-on-phone: gone', !(await sessionsOf(client)).some((session) => session.id === ODD));
  });
}

const tests = {
  'sign-in': testSignIn,
  sessions: testSessions,
  fresh: testFresh,
  appearing: testAppearing,
  trouble: testTrouble,
  'two-step': testTwoStep,
  account: testAccount,
  places: testPlaces,
  'two-clients': testTwoClients,
  odd: testOdd,
};
const wanted = options.only?.split(',') ?? Object.keys(tests);
await run(Object.fromEntries(wanted.map((name) => [name, tests[name]])));
