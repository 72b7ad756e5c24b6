/* What the working sheets share: period, institution, names, head and foot. */
#pragma once

#include "jy-document.h"
#include "jy-ledger.h"

G_BEGIN_DECLS

/** The last line of a sheet; fits an upright page. */
#define JY_WORKING_SHEET_SIGNATURES "制表人：＿＿＿＿＿　审核人：＿＿＿＿＿　日期：＿＿＿年＿＿月＿＿日"

/**
 * JyWorkingSheetFrame:
 * @ledger: the ledger
 * @from: the first day
 * @to: the last day
 * @period: the period as it is printed: 2026年3月
 * @institution: (nullable): the institution's record
 * @references: records that others refer to, by their rows
 *
 * A period of a ledger on its way to paper. The records of a reference are read
 * once, however many lines name them.
 */
typedef struct
{
  JyLedger *ledger;
  JyDay from;
  JyDay to;
  char *period;
  JyRecord *institution;
  GHashTable *references;
} JyWorkingSheetFrame;

/**
 * JyWorkingSheetColumn:
 * @title: the header cell
 * @align: how the cells below stand
 * @min_ems: least width in characters, for what is written in by hand
 */
typedef struct
{
  const char *title;
  JyTableAlign align;
  double min_ems;
} JyWorkingSheetColumn;

JyWorkingSheetFrame *jy_working_sheet_frame_new           (JyLedger                   *ledger,
                                                           JyDay                       from,
                                                           JyDay                       to,
                                                           GError                    **error);
void                 jy_working_sheet_frame_free          (JyWorkingSheetFrame        *frame);
const JyRecord      *jy_working_sheet_frame_get_reference (JyWorkingSheetFrame        *frame,
                                                           const JyRecord             *record,
                                                           guint                       field);
const char          *jy_working_sheet_frame_get_name      (JyWorkingSheetFrame        *frame,
                                                           const JyRecord             *record,
                                                           guint                       field);
gboolean             jy_working_sheet_frame_is_long       (const JyWorkingSheetFrame  *frame);
char                *jy_working_sheet_frame_begin_part    (const JyWorkingSheetFrame  *frame,
                                                           JyDay                       day,
                                                           JyDay                      *part);
JyDocument          *jy_working_sheet_frame_begin         (const JyWorkingSheetFrame  *frame,
                                                           const char                 *title,
                                                           JyOrientation               orientation);
JyTable             *jy_working_sheet_frame_new_table     (const JyWorkingSheetColumn *columns,
                                                           guint                       n_columns);
void                 jy_working_sheet_frame_end           (const JyWorkingSheetFrame  *frame,
                                                           JyDocument                 *document,
                                                           JyTable                    *table,
                                                           const char                 *nothing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyWorkingSheetFrame, jy_working_sheet_frame_free)

G_END_DECLS
