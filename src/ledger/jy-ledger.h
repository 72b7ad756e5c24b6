/* The ledger: one file, opened by one desk. */
#pragma once

#include <gio/gio.h>

#include "jy-calendar.h"
#include "jy-database.h"
#include "jy-density.h"
#include "jy-desk.h"
#include "jy-kinds.h"
#include "jy-ledger-error.h"
#include "jy-record.h"

G_BEGIN_DECLS

#define JY_TYPE_LEDGER (jy_ledger_get_type ())
G_DECLARE_FINAL_TYPE (JyLedger, jy_ledger, JY, LEDGER, GObject)

/**
 * JyProgress:
 * @done: what is done
 * @total: of how much, 0 when it is not known
 * @data: the caller's
 *
 * Told now and then by long work.
 */
typedef void (*JyProgress) (gint64   done,
                            gint64   total,
                            gpointer data);

/**
 * JyRecordState:
 * @row: the record's row in its projection
 * @entry: position of its current entry
 * @id: its identifier
 * @voided: whether it is voided
 *
 * Where a record stands in the ledger.
 */
typedef struct
{
  gint64 row;
  gint64 entry;
  char id[JY_UUID_TEXT_SIZE];
  gboolean voided;
} JyRecordState;

JyLedger         *jy_ledger_create             (const char          *path,
                                                const JyDesk        *desk,
                                                GError             **error);
JyLedger         *jy_ledger_open               (const char          *path,
                                                const JyDesk        *desk,
                                                gboolean             read_only,
                                                GError             **error);
gboolean          jy_ledger_close              (JyLedger            *ledger,
                                                GError             **error);
const char       *jy_ledger_get_path           (JyLedger            *ledger);
char             *jy_ledger_dup_identity       (JyLedger            *ledger);
JyDatabase       *jy_ledger_get_database       (JyLedger            *ledger);
JyDay             jy_ledger_get_today          (JyLedger            *ledger);
const JyDesk     *jy_ledger_get_desk           (JyLedger            *ledger);
gboolean          jy_ledger_is_read_only       (JyLedger            *ledger);

gboolean          jy_ledger_begin              (JyLedger            *ledger,
                                                GError             **error);
gboolean          jy_ledger_begin_large        (JyLedger            *ledger,
                                                GError             **error);
gboolean          jy_ledger_commit             (JyLedger            *ledger,
                                                GError             **error);
void              jy_ledger_rollback           (JyLedger            *ledger);
void              jy_ledger_announce           (JyLedger            *ledger,
                                                const char          *kind);

gboolean          jy_ledger_put                (JyLedger            *ledger,
                                                JyRecord            *record,
                                                JyProblems          *problems,
                                                JyRecordState       *state,
                                                GError             **error);
gboolean          jy_ledger_amend              (JyLedger            *ledger,
                                                const char          *id,
                                                JyRecord            *record,
                                                const char          *reason,
                                                JyProblems          *problems,
                                                GError             **error);
gboolean          jy_ledger_void               (JyLedger            *ledger,
                                                const char          *id,
                                                const char          *reason,
                                                GError             **error);
gboolean          jy_ledger_check              (JyLedger            *ledger,
                                                JyRecord            *record,
                                                gint64               row,
                                                JyProblems          *problems,
                                                GError             **error);

gboolean          jy_ledger_find               (JyLedger            *ledger,
                                                const char          *id,
                                                const JyKind       **kind,
                                                JyRecordState       *state,
                                                GError             **error);
JyRecord         *jy_ledger_read               (JyLedger            *ledger,
                                                const char          *id,
                                                JyRecordState       *state,
                                                GError             **error);
JyRecord         *jy_ledger_read_row           (JyLedger            *ledger,
                                                const JyKind        *kind,
                                                gint64               row,
                                                JyRecordState       *state,
                                                GError             **error);
JyRecord         *jy_ledger_read_institution   (JyLedger            *ledger,
                                                JyRecordState       *state,
                                                GError             **error);
gboolean          jy_ledger_resolve            (JyLedger            *ledger,
                                                const JyKind        *kind,
                                                const char          *text,
                                                gint64              *row,
                                                GError             **error);
gboolean          jy_ledger_parse              (JyLedger            *ledger,
                                                JyRecord            *record,
                                                guint                field,
                                                const char          *text,
                                                GError             **error);
char             *jy_ledger_dup_name           (JyLedger            *ledger,
                                                const JyKind        *kind,
                                                gint64               row);
char             *jy_ledger_format             (JyLedger            *ledger,
                                                const JyRecord      *record,
                                                guint                field);
char             *jy_ledger_format_plain       (JyLedger            *ledger,
                                                const JyRecord      *record,
                                                guint                field);
gboolean          jy_ledger_get_row_id         (JyLedger            *ledger,
                                                gint64               row,
                                                JyUuid              *uuid);

void              jy_ledger_remember_row       (JyLedger            *ledger,
                                                gint64               row);

JyCalendar       *jy_ledger_load_calendar      (JyLedger            *ledger,
                                                GError             **error);
JyCheckContext    jy_ledger_get_check_context  (JyLedger            *ledger);
gboolean          jy_ledger_is_month_closed    (JyLedger            *ledger,
                                                JyMonth              month);

G_END_DECLS
