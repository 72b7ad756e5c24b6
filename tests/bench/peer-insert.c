/* peer-insert.c: the bare library beside our import: plain prepared inserts of the
 * columns of a pickup into one indexed SQLite table, WAL and FULL, one transaction.
 * Prints the seconds. Usage: peer-insert FILE ROWS */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static void
must (int      code,
      sqlite3 *database)
{
  if (code == SQLITE_OK || code == SQLITE_DONE)
    return;
  fprintf (stderr, "%s\n", sqlite3_errmsg (database));
  exit (1);
}

static void
insert (sqlite3      *database,
        sqlite3_stmt *statement,
        int           row)
{
  char date[40], manifest[16];

  snprintf (date, sizeof date, "%04d-%02d-%02d", 1984 + row / 24000, 1 + row / 2000 % 12, 1 + row % 2000 * 28 / 2000);
  snprintf (manifest, sizeof manifest, "CC%010d", row);
  sqlite3_bind_text (statement, 1, date, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, "14:30", -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, "kitchen", -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 4, "catering", -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 5, 1);
  sqlite3_bind_int64 (statement, 6, 100 + row % 99999);
  sqlite3_bind_text (statement, 7, "weighed", -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 8, 1);
  sqlite3_bind_int64 (statement, 9, 120000);
  sqlite3_bind_int64 (statement, 10, 50 + row % 50);
  sqlite3_bind_int64 (statement, 11, 2);
  sqlite3_bind_text (statement, 12, "示E0001", -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 13, manifest, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 14, "recycled", -1, SQLITE_STATIC);
  must (sqlite3_step (statement), database);
  sqlite3_reset (statement);
}

int
main (int    argc,
      char **argv)
{
  static const char schema[] =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768;"
    "CREATE TABLE pickup (row INTEGER PRIMARY KEY, date TEXT, time TEXT, category TEXT, subkind TEXT, site INTEGER,"
    " mass INTEGER, method TEXT, containers INTEGER, capacity INTEGER, fill INTEGER, collector INTEGER, vehicle TEXT,"
    " manifest TEXT, destination TEXT) STRICT; CREATE INDEX pickup_date ON pickup (date);";
  sqlite3_stmt *statement;
  sqlite3 *database;
  double begin;

  if (argc != 3)
    return 2;
  must (sqlite3_open (argv[1], &database), NULL);
  must (sqlite3_exec (database, schema, NULL, NULL, NULL), database);
  begin = now ();
  must (sqlite3_exec (database, "BEGIN IMMEDIATE", NULL, NULL, NULL), database);
  must (sqlite3_prepare_v2 (database,
                            "INSERT INTO pickup (date,time,category,subkind,site,mass,method,containers,capacity,fill,"
                            "collector,vehicle,manifest,destination) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                            -1, &statement, NULL),
        database);
  for (int i = 0; i < atoi (argv[2]); i++)
    insert (database, statement, i);
  sqlite3_finalize (statement);
  must (sqlite3_exec (database, "COMMIT", NULL, NULL, NULL), database);
  sqlite3_close (database);
  printf ("%.3f\n", now () - begin);
  return 0;
}
