/* Which records of a kind, and in which order. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

/**
 * JyQuery:
 *
 * Asks for records of one kind: a period, values of fields, words, an order.
 */
typedef struct _JyQuery JyQuery;

/**
 * JyQueryFunc:
 * @record: a record, valid during the call
 * @state: where it stands
 * @data: the caller's
 * @error: return location
 *
 * Returns: %FALSE to stop
 */
typedef gboolean (*JyQueryFunc) (const JyRecord      *record,
                                 const JyRecordState *state,
                                 gpointer             data,
                                 GError             **error);

/**
 * JyQueryFoundFunc:
 * @rows: (element-type gint64): the rows found so far, in order; more are being found
 * @data: the caller's
 *
 * Hears of the first rows before the last ones are found.
 */
typedef void (*JyQueryFoundFunc) (const GArray *rows,
                                  gpointer      data);

JyQuery      *jy_query_new            (const JyKind  *kind);
JyQuery      *jy_query_copy           (const JyQuery *query);
void          jy_query_free           (JyQuery       *query);
const JyKind *jy_query_get_kind       (const JyQuery *query);
void          jy_query_set_period     (JyQuery       *query,
                                       JyDay          from,
                                       JyDay          to);
gboolean      jy_query_add_condition  (JyQuery       *query,
                                       JyLedger      *ledger,
                                       const char    *field,
                                       const char    *text,
                                       GError       **error);
void          jy_query_set_search     (JyQuery       *query,
                                       const char    *words);
const char   *jy_query_get_search     (const JyQuery *query);
gboolean      jy_query_set_order      (JyQuery       *query,
                                       const char    *field,
                                       gboolean       descending,
                                       GError       **error);
void          jy_query_set_voided     (JyQuery       *query,
                                       gboolean       with_voided);
gboolean      jy_query_run            (const JyQuery *query,
                                       JyLedger      *ledger,
                                       JyQueryFunc    func,
                                       gpointer       data,
                                       GError       **error);
GArray       *jy_query_list_rows      (const JyQuery *query,
                                       JyLedger      *ledger,
                                       GError       **error);
GArray       *jy_query_find_rows      (const JyQuery *query,
                                       JyLedger      *ledger,
                                       gint64         patience,
                                       JyQueryFoundFunc func,
                                       gpointer       data,
                                       GError       **error);
gboolean      jy_query_is_summed      (const JyKind  *kind,
                                       guint          field);
gboolean      jy_query_sum            (const JyQuery *query,
                                       JyLedger      *ledger,
                                       JyRecord      *sums,
                                       gint64        *count,
                                       GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyQuery, jy_query_free)

G_END_DECLS
