/* jy-lock-guard.c: POSIX gives up all locks that a process has on a file as soon as
 * the process closes any descriptor of that file. A file chooser that looks into the
 * ledger to show what kind of file it is does just that, and SQLite never knows: the
 * next program that closes the ledger then believes itself alone, and removes the log
 * that this one goes on writing to. (“How To Corrupt An SQLite Database File”, 2.2.)
 *
 * Locks of open file descriptions (fcntl(2), F_OFD_SETLK) are not lost, and others
 * see them as any lock. The file of the log's index, of which SQLite has one
 * descriptor in a process, is locked with them alone; the ledger itself, of which
 * each connection has its own, is guarded by one more lock, on the bytes that whoever
 * wants the file for himself has to lock. */
#include "config.h"

#include "jy-lock-guard.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdarg.h>

/* From SQLite's file format: what is locked lies at and behind this byte, in the
 * ledger; in the index of the log before it. */
#define PENDING_BYTE 0x40000000
#define SHARED_FIRST (PENDING_BYTE + 2)
#define SHARED_SIZE  510

static int
set_description_lock (int                 descriptor,
                      int                 command,
                      const struct flock *lock)
{
  struct flock own = *lock;

  own.l_pid = 0;
  return fcntl (descriptor, command, &own);
}

static int
locking_fcntl (int descriptor,
               int command,
               ...)
{
  va_list arguments;
  gpointer argument;
  struct flock *lock;
  int answer;

  va_start (arguments, command);
  argument = va_arg (arguments, gpointer);
  va_end (arguments);
  if (command != F_SETLK && command != F_GETLK)
    return fcntl (descriptor, command, argument);
  lock = argument;
  if (lock->l_whence != SEEK_SET || lock->l_start >= PENDING_BYTE)
    return fcntl (descriptor, command, lock);
  if (command == F_SETLK)
    answer = set_description_lock (descriptor, F_OFD_SETLK, lock);
  else
    {
      lock->l_pid = 0;
      answer = fcntl (descriptor, F_OFD_GETLK, lock);
    }
  /* A system that does not know them. */
  return answer < 0 && errno == EINVAL ? fcntl (descriptor, command, lock) : answer;
}

/**
 * jy_lock_guard_install: (skip)
 *
 * Makes SQLite lock the index of a log so that the locks last. To be called before
 * the first ledger is opened; more often does no harm.
 */
void
jy_lock_guard_install (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      sqlite3_vfs *system = sqlite3_vfs_find ("unix");

      if (system != NULL && system->xSetSystemCall != NULL)
        system->xSetSystemCall (system, "fcntl", (sqlite3_syscall_ptr) locking_fcntl);
      g_once_init_leave (&done, 1);
    }
}

/**
 * jy_lock_guard_open: (skip)
 * @path: (type filename): a ledger
 *
 * Returns: a descriptor for jy_lock_guard_set(), or -1 when it cannot be read. Closing
 *   it is what it guards against: it is closed when the connection is
 */
int
jy_lock_guard_open (const char *path)
{
  return g_open (path, O_RDONLY | O_CLOEXEC, 0);
}

/**
 * jy_lock_guard_set: (skip)
 * @descriptor: from jy_lock_guard_open()
 * @is_held: whether nobody may have the file for himself
 *
 * Holds the lock or gives it up. Where somebody has the file for himself just now,
 * or the system knows no such locks, nothing is held.
 */
void
jy_lock_guard_set (int      descriptor,
                   gboolean is_held)
{
  struct flock lock = { .l_type = is_held ? F_RDLCK : F_UNLCK,
                        .l_whence = SEEK_SET,
                        .l_start = SHARED_FIRST,
                        .l_len = SHARED_SIZE };

  if (descriptor >= 0)
    set_description_lock (descriptor, F_OFD_SETLK, &lock);
}
