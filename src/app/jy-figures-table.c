/* jy-figures-table.c: a grid of right-aligned figures. Each cell is named after its
 * row and its column, so that it makes sense when it is read aloud alone. */
#include "config.h"

#include "jy-figures-table.h"

#include <glib/gi18n.h>
#include <math.h>

/* Pixels around the rows, and in front of what is a part of the row above. */
#define EDGE   12
#define INDENT 24
#define GAP    6

struct _JyFiguresTable
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkGrid *grid;

  char **columns;
  int n_lines;
};

G_DEFINE_FINAL_TYPE (JyFiguresTable, jy_figures_table, GTK_TYPE_WIDGET)

static void
set_name (GtkWidget  *widget,
          const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
new_label (const char *text,
           gboolean    is_figure)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), is_figure ? 1 : 0);
  gtk_widget_set_hexpand (label, !is_figure);
  gtk_widget_set_margin_top (label, GAP);
  gtk_widget_set_margin_bottom (label, GAP);
  if (is_figure)
    {
      gtk_widget_add_css_class (label, "numeric");
      return label;
    }
  /* On two lines rather than cut. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  return label;
}

/* Bold, but no larger: the columns keep their width. */
static void
embolden (GtkWidget *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

static void
add_line (JyFiguresTable *self)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_grid_attach (self->grid, line, 0, self->n_lines++, (int) g_strv_length (self->columns), 1);
}

static void
add_header (JyFiguresTable *self)
{
  for (int i = 0; self->columns[i] != NULL; i++)
    {
      GtkWidget *label = new_label (self->columns[i], i > 0);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_set_valign (label, GTK_ALIGN_END);
      if (i > 0)
        {
          /* Long titles of narrow columns take two lines. */
          gtk_label_set_wrap (GTK_LABEL (label), TRUE);
          gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
          gtk_label_set_max_width_chars (GTK_LABEL (label), 9);
        }
      gtk_grid_attach (self->grid, label, i, self->n_lines, 1, 1);
    }
  self->n_lines++;
  add_line (self);
}

static void
jy_figures_table_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&JY_FIGURES_TABLE (object)->columns, g_strfreev);

  G_OBJECT_CLASS (jy_figures_table_parent_class)->dispose (object);
}

static void
jy_figures_table_class_init (JyFiguresTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jy_figures_table_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_TABLE);
}

/* A scrolled window takes the wheel even where it cannot scroll that way; here it is
 * the page's, whose step is that of GTK's own. */
static gboolean
scrolled_cb (JyFiguresTable           *self,
             double                    dx,
             double                    dy,
             GtkEventControllerScroll *controller)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  gboolean is_wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  GtkAdjustment *adjustment;
  double step;

  if (page == NULL || fabs (dx) >= fabs (dy) ||
      (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller)) & GDK_SHIFT_MASK))
    return FALSE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
  step = is_wheel ? pow (gtk_adjustment_get_page_size (adjustment), 2.0 / 3.0) : 1;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + dy * step);
  return TRUE;
}

static void
jy_figures_table_init (JyFiguresTable *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, EDGE);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_set_parent (GTK_WIDGET (self->title), GTK_WIDGET (self));

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, EDGE);
  gtk_widget_set_margin_start (GTK_WIDGET (self->grid), EDGE);
  gtk_widget_set_margin_end (GTK_WIDGET (self->grid), EDGE);
  gtk_widget_set_margin_top (GTK_WIDGET (self->grid), GAP);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->grid), GAP);

  /* In a narrow window the figures move rather than widen the page. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroller), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->grid));
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
}

/**
 * jy_figures_table_new:
 * @title: what the figures are about
 * @columns: the titles of the columns, that of the rows' titles first
 *
 * Returns: (transfer none): a table without rows
 */
GtkWidget *
jy_figures_table_new (const char        *title,
                      const char *const *columns)
{
  JyFiguresTable *table = g_object_new (JY_TYPE_FIGURES_TABLE, NULL);

  table->columns = g_strdupv ((char **) columns);
  gtk_label_set_label (table->title, title);
  set_name (GTK_WIDGET (table), title);
  add_header (table);
  return GTK_WIDGET (table);
}

/**
 * jy_figures_table_add_cells:
 * @table: a table
 * @role: what the row is to those above it
 * @title: the row's title
 * @cells: (element-type utf8) (transfer full): the figures as text, one for each
 *   column after the first at most, then %NULL; the array stays the caller's
 *
 * Adds a row at the end.
 */
void
jy_figures_table_add_cells (JyFiguresTable *table,
                            JyFiguresRow    role,
                            const char     *title,
                            char          **cells)
{
  GtkWidget *label = new_label (title, FALSE);

  if (role == JY_FIGURES_ROW_TOTAL)
    {
      add_line (table);
      embolden (label);
    }
  if (role == JY_FIGURES_ROW_PART)
    {
      gtk_widget_set_margin_start (label, INDENT);
      gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_grid_attach (table->grid, label, 0, table->n_lines, 1, 1);

  for (int i = 1; cells[i - 1] != NULL; i++)
    {
      g_autofree char *cell = cells[i - 1];
      GtkWidget *figure = new_label (cell, TRUE);
      /* Translators: a figure as it is read aloud: row, column: figure */
      g_autofree char *name = g_strdup_printf (C_ ("figure", "%s, %s: %s"), title, table->columns[i], cell);

      set_name (figure, name);
      gtk_widget_set_hexpand (figure, g_strv_length (table->columns) > 4);
      if (role == JY_FIGURES_ROW_TOTAL)
        embolden (figure);
      if (role == JY_FIGURES_ROW_PART)
        gtk_widget_add_css_class (figure, "dim-label");
      gtk_grid_attach (table->grid, figure, i, table->n_lines, 1, 1);
    }
  table->n_lines++;
}
