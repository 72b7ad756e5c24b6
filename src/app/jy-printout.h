/* What is put on paper: the draft of a notice, one that was issued, or a working sheet. */
#pragma once

#include "jy-ledger.h"
#include "jy-pdf.h"

G_BEGIN_DECLS

/**
 * JyPrintoutType:
 * @JY_PRINTOUT_NOTICE: the draft of a public notice
 * @JY_PRINTOUT_SHEET: a working sheet
 * @JY_PRINTOUT_ISSUED: a notice as it was issued
 */
typedef enum
{
  JY_PRINTOUT_NOTICE,
  JY_PRINTOUT_SHEET,
  JY_PRINTOUT_ISSUED,
} JyPrintoutType;

#define JY_TYPE_PRINTOUT (jy_printout_get_type ())
G_DECLARE_FINAL_TYPE (JyPrintout, jy_printout, JY, PRINTOUT, GObject)

/**
 * JyPrintedPaper:
 * @pdf: the document
 * @warnings: (element-type utf8): what could not be printed as written
 */
typedef struct
{
  JyPdf *pdf;
  GPtrArray *warnings;
} JyPrintedPaper;

JyPrintout     *jy_printout_new            (JyPrintoutType       type,
                                            const char          *name,
                                            const char          *title);
JyPrintoutType  jy_printout_get_type_of    (JyPrintout          *printout);
const char     *jy_printout_get_name       (JyPrintout          *printout);
const char     *jy_printout_get_title      (JyPrintout          *printout);
const char     *jy_printout_get_state      (JyPrintout          *printout);
void            jy_printout_set_state      (JyPrintout          *printout,
                                            const char          *state);
char           *jy_printout_dup_file_name  (JyPrintout          *printout,
                                            JyMonth              month);
void            jy_printout_make_async     (JyPrintout          *printout,
                                            JyLedger            *ledger,
                                            JyMonth              month,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             data);
JyPrintedPaper *jy_printout_make_finish    (GAsyncResult        *result,
                                            GError             **error);
void            jy_printed_paper_free      (JyPrintedPaper      *paper);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyPrintedPaper, jy_printed_paper_free)

G_END_DECLS
