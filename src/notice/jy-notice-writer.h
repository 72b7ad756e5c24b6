/* Which function writes which notice. */
#pragma once

#include "jy-figures.h"
#include "jy-notice-frame.h"

G_BEGIN_DECLS

/**
 * JyNoticeWriter:
 * @ledger: (nullable): an open ledger, or %NULL where the figures were kept and the
 *   single records are not asked for
 * @figures: a month's figures, with their names
 * @frame: what stands around them
 * @error: return location
 *
 * Writes a notice as a list of blocks.
 *
 * Returns: (transfer full): the document, or %NULL with @error of #JyLedgerError
 */
typedef JyDocument *(*JyNoticeWriter) (JyLedger *ledger,
                                       const JyFigures *figures,
                                       const JyNoticeFrame *frame,
                                       GError **error);

JyNoticeWriter jy_notice_find_writer (const char *notice);

G_END_DECLS
