/* ctl-import.c: takes CSV files in. */
#include "config.h"

#include "ctl.h"
#include "jy-import.h"
#include "jy-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Rows told on the terminal; the rest is counted. */
#define MAX_TOLD 1000

/* Notes on rows that were taken all the same. */
#define MAX_NOTES 20

typedef struct
{
  char **maps;
  char **constants;
  char **units;
  char **values;
  char *date_format;
  char *delimiter;
  char *encoding;
} Words;

static void
words_clear (Words *words)
{
  g_strfreev (words->maps);
  g_strfreev (words->constants);
  g_strfreev (words->units);
  g_strfreev (words->values);
  g_free (words->date_format);
  g_free (words->delimiter);
  g_free (words->encoding);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

typedef gboolean (*Setter) (JyImportPlan *plan,
                            const char *name,
                            const char *value,
                            GError **error);

static gboolean
apply (JyImportPlan *plan,
       const JyKind *kind,
       char        **words,
       Setter        setter,
       CtlStatus    *status)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;
      g_autoptr (GError) error = NULL;
      guint position;

      if (!ctl_split (words[i], &name, &value, status) || !ctl_find_field (kind, name, &position, status))
        return FALSE;
      if (setter (plan, name, value, &error))
        continue;
      *status = ctl_usage ("%s", error->message);
      return FALSE;
    }
  return TRUE;
}

/* field:FROM=TO, where FROM may contain a colon but no equals sign. */
static gboolean
apply_values (JyImportPlan *plan,
              const JyKind *kind,
              char        **words,
              CtlStatus    *status)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      const char *colon = strchr (words[i], ':');
      g_autofree char *field = colon != NULL ? g_strndup (words[i], (gsize) (colon - words[i])) : NULL;
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;
      g_autoptr (GError) error = NULL;
      guint position;

      if (colon == NULL || strchr (colon, '=') == NULL)
        {
          *status = ctl_usage (_ ("“%s” is not of the form field:FROM=TO."), words[i]);
          return FALSE;
        }
      if (!ctl_find_field (kind, field, &position, status))
        return FALSE;
      from = g_strndup (colon + 1, (gsize) (strrchr (colon, '=') - colon - 1));
      to = g_strdup (strrchr (colon, '=') + 1);
      if (jy_import_plan_add_replacement (plan, field, from, to, &error))
        continue;
      *status = ctl_usage ("%s", error->message);
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_delimiter (const char *text,
                 gunichar   *delimiter,
                 CtlStatus  *status)
{
  if (text == NULL)
    return TRUE;
  if (g_str_equal (text, "\\t") || g_ascii_strcasecmp (text, "tab") == 0)
    *delimiter = '\t';
  else if (g_utf8_strlen (text, -1) == 1 && jy_csv_delimiter_is_possible (g_utf8_get_char (text)))
    *delimiter = g_utf8_get_char (text);
  else
    {
      *status = ctl_usage (_ ("“%s” is not a delimiter; give one character that is no letter, digit, blank or quotation mark, or tab."),
                           text);
      return FALSE;
    }
  return TRUE;
}

/* Columns without a title are mostly empty ones. */
static void
tell_ignored (const JyImportResult *result)
{
  guint untitled = 0;

  for (guint i = 0; i < result->ignored->len; i++)
    {
      const char *title = g_ptr_array_index (result->ignored, i);

      if (*title != '\0')
        ctl_message (_ ("Note: the column “%s” is not imported."), title);
      else
        untitled++;
    }
  if (untitled > 0)
    ctl_message (g_dngettext (GETTEXT_PACKAGE, "Note: %u column without a title is not imported.",
                              "Note: %u columns without a title are not imported.", untitled),
                 untitled);
}

static void
tell_notes (const JyImportResult *result)
{
  guint told = MIN (result->warnings->len, MAX_NOTES);

  for (guint i = 0; i < told; i++)
    ctl_message (_ ("Note: %s"), (const char *) g_ptr_array_index (result->warnings, i));
  if (result->n_warnings > (gint64) told)
    ctl_message (_ ("… and %ld more notes."), (glong) result->n_warnings - (glong) told);
  for (guint i = 0; i < MIN (result->totals->len, MAX_NOTES); i++)
    ctl_message (_ ("Note: %s"), (const char *) g_ptr_array_index (result->totals, i));
  if (result->header_line > 0)
    ctl_message (_ ("Note: the titles of the columns stand in line %lu; what stands above is not imported."), result->header_line);
  tell_ignored (result);
}

static void
tell_refused (const JyImportResult *result)
{
  for (guint i = 0; i < MIN (result->refused->len, MAX_TOLD); i++)
    ctl_message ("%s", (const char *) g_ptr_array_index (result->refused, i));
  if (result->n_refused > (gint64) MIN (result->refused->len, MAX_TOLD))
    ctl_message (_ ("… and %ld more rows."),
                 (glong) result->n_refused - (glong) MIN (result->refused->len, MAX_TOLD));
}

/* Only who knows the file knows how it was written. */
static void
tell_date_formats (const JyImportDates *dates)
{
  for (guint i = 0; i < dates->formats->len; i++)
    {
      const char *format = g_ptr_array_index (dates->formats, i);
      g_autofree char *iso = NULL;
      JyDay day;

      if (!jy_day_parse (dates->text, format, &day, NULL))
        continue;
      iso = jy_day_to_iso (day);
      ctl_message (_ ("To read “%s” as %s, use --date-format '%s'."), dates->text, iso, format);
    }
}

/* The engine says what is wrong; which option helps is known here. */
static void
tell_options (const JyImportPlan   *plan,
              const JyImportResult *result,
              const GError         *error)
{
  const JyKind *kind = jy_import_plan_get_kind (plan);

  if (g_error_matches (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_DUPLICATE))
    ctl_message (_ ("To import it once more all the same, use --again."));
  tell_date_formats (result->dates);
  for (guint i = 0; !result->is_whole && i < kind->n_fields; i++)
    if (jy_import_plan_is_missing (plan, i))
      ctl_message (_ ("Give “%s” a column with --map %s=COLUMN or a value for all with --set %s=VALUE."),
                   jy_field_get_title (&kind->fields[i]), kind->fields[i].name, kind->fields[i].name);
  for (guint i = 0; i < result->unknown->len; i++)
    {
      const JyImportWord *word = g_ptr_array_index (result->unknown, i);

      if (kind->fields[word->field].type != JY_FIELD_REFERENCE || word->created)
        continue;
      ctl_message (_ ("To make a record for every name not known yet, use --create-references."));
      return;
    }
}

static CtlStatus
run (JyLedger              *ledger,
     JyImportPlan          *plan,
     const char            *path,
     const JyImportOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyImportResult) result =
    jy_import_run (ledger, plan, path, options, ctl_progress, (gpointer) _ ("Importing"), NULL, &error);

  ctl_progress_end ();
  tell_refused (result);
  if (error != NULL)
    {
      CtlStatus status = ctl_fail (error);

      tell_options (plan, result, error);
      return status;
    }
  tell_notes (result);
  ctl_message (options->dry_run ? g_dngettext (GETTEXT_PACKAGE, "%ld record would be imported (%s).",
                                               "%ld records would be imported (%s).",
                                               (gulong) result->n_records)
                                : g_dngettext (GETTEXT_PACKAGE, "Imported %ld record (%s).",
                                               "Imported %ld records (%s).", (gulong) result->n_records),
               (glong) result->n_records, result->encoding);
  if (result->n_created > 0 && !options->dry_run)
    ctl_message (g_dngettext (GETTEXT_PACKAGE, "%ld record was made for a name not known yet.",
                              "%ld records were made for names not known yet.", (gulong) result->n_created),
                 (glong) result->n_created);
  if (result->n_completed > 0 && !options->dry_run)
    ctl_message (g_dngettext (GETTEXT_PACKAGE, "%ld of them completes a record that held only its name.",
                              "%ld of them complete records that held only their names.", (gulong) result->n_completed),
                 (glong) result->n_completed);
  if (result->n_refused > 0)
    ctl_message (g_dngettext (GETTEXT_PACKAGE, "%ld row was refused and written to “%s”.",
                              "%ld rows were refused and written to “%s”.", (gulong) result->n_refused),
                 (glong) result->n_refused, options->skip_bad);
  if (result->id != NULL && !options->dry_run)
    ctl_message (_ ("“jieyuectl undo %s” takes all of it back."), result->id);
  return CTL_DONE;
}

/**
 * ctl_import:
 *
 * `import`: takes a CSV file in.
 *
 * Returns: the exit status
 */
CTL_COMMAND (ctl_import)
{
  g_auto (Words) words = { 0 };
  g_autofree char *skip_bad = NULL;
  JyImportOptions options = { 0 };
  const GOptionEntry entries[] = {
    { "map", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words.maps, N_ ("The column of a field"), N_ ("FIELD=COLUMN") },
    { "set", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words.constants, N_ ("A value for all records"), N_ ("FIELD=VALUE") },
    { "unit", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words.units, N_ ("The unit of a field's numbers"), N_ ("FIELD=UNIT") },
    { "value", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words.values, N_ ("What a word in a cell means"), N_ ("FIELD:FROM=TO") },
    { "date-format", 0, 0, G_OPTION_ARG_FILENAME, &words.date_format, N_ ("How dates are written, like %d/%m/%Y, %n or %{2026}%m.%d"), N_ ("FORMAT") },
    { "delimiter", 0, 0, G_OPTION_ARG_FILENAME, &words.delimiter, N_ ("The character between cells"), N_ ("CHARACTER") },
    { "encoding", 0, 0, G_OPTION_ARG_FILENAME, &words.encoding, N_ ("The encoding of the file"), N_ ("NAME") },
    { "create-references", 0, 0, G_OPTION_ARG_NONE, &options.create_references, N_ ("Make records for names not known yet"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Check everything, save nothing"), NULL },
    { "skip-bad", 0, 0, G_OPTION_ARG_FILENAME, &skip_bad, N_ ("Write refused rows here and import the others"), N_ ("FILE") },
    { "again", 0, 0, G_OPTION_ARG_NONE, &options.again, N_ ("Import a file that was imported before"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (JyImportPlan) plan = NULL;
  const JyKind *kind;
  CtlStatus status;
  JyLedger *ledger;

  if (!ctl_parse (ctl_get_command ("import"), entries, &argc, &argv, 2, 2, &status) ||
      (kind = ctl_find_kind (argv[1], &status)) == NULL ||
      !parse_delimiter (words.delimiter, &options.csv.delimiter, &status) ||
      !ctl_check_output (ctl->path, skip_bad, &status) || !ctl_check_output (argv[2], skip_bad, &status) ||
      (ledger = ctl_open (ctl, FALSE, &status)) == NULL)
    return status;
  options.csv.encoding = words.encoding;
  options.skip_bad = skip_bad;
  plan = jy_import_plan_new (kind);
  jy_import_plan_set_date_format (plan, words.date_format);
  if (apply (plan, kind, words.maps, jy_import_plan_map, &status) &&
      apply (plan, kind, words.constants, jy_import_plan_set_constant, &status) &&
      apply (plan, kind, words.units, jy_import_plan_set_unit, &status) && apply_values (plan, kind, words.values, &status))
    status = run (ledger, plan, argv[2], &options);
  g_clear_pointer (&plan, jy_import_plan_free);
  return ctl_close (ledger, status);
}
