/* How the columns of a file become the fields of a kind. */
#pragma once

#include "jy-csv-reader.h"
#include "jy-ledger.h"

G_BEGIN_DECLS

/**
 * JyImportColumn:
 * @mapped: whether the column is read
 * @field: position of the field it fills
 * @unit: (nullable): the unit of its bare numbers
 *
 * What a column of the file means.
 */
typedef struct
{
  gboolean mapped;
  guint field;
  const JyUnit *unit;
} JyImportColumn;

/**
 * JY_IMPORT_NO_COLUMN:
 *
 * Stands for the column of a field that is in none.
 */
#define JY_IMPORT_NO_COLUMN (-1)

typedef struct _JyImportPlan JyImportPlan;

JyImportPlan         *jy_import_plan_new             (const JyKind        *kind);
JyImportPlan         *jy_import_plan_new_chosen      (const JyKind        *kind,
                                                      gboolean             has_header);
JyImportPlan         *jy_import_plan_copy            (const JyImportPlan  *plan);
void                  jy_import_plan_free            (JyImportPlan        *plan);
const JyKind         *jy_import_plan_get_kind        (const JyImportPlan  *plan);

gboolean              jy_import_plan_map             (JyImportPlan        *plan,
                                                      const char          *field,
                                                      const char          *column,
                                                      GError             **error);
gboolean              jy_import_plan_set_unit        (JyImportPlan        *plan,
                                                      const char          *field,
                                                      const char          *unit,
                                                      GError             **error);
gboolean              jy_import_plan_set_constant    (JyImportPlan        *plan,
                                                      const char          *field,
                                                      const char          *value,
                                                      GError             **error);
gboolean              jy_import_plan_add_replacement (JyImportPlan        *plan,
                                                      const char          *field,
                                                      const char          *from,
                                                      const char          *to,
                                                      GError             **error);
void                  jy_import_plan_set_date_format (JyImportPlan        *plan,
                                                      const char          *format);

void                  jy_import_plan_choose_column   (JyImportPlan        *plan,
                                                      guint                field,
                                                      int                  column);
int                   jy_import_plan_get_chosen      (const JyImportPlan  *plan,
                                                      guint                field);
void                  jy_import_plan_choose_unit     (JyImportPlan        *plan,
                                                      guint                field,
                                                      const JyUnit        *unit);
const JyUnit         *jy_import_plan_get_unit        (const JyImportPlan  *plan,
                                                      guint                field);
void                  jy_import_plan_choose_constant (JyImportPlan        *plan,
                                                      guint                field,
                                                      const char          *value);
void                  jy_import_plan_choose_word     (JyImportPlan        *plan,
                                                      guint                field,
                                                      const char          *from,
                                                      const char          *to);
gboolean              jy_import_plan_is_chosen       (const JyImportPlan  *plan);
gboolean              jy_import_plan_has_header      (const JyImportPlan  *plan);
void                  jy_import_plan_set_header_row  (JyImportPlan        *plan,
                                                      guint                row);
guint                 jy_import_plan_get_header_row  (const JyImportPlan  *plan);
const char           *jy_import_plan_get_map         (const JyImportPlan  *plan,
                                                      guint                field);
gboolean              jy_import_plan_is_missing      (const JyImportPlan  *plan,
                                                      guint                field);

gboolean              jy_import_plan_read_header     (JyImportPlan        *plan,
                                                      JyCsvReader         *reader,
                                                      gboolean            *is_header,
                                                      GError             **error);
guint                 jy_import_plan_get_n_columns   (const JyImportPlan  *plan);
const JyImportColumn *jy_import_plan_get_column      (const JyImportPlan  *plan,
                                                      guint                column);
const char           *jy_import_plan_get_header      (const JyImportPlan  *plan,
                                                      guint                column);
const char           *jy_import_plan_get_constant    (const JyImportPlan  *plan,
                                                      guint                field);
const char           *jy_import_plan_get_date_format (const JyImportPlan  *plan);
const char           *jy_import_plan_replace         (const JyImportPlan  *plan,
                                                      guint                field,
                                                      const char          *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyImportPlan, jy_import_plan_free)

G_END_DECLS
