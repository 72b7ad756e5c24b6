/* jy-import-status.c: an icon, or a spinner while something runs, and a sentence. What
 * the icon says, the sentence says as well. */
#include "config.h"

#include "jy-import-status.h"

#include <glib/gi18n.h>

struct _JyImportStatus
{
  GtkWidget parent_instance;

  GtkStack *icons;
  GtkImage *icon;
  GtkSpinner *spinner;
  GtkLabel *sentence;
};

G_DEFINE_FINAL_TYPE (JyImportStatus, jy_import_status, GTK_TYPE_WIDGET)

static void
say (JyImportStatus *self,
     const char     *icon_name,
     const char     *style,
     const char     *sentence)
{
  gtk_stack_set_visible_child_name (self->icons, icon_name != NULL ? "icon" : "spinner");
  gtk_spinner_set_spinning (self->spinner, icon_name == NULL);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char *[]) { style, NULL });
  gtk_label_set_label (self->sentence, sentence);
}

static void
add (GString    *text,
     const char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("list", ", ") : "", sentence);
}

static void
jy_import_status_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (jy_import_status_parent_class)->dispose (object);
}

static void
jy_import_status_class_init (JyImportStatusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_import_status_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-import-status.ui");
  gtk_widget_class_bind_template_child (widget_class, JyImportStatus, icons);
  gtk_widget_class_bind_template_child (widget_class, JyImportStatus, icon);
  gtk_widget_class_bind_template_child (widget_class, JyImportStatus, spinner);
  gtk_widget_class_bind_template_child (widget_class, JyImportStatus, sentence);
}

static void
jy_import_status_init (JyImportStatus *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jy_import_status_say_working:
 * @status: the status
 * @sentence: what is being done
 *
 * Says that something runs.
 */
void
jy_import_status_say_working (JyImportStatus *status,
                              const char     *sentence)
{
  say (status, NULL, NULL, sentence);
}

/**
 * jy_import_status_say_error:
 * @status: the status
 * @sentence: what is wrong
 *
 * Says why nothing can be imported.
 */
void
jy_import_status_say_error (JyImportStatus *status,
                            const char     *sentence)
{
  say (status, "dialog-error-symbolic", "error", sentence);
}

/**
 * jy_import_status_say_counts:
 * @status: the status
 * @result: what came of checking every row
 *
 * Says how many rows can be imported, are refused or doubtful.
 */
void
jy_import_status_say_counts (JyImportStatus       *status,
                             const JyImportResult *result)
{
  g_autofree char *good = g_strdup_printf (ngettext ("%ld row can be imported", "%ld rows can be imported",
                                                     (gulong) result->n_records),
                                           (glong) result->n_records);
  g_autofree char *refused = g_strdup_printf (ngettext ("%ld row is refused", "%ld rows are refused",
                                                        (gulong) result->n_refused),
                                              (glong) result->n_refused);
  g_autofree char *odd = g_strdup_printf (ngettext ("%ld of them is doubtful", "%ld of them are doubtful", (gulong) result->n_warnings),
                                          (glong) result->n_warnings);
  g_autofree char *totals = g_strdup_printf (ngettext ("%ld row of totals is left out", "%ld rows of totals are left out",
                                                       (gulong) result->n_totals),
                                             (glong) result->n_totals);
  g_autoptr (GString) text = g_string_new (result->n_records > 0 || result->n_refused == 0 ? good : NULL);

  if (result->n_refused > 0)
    add (text, refused);
  else if (result->n_warnings > 0)
    add (text, odd);
  if (result->n_totals > 0)
    add (text, totals);

  if (result->n_refused > 0)
    jy_import_status_say_error (status, text->str);
  else if (result->n_records == 0)
    jy_import_status_say_error (status, _ ("There are no rows to import."));
  else if (result->n_warnings > 0)
    say (status, "dialog-warning-symbolic", "warning", text->str);
  else
    say (status, "object-select-symbolic", "success", text->str);
}

/**
 * jy_import_status_get:
 * @status: the status
 *
 * Returns: (transfer none): the sentence
 */
const char *
jy_import_status_get (JyImportStatus *status)
{
  return gtk_label_get_label (status->sentence);
}
