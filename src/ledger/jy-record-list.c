/* jy-record-list.c: a GListModel over a snapshot of rows. Records are fetched in
 * pages by primary key when an item is asked for; pages are kept while they
 * are looked at, items are wrappers that the list holds only weakly. The rows
 * are found in a thread; until the first ones are, the list stays as it was, and it
 * grows until the last one is. */
#include "config.h"

#include "jy-ledger-private.h"
#include "jy-reader.h"
#include "jy-record-list.h"

/* A screen shows a few dozen rows; two hundred are bound around them. */
#define PAGE_SIZE 256
#define MAX_PAGES 8

/* So long all rows are waited for before the first ones are shown, in µs. */
#define PATIENCE 20000

struct _JyRecordItem
{
  GObject parent_instance;
  JyLedger *ledger;
  JyRecord *record;
  JyRecordState state; /* the identifier as soon as it is asked for */
};

G_DEFINE_FINAL_TYPE (JyRecordItem, jy_record_item, G_TYPE_OBJECT)

typedef struct
{
  guint number;
  GPtrArray *items; /* JyRecordItem */
} Page;

/* The list and the thread that answers both hold it. */
typedef struct
{
  JyQuery *query;
  gint64 patience;
  GMutex mutex;
  GCond found;
  GArray *rows;          /* as soon as they are found */
  GWeakRef list;         /* who is told of the first ones, */
  GMainContext *context; /* where, */
  gboolean has_begun;    /* and whether the list has taken some */
} Question;

struct _JyRecordList
{
  GObject parent_instance;
  JyLedger *ledger;
  gulong changed_handler;
  JyQuery *query;
  GArray *rows;       /* gint64 */
  GQueue pages;       /* Page, the last used first */
  Question *question; /* the one that is not answered yet, and what stops it */
  GCancellable *asking;
  GError *error; /* of the last answer */
  gint64 patience;
};

static void jy_record_list_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JyRecordList,
                               jy_record_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, jy_record_list_list_model_init))

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  PROP_RECORD_0,
  PROP_RECORD_ROW,
  N_RECORD_PROPS,
};

static GParamSpec *record_properties[N_RECORD_PROPS];

static void
page_free (Page *page)
{
  g_ptr_array_unref (page->items);
  g_free (page);
}

static JyRecordItem *
fetch_item (JyRecordList *self,
            gint64        row)
{
  JyRecordItem *item = g_object_new (JY_TYPE_RECORD_ITEM, NULL);

  item->state.row = row;
  item->ledger = g_object_ref (self->ledger);
  item->record = jy_ledger_read_values (self->ledger, jy_query_get_kind (self->query), row, &item->state, NULL);
  if (item->record == NULL)
    item->record = jy_record_new (jy_query_get_kind (self->query));
  return item;
}

static Page *
fetch_page (JyRecordList *self,
            guint         number)
{
  Page *page = g_new0 (Page, 1);
  guint begin = number * PAGE_SIZE;
  guint end = MIN (begin + PAGE_SIZE, self->rows->len);

  page->number = number;
  page->items = g_ptr_array_new_full (end - begin, g_object_unref);
  for (guint i = begin; i < end; i++)
    g_ptr_array_add (page->items, fetch_item (self, g_array_index (self->rows, gint64, i)));
  return page;
}

static Page *
get_page (JyRecordList *self,
          guint         number)
{
  for (GList *link = self->pages.head; link != NULL; link = link->next)
    if (((Page *) link->data)->number == number)
      {
        g_queue_unlink (&self->pages, link);
        g_queue_push_head_link (&self->pages, link);
        return link->data;
      }
  g_queue_push_head (&self->pages, fetch_page (self, number));
  if (self->pages.length > MAX_PAGES)
    page_free (g_queue_pop_tail (&self->pages));
  return self->pages.head->data;
}

static void
forget_pages (JyRecordList *self)
{
  g_queue_clear_full (&self->pages, (GDestroyNotify) page_free);
}

static void
question_clear (gpointer data)
{
  Question *question = data;

  jy_query_free (question->query);
  g_clear_pointer (&question->rows, g_array_unref);
  g_mutex_clear (&question->mutex);
  g_cond_clear (&question->found);
  g_weak_ref_clear (&question->list);
  g_main_context_unref (question->context);
}

static void
question_unref (gpointer question)
{
  g_atomic_rc_box_release_full (question, question_clear);
}

static Question *
question_new (JyRecordList *list)
{
  Question *question = g_atomic_rc_box_new0 (Question);

  question->query = jy_query_copy (list->query);
  question->patience = list->patience;
  g_mutex_init (&question->mutex);
  g_cond_init (&question->found);
  g_weak_ref_init (&question->list, list);
  question->context = g_main_context_ref_thread_default ();
  return question;
}

static void
take_rows (JyRecordList *self,
           GArray       *rows)
{
  guint before = self->rows->len;

  forget_pages (self);
  g_array_set_size (self->rows, 0);
  /* A view looks at every row of (0, n, n), but only at those on the screen of this. */
  if (before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  g_array_unref (self->rows);
  self->rows = g_array_ref (rows);
  if (self->rows->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->rows->len);
}

/* Of the same question, which has only found more at the end. */
static void
add_rows (JyRecordList *self,
          GArray       *rows)
{
  guint before = self->rows->len;

  g_assert (rows->len >= before);
  /* The last page may not have been full. */
  forget_pages (self);
  g_array_unref (self->rows);
  self->rows = g_array_ref (rows);
  if (rows->len > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, rows->len - before);
}

static void
answer (JyRecordList *self,
        GArray       *rows)
{
  if (self->question->has_begun)
    add_rows (self, rows);
  else
    take_rows (self, rows);
}

/* What the thread has found so far. */
typedef struct
{
  Question *question;
  GArray *rows;
} Finding;

static void
finding_free (gpointer data)
{
  Finding *finding = data;

  question_unref (finding->question);
  g_array_unref (finding->rows);
  g_free (finding);
}

/* The list may be gone meanwhile, have asked something else or know already. */
static gboolean
first_rows_found_cb (gpointer data)
{
  Finding *finding = data;
  g_autoptr (JyRecordList) self = g_weak_ref_get (&finding->question->list);

  if (self != NULL && self->question == finding->question)
    {
      answer (self, finding->rows);
      finding->question->has_begun = TRUE;
    }
  return G_SOURCE_REMOVE;
}

static void
tell_first_rows (const GArray *rows,
                 gpointer      data)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Finding *finding = g_new0 (Finding, 1);

  finding->question = g_atomic_rc_box_acquire (data);
  finding->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (finding->rows, rows->data, rows->len);
  /* g_main_context_invoke() would call it here, in the thread, while nobody runs the
   * list's main loop. */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, first_rows_found_cb, finding, finding_free);
  g_source_attach (source, finding->question->context);
}

static gpointer
find_rows (JyLedger *ledger,
           gpointer  data,
           GError  **error)
{
  Question *question = data;
  GArray *rows = jy_query_find_rows (question->query, ledger, question->patience, tell_first_rows, question, error);

  if (rows == NULL)
    return NULL;
  g_mutex_lock (&question->mutex);
  question->rows = g_array_ref (rows);
  g_cond_signal (&question->found);
  g_mutex_unlock (&question->mutex);
  return rows;
}

static void
end_asking (JyRecordList *self)
{
  g_clear_object (&self->asking);
  g_clear_pointer (&self->question, question_unref);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* The list may be gone meanwhile, or have asked something else. */
static void
rows_found_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      reference)
{
  g_autoptr (JyRecordList) self = g_weak_ref_get (reference);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = jy_reader_ask_finish (result, &error);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_weak_ref_clear (reference);
  g_free (reference);
  if (self == NULL || g_task_get_cancellable (G_TASK (result)) != self->asking)
    return;
  g_clear_error (&self->error);
  if (rows != NULL)
    answer (self, rows);
  else
    {
      self->error = g_steal_pointer (&error);
      /* Half an answer would look like a whole one. */
      if (self->question->has_begun)
        take_rows (self, none);
    }
  end_asking (self);
}

static void
stop_asking (JyRecordList *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->question, question_unref);
}

static void
ask (JyRecordList *self)
{
  gboolean was_asking = self->asking != NULL;
  GWeakRef *reference = g_new0 (GWeakRef, 1);

  stop_asking (self);
  self->asking = g_cancellable_new ();
  g_weak_ref_init (reference, self);
  self->question = question_new (self);
  jy_reader_ask_async (self->ledger, find_rows, g_atomic_rc_box_acquire (self->question), question_unref,
                       (GDestroyNotify) g_array_unref, self->asking, rows_found_cb, reference);
  if (!was_asking)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* Names behind references are searched and sorted by. */
static gboolean
concerns (const JyKind *own,
          const char   *kind)
{
  if (g_str_equal (kind, own->name))
    return TRUE;
  for (guint i = 0; i < own->n_fields; i++)
    if (own->fields[i].type == JY_FIELD_REFERENCE && g_str_equal (own->fields[i].target, kind))
      return TRUE;
  return FALSE;
}

static void
ledger_changed_cb (JyLedger     *ledger,
                   const char   *kind,
                   gint64        row,
                   JyRecordList *self)
{
  if (concerns (jy_query_get_kind (self->query), kind))
    ask (self);
}

static GType
jy_record_list_get_item_type (GListModel *model)
{
  return JY_TYPE_RECORD_ITEM;
}

static guint
jy_record_list_get_n_items (GListModel *model)
{
  return JY_RECORD_LIST (model)->rows->len;
}

static gpointer
jy_record_list_get_item (GListModel *model,
                         guint       position)
{
  JyRecordList *self = JY_RECORD_LIST (model);
  Page *page;

  if (position >= self->rows->len)
    return NULL;
  page = get_page (self, position / PAGE_SIZE);
  return g_object_ref (g_ptr_array_index (page->items, position % PAGE_SIZE));
}

static void
jy_record_list_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = jy_record_list_get_item_type;
  interface->get_n_items = jy_record_list_get_n_items;
  interface->get_item = jy_record_list_get_item;
}

static void
jy_record_list_get_property (GObject    *object,
                             guint       property,
                             GValue     *value,
                             GParamSpec *spec)
{
  g_assert (property == PROP_LOADING);
  g_value_set_boolean (value, jy_record_list_is_loading (JY_RECORD_LIST (object)));
}

static void
jy_record_list_finalize (GObject *object)
{
  JyRecordList *self = JY_RECORD_LIST (object);

  g_signal_handler_disconnect (self->ledger, self->changed_handler);
  stop_asking (self);
  forget_pages (self);
  g_clear_object (&self->ledger);
  jy_query_free (self->query);
  g_array_unref (self->rows);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (jy_record_list_parent_class)->finalize (object);
}

static void
jy_record_list_class_init (JyRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = jy_record_list_finalize;
  object_class->get_property = jy_record_list_get_property;

  /**
   * JyRecordList:loading:
   *
   * Whether the rows of the last question are still being found; where that takes
   * long, the list may have the first ones. When it becomes %FALSE, the list has all
   * of them, or jy_record_list_get_error() says why it has none.
   */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jy_record_list_init (JyRecordList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->patience = PATIENCE;
  g_queue_init (&self->pages);
}

static void
jy_record_item_get_property (GObject    *object,
                             guint       property,
                             GValue     *value,
                             GParamSpec *spec)
{
  g_assert (property == PROP_RECORD_ROW);
  g_value_set_int64 (value, JY_RECORD_ITEM (object)->state.row);
}

static void
jy_record_item_finalize (GObject *object)
{
  jy_record_free (JY_RECORD_ITEM (object)->record);
  g_object_unref (JY_RECORD_ITEM (object)->ledger);

  G_OBJECT_CLASS (jy_record_item_parent_class)->finalize (object);
}

static void
jy_record_item_class_init (JyRecordItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = jy_record_item_finalize;
  object_class->get_property = jy_record_item_get_property;

  /**
   * JyRecordItem:row:
   *
   * The row of the record in its projection.
   */
  record_properties[PROP_RECORD_ROW] = g_param_spec_int64 ("row", NULL, NULL, 0, G_MAXINT64, 0,
                                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_RECORD_PROPS, record_properties);
}

static void
jy_record_item_init (JyRecordItem *self)
{
}

/**
 * jy_record_list_new:
 * @ledger: an open ledger
 * @query: what is asked for, copied
 *
 * Makes a list that follows the ledger's changes. It is empty until its rows are
 * found, see #JyRecordList:loading.
 *
 * Returns: (transfer full): the list
 */
JyRecordList *
jy_record_list_new (JyLedger      *ledger,
                    const JyQuery *query)
{
  JyRecordList *list = g_object_new (JY_TYPE_RECORD_LIST, NULL);

  list->ledger = g_object_ref (ledger);
  list->query = jy_query_copy (query);
  list->changed_handler = g_signal_connect (ledger, "changed", G_CALLBACK (ledger_changed_cb), list);
  ask (list);
  return list;
}

/**
 * jy_record_list_set_query:
 * @list: a list
 * @query: what is asked for now, of the same kind, copied
 *
 * Asks for something else; what was asked for before and is not answered yet is
 * given up.
 */
void
jy_record_list_set_query (JyRecordList  *list,
                          const JyQuery *query)
{
  g_return_if_fail (jy_query_get_kind (query) == jy_query_get_kind (list->query));

  jy_query_free (list->query);
  list->query = jy_query_copy (query);
  ask (list);
}

/**
 * jy_record_list_set_patience:
 * @list: a list
 * @microseconds: how long it waits for all rows of its next question before it takes
 *   the first ones, 20 ms unless told
 *
 * Says what is rather shown whole than soon.
 */
void
jy_record_list_set_patience (JyRecordList *list,
                             gint64        microseconds)
{
  list->patience = microseconds;
}

/**
 * jy_record_list_wait:
 * @list: a list
 * @milliseconds: how long at most
 *
 * Waits for the rows. What is found at once need not be shown a moment later,
 * which for a new view means to lay it out twice.
 *
 * Returns: whether the list is no longer loading
 */
gboolean
jy_record_list_wait (JyRecordList *list,
                     guint         milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;
  g_autoptr (GArray) rows = NULL;

  if (list->question == NULL)
    return TRUE;
  g_mutex_lock (&list->question->mutex);
  while (list->question->rows == NULL && g_cond_wait_until (&list->question->found, &list->question->mutex, end))
    ;
  if (list->question->rows != NULL)
    rows = g_array_ref (list->question->rows);
  g_mutex_unlock (&list->question->mutex);
  if (rows == NULL)
    return FALSE;
  g_clear_error (&list->error);
  answer (list, rows);
  end_asking (list);
  return TRUE;
}

/**
 * jy_record_list_stop:
 * @list: a list
 *
 * Gives up finding the rows. The list has none then, rather than those of an
 * earlier question, and the error %G_IO_ERROR_CANCELLED.
 */
void
jy_record_list_stop (JyRecordList *list)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (list->asking == NULL)
    return;
  g_cancellable_cancel (list->asking);
  g_clear_error (&list->error);
  list->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  take_rows (list, none);
  end_asking (list);
}

/**
 * jy_record_list_find_row:
 * @list: a list
 * @row: a record's row
 * @position: (out): where in the list it is
 *
 * Looks a record up without reading those before it.
 *
 * Returns: whether it is among the rows that are found so far
 */
gboolean
jy_record_list_find_row (JyRecordList *list,
                         gint64        row,
                         guint        *position)
{
  for (guint i = 0; i < list->rows->len; i++)
    if (g_array_index (list->rows, gint64, i) == row)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * jy_record_list_is_loading:
 * @list: a list
 *
 * Returns: #JyRecordList:loading
 */
gboolean
jy_record_list_is_loading (JyRecordList *list)
{
  return list->asking != NULL;
}

/**
 * jy_record_list_get_error:
 * @list: a list
 *
 * Returns: (transfer none) (nullable): why the rows of the last question were not
 *   found: an error of #JyLedgerError, or %G_IO_ERROR_CANCELLED when it was
 *   stopped
 */
const GError *
jy_record_list_get_error (JyRecordList *list)
{
  return list->error;
}

/**
 * jy_record_list_get_query:
 * @list: a list
 *
 * Returns: (transfer none): what it asks for
 */
const JyQuery *
jy_record_list_get_query (JyRecordList *list)
{
  return list->query;
}

/**
 * jy_record_item_get_row:
 * @item: an item
 *
 * Returns: the record's row
 */
gint64
jy_record_item_get_row (JyRecordItem *item)
{
  return item->state.row;
}

/**
 * jy_record_item_get_record:
 * @item: an item
 *
 * Returns: (transfer none): the record
 */
const JyRecord *
jy_record_item_get_record (JyRecordItem *item)
{
  return item->record;
}

/**
 * jy_record_item_get_id:
 * @item: an item
 *
 * The identifier is read when it is first asked for, while the ledger is open: of
 * the thousands of records that are scrolled past few are opened.
 *
 * Returns: (transfer none): the record's identifier
 */
const char *
jy_record_item_get_id (JyRecordItem *item)
{
  JyUuid uuid;

  if (*item->state.id == '\0' && jy_ledger_get_row_id (item->ledger, item->state.row, &uuid))
    jy_uuid_write (&uuid, item->state.id);
  return item->state.id;
}

/**
 * jy_record_item_is_voided:
 * @item: an item
 *
 * Returns: whether the record is voided
 */
gboolean
jy_record_item_is_voided (JyRecordItem *item)
{
  return item->state.voided;
}
