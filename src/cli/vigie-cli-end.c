/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ends one session from the command line: says it, asks, does it, and reads the list again. */

#include "vigie-cli-end.h"

#include "vigie-cli-guides.h"
#include "vigie-cli-io.h"
#include "vigie-cli-list.h"
#include "vigie-cli-wait.h"
#include "vigie-config.h"
#include "vigie-error-sentence.h"
#include "vigie-guide.h"
#include "vigie-remedy.h"
#include "vigie-report.h"
#include "vigie-simulated-messenger.h"
#include "vigie-text.h"
#include "vigie-time.h"

#include <glib/gi18n.h>

#define GUIDE_PATH "/io/github/vigieapp/Vigie/cli/telegram.xml"
#define GUIDE_WALK "end-session"
#define MAX_QUOTED 40

static void
say_steps (VigieGuide *guide, const VigieGuideWalk *walk, guint variant, const VigieGuideValues *values)
{
  const char *const *languages = g_get_language_names ();

  vigie_cli_say ("\n  %s", vigie_guide_get_variant_name (guide, variant, languages));
  for (guint i = 0; i < vigie_guide_walk_get_n_steps (guide, walk, variant); i++)
    {
      const VigieGuideStep *step = vigie_guide_walk_get_step (guide, walk, variant, i);
      g_autofree char *text = vigie_guide_step_dup_text (guide, step, languages, values);
      g_autofree char *plain = vigie_text_without_isolates (text);

      vigie_cli_say ("    %u. %s", i + 1, plain);
    }
}

/* What to touch on the phone. */
static void
say_walk (VigieJudgedSession *session)
{
  g_autofree char *name = vigie_session_dup_title (vigie_judged_session_get_session (session));
  const VigieGuideValues values = { .device = name };
  g_autoptr (GBytes) data = g_resource_lookup_data (vigie_cli_guides_get_resource (), GUIDE_PATH,
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (VigieGuide) guide = NULL;
  const VigieGuideWalk *walk;

  if (data != NULL)
    guide = vigie_guide_new_from_data (g_bytes_get_data (data, NULL), g_bytes_get_size (data), NULL);
  walk = guide != NULL ? vigie_guide_find_walk (guide, GUIDE_WALK) : NULL;
  if (walk == NULL)
    return;

  vigie_cli_say ("%s", _ ("On another device of yours it can be done now:"));
  for (guint i = 0; i < vigie_guide_get_n_variants (guide); i++)
    say_steps (guide, walk, i, &values);
}

/* The practice account has no phone to hold. */
static void
pretend (VigieCliSource *source, VigieRemedy *remedy, gboolean is_sure)
{
  gboolean is_yes = is_sure;

  if (!VIGIE_IS_SIMULATED_MESSENGER (source->messenger))
    return;
  if (is_sure || (vigie_cli_ask_yes (_ ("Pretend to do it on the phone now?"), &is_yes, NULL) && is_yes))
    vigie_simulated_messenger_do_on_phone (VIGIE_SIMULATED_MESSENGER (source->messenger),
                                           vigie_remedy_get_action (remedy));
}

/* Returns: whether to wait for it to be done elsewhere */
static gboolean
say_guided (VigieCliSource *source,
            VigieRemedy *remedy,
            VigieJudgedSession *session,
            gboolean is_sure,
            gboolean waits)
{
  gint64 until = vigie_remedy_get_forbidden_until (remedy);

  if (until != 0)
    {
      g_autofree char *when = vigie_time_moment (until, vigie_messenger_get_now (source->messenger));

      /* Translators: %s is a time, such as "tomorrow at 09:14". */
      vigie_cli_say (
          _ ("Vigie’s own session is less than 24 hours old: the service lets it end others from %s."), when);
    }
  else if (vigie_remedy_get_error (remedy) != NULL)
    vigie_cli_complain_about (vigie_remedy_get_error (remedy));

  say_walk (session);
  if (!waits)
    {
      vigie_cli_say ("\n%s", _ ("With --wait, Vigie watches the list until it is gone."));
      return FALSE;
    }

  vigie_cli_say ("\n%s", _ ("Vigie watches the list. Ctrl+C stops."));
  pretend (source, remedy, is_sure);
  return TRUE;
}

static void
say_waiting (VigieRemedy *remedy)
{
  gint64 now = vigie_messenger_get_now (vigie_remedy_get_messenger (remedy));

  vigie_cli_say_waiting (vigie_remedy_get_retry_at (remedy) - now);
}

static gboolean
say_end (VigieRemedy *remedy, const char *name)
{
  g_autofree char *line = NULL;

  switch (vigie_remedy_get_state (remedy))
    {
    case VIGIE_REMEDY_CONFIRMED:
      /* Translators: %s is the name of a device. */
      line = g_strdup_printf (_ ("Ended: %s. Vigie has read the list again, and it is gone.\n"), name);
      return vigie_cli_write (line);
    case VIGIE_REMEDY_NOT_CONFIRMED:
      /* Translators: %s is the name of a device. */
      vigie_cli_complain (_ ("Not ended: %s. Vigie has read the list again, and it is still there."), name);
      break;
    case VIGIE_REMEDY_UNVERIFIED:
      /* Translators: %s is the name of a device. */
      vigie_cli_complain (_ ("Nobody knows: %s. The list could not be read again."), name);
      break;
    case VIGIE_REMEDY_PREPARE:
    case VIGIE_REMEDY_ACT:
    case VIGIE_REMEDY_WAIT:
    case VIGIE_REMEDY_GUIDED:
    case VIGIE_REMEDY_VERIFY:
    case VIGIE_REMEDY_DECLARED:
    default:
      break;
    }

  if (vigie_remedy_get_error (remedy) != NULL)
    vigie_cli_say ("%s", vigie_error_sentence (vigie_remedy_get_error (remedy)));
  return FALSE;
}

static gboolean
run_remedy (VigieCliSource *source,
            VigieRemedy *remedy,
            VigieJudgedSession *session,
            gboolean is_sure,
            gboolean waits)
{
  VigieRemedyState said = VIGIE_REMEDY_PREPARE;

  vigie_remedy_act (remedy);
  for (;;)
    {
      VigieRemedyState state = vigie_remedy_get_state (remedy);

      if (state == VIGIE_REMEDY_CONFIRMED || state == VIGIE_REMEDY_NOT_CONFIRMED ||
          state == VIGIE_REMEDY_UNVERIFIED || state == VIGIE_REMEDY_DECLARED)
        return TRUE;

      if (state == VIGIE_REMEDY_WAIT && said != state)
        say_waiting (remedy);
      else if (state == VIGIE_REMEDY_GUIDED && said != state &&
               !say_guided (source, remedy, session, is_sure, waits))
        return FALSE;
      said = state;

      /* Asking may have let the main loop run. */
      if (vigie_remedy_get_state (remedy) != state)
        continue;
      if (!vigie_cli_wait_change (
              G_OBJECT (remedy), "state",
              state == VIGIE_REMEDY_GUIDED || state == VIGIE_REMEDY_WAIT ? NULL : source->messenger, NULL))
        {
          vigie_remedy_cancel (remedy);
          vigie_cli_say ("\n%s",
                         _ ("Stopped. What was under way may have been done all the same: look again."));
          return FALSE;
        }
    }
}

/* Returns: whether the person wants it */
static gboolean
ask (VigieJudgedSession *session, gint64 now)
{
  g_autofree char *text = vigie_cli_list_session_to_text (session, now);
  g_autoptr (GError) error = NULL;
  gboolean is_yes = FALSE;

  vigie_cli_say ("%s", text);
  vigie_cli_say (
      "%s", _ ("Ending it signs that device out. Its owner can sign in again; secret chats on it are lost. "
               "It cannot be undone."));
  if (!vigie_cli_ask_yes (_ ("End this session?"), &is_yes, &error))
    {
      if (vigie_cli_get_signal () == 0)
        vigie_cli_complain ("%s",
                            _ ("There is no terminal to ask on. Say --yes to end it without being asked."));
      return FALSE;
    }
  if (!is_yes)
    vigie_cli_say ("%s", _ ("Nothing was changed."));
  return is_yes;
}

/**
 * vigie_cli_end_session:
 * @source: an open account
 * @auditor: that has read it
 * @session_id: the session to end
 * @is_sure: not to be asked
 * @waits: where the service forbids it: whether to wait until it is done on the phone
 *
 * Returns: whether it is gone, as read again
 */
gboolean
vigie_cli_end_session (
    VigieCliSource *source, VigieAuditor *auditor, const char *session_id, gboolean is_sure, gboolean waits)
{
  VigieJudgement *judgement = vigie_auditor_get_judgement (auditor);
  VigieJudgedSession *session = vigie_judgement_find_session (judgement, session_id);
  g_autoptr (VigieAction) action = vigie_action_new (VIGIE_CAPABILITY_END_SESSION, session_id, 0);
  g_autoptr (VigieRemedy) remedy = NULL;
  g_autofree char *name = NULL;

  if (session == NULL)
    {
      g_autofree char *quoted = vigie_text_clean (session_id, MAX_QUOTED, NULL);

      vigie_cli_complain (_ ("No session has the id “%s”. “vigie sessions” shows them."), quoted);
      return FALSE;
    }
  if (vigie_session_get_fields (vigie_judged_session_get_session (session))->is_current)
    {
      vigie_cli_complain ("%s",
                          _ ("This is Vigie’s own session. “vigie sessions --telegram sign-out” ends it."));
      return FALSE;
    }
  if (!is_sure && !ask (session, vigie_judgement_get_now (judgement)))
    return FALSE;

  name = vigie_report_dup_name (session);
  remedy = vigie_remedy_new (source->messenger, action, vigie_judgement_get_facts (judgement));
  return run_remedy (source, remedy, session, is_sure, waits) && say_end (remedy, name);
}
