/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vigie-error.h"

G_BEGIN_DECLS

/* The largest picture that is read, bytes. */
#define VIGIE_PICTURE_MAX_SIZE ((gsize) 20 * 1024 * 1024)
/* The most codes that are taken from one picture. */
#define VIGIE_PICTURE_MAX_CODES 16
/* The longest text of a code, bytes: the largest QR code holds 7,089 digits. */
#define VIGIE_PICTURE_MAX_CODE 8192

/**
 * VigiePictureOutcome:
 * @VIGIE_PICTURE_CODES: codes were found
 * @VIGIE_PICTURE_NO_CODE: it is a picture without a code that can be read
 * @VIGIE_PICTURE_TOO_LARGE: it has too many bytes or pixels
 * @VIGIE_PICTURE_NOT_A_PICTURE: it is damaged, or no picture of a kind that is read
 *
 * What came of reading a picture.
 */
typedef enum
{
  VIGIE_PICTURE_CODES,
  VIGIE_PICTURE_NO_CODE,
  VIGIE_PICTURE_TOO_LARGE,
  VIGIE_PICTURE_NOT_A_PICTURE,
} VigiePictureOutcome;

void vigie_picture_read_async (GInputStream *picture,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean vigie_picture_read_finish (
    GAsyncResult *result, VigiePictureOutcome *outcome, char ***codes, gboolean *has_more, GError **error);

const char *vigie_picture_outcome_get_id (VigiePictureOutcome outcome);
const char *vigie_picture_outcome_get_sentence (VigiePictureOutcome outcome);
const char *vigie_picture_get_failure (void);
gboolean vigie_picture_parse_reply (const char *reply,
                                    gsize length,
                                    VigiePictureOutcome *outcome,
                                    char ***codes,
                                    gboolean *has_more,
                                    GError **error);
void vigie_picture_set_program (const char *path);

G_END_DECLS
