/* What was bought in a month, by supplier. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

/**
 * JyPurchaseFigures:
 * @lines: lines
 * @mass: grams, where known; returns are negative
 * @amount: fen, where known
 * @unweighed: lines of which no mass is known
 * @unpriced: lines of which no amount is known
 */
typedef struct
{
  gint64 lines;
  gint64 mass;
  gint64 amount;
  gint64 unweighed;
  gint64 unpriced;
} JyPurchaseFigures;

/**
 * JySupplierFigures:
 * @supplier: the supplier's row
 * @id: the supplier's identifier
 * @categories: bits of food categories that were bought from it
 * @purchases: all that was bought from it
 *
 * What was bought from a supplier.
 */
typedef struct
{
  gint64 supplier;
  char id[JY_UUID_TEXT_SIZE];
  guint categories;
  JyPurchaseFigures purchases;
} JySupplierFigures;

GArray  *jy_supplier_figures_load (JyPurchaseFigures         food[JY_N_FOOD_CATEGORIES],
                                   JyLedger                 *ledger,
                                   JyMonth                   month,
                                   GError                  **error);
void     jy_purchase_figures_add  (JyPurchaseFigures        *total,
                                   const JyPurchaseFigures  *purchases);

G_END_DECLS
