/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-paths.h"

/**
 * vigie_paths_dup_data_dir:
 *
 * The one folder of Vigie's own files, shared by the window and the commands: the list of accounts, the
 * store, a folder an account. It need not be there yet.
 *
 * Returns: (transfer full): a path
 */
char *
vigie_paths_dup_data_dir (void)
{
  return g_build_filename (g_get_user_data_dir (), "vigie", NULL);
}
