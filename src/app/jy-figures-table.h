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

/* Takes the cells one by one, with %NULL after the last. */
#define jy_figures_table_add(table, role, title, ...) \
  jy_figures_table_add_cells (table, role, title, (char *[]) { __VA_ARGS__ })

GtkWidget *jy_figures_table_new       (const char         *title,
                                       const char *const  *columns);
void       jy_figures_table_add_cells (JyFiguresTable     *table,
                                       JyFiguresRow        role,
                                       const char         *title,
                                       char              **cells);

G_END_DECLS
