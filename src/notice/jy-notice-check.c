/* jy-notice-check.c: a check code, typed or scanned from a sheet, is held against the
 * ledger. */
#include "config.h"

#include "jy-closing.h"
#include "jy-figures.h"
#include "jy-notice-code.h"
#include "jy-notice-correction.h"
#include "jy-notice-store.h"
#include "jy-notice.h"
#include "jy-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The first hex digits of the figures' SHA-256 that are printed. */
#define CHECK_CODE_LENGTH 16

/**
 * jy_notice_write_check_code:
 * @figures: frozen figures
 *
 * Returns: (transfer full): the first 16 hex digits of their SHA-256
 */
char *
jy_notice_write_check_code (const char *figures)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, figures, -1);

  return g_strndup (digest, CHECK_CODE_LENGTH);
}

/**
 * jy_notice_check_free:
 * @check: (transfer full) (nullable): a check
 *
 * Frees it.
 */
void
jy_notice_check_free (JyNoticeCheck *check)
{
  if (check == NULL)
    return;
  jy_record_free (check->record);
  jy_notice_entry_free (check->entry);
  g_clear_pointer (&check->changes, g_ptr_array_unref);
  g_free (check);
}

/* Takes @record. */
static JyNoticeCheck *
check_record (JyLedger            *ledger,
              JyRecord            *record,
              const JyRecordState *state,
              GError             **error)
{
  g_autoptr (JyNoticeCheck) check = g_new0 (JyNoticeCheck, 1);
  g_autoptr (GError) problem = NULL;
  const char *frozen = jy_record_get_text (record, JY_NOTICE_FIGURES);
  g_autofree char *own_code = jy_notice_write_check_code (frozen);
  g_autofree char *figures = jy_notice_correction_thaw (frozen);
  g_autofree char *closing = NULL;
  g_autofree char *now = NULL;
  JyMonth month;
  gint64 version = 0;

  check->record = record;
  check->voided = state->voided;
  check->intact = g_strcmp0 (own_code, jy_record_get_text (record, JY_NOTICE_CHECK_CODE)) == 0;
  check->entry = jy_ledger_describe_notice (ledger, state->row, error);
  if (check->entry == NULL || !jy_month_parse (jy_record_get_text (record, JY_NOTICE_MONTH), &month, error))
    return NULL;
  closing = jy_ledger_dup_closing (ledger, month, &version, &problem);
  if (problem == NULL)
    now = jy_figures_compute_json (ledger, month, NULL, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  check->standing = closing != NULL && version == jy_record_get_integer (record, JY_NOTICE_CLOSING);
  check->agrees = jy_figures_json_holds (figures, now);
  /* Figures that were tampered with may not even be readable. */
  check->changes = jy_notice_list_changes (check->entry->notice, figures, now, NULL);
  if (check->changes == NULL)
    check->changes = g_ptr_array_new ();
  return g_steal_pointer (&check);
}

/**
 * jy_notice_check:
 * @ledger: an open ledger
 * @code: the check code printed on a sheet
 * @error: return location
 *
 * Holds a sheet's check code against the ledger. Where it belongs to several
 * notices, the last one is meant.
 *
 * Returns: (transfer full): what it proves, or %NULL with
 *   %JY_LEDGER_ERROR_NOT_FOUND or another error
 */
JyNoticeCheck *
jy_notice_check (JyLedger   *ledger,
                 const char *code,
                 GError    **error)
{
  JyRecordState state;
  JyRecord *record = jy_ledger_find_check_code (ledger, code, &state, error);

  return record != NULL ? check_record (ledger, record, &state, error) : NULL;
}

/* What a scanner gives: two lines, of which a keyboard wedge may make one. The code
 * is the last word, what stands before it is the number. */
static char *
split_scan (const char *text,
            char      **number)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *code = NULL;
  char *end = stripped + strlen (stripped);

  while (end > stripped && !g_ascii_isspace (end[-1]))
    end--;
  code = g_strdup (end);
  *end = '\0';
  g_strstrip (stripped);
  *number = *stripped != '\0' ? g_steal_pointer (&stripped) : NULL;
  return g_steal_pointer (&code);
}

/* Number and code of one sheet must be of one notice. */
static gboolean
check_pair (const JyRecord *record,
            const char     *code,
            GError        **error)
{
  g_autofree char *normalized = jy_text_normalize (code);
  g_autofree char *lower = g_ascii_strdown (normalized, -1);
  const char *own = jy_record_get_text (record, JY_NOTICE_CHECK_CODE);

  if (g_str_equal (lower, own))
    return TRUE;
  g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED,
               _ ("The check code of %s is %s, not %s: number or code of this sheet were changed."),
               jy_record_get_text (record, JY_NOTICE_NUMBER), own, lower);
  return FALSE;
}

static gboolean
check_number (JyLedger   *ledger,
              const char *number,
              const char *code,
              GPtrArray  *checks,
              GError    **error)
{
  JyRecordState state;
  g_autoptr (JyRecord) record = jy_ledger_find_notice (ledger, number, &state, error);
  JyNoticeCheck *check;

  if (record == NULL || !check_pair (record, code, error))
    return FALSE;
  check = check_record (ledger, g_steal_pointer (&record), &state, error);
  if (check == NULL)
    return FALSE;
  g_ptr_array_add (checks, check);
  return TRUE;
}

static gboolean
check_code (JyLedger   *ledger,
            const char *code,
            GPtrArray  *checks,
            GError    **error)
{
  g_autoptr (GArray) rows = jy_ledger_list_check_code (ledger, code, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      JyRecordState state;
      JyRecord *record = jy_ledger_read_row (ledger, &jy_kind_notice, g_array_index (rows, gint64, i), &state, error);
      JyNoticeCheck *check = record != NULL ? check_record (ledger, record, &state, error) : NULL;

      if (check == NULL)
        return FALSE;
      g_ptr_array_add (checks, check);
    }
  return rows != NULL;
}

/**
 * jy_notice_check_all:
 * @ledger: an open ledger
 * @text: the check code printed on a sheet, or what its QR code gives: the number on
 *   one line, the check code on the next
 * @error: return location
 *
 * Holds a sheet against the ledger. A check code stands for figures: the notices of
 * one closing share it, and so do a voided notice and the one issued in its place.
 * With the number it is one notice.
 *
 * Returns: (transfer full) (element-type JyNoticeCheck): one or more checks, the
 *   last notice first, or %NULL with %JY_LEDGER_ERROR_NOT_FOUND, with
 *   %JY_LEDGER_ERROR_REFUSED where number and code do not belong together, or
 *   another error
 */
GPtrArray *
jy_notice_check_all (JyLedger   *ledger,
                     const char *text,
                     GError    **error)
{
  g_autoptr (GPtrArray) checks = g_ptr_array_new_with_free_func ((GDestroyNotify) jy_notice_check_free);
  g_autofree char *number = NULL;
  g_autofree char *code = split_scan (text, &number);

  if (number != NULL ? check_number (ledger, number, code, checks, error) : check_code (ledger, code, checks, error))
    return g_steal_pointer (&checks);
  return NULL;
}

/**
 * jy_notice_check_holds:
 * @check: a check
 *
 * Returns: whether the ledger still says what the sheet says, and the sheet still
 *   stands
 */
gboolean
jy_notice_check_holds (const JyNoticeCheck *check)
{
  return !check->voided && check->entry->superseded_by == NULL && check->intact && check->standing && check->agrees;
}
