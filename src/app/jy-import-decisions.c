/* jy-import-decisions.c: only what there is to decide is shown; what was decided stays
 * to be seen and taken back. */
#include "config.h"

#include "jy-import-decisions.h"
#include "jy-import-words.h"

#include <glib/gi18n.h>

struct _JyImportDecisions
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *again_row;
  GtkSwitch *again_switch;
  AdwComboRow *dates_row;
  AdwActionRow *names_row;
  GtkSwitch *names_switch;
  GtkWidget *skip_row;
  GtkSwitch *skip_switch;

  JyImportWords *words;
  GPtrArray *date_formats; /* char: as the row lists them */
  JyImportPlan *plan;      /* the dialog's */
};

G_DEFINE_FINAL_TYPE (JyImportDecisions, jy_import_decisions, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_WORDS_CHANGED,
  SIGNAL_SKIP_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
decided_cb (JyImportDecisions *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
words_changed_cb (JyImportDecisions *self)
{
  g_signal_emit (self, signals[SIGNAL_WORDS_CHANGED], 0);
}

/* The first choice is to leave them as they are. */
static void
date_chosen_cb (JyImportDecisions *self)
{
  guint position = adw_combo_row_get_selected (self->dates_row);

  if (self->plan == NULL || position > self->date_formats->len)
    return;
  jy_import_plan_set_date_format (self->plan, position > 0 ? g_ptr_array_index (self->date_formats, position - 1) : NULL);
  g_signal_emit (self, signals[SIGNAL_WORDS_CHANGED], 0);
}

static void
skip_decided_cb (JyImportDecisions *self)
{
  g_signal_emit (self, signals[SIGNAL_SKIP_CHANGED], 0);
}

static void
jy_import_decisions_dispose (GObject *object)
{
  g_clear_object (&JY_IMPORT_DECISIONS (object)->words);
  g_clear_pointer (&JY_IMPORT_DECISIONS (object)->date_formats, g_ptr_array_unref);

  G_OBJECT_CLASS (jy_import_decisions_parent_class)->dispose (object);
}

static void
jy_import_decisions_class_init (JyImportDecisionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_import_decisions_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-import-decisions.ui");
  gtk_widget_class_bind_template_child (widget_class, JyImportDecisions, again_row);
  gtk_widget_class_bind_template_child (widget_class, JyImportDecisions, again_switch);
  gtk_widget_class_bind_template_child (widget_class, JyImportDecisions, dates_row);
  gtk_widget_class_bind_template_child (widget_class, JyImportDecisions, names_row);
  gtk_widget_class_bind_template_child (widget_class, JyImportDecisions, names_switch);
  gtk_widget_class_bind_template_child (widget_class, JyImportDecisions, skip_row);
  gtk_widget_class_bind_template_child (widget_class, JyImportDecisions, skip_switch);
  gtk_widget_class_bind_template_callback (widget_class, decided_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_decided_cb);

  /**
   * JyImportDecisions::changed:
   * @decisions: the decisions
   *
   * Emitted when the rows have to be checked anew.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  /**
   * JyImportDecisions::words-changed:
   * @decisions: the decisions
   *
   * Emitted when the plan was told what a word means.
   */
  signals[SIGNAL_WORDS_CHANGED] = g_signal_new ("words-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                NULL, G_TYPE_NONE, 0);

  /**
   * JyImportDecisions::skip-changed:
   * @decisions: the decisions
   *
   * Emitted when refused rows are left out now, or no longer.
   */
  signals[SIGNAL_SKIP_CHANGED] = g_signal_new ("skip-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                               NULL, G_TYPE_NONE, 0);
}

static void
jy_import_decisions_init (JyImportDecisions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->date_formats = g_ptr_array_new_with_free_func (g_free);
  self->words = jy_import_words_new (ADW_PREFERENCES_GROUP (self));
  g_signal_connect_object (self->words, "changed", G_CALLBACK (words_changed_cb), self, G_CONNECT_SWAPPED);
}

static char *
list_unknown_names (const JyImportPlan   *plan,
                    const JyImportResult *result)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < result->unknown->len; i++)
    {
      const JyImportWord *word = g_ptr_array_index (result->unknown, i);

      if (jy_import_plan_get_kind (plan)->fields[word->field].type == JY_FIELD_REFERENCE)
        g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("list", ", ") : "", word->text);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* The row stays when a way to read them was chosen, so that it can be changed. */
static void
show_dates (JyImportDecisions   *self,
            const JyImportDates *dates)
{
  g_autoptr (GtkStringList) choices = NULL;
  /* Translators: a date that can be read in several ways */
  g_autofree char *title = g_strdup_printf (_ ("“%s” is"), dates->text);

  if (dates->formats->len == 0 || self->date_formats->len > 0)
    return;
  choices = gtk_string_list_new (NULL);
  gtk_string_list_append (choices, _ ("Unknown"));
  for (guint i = 0; i < dates->formats->len; i++)
    {
      const char *format = g_ptr_array_index (dates->formats, i);
      JyDay day = 0;

      jy_day_parse (dates->text, format, &day, NULL);
      gtk_string_list_take (choices, jy_day_to_iso (day));
      g_ptr_array_add (self->date_formats, g_strdup (format));
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->dates_row), title);
  adw_combo_row_set_model (self->dates_row, G_LIST_MODEL (choices));
}

/**
 * jy_import_decisions_clear:
 * @decisions: the decisions
 *
 * Forgets the words and the dates, because another plan is made.
 */
void
jy_import_decisions_clear (JyImportDecisions *decisions)
{
  decisions->plan = NULL;
  g_ptr_array_set_size (decisions->date_formats, 0);
  adw_combo_row_set_model (decisions->dates_row, NULL);
  jy_import_words_clear (decisions->words);
}

/**
 * jy_import_decisions_show:
 * @decisions: the decisions
 * @plan: the plan that was checked; it outlives what is shown
 * @result: what came of it
 * @was_imported: whether the very file was imported before
 *
 * Shows what there is to decide.
 */
void
jy_import_decisions_show (JyImportDecisions    *decisions,
                          JyImportPlan         *plan,
                          const JyImportResult *result,
                          gboolean              was_imported)
{
  g_autofree char *names = list_unknown_names (plan, result);
  gboolean again = was_imported || gtk_switch_get_active (decisions->again_switch);
  gboolean unknown = *names != '\0' || gtk_switch_get_active (decisions->names_switch);
  gboolean skip = result->is_whole && result->n_refused > 0 && result->n_records > 0;

  jy_import_words_show (decisions->words, plan, result);
  show_dates (decisions, result->dates);
  decisions->plan = plan;
  gtk_widget_set_visible (GTK_WIDGET (decisions->dates_row), decisions->date_formats->len > 0);
  adw_action_row_set_subtitle (decisions->names_row, names);
  gtk_widget_set_visible (decisions->again_row, again);
  gtk_widget_set_visible (GTK_WIDGET (decisions->names_row), unknown);
  gtk_widget_set_visible (decisions->skip_row, skip);
  gtk_widget_set_visible (GTK_WIDGET (decisions), again || unknown || skip || decisions->date_formats->len > 0 ||
                                                    jy_import_words_get_n (decisions->words) > 0);
}

/**
 * jy_import_decisions_is_again:
 * @decisions: the decisions
 *
 * Returns: whether a file that was imported before is imported once more
 */
gboolean
jy_import_decisions_is_again (JyImportDecisions *decisions)
{
  return gtk_switch_get_active (decisions->again_switch);
}

/**
 * jy_import_decisions_makes_names:
 * @decisions: the decisions
 *
 * Returns: whether records are made for names that are not known yet
 */
gboolean
jy_import_decisions_makes_names (JyImportDecisions *decisions)
{
  return gtk_switch_get_active (decisions->names_switch);
}

/**
 * jy_import_decisions_skips:
 * @decisions: the decisions
 *
 * Returns: whether refused rows are left out and the others imported
 */
gboolean
jy_import_decisions_skips (JyImportDecisions *decisions)
{
  return gtk_switch_get_active (decisions->skip_switch);
}
