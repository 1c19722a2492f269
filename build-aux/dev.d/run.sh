# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# The commands that run something: the program, a shell, pictures, measures, fuzzing.

command_prepare () {
  bring_up_to_date
}

command_shell () {
  [[ ${1:-} != -- ]] || shift
  (($# > 0)) || set -- bash
  ensure_environment
  [[ $(pwd -P)/ == "$top"/* ]] || cd "$top" || exit 125

  # The host's own compilers and libraries are not meant here.
  export PATH=/usr/sbin:/usr/bin:/sbin:/bin
  unset CPATH LD_LIBRARY_PATH LIBRARY_PATH PKG_CONFIG_PATH PYTHONHOME PYTHONPATH
  dev_exec_root=${root_dir:-native}
  # shellcheck source=build-aux/dev.d/enter.sh
  source "$top/build-aux/dev.d/enter.sh"
}

has_display () {
  [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} || -S ${XDG_RUNTIME_DIR:-/nonexistent}/wayland-0 ]]
}

command_run () {
  local run=("$top/build-aux/dev" exec --)

  if ! has_display; then
    run_without_display "$@"
    return
  fi
  if [[ -z ${DBUS_SESSION_BUS_ADDRESS:-} && ! -S ${XDG_RUNTIME_DIR:-/nonexistent}/bus ]]; then
    say "There is no session bus here: Vigie gets one of its own."
    run+=(dbus-run-session --)
  fi
  exec "${run[@]}" vigie "$@"
}

# The practice checkup as text, then the window under an X server that nobody sees, and its picture.
run_without_display () {
  local picture=$top/_build/vigie-window.png status=0

  bring_up_to_date || exit 125
  say "There is no display here. The practice checkup as text:"
  # 0 to 3 tell what the checkup found; above, it failed.
  "$top/build-aux/dev" exec -- vigie checkup --practice || status=$?
  if ((status > 3)); then
    say "The practice checkup failed (exit status $status)."
    return "$status"
  fi

  rm -f "$picture"
  if ! sandbox_with_program tests/with-session --display --keyring --size 1000x760 -- tests/screenshots/window-picture "$picture" vigie "$@"; then
    say "The window could not be shown: see above."
    return 1
  fi
  say "A picture of the window: $picture"
}

# sandbox_with_program COMMAND...: in the sandbox, with the installed `vigie` as a person would have it.
sandbox_with_program () {
  # shellcheck disable=SC2016 # for the inner shell
  sandbox sh -c '
    export PATH="$1/bin:$PATH" XDG_DATA_DIRS="$1/share:/usr/local/share:/usr/share" GSETTINGS_BACKEND=memory
    shift
    exec "$@"' sh "$top/_build/install" "$@"
}

command_screenshots () {
  local programs

  [[ -x $top/tests/screenshots/take ]] || die "tests/screenshots/take is not there: no page has its picture taken yet."
  bring_up_to_date || exit 125
  mapfile -t programs < <(list_targets tests/screenshots)
  build plain "${programs[@]}" || exit 1
  mkdir -p "$top/_build/screenshots"
  sandbox_with_program tests/screenshots/take "$top/_build/screenshots" "$@" || return
  say "The pictures are in $top/_build/screenshots"
}

command_bench () {
  local name=${1:-start} script names programs
  (($# == 0)) || shift

  script=$(find "$top/tests/bench" -maxdepth 1 -name "bench-$name*" -perm -u+x -print -quit)
  if [[ -z $script ]]; then
    names=$(find "$top/tests/bench" -maxdepth 1 -name 'bench-*' -perm -u+x -printf '%f\n' | sed -e 's/^bench-//' -e 's/\..*//' | sort | paste -sd' ')
    die "There is no bench \"$name\". There are: $names"
  fi
  bring_up_to_date || exit 125
  mapfile -t programs < <(list_targets tests/bench)
  ((${#programs[@]} == 0)) || build plain "${programs[@]}" || exit 1
  # The sets of links are no part of the checkout.
  if [[ $name == links ]]; then
    [[ -n ${1:-} || ! -d $top/../shared/data/links/dev ]] || set -- "$top/../shared/data/links/dev"
    [[ -d ${1:-} ]] || die "Name the folder that holds the sets of links, which are no part of Vigie (docs/HACKING.md, \"Measuring\"): dev bench links FOLDER"
    VIGIE_SANDBOX_READ=$(realpath -e -- "$1") || exit 1
    export VIGIE_SANDBOX_READ
    set -- "$VIGIE_SANDBOX_READ" "${@:2}"
  fi
  sandbox_with_program "$script" "$@"
}

# Fuzzes each parser for some seconds; what makes one fail is kept in _build-fuzz/.
command_fuzz () {
  local seconds=60 target targets=() failed=()

  if [[ ${1:-} =~ ^[0-9]+$ ]]; then
    seconds=$1
    shift
  fi
  ensure_environment
  build fuzz fuzzers || exit 1
  for target in "${@:-}"; do
    mapfile -t -O "${#targets[@]}" targets < <(find "$build_dir/tests/fuzz" -maxdepth 1 -type f -perm -u+x -name "fuzz-${target#fuzz-}*")
  done
  ((${#targets[@]} > 0)) || die "There is no such fuzz target: see tests/fuzz/."

  for target in "${targets[@]}"; do
    fuzz_one "$target" "$seconds" || failed+=("${target##*/}")
  done
  if ((${#failed[@]} > 0)); then
    say "Failed: ${failed[*]}. The inputs are in ${build_dir#"$top"/}: replay one with the program, the file as argument."
    return 1
  fi
  say "${#targets[@]} parsers fuzzed for $seconds s each: nothing found."
}

# fuzz_one PROGRAM SECONDS: starts from the seeds and from what earlier runs found, which is kept in the build folder.
fuzz_one () {
  local name=${1##*/fuzz-} seeds found
  found=$build_dir/corpus/$name
  mapfile -t seeds <"$build_dir/tests/fuzz/$name.seeds"

  mkdir -p "$found"
  say "Fuzzing $name for $2 s"
  sandbox env G_DEBUG=fatal-criticals "$1" -max_total_time="$2" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$build_dir/$name-" "$found" "${seeds[@]}" </dev/null >"$build_dir/$name.log" 2>&1
  local status=$?
  grep -E '^stat::number_of' "$build_dir/$name.log" >&2
  ((status == 0)) || tail -n 40 "$build_dir/$name.log" >&2
  return "$status"
}

command_format () {
  ensure_environment
  # shellcheck disable=SC2016 # for the inner shell
  sandbox sh -c 'find src tests -name "*.[ch]" -not -path "*/node_modules/*" -print0 | xargs -0 -r clang-format -i'
}
