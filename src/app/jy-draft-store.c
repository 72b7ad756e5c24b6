/* jy-draft-store.c: one file per form. What the disk takes its time for is done by one
 * thread, in the order in which it was asked for; what is typed never waits for it. */
#include "config.h"

#include "jy-draft-store.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ENDING ".json"

/* No form holds as much; whatever is longer is no draft. */
#define MAX_SIZE (1024 * 1024)

struct _JyDraftStore
{
  GObject parent_instance;

  char *folder;
  GHashTable *kept; /* form → GBytes, NULL for no draft: what the disk is to hold */
  GThreadPool *writer;
};

G_DEFINE_FINAL_TYPE (JyDraftStore, jy_draft_store, G_TYPE_OBJECT)

enum
{
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  GWeakRef store;
  char *folder;
  char *path;
  GBytes *bytes; /* NULL to remove the file */
  GError *error;
} Job;

static void
job_free (Job *job)
{
  g_weak_ref_clear (&job->store);
  g_free (job->folder);
  g_free (job->path);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_error (&job->error);
  g_free (job);
}

static gboolean
job_failed_cb (gpointer data)
{
  Job *job = data;
  g_autoptr (JyDraftStore) store = g_weak_ref_get (&job->store);

  if (store != NULL)
    g_signal_emit (store, signals[SIGNAL_FAILED], 0, job->error->message);
  return G_SOURCE_REMOVE;
}

/* The folder too is only for the user, also where somebody opened it. */
static gboolean
write_draft (Job *job)
{
  gsize length;
  const char *text = g_bytes_get_data (job->bytes, &length);

  if (g_mkdir_with_parents (job->folder, 0700) != 0 || g_chmod (job->folder, 0700) != 0)
    {
      g_set_error_literal (&job->error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
      return FALSE;
    }
  return g_file_set_contents_full (job->path, text, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &job->error);
}

/* A draft that is back after a power cut although it was saved would be saved twice. */
static void
remove_draft (Job *job)
{
  int folder;

  if (g_unlink (job->path) != 0 && errno != ENOENT)
    return;
  folder = g_open (job->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (folder < 0)
    return;
  fsync (folder);
  close (folder);
}

static void
job_run (gpointer data,
         gpointer unused)
{
  Job *job = data;

  if (job->bytes == NULL)
    remove_draft (job);
  else if (!write_draft (job))
    {
      g_idle_add_full (G_PRIORITY_DEFAULT, job_failed_cb, job, (GDestroyNotify) job_free);
      return;
    }
  job_free (job);
}

static char *
get_path (JyDraftStore *self,
          const char   *form)
{
  g_autofree char *name = g_strconcat (form, ENDING, NULL);

  return g_build_filename (self->folder, name, NULL);
}

/* Whatever lies there: nothing else than a file of one's own is opened in earnest. */
static GBytes *
read_file (const char *path)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0);
  g_autofree char *text = NULL;
  gssize length = -1;
  struct stat about;

  if (file < 0)
    return NULL;
  if (fstat (file, &about) == 0 && S_ISREG (about.st_mode) && about.st_uid == geteuid () && about.st_size <= MAX_SIZE)
    {
      text = g_malloc ((gsize) about.st_size + 1);
      length = read (file, text, (gsize) about.st_size);
    }
  close (file);
  return length == about.st_size && length >= 0 ? g_bytes_new (text, (gsize) length) : NULL;
}

static void
bytes_free (gpointer bytes)
{
  if (bytes != NULL)
    g_bytes_unref (bytes);
}

static void
jy_draft_store_finalize (GObject *object)
{
  JyDraftStore *self = JY_DRAFT_STORE (object);

  /* What was asked for is done. */
  g_thread_pool_free (self->writer, FALSE, TRUE);
  g_hash_table_unref (self->kept);
  g_free (self->folder);

  G_OBJECT_CLASS (jy_draft_store_parent_class)->finalize (object);
}

static void
jy_draft_store_class_init (JyDraftStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jy_draft_store_finalize;

  /**
   * JyDraftStore::failed:
   * @store: the store
   * @why: the reason, in the words of the system
   *
   * Emitted when a draft could not be written: it lives no longer than the program.
   */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", JY_TYPE_DRAFT_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
jy_draft_store_init (JyDraftStore *self)
{
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, bytes_free);
  self->writer = g_thread_pool_new (job_run, NULL, 1, FALSE, NULL);
}

/**
 * jy_draft_store_new:
 * @folder: a folder, made when the first draft is kept
 *
 * Returns: (transfer full): the drafts in it
 */
JyDraftStore *
jy_draft_store_new (const char *folder)
{
  JyDraftStore *store = g_object_new (JY_TYPE_DRAFT_STORE, NULL);

  store->folder = g_strdup (folder);
  return store;
}

/* By what the ledger is, so that they are found after it was moved or renamed. One in
 * which nothing stands yet is known by its place alone. */
static char *
get_folder (JyLedger *ledger)
{
  g_autofree char *place = g_compute_checksum_for_string (G_CHECKSUM_SHA256, jy_ledger_get_path (ledger), -1);
  g_autofree char *identity = jy_ledger_dup_identity (ledger);
  g_autofree char *by_place = g_build_filename (g_get_user_state_dir (), "jieyue", "drafts", place, NULL);
  g_autofree char *by_identity = NULL;

  if (identity == NULL)
    return g_steal_pointer (&by_place);
  by_identity = g_build_filename (g_get_user_state_dir (), "jieyue", "drafts", identity, NULL);
  /* What was typed while nothing stood in it comes along. */
  if (!g_file_test (by_identity, G_FILE_TEST_EXISTS))
    g_rename (by_place, by_identity);
  return g_steal_pointer (&by_identity);
}

/**
 * jy_draft_store_get:
 * @ledger: an open ledger
 *
 * Returns: (transfer none): the user's drafts for it
 */
JyDraftStore *
jy_draft_store_get (JyLedger *ledger)
{
  JyDraftStore *store = g_object_get_data (G_OBJECT (ledger), "jy-draft-store");
  g_autofree char *folder = NULL;

  if (store != NULL)
    return store;
  folder = get_folder (ledger);
  store = jy_draft_store_new (folder);
  g_object_set_data_full (G_OBJECT (ledger), "jy-draft-store", store, g_object_unref);
  return store;
}

/**
 * jy_draft_store_keep:
 * @store: the drafts
 * @form: whose draft: a kind's name, or a record's identifier
 * @draft: (nullable): what was typed, or %NULL for nothing
 *
 * Keeps what was typed in place of what was kept before. It is on the disk a moment
 * later; see #JyDraftStore::failed.
 */
void
jy_draft_store_keep (JyDraftStore  *store,
                     const char    *form,
                     const JyDraft *draft)
{
  GBytes *bytes = draft != NULL ? jy_draft_to_bytes (draft, form) : NULL;
  gpointer before;
  Job *job;

  if (g_hash_table_lookup_extended (store->kept, form, NULL, &before) &&
      (before == bytes || (before != NULL && bytes != NULL && g_bytes_equal (before, bytes))))
    {
      g_clear_pointer (&bytes, g_bytes_unref);
      return;
    }
  job = g_new0 (Job, 1);
  g_weak_ref_init (&job->store, store);
  job->folder = g_strdup (store->folder);
  job->path = get_path (store, form);
  job->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  /* At once, lest what was just saved be offered again after a kill. */
  if (bytes == NULL)
    g_unlink (job->path);
  g_hash_table_insert (store->kept, g_strdup (form), bytes);
  g_thread_pool_push (store->writer, job, NULL);
}

/**
 * jy_draft_store_forget:
 * @store: the drafts
 * @form: whose draft
 *
 * Removes a draft and those of the forms that were opened from its form, whose names
 * begin with it and a dot.
 */
void
jy_draft_store_forget (JyDraftStore *store,
                       const char   *form)
{
  g_autofree char *beginning = g_strconcat (form, ".", NULL);
  g_autoptr (GPtrArray) below = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = NULL;
  GHashTableIter iter;
  const char *name;

  g_hash_table_iter_init (&iter, store->kept);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, NULL))
    if (g_str_has_prefix (name, beginning))
      g_ptr_array_add (below, g_strdup (name));
  folder = g_dir_open (store->folder, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, beginning) && g_str_has_suffix (name, ENDING))
      g_ptr_array_add (below, g_strndup (name, strlen (name) - strlen (ENDING)));
  for (guint i = 0; i < below->len; i++)
    jy_draft_store_keep (store, g_ptr_array_index (below, i), NULL);
  jy_draft_store_keep (store, form, NULL);
}

/**
 * jy_draft_store_load:
 * @store: the drafts
 * @form: whose draft
 *
 * Returns: (transfer full) (nullable): what was typed and not saved; %NULL also where
 *   the file cannot be read or is something else
 */
JyDraft *
jy_draft_store_load (JyDraftStore *store,
                     const char   *form)
{
  g_autofree char *path = NULL;
  gpointer kept;

  if (!g_hash_table_lookup_extended (store->kept, form, NULL, &kept))
    {
      path = get_path (store, form);
      kept = read_file (path);
      g_hash_table_insert (store->kept, g_strdup (form), kept);
    }
  return kept != NULL ? jy_draft_new_from_bytes (kept, form) : NULL;
}

/**
 * jy_draft_store_has:
 * @store: the drafts
 * @form: whose draft
 *
 * Returns: whether something was typed there and not saved
 */
gboolean
jy_draft_store_has (JyDraftStore *store,
                    const char   *form)
{
  g_autoptr (JyDraft) draft = jy_draft_store_load (store, form);

  return draft != NULL;
}

/**
 * jy_draft_store_flush:
 * @store: the drafts
 *
 * Waits until the disk holds what was kept.
 */
void
jy_draft_store_flush (JyDraftStore *store)
{
  g_thread_pool_free (store->writer, FALSE, TRUE);
  store->writer = g_thread_pool_new (job_run, NULL, 1, FALSE, NULL);
}
