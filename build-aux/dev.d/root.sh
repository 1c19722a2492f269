# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# The Debian 13 root folder: made once a package list, shared by all checkouts of this user.

# In the account's home folder, not in $HOME or $XDG_CACHE_HOME: those are often set to try Vigie with an empty home,
# which must not cost minutes and 1.5 GB.
root_cache=${VIGIE_ROOT_CACHE:-}
if [[ -z $root_cache ]]; then
  root_cache=$(getent passwd "$EUID" | cut -d: -f6)
  root_cache=${root_cache:-${HOME:-/nonexistent}}/.cache/vigie
fi
# What the folder needs once made, and while it is made (downloads, unpacking), in MiB.
root_size=1500
root_peak=2500

# Sets root_dir. Its name tells what it is made of.
find_root () {
  local hash

  hash=$(cd "$top/build-aux" && sed -e 's/^ *#.*//' -e '/^ *$/d' packages dev.d/root-recipe.sh | sha256sum)
  root_dir=$root_cache/debian13-${hash:0:16}
}

# Prints the SITE that apt most often reads Debian's main from ($1 is "main"), or its security suite ("security").
host_mirror () {
  apt-get indextargets --format '$(SITE) $(RELEASE) $(COMPONENT) $(ORIGIN)' 'Created-By: Packages' 2>/dev/null |
    awk -v want="$1" '
      $3 != "main" { next }
      ($2 ~ /-security$/) != (want == "security") { next }
      # Once the lists are there, apt knows who signs them: others than Debian are left out.
      NF >= 4 && $4 != "Debian" { next }
      { count[$1]++ }
      END { for (site in count) if (count[site] > most) { most = count[site]; best = site } print best }'
}

# Prints the host's own apt settings that decide how files are fetched (proxies, certificates, date checks).
host_apt_options () {
  apt-config dump 2>/dev/null | grep -E '^Acquire::(http|https|Check-Valid-Until|Check-Date|Retries|ForceIPv[46])(::[^ ]*)? ".+";$' |
    sed 's/;$//'
}

check_root_space () {
  local dir=$1 free

  free=$(df --output=avail --block-size=1M "$dir" | tail -n 1)
  if ((free < root_peak)); then
    die "Making the Debian 13 root folder needs $root_peak MiB, and $dir has ${free// /} MiB free." \
      "Make room there, or name a folder on a larger disk: VIGIE_ROOT_CACHE=/some/folder build-aux/dev …"
  fi
}

# Says why mmdebstrap failed, from its log.
explain_root_failure () {
  local log=$1

  tail -n 15 "$log" | sed 's/^/  /' >&2
  if grep -qiE 'No space left on device|enough free space|Disk quota' "$log"; then
    die "The disk is full: the Debian 13 root folder needs $root_peak MiB in $root_cache." \
      "Make room there, or name another folder: VIGIE_ROOT_CACHE=/some/folder build-aux/dev …"
  elif grep -qiE 'Temporary failure resolving|Could not (resolve|connect)|Network is unreachable|Connection (refused|timed out|failed)|Failed to fetch|404' "$log"; then
    die "The packages could not be fetched from the mirror that this machine's apt uses ($2)." \
      "Check the network, and that \"apt-get update\" works, then run this again."
  elif grep -qiE 'NO_PUBKEY|is not signed|archive-keyring' "$log"; then
    die "This machine has no key for Debian 13's packages." \
      "Upgrade the package debian-archive-keyring: $(as_root_command apt-get install debian-archive-keyring)"
  fi
  die "Making the Debian 13 root folder failed: see above. The whole log: $log"
}

# make_root_with_mmdebstrap DIR LOG MIRROR SECURITY
make_root_with_mmdebstrap () {
  local dir=$1 log=$2 mirror=$3 security=$4 options=("${recipe_options[@]}") option
  local key=/usr/share/keyrings/debian-archive-keyring.gpg sources=()

  while read -r option; do
    options+=(--aptopt="$option")
  done < <(host_apt_options)
  options+=(--include="$(list_packages | paste -sd,)")

  sources=("deb [signed-by=$key] $mirror $recipe_suite main" "deb [signed-by=$key] $mirror $recipe_suite-updates main")
  if [[ -n $security ]]; then
    sources+=("deb [signed-by=$key] $security $recipe_suite-security main")
  fi

  if ((EUID == 0)); then
    mmdebstrap --mode=root "${options[@]}" "$recipe_suite" "$dir" "${sources[@]}" 2>"$log" </dev/null
  else
    # As a tar, unpacked here, so that every file is this user's own and can be removed without ceremony.
    mmdebstrap --mode=unshare --format=tar "${options[@]}" "$recipe_suite" - "${sources[@]}" 2>"$log" </dev/null |
      tar --extract --directory="$dir" --no-same-owner --exclude='./dev/*' 2>>"$log"
  fi
}

# Shows that something happens: the steps of the log $1 as they come, until the process $2 ends.
show_progress () {
  local log=$1 pid=$2 start=$SECONDS line last=

  while kill -0 "$pid" 2>/dev/null; do
    line=$(grep -aoE '^I: (running|downloading|extracting|installing|cleaning)[^$]*' "$log" 2>/dev/null | tail -n 1 | cut -c4-70)
    if [[ $line != "$last" ]]; then
      printf 'dev:   %3d s  %s\n' $((SECONDS - start)) "$line" >&2
      last=$line
    fi
    sleep 0.5
  done
}

check_unshare_mode () {
  if ! unshare --user --map-root-user true 2>/dev/null; then
    die "This machine does not let ordinary users make user namespaces, which the root folder is entered with." \
      "Run build-aux/dev as root, or let root allow them: sysctl user.max_user_namespaces=10000"
  fi
  if ! grep -q "^$(id -un):" /etc/subuid 2>/dev/null; then
    die "Your account has no range in /etc/subuid, which mmdebstrap needs." \
      "Root gives it one with: usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $(id -un)"
  fi
}

# Makes the root folder if it is not there. Interrupted, it leaves nothing half made: it is made under another name.
ensure_root () {
  local lock

  [[ -e $root_dir/.complete ]] && return

  ((EUID == 0)) || check_unshare_mode
  if ! mkdir -p "$root_cache" 2>/dev/null || [[ ! -w $root_cache ]]; then
    die "The Debian 13 root folder would be kept in $root_cache, which cannot be written." \
      "Name another folder: VIGIE_ROOT_CACHE=/some/folder build-aux/dev …"
  fi

  exec {lock}>"$root_cache/.lock"
  if ! flock --nonblock "$lock"; then
    say "Another build-aux/dev is making the root folder: waiting for it"
    flock "$lock"
  fi
  [[ -e $root_dir/.complete ]] || make_root
  exec {lock}>&-
}

# stop_making PROCESS FOLDER: on Ctrl-C and the like.
stop_making () {
  trap '' INT TERM HUP
  kill -- "-$1" 2>/dev/null
  wait "$1" 2>/dev/null
  rm -rf --one-file-system "$2"
  say "Stopped. Nothing half-made is left; the next run starts again."
  exit 130
}

make_root () {
  local mirror security making=$root_cache/making.$$ log=$root_cache/making.log start=$SECONDS maker status

  # What an earlier run left when it was killed. The lock is ours, so nobody is using it.
  rm -rf --one-file-system "$root_cache"/making.[0-9]*
  check_root_space "$root_cache"
  mirror=$(host_mirror main)
  security=$(host_mirror security)
  [[ -n $mirror ]] || die "apt's settings name no place to read Debian's packages from: see /etc/apt/sources.list.d."

  say "Making the Debian 13 root folder, once: $(list_packages | wc -l) packages and what they need, $root_size MiB"
  say "  in $root_dir"
  # shellcheck source=build-aux/dev.d/root-recipe.sh
  source "$top/build-aux/dev.d/root-recipe.sh"
  mkdir "$making"
  : >"$log"
  # In a process group of its own, so that all of it can be stopped.
  set -m
  make_root_with_mmdebstrap "$making" "$log" "$mirror" "$security" &
  maker=$!
  set +m
  # shellcheck disable=SC2064 # the values of now are meant
  trap "stop_making $maker '$making'" INT TERM HUP
  show_progress "$log" "$maker"
  status=0
  wait "$maker" || status=$?
  trap - INT TERM HUP

  if ((status != 0)); then
    rm -rf --one-file-system "$making"
    explain_root_failure "$log" "$mirror"
  fi
  touch "$making/.complete"
  mv -T "$making" "$root_dir"
  rm -f "$log"
  say "The root folder is ready, after $((SECONDS - start)) s: $(du -sm "$root_dir" | cut -f1) MiB"
}
