/* Screen readers pronounce a file in the language its catalog names. hpdf.h has
 * no call for it, and its opaque types exclude hpdf_doc.h, hence this file. */

#include "config.h"

#include "jy-pdf-catalog-private.h"

#include <hpdf_doc.h>

/**
 * jy_pdf_catalog_set_language:
 * @pdf: an HPDF_Doc
 * @language: a language tag in ASCII, such as zh-CN
 *
 * Sets the language of the text. Errors reach the handler of @pdf.
 */
void
jy_pdf_catalog_set_language (gpointer    pdf,
                             const char *language)
{
  HPDF_Doc document = pdf;

  HPDF_Dict_Add (document->catalog, "Lang", HPDF_String_New (document->mmgr, language, NULL));
}
