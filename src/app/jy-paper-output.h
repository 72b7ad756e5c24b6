/* Where a document goes from the preview: to a printer, into a file, to a viewer. */
#pragma once

#include <adwaita.h>

#include "jy-pdf.h"

G_BEGIN_DECLS

void                  jy_paper_print       (AdwToastOverlay *toasts,
                                            JyPdf           *pdf,
                                            const char      *name);
GtkFileChooserNative *jy_paper_chooser_new (GtkWidget       *widget,
                                            const char      *title,
                                            const char      *label,
                                            const char      *name);
gboolean              jy_paper_write       (GBytes          *document,
                                            const char      *ledger,
                                            const char      *path,
                                            GError         **error);
gboolean              jy_paper_save        (AdwToastOverlay *toasts,
                                            JyPdf           *pdf,
                                            const char      *ledger,
                                            const char      *path);
void                  jy_paper_open        (AdwToastOverlay *toasts,
                                            JyPdf           *pdf,
                                            const char      *name);

G_END_DECLS
