/* jy-ledger-content.c: the widget: what is shown, and what it tells of it. Where pages
 * lead and what can be done are files of their own. */
#include "config.h"

#include "jy-ledger-content-private.h"
#include "jy-focus.h"
#include "jy-month-page.h"
#include "jy-notices-page.h"

G_DEFINE_FINAL_TYPE (JyLedgerContent, jy_ledger_content, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A record that was made in place of one to refer to can be undone as well. */
static void
note_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *id)
{
  jy_deeds_note_silently (JY_LEDGER_CONTENT (widget)->deeds, g_variant_get_string (id, NULL));
}

/* The rows, for whoever begins with the arrow keys. */
static gboolean
jy_ledger_content_grab_focus (GtkWidget *widget)
{
  JyRecordTable *table = jy_ledger_content_get_table (JY_LEDGER_CONTENT (widget));
  GtkWidget *page = gtk_stack_get_visible_child (JY_LEDGER_CONTENT (widget)->content);

  if (table != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (jy_record_table_get_view (table)));
  return JY_IS_NOTICES_PAGE (page) && gtk_widget_grab_focus (page);
}

static void
jy_ledger_content_dispose (GObject *object)
{
  JyLedgerContent *self = JY_LEDGER_CONTENT (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->deeds);
  g_clear_object (&self->names);
  g_clear_object (&self->settings);
  g_clear_object (&self->ledger);
  g_clear_pointer (&self->places, jy_places_free);
  g_clear_pointer (&self->saved, g_free);

  G_OBJECT_CLASS (jy_ledger_content_parent_class)->dispose (object);
}

static void
jy_ledger_content_class_init (JyLedgerContentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_ledger_content_dispose;
  widget_class->focus = jy_focus_inside;
  widget_class->grab_focus = jy_ledger_content_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-ledger-content.ui");
  gtk_widget_class_bind_template_child (widget_class, JyLedgerContent, toasts);
  gtk_widget_class_bind_template_child (widget_class, JyLedgerContent, content);
  gtk_widget_class_install_action (widget_class, "record.note", "s", note_activated_cb);

  /**
   * JyLedgerContent::changed:
   * @content: the content
   *
   * Emitted when something else is shown, or something else can be done to it.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", JY_TYPE_LEDGER_CONTENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jy_ledger_content_init (JyLedgerContent *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->places = jy_places_new ();
}

/**
 * jy_ledger_content_set_up:
 * @content: the content
 * @ledger: an open ledger
 * @settings: the program's settings
 *
 * Gives it a ledger; nothing of it is shown yet.
 */
void
jy_ledger_content_set_up (JyLedgerContent *content,
                          JyLedger        *ledger,
                          GSettings       *settings)
{
  content->ledger = g_object_ref (ledger);
  content->settings = g_object_ref (settings);
  content->names = jy_names_new (ledger);
  content->deeds = jy_deeds_new (ledger, content->toasts);
  content->record_page = jy_record_page_new (ledger, content->names);
  gtk_stack_add_child (content->content, GTK_WIDGET (content->record_page));
  g_signal_connect_object (content->deeds, "changed", G_CALLBACK (jy_ledger_content_tell), content, G_CONNECT_SWAPPED);
  g_signal_connect_object (content->record_page, "record-activated", G_CALLBACK (jy_ledger_content_record_activated_cb), content,
                           G_CONNECT_SWAPPED);
  /* After the record's page has read it again. */
  g_signal_connect_object (ledger, "changed", G_CALLBACK (jy_ledger_content_tell), content, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * jy_ledger_content_get_kind:
 * @content: the content
 *
 * Returns: (transfer none) (nullable): the kind of what is shown
 */
const JyKind *
jy_ledger_content_get_kind (JyLedgerContent *content)
{
  return content->kind;
}

/**
 * jy_ledger_content_get_table:
 * @content: the content
 *
 * Returns: (transfer none) (nullable): the table, where one is shown
 */
JyRecordTable *
jy_ledger_content_get_table (JyLedgerContent *content)
{
  GtkWidget *child = gtk_stack_get_visible_child (content->content);

  return JY_IS_RECORD_TABLE (child) ? JY_RECORD_TABLE (child) : NULL;
}

/**
 * jy_ledger_content_get_record_page:
 * @content: the content
 *
 * Returns: (transfer none) (nullable): the record's page, where one is shown
 */
JyRecordPage *
jy_ledger_content_get_record_page (JyLedgerContent *content)
{
  gboolean is_shown = gtk_stack_get_visible_child (content->content) == GTK_WIDGET (content->record_page);

  return is_shown ? content->record_page : NULL;
}

/**
 * jy_ledger_content_get_record_id: (skip)
 * @self: the content
 *
 * Returns: (transfer none) (nullable): the identifier of the record, where its page is
 *   shown
 */
const char *
jy_ledger_content_get_record_id (JyLedgerContent *self)
{
  JyRecordPage *page = jy_ledger_content_get_record_page (self);

  return page != NULL ? jy_record_page_get_id (page) : NULL;
}

/**
 * jy_ledger_content_shows_form:
 * @content: the content
 *
 * Returns: whether a form is shown
 */
gboolean
jy_ledger_content_shows_form (JyLedgerContent *content)
{
  return content->form != NULL && gtk_stack_get_visible_child (content->content) == content->form;
}

/**
 * jy_ledger_content_can_go_back:
 * @content: the content
 *
 * Returns: whether what is shown was opened from somewhere
 */
gboolean
jy_ledger_content_can_go_back (JyLedgerContent *content)
{
  return !jy_places_is_empty (content->places);
}

/**
 * jy_ledger_content_note:
 * @self: the content
 * @id: the identifier of a record or of an import
 * @sentence: what was done
 *
 * Tells it, with a way back.
 */
void
jy_ledger_content_note (JyLedgerContent *self,
                        const char      *id,
                        const char      *sentence)
{
  jy_deeds_note (self->deeds, id, sentence);
}

/**
 * jy_ledger_content_step:
 * @self: the content
 * @direction: −1 for the month or year before, 1 for the next one
 *
 * Steps from period to period, where there are any.
 */
void
jy_ledger_content_step (JyLedgerContent *self,
                        int              direction)
{
  JyRecordTable *table = jy_ledger_content_get_table (self);

  GtkWidget *page = gtk_stack_get_visible_child (self->content);

  if (JY_IS_MONTH_PAGE (page))
    jy_month_page_step (JY_MONTH_PAGE (page), direction);
  else if (JY_IS_NOTICES_PAGE (page))
    jy_notices_page_step (JY_NOTICES_PAGE (page), direction);
  else if (table != NULL && self->kind->date_field > 0)
    jy_period_chooser_step (jy_record_table_get_period (table), direction);
}

/**
 * jy_ledger_content_tell: (skip)
 * @self: the content
 *
 * Tells of a change, see JyLedgerContent::changed.
 */
void
jy_ledger_content_tell (JyLedgerContent *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
