/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-picture-cell.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The sanitizers reserve more address space than any limit allows, and look for leaks by other processes. */
#if defined(__SANITIZE_ADDRESS__)
#  define IS_SANITIZED TRUE
#else
#  define IS_SANITIZED FALSE
#endif

#if defined(__x86_64__)
#  define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#  define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

/* System calls of x32 have this bit; a list of forbidden numbers must not be passed by through them. */
#define X32_BIT 0x40000000u

static void
limit_resources (void)
{
  const struct
  {
    __rlimit_resource_t resource;
    rlim_t value;
  } limits[] = {
    /* The largest picture takes 64 MP × 4 bytes, and ZXing as much again for its scaled copies. */
    { RLIMIT_AS, (rlim_t) 1536 * 1024 * 1024 },
    { RLIMIT_CPU, 20 },
    { RLIMIT_FSIZE, (rlim_t) 4 * 1024 * 1024 },
    { RLIMIT_NOFILE, 64 },
    { RLIMIT_CORE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      const struct rlimit limit = { limits[i].value, limits[i].value };

      if (limits[i].resource != RLIMIT_AS || !IS_SANITIZED)
        (void) setrlimit (limits[i].resource, &limit);
    }
}

static void
allow_reading (int ruleset, const char *folder)
{
  struct landlock_path_beneath_attr beneath = { 0 };

  beneath.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
  beneath.parent_fd = open (folder, O_PATH | O_CLOEXEC);
  if (beneath.parent_fd < 0)
    return;
  (void) syscall (SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
  close (beneath.parent_fd);
}

/* No file is written and no program started; read is only what systems install: gdk-pixbuf loads its modules
 * late. Source: https://docs.kernel.org/userspace-api/landlock.html (read 2026-11-24) */
static void
close_files (void)
{
  static const char *const readable[] = {
    "/usr", "/lib", "/lib64", "/etc", "/app", "/gnu/store", "/nix/store"
  };
  struct landlock_ruleset_attr attributes = { 0 };
  long abi = syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  int ruleset;

  if (abi < 1)
    return;
  /* Each version knows more kinds of access: 13 in the first, then one or two more. */
  attributes.handled_access_fs = LANDLOCK_ACCESS_FS_MAKE_SYM * 2 - 1;
  if (abi >= 2)
    attributes.handled_access_fs |= LANDLOCK_ACCESS_FS_REFER;
  if (abi >= 3)
    attributes.handled_access_fs |= LANDLOCK_ACCESS_FS_TRUNCATE;
  if (abi >= 4)
    attributes.handled_access_net = LANDLOCK_ACCESS_NET_BIND_TCP | LANDLOCK_ACCESS_NET_CONNECT_TCP;
  ruleset = (int) syscall (SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
  if (ruleset < 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (readable); i++)
    allow_reading (ruleset, readable[i]);
  (void) syscall (SYS_landlock_restrict_self, ruleset, 0);
  close (ruleset);
}

/* Decoding needs no connection and no other process. The list is of what a broken decoder would want, not of
 * what a decoder needs: C libraries change, and a picture must stay readable.
 * Source: https://www.kernel.org/doc/html/latest/userspace-api/seccomp_filter.html (read 2026-11-24) */
static void
forbid_calls (void)
{
#ifdef OWN_ARCHITECTURE
  static const guint32 forbidden[] = {
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_execve,
    SYS_execveat,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_pidfd_getfd,
    SYS_kill,
    SYS_unshare,
    SYS_setns,
    SYS_mount,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_userfaultfd,
    SYS_keyctl,
    SYS_add_key,
    SYS_request_key,
    SYS_io_uring_setup,
    SYS_name_to_handle_at,
    SYS_open_by_handle_at,
    SYS_shmget,
    SYS_msgget,
    SYS_memfd_create,
  };
  const guint n_forbidden = G_N_ELEMENTS (forbidden);
  struct sock_filter filter[G_N_ELEMENTS (forbidden) + 8];
  struct sock_fprog program = { .filter = filter };
  guint n = 0;

  filter[n++] =
      (struct sock_filter) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, arch));
  filter[n++] = (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0);
  filter[n++] = (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
  filter[n++] = (struct sock_filter) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr));
  filter[n++] =
      (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JGE | BPF_K, X32_BIT, (guint8) (n_forbidden + 1), 0);
  for (guint i = 0; i < n_forbidden; i++)
    filter[n++] = (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, forbidden[i],
                                                 (guint8) (n_forbidden - i), 0);
  filter[n++] = (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  filter[n++] = (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 1 /* EPERM */);
  program.len = (unsigned short) n;
  if (!IS_SANITIZED)
    (void) prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
#endif
}

/**
 * vigie_picture_cell_enter:
 * @decoder_has_own_sandbox: whether the picture library decodes in a sandbox of its own, which this one would
 *   keep from being made; the limits then stay, the rest is left to it
 *
 * Takes from this process what decoding a picture does not need: the person's files, the network, other
 * programs, much memory and much time. What a system does not know is left out; what was taken never comes
 * back. Ends with the process that started this one.
 */
void
vigie_picture_cell_enter (gboolean decoder_has_own_sandbox)
{
  (void) prctl (PR_SET_PDEATHSIG, SIGKILL);
  (void) prctl (PR_SET_DUMPABLE, 0);
  (void) prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit_resources ();
  if (decoder_has_own_sandbox)
    return;
  close_files ();
  forbid_calls ();
}
