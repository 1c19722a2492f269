/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-folder-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vigie-error.h"

#define LOCK_NAME "in-use"

struct _VigieFolderLock
{
  int fd;
};

/* A folder that was removed and made again has a new lock file: a lock on the old one is worth nothing. */
static gboolean
is_still_there (int fd, const char *path)
{
  struct stat held, named;

  return fstat (fd, &held) == 0 && stat (path, &named) == 0 && held.st_dev == named.st_dev &&
         held.st_ino == named.st_ino;
}

/* -1 with errno set: EWOULDBLOCK when another open file holds the lock. */
static int
open_locked (const char *path)
{
  for (guint tries = 0; tries < 8; tries++)
    {
      int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

      if (fd < 0)
        return -1;

      while (flock (fd, LOCK_EX | LOCK_NB) != 0)
        {
          int saved_errno = errno;

          if (saved_errno == EINTR)
            continue;
          (void) close (fd);
          errno = saved_errno;
          return -1;
        }

      if (is_still_there (fd, path))
        return fd;
      (void) close (fd);
    }

  errno = EWOULDBLOCK;
  return -1;
}

/**
 * vigie_folder_lock_take:
 * @folder: path of the folder; made (mode 0700) when it is missing
 * @error: return location
 *
 * Never waits. The lock is a small file in @folder that stays there; it counts only while a process holds it.
 *
 * Returns: (transfer full): the lock; %NULL with @error set to %VIGIE_ERROR_BUSY when another process, or
 *   another part of this one, holds it, or to %VIGIE_ERROR_STORAGE when the folder cannot be used
 */
VigieFolderLock *
vigie_folder_lock_take (const char *folder, GError **error)
{
  g_autofree char *path = NULL;
  VigieFolderLock *self;
  int fd;

  g_return_val_if_fail (folder != NULL && *folder != '\0', NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int saved_errno = errno;

      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "Cannot make the folder “%s”: %s", folder,
                   g_strerror (saved_errno));
      return NULL;
    }

  path = g_build_filename (folder, LOCK_NAME, NULL);
  fd = open_locked (path);
  if (fd < 0)
    {
      int saved_errno = errno;

      if (saved_errno == EWOULDBLOCK)
        g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_BUSY, "“%s” is in use by another process", folder);
      else
        g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "Cannot lock the folder “%s”: %s", folder,
                     g_strerror (saved_errno));
      return NULL;
    }

  self = g_new0 (VigieFolderLock, 1);
  self->fd = fd;
  return self;
}

/**
 * vigie_folder_lock_free:
 * @self: (transfer full) (nullable): the lock to let go
 */
void
vigie_folder_lock_free (VigieFolderLock *self)
{
  if (self == NULL)
    return;

  (void) close (self->fd);
  g_free (self);
}
