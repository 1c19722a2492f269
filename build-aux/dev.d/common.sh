# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# What all parts of build-aux/dev use.

say () {
  printf 'dev: %s\n' "$*" >&2
}

# die MESSAGE...: each argument is a line.
die () {
  printf 'dev: %s\n' "$@" >&2
  exit 125
}

# The names in a package list, without its comments.
list_packages () {
  sed -e 's/#.*//' "$top/build-aux/packages" | grep -o '[^[:space:]]\+'
}

# as_root_command WORDS...: how this user would run a command as root.
as_root_command () {
  if command -v sudo >/dev/null; then
    echo "sudo $*"
  else
    echo "su -c '$*'"
  fi
}

# need_tools "PROGRAM PACKAGE"...: installs the host's packages that hold the missing programs, or says which.
need_tools () {
  local pair missing=()

  for pair in "$@"; do
    command -v "${pair% *}" >/dev/null || missing+=("${pair#* }")
  done
  ((${#missing[@]} == 0)) && return

  if ! command -v apt-get >/dev/null; then
    die "This needs ${missing[*]}, and this machine has no apt-get to install them with." \
      "Install them your system's way, then run this again."
  fi
  if ((EUID != 0)); then
    say "This needs packages that are not installed: ${missing[*]}"
    say "Install them with: $(as_root_command "apt-get install --no-install-recommends ${missing[*]}")"
    if grep -qs '^VERSION_CODENAME=trixie' /etc/os-release; then
      say "Or install all that Vigie is built of on this machine, which then needs no root folder:"
      say "  $(as_root_command "apt-get install --no-install-recommends $(list_packages | paste -sd' ')")"
    fi
    exit 125
  fi

  say "Installing ${missing[*]} on this machine"
  if ! apt_install "${missing[@]}"; then
    die "Could not install ${missing[*]}: see apt's message above." \
      "If it names the network, check the connection and the addresses in /etc/apt."
  fi
}

# apt_install PACKAGES...: tries with the package lists at hand first, then with new ones.
apt_install () {
  local install=(apt-get install --yes --quiet --no-install-recommends)

  DEBIAN_FRONTEND=noninteractive "${install[@]}" "$@" </dev/null >/dev/null 2>&1 && return
  apt-get update --quiet </dev/null >&2
  DEBIAN_FRONTEND=noninteractive "${install[@]}" "$@" </dev/null >&2
}
