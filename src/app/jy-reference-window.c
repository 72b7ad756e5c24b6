/* jy-reference-window.c: the form of the other kind, over the form that asks for it.
 * Both keep what is typed; saving fills the reference. */
#include "config.h"

#include "jy-reference-window.h"
#include "jy-record-form.h"

#include <glib/gi18n.h>

struct _JyReferenceWindow
{
  AdwWindow parent_instance;

  GtkBox *content;
  AdwWindowTitle *heading;

  JyLedger *ledger;
  GtkWidget *form;
  JyFieldEditor *editor; /* not owned: the window goes before it */
};

G_DEFINE_FINAL_TYPE (JyReferenceWindow, jy_reference_window, ADW_TYPE_WINDOW)

/* By its name, or by its identifier where others have the same name. */
static char *
dup_reference (JyLedger   *ledger,
               const char *id)
{
  JyRecordState state;
  g_autoptr (JyRecord) record = jy_ledger_read (ledger, id, &state, NULL);
  const char *name = record != NULL ? jy_record_get_text (record, record->kind->name_field - 1) : NULL;
  gint64 row;

  if (name == NULL || !jy_ledger_resolve (ledger, record->kind, name, &row, NULL) || row != state.row)
    return g_strdup (id);
  return g_strdup (name);
}

static void
form_saved_cb (JyReferenceWindow *self,
               const char        *id)
{
  g_autofree char *text = dup_reference (self->ledger, id);

  gtk_widget_activate_action (GTK_WIDGET (self->editor), "record.note", "s", id);
  jy_field_editor_set_text (self->editor, text);
  jy_field_editor_set_message (self->editor, JY_PROBLEM_WARNING, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  gtk_window_close (GTK_WINDOW (self));
}

static void
form_cancelled_cb (JyReferenceWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  gtk_window_close (GTK_WINDOW (self));
}

/* A form over this one made a record: it is told to where this one was asked for. */
static void
note_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *id)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (JY_REFERENCE_WINDOW (widget)->editor), action, id);
}

static void
jy_reference_window_dispose (GObject *object)
{
  g_clear_object (&JY_REFERENCE_WINDOW (object)->ledger);

  G_OBJECT_CLASS (jy_reference_window_parent_class)->dispose (object);
}

static void
jy_reference_window_class_init (JyReferenceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_reference_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-reference-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JyReferenceWindow, content);
  gtk_widget_class_bind_template_child (widget_class, JyReferenceWindow, heading);
  gtk_widget_class_install_action (widget_class, "record.note", "s", note_activated_cb);
}

static void
jy_reference_window_init (JyReferenceWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What the window is for: the kind, and which field of the other record asks for it. */
static void
show_heading (JyReferenceWindow  *self,
              const JyFormTarget *outer,
              const JyField      *field)
{
  g_autofree char *kind = g_utf8_strdown (jy_kind_get_title (jy_kind_find (field->target)), -1);
  g_autofree char *title = g_strdup_printf (/* Translators: a kind of record */ _ ("New %s"), kind);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", jy_kind_get_title (outer->kind), jy_field_get_title (field));

  adw_window_title_set_title (self->heading, title);
  adw_window_title_set_subtitle (self->heading, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/**
 * jy_reference_window_open:
 * @outer: what the form that asks writes
 * @editor: one of its references; closing its form closes the window
 *
 * Opens a form for a new record to refer to, with what stands in @editor as its name.
 *
 * Returns: (transfer none): the window, which is shown
 */
JyReferenceWindow *
jy_reference_window_open (const JyFormTarget *outer,
                          JyFieldEditor      *editor)
{
  JyReferenceWindow *self = g_object_new (JY_TYPE_REFERENCE_WINDOW, "transient-for",
                                          gtk_widget_get_root (GTK_WIDGET (editor)), NULL);
  const JyField *field = jy_field_editor_get_field (editor);
  g_autofree char *name = jy_field_editor_dup_text (editor);

  self->ledger = g_object_ref (outer->ledger);
  self->editor = editor;
  show_heading (self, outer, field);
  self->form = jy_record_form_new_for (jy_form_target_new_reference (outer, field, name));
  gtk_widget_set_vexpand (self->form, TRUE);
  gtk_box_append (self->content, self->form);
  g_signal_connect_object (self->form, "saved", G_CALLBACK (form_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "cancelled", G_CALLBACK (form_cancelled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "unmap", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->form);
  return self;
}

/**
 * jy_reference_window_get_form:
 * @window: the window
 *
 * Returns: (transfer none): its form
 */
GtkWidget *
jy_reference_window_get_form (JyReferenceWindow *window)
{
  return window->form;
}
