/* jy-form-hints.c: what follows from the fields is worked out by the engine, after each
 * stroke. */
#include "config.h"

#include "jy-form-hints.h"

/**
 * jy_form_hints_update:
 * @fields: the fields
 *
 * Shows in each field what the others make of it.
 */
void
jy_form_hints_update (JyFormFields *fields)
{
  const JyKind *kind = jy_form_fields_get_kind (fields);
  g_autoptr (JyRecord) record = jy_form_fields_read (fields, NULL);
  JyCheckContext context = jy_form_fields_get_context (fields);

  jy_record_derive (record, &context);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      JyFieldEditor *editor = jy_form_fields_get_editor (fields, i);
      g_autofree char *hint = NULL;

      jy_field_editor_follow (editor, record);
      if (!(kind->fields[i].flags & JY_FIELD_DERIVED))
        continue;
      if (jy_record_has (record, i) && jy_field_editor_is_empty (editor))
        hint = jy_ledger_format (jy_form_fields_get_ledger (fields), record, i);
      jy_field_editor_set_hint (editor, hint);
    }
}

/**
 * jy_form_hints_show_understood:
 * @fields: the fields
 * @editor: one of their editors
 *
 * Writes a sum, a unit or a day in short out as it was understood.
 */
void
jy_form_hints_show_understood (JyFormFields  *fields,
                               JyFieldEditor *editor)
{
  const JyField *field = jy_field_editor_get_field (editor);
  g_autoptr (JyRecord) record = NULL;
  g_autofree char *text = NULL;
  guint position;

  if (!(jy_field_is_numeric (field) || field->type == JY_FIELD_CODE || field->type == JY_FIELD_DATE ||
        field->type == JY_FIELD_TIME) ||
      jy_field_editor_is_empty (editor))
    return;
  record = jy_form_fields_read (fields, NULL);
  if (jy_kind_find_field (record->kind, field->name, &position) != field || !jy_record_has (record, position))
    return;
  text = jy_ledger_format_plain (jy_form_fields_get_ledger (fields), record, position);
  jy_field_editor_set_text (editor, text);
}
