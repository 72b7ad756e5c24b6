/* report-fixture.h: short ways to fill a ledger for reports, and the sample month. */
#pragma once

#include "../ledger/ledger-fixture.h"

#include "jy-findings.h"
#include "jy-import.h"

#define L fixture->ledger

#define PUT(kind, ...) g_free (put (L, &jy_kind_##kind, __VA_ARGS__, NULL))

#define MARCH jy_month_new (2026, 3)

/* Imports a file of the sample month as the window and jieyuectl do. */
G_GNUC_UNUSED static void
import_sample_file (JyLedger     *ledger,
                    const JyKind *kind,
                    const char   *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("JY_TEST_DATA"), "sample-2026-03", name, NULL);
  g_autoptr (JyImportPlan) plan = jy_import_plan_new (kind);
  const JyImportOptions options = { .create_references = TRUE };
  g_autoptr (JyImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  result = jy_import_run (ledger, plan, path, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->n_refused, ==, 0);
}

G_GNUC_UNUSED static void
import_sample (JyLedger *ledger)
{
  import_sample_file (ledger, &jy_kind_institution, "institution.csv");
  import_sample_file (ledger, &jy_kind_collector, "collectors.csv");
  import_sample_file (ledger, &jy_kind_contract, "contracts.csv");
  import_sample_file (ledger, &jy_kind_licence, "licences.csv");
  import_sample_file (ledger, &jy_kind_supplier, "suppliers.csv");
  import_sample_file (ledger, &jy_kind_meal, "meals.csv");
  import_sample_file (ledger, &jy_kind_weighing, "weighings.csv");
  import_sample_file (ledger, &jy_kind_purchase, "purchases.csv");
  import_sample_file (ledger, &jy_kind_pickup, "pickups.csv");
}

/* A collector whose contract and licence cover a category for ten years. */
G_GNUC_UNUSED static void
put_covered_collector (JyLedger   *ledger,
                       const char *name,
                       const char *categories,
                       const char *licence_type)
{
  g_autofree char *number = g_strconcat ("C-", name, NULL);
  g_autofree char *licence = g_strconcat ("L-", name, NULL);

  g_free (put (ledger, &jy_kind_collector, "name", name, NULL));
  g_free (put (ledger, &jy_kind_contract, "number", number, "collector", name, "categories", categories, "start", "2020-01-01",
               "end", "2029-12-31", NULL));
  g_free (put (ledger, &jy_kind_licence, "number", licence, "collector", name, "type", licence_type, "valid_from", "2020-01-01",
               NULL));
}

G_GNUC_UNUSED static JyFigures *
get_figures (JyLedger *ledger,
             JyMonth   month)
{
  g_autoptr (GError) error = NULL;
  JyFigures *figures = jy_figures_new (ledger, month, &error);

  g_assert_no_error (error);
  return figures;
}

/* The findings of a month, or of all open months for 0. */
G_GNUC_UNUSED static GPtrArray *
get_findings (JyLedger *ledger,
              JyMonth   month)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = month != 0 ? jy_findings_new_for_month (ledger, month, &error) : jy_findings_new (ledger, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const JyFinding *finding = g_ptr_array_index (findings, i);

      g_test_message ("%s %s: %s", jy_severity_get_name (finding->severity), finding->code, finding->message);
    }
  return findings;
}

/* The findings as lines of severity, code, date, kind and coverage; all but @code. */
G_GNUC_UNUSED static char *
list_findings_but (JyLedger   *ledger,
                   JyMonth     month,
                   const char *code)
{
  g_autoptr (GPtrArray) findings = get_findings (ledger, month);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const JyFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *date = finding->day != 0 ? jy_day_to_iso (finding->day) : g_strdup ("-");

      if (g_strcmp0 (finding->code, code) == 0)
        continue;
      g_string_append_printf (text, "%s %s %s %s%s%s\n", jy_severity_get_name (finding->severity), finding->code, date,
                              finding->kind != NULL ? finding->kind->name : "-", finding->coverage != NULL ? " " : "",
                              finding->coverage != NULL ? finding->coverage : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Most ledgers of these tests have no pickups at all; what is told of that has a
 * test of its own. */
G_GNUC_UNUSED static char *
list_findings (JyLedger *ledger,
               JyMonth   month)
{
  return list_findings_but (ledger, month, "no_pickups");
}

G_GNUC_UNUSED static char *
list_all_findings (JyLedger *ledger,
                   JyMonth   month)
{
  return list_findings_but (ledger, month, NULL);
}

#define assert_all_findings(month, expected)                  \
  G_STMT_START                                                \
  {                                                           \
    g_autofree char *lines = list_all_findings (L, (month));  \
    g_assert_cmpstr (lines, ==, (expected));                  \
  }                                                           \
  G_STMT_END

#define assert_findings(month, expected)                      \
  G_STMT_START                                                \
  {                                                           \
    g_autofree char *lines = list_findings (L, (month));      \
    g_assert_cmpstr (lines, ==, (expected));                  \
  }                                                           \
  G_STMT_END

/* The only finding with this code. */
G_GNUC_UNUSED static const JyFinding *
find_finding (GPtrArray  *findings,
              const char *code)
{
  const JyFinding *found = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const JyFinding *finding = g_ptr_array_index (findings, i);

      if (!g_str_equal (finding->code, code))
        continue;
      g_assert_null (found);
      found = finding;
    }
  g_assert_nonnull (found);
  return found;
}
