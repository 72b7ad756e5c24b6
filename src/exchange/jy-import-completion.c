/* jy-import-completion.c: deliveries come in before the list of suppliers, so that the
 * suppliers are made from their names alone. When the list comes, it says the rest. */
#include "config.h"

#include "jy-import-completion-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
has_same_values (const JyRecord *a,
                 const JyRecord *b)
{
  for (guint i = 0; i < a->kind->n_fields; i++)
    if (!jy_value_equal (&a->kind->fields[i], &a->values[i], &b->values[i]))
      return FALSE;
  return TRUE;
}

/* Whether @standing is what a name becomes, with what the referring field adds. */
static gboolean
is_made_from_name (JyLedger       *ledger,
                   const JyRecord *standing,
                   const char     *addition)
{
  const JyKind *kind = standing->kind;
  JyCheckContext context = jy_ledger_get_check_context (ledger);
  g_autoptr (JyRecord) made = jy_record_new (kind);

  jy_record_set_text (made, kind->name_field - 1, jy_record_get_text (standing, kind->name_field - 1));
  if (addition != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (addition, "=", 2);
      guint position;

      jy_kind_find_field (kind, parts[0], &position);
      if (!jy_record_parse (made, position, parts[1], NULL, NULL, NULL))
        return FALSE;
    }
  jy_record_derive (made, &context);
  return has_same_values (made, standing);
}

static gboolean
is_bare (JyLedger       *ledger,
         const JyRecord *standing)
{
  guint n_kinds;
  const JyKind *const *kinds = jy_kind_list (&n_kinds);

  if (is_made_from_name (ledger, standing, NULL))
    return TRUE;
  for (guint k = 0; k < n_kinds; k++)
    for (guint i = 0; i < kinds[k]->n_fields; i++)
      {
        const JyField *field = &kinds[k]->fields[i];

        if (field->create_with != NULL && g_str_equal (field->target, standing->kind->name) &&
            is_made_from_name (ledger, standing, field->create_with))
          return TRUE;
      }
  return FALSE;
}

/* The standing record of that name, where the name alone is what no two share. */
static JyRecord *
find_standing (JyLedger       *ledger,
               const JyRecord *record,
               JyRecordState  *state)
{
  const JyKind *kind = record->kind;
  g_autoptr (JyRecord) standing = NULL;
  const char *name;
  gint64 row;

  if (kind->name_field == 0 || g_strcmp0 (kind->key, kind->fields[kind->name_field - 1].name) != 0)
    return NULL;
  name = jy_record_get_text (record, kind->name_field - 1);
  if (name == NULL || !jy_ledger_resolve (ledger, kind, name, &row, NULL))
    return NULL;
  standing = jy_ledger_read_row (ledger, kind, row, state, NULL);
  if (standing == NULL || state->voided || g_strcmp0 (jy_record_get_text (standing, kind->name_field - 1), name) != 0)
    return NULL;
  return g_steal_pointer (&standing);
}

/**
 * jy_import_complete: (skip)
 * @ledger: a ledger in a write transaction
 * @record: a record that was refused because there is one of its name
 * @problems: where errors and warnings are added
 * @completed: (out): whether @record is now the version of that one
 * @error: return location
 *
 * Saves @record as a new version of the one that has its name, if that one holds
 * nothing else: it was made because the name was not known yet. What somebody has
 * filled in is left alone.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_import_complete (JyLedger   *ledger,
                    JyRecord   *record,
                    JyProblems *problems,
                    gboolean   *completed,
                    GError    **error)
{
  JyRecordState state;
  g_autoptr (JyRecord) standing = find_standing (ledger, record, &state);

  *completed = FALSE;
  if (standing == NULL || has_same_values (standing, record) || !is_bare (ledger, standing))
    return TRUE;
  /* Translators: a reason, which stays in the record's history */
  *completed = jy_ledger_amend (ledger, state.id, record, _ ("Completed by an import"), problems, error);
  return *completed;
}
