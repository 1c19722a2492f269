# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Where things are built (here, or in the root folder), and the building itself.

# What meson.build asks pkg-config for, and the programs that the suites call: for machines without dpkg.
native_modules=(gtk4 libadwaita-1 libsecret-1 libnotify json-glib-1.0 sqlite3 libqrencode icu-uc libpsl glib-testing-0)
native_programs=(gcc meson ninja blueprint-compiler msgfmt Xvfb dbus-daemon gnome-keyring-daemon import node corepack)

# Test copies of TDLib, by tests/telegram-server/set-up.mjs. Suites see them there, and nowhere else.
telegram_libraries=$root_cache/telegram-server/prepared

# Succeeds on a machine that has all it takes. VIGIE_NATIVE=yes or no decides instead.
is_native () {
  local word

  case ${VIGIE_NATIVE:-} in
    yes) return 0 ;;
    no) return 1 ;;
  esac
  command -v pkg-config >/dev/null || return 1
  pkg-config --exists 'gtk4 >= 4.18' 'libadwaita-1 >= 1.7' 2>/dev/null || return 1

  if command -v dpkg-query >/dev/null; then
    # shellcheck disable=SC2046 # package names hold no spaces
    [[ $(dpkg-query --show --showformat='${db:Status-Abbrev}\n' $(list_packages) 2>/dev/null | grep -c '^ii') == "$(list_packages | wc -l)" ]]
    return
  fi
  pkg-config --exists "${native_modules[@]}" 2>/dev/null || return 1
  for word in "${native_programs[@]}"; do
    command -v "$word" >/dev/null || return 1
  done
}

# Sets native to yes or no, and root_dir; makes the root folder where it is needed. The suites run in bwrap natively
# too, without network or home folder.
ensure_environment () {
  native=no
  root_dir=
  if is_native; then
    native=yes
    need_tools "bwrap bubblewrap" "flock util-linux"
    return
  fi

  find_root
  if [[ -e $root_dir/.complete ]]; then
    need_tools "bwrap bubblewrap" "flock util-linux"
  elif ((EUID == 0)); then
    need_tools "bwrap bubblewrap" "flock util-linux" "mmdebstrap mmdebstrap"
  else
    need_tools "bwrap bubblewrap" "flock util-linux" "mmdebstrap mmdebstrap" "newuidmap uidmap"
  fi
  ensure_root
}

# sandbox COMMAND...: runs a command of the build or of a suite with the checkout and nothing else of this machine:
# no network, an empty home folder, an empty /tmp. VIGIE_SANDBOX_NET=yes leaves the network.
sandbox () {
  local arguments name

  arguments=(--unshare-user --uid 1000 --gid 1000 --unshare-pid --unshare-ipc --unshare-uts --die-with-parent --new-session)
  [[ ${VIGIE_SANDBOX_NET:-} == yes ]] || arguments+=(--unshare-net)
  if [[ $native == yes ]]; then
    arguments+=(--ro-bind / /)
  else
    # Not the folder as a whole: mount points cannot be made in what is read-only.
    for name in usr etc var opt; do
      arguments+=(--ro-bind "$root_dir/$name" "/$name")
    done
    for name in bin sbin lib lib64; do
      arguments+=(--symlink "usr/$name" "/$name")
    done
  fi
  arguments+=(
    --dev /dev --proc /proc --tmpfs /run --perms 0700 --dir /run/user/1000
    --perms 1777 --tmpfs /tmp --perms 1777 --dir /tmp/.X11-unix --perms 1777 --tmpfs /var/tmp --dir /tmp/home
    --bind "$top" "$top" --chdir "$top"
    --clearenv --setenv PATH /usr/sbin:/usr/bin:/sbin:/bin --setenv HOME /tmp/home --setenv USER dev
    --setenv LOGNAME dev --setenv LANG C.UTF-8 --setenv XDG_RUNTIME_DIR /run/user/1000 --setenv TERM "${TERM:-dumb}"
  )
  if [[ -d $telegram_libraries ]]; then
    arguments+=(--ro-bind "$telegram_libraries" /run/telegram-server --setenv TELEGRAM_SERVER_LIBRARIES /run/telegram-server)
  fi
  # A folder of data beside the checkout, to be read alone.
  [[ -z ${VIGIE_SANDBOX_READ:-} ]] || arguments+=(--ro-bind "$VIGIE_SANDBOX_READ" "$VIGIE_SANDBOX_READ")
  for name in CI VIGIE_SEED MESON_TESTTHREADS; do
    [[ -z ${!name:-} ]] || arguments+=(--setenv "$name" "${!name}")
  done
  bwrap "${arguments[@]}" -- "$@"
}

# build_options KIND: sets build_dir and the meson options of a kind of build.
build_options () {
  case $1 in
    plain)
      build_dir=$top/_build
      meson_options=("--prefix=$top/_build/install" --libdir=lib -Dwerror=true)
      ;;
    sanitized)
      build_dir=$top/_build-sanitized
      meson_options=(--prefix=/usr/local --libdir=lib -Dwerror=true '-Db_sanitize=address,undefined' -Db_lundef=false -Doptimization=1)
      ;;
    fuzz)
      build_dir=$top/_build-fuzz
      meson_options=(--prefix=/usr/local --libdir=lib '-Db_sanitize=address,undefined' -Db_lundef=false -Doptimization=1
        -Dfuzzing=true -Dc_args=-fsanitize=fuzzer-no-link)
      ;;
  esac
}

# ensure_setup KIND: has meson set up a build folder, again if it was set up otherwise.
ensure_setup () {
  local want have='' compiler=() log

  build_options "$1"
  [[ $1 == fuzz ]] && compiler=(env CC=clang)
  if [[ ! -w $top || (-e $build_dir && ! -w $build_dir) ]]; then
    die "The checkout in $top cannot be written by this account, and it is built there." \
      "Clone it to a folder of your own."
  fi
  want="${root_dir:-native} ${meson_options[*]}"
  [[ -e $build_dir/.dev-setup ]] && have=$(<"$build_dir/.dev-setup")
  [[ $have == "$want" && -e $build_dir/build.ninja ]] && return

  say "Setting up ${build_dir#"$top"/}"
  mkdir -p "$build_dir"
  log=$build_dir/.dev-setup.log
  if [[ -e $build_dir/build.ninja ]]; then
    meson_options+=(--wipe)
  fi
  if ! sandbox "${compiler[@]}" meson setup "${meson_options[@]}" "$build_dir" "$top" </dev/null >"$build_dir.log" 2>&1; then
    tail -n 20 "$build_dir.log" >&2
    die "Setting up the build failed: see above. The whole log: $build_dir.log"
  fi
  mv "$build_dir.log" "$log"
  printf '%s\n' "$want" >"$build_dir/.dev-setup"
}

# build KIND [TARGETS...]: says nothing when there was nothing to do.
build () {
  local kind=$1 lock status
  shift

  ensure_setup "$kind"
  exec {lock}>"$build_dir/.dev-lock"
  flock "$lock"
  sandbox ninja -C "$build_dir" "$@" </dev/null 2>&1 {lock}>&- | show_build >&2
  status=$?
  # Bash would keep it open, and the next build would wait for this one.
  exec {lock}>&-
  return "$status"
}

# Thins out ninja's progress, and leaves the rest of what it says.
show_build () {
  awk '
    /^ninja: (Entering|no work)/ { next }
    # What meson says when it sets up again, but for what is wrong.
    /^\[0\/1\] Regenerating/ { setting_up = 1; next }
    /^Found ninja-/ { setting_up = 0; next }
    setting_up && !/(ERROR|WARNING|[^w]error:)/ { next }
    match($0, /^\[[0-9]+\/[0-9]+\]/) {
      split(substr($0, 2, RLENGTH - 2), step, "/")
      if (step[1] % 40 == 0 || step[1] == step[2]) { print; fflush() }
      next
    }
    { print; fflush() }'
}

# list_targets installed|FOLDER: the ninja targets of what gets installed, or of the programs of a folder of tests/.
list_targets () {
  sandbox meson introspect --targets "$build_dir" | sandbox python3 -c '
import json, os, sys
build, wanted = sys.argv[1:]
for target in json.load(sys.stdin):
    names = [os.path.relpath(name, build) for name in target["filename"]]
    if target["installed"] if wanted == "installed" else names[0].startswith(wanted + "/"):
        print("\n".join(names))' "$build_dir" "$1"
}

# Builds and installs (into _build/install) what `vigie` needs, and leaves a stamp that `dev exec` compares with.
# The stamp is as old as the start of the build: what is changed during it counts as newer.
bring_up_to_date () {
  local stamp=$top/_build/.dev-current targets

  ensure_environment
  ensure_setup plain
  printf '%s\n' "${root_dir:-native}" >"$stamp.new.$$"
  # First the list of targets itself, which meson writes anew when a meson.build changed.
  build plain build.ninja || return 1
  mapfile -t targets < <(list_targets installed)
  if ! build plain "${targets[@]}"; then
    rm -f "$stamp.new.$$"
    say "The build failed: see above."
    return 1
  fi
  if ! sandbox meson install -C "$build_dir" --no-rebuild --only-changed --quiet </dev/null >"$build_dir/.dev-install.log" 2>&1; then
    rm -f "$stamp.new.$$"
    cat "$build_dir/.dev-install.log" >&2
    return 1
  fi
  mv "$stamp.new.$$" "$stamp"
}
