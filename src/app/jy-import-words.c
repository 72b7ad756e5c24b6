/* jy-import-words.c: a row for each word that no choice knows. A row stays when its
 * word is understood, so that the answer can be changed. */
#include "config.h"

#include "jy-import-words.h"

#include <glib/gi18n.h>

struct _JyImportWords
{
  GObject parent_instance;

  AdwPreferencesGroup *group; /* weak */
  GPtrArray *rows;
  JyImportPlan *plan; /* the dialog's */
};

G_DEFINE_FINAL_TYPE (JyImportWords, jy_import_words, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define FIELD_KEY "jy-field"
#define WORD_KEY  "jy-word"

/* In a row's list: as it is, no value, then the choices. */
enum
{
  POSITION_UNKNOWN,
  POSITION_NO_VALUE,
  POSITION_FIRST_CHOICE,
};

static guint
count_choices (const JyField *field)
{
  return field->type == JY_FIELD_BOOLEAN ? 2 : field->choices->n;
}

static JyValue
get_choice (const JyField *field,
            guint          choice)
{
  const gboolean is_set = field->type == JY_FIELD_CHOICES;

  return (JyValue) { .is_set = TRUE, .integer = is_set ? G_GINT64_CONSTANT (1) << choice : choice };
}

static void
choice_chosen_cb (JyImportWords *self,
                  GParamSpec    *pspec,
                  AdwComboRow   *row)
{
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), FIELD_KEY));
  const JyField *declared = &jy_import_plan_get_kind (self->plan)->fields[field];
  guint position = adw_combo_row_get_selected (row);
  g_autofree char *to = NULL;

  if (position == POSITION_NO_VALUE)
    to = g_strdup ("");
  else if (position >= POSITION_FIRST_CHOICE)
    {
      JyValue value = get_choice (declared, position - POSITION_FIRST_CHOICE);

      to = jy_field_format_plain (declared, &value);
    }
  jy_import_plan_choose_word (self->plan, field, g_object_get_data (G_OBJECT (row), WORD_KEY), to);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
new_row (JyImportWords      *self,
         const JyImportWord *word)
{
  const JyField *field = &jy_import_plan_get_kind (self->plan)->fields[word->field];
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  /* Translators: a word of a file, and the title of the field it stands in */
  g_autofree char *title = g_strdup_printf (_ ("“%s” in “%s” means"), word->text, jy_field_get_title (field));
  GtkWidget *row = adw_combo_row_new ();

  gtk_string_list_append (choices, _ ("Unknown"));
  gtk_string_list_append (choices, _ ("No value"));
  for (guint i = 0; i < count_choices (field); i++)
    {
      JyValue value = get_choice (field, i);

      gtk_string_list_take (choices, jy_field_format (field, &value));
    }
  g_object_set (row, "use-markup", FALSE, "title", title, "title-lines", 2, "model", choices, NULL);
  g_object_set_data (G_OBJECT (row), FIELD_KEY, GUINT_TO_POINTER (word->field));
  g_object_set_data_full (G_OBJECT (row), WORD_KEY, g_strdup (word->text), g_free);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (choice_chosen_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static gboolean
has_row (JyImportWords      *self,
         const JyImportWord *word)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GObject *row = g_ptr_array_index (self->rows, i);

      if (GPOINTER_TO_UINT (g_object_get_data (row, FIELD_KEY)) == word->field &&
          g_str_equal (g_object_get_data (row, WORD_KEY), word->text))
        return TRUE;
    }
  return FALSE;
}

static void
jy_import_words_finalize (GObject *object)
{
  JyImportWords *self = JY_IMPORT_WORDS (object);

  g_clear_weak_pointer (&self->group);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (jy_import_words_parent_class)->finalize (object);
}

static void
jy_import_words_class_init (JyImportWordsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jy_import_words_finalize;

  /**
   * JyImportWords::changed:
   * @words: the words
   *
   * Emitted when the plan was told what a word means.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
jy_import_words_init (JyImportWords *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * jy_import_words_new:
 * @group: where the rows are put
 *
 * Returns: (transfer full): no words yet
 */
JyImportWords *
jy_import_words_new (AdwPreferencesGroup *group)
{
  JyImportWords *words = g_object_new (JY_TYPE_IMPORT_WORDS, NULL);

  g_set_weak_pointer (&words->group, group);
  return words;
}

/**
 * jy_import_words_clear:
 * @words: the words
 *
 * Forgets them, because other columns are read.
 */
void
jy_import_words_clear (JyImportWords *words)
{
  for (guint i = 0; i < words->rows->len; i++)
    adw_preferences_group_remove (words->group, g_ptr_array_index (words->rows, i));
  g_ptr_array_set_size (words->rows, 0);
}

/* What is not read any more has no words. */
static void
drop_unread (JyImportWords *words)
{
  for (guint i = words->rows->len; i > 0; i--)
    {
      GtkWidget *row = g_ptr_array_index (words->rows, i - 1);
      guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), FIELD_KEY));

      if (jy_import_plan_get_chosen (words->plan, field) != JY_IMPORT_NO_COLUMN)
        continue;
      jy_import_plan_choose_word (words->plan, field, g_object_get_data (G_OBJECT (row), WORD_KEY), NULL);
      g_ptr_array_remove_index (words->rows, i - 1);
      adw_preferences_group_remove (words->group, row);
    }
}

/**
 * jy_import_words_show:
 * @words: the words
 * @plan: what is told what they mean; it outlives what is shown
 * @result: what came of an import
 *
 * Adds the words that are new, and takes those away whose column is not read.
 */
void
jy_import_words_show (JyImportWords        *words,
                      JyImportPlan         *plan,
                      const JyImportResult *result)
{
  words->plan = plan;
  drop_unread (words);
  for (guint i = 0; i < result->unknown->len; i++)
    {
      const JyImportWord *word = g_ptr_array_index (result->unknown, i);
      GtkWidget *row;

      if (jy_import_plan_get_kind (plan)->fields[word->field].type == JY_FIELD_REFERENCE || has_row (words, word))
        continue;
      row = new_row (words, word);
      g_ptr_array_add (words->rows, row);
      adw_preferences_group_add (words->group, row);
    }
}

/**
 * jy_import_words_get_n:
 * @words: the words
 *
 * Returns: how many there are
 */
guint
jy_import_words_get_n (JyImportWords *words)
{
  return words->rows->len;
}
