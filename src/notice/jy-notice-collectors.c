/* jy-notice-collectors.c: the notice of who takes the waste away and by what right,
 * as a list of blocks: the contracts and the licences in force in the month, and a
 * note for each collector that came without a contract. */
#include "config.h"

#include "jy-notice-analysis.h"
#include "jy-notice-collectors.h"
#include "jy-notice-text.h"

static const char DEFAULT_BASIS[] =
  "根据《中华人民共和国固体废物污染环境防治法》《生活垃圾分类制度实施方案》（国办发〔2017〕26号）等规定，"
  "现将生活垃圾收运单位及合同信息公示如下。";

/* The longest line of a period: 2026年12月31日至. */
#define PERIOD_EMS 8.1

/* Names and numbers are long; at 12 points they take two lines. */
#define TABLE_SIZE 12

/* The longest part of a number that reads as one: 〔2026〕第01号. */
#define NUMBER_EMS 7

/* A collector may have several papers. */
#define NUMBER_COLUMN 2

typedef struct
{
  const JyFigures *figures;
  JyDocument *document;
  guint n_notes;
} Notice;

static char *
write_period (const JyPaper *paper)
{
  g_autofree char *from = jy_day_to_chinese (paper->from);
  g_autofree char *to = paper->to != 0 ? jy_day_to_chinese (paper->to) : NULL;

  return to != NULL ? g_strdup_printf ("%s至\n%s", from, to) : g_strdup_printf ("%s起\n长期有效", from);
}

/* How the paper stood at the end of the month. */
static char *
write_state (const JyPaper *paper,
             JyMonth        month)
{
  gboolean is_stopped = paper->status != JY_CONTRACT_ACTIVE;
  JyDay day = is_stopped ? paper->status_date : paper->to;
  guint number, day_of_month;

  if (!is_stopped && (day == 0 || day > jy_month_get_last (month)))
    return g_strdup ("有效");
  jy_day_get_parts (day, NULL, &number, &day_of_month);
  return g_strdup_printf ("%u月%u日%s", number, day_of_month,
                          is_stopped ? jy_contract_status_choices.list[paper->status].title_zh : "到期");
}

static void
add_contracts (Notice *notice)
{
  const GArray *contracts = notice->figures->contracts;
  JyTable *table;

  if (contracts->len == 0)
    {
      jy_document_add_paragraph (notice->document, JY_PARAGRAPH_BODY, "本月无在有效期内的收运合同。");
      return;
    }
  table = jy_table_new ();
  jy_table_set_compact (table, TRUE);
  jy_table_set_max_size (table, TABLE_SIZE);
  jy_table_set_name_column (table, NUMBER_COLUMN);
  jy_table_add_column (table, "收运单位", JY_TABLE_LEFT);
  jy_table_add_column (table, "垃圾类别", JY_TABLE_LEFT);
  jy_table_add_column (table, "合同编号", JY_TABLE_LEFT);
  jy_table_add_column_full (table, "合同期限", JY_TABLE_LEFT, PERIOD_EMS, 1);
  jy_table_add_column (table, "月末\n状态", JY_TABLE_CENTRE);
  for (guint i = 0; i < contracts->len; i++)
    {
      const JyPaper *contract = &g_array_index (contracts, JyPaper, i);
      const char *name = jy_figures_get_name (notice->figures, contract->collector);
      g_autofree char *categories = jy_notice_write_choices (&jy_contract_category_choices, contract->categories);
      g_autofree char *period = write_period (contract);
      g_autofree char *state = write_state (contract, notice->figures->month);
      const char *cells[] = { name, categories, contract->number, period, state, NULL };

      jy_table_add_row (table, JY_TABLE_PLAIN, cells);
    }
  jy_document_take_table (notice->document, table);
}

static void
add_licences (Notice *notice)
{
  const GArray *licences = notice->figures->licences;
  JyTable *table;

  if (licences->len == 0)
    {
      jy_document_add_paragraph (notice->document, JY_PARAGRAPH_BODY, "本月无在有效期内的收运资质。");
      return;
    }
  table = jy_table_new ();
  jy_table_set_compact (table, TRUE);
  jy_table_set_max_size (table, TABLE_SIZE);
  jy_table_set_name_column (table, NUMBER_COLUMN);
  jy_table_add_column (table, "收运单位", JY_TABLE_LEFT);
  jy_table_add_column (table, "资质类型", JY_TABLE_LEFT);
  jy_table_add_column_full (table, "证书编号", JY_TABLE_LEFT, NUMBER_EMS, 1);
  jy_table_add_column_full (table, "有效期", JY_TABLE_LEFT, PERIOD_EMS, 1);
  jy_table_add_column (table, "月末\n状态", JY_TABLE_CENTRE);
  for (guint i = 0; i < licences->len; i++)
    {
      const JyPaper *licence = &g_array_index (licences, JyPaper, i);
      const char *name = jy_figures_get_name (notice->figures, licence->collector);
      g_autofree char *period = write_period (licence);
      g_autofree char *state = write_state (licence, notice->figures->month);
      const char *cells[] = { name, jy_licence_type_choices.list[licence->type].title_zh, licence->number, period, state, NULL };

      jy_table_add_row (table, JY_TABLE_PLAIN, cells);
    }
  jy_document_take_table (notice->document, table);
}

static void
add_notes (Notice *notice)
{
  const JyFigures *figures = notice->figures;

  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    for (guint j = 0; j < figures->collectors[i]->len; j++)
      {
        gint64 collector = g_array_index (figures->collectors[i], gint64, j);
        g_autofree char *mark = NULL, *text = NULL;

        if (jy_paper_figures_name (figures->contracts, collector, (JyCategory) i))
          continue;
        mark = g_strdup_printf ("注%u：", ++notice->n_notes);
        text = g_strdup_printf ("%s本月清运%s，本月无在有效期内的相应合同。", jy_figures_get_name (figures, collector), jy_category_choices.list[i].title_zh);
        jy_document_add_note (notice->document, mark, text);
      }
}

static void
add_content (Notice *notice)
{
  const JyFigures *figures = notice->figures;

  if (figures->contracts->len + figures->licences->len == 0)
    {
      g_autofree char *month = jy_month_to_chinese (figures->month);
      g_autofree char *text = g_strdup_printf ("%s本单位无在有效期内的收运合同和收运单位资质。", month);

      jy_document_add_paragraph (notice->document, JY_PARAGRAPH_BODY, text);
      add_notes (notice);
      return;
    }
  jy_document_add_heading (notice->document, 1, "收运合同");
  add_contracts (notice);
  add_notes (notice);
  jy_document_add_heading (notice->document, 1, "收运单位资质");
  add_licences (notice);
}

/**
 * jy_notice_collectors_new:
 * @ledger: (nullable): not used
 * @figures: the month's figures
 * @frame: what stands around them
 * @error: return location
 *
 * Writes the notice of the collectors' contracts and licences in a month.
 *
 * Returns: (transfer full): the document, or %NULL with @error of #JyLedgerError
 */
JyDocument *
jy_notice_collectors_new (JyLedger            *ledger,
                          const JyFigures     *figures,
                          const JyNoticeFrame *frame,
                          GError             **error)
{
  g_autoptr (JyDocument) document = jy_notice_frame_begin (frame, figures->month, "收运单位及合同信息公示");
  g_autofree char *analysis = jy_notice_analysis_propose ("collectors", figures, frame->institution);
  Notice notice = { .figures = figures, .document = document };

  jy_notice_frame_add_basis (frame, document, DEFAULT_BASIS);
  add_content (&notice);
  jy_notice_frame_add_analysis (frame, document, analysis);
  jy_notice_frame_end (frame, document, NULL);
  return g_steal_pointer (&document);
}
