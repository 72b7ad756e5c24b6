/* test-verify.c: whatever is changed past the ledger is found, named and, where the
 * journal is whole, put right. */
#include "config.h"

#include "jy-history.h"
#include "jy-notice-store.h"
#include "ledger-fixture.h"

#define L fixture->ledger

static GBytes *
freeze (JyLedger   *ledger,
        const char *number,
        JyRecord   *record,
        gpointer    data,
        GError    **error)
{
  jy_record_set_integer (record, JY_NOTICE_POSTED_FROM, jy_day_new (2026, 4, 16));
  jy_record_set_integer (record, JY_NOTICE_POSTED_TO, jy_day_new (2026, 4, 22));
  jy_record_set_text (record, JY_NOTICE_CHECK_CODE, "0123456789abcdef");
  jy_record_set_text (record, JY_NOTICE_FIGURES, "{\"a\":\"“引号”\\n\"}");
  return g_bytes_new_static ("%PDF", 4);
}

/* Every kind, every type of field, amended, voided, closed, reopened and issued. */
static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *meal = NULL;
  g_autofree char *site = NULL;
  g_autofree char *number = NULL;

  fixture_set_up (fixture, data);
  g_free (put (L, &jy_kind_institution, "name", "示例局", "short_name", "示", "meals_served", "早餐;午餐", "basis",
               "依据\n\"条例\"\\第3条\t。", NULL));
  site = put (L, &jy_kind_site, "name", "一号食堂", "type", "canteen", NULL);
  g_free (put (L, &jy_kind_container, "name", "1号桶", "site", "一号食堂", "tare", "8.5", "labelled", "是", NULL));
  g_free (put (L, &jy_kind_supplier, "name", "粮油", "licence_to", "2027-03-31", NULL));
  g_free (put (L, &jy_kind_collector, "name", "绿源", "suspended", "否", NULL));
  g_free (put (L, &jy_kind_contract, "number", "C-1", "collector", "绿源", "categories", "可回收物、废弃油脂", "start",
               "2026-01-01", "end", "2026-12-31", "price", "0.90", NULL));
  g_free (put (L, &jy_kind_licence, "collector", "绿源", "type", "business", "number", "N-1", "valid_from", "2026-01-01",
               "waste_codes", "HW31,HW49", NULL));
  g_free (put (L, &jy_kind_day, "date", "2026-02-28", "type", "workday", NULL));
  g_free (put (L, &jy_kind_density, "category", "other", "density", "160", "source", "实测", NULL));
  g_free (put (L, &jy_kind_purchase, "date", "2026-03-02", "supplier", "粮油", "item", "大米", "food_category", "grain",
               "quantity", "-2.5", "unit", "kg", "unit_price", "6.2", "temperature", "-18.5", "doc_receipt", "是", NULL));
  meal = put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "canteen", "一号食堂", "diners", "400", NULL);
  g_free (put (L, &jy_kind_weighing, "date", "2026-03-02", "stage", "plate", "gross", "26.82", "tare", "2.15", "container",
               "1号桶", NULL));
  g_free (put (L, &jy_kind_pickup, "date", "2026-03-02", "time", "14:30", "category", "other", "containers", "2",
               "capacity", "240", "fill", "90", "collector", "绿源", "handed_by", "𠮷田", NULL));
  fixture->now += 1000;
  g_assert_true (amend_field (L, meal, "diners", "401", "数错", &error));
  fixture->now += 1000;
  g_assert_true (amend_field (L, meal, "diners", "402", "又错", &error));
  g_free (meal);
  meal = put (L, &jy_kind_meal, "date", "2026-03-03", "meal", "lunch", "diners", "7", NULL);
  g_assert_true (jy_ledger_void (L, meal, "误", &error));
  close_month (L, 2026, 3, 1);
  g_assert_true (jy_ledger_issue_notice (L, "waste", jy_month_new (2026, 3), freeze, NULL, &number, &error));
  g_free (put (L, &jy_kind_wording, "notice", "canteen", "basis", "依据{单位}\n“{{”。", NULL));
  g_free (put (L, &jy_kind_posting, "notice", number, "from", "2026-04-15", NULL));
  g_assert_true (jy_ledger_reopen_month (L, jy_month_new (2026, 3), "漏记", &error));
  close_month (L, 2026, 3, 2);
}

/* Without waiting for the disk. */
static gboolean
write_back (Fixture    *fixture,
            const char *bytes,
            gsize       size)
{
  return g_file_set_contents_full (fixture->path, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}

static void
test_clean (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyVerifyResult) result = jy_ledger_verify (L, NULL, NULL, NULL, &error);
  guint n_kinds;
  const JyKind *const *kinds = jy_kind_list (&n_kinds);

  g_assert_no_error (error);
  g_assert_cmpuint (result->faults->len, ==, 0);
  /* 15 first records, 2 amendments, a meal and its void, 2 closings, a notice, a reopening. */
  g_assert_cmpint (result->entries, ==, 23);
  g_assert_cmpint (result->records, ==, 19);
  /* The fixture really has every kind. */
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", kinds[i]->name);

      g_assert_cmpint (query_integer (L, sql), >=, 1);
    }
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_verifies (L);
  g_assert_true (jy_ledger_rebuild (L, NULL, NULL, NULL, &error));
  assert_verifies (L);
}

static void
test_rebuild (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *before = dump_projections (L);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  gint64 entries = query_integer (L, "SELECT count(*) FROM journal");

  assert_contains (before, "𠮷田");
  g_assert_true (jy_ledger_rebuild (L, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  after = dump_projections (L);
  g_assert_cmpstr (before, ==, after);
  /* All of them thrown away. */
  fixture_close (fixture);
  tamper (fixture->path,
          "DELETE FROM institution; DELETE FROM site; DELETE FROM container; DELETE FROM supplier; DELETE FROM collector;"
          "DELETE FROM contract; DELETE FROM licence; DELETE FROM day; DELETE FROM density; DELETE FROM purchase;"
          "DELETE FROM meal; DELETE FROM weighing; DELETE FROM pickup; DELETE FROM closing; DELETE FROM notice;"
          "DELETE FROM posting; DELETE FROM wording;");
  fixture_open (fixture);
  g_assert_false (jy_ledger_is_month_closed (L, jy_month_new (2026, 3)));
  g_assert_true (jy_ledger_rebuild (L, NULL, NULL, NULL, &error));
  again = dump_projections (L);
  g_assert_cmpstr (before, ==, again);
  g_assert_true (jy_ledger_is_month_closed (L, jy_month_new (2026, 3)));
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM journal"), ==, entries);
  assert_verifies (L);
}

static void
cancel_cb (gint64   done,
           gint64   total,
           gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *before = dump_projections (L);
  g_autofree char *after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (jy_ledger_rebuild (L, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CANCELLED);
  g_clear_error (&error);
  after = dump_projections (L);
  g_assert_cmpstr (before, ==, after);
  g_assert_null (jy_ledger_verify (L, NULL, NULL, cancellable, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CANCELLED);
  assert_verifies (L);
}

/* The identifier of the entry at a running number of the first desk. */
static char *
dup_entry_id (Fixture *fixture,
              gint64   number)
{
  g_autofree char *sql = g_strdup_printf ("SELECT lower(substr(hex(id),1,8)||'-'||substr(hex(id),9,4)||'-'||substr(hex(id),13,4)"
                                          "||'-'||substr(hex(id),17,4)||'-'||substr(hex(id),21)) FROM journal WHERE number=%" G_GINT64_FORMAT,
                                          number);

  return g_strchomp (query_text (L, sql));
}

/* One change to the journal, and the number of the entry that must be named. */
static const struct
{
  const char *what;
  const char *sql;
  gint64 named;
} journal_changes[] = {
  { "payload", "UPDATE journal SET payload=replace(payload,'400','300') WHERE number=11", 11 },
  { "payload-tail", "UPDATE journal SET payload=payload||' ' WHERE number=11", 11 },
  { "time", "UPDATE journal SET time=time+1 WHERE number=5", 5 },
  { "author", "UPDATE journal SET author='李四' WHERE number=5", 5 },
  { "author-tail", "UPDATE journal SET author=author||char(0)||'x' WHERE number=5", 5 },
  { "reason", "UPDATE journal SET reason='没错' WHERE number=14", 14 },
  { "reason-removed", "UPDATE journal SET reason=NULL WHERE number=14", 14 },
  { "reason-added", "UPDATE journal SET reason='x' WHERE number=5", 5 },
  { "kind", "UPDATE journal SET kind='supplier' WHERE number=5", 5 },
  { "action", "UPDATE journal SET action='void' WHERE number=15", 15 },
  { "supersedes", "UPDATE journal SET supersedes=(SELECT id FROM journal WHERE number=11) WHERE number=15", 15 },
  { "record", "UPDATE journal SET record=(SELECT id FROM journal WHERE number=12) WHERE number=15", 15 },
  { "hash", "UPDATE journal SET hash=randomblob(32) WHERE number=9", 9 },
  { "hash-zero", "UPDATE journal SET hash=zeroblob(32) WHERE number=23", 23 },
  { "id", "UPDATE journal SET id=randomblob(16) WHERE number=12", 0 },
  { "deleted-first", "DELETE FROM journal WHERE number=1", 2 },
  { "deleted-middle", "DELETE FROM journal WHERE number=10", 11 },
  { "swapped",
    "UPDATE journal SET position=position+1000 WHERE number=5; UPDATE journal SET position=position-1 WHERE number=6;"
    "UPDATE journal SET position=position-999 WHERE number=1005",
    0 },
  { "moved-up", "UPDATE journal SET position=position+1 WHERE number=23", 23 },
};

static void
test_journal_changed (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize size;

  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &size, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (journal_changes); i++)
    {
      g_autofree char *sql = g_strconcat (DROP_TRIGGERS, journal_changes[i].sql, NULL);
      g_autofree char *id = NULL;
      g_autofree char *faults = NULL;

      g_test_message ("changed: %s", journal_changes[i].what);
      g_assert_true (write_back (fixture, whole, size));
      fixture_open (fixture);
      id = journal_changes[i].named > 0 ? dup_entry_id (fixture, journal_changes[i].named) : NULL;
      fixture_close (fixture);
      tamper (fixture->path, sql);
      fixture_open (fixture);
      faults = list_faults (L);
      assert_contains (faults, id != NULL ? id : "Entry");
      fixture_close (fixture);
    }
}

/* The last entry and its record gone together leave no trace in the chain itself;
 * an entry whose record is left, or the other way round, does. */
static void
test_last_entry (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *faults = NULL;

  fixture_close (fixture);
  tamper (fixture->path, DROP_TRIGGERS "DELETE FROM journal WHERE number=23");
  fixture_open (fixture);
  faults = list_faults (L);
  assert_contains (faults, "Closing");
}

static void
test_desk (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE desk SET id=randomblob(16)",
    "UPDATE desk SET number=number+1",
    "DELETE FROM desk",
  };
  g_autofree char *whole = NULL;
  gsize size;

  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &size, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *sql = g_strconcat (DROP_TRIGGERS, changes[i], NULL);
      g_autofree char *faults = NULL;
      g_autofree char *id = NULL;
      g_autoptr (GPtrArray) versions = NULL;

      g_assert_true (write_back (fixture, whole, size));
      tamper (fixture->path, sql);
      fixture_open (fixture);
      faults = list_faults (L);
      g_assert_true (strstr (faults, "Entry") != NULL || strstr (faults, "belong to no desk") != NULL);
      id = dup_entry_id (fixture, 2);
      versions = jy_ledger_list_versions (L, id, NULL);
      fixture_close (fixture);
    }
}

/* One change to a projection, and what the fault must name. */
static const struct
{
  const char *what;
  const char *sql;
  const char *named;
} projection_changes[] = {
  { "integer", "UPDATE pickup SET mass=mass+1", "Pickup" },
  { "to-null", "UPDATE pickup SET handed_by=NULL", "Pickup" },
  { "from-null", "UPDATE pickup SET vehicle='鲁E0001'", "Pickup" },
  { "choice", "UPDATE pickup SET category='kitchen'", "Pickup" },
  { "no-choice", "UPDATE pickup SET category='nonsense'", "Pickup" },
  { "no-date", "UPDATE pickup SET date='2026-13-45'", "Pickup" },
  { "text", "UPDATE supplier SET name='粮油店'", "Supplier" },
  { "text-tail", "UPDATE supplier SET name=name||char(0)||'x'", "Supplier" },
  { "reference", "UPDATE meal SET canteen=NULL WHERE canteen NOT NULL", "Meal" },
  { "dangling", "UPDATE meal SET canteen=999 WHERE canteen NOT NULL", "Meal" },
  { "voided", "UPDATE weighing SET voided=1", "Weighing" },
  { "not-voided", "UPDATE meal SET voided=0", "Meal" },
  { "deleted", "DELETE FROM purchase", "Purchase" },
  { "added", "INSERT INTO site(row,entry,voided,name,type) VALUES(77,77,0,'x','canteen')", "Site" },
  { "doubled", "INSERT INTO weighing SELECT row+1000,entry,voided,date,meal,site,stage,gross,tare,net,container,method,"
               "reason,dish,note FROM weighing",
    "Weighing" },
  { "earlier-version", "UPDATE meal SET entry=row, diners=400 WHERE row<>entry AND voided=0", "Meal" },
  { "row-of-version", "UPDATE meal SET row=entry WHERE row<>entry AND voided=0", "Meal" },
  { "other-entry", "UPDATE site SET entry=entry+1", "Site" },
  { "closing", "UPDATE closing SET state='reopened' WHERE version=2", "Closing" },
  { "notice", "UPDATE notice SET figures='{}'", "Notice" },
};

static void
test_projection_changed (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *whole = NULL;
  g_autofree char *before = dump_projections (L);
  gsize size;

  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &size, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (projection_changes); i++)
    {
      g_autofree char *faults = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("changed: %s", projection_changes[i].what);
      g_assert_true (write_back (fixture, whole, size));
      tamper (fixture->path, projection_changes[i].sql);
      fixture_open (fixture);
      faults = list_faults (L);
      assert_contains (faults, projection_changes[i].named);
      assert_contains (faults, "rebuild");
      g_assert_true (jy_ledger_rebuild (L, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
      after = dump_projections (L);
      g_assert_cmpstr (before, ==, after);
      assert_verifies (L);
      fixture_close (fixture);
    }
}

/* Somebody drops a trigger to change an entry, or a unique index. */
static void
test_schema_changed (Fixture      *fixture,
                     gconstpointer data)
{
  static const char *const changes[] = {
    "DROP TRIGGER journal_never_changes",
    "DROP INDEX meal_of",
    "CREATE TRIGGER hidden AFTER INSERT ON pickup BEGIN UPDATE pickup SET mass=0 WHERE row=NEW.row; END",
    "ALTER TABLE meal ADD COLUMN hidden TEXT",
  };
  g_autofree char *whole = NULL;
  gsize size;

  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &size, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *faults = NULL;

      g_test_message ("changed: %s", changes[i]);
      g_assert_true (write_back (fixture, whole, size));
      tamper (fixture->path, changes[i]);
      fixture_open (fixture);
      faults = list_faults (L);
      g_assert_cmpstr (faults, !=, "");
      fixture_close (fixture);
    }
}

/* The form of jy_chain_hash()'s description, read by a second hand. */
static void
add_number (GChecksum *checksum,
            guint64    number,
            int        bytes)
{
  for (int i = bytes - 1; i >= 0; i--)
    {
      guchar byte = (guchar) (number >> (8 * i));

      g_checksum_update (checksum, &byte, 1);
    }
}

static void
add_blob (GChecksum   *checksum,
          JyStatement *statement,
          int          column,
          gsize        expected)
{
  static const guint8 zeros[16];
  gsize size;
  const guchar *blob = jy_statement_get_blob (statement, column, &size);

  if (blob == NULL)
    blob = zeros;
  else
    g_assert_cmpuint (size, ==, expected);
  g_checksum_update (checksum, blob, (gssize) expected);
}

static void
add_text (GChecksum   *checksum,
          JyStatement *statement,
          int          column)
{
  const char *text = jy_statement_get_text (statement, column);

  add_number (checksum, text != NULL ? strlen (text) : 0, 4);
  if (text != NULL)
    g_checksum_update (checksum, (const guchar *) text, -1);
}

static void
test_hash (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyStatement) statement =
    jy_database_prepare (jy_ledger_get_database (L),
                         "SELECT d.id,j.number,j.time,j.id,j.record,j.supersedes,j.kind,j.action,j.author,j.reason,j.payload,"
                         "lower(hex(j.hash)) FROM journal AS j JOIN desk AS d ON d.number=j.desk ORDER BY j.position",
                         &error);
  guint8 previous[32] = { 0 };
  guint n = 0;

  g_assert_no_error (error);
  while (jy_statement_step (statement, &error))
    {
      g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
      gsize size = sizeof previous;

      g_checksum_update (checksum, (const guchar *) "jieyue entry 1\n", 15);
      g_checksum_update (checksum, previous, sizeof previous);
      add_blob (checksum, statement, 0, 16);
      add_number (checksum, (guint64) jy_statement_get_integer (statement, 1), 8);
      add_number (checksum, (guint64) jy_statement_get_integer (statement, 2), 8);
      add_blob (checksum, statement, 3, 16);
      add_blob (checksum, statement, 4, 16);
      add_blob (checksum, statement, 5, 16);
      for (int i = 6; i <= 10; i++)
        add_text (checksum, statement, i);
      {
        g_autoptr (GChecksum) copy = g_checksum_copy (checksum);

        g_assert_cmpstr (g_checksum_get_string (copy), ==, jy_statement_get_text (statement, 11));
      }
      g_checksum_get_digest (checksum, previous, &size);
      n++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 23);
}

/* With the plain program the triggers stand in the way. */
static void
test_triggers (Fixture      *fixture,
               gconstpointer data)
{
  static const char *const attempts[] = {
    "UPDATE journal SET author='x' WHERE number=1;",
    "UPDATE journal SET position=position+100;",
    "DELETE FROM journal WHERE number=1;",
    "DELETE FROM journal;",
    "INSERT OR REPLACE INTO journal(position,id,record,kind,action,time,author,payload,hash)"
    " SELECT position,id,record,kind,action,time,'x',payload,hash FROM journal WHERE number=1;",
    "REPLACE INTO journal(position,id,record,kind,action,time,author,payload,hash)"
    " SELECT position,id,record,kind,action,time,'x',payload,hash FROM journal;",
    "INSERT INTO journal(position,id,record,kind,action,time,author,payload,hash)"
    " SELECT position,id,record,kind,action,time,'x',payload,hash FROM journal WHERE number=1"
    " ON CONFLICT (position) DO UPDATE SET author='x';",
    "PRAGMA recursive_triggers=ON; REPLACE INTO journal(position,id,record,kind,action,time,author,payload,hash)"
    " SELECT position,id,record,kind,action,time,'x',payload,hash FROM journal WHERE number=2;",
    "UPDATE desk SET id=randomblob(16);",
    "DELETE FROM desk;",
    "REPLACE INTO desk SELECT number,randomblob(16) FROM desk;",
    "INSERT INTO desk SELECT number,randomblob(16) FROM desk WHERE 1 ON CONFLICT (number) DO UPDATE SET id=excluded.id;",
    "REPLACE INTO desk SELECT number+5,id FROM desk;",
  };
  g_autofree char *program = find_sqlite ();
  g_autofree char *before = query_text (L, "SELECT position||hex(id)||author||hex(hash) FROM journal");

  if (program == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autofree char *output = NULL;
      g_autofree char *after = NULL;
      int status = run_sqlite (program, fixture->path, attempts[i], &output);

      g_test_message ("%s → %s", attempts[i], output);
      g_assert_cmpint (status, !=, 0);
      assert_contains (output, "never changed");
      after = query_text (L, "SELECT position||hex(id)||author||hex(hash) FROM journal");
      g_assert_cmpstr (before, ==, after);
    }
  assert_verifies (L);
}

/* Bytes that rot on the disk: never a crash, never "all is well" about records
 * that read differently. */
static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (415);
  g_autofree char *before = dump_projections (L);
  g_autofree char *whole = NULL;
  guint silent = 0;
  gsize size;

  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &size, NULL));
  for (guint round = 0; round < 400; round++)
    {
      g_autofree char *bytes = g_memdup2 (whole, size);
      g_autoptr (GError) error = NULL;
      g_autoptr (JyLedger) ledger = NULL;
      g_autoptr (JyVerifyResult) result = NULL;
      int n = g_rand_int_range (random, 1, 8);

      for (int i = 0; i < n; i++)
        bytes[g_rand_int_range (random, 0, (gint32) size)] ^= (char) (1 << g_rand_int_range (random, 0, 8));
      g_assert_true (write_back (fixture, bytes, size));
      ledger = jy_ledger_open (fixture->path, fixture->desk, FALSE, &error);
      if (ledger == NULL)
        {
          g_assert_nonnull (error);
          continue;
        }
      result = jy_ledger_verify (ledger, NULL, NULL, NULL, &error);
      if (result != NULL && result->faults->len == 0)
        {
          g_autofree char *after = dump_projections (ledger);

          g_assert_cmpstr (before, ==, after);
          silent++;
        }
      else if (result != NULL)
        jy_ledger_rebuild (ledger, NULL, NULL, NULL, NULL);
    }
  /* Free space and unused bytes may rot unseen. */
  g_test_message ("%u of 400 damages touched nothing", silent);
}

#undef ADD
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/ledger/verify/clean", test_clean);
  g_test_add ("/ledger/verify/empty", Fixture, NULL, fixture_set_up, test_empty, fixture_tear_down);
  ADD ("/ledger/verify/rebuild", test_rebuild);
  ADD ("/ledger/verify/cancelled", test_cancelled);
  ADD ("/ledger/verify/journal-changed", test_journal_changed);
  ADD ("/ledger/verify/last-entry", test_last_entry);
  ADD ("/ledger/verify/desk", test_desk);
  ADD ("/ledger/verify/projection-changed", test_projection_changed);
  ADD ("/ledger/verify/schema-changed", test_schema_changed);
  ADD ("/ledger/verify/hash", test_hash);
  ADD ("/ledger/verify/triggers", test_triggers);
  ADD ("/ledger/verify/damaged", test_damaged);

  return g_test_run ();
}
