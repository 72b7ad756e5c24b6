/* jy-record-footer.c: follows a list. Once its rows are found, they are added up;
 * where one of both takes long, that is shown and can be stopped. */
#include "config.h"

#include "jy-record-footer.h"
#include "jy-record-total.h"

#include <glib/gi18n.h>

/* What is answered sooner need not be spoken of, in ms. */
#define PATIENCE 500

struct _JyRecordFooter
{
  GtkWidget parent_instance;

  GtkLabel *count;
  GtkWidget *busy;
  GtkSpinner *spinner;
  GtkLabel *total;

  JyLedger *ledger;
  JyRecordList *list;
  GCancellable *counting; /* while the rows are added up */
  guint patience;
};

G_DEFINE_FINAL_TYPE (JyRecordFooter, jy_record_footer, GTK_TYPE_WIDGET)

static void
set_busy (JyRecordFooter *self,
          gboolean        busy)
{
  gtk_widget_set_visible (self->busy, busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

/* Sums of rows that are no longer shown would be taken for those of the new ones. */
static gboolean
patience_ended_cb (gpointer footer)
{
  JyRecordFooter *self = footer;

  self->patience = 0;
  gtk_label_set_label (self->total, "");
  set_busy (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
begin_waiting (JyRecordFooter *self)
{
  if (self->patience == 0 && !gtk_widget_get_visible (self->busy))
    self->patience = g_timeout_add (PATIENCE, patience_ended_cb, self);
}

static void
end_waiting (JyRecordFooter *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  set_busy (self, FALSE);
}

static void
stop_counting (JyRecordFooter *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

/* The widget may be gone meanwhile, or count something else. */
static void
total_found_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      reference)
{
  g_autoptr (JyRecordFooter) self = g_weak_ref_get (reference);
  g_autoptr (GError) error = NULL;
  g_autofree char *sums = jy_record_total_finish (result, &error);

  g_weak_ref_clear (reference);
  g_free (reference);
  if (self == NULL || g_task_get_cancellable (G_TASK (result)) != self->counting)
    return;
  g_clear_object (&self->counting);
  end_waiting (self);
  gtk_label_set_label (self->total, sums != NULL ? sums : error->message);
}

static void
begin_counting (JyRecordFooter *self)
{
  GWeakRef *reference = g_new0 (GWeakRef, 1);

  stop_counting (self);
  self->counting = g_cancellable_new ();
  g_weak_ref_init (reference, self);
  jy_record_total_async (self->ledger, jy_record_list_get_query (self->list), self->counting, total_found_cb, reference);
  begin_waiting (self);
}

static void
loading_changed_cb (JyRecordFooter *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *count = g_strdup_printf (ngettext ("%u record", "%u records", n), n);

  stop_counting (self);
  if (jy_record_list_is_loading (self->list))
    {
      begin_waiting (self);
      return;
    }
  end_waiting (self);
  if (jy_record_list_get_error (self->list) == NULL)
    {
      gtk_label_set_label (self->count, count);
      begin_counting (self);
    }
  else
    {
      gtk_label_set_label (self->count, "");
      gtk_label_set_label (self->total, "");
    }
}

/* While rows are found, there are others than those that were counted. */
static void
rows_changed_cb (JyRecordFooter *self)
{
  if (!jy_record_list_is_loading (self->list))
    return;
  gtk_label_set_label (self->count, "");
  gtk_label_set_label (self->total, "");
}

static void
stop_clicked_cb (JyRecordFooter *self)
{
  if (jy_record_list_is_loading (self->list))
    {
      jy_record_list_stop (self->list);
      return;
    }
  stop_counting (self);
  end_waiting (self);
  gtk_label_set_label (self->total, _ ("Not added up"));
}

static void
jy_record_footer_dispose (GObject *object)
{
  JyRecordFooter *self = JY_RECORD_FOOTER (object);
  GtkWidget *child;

  stop_counting (self);
  g_clear_handle_id (&self->patience, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->list);
  g_clear_object (&self->ledger);

  G_OBJECT_CLASS (jy_record_footer_parent_class)->dispose (object);
}

static void
jy_record_footer_class_init (JyRecordFooterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_record_footer_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-record-footer.ui");
  gtk_widget_class_bind_template_child (widget_class, JyRecordFooter, count);
  gtk_widget_class_bind_template_child (widget_class, JyRecordFooter, busy);
  gtk_widget_class_bind_template_child (widget_class, JyRecordFooter, spinner);
  gtk_widget_class_bind_template_child (widget_class, JyRecordFooter, total);
  gtk_widget_class_bind_template_callback (widget_class, stop_clicked_cb);
}

static void
jy_record_footer_init (JyRecordFooter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jy_record_footer_follow:
 * @footer: a footer that follows nothing yet
 * @ledger: an open ledger
 * @list: a list of its records
 *
 * Shows how many records @list has and what they add up to, from now on.
 */
void
jy_record_footer_follow (JyRecordFooter *footer,
                         JyLedger       *ledger,
                         JyRecordList   *list)
{
  g_return_if_fail (footer->list == NULL);

  footer->ledger = g_object_ref (ledger);
  footer->list = g_object_ref (list);
  g_signal_connect_object (list, "notify::loading", G_CALLBACK (loading_changed_cb), footer, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (rows_changed_cb), footer, G_CONNECT_SWAPPED);
  loading_changed_cb (footer);
}

/**
 * jy_record_footer_get_total:
 * @footer: a footer
 *
 * Returns: (transfer none): the sums of what is shown, as they are shown
 */
const char *
jy_record_footer_get_total (JyRecordFooter *footer)
{
  return gtk_label_get_label (footer->total);
}
