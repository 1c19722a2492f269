# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Sourced with COMMAND… as the positional parameters, and dev_exec_top and dev_exec_root set: becomes COMMAND, in the
# root folder if there is one. Sets no variable but dev_exec_…, for it might be one that the caller exported, and starts
# no process to find out what it can read.

if [[ $dev_exec_root == native ]]; then
  exec -- "$@"
fi

# Root mounts as root, unless this is a container where it may not (no CAP_SYS_ADMIN, bit 21): then, like any other
# user, with the rights of root in a user namespace.
if ((EUID == 0)); then
  while read -r dev_exec_word dev_exec_value; do
    [[ $dev_exec_word != CapEff: ]] || break
  done </proc/self/status
  if (((16#$dev_exec_value >> 21) & 1)); then
    exec unshare --mount --propagation slave -- "$dev_exec_top/build-aux/dev.d/enter" "$dev_exec_root" "" "$@"
  fi
fi

for dev_exec_word in user/max_user_namespaces:0 kernel/unprivileged_userns_clone:0 \
  kernel/apparmor_restrict_unprivileged_userns:1; do
  { read -r dev_exec_value <"/proc/sys/${dev_exec_word%:*}"; } 2>/dev/null || continue
  if [[ $dev_exec_value == "${dev_exec_word#*:}" ]]; then
    echo 'dev: This machine does not let you make user namespaces, which the root folder is entered with.' >&2
    echo "dev: Run build-aux/dev as root, or let root change the setting /proc/sys/${dev_exec_word%:*}." >&2
    exit 125
  fi
done

# `enter` takes this user's own ids back in a second namespace; root in a container keeps them as they are.
exec unshare --user --map-root-user --mount --propagation slave -- "$dev_exec_top/build-aux/dev.d/enter" \
  "$dev_exec_root" "$( ((EUID == 0)) || echo "$UID:${GROUPS[0]}")" "$@"
