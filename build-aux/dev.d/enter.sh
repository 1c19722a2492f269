# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Sourced with COMMAND… as the positional parameters, and dev_exec_top and dev_exec_root set: becomes COMMAND, in the
# root folder if there is one. Sets no variable, for it might be one that the caller exported.

if [[ $dev_exec_root == native ]]; then
  exec -- "$@"
fi

if ((EUID != 0)); then
  # The mounts need the rights of root in a user namespace; `enter` then takes this user's ids back in another.
  if ! unshare --user --map-root-user --mount true 2>/dev/null; then
    echo 'dev: This machine does not let ordinary users make user namespaces, which the root folder is entered with.' >&2
    echo 'dev: Run build-aux/dev as root, or let root allow them: sysctl user.max_user_namespaces=10000' >&2
    exit 125
  fi
  exec unshare --user --map-root-user --mount --propagation slave -- \
    "$dev_exec_top/build-aux/dev.d/enter" "$dev_exec_root" "$UID:${GROUPS[0]}" "$@"
fi

# In some containers root may not mount anything, but may in a user namespace.
if ! unshare --mount true 2>/dev/null; then
  exec unshare --user --map-root-user --mount --propagation slave -- \
    "$dev_exec_top/build-aux/dev.d/enter" "$dev_exec_root" "" "$@"
fi
exec unshare --mount --propagation slave -- "$dev_exec_top/build-aux/dev.d/enter" "$dev_exec_root" "" "$@"
