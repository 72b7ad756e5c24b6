/* What a form writes: a new record, or a new version of one. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

/**
 * JyFormTarget:
 * @ledger: the ledger
 * @kind: the kind of the record
 * @id: (nullable): the identifier of the record that is amended
 * @row: likewise its row, or 0
 * @draft_name: the name of the draft: the record's identifier, or the kind's name; of
 *   a record that another form asks for the name of that draft, the field and which
 *   name was typed there
 * @base: (nullable): of an amended record its current entry when the form began
 * @beginning: (nullable): of a record that another form asks for what it begins with
 */
typedef struct
{
  JyLedger *ledger;
  const JyKind *kind;
  char *id;
  gint64 row;
  char *draft_name;
  char *base;
  JyRecord *beginning;
} JyFormTarget;

JyFormTarget *jy_form_target_new       (JyLedger            *ledger,
                                        const JyKind        *kind);
JyFormTarget *jy_form_target_new_amend (JyLedger            *ledger,
                                        const char          *id,
                                        GError             **error);
JyFormTarget *jy_form_target_new_reference (const JyFormTarget *outer,
                                        const JyField       *field,
                                        const char          *name);
void          jy_form_target_free      (JyFormTarget        *target);
const JyField *jy_form_target_get_extra (const JyFormTarget *target);
const char   *jy_form_target_get_usual_reason (const JyFormTarget *target);
gboolean      jy_form_target_is_series (const JyFormTarget  *target);
JyRecord     *jy_form_target_begin     (JyFormTarget        *target,
                                        const JyRecord      *saved);
gboolean      jy_form_target_check     (const JyFormTarget  *target,
                                        JyRecord            *record,
                                        JyProblems          *problems,
                                        GError             **error);
gboolean      jy_form_target_write     (const JyFormTarget  *target,
                                        JyRecord            *record,
                                        const char          *reason,
                                        JyProblems          *problems,
                                        JyRecordState       *state,
                                        GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyFormTarget, jy_form_target_free)

G_END_DECLS
