/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-telegram-facts.h"

#include <string.h>

#include "vigie-error.h"

/* More than these are not believed. */
#define MAX_SESSIONS 20000
#define MAX_WEBSITES 20000
#define MAX_PASSKEYS 1000

#define MAX_AUTO_SIGN_OUT_DAYS 366
/* An email code has 5 or 6 digits; more than this is no code to type. */
#define MAX_CODE_LENGTH 64

static GError *
new_malformed (const char *what)
{
  return g_error_new (VIGIE_ERROR, VIGIE_ERROR_UNEXPECTED_REPLY, "the %s are not of the expected form", what);
}

/**
 * vigie_telegram_unconfirmed_clear:
 */
void
vigie_telegram_unconfirmed_clear (VigieTelegramUnconfirmed *self)
{
  g_clear_pointer (&self->session_id, g_free);
  g_clear_pointer (&self->bot_id, g_free);
  g_clear_pointer (&self->location, g_free);
  self->date = 0;
}

/**
 * vigie_telegram_unconfirmed_read:
 * @self: replaced by what @update says
 * @update: an updateUnconfirmedSession of either version
 *
 * Returns: %FALSE if @update is malformed; @self then says that none waits
 */
gboolean
vigie_telegram_unconfirmed_read (VigieTelegramUnconfirmed *self, JsonObject *update)
{
  VigieTdReader outer = { update, FALSE };
  VigieTdReader session = { vigie_td_reader_get_object (&outer, "session"), FALSE };
  VigieTdReader type = { vigie_td_reader_get_object (&session, "type"), FALSE };

  vigie_telegram_unconfirmed_clear (self);
  if (session.object == NULL)
    return !outer.is_malformed;

  if (type.object == NULL)
    {
      self->session_id = g_strdup (vigie_td_reader_get_id (&session, "id"));
      self->date = vigie_td_reader_get_date (&session, "log_in_date");
    }
  else
    {
      if (vigie_td_reader_is (&type, "sessionTypeConnectedBot"))
        self->bot_id = g_strdup_printf ("%" G_GINT64_FORMAT,
                                        vigie_td_reader_get_int (&type, "bot_user_id", 1, G_MAXINT64));
      else
        self->session_id = g_strdup (vigie_td_reader_get_id (&type, "session_id"));
      self->date = vigie_td_reader_get_date (&session, "date");
    }
  self->location = g_strdup (vigie_td_reader_get_text (&session, "location"));

  if (outer.is_malformed || session.is_malformed || type.is_malformed)
    {
      vigie_telegram_unconfirmed_clear (self);
      return FALSE;
    }

  return TRUE;
}

/* "sessionTypeLinux" of 1.8.38 and "sessionDeviceTypeLinux" of 1.8.65 alike. It is guessed by TDLib from what
 * the other program says of itself. */
static VigieDeviceKind
to_kind (const char *type)
{
  static const struct
  {
    const char *name;
    VigieDeviceKind kind;
  } kinds[] = {
    { "Android", VIGIE_DEVICE_PHONE },    { "Iphone", VIGIE_DEVICE_PHONE },
    { "Ipad", VIGIE_DEVICE_TABLET },      { "Linux", VIGIE_DEVICE_COMPUTER },
    { "Mac", VIGIE_DEVICE_COMPUTER },     { "Ubuntu", VIGIE_DEVICE_COMPUTER },
    { "Windows", VIGIE_DEVICE_COMPUTER }, { "Brave", VIGIE_DEVICE_BROWSER },
    { "Chrome", VIGIE_DEVICE_BROWSER },   { "Edge", VIGIE_DEVICE_BROWSER },
    { "Firefox", VIGIE_DEVICE_BROWSER },  { "Opera", VIGIE_DEVICE_BROWSER },
    { "Safari", VIGIE_DEVICE_BROWSER },   { "Vivaldi", VIGIE_DEVICE_BROWSER },
    { "Xbox", VIGIE_DEVICE_CONSOLE },
  };
  const char *name;

  if (g_str_has_prefix (type, "sessionDeviceType"))
    name = type + strlen ("sessionDeviceType");
  else if (g_str_has_prefix (type, "sessionType"))
    name = type + strlen ("sessionType");
  else
    return VIGIE_DEVICE_UNKNOWN;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (name, kinds[i].name))
        return kinds[i].kind;
    }

  return VIGIE_DEVICE_UNKNOWN;
}

static VigieSession *
read_session (JsonObject *object, const VigieTelegramUnconfirmed *unconfirmed)
{
  VigieTdReader reader = { object, FALSE };
  VigieTdReader type = { vigie_td_reader_get_object (&reader, "device_type"), FALSE };
  VigieSessionFields fields = { NULL };

  if (type.object == NULL)
    type.object = vigie_td_reader_get_object (&reader, "type");

  fields.id = vigie_td_reader_get_id (&reader, "id");
  fields.kind = to_kind (vigie_td_reader_get_type_name (&type));
  fields.device_model = vigie_td_reader_get_text (&reader, "device_model");
  fields.platform = vigie_td_reader_get_text (&reader, "platform");
  fields.system_version = vigie_td_reader_get_text (&reader, "system_version");
  fields.application_name = vigie_td_reader_get_text (&reader, "application_name");
  fields.application_version = vigie_td_reader_get_text (&reader, "application_version");
  fields.ip_address = vigie_td_reader_get_text (&reader, "ip_address");
  fields.location = vigie_td_reader_get_text (&reader, "location");
  fields.log_in_date = vigie_td_reader_get_date (&reader, "log_in_date");
  fields.last_active_date = vigie_td_reader_get_date (&reader, "last_active_date");
  fields.api_id = (gint32) vigie_td_reader_get_int (&reader, "api_id", G_MININT32, G_MAXINT32);
  fields.is_current = vigie_td_reader_get_bool (&reader, "is_current");
  fields.is_official_application = vigie_td_reader_get_bool (&reader, "is_official_application");
  fields.is_password_pending = vigie_td_reader_get_bool (&reader, "is_password_pending");
  fields.is_unconfirmed = vigie_td_reader_get_bool (&reader, "is_unconfirmed");
  fields.can_accept_calls = vigie_td_reader_get_bool (&reader, "can_accept_calls");
  fields.can_accept_secret_chats = vigie_td_reader_get_bool (&reader, "can_accept_secret_chats");

  if (reader.is_malformed)
    return NULL;

  if (unconfirmed->session_id != NULL && g_str_equal (unconfirmed->session_id, fields.id))
    fields.is_unconfirmed = TRUE;

  return vigie_session_new (&fields);
}

/**
 * vigie_telegram_facts_read_sessions:
 * @reply: the answer to getActiveSessions
 * @unconfirmed: the sign-in that waits, if one does
 * @auto_sign_out_days: (out): 1 to 366; 0 if the service does not say
 *
 * Returns: (transfer full): a list of #VigieSession
 */
GListModel *
vigie_telegram_facts_read_sessions (JsonObject *reply,
                                    const VigieTelegramUnconfirmed *unconfirmed,
                                    gint64 *auto_sign_out_days,
                                    GError **error)
{
  VigieTdReader reader = { reply, FALSE };
  VigieTdReader days = { reply, FALSE };
  JsonArray *list = vigie_td_reader_get_list (&reader, "sessions", MAX_SESSIONS);
  guint n_items = list != NULL ? json_array_get_length (list) : 0;
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (g_object_unref);
  GListStore *store;

  *auto_sign_out_days =
      vigie_td_reader_get_int (&days, "inactive_session_ttl_days", 1, MAX_AUTO_SIGN_OUT_DAYS);

  for (guint i = 0; i < n_items && !reader.is_malformed; i++)
    {
      VigieSession *session = read_session (json_array_get_object_element (list, i), unconfirmed);

      if (session == NULL)
        reader.is_malformed = TRUE;
      else
        g_ptr_array_add (sessions, session);
    }

  if (reader.is_malformed)
    {
      g_propagate_error (error, new_malformed ("sessions"));
      return NULL;
    }

  store = g_list_store_new (VIGIE_TYPE_SESSION);
  g_list_store_splice (store, 0, 0, sessions->pdata, sessions->len);
  return G_LIST_MODEL (store);
}

/**
 * vigie_telegram_facts_read_websites:
 * @reply: the answer to getConnectedWebsites
 *
 * Returns: (transfer full): a list of #VigieWebsite
 */
GListModel *
vigie_telegram_facts_read_websites (JsonObject *reply, GError **error)
{
  VigieTdReader reader = { reply, FALSE };
  JsonArray *list = vigie_td_reader_get_list (&reader, "websites", MAX_WEBSITES);
  guint n_items = list != NULL ? json_array_get_length (list) : 0;
  g_autoptr (GListStore) store = g_list_store_new (VIGIE_TYPE_WEBSITE);

  for (guint i = 0; i < n_items && !reader.is_malformed; i++)
    {
      VigieTdReader item = { json_array_get_object_element (list, i), FALSE };
      g_autoptr (VigieWebsite) website = vigie_website_new (
          vigie_td_reader_get_id (&item, "id"), vigie_td_reader_get_text (&item, "domain_name"),
          vigie_td_reader_get_text (&item, "browser"), vigie_td_reader_get_text (&item, "location"),
          vigie_td_reader_get_date (&item, "log_in_date"),
          vigie_td_reader_get_date (&item, "last_active_date"));

      reader.is_malformed = item.is_malformed;
      g_list_store_append (store, website);
    }

  if (reader.is_malformed)
    {
      g_propagate_error (error, new_malformed ("websites"));
      return NULL;
    }

  return G_LIST_MODEL (g_steal_pointer (&store));
}

/**
 * vigie_telegram_facts_read_passkeys:
 * @reply: the answer to getLoginPasskeys (not in 1.8.38)
 *
 * Returns: (transfer full): a list of #VigiePasskey
 */
GListModel *
vigie_telegram_facts_read_passkeys (JsonObject *reply, GError **error)
{
  VigieTdReader reader = { reply, FALSE };
  JsonArray *list = vigie_td_reader_get_list (&reader, "passkeys", MAX_PASSKEYS);
  guint n_items = list != NULL ? json_array_get_length (list) : 0;
  g_autoptr (GListStore) store = g_list_store_new (VIGIE_TYPE_PASSKEY);

  for (guint i = 0; i < n_items && !reader.is_malformed; i++)
    {
      VigieTdReader item = { json_array_get_object_element (list, i), FALSE };
      const char *id = vigie_td_reader_get_text (&item, "id");
      g_autoptr (VigiePasskey) passkey = vigie_passkey_new (
          id, vigie_td_reader_get_text (&item, "name"), vigie_td_reader_get_date (&item, "addition_date"),
          vigie_td_reader_get_date (&item, "last_usage_date"));

      reader.is_malformed = item.is_malformed || *id == '\0';
      g_list_store_append (store, passkey);
    }

  if (reader.is_malformed)
    {
      g_propagate_error (error, new_malformed ("passkeys"));
      return NULL;
    }

  return G_LIST_MODEL (g_steal_pointer (&store));
}

/* The bot itself: inside "bot" in 1.8.65, the reply itself in 1.8.38. */
static VigieTdReader
find_bot (VigieTdReader *outer)
{
  JsonObject *inner = vigie_td_reader_get_object (outer, "bot");
  VigieTdReader bot = { inner != NULL ? inner : outer->object, FALSE };

  return bot;
}

/**
 * vigie_telegram_facts_dup_bot_id:
 * @reply: the answer to getBusinessConnectedBot
 *
 * Returns: (transfer full) (nullable): the bot's user id; %NULL if @reply is malformed
 */
char *
vigie_telegram_facts_dup_bot_id (JsonObject *reply)
{
  VigieTdReader outer = { reply, FALSE };
  VigieTdReader bot = find_bot (&outer);
  gint64 id = vigie_td_reader_get_int (&bot, "bot_user_id", 1, G_MAXINT64);

  return id > 0 && !outer.is_malformed ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;
}

/**
 * vigie_telegram_facts_dup_user_name:
 * @user: the answer to getUser for a bot
 *
 * Returns: (transfer full): its name as it came, not cleaned; "" if there is none
 */
char *
vigie_telegram_facts_dup_user_name (JsonObject *user)
{
  VigieTdReader reader = { user, FALSE };

  return g_strdup (vigie_td_reader_get_text (&reader, "first_name"));
}

/**
 * vigie_telegram_facts_read_bot:
 * @reply: the answer to getBusinessConnectedBot
 * @name: the bot's name; "" if not known
 *
 * Returns: (transfer full): the bot that reads the account's chats
 */
VigieBusinessBot *
vigie_telegram_facts_read_bot (JsonObject *reply,
                               const VigieTelegramUnconfirmed *unconfirmed,
                               const char *name,
                               GError **error)
{
  VigieTdReader outer = { reply, FALSE };
  VigieTdReader bot = find_bot (&outer);
  VigieTdReader rights = { vigie_td_reader_get_object (&bot, "rights"), FALSE };
  g_autofree char *id = vigie_telegram_facts_dup_bot_id (reply);
  gboolean can_reply =
      vigie_td_reader_get_bool (&bot, "can_reply") || vigie_td_reader_get_bool (&rights, "can_reply");
  gint64 date = vigie_td_reader_get_date (&outer, "connection_date");
  const char *location = vigie_td_reader_get_text (&outer, "location");

  if (id == NULL || outer.is_malformed || bot.is_malformed || rights.is_malformed)
    {
      g_propagate_error (error, new_malformed ("connected bots"));
      return NULL;
    }

  return vigie_business_bot_new (id, name, date, location, can_reply,
                                 g_strcmp0 (unconfirmed->bot_id, id) == 0);
}

/**
 * vigie_telegram_facts_new_unconfirmed_bot:
 * @unconfirmed: names a bot
 *
 * Returns: (transfer full): that bot, as far as the service's question tells of it
 */
VigieBusinessBot *
vigie_telegram_facts_new_unconfirmed_bot (const VigieTelegramUnconfirmed *unconfirmed)
{
  return vigie_business_bot_new (unconfirmed->bot_id, "", unconfirmed->date, unconfirmed->location, FALSE,
                                 TRUE);
}

/**
 * vigie_telegram_facts_read_password:
 * @reply: the answer to getPasswordState
 * @builder: gets the eight facts about the password
 * @now: Unix time, seconds, UTC
 *
 * Returns: %FALSE with @builder untouched if @reply is malformed
 */
gboolean
vigie_telegram_facts_read_password (JsonObject *reply, VigieFactsBuilder *builder, gint64 now, GError **error)
{
  VigieTdReader reader = { reply, FALSE };
  gboolean has_password = vigie_td_reader_get_bool (&reader, "has_password");
  gboolean has_email = vigie_td_reader_get_bool (&reader, "has_recovery_email_address");
  JsonObject *pending = vigie_td_reader_get_object (&reader, "recovery_email_address_code_info");
  VigieTdReader info = { pending, FALSE };
  const char *pattern = pending != NULL ? vigie_td_reader_get_text (&info, "email_address_pattern") : "";
  gint64 code_length = pending != NULL ? vigie_td_reader_get_int (&info, "length", 0, MAX_CODE_LENGTH) : 0;
  const char *hint = vigie_td_reader_get_text (&reader, "password_hint");
  gint64 reset_date = vigie_td_reader_get_date (&reader, "pending_reset_date");
  const char *email = vigie_td_reader_get_text (&reader, "login_email_address_pattern");

  /* Without this field the object is no answer at all, and must not read as "no password". */
  if (reader.is_malformed || info.is_malformed || !json_object_has_member (reply, "has_password"))
    {
      g_propagate_error (error, new_malformed ("password facts"));
      return FALSE;
    }

  vigie_facts_builder_set_int (builder, VIGIE_FACT_HAS_PASSWORD, has_password, VIGIE_ORIGIN_MEASURED, now);
  vigie_facts_builder_set_int (builder, VIGIE_FACT_HAS_RECOVERY_EMAIL, has_email, VIGIE_ORIGIN_MEASURED, now);
  vigie_facts_builder_set_int (builder, VIGIE_FACT_RECOVERY_EMAIL_PENDING, pending != NULL,
                               VIGIE_ORIGIN_MEASURED, now);
  vigie_facts_builder_set_int (builder, VIGIE_FACT_PENDING_EMAIL_CODE_LENGTH, code_length,
                               VIGIE_ORIGIN_MEASURED, now);
  vigie_facts_builder_set_text (builder, VIGIE_FACT_PENDING_EMAIL_PATTERN, pattern, VIGIE_ORIGIN_MEASURED,
                                now);
  vigie_facts_builder_set_text (builder, VIGIE_FACT_PASSWORD_HINT, has_password ? hint : "",
                                VIGIE_ORIGIN_MEASURED, now);
  vigie_facts_builder_set_int (builder, VIGIE_FACT_PASSWORD_RESET_DATE, reset_date, VIGIE_ORIGIN_MEASURED,
                               now);
  vigie_facts_builder_set_text (builder, VIGIE_FACT_LOGIN_EMAIL_PATTERN, email, VIGIE_ORIGIN_MEASURED, now);
  return TRUE;
}
