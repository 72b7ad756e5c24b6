/* bench-page.c: writes down where everything of a month's waste notice stands, one run,
 * line or box a line, for a program that only draws it.
 * Usage: bench-page LEDGER YYYY-MM */
#include "config.h"

#include "jy-figures.h"
#include "jy-layout.h"
#include "jy-notice-frame.h"
#include "jy-notice-waste.h"
#include "jy-system-font-set.h"

#include <stdio.h>
#include <stdlib.h>

static void
give_up (const GError *error)
{
  g_printerr ("%s\n", error->message);
  exit (1);
}

static void
write_fonts (const JyPage *page,
             JyFontSet    *fonts)
{
  g_autoptr (GHashTable) written = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < jy_page_get_n_runs (page); i++)
    {
      guint number = jy_page_get_run (page, i)->face;
      JyFontFace *face = jy_font_set_get_face (fonts, number);

      if (face != NULL && g_hash_table_add (written, GUINT_TO_POINTER (number + 1)))
        printf ("font %u %u %s\n", number, jy_font_face_get_index (face), jy_font_face_get_path (face));
    }
}

static void
write_page (const JyPage *page,
            JyFontSet    *fonts)
{
  write_fonts (page, fonts);
  printf ("page %.3f %.3f\n", jy_page_get_width (page), jy_page_get_height (page));
  for (guint i = 0; i < jy_page_get_n_boxes (page); i++)
    {
      const JyBox *box = jy_page_get_box (page, i);

      printf ("box %.2f %.2f %.2f %.2f %.2f\n", box->x, box->y, box->width, box->height, box->grey);
    }
  for (guint i = 0; i < jy_page_get_n_rules (page); i++)
    {
      const JyRule *rule = jy_page_get_rule (page, i);

      printf ("rule %.2f %.2f %.2f %.2f %.2f\n", rule->x1, rule->y1, rule->x2, rule->y2, rule->thickness);
    }
  for (guint i = 0; i < jy_page_get_n_runs (page); i++)
    {
      const JyRun *run = jy_page_get_run (page, i);

      printf ("run %u %.2f %.2f %.2f %.3f %s\n", run->face, run->size, run->x, run->y, run->char_space,
              jy_page_get_text (page, run));
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyDesk) desk = jy_desk_new_here (NULL, &error);
  g_autoptr (JyLedger) ledger = NULL;
  g_autoptr (JyFigures) figures = NULL;
  g_autoptr (JyNoticeFrame) frame = NULL;
  g_autoptr (JyDocument) document = NULL;
  g_autoptr (JyFontSet) fonts = NULL;
  g_autoptr (JyPageList) pages = NULL;
  JyMonth month;

  if (argc != 3 || !jy_month_parse (argv[2], &month, NULL))
    {
      g_printerr ("usage: bench-page LEDGER YYYY-MM\n");
      return 2;
    }
  if (desk != NULL)
    ledger = jy_ledger_open (argv[1], desk, TRUE, &error);
  if (ledger != NULL)
    fonts = jy_font_set_new_system (&error);
  if (fonts != NULL)
    figures = jy_figures_new (ledger, month, &error);
  if (figures != NULL)
    frame = jy_notice_frame_new (ledger, &error);
  if (frame != NULL)
    document = jy_notice_waste_new (ledger, figures, frame, &error);
  if (document == NULL)
    give_up (error);
  pages = jy_layout_document (document, fonts);
  write_page (jy_page_list_get_page (pages, 0), fonts);
  return 0;
}
