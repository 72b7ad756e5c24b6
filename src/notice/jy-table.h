/* A table as its author sees it: columns and rows of text. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JyTableAlign:
 * @JY_TABLE_LEFT: text
 * @JY_TABLE_CENTRE: short words, marks
 * @JY_TABLE_RIGHT: whole numbers
 * @JY_TABLE_DECIMAL: numbers that line up on the decimal point
 */
typedef enum
{
  JY_TABLE_LEFT,
  JY_TABLE_CENTRE,
  JY_TABLE_RIGHT,
  JY_TABLE_DECIMAL,
} JyTableAlign;

/**
 * JyTableEmphasis:
 * @JY_TABLE_PLAIN: an ordinary row
 * @JY_TABLE_SUBTOTAL: drawn bold, kept with the row above
 * @JY_TABLE_TOTAL: the same, under a stronger line
 */
typedef enum
{
  JY_TABLE_PLAIN,
  JY_TABLE_SUBTOTAL,
  JY_TABLE_TOTAL,
} JyTableEmphasis;

/**
 * JyTableColumn:
 * @title: the header cell
 * @align: how the cells below stand
 * @min_ems: the column is never narrower than this many characters, 0 for none
 * @weight: share of spare room compared with other columns, 1 is usual
 */
typedef struct
{
  char *title;
  JyTableAlign align;
  double min_ems;
  double weight;
} JyTableColumn;

/**
 * JyTableBookmark:
 * @row: the row it leads to
 * @level: 1 for a part of the table, 2 for a part of that
 * @title: what the reader sees
 */
typedef struct
{
  guint row;
  guint level;
  char *title;
} JyTableBookmark;

typedef struct _JyTable JyTable;

JyTable *jy_table_new (void);
void jy_table_free (JyTable *self);

void jy_table_add_column (JyTable *self, const char *title, JyTableAlign align);
void jy_table_add_column_full (JyTable *self,
                               const char *title,
                               JyTableAlign align,
                               double min_ems,
                               double weight);
void jy_table_add_row (JyTable *self, JyTableEmphasis emphasis, const char *const *cells);
void jy_table_add_bookmark (JyTable *self, guint level, const char *title);
void jy_table_set_compact (JyTable *self, gboolean compact);
void jy_table_set_min_row_height (JyTable *self, double points);
void jy_table_set_name_column (JyTable *self, guint column);
void jy_table_set_max_size (JyTable *self, double points);

guint jy_table_get_n_columns (const JyTable *self);
guint jy_table_get_n_rows (const JyTable *self);
const JyTableColumn *jy_table_get_column (const JyTable *self, guint column);
const char *jy_table_get_cell (const JyTable *self, guint row, guint column);
JyTableEmphasis jy_table_get_emphasis (const JyTable *self, guint row);
guint jy_table_get_n_bookmarks (const JyTable *self);
const JyTableBookmark *jy_table_get_bookmark (const JyTable *self, guint i);
gboolean jy_table_get_compact (const JyTable *self);
double jy_table_get_min_row_height (const JyTable *self);
guint jy_table_get_name_column (const JyTable *self);
double jy_table_get_max_size (const JyTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyTable, jy_table_free)

G_END_DECLS
