/* Where a value is entered: its text goes in and out, whatever it looks like. */
#pragma once

#include <gtk/gtk.h>

#include "jy-record.h"

G_BEGIN_DECLS

#define JY_TYPE_INPUT (jy_input_get_type ())
G_DECLARE_INTERFACE (JyInput, jy_input, JY, INPUT, GtkWidget)

/**
 * JyInputInterface:
 * @dup_text: what stands there, as jy_ledger_parse() reads it
 * @set_text: puts the text of a value there
 * @set_hint: shows what a missing value is worked out to be, or %NULL
 * @get_control: the widget that has the focus and the accessible name
 * @follow: is given the record as it stands, with what the other fields make of it
 * @dup_problem: what is wrong already while it is typed, or %NULL
 */
struct _JyInputInterface
{
  GTypeInterface parent_interface;

  char *(*dup_text) (JyInput *input);
  void (*set_text) (JyInput *input, const char *text);
  void (*set_hint) (JyInput *input, const char *hint);
  GtkWidget *(*get_control) (JyInput *input);
  void (*follow) (JyInput *input, const JyRecord *record);
  char *(*dup_problem) (JyInput *input);
};

char      *jy_input_dup_text       (JyInput        *input);
void       jy_input_set_text       (JyInput        *input,
                                    const char     *text);
void       jy_input_set_hint       (JyInput        *input,
                                    const char     *hint);
GtkWidget *jy_input_get_control    (JyInput        *input);
void       jy_input_follow         (JyInput        *input,
                                    const JyRecord *record);
char      *jy_input_dup_problem    (JyInput        *input);
void       jy_input_emit_changed   (JyInput        *input);
void       jy_input_emit_activated (JyInput        *input);
void       jy_input_bind_open      (GtkWidgetClass *widget_class,
                                    GtkShortcutFunc open);
gboolean   jy_input_is_enter       (guint           keyval);

G_END_DECLS
