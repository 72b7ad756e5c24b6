/* Keeps what is typed into a form until it is saved. */
#pragma once

#include "jy-form-fields.h"
#include "jy-form-target.h"

G_BEGIN_DECLS

#define JY_TYPE_DRAFT_KEEPER (jy_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (JyDraftKeeper, jy_draft_keeper, JY, DRAFT_KEEPER, GObject)

/**
 * JyDraftFound:
 * @JY_DRAFT_NONE: nothing was typed and not saved
 * @JY_DRAFT_BACK: it stands in the fields again
 * @JY_DRAFT_BACK_CHANGED: likewise, but the record was changed since
 */
typedef enum
{
  JY_DRAFT_NONE,
  JY_DRAFT_BACK,
  JY_DRAFT_BACK_CHANGED,
} JyDraftFound;

JyDraftKeeper *jy_draft_keeper_new     (JyFormFields  *fields,
                                        JyFormTarget  *target);
void           jy_draft_keeper_keep    (JyDraftKeeper *keeper);
void           jy_draft_keeper_forget  (JyDraftKeeper *keeper);
JyDraftFound   jy_draft_keeper_restore (JyDraftKeeper *keeper);

G_END_DECLS
