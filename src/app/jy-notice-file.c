/* jy-notice-file.c: makes the draft of a notice in a thread. One that is issued is
 * tried as a draft first: the fonts then know their glyphs, and the ledger is held
 * and the window kept only for a moment. */
#include "config.h"

#include "jy-notice-file.h"
#include "jy-notice.h"
#include "jy-paper-output.h"
#include "jy-system-font-set.h"

#include <glib/gstdio.h>

/* ISO C has no pointer to a function that is one to data as well. */
#define SOURCE_TAG ((gpointer) "jy_notice_file_save_async")

/* What the thread is given, and what it leaves. */
typedef struct
{
  char *ledger;
  JyDesk *desk;
  char *notice;
  JyMonth month;
  char *path; /* or NULL */
  gboolean issue;
  JyNoticePeriod period;
  JyFontSet *fonts;
  GPtrArray *warnings;
} Order;

static void
order_free (Order *order)
{
  g_free (order->ledger);
  jy_desk_free (order->desk);
  g_free (order->notice);
  g_free (order->path);
  g_clear_object (&order->fonts);
  g_clear_pointer (&order->warnings, g_ptr_array_unref);
  g_free (order);
}

static void
draft_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Order *order = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) ledger = jy_ledger_open (order->ledger, order->desk, TRUE, &error);
  g_autoptr (GBytes) document = NULL;

  order->fonts = ledger != NULL ? jy_font_set_new_system (&error) : NULL;
  if (order->fonts != NULL)
    document = jy_notice_draft_for (ledger, order->notice, order->month, &order->period, order->fonts, &order->warnings, &error);
  if (document != NULL && (order->issue || jy_paper_write (document, order->ledger, order->path, &error)))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Either the notice is kept in the ledger and the sheet is written, or neither. */
static char *
issue_notice (JyLedger    *ledger,
              const Order *order,
              GError     **error)
{
  g_autoptr (GBytes) document = NULL;
  g_autofree char *number = NULL;

  if (!jy_ledger_begin (ledger, error))
    return NULL;
  document = jy_notice_issue_for (ledger, order->notice, order->month, &order->period, order->fonts, &number, NULL, error);
  if (document == NULL || (order->path != NULL && !jy_paper_write (document, order->ledger, order->path, error)))
    {
      jy_ledger_rollback (ledger);
      return NULL;
    }
  if (jy_ledger_commit (ledger, error))
    return g_steal_pointer (&number);
  if (order->path != NULL)
    g_unlink (order->path);
  return NULL;
}

static void
drafted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  Order *order = g_task_get_task_data (G_TASK (result));
  g_autoptr (JyNoticeFile) file = g_new0 (JyNoticeFile, 1);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error) && order->issue)
    file->number = issue_notice (g_task_get_source_object (task), order, &error);
  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  file->path = g_strdup (order->path);
  file->warnings = g_steal_pointer (&order->warnings);
  g_task_return_pointer (task, g_steal_pointer (&file), (GDestroyNotify) jy_notice_file_free);
}

/**
 * jy_notice_file_save_async:
 * @ledger: an open ledger
 * @wanted: which notice, and what becomes of it
 * @callback: called in the main loop
 * @data: for @callback
 *
 * Makes a notice. An issued one takes a number, and it is kept in the ledger by the
 * very connection that is given.
 */
void
jy_notice_file_save_async (JyLedger            *ledger,
                           const JyNoticeOrder *wanted,
                           GAsyncReadyCallback  callback,
                           gpointer             data)
{
  /* The outer task never leaves the main loop, so that the ledger does not. */
  GTask *task = g_task_new (ledger, NULL, callback, data);
  g_autoptr (GTask) inner = g_task_new (NULL, NULL, drafted_cb, task);
  Order *order = g_new0 (Order, 1);

  g_return_if_fail (wanted->issue || wanted->path != NULL);

  order->ledger = g_strdup (jy_ledger_get_path (ledger));
  order->desk = jy_desk_copy (jy_ledger_get_desk (ledger));
  order->notice = g_strdup (wanted->notice);
  order->month = wanted->month;
  order->path = g_strdup (wanted->path);
  order->issue = wanted->issue;
  order->period = (JyNoticePeriod) { wanted->posted_from, wanted->posted_to };
  g_task_set_source_tag (task, SOURCE_TAG);
  g_task_set_task_data (inner, order, (GDestroyNotify) order_free);
  g_task_run_in_thread (inner, draft_thread);
}

/**
 * jy_notice_file_save_finish:
 * @result: as given to the callback
 * @error: return location
 *
 * Returns: (transfer full): what was written, or %NULL with @error, and then
 *   nothing was
 */
JyNoticeFile *
jy_notice_file_save_finish (GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, SOURCE_TAG), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * jy_notice_file_free:
 * @file: (transfer full) (nullable): a sheet
 *
 * Forgets it.
 */
void
jy_notice_file_free (JyNoticeFile *file)
{
  if (file == NULL)
    return;
  g_free (file->path);
  g_free (file->number);
  g_clear_pointer (&file->warnings, g_ptr_array_unref);
  g_free (file);
}
