/* jy-record-page.c: reads a record and follows it as the ledger changes. What it names
 * is a way there. */
#include "config.h"

#include "jy-record-page.h"
#include "jy-coverage.h"
#include "jy-focus.h"
#include "jy-history-list.h"
#include "jy-text.h"
#include "jy-value-row.h"

struct _JyRecordPage
{
  GtkWidget parent_instance;

  GtkStack *pages;
  GtkScrolledWindow *scroller;
  GtkWidget *problem_page;
  GtkWidget *voided_notice;
  GtkListBox *values;
  GtkWidget *coverage_group;
  GtkImage *coverage_icon;
  GtkLabel *coverage;
  GtkListBox *papers;
  GtkListBox *history;

  JyLedger *ledger;
  JyNames *names;
  char *id;
  JyRecord *record;
  gboolean voided;
};

G_DEFINE_FINAL_TYPE (JyRecordPage, jy_record_page, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_RECORD_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
empty_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static GtkWidget *
new_value_row (JyRecordPage *self,
               guint         position)
{
  const JyField *field = &self->record->kind->fields[position];
  const char *unit = jy_field_get_unit (field);
  g_autofree char *value = jy_names_format (self->names, self->record, position);
  g_autofree char *text = g_strconcat (value, *unit != '\0' ? " " : "", unit, NULL);
  GtkWidget *row = jy_value_row_new (jy_field_get_title (field), text, field->type == JY_FIELD_LONG_TEXT);

  if (field->type == JY_FIELD_REFERENCE && jy_kind_find (field->target) != NULL)
    jy_value_row_lead_to (row, self->ledger, jy_kind_find_any (field->target), self->record->values[position].integer);
  return row;
}

/* The contract or the licence that decided, as a way to it. */
static void
add_paper (JyRecordPage *self,
           const JyKind *kind,
           gint64        record)
{
  g_autofree char *number = record != 0 ? jy_ledger_dup_name (self->ledger, kind, record) : NULL;
  GtkWidget *row;

  if (number == NULL)
    return;
  row = jy_value_row_new (jy_kind_get_title (kind), number, FALSE);
  jy_value_row_lead_to (row, self->ledger, kind, record);
  gtk_list_box_append (self->papers, row);
}

static void
show_coverage (JyRecordPage *self)
{
  g_autoptr (JyCoverageBook) book = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *text = NULL;
  JyCoverage coverage;
  gboolean is_fine;

  gtk_widget_set_visible (self->coverage_group, self->record->kind == &jy_kind_pickup);
  if (self->record->kind != &jy_kind_pickup)
    return;
  book = jy_coverage_book_new (self->ledger, NULL);
  if (book == NULL)
    {
      gtk_widget_set_visible (self->coverage_group, FALSE);
      return;
    }
  coverage = jy_coverage_book_ask_pickup (book, self->record);
  sentence = jy_coverage_to_sentence (&coverage, self->ledger);
  text = jy_text_capitalize (sentence);
  is_fine = coverage.result == JY_COVERAGE_COVERED;
  gtk_label_set_label (self->coverage, text);
  gtk_image_set_from_icon_name (self->coverage_icon, is_fine ? "emblem-ok-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->coverage_icon), is_fine ? "warning" : "success");
  gtk_widget_add_css_class (GTK_WIDGET (self->coverage_icon), is_fine ? "success" : "warning");
  add_paper (self, &jy_kind_contract, coverage.contract);
  add_paper (self, &jy_kind_licence, coverage.licence);
  gtk_widget_set_visible (GTK_WIDGET (self->papers), coverage.contract != 0 || coverage.licence != 0);
}

static void
show_problem (JyRecordPage *self,
              const GError *error)
{
  g_autofree char *message = g_markup_escape_text (error->message, -1);

  g_object_set (self->problem_page, "description", message, NULL);
  gtk_stack_set_visible_child_name (self->pages, "problem");
}

static void
reload (JyRecordPage *self)
{
  g_autoptr (GError) error = NULL;
  JyRecordState state;

  g_clear_pointer (&self->record, jy_record_free);
  empty_list (self->values);
  empty_list (self->papers);
  empty_list (self->history);
  self->record = jy_ledger_read (self->ledger, self->id, &state, &error);
  if (self->record == NULL || !jy_history_list_fill (self->history, self->ledger, self->names, self->id, &error))
    {
      show_problem (self, error);
      return;
    }
  for (guint i = 0; i < self->record->kind->n_fields; i++)
    if (self->record->values[i].is_set)
      gtk_list_box_append (self->values, new_value_row (self, i));
  self->voided = state.voided;
  gtk_widget_set_visible (self->voided_notice, state.voided);
  show_coverage (self);
  gtk_stack_set_visible_child_name (self->pages, "record");
}

/* Not only its own kind: it shows the names of others, and what covers it. */
static void
ledger_changed_cb (JyRecordPage *self)
{
  if (self->id != NULL)
    reload (self);
}

static void
row_activated_cb (JyRecordPage  *self,
                  GtkListBoxRow *row)
{
  const char *id;
  const JyKind *kind = jy_value_row_get_target (row, &id);
  g_autofree char *own_id = g_strdup (id);

  if (kind != NULL)
    g_signal_emit (self, signals[SIGNAL_RECORD_ACTIVATED], 0, kind->name, own_id);
}

/* Its first value; from there the arrows go through all of them. */
static gboolean
jy_record_page_grab_focus (GtkWidget *widget)
{
  JyRecordPage *self = JY_RECORD_PAGE (widget);
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->values));

  return first != NULL ? gtk_widget_grab_focus (first) : gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
}

static void
jy_record_page_dispose (GObject *object)
{
  JyRecordPage *self = JY_RECORD_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->names);
  g_clear_object (&self->ledger);
  g_clear_pointer (&self->record, jy_record_free);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (jy_record_page_parent_class)->dispose (object);
}

static void
jy_record_page_class_init (JyRecordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_record_page_dispose;
  widget_class->focus = jy_focus_inside;
  widget_class->grab_focus = jy_record_page_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JyRecordPage, pages);
  gtk_widget_class_bind_template_child (widget_class, JyRecordPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, JyRecordPage, problem_page);
  gtk_widget_class_bind_template_child (widget_class, JyRecordPage, voided_notice);
  gtk_widget_class_bind_template_child (widget_class, JyRecordPage, values);
  gtk_widget_class_bind_template_child (widget_class, JyRecordPage, coverage_group);
  gtk_widget_class_bind_template_child (widget_class, JyRecordPage, coverage_icon);
  gtk_widget_class_bind_template_child (widget_class, JyRecordPage, coverage);
  gtk_widget_class_bind_template_child (widget_class, JyRecordPage, papers);
  gtk_widget_class_bind_template_child (widget_class, JyRecordPage, history);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  /**
   * JyRecordPage::record-activated:
   * @page: the page
   * @kind: the name of the record's kind
   * @record: the record's identifier
   *
   * Emitted when a record that this one names is to be shown.
   */
  signals[SIGNAL_RECORD_ACTIVATED] = g_signal_new ("record-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
jy_record_page_init (JyRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jy_record_page_new:
 * @ledger: an open ledger
 * @names: its names
 *
 * Returns: (transfer none): a page without a record
 */
JyRecordPage *
jy_record_page_new (JyLedger *ledger,
                    JyNames  *names)
{
  JyRecordPage *page = g_object_new (JY_TYPE_RECORD_PAGE, NULL);

  page->ledger = g_object_ref (ledger);
  page->names = g_object_ref (names);
  g_signal_connect_object (ledger, "changed", G_CALLBACK (ledger_changed_cb), page, G_CONNECT_SWAPPED);
  return page;
}

/**
 * jy_record_page_show:
 * @page: the page
 * @id: a record's identifier
 *
 * Shows a record from its top, or why it cannot be read.
 */
void
jy_record_page_show (JyRecordPage *page,
                     const char   *id)
{
  g_free (page->id);
  page->id = g_strdup (id);
  reload (page);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (page->scroller), 0);
}

/**
 * jy_record_page_get_kind:
 * @page: the page
 *
 * Returns: (transfer none) (nullable): the kind of the record
 */
const JyKind *
jy_record_page_get_kind (JyRecordPage *page)
{
  return page->record != NULL ? page->record->kind : NULL;
}

/**
 * jy_record_page_get_id:
 * @page: the page
 *
 * Returns: (transfer none) (nullable): the record's identifier
 */
const char *
jy_record_page_get_id (JyRecordPage *page)
{
  return page->record != NULL ? page->id : NULL;
}

/**
 * jy_record_page_is_voided:
 * @page: the page
 *
 * Returns: whether the record is voided, or there is none
 */
gboolean
jy_record_page_is_voided (JyRecordPage *page)
{
  return page->record == NULL || page->voided;
}

/**
 * jy_record_page_dup_subtitle:
 * @page: the page
 *
 * Returns: (transfer full): what tells the record from others: its day or its name
 */
char *
jy_record_page_dup_subtitle (JyRecordPage *page)
{
  const JyKind *kind = jy_record_page_get_kind (page);

  if (kind != NULL && kind->date_field > 0)
    return jy_names_format (page->names, page->record, kind->date_field - 1);
  if (kind != NULL && kind->name_field > 0)
    return jy_names_format (page->names, page->record, kind->name_field - 1);
  return g_strdup ("");
}
