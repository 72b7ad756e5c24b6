/* libqrencode makes the modules; here they become as few boxes as is easy. */

#include "config.h"

#include "jy-qr-code.h"

#include <qrencode.h>

static gboolean
is_dark (const QRcode *code,
         int           column,
         int           row)
{
  return column < code->width && row < code->width && (code->data[row * code->width + column] & 1) != 0;
}

/* Whether modules of one row are dark; those that have their box are light by then. */
static gboolean
are_dark (const QRcode *code,
          int           column,
          int           row,
          int           width)
{
  for (int i = 0; i < width; i++)
    if (!is_dark (code, column + i, row))
      return FALSE;

  return TRUE;
}

/* The box that begins at a dark module: as wide as the row goes, as high as all of
 * that width goes. Its modules are made light. */
static void
take_box (QRcode *code,
          int     column,
          int     row,
          int    *width,
          int    *height)
{
  *width = 1;
  *height = 1;
  while (is_dark (code, column + *width, row))
    (*width)++;
  while (are_dark (code, column, row + *height, *width))
    (*height)++;

  for (int y = row; y < row + *height; y++)
    for (int x = column; x < column + *width; x++)
      code->data[y * code->width + x] &= (unsigned char) ~1;
}

/**
 * jy_qr_code_draw:
 * @page: where to draw
 * @text: UTF-8 text
 * @x: left edge of the code without its quiet zone, in points
 * @y: its upper edge, in points from the upper edge of the paper
 * @size: its width and height, in points
 *
 * Draws @text as a QR code of ISO/IEC 18004 with error correction of level M, of
 * the least version that holds it, as bytes of UTF-8 without an ECI header, which
 * is what phones expect. %JY_QR_QUIET_MODULES modules around it must stay blank.
 *
 * Returns: %FALSE when the text is empty or too long for any code
 */
gboolean
jy_qr_code_draw (JyPage     *page,
                 const char *text,
                 double      x,
                 double      y,
                 double      size)
{
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  double module;
  int width;
  int height;

  if (code == NULL)
    return FALSE;

  module = size / code->width;
  for (int row = 0; row < code->width; row++)
    for (int column = 0; column < code->width; column++)
      {
        if (!is_dark (code, column, row))
          continue;
        take_box (code, column, row, &width, &height);
        jy_page_add_box (page, x + column * module, y + row * module, width * module, height * module, 0);
      }
  QRcode_free (code);

  return TRUE;
}
