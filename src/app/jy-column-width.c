/* jy-column-width.c: widths of columns. What is always about as long — days, numbers,
 * choices — is measured once on a sample, what people write on the first rows. GTK's
 * own way would give all columns that expand the same share, however short their
 * texts, and cut the last ones off. */
#include "config.h"

#include "jy-column-width.h"
#include "jy-record-column.h"
#include "jy-record-list.h"

/* What stands around the text: the cell's padding, and in the title the arrow. */
#define CELL_PADDING  16
#define TITLE_PADDING 40

/* So many rows are looked at, about as many as are seen at first. */
#define N_ROWS 32

/* The start of a title, a name and a choice that still tells which one it is, and the
 * longest text that is given room before others are cut. */
#define LEAST_TITLE    "日期"
#define LEAST_NAME     "城南环卫清运站"
#define LEAST_CHOICE   "生活垃圾清运服务许可"
#define LONGEST_SAMPLE "城南再生资源回收有限公司东城分公司收运站"

static int
measure (PangoContext *context,
         const char   *text)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* A text as long as values of the field commonly are, or %NULL where they are one of
 * its choices or what somebody wrote. */
static const char *
get_sample (const JyField *field)
{
  switch (field->type)
    {
    case JY_FIELD_DATE:
      return "2026-12-30";
    case JY_FIELD_TIME:
    case JY_FIELD_PERCENT:
    case JY_FIELD_TEMPERATURE:
      return "23:59";
    case JY_FIELD_BOOLEAN:
    case JY_FIELD_COUNT:
    case JY_FIELD_DENSITY:
    case JY_FIELD_MASS_PER_DINER:
      return "100000";
    case JY_FIELD_MASS:
    case JY_FIELD_VOLUME:
    case JY_FIELD_MONEY:
    case JY_FIELD_QUANTITY:
      return "1234.567";
    default:
      return NULL;
    }
}

static gboolean
is_prose (const JyField *field)
{
  return get_sample (field) == NULL && field->type != JY_FIELD_CHOICE && field->type != JY_FIELD_CODE;
}

static int
measure_choices (PangoContext  *context,
                 const JyField *field)
{
  int width = 0;

  for (guint i = 0; i < field->choices->n; i++)
    width = MAX (width, measure (context, jy_choice_get_title (&field->choices->list[i])));
  return width;
}

static JyColumnWidth *
get_width (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "width");
}

static int
get_given (GtkColumnViewColumn *column)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "given"));
}

static void
give (GtkColumnViewColumn *column,
      int                  width)
{
  g_object_set_data (G_OBJECT (column), "given", GINT_TO_POINTER (width));
  gtk_column_view_column_set_fixed_width (column, width);
}

static void
set_width (GtkColumnViewColumn *column,
           JyColumnWidth        width)
{
  g_object_set_data_full (G_OBJECT (column), "width", g_memdup2 (&width, sizeof width), g_free);
  give (column, width.wanted);
}

/* Somebody who drew a column wider or narrower is not contradicted. */
static JyColumnWidth
get_wish (GtkColumnViewColumn *column)
{
  int own = gtk_column_view_column_get_fixed_width (column);

  if (own != get_given (column))
    return (JyColumnWidth) { own, own, FALSE };
  return *get_width (column);
}

/* Roughly how long a text is: a character of Chinese is as wide as two digits. */
static guint
estimate (const char *text)
{
  guint length = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    length += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return length;
}

/* The longest text of the first rows. */
static char *
dup_longest (GListModel *rows,
             JyNames    *names,
             guint       field)
{
  g_autofree char *longest = g_strdup ("");

  for (guint i = 0; i < MIN (N_ROWS, g_list_model_get_n_items (rows)); i++)
    {
      g_autoptr (JyRecordItem) item = g_list_model_get_item (rows, i);
      g_autofree char *text = jy_names_format (names, jy_record_item_get_record (item), field);

      if (estimate (text) <= estimate (longest))
        continue;
      g_free (longest);
      longest = g_steal_pointer (&text);
    }
  return g_steal_pointer (&longest);
}

/* The widest of those that can be narrower, or @n. */
static guint
find_widest (const JyColumnWidth *columns,
             guint                n,
             const int           *widths)
{
  guint widest = n;

  for (guint i = 0; i < n; i++)
    if (widths[i] > columns[i].least && (widest == n || widths[i] > widths[widest]))
      widest = i;
  return widest;
}

/**
 * jy_column_width_share:
 * @columns: (array length=n): what the columns ask for
 * @n: how many there are
 * @room: what there is for all of them, in pixels
 * @widths: (out caller-allocates) (array length=n): what each gets
 *
 * Gives every column what it wants where there is room, and what is left over to
 * those that grow, in equal parts. Where there is less, the widest give way first,
 * none below its least: then they are together wider than @room.
 */
void
jy_column_width_share (const JyColumnWidth *columns,
                       guint                n,
                       int                  room,
                       int                 *widths)
{
  guint n_growing = 0;
  guint widest;

  for (guint i = 0; i < n; i++)
    {
      widths[i] = columns[i].wanted;
      room -= widths[i];
      n_growing += columns[i].grows ? 1 : 0;
    }
  for (; room < 0 && (widest = find_widest (columns, n, widths)) < n; room++)
    widths[widest]--;
  for (guint i = 0; room > 0 && i < n; i++)
    if (columns[i].grows)
      {
        int share = room / (int) n_growing--;

        widths[i] += share;
        room -= share;
      }
}

/**
 * jy_column_width_set_field:
 * @column: a column with its title
 * @field: the field that it shows
 * @context: of the widget, for measuring
 *
 * Makes it as wide as values of the field commonly are; where people write what they
 * like, jy_column_width_look() says more.
 */
void
jy_column_width_set_field (GtkColumnViewColumn *column,
                           const JyField       *field,
                           PangoContext        *context)
{
  int title = measure (context, gtk_column_view_column_get_title (column)) + TITLE_PADDING;
  const char *sample = get_sample (field);
  JyColumnWidth width = { .wanted = title, .grows = is_prose (field) };

  if (field->type == JY_FIELD_CHOICE)
    width.wanted = MAX (title, measure_choices (context, field) + CELL_PADDING);
  else if (sample != NULL)
    width.least = measure (context, sample) + CELL_PADDING;
  width.least = MAX (width.least, MIN (title, measure (context, LEAST_TITLE) + TITLE_PADDING));
  width.wanted = MAX (width.wanted, width.least);
  set_width (column, width);
}

/**
 * jy_column_width_set_text:
 * @column: a column with its title
 * @text: the longest text in it
 * @context: of the widget, for measuring
 *
 * Makes it as wide as that.
 */
void
jy_column_width_set_text (GtkColumnViewColumn *column,
                          const char          *text,
                          PangoContext        *context)
{
  int width = MAX (measure (context, text), measure (context, gtk_column_view_column_get_title (column))) + CELL_PADDING;

  set_width (column, (JyColumnWidth) { width, width, FALSE });
}

/**
 * jy_column_width_look:
 * @view: a view with columns of jy_record_column_new()
 * @rows: its rows, #JyRecordItem
 * @names: the ledger's names
 *
 * Looks at what is written in the first rows. A column never gets narrower by it: a
 * month with short names does not make the table jump.
 */
void
jy_column_width_look (GtkColumnView *view,
                      GListModel    *rows,
                      JyNames       *names)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (view));
  int name = measure (context, LEAST_NAME) + CELL_PADDING;
  int choice = measure (context, LEAST_CHOICE) + CELL_PADDING;
  int longest = measure (context, LONGEST_SAMPLE) + CELL_PADDING;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const JyField *field = jy_record_column_peek_field (column);
      JyColumnWidth *width = get_width (column);
      g_autofree char *text = NULL;
      int seen;

      if (field == NULL)
        continue;
      text = dup_longest (rows, names, jy_record_column_get_field (column));
      seen = measure (context, text) + CELL_PADDING;
      width->wanted = MAX (width->wanted, MIN (seen, longest));
      if (get_sample (field) == NULL)
        seen = MIN (seen, field->type == JY_FIELD_CHOICE ? choice : name);
      width->least = MAX (width->least, seen);
    }
}

/**
 * jy_column_width_fit:
 * @view: a view with columns of jy_record_column_new()
 * @room: its width, in pixels
 *
 * Shares the width among the columns.
 */
void
jy_column_width_fit (GtkColumnView *view,
                     int            room)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  guint n = g_list_model_get_n_items (columns);
  g_autofree JyColumnWidth *wishes = g_new (JyColumnWidth, n);
  g_autofree int *widths = g_new (int, n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      wishes[i] = get_wish (column);
    }
  jy_column_width_share (wishes, n, room, widths);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_fixed_width (column) != widths[i])
        give (column, widths[i]);
    }
}
