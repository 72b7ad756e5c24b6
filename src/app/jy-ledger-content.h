/* What is shown of a ledger: a table, a record, a form or a month. */
#pragma once

#include "jy-record-page.h"
#include "jy-record-table.h"

G_BEGIN_DECLS

#define JY_TYPE_LEDGER_CONTENT (jy_ledger_content_get_type ())
G_DECLARE_FINAL_TYPE (JyLedgerContent, jy_ledger_content, JY, LEDGER_CONTENT, GtkWidget)

void           jy_ledger_content_set_up          (JyLedgerContent *content,
                                                  JyLedger        *ledger,
                                                  GSettings       *settings);
void           jy_ledger_content_show            (JyLedgerContent *content,
                                                  const JyKind    *kind);
const JyKind  *jy_ledger_content_get_kind        (JyLedgerContent *content);
JyRecordTable *jy_ledger_content_get_table       (JyLedgerContent *content);
JyRecordPage  *jy_ledger_content_get_record_page (JyLedgerContent *content);
gboolean       jy_ledger_content_shows_form      (JyLedgerContent *content);
gboolean       jy_ledger_content_is_writable     (JyLedgerContent *content);
gboolean       jy_ledger_content_can_go_back     (JyLedgerContent *content);
void           jy_ledger_content_can_undo        (JyLedgerContent *content,
                                                  gboolean        *undo,
                                                  gboolean        *redo);
void           jy_ledger_content_go_back         (JyLedgerContent *self);
void           jy_ledger_content_begin_record    (JyLedgerContent *self);
void           jy_ledger_content_begin_amendment (JyLedgerContent *self);
void           jy_ledger_content_void            (JyLedgerContent *self);
void           jy_ledger_content_undo            (JyLedgerContent *self,
                                                  const char      *id,
                                                  gboolean         redo);
void           jy_ledger_content_note            (JyLedgerContent *self,
                                                  const char      *id,
                                                  const char      *sentence);
void           jy_ledger_content_step            (JyLedgerContent *self,
                                                  int              direction);

G_END_DECLS
