/* How wide the columns of a table are: as wide as their texts, and together as wide
 * as the table. */
#pragma once

#include <gtk/gtk.h>

#include "jy-names.h"

G_BEGIN_DECLS

/* What a column asks for, in pixels. */
typedef struct
{
  int least;      /* below it the table rather scrolls */
  int wanted;     /* nothing of its texts is cut */
  gboolean grows; /* takes of what is left over */
} JyColumnWidth;

void jy_column_width_share     (const JyColumnWidth *columns,
                                guint                n,
                                int                  room,
                                int                 *widths);
void jy_column_width_set_field (GtkColumnViewColumn *column,
                                const JyField       *field,
                                PangoContext        *context);
void jy_column_width_set_text  (GtkColumnViewColumn *column,
                                const char          *text,
                                PangoContext        *context);
void jy_column_width_look      (GtkColumnView       *view,
                                GListModel          *rows,
                                JyNames             *names);
void jy_column_width_fit       (GtkColumnView       *view,
                                int                  room);

G_END_DECLS
