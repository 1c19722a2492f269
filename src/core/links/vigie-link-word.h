/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VigieLinkMarks:
 * @VIGIE_LINK_MARK_HIDDEN: characters that nobody sees were taken out
 * @VIGIE_LINK_MARK_DISGUISED: it is written so that programs do not take it for a link: hxxp, [.], (dot),
 * other letters for the plain ones
 * @VIGIE_LINK_MARK_BROKEN: it went over the end of a line
 * @VIGIE_LINK_MARK_SPOKEN: its dot is a word (“point com”), which prose holds too
 *
 * What had to be done to a link to make it whole.
 */
typedef enum
{
  VIGIE_LINK_MARK_HIDDEN = 1 << 0,
  VIGIE_LINK_MARK_DISGUISED = 1 << 1,
  VIGIE_LINK_MARK_BROKEN = 1 << 2,
  VIGIE_LINK_MARK_SPOKEN = 1 << 3,
} VigieLinkMarks;

/**
 * VigieLinkWord:
 * @bytes: the word made plain: no invisible characters, “.” for “[.]”; UTF-8, not NUL-terminated
 * @n_bytes: how many, at most %VIGIE_URL_MAX_LENGTH
 * @start: where it begins in the message, bytes
 * @end: where what comes after it begins
 * @is_cut: whether the word goes on at @end, for it is longer than any link
 *
 * A stretch of a message without spaces, the largest thing that a link can be. For the link finder's own
 * files; a word costs no allocation once the buffers have grown.
 */
typedef struct
{
  const char *bytes;
  gsize n_bytes;
  gsize start;
  gsize end;
  gboolean is_cut;

  /*< private >*/
  const char *message;
  gsize length;
  char *buffer;
  guint32 *origins; /* (owned) for each byte of @buffer where it comes from, from @start on */
  guint8 *marks;    /* (owned) for each byte what was done before it or to make it */
  gsize size;
  gboolean has_authority; /* @buffer holds “://” */
  gboolean is_past_host;  /* … and the host behind it, or a bare one, with what follows a host */
  gboolean is_plain;      /* @bytes is the message's own: @origins and @marks say nothing */
} VigieLinkWord;

void vigie_link_word_init (VigieLinkWord *self, const char *message, gsize length);
void vigie_link_word_clear (VigieLinkWord *self);

gboolean vigie_link_word_read (VigieLinkWord *self, gsize at);
gboolean vigie_link_word_append (VigieLinkWord *self, gsize at, VigieLinkMarks marks);
void vigie_link_word_cut (VigieLinkWord *self, gsize n_bytes);
char *vigie_link_word_edit (VigieLinkWord *self);
void vigie_link_word_mark (VigieLinkWord *self, gsize at, VigieLinkMarks marks);

gsize vigie_link_word_get_origin (const VigieLinkWord *self, gsize at);
VigieLinkMarks vigie_link_word_get_marks (const VigieLinkWord *self, gsize from, gsize to);

gsize vigie_link_skip_between (const char *message, gsize length, gsize at);

G_END_DECLS
