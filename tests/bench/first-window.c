/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* first-window COMMAND...
 *
 * Starts COMMAND and waits until a window of it can be seen: mapped, viewable, and painted with more than one
 * colour. Prints the milliseconds that took and, some seconds later, the PSS of the window's process in KiB.
 * Then ends it. */

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <glib-unix.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define GIVE_UP_SECONDS 30
#define SETTLE_SECONDS 3
#define SMALLEST 100 /* pixels: what is smaller is no window to look at */

static int
ignore_error_cb (Display *display, XErrorEvent *error)
{
  return 0; /* a window may be gone when we ask about it */
}

static gboolean
is_viewable (Display *display, Window window, XWindowAttributes *attributes)
{
  return XGetWindowAttributes (display, window, attributes) && attributes->map_state == IsViewable &&
         !attributes->override_redirect && attributes->width >= SMALLEST && attributes->height >= SMALLEST;
}

/* An empty libadwaita window has two colours too: its header bar and its border. */
static gboolean
is_painted (Display *display, Window window, const XWindowAttributes *attributes)
{
  XImage *image = XGetImage (display, window, 0, 0, (unsigned) attributes->width,
                             (unsigned) attributes->height, AllPlanes, ZPixmap);
  gboolean painted = FALSE;
  unsigned long first;

  if (image == NULL)
    return FALSE;
  first = XGetPixel (image, image->width / 2, image->height / 2);
  for (int y = 0; y < image->height && !painted; y++)
    for (int x = 0; x < image->width && !painted; x++)
      painted = XGetPixel (image, x, y) != first;
  XDestroyImage (image);
  return painted;
}

static Window
find_visible (Display *display)
{
  Window root, parent, *children = NULL, found = None;
  unsigned int n_children = 0;

  if (!XQueryTree (display, DefaultRootWindow (display), &root, &parent, &children, &n_children))
    return None;
  for (unsigned int i = 0; i < n_children && found == None; i++)
    {
      XWindowAttributes attributes;

      if (is_viewable (display, children[i], &attributes) && is_painted (display, children[i], &attributes))
        found = children[i];
    }
  if (children != NULL)
    XFree (children);
  return found;
}

/* Each change of the screen is a reason to look again. */
static Window
wait_for_window (Display *display, int damage_event)
{
  gint64 deadline = g_get_monotonic_time () + GIVE_UP_SECONDS * G_USEC_PER_SEC;
  struct pollfd connection = { .fd = ConnectionNumber (display), .events = POLLIN };
  Window found = None;

  while (found == None && g_get_monotonic_time () < deadline)
    {
      gboolean changed = FALSE;

      if (XPending (display) == 0)
        poll (&connection, 1, 100);
      while (XPending (display) > 0)
        {
          XEvent event;

          XNextEvent (display, &event);
          if (event.type == damage_event + XDamageNotify)
            XDamageSubtract (display, ((XDamageNotifyEvent *) &event)->damage, None, None);
          changed = TRUE;
        }
      if (changed)
        found = find_visible (display);
    }
  return found;
}

static GPid
get_window_process (Display *display, Window window, GPid fallback)
{
  Atom type;
  int format;
  unsigned long n_items = 0, rest;
  unsigned char *value = NULL;
  GPid process = fallback;

  XGetWindowProperty (display, window, XInternAtom (display, "_NET_WM_PID", False), 0, 1, False, XA_CARDINAL,
                      &type, &format, &n_items, &rest, &value);
  /* Xlib gives 32-bit items as longs. */
  if (value != NULL && n_items == 1)
    {
      long number;

      memcpy (&number, value, sizeof number);
      process = (GPid) number;
    }
  if (value != NULL)
    XFree (value);
  return process;
}

static gint64
get_pss (GPid process)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", process);
  g_autofree char *content = NULL;
  const char *line;

  if (!g_file_get_contents (path, &content, NULL, NULL))
    return -1;
  line = strstr (content, "\nPss:");
  return line != NULL ? g_ascii_strtoll (line + strlen ("\nPss:"), NULL, 10) : -1;
}

int
main (int argc, char **argv)
{
  Display *display = XOpenDisplay (NULL);
  int damage_event, damage_error;
  gint64 start, seen;
  g_autoptr (GError) error = NULL;
  GPid child;
  Window window;

  if (argc < 2 || display == NULL || !XDamageQueryExtension (display, &damage_event, &damage_error))
    {
      g_printerr ("first-window COMMAND...: needs an X display with the DAMAGE extension\n");
      return 64;
    }
  XSetErrorHandler (ignore_error_cb);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  XDamageCreate (display, DefaultRootWindow (display), XDamageReportNonEmpty);
  XSync (display, False);

  start = g_get_monotonic_time ();
  if (!g_spawn_async (NULL, argv + 1, NULL,
                      G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL |
                          G_SPAWN_STDERR_TO_DEV_NULL,
                      NULL, NULL, &child, &error))
    {
      g_printerr ("first-window: %s\n", error->message);
      return 127;
    }
  window = wait_for_window (display, damage_event);
  seen = g_get_monotonic_time ();
  if (window != None)
    {
      GPid process = get_window_process (display, window, child);

      g_usleep (SETTLE_SECONDS * G_USEC_PER_SEC);
      g_print ("%.1f %" G_GINT64_FORMAT "\n", (double) (seen - start) / 1000.0, get_pss (process));
      kill (process, SIGTERM);
    }
  else
    g_printerr ("first-window: no window of %s could be seen within %d s\n", argv[1], GIVE_UP_SECONDS);

  kill (child, SIGTERM);
  for (int i = 0; i < 20 && waitpid (child, NULL, WNOHANG) == 0; i++)
    g_usleep (G_USEC_PER_SEC / 10);
  kill (child, SIGKILL);
  return window != None ? 0 : 1;
}
