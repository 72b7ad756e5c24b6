/* A kind of record: its fields and the few rules that are its own. */
#pragma once

#include <glib.h>

#include "jy-field.h"

G_BEGIN_DECLS

typedef struct _JyRecord JyRecord;
typedef struct _JyProblems JyProblems;
typedef struct _JyDensities JyDensities;
typedef struct _JyCalendar JyCalendar;

/**
 * JyCheckContext:
 * @today: the day of the ledger's clock
 * @densities: (nullable): densities for estimates
 * @calendar: (nullable): which days are worked
 * @institution: (nullable): the institution's record, for its settings
 *
 * What a rule may look at beside the record itself.
 */
typedef struct
{
  JyDay today;
  const JyDensities *densities;
  const JyCalendar *calendar;
  const JyRecord *institution;
} JyCheckContext;

/**
 * JyKindFlags:
 * @JY_KIND_SINGLE: there is one record of it
 * @JY_KIND_INTERNAL: the ledger's own; never typed, listed or imported
 */
typedef enum
{
  JY_KIND_SINGLE = 1 << 0,
  JY_KIND_INTERNAL = 1 << 1,
} JyKindFlags;

/**
 * JyKind:
 * @name: as stored, as the name of its table and on the command line
 * @title: for people, in English
 * @title_zh: for people and on paper, in Chinese
 * @fields: its fields
 * @n_fields: their number
 * @flags: #JyKindFlags
 * @key: (nullable): the fields that no two records may share, separated by `,`
 * @twins: (nullable): the fields, separated by `,`, in which two records of one day
 *   must not contradict each other to be taken for the same thing written twice;
 *   one that is not required contradicts nothing where it is empty
 * @name_field: position + 1 of the field by which a record is referred to, 0
 *   when nothing refers to this kind
 * @date_field: position + 1 of the date that puts a record into a month, 0 when
 *   it belongs to none
 * @derive: (nullable): works out what was not given
 * @check: (nullable): rules that look at several fields
 *
 * One kind of record. Adding a kind is adding one of these, one migration, its
 * translations and its tests.
 */
struct _JyKind
{
  const char *name;
  const char *title;
  const char *title_zh;
  const JyField *fields;
  guint n_fields;
  JyKindFlags flags;
  const char *key;
  const char *twins;
  guint name_field;
  guint date_field;
  void (*derive) (JyRecord *record,
                  const JyCheckContext *context);
  void (*check) (const JyRecord *record,
                 const JyCheckContext *context,
                 JyProblems *problems);
};

/** The most fields one kind has. */
#define JY_KIND_MAX_FIELDS 40

const JyKind  *jy_kind_find           (const char    *name);
const JyKind  *jy_kind_find_any       (const char    *name);
const JyKind *const *jy_kind_list     (guint         *n_kinds);
const JyKind *const *jy_kind_list_all (guint         *n_kinds);
guint          jy_kind_get_index      (const JyKind  *kind);
const char    *jy_kind_get_title      (const JyKind  *kind);
const JyField *jy_kind_find_field     (const JyKind  *kind,
                                       const char    *name,
                                       guint         *position);
const JyField *jy_kind_match_header   (const JyKind  *kind,
                                       const char    *header,
                                       guint         *position,
                                       const JyUnit **unit,
                                       GError       **error);

G_END_DECLS
