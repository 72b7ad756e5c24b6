/* jy-cut-text.c: one handler for all cells of a table, which asks only about the cell
 * under the pointer: to note beside each whether it is cut would cost every row. */
#include "config.h"

#include "jy-cut-text.h"
#include "jy-record-cell.h"

/* What stands there, if it is cut. */
static const char *
get_cut_text (GtkWidget *widget)
{
  if (JY_IS_RECORD_CELL (widget) && jy_record_cell_is_cut (JY_RECORD_CELL (widget)))
    return jy_record_cell_get_text (JY_RECORD_CELL (widget));
  if (GTK_IS_LABEL (widget) && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    return gtk_label_get_text (GTK_LABEL (widget));
  return NULL;
}

/* The text may be inside its cell, which is as wide, but higher. */
static GtkWidget *
pick_text (GtkWidget *widget,
           int        x,
           int        y)
{
  GtkWidget *picked = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
  GtkWidget *child = picked != NULL ? gtk_widget_get_first_child (picked) : NULL;

  return JY_IS_RECORD_CELL (child) ? child : picked;
}

static gboolean
query_tooltip_cb (GtkWidget  *widget,
                  int         x,
                  int         y,
                  gboolean    by_keyboard,
                  GtkTooltip *tooltip,
                  gpointer    data)
{
  GtkWidget *picked = by_keyboard ? NULL : pick_text (widget, x, y);
  const char *text = picked != NULL ? get_cut_text (picked) : NULL;
  graphene_rect_t bounds;

  if (text == NULL)
    return FALSE;
  if (gtk_widget_compute_bounds (picked, widget, &bounds))
    {
      const GdkRectangle area = { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                                  (int) bounds.size.height };

      gtk_tooltip_set_tip_area (tooltip, &area);
    }
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/**
 * jy_cut_text_show_tooltips:
 * @widget: a widget with labels or cells somewhere inside
 *
 * Shows under the pointer in full what is cut.
 */
void
jy_cut_text_show_tooltips (GtkWidget *widget)
{
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
