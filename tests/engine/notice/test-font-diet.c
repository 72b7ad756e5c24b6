/* Simpler outlines are compared with the old ones by distance, worked out here
 * by brute force, and damaged fonts are thrown at the rewriter. */

#include "config.h"

#include <glib/gstdio.h>
#include <math.h>

#include "jy-font-diet.h"
#include "jy-font-glyph.h"
#include "jy-system-font-set.h"

static const char characters[] =
  "厨余垃圾可回收物有害其他分类清运情况公示例市机关事务服中心年月日根据共构节能条和管理现将我生活如下别次数"
  "桶重量占比上去同期环位向绿源再资限司餐处厂点拣危废保固置城卫焚烧发电合计称按估算注因车辆检修顺延一内作"
  "特此张联系人监督邮箱，。：（）《》〔〕0123456789%kg";

typedef struct
{
  double x;
  double y;
  gboolean begins; /* a contour */
} Place;

typedef struct
{
  GArray *places; /* Place */
  Place first;
  Place at;
} Trace;

static void
trace_move (gpointer user_data,
            double   x,
            double   y)
{
  Trace *trace = user_data;

  trace->at = (Place) { x, y, TRUE };
  trace->first = trace->at;
  g_array_append_val (trace->places, trace->at);
}

static void
trace_step (Trace *trace,
            double x,
            double y)
{
  trace->at = (Place) { x, y, FALSE };
  g_array_append_val (trace->places, trace->at);
}

static void
trace_line (gpointer user_data,
            double   x,
            double   y)
{
  Trace *trace = user_data;
  Place from = trace->at;

  for (guint i = 1; i <= 16; i++)
    trace_step (trace, from.x + (x - from.x) * i / 16, from.y + (y - from.y) * i / 16);
}

static void
trace_cubic (gpointer user_data,
             double   x1,
             double   y1,
             double   x2,
             double   y2,
             double   x,
             double   y)
{
  Trace *trace = user_data;
  Place from = trace->at;

  for (guint i = 1; i <= 32; i++)
    {
      double t = i / 32.0;
      double u = 1 - t;

      trace_step (trace,
                  u * u * u * from.x + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t * t * t * x,
                  u * u * u * from.y + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t * t * t * y);
    }
}

static void
trace_close (gpointer user_data)
{
  Trace *trace = user_data;

  trace_line (trace, trace->first.x, trace->first.y);
}

static const JyOutlineSink trace_sink = {
  .move_to = trace_move,
  .line_to = trace_line,
  .cubic_to = trace_cubic,
  .close = trace_close,
};

static GArray *
trace_outline (JyFontFace *face,
               gunichar    ch)
{
  Trace trace = { .places = g_array_new (FALSE, FALSE, sizeof (Place)) };

  jy_font_face_draw_outline (face, ch, &trace_sink, &trace);

  return trace.places;
}

static double
square_distance (const Place *place,
                 const Place *from,
                 const Place *to)
{
  double x = to->x - from->x;
  double y = to->y - from->y;
  double length = x * x + y * y;
  double t = 0;

  if (length > 0)
    t = CLAMP (((place->x - from->x) * x + (place->y - from->y) * y) / length, 0, 1);
  x = from->x + t * x - place->x;
  y = from->y + t * y - place->y;

  return x * x + y * y;
}

/* How far the place of @a that is farthest from @b is from it. */
static double
greatest_distance (GArray *a,
                   GArray *b)
{
  double greatest = 0;

  for (guint i = 0; i < a->len; i++)
    {
      const Place *place = &g_array_index (a, Place, i);
      double least = G_MAXDOUBLE;

      for (guint j = 1; j < b->len && least > greatest; j++)
        {
          const Place *to = &g_array_index (b, Place, j);

          if (!to->begins)
            least = MIN (least, square_distance (place, to - 1, to));
        }
      greatest = MAX (greatest, least);
    }

  return sqrt (greatest);
}

static GArray *
list_characters (JyFontFace *face)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (gunichar));

  for (const char *at = characters; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar ch = g_utf8_get_char (at);

      if (jy_font_face_can_embed (face, ch))
        g_array_append_val (list, ch);
    }

  return list;
}

static JyFontFace *
open_or_skip (JyFontSet **fonts,
              const char *family)
{
  const char *families[] = { family, NULL };
  JyGlyph glyph = { .ch = 0x4E2D };

  *fonts = jy_font_set_new_families (families, NULL);
  if (*fonts == NULL)
    {
      g_test_skip ("the font is not installed");
      return NULL;
    }
  jy_font_set_lookup (*fonts, JY_FONT_BODY, glyph.ch, &glyph);

  return jy_font_set_get_face (*fonts, glyph.face);
}

static void
test_tolerance (gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyFontSet) fonts = NULL;
  g_autoptr (JyFontFace) smaller = NULL;
  g_autoptr (GBytes) subset = NULL;
  g_autoptr (GArray) list = NULL;
  g_autofree char *path = NULL;
  JyFontFace *face = open_or_skip (&fonts, user_data);

  if (face == NULL)
    return;

  list = list_characters (face);
  subset = jy_font_face_dup_subset (face, list, &error);
  g_assert_no_error (error);
  g_close (g_file_open_tmp ("jieyue-test-XXXXXX", &path, &error), NULL);
  g_file_set_contents (path,
                       g_bytes_get_data (subset, NULL),
                       (gssize) g_bytes_get_size (subset),
                       &error);
  g_assert_no_error (error);
  smaller = jy_font_face_new (path, 0, "subset");
  g_assert_nonnull (smaller);

  for (guint i = 0; i < list->len; i++)
    {
      gunichar ch = g_array_index (list, gunichar, i);
      g_autoptr (GArray) before = trace_outline (face, ch);
      g_autoptr (GArray) after = trace_outline (smaller, ch);
      double distance;

      /* 。 and 、 are moved on purpose. */
      if (ch == 0x3001 || ch == 0x3002)
        continue;
      distance = MAX (greatest_distance (before, after), greatest_distance (after, before));
      /* 1/200 em, and what chords of curves add. */
      if (before->len == 0 || after->len == 0 || distance > 0.005 + 0.0003)
        g_error ("U+%04X is %.4f em from its outline", ch, distance);
    }
  g_unlink (path);
}

static GBytes *
new_subset (void)
{
  g_autoptr (JyFontSet) fonts = NULL;
  g_autoptr (GArray) list = NULL;
  JyFontFace *face = open_or_skip (&fonts, "AR PL UMing CN");

  if (face == NULL)
    return NULL;
  list = list_characters (face);
  g_array_set_size (list, MIN (list->len, 40));

  return jy_font_face_dup_subset (face, list, NULL);
}

/* Checked by the sanitizers: no byte outside the font is read. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) font = new_subset ();
  g_autoptr (GRand) random = g_rand_new_with_seed (9704);
  gsize length;
  const guint8 *bytes;

  if (font == NULL)
    return;

  bytes = g_bytes_get_data (font, &length);
  for (guint round = 0; round < 3000; round++)
    {
      gsize cut = round % 3 == 0 ? (gsize) g_rand_int_range (random, 0, (gint32) length) : length;
      g_autofree guint8 *damaged = g_memdup2 (bytes, MAX (cut, 1));
      g_autoptr (GBytes) result = NULL;

      for (guint i = 0; i < 1 + round % 40 && cut > 0; i++)
        {
          /* Half of the blows hit the directory and the small tables. */
          gint32 reach = (gint32) (i % 2 == 0 ? MIN (cut, 400) : cut);

          damaged[g_rand_int_range (random, 0, reach)] = (guint8) g_rand_int (random);
        }
      result = jy_font_diet_new (damaged, cut, NULL);
    }
}

static void
test_damaged_glyph (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (15834);
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (JyFontPoint));
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) simpler = g_array_new (FALSE, FALSE, sizeof (JyFontPoint));
  guint n_read = 0;

  for (guint round = 0; round < 20000; round++)
    {
      gsize length = (gsize) g_rand_int_range (random, 1, 120);
      g_autofree guint8 *bytes = g_malloc (length);

      for (gsize i = 0; i < length; i++)
        bytes[i] = (guint8) g_rand_int (random);
      if (length > 13)
        {
          bytes[0] = bytes[10] = bytes[12] = bytes[13] = 0;
          bytes[1] = 1;
          bytes[11] %= 40;
        }
      if (!jy_font_glyph_read (bytes, length, points, ends))
        continue;
      n_read++;
      g_array_set_size (simpler, 0);
      jy_font_contour_simplify ((const JyFontPoint *) (const void *) points->data,
                                points->len,
                                5.12,
                                4,
                                simpler);
      g_assert_cmpuint (simpler->len, >=, 1);
    }
  g_assert_cmpuint (n_read, >, 100);
}

/* A square of 512 units with a needless point on each side becomes four points;
 * a needle of one unit on its upper side disappears. */
static void
test_square (void)
{
  static const JyFontPoint square[] = {
    { 0, 0, TRUE },
    { 256, 0, TRUE },
    { 512, 0, TRUE },
    { 512, 256, TRUE },
    { 512, 512, TRUE },
    { 257, 512, TRUE },
    { 256, 513, TRUE },
    { 255, 512, TRUE },
    { 0, 512, TRUE },
    { 0, 256, TRUE },
  };
  g_autoptr (GArray) simpler = g_array_new (FALSE, FALSE, sizeof (JyFontPoint));

  jy_font_contour_simplify (square, G_N_ELEMENTS (square), 5, 4, simpler);
  for (guint i = 0; i < simpler->len; i++)
    {
      const JyFontPoint *point = &g_array_index (simpler, JyFontPoint, i);

      g_assert_true (point->on);
      g_assert_cmpint (point->x % 4, ==, 0);
      g_assert_cmpint (point->y % 4, ==, 0);
    }
  g_assert_cmpuint (simpler->len, <=, 8);
  g_assert_cmpuint (simpler->len, >=, 4);
}

/* Worked out with the OpenType specification: three points, on the outline. */
static void
test_write (void)
{
  static const guint8 header[10] = { 0, 1, 0, 0, 0, 0, 1, 44, 0, 8 };
  static const guint8 expected[] = { 0, 1, 0, 0, 0, 0, 1, 44, 0, 8, 0, 2, 0, 0,
                                     0x31, 0x21, 0x07, 1, 44, 4, 8 };
  static const JyFontPoint triangle[] = { { 0, 0, TRUE }, { 300, 0, TRUE }, { 296, -8, TRUE } };
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (JyFontPoint));
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GByteArray) glyph = g_byte_array_new ();
  guint end = 2;

  g_array_append_vals (points, triangle, G_N_ELEMENTS (triangle));
  g_array_append_val (ends, end);
  g_assert_true (jy_font_glyph_write (header, points, ends, glyph));
  g_assert_cmpmem (glyph->data, glyph->len, expected, sizeof expected);

  g_assert_true (jy_font_glyph_read (glyph->data, glyph->len, points, ends));
  g_assert_cmpuint (points->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (g_array_index (points, JyFontPoint, i).x, ==, triangle[i].x);
      g_assert_cmpint (g_array_index (points, JyFontPoint, i).y, ==, triangle[i].y);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const char *const families[] = { "AR PL UMing CN",
                                          "LXGW WenKai",
                                          "WenQuanYi Zen Hei",
                                          "WenQuanYi Micro Hei" };

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notice/font-diet/write", test_write);
  g_test_add_func ("/notice/font-diet/square", test_square);
  g_test_add_func ("/notice/font-diet/damaged", test_damaged);
  g_test_add_func ("/notice/font-diet/damaged-glyph", test_damaged_glyph);
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autofree char *path = g_strdup_printf ("/notice/font-diet/tolerance/%s", families[i]);

      g_test_add_data_func (path, families[i], test_tolerance);
    }

  return g_test_run ();
}
