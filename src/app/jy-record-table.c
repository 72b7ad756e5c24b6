/* jy-record-table.c: what is typed and clicked becomes a query; the engine's list
 * answers it. No row is ever looked at here but those on the screen. */
#include "config.h"

#include "jy-record-table.h"
#include "jy-column-choice.h"
#include "jy-column-width.h"
#include "jy-cut-text.h"
#include "jy-last-month.h"
#include "jy-query.h"
#include "jy-record-column.h"
#include "jy-record-footer.h"

#include <glib/gi18n.h>

/* A question that is overtaken by the next letter is given up, so that only the
 * fastest typing is worth waiting for. */
#define SEARCH_DELAY 50

/* The rows of a month are there sooner, those of a million not, in ms. */
#define FIRST_ROWS_WAIT 30

/* GTK keeps some two hundred rows ready whatever the screen shows. The first ones
 * fill it and are drawn at once, those beyond follow a few in each frame. */
#define FIRST_ROWS 40
#define MORE_ROWS  54
#define READY_ROWS 256

struct _JyRecordTable
{
  GtkWidget parent_instance;

  JyPeriodChooser *period;
  GtkSearchEntry *search_entry;
  GtkToggleButton *voided_button;
  GtkMenuButton *columns_button;
  GtkStack *pages;
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  GtkWidget *empty_page;
  JyRecordFooter *footer;

  JyLedger *ledger;
  const JyKind *kind;
  JyNames *names;
  GSettings *settings;
  JyQuery *query;
  JyRecordList *list;
  GtkSliceListModel *slice; /* of the list, what the view has got of it */
  guint growing;            /* the tick that lengthens it, or 0 */
  gint64 wanted;            /* the row to choose when all are found, or 0 */
};

G_DEFINE_FINAL_TYPE (JyRecordTable, jy_record_table, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_RECORD_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
has_words (JyRecordTable *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
}

static gboolean
note_record (const JyRecord      *record,
             const JyRecordState *state,
             gpointer             there_is,
             GError             **error)
{
  *(gboolean *) there_is = TRUE;
  return FALSE;
}

/* In whatever period; only the first one is read. */
static gboolean
has_records (JyRecordTable *self)
{
  g_autoptr (JyQuery) query = jy_query_new (self->kind);
  gboolean there_is = FALSE;

  jy_query_run (query, self->ledger, note_record, &there_is, NULL);
  return there_is;
}

static void
show_empty (JyRecordTable *self)
{
  g_autofree char *period = jy_period_chooser_dup_title (self->period);
  g_autofree char *in_period = g_strdup_printf (_ ("Nothing is recorded for %s. Choose another period above."), period);
  const char *title = has_words (self) ? _ ("Nothing Found") : _ ("No Records");
  gboolean whole = self->kind->date_field == 0 || jy_period_chooser_get (self->period) == JY_PERIOD_ALL;
  gboolean is_new = !jy_ledger_is_read_only (self->ledger) && !has_records (self);
  const char *description = has_words (self) ? _ ("Search for other words or in another period.")
                            : is_new         ? _ ("Begin with New (Ctrl+I), or import a spreadsheet (Ctrl+Shift+O).")
                            : whole          ? _ ("Records appear here as soon as there are some in the ledger.")
                                             : in_period;

  g_object_set (self->empty_page,
                "icon-name", has_words (self) ? "edit-find-symbolic" : "jieyue-empty-symbolic",
                "title", title,
                "description", description,
                NULL);
}

static void
show_problem (JyRecordTable *self,
              const GError  *error)
{
  gboolean stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autofree char *message = g_markup_escape_text (error->message, -1);

  g_object_set (self->empty_page,
                "icon-name", stopped ? "jieyue-empty-symbolic" : "dialog-error-symbolic",
                "title", stopped ? _ ("Stopped") : _ ("The Records Could Not Be Read"),
                "description", stopped ? _ ("Choose a shorter period or search again to see records.") : message,
                NULL);
}

static gboolean
grow_cb (GtkWidget     *view,
         GdkFrameClock *clock,
         gpointer       table)
{
  JyRecordTable *self = table;
  guint size = gtk_slice_list_model_get_size (self->slice) + MORE_ROWS;

  if (size < READY_ROWS)
    {
      gtk_slice_list_model_set_size (self->slice, size);
      return G_SOURCE_CONTINUE;
    }
  self->growing = 0;
  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
  return G_SOURCE_REMOVE;
}

static void
stop_growing (JyRecordTable *self)
{
  if (self->growing > 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->growing);
  self->growing = 0;
}

/* The slice has heard of it before. */
static void
rows_changed_cb (JyRecordTable *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    {
      stop_growing (self);
      gtk_slice_list_model_set_size (self->slice, FIRST_ROWS);
    }
  else if (self->growing == 0 && gtk_slice_list_model_get_size (self->slice) < READY_ROWS)
    self->growing = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), grow_cb, self, NULL);
}

/* A view that gets its model with rows in it makes them once, one whose model is
 * filled afterwards twice. */
static void
set_model (JyRecordTable *self)
{
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (NULL);

  self->slice = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->list)), 0, FIRST_ROWS);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (rows_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_model (selection, G_LIST_MODEL (self->slice));
  gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  rows_changed_cb (self);
}

/* The first rows are shown while the others are still being found. */
static void
rows_found_cb (JyRecordTable *self)
{
  if (!jy_record_list_is_loading (self->list) || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return;
  if (self->slice == NULL)
    set_model (self);
  gtk_stack_set_visible_child_name (self->pages, "records");
}

static void
look_at_widths (JyRecordTable *self)
{
  /* The view may go after the table. */
  if (self->list == NULL)
    return;
  jy_column_width_look (self->view, G_LIST_MODEL (self->list), self->names);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* The view knows where to scroll before it has laid the rows out, and takes the keyboard
 * to the row as well. */
static void
choose_wanted (JyRecordTable *self)
{
  GtkSelectionModel *model = gtk_column_view_get_model (self->view);
  gint64 row = self->wanted;
  guint position;

  self->wanted = 0;
  if (row == 0 || !jy_record_list_find_row (self->list, row, &position))
    return;
  stop_growing (self);
  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
  gtk_selection_model_select_item (model, position, TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->view)) != NULL || gtk_widget_has_focus (GTK_WIDGET (self->view)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Until the rows are found, those of before stay; a view that has none yet stays
 * without a word rather than with a wrong one. */
static void
loading_changed_cb (JyRecordTable *self)
{
  const GError *error = jy_record_list_get_error (self->list);
  gboolean shown = error == NULL && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;

  if (jy_record_list_is_loading (self->list))
    return;
  look_at_widths (self);
  if (self->slice == NULL)
    set_model (self);
  if (error != NULL)
    show_problem (self, error);
  else if (!shown)
    show_empty (self);
  gtk_stack_set_visible_child_name (self->pages, shown ? "records" : "empty");
  choose_wanted (self);
}

static void
reload (JyRecordTable *self)
{
  if (self->list != NULL)
    jy_record_list_set_query (self->list, self->query);
}

static void
period_changed_cb (JyRecordTable *self)
{
  JyDay from, to;

  if (self->query == NULL || self->kind->date_field == 0)
    return;
  jy_period_chooser_get_days (self->period, &from, &to);
  jy_query_set_period (self->query, from, to);
  reload (self);
}

/* The entry also tells of a change when it was only made. */
static void
search_changed_cb (JyRecordTable *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  if (self->query == NULL || g_str_equal (words, jy_query_get_search (self->query)))
    return;
  jy_query_set_search (self->query, words);
  reload (self);
}

/* Escape first takes the words away, then goes back to the rows. */
static void
search_stopped_cb (JyRecordTable *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
voided_toggled_cb (JyRecordTable *self)
{
  gboolean with_voided = gtk_toggle_button_get_active (self->voided_button);

  jy_column_choice_show_state (self->view, with_voided);
  jy_query_set_voided (self->query, with_voided);
  reload (self);
}

static void
sorter_changed_cb (JyRecordTable *self)
{
  GtkSortType direction;
  GtkColumnViewColumn *column = jy_record_column_get_primary (self->view, &direction);

  if (column == NULL)
    return;
  jy_query_set_order (self->query, self->kind->fields[jy_record_column_get_field (column)].name,
                      direction == GTK_SORT_DESCENDING, NULL);
  reload (self);
}

static void
row_activated_cb (JyRecordTable *self,
                  guint          position)
{
  g_autoptr (JyRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  g_signal_emit (self, signals[SIGNAL_RECORD_ACTIVATED], 0, jy_record_item_get_id (item));
}

/* The newest first; what has no date by its name. The rows are being found while
 * the columns are made. */
static void
fill (JyRecordTable *self)
{
  gboolean descending = self->kind->date_field > 0;
  guint order = descending ? self->kind->date_field : MAX (1, self->kind->name_field);
  const JyField *field = &self->kind->fields[order - 1];
  GtkColumnViewColumn *column;

  if (self->kind->date_field > 0)
    jy_period_chooser_set (self->period, JY_PERIOD_MONTH, jy_last_month_find (self->ledger, self->kind));
  else
    gtk_widget_set_visible (GTK_WIDGET (self->period), FALSE);
  self->query = jy_query_new (self->kind);
  jy_query_set_order (self->query, field->name, descending, NULL);
  period_changed_cb (self);
  self->list = jy_record_list_new (self->ledger, self->query);

  jy_column_choice_add_columns (self->view, self->kind, self->names, self->settings, self->columns_button);
  column = jy_record_column_find (self->view, field);
  if (column != NULL)
    gtk_column_view_sort_by_column (self->view, column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed", G_CALLBACK (look_at_widths), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (loading_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (rows_found_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  jy_record_footer_follow (self->footer, self->ledger, self->list);
  jy_record_list_wait (self->list, FIRST_ROWS_WAIT);
}

/* A scrollbar that takes room of its own leaves less for the columns. */
static int
measure_scrollbar (JyRecordTable *self)
{
  GtkWidget *scrollbar = gtk_scrolled_window_get_vscrollbar (self->scroller);
  gboolean overlays;
  int width;

  g_object_get (gtk_widget_get_settings (scrollbar), "gtk-overlay-scrolling", &overlays, NULL);
  if (overlays)
    return 0;
  gtk_widget_measure (scrollbar, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

static void
jy_record_table_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

/* Only here the width is known before the columns get theirs. */
static void
jy_record_table_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  JyRecordTable *self = JY_RECORD_TABLE (widget);

  jy_column_width_fit (self->view, width - measure_scrollbar (self));
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

static void
jy_record_table_dispose (GObject *object)
{
  JyRecordTable *self = JY_RECORD_TABLE (object);
  GtkWidget *child;

  stop_growing (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->slice);
  g_clear_object (&self->list);
  g_clear_object (&self->names);
  g_clear_object (&self->settings);
  g_clear_object (&self->ledger);
  g_clear_pointer (&self->query, jy_query_free);

  G_OBJECT_CLASS (jy_record_table_parent_class)->dispose (object);
}

static void
jy_record_table_class_init (JyRecordTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_record_table_dispose;
  widget_class->measure = jy_record_table_measure;
  widget_class->size_allocate = jy_record_table_size_allocate;

  g_type_ensure (JY_TYPE_PERIOD_CHOOSER);
  g_type_ensure (JY_TYPE_RECORD_FOOTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-record-table.ui");
  gtk_widget_class_bind_template_child (widget_class, JyRecordTable, period);
  gtk_widget_class_bind_template_child (widget_class, JyRecordTable, search_entry);
  gtk_widget_class_bind_template_child (widget_class, JyRecordTable, voided_button);
  gtk_widget_class_bind_template_child (widget_class, JyRecordTable, columns_button);
  gtk_widget_class_bind_template_child (widget_class, JyRecordTable, pages);
  gtk_widget_class_bind_template_child (widget_class, JyRecordTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, JyRecordTable, view);
  gtk_widget_class_bind_template_child (widget_class, JyRecordTable, empty_page);
  gtk_widget_class_bind_template_child (widget_class, JyRecordTable, footer);
  gtk_widget_class_bind_template_callback (widget_class, period_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, voided_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  /**
   * JyRecordTable::record-activated:
   * @table: the table
   * @id: the record's identifier
   *
   * Emitted when a record is to be shown.
   */
  signals[SIGNAL_RECORD_ACTIVATED] = g_signal_new ("record-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
jy_record_table_init (JyRecordTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_search_delay (self->search_entry, SEARCH_DELAY);
  jy_cut_text_show_tooltips (GTK_WIDGET (self->view));
}

/**
 * jy_record_table_new:
 * @ledger: an open ledger
 * @kind: a kind
 * @names: the ledger's names
 * @settings: the program's settings
 *
 * Returns: (transfer none): a table of the records of @kind, at the last month
 *   that has any
 */
JyRecordTable *
jy_record_table_new (JyLedger     *ledger,
                     const JyKind *kind,
                     JyNames      *names,
                     GSettings    *settings)
{
  JyRecordTable *table = g_object_new (JY_TYPE_RECORD_TABLE, NULL);

  table->ledger = g_object_ref (ledger);
  table->kind = kind;
  table->names = g_object_ref (names);
  table->settings = g_object_ref (settings);
  fill (table);
  return table;
}

/**
 * jy_record_table_get_kind:
 * @table: a table
 *
 * Returns: (transfer none): the kind of its records
 */
const JyKind *
jy_record_table_get_kind (JyRecordTable *table)
{
  return table->kind;
}

/**
 * jy_record_table_get_view:
 * @table: a table
 *
 * Returns: (transfer none): its rows and columns
 */
GtkColumnView *
jy_record_table_get_view (JyRecordTable *table)
{
  return table->view;
}

/**
 * jy_record_table_get_period:
 * @table: a table
 *
 * Returns: (transfer none): its period; of a kind without a date it says nothing
 */
JyPeriodChooser *
jy_record_table_get_period (JyRecordTable *table)
{
  return table->period;
}

/**
 * jy_record_table_get_total:
 * @table: a table
 *
 * Returns: (transfer none): the sums of what is shown, as they are shown
 */
const char *
jy_record_table_get_total (JyRecordTable *table)
{
  return jy_record_footer_get_total (table->footer);
}

/**
 * jy_record_table_reveal:
 * @table: a table
 * @id: the identifier of a record of its kind
 *
 * Selects a record and scrolls to it, as soon as its row is found. A record beyond the
 * period takes the table to its month: whoever saved it looks for it there.
 */
void
jy_record_table_reveal (JyRecordTable *table,
                        const char    *id)
{
  JyRecordState state;
  g_autoptr (JyRecord) record = jy_ledger_read (table->ledger, id, &state, NULL);
  JyDay from, to, day;

  if (record == NULL || record->kind != table->kind)
    return;
  table->wanted = state.row;
  if (table->kind->date_field > 0)
    {
      day = jy_record_get_day (record);
      jy_period_chooser_get_days (table->period, &from, &to);
      if ((from != 0 && day < from) || (to != 0 && day > to))
        jy_period_chooser_show_days (table->period, day, day);
    }
  if (!jy_record_list_is_loading (table->list))
    choose_wanted (table);
}

/**
 * jy_record_table_search:
 * @table: a table
 *
 * Takes the keyboard to the search entry.
 */
void
jy_record_table_search (JyRecordTable *table)
{
  gtk_widget_grab_focus (GTK_WIDGET (table->search_entry));
}

/**
 * jy_record_table_set_words:
 * @table: a table
 * @words: what to search for
 *
 * Searches, as if the words had been typed.
 */
void
jy_record_table_set_words (JyRecordTable *table,
                           const char    *words)
{
  gtk_editable_set_text (GTK_EDITABLE (table->search_entry), words);
}

/**
 * jy_record_table_toggle_voided:
 * @table: a table
 *
 * Shows voided records as well, or no longer.
 */
void
jy_record_table_toggle_voided (JyRecordTable *table)
{
  gtk_toggle_button_set_active (table->voided_button, !gtk_toggle_button_get_active (table->voided_button));
}
