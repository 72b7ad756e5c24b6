/* jy-import-field-row.c: no column, one value for all records, or a column with its
 * unit. The plan is asked what is chosen, and told. */
#include "config.h"

#include "jy-import-field-row.h"
#include "jy-field-editor.h"
#include "jy-input.h"

#include <glib/gi18n.h>
#include <string.h>

struct _JyImportFieldRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkDropDown *columns;
  GtkBox *column_box;
  GtkBox *constant_box;
  GtkWidget *missing_box;
  GtkLabel *missing;
  GtkWidget *constant; /* a JyInput, made when it is first needed */
  GtkDropDown *units;  /* as well */

  JyLedger *ledger;
  JyImportPlan *plan; /* the dialog's, which outlives the row */
  guint field;
  gboolean has_constant;
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (JyImportFieldRow, jy_import_field_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* In the list of columns. */
enum
{
  POSITION_NONE,
  POSITION_CONSTANT,
  POSITION_FIRST_COLUMN,
};

static const JyField *
get_field (JyImportFieldRow *self)
{
  return &jy_import_plan_get_kind (self->plan)->fields[self->field];
}

static const JyDimension *
get_units (JyImportFieldRow *self)
{
  const JyDimension *dimension = jy_field_get_dimension (get_field (self));

  return dimension != NULL && dimension->n_units > 1 ? dimension : NULL;
}

static void
constant_changed_cb (JyImportFieldRow *self)
{
  g_autofree char *text = jy_input_dup_text (JY_INPUT (self->constant));

  if (self->is_updating)
    return;
  jy_import_plan_choose_constant (self->plan, self->field, text[strspn (text, " \t")] != '\0' ? text : NULL);
  jy_import_field_row_update (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
require_constant (JyImportFieldRow *self)
{
  if (self->constant != NULL)
    return;
  self->constant = jy_field_editor_new_input (self->ledger, get_field (self));
  gtk_widget_set_hexpand (self->constant, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (jy_input_get_control (JY_INPUT (self->constant))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, jy_field_get_title (get_field (self)), -1);
  gtk_box_append (self->constant_box, self->constant);
  g_signal_connect_swapped (self->constant, "changed", G_CALLBACK (constant_changed_cb), self);
}

static void
column_chosen_cb (JyImportFieldRow *self)
{
  guint position = gtk_drop_down_get_selected (self->columns);

  if (self->is_updating || self->plan == NULL)
    return;
  self->has_constant = position == POSITION_CONSTANT;
  jy_import_plan_choose_column (self->plan, self->field,
                                position >= POSITION_FIRST_COLUMN ? (int) (position - POSITION_FIRST_COLUMN) : JY_IMPORT_NO_COLUMN);
  if (self->has_constant)
    {
      require_constant (self);
      constant_changed_cb (self);
      gtk_widget_grab_focus (jy_input_get_control (JY_INPUT (self->constant)));
      return;
    }
  jy_import_plan_choose_constant (self->plan, self->field, NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
unit_chosen_cb (JyImportFieldRow *self)
{
  guint position = gtk_drop_down_get_selected (self->units);

  if (self->is_updating || self->plan == NULL || position == GTK_INVALID_LIST_POSITION)
    return;
  jy_import_plan_choose_unit (self->plan, self->field, &get_units (self)->units[position]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
jy_import_field_row_finalize (GObject *object)
{
  g_clear_object (&JY_IMPORT_FIELD_ROW (object)->ledger);

  G_OBJECT_CLASS (jy_import_field_row_parent_class)->finalize (object);
}

static void
jy_import_field_row_class_init (JyImportFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jy_import_field_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-import-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, JyImportFieldRow, title);
  gtk_widget_class_bind_template_child (widget_class, JyImportFieldRow, columns);
  gtk_widget_class_bind_template_child (widget_class, JyImportFieldRow, column_box);
  gtk_widget_class_bind_template_child (widget_class, JyImportFieldRow, constant_box);
  gtk_widget_class_bind_template_child (widget_class, JyImportFieldRow, missing_box);
  gtk_widget_class_bind_template_child (widget_class, JyImportFieldRow, missing);
  gtk_widget_class_bind_template_callback (widget_class, column_chosen_cb);

  /**
   * JyImportFieldRow::changed:
   * @row: the row
   *
   * Emitted when the plan was told something else.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
jy_import_field_row_init (JyImportFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The first of a unit's names is the one that is shown everywhere. */
static void
require_units (JyImportFieldRow *self)
{
  const JyDimension *dimension = get_units (self);
  const char *title = jy_field_get_title (get_field (self));
  /* Translators: after the title of a field: "Mass: unit" */
  g_autofree char *name = g_strdup_printf ("%s: %s", title, _ ("unit"));
  GtkStringList *names;

  if (self->units != NULL)
    return;
  names = gtk_string_list_new (NULL);
  for (guint i = 0; i < dimension->n_units; i++)
    gtk_string_list_take (names, g_strndup (dimension->units[i].names, strcspn (dimension->units[i].names, "|")));
  self->units = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (names), NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->units), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->units), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (self->column_box, GTK_WIDGET (self->units));
  g_signal_connect_swapped (self->units, "notify::selected", G_CALLBACK (unit_chosen_cb), self);
}

static guint
get_unit_position (JyImportFieldRow *self)
{
  const JyUnit *unit = jy_import_plan_get_unit (self->plan, self->field);

  return unit != NULL ? (guint) (unit - get_units (self)->units) : 0;
}

/**
 * jy_import_field_row_new:
 * @ledger: an open ledger
 * @plan: a plan whose columns are chosen, which outlives the row
 * @field: position of a field
 * @columns: what there is to choose: none, one value for all, then the columns
 *
 * Returns: (transfer none): a row
 */
GtkWidget *
jy_import_field_row_new (JyLedger     *ledger,
                         JyImportPlan *plan,
                         guint         field,
                         GListModel   *columns)
{
  JyImportFieldRow *self = g_object_new (JY_TYPE_IMPORT_FIELD_ROW, NULL);
  const char *title = jy_field_get_title (&jy_import_plan_get_kind (plan)->fields[field]);

  self->ledger = g_object_ref (ledger);
  self->field = field;
  self->is_updating = TRUE;
  self->plan = plan;
  gtk_label_set_label (self->title, title);
  gtk_drop_down_set_model (self->columns, columns);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->columns), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  jy_import_field_row_update (self);
  return GTK_WIDGET (self);
}

/**
 * jy_import_field_row_rest:
 * @row: a row
 *
 * Keeps the row from taking a new list of columns for a choice of the user's, until
 * jy_import_field_row_set_plan().
 */
void
jy_import_field_row_rest (JyImportFieldRow *row)
{
  row->is_updating = TRUE;
}

/**
 * jy_import_field_row_set_plan:
 * @row: a row
 * @plan: another plan for the same kind, which outlives the row
 *
 * Shows what another plan says.
 */
void
jy_import_field_row_set_plan (JyImportFieldRow *row,
                              JyImportPlan     *plan)
{
  row->plan = plan;
  row->has_constant = FALSE;
  jy_import_field_row_update (row);
}

/**
 * jy_import_field_row_update:
 * @row: a row
 *
 * Shows what the plan says now; a column that another field took is gone.
 */
void
jy_import_field_row_update (JyImportFieldRow *row)
{
  int column = jy_import_plan_get_chosen (row->plan, row->field);
  gboolean is_missing = jy_import_plan_is_missing (row->plan, row->field);

  row->is_updating = TRUE;
  gtk_drop_down_set_selected (row->columns, column != JY_IMPORT_NO_COLUMN ? (guint) column + POSITION_FIRST_COLUMN
                                            : row->has_constant           ? POSITION_CONSTANT
                                                                          : POSITION_NONE);
  if (get_units (row) != NULL && column != JY_IMPORT_NO_COLUMN)
    require_units (row);
  if (row->units != NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (row->units), column != JY_IMPORT_NO_COLUMN);
      gtk_drop_down_set_selected (row->units, get_unit_position (row));
    }
  gtk_widget_set_visible (GTK_WIDGET (row->constant_box), row->has_constant);
  gtk_widget_set_visible (row->missing_box, is_missing);
  if (column == JY_IMPORT_NO_COLUMN && !row->has_constant && !is_missing)
    gtk_widget_add_css_class (GTK_WIDGET (row->title), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row->title), "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->columns), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  is_missing ? gtk_label_get_label (row->missing) : "", -1);
  row->is_updating = FALSE;
}
