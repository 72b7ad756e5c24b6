/* The values of one record. */
#pragma once

#include "jy-kind.h"
#include "jy-problems.h"

G_BEGIN_DECLS

/**
 * JyRecord:
 * @kind: its kind
 * @values: one per field of the kind
 *
 * A record in memory, new or read from a ledger.
 */
struct _JyRecord
{
  const JyKind *kind;
  JyValue values[JY_KIND_MAX_FIELDS];
};

JyRecord   *jy_record_new           (const JyKind         *kind);
JyRecord   *jy_record_copy          (const JyRecord       *record);
void        jy_record_free          (JyRecord             *record);
void        jy_record_clear         (JyRecord             *record);
void        jy_record_set_integer   (JyRecord             *record,
                                     guint                 field,
                                     gint64                integer);
void        jy_record_set_text      (JyRecord             *record,
                                     guint                 field,
                                     const char           *text);
void        jy_record_unset         (JyRecord             *record,
                                     guint                 field);
gboolean    jy_record_has           (const JyRecord       *record,
                                     guint                 field);
gint64      jy_record_get_integer   (const JyRecord       *record,
                                     guint                 field);
const char *jy_record_get_text      (const JyRecord       *record,
                                     guint                 field);
JyDay       jy_record_get_day       (const JyRecord       *record);
gboolean    jy_record_is_ahead      (const JyRecord       *record,
                                     JyDay                 today);
gboolean    jy_record_parse         (JyRecord             *record,
                                     guint                 field,
                                     const char           *text,
                                     const JyUnit         *unit,
                                     const char           *date_format,
                                     GError              **error);
void        jy_record_derive        (JyRecord             *record,
                                     const JyCheckContext *context);
void        jy_record_strip_derived (JyRecord             *record,
                                     const JyCheckContext *context);
void        jy_record_check         (const JyRecord       *record,
                                     const JyCheckContext *context,
                                     JyProblems           *problems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyRecord, jy_record_free)

G_END_DECLS
