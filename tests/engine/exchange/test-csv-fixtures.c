/* The CSV reader against files of others: csv-spectrum, ma-cantine, and the sample month. What is
 * expected comes with the files or from Python's csv module (see PROVENANCE.md beside them). */
#include <json-glib/json-glib.h>
#include <string.h>

#include "jy-csv-reader.h"
#include "jy-exchange-error.h"

/* @counts: cells of the records, runs as “cells x records”; @checksum: the first 16 digits of SHA-256
 * over all cells, each ended by U+001F, each record by U+001E. */
typedef struct
{
  const char *path;
  const char *encoding;
  char delimiter;
  const char *counts;
  const char *checksum;
} Fixture;

static const Fixture fixtures[] = {
  { "csv-ma-cantine/achats/purchases_bad.csv", "UTF-8", ',', "12x14 11", "7980aaebc48a1c3d" },
  { "csv-ma-cantine/achats/purchases_bad_corrupt.csv", "UTF-8", ',', "1 2", "c751b889a126cb08" },
  { "csv-ma-cantine/achats/purchases_bad_corrupt_old.csv", "UTF-8", ',', "1x2", "d228c045f609a7df" },
  { "csv-ma-cantine/achats/purchases_bad_empty_rows.csv", "UTF-8", ',', "12x5", "888cf553c611afe5" },
  { "csv-ma-cantine/achats/purchases_bad_empty_rows_old.csv", "UTF-8", ',', "8x5", "440e9b51bae229db" },
  { "csv-ma-cantine/achats/purchases_bad_extra_columns.csv", "UTF-8", ',', "16 12", "9240f74e469ea059" },
  { "csv-ma-cantine/achats/purchases_bad_extra_columns_old.csv", "UTF-8", ',', "12 8", "b454a1ff008650c1" },
  { "csv-ma-cantine/achats/purchases_bad_no_header.csv", "UTF-8", ',', "12x2", "93f0e0f2d310df3b" },
  { "csv-ma-cantine/achats/purchases_bad_no_header_old.csv", "UTF-8", ',', "8x2", "1da63d14d6b7adec" },
  { "csv-ma-cantine/achats/purchases_bad_old.csv", "UTF-8", ',', "8x14 7", "5c18942b9fa5fbec" },
  { "csv-ma-cantine/achats/purchases_bad_one_error.csv", "UTF-8", ',', "12x3", "7a12998281e7ad56" },
  { "csv-ma-cantine/achats/purchases_bad_one_error_old.csv", "UTF-8", ',', "8x3", "c20e531dd1515ad5" },
  { "csv-ma-cantine/achats/purchases_bad_partial_header.csv", "UTF-8", ',', "10x3", "b8a03185b1ab4c0e" },
  { "csv-ma-cantine/achats/purchases_bad_partial_header_old.csv", "UTF-8", ',', "7x3", "a6e467946cce64d2" },
  { "csv-ma-cantine/achats/purchases_bad_wrong_header.csv", "UTF-8", ',', "12x3", "66f94dc5c9945778" },
  { "csv-ma-cantine/achats/purchases_bad_wrong_header_old.csv", "UTF-8", ',', "8 7x2", "03b1c296a37f93d9" },
  { "csv-ma-cantine/achats/purchases_bad_wrong_header_typo.csv", "UTF-8", ',', "12x2", "29b87a492ccbb129" },
  { "csv-ma-cantine/achats/purchases_bad_wrong_header_typo_old.csv", "UTF-8", ',', "8x2", "44a0a74365777ecf" },
  { "csv-ma-cantine/achats/purchases_good.csv", "UTF-8", ',', "12x9", "2b9aefca53bc1061" },
  { "csv-ma-cantine/achats/purchases_good_floating_number.csv", "UTF-8", ',', "12x2", "17eb4e7d9decea7e" },
  { "csv-ma-cantine/achats/purchases_good_floating_number_old.csv", "UTF-8", ',', "8x2", "f5fee1e00e7fe64b" },
  { "csv-ma-cantine/achats/purchases_good_id.csv", "UTF-8", ',', "12x2", "aabc39c70aa58840" },
  { "csv-ma-cantine/achats/purchases_good_id_caracteristics.csv", "UTF-8", ';', "12x3", "0e118ebf0dca332b" },
  { "csv-ma-cantine/achats/purchases_good_id_old.csv", "UTF-8", ',', "8x2", "ccf8fcd20edd78f4" },
  { "csv-ma-cantine/achats/purchases_good_local_vs_circuit_court.csv", "UTF-8", ';', "12x3", "1de014c76d0650c9" },
  { "csv-ma-cantine/achats/purchases_good_old.csv", "UTF-8", ',', "8x9", "bb142a3ed869e713" },
  { "csv-ma-cantine/achats/purchases_good_separator_comma.csv", "UTF-8", ',', "12x2", "c1da9095f5721f22" },
  { "csv-ma-cantine/achats/purchases_good_separator_comma_old.csv", "UTF-8", ',', "8x2", "67f4352c639ef90b" },
  { "csv-ma-cantine/achats/purchases_good_separator_semicolon.csv", "UTF-8", ';', "12x2", "414a3a73947565b2" },
  { "csv-ma-cantine/achats/purchases_good_separator_semicolon_old.csv", "UTF-8", ';', "8x2", "07409e7c0f755f47" },
  { "csv-ma-cantine/achats/purchases_good_separator_tab.tsv", "UTF-8", '\t', "12x2", "414a3a73947565b2" },
  { "csv-ma-cantine/achats/purchases_good_separator_tab_old.tsv", "UTF-8", '\t', "8x2", "07409e7c0f755f47" },
  { "csv-ma-cantine/achats/purchases_good_siret_caracteristics.csv", "UTF-8", ';', "12x3", "77dfb4a6309c95ac" },
  { "csv-ma-cantine/canteen_managers/canteen_managers_bad_empty_rows.csv", "UTF-8", ',', "3x3", "13e0fbccee2feb18" },
  { "csv-ma-cantine/canteen_managers/canteen_managers_bad_extra_header.csv", "UTF-8", ',', "5x2", "d6ceb3cba984ffb4" },
  { "csv-ma-cantine/canteen_managers/canteen_managers_bad_invalid_email.csv", "UTF-8", ',', "3x2", "f00ccf512d787d95" },
  { "csv-ma-cantine/canteen_managers/canteen_managers_bad_no_header.csv", "UTF-8", ',', "2", "f81cfaadb356db9e" },
  { "csv-ma-cantine/canteen_managers/canteen_managers_bad_one_error.csv", "UTF-8", ',', "3x3", "6d119df9d0449d4f" },
  { "csv-ma-cantine/canteen_managers/canteen_managers_bad_siret_not_found.csv", "UTF-8", ',', "3x2", "23d699960601283d" },
  { "csv-ma-cantine/canteen_managers/canteen_managers_bad_wrong_header.csv", "UTF-8", ',', "3x2", "7529d2ef348bcb64" },
  { "csv-ma-cantine/canteen_managers/canteen_managers_good.csv", "UTF-8", ',', "3x2", "11bd334492bda52d" },
  { "csv-ma-cantine/canteen_managers/canteen_managers_good_multiple.csv", "UTF-8", ',', "3x3", "715fd56d3a524c59" },
  { "csv-ma-cantine/canteens/canteen_bad_sectors.csv", "UTF-8", ',', "12x2", "fa77422ebcd0c7f3" },
  { "csv-ma-cantine/canteens/canteens_bad.csv", "UTF-8", ',', "12x7", "a8c8ea3413d693e1" },
  { "csv-ma-cantine/canteens/canteens_bad_canteen_already_exists.csv", "UTF-8", ',', "12x2", "b60551bb1d0bb4ff" },
  { "csv-ma-cantine/canteens/canteens_bad_empty_rows.csv", "UTF-8", ',', "12x4", "49e8e8fa276d9580" },
  { "csv-ma-cantine/canteens/canteens_bad_extra_header.csv", "UTF-8", ',', "15 14", "de77ed4f7e2d69e7" },
  { "csv-ma-cantine/canteens/canteens_bad_line_ministry.csv", "UTF-8", ',', "12x3", "1584cecce5d0819a" },
  { "csv-ma-cantine/canteens/canteens_bad_nearly_good.csv", "UTF-8", ',', "12x4", "25d73c32181a1919" },
  { "csv-ma-cantine/canteens/canteens_bad_nearly_good_2.csv", "UTF-8", ',', "12x3", "838912268506f49e" },
  { "csv-ma-cantine/canteens/canteens_bad_no_header.csv", "UTF-8", ',', "8", "6ea4fee4087f51d0" },
  { "csv-ma-cantine/canteens/canteens_bad_one_error.csv", "UTF-8", ',', "12x3", "6f7ae9e0ebe1316d" },
  { "csv-ma-cantine/canteens/canteens_bad_wrong_header.csv", "UTF-8", ',', "12 11", "6820a5ef991daa26" },
  { "csv-ma-cantine/canteens/canteens_create_bad_groupe_teledeclared.csv", "UTF-8", ',', "12x2", "e713f8d950c2d1f2" },
  { "csv-ma-cantine/canteens/canteens_good.csv", "UTF-8", ',', "12x4", "77cdef7ca72828ed" },
  { "csv-ma-cantine/canteens/canteens_good_add_manager.csv", "UTF-8", ',', "12x2", "35254107aaf874fd" },
  { "csv-ma-cantine/canteens/canteens_good_choices_slug_values.csv", "UTF-8", ',', "12x4", "5912a03057e721b9" },
  { "csv-ma-cantine/canteens/canteens_good_groupe.csv", "UTF-8", ',', "12x2", "607995966e94497c" },
  { "csv-ma-cantine/canteens/canteens_good_line_ministry.csv", "UTF-8", ',', "12x3", "54679188129456d6" },
  { "csv-ma-cantine/canteens/canteens_good_max_sectors.csv", "UTF-8", ',', "12x4", "0d7d8283d73ec58b" },
  { "csv-ma-cantine/canteens/canteens_sectors.csv", "UTF-8", ',', "12x3", "30ba13483cdc5a45" },
  { "csv-ma-cantine/canteens/canteens_update_bad_canteen_not_found.csv", "UTF-8", ',', "15x2", "5397291a5a0a22a4" },
  { "csv-ma-cantine/canteens/canteens_update_bad_groupe_teledeclared.csv", "UTF-8", ',', "15x2", "86997909993345f6" },
  { "csv-ma-cantine/canteens/canteens_update_bad_invalid_email.csv", "UTF-8", ',', "15x2", "607d3167465f8324" },
  { "csv-ma-cantine/canteens/canteens_update_bad_invalid_insee_code.csv", "UTF-8", ',', "15x2", "72ff2bd047e4b51d" },
  { "csv-ma-cantine/canteens/canteens_update_bad_invalid_siret.csv", "UTF-8", ',', "15x2", "8abe9475d3424c03" },
  { "csv-ma-cantine/canteens/canteens_update_bad_missing_insee_code.csv", "UTF-8", ',', "15x2", "bbe0d72f1204ec89" },
  { "csv-ma-cantine/canteens/canteens_update_bad_no_header.csv", "UTF-8", ',', "1x2", "212374f1053fb101" },
  { "csv-ma-cantine/canteens/canteens_update_bad_one_error.csv", "UTF-8", ',', "15x3", "19703431463f7cfa" },
  { "csv-ma-cantine/canteens/canteens_update_bad_permission_denied.csv", "UTF-8", ',', "15x2", "c0925c518db65724" },
  { "csv-ma-cantine/canteens/canteens_update_good_insee.csv", "UTF-8", ',', "15x2", "af6b6271efc54aab" },
  { "csv-ma-cantine/canteens/canteens_update_good_multiple.csv", "UTF-8", ',', "15x3", "19703431463f7cfa" },
  { "csv-ma-cantine/canteens/canteens_update_good_one.csv", "UTF-8", ',', "15x2", "7b42c86082a87315" },
  { "csv-ma-cantine/diagnostics/diagnostics_complete_bad.csv", "UTF-8", ',', "128x9", "7a99687a3d6bc998" },
  { "csv-ma-cantine/diagnostics/diagnostics_complete_bad_no_header.csv", "UTF-8", ',', "119", "834c1d11271b3b5f" },
  { "csv-ma-cantine/diagnostics/diagnostics_complete_bad_wrong_header.csv", "UTF-8", ',', "132 119", "21148b1ab0a5fcb5" },
  { "csv-ma-cantine/diagnostics/diagnostics_complete_cc_good.csv", "UTF-8", ',', "129x8", "5d127fb83798cca9" },
  { "csv-ma-cantine/diagnostics/diagnostics_complete_good.csv", "UTF-8", ',', "128x2 17", "29f88451175fea7d" },
  { "csv-ma-cantine/diagnostics/diagnostics_complete_good_encoding_utf-8.csv", "UTF-8", ',', "128 127", "a1321338317b379a" },
  { "csv-ma-cantine/diagnostics/diagnostics_complete_staff_good.csv", "UTF-8", ',', "131x3", "92bb7a675ac2ac91" },
  { "csv-ma-cantine/diagnostics/diagnostics_simple_bad_location.csv", "UTF-8", ',', "23x2", "c40cb0df549d7aa5" },
  { "csv-ma-cantine/diagnostics/diagnostics_simple_bad_separator_semicolon_add_managers.csv", "UTF-8", ';', "23x2", "f94bb01e39f53e99" },
  { "csv-ma-cantine/diagnostics/diagnostics_simple_bad_separator_semicolon_no_total.csv", "UTF-8", ';', "23 16", "3cecb92273d7ca7e" },
  { "csv-ma-cantine/diagnostics/diagnostics_simple_cc_bad_same_siret.csv", "UTF-8", ';', "23x2", "7fa5a887b4d0d82f" },
  { "csv-ma-cantine/diagnostics/diagnostics_simple_cc_good.csv", "UTF-8", ',', "24x8", "cf0b17b615f31d6f" },
  { "csv-ma-cantine/diagnostics/diagnostics_simple_good_duplicate_siret.csv", "UTF-8", ',', "23x3", "59639ae9fca1f5d9" },
  { "csv-ma-cantine/diagnostics/diagnostics_simple_good_encoding_iso-8859-1.csv", "ISO-8859-1", ',', "23x2", "02eee15720feb0b0" },
  { "csv-ma-cantine/diagnostics/diagnostics_simple_good_encoding_utf-16.csv", "UTF-16LE", ',', "23x2", "02eee15720feb0b0" },
  { "csv-ma-cantine/diagnostics/diagnostics_simple_good_id.csv", "UTF-8", ',', "21x2", "2ed897db860c6cd2" },
  { "csv-ma-cantine/diagnostics/diagnostics_simple_good_locations.csv", "UTF-8", ',', "23x4", "761fa58a6117fe2a" },
  { "csv-ma-cantine/diagnostics/diagnostics_simple_good_new_canteen.csv", "UTF-8", ',', "23x3", "d01573e4478caa63" },
  { "csv-ma-cantine/diagnostics/diagnostics_simple_good_sectors.csv", "UTF-8", ',', "23x2", "989444fa919955c8" },
  { "csv-ma-cantine/diagnostics/diagnostics_simple_good_separator_semicolon.csv", "UTF-8", ';', "23x2", "0239b99d908b2721" },
  { "csv-ma-cantine/diagnostics/diagnostics_simple_good_separator_semicolon_add_managers.csv", "UTF-8", ';', "23x2", "c93e20f36eec0c02" },
  { "csv-ma-cantine/diagnostics/diagnostics_simple_good_separator_semicolon_decimal_number.csv", "UTF-8", ';', "23x3", "77b2118b2d1679de" },
  { "csv-ma-cantine/diagnostics/diagnostics_simple_good_separator_semicolon_no_add_managers.csv", "UTF-8", ';', "23x2", "d22ac627a2ee098a" },
  { "csv-ma-cantine/diagnostics/diagnostics_simple_good_separator_semicolon_no_appro.csv", "UTF-8", ';', "23 16", "3973178d2db7a8b6" },
  { "csv-ma-cantine/diagnostics/diagnostics_simple_good_separator_tab.tsv", "UTF-8", '\t', "23x2", "1e440e83082a69ce" },
  { "csv-ma-cantine/diagnostics/diagnostics_simple_staff_bad.csv", "UTF-8", ',', "26x2", "5d1ad290ff014e4f" },
  { "csv-ma-cantine/diagnostics/diagnostics_simple_staff_good_new_canteen.csv", "UTF-8", ',', "26x3", "9b9e7bcb8e517b4d" },
  { "csv-ma-cantine/diagnostics/teledeclaration_error.csv", "UTF-8", ',', "26x3", "45fc516b18af1dc0" },
  { "csv-ma-cantine/diagnostics/teledeclaration_simple.csv", "UTF-8", ',', "26x2", "c095310c78afa710" },
  { "csv-ma-cantine/diagnostics_complete/diagnostics_complete_bad.csv", "UTF-8", ',', "125x15", "b188250ee6672c81" },
  { "csv-ma-cantine/diagnostics_complete/diagnostics_complete_bad_empty_rows.csv", "UTF-8", ',', "125x4", "ed98990400d017e4" },
  { "csv-ma-cantine/diagnostics_complete/diagnostics_complete_bad_format.csv", "UTF-8", ',', "125x11", "c3ec160d809ed616" },
  { "csv-ma-cantine/diagnostics_complete/diagnostics_complete_bad_no_header.csv", "UTF-8", ',', "125", "26c5ecbccee2e65b" },
  { "csv-ma-cantine/diagnostics_complete/diagnostics_complete_bad_one_error.csv", "UTF-8", ',', "125x3", "fe8e086e27bcff1a" },
  { "csv-ma-cantine/diagnostics_complete/diagnostics_complete_bad_wrong_header.csv", "UTF-8", ',', "128 125", "3a9a52c326500d8a" },
  { "csv-ma-cantine/diagnostics_complete/diagnostics_complete_good_different_canteens.csv", "UTF-8", ',', "125x3", "fe8e086e27bcff1a" },
  { "csv-ma-cantine/diagnostics_complete/diagnostics_complete_good_one_canteen_seperator_semicolon.csv", "UTF-8", ';', "125x2", "d3d79e8e7f824b8c" },
  { "csv-ma-cantine/diagnostics_simple/diagnostics_simple_bad.csv", "UTF-8", ',', "21x15", "fd93da1492e39ee0" },
  { "csv-ma-cantine/diagnostics_simple/diagnostics_simple_bad_empty_rows.csv", "UTF-8", ',', "21x5", "71cbe40c6c165a80" },
  { "csv-ma-cantine/diagnostics_simple/diagnostics_simple_bad_format.csv", "UTF-8", ',', "21x11", "453d0afc4714299d" },
  { "csv-ma-cantine/diagnostics_simple/diagnostics_simple_bad_no_header.csv", "UTF-8", ',', "21", "a5f71d55baa89924" },
  { "csv-ma-cantine/diagnostics_simple/diagnostics_simple_bad_one_error.csv", "UTF-8", ',', "21x3", "fdb54933f36a3fbe" },
  { "csv-ma-cantine/diagnostics_simple/diagnostics_simple_bad_wrong_header.csv", "UTF-8", ',', "24 21", "527882126335511f" },
  { "csv-ma-cantine/diagnostics_simple/diagnostics_simple_good_different_canteens.csv", "UTF-8", ',', "21x3", "6eea1f8b263cd2e1" },
  { "csv-ma-cantine/diagnostics_simple/diagnostics_simple_good_one_canteen_seperator_semicolon.csv", "UTF-8", ';', "21x2", "634b2248b2bbf98a" },
  { "sample-2026-03/collectors.csv", "GB18030", ',', "5x6", "8a4ef61fc7b4a308" },
  { "sample-2026-03/contracts.csv", "GB18030", ',', "10x6", "c94d334a04cdd81f" },
  { "sample-2026-03/institution.csv", "GB18030", ',', "13x2", "40977ee1672c6779" },
  { "sample-2026-03/licences.csv", "GB18030", ',', "8x6", "8ec8516e71fa813e" },
  { "sample-2026-03/meals.csv", "GB18030", ',', "7x71", "bfb9f1efaf3f5629" },
  { "sample-2026-03/pickups.csv", "GB18030", ',', "21x57", "06c9807b3f0ee900" },
  { "sample-2026-03/purchases.csv", "GB18030", ',', "19x155", "725f4df9d8568c4d" },
  { "sample-2026-03/suppliers.csv", "GB18030", ',', "6x5", "8d89182f385fc464" },
  { "sample-2026-03/weighings.csv", "GB18030", ',', "9x102", "e8acaecf12f38cfb" },
};

static char *
build_path (const char *path)
{
  const char *folder = g_getenv ("JY_TEST_DATA");

  g_assert_nonnull (folder);
  return g_build_filename (folder, path, NULL);
}

static void
append_run (GString *counts,
            guint    n_cells,
            guint    n_records)
{
  if (n_records == 0)
    return;
  if (counts->len > 0)
    g_string_append_c (counts, ' ');
  g_string_append_printf (counts, n_records > 1 ? "%ux%u" : "%u", n_cells, n_records);
}

static void
check_fixture (const Fixture *fixture,
               gsize          chunk_size)
{
  g_autofree char *path = build_path (fixture->path);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GString) counts = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JyCsvReader) reader = NULL;
  JyCsvOptions options = { .chunk_size = chunk_size };
  guint n_cells = 0;
  guint n_records = 0;

  /* No rule can tell Latin-1 from GB18030 for sure. */
  if (strcmp (fixture->encoding, "ISO-8859-1") == 0)
    options.encoding = "iso-8859-1";

  reader = jy_csv_reader_new_for_file (path, &options, &error);
  g_assert_no_error (error);
  while (jy_csv_reader_read (reader, &error))
    {
      guint n = jy_csv_reader_get_n_cells (reader);

      for (guint i = 0; i < n; i++)
        {
          g_checksum_update (checksum, (const guchar *) jy_csv_reader_peek_cell (reader, i), -1);
          g_checksum_update (checksum, (const guchar *) "\037", 1);
        }
      g_checksum_update (checksum, (const guchar *) "\036", 1);

      if (n != n_cells)
        {
          append_run (counts, n_cells, n_records);
          n_records = 0;
        }
      n_cells = n;
      n_records++;
    }
  g_assert_no_error (error);
  append_run (counts, n_cells, n_records);

  g_assert_cmpstr (jy_csv_reader_get_encoding (reader), ==, fixture->encoding);
  g_assert_cmpuint (jy_csv_reader_get_delimiter (reader), ==, (guchar) fixture->delimiter);
  g_assert_cmpstr (counts->str, ==, fixture->counts);
  g_assert_true (g_str_has_prefix (g_checksum_get_string (checksum), fixture->checksum));
}

static void
test_fixtures (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_test_message ("%s", fixtures[i].path);
      check_fixture (&fixtures[i], 0);
      check_fixture (&fixtures[i], 17);
    }
}

static void
test_refused (void)
{
  static const char *const paths[] = {
    "csv-ma-cantine/achats/purchases_good.xlsx",
    "csv-ma-cantine/diagnostics/diagnostics_bad_file_format.ods",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *path = build_path (paths[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (jy_csv_reader_new_for_file (path, NULL, &error));
      g_assert_error (error, JY_EXCHANGE_ERROR, JY_EXCHANGE_ERROR_NOT_TEXT);
      g_assert_nonnull (strstr (error->message, "save the sheet as CSV UTF-8"));
    }
}

/* The JSON of csv-spectrum names each cell by the header's cell above it. */
static void
check_record (JyCsvReader *reader,
              GPtrArray   *header,
              JsonObject  *expected,
              const char  *name)
{
  g_assert_cmpuint (jy_csv_reader_get_n_cells (reader), ==, header->len);
  g_assert_cmpuint (json_object_get_size (expected), ==, header->len);
  for (guint i = 0; i < header->len; i++)
    {
      const char *title = g_ptr_array_index (header, i);
      const char *text = json_object_get_string_member (expected, title);

      /* An error of the fixture. */
      if (strcmp (name, "location_coordinates") == 0 && i == 0)
        text = "2095257564";
      g_assert_cmpstr (jy_csv_reader_peek_cell (reader, i), ==, text);
    }
}

static void
check_spectrum (const char *name)
{
  g_autofree char *csv_name = g_strdup_printf ("csv-spectrum/csvs/%s.csv", name);
  g_autofree char *csv_path = build_path (csv_name);
  g_autofree char *json_name = g_strdup_printf ("csv-spectrum/json/%s.json", name);
  g_autofree char *json_path = build_path (json_name);
  g_autoptr (GPtrArray) header = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JyCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *root;
  guint n_expected;

  json_parser_load_from_file (parser, json_path, &error);
  g_assert_no_error (error);
  root = json_parser_get_root (parser);
  n_expected = JSON_NODE_HOLDS_ARRAY (root) ? json_array_get_length (json_node_get_array (root)) : 1;

  reader = jy_csv_reader_new_for_file (csv_path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (jy_csv_reader_read (reader, &error));
  for (guint i = 0; i < jy_csv_reader_get_n_cells (reader); i++)
    g_ptr_array_add (header, g_strdup (jy_csv_reader_peek_cell (reader, i)));

  for (guint i = 0; i < n_expected; i++)
    {
      g_assert_true (jy_csv_reader_read (reader, &error));
      check_record (reader,
                    header,
                    JSON_NODE_HOLDS_ARRAY (root)
                      ? json_array_get_object_element (json_node_get_array (root), i)
                      : json_node_get_object (root),
                    name);
    }
  g_assert_false (jy_csv_reader_read (reader, &error));
  g_assert_no_error (error);
}

static void
test_spectrum (void)
{
  g_autofree char *folder = build_path ("csv-spectrum/csvs");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;
  guint count = 0;

  g_assert_nonnull (dir);
  while ((file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *name = g_strndup (file, strlen (file) - strlen (".csv"));

      g_test_message ("%s", name);
      check_spectrum (name);
      count++;
    }
  g_assert_cmpuint (count, ==, 12);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-fixtures/read", test_fixtures);
  g_test_add_func ("/csv-fixtures/refused", test_refused);
  g_test_add_func ("/csv-fixtures/spectrum", test_spectrum);

  return g_test_run ();
}
