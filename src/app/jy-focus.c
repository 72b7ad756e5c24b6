/* jy-focus.c: where GTK goes back through a widget it first offers the focus to the
 * widget itself. One whose grab_focus() chooses a child takes it each time, so that
 * nobody gets out at its beginning. */
#include "config.h"

#include "jy-focus.h"

/**
 * jy_focus_inside:
 * @widget: a widget whose only child has all the others in it
 * @direction: where the focus goes
 *
 * For #GtkWidgetClass.focus of every class that has a grab_focus() of its own: goes on
 * among the children, and out of the widget behind the last and before the first.
 *
 * Returns: whether one of them has the focus now
 */
gboolean
jy_focus_inside (GtkWidget       *widget,
                 GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_widget_get_first_child (widget), direction);
}

/**
 * jy_focus_holds:
 * @widget: a widget
 *
 * Returns: whether it or something in it, but not in a list or a calendar that it
 *   opened, has the focus
 */
gboolean
jy_focus_holds (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (; focus != NULL && focus != widget; focus = gtk_widget_get_parent (focus))
    if (GTK_IS_POPOVER (focus))
      return FALSE;
  return focus != NULL;
}
