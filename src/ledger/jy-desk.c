/* jy-desk.c: the desk's identity lives beside the user's ledgers, not in them:
 * a ledger that is copied to another computer is then written by another desk. */
#include "config.h"

#include "jy-desk.h"
#include "jy-ledger-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static gint64
system_clock (gpointer data)
{
  return g_get_real_time () / 1000;
}

/**
 * jy_desk_new:
 * @id: identifies the desk
 * @author: the name that entries are signed with
 *
 * Returns: (transfer full): a desk with the system's clock
 */
JyDesk *
jy_desk_new (const JyUuid *id,
             const char   *author)
{
  JyDesk *desk = g_new0 (JyDesk, 1);

  desk->id = *id;
  desk->author = g_strdup (author);
  desk->clock = system_clock;
  return desk;
}

/* GLib says "Unknown" where the system has only a login name. */
static const char *
get_own_name (void)
{
  const char *name = g_get_real_name ();

  return name != NULL && *name != '\0' && !g_str_equal (name, "Unknown") ? name : g_get_user_name ();
}

static char *
get_desk_file (void)
{
  return g_build_filename (g_get_user_data_dir (), "jieyue", "desk", NULL);
}

/**
 * jy_desk_new_here:
 * @author: (nullable): the name that entries are signed with, or %NULL for the
 *   user's own
 * @error: return location
 *
 * The desk of this user on this computer; made at the first use.
 *
 * Returns: (transfer full): the desk, or %NULL with @error of #JyLedgerError
 */
JyDesk *
jy_desk_new_here (const char *author,
                  GError    **error)
{
  g_autofree char *path = get_desk_file ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *content = NULL;
  g_autoptr (GError) problem = NULL;
  JyUuid id;

  if (g_file_get_contents (path, &content, NULL, NULL) && jy_uuid_parse (g_strstrip (content), &id))
    return jy_desk_new (&id, author != NULL ? author : get_own_name ());

  g_free (content);
  content = g_uuid_string_random ();
  g_assert (jy_uuid_parse (content, &id));
  if (g_mkdir_with_parents (folder, 0700) != 0 ||
      !g_file_set_contents_full (path, content, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &problem))
    {
      g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_READ_ONLY,
                   _ ("The identity of this computer could not be saved in “%s”: %s"), path,
                   problem != NULL ? problem->message : g_strerror (errno));
      return NULL;
    }
  return jy_desk_new (&id, author != NULL ? author : get_own_name ());
}

/**
 * jy_desk_copy:
 * @desk: a desk
 *
 * Returns: (transfer full): another one like it
 */
JyDesk *
jy_desk_copy (const JyDesk *desk)
{
  JyDesk *copy = g_memdup2 (desk, sizeof *desk);

  copy->author = g_strdup (desk->author);
  return copy;
}

/**
 * jy_desk_free:
 * @desk: (transfer full) (nullable): a desk
 *
 * Frees it.
 */
void
jy_desk_free (JyDesk *desk)
{
  if (desk == NULL)
    return;
  g_free (desk->author);
  g_free (desk);
}

/**
 * jy_desk_set_clock:
 * @desk: a desk
 * @clock: tells the time
 * @data: passed to @clock
 *
 * Replaces the system's clock.
 */
void
jy_desk_set_clock (JyDesk  *desk,
                   JyClock  clock,
                   gpointer data)
{
  desk->clock = clock;
  desk->clock_data = data;
}

/**
 * jy_desk_get_time:
 * @desk: a desk
 *
 * Returns: milliseconds since 1970 (UTC)
 */
gint64
jy_desk_get_time (const JyDesk *desk)
{
  return desk->clock (desk->clock_data);
}

/**
 * jy_desk_get_today:
 * @desk: a desk
 *
 * Returns: the civil day of its clock, local time
 */
JyDay
jy_desk_get_today (const JyDesk *desk)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (jy_desk_get_time (desk) / 1000);

  return jy_day_new ((guint) g_date_time_get_year (now), (guint) g_date_time_get_month (now),
                     (guint) g_date_time_get_day_of_month (now));
}
