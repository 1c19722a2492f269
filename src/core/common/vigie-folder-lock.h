/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VigieFolderLock:
 *
 * The right to use one folder, held by one process at a time: an account's folder before TDLib opens it
 * (TDLib itself would wait ten seconds for the other process and only then give up). Holds until freed or
 * until the process ends, however it ends. Any thread.
 */
typedef struct _VigieFolderLock VigieFolderLock;

VigieFolderLock *vigie_folder_lock_take (const char *folder, GError **error);
void vigie_folder_lock_free (VigieFolderLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieFolderLock, vigie_folder_lock_free)

G_END_DECLS
