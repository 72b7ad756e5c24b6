/* Densities by which waste that was not weighed is estimated. */
#pragma once

#include "jy-category.h"
#include "jy-kind.h"

G_BEGIN_DECLS

JyDensities *jy_densities_new       (void);
void         jy_densities_free      (JyDensities       *densities);
void         jy_densities_set       (JyDensities       *densities,
                                     JyCategory         category,
                                     int                subkind,
                                     gint64             grams_per_litre);
gint64       jy_densities_lookup    (const JyDensities *densities,
                                     JyCategory         category,
                                     int                subkind);
const char  *jy_density_get_default (JyCategory         category,
                                     int                subkind,
                                     gint64            *grams_per_litre);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyDensities, jy_densities_free)

G_END_DECLS
