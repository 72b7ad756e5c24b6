/* Song faces digitised by machine spend a hundred points and more on a
 * character. What paper cannot show is left out: the cheapest chain of lines and
 * curves through some of the points is looked for whose distance from the
 * outline stays within a tolerance. */

#include "config.h"

#include "jy-font-contour.h"

#include <math.h>

/* How far curves are from the chords they are measured by, in font units. */
#define CHORD_ERROR 0.3
#define MOST_CHORDS 24
/* How far beyond their bends tangents may meet, in distances to the bend. */
#define FARTHEST 100
/* No line or curve replaces more segments than this. */
#define LONGEST_SPAN 32
/* From which length on a line shows that it is not quite upright or level, in
 * tolerances. */
#define STEM 12
/* Part of the tolerance kept for points that need not be written. */
#define IMPLIED_SHARE 0.05
/* What compression leaves of a point, of a coordinate in one byte and in two,
 * and of each bit of a coordinate, in twentieths of a byte. */
#define POINT_COST 11
#define SHORT_COST 10
#define LONG_COST  40
#define SIZE_COST  3
/* More than any way costs, and room to add to it. */
#define UNREACHED (G_MAXUINT / 2)

typedef struct
{
  double x;
  double y;
} Place;

/* A straight piece. */
typedef struct
{
  Place from;
  double x; /* from there to its end */
  double y;
  double inverse; /* of the square of its length */
} Chord;

typedef struct
{
  int left;
  int right;
  int bottom;
  int top;
} Box;

/* A segment that ends in a node of the outline. */
typedef struct
{
  Place node;          /* where it begins */
  JyFontPoint settled; /* the same on the grid */
  Place bend;          /* control point of a curve, the middle of a line */
  JyFontPoint settled_bend;
  gboolean curved;
  gboolean stem;      /* upright or level, and long enough to show if it were not */
  guint first_sample; /* of the node */
} Segment;

/* A place on the outline. Outlines are gone along many times: what leads there is
 * worked out once. */
typedef struct
{
  Place place;
  Chord chord; /* from the sample before */
} Sample;

/* The cheapest way found to a node. */
typedef struct
{
  guint cost;
  guint from;
  gboolean curved;
  JyFontPoint bend;
} Way;

typedef struct
{
  GArray *segments; /* Segment: the last one is the first again */
  GArray *samples;  /* Sample: close enough for chords between them */
  Box box;
  double tolerance; /* in font units */
  guint grid;
} Contour;

static Place
middle_of (Place a,
           Place b)
{
  return (Place) { (a.x + b.x) / 2, (a.y + b.y) / 2 };
}

static Place
place_of (const JyFontPoint *point)
{
  return (Place) { point->x, point->y };
}

static int
round_to (double value,
          guint  grid,
          int    least,
          int    most)
{
  int steps = (int) (value / grid + (value < 0 ? -0.5 : 0.5));

  return CLAMP (steps * (int) grid, least, most);
}

/* Inside the box of the original points, because a font states its boxes. */
static JyFontPoint
settle (const Contour *self,
        Place          place,
        gboolean       on)
{
  return (JyFontPoint) { .x = round_to (place.x, self->grid, self->box.left, self->box.right),
                         .y = round_to (place.y, self->grid, self->box.bottom, self->box.top),
                         .on = on };
}

/* hypot() guards against overflow, and takes its time for it. */
static inline double
length_of (double x,
           double y)
{
  return sqrt (x * x + y * y);
}

static Place
place_on_curve (Place  from,
                Place  bend,
                Place  to,
                double t)
{
  double u = 1 - t;

  return (Place) { u * u * from.x + 2 * u * t * bend.x + t * t * to.x,
                   u * u * from.y + 2 * u * t * bend.y + t * t * to.y };
}

static guint
count_chords (Place from,
              Place bend,
              Place to)
{
  double sagitta = length_of (from.x - 2 * bend.x + to.x, from.y - 2 * bend.y + to.y) / 4;

  return MIN (1 + (guint) sqrt (sagitta / CHORD_ERROR), MOST_CHORDS);
}

static inline Chord
chord_between (Place from,
               Place to)
{
  Chord chord = { .from = from, .x = to.x - from.x, .y = to.y - from.y };
  double length = chord.x * chord.x + chord.y * chord.y;

  chord.inverse = length > 0 ? 1 / length : 0;

  return chord;
}

static inline double
square_distance (Place        place,
                 const Chord *chord)
{
  double x = place.x - chord->from.x;
  double y = place.y - chord->from.y;
  double t = CLAMP ((x * chord->x + y * chord->y) * chord->inverse, 0, 1);

  x -= t * chord->x;
  y -= t * chord->y;

  return x * x + y * y;
}

static const Segment *
segment_at (const Contour *self,
            guint          i)
{
  return &g_array_index (self->segments, Segment, i);
}

static const Sample *
sample_at (const Contour *self,
           guint          i)
{
  return &g_array_index (self->samples, Sample, i);
}

/* An outline that runs near a line from its one end to the other has the line
 * near it as well: one direction is enough. */
static gboolean
is_near_line (const Contour *self,
              guint          from,
              guint          to,
              Place          start,
              Place          end)
{
  double limit = self->tolerance * self->tolerance;
  Chord chord = chord_between (start, end);
  const Sample *last = sample_at (self, segment_at (self, to)->first_sample);

  for (const Sample *sample = sample_at (self, segment_at (self, from)->first_sample); sample <= last; sample++)
    if (square_distance (sample->place, &chord) > limit)
      return FALSE;

  return TRUE;
}

static gboolean
is_near_curve (const Contour *self,
               guint          from,
               guint          to,
               Place          start,
               Place          bend,
               Place          end)
{
  guint n_chords = MAX (2, count_chords (start, bend, end));
  const Sample *first = sample_at (self, segment_at (self, from)->first_sample);
  const Sample *last = sample_at (self, segment_at (self, to)->first_sample);
  double limit = self->tolerance * self->tolerance;
  Place reached = place_on_curve (start, bend, end, 1.0 / n_chords);
  Chord chord = chord_between (start, reached);
  guint at = 1;

  /* Both run the same way: what is near does not lie behind. Nor may the curve make a
   * detour where the outline makes none. */
  for (const Sample *sample = first + 1; sample <= last; sample++)
    while (square_distance (sample->place, &chord) > limit || (sample == last && at < n_chords))
      {
        Place next;

        if (at == n_chords || square_distance (reached, &sample->chord) > limit)
          return FALSE;
        at++;
        next = place_on_curve (start, bend, end, (double) at / n_chords);
        chord = chord_between (reached, next);
        reached = next;
      }

  return TRUE;
}

/* Where the tangents at both ends meet. */
static gboolean
meet (Place  start,
      Place  first_bend,
      Place  last_bend,
      Place  end,
      Place *bend)
{
  double from_x = first_bend.x - start.x;
  double from_y = first_bend.y - start.y;
  double to_x = end.x - last_bend.x;
  double to_y = end.y - last_bend.y;
  double across = from_x * to_y - from_y * to_x;
  double forward;
  double backward;

  if (fabs (across) < 1e-6)
    return FALSE;

  forward = ((end.x - start.x) * to_y - (end.y - start.y) * to_x) / across;
  backward = ((end.x - start.x) * from_y - (end.y - start.y) * from_x) / -across;
  /* Far away they are nearly parallel. */
  if (forward <= 0 || backward <= 0 || forward > FARTHEST || backward > FARTHEST)
    return FALSE;
  *bend = (Place) { start.x + forward * from_x, start.y + forward * from_y };

  return TRUE;
}

static gboolean
fit_curve (const Contour *self,
           guint          from,
           guint          to,
           JyFontPoint    start_point,
           JyFontPoint    end_point,
           JyFontPoint   *fitted)
{
  const Segment *first = segment_at (self, from);
  const Segment *last = segment_at (self, to - 1);
  const Segment *beyond = segment_at (self, to);
  Place start = place_of (&start_point);
  Place end = place_of (&end_point);
  Place half = sample_at (self, (first->first_sample + beyond->first_sample) / 2)->place;
  Place bend;

  if (meet (first->node, first->bend, last->bend, beyond->node, &bend))
    {
      *fitted = settle (self, bend, FALSE);
      if (is_near_curve (self, from, to, start, place_of (fitted), end))
        return TRUE;
    }

  /* Otherwise through the middle of the outline. */
  bend = (Place) { 2 * half.x - (start.x + end.x) / 2, 2 * half.y - (start.y + end.y) / 2 };
  *fitted = settle (self, bend, FALSE);

  return is_near_curve (self, from, to, start, place_of (fitted), end);
}

static guint
coordinate_cost (const Contour *self,
                 int            step)
{
  guint size = (guint) ABS (step);

  if (size == 0)
    return 0;

  return (size > 255 ? LONG_COST : SHORT_COST) + SIZE_COST * g_bit_storage (size / self->grid);
}

static guint
step_cost (const Contour     *self,
           const JyFontPoint *from,
           const JyFontPoint *to)
{
  return POINT_COST + coordinate_cost (self, to->x - from->x) + coordinate_cost (self, to->y - from->y);
}

static void
offer (Way               *ways,
       guint              from,
       guint              to,
       guint              cost,
       const JyFontPoint *bend)
{
  if (ways[from].cost + cost >= ways[to].cost)
    return;

  ways[to] = (Way) { .cost = ways[from].cost + cost, .from = from, .curved = bend != NULL };
  if (bend != NULL)
    ways[to].bend = *bend;
}

/* Extends lines and curves from a node as far as the tolerance lets them. */
static void
look_ahead (const Contour *self,
            guint          from,
            Way           *ways)
{
  const Segment *first = segment_at (self, from);
  JyFontPoint start = first->settled;
  guint last = MIN (from + LONGEST_SPAN, self->segments->len - 1);
  gboolean try_line = TRUE;
  gboolean try_curve = TRUE;

  for (guint to = from + 1; to <= last && (try_line || try_curve); to++)
    {
      const Segment *segment = segment_at (self, to - 1);
      JyFontPoint end = segment_at (self, to)->settled;
      JyFontPoint bend = segment->settled_bend;
      gboolean single = to == from + 1;

      if (!single && (segment->stem || first->stem))
        break;
      try_line = try_line && ((single && !segment->curved) ||
                              is_near_line (self, from, to, place_of (&start), place_of (&end)));
      if (try_line)
        offer (ways, from, to, step_cost (self, &start, &end), NULL);

      /* The segment itself is good enough; a line has no bend. */
      if (single && !segment->curved)
        continue;
      try_curve = try_curve && (single || fit_curve (self, from, to, start, end, &bend));
      if (try_curve)
        offer (ways, from, to, step_cost (self, &start, &bend) + step_cost (self, &bend, &end), &bend);
    }
}

/* Whether a node further on was reached at no greater cost. To leave such nodes
 * out makes the search twice as fast and its result hardly worse. */
static gboolean
is_overtaken (const Way *ways,
              guint      at,
              guint      n_nodes)
{
  guint last = MIN (at + LONGEST_SPAN, n_nodes - 1);

  /* What was reached ends before what was not. */
  for (guint i = at + 1; i <= last && ways[i].cost < UNREACHED; i++)
    if (ways[i].cost <= ways[at].cost)
      return TRUE;

  return FALSE;
}

static void
append_samples (Contour *self,
                Place    from,
                Place    bend,
                Place    to,
                guint    n_chords)
{
  guint len = self->samples->len;
  Place before = from;
  Sample *samples;

  if (len > 0)
    before = sample_at (self, len - 1)->place;
  g_array_set_size (self->samples, len + n_chords);
  samples = &g_array_index (self->samples, Sample, len);
  for (guint i = 0; i < n_chords; i++)
    {
      Place place = place_on_curve (from, bend, to, (double) i / n_chords);

      samples[i] = (Sample) { place, chord_between (before, place) };
      before = place;
    }
}

static void
append_segment (Contour *self,
                Place    from,
                Place    bend,
                Place    to,
                gboolean curved)
{
  Segment segment = { .node = from,
                      .settled = settle (self, from, TRUE),
                      .bend = curved ? bend : middle_of (from, to),
                      .curved = curved,
                      .first_sample = self->samples->len };

  if (curved)
    segment.settled_bend = settle (self, bend, FALSE);
  else
    segment.stem = (from.x == to.x || from.y == to.y) &&
                   fabs (from.x - to.x) + fabs (from.y - to.y) >= STEM * self->tolerance;
  g_array_append_val (self->segments, segment);
  append_samples (self, from, segment.bend, to, curved ? count_chords (from, bend, to) : 1);
}

/* Two control points in a row have a node half way between them. */
static void
read_segments (Contour           *self,
               const JyFontPoint *points,
               guint              n_points,
               guint              start)
{
  Place first = place_of (&points[start]);
  Place from;
  Place bend = { 0 };
  gboolean curved = FALSE;
  Segment end = { 0 };

  if (!points[start].on)
    first = middle_of (first, place_of (&points[(start + n_points - 1) % n_points]));
  from = first;
  for (guint i = points[start].on ? 1 : 0; i < n_points; i++)
    {
      const JyFontPoint *point = &points[(start + i) % n_points];
      Place place = place_of (point);

      if (point->on || curved)
        {
          Place to = point->on ? place : middle_of (bend, place);

          append_segment (self, from, bend, to, curved);
          from = to;
        }
      curved = !point->on;
      bend = place;
    }
  append_segment (self, from, bend, first, curved);

  end.node = first;
  end.settled = settle (self, first, TRUE);
  end.first_sample = self->samples->len;
  g_array_append_val (self->segments, end);
  append_samples (self, first, first, first, 1);
}

/* The sharpest corner stays where it is, so that the search need not go round. */
static guint
find_corner (const JyFontPoint *points,
             guint              n_points)
{
  const JyFontPoint *before = &points[n_points - 1];
  double from_x = points[0].x - before->x;
  double from_y = points[0].y - before->y;
  double from_length = length_of (from_x, from_y);
  double sharpest = 2;
  guint corner = 0;

  for (guint i = 0; i < n_points; i++)
    {
      const JyFontPoint *after = &points[i + 1 < n_points ? i + 1 : 0];
      double to_x = after->x - points[i].x;
      double to_y = after->y - points[i].y;
      double to_length = length_of (to_x, to_y);
      double lengths = from_length * to_length;

      if (lengths > 0 && (points[i].on || !points[corner].on))
        {
          double cosine = (from_x * to_x + from_y * to_y) / lengths;

          if (cosine < sharpest || (points[i].on && !points[corner].on))
            {
              sharpest = cosine;
              corner = i;
            }
        }
      from_x = to_x;
      from_y = to_y;
      from_length = to_length;
    }

  return corner;
}

/* From the end back to the beginning; the node at the end is the first one. */
static void
follow (const Contour *self,
        const Way     *ways,
        GArray        *points)
{
  JyFontPoint *point;
  guint n_points = 0;

  for (guint at = self->segments->len - 1; at > 0; at = ways[at].from)
    n_points += ways[at].curved ? 2 : 1;
  g_array_set_size (points, n_points);
  point = &g_array_index (points, JyFontPoint, n_points);
  for (guint at = self->segments->len - 1; at > 0; at = ways[at].from)
    {
      if (ways[at].curved)
        *--point = ways[at].bend;
      *--point = segment_at (self, ways[at].from)->settled;
    }
}

static gboolean
is_implied (const JyFontPoint *before,
            const JyFontPoint *at,
            const JyFontPoint *after,
            double             tolerance)
{
  return at->on && !before->on && !after->on &&
         length_of (at->x - (before->x + after->x) / 2.0, at->y - (before->y + after->y) / 2.0) <= tolerance;
}

/* The first point is a corner and is kept. */
static void
drop_needless (GArray *points,
               double  tolerance,
               GArray *simpler)
{
  for (guint i = 0; i < points->len; i++)
    {
      const JyFontPoint *at = &g_array_index (points, JyFontPoint, i);
      const JyFontPoint *before = &g_array_index (points, JyFontPoint, i > 0 ? i - 1 : 0);
      const JyFontPoint *after = &g_array_index (points, JyFontPoint, (i + 1) % points->len);

      if (i > 0 && (is_implied (before, at, after, tolerance) ||
                    (at->on && before->on && at->x == before->x && at->y == before->y)))
        continue;
      g_array_append_val (simpler, *at);
    }
}

static Box
find_box (const JyFontPoint *points,
          guint              n_points)
{
  Box box = { G_MAXINT, G_MININT, G_MAXINT, G_MININT };

  for (guint i = 0; i < n_points; i++)
    {
      box.left = MIN (box.left, points[i].x);
      box.right = MAX (box.right, points[i].x);
      box.bottom = MIN (box.bottom, points[i].y);
      box.top = MAX (box.top, points[i].y);
    }

  return box;
}

static void
find_ways (const Contour *self,
           GArray        *points)
{
  guint n_nodes = self->segments->len;
  g_autofree Way *ways = g_new0 (Way, n_nodes);

  for (guint i = 1; i < n_nodes; i++)
    ways[i].cost = UNREACHED;
  for (guint i = 0; i + 1 < n_nodes; i++)
    if (!is_overtaken (ways, i, n_nodes))
      look_ahead (self, i, ways);
  follow (self, ways, points);
}

/**
 * jy_font_contour_simplify:
 * @points: (array length=n_points): a closed contour, each coordinate of 16 bits
 * @n_points: how many, at least 1
 * @tolerance: how far the new outline may be from the old one, in font units
 * @grid: coordinates become multiples of it where they may, in font units; no
 *   more than @tolerance, which the rounding counts towards
 * @simpler: (element-type JyFontPoint): the new contour is appended here
 *
 * Draws a contour with fewer points on a coarser grid. Points stay inside the
 * box of @points.
 */
void
jy_font_contour_simplify (const JyFontPoint *points,
                          guint              n_points,
                          double             tolerance,
                          guint              grid,
                          GArray            *simpler)
{
  g_autoptr (GArray) segments = g_array_sized_new (FALSE, FALSE, sizeof (Segment), n_points + 1);
  g_autoptr (GArray) samples = g_array_sized_new (FALSE, FALSE, sizeof (Sample), 4 * n_points);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (JyFontPoint));
  Contour self = { .segments = segments,
                   .samples = samples,
                   .box = find_box (points, n_points),
                   .tolerance = tolerance * (1 - IMPLIED_SHARE),
                   .grid = grid };

  read_segments (&self, points, n_points, find_corner (points, n_points));
  find_ways (&self, chosen);
  drop_needless (chosen, tolerance * IMPLIED_SHARE, simpler);
}
