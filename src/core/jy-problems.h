/* What is wrong or odd with a record, field by field. */
#pragma once

#include "jy-kind.h"

G_BEGIN_DECLS

typedef enum
{
  JY_PROBLEM_WARNING,
  JY_PROBLEM_ERROR,
} JyProblemSeverity;

/** The field of a problem that belongs to no single field. */
#define JY_PROBLEM_WHOLE_RECORD G_MAXUINT

/**
 * JyProblem:
 * @severity: an error refuses the record, a warning is shown and kept
 * @field: position of the field, or %JY_PROBLEM_WHOLE_RECORD
 * @message: a sentence that names the value and what to do, without the field
 */
typedef struct
{
  JyProblemSeverity severity;
  guint field;
  char *message;
} JyProblem;

JyProblems      *jy_problems_new         (void);
void             jy_problems_free        (JyProblems        *problems);
void             jy_problems_clear       (JyProblems        *problems);
void             jy_problems_add         (JyProblems        *problems,
                                          JyProblemSeverity  severity,
                                          guint              field,
                                          const char        *format,
                                          ...) G_GNUC_PRINTF (4, 5);
guint            jy_problems_get_n       (const JyProblems  *problems);
const JyProblem *jy_problems_get         (const JyProblems  *problems,
                                          guint              position);
gboolean         jy_problems_has_errors  (const JyProblems  *problems);
char            *jy_problem_to_sentence  (const JyProblem   *problem,
                                          const JyKind      *kind);
char            *jy_problems_to_text     (const JyProblems  *problems,
                                          const JyKind      *kind,
                                          JyProblemSeverity  severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyProblems, jy_problems_free)

G_END_DECLS
