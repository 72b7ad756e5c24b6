/* jy-form-card.c: a title and below it a card. */
#include "config.h"

#include "jy-form-card.h"

/**
 * jy_form_card_new:
 * @form: the groups, below each other
 * @title: (nullable): what the fields have in common
 *
 * Returns: (transfer none): an empty card, the last of @form
 */
GtkWidget *
jy_form_card_new (GtkBox     *form,
                  const char *title)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  if (title != NULL)
    {
      GtkWidget *label = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (group), label);
    }
  gtk_widget_add_css_class (card, "card");
  gtk_box_append (GTK_BOX (group), card);
  gtk_box_append (form, group);
  return card;
}

/**
 * jy_form_card_add:
 * @card: a card
 * @row: a field
 *
 * Adds a field at the end.
 */
void
jy_form_card_add (GtkWidget *card,
                  GtkWidget *row)
{
  if (gtk_widget_get_first_child (card) != NULL)
    gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (card), row);
}
