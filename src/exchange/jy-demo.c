/* jy-demo.c: fills a new ledger with demonstration data through the ordinary write
 * path. Three desks write, each with a clock that runs through the demonstrated time;
 * month by month, in one transaction each. */
#include "config.h"

#include "jy-demo-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static const char *const authors[JY_DEMO_N_ROLES] = {
  [JY_DEMO_CANTEEN] = "周敏（食堂管理员）",
  [JY_DEMO_PROPERTY] = "吴建国（物业）",
  [JY_DEMO_ADMINISTRATOR] = "林静（管理员）",
};

/* The preparations are made so many days before the first month. */
#define DAYS_OF_PREPARATION 12

/* Months are closed on this working day of the next one. */
#define CLOSING_DAY 3

static gint64
demo_clock (gpointer desk)
{
  return ((const JyDemoDesk *) desk)->now;
}

/* A desk's identifier, a UUID of version 8 (RFC 9562, 5.8: made from what one likes). */
static void
make_desk_id (guint32    seed,
              JyDemoRole role,
              JyUuid    *id)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *text = g_strdup_printf ("jieyue demo %" G_GUINT32_FORMAT " desk %u", seed, (guint) role);
  guint8 digest[32];
  gsize size = sizeof digest;

  g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text));
  g_checksum_get_digest (checksum, digest, &size);
  memcpy (id->bytes, digest, JY_UUID_SIZE);
  id->bytes[6] = (guint8) (0x80 | (id->bytes[6] & 0x0F));
  id->bytes[8] = (guint8) (0x80 | (id->bytes[8] & 0x3F));
}

static gboolean
open_desk (JyDemo     *demo,
           JyDemoRole  role,
           const char *path,
           gboolean    create)
{
  g_autoptr (JyDesk) desk = NULL;
  JyUuid id;

  make_desk_id (demo->options->seed, role, &id);
  desk = jy_desk_new (&id, authors[role]);
  jy_desk_set_clock (desk, demo_clock, &demo->desks[role]);
  jy_demo_set_time (demo, role, jy_month_get_first (demo->first) - DAYS_OF_PREPARATION, 9 * 60);
  demo->desks[role].ledger = create ? jy_ledger_create (path, desk, &demo->error)
                                    : jy_ledger_open (path, desk, FALSE, &demo->error);
  return demo->desks[role].ledger != NULL;
}

static void
close_desks (JyDemo *demo)
{
  for (guint role = 0; role < JY_DEMO_N_ROLES; role++)
    if (demo->desks[role].ledger != NULL)
      {
        jy_ledger_close (demo->desks[role].ledger, demo->error == NULL ? &demo->error : NULL);
        g_clear_object (&demo->desks[role].ledger);
      }
}

static gboolean
begin (JyDemo    *demo,
       JyDemoRole role)
{
  return demo->error == NULL && jy_ledger_begin (demo->desks[role].ledger, &demo->error);
}

static void
commit (JyDemo    *demo,
        JyDemoRole role)
{
  if (demo->error != NULL)
    jy_ledger_rollback (demo->desks[role].ledger);
  else
    jy_ledger_commit (demo->desks[role].ledger, &demo->error);
}

/* Goes through the working days of a month in one transaction. */
static void
fill_days (JyDemo    *demo,
           JyDemoRole role,
           void (*fill) (JyDemo *demo))
{
  JyDay last = jy_month_get_last (demo->month);

  if (!begin (demo, role))
    return;
  demo->working_day = 0;
  for (demo->day = jy_month_get_first (demo->month); demo->day <= last && demo->error == NULL; demo->day++)
    {
      if (!jy_calendar_is_worked (demo->calendar, demo->day))
        continue;
      demo->working_day++;
      jy_demo_set_time (demo, role, demo->day, 7 * 60);
      jy_demo_correct (demo, role, demo->day);
      fill (demo);
    }
  jy_demo_set_time (demo, role, last, 21 * 60);
  jy_demo_correct (demo, role, last);
  commit (demo, role);
}

static void
fill_canteen_day (JyDemo *demo)
{
  jy_demo_put_purchases (demo);
  jy_demo_put_meals (demo);
  jy_demo_put_kitchen_work (demo);
}

/* The next year's table of holidays is out in November, and entered in December. */
static void
keep_up_papers (JyDemo *demo)
{
  guint year = jy_month_get_year (demo->month);

  if (!begin (demo, JY_DEMO_ADMINISTRATOR))
    return;
  jy_demo_renew_masters (demo);
  jy_demo_renew_collectors (demo);
  if (jy_month_get_number (demo->month) == 12)
    jy_demo_put_calendar (demo, year + 1);
  commit (demo, JY_DEMO_ADMINISTRATOR);
}

static void
close_month (JyDemo       *demo,
             JyFiguresFunc figures,
             gpointer      data)
{
  JyDay day = jy_calendar_add_working_days (demo->calendar, jy_month_get_last (demo->month), CLOSING_DAY);

  if (demo->error != NULL)
    return;
  jy_demo_set_time (demo, JY_DEMO_ADMINISTRATOR, day, 10 * 60 + 30);
  jy_ledger_close_month (demo->desks[JY_DEMO_ADMINISTRATOR].ledger, demo->month, figures, data, NULL, &demo->error);
}

static void
prepare (JyDemo *demo)
{
  demo->month = demo->first;
  demo->day = jy_month_get_first (demo->first);
  if (!begin (demo, JY_DEMO_ADMINISTRATOR))
    return;
  jy_demo_put_masters (demo);
  jy_demo_put_collectors (demo);
  jy_demo_put_calendar (demo, jy_month_get_year (demo->first));
  commit (demo, JY_DEMO_ADMINISTRATOR);
}

static void
fill_month (JyDemo *demo)
{
  memset (demo->kitchen, 0, sizeof demo->kitchen);
  keep_up_papers (demo);
  fill_days (demo, JY_DEMO_CANTEEN, fill_canteen_day);
  fill_days (demo, JY_DEMO_PROPERTY, jy_demo_put_pickups);
  demo->days_before += demo->working_day;
}

static void
remove_ledger (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

/**
 * jy_demo_create:
 * @path: a file that does not exist
 * @options: what to fill it with
 * @figures: works out the figures of the months that are closed
 * @figures_data: for @figures
 * @progress: (nullable): told the months that are done
 * @progress_data: for @progress
 * @error: return location
 *
 * Creates a ledger and fills it with believable records of an invented
 * institution, through the ordinary write path. All months but the last are
 * closed. The same options make the same journal, byte for byte: no real clock
 * and no real desk takes part.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError and no file made
 */
gboolean
jy_demo_create (const char          *path,
                const JyDemoOptions *options,
                JyFiguresFunc        figures,
                gpointer             figures_data,
                JyProgress           progress,
                gpointer             progress_data,
                GError             **error)
{
  JyDemo demo = { .options = options };

  g_return_val_if_fail (options->months >= 1 && options->months <= JY_DEMO_MAX_MONTHS, FALSE);
  g_return_val_if_fail (options->diners >= JY_DEMO_MIN_DINERS && options->diners <= JY_DEMO_MAX_DINERS, FALSE);
  g_return_val_if_fail (options->end >= jy_month_new (JY_DEMO_FIRST_YEAR, 1), FALSE);
  g_return_val_if_fail (options->end <= jy_month_new (JY_DEMO_LAST_YEAR, 12), FALSE);

  demo.first = options->end - (JyMonth) options->months + 1;
  if (!open_desk (&demo, JY_DEMO_ADMINISTRATOR, path, TRUE))
    {
      g_propagate_error (error, demo.error);
      return FALSE;
    }
  demo.random = g_rand_new_with_seed (options->seed);
  jy_demo_load_calendar (&demo);
  if (open_desk (&demo, JY_DEMO_CANTEEN, path, FALSE) && open_desk (&demo, JY_DEMO_PROPERTY, path, FALSE))
    prepare (&demo);
  for (; demo.error == NULL && demo.month <= options->end; demo.month++)
    {
      fill_month (&demo);
      if (demo.month < options->end)
        close_month (&demo, figures, figures_data);
      if (progress != NULL)
        progress (demo.month - demo.first + 1, options->months, progress_data);
    }
  jy_demo_forget_corrections (&demo);
  close_desks (&demo);
  g_rand_free (demo.random);
  jy_calendar_free (demo.calendar);
  if (demo.error == NULL)
    return TRUE;
  remove_ledger (path);
  g_propagate_error (error, demo.error);
  return FALSE;
}
