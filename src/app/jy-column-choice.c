/* jy-column-choice.c: gives a view the columns that somebody chose or else the
 * standard ones, and keeps what is chosen in the settings: for each kind the names
 * of the fields. A column is made when it is first shown: its title is a
 * widget and its width has to be measured. */
#include "config.h"

#include "jy-column-choice.h"
#include "jy-record-column.h"

/* Belongs to the view. */
typedef struct
{
  GtkColumnView *view;
  GtkColumnViewColumn *state;
  const JyKind *kind;
  JyNames *names;
  GSettings *settings;
} Choice;

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->state);
  g_object_unref (choice->names);
  g_object_unref (choice->settings);
  g_free (choice);
}

static gboolean
is_chosen (GSettings    *settings,
           const JyKind *kind,
           guint         field)
{
  g_autoptr (GVariant) chosen = g_settings_get_value (settings, "columns");
  g_auto (GStrv) names = NULL;

  if (!g_variant_lookup (chosen, kind->name, "^as", &names))
    return jy_record_column_is_standard (kind, field);
  return g_strv_contains ((const char *const *) names, kind->fields[field].name);
}

static gboolean
is_shown (Choice *choice,
          guint   field)
{
  return jy_record_column_find (choice->view, &choice->kind->fields[field]) != NULL;
}

static void
save (Choice *choice)
{
  g_autoptr (GVariant) before = g_settings_get_value (choice->settings, "columns");
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GVariantDict chosen;

  for (guint i = 0; i < choice->kind->n_fields; i++)
    if (is_shown (choice, i))
      g_ptr_array_add (names, (gpointer) choice->kind->fields[i].name);
  g_variant_dict_init (&chosen, before);
  g_variant_dict_insert_value (&chosen, choice->kind->name,
                               g_variant_new_strv ((const char *const *) names->pdata, (gssize) names->len));
  g_settings_set_value (choice->settings, "columns", g_variant_dict_end (&chosen));
}

static void
visible_changed_cb (GtkColumnViewColumn *column,
                    GParamSpec          *spec,
                    Choice              *choice)
{
  if (gtk_column_view_column_get_visible (column))
    return;
  gtk_column_view_remove_column (choice->view, column);
  save (choice);
}

/* After the state, where it is shown, and the fields before it. */
static void
add_column (Choice *choice,
            guint   field)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (choice->view));
  g_autoptr (GtkColumnViewColumn) column = jy_record_column_new (choice->kind, field, choice->names, context);
  guint position = gtk_column_view_column_get_column_view (choice->state) != NULL ? 1 : 0;

  for (guint i = 0; i < field; i++)
    position += is_shown (choice, i) ? 1 : 0;
  gtk_column_view_insert_column (choice->view, position, column);
  g_signal_connect (column, "notify::visible", G_CALLBACK (visible_changed_cb), choice);
}

static void
check_toggled_cb (GtkCheckButton *check,
                  Choice         *choice)
{
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "field"));
  GtkColumnViewColumn *column = jy_record_column_find (choice->view, &choice->kind->fields[field]);

  if (gtk_check_button_get_active (check) == (column != NULL))
    return;
  if (column != NULL)
    {
      gtk_column_view_column_set_visible (column, FALSE);
      return;
    }
  add_column (choice, field);
  jy_record_column_arrange_titles (choice->view);
  save (choice);
}

/* A menu would not scroll, and a kind has up to two dozen fields. */
static GtkWidget *
new_popover (GtkBox *box)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_margin_end (GTK_WIDGET (box), 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (box));
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  return popover;
}

/* Made when it is opened, which is seldom. */
static void
popover_needed_cb (GtkMenuButton *button,
                   gpointer       data)
{
  Choice *choice = data;
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));

  for (guint i = 0; i < choice->kind->n_fields; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (jy_field_get_title (&choice->kind->fields[i]));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_shown (choice, i));
      g_object_set_data (G_OBJECT (check), "field", GUINT_TO_POINTER (i));
      g_signal_connect (check, "toggled", G_CALLBACK (check_toggled_cb), choice);
      gtk_box_append (box, check);
    }
  gtk_menu_button_set_popover (button, new_popover (box));
}

/**
 * jy_column_choice_add_columns:
 * @view: an empty view for items of #JyRecordList
 * @kind: a kind
 * @names: the ledger's names
 * @settings: the program's settings
 * @button: gets a list of the columns to choose from
 *
 * Fills the view with columns.
 */
void
jy_column_choice_add_columns (GtkColumnView *view,
                              const JyKind  *kind,
                              JyNames       *names,
                              GSettings     *settings,
                              GtkMenuButton *button)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->view = view;
  choice->state = jy_record_column_new_state (gtk_widget_get_pango_context (GTK_WIDGET (view)));
  choice->kind = kind;
  choice->names = g_object_ref (names);
  choice->settings = g_object_ref (settings);
  g_object_set_data_full (G_OBJECT (view), "choice", choice, (GDestroyNotify) choice_free);
  for (guint i = 0; i < kind->n_fields; i++)
    if (is_chosen (settings, kind, i))
      add_column (choice, i);
  gtk_menu_button_set_create_popup_func (button, popover_needed_cb, choice, NULL);
  jy_record_column_arrange_titles (view);
}

/**
 * jy_column_choice_show_state:
 * @view: a view that jy_column_choice_add_columns() has filled
 * @shown: whether a first column says which records are voided
 */
void
jy_column_choice_show_state (GtkColumnView *view,
                             gboolean       shown)
{
  Choice *choice = g_object_get_data (G_OBJECT (view), "choice");
  gboolean is_there = gtk_column_view_column_get_column_view (choice->state) != NULL;

  if (shown && !is_there)
    gtk_column_view_insert_column (view, 0, choice->state);
  else if (!shown && is_there)
    gtk_column_view_remove_column (view, choice->state);
}
