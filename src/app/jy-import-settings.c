/* jy-import-settings.c: what was found out stands first in each list; another choice
 * corrects it. */
#include "config.h"

#include "jy-import-settings.h"

#include <glib/gi18n.h>

struct _JyImportSettings
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *kind_row;
  AdwComboRow *encoding_row;
  AdwComboRow *delimiter_row;
  AdwActionRow *header_row;
  GtkSwitch *header_switch;

  GtkStringList *encodings;
  GtkStringList *delimiters;
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (JyImportSettings, jy_import_settings, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_KIND_CHANGED,
  SIGNAL_FORMAT_CHANGED,
  SIGNAL_HEADER_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What tables are saved in here, beside what says itself what it is. */
static const char *const encodings[] = { "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "BIG5" };

static const struct
{
  gunichar delimiter;
  const char *title;
} delimiters[] = {
  { ',', N_ ("Comma") },
  { ';', N_ ("Semicolon") },
  { '\t', N_ ("Tab") },
  { '|', N_ ("Vertical bar") },
};

static void
kind_chosen_cb (JyImportSettings *self)
{
  if (!self->is_updating)
    g_signal_emit (self, signals[SIGNAL_KIND_CHANGED], 0);
}

static void
format_chosen_cb (JyImportSettings *self)
{
  if (!self->is_updating)
    g_signal_emit (self, signals[SIGNAL_FORMAT_CHANGED], 0);
}

static void
header_chosen_cb (JyImportSettings *self)
{
  if (!self->is_updating)
    g_signal_emit (self, signals[SIGNAL_HEADER_CHANGED], 0);
}

static void
add_signal (guint       signal,
            const char *name,
            GType       type)
{
  signals[signal] = g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jy_import_settings_class_init (JyImportSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-import-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, JyImportSettings, kind_row);
  gtk_widget_class_bind_template_child (widget_class, JyImportSettings, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, JyImportSettings, delimiter_row);
  gtk_widget_class_bind_template_child (widget_class, JyImportSettings, header_row);
  gtk_widget_class_bind_template_child (widget_class, JyImportSettings, header_switch);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_chosen_cb);

  /**
   * JyImportSettings::kind-changed:
   * @settings: the settings
   *
   * Emitted when another kind was chosen.
   */
  add_signal (SIGNAL_KIND_CHANGED, "kind-changed", G_TYPE_FROM_CLASS (klass));

  /**
   * JyImportSettings::format-changed:
   * @settings: the settings
   *
   * Emitted when the file is to be read in another way.
   */
  add_signal (SIGNAL_FORMAT_CHANGED, "format-changed", G_TYPE_FROM_CLASS (klass));

  /**
   * JyImportSettings::header-changed:
   * @settings: the settings
   *
   * Emitted when the first row is a header now, or no longer.
   */
  add_signal (SIGNAL_HEADER_CHANGED, "header-changed", G_TYPE_FROM_CLASS (klass));
}

static void
jy_import_settings_init (JyImportSettings *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint n_kinds;
  const JyKind *const *kinds = jy_kind_list (&n_kinds);

  self->is_updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n_kinds; i++)
    gtk_string_list_append (titles, jy_kind_get_title (kinds[i]));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (titles));

  self->encodings = gtk_string_list_new ((const char *[]) { _ ("Detected"), NULL });
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    gtk_string_list_append (self->encodings, encodings[i]);
  adw_combo_row_set_model (self->encoding_row, G_LIST_MODEL (self->encodings));
  g_object_unref (self->encodings);

  self->delimiters = gtk_string_list_new ((const char *[]) { _ ("Detected"), NULL });
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    gtk_string_list_append (self->delimiters, gettext (delimiters[i].title));
  adw_combo_row_set_model (self->delimiter_row, G_LIST_MODEL (self->delimiters));
  g_object_unref (self->delimiters);
  self->is_updating = FALSE;
}

/* Replacing the first entry must not look like another choice. */
static void
set_found (AdwComboRow   *row,
           GtkStringList *list,
           const char    *found)
{
  guint selected = adw_combo_row_get_selected (row);
  /* Translators: the first choice of a list: what the program found out by itself */
  g_autofree char *first = g_strdup_printf (_ ("Detected: %s"), found);

  gtk_string_list_splice (list, 0, 1, (const char *[]) { first, NULL });
  adw_combo_row_set_selected (row, selected);
}

static char *
dup_delimiter_title (gunichar delimiter)
{
  char text[7] = "";

  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (delimiters[i].delimiter == delimiter)
      return g_strdup (gettext (delimiters[i].title));
  g_unichar_to_utf8 (delimiter, text);
  return g_strdup (text);
}

/**
 * jy_import_settings_show:
 * @settings: the settings
 * @sample: what the file looks like
 * @kind: the kind it is imported as
 * @has_header: whether its first row is a header
 *
 * Shows what was found out. No signal is emitted.
 */
void
jy_import_settings_show (JyImportSettings     *settings,
                         const JyImportSample *sample,
                         const JyKind         *kind,
                         gboolean              has_header)
{
  g_autofree char *delimiter = dup_delimiter_title (sample->delimiter);
  gulong line = jy_import_sample_get_header_line (sample, kind);
  g_autofree char *place = g_strdup_printf (_ ("In line %lu; what stands above is left out"), line);

  settings->is_updating = TRUE;
  /* A choice that was made says itself what it is. */
  if (adw_combo_row_get_selected (settings->encoding_row) == 0)
    set_found (settings->encoding_row, settings->encodings, sample->encoding);
  if (adw_combo_row_get_selected (settings->delimiter_row) == 0)
    set_found (settings->delimiter_row, settings->delimiters, delimiter);
  adw_combo_row_set_selected (settings->kind_row, jy_kind_get_index (kind));
  adw_action_row_set_subtitle (settings->header_row, has_header && line > 0 ? place : "");
  gtk_switch_set_active (settings->header_switch, has_header);
  settings->is_updating = FALSE;
}

/**
 * jy_import_settings_show_text:
 * @settings: the settings
 *
 * Hides what has no meaning for a text from the clipboard.
 */
void
jy_import_settings_show_text (JyImportSettings *settings)
{
  gtk_widget_set_visible (GTK_WIDGET (settings->encoding_row), FALSE);
}

/**
 * jy_import_settings_get_kind:
 * @settings: the settings
 *
 * Returns: (transfer none): the kind that is chosen
 */
const JyKind *
jy_import_settings_get_kind (JyImportSettings *settings)
{
  guint n_kinds;
  const JyKind *const *kinds = jy_kind_list (&n_kinds);

  return kinds[MIN (adw_combo_row_get_selected (settings->kind_row), n_kinds - 1)];
}

/**
 * jy_import_settings_get_header:
 * @settings: the settings
 *
 * Returns: whether the first row is a header
 */
gboolean
jy_import_settings_get_header (JyImportSettings *settings)
{
  return gtk_switch_get_active (settings->header_switch);
}

/**
 * jy_import_settings_get_options:
 * @settings: the settings
 * @options: (out): how the file is read
 *
 * Tells what was chosen; what is found out is 0 or %NULL.
 */
void
jy_import_settings_get_options (JyImportSettings *settings,
                                JyCsvOptions     *options)
{
  guint encoding = adw_combo_row_get_selected (settings->encoding_row);
  guint delimiter = adw_combo_row_get_selected (settings->delimiter_row);

  *options = (JyCsvOptions) {
    .encoding = encoding > 0 ? encodings[encoding - 1] : NULL,
    .delimiter = delimiter > 0 ? delimiters[delimiter - 1].delimiter : 0,
  };
}
