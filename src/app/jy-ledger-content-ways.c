/* jy-ledger-content-ways.c: the pages of the kinds, each made when it is first looked
 * at, where they lead and the way back. */
#include "config.h"

#include "jy-ledger-content-private.h"
#include "jy-month-page.h"
#include "jy-notices-page.h"
#include "jy-posting.h"

/**
 * jy_ledger_content_leave: (skip)
 * @self: the content
 *
 * Makes what is shown now a place to come back to.
 */
void
jy_ledger_content_leave (JyLedgerContent *self)
{
  jy_places_push (self->places, self->kind, jy_ledger_content_get_record_id (self));
}

/**
 * jy_ledger_content_show_record: (skip)
 * @self: the content
 * @kind: the kind of the record
 * @id: its identifier
 *
 * Shows a record; the place that is left is the caller's to keep.
 */
void
jy_ledger_content_show_record (JyLedgerContent *self,
                               const JyKind    *kind,
                               const char      *id)
{
  self->kind = kind;
  jy_record_page_show (self->record_page, id);
  gtk_stack_set_visible_child (self->content, GTK_WIDGET (self->record_page));
  jy_ledger_content_tell (self);
}

/**
 * jy_ledger_content_reveal: (skip)
 * @self: the content
 * @id: the identifier of a record of the kind that is shown
 *
 * Has the table of the kind, where there is one, show the record, whether or not the
 * table itself is shown now.
 */
void
jy_ledger_content_reveal (JyLedgerContent *self,
                          const char      *id)
{
  GtkWidget *table = gtk_stack_get_child_by_name (self->content, self->kind->name);

  if (JY_IS_RECORD_TABLE (table))
    jy_record_table_reveal (JY_RECORD_TABLE (table), id);
}

static void show_kind (JyLedgerContent *self,
                       const JyKind *kind);

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
  jy_ledger_content_leave (self);
  jy_ledger_content_show_record (self, self->kind, id);
  gtk_widget_grab_focus (GTK_WIDGET (self->record_page));
}

/**
 * jy_ledger_content_record_activated_cb: (skip)
 * @self: the content
 * @kind: the name of a kind
 * @id: the identifier of a record of it
 *
 * Opens a record: a finding leads to the one that it is about, a record to those that
 * it names.
 */
void
jy_ledger_content_record_activated_cb (JyLedgerContent *self,
                                       const char      *kind,
                                       const char      *id)
{
  const JyKind *target = jy_kind_find_any (kind);
  g_autofree char *record = g_strdup (id);

  jy_ledger_content_leave (self);
  if (target->flags & JY_KIND_INTERNAL)
    {
      show_issued (self, record);
      return;
    }
  jy_ledger_content_show_record (self, target, record);
  gtk_widget_grab_focus (GTK_WIDGET (self->record_page));
}

/* From a month to its notices, and from a draft to the month that is not closed. */
static void
notices_wanted_cb (JyLedgerContent *self,
                   guint            month)
{
  jy_ledger_content_leave (self);
  show_kind (self, &jy_kind_notice);
  jy_notices_page_show (JY_NOTICES_PAGE (gtk_stack_get_visible_child (self->content)), month);
}

static void
month_wanted_cb (JyLedgerContent *self,
                 guint            month)
{
  jy_ledger_content_leave (self);
  show_kind (self, &jy_kind_closing);
  jy_month_page_show (JY_MONTH_PAGE (gtk_stack_get_visible_child (self->content)), month);
}

static void
posting_wanted_cb (JyLedgerContent *self,
                   const char      *number)
{
  GtkWidget *form = jy_posting_form_new (self->ledger, number);

  jy_ledger_content_leave (self);
  self->kind = &jy_kind_posting;
  jy_ledger_content_open_form (self, form);
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
  g_signal_connect_object (page, "record-activated", G_CALLBACK (jy_ledger_content_record_activated_cb), self, G_CONNECT_SWAPPED);
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
  jy_ledger_content_tell (self);
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
 * jy_ledger_content_go_back:
 * @self: the content
 *
 * Shows the place from which what is shown was opened; a table, at the record that
 * was looked at or saved last.
 */
void
jy_ledger_content_go_back (JyLedgerContent *self)
{
  g_autofree char *id = NULL;
  const JyKind *kind = jy_places_pop (self->places, &id);
  const JyKind *left = self->kind;
  const char *own = jy_ledger_content_get_record_id (self);
  g_autofree char *last = g_strdup (own != NULL ? own : self->saved);

  if (kind == NULL)
    return;
  if (id != NULL)
    jy_ledger_content_show_record (self, kind, id);
  else
    show_kind (self, kind);
  if (id == NULL && kind == left && last != NULL)
    jy_ledger_content_reveal (self, last);
  jy_ledger_content_close_form (self);
  jy_ledger_content_tell (self);
  if (!gtk_widget_grab_focus (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->record_page));
}
