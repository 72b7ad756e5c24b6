/* jy-ledger-content.c: one table per kind, made when it is first looked at, one page
 * for the record that is open, one form, and the way back from each. */
#include "config.h"

#include "jy-ledger-content.h"
#include "jy-focus.h"
#include "jy-deeds.h"
#include "jy-month-page.h"
#include "jy-notices-page.h"
#include "jy-posting.h"
#include "jy-places.h"
#include "jy-record-form.h"
#include "jy-record-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _JyLedgerContent
{
  GtkWidget parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *content;

  JyLedger *ledger;
  JyNames *names;
  GSettings *settings;
  JyRecordPage *record_page;
  GtkWidget *form; /* the one that is open, or NULL */
  JyDeeds *deeds;
  JyPlaces *places;
  const JyKind *kind;
};

G_DEFINE_FINAL_TYPE (JyLedgerContent, jy_ledger_content, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static JyRecordTable *
get_table (JyLedgerContent *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->content);

  return JY_IS_RECORD_TABLE (child) ? JY_RECORD_TABLE (child) : NULL;
}

static gboolean
shows_record (JyLedgerContent *self)
{
  return gtk_stack_get_visible_child (self->content) == GTK_WIDGET (self->record_page);
}

static gboolean
shows_form (JyLedgerContent *self)
{
  return self->form != NULL && gtk_stack_get_visible_child (self->content) == self->form;
}

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
  JyRecordTable *table = get_table (self);
  JyRecordItem *item = NULL;

  if (shows_record (self))
    return g_strdup (jy_record_page_get_id (self->record_page));
  if (table != NULL)
    item = gtk_single_selection_get_selected_item (
      GTK_SINGLE_SELECTION (gtk_column_view_get_model (jy_record_table_get_view (table))));
  return item != NULL ? g_strdup (jy_record_item_get_id (item)) : NULL;
}

static void
tell (JyLedgerContent *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void show_kind (JyLedgerContent *self,
                       const JyKind *kind);

/* What is shown now becomes a place to come back to. */
static void
leave (JyLedgerContent *self)
{
  jy_places_push (self->places, self->kind, shows_record (self) ? jy_record_page_get_id (self->record_page) : NULL);
}

static void
show_record (JyLedgerContent *self,
             const JyKind    *kind,
             const char      *id)
{
  self->kind = kind;
  jy_record_page_show (self->record_page, id);
  gtk_stack_set_visible_child (self->content, GTK_WIDGET (self->record_page));
  tell (self);
}

/* A finding may be about a notice that was issued. */
static void
show_issued (JyLedgerContent *self,
             const char      *id)
{
  g_autoptr (JyRecord) notice = jy_ledger_read (self->ledger, id, NULL, NULL);

  show_kind (self, &jy_kind_notice);
  if (notice != NULL && notice->kind == &jy_kind_notice)
    jy_notices_page_show_issued (JY_NOTICES_PAGE (gtk_stack_get_visible_child (self->content)),
                                 jy_record_get_text (notice, JY_NOTICE_NUMBER));
}

static void
table_activated_cb (JyLedgerContent *self,
                    const char      *id)
{
  leave (self);
  show_record (self, self->kind, id);
  gtk_widget_grab_focus (GTK_WIDGET (self->record_page));
}

/* A finding leads to the record that it is about, a record to those that it names. */
static void
record_activated_cb (JyLedgerContent *self,
                     const char      *kind,
                     const char      *id)
{
  const JyKind *target = jy_kind_find_any (kind);
  g_autofree char *record = g_strdup (id);

  leave (self);
  if (target->flags & JY_KIND_INTERNAL)
    {
      show_issued (self, record);
      return;
    }
  show_record (self, target, record);
  gtk_widget_grab_focus (GTK_WIDGET (self->record_page));
}

/* The form goes; what is not saved stays as a draft for the next one. */
static void
close_form (JyLedgerContent *self)
{
  GtkWidget *form = g_steal_pointer (&self->form);

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
  if (another)
    return;
  if (amended)
    jy_places_pop (self->places, &left);
  show_record (self, self->kind, record);
  close_form (self);
  tell (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->record_page));
}

/* A record that was made in place of one to refer to can be undone as well. */
static void
note_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *id)
{
  jy_deeds_note_silently (JY_LEDGER_CONTENT (widget)->deeds, g_variant_get_string (id, NULL));
}

static void
form_cancelled_cb (JyLedgerContent *self)
{
  jy_ledger_content_go_back (self);
}

static void
open_form (JyLedgerContent *self,
           GtkWidget       *form)
{
  close_form (self);
  self->form = form;
  g_signal_connect_object (form, "saved", G_CALLBACK (form_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "cancelled", G_CALLBACK (form_cancelled_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->content, form);
  gtk_stack_set_visible_child (self->content, form);
  tell (self);
  gtk_widget_grab_focus (form);
}

/* From a month to its notices, and from a draft to the month that is not closed. */
static void
notices_wanted_cb (JyLedgerContent *self,
                   guint            month)
{
  leave (self);
  show_kind (self, &jy_kind_notice);
  jy_notices_page_show (JY_NOTICES_PAGE (gtk_stack_get_visible_child (self->content)), month);
}

static void
month_wanted_cb (JyLedgerContent *self,
                 guint            month)
{
  leave (self);
  show_kind (self, &jy_kind_closing);
  jy_month_page_show (JY_MONTH_PAGE (gtk_stack_get_visible_child (self->content)), month);
}

static void
posting_wanted_cb (JyLedgerContent *self,
                   const char      *number)
{
  GtkWidget *form = jy_posting_form_new (self->ledger, number);

  leave (self);
  self->kind = &jy_kind_posting;
  open_form (self, form);
}

/* What is the ledger's own has a page of its own kind. */
static GtkWidget *
new_special_page (JyLedgerContent *self,
                  const JyKind    *kind)
{
  GtkWidget *page;

  if (kind == &jy_kind_notice)
    {
      page = jy_notices_page_new (self->ledger);
      g_signal_connect_object (page, "month-activated", G_CALLBACK (month_wanted_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (page, "posting-wanted", G_CALLBACK (posting_wanted_cb), self, G_CONNECT_SWAPPED);
      return page;
    }
  page = jy_month_page_new (self->ledger);
  g_signal_connect_object (page, "record-activated", G_CALLBACK (record_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notices-activated", G_CALLBACK (notices_wanted_cb), self, G_CONNECT_SWAPPED);
  return page;
}

static GtkWidget *
require_special_page (JyLedgerContent *self,
                      const JyKind    *kind)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->content, kind->name);

  if (page == NULL)
    {
      page = new_special_page (self, kind);
      gtk_stack_add_named (self->content, page, kind->name);
    }
  return page;
}

/* The one record of a kind of which there is one. */
static GtkWidget *
show_single (JyLedgerContent *self)
{
  JyRecordState state;
  g_autoptr (JyRecord) record = jy_ledger_read_institution (self->ledger, &state, NULL);

  if (record == NULL)
    return gtk_stack_get_child_by_name (self->content, "no-institution");
  jy_record_page_show (self->record_page, state.id);
  return GTK_WIDGET (self->record_page);
}

static GtkWidget *
require_table (JyLedgerContent *self,
               const JyKind    *kind)
{
  GtkWidget *table = gtk_stack_get_child_by_name (self->content, kind->name);

  if (table == NULL)
    {
      table = GTK_WIDGET (jy_record_table_new (self->ledger, kind, self->names, self->settings));
      g_signal_connect_object (table, "record-activated", G_CALLBACK (table_activated_cb), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->content, table, kind->name);
    }
  return table;
}

static void
show_kind (JyLedgerContent *self,
           const JyKind    *kind)
{
  GtkWidget *child = kind->flags & JY_KIND_SINGLE     ? show_single (self)
                     : kind->flags & JY_KIND_INTERNAL ? require_special_page (self, kind)
                                                      : require_table (self, kind);

  self->kind = kind;
  gtk_stack_set_visible_child (self->content, child);
  g_settings_set_string (self->settings, "last-kind", kind->name);
  tell (self);
}

/* The rows, for whoever begins with the arrow keys. */
static gboolean
jy_ledger_content_grab_focus (GtkWidget *widget)
{
  JyRecordTable *table = get_table (JY_LEDGER_CONTENT (widget));
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
  g_signal_connect_object (content->deeds, "changed", G_CALLBACK (tell), content, G_CONNECT_SWAPPED);
  g_signal_connect_object (content->record_page, "record-activated", G_CALLBACK (record_activated_cb), content,
                           G_CONNECT_SWAPPED);
  /* After the record's page has read it again. */
  g_signal_connect_object (ledger, "changed", G_CALLBACK (tell), content, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * jy_ledger_content_show:
 * @content: the content
 * @kind: a kind
 *
 * Shows the table of a kind, or the record where there is only one. It is a place of
 * its own, from which nothing leads back.
 */
void
jy_ledger_content_show (JyLedgerContent *content,
                        const JyKind    *kind)
{
  jy_places_clear (content->places);
  show_kind (content, kind);
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
  return get_table (content);
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
  return shows_record (content) ? content->record_page : NULL;
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
  return shows_form (content);
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
  return !jy_ledger_is_read_only (content->ledger) && is_entered (content->kind) && !shows_form (content);
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
  jy_deeds_can (content->deeds, shows_record (content) ? jy_record_page_get_id (content->record_page) : NULL, undo, redo);
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
 * jy_ledger_content_go_back:
 * @self: the content
 *
 * Shows the place from which what is shown was opened.
 */
void
jy_ledger_content_go_back (JyLedgerContent *self)
{
  g_autofree char *id = NULL;
  const JyKind *kind = jy_places_pop (self->places, &id);

  if (kind == NULL)
    return;
  if (id != NULL)
    show_record (self, kind, id);
  else
    show_kind (self, kind);
  close_form (self);
  tell (self);
  if (!gtk_widget_grab_focus (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->record_page));
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
  if (self->kind == NULL || !is_entered (self->kind) || shows_form (self) || !require_writable (self))
    return;
  leave (self);
  open_form (self, jy_record_form_new (self->ledger, self->kind));
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

  if (id == NULL || shows_form (self) || !require_writable (self))
    return;
  form = jy_record_form_new_amend (self->ledger, id, NULL);
  if (form == NULL)
    return;
  if (!shows_record (self))
    {
      leave (self);
      show_record (self, self->kind, id);
    }
  leave (self);
  open_form (self, form);
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

  if (id == NULL || !is_entered (self->kind) || (self->kind->flags & JY_KIND_SINGLE) || shows_form (self))
    return;
  if (require_writable (self))
    jy_deeds_ask_void (self->deeds, id);
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
  if (id == NULL && shows_record (self))
    id = jy_record_page_get_id (self->record_page);
  if (redo)
    jy_deeds_redo (self->deeds, id);
  else
    jy_deeds_undo (self->deeds, id);
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
  JyRecordTable *table = get_table (self);

  GtkWidget *page = gtk_stack_get_visible_child (self->content);

  if (JY_IS_MONTH_PAGE (page))
    jy_month_page_step (JY_MONTH_PAGE (page), direction);
  else if (JY_IS_NOTICES_PAGE (page))
    jy_notices_page_step (JY_NOTICES_PAGE (page), direction);
  else if (table != NULL && self->kind->date_field > 0)
    jy_period_chooser_step (jy_record_table_get_period (table), direction);
}
