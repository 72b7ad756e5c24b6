/* The figures that a notice prints, read from a frozen snapshot. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * JyPrintedFigure:
 * @item: the figure as the notice calls it, with its unit
 * @text: the figure as the notice prints it
 */
typedef struct
{
  char *item;
  char *text;
} JyPrintedFigure;

void       jy_printed_figure_free     (JyPrintedFigure *figure);
GPtrArray *jy_notice_list_printed     (const char      *notice,
                                       JsonObject      *snapshot);

G_END_DECLS
