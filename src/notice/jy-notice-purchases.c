/* jy-notice-purchases.c: the notice of what the canteen bought, as a list of blocks:
 * by food category, by supplier, and the months it is compared with. */
#include "config.h"

#include "jy-notice-analysis.h"
#include "jy-notice-comparison.h"
#include "jy-notice-purchases.h"
#include "jy-notice-text.h"

static const char DEFAULT_BASIS[] = "根据《中华人民共和国食品安全法》《中华人民共和国反食品浪费法》等规定，"
                                    "现将食堂食材采购情况公示如下。";

/* Mass and amount are those that are known; where none is, there is no zero. */
typedef struct
{
  char *lines;
  char *mass;
  char *amount;
  char *share;
} PurchaseText;

static void
purchase_text_init (PurchaseText            *text,
                    const JyPurchaseFigures *own,
                    const JyPurchaseFigures *total)
{
  gboolean is_priced = own->unpriced < own->lines;

  text->lines = jy_notice_write_count (own->lines);
  text->mass = own->unweighed < own->lines ? jy_notice_write_mass (own->mass) : g_strdup (JY_NOTICE_NOTHING);
  text->amount = is_priced ? jy_notice_write_money (own->amount) : g_strdup (JY_NOTICE_NOTHING);
  text->share = is_priced ? jy_notice_write_share (own->amount, total->amount) : g_strdup (JY_NOTICE_NOTHING);
}

static void
purchase_text_clear (PurchaseText *text)
{
  g_free (text->lines);
  g_free (text->mass);
  g_free (text->amount);
  g_free (text->share);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PurchaseText, purchase_text_clear)

static void
add_figure_columns (JyTable *table)
{
  jy_table_add_column (table, "批次", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "重量(kg)", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "金额(元)", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "金额占比", JY_TABLE_DECIMAL);
}

static void
add_category (JyTable                 *table,
              const char              *title,
              const JyPurchaseFigures *own,
              const JyPurchaseFigures *total,
              JyTableEmphasis          emphasis)
{
  g_auto (PurchaseText) text = { NULL };
  const char *cells[6] = { title };

  purchase_text_init (&text, own, total);
  cells[1] = text.lines;
  cells[2] = text.mass;
  cells[3] = text.amount;
  cells[4] = text.share;
  jy_table_add_row (table, emphasis, cells);
}

static void
add_categories (const JyFigures *figures,
                JyDocument      *document)
{
  JyTable *table = jy_table_new ();

  jy_table_set_compact (table, TRUE);
  jy_table_add_column (table, "食材类别", JY_TABLE_CENTRE);
  add_figure_columns (table);
  for (guint i = 0; i < JY_N_FOOD_CATEGORIES; i++)
    if (figures->food[i].lines > 0)
      add_category (table, jy_food_category_choices.list[i].title_zh, &figures->food[i], &figures->purchases, JY_TABLE_PLAIN);
  add_category (table, "合计", &figures->purchases, &figures->purchases, JY_TABLE_TOTAL);
  jy_document_take_table (document, table);
}

static void
add_supplier (JyTable                 *table,
              const char              *name,
              const char              *categories,
              const JyPurchaseFigures *own,
              const JyPurchaseFigures *total,
              JyTableEmphasis          emphasis)
{
  g_auto (PurchaseText) text = { NULL };
  const char *cells[7] = { name, categories };

  purchase_text_init (&text, own, total);
  cells[2] = text.lines;
  cells[3] = text.mass;
  cells[4] = text.amount;
  cells[5] = text.share;
  jy_table_add_row (table, emphasis, cells);
}

static void
add_suppliers (const JyFigures *figures,
               JyDocument      *document)
{
  JyTable *table = jy_table_new ();

  jy_table_set_compact (table, TRUE);
  jy_table_add_column (table, "供货者", JY_TABLE_LEFT);
  jy_table_add_column (table, "供应品类", JY_TABLE_LEFT);
  add_figure_columns (table);
  for (guint i = 0; i < figures->suppliers->len; i++)
    {
      const JySupplierFigures *supplier = &g_array_index (figures->suppliers, JySupplierFigures, i);
      const char *name = jy_figures_get_name (figures, supplier->supplier);
      g_autofree char *categories = jy_notice_write_choices (&jy_food_category_choices, supplier->categories);

      add_supplier (table, name, categories, &supplier->purchases, &figures->purchases, JY_TABLE_PLAIN);
    }
  add_supplier (table, "合计", "", &figures->purchases, &figures->purchases, JY_TABLE_TOTAL);
  jy_document_take_table (document, table);
}

static char *
write_waste (gint64 weighings,
             gint64 ratio)
{
  return weighings > 0 && ratio != JY_NO_RATIO ? jy_notice_write_mass (ratio) : g_strdup (JY_NOTICE_NOTHING);
}

/* Kitchen waste per 10 000 yuan: less is better. */
static void
add_waste (const JyFigures *figures,
           JyTable         *table)
{
  const JyMonthSummary *previous = &figures->previous, *year_ago = &figures->year_ago;
  gint64 amount = figures->purchases.amount;
  gboolean is_known = figures->weighings > 0;

  jy_notice_comparison_add_row (
    table, "每万元食材厨余垃圾(kg)", write_waste (figures->weighings, jy_waste_per_amount (figures->food_waste, amount)),
    write_waste (previous->weighings, jy_waste_per_amount (previous->food_waste, previous->purchases.amount)),
    is_known && previous->weighings > 0
      ? jy_ratio_change (figures->food_waste, amount, previous->food_waste, previous->purchases.amount)
      : JY_NO_RATIO,
    write_waste (year_ago->weighings, jy_waste_per_amount (year_ago->food_waste, year_ago->purchases.amount)),
    is_known && year_ago->weighings > 0
      ? jy_ratio_change (figures->food_waste, amount, year_ago->food_waste, year_ago->purchases.amount)
      : JY_NO_RATIO);
}

static char *
write_amount (const JyPurchaseFigures *purchases)
{
  return purchases->lines > purchases->unpriced ? jy_notice_write_money (purchases->amount) : g_strdup (JY_NOTICE_NOTHING);
}

static gint64
get_amount_change (const JyPurchaseFigures *now,
                   const JyPurchaseFigures *before)
{
  return now->lines > now->unpriced ? jy_ratio (now->amount - before->amount, before->amount, 1000) : JY_NO_RATIO;
}

static gint64
get_lines (const JyPurchaseFigures *purchases)
{
  return purchases->lines > 0 ? purchases->lines : JY_NOTICE_UNKNOWN;
}

static gint64
get_mass (const JyPurchaseFigures *purchases)
{
  return purchases->lines > purchases->unweighed ? purchases->mass : JY_NOTICE_UNKNOWN;
}

static void
add_comparison (const JyFigures *figures,
                JyDocument      *document)
{
  const JyPurchaseFigures *now = &figures->purchases;
  const JyPurchaseFigures *previous = &figures->previous.purchases, *year_ago = &figures->year_ago.purchases;
  JyTable *table = jy_notice_comparison_new ();

  jy_notice_comparison_add_count (table, "批次", get_lines (now), get_lines (previous), get_lines (year_ago));
  jy_notice_comparison_add_mass (table, "重量(kg)", get_mass (now), get_mass (previous), get_mass (year_ago));
  jy_notice_comparison_add_row (table, "金额(元)", write_amount (now), write_amount (previous), get_amount_change (now, previous),
                                write_amount (year_ago), get_amount_change (now, year_ago));
  add_waste (figures, table);
  jy_document_take_table (document, table);
}

/* By category, then by supplier, of which there may be many. */
static gboolean
rounding_shows (const JyFigures *figures)
{
  const JyPurchaseFigures *total = &figures->purchases;
  guint n_suppliers = figures->suppliers->len;
  guint n = MAX (n_suppliers, JY_N_FOOD_CATEGORIES);
  g_autofree gint64 *masses = g_new0 (gint64, n);
  g_autofree gint64 *amounts = g_new0 (gint64, n);

  for (guint i = 0; i < JY_N_FOOD_CATEGORIES; i++)
    {
      masses[i] = figures->food[i].mass;
      amounts[i] = figures->food[i].amount;
    }
  if (jy_notice_rounding_shows (masses, JY_N_FOOD_CATEGORIES, total->mass, 1, JY_NOTICE_PRINTED_MASS) ||
      jy_notice_rounding_shows (amounts, JY_N_FOOD_CATEGORIES, total->amount, 1000, total->amount))
    return TRUE;
  for (guint i = 0; i < n_suppliers; i++)
    {
      const JySupplierFigures *supplier = &g_array_index (figures->suppliers, JySupplierFigures, i);

      masses[i] = supplier->purchases.mass;
      amounts[i] = supplier->purchases.amount;
    }
  return jy_notice_rounding_shows (masses, n_suppliers, total->mass, 1, JY_NOTICE_PRINTED_MASS) ||
         jy_notice_rounding_shows (amounts, n_suppliers, total->amount, 1000, total->amount);
}

static void
add_notes (const JyFigures *figures,
           JyDocument      *document)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (figures->purchases.unweighed > 0)
    g_string_append_printf (text, "有%" G_GINT64_FORMAT "批次未折算重量，不计入重量。", figures->purchases.unweighed);
  if (figures->purchases.unpriced > 0)
    g_string_append_printf (text, "有%" G_GINT64_FORMAT "批次未登记金额，不计入金额。", figures->purchases.unpriced);
  if (rounding_shows (figures))
    g_string_append (text, "重量和占比按四舍五入取一位小数，分项之和与合计略有出入。");
  if (text->len > 0)
    jy_document_add_note (document, "注：", text->str);
}

static void
add_content (const JyFigures *figures,
             JyDocument      *document)
{
  if (figures->purchases.lines == 0)
    {
      g_autofree char *month = jy_month_to_chinese (figures->month);
      g_autofree char *text = g_strdup_printf ("%s本单位食堂无食材采购记录。", month);

      jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, text);
      return;
    }
  jy_document_add_heading (document, 1, "按食材类别");
  add_categories (figures, document);
  jy_document_add_heading (document, 1, "按供货者");
  add_suppliers (figures, document);
  add_notes (figures, document);
  jy_document_add_heading (document, 1, "与上月、去年同期比较");
  add_comparison (figures, document);
}

/**
 * jy_notice_purchases_new:
 * @ledger: (nullable): not used
 * @figures: the month's figures
 * @frame: what stands around them
 * @error: return location
 *
 * Writes the notice of a month's purchases of food.
 *
 * Returns: (transfer full): the document, or %NULL with @error of #JyLedgerError
 */
JyDocument *
jy_notice_purchases_new (JyLedger            *ledger,
                         const JyFigures     *figures,
                         const JyNoticeFrame *frame,
                         GError             **error)
{
  g_autoptr (JyDocument) document = jy_notice_frame_begin (frame, figures->month, "食堂食材采购情况公示");
  g_autofree char *analysis = jy_notice_analysis_propose ("purchases", figures, frame->institution);

  jy_notice_frame_add_basis (frame, document, DEFAULT_BASIS);
  add_content (figures, document);
  jy_notice_frame_add_analysis (frame, document, analysis);
  jy_notice_frame_end (frame, document, NULL);
  return g_steal_pointer (&document);
}
