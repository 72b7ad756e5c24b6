/* What the files of the content know of it. */
#pragma once

#include <adwaita.h>

#include "jy-deeds.h"
#include "jy-ledger-content.h"
#include "jy-places.h"

G_BEGIN_DECLS

struct _JyLedgerContent
{
  GtkWidget parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *content;

  JyLedger *ledger;
  JyNames *names;
  GSettings *settings;
  JyRecordPage *record_page;
  GtkWidget *form; /* the one that is open, or NULL */
  char *saved;     /* the identifier of the last record saved in it */
  JyDeeds *deeds;
  JyPlaces *places;
  const JyKind *kind;
};

void        jy_ledger_content_tell                (JyLedgerContent *self);
const char *jy_ledger_content_get_record_id       (JyLedgerContent *self);
void        jy_ledger_content_leave               (JyLedgerContent *self);
void        jy_ledger_content_show_record         (JyLedgerContent *self,
                                                   const JyKind    *kind,
                                                   const char      *id);
void        jy_ledger_content_reveal              (JyLedgerContent *self,
                                                   const char      *id);
void        jy_ledger_content_record_activated_cb (JyLedgerContent *self,
                                                   const char      *kind,
                                                   const char      *id);
void        jy_ledger_content_open_form           (JyLedgerContent *self,
                                                   GtkWidget       *form);
void        jy_ledger_content_close_form          (JyLedgerContent *self);

G_END_DECLS
