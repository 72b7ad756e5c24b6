/* jy-printout.c: one row of the list of what can be put on paper; the engine makes the
 * document in a thread, on a connection of its own. */
#include "config.h"

#include "jy-printout.h"
#include "jy-notice-store.h"
#include "jy-notice.h"
#include "jy-system-font-set.h"
#include "jy-working-sheet.h"

#include <glib/gi18n.h>

/* ISO C has no pointer to a function that is one to data as well. */
#define SOURCE_TAG ((gpointer) "jy_printout_make_async")

struct _JyPrintout
{
  GObject parent_instance;

  JyPrintoutType type;
  char *name;
  char *title;
  char *state;
};

G_DEFINE_FINAL_TYPE (JyPrintout, jy_printout, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* What the thread is given. */
typedef struct
{
  JyPrintoutType type;
  char *name;
  char *ledger;
  JyDesk *desk;
  JyMonth month;
} Order;

static void
order_free (Order *order)
{
  g_free (order->name);
  g_free (order->ledger);
  jy_desk_free (order->desk);
  g_free (order);
}

static GBytes *
print (const Order *order,
       JyLedger    *ledger,
       GPtrArray  **warnings,
       GError     **error)
{
  g_autoptr (JyFontSet) fonts = NULL;
  g_autoptr (JyRecord) record = NULL;

  if (order->type == JY_PRINTOUT_ISSUED)
    {
      record = jy_ledger_find_notice (ledger, order->name, NULL, error);
      return record != NULL ? jy_notice_dup_document (record, error) : NULL;
    }
  fonts = jy_font_set_new_system (error);
  if (fonts == NULL)
    return NULL;
  if (order->type == JY_PRINTOUT_NOTICE)
    return jy_notice_draft (ledger, order->name, order->month, fonts, warnings, error);
  return jy_working_sheet_print (ledger, order->name, jy_month_get_first (order->month), jy_month_get_last (order->month),
                                 fonts, warnings, error);
}

static void
make_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Order *order = data;
  g_autoptr (JyPrintedPaper) paper = g_new0 (JyPrintedPaper, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) ledger = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  ledger = jy_ledger_open (order->ledger, order->desk, TRUE, &error);
  if (ledger != NULL)
    bytes = print (order, ledger, &paper->warnings, &error);
  if (bytes != NULL)
    paper->pdf = jy_pdf_new (bytes, &error);
  if (paper->pdf != NULL)
    g_task_return_pointer (task, g_steal_pointer (&paper), (GDestroyNotify) jy_printed_paper_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
jy_printout_get_property (GObject    *object,
                          guint       property,
                          GValue     *value,
                          GParamSpec *spec)
{
  g_assert (property == PROP_STATE);
  g_value_set_string (value, JY_PRINTOUT (object)->state);
}

static void
jy_printout_finalize (GObject *object)
{
  JyPrintout *self = JY_PRINTOUT (object);

  g_free (self->name);
  g_free (self->title);
  g_free (self->state);

  G_OBJECT_CLASS (jy_printout_parent_class)->finalize (object);
}

static void
jy_printout_class_init (JyPrintoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = jy_printout_get_property;
  object_class->finalize = jy_printout_finalize;

  /**
   * JyPrintout:state:
   *
   * What has become of it, for people.
   */
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jy_printout_init (JyPrintout *self)
{
}

/**
 * jy_printout_new:
 * @type: what it is
 * @name: the name of a notice or of a sheet, or the number of a notice that was issued
 * @title: for people
 *
 * Returns: (transfer full): something that can be put on paper
 */
JyPrintout *
jy_printout_new (JyPrintoutType type,
                 const char    *name,
                 const char    *title)
{
  JyPrintout *printout = g_object_new (JY_TYPE_PRINTOUT, NULL);

  printout->type = type;
  printout->name = g_strdup (name);
  printout->title = g_strdup (title);
  printout->state = g_strdup ("");
  return printout;
}

/**
 * jy_printout_get_type_of:
 * @printout: a printout
 *
 * Returns: what it is
 */
JyPrintoutType
jy_printout_get_type_of (JyPrintout *printout)
{
  return printout->type;
}

/**
 * jy_printout_get_name:
 * @printout: a printout
 *
 * Returns: (transfer none): the engine's name for it, or the notice's number
 */
const char *
jy_printout_get_name (JyPrintout *printout)
{
  return printout->name;
}

/**
 * jy_printout_get_title:
 * @printout: a printout
 *
 * Returns: (transfer none): what it is called, for people
 */
const char *
jy_printout_get_title (JyPrintout *printout)
{
  return printout->title;
}

/**
 * jy_printout_get_state:
 * @printout: a printout
 *
 * Returns: (transfer none): what has become of it, for people, or ""
 */
const char *
jy_printout_get_state (JyPrintout *printout)
{
  return printout->state;
}

/**
 * jy_printout_set_state:
 * @printout: a printout
 * @state: what has become of it
 *
 * Says so where it is listed.
 */
void
jy_printout_set_state (JyPrintout *printout,
                       const char *state)
{
  if (g_str_equal (printout->state, state))
    return;
  g_free (printout->state);
  printout->state = g_strdup (state);
  g_object_notify_by_pspec (G_OBJECT (printout), properties[PROP_STATE]);
}

/**
 * jy_printout_dup_file_name:
 * @printout: a printout
 * @month: its month
 *
 * Returns: (transfer full): a name for its file, which says what it is
 */
char *
jy_printout_dup_file_name (JyPrintout *printout,
                           JyMonth     month)
{
  g_autofree char *text = jy_month_to_iso (month);

  switch (printout->type)
    {
    case JY_PRINTOUT_NOTICE:
      /* Translators: the name of a file: what it is, and a month such as 2026-03 */
      return g_strdup_printf (_ ("%s %s draft.pdf"), printout->title, text);
    case JY_PRINTOUT_SHEET:
      return g_strdup_printf ("%s %s.pdf", printout->title, text);
    case JY_PRINTOUT_ISSUED:
    default:
      return g_strdup_printf ("%s.pdf", printout->name);
    }
}

/**
 * jy_printout_make_async:
 * @printout: a printout
 * @ledger: an open ledger
 * @month: the month; an issued notice has its own
 * @cancellable: (nullable): when another one is wanted meanwhile
 * @callback: called in the main loop
 * @data: for @callback
 *
 * Makes the document. The ledger is only read.
 */
void
jy_printout_make_async (JyPrintout         *printout,
                        JyLedger           *ledger,
                        JyMonth             month,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Order *order = g_new0 (Order, 1);

  order->type = printout->type;
  order->name = g_strdup (printout->name);
  order->ledger = g_strdup (jy_ledger_get_path (ledger));
  order->desk = jy_desk_copy (jy_ledger_get_desk (ledger));
  order->month = month;
  g_task_set_source_tag (task, SOURCE_TAG);
  g_task_set_task_data (task, order, (GDestroyNotify) order_free);
  g_task_run_in_thread (task, make_thread);
}

/**
 * jy_printout_make_finish:
 * @result: as given to the callback
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with @error
 */
JyPrintedPaper *
jy_printout_make_finish (GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, SOURCE_TAG), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * jy_printed_paper_free:
 * @paper: (transfer full) (nullable): a document
 *
 * Frees it.
 */
void
jy_printed_paper_free (JyPrintedPaper *paper)
{
  if (paper == NULL)
    return;
  g_clear_object (&paper->pdf);
  g_clear_pointer (&paper->warnings, g_ptr_array_unref);
  g_free (paper);
}
