/* CSV as spreadsheet programs read it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * JyCsvEncoding:
 * @JY_CSV_ENCODING_UTF_8_MARKED: UTF-8 after a byte order mark, by which spreadsheets know it
 * @JY_CSV_ENCODING_UTF_8: UTF-8 without a mark, for scripts and the clipboard
 * @JY_CSV_ENCODING_GB18030: GB18030 without a mark
 *
 * What a #JyCsvWriter writes.
 */
typedef enum
{
  JY_CSV_ENCODING_UTF_8_MARKED,
  JY_CSV_ENCODING_UTF_8,
  JY_CSV_ENCODING_GB18030,
} JyCsvEncoding;

typedef struct _JyCsvWriter JyCsvWriter;

JyCsvWriter *jy_csv_writer_new_for_stream (GOutputStream *stream, JyCsvEncoding encoding);
JyCsvWriter *jy_csv_writer_new_for_string (GString *string, JyCsvEncoding encoding);
void jy_csv_writer_free (JyCsvWriter *self);

void jy_csv_writer_set_delimiter (JyCsvWriter *self, char delimiter);
void jy_csv_writer_add_cell (JyCsvWriter *self, const char *text);
gboolean jy_csv_writer_end_record (JyCsvWriter *self, GCancellable *cancellable, GError **error);
gboolean jy_csv_writer_flush (JyCsvWriter *self, GCancellable *cancellable, GError **error);

char *jy_csv_escape_formula (const char *text);
const char *jy_csv_unescape_formula (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyCsvWriter, jy_csv_writer_free)

G_END_DECLS
