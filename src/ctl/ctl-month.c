/* ctl-month.c: figures, findings and coverage; closing and reopening months. */
#include "config.h"

#include "ctl.h"
#include "ctl-figures.h"
#include "ctl-json.h"
#include "jy-closing.h"
#include "jy-figures.h"
#include "jy-findings.h"

#include <glib/gi18n.h>

/**
 * ctl_figures:
 *
 * `figures`: the figures of a month.
 *
 * Returns: the exit status
 */
CTL_COMMAND (ctl_figures)
{
  g_autofree char *month_text = NULL;
  g_autofree char *format_text = NULL;
  const GOptionEntry entries[] = {
    { "month", 0, 0, G_OPTION_ARG_FILENAME, &month_text, N_ ("The month"), N_ ("YYYY-MM") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_text, N_ ("table or json"), N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (JyFigures) figures = NULL;
  g_autoptr (GError) error = NULL;
  CtlFormat format;
  CtlStatus status;
  JyLedger *ledger;
  JyMonth month;

  if (!ctl_parse (ctl_get_command ("figures"), entries, &argc, &argv, 0, 0, &status) ||
      !ctl_parse_month (month_text, &month, &status) || !ctl_parse_format (format_text, FALSE, &format, &status) ||
      (ledger = ctl_open (ctl, TRUE, &status)) == NULL)
    return status;
  figures = jy_figures_new_plain (ledger, month, &error);
  if (figures == NULL)
    return ctl_close (ledger, ctl_fail (error));
  if (format == CTL_FORMAT_JSON)
    {
      g_autofree char *json = jy_figures_to_json (figures);

      ctl_print ("%s\n", json);
    }
  else if (!ctl_print_figures (ledger, figures, &error))
    return ctl_close (ledger, ctl_fail (error));
  return ctl_close (ledger, CTL_DONE);
}

static void
print_findings_json (const GPtrArray *findings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      const JyFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *date = finding->day != 0 ? jy_day_to_iso (finding->day) : NULL;

      json_builder_begin_object (builder);
      ctl_json_add_string (builder, "code", finding->code);
      ctl_json_add_string (builder, "severity", jy_severity_get_name (finding->severity));
      ctl_json_add_string (builder, "date", date);
      ctl_json_add_string (builder, "kind", finding->kind != NULL ? finding->kind->name : NULL);
      ctl_json_add_string (builder, "record", finding->record);
      if (finding->coverage != NULL)
        ctl_json_add_string (builder, "coverage", finding->coverage);
      ctl_json_add_string (builder, "message", finding->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  ctl_json_print (builder);
}

static void
print_findings_table (const GPtrArray *findings)
{
  static const char *const marks[] = { N_ ("note"), N_ ("warning"), N_ ("ERROR") };

  for (guint i = 0; i < findings->len; i++)
    {
      const JyFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *date = finding->day != 0 ? jy_day_to_iso (finding->day) : g_strdup ("");

      ctl_print_padded (gettext (marks[finding->severity]), 9, FALSE);
      ctl_print_padded (date, 12, FALSE);
      ctl_print_padded (finding->code, 24, FALSE);
      ctl_print ("%s\n", finding->message);
    }
  if (findings->len == 0)
    ctl_print ("%s\n", _ ("Nothing was found."));
}

/**
 * ctl_findings:
 *
 * `findings`: what a month wants looked at, or all months that are open.
 *
 * Returns: the exit status
 */
CTL_COMMAND (ctl_findings)
{
  g_autofree char *month_text = NULL;
  g_autofree char *format_text = NULL;
  const GOptionEntry entries[] = {
    { "month", 0, 0, G_OPTION_ARG_FILENAME, &month_text, N_ ("The month; all open ones without it"), N_ ("YYYY-MM") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_text, N_ ("table or json"), N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  CtlFormat format;
  CtlStatus status;
  JyLedger *ledger;
  JyMonth month;

  if (!ctl_parse (ctl_get_command ("findings"), entries, &argc, &argv, 0, 0, &status) ||
      (month_text != NULL && !ctl_parse_month (month_text, &month, &status)) ||
      !ctl_parse_format (format_text, FALSE, &format, &status) || (ledger = ctl_open (ctl, TRUE, &status)) == NULL)
    return status;
  if (format == CTL_FORMAT_JSON)
    ctl_speak_untranslated ();
  findings = month_text != NULL ? jy_findings_new_for_month (ledger, month, &error) : jy_findings_new (ledger, &error);
  if (findings == NULL)
    return ctl_close (ledger, ctl_fail (error));
  if (format == CTL_FORMAT_JSON)
    print_findings_json (findings);
  else
    print_findings_table (findings);
  return ctl_close (ledger, CTL_DONE);
}

/**
 * ctl_coverage:
 *
 * `coverage`: whether contract and licence covered a pickup.
 *
 * Returns: the exit status
 */
CTL_COMMAND (ctl_coverage)
{
  g_autoptr (JyCoverageBook) book = NULL;
  g_autoptr (JyRecord) pickup = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  JyCoverage coverage;
  CtlStatus status;
  JyLedger *ledger;

  if (!ctl_parse (ctl_get_command ("coverage"), NULL, &argc, &argv, 1, 1, &status) ||
      (ledger = ctl_open (ctl, TRUE, &status)) == NULL)
    return status;
  pickup = jy_ledger_read (ledger, argv[1], NULL, &error);
  if (pickup != NULL && pickup->kind != &jy_kind_pickup)
    g_set_error (&error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED, _ ("“%s” is not a pickup."), argv[1]);
  if (error == NULL)
    book = jy_coverage_book_new (ledger, &error);
  if (error != NULL)
    return ctl_close (ledger, ctl_fail (error));
  coverage = jy_coverage_book_ask_pickup (book, pickup);
  sentence = jy_coverage_to_sentence (&coverage, ledger);
  ctl_print ("%s\n%s\n", jy_coverage_get_name (coverage.result), sentence);
  return ctl_close (ledger, CTL_DONE);
}

/**
 * ctl_close_month:
 *
 * `close`: closes a month.
 *
 * Returns: the exit status
 */
CTL_COMMAND (ctl_close_month)
{
  g_autofree char *month_text = NULL;
  const GOptionEntry entries[] = {
    { "month", 0, 0, G_OPTION_ARG_FILENAME, &month_text, N_ ("The month"), N_ ("YYYY-MM") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 version;
  CtlStatus status;
  JyLedger *ledger;
  JyMonth month;

  if (!ctl_parse (ctl_get_command ("close"), entries, &argc, &argv, 0, 0, &status) ||
      !ctl_parse_month (month_text, &month, &status) || (ledger = ctl_open (ctl, FALSE, &status)) == NULL)
    return status;
  if (!jy_ledger_close_month (ledger, month, jy_figures_compute_json, NULL, &version, &error))
    return ctl_close (ledger, ctl_fail (error));
  text = jy_month_to_iso (month);
  ctl_message (_ ("Closed %s, version %ld."), text, (glong) version);
  return ctl_close (ledger, CTL_DONE);
}

/**
 * ctl_reopen_month:
 *
 * `reopen`: reopens a closed month.
 *
 * Returns: the exit status
 */
CTL_COMMAND (ctl_reopen_month)
{
  g_autofree char *month_text = NULL;
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "month", 0, 0, G_OPTION_ARG_FILENAME, &month_text, N_ ("The month"), N_ ("YYYY-MM") },
    { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_ ("Why, for the month's history"), N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  CtlStatus status;
  JyLedger *ledger;
  JyMonth month;

  if (!ctl_parse (ctl_get_command ("reopen"), entries, &argc, &argv, 0, 0, &status) ||
      !ctl_parse_month (month_text, &month, &status))
    return status;
  if (reason == NULL)
    return ctl_usage ("%s", _ ("Say why with --reason."));
  ledger = ctl_open (ctl, FALSE, &status);
  if (ledger == NULL)
    return status;
  if (!jy_ledger_reopen_month (ledger, month, reason, &error))
    return ctl_close (ledger, ctl_fail (error));
  text = jy_month_to_iso (month);
  ctl_message (_ ("Reopened %s."), text);
  return ctl_close (ledger, CTL_DONE);
}
