/* A column of a table of records, made from a field. */
#pragma once

#include <gtk/gtk.h>

#include "jy-names.h"

G_BEGIN_DECLS

GtkColumnViewColumn *jy_record_column_new         (const JyKind        *kind,
                                                   guint                field,
                                                   JyNames             *names,
                                                   PangoContext        *context);
GtkColumnViewColumn *jy_record_column_new_state   (PangoContext        *context);
guint                jy_record_column_get_field   (GtkColumnViewColumn *column);
const JyField       *jy_record_column_peek_field  (GtkColumnViewColumn *column);
GtkColumnViewColumn *jy_record_column_find        (GtkColumnView       *view,
                                                   const JyField       *field);
gboolean             jy_record_column_is_standard (const JyKind        *kind,
                                                   guint                field);
GtkColumnViewColumn *jy_record_column_get_primary (GtkColumnView       *view,
                                                   GtkSortType         *direction);
void                 jy_record_column_arrange_titles (GtkColumnView      *view);

G_END_DECLS
