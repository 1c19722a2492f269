# SPDX-FileCopyrightText: 2026 The Vigie authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034
#
# What the Debian 13 root folder is made of, besides build-aux/packages. The folder's name carries a hash of
# both files: a change to either makes a new folder, so only what decides its content belongs here.

recipe_suite=trixie

# Pages and texts that nobody reads there. The window is looked at in French too: GTK's and libadwaita's own French
# texts stay.
export EXCLUDES='path-exclude=/usr/share/man/*
path-exclude=/usr/share/doc/*
path-include=/usr/share/doc/*/copyright
path-exclude=/usr/share/info/*
path-exclude=/usr/share/gtk-doc/*
path-exclude=/usr/share/help/*
path-exclude=/usr/share/lintian/*
path-exclude=/usr/share/locale/*
path-include=/usr/share/locale/fr/*
path-include=/usr/share/locale/locale.alias'

recipe_options=(
  --variant=minbase
  --aptopt='APT::Install-Recommends "false"'
  --aptopt='Acquire::Languages "none"'
  # Some mirrors keep Release files past their date. The signature is still checked.
  --aptopt='Acquire::Check-Valid-Until "false"'
  --dpkgopt='force-unsafe-io'
  # Not as --dpkgopt: mmdebstrap would filter the first packages with a slow program of its own.
  --essential-hook='printf "%s\n" "${EXCLUDES:?}" >"$1/etc/dpkg/dpkg.cfg.d/slim"'
  # glibc reads no translation in the C locales, C.UTF-8 included: tests need real ones.
  --customize-hook='chroot "$1" localedef -i en_GB -f UTF-8 en_GB.UTF-8'
  --customize-hook='chroot "$1" localedef -i en_US -f UTF-8 en_US.UTF-8'
  --customize-hook='chroot "$1" localedef -i fr_FR -f UTF-8 fr_FR.UTF-8'
  # The session bus and the keyring want a machine id and a user with a name.
  --customize-hook='echo 76696769652d6465762d726f6f742d31 >"$1/etc/machine-id"'
  --customize-hook='chroot "$1" useradd --create-home --uid 1000 dev'
)
