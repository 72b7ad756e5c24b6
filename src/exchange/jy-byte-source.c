/* The raw bytes of an import. A file is opened once and read by position, never mapped: a mapped
 * file that somebody truncates would kill the program. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "jy-byte-source-private.h"
#include "jy-exchange-error.h"

#define HASH_CHUNK (256 * 1024)

struct _JyByteSource
{
  char *title;
  GBytes *bytes; /* NULL: a file */
  int fd;
  goffset size;
  struct stat stamp;
};

static gboolean
set_file_error (JyByteSource *self,
                int           saved_errno,
                GError      **error)
{
  g_set_error (error,
               G_FILE_ERROR,
               g_file_error_from_errno (saved_errno),
               _ ("%s cannot be read: %s"),
               self->title,
               g_strerror (saved_errno));
  return FALSE;
}

static gboolean
open_file (JyByteSource *self,
           const char   *path,
           GError      **error)
{
  /* Without O_NONBLOCK the opening of a pipe would wait for its writer. */
  self->fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0);
  if (self->fd < 0 || fstat (self->fd, &self->stamp) < 0)
    return set_file_error (self, errno, error);

  if (!S_ISREG (self->stamp.st_mode))
    {
      g_set_error (error,
                   JY_EXCHANGE_ERROR,
                   JY_EXCHANGE_ERROR_NOT_REGULAR,
                   _ ("%s is not a file that can be read. Choose a CSV file."),
                   self->title);
      return FALSE;
    }

  self->size = self->stamp.st_size;
  return TRUE;
}

static gboolean
set_changed_error (JyByteSource *self,
                   GError      **error)
{
  g_set_error (error,
               JY_EXCHANGE_ERROR,
               JY_EXCHANGE_ERROR_CHANGED,
               _ ("%s was changed while it was being read. Close it in other programs and try again."),
               self->title);
  return FALSE;
}

/**
 * jy_byte_source_new_for_file:
 * @path: (type filename): a regular file
 * @error: return location for an error
 *
 * Opens @path for reading, once.
 *
 * Returns: (transfer full) (nullable): the source, or %NULL with %JY_EXCHANGE_ERROR_NOT_REGULAR or
 *   a %G_FILE_ERROR
 */
JyByteSource *
jy_byte_source_new_for_file (const char *path,
                             GError    **error)
{
  g_autoptr (JyByteSource) self = g_new0 (JyByteSource, 1);

  g_return_val_if_fail (path != NULL, NULL);

  self->fd = -1;
  self->title = g_filename_display_basename (path);
  if (!open_file (self, path, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * jy_byte_source_new_for_bytes:
 * @bytes: bytes in memory
 *
 * Returns: (transfer full): a source that reads @bytes
 */
JyByteSource *
jy_byte_source_new_for_bytes (GBytes *bytes)
{
  JyByteSource *self = g_new0 (JyByteSource, 1);

  self->fd = -1;
  self->title = g_strdup (_ ("pasted text"));
  self->bytes = g_bytes_ref (bytes);
  self->size = (goffset) g_bytes_get_size (bytes);
  return self;
}

/**
 * jy_byte_source_free:
 * @self: (transfer full) (nullable): a source
 *
 * Closes the file.
 */
void
jy_byte_source_free (JyByteSource *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->title);
  g_free (self);
}

/**
 * jy_byte_source_get_title:
 * @self: a source
 *
 * Returns: the file's name without its folder, to begin an error message with
 */
const char *
jy_byte_source_get_title (JyByteSource *self)
{
  return self->title;
}

/**
 * jy_byte_source_get_size:
 * @self: a source
 *
 * Returns: the size in bytes when the source was opened
 */
goffset
jy_byte_source_get_size (JyByteSource *self)
{
  return self->size;
}

/**
 * jy_byte_source_read_at:
 * @self: a source
 * @offset: where to begin, in bytes
 * @buffer: (out caller-allocates): where the bytes go
 * @size: the most bytes to read
 * @error: return location for an error
 *
 * Reads @size bytes, or those that are left. What was added to the file since it was opened is not
 * seen; what was taken away is an error.
 *
 * Returns: the number of bytes, 0 at the end, -1 with %JY_EXCHANGE_ERROR_CHANGED or a %G_FILE_ERROR
 */
gssize
jy_byte_source_read_at (JyByteSource *self,
                        goffset       offset,
                        char         *buffer,
                        gsize         size,
                        GError      **error)
{
  gsize done = 0;

  g_assert (offset >= 0 && offset <= self->size);

  size = MIN (size, (gsize) (self->size - offset));
  if (self->bytes != NULL)
    {
      const char *bytes = g_bytes_get_data (self->bytes, NULL);

      if (size > 0)
        memcpy (buffer, bytes + offset, size);
      return (gssize) size;
    }

  while (done < size)
    {
      gssize n = pread (self->fd, buffer + done, size - done, offset + (goffset) done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        set_file_error (self, errno, error);
      else if (n == 0)
        set_changed_error (self, error);
      if (n <= 0)
        return -1;
      done += (gsize) n;
    }

  return (gssize) done;
}

/**
 * jy_byte_source_check_unchanged:
 * @self: a source
 * @error: return location for an error
 *
 * Returns: %TRUE if the file has the size and the time of change it had when it was opened, %FALSE
 *   with %JY_EXCHANGE_ERROR_CHANGED or a %G_FILE_ERROR
 */
gboolean
jy_byte_source_check_unchanged (JyByteSource *self,
                                GError      **error)
{
  struct stat now;

  if (self->bytes != NULL)
    return TRUE;
  if (fstat (self->fd, &now) < 0)
    return set_file_error (self, errno, error);
  if (now.st_size != self->stamp.st_size || now.st_mtim.tv_sec != self->stamp.st_mtim.tv_sec ||
      now.st_mtim.tv_nsec != self->stamp.st_mtim.tv_nsec)
    return set_changed_error (self, error);
  return TRUE;
}

/**
 * jy_byte_source_dup_sha256:
 * @self: a source
 * @error: return location for an error
 *
 * Reads the whole source once more.
 *
 * Returns: (transfer full) (nullable): SHA-256 of all bytes in lower-case hexadecimal, or %NULL with
 *   %JY_EXCHANGE_ERROR_CHANGED or a %G_FILE_ERROR
 */
char *
jy_byte_source_dup_sha256 (JyByteSource *self,
                           GError      **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *chunk = g_malloc (HASH_CHUNK);
  goffset offset = 0;
  gssize n;

  while ((n = jy_byte_source_read_at (self, offset, chunk, HASH_CHUNK, error)) > 0)
    {
      g_checksum_update (checksum, (const guchar *) chunk, n);
      offset += n;
    }
  if (n < 0 || !jy_byte_source_check_unchanged (self, error))
    return NULL;

  return g_strdup (g_checksum_get_string (checksum));
}
