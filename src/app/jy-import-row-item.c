/* jy-import-row-item.c: when rows are checked anew they stand where they stood, so
 * that the items stay and only tell that they changed: making every cell of a table
 * again would be seen. The rows belong to an array that each item keeps alive. */
#include "config.h"

#include "jy-import-row-item.h"

struct _JyImportRowItem
{
  GObject parent_instance;
  GPtrArray *rows;
  const JyImportRow *row;
};

G_DEFINE_FINAL_TYPE (JyImportRowItem, jy_import_row_item, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
jy_import_row_item_finalize (GObject *object)
{
  g_clear_pointer (&JY_IMPORT_ROW_ITEM (object)->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (jy_import_row_item_parent_class)->finalize (object);
}

static void
jy_import_row_item_class_init (JyImportRowItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jy_import_row_item_finalize;

  /**
   * JyImportRowItem::changed:
   * @item: the item
   *
   * Emitted when it is another row, or the same one seen anew.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
jy_import_row_item_init (JyImportRowItem *self)
{
}

static void
set_row (JyImportRowItem *self,
         GPtrArray       *rows,
         guint            position)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->rows);

  self->rows = g_ptr_array_ref (rows);
  self->row = g_ptr_array_index (rows, position);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * jy_import_row_item_get:
 * @item: an item
 *
 * Returns: (transfer none): its row
 */
const JyImportRow *
jy_import_row_item_get (JyImportRowItem *item)
{
  return item->row;
}

/**
 * jy_import_row_item_fill:
 * @list: a list of #JyImportRowItem
 * @rows: (element-type JyImportRow): the rows of a #JyImportResult or a
 *   #JyImportSample
 * @first: position of the first one that is listed
 *
 * Makes the list show the rows.
 */
void
jy_import_row_item_fill (GListStore *list,
                         GPtrArray  *rows,
                         guint       first)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint n = rows->len - MIN (first, rows->len);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JyImportRowItem) item = i < n_before ? g_list_model_get_item (G_LIST_MODEL (list), i)
                                                      : g_object_new (JY_TYPE_IMPORT_ROW_ITEM, NULL);

      set_row (item, rows, first + i);
      if (i >= n_before)
        g_list_store_append (list, item);
    }
  if (n < n_before)
    g_list_store_splice (list, n, n_before - n, NULL, 0);
}
