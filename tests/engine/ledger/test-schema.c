/* test-schema.c: the tables of the file are those of the field tables, and the
 * identifiers are what their form says. */
#include "config.h"

#include "ledger-fixture.h"

#define L fixture->ledger

/* Every kind's fields are its table's columns, in order, with the right type. */
static void
test_columns (Fixture      *fixture,
              gconstpointer data)
{
  guint n_kinds;
  const JyKind *const *kinds = jy_kind_list_all (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      g_autofree char *sql =
        g_strdup_printf ("SELECT name||' '||type||' '||\"notnull\" FROM pragma_table_info('%s') ORDER BY cid", kinds[k]->name);
      g_autofree char *columns = query_text (L, sql);
      g_autoptr (GString) expected = g_string_new ("row INTEGER 0\nentry INTEGER 1\nvoided INTEGER 1\n");

      for (guint i = 0; i < kinds[k]->n_fields; i++)
        {
          const JyField *field = &kinds[k]->fields[i];
          gboolean required = (field->flags & JY_FIELD_REQUIRED) != 0;

          /* A required value that is worked out is always there in the end. */
          if (kinds[k] == &jy_kind_pickup && i == JY_PICKUP_METHOD)
            required = TRUE;
          g_string_append_printf (expected, "%s %s %d\n", field->name, jy_field_is_text (field) ? "TEXT" : "INTEGER", required);
        }
      g_assert_cmpstr (columns, ==, expected->str);
    }
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM pragma_table_list WHERE schema='main' AND name NOT LIKE 'sqlite_%'"),
                   ==, n_kinds + 2);
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM pragma_table_list WHERE schema='main' AND name NOT LIKE 'sqlite_%'"
                                     " AND NOT strict"),
                   ==, 0);
}

/* Every reference is a foreign key to its target's rows. */
static void
test_foreign_keys (Fixture      *fixture,
                   gconstpointer data)
{
  guint n_kinds;
  const JyKind *const *kinds = jy_kind_list_all (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      guint references = 0;
      g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM pragma_foreign_key_list('%s')", kinds[k]->name);

      for (guint i = 0; i < kinds[k]->n_fields; i++)
        {
          const JyField *field = &kinds[k]->fields[i];
          g_autofree char *sql = NULL;

          if (field->type != JY_FIELD_REFERENCE)
            continue;
          references++;
          sql = g_strdup_printf ("SELECT count(*) FROM pragma_foreign_key_list('%s') WHERE \"from\"='%s' AND \"table\"='%s'"
                                 " AND \"to\"='row'",
                                 kinds[k]->name, field->name, field->target);
          g_assert_cmpint (query_integer (L, sql), ==, 1);
        }
      g_assert_cmpint (query_integer (L, count), ==, references);
    }
}

/* Every key has a unique index over the records that stand; what the tables refuse
 * by themselves does not depend on who writes. */
static void
test_unique_indices (Fixture      *fixture,
                     gconstpointer data)
{
  guint n_kinds;
  const JyKind *const *kinds = jy_kind_list (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM pragma_index_list('%s') WHERE \"unique\" AND partial",
                                              kinds[k]->name);

      g_assert_cmpint (query_integer (L, sql), ==, kinds[k]->key != NULL);
    }
}

/* RFC 9562, 5.7: 48 bits of time, version 7, variant 10. */
static void
test_uuid_form (void)
{
  JyUuid desk, uuid;
  char text[JY_UUID_TEXT_SIZE];
  gint64 number;
  guint64 tag;

  g_assert_true (jy_uuid_parse (DESK_ID, &desk));
  /* The last 34 bits of …-9a0c-0305e82c3301: 0x05e82c3301 & 0x3ffffffff = 0x1e82c3301 */
  g_assert_cmphex (jy_uuid_get_tag (&desk), ==, 0x1e82c3301);
  jy_uuid_init_entry (&uuid, 0x0123456789AB, &desk, 0);
  jy_uuid_write (&uuid, text);
  g_assert_cmpstr (text, ==, "01234567-89ab-7000-8000-0001e82c3301");
  /* 1 << 34 = 0x4_0000_0000 */
  jy_uuid_init_entry (&uuid, 0x0123456789AB, &desk, 1);
  jy_uuid_write (&uuid, text);
  g_assert_cmpstr (text, ==, "01234567-89ab-7000-8000-0005e82c3301");
  /* The greatest number fills all free bits but the variant's. */
  jy_uuid_init_entry (&uuid, 0x0123456789AB, &desk, (G_GINT64_CONSTANT (1) << 40) - 1);
  jy_uuid_write (&uuid, text);
  g_assert_cmpstr (text, ==, "01234567-89ab-7fff-bfff-fffde82c3301");
  jy_uuid_get_entry (&uuid, &number, &tag);
  g_assert_cmpint (number, ==, (G_GINT64_CONSTANT (1) << 40) - 1);
  g_assert_cmphex (tag, ==, 0x1e82c3301);
}

static void
test_uuid_order (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  JyUuid desk, previous, uuid;
  gint64 time = noon_of (2026, 4, 15);

  jy_uuid_parse (DESK_ID, &desk);
  jy_uuid_init_entry (&previous, time, &desk, 1);
  for (gint64 i = 2; i < 5000; i++)
    {
      gint64 number, expected = i * 7919 + g_rand_int_range (random, 0, 7919);
      guint64 tag;

      time += g_rand_int_range (random, 0, 3);
      jy_uuid_init_entry (&uuid, time, &desk, expected);
      g_assert_cmphex (uuid.bytes[6] >> 4, ==, 7);
      g_assert_cmphex (uuid.bytes[8] >> 6, ==, 2);
      /* Later entries sort behind, within a millisecond by their number. */
      g_assert_cmpint (memcmp (previous.bytes, uuid.bytes, JY_UUID_SIZE), <, 0);
      g_assert_false (jy_uuid_equal (&previous, &uuid));
      jy_uuid_get_entry (&uuid, &number, &tag);
      g_assert_cmpint (number, ==, expected);
      previous = uuid;
    }
}

static void
test_uuid_text (void)
{
  static const char *const wrong[] = {
    "",
    "01234567",
    "01234567-89ab-7000-8000-0001e82c330",
    "01234567-89ab-7000-8000-0001e82c33011",
    "01234567-89ab-7000-8000_0001e82c3301",
    "0123456789ab700080000001e82c3301",
    "g1234567-89ab-7000-8000-0001e82c3301",
    "01234567-89ab-7000-8000-0001e82c330g",
    "{01234567-89ab-7000-8000-0001e82c3301}",
    " 01234567-89ab-7000-8000-0001e82c3301",
    "01234567-89ab-7000-8000-0001e82c330\xef\xbc\x91",
  };
  JyUuid uuid;
  char text[JY_UUID_TEXT_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (jy_uuid_parse (wrong[i], &uuid));
  g_assert_true (jy_uuid_parse ("01234567-89AB-7000-8000-0001E82C3301", &uuid));
  jy_uuid_write (&uuid, text);
  g_assert_cmpstr (text, ==, "01234567-89ab-7000-8000-0001e82c3301");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/ledger/schema/columns", test_columns);
  ADD ("/ledger/schema/foreign-keys", test_foreign_keys);
  ADD ("/ledger/schema/unique-indices", test_unique_indices);
  g_test_add_func ("/ledger/uuid/form", test_uuid_form);
  g_test_add_func ("/ledger/uuid/order", test_uuid_order);
  g_test_add_func ("/ledger/uuid/text", test_uuid_text);

  return g_test_run ();
}
