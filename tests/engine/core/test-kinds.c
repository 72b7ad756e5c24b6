/* test-kinds.c: whether the tables of the kinds hold together. */
#include "config.h"

#include "jy-kinds.h"
#include "jy-record.h"
#include "jy-value-error.h"

#include <string.h>

static gboolean
has_chinese (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p >= 0x80)
      return TRUE;
  return FALSE;
}

/* Lower case, digits and underscores: a column's name, a csv header, a json key. */
static gboolean
is_identifier (const char *name)
{
  return g_ascii_islower (*name) && strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen (name);
}

static void
test_kinds (void)
{
  guint n_kinds = 0, n_all = 0;
  const JyKind *const *kinds = jy_kind_list (&n_kinds);
  const JyKind *const *all;

  g_assert_cmpuint (n_kinds, >=, 13);
  for (guint i = 0; i < n_kinds; i++)
    {
      const JyKind *kind = kinds[i];
      g_autofree char *plural = g_str_has_suffix (kind->name, "ty")
                                  ? g_strdup_printf ("%.*sies", (int) strlen (kind->name) - 1, kind->name)
                                  : g_strconcat (kind->name, "s", NULL);

      g_test_message ("%s", kind->name);
      g_assert_true (is_identifier (kind->name));
      g_assert_true (has_chinese (kind->title_zh));
      g_assert_false (has_chinese (kind->title));
      g_assert_cmpuint (kind->n_fields, >, 0);
      g_assert_cmpuint (kind->n_fields, <=, JY_KIND_MAX_FIELDS);
      g_assert_cmpuint (kind->name_field, <=, kind->n_fields);
      g_assert_cmpuint (kind->date_field, <=, kind->n_fields);
      g_assert_true (jy_kind_find (kind->name) == kind);
      g_assert_true (jy_kind_find (plural) == kind);
      g_assert_true (jy_kind_find (kind->title_zh) == kind);
      g_assert_cmpuint (jy_kind_get_index (kind), ==, i);
      for (guint j = 0; j < i; j++)
        {
          g_assert_cmpstr (kind->name, !=, kinds[j]->name);
          g_assert_cmpstr (kind->title, !=, kinds[j]->title);
          g_assert_cmpstr (kind->title_zh, !=, kinds[j]->title_zh);
        }
      if (kind->date_field > 0)
        {
          g_assert_cmpint (kind->fields[kind->date_field - 1].type, ==, JY_FIELD_DATE);
          g_assert_true (kind->fields[kind->date_field - 1].flags & JY_FIELD_REQUIRED);
        }
      if (kind->name_field > 0)
        {
          g_assert_true (jy_field_holds_string (&kind->fields[kind->name_field - 1]));
          g_assert_true (kind->fields[kind->name_field - 1].flags & JY_FIELD_REQUIRED);
        }
      /* Every record that people write has a note, and it stands last. */
      if (!(kind->flags & JY_KIND_INTERNAL))
        g_assert_cmpstr (kind->fields[kind->n_fields - 1].name, ==, "note");
    }
  /* The ledger's own kinds are neither listed nor found by what people type. */
  all = jy_kind_list_all (&n_all);
  g_assert_cmpuint (n_all, >, n_kinds);
  for (guint i = 0; i < n_all; i++)
    {
      gboolean is_internal = (all[i]->flags & JY_KIND_INTERNAL) != 0;

      g_assert_true (is_internal == (i >= n_kinds));
      g_assert_true (is_internal == (jy_kind_find (all[i]->name) == NULL));
      g_assert_true (jy_kind_find_any (all[i]->name) == all[i]);
      g_assert_cmpuint (jy_kind_get_index (all[i]), ==, i);
      g_assert_cmpuint (all[i]->n_fields, <=, JY_KIND_MAX_FIELDS);
    }
  g_assert_null (jy_kind_find (""));
  g_assert_null (jy_kind_find ("s"));
  g_assert_null (jy_kind_find ("pickupss"));
  g_assert_null (jy_kind_find ("picku"));
}

/* What a plain field must have and what it must not. */
static void
check_field (const JyKind  *kind,
             const JyField *field)
{
  gboolean is_choice = field->type == JY_FIELD_CHOICE || field->type == JY_FIELD_CHOICES;

  g_test_message ("%s.%s", kind->name, field->name);
  g_assert_true (is_identifier (field->name));
  g_assert_true (has_chinese (field->title_zh));
  g_assert_false (has_chinese (field->title));
  g_assert_true (g_ascii_isupper (*field->title));
  g_assert_true (is_choice == (field->choices != NULL));
  g_assert_true ((field->type == JY_FIELD_REFERENCE) == (field->target != NULL));
  g_assert_true (field->create_with == NULL || field->target != NULL);
  g_assert_true (field->check == NULL || jy_field_holds_string (field));
  g_assert_true (field->normalize == NULL || jy_field_holds_string (field));
  g_assert_true (field->min == 0 || jy_field_is_numeric (field));
  g_assert_true (field->max == 0 || field->max >= field->min);
  g_assert_cmpint (field->max, <=, JY_QUANTITY_MAX);
  g_assert_true (!(field->flags & JY_FIELD_SIGNED) || jy_field_is_numeric (field));
  g_assert_nonnull (jy_field_type_get_name (field->type));
  g_assert_nonnull (jy_field_get_unit (field));
  if (field->implied_choice > 0)
    {
      g_assert_cmpuint (field->implied_choice, <=, kind->n_fields);
      g_assert_cmpint (kind->fields[field->implied_choice - 1].type, ==, JY_FIELD_CHOICE);
    }
  if (is_choice)
    {
      gsize length = 0;

      g_assert_cmpuint (field->choices->n, <, 63);
      for (guint i = 0; i < field->choices->n; i++)
        {
          g_assert_true (is_identifier (field->choices->list[i].name));
          g_assert_true (has_chinese (field->choices->list[i].title_zh));
          length += strlen (field->choices->list[i].name) + 1;
        }
      if (field->type == JY_FIELD_CHOICES)
        g_assert_cmpuint (length, <, JY_VALUE_TEXT_SIZE);
    }
}

static void
test_fields (void)
{
  guint n_kinds = 0;
  const JyKind *const *kinds = jy_kind_list_all (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    for (guint i = 0; i < kinds[k]->n_fields; i++)
      {
        const JyField *field = &kinds[k]->fields[i];

        g_assert_nonnull (field->name);
        g_assert_nonnull (field->title);
        g_assert_nonnull (field->title_zh);
        check_field (kinds[k], field);
        for (guint j = 0; j < i; j++)
          {
            g_assert_cmpstr (field->name, !=, kinds[k]->fields[j].name);
            g_assert_cmpstr (field->title, !=, kinds[k]->fields[j].title);
            g_assert_cmpstr (field->title_zh, !=, kinds[k]->fields[j].title_zh);
          }
      }
}

/* Every word by which a field is known leads to that field, whatever its case:
 * no synonym hides behind another field's. */
static void
test_words (void)
{
  guint n_kinds = 0;
  const JyKind *const *kinds = jy_kind_list (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    for (guint i = 0; i < kinds[k]->n_fields; i++)
      {
        const JyField *field = &kinds[k]->fields[i];
        g_autofree char *all = g_strjoin ("|", field->name, field->title, field->title_zh, field->synonyms, NULL);
        g_auto (GStrv) words = g_strsplit (all, "|", -1);

        for (guint w = 0; words[w] != NULL; w++)
          {
            const JyUnit *unit = NULL;
            guint position = G_MAXUINT;

            g_test_message ("%s.%s: “%s”", kinds[k]->name, field->name, words[w]);
            g_assert_cmpstr (words[w], !=, "");
            g_assert_true (jy_kind_find_field (kinds[k], words[w], &position) == field);
            g_assert_cmpuint (position, ==, i);
            g_assert_true (jy_kind_match_header (kinds[k], words[w], &position, &unit, NULL) == field);
            g_assert_null (unit);
          }
      }
}

/* A reference names a kind that stands before, or one of the ledger's own, and has a
 * name to refer by, and what a new record is made with is understood there. */
static void
test_references (void)
{
  guint n_kinds = 0;
  const JyKind *const *kinds = jy_kind_list (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    for (guint i = 0; i < kinds[k]->n_fields; i++)
      {
        const JyField *field = &kinds[k]->fields[i];
        g_auto (GStrv) parts = NULL;
        const JyKind *target;
        JyValue value = { 0 };

        if (field->type != JY_FIELD_REFERENCE)
          continue;
        target = jy_kind_find_any (field->target);
        g_assert_nonnull (target);
        g_assert_cmpstr (target->name, ==, field->target);
        g_assert_cmpuint (target->name_field, >, 0);
        if (!(target->flags & JY_KIND_INTERNAL))
          g_assert_cmpuint (jy_kind_get_index (target), <, k);
        if (field->create_with == NULL)
          continue;
        parts = g_strsplit (field->create_with, "=", 2);
        g_assert_cmpuint (g_strv_length (parts), ==, 2);
        g_assert_nonnull (jy_kind_find_field (target, parts[0], NULL));
        g_assert_true (jy_field_parse (jy_kind_find_field (target, parts[0], NULL), parts[1], NULL, NULL, &value, NULL));
        jy_value_clear (&value);
      }
}

static void
test_keys (void)
{
  guint n_kinds = 0;
  const JyKind *const *kinds = jy_kind_list (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      g_auto (GStrv) names = NULL;

      if (kinds[k]->key == NULL)
        continue;
      names = g_strsplit (kinds[k]->key, ",", -1);
      for (guint i = 0; names[i] != NULL; i++)
        {
          const JyField *field = jy_kind_find_field (kinds[k], names[i], NULL);

          g_assert_nonnull (field);
          g_assert_cmpstr (field->name, ==, names[i]);
        }
    }
}

/* The required fields of domain.md, section 1. */
static void
test_required (void)
{
  static const struct
  {
    const char *kind;
    const char *required;
  } expected[] = {
    { "institution", "name" },
    { "site", "name type" },
    { "container", "name" },
    { "supplier", "name" },
    { "purchase", "date supplier item food_category quantity unit" },
    { "meal", "date meal diners" },
    { "weighing", "date stage net" },
    { "pickup", "date category mass method collector" },
    { "collector", "name" },
    { "licence", "collector type number valid_from" },
    { "contract", "number collector categories start end" },
    { "day", "date type" },
    { "posting", "notice from to" },
    { "wording", "notice" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const JyKind *kind = jy_kind_find (expected[i].kind);
      g_autoptr (GString) names = g_string_new (NULL);

      for (guint f = 0; f < kind->n_fields; f++)
        if (kind->fields[f].flags & JY_FIELD_REQUIRED)
          g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", kind->fields[f].name);
      g_assert_cmpstr (names->str, ==, expected[i].required);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kinds/kinds", test_kinds);
  g_test_add_func ("/kinds/fields", test_fields);
  g_test_add_func ("/kinds/words", test_words);
  g_test_add_func ("/kinds/references", test_references);
  g_test_add_func ("/kinds/keys", test_keys);
  g_test_add_func ("/kinds/required", test_required);

  return g_test_run ();
}
