/* jy-notice-waste.c: the waste notice as a list of blocks: the table by category,
 * how much was weighed and estimated, the rates with their definitions, and a
 * footnote for each pickup that contract or licence did not cover. */
#include "config.h"

#include "jy-notice-analysis.h"
#include "jy-notice-chart.h"
#include "jy-notice-text.h"
#include "jy-notice-waste.h"
#include "jy-query.h"
#include "jy-table.h"

#include <string.h>

/* The trade says 〔2017〕; the sentence is the institution's to change. */
static const char DEFAULT_BASIS[] = "根据《生活垃圾分类制度实施方案》（国办发〔2017〕26号）等规定，"
                                    "现将生活垃圾分类清运情况公示如下。";

/* More collectors of one category than these are named in a note: the column is narrow. */
#define MAX_COLLECTORS 4

/* More footnotes than these are a list of their own: the pickup ledger. */
#define MAX_FOOTNOTES 12

typedef struct
{
  JyLedger *ledger;
  const JyFigures *figures;
  const JyNoticeFrame *frame;
  JyDocument *document;
  JyCoverageBook *book;
  guint n_notes;
  guint n_footnotes; /* of uncovered pickups, of which one may name several */
  guint n_listed;
  GString *what; /* the footnote that is being written */
  GString *why;
  char *key;
} Notice;

static char *
list_collectors (const Notice *notice,
                 JyCategory    category)
{
  const GArray *rows = notice->figures->collectors[category];
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "、" : "",
                            jy_figures_get_name (notice->figures, g_array_index (rows, gint64, i)));
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (JY_NOTICE_NOTHING);
}

static gboolean
has_many_collectors (const Notice *notice,
                     JyCategory    category)
{
  return notice->figures->collectors[category]->len > MAX_COLLECTORS;
}

static char *
write_collectors (const Notice *notice,
                  JyCategory    category)
{
  if (has_many_collectors (notice, category))
    return g_strdup_printf ("%u家，见注", notice->figures->collectors[category]->len);
  return list_collectors (notice, category);
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

/* One below the other: the column is too narrow for two, and would break the words. */
static char *
write_destinations (guint destinations)
{
  g_autofree char *text = jy_notice_write_choices (&jy_destination_choices, destinations);
  g_auto (GStrv) parts = g_strsplit (text, "、", -1);

  return g_strjoinv ("、\n", parts);
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
             figures->year_ago.mass[i], write_collectors (notice, (JyCategory) i),
             write_destinations (figures->destinations[i]), JY_TABLE_PLAIN);
  add_row (notice, table, "合计", &figures->waste, figures->previous.total, figures->year_ago.total, g_strdup (""), g_strdup (""),
           JY_TABLE_TOTAL);
  jy_document_take_table (notice->document, table);
}

static gboolean
rounding_shows (const JyFigures *figures)
{
  const JyWasteFigures *waste = &figures->waste;
  const gint64 methods[] = { waste->weighed, waste->estimated };
  gint64 masses[JY_N_CATEGORIES];

  if (waste->mass == 0)
    return FALSE;
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    masses[i] = figures->categories[i].mass;
  return jy_notice_rounding_shows (masses, JY_N_CATEGORIES, waste->mass, 1000, waste->mass) ||
         jy_notice_rounding_shows (masses, JY_N_CATEGORIES, waste->mass, 1, JY_NOTICE_PRINTED_MASS) ||
         jy_notice_rounding_shows (figures->previous.mass, JY_N_CATEGORIES, figures->previous.total, 1, JY_NOTICE_PRINTED_MASS) ||
         jy_notice_rounding_shows (figures->year_ago.mass, JY_N_CATEGORIES, figures->year_ago.total, 1, JY_NOTICE_PRINTED_MASS) ||
         jy_notice_rounding_shows (methods, G_N_ELEMENTS (methods), waste->mass, 1, JY_NOTICE_PRINTED_MASS);
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
  gboolean is_contract = jy_coverage_is_contract (coverage->result);
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
  gint64 paper = jy_coverage_is_contract (coverage->result) ? coverage->contract : coverage->licence;
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
  add_uncovered (notice, pickup, &coverage);
  /* The rest is only counted, and the figures have counted it. */
  return notice->n_footnotes <= MAX_FOOTNOTES;
}

static gboolean
add_footnotes (Notice  *notice,
               GError **error)
{
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_pickup);
  JyMonth month = notice->figures->month;
  gint64 n_uncovered = notice->figures->coverage_needed - notice->figures->covered;

  add_note (notice, JY_NOTICE_RECOVERY);
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    if (has_many_collectors (notice, (JyCategory) i))
      {
        g_autofree char *collectors = list_collectors (notice, (JyCategory) i);
        g_autofree char *text = g_strdup_printf ("%s收运单位：%s。", jy_category_choices.list[i].title_zh, collectors);

        add_note (notice, text);
      }
  if (rounding_shows (notice->figures))
    add_note (notice, JY_NOTICE_ROUNDED);
  if (n_uncovered == 0 || notice->ledger == NULL)
    return TRUE;
  notice->book = jy_coverage_book_new (notice->ledger, error);
  if (notice->book == NULL)
    return FALSE;
  jy_query_set_period (query, jy_month_get_first (month), jy_month_get_last (month));
  if (!jy_query_run (query, notice->ledger, judge_pickup, notice, error))
    return FALSE;
  end_footnote (notice);
  if (n_uncovered > notice->n_listed)
    {
      g_autofree char *rest =
        g_strdup_printf ("另有%" G_GINT64_FORMAT "次清运未被有效合同或资质覆盖，明细见清运台账。", n_uncovered - notice->n_listed);

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
  return add_footnotes (notice, error);
}

/**
 * jy_notice_waste_add_content:
 * @ledger: (nullable): an open ledger, or %NULL to leave out the single pickups
 * @figures: the month's figures
 * @document: a document
 * @error: return location
 *
 * Adds the table of the waste with its footnotes, or the sentence that there is
 * nothing.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_notice_waste_add_content (JyLedger        *ledger,
                             const JyFigures *figures,
                             JyDocument      *document,
                             GError         **error)
{
  Notice notice = { .ledger = ledger, .figures = figures, .document = document };
  gboolean written;

  notice.what = g_string_new (NULL);
  notice.why = g_string_new (NULL);
  written = add_content (&notice, error);
  g_string_free (notice.what, TRUE);
  g_string_free (notice.why, TRUE);
  g_free (notice.key);
  jy_coverage_book_free (notice.book);
  return written;
}

/**
 * jy_notice_waste_add_measuring:
 * @figures: the month's figures
 * @frame: what stands around them
 * @document: the notice with its content
 *
 * Says how much was weighed and how much estimated, where the institution's own sentence
 * of analysis stands in place of the proposal, whose first sentence that is. What is made
 * of it is the institution's to word.
 */
void
jy_notice_waste_add_measuring (const JyFigures     *figures,
                               const JyNoticeFrame *frame,
                               JyDocument          *document)
{
  g_autofree char *proposal = jy_notice_analysis_propose ("waste", figures, frame->institution);
  g_autofree char *sentence = NULL;
  const char *end;

  if (frame->analysis == NULL || proposal == NULL)
    return;
  end = strstr (proposal, "。");
  sentence = end != NULL ? g_strndup (proposal, (gsize) (end - proposal) + strlen ("。")) : g_strdup (proposal);
  jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, sentence);
}

/**
 * jy_notice_waste_new:
 * @ledger: (nullable): an open ledger, or %NULL to leave out the single pickups
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
  g_autofree char *analysis = jy_notice_analysis_propose ("waste", figures, frame->institution);
  const char *basis = jy_notice_frame_get_text (frame, JY_INSTITUTION_BASIS);
  JyNoticeCharts charts;

  jy_notice_charts_init (&charts, figures, "生活垃圾分类清运情况");
  /* The institution's record has a sentence of its own for this notice. */
  jy_notice_frame_add_basis (frame, document, basis != NULL ? basis : DEFAULT_BASIS);
  if (!jy_notice_waste_add_content (ledger, figures, document, error))
    return NULL;
  if (figures->waste.pickups > 0)
    jy_notice_charts_add (&charts, document, JY_NOTICE_CHART_SHARES | JY_NOTICE_CHART_YEAR);
  jy_notice_waste_add_measuring (figures, frame, document);
  jy_notice_frame_add_analysis (frame, document, analysis);
  jy_notice_frame_end (frame, document, &charts);
  return g_steal_pointer (&document);
}
