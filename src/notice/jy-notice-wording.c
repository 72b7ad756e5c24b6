/* jy-notice-wording.c: writes what the placeholders of jy-template.h stand for, and
 * reads the institution's wording of a notice. */
#include "config.h"

#include "jy-notice-text.h"
#include "jy-notice-wording.h"
#include "jy-template.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const JyFigures *figures;
  const JyNoticeFrame *frame;
} Source;

/* Texts of the institution. A text that is not entered is a line to write on. */
static char *
write_text (JyPlaceholder        placeholder,
            const JyNoticeFrame *frame)
{
  static const guint fields[] = {
    [JY_PLACEHOLDER_INSTITUTION] = JY_INSTITUTION_NAME,
    [JY_PLACEHOLDER_SHORT_NAME] = JY_INSTITUTION_SHORT_NAME,
    [JY_PLACEHOLDER_DEPARTMENT] = JY_INSTITUTION_DEPARTMENT,
    [JY_PLACEHOLDER_CONTACT] = JY_INSTITUTION_CONTACT,
    [JY_PLACEHOLDER_PHONE] = JY_INSTITUTION_PHONE,
    [JY_PLACEHOLDER_SUPERVISION_PHONE] = JY_INSTITUTION_SUPERVISION_PHONE,
    [JY_PLACEHOLDER_EMAIL] = JY_INSTITUTION_EMAIL,
    [JY_PLACEHOLDER_ADDRESS] = JY_INSTITUTION_ADDRESS,
  };
  guint field = placeholder == JY_PLACEHOLDER_POSTING_PLACE ? JY_INSTITUTION_POSTING_PLACE : fields[placeholder];
  const char *text = jy_notice_frame_get_text (frame, field);

  return g_strdup (text != NULL ? text : JY_NOTICE_BLANK);
}

static char *
write_rate (gint64 per_mille)
{
  g_autofree char *number = per_mille != JY_NO_RATIO ? jy_format_decimal (per_mille, 1, 1, 1) : NULL;

  return number != NULL ? g_strconcat (number, "%", NULL) : g_strdup (JY_NOTICE_NOTHING);
}

/* Grams per diner with one decimal. */
static char *
write_per_diner (gint64 mass,
                 gint64 diners)
{
  gint64 milligrams = jy_ratio (mass, diners, 1000);

  return milligrams != JY_NO_RATIO ? jy_format_decimal (milligrams, 3, 1, 1) : g_strdup (JY_NOTICE_NOTHING);
}

static char *
write_change (gint64                own,
              const JyMonthSummary *other)
{
  return other->pickups > 0 ? jy_notice_write_change (own, other->total) : g_strdup (JY_NOTICE_NOTHING);
}

static char *
write_waste (JyPlaceholder    placeholder,
             const JyFigures *figures)
{
  switch (placeholder)
    {
    case JY_PLACEHOLDER_TOTAL:
      return jy_notice_write_mass (figures->waste.mass);
    case JY_PLACEHOLDER_WEIGHED:
      return jy_notice_write_mass (figures->waste.weighed);
    case JY_PLACEHOLDER_ESTIMATED:
      return jy_notice_write_mass (figures->waste.estimated);
    case JY_PLACEHOLDER_PICKUPS:
      return jy_notice_write_count (figures->waste.pickups);
    case JY_PLACEHOLDER_RECYCLABLE:
      return jy_notice_write_mass (figures->categories[JY_CATEGORY_RECYCLABLE].mass);
    case JY_PLACEHOLDER_HAZARDOUS:
      return jy_notice_write_mass (figures->categories[JY_CATEGORY_HAZARDOUS].mass);
    case JY_PLACEHOLDER_KITCHEN:
      return jy_notice_write_mass (figures->categories[JY_CATEGORY_KITCHEN].mass);
    case JY_PLACEHOLDER_OTHER:
      return jy_notice_write_mass (figures->categories[JY_CATEGORY_OTHER].mass);
    case JY_PLACEHOLDER_CHANGE:
      return write_change (figures->waste.mass, &figures->previous);
    case JY_PLACEHOLDER_YEAR_CHANGE:
      return write_change (figures->waste.mass, &figures->year_ago);
    case JY_PLACEHOLDER_RECOVERY_RATE:
      return write_rate (jy_figures_get_recovery (figures));
    case JY_PLACEHOLDER_RECYCLING_RATE:
      return write_rate (jy_figures_get_recycling (figures));
    default:
      g_assert_not_reached ();
    }
}

static char *
write_canteen (JyPlaceholder    placeholder,
               const JyFigures *figures)
{
  switch (placeholder)
    {
    case JY_PLACEHOLDER_DINERS:
      return jy_notice_write_count (figures->meals_total.diners);
    case JY_PLACEHOLDER_PLATE_WASTE:
      return jy_notice_write_mass (figures->meals_total.plate);
    case JY_PLACEHOLDER_PLATE_PER_DINER:
      return write_per_diner (figures->meals_total.plate, figures->meals_total.diners);
    case JY_PLACEHOLDER_FOOD_WASTE:
      return jy_notice_write_mass (figures->food_waste);
    case JY_PLACEHOLDER_FOOD_WASTE_PER_DINER:
      return write_per_diner (figures->food_waste, figures->meals_total.diners);
    case JY_PLACEHOLDER_PURCHASE_LINES:
      return jy_notice_write_count (figures->purchases.lines);
    case JY_PLACEHOLDER_PURCHASE_MASS:
      return jy_notice_write_mass (figures->purchases.mass);
    case JY_PLACEHOLDER_PURCHASE_AMOUNT:
      return jy_notice_write_money (figures->purchases.amount);
    case JY_PLACEHOLDER_OVERTIME_BOOKED:
      return jy_notice_write_count (figures->meals[JY_MEAL_OVERTIME].booked);
    case JY_PLACEHOLDER_OVERTIME_DINERS:
      return jy_notice_write_count (figures->meals[JY_MEAL_OVERTIME].diners);
    case JY_PLACEHOLDER_EXPECTED:
      return jy_notice_write_count (figures->expected);
    case JY_PLACEHOLDER_RECORDED:
      return jy_notice_write_count (figures->recorded);
    default:
      g_assert_not_reached ();
    }
}

static char *
write_placeholder (JyPlaceholder placeholder,
                   gpointer      data)
{
  const Source *source = data;

  if (placeholder <= JY_PLACEHOLDER_ADDRESS || placeholder == JY_PLACEHOLDER_POSTING_PLACE)
    return write_text (placeholder, source->frame);
  if (placeholder == JY_PLACEHOLDER_MONTH)
    return jy_month_to_chinese (source->figures->month);
  if (placeholder == JY_PLACEHOLDER_PREVIOUS_MONTH)
    return jy_month_to_chinese (source->figures->month - 1);
  if (placeholder == JY_PLACEHOLDER_POSTED_FROM)
    return jy_day_to_chinese (source->frame->posted_from);
  if (placeholder == JY_PLACEHOLDER_POSTED_TO)
    return jy_day_to_chinese (source->frame->posted_to);
  if (placeholder == JY_PLACEHOLDER_POSTING_DAYS)
    return jy_notice_write_count (source->frame->posting_days);
  if (placeholder <= JY_PLACEHOLDER_RECYCLING_RATE)
    return write_waste (placeholder, source->figures);
  return write_canteen (placeholder, source->figures);
}

/**
 * jy_notice_wording_expand:
 * @text: a sentence with placeholders, see jy_template_expand()
 * @figures: the month's figures
 * @frame: the institution and the days of the posting
 * @problems: (element-type utf8): where a sentence for each problem is added
 *
 * Writes a sentence of a notice. Needs no ledger, so that a sentence can be shown
 * while it is being typed.
 *
 * Returns: (transfer full): the sentence; what is not understood stays in it
 */
char *
jy_notice_wording_expand (const char          *text,
                          const JyFigures     *figures,
                          const JyNoticeFrame *frame,
                          GPtrArray           *problems)
{
  Source source = { figures, frame };

  return jy_template_expand (text, write_placeholder, &source, problems);
}

static JyRecord *
read_wording (JyLedger   *ledger,
              const char *notice,
              GError    **error)
{
  g_autoptr (JyStatement) statement = jy_database_prepare (jy_ledger_get_database (ledger),
                                                           "SELECT row FROM wording WHERE notice=:notice AND voided=0", error);

  if (statement == NULL)
    return NULL;
  jy_statement_bind_text (statement, ":notice", notice);
  if (!jy_statement_step (statement, error))
    return NULL;
  return jy_ledger_read_row (ledger, &jy_kind_wording, jy_statement_get_integer (statement, 0), NULL, error);
}

/* A notice never goes out with a placeholder in it. */
static gboolean
expand_field (const JyRecord      *wording,
              guint                field,
              const JyFigures     *figures,
              const JyNoticeFrame *frame,
              char               **expanded,
              GError             **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  const char *text = jy_record_get_text (wording, field);

  if (text == NULL)
    return TRUE;
  *expanded = jy_notice_wording_expand (text, figures, frame, problems);
  if (problems->len == 0)
    return TRUE;
  g_clear_pointer (expanded, g_free);
  /* Translators: the title of a field of the wording, then what is wrong with it */
  g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED, _ ("The wording of the notice, “%s”: %s."),
               jy_field_get_title (&jy_kind_wording.fields[field]), (const char *) g_ptr_array_index (problems, 0));
  return FALSE;
}

/**
 * jy_notice_wording_load:
 * @ledger: an open ledger
 * @notice: which notice: `waste` …
 * @figures: the month's figures
 * @frame: the frame, whose institution and days are set; it gets the sentences
 * @error: return location
 *
 * Reads the institution's own sentences for a notice, where it has any.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_notice_wording_load (JyLedger        *ledger,
                        const char      *notice,
                        const JyFigures *figures,
                        JyNoticeFrame   *frame,
                        GError         **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyRecord) wording = read_wording (ledger, notice, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return wording == NULL || (expand_field (wording, JY_WORDING_BASIS, figures, frame, &frame->basis, error) &&
                             expand_field (wording, JY_WORDING_ANALYSIS, figures, frame, &frame->analysis, error) &&
                             expand_field (wording, JY_WORDING_CONTACT, figures, frame, &frame->contact, error));
}
