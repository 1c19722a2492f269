/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Memory is cleared when it is freed, whoever frees it.
 *
 * A secret that a person types or a keyring gives passes through libraries (TDLib's texts, JSON, messages of
 * D-Bus) that free their copies as they are, and a freed copy can stay in the heap until the program ends. So
 * the programs that hold secrets bring a free () and a realloc () of their own, which all libraries then use
 * (https://sourceware.org/glibc/manual/latest/html_node/Replacing-malloc.html, read 2026-11-24): they clear
 * the memory, then let the real function have it. Where that comes from does not matter, so another malloc
 * that somebody loads before (LD_PRELOAD) goes on working. C++ frees through here too.
 *
 * Linked into programs alone, as an object of their own: not into tests, where sanitizers have their say.
 *
 * What it does not reach: the stack, registers, and what is still in use. */

#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

typedef void (*FreeFunc) (void *);
typedef void *(*ReallocFunc) (void *, size_t);

/* Found at the first call, in whichever thread that is: each finds the same. */
static FreeFunc next_free;
static ReallocFunc next_realloc;

static void
release (void *memory)
{
  FreeFunc function = __atomic_load_n (&next_free, __ATOMIC_RELAXED);

  if (__builtin_expect (function == NULL, 0))
    {
      function = (FreeFunc) dlsym (RTLD_NEXT, "free");
      __atomic_store_n (&next_free, function, __ATOMIC_RELAXED);
    }
  function (memory);
}

static void *
resize (void *memory, size_t size)
{
  ReallocFunc function = __atomic_load_n (&next_realloc, __ATOMIC_RELAXED);

  if (__builtin_expect (function == NULL, 0))
    {
      function = (ReallocFunc) dlsym (RTLD_NEXT, "realloc");
      __atomic_store_n (&next_realloc, function, __ATOMIC_RELAXED);
    }
  return function (memory, size);
}

__attribute__ ((visibility ("default"))) void
free (void *ptr)
{
  if (ptr == NULL)
    return;

  explicit_bzero (ptr, malloc_usable_size (ptr));
  release (ptr);
}

__attribute__ ((visibility ("default"))) void *
realloc (void *ptr, size_t size)
{
  size_t usable = ptr != NULL ? malloc_usable_size (ptr) : 0;
  void *moved;

  if (ptr == NULL)
    return resize (ptr, size);

  if (size <= usable)
    {
      /* It stays where it is, or nearly; what it gives back is cleared. */
      explicit_bzero ((char *) ptr + size, usable - size);
      return resize (ptr, size);
    }

  /* Never the real realloc (), which may move it and leave the old bytes behind. */
  moved = malloc (size);
  if (moved == NULL)
    return NULL;
  memcpy (moved, ptr, usable);
  free (ptr);
  return moved;
}
