/* jy-import-mapping.c: one list of columns serves all fields; when one takes another
 * one's column, both show it. */
#include "config.h"

#include "jy-import-mapping.h"
#include "jy-import-field-row.h"

#include <glib/gi18n.h>

/* In microseconds. */
#define FILL_TIME 8000

struct _JyImportMapping
{
  GtkWidget parent_instance;
  GtkListBox *rows;
  GtkStringList *columns;
  JyLedger *ledger;
  JyImportPlan *plan; /* the dialog's */
  const JyKind *plan_kind;
  guint n_rows;
  guint filling;
};

G_DEFINE_FINAL_TYPE (JyImportMapping, jy_import_mapping, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
row_changed_cb (JyImportMapping *self)
{
  for (int i = 0; gtk_list_box_get_row_at_index (self->rows, i) != NULL; i++)
    jy_import_field_row_update (JY_IMPORT_FIELD_ROW (gtk_list_box_get_row_at_index (self->rows, i)));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A list to choose from is a large thing: a few of them at a time, so that the window
 * goes on meanwhile. */
static gboolean
fill_cb (gpointer data)
{
  JyImportMapping *self = data;
  gint64 end = g_get_monotonic_time () + FILL_TIME;

  do
    {
      GtkWidget *row;

      if (self->n_rows == jy_import_plan_get_kind (self->plan)->n_fields)
        {
          self->filling = 0;
          return G_SOURCE_REMOVE;
        }
      row = jy_import_field_row_new (self->ledger, self->plan, self->n_rows++, G_LIST_MODEL (self->columns));
      g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->rows, row);
    }
  while (g_get_monotonic_time () < end);
  return G_SOURCE_CONTINUE;
}

static void
jy_import_mapping_dispose (GObject *object)
{
  JyImportMapping *self = JY_IMPORT_MAPPING (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->columns);
  g_clear_object (&self->ledger);

  G_OBJECT_CLASS (jy_import_mapping_parent_class)->dispose (object);
}

static void
jy_import_mapping_class_init (JyImportMappingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_import_mapping_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * JyImportMapping::changed:
   * @mapping: the list
   *
   * Emitted when the plan was told something else.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
jy_import_mapping_init (JyImportMapping *self)
{
  self->columns = gtk_string_list_new (NULL);
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Columns"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->rows), GTK_WIDGET (self));
}

/**
 * jy_import_mapping_dup_column_title:
 * @sample: what the file looks like
 * @plan: a plan for it
 * @column: position of a column
 *
 * Returns: (transfer full): what the column is called
 */
char *
jy_import_mapping_dup_column_title (const JyImportSample *sample,
                                    const JyImportPlan   *plan,
                                    guint                 column)
{
  g_autofree char *title = g_strstrip (g_strdup (jy_import_sample_get_title (sample, plan, column)));

  g_strdelimit (title, "\r\n\t", ' ');
  if (*title != '\0')
    return g_steal_pointer (&title);
  /* Translators: a column without a title; %u is its number */
  return g_strdup_printf (_ ("Column %u"), column + 1);
}

/**
 * jy_import_mapping_show:
 * @mapping: the list
 * @ledger: an open ledger
 * @plan: a plan whose columns are chosen; it outlives what is shown
 * @sample: what the file looks like
 *
 * Shows the fields of the plan's kind.
 */
void
jy_import_mapping_show (JyImportMapping      *mapping,
                        JyLedger             *ledger,
                        JyImportPlan         *plan,
                        const JyImportSample *sample)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) titles = NULL;
  gboolean is_same = mapping->plan_kind == jy_import_plan_get_kind (plan);
  GtkListBoxRow *row;

  g_clear_handle_id (&mapping->filling, g_source_remove);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (mapping->rows, i)) != NULL; i++)
    jy_import_field_row_rest (JY_IMPORT_FIELD_ROW (row));
  while (!is_same && (row = gtk_list_box_get_row_at_index (mapping->rows, 0)) != NULL)
    gtk_list_box_remove (mapping->rows, GTK_WIDGET (row));
  if (!is_same)
    mapping->n_rows = 0;
  g_strv_builder_add_many (builder, "—", _ ("One value for all"), NULL);
  for (guint i = 0; i < jy_import_sample_get_n_columns (sample, plan); i++)
    {
      g_autofree char *title = jy_import_mapping_dup_column_title (sample, plan, i);

      g_strv_builder_add (builder, title);
    }
  titles = g_strv_builder_end (builder);
  gtk_string_list_splice (mapping->columns, 0, g_list_model_get_n_items (G_LIST_MODEL (mapping->columns)),
                          (const char *const *) titles);
  g_set_object (&mapping->ledger, ledger);
  mapping->plan = plan;
  mapping->plan_kind = jy_import_plan_get_kind (plan);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (mapping->rows, i)) != NULL; i++)
    jy_import_field_row_set_plan (JY_IMPORT_FIELD_ROW (row), plan);
  mapping->filling = g_idle_add (fill_cb, mapping);
}
