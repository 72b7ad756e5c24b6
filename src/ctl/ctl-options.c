/* ctl-options.c: reads the words of a command. Strings are taken as UTF-8 bytes,
 * not converted from the locale, so that Chinese names work in a bare one. */
#include "config.h"

#include "ctl.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

static char *
write_usage (const CtlCommand *command)
{
  return g_strdup_printf ("%s %s", command->name, command->arguments);
}

/* Says which word is one too many, or that one is missing, and how it is right. */
static CtlStatus
refuse_words (const char *usage,
              int         argc,
              char      **argv,
              int         max)
{
  if (max >= 0 && argc - 1 > max)
    return ctl_usage (_ ("“%s” is one word too many.\nUsage: jieyuectl %s"), argv[max + 1], usage);
  return ctl_usage (_ ("Something is missing after “%s”.\nUsage: jieyuectl %s"), argv[argc - 1], usage);
}

/* The options of the program itself stand before the command. */
static CtlStatus
refuse_option (const CtlCommand *command,
               int               argc,
               char            **argv,
               const GError     *error)
{
  static const char *const general[] = { "--ledger", "--author", "--version" };

  for (int i = 1; i < argc; i++)
    for (guint k = 0; k < G_N_ELEMENTS (general); k++)
      if (g_str_has_prefix (argv[i], general[k]) && strstr (error->message, general[k]) != NULL)
        return ctl_usage (_ ("%s stands before the command: jieyuectl %s … %s …"), general[k], general[k], command->name);
  return ctl_usage ("%s: %s", command->name, error->message);
}

static gboolean
check_utf8 (int    argc,
            char **argv)
{
  for (int i = 0; i < argc; i++)
    if (!g_utf8_validate (argv[i], -1, NULL))
      return FALSE;
  return TRUE;
}

/**
 * ctl_parse:
 * @command: the command
 * @entries: its options
 * @argc: (inout): number of arguments, the command's name included
 * @argv: (inout): arguments; what is left follows the name
 * @min: how many must be left beside the name
 * @max: how many may be left, or -1 for any
 * @status: (out): the exit status where the command ends here
 *
 * Reads the options of a command, and answers `--help`.
 *
 * Returns: %FALSE when the command ends here
 */
gboolean
ctl_parse (const CtlCommand   *command,
           const GOptionEntry *entries,
           int                *argc,
           char             ***argv,
           int                 min,
           int                 max,
           CtlStatus          *status)
{
  g_autofree char *usage = write_usage (command);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry help_entry[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!check_utf8 (*argc, *argv))
    {
      *status = ctl_usage ("%s", _ ("The words of a command must be UTF-8."));
      return FALSE;
    }
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, gettext (command->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, help_entry, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      *status = refuse_option (command, *argc, *argv, error);
      return FALSE;
    }
  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);
      const char *rest = strstr (text, "\n\n");

      printf ("%s\n  jieyuectl %s%s", _ ("Usage:"), usage, rest != NULL ? rest : "\n");
      *status = ctl_finish ();
      return FALSE;
    }
  /* A lone "--" only says that what follows are no options. */
  if (*argc > 1 && g_str_equal ((*argv)[1], "--"))
    {
      (*argv)[1] = (*argv)[0];
      (*argv)++;
      (*argc)--;
    }
  if (*argc - 1 < min || (max >= 0 && *argc - 1 > max))
    {
      *status = refuse_words (usage, *argc, *argv, max);
      return FALSE;
    }
  return TRUE;
}

/**
 * ctl_parse_month:
 * @text: (nullable): what was given
 * @month: (out): the month
 * @status: (out): the exit status on failure
 *
 * Reads `--month`.
 *
 * Returns: %FALSE when it is missing or no month
 */
gboolean
ctl_parse_month (const char *text,
                 JyMonth    *month,
                 CtlStatus  *status)
{
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    {
      *status = ctl_usage ("%s", _ ("Say which month: --month 2026-03."));
      return FALSE;
    }
  if (jy_month_parse (text, month, &error))
    return TRUE;
  *status = ctl_usage ("%s", error->message);
  return FALSE;
}

static gboolean
parse_day (const char *text,
           JyDay      *day,
           CtlStatus  *status)
{
  g_autoptr (GError) error = NULL;

  if (text == NULL || jy_day_parse (text, NULL, day, &error))
    return TRUE;
  *status = ctl_usage ("“%s”: %s", text, error->message);
  return FALSE;
}

/**
 * ctl_parse_period:
 * @month: (nullable): what was given as `--month`
 * @first: (nullable): what was given as `--from`
 * @last: (nullable): what was given as `--to`
 * @from: (out): the first day, or 0
 * @to: (out): the last day, or 0
 * @status: (out): the exit status on failure
 *
 * Reads `--month`, or `--from` and `--to`, of which each may be missing.
 *
 * Returns: %FALSE when they are no period
 */
gboolean
ctl_parse_period (const char *month,
                  const char *first,
                  const char *last,
                  JyDay      *from,
                  JyDay      *to,
                  CtlStatus  *status)
{
  JyMonth number;

  *from = 0;
  *to = 0;
  if (month != NULL && (first != NULL || last != NULL))
    {
      *status = ctl_usage ("%s", _ ("--month excludes --from and --to; give the one or the others."));
      return FALSE;
    }
  if (month != NULL)
    {
      if (!ctl_parse_month (month, &number, status))
        return FALSE;
      *from = jy_month_get_first (number);
      *to = jy_month_get_last (number);
    }
  else if (!parse_day (first, from, status) || !parse_day (last, to, status))
    return FALSE;
  if (*from == 0 || *to == 0 || *from <= *to)
    return TRUE;
  *status = ctl_usage (_ ("The period ends before it begins: --from %s, --to %s."), first, last);
  return FALSE;
}

/**
 * ctl_parse_format:
 * @text: (nullable): what was given
 * @csv: whether csv is among the formats
 * @format: (out): the format, a table by default
 * @status: (out): the exit status on failure
 *
 * Reads `--format`.
 *
 * Returns: %FALSE when there is no such format
 */
gboolean
ctl_parse_format (const char *text,
                  gboolean    csv,
                  CtlFormat  *format,
                  CtlStatus  *status)
{
  *format = CTL_FORMAT_TABLE;
  if (text == NULL || g_str_equal (text, "table"))
    return TRUE;
  if (g_str_equal (text, "json"))
    *format = CTL_FORMAT_JSON;
  else if (csv && g_str_equal (text, "csv"))
    *format = CTL_FORMAT_CSV;
  else
    {
      *status = ctl_usage (csv ? _ ("“%s” is not a format; there are table, csv and json.")
                               : _ ("“%s” is not a format; there are table and json."),
                           text);
      return FALSE;
    }
  return TRUE;
}

/**
 * ctl_split:
 * @text: `name=value`
 * @name: (out) (transfer full): the name
 * @value: (out) (transfer full): the value
 * @status: (out): the exit status on failure
 *
 * Returns: %FALSE when there is no equals sign
 */
gboolean
ctl_split (const char *text,
           char      **name,
           char      **value,
           CtlStatus  *status)
{
  const char *equals = strchr (text, '=');

  if (equals == NULL || equals == text)
    {
      *status = ctl_usage (_ ("“%s” is not of the form name=value."), text);
      return FALSE;
    }
  *name = g_strndup (text, (gsize) (equals - text));
  *value = g_strdup (equals + 1);
  return TRUE;
}

/**
 * ctl_find_kind:
 * @name: a kind's name
 * @status: (out): the exit status on failure
 *
 * Returns: (transfer none) (nullable): the kind
 */
const JyKind *
ctl_find_kind (const char *name,
               CtlStatus  *status)
{
  const JyKind *kind = jy_kind_find (name);

  if (kind == NULL)
    *status = ctl_usage (_ ("There is no kind “%s”; “jieyuectl kinds” lists them."), name);
  return kind;
}

/**
 * ctl_find_field:
 * @kind: a kind
 * @name: a field's name or title
 * @position: (out): its position
 * @status: (out): the exit status on failure
 *
 * Returns: %FALSE when @kind has no such field
 */
gboolean
ctl_find_field (const JyKind *kind,
                const char   *name,
                guint        *position,
                CtlStatus    *status)
{
  if (jy_kind_find_field (kind, name, position) != NULL)
    return TRUE;
  *status = ctl_usage (_ ("%s has no field “%s”; “jieyuectl kinds %s” lists them."), jy_kind_get_title (kind), name,
                       kind->name);
  return FALSE;
}
