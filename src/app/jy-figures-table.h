/* A small table of figures under a heading. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JY_TYPE_FIGURES_TABLE (jy_figures_table_get_type ())
G_DECLARE_FINAL_TYPE (JyFiguresTable, jy_figures_table, JY, FIGURES_TABLE, GtkWidget)

/**
 * JyFiguresRow:
 *
 * What a row is to those above it.
 */
typedef enum
{
  JY_FIGURES_ROW_PLAIN,
  JY_FIGURES_ROW_PART,
  JY_FIGURES_ROW_TOTAL,
} JyFiguresRow;

GtkWidget *jy_figures_table_new (const char *title,
                                 const char *const *columns);
void jy_figures_table_add (JyFiguresTable *table,
                           JyFiguresRow role,
                           const char *title,
                           ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
