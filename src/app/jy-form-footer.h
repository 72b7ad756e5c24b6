/* What stands below the fields of a form: what it says of the whole record, and what
 * can be done with it. */
#pragma once

#include <gtk/gtk.h>

#include "jy-problems.h"

G_BEGIN_DECLS

#define JY_TYPE_FORM_FOOTER (jy_form_footer_get_type ())
G_DECLARE_FINAL_TYPE (JyFormFooter, jy_form_footer, JY, FORM_FOOTER, GtkWidget)

void        jy_form_footer_set_series  (JyFormFooter     *footer,
                                        gboolean          is_series);
gboolean    jy_form_footer_get_series  (JyFormFooter     *footer);
void        jy_form_footer_say         (JyFormFooter     *footer,
                                        const char       *text,
                                        gboolean          is_error);
void        jy_form_footer_say_saved   (JyFormFooter     *footer,
                                        const JyProblems *problems,
                                        const JyKind     *kind);
void        jy_form_footer_say_back    (JyFormFooter     *footer,
                                        gboolean          is_changed);
void        jy_form_footer_say_not_kept (JyFormFooter    *footer,
                                        const char       *why);
void        jy_form_footer_say_read_only (JyFormFooter   *footer);
const char *jy_form_footer_get_message (JyFormFooter     *footer);

G_END_DECLS
