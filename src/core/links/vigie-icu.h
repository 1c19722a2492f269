/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <unicode/uchar.h>
#include <unicode/uidna.h>
#include <unicode/unorm2.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>

#include <glib.h>

G_BEGIN_DECLS

/* What is used of ICU: one name a line. ICU's headers rename each to that of their own version. */
#define VIGIE_ICU_COMMON(X)                                                                                  \
  X (u_charType)                                                                                             \
  X (u_strFromUTF8)                                                                                          \
  X (u_tolower)                                                                                              \
  X (u_toupper)                                                                                              \
  X (uidna_labelToUnicodeUTF8)                                                                               \
  X (uidna_nameToASCII_UTF8)                                                                                 \
  X (uidna_openUTS46)                                                                                        \
  X (unorm2_getInstance)                                                                                     \
  X (unorm2_getNFDInstance)                                                                                  \
  X (unorm2_normalize)

#define VIGIE_ICU_LOOKS(X)                                                                                   \
  X (uspoof_checkUTF8)                                                                                       \
  X (uspoof_close)                                                                                           \
  X (uspoof_getSkeleton)                                                                                     \
  X (uspoof_open)                                                                                            \
  X (uspoof_setChecks)                                                                                       \
  X (uspoof_setRestrictionLevel)

#define VIGIE_ICU_MEMBER(name) __typeof__ (name) *name; /* NOLINT(bugprone-macro-parentheses): a member */

/**
 * VigieIcu:
 *
 * ICU's functions, by their own names. Loaded when a name beyond ASCII first needs them: with the C++ library
 * that comes with them they are half of what it takes to start the program, and most links have no such name.
 */
typedef struct
{
  VIGIE_ICU_COMMON (VIGIE_ICU_MEMBER)
  VIGIE_ICU_LOOKS (VIGIE_ICU_MEMBER)
} VigieIcu;

const VigieIcu *vigie_icu_get (void);

G_END_DECLS
