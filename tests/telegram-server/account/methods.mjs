// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

import { configurationMethods } from './configuration.mjs';
import { privacyMethods } from './privacy.mjs';
import { sessionMethods } from './sessions.mjs';
import { signInMethods } from './sign-in.mjs';
import { twoStepMethods } from './two-step.mjs';

/** Every API method that is served: name → function (account, request, context). */
export const METHODS = {
  ...configurationMethods,
  ...signInMethods,
  ...sessionMethods,
  ...privacyMethods,
  ...twoStepMethods,
};

/** Methods that a client may call before it is signed in. */
export const OPEN = new Set([
  'account.getPassword',
  'auth.checkPassword',
  'auth.checkRecoveryPassword',
  'auth.dropTempAuthKeys',
  'auth.exportLoginToken',
  'auth.importLoginToken',
  'auth.logOut',
  'auth.recoverPassword',
  'auth.requestPasswordRecovery',
  'help.getAppConfig',
  'help.getCdnConfig',
  'help.getConfig',
  'help.getCountriesList',
  'help.getNearestDc',
  'help.getTermsOfServiceUpdate',
  'langpack.getDifference',
  'langpack.getLangPack',
  'langpack.getLanguage',
  'langpack.getLanguages',
  'langpack.getStrings',
]);

/**
 * Methods that Vigie promises never to use: signing in by phone number, being shown as online, reading or
 * writing messages. They are refused and counted apart, and with-server.mjs fails the run when one was
 * called.
 */
export const FORBIDDEN = new Set([
  'account.deleteAccount',
  'account.updateStatus',
  'auth.sendCode',
  'auth.signIn',
  'auth.signUp',
  'messages.getHistory',
  'messages.search',
  'messages.searchGlobal',
  'messages.sendMessage',
]);
