/* main.c: jieyue, the ledger for people. */
#include "config.h"

#include "jy-application.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int    argc,
      char **argv)
{
  const char *locale_folder = g_getenv ("JY_LOCALEDIR");
  g_autoptr (JyApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder != NULL ? locale_folder : JY_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = jy_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
