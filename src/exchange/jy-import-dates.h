/* Dates of a file that can be read in more than one way. */
#pragma once

#include "jy-day.h"

G_BEGIN_DECLS

/**
 * JyImportDates:
 * @text: (nullable): the first date that could not be read
 * @formats: (element-type utf8): formats for jy_day_parse() by which that one and all
 *   others that could not be read would be
 *
 * What dates of a file may mean.
 */
typedef struct
{
  char *text;
  GPtrArray *formats;
} JyImportDates;

JyImportDates *jy_import_dates_new  (void);
void           jy_import_dates_free (JyImportDates *dates);
void           jy_import_dates_note (JyImportDates *dates,
                                     const char    *text,
                                     JyDay          today);

G_END_DECLS
