/* jy-form-draft.c: a draft holds the texts, right or wrong, as they were typed. */
#include "config.h"

#include "jy-form-draft.h"
#include "jy-draft.h"

/**
 * jy_form_draft_keep:
 * @fields: the fields
 * @name: whose draft
 *
 * Keeps what was typed since the record was put there, see jy_draft_keep().
 */
void
jy_form_draft_keep (JyFormFields *fields,
                    const char   *name)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  guint n_editors;
  JyFieldEditor *const *editors = jy_form_fields_list_editors (fields, &n_editors);

  for (guint i = 0; i < n_editors; i++)
    if (jy_form_fields_is_changed (fields, editors[i]))
      g_hash_table_insert (texts, (gpointer) jy_field_editor_get_field (editors[i])->name,
                           jy_field_editor_dup_text (editors[i]));
  if (g_hash_table_size (texts) > 0)
    jy_draft_keep (jy_form_fields_get_ledger (fields), name, g_steal_pointer (&texts));
  else
    jy_draft_forget (jy_form_fields_get_ledger (fields), name);
}

/**
 * jy_form_draft_restore:
 * @fields: the fields
 * @name: whose draft
 *
 * Puts back what jy_form_draft_keep() kept.
 *
 * Returns: whether there was anything
 */
gboolean
jy_form_draft_restore (JyFormFields *fields,
                       const char   *name)
{
  GHashTable *texts = jy_draft_peek (jy_form_fields_get_ledger (fields), name);

  if (texts == NULL)
    return FALSE;
  jy_form_fields_put_texts (fields, texts);
  return TRUE;
}
