/* What was typed into a form and not saved yet. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JyDraft:
 * @base: (nullable): the entry of an amended record with which the form began
 * @texts: text by field name
 *
 * The texts of a form, right or wrong.
 */
typedef struct
{
  char *base;
  GHashTable *texts;
} JyDraft;

JyDraft *jy_draft_new            (const char    *base);
void     jy_draft_free           (JyDraft       *draft);
void     jy_draft_set            (JyDraft       *draft,
                                  const char    *field,
                                  const char    *text);
GBytes  *jy_draft_to_bytes       (const JyDraft *draft,
                                  const char    *form);
JyDraft *jy_draft_new_from_bytes (GBytes        *bytes,
                                  const char    *form);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyDraft, jy_draft_free)

G_END_DECLS
