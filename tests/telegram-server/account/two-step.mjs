// SPDX-FileCopyrightText: 2026 The Vigie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The two-step password (checked by SRP, for real), its recovery email, its reset, and the log-in email.
// Source: https://core.telegram.org/api/srp
import { RpcError } from '../protocol/outcome.mjs';
import { DH_GENERATOR, DH_PRIME, fromBig, random, randomLong, toBig } from '../protocol/primitives.mjs';
import { srpChallenge, srpCheck } from '../protocol/srp.mjs';
import { authorize } from './sign-in.mjs';

const RESET_WAIT_SEC = 7 * 86400;

const emailCode = (account) => account.scenario.emailCode ?? '123456';

function emailPattern(address) {
  const [user, domain] = String(address).split('@');
  return `${user[0]}***@${domain}`;
}

const algorithm = (salt1, salt2) => ({
  _: 'passwordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow',
  salt1,
  salt2,
  g: DH_GENERATOR,
  p: DH_PRIME,
});

/** Keeps a fresh challenge and returns the fields that carry it. */
function challengeFields(account) {
  const { verifier, salt1, salt2, hint } = account.password;
  const challenge = srpChallenge(verifier);
  const id = randomLong();
  account.challenges.set(id, challenge);
  return { current_algo: algorithm(salt1, salt2), srp_B: challenge.B, srp_id: id, hint: hint || undefined };
}

function passwordObject(account) {
  const { password, pendingEmail, loginEmail, resetAt } = account;
  return {
    _: 'account.password',
    has_recovery: !!password?.recoveryEmail,
    has_secure_values: false,
    has_password: !!password,
    new_algo: algorithm(random(8), random(16)),
    new_secure_algo: { _: 'securePasswordKdfAlgoPBKDF2HMACSHA512iter100000', salt: random(8) },
    secure_random: random(256),
    email_unconfirmed_pattern: pendingEmail ? emailPattern(pendingEmail.address) : undefined,
    pending_reset_date: resetAt ?? undefined,
    login_email_pattern: loginEmail ? emailPattern(loginEmail) : undefined,
    ...(password ? challengeFields(account) : {}),
  };
}

/** Throws unless `input` proves the password (or, without one, says that there is none). */
export function checkPassword(account, input) {
  if (!account.password && input._ === 'inputCheckPasswordEmpty') return;
  if (!account.password || input._ !== 'inputCheckPasswordSRP')
    throw new RpcError(400, 'PASSWORD_HASH_INVALID');
  const challenge = account.challenges.get(input.srp_id);
  if (!challenge) throw new RpcError(400, 'SRP_ID_INVALID');
  account.challenges.delete(input.srp_id);
  if (!srpCheck(challenge, account.password, input.A, input.M1))
    throw new RpcError(400, 'PASSWORD_HASH_INVALID');
}

/** The password that `settings` ask for: a new one, none (null), or the one there is. */
function passwordFrom(account, settings) {
  if (settings?.new_algo === undefined) return account.password;
  if (!settings.new_password_hash?.length) return null;
  return {
    salt1: settings.new_algo.salt1,
    salt2: settings.new_algo.salt2,
    verifier: fromBig(toBig(settings.new_password_hash)),
    hint: settings.hint ?? '',
    recoveryEmail: account.password?.recoveryEmail ?? null,
    secureSettings: null,
  };
}

/** Throws unless `code` is the one that was "sent" by email. */
function checkCode(account, code) {
  if (code !== emailCode(account)) throw new RpcError(400, 'CODE_INVALID');
}

export const twoStepMethods = {
  'account.getPassword': (account) => passwordObject(account),

  'account.getPasswordSettings'(account, request) {
    checkPassword(account, request.password);
    return {
      _: 'account.passwordSettings',
      email: account.password?.recoveryEmail ?? undefined,
      secure_settings: account.password?.secureSettings ?? undefined,
    };
  },

  // With a recovery email the change waits until its code is confirmed.
  'account.updatePasswordSettings'(account, request) {
    checkPassword(account, request.password);
    const settings = request.new_settings;
    const next = passwordFrom(account, settings);
    if (next && settings.new_secure_settings) next.secureSettings = settings.new_secure_settings;
    if (settings.email) {
      const apply = () => {
        account.password = { ...next, recoveryEmail: settings.email };
      };
      account.pendingEmail = { address: settings.email, apply };
      throw new RpcError(400, `EMAIL_UNCONFIRMED_${emailCode(account).length}`);
    }
    if (settings.email === '' && next) next.recoveryEmail = null;
    account.password = next;
    return true;
  },

  'account.confirmPasswordEmail'(account, request) {
    if (!account.pendingEmail) throw new RpcError(400, 'EMAIL_HASH_EXPIRED');
    checkCode(account, request.code);
    account.pendingEmail.apply();
    account.pendingEmail = null;
    return true;
  },

  'account.resendPasswordEmail'(account) {
    if (!account.pendingEmail) throw new RpcError(400, 'EMAIL_HASH_EXPIRED');
    return true;
  },

  'account.cancelPasswordEmail'(account) {
    account.pendingEmail = null;
    return true;
  },

  'auth.requestPasswordRecovery'(account) {
    if (!account.password?.recoveryEmail) throw new RpcError(400, 'PASSWORD_RECOVERY_NA');
    return { _: 'auth.passwordRecovery', email_pattern: emailPattern(account.password.recoveryEmail) };
  },

  'auth.checkRecoveryPassword': (account, request) => request.code === emailCode(account),

  'auth.recoverPassword'(account, request, context) {
    if (!context.key.passwordPending) throw new RpcError(401, 'AUTH_KEY_UNREGISTERED');
    checkCode(account, request.code);
    account.password = request.new_settings ? passwordFrom(account, request.new_settings) : null;
    return authorize(account, context);
  },

  'account.resetPassword'(account) {
    account.resetAt = account.clock.now() + RESET_WAIT_SEC;
    return { _: 'account.resetPasswordRequestedWait', until_date: account.resetAt };
  },

  'account.declinePasswordReset'(account) {
    account.resetAt = null;
    return true;
  },

  'account.sendVerifyEmailCode'(account, request) {
    account.verifyingEmail = request.email;
    const { length } = emailCode(account);
    return { _: 'account.sentEmailCode', email_pattern: emailPattern(request.email), length };
  },

  'account.verifyEmail'(account, request) {
    checkCode(account, request.verification.code ?? '');
    account.loginEmail = account.verifyingEmail;
    return { _: 'account.emailVerified', email: account.loginEmail };
  },
};
