/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vigie-action.h"
#include "vigie-facts.h"
#include "vigie-two-step-change.h"

G_BEGIN_DECLS

/**
 * VigieConnection:
 * @VIGIE_CONNECTION_PROXY_UNUSABLE: not reached, for the desktop wants a proxy that cannot be used
 *
 * How the service is reached just now; shown while something waits.
 */
typedef enum
{
  VIGIE_CONNECTION_UNKNOWN,
  VIGIE_CONNECTION_WAITING_FOR_NETWORK,
  VIGIE_CONNECTION_PROXY_UNUSABLE,
  VIGIE_CONNECTION_CONNECTING_TO_PROXY,
  VIGIE_CONNECTION_CONNECTING,
  VIGIE_CONNECTION_UPDATING,
  VIGIE_CONNECTION_READY,
} VigieConnection;

/**
 * VigieStanding:
 * @VIGIE_STANDING_SIGNED_OUT: nobody is signed in here
 * @VIGIE_STANDING_SIGNING_IN: a sign-in is under way
 * @VIGIE_STANDING_SIGNED_IN: facts can be read
 * @VIGIE_STANDING_ENDED_ELSEWHERE: the session was ended from another device
 *
 * Whether facts can be read.
 */
typedef enum
{
  VIGIE_STANDING_SIGNED_OUT,
  VIGIE_STANDING_SIGNING_IN,
  VIGIE_STANDING_SIGNED_IN,
  VIGIE_STANDING_ENDED_ELSEWHERE,
} VigieStanding;

#define VIGIE_TYPE_MESSENGER (vigie_messenger_get_type ())
G_DECLARE_INTERFACE (VigieMessenger, vigie_messenger, VIGIE, MESSENGER, GObject)

/**
 * VigieMessengerInterface:
 * @get_now: Unix time of the service, seconds, UTC; without it the computer's clock is used
 *
 * One signed-in (or signable) account of a service. Properties: #VigieMessenger:connection,
 * #VigieMessenger:standing. Main thread only.
 */
struct _VigieMessengerInterface
{
  GTypeInterface parent;

  const char *(*get_id) (VigieMessenger *self);
  const char *(*get_title) (VigieMessenger *self);
  VigieCapability (*get_capabilities) (VigieMessenger *self);
  gint64 (*get_now) (VigieMessenger *self);

  void (*read_facts_async) (VigieMessenger *self,
                            VigieCapability wanted,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
  VigieFacts *(*read_facts_finish) (VigieMessenger *self, GAsyncResult *result, GError **error);

  void (*act_async) (VigieMessenger *self,
                     const VigieAction *action,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
  gboolean (*act_finish) (VigieMessenger *self, GAsyncResult *result, GError **error);

  /* NULL where two-step verification cannot be changed from here. */
  void (*change_two_step_async) (VigieMessenger *self,
                                 const VigieTwoStepChange *change,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
  gboolean (*change_two_step_finish) (VigieMessenger *self, GAsyncResult *result, GError **error);

  void (*sign_out_async) (VigieMessenger *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
  gboolean (*sign_out_finish) (VigieMessenger *self, GAsyncResult *result, GError **error);
};

const char *vigie_messenger_get_id (VigieMessenger *self);
const char *vigie_messenger_get_title (VigieMessenger *self);
VigieCapability vigie_messenger_get_capabilities (VigieMessenger *self);
gint64 vigie_messenger_get_now (VigieMessenger *self);
VigieConnection vigie_messenger_get_connection (VigieMessenger *self);
VigieStanding vigie_messenger_get_standing (VigieMessenger *self);

void vigie_messenger_read_facts_async (VigieMessenger *self,
                                       VigieCapability wanted,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
VigieFacts *vigie_messenger_read_facts_finish (VigieMessenger *self, GAsyncResult *result, GError **error);

void vigie_messenger_act_async (VigieMessenger *self,
                                const VigieAction *action,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean vigie_messenger_act_finish (VigieMessenger *self, GAsyncResult *result, GError **error);

void vigie_messenger_change_two_step_async (VigieMessenger *self,
                                            const VigieTwoStepChange *change,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean vigie_messenger_change_two_step_finish (VigieMessenger *self, GAsyncResult *result, GError **error);

void vigie_messenger_sign_out_async (VigieMessenger *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean vigie_messenger_sign_out_finish (VigieMessenger *self, GAsyncResult *result, GError **error);

void vigie_messenger_emit_session_appeared (VigieMessenger *self, const char *session_id);
void vigie_messenger_emit_facts_changed (VigieMessenger *self);
void vigie_messenger_emit_sign_in_doubted (VigieMessenger *self);

G_END_DECLS
