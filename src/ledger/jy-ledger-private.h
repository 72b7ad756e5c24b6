/* What the folder itself needs to know of a ledger. */
#pragma once

#include "jy-journal.h"
#include "jy-ledger.h"
#include "jy-projection.h"

G_BEGIN_DECLS

struct _JyLedger
{
  GObject parent_instance;

  char *path;
  JyDesk *desk;
  JyDatabase *database;
  GThread *thread; /* the one that opened it */

  guint depth;     /* of nested write transactions */
  gboolean doomed; /* the open transaction can only be rolled back */
  gboolean large;  /* the open transaction is not in the write-ahead log */
  char *guard;     /* the trigger that a large transaction does without */
  JyChain chain;   /* of our desk, while depth > 0 */
  GArray *pending; /* JyChange: told after the commit */

  GHashTable *closed_months; /* JyMonth */
  JyDensities *densities;
  JyCalendar *calendar;
  JyRecord *institution; /* NULL while there is none */
  GHashTable *row_ids;   /* row → JyUuid, as far as looked up */
  gint64 cached_version; /* data_version the above belong to */
};

typedef struct
{
  const JyKind *kind;
  gint64 row;
} JyChange;

gboolean jy_ledger_refresh      (JyLedger       *ledger,
                                 GError        **error);
gboolean jy_ledger_migrate      (JyLedger       *ledger,
                                 gboolean        create,
                                 GError        **error);
GHashTable *jy_ledger_list_form (JyLedger       *ledger,
                                 GError        **error);
void     jy_ledger_add_functions (JyLedger      *ledger);
gboolean jy_ledger_locate       (JyLedger       *ledger,
                                 const JyUuid   *uuid,
                                 gint64         *position,
                                 GError        **error);
JyRecord *jy_ledger_read_values (JyLedger       *ledger,
                                 const JyKind   *kind,
                                 gint64          row,
                                 JyRecordState  *state,
                                 GError        **error);
gboolean jy_ledger_append       (JyLedger       *ledger,
                                 const JyRecord *record,
                                 const char     *action,
                                 const char     *reason,
                                 const JyRecordState *before,
                                 JyRecordState  *after,
                                 GError        **error);
gboolean jy_ledger_resolve_row  (gint64          row,
                                 JyUuid         *uuid,
                                 gpointer        ledger);
gboolean jy_ledger_find_row     (const JyUuid   *uuid,
                                 gint64         *row,
                                 gpointer        ledger);
gboolean jy_ledger_check_writable (JyLedger     *ledger,
                                 GError        **error);
gboolean jy_ledger_check_month  (JyLedger       *ledger,
                                 JyDay           day,
                                 GError        **error);
gboolean jy_ledger_abandon      (JyLedger       *ledger,
                                 GError         *problem,
                                 GError        **error);
gboolean jy_ledger_check_reason (const char     *reason,
                                 GError        **error);
gboolean jy_ledger_check_not_referred (JyLedger *ledger,
                                 const JyKind   *kind,
                                 const JyRecordState *state,
                                 GError        **error);
void     jy_ledger_note_change  (JyLedger       *ledger,
                                 const JyKind   *kind,
                                 gint64          row);
void     jy_ledger_forget       (JyLedger       *ledger);

G_END_DECLS
