/* Layout and painting in one call, and the file on disk. */

#include "config.h"

#include "jy-render.h"

#include "jy-layout.h"
#include "jy-pdf-painter.h"

/* A notice is made to be handed on: readable by all, less the user's umask. */
#define FILE_MODE 0666

/**
 * jy_document_render:
 * @document: a document
 * @fonts: the fonts to print it in
 * @warnings: (out) (optional) (transfer full) (element-type utf8): a sentence
 *   for each character that no font has and that is printed as 〓
 * @error: return location for an error
 *
 * Lays out and paints @document. The same document and fonts always give the
 * same bytes.
 *
 * Returns: (transfer full): a PDF file, or %NULL with an error as from
 *   jy_font_set_prepare() or jy_pdf_paint()
 */
GBytes *
jy_document_render (const JyDocument *document,
                    JyFontSet        *fonts,
                    GPtrArray       **warnings,
                    GError          **error)
{
  g_autoptr (JyPageList) pages = NULL;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (JY_IS_FONT_SET (fonts), NULL);

  if (!jy_font_set_prepare (fonts, error))
    return NULL;

  pages = jy_layout_document (document, fonts);
  if (warnings != NULL)
    *warnings = g_ptr_array_ref (jy_page_list_get_warnings (pages));

  return jy_pdf_paint (pages, document, fonts, error);
}

/**
 * jy_pdf_write_file:
 * @pdf: a PDF file
 * @path: where to write it
 * @error: return location for an error
 *
 * Writes @pdf durably and replaces @path at once: at any moment there is the
 * old file or the new one, never half of one. The file is readable by everybody
 * the umask allows, because it is made to be passed on.
 *
 * Returns: whether it was written; otherwise a #GFileError
 */
gboolean
jy_pdf_write_file (GBytes     *pdf,
                   const char *path,
                   GError    **error)
{
  gsize length = 0;
  const char *content = g_bytes_get_data (pdf, &length);

  return g_file_set_contents_full (path,
                                   content,
                                   (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   FILE_MODE,
                                   error);
}
