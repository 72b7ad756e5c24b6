/* What a 更正公示 sets right: two frozen snapshots of figures side by side. */
#pragma once

#include "jy-document.h"
#include "jy-ledger.h"

G_BEGIN_DECLS

/**
 * JyNoticeChange:
 * @item: the figure as the notice calls it, with its unit: 厨余垃圾重量（千克）
 * @before: what the earlier notice printed
 * @after: what is printed now
 *
 * One figure that a notice prints otherwise than the one before; — where one of
 * the two does not print it at all.
 */
typedef struct
{
  char *item;
  char *before;
  char *after;
} JyNoticeChange;

void       jy_notice_change_free             (JyNoticeChange   *change);
GPtrArray *jy_notice_list_changes            (const char       *notice,
                                              const char       *before,
                                              const char       *after,
                                              GError          **error);
void       jy_notice_correction_add          (JyDocument       *document,
                                              const JyRecord   *corrected,
                                              const char       *title,
                                              const GPtrArray  *changes);
char      *jy_notice_correction_freeze       (const char       *snapshot,
                                              const char       *corrected);
char      *jy_notice_correction_thaw         (const char       *frozen);

G_END_DECLS
