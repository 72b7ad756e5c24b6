/* jy-kind.c: the list of kinds, and how fields are found by what people call them. */
#include "config.h"

#include "jy-kind.h"
#include "jy-kinds.h"
#include "jy-text.h"
#include "jy-value-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* In the order in which a ledger is filled: what is referred to comes first. */
static const JyKind *const kinds[] = {
  &jy_kind_institution, &jy_kind_site,     &jy_kind_container, &jy_kind_supplier, &jy_kind_collector,
  &jy_kind_contract,    &jy_kind_licence,  &jy_kind_day,       &jy_kind_density,  &jy_kind_purchase,
  &jy_kind_meal,        &jy_kind_weighing, &jy_kind_pickup,    &jy_kind_wording,  &jy_kind_posting,
  &jy_kind_closing,     &jy_kind_notice,   &jy_kind_import,
};

#define N_INTERNAL 3

/**
 * jy_kind_list:
 * @n_kinds: (out): their number
 *
 * Returns: (transfer none): the kinds that people record, those that are
 *   referred to first
 */
const JyKind *const *
jy_kind_list (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds) - N_INTERNAL;
  return kinds;
}

/**
 * jy_kind_list_all:
 * @n_kinds: (out): their number
 *
 * Returns: (transfer none): the kinds of jy_kind_list(), then the ledger's own
 */
const JyKind *const *
jy_kind_list_all (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

/**
 * jy_kind_find_any:
 * @name: a kind's name as stored
 *
 * Returns: (transfer none) (nullable): the kind, the ledger's own included
 */
const JyKind *
jy_kind_find_any (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i]->name, name))
      return kinds[i];
  return NULL;
}

/* "s", and "ies" for "y". */
static gboolean
is_plural (const char *text,
           const char *name)
{
  gsize length = strlen (name);

  if (strncmp (text, name, length) == 0)
    return g_str_equal (text + length, "s");
  return name[length - 1] == 'y' && strncmp (text, name, length - 1) == 0 &&
         g_str_equal (text + length - 1, "ies");
}

/**
 * jy_kind_find:
 * @name: a kind's name, singular or plural, or its Chinese title
 *
 * Returns: (transfer none) (nullable): the kind
 */
const JyKind *
jy_kind_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds) - N_INTERNAL; i++)
    {
      const char *own = kinds[i]->name;

      if (g_str_equal (name, own) || g_str_equal (name, kinds[i]->title_zh) || is_plural (name, own))
        return kinds[i];
    }
  return NULL;
}

/**
 * jy_kind_get_index:
 * @kind: a kind
 *
 * Returns: its position in jy_kind_list_all(), for tables indexed by kind
 */
guint
jy_kind_get_index (const JyKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == kind)
      return i;
  g_assert_not_reached ();
}

/**
 * jy_kind_get_title:
 * @kind: a kind
 *
 * Returns: (transfer none): its title in the user's language
 */
const char *
jy_kind_get_title (const JyKind *kind)
{
  return jy_text_pick (kind->title, kind->title_zh);
}

/**
 * jy_kind_find_field:
 * @kind: a kind
 * @name: a field's name, a title in either language or a synonym
 * @position: (out) (optional): its position
 *
 * Returns: (transfer none) (nullable): the field
 */
const JyField *
jy_kind_find_field (const JyKind *kind,
                    const char   *name,
                    guint        *position)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const JyField *field = &kind->fields[i];

      if (jy_text_matches (name, field->name) || jy_text_matches (name, field->title) ||
          jy_text_matches (name, field->title_zh) || jy_text_matches (name, field->synonyms))
        {
          if (position != NULL)
            *position = i;
          return field;
        }
    }
  return NULL;
}

/**
 * jy_kind_match_header:
 * @kind: a kind
 * @header: a column's header: `重量(kg)`, `Mass (t)`, `日期`
 * @position: (out): the field's position
 * @unit: (out): the unit that the header names, or %NULL
 * @error: return location
 *
 * Finds the field that a column's header means. A unit in brackets after the
 * title is the unit of the column; one that the field cannot have is an error,
 * since guessing would change every figure.
 *
 * Returns: (transfer none) (nullable): the field, or %NULL, with @error set
 *   only when the field is known but its unit is not
 */
const JyField *
jy_kind_match_header (const JyKind  *kind,
                      const char    *header,
                      guint         *position,
                      const JyUnit **unit,
                      GError       **error)
{
  g_autofree char *title = jy_text_normalize (header);
  g_autofree char *suffix = NULL;
  const JyDimension *dimension;
  const JyField *field;
  char *bracket;

  *unit = NULL;
  field = jy_kind_find_field (kind, title, position);
  if (field != NULL)
    return field;

  bracket = strrchr (title, '(');
  if (bracket == NULL || !g_str_has_suffix (title, ")"))
    return NULL;
  suffix = g_strndup (bracket + 1, strlen (bracket) - 2);
  *bracket = '\0';
  g_strstrip (title);
  g_strstrip (suffix);

  field = jy_kind_find_field (kind, title, position);
  if (field == NULL)
    return NULL;
  dimension = jy_field_get_dimension (field);
  if (dimension == NULL || dimension == &jy_dimension_quantity)
    return field;
  /* A price per something is in yuan, whatever the something is. */
  if (dimension == &jy_dimension_money && strchr (suffix, '/') != NULL)
    *strchr (suffix, '/') = '\0';
  *unit = jy_dimension_find_unit (dimension, suffix);
  if (*unit == NULL)
    {
      g_set_error (error, JY_VALUE_ERROR, JY_VALUE_ERROR_UNIT,
                   _ ("column “%s”: “%s” is not a unit of “%s”; name the right one with --unit"), header,
                   suffix, jy_field_get_title (field));
      return NULL;
    }
  return field;
}
