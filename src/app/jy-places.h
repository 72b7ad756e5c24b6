/* The way back: the places that were left for the one that is shown. */
#pragma once

#include "jy-kind.h"

G_BEGIN_DECLS

typedef struct _JyPlaces JyPlaces;

JyPlaces     *jy_places_new    (void);
void          jy_places_free   (JyPlaces     *places);
void          jy_places_clear  (JyPlaces     *places);
void          jy_places_push   (JyPlaces     *places,
                                const JyKind *kind,
                                const char   *id);
const JyKind *jy_places_pop    (JyPlaces     *places,
                                char        **id);
gboolean      jy_places_is_empty (const JyPlaces *places);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyPlaces, jy_places_free)

G_END_DECLS
