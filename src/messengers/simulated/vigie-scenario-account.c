/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-scenario-account.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#define MAX_SESSIONS 20000
#define MAX_GRANTS 1000
/* Of Telegram, see https://core.telegram.org/method/account.setAuthorizationTTL (read 2026-11-24). */
#define MAX_AUTO_SIGN_OUT_DAYS 366

#define ID(Struct, member)                                                                                   \
  "id", VIGIE_SCENARIO_TEXT, G_STRUCT_OFFSET (Struct, member), .max = VIGIE_SCENARIO_MAX_ID,                 \
      .is_required = TRUE
#define TEXT(key, Struct, member)                                                                            \
  key, VIGIE_SCENARIO_TEXT, G_STRUCT_OFFSET (Struct, member), .max = VIGIE_SCENARIO_MAX_TEXT
#define MOMENT(key, Struct, member) key, VIGIE_SCENARIO_MOMENT, G_STRUCT_OFFSET (Struct, member)
#define FLAG(key, Struct, member) key, VIGIE_SCENARIO_FLAG, G_STRUCT_OFFSET (Struct, member)

static const VigieScenarioWord device_kinds[] = {
  { "unknown", VIGIE_DEVICE_UNKNOWN },
  { "phone", VIGIE_DEVICE_PHONE },
  { "tablet", VIGIE_DEVICE_TABLET },
  { "computer", VIGIE_DEVICE_COMPUTER },
  { "browser", VIGIE_DEVICE_BROWSER },
  { "console", VIGIE_DEVICE_CONSOLE },
  { NULL, 0 },
};

/* A session as it stands in the file: wider than VigieSessionFields where the reader wants it so. */
typedef struct
{
  VigieSessionFields fields; /* its texts are owned here */
  gint64 kind;
  gint64 api_id;
} SessionEntry;

static const VigieScenarioField session_fields[] = {
  { ID (SessionEntry, fields.id) },
  { "kind", VIGIE_SCENARIO_WORD, G_STRUCT_OFFSET (SessionEntry, kind), .words = device_kinds },
  { TEXT ("device_model", SessionEntry, fields.device_model) },
  { TEXT ("platform", SessionEntry, fields.platform) },
  { TEXT ("system_version", SessionEntry, fields.system_version) },
  { TEXT ("application_name", SessionEntry, fields.application_name) },
  { TEXT ("application_version", SessionEntry, fields.application_version) },
  { TEXT ("ip_address", SessionEntry, fields.ip_address) },
  { TEXT ("location", SessionEntry, fields.location) },
  { MOMENT ("log_in_date", SessionEntry, fields.log_in_date) },
  { MOMENT ("last_active_date", SessionEntry, fields.last_active_date) },
  { "api_id", VIGIE_SCENARIO_NUMBER, G_STRUCT_OFFSET (SessionEntry, api_id), .min = 0, .max = G_MAXINT32 },
  { FLAG ("is_current", SessionEntry, fields.is_current) },
  { FLAG ("is_official_application", SessionEntry, fields.is_official_application) },
  { FLAG ("is_password_pending", SessionEntry, fields.is_password_pending) },
  { FLAG ("is_unconfirmed", SessionEntry, fields.is_unconfirmed) },
  { FLAG ("can_accept_calls", SessionEntry, fields.can_accept_calls) },
  { FLAG ("can_accept_secret_chats", SessionEntry, fields.can_accept_secret_chats) },
  { NULL },
};

/**
 * vigie_scenario_read_session:
 * @reader: a reader
 * @object: a session
 *
 * Returns: (transfer full) (nullable): the session; %NULL with the reader's error set
 */
VigieSession *
vigie_scenario_read_session (VigieScenarioReader *reader, const VigieJsonAt *object)
{
  SessionEntry entry = { 0 };
  VigieSession *session = NULL;

  if (vigie_scenario_reader_read_object (reader, object, session_fields, &entry))
    {
      entry.fields.kind = (VigieDeviceKind) entry.kind;
      entry.fields.api_id = (gint32) entry.api_id;
      session = vigie_session_new (&entry.fields);
    }

  g_free ((char *) entry.fields.id);
  g_free ((char *) entry.fields.device_model);
  g_free ((char *) entry.fields.platform);
  g_free ((char *) entry.fields.system_version);
  g_free ((char *) entry.fields.application_name);
  g_free ((char *) entry.fields.application_version);
  g_free ((char *) entry.fields.ip_address);
  g_free ((char *) entry.fields.location);
  return session;
}

/* One list of the account while it is read. */
typedef struct
{
  GPtrArray *items; /* (unowned) */
  GHashTable *ids;  /* (owned) of the items */
  gboolean has_current;
} ListEntry;

static gboolean
check_id (VigieScenarioReader *reader, const VigieJsonAt *item, ListEntry *list, const char *id)
{
  if (*id == '\0')
    return vigie_scenario_reader_fail (reader, item, "id", _ ("it is empty"));
  if (!g_hash_table_add (list->ids, (gpointer) id))
    return vigie_scenario_reader_fail (reader, item, "id", _ ("another one in this list has it too"));

  return TRUE;
}

static gboolean
read_session_item (VigieScenarioReader *reader, const VigieJsonAt *item, gpointer target)
{
  ListEntry *list = target;
  VigieSession *session = vigie_scenario_read_session (reader, item);

  if (session == NULL)
    return FALSE;

  g_ptr_array_add (list->items, session);
  if (vigie_session_get_fields (session)->is_current)
    {
      if (list->has_current)
        return vigie_scenario_reader_fail (reader, item, "is_current",
                                           _ ("another session is the current one already"));
      list->has_current = TRUE;
    }

  return check_id (reader, item, list, vigie_session_get_id (session));
}

typedef struct
{
  char *id;
  char *name;
  char *browser;
  char *location;
  gint64 begun;
  gint64 last_used;
  gboolean can_reply;
  gboolean is_unconfirmed;
} GrantEntry;

static void
grant_entry_clear (GrantEntry *entry)
{
  g_clear_pointer (&entry->id, g_free);
  g_clear_pointer (&entry->name, g_free);
  g_clear_pointer (&entry->browser, g_free);
  g_clear_pointer (&entry->location, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GrantEntry, grant_entry_clear)

static gboolean
read_website_item (VigieScenarioReader *reader, const VigieJsonAt *item, gpointer target)
{
  static const VigieScenarioField fields[] = {
    { ID (GrantEntry, id) },
    { TEXT ("domain_name", GrantEntry, name) },
    { TEXT ("browser", GrantEntry, browser) },
    { TEXT ("location", GrantEntry, location) },
    { MOMENT ("log_in_date", GrantEntry, begun) },
    { MOMENT ("last_active_date", GrantEntry, last_used) },
    { NULL },
  };
  ListEntry *list = target;
  g_auto (GrantEntry) entry = { 0 };
  VigieWebsite *website;

  if (!vigie_scenario_reader_read_object (reader, item, fields, &entry))
    return FALSE;

  website =
      vigie_website_new (entry.id, entry.name, entry.browser, entry.location, entry.begun, entry.last_used);
  g_ptr_array_add (list->items, website);
  return check_id (reader, item, list, vigie_website_get_id (website));
}

static gboolean
read_passkey_item (VigieScenarioReader *reader, const VigieJsonAt *item, gpointer target)
{
  static const VigieScenarioField fields[] = {
    { ID (GrantEntry, id) },
    { TEXT ("name", GrantEntry, name) },
    { MOMENT ("addition_date", GrantEntry, begun) },
    { MOMENT ("last_usage_date", GrantEntry, last_used) },
    { NULL },
  };
  ListEntry *list = target;
  g_auto (GrantEntry) entry = { 0 };
  VigiePasskey *passkey;

  if (!vigie_scenario_reader_read_object (reader, item, fields, &entry))
    return FALSE;

  passkey = vigie_passkey_new (entry.id, entry.name, entry.begun, entry.last_used);
  g_ptr_array_add (list->items, passkey);
  return check_id (reader, item, list, vigie_passkey_get_id (passkey));
}

static gboolean
read_business_bot_item (VigieScenarioReader *reader, const VigieJsonAt *item, gpointer target)
{
  static const VigieScenarioField fields[] = {
    { ID (GrantEntry, id) },
    { TEXT ("name", GrantEntry, name) },
    { MOMENT ("connection_date", GrantEntry, begun) },
    { TEXT ("location", GrantEntry, location) },
    { FLAG ("can_reply", GrantEntry, can_reply) },
    { FLAG ("is_unconfirmed", GrantEntry, is_unconfirmed) },
    { NULL },
  };
  ListEntry *list = target;
  g_auto (GrantEntry) entry = { 0 };
  VigieBusinessBot *bot;

  if (!vigie_scenario_reader_read_object (reader, item, fields, &entry))
    return FALSE;

  bot = vigie_business_bot_new (entry.id, entry.name, entry.begun, entry.location, entry.can_reply,
                                entry.is_unconfirmed);
  g_ptr_array_add (list->items, bot);
  return check_id (reader, item, list, vigie_business_bot_get_id (bot));
}

static gboolean
read_items (VigieScenarioReader *reader,
            const VigieJsonAt *at,
            const char *key,
            guint max_items,
            gboolean (*read_item) (VigieScenarioReader *reader, const VigieJsonAt *item, gpointer target),
            GPtrArray **items)
{
  ListEntry list = { 0 };
  gboolean is_there = FALSE;
  gboolean is_read;
  VigieJsonAt array;

  /* A list that is left out stays NULL: the service does not tell. */
  if (!vigie_json_accept_array (at, key, &array, &is_there, &reader->error))
    return FALSE;
  if (!is_there)
    return TRUE;

  list.items = *items = g_ptr_array_new_with_free_func (g_object_unref);
  list.ids = g_hash_table_new (g_str_hash, g_str_equal);
  is_read = vigie_scenario_reader_read_list (reader, at, key, max_items, read_item, &list);
  g_hash_table_unref (list.ids);
  return is_read;
}

static gboolean
read_sessions (VigieScenarioReader *reader, const VigieJsonAt *at, const char *key, gpointer target)
{
  VigieScenarioAccount *account = target;

  return read_items (reader, at, key, MAX_SESSIONS, read_session_item, &account->sessions);
}

static gboolean
read_websites (VigieScenarioReader *reader, const VigieJsonAt *at, const char *key, gpointer target)
{
  VigieScenarioAccount *account = target;

  return read_items (reader, at, key, MAX_GRANTS, read_website_item, &account->websites);
}

static gboolean
read_passkeys (VigieScenarioReader *reader, const VigieJsonAt *at, const char *key, gpointer target)
{
  VigieScenarioAccount *account = target;

  return read_items (reader, at, key, MAX_GRANTS, read_passkey_item, &account->passkeys);
}

static gboolean
read_business_bots (VigieScenarioReader *reader, const VigieJsonAt *at, const char *key, gpointer target)
{
  VigieScenarioAccount *account = target;

  return read_items (reader, at, key, MAX_GRANTS, read_business_bot_item, &account->business_bots);
}

static gboolean
read_two_step (VigieScenarioReader *reader, const VigieJsonAt *at, const char *key, gpointer target)
{
  VigieScenarioAccount *account = target;

  return vigie_scenario_read_two_step (reader, at, key, &account->two_step);
}

/**
 * vigie_scenario_read_account:
 * @reader: a reader
 * @object: an account
 * @account: (out caller-allocates): zeroed; owns what it gets, also on failure
 *
 * Returns: whether all went well
 */
gboolean
vigie_scenario_read_account (VigieScenarioReader *reader,
                             const VigieJsonAt *object,
                             VigieScenarioAccount *account)
{
  static const VigieScenarioField fields[] = {
    { "sessions", VIGIE_SCENARIO_OTHER, .read = read_sessions },
    { "auto_sign_out_days", VIGIE_SCENARIO_NUMBER, G_STRUCT_OFFSET (VigieScenarioAccount, auto_sign_out_days),
      .min = 1, .max = MAX_AUTO_SIGN_OUT_DAYS },
    { "two_step", VIGIE_SCENARIO_OTHER, .read = read_two_step },
    { "websites", VIGIE_SCENARIO_OTHER, .read = read_websites },
    { "passkeys", VIGIE_SCENARIO_OTHER, .read = read_passkeys },
    { "business_bots", VIGIE_SCENARIO_OTHER, .read = read_business_bots },
    { NULL },
  };

  return vigie_scenario_reader_read_object (reader, object, fields, account);
}
