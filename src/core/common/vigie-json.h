/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "vigie-error.h"

G_BEGIN_DECLS

/**
 * VigieJson:
 *
 * A JSON text from outside: bounded, strictly read, and remembered, so that a complaint about a value can
 * name its line and column. Immutable.
 */
typedef struct _VigieJson VigieJson;

/**
 * VigieJsonAt:
 *
 * A value in a #VigieJson and the way to it. Lives on the stack; must not outlive the #VigieJson nor the
 * #VigieJsonAt that it was found in. Fields are private.
 */
typedef struct _VigieJsonAt VigieJsonAt;

struct _VigieJsonAt
{
  const VigieJson *json;
  const VigieJsonAt *parent;
  const char *member;
  guint index;
  JsonNode *node;
};

VigieJson *
vigie_json_parse (const char *text, gssize length, gsize max_bytes, VigieError error_code, GError **error);
void vigie_json_free (VigieJson *json);
VigieJsonAt vigie_json_get_root (const VigieJson *json);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieJson, vigie_json_free)

/* What must be there and be right: FALSE with @error set otherwise, "line 3, column 7: sessions[3].id: a text
 * was expected". @member is looked up in the object @at. */
gboolean
vigie_json_expect_object (const VigieJsonAt *at, const char *member, VigieJsonAt *value, GError **error);
gboolean
vigie_json_expect_array (const VigieJsonAt *at, const char *member, VigieJsonAt *value, GError **error);
gboolean
vigie_json_expect_string (const VigieJsonAt *at, const char *member, const char **value, GError **error);
gboolean vigie_json_expect_int (
    const VigieJsonAt *at, const char *member, gint64 min, gint64 max, gint64 *value, GError **error);
gboolean
vigie_json_expect_boolean (const VigieJsonAt *at, const char *member, gboolean *value, GError **error);

/* What may be missing but must be right: a missing @member leaves @value as it was. */
gboolean vigie_json_accept_object (
    const VigieJsonAt *at, const char *member, VigieJsonAt *value, gboolean *is_there, GError **error);
gboolean vigie_json_accept_array (
    const VigieJsonAt *at, const char *member, VigieJsonAt *value, gboolean *is_there, GError **error);
gboolean
vigie_json_accept_string (const VigieJsonAt *at, const char *member, const char **value, GError **error);
gboolean vigie_json_accept_int (
    const VigieJsonAt *at, const char *member, gint64 min, gint64 max, gint64 *value, GError **error);
gboolean
vigie_json_accept_boolean (const VigieJsonAt *at, const char *member, gboolean *value, GError **error);

/* The same for an element of the array @at. */
guint vigie_json_get_length (const VigieJsonAt *at);
gboolean vigie_json_expect_object_at (const VigieJsonAt *at, guint index, VigieJsonAt *value, GError **error);
gboolean vigie_json_expect_string_at (const VigieJsonAt *at, guint index, const char **value, GError **error);

/* @at is an object that has no member but those of @members (NULL-terminated). */
gboolean vigie_json_expect_only (const VigieJsonAt *at, const char *const *members, GError **error);

/* What is taken as it comes: @fallback when it is missing or of another type; never an error. */
gboolean vigie_json_get_object (const VigieJsonAt *at, const char *member, VigieJsonAt *value);
gboolean vigie_json_get_array (const VigieJsonAt *at, const char *member, VigieJsonAt *value);
gboolean vigie_json_get_element (const VigieJsonAt *at, guint index, VigieJsonAt *value);
const char *vigie_json_get_string (const VigieJsonAt *at, const char *member, const char *fallback);
gint64 vigie_json_get_int (const VigieJsonAt *at, const char *member, gint64 fallback);
gboolean vigie_json_get_boolean (const VigieJsonAt *at, const char *member, gboolean fallback);

/* A complaint about the member of @at (NULL: about @at itself), in words that the caller chose. */
void vigie_json_set_error (const VigieJsonAt *at, const char *member, GError **error, const char *complaint);

G_END_DECLS
