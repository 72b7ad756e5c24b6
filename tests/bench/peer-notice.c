/* peer-notice.c: the bare libraries beside our notice: HarfBuzz makes a subset of each
 * font, libharu draws what bench-page wrote down. Nothing is laid out, measured, looked
 * up or checked here. Usage: peer-notice PAGE FILE.pdf */
#include <hb-subset.h>
#include <hpdf.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAX_FONTS 16
#define MAX_LINE  4096

typedef struct
{
  unsigned number;
  char path[1024];
  unsigned index;
  hb_set_t *characters;
  HPDF_Font font;
} Font;

static Font fonts[MAX_FONTS];
static unsigned n_fonts;

static void
failed_cb (HPDF_STATUS code,
           HPDF_STATUS detail,
           void       *data)
{
  fprintf (stderr, "libharu: 0x%lx %lu\n", (unsigned long) code, (unsigned long) detail);
  exit (1);
}

static Font *
find_font (unsigned number)
{
  for (unsigned i = 0; i < n_fonts; i++)
    if (fonts[i].number == number)
      return &fonts[i];
  return NULL;
}

static unsigned
next_character (const char **text)
{
  const unsigned char *c = (const unsigned char *) *text;
  unsigned n = *c < 0x80 ? 1 : *c < 0xe0 ? 2
                             : *c < 0xf0 ? 3
                                         : 4;
  unsigned character = n == 1 ? *c : *c & (0xffu >> (n + 1));

  for (unsigned i = 1; i < n; i++)
    character = character << 6 | (c[i] & 0x3fu);
  *text += n;
  return character;
}

/* The text of a run begins after five numbers. */
static char *
find_text (char *line)
{
  char *text = line;

  for (int i = 0; i < 6; i++)
    text = strchr (text, ' ') + 1;
  return text;
}

static void
collect (char *line)
{
  unsigned number;

  if (sscanf (line, "font %u", &number) == 1 && n_fonts < MAX_FONTS)
    {
      Font *font = &fonts[n_fonts++];

      font->number = number;
      sscanf (line, "font %*u %u %1023[^\n]", &font->index, font->path);
      font->characters = hb_set_create ();
    }
  else if (sscanf (line, "run %u", &number) == 1 && find_font (number) != NULL)
    for (const char *text = find_text (line); *text != '\0';)
      hb_set_add (find_font (number)->characters, next_character (&text));
}

static void
load (HPDF_Doc pdf,
      Font    *font)
{
  hb_blob_t *file = hb_blob_create_from_file (font->path);
  hb_face_t *face = hb_face_create (file, font->index);
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();
  hb_face_t *subset;
  hb_blob_t *bytes;
  char name[] = "/tmp/peer-notice-XXXXXX";
  int descriptor = mkstemp (name);
  unsigned length;
  const char *content;

  hb_set_union (hb_subset_input_unicode_set (input), font->characters);
  hb_subset_input_set_flags (input, HB_SUBSET_FLAGS_NO_HINTING);
  for (const char *tag = "GSUBGPOSGDEF"; *tag != '\0'; tag += 4)
    hb_set_add (hb_subset_input_set (input, HB_SUBSET_SETS_DROP_TABLE_TAG), HB_TAG (tag[0], tag[1], tag[2], tag[3]));
  subset = hb_subset_or_fail (face, input);
  bytes = hb_face_reference_blob (subset);
  content = hb_blob_get_data (bytes, &length);
  if (descriptor < 0 || write (descriptor, content, length) != (ssize_t) length)
    exit (1);
  close (descriptor);
  font->font = HPDF_GetFont (pdf, HPDF_LoadTTFontFromFile (pdf, name, HPDF_TRUE), "UTF-8");
  unlink (name);
  hb_blob_destroy (bytes);
  hb_face_destroy (subset);
  hb_subset_input_destroy (input);
  hb_face_destroy (face);
  hb_blob_destroy (file);
}

static void
draw (HPDF_Page page,
      float     height,
      char     *line)
{
  float a, b, c, d, e;
  unsigned number;

  if (sscanf (line, "box %f %f %f %f %f", &a, &b, &c, &d, &e) == 5)
    {
      HPDF_Page_SetGrayFill (page, e);
      HPDF_Page_Rectangle (page, a, height - b - d, c, d);
      HPDF_Page_Fill (page);
      HPDF_Page_SetGrayFill (page, 0);
    }
  else if (sscanf (line, "rule %f %f %f %f %f", &a, &b, &c, &d, &e) == 5)
    {
      HPDF_Page_SetLineWidth (page, e);
      HPDF_Page_MoveTo (page, a, height - b);
      HPDF_Page_LineTo (page, c, height - d);
      HPDF_Page_Stroke (page);
    }
  else if (sscanf (line, "run %u %f %f %f %f", &number, &a, &b, &c, &d) == 5 && find_font (number) != NULL)
    {
      HPDF_Page_BeginText (page);
      HPDF_Page_SetFontAndSize (page, find_font (number)->font, a);
      HPDF_Page_SetCharSpace (page, d);
      HPDF_Page_TextOut (page, b, height - c, find_text (line));
      HPDF_Page_EndText (page);
    }
}

int
main (int    argc,
      char **argv)
{
  FILE *input = argc == 3 ? fopen (argv[1], "r") : NULL;
  static char line[MAX_LINE];
  HPDF_Doc pdf = HPDF_New (failed_cb, NULL);
  HPDF_Page page;
  float width = 0, height = 0;

  if (input == NULL || pdf == NULL)
    {
      fprintf (stderr, "usage: peer-notice PAGE FILE.pdf\n");
      return 2;
    }
  while (fgets (line, sizeof line, input) != NULL)
    {
      line[strcspn (line, "\n")] = '\0';
      sscanf (line, "page %f %f", &width, &height);
      collect (line);
    }
  HPDF_SetCompressionMode (pdf, HPDF_COMP_ALL);
  HPDF_UseUTFEncodings (pdf);
  HPDF_SetCurrentEncoder (pdf, "UTF-8");
  for (unsigned i = 0; i < n_fonts; i++)
    load (pdf, &fonts[i]);
  page = HPDF_AddPage (pdf);
  HPDF_Page_SetWidth (page, width);
  HPDF_Page_SetHeight (page, height);
  rewind (input);
  while (fgets (line, sizeof line, input) != NULL)
    {
      line[strcspn (line, "\n")] = '\0';
      draw (page, height, line);
    }
  HPDF_SaveToFile (pdf, argv[2]);
  HPDF_Free (pdf);
  fclose (input);
  return 0;
}
