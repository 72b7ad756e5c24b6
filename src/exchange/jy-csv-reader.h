/* Records of a CSV file, one after the other. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * JY_CSV_MAX_CELL:
 *
 * The most bytes of UTF-8 a cell may have as it stands in the file, without its outer quotation marks.
 */
#define JY_CSV_MAX_CELL (1024 * 1024)

/**
 * JY_CSV_MAX_RECORD:
 *
 * The most bytes of UTF-8 a record may have as it stands in the file.
 */
#define JY_CSV_MAX_RECORD (16 * 1024 * 1024)

/**
 * JY_CSV_MAX_CELLS:
 *
 * The most cells a record may have.
 */
#define JY_CSV_MAX_CELLS 4096

/**
 * JyCsvOptions:
 * @delimiter: the character between cells, or 0 to find it out
 * @encoding: (nullable): the name of an encoding, or %NULL to find it out
 * @chunk_size: bytes to read at a time, or 0 for the usual; tests make it small
 *
 * How to read a CSV file. All zero is right for a file nothing is known about.
 */
typedef struct
{
  gunichar delimiter;
  const char *encoding;
  gsize chunk_size;
} JyCsvOptions;

typedef struct _JyCsvReader JyCsvReader;

gboolean jy_csv_delimiter_is_possible (gunichar delimiter);

JyCsvReader *jy_csv_reader_new_for_file (const char *path,
                                         const JyCsvOptions *options,
                                         GError **error);
JyCsvReader *jy_csv_reader_new_for_bytes (GBytes *bytes,
                                          const JyCsvOptions *options,
                                          GError **error);
void jy_csv_reader_free (JyCsvReader *self);

gboolean jy_csv_reader_read (JyCsvReader *self, GError **error);
guint jy_csv_reader_get_n_cells (JyCsvReader *self);
const char *jy_csv_reader_peek_cell (JyCsvReader *self, guint i);
gulong jy_csv_reader_get_line (JyCsvReader *self);

const char *jy_csv_reader_get_title (JyCsvReader *self);
const char *jy_csv_reader_get_encoding (JyCsvReader *self);
gunichar jy_csv_reader_get_delimiter (JyCsvReader *self);
goffset jy_csv_reader_get_position (JyCsvReader *self);
goffset jy_csv_reader_get_size (JyCsvReader *self);
char *jy_csv_reader_dup_sha256 (JyCsvReader *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyCsvReader, jy_csv_reader_free)

G_END_DECLS
