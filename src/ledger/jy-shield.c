/* jy-shield.c: fcntl(2) takes all locks of a process on a file when the process closes
 * any descriptor of that file, not only the one that was locked. A file chooser opens
 * and closes what lies in a folder to know its type, and with it SQLite's files. From
 * then on others take the ledger for one that nobody has open: the first to leave
 * removes the write-ahead log, and what is written into it afterwards is lost. Locks
 * of an open file description do not go that way. */
#include "config.h"

#include "jy-shield.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>

/* Where SQLite locks, see its os.h and os_unix.c; both are part of its file format.
 * A lock of the first range says that the file is open, one of the second that the
 * index of the write-ahead log is in use. */
#define SHARED_FIRST (0x40000000 + 2)
#define SHARED_SIZE  510
#define SHM_DMS      128

struct _JyShield
{
  int file;
  int index;
};

static gboolean
lock (int   descriptor,
      short type,
      off_t start,
      off_t size)
{
#ifdef F_OFD_SETLK
  struct flock range = { .l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = size };

  return descriptor >= 0 && fcntl (descriptor, F_OFD_SETLK, &range) == 0;
#else
  return FALSE;
#endif
}

/**
 * jy_shield_new:
 * @path: a ledger file that SQLite has open
 *
 * Holds, beside SQLite, the locks that keep others from taking the file for one that
 * is not in use. A file system without such locks leaves things as they are.
 *
 * Returns: (transfer full): the shield
 */
JyShield *
jy_shield_new (const char *path)
{
  JyShield *shield = g_new0 (JyShield, 1);
  g_autofree char *target = realpath (path, NULL);
  g_autofree char *index = g_strconcat (target != NULL ? target : path, "-shm", NULL);

  shield->file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  shield->index = g_open (index, O_RDONLY | O_CLOEXEC, 0);
  /* With a rollback journal the first lock would keep everybody from writing. */
  if (lock (shield->index, F_RDLCK, SHM_DMS, 1))
    lock (shield->file, F_RDLCK, SHARED_FIRST, SHARED_SIZE);
  return shield;
}

/**
 * jy_shield_lower:
 * @shield: a shield
 *
 * Lets SQLite close the file as the last one that has it open. The descriptors must
 * not be closed before SQLite is done.
 */
void
jy_shield_lower (JyShield *shield)
{
  lock (shield->file, F_UNLCK, SHARED_FIRST, SHARED_SIZE);
}

/**
 * jy_shield_free:
 * @shield: (transfer full) (nullable): a shield, when SQLite has closed the file
 *
 * Closes it.
 */
void
jy_shield_free (JyShield *shield)
{
  if (shield == NULL)
    return;
  if (shield->file >= 0)
    g_close (shield->file, NULL);
  if (shield->index >= 0)
    g_close (shield->index, NULL);
  g_free (shield);
}
