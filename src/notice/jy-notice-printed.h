/* The figures that a notice prints. */
#pragma once

#include "jy-figures.h"

G_BEGIN_DECLS

/**
 * JyPrintedFigure:
 * @item: the figure as the notice calls it, with its unit: 可回收物：重量(kg)
 * @text: the figure as the notice prints it
 */
typedef struct
{
  char *item;
  char *text;
} JyPrintedFigure;

/** What is said below a table. */
#define JY_PRINTED_NOTE "附注"

void       jy_printed_figure_free (JyPrintedFigure *figure);
GPtrArray *jy_notice_list_printed (const char      *notice,
                                   const JyFigures *figures,
                                   GError         **error);

G_END_DECLS
