/* jy-notice-printed.c: lists what a notice prints, in its order: the notice is written
 * from the figures, and its tables and notes are read. So nothing that it prints is
 * missing here. What stands in its sentences alone is added. */
#include "config.h"

#include "jy-notice-printed.h"
#include "jy-notice-text.h"
#include "jy-notice-writer.h"

/**
 * jy_printed_figure_free:
 * @figure: (transfer full): a figure
 *
 * Frees it.
 */
void
jy_printed_figure_free (JyPrintedFigure *figure)
{
  g_free (figure->item);
  g_free (figure->text);
  g_free (figure);
}

/* Takes both. */
static void
take (GPtrArray *list,
      char      *item,
      char      *text)
{
  JyPrintedFigure *figure = g_new0 (JyPrintedFigure, 1);

  figure->item = item;
  figure->text = text;
  g_ptr_array_add (list, figure);
}

/* Lines of a cell or of a column's title, as one. */
static char *
join_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strjoinv (NULL, lines);
}

/* Totals of several tables are told apart by the heading. */
static void
list_row (GPtrArray     *list,
          const JyTable *table,
          guint          row,
          const char    *heading)
{
  guint name_column = jy_table_get_name_column (table);
  gboolean is_total = jy_table_get_emphasis (table, row) == JY_TABLE_TOTAL;
  g_autofree char *name = join_lines (jy_table_get_cell (table, row, name_column));

  for (guint i = 0; i < jy_table_get_n_columns (table); i++)
    {
      g_autofree char *title = join_lines (jy_table_get_column (table, i)->title);
      char *text = join_lines (jy_table_get_cell (table, row, i));

      /* A day of the week is no figure. */
      if (i == name_column || *text == '\0' || g_str_equal (title, "星期"))
        {
          g_free (text);
          continue;
        }
      take (list, g_strconcat (is_total ? heading : "", name, "：", title, NULL), text);
    }
}

/* Of the month, and not of how its figures are worked out and rounded. */
static gboolean
is_of_month (const char *note)
{
  return !g_str_equal (note, JY_NOTICE_ROUNDED) && !g_str_equal (note, JY_NOTICE_RECOVERY);
}

static void
list_blocks (GPtrArray        *list,
             const JyDocument *document)
{
  const char *heading = "";

  for (guint i = 0; i < jy_document_get_n_blocks (document); i++)
    {
      const JyBlock *block = jy_document_get_block (document, i);

      if (block->kind == JY_BLOCK_HEADING)
        heading = block->text;
      else if (block->kind == JY_BLOCK_TABLE)
        for (guint row = 0; row < jy_table_get_n_rows (block->table); row++)
          list_row (list, block->table, row, heading);
      else if (block->kind == JY_BLOCK_NOTE && is_of_month (block->text))
        take (list, g_strdup (JY_PRINTED_NOTE), g_strdup (block->text));
    }
}

/* The footnotes of the waste, which name every single pickup; here by their day. */
static void
list_uncovered (GPtrArray       *list,
                const JyFigures *figures)
{
  for (guint i = 0; i < figures->uncovered->len; i++)
    {
      const JyUncovered *own = &g_array_index (figures->uncovered, JyUncovered, i);
      const char *paper = jy_figures_get_name (figures, own->paper);
      g_autofree char *mass = jy_notice_write_mass (own->mass);
      guint month, day;

      jy_day_get_parts (own->day, NULL, &month, &day);
      take (list,
            g_strdup_printf ("%u月%u日%s，%s：%s%s%s%s", month, day, jy_category_choices.list[own->category].title_zh,
                             jy_figures_get_name (figures, own->collector), jy_coverage_get_title_zh (own->result),
                             *paper != '\0' ? "（" : "", paper, *paper != '\0' ? "）" : ""),
            g_strdup_printf ("%" G_GINT64_FORMAT "次%s千克", own->pickups, mass));
    }
}

static void
list_waste (GPtrArray       *list,
            const JyFigures *figures)
{
  const JyWasteFigures *waste = &figures->waste;
  gint64 recovery = jy_figures_get_recovery (figures);

  if (waste->pickups == 0)
    return;
  take (list, g_strdup ("称重(kg)"), jy_notice_write_mass (waste->weighed));
  take (list, g_strdup ("称重占比"), jy_notice_write_share (waste->weighed, waste->mass));
  take (list, g_strdup ("按容积估算(kg)"), jy_notice_write_mass (waste->estimated));
  take (list, g_strdup ("按容积估算占比"), jy_notice_write_share (waste->estimated, waste->mass));
  take (list, g_strdup ("回收利用率"),
        recovery != JY_NO_RATIO ? jy_notice_write_share (recovery, 1000) : g_strdup (JY_NOTICE_NOTHING));
  list_uncovered (list, figures);
}

static void
list_overtime (GPtrArray       *list,
               const JyFigures *figures)
{
  const JyMealFigures *previous = &figures->previous.overtime, *year_ago = &figures->year_ago.overtime;

  if (figures->meals[JY_MEAL_OVERTIME].records == 0)
    return;
  take (list, g_strdup ("上月未用餐率"), jy_notice_write_share (previous->unused, previous->booked));
  take (list, g_strdup ("去年同期未用餐率"), jy_notice_write_share (year_ago->unused, year_ago->booked));
}

static void
list_collectors (GPtrArray       *list,
                 const JyFigures *figures)
{
  take (list, g_strdup ("收运合同(份)"), jy_notice_write_count (figures->contracts->len));
  take (list, g_strdup ("收运单位资质(项)"), jy_notice_write_count (figures->licences->len));
  take (list, g_strdup ("须有合同和资质的清运(次)"), jy_notice_write_count (figures->coverage_needed));
  take (list, g_strdup ("符合要求的清运(次)"), jy_notice_write_count (figures->covered));
}

/* What only the sentence of analysis says, and the foot of each page. */
static void
list_sentences (GPtrArray       *list,
                const char      *notice,
                const JyFigures *figures)
{
  switch (jy_choices_find (&jy_notice_choices, notice))
    {
    case JY_NOTICE_WASTE:
    case JY_NOTICE_COMBINED:
      list_waste (list, figures);
      break;
    case JY_NOTICE_OVERTIME:
      list_overtime (list, figures);
      break;
    case JY_NOTICE_COLLECTORS:
      list_collectors (list, figures);
      break;
    default:
      break;
    }
  take (list, g_strdup ("应录(项)"), jy_notice_write_count (figures->expected));
  take (list, g_strdup ("已录(项)"), jy_notice_write_count (figures->recorded));
}

/**
 * jy_notice_list_printed:
 * @notice: which notice: `waste` …
 * @figures: a month's figures with their names, see jy_figures_new() and
 *   jy_figures_new_from_snapshot()
 * @error: return location
 *
 * Charts are not listed: they show what stands in tables, or other months.
 *
 * Returns: (transfer full) (element-type JyPrintedFigure): the figures that the
 *   notice prints, in its order, or %NULL with @error of #JyLedgerError
 */
GPtrArray *
jy_notice_list_printed (const char      *notice,
                        const JyFigures *figures,
                        GError         **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) jy_printed_figure_free);
  JyDay day = jy_month_get_last (figures->month);
  /* Figures do not depend on it. */
  const JyNoticeFrame frame = { .issued = day, .posted_from = day, .posted_to = day };
  g_autoptr (JyDocument) document = jy_notice_find_writer (notice) (NULL, figures, &frame, error);

  if (document == NULL)
    return NULL;
  list_blocks (list, document);
  list_sentences (list, notice, figures);
  return g_steal_pointer (&list);
}
