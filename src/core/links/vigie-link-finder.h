/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-link-word.h"

G_BEGIN_DECLS

/**
 * VigieFoundLink:
 * @text: the link made whole: bytes of the #VigieLinkFinder, until the next is looked for; not NUL-terminated
 * @text_length: how many, at most %VIGIE_URL_MAX_LENGTH less a scheme
 * @start: where it begins in the message, bytes
 * @length: how far it reaches in the message, bytes
 * @has_scheme: whether it says how it is opened; a bare host does not
 * @name_length: of the host before an “@”, bytes, where the whole may be an email's address; 0 if it is none
 * @is_doubtful: whether it is rather a file's name or the end of a sentence than a host
 * @marks: what had to be done to make it whole
 *
 * A link in a message.
 */
typedef struct
{
  const char *text;
  gsize text_length;
  gsize start;
  gsize length;
  gsize name_length;
  gboolean has_scheme;
  gboolean is_doubtful;
  VigieLinkMarks marks;
} VigieFoundLink;

/* Where the looking has got to. Plain data, for one thread at a time. */
typedef struct
{
  /*< private >*/
  VigieLinkWord word;
  gsize at;          /* in @word, bytes: what comes before has been looked at */
  gsize next;        /* in the message, bytes: where the next word is looked for */
  gsize no_email;    /* in @word, bytes: up to here no “@” follows a name */
  gsize slash;       /* in @word, bytes: where the authority last looked at ends; 0 if none was */
  gsize sign;        /* in @word, bytes: behind the last “@” before that; 0 if there is none */
  gboolean in_word;  /* whether @word is not yet looked through */
  gboolean is_alone; /* the message is this one word */
} VigieLinkFinder;

void vigie_link_finder_start (VigieLinkFinder *self, const char *message, gsize length);
void vigie_link_finder_clear (VigieLinkFinder *self);
gboolean vigie_link_finder_next (VigieLinkFinder *self, VigieFoundLink *found);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VigieLinkFinder, vigie_link_finder_clear)

G_END_DECLS
