/* jy-form-order.c: the order of the field table is the order of the trade; it is kept
 * inside the groups. */
#include "config.h"

#include "jy-form-order.h"
#include "jy-form-reveal.h"

/* Fewer do not make a group. */
#define MIN_QUANTITIES 3

/* Must be typed: nothing else gives it. A sub-kind that gives a category is typed as
 * seldom as not. */
static gboolean
is_essential (const JyField *field)
{
  return (field->flags & JY_FIELD_REQUIRED) && (!(field->flags & JY_FIELD_DERIVED) || field->implied_choice > 0);
}

static gboolean
is_quantity (const JyField *field)
{
  return !is_essential (field) && (jy_field_is_numeric (field) || (field->flags & JY_FIELD_REQUIRED));
}

/**
 * jy_form_get_group:
 * @kind: a kind
 * @field: position of a field
 *
 * Returns: the group in which it stands
 */
JyFormGroup
jy_form_get_group (const JyKind *kind,
                   guint         field)
{
  guint n_quantities = 0;
  guint last = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      n_quantities += is_quantity (&kind->fields[i]);
      if (is_essential (&kind->fields[i]))
        last = i;
    }
  if (n_quantities >= MIN_QUANTITIES && is_quantity (&kind->fields[field]))
    return JY_FORM_QUANTITIES;
  return field <= last ? JY_FORM_ESSENTIAL : JY_FORM_FURTHER;
}

/**
 * jy_form_order_focus_first:
 * @fields: the fields of a form
 *
 * Goes to the first field.
 *
 * Returns: whether it has the focus now
 */
gboolean
jy_form_order_focus_first (JyFormFields *fields)
{
  guint n_editors;
  JyFieldEditor *const *editors = jy_form_fields_list_editors (fields, &n_editors);

  return gtk_widget_grab_focus (GTK_WIDGET (editors[0]));
}

/**
 * jy_form_order_begin_next:
 * @fields: the fields of a form, filled with what is kept of the record before
 *
 * Goes to where the next record of a series begins. The records of a day's work have
 * their day in common: they begin at the first field that is not kept. Any other, as a
 * licence, may be about somebody else each time: it begins at its first field, so that
 * nobody passes by what is kept without seeing it.
 */
void
jy_form_order_begin_next (JyFormFields *fields)
{
  const JyKind *kind = jy_form_fields_get_kind (fields);
  guint n_editors;
  JyFieldEditor *const *editors = jy_form_fields_list_editors (fields, &n_editors);
  guint next = 0;

  for (guint i = 0; i < n_editors; i++)
    jy_field_editor_set_kept (editors[i], (jy_field_editor_get_field (editors[i])->flags & JY_FIELD_KEPT) &&
                                            !jy_field_editor_is_empty (editors[i]));
  if (kind->date_field > 0 && (kind->fields[kind->date_field - 1].flags & JY_FIELD_KEPT))
    while (next + 1 < n_editors && (jy_field_editor_get_field (editors[next])->flags & JY_FIELD_KEPT))
      next++;
  gtk_widget_grab_focus (GTK_WIDGET (editors[next]));
  jy_form_reveal_top (editors[next]);
}
