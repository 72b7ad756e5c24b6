/* jy-notice-waste.c: the waste notice as a list of blocks: the table by category,
 * how much was weighed and estimated, the rates with their definitions, and a
 * footnote for each pickup that contract or licence did not cover. */
#include "config.h"

#include "jy-notice-waste.h"
#include "jy-notice-chart.h"
#include "jy-notice-text.h"
#include "jy-query.h"
#include "jy-table.h"

/* The trade says 〔2017〕; the sentence is the institution's to change. */
static const char DEFAULT_BASIS[] = "根据《生活垃圾分类制度实施方案》（国办发〔2017〕26号）等规定，"
                                    "现将生活垃圾分类清运情况公示如下。";

/* More footnotes than these are a list of their own: the pickup ledger. */
#define MAX_FOOTNOTES 12

typedef struct
{
  JyLedger *ledger;
  const JyFigures *figures;
  JyDocument *document;
  JyCoverageBook *book;
  guint n_notes;
  guint n_uncovered;
  guint n_footnotes; /* of uncovered pickups, of which one may name several */
  guint n_listed;
  GString *what; /* the footnote that is being written */
  GString *why;
  char *key;
} Notice;

static char *
write_collectors (const Notice *notice,
                  JyCategory    category)
{
  const GArray *rows = notice->figures->collectors[category];
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *name = jy_ledger_dup_name (notice->ledger, &jy_kind_collector, g_array_index (rows, gint64, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "、" : "", name);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (JY_NOTICE_NOTHING);
}

static char *
write_destinations (const Notice *notice,
                    JyCategory    category)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < JY_N_DESTINATIONS; i++)
    if (notice->figures->destinations[category] & (1u << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", jy_destination_choices.list[i].title_zh);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (JY_NOTICE_NOTHING);
}

/* A month without any pickup is not a zero to compare with. */
static char *
write_other_month (const JyMonthSummary *summary,
                   gint64                mass)
{
  return summary->pickups > 0 ? jy_notice_write_mass (mass) : g_strdup (JY_NOTICE_NOTHING);
}

static void
add_row (Notice               *notice,
         JyTable              *table,
         const char           *title,
         const JyWasteFigures *own,
         gint64                previous,
         gint64                year_ago,
         char                 *collectors,
         char                 *destinations,
         JyTableEmphasis       emphasis)
{
  const JyFigures *figures = notice->figures;
  g_autofree char *pickups = g_strdup_printf ("%" G_GINT64_FORMAT, own->pickups);
  g_autofree char *containers =
    own->containers > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, own->containers) : g_strdup (JY_NOTICE_NOTHING);
  g_autofree char *mass = jy_notice_write_mass (own->mass);
  g_autofree char *share = jy_notice_write_share (own->mass, figures->waste.mass);
  g_autofree char *before = write_other_month (&figures->previous, previous);
  g_autofree char *change = jy_notice_write_change (own->mass, previous);
  g_autofree char *last_year = write_other_month (&figures->year_ago, year_ago);
  g_autofree char *year_change = jy_notice_write_change (own->mass, year_ago);
  g_autofree char *own_collectors = collectors;
  g_autofree char *own_destinations = destinations;
  const char *cells[] = { title,       pickups,        containers,       mass, share, before, change, last_year,
                          year_change, own_collectors, own_destinations, NULL };

  jy_table_add_row (table, emphasis, cells);
}

static void
add_table (Notice *notice)
{
  const JyFigures *figures = notice->figures;
  JyTable *table = jy_table_new ();

  jy_table_set_compact (table, TRUE);

  jy_table_add_column (table, "类别", JY_TABLE_CENTRE);
  jy_table_add_column (table, "清运次数", JY_TABLE_RIGHT);
  jy_table_add_column (table, "桶数", JY_TABLE_RIGHT);
  jy_table_add_column (table, "重量\n(kg)", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "占比", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "上月\n(kg)", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "环比", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "去年同\n期(kg)", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "同比", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "收运单位", JY_TABLE_LEFT);
  jy_table_add_column (table, "去向", JY_TABLE_LEFT);
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    add_row (notice, table, jy_category_choices.list[i].title_zh, &figures->categories[i], figures->previous.mass[i],
             figures->year_ago.mass[i], write_collectors (notice, (JyCategory) i), write_destinations (notice, (JyCategory) i),
             JY_TABLE_PLAIN);
  add_row (notice, table, "合计", &figures->waste, figures->previous.total, figures->year_ago.total, g_strdup (""), g_strdup (""),
           JY_TABLE_TOTAL);
  jy_document_take_table (notice->document, table);
}

/* A kilogram with one decimal, as a number of its last digits. */
static gint64
round_mass (gint64 mass)
{
  return mass >= 0 ? jy_divide_rounded (mass, 100) : -jy_divide_rounded (-mass, 100);
}

/* Parts and totals are rounded one by one; where they miss each other on paper,
 * the notice says so. */
static gboolean
rounding_shows (const JyFigures *figures)
{
  gint64 share = 0, mass = 0, previous = 0, year_ago = 0;

  if (figures->waste.mass == 0)
    return FALSE;
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    {
      share += jy_ratio (figures->categories[i].mass, figures->waste.mass, 1000);
      mass += round_mass (figures->categories[i].mass);
      previous += round_mass (figures->previous.mass[i]);
      year_ago += round_mass (figures->year_ago.mass[i]);
    }
  return share != 1000 || mass != round_mass (figures->waste.mass) || previous != round_mass (figures->previous.total) ||
         year_ago != round_mass (figures->year_ago.total) ||
         round_mass (figures->waste.weighed) + round_mass (figures->waste.estimated) != round_mass (figures->waste.mass);
}

static void
add_measuring (Notice *notice)
{
  const JyFigures *figures = notice->figures;
  g_autofree char *mass = jy_notice_write_mass (figures->waste.mass);
  g_autofree char *weighed = jy_notice_write_mass (figures->waste.weighed);
  g_autofree char *weighed_share = jy_notice_write_share (figures->waste.weighed, figures->waste.mass);
  g_autofree char *estimated = jy_notice_write_mass (figures->waste.estimated);
  g_autofree char *estimated_share = jy_notice_write_share (figures->waste.estimated, figures->waste.mass);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, "本月清运合计%s千克，其中称重%s千克（%s），按容积估算%s千克（%s）", mass, weighed, weighed_share, estimated,
                   estimated_share);
  if (figures->waste.mass > 0)
    {
      g_autofree char *recovery = jy_format_decimal (jy_figures_get_recovery (figures), 1, 1, 1);
      g_autofree char *recycling = jy_format_decimal (jy_figures_get_recycling (figures), 1, 1, 1);

      g_string_append_printf (text, "；回收利用率%s%%，可回收物占比%s%%", recovery, recycling);
    }
  g_string_append (text, "。");
  if (figures->previous.pickups > 0)
    {
      gint64 change = jy_ratio (figures->waste.mass - figures->previous.total, figures->previous.total, 1000);

      if (change != JY_NO_RATIO)
        {
          g_autofree char *size = jy_format_decimal (ABS (change), 1, 1, 1);

          g_string_append_printf (text, change == 0 ? "清运总量与上月持平（%s%%）。" : change > 0 ? "清运总量较上月增加%s%%。"
                                                                                                  : "清运总量较上月减少%s%%。",
                                  size);
        }
    }
  jy_document_add_paragraph (notice->document, JY_PARAGRAPH_BODY, text->str);
}

static void
add_note (Notice     *notice,
          const char *text)
{
  g_autofree char *mark = g_strdup_printf ("注%u：", ++notice->n_notes);

  jy_document_add_note (notice->document, mark, text);
}

/* The paper that decided, where there is one. */
static char *
write_paper (const Notice     *notice,
             const JyCoverage *coverage)
{
  gboolean is_contract = coverage->result >= JY_COVERAGE_CONTRACT_SUSPENDED;
  gint64 row = is_contract ? coverage->contract : coverage->licence;
  g_autofree char *number = NULL;

  if (row == 0)
    return g_strdup ("");
  number = jy_ledger_dup_name (notice->ledger, is_contract ? &jy_kind_contract : &jy_kind_licence, row);
  return g_strdup_printf ("（%s%s）", is_contract ? "合同" : "资质", number);
}

/* Pickups of one day, collector, category, reason and paper share a footnote. */
static void
begin_footnote (Notice           *notice,
                const JyRecord   *pickup,
                const JyCoverage *coverage)
{
  g_autofree char *collector = jy_ledger_dup_name (notice->ledger, &jy_kind_collector,
                                                   jy_record_get_integer (pickup, JY_PICKUP_COLLECTOR));
  g_autofree char *paper = write_paper (notice, coverage);
  guint month, day;

  jy_day_get_parts (jy_record_get_day (pickup), NULL, &month, &day);
  g_string_printf (notice->what, "%u月%u日%s", month, day,
                   jy_category_choices.list[jy_record_get_integer (pickup, JY_PICKUP_CATEGORY)].title_zh);
  g_string_printf (notice->why, "，%s：%s%s。", collector, jy_coverage_get_title_zh (coverage->result), paper);
}

static void
end_footnote (Notice *notice)
{
  g_autofree char *text = NULL;

  if (notice->what->len == 0)
    return;
  text = g_strconcat (notice->what->str, notice->why->str, NULL);
  add_note (notice, text);
  g_string_truncate (notice->what, 0);
}

static void
add_uncovered (Notice           *notice,
               const JyRecord   *pickup,
               const JyCoverage *coverage)
{
  g_autofree char *mass = jy_notice_write_mass (jy_record_get_integer (pickup, JY_PICKUP_MASS));
  gint64 paper = coverage->result >= JY_COVERAGE_CONTRACT_SUSPENDED ? coverage->contract : coverage->licence;
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %" G_GINT64_FORMAT,
                                          jy_record_get_integer (pickup, JY_PICKUP_DATE),
                                          jy_record_get_integer (pickup, JY_PICKUP_COLLECTOR),
                                          jy_record_get_integer (pickup, JY_PICKUP_CATEGORY), (int) coverage->result, paper);
  const char *subkind =
    jy_record_has (pickup, JY_PICKUP_SUBKIND)
      ? jy_subkind_choices.list[jy_record_get_integer (pickup, JY_PICKUP_SUBKIND)].title_zh
      : "";

  if (notice->what->len == 0 || g_strcmp0 (key, notice->key) != 0)
    {
      end_footnote (notice);
      if (++notice->n_footnotes > MAX_FOOTNOTES)
        return;
      begin_footnote (notice, pickup, coverage);
    }
  else
    g_string_append (notice->what, "、");
  g_string_append_printf (notice->what, "%s%s千克", subkind, mass);
  notice->n_listed++;
  g_free (notice->key);
  notice->key = g_steal_pointer (&key);
}

static gboolean
judge_pickup (const JyRecord      *pickup,
              const JyRecordState *state,
              gpointer             data,
              GError             **error)
{
  Notice *notice = data;
  JyCoverage coverage;

  if (jy_record_get_integer (pickup, JY_PICKUP_CATEGORY) == JY_CATEGORY_OTHER)
    return TRUE;
  coverage = jy_coverage_book_ask_pickup (notice->book, pickup);
  if (jy_coverage_is_covered (&coverage))
    return TRUE;
  notice->n_uncovered++;
  if (notice->n_footnotes <= MAX_FOOTNOTES)
    add_uncovered (notice, pickup, &coverage);
  return TRUE;
}

static gboolean
add_footnotes (Notice  *notice,
               GError **error)
{
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_pickup);
  JyMonth month = notice->figures->month;

  add_note (notice, "回收利用率指可回收物与资源化利用、堆肥、就地处理的厨余垃圾占总量之比。");
  if (rounding_shows (notice->figures))
    add_note (notice, "各数按四舍五入取一位小数，分项之和与合计略有出入。");
  if (notice->figures->coverage_needed == notice->figures->covered)
    return TRUE;
  notice->book = jy_coverage_book_new (notice->ledger, error);
  if (notice->book == NULL)
    return FALSE;
  jy_query_set_period (query, jy_month_get_first (month), jy_month_get_last (month));
  if (!jy_query_run (query, notice->ledger, judge_pickup, notice, error))
    return FALSE;
  end_footnote (notice);
  if (notice->n_uncovered > notice->n_listed)
    {
      g_autofree char *rest =
        g_strdup_printf ("另有%u次清运未被有效合同或资质覆盖，明细见清运台账。", notice->n_uncovered - notice->n_listed);

      add_note (notice, rest);
    }
  return TRUE;
}

static gboolean
add_content (Notice  *notice,
             GError **error)
{
  g_autofree char *month = jy_month_to_chinese (notice->figures->month);

  if (notice->figures->waste.pickups == 0)
    {
      g_autofree char *text = g_strdup_printf ("%s本单位无生活垃圾清运记录。", month);

      jy_document_add_paragraph (notice->document, JY_PARAGRAPH_BODY, text);
      return TRUE;
    }
  add_table (notice);
  if (!add_footnotes (notice, error))
    return FALSE;
  jy_notice_add_waste_charts (notice->document, notice->figures);
  add_measuring (notice);
  return TRUE;
}

/**
 * jy_notice_waste_new:
 * @ledger: an open ledger
 * @figures: the month's figures
 * @frame: what stands around them
 * @error: return location
 *
 * Writes the notice of a month's waste pickups.
 *
 * Returns: (transfer full): the document, or %NULL with @error of #JyLedgerError
 */
JyDocument *
jy_notice_waste_new (JyLedger            *ledger,
                     const JyFigures     *figures,
                     const JyNoticeFrame *frame,
                     GError             **error)
{
  g_autoptr (JyDocument) document = jy_notice_frame_begin (frame, figures->month, "生活垃圾分类清运情况公示");
  const char *basis = jy_notice_frame_get_text (frame, JY_INSTITUTION_BASIS);
  Notice notice = { .ledger = ledger, .figures = figures, .document = document };
  gboolean written;

  jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, basis != NULL ? basis : DEFAULT_BASIS);
  notice.what = g_string_new (NULL);
  notice.why = g_string_new (NULL);
  written = add_content (&notice, error);
  g_string_free (notice.what, TRUE);
  g_string_free (notice.why, TRUE);
  g_free (notice.key);
  jy_coverage_book_free (notice.book);
  if (!written)
    return NULL;
  jy_notice_frame_end (frame, document);
  return g_steal_pointer (&document);
}
