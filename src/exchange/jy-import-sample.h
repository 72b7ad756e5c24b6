/* The first look at what is imported: how it is written and what its columns mean. */
#pragma once

#include "jy-import-plan.h"
#include "jy-import-result.h"
#include "jy-import-source.h"

G_BEGIN_DECLS

/**
 * JY_IMPORT_SAMPLE_ROWS:
 *
 * How many rows a sample has at most.
 */
#define JY_IMPORT_SAMPLE_ROWS 20

/**
 * JyImportSample:
 * @encoding: how it is encoded
 * @delimiter: the character between its cells
 * @rows: (element-type JyImportRow): the first rows in which anything stands
 *
 * What is known about a file or a text before it is imported.
 */
typedef struct
{
  char *encoding;
  gunichar delimiter;
  GPtrArray *rows;
} JyImportSample;

JyImportSample *jy_import_sample_new             (JyImportSource       *source,
                                                  const JyCsvOptions   *options,
                                                  GError              **error);
void            jy_import_sample_free            (JyImportSample       *sample);
guint           jy_import_sample_find_header     (const JyImportSample *sample,
                                                  const JyKind         *kind);
gulong          jy_import_sample_get_header_line (const JyImportSample *sample,
                                                  const JyKind         *kind);
guint           jy_import_sample_count_known     (const JyImportSample *sample,
                                                  const JyKind         *kind);
const JyKind   *jy_import_sample_guess_kind      (const JyImportSample *sample,
                                                  const JyKind         *usual);
JyImportPlan   *jy_import_sample_plan            (const JyImportSample *sample,
                                                  const JyKind         *kind,
                                                  gboolean              has_header);
guint           jy_import_sample_get_n_columns   (const JyImportSample *sample,
                                                  const JyImportPlan   *plan);
const char     *jy_import_sample_get_title       (const JyImportSample *sample,
                                                  const JyImportPlan   *plan,
                                                  guint                 column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyImportSample, jy_import_sample_free)

G_END_DECLS
