/* jy-form-footer.c: its buttons are the actions of the form that it belongs to. */
#include "config.h"

#include "jy-form-footer.h"
#include "jy-focus.h"

#include <glib/gi18n.h>

struct _JyFormFooter
{
  GtkWidget parent_instance;

  GtkLabel *message;
  GtkWidget *another_button;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (JyFormFooter, jy_form_footer, GTK_TYPE_WIDGET)

/* Whoever enters a series has nothing but Enter to press. */
static gboolean
jy_form_footer_grab_focus (GtkWidget *widget)
{
  JyFormFooter *self = JY_FORM_FOOTER (widget);

  return gtk_widget_grab_focus (jy_form_footer_get_series (self) ? self->another_button : self->save_button);
}

static void
jy_form_footer_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (jy_form_footer_parent_class)->dispose (object);
}

static void
jy_form_footer_class_init (JyFormFooterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_form_footer_dispose;
  widget_class->focus = jy_focus_inside;
  widget_class->grab_focus = jy_form_footer_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-form-footer.ui");
  gtk_widget_class_bind_template_child (widget_class, JyFormFooter, message);
  gtk_widget_class_bind_template_child (widget_class, JyFormFooter, another_button);
  gtk_widget_class_bind_template_child (widget_class, JyFormFooter, save_button);
}

static void
jy_form_footer_init (JyFormFooter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jy_form_footer_set_series:
 * @footer: the footer
 * @is_series: whether a further record may follow
 *
 * Offers to save and begin the next one.
 */
void
jy_form_footer_set_series (JyFormFooter *footer,
                           gboolean      is_series)
{
  gtk_widget_set_visible (footer->another_button, is_series);
}

/**
 * jy_form_footer_get_series:
 * @footer: the footer
 *
 * Returns: whether a further record may follow
 */
gboolean
jy_form_footer_get_series (JyFormFooter *footer)
{
  return gtk_widget_get_visible (footer->another_button);
}

/**
 * jy_form_footer_say:
 * @footer: the footer
 * @text: (nullable): what is said of the whole record, or %NULL for nothing
 * @is_error: whether it refuses the record
 *
 * Says it, in place of what was said before.
 */
void
jy_form_footer_say (JyFormFooter *footer,
                    const char   *text,
                    gboolean      is_error)
{
  gtk_label_set_label (footer->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (footer->message), text != NULL && *text != '\0');
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (footer->message), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (footer->message), "error");
}

/**
 * jy_form_footer_say_saved:
 * @footer: the footer
 * @problems: what is odd about the record
 * @kind: its kind
 *
 * Says that the record was saved, and the warnings all the same.
 */
void
jy_form_footer_say_saved (JyFormFooter     *footer,
                          const JyProblems *problems,
                          const JyKind     *kind)
{
  g_autofree char *notes = jy_problems_to_text (problems, kind, JY_PROBLEM_WARNING);
  g_autofree char *text = NULL;

  if (jy_problems_get_n (problems) == 0)
    text = g_strdup (_ ("Saved."));
  else
    text = g_strdup_printf (/* Translators: what is odd about a record */ _ ("Saved. Note: %s"), notes);
  jy_form_footer_say (footer, text, FALSE);
}

/**
 * jy_form_footer_say_back:
 * @footer: the footer
 * @is_changed: whether the record was changed since
 *
 * Says that what was typed and not saved stands in the fields again.
 */
void
jy_form_footer_say_back (JyFormFooter *footer,
                         gboolean      is_changed)
{
  jy_form_footer_say (footer,
                      is_changed ? _ ("What was typed here and not saved is back. The record was changed in the "
                                      "meantime; compare both before you save.")
                                 : _ ("What was typed here and not saved is back."),
                      FALSE);
}

/**
 * jy_form_footer_say_not_kept:
 * @footer: the footer
 * @why: the reason, in the words of the system
 *
 * Says that what is typed lives no longer than the program.
 */
void
jy_form_footer_say_not_kept (JyFormFooter *footer,
                             const char   *why)
{
  g_autofree char *text =
    g_strdup_printf (/* Translators: why a file could not be written, in the words of the system */
                     _ ("What is typed here is lost when the program stops before it is saved: %s"), why);

  jy_form_footer_say (footer, text, TRUE);
}

/**
 * jy_form_footer_say_read_only:
 * @footer: the footer
 *
 * Says why nothing can be saved here.
 */
void
jy_form_footer_say_read_only (JyFormFooter *footer)
{
  jy_form_footer_say (footer,
                      _ ("This ledger can be read, but not written, here. What you type is kept for you until it can be "
                         "saved."),
                      TRUE);
}

/**
 * jy_form_footer_get_message:
 * @footer: the footer
 *
 * Returns: (transfer none): what it says, or ""
 */
const char *
jy_form_footer_get_message (JyFormFooter *footer)
{
  return gtk_label_get_label (footer->message);
}
