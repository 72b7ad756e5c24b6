/* What a month wants looked at before it is closed. */
#pragma once

#include "jy-figures.h"

G_BEGIN_DECLS

typedef enum
{
  JY_SEVERITY_NOTE,
  JY_SEVERITY_WARNING,
  JY_SEVERITY_ERROR,
} JySeverity;

/**
 * JyFinding:
 * @code: what it is, never translated
 * @severity: how bad
 * @day: the day it is about, or 0
 * @kind: (nullable): the kind of the record
 * @record: (nullable): the record's identifier
 * @coverage: (nullable): the coverage's name, for pickups that are not covered
 * @message: a sentence in the user's language
 */
typedef struct
{
  const char *code;
  JySeverity severity;
  JyDay day;
  const JyKind *kind;
  char *record;
  const char *coverage;
  char *message;
} JyFinding;

GPtrArray  *jy_findings_new_for_month (JyLedger     *ledger,
                                       JyMonth       month,
                                       GError      **error);
GPtrArray  *jy_findings_new           (JyLedger     *ledger,
                                       GError      **error);
void        jy_finding_free           (JyFinding    *finding);
const char *jy_severity_get_name      (JySeverity    severity);

G_END_DECLS
