/* jy-record-cell.c: GTK keeps two hundred rows ready, most of them never seen. A
 * GtkInscription has a layout, a Pango context and metrics of its own, which for
 * all their cells is most of what a table costs; these share their table's. */
#include "config.h"

#include "jy-record-cell.h"

#include <string.h>

/* As wide as a digit and as a point. */
#define DIGIT_BLANK "\u2007"
#define POINT_BLANK "\u2008"

struct _JyRecordCell
{
  GtkWidget parent_instance;
  char *text;
  gboolean is_numeric;
  gboolean voided;
  guint n_decimals; /* for which a number keeps room */
};

G_DEFINE_FINAL_TYPE (JyRecordCell, jy_record_cell, GTK_TYPE_WIDGET)

/* What the cells of a table share: they are drawn one after the other. */
typedef struct
{
  PangoLayout *layout;
  guint serial; /* of the font that the height is of */
  int height;
} Line;

#define LINE_KEY "jy-record-cell-line"

static void
line_free (Line *line)
{
  g_object_unref (line->layout);
  g_free (line);
}

static Line *
require_line (JyRecordCell *self)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_COLUMN_VIEW);
  GtkWidget *owner = table != NULL ? table : GTK_WIDGET (self);
  Line *line = g_object_get_data (G_OBJECT (owner), LINE_KEY);

  if (line != NULL)
    return line;
  line = g_new0 (Line, 1);
  line->layout = gtk_widget_create_pango_layout (owner, NULL);
  pango_layout_set_ellipsize (line->layout, PANGO_ELLIPSIZE_END);
  g_object_set_data_full (G_OBJECT (owner), LINE_KEY, line, (GDestroyNotify) line_free);
  return line;
}

/* The context's serial changes with the font and its size. */
static int
get_line_height (Line *line)
{
  PangoContext *context = pango_layout_get_context (line->layout);
  PangoFontMetrics *metrics;

  if (line->serial == pango_context_get_serial (context))
    return line->height;
  metrics = pango_context_get_metrics (context, NULL, NULL);
  line->serial = pango_context_get_serial (context);
  line->height = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics));
  pango_font_metrics_unref (metrics);
  return line->height;
}

/* CSS says these of a label's text, but not of a layout that is drawn. */
static PangoAttrList *
new_attributes (JyRecordCell *self)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  if (self->is_numeric)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (self->voided)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  return attributes;
}

/* A number stands as it was recorded, without zeros that nobody weighed. */
static char *
write_text (JyRecordCell *self)
{
  const char *point = strchr (self->text, '.');
  guint n_decimals = point != NULL ? (guint) strlen (point + 1) : 0;
  GString *text = g_string_new (self->text);

  if (*self->text != '\0' && self->n_decimals > n_decimals)
    {
      if (point == NULL)
        g_string_append (text, POINT_BLANK);
      for (guint i = n_decimals; i < self->n_decimals; i++)
        g_string_append (text, DIGIT_BLANK);
    }
  return g_string_free (text, FALSE);
}

static PangoLayout *
lay_out (JyRecordCell *self,
         Line         *line)
{
  g_autoptr (PangoAttrList) attributes = new_attributes (self);
  g_autofree char *text = write_text (self);
  gboolean at_right = self->is_numeric != (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);

  pango_layout_set_text (line->layout, text, -1);
  pango_layout_set_attributes (line->layout, attributes);
  pango_layout_set_alignment (line->layout, at_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_width (line->layout, gtk_widget_get_width (GTK_WIDGET (self)) * PANGO_SCALE);
  return line->layout;
}

/* The columns have widths of their own. */
static void
jy_record_cell_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  *minimum = *natural =
    orientation == GTK_ORIENTATION_VERTICAL ? get_line_height (require_line (JY_RECORD_CELL (widget))) : 0;
}

static void
jy_record_cell_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  JyRecordCell *self = JY_RECORD_CELL (widget);
  PangoLayout *layout;
  int height;

  if (*self->text == '\0')
    return;
  layout = lay_out (self, require_line (self));
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), 0,
                              (gtk_widget_get_height (widget) - height) / 2, layout);
}

static void
jy_record_cell_finalize (GObject *object)
{
  g_free (JY_RECORD_CELL (object)->text);

  G_OBJECT_CLASS (jy_record_cell_parent_class)->finalize (object);
}

static void
jy_record_cell_class_init (JyRecordCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jy_record_cell_finalize;
  widget_class->measure = jy_record_cell_measure;
  widget_class->snapshot = jy_record_cell_snapshot;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
jy_record_cell_init (JyRecordCell *self)
{
  self->text = g_strdup ("");
}

/**
 * jy_record_cell_new:
 * @is_numeric: whether it shows numbers, which end at the same place with digits
 *   of the same width
 *
 * Returns: (transfer none): an empty cell
 */
JyRecordCell *
jy_record_cell_new (gboolean is_numeric)
{
  JyRecordCell *cell = g_object_new (JY_TYPE_RECORD_CELL, NULL);

  cell->is_numeric = is_numeric;
  return cell;
}

/**
 * jy_record_cell_set_text:
 * @cell: a cell
 * @text: a text
 *
 * Shows a text, on one line, with an ellipsis where there is no room for all of it.
 */
void
jy_record_cell_set_text (JyRecordCell *cell,
                         const char   *text)
{
  if (g_str_equal (text, cell->text))
    return;
  g_free (cell->text);
  /* A line break in a note would push the rest of it out of the row. */
  cell->text = g_strdelimit (g_strdup (text), "\r\n", ' ');
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, cell->text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (cell));
}

/**
 * jy_record_cell_get_text:
 * @cell: a cell
 *
 * Returns: (transfer none): its text
 */
const char *
jy_record_cell_get_text (JyRecordCell *cell)
{
  return cell->text;
}

/**
 * jy_record_cell_set_decimals:
 * @cell: a cell of numbers
 * @n_decimals: how many decimals the number with the most of them in its column has
 *
 * Keeps room for the decimals that the number lacks, so that the points of a column
 * stand below each other.
 */
void
jy_record_cell_set_decimals (JyRecordCell *cell,
                             guint         n_decimals)
{
  if (cell->n_decimals == n_decimals)
    return;
  cell->n_decimals = n_decimals;
  gtk_widget_queue_draw (GTK_WIDGET (cell));
}

/**
 * jy_record_cell_dup_shown:
 * @cell: a cell
 *
 * Returns: (transfer full): its text with the blanks that stand for missing decimals
 */
char *
jy_record_cell_dup_shown (JyRecordCell *cell)
{
  return write_text (cell);
}

/**
 * jy_record_cell_set_voided:
 * @cell: a cell
 * @voided: whether it is of a record that is voided
 *
 * Strikes the text through, or no longer.
 */
void
jy_record_cell_set_voided (JyRecordCell *cell,
                           gboolean      voided)
{
  if (cell->voided == voided)
    return;
  cell->voided = voided;
  if (voided)
    gtk_widget_add_css_class (GTK_WIDGET (cell), "voided");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (cell), "voided");
  gtk_widget_queue_draw (GTK_WIDGET (cell));
}

/**
 * jy_record_cell_is_cut:
 * @cell: a cell
 *
 * Returns: whether there is no room for all of its text
 */
gboolean
jy_record_cell_is_cut (JyRecordCell *cell)
{
  return *cell->text != '\0' && pango_layout_is_ellipsized (lay_out (cell, require_line (cell)));
}
