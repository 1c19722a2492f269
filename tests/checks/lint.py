#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs one of the tools that read the code, over all of it: lint.py clang-format|clang-tidy|cppcheck|shellcheck BUILD.

clang-tidy's answer is kept in BUILD/lint/ by the content of what was compiled, and asked again only if that changed.
"""

import concurrent.futures
import hashlib
import json
import os
import shlex
import subprocess
import sys

import project


def faults(command, **options):
    done = subprocess.run(command, cwd=project.ROOT, capture_output=True, text=True, check=False, **options)
    return [line for line in (done.stdout + done.stderr).splitlines() if line.strip()] if done.returncode else []


def clang_format(report, _build):
    sources = [path for path in project.files('.c', '.h') if path.startswith(('src/', 'tests/'))]
    report.check(f'clang-format ({len(sources)} files)', faults(['clang-format', '--dry-run', '-Werror', *sources]) if sources else ())


def shellcheck(report, _build):
    scripts = [path for path in project.files() if os.path.isfile(os.path.join(project.ROOT, path)) and is_shell(path)]
    report.check(f'shellcheck ({len(scripts)} files)', faults(['shellcheck', '--external-sources', '--source-path=.', *scripts]))


def is_shell(path):
    with open(os.path.join(project.ROOT, path), 'rb') as content:
        first = content.readline(200)
    return path.endswith('.sh') or first.startswith(b'#!') and first.rstrip().endswith((b'bash', b'/sh'))


def compiled(build):
    """The commands that compile the project's own C files: path -> command."""
    with open(os.path.join(build, 'compile_commands.json'), encoding='utf-8') as text:
        commands = json.load(text)
    own = {}
    for command in commands:
        path = os.path.relpath(os.path.join(command['directory'], command['file']), project.ROOT)
        if path.startswith(('src/', 'tests/')):
            own[path] = command
    return own


def cppcheck(report, build):
    # It does not know who owns what in GLib: leaks are AddressSanitizer's business.
    commands = [path for path in compiled(build) if path.startswith('src/')]
    found = faults(['cppcheck', '-j', str(os.cpu_count()), '--quiet', '--error-exitcode=1', '--std=c11', '--library=gtk',
                    '--enable=warning,performance,portability', '--inline-suppr', '--suppress=missingIncludeSystem',
                    '--suppress=unknownMacro', '--suppress=memleak', '--suppress=leakNoVarFunctionCall',
                    '--suppress=normalCheckLevelMaxBranches', '--suppress=nullPointerOutOfMemory',
                    '--suppress=ctunullpointerOutOfMemory', '--check-level=normal', '--template={file}:{line}: {severity}: {message} [{id}]',
                    f'--cppcheck-build-dir={folder(build, "cppcheck")}', *commands])
    report.check(f'cppcheck ({len(commands)} files)', found)


def folder(build, name):
    path = os.path.join(build, 'lint', name)
    os.makedirs(path, exist_ok=True)
    return path


def clang_tidy(report, build):
    commands = compiled(build)
    kept = folder(build, 'clang-tidy')
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = pool.map(lambda path: tidy_one(path, commands[path], build, kept), sorted(commands))
        report.check(f'clang-tidy ({len(commands)} files)', (line for answer in answers for line in answer))


def tidy_one(path, command, build, kept):
    with open(os.path.join(project.ROOT, '.clang-tidy'), 'rb') as settings:
        digest = hashlib.sha256(settings.read())
    digest.update(preprocessed(command))
    stamp = os.path.join(kept, digest.hexdigest())
    if os.path.exists(stamp):
        return []
    found = faults(['clang-tidy', '--quiet', '--extra-arg=-w', '-p', build, path])
    found = [line for line in found if ': warning: ' in line or ': error: ' in line]
    if not found:
        with open(stamp, 'w', encoding='utf-8'):
            pass
    return found


def preprocessed(command):
    words = shlex.split(command['command'])
    output = words.index('-o')
    words = words[:output] + words[output + 2:]
    for word in ('-MD', '-MQ', '-MF'):
        if word in words:
            at = words.index(word)
            del words[at:at + (1 if word == '-MD' else 2)]
    words[words.index('-c')] = '-E'
    return subprocess.run(words, cwd=command['directory'], capture_output=True, check=False).stdout


def main():
    report = project.Report()
    {'clang-format': clang_format, 'clang-tidy': clang_tidy, 'cppcheck': cppcheck, 'shellcheck': shellcheck}[sys.argv[1]](
        report, sys.argv[2])
    report.end()


if __name__ == '__main__':
    main()
