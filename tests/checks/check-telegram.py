#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Vigie may ask of TDLib: a closed list, so that a promise cannot be broken by one line."""

import os
import re

import project

FOLDER = 'src/messengers/telegram'

# No sign-in by phone number, code or email; no chat, message or contact; no change but the remedies.
ALLOWED = {
    'addProxy', 'checkAuthenticationPassword', 'close', 'disableProxy', 'getActiveSessions', 'getBusinessConnectedBot',
    'getConnectedWebsites', 'getLoginPasskeys', 'getPasswordState', 'getUser', 'logOut', 'removeProxy',
    'requestQrCodeAuthentication', 'setLogStream', 'setLogVerbosityLevel', 'setNetworkType', 'setTdlibParameters',
    # The remedies (vigie-telegram-action.c).
    'cancelPasswordReset', 'confirmSession', 'deleteBusinessConnectedBot', 'disconnectAllWebsites', 'disconnectWebsite',
    'removeLoginPasskey', 'setInactiveSessionTtl', 'terminateAllOtherSessions', 'terminateSession',
    'toggleSessionCanAcceptCalls', 'toggleSessionCanAcceptSecretChats',
    # Two-step verification (vigie-telegram-two-step.c).
    'cancelRecoveryEmailAddressVerification', 'checkRecoveryEmailAddressCode', 'getRecoveryEmailAddress',
    'resendRecoveryEmailAddressCode', 'setPassword', 'setRecoveryEmailAddress',
}
NEVER = re.compile(r'setAuthenticationPhoneNumber|checkAuthenticationCode|AuthenticationEmail|registerUser|'
                   r'checkAuthenticationBotToken|getChat|getContact|getMessage|searchMessage|sendMessage|setOption|"destroy"')
REQUEST = re.compile(r'vigie_td_request_new\s*\(\s*([^)]*)\)')
ACTION = re.compile(r'\{\s*VIGIE_CAPABILITY_\w+,\s*"(\w+)"')


def main():
    report = project.Report()
    sources = project.files('.c', under=FOLDER)

    def unknown():
        for path in sources:
            with open(os.path.join(project.ROOT, path), encoding='utf-8') as source:
                text = source.read()
            names = ACTION.findall(text)
            for argument in REQUEST.findall(text):
                if argument.startswith('"'):
                    names.append(argument.strip('"'))
                elif argument not in ('const char *type', 'actions[i].function'):
                    yield f'{path}: a request whose name is not written out: {argument}'
            for name in names:
                if name not in ALLOWED:
                    yield f'{path}: {name} is not among the requests that Vigie makes'

    def forbidden():
        for path in project.files('.c', '.h', under='src'):
            for number, line in enumerate(project.lines(path), 1):
                match = NEVER.search(line)
                if match and path.startswith(FOLDER):
                    yield f'{path}:{number}: {match[0]} is never asked of TDLib'

    def talkers():
        for path in sources:
            if os.path.basename(path) not in ('vigie-td-library.c', 'vigie-td-client.c'):
                for number, line in enumerate(project.lines(path), 1):
                    if re.search(r'\btd_send\b|\btd_execute\b|vigie_td_library_send', line):
                        yield f'{path}:{number}: only VigieTdClient talks to TDLib'

    report.check('TDLib is asked for nothing that is not listed', unknown())
    report.check('TDLib is never asked to sign in by phone number, or for chats and messages', forbidden())
    report.check('only one file pair talks to TDLib', talkers())
    report.end()


if __name__ == '__main__':
    main()
