/* bench-save.c: one record saved durably, ours beside a bare SQLite commit of one
 * row, in turns, so that both meet the same disk. Prints the two medians in
 * milliseconds. Usage: bench-save FOLDER TURNS */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "jy-ledger.h"

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static double
get_median (GArray *times)
{
  g_array_sort (times, compare);
  return (double) g_array_index (times, gint64, times->len / 2) / 1000.0;
}

static gint64
commit_row (sqlite3      *database,
            sqlite3_stmt *insert,
            int           turn)
{
  gint64 begin = g_get_monotonic_time ();

  sqlite3_exec (database, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  sqlite3_bind_text (insert, 1, "2026-03-02", -1, SQLITE_STATIC);
  sqlite3_bind_int64 (insert, 2, turn);
  g_assert (sqlite3_step (insert) == SQLITE_DONE);
  sqlite3_reset (insert);
  g_assert (sqlite3_exec (database, "COMMIT", NULL, NULL, NULL) == SQLITE_OK);
  return g_get_monotonic_time () - begin;
}

static gint64
save_record (JyLedger *ledger,
             gint64    collector,
             int       turn)
{
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (JyRecord) record = jy_record_new (&jy_kind_pickup);
  g_autoptr (GError) error = NULL;

  jy_record_set_integer (record, JY_PICKUP_DATE, jy_day_new (2026, 3, 2));
  jy_record_set_integer (record, JY_PICKUP_CATEGORY, JY_CATEGORY_KITCHEN);
  jy_record_set_integer (record, JY_PICKUP_MASS, turn);
  jy_record_set_integer (record, JY_PICKUP_COLLECTOR, collector);
  jy_ledger_put (ledger, record, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_get_monotonic_time () - begin;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *bare_path = argc == 3 ? g_build_filename (argv[1], "bare.db", NULL) : NULL;
  g_autofree char *our_path = argc == 3 ? g_build_filename (argv[1], "save.jieyue", NULL) : NULL;
  const JyUuid id = { { 1 } };
  g_autoptr (JyDesk) desk = jy_desk_new (&id, "bench");
  g_autoptr (JyRecord) collector = jy_record_new (&jy_kind_collector);
  g_autoptr (JyLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *insert = NULL;
  sqlite3 *database = NULL;
  JyRecordState state;
  const int warm_up = 20;

  if (argc != 3)
    return 2;
  ledger = jy_ledger_create (our_path, desk, &error);
  g_assert_no_error (error);
  jy_record_set_text (collector, JY_COLLECTOR_NAME, "收运单位");
  jy_ledger_put (ledger, collector, NULL, &state, &error);
  g_assert_no_error (error);
  sqlite3_open (bare_path, &database);
  sqlite3_exec (database,
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE p (row INTEGER PRIMARY KEY, date TEXT, mass INTEGER)",
                NULL, NULL, NULL);
  sqlite3_prepare_v2 (database, "INSERT INTO p (date, mass) VALUES (?, ?)", -1, &insert, NULL);

  for (int turn = 0; turn < atoi (argv[2]) + warm_up; turn++)
    {
      gint64 bare_time = commit_row (database, insert, turn);
      gint64 our_time = save_record (ledger, state.row, turn);

      if (turn < warm_up)
        continue;
      g_array_append_val (bare, bare_time);
      g_array_append_val (ours, our_time);
    }
  sqlite3_finalize (insert);
  sqlite3_close (database);
  jy_ledger_close (ledger, NULL);
  printf ("%.3f %.3f\n", get_median (bare), get_median (ours));
  return 0;
}
