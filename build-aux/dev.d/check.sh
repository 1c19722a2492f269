# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# The suites and the checks. What is counted: each point that a test reports (TAP), or the test as a whole where it
# reports none; a test that runs plainly and under the sanitizers counts twice.

# What the sanitizers are told. Leaks that libraries keep for their lifetime are listed in the suppressions. Stacks of
# allocations are walked the fast way, which ends in a library without frame pointers; the slow way makes the window's
# tests four to nine times as long, so only a test that needs it for a suppression asks for it (slow_stacks_env).
sanitizer_environment=(
  ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1
  UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
  "LSAN_OPTIONS=suppressions=$top/tests/lsan.supp:print_suppressions=0"
)

# Prepares what tests/telegram-server/ needs (Telegram's schemas, test copies of TDLib): suites have no network.
ensure_telegram_server () {
  mkdir -p "$root_cache"
  if ! (
    export COREPACK_HOME=$root_cache/corepack COREPACK_ENABLE_DOWNLOAD_PROMPT=0 npm_config_cache=$root_cache/npm
    command_shell -- node "$top/tests/telegram-server/set-up.mjs" --cache "$root_cache/telegram-server" --out "$telegram_libraries"
  ) </dev/null >&2; then
    die "The tests with TDLib could not be prepared: see above. They need the network once."
  fi
}

command_setup () {
  ensure_environment
  ensure_telegram_server
}

# run_suites KIND LOG ARGUMENTS...: runs meson's tests of a build, and adds their results to the list in LOG.
run_suites () {
  local kind=$1 log=$2 environment=()
  shift 2

  build_options "$kind"
  [[ $kind == sanitized ]] && environment=("${sanitizer_environment[@]}" VIGIE_SANITIZED=1 VIGIE_TEST_TIMEOUT=200)
  rm -f "$build_dir/meson-logs/$log.junit.xml"
  # Most of them wait for something most of the time.
  sandbox env "${environment[@]}" meson test -C "$build_dir" --no-rebuild --print-errorlogs --logbase "$log" \
    --num-processes $((2 * $(nproc))) "$@" </dev/null | grep -vE '^(ninja: |$)'
  results+=("$build_dir/meson-logs/$log.junit.xml")
}

# Begins what reads the code; it goes on while the suites wait, and they do not wait for it. Sets lint and lint_log.
start_lint () {
  lint_log=$build_dir/.dev-lint.log
  # In a process group of its own, so that all of it can be stopped.
  set -m
  (
    renice --priority 19 "$BASHPID" >/dev/null
    run_suites plain lint --timeout-multiplier 0 --num-processes 1 --suite lint
  ) >"$lint_log" 2>&1 &
  lint=$!
  set +m
  # shellcheck disable=SC2064 # the value of now is meant
  trap "kill -- -$lint 2>/dev/null" EXIT
}

# Waits for it, and shows what it said.
end_lint () {
  wait "$lint"
  trap - EXIT
  cat "$lint_log"
  results+=("$top/_build/meson-logs/lint.junit.xml")
}

# start_step TITLE
start_step () {
  printf '\n== %s (%d s)\n' "$1" "$SECONDS"
}

command_check () {
  local results=() suites=() suite lint='' lint_log=''

  # One stream, so that what is said keeps its order.
  exec 2>&1
  ensure_environment
  ensure_telegram_server
  for suite in "$@"; do
    suites+=(--suite "$suite")
  done

  start_step "Building"
  build plain || results+=("The build failed.")
  if ((${#results[@]} == 0)); then
    ((${#suites[@]} > 0)) || start_lint
    start_step "Suites"
    run_suites plain check --timeout-multiplier 3 --no-suite lint "${suites[@]}"
    start_step "Building with AddressSanitizer and UndefinedBehaviorSanitizer"
    if build sanitized; then
      start_step "Suites with the sanitizers"
      run_suites sanitized check --timeout-multiplier 6 --no-suite lint --no-suite checks "${suites[@]}"
    else
      results+=("The build with sanitizers failed.")
    fi
    if [[ -n $lint ]]; then
      start_step "clang-format, cppcheck, clang-tidy (begun with the suites)"
      end_lint
    fi
  fi

  start_step "Result"
  # In CI nothing may be skipped.
  sandbox /usr/bin/python3 "$top/build-aux/dev.d/count-tests.py" ${CI:+--none-skipped} "${results[@]}"
}

command_test () {
  local names=() suites=() name

  ensure_environment
  ensure_telegram_server
  build plain || exit 1
  for name in "$@"; do
    if [[ -d $top/tests/$name || $name == lint || $name == telegram ]]; then
      suites+=(--suite "$name")
    else
      names+=("$name")
    fi
  done
  sandbox meson test -C "$build_dir" --no-rebuild --print-errorlogs --timeout-multiplier 3 "${suites[@]}" "${names[@]}" </dev/null
}
