/* main.c: jieyuectl, the ledger for scripts and administrators. */
#include "config.h"

#include "ctl.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const CtlCommand commands[] = {
  { "init", "[--institution NAME]", N_ ("Create a ledger"), ctl_init },
  { "demo", "[--months N] [--end YYYY-MM] [--diners N] [--seed S]", N_ ("Create a ledger with demonstration data"), ctl_demo },
  { "kinds", "[KIND] [--format table|json]", N_ ("List the kinds of record, or the fields of one"), ctl_kinds },
  { "add", "KIND FIELD=VALUE …", N_ ("Write a record and print its identifier"), ctl_add },
  { "amend", "ID FIELD=VALUE … --reason TEXT", N_ ("Write a new version of a record"), ctl_amend },
  { "void", "ID --reason TEXT", N_ ("Remove a record; its history stays"), ctl_void },
  { "undo", "ID", N_ ("Take back the last thing that was done to a record"), ctl_undo },
  { "redo", "ID", N_ ("Do again what was undone"), ctl_redo },
  { "show", "ID [--history]", N_ ("Show a record, or every version of it"), ctl_show },
  { "list", "KIND [OPTION…]", N_ ("List records"), ctl_list },
  { "import", "KIND FILE [OPTION…]", N_ ("Take a CSV file in, all of it or nothing"), ctl_import },
  { "export", "KIND [-o FILE] [--month YYYY-MM] [--encoding utf-8|gb18030]", N_ ("Write a CSV file"), ctl_export },
  { "figures", "--month YYYY-MM [--format table|json]", N_ ("Show the figures of a month"), ctl_figures },
  { "findings", "[--month YYYY-MM] [--format table|json]", N_ ("List what should be checked in a month"), ctl_findings },
  { "coverage", "ID", N_ ("Show whether contract and licence covered a pickup"), ctl_coverage },
  { "close", "--month YYYY-MM", N_ ("Close a month"), ctl_close_month },
  { "reopen", "--month YYYY-MM --reason TEXT", N_ ("Reopen a closed month"), ctl_reopen_month },
  { "notice", "waste|canteen|purchases|overtime|collectors|combined --month YYYY-MM -o FILE.pdf [--draft | --issue] [--posted-from DATE] [--posted-to DATE] | list | show NUMBER -o FILE.pdf | void NUMBER --reason TEXT | check [NUMBER] CODE",
    N_ ("Print and keep public notices"), ctl_notice },
  { "sheet", "pickups|disposal|purchases|weighings|blank-day (--month YYYY-MM | --from DATE --to DATE) -o FILE.pdf",
    N_ ("Print working sheets"), ctl_sheet },
  { "verify", "", N_ ("Prove the journal, the tables and the file"), ctl_verify },
  { "rebuild", "", N_ ("Make all tables again from the journal"), ctl_rebuild },
  /* Without a summary: part of the contract, not built yet, absent from the help. */
  { "merge", "", NULL, ctl_unavailable },
  { "conflicts", "", NULL, ctl_unavailable },
  { "backup", "", NULL, ctl_unavailable },
  { "restore", "", NULL, ctl_unavailable },
};

/**
 * ctl_get_command:
 * @name: a command's name
 *
 * Returns: (transfer none) (nullable): the command
 */
const CtlCommand *
ctl_get_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

/**
 * ctl_unavailable:
 *
 * A command of the contract that is not built yet.
 *
 * Returns: %CTL_USAGE
 */
CTL_COMMAND (ctl_unavailable)
{
  ctl_message (_ ("“%s” is not yet available."), argv[0]);
  return CTL_USAGE;
}

static void
print_help (void)
{
  printf ("%s\n  jieyuectl [--ledger FILE] [--author NAME] %s …\n\n%s\n\n%s\n", _ ("Usage:"), _ ("COMMAND"),
          _ ("The ledger of a canteen and of waste sorting, for scripts and administrators."), _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (commands[i].summary != NULL)
      {
        printf ("  ");
        ctl_print_padded (commands[i].name, 12, FALSE);
        printf ("%s\n", gettext (commands[i].summary));
      }
  printf ("\n%s\n  --ledger FILE   %s\n  --author NAME   %s\n  --version       %s\n  --help          %s\n\n%s\n", _ ("Options:"),
          _ ("The ledger file"), _ ("The name that entries are signed with"), _ ("Show the version"), _ ("Show this help"),
          _ ("“jieyuectl COMMAND --help” tells more of a command."));
}

static CtlStatus
run_command (const char *ledger,
             const char *author,
             int         argc,
             char      **argv)
{
  const CtlCommand *command = ctl_get_command (argv[0]);
  g_autoptr (JyDesk) desk = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  const JyUuid nobody = { { 0 } };
  Ctl ctl = { 0 };

  if (command == NULL)
    return ctl_usage (_ ("There is no command “%s”."), argv[0]);
  desk = jy_desk_new_here (author, &error);
  if (desk == NULL)
    desk = jy_desk_new (&nobody, author != NULL ? author : "");
  ctl.desk_error = error;
  path = ledger != NULL ? g_strdup (ledger) : g_build_filename (g_get_user_data_dir (), "jieyue", "ledger.jieyue", NULL);
  ctl.path = path;
  ctl.desk = desk;
  return command->run (&ctl, argc, argv);
}

/* A file that is opened in the place of a closed standard stream would get what
 * is printed. Standard output is then one that refuses everything. */
static void
open_missing_streams (void)
{
  for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
    if (fcntl (stream, F_GETFD) < 0 && open ("/dev/null", stream == STDOUT_FILENO ? O_RDONLY : O_RDWR) < 0)
      exit (CTL_ENVIRONMENT);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *ledger = NULL;
  g_autofree char *author = NULL;
  gboolean version = FALSE, help = FALSE;
  const GOptionEntry entries[] = {
    { "ledger", 0, 0, G_OPTION_ARG_FILENAME, &ledger, NULL, NULL },
    { "author", 0, 0, G_OPTION_ARG_FILENAME, &author, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  const char *locale_folder = g_getenv ("JY_LOCALEDIR");

  open_missing_streams ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder != NULL ? locale_folder : JY_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* A reader that goes away ends the writing with an error, not with a signal. */
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return ctl_usage ("%s", error->message);
  if (help)
    {
      print_help ();
      return ctl_finish ();
    }
  if (version)
    {
      printf ("jieyuectl %s\n", JY_VERSION);
      return ctl_finish ();
    }
  if (author != NULL && (*author == '\0' || !g_utf8_validate (author, -1, NULL)))
    return ctl_usage ("%s", _ ("The author's name must be UTF-8 and not empty."));
  if (argc < 2)
    return ctl_usage ("%s", _ ("Say what to do."));
  return run_command (ledger, author, argc - 1, argv + 1);
}
