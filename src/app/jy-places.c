/* jy-places.c: a place is a kind's page or, with an identifier, a record of it. */
#include "config.h"

#include "jy-places.h"

typedef struct
{
  const JyKind *kind;
  char *id;
} Place;

struct _JyPlaces
{
  GArray *stack; /* Place */
};

static void
place_clear (gpointer place)
{
  g_free (((Place *) place)->id);
}

/**
 * jy_places_new:
 *
 * Returns: (transfer full): no places yet
 */
JyPlaces *
jy_places_new (void)
{
  JyPlaces *places = g_new0 (JyPlaces, 1);

  places->stack = g_array_new (FALSE, FALSE, sizeof (Place));
  g_array_set_clear_func (places->stack, place_clear);
  return places;
}

/**
 * jy_places_free:
 * @places: (transfer full) (nullable): places
 *
 * Frees them.
 */
void
jy_places_free (JyPlaces *places)
{
  if (places == NULL)
    return;
  g_array_unref (places->stack);
  g_free (places);
}

/**
 * jy_places_clear:
 * @places: places
 *
 * Forgets them: what is shown now was chosen anew.
 */
void
jy_places_clear (JyPlaces *places)
{
  g_array_set_size (places->stack, 0);
}

/**
 * jy_places_push:
 * @places: places
 * @kind: the kind whose page is left
 * @id: (nullable): the identifier of the record that is left
 *
 * Remembers a place. The same one is not remembered twice in a row.
 */
void
jy_places_push (JyPlaces     *places,
                const JyKind *kind,
                const char   *id)
{
  Place place = { kind, g_strdup (id) };
  guint n = places->stack->len;
  const Place *last = n > 0 ? &g_array_index (places->stack, Place, n - 1) : NULL;

  if (last != NULL && last->kind == kind && g_strcmp0 (last->id, id) == 0)
    g_free (place.id);
  else
    g_array_append_val (places->stack, place);
}

/**
 * jy_places_pop:
 * @places: places
 * @id: (out) (transfer full) (nullable): the record's identifier
 *
 * Returns: (transfer none) (nullable): the kind of the last place, which is
 *   forgotten, or %NULL when there is none
 */
const JyKind *
jy_places_pop (JyPlaces *places,
               char    **id)
{
  guint n = places->stack->len;
  const JyKind *kind;

  *id = NULL;
  if (n == 0)
    return NULL;
  kind = g_array_index (places->stack, Place, n - 1).kind;
  *id = g_steal_pointer (&g_array_index (places->stack, Place, n - 1).id);
  g_array_set_size (places->stack, n - 1);
  return kind;
}

/**
 * jy_places_is_empty:
 * @places: places
 *
 * Returns: whether there is no way back
 */
gboolean
jy_places_is_empty (const JyPlaces *places)
{
  return places->stack->len == 0;
}
