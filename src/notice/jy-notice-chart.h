/* Charts as blocks of a notice. */

#pragma once

#include "jy-document.h"
#include "jy-figures.h"

G_BEGIN_DECLS

void jy_notice_add_waste_charts (JyDocument *document, const JyFigures *figures);
void jy_notice_add_shares_chart (JyDocument *document, const JyFigures *figures);
void jy_notice_add_year_chart (JyDocument *document, const JyFigures *figures);
void jy_notice_add_plates_chart (JyDocument      *document,
                                 const JyFigures *figures,
                                 const gint64     targets[JY_N_MEALS]);

G_END_DECLS
