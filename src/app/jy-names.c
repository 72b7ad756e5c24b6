/* jy-names.c: the same few collectors and sites stand in a million cells. Rows are
 * unique in the whole ledger, so one table holds the names of all kinds. */
#include "config.h"

#include "jy-names.h"

struct _JyNames
{
  GObject parent_instance;
  JyLedger *ledger;
  GHashTable *names; /* gint64 row → name */
};

G_DEFINE_FINAL_TYPE (JyNames, jy_names, G_TYPE_OBJECT)

static void
ledger_changed_cb (JyNames    *self,
                   const char *kind,
                   gint64      row)
{
  if (jy_kind_find_any (kind)->name_field == 0)
    return;
  if (row == 0)
    g_hash_table_remove_all (self->names);
  else
    g_hash_table_remove (self->names, &row);
}

static void
jy_names_finalize (GObject *object)
{
  JyNames *self = JY_NAMES (object);

  g_clear_object (&self->ledger);
  g_hash_table_unref (self->names);

  G_OBJECT_CLASS (jy_names_parent_class)->finalize (object);
}

static void
jy_names_class_init (JyNamesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jy_names_finalize;
}

static void
jy_names_init (JyNames *self)
{
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/**
 * jy_names_new:
 * @ledger: an open ledger
 *
 * Returns: (transfer full): its names, none of them asked for yet. Lists that
 *   show them must be made later, so that they follow a change after the names.
 */
JyNames *
jy_names_new (JyLedger *ledger)
{
  JyNames *names = g_object_new (JY_TYPE_NAMES, NULL);

  names->ledger = g_object_ref (ledger);
  g_signal_connect_object (ledger, "changed", G_CALLBACK (ledger_changed_cb), names, G_CONNECT_SWAPPED);
  return names;
}

/**
 * jy_names_get:
 * @names: the names
 * @kind: a kind that is referred to
 * @row: a row of it
 *
 * Returns: (transfer none): the name of the record there, until the ledger changes
 */
const char *
jy_names_get (JyNames      *names,
              const JyKind *kind,
              gint64        row)
{
  char *name = g_hash_table_lookup (names->names, &row);

  if (name == NULL)
    {
      name = jy_ledger_dup_name (names->ledger, kind, row);
      g_hash_table_insert (names->names, g_memdup2 (&row, sizeof row), name);
    }
  return name;
}

/**
 * jy_names_format:
 * @names: the names
 * @record: a record
 * @field: position of a field
 *
 * jy_ledger_format() without asking the file for the same name twice.
 *
 * Returns: (transfer full): the value for people, empty where there is none
 */
char *
jy_names_format (JyNames        *names,
                 const JyRecord *record,
                 guint           field)
{
  const JyField *declared = &record->kind->fields[field];
  const JyValue *value = &record->values[field];

  if (declared->type == JY_FIELD_REFERENCE && value->is_set)
    return g_strdup (jy_names_get (names, jy_kind_find_any (declared->target), value->integer));
  return jy_field_format (declared, value);
}
