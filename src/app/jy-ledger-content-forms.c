/* jy-ledger-content-forms.c: what can be done to what is shown: the forms of records,
 * and voiding, undoing and doing again. */
#include "config.h"

#include "jy-ledger-content-private.h"
#include "jy-record-form.h"

#include <glib/gi18n.h>

/* Whether records of the kind are entered here: a month has none of its own. */
static gboolean
is_entered (const JyKind *kind)
{
  return !(kind->flags & JY_KIND_INTERNAL);
}

/* Whether records can be written; where they can not, it is said why. */
static gboolean
require_writable (JyLedgerContent *self)
{
  if (!jy_ledger_is_read_only (self->ledger))
    return TRUE;
  jy_deeds_refuse (self->deeds, _ ("This ledger can be read, but not written, here"));
  return FALSE;
}

/* The record that is shown or, in a table, the one that is chosen. */
static char *
dup_current (JyLedgerContent *self)
{
  JyRecordTable *table = jy_ledger_content_get_table (self);
  JyRecordItem *item = NULL;

  if (jy_ledger_content_get_record_page (self) != NULL)
    return g_strdup (jy_record_page_get_id (self->record_page));
  if (table != NULL)
    item = gtk_single_selection_get_selected_item (
      GTK_SINGLE_SELECTION (gtk_column_view_get_model (jy_record_table_get_view (table))));
  return item != NULL ? g_strdup (jy_record_item_get_id (item)) : NULL;
}

/**
 * jy_ledger_content_close_form: (skip)
 * @self: the content
 *
 * Takes the form away; what is not saved stays as a draft for the next one.
 */
void
jy_ledger_content_close_form (JyLedgerContent *self)
{
  GtkWidget *form = g_steal_pointer (&self->form);

  g_clear_pointer (&self->saved, g_free);
  if (form != NULL)
    gtk_stack_remove (self->content, form);
}

/* The way back from a saved record leads past the form, to where it was begun. */
static void
form_saved_cb (JyLedgerContent *self,
               const char      *id,
               gboolean         another)
{
  gboolean amended = jy_record_form_get_reason_editor (JY_RECORD_FORM (self->form)) != NULL;
  g_autofree char *record = g_strdup (id);
  g_autofree char *left = NULL;

  jy_deeds_note (self->deeds, record, amended ? _ ("The record is corrected") : _ ("The record is saved"));
  jy_ledger_content_reveal (self, record);
  g_free (self->saved);
  self->saved = g_strdup (record);
  if (another)
    return;
  if (amended)
    jy_places_pop (self->places, &left);
  jy_ledger_content_show_record (self, self->kind, record);
  jy_ledger_content_close_form (self);
  jy_ledger_content_tell (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->record_page));
}

static void
form_cancelled_cb (JyLedgerContent *self)
{
  jy_ledger_content_go_back (self);
}

/**
 * jy_ledger_content_open_form: (skip)
 * @self: the content
 * @form: (transfer none): a form without a parent
 *
 * Shows a form in place of the one that was open.
 */
void
jy_ledger_content_open_form (JyLedgerContent *self,
                             GtkWidget       *form)
{
  jy_ledger_content_close_form (self);
  self->form = form;
  g_signal_connect_object (form, "saved", G_CALLBACK (form_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "cancelled", G_CALLBACK (form_cancelled_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->content, form);
  gtk_stack_set_visible_child (self->content, form);
  jy_ledger_content_tell (self);
  gtk_widget_grab_focus (form);
}

/**
 * jy_ledger_content_begin_record:
 * @self: the content
 *
 * Opens a form for a new record of the kind that is shown.
 */
void
jy_ledger_content_begin_record (JyLedgerContent *self)
{
  if (self->kind == NULL || !is_entered (self->kind) || jy_ledger_content_shows_form (self) || !require_writable (self))
    return;
  jy_ledger_content_leave (self);
  jy_ledger_content_open_form (self, jy_record_form_new (self->ledger, self->kind));
}

/**
 * jy_ledger_content_begin_amendment:
 * @self: the content
 *
 * Opens a form for a new version of the record that is shown or, in a table, chosen:
 * that one is shown after it is saved.
 */
void
jy_ledger_content_begin_amendment (JyLedgerContent *self)
{
  g_autofree char *id = dup_current (self);
  GtkWidget *form;

  if (id == NULL || jy_ledger_content_shows_form (self) || !require_writable (self))
    return;
  form = jy_record_form_new_amend (self->ledger, id, NULL);
  if (form == NULL)
    return;
  if (jy_ledger_content_get_record_page (self) == NULL)
    {
      jy_ledger_content_leave (self);
      jy_ledger_content_show_record (self, self->kind, id);
    }
  jy_ledger_content_leave (self);
  jy_ledger_content_open_form (self, form);
}

/**
 * jy_ledger_content_void:
 * @self: the content
 *
 * Asks for a reason and voids the record that is shown or, in a table, chosen.
 */
void
jy_ledger_content_void (JyLedgerContent *self)
{
  g_autofree char *id = dup_current (self);

  if (id == NULL || !is_entered (self->kind) || (self->kind->flags & JY_KIND_SINGLE) || jy_ledger_content_shows_form (self))
    return;
  if (require_writable (self))
    jy_deeds_ask_void (self->deeds, id);
}

/**
 * jy_ledger_content_is_writable:
 * @content: the content
 *
 * Returns: whether records of the kind that is shown can be entered and changed
 *   from here
 */
gboolean
jy_ledger_content_is_writable (JyLedgerContent *content)
{
  return !jy_ledger_is_read_only (content->ledger) && is_entered (content->kind) && !jy_ledger_content_shows_form (content);
}

/**
 * jy_ledger_content_can_undo:
 * @content: the content
 * @undo: (out): whether something can be undone here
 * @redo: (out): whether something can be done again here
 *
 * On a record's page that is the record's own last change, in a table the last one
 * in this window.
 */
void
jy_ledger_content_can_undo (JyLedgerContent *content,
                            gboolean        *undo,
                            gboolean        *redo)
{
  jy_deeds_can (content->deeds, jy_ledger_content_get_record_id (content), undo, redo);
}

/**
 * jy_ledger_content_undo:
 * @self: the content
 * @id: (nullable): a record's identifier, or %NULL for what
 *   jy_ledger_content_can_undo() says
 * @redo: whether to do again what was undone, rather than to undo
 *
 * Takes back a change of a record, or makes it again.
 */
void
jy_ledger_content_undo (JyLedgerContent *self,
                        const char      *id,
                        gboolean         redo)
{
  if (id == NULL)
    id = jy_ledger_content_get_record_id (self);
  if (redo)
    jy_deeds_redo (self->deeds, id);
  else
    jy_deeds_undo (self->deeds, id);
}
