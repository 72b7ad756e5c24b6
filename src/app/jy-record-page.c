/* jy-record-page.c: reads a record and follows it as the ledger changes. */
#include "config.h"

#include "jy-record-page.h"
#include "jy-coverage.h"
#include "jy-history-list.h"
#include "jy-text.h"

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
  GtkListBox *history;

  JyLedger *ledger;
  JyNames *names;
  char *id;
  JyRecord *record;
  gboolean voided;
};

G_DEFINE_FINAL_TYPE (JyRecordPage, jy_record_page, GTK_TYPE_WIDGET)

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
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), jy_field_get_title (field));
  if (field->type == JY_FIELD_LONG_TEXT)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
      return row;
    }
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
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
  gtk_widget_class_bind_template_child (widget_class, JyRecordPage, history);
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
