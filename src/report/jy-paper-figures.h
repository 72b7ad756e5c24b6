/* Contracts and licences that were in force in a month. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

/**
 * JyPaper:
 * @id: identifier of the contract or licence
 * @collector: the collector's row
 * @number: its number
 * @categories: bits of #JyCategory; a licence without any covers all
 * @from: first day
 * @to: last day, or 0 for a licence that does not end
 * @type: type of a licence
 * @issuer: (nullable): who issued a licence
 * @waste_codes: (nullable): hazardous waste that a licence covers
 * @status: status of a contract at the end of the month
 * @status_date: the day since which it has that status, or 0
 *
 * A contract or licence as the month saw it.
 */
typedef struct
{
  char id[JY_UUID_TEXT_SIZE];
  gint64 collector;
  char *number;
  guint categories;
  JyDay from;
  JyDay to;
  JyLicenceType type;
  char *issuer;
  char *waste_codes;
  JyContractStatus status;
  JyDay status_date;
} JyPaper;

GArray  *jy_paper_figures_load_contracts (JyLedger      *ledger,
                                          JyMonth        month,
                                          GError       **error);
GArray  *jy_paper_figures_load_licences  (JyLedger      *ledger,
                                          JyMonth        month,
                                          GError       **error);
gboolean jy_paper_figures_name           (const GArray  *contracts,
                                          gint64         collector,
                                          JyCategory     category);

G_END_DECLS
