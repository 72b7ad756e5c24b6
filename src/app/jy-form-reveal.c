/* jy-form-reveal.c: GTK scrolls until the entry is seen, but neither its title nor what
 * is said below it. */
#include "config.h"

#include "jy-form-reveal.h"

/* What is seen of the neighbours. */
#define MARGIN 24

/* A message that has just come has its place after the next layout. */
#define N_FRAMES 2

typedef struct
{
  guint n_frames;
  gboolean from_top;
} Reveal;

static void
scroll (GtkWidget     *editor,
        GtkAdjustment *adjustment,
        gboolean       from_top)
{
  GtkWidget *form = gtk_widget_get_ancestor (editor, GTK_TYPE_VIEWPORT);
  double top = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  graphene_rect_t place;
  double above, below;

  if (form == NULL || !gtk_widget_compute_bounds (editor, form, &place))
    return;
  above = place.origin.y + top - MARGIN;
  below = place.origin.y + top + place.size.height + MARGIN;
  if (from_top)
    top = 0;
  if (below > top + page)
    top = below - page;
  if (above < top)
    top = above;
  gtk_adjustment_set_value (adjustment, top);
}

static gboolean
frame_cb (GtkWidget     *editor,
          GdkFrameClock *clock,
          gpointer       data)
{
  Reveal *reveal = data;
  GtkWidget *scroller = gtk_widget_get_ancestor (editor, GTK_TYPE_SCROLLED_WINDOW);

  if (++reveal->n_frames < N_FRAMES)
    return G_SOURCE_CONTINUE;
  if (scroller != NULL)
    scroll (editor, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), reveal->from_top);
  return G_SOURCE_REMOVE;
}

static void
reveal (JyFieldEditor *editor,
        gboolean       from_top)
{
  Reveal *reveal = g_new0 (Reveal, 1);

  reveal->from_top = from_top;
  gtk_widget_add_tick_callback (GTK_WIDGET (editor), frame_cb, reveal, g_free);
}

/**
 * jy_form_reveal:
 * @editor: a field of a form
 *
 * Scrolls as far as it takes to show the field with its title and its message.
 */
void
jy_form_reveal (JyFieldEditor *editor)
{
  reveal (editor, FALSE);
}

/**
 * jy_form_reveal_top:
 * @editor: a field of a form
 *
 * Shows the form from its beginning, or from as far down as it takes to show the field.
 */
void
jy_form_reveal_top (JyFieldEditor *editor)
{
  reveal (editor, TRUE);
}
