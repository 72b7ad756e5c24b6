/* ctl-record.c: kinds, and single records: add, amend, void, show. */
#include "config.h"

#include "ctl.h"
#include "ctl-json.h"
#include "jy-history.h"
#include "jy-ledger-undo.h"
#include "jy-text.h"

#include <glib/gi18n.h>
#include <string.h>

static void
print_kind_json (const JyKind *kind,
                 JsonBuilder  *builder)
{
  json_builder_begin_object (builder);
  ctl_json_add_string (builder, "name", kind->name);
  ctl_json_add_string (builder, "title", kind->title);
  ctl_json_add_string (builder, "title_zh", kind->title_zh);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const JyField *field = &kind->fields[i];
      const JyDimension *dimension = jy_field_get_dimension (field);

      json_builder_begin_object (builder);
      ctl_json_add_string (builder, "name", field->name);
      ctl_json_add_string (builder, "type", jy_field_type_get_name (field->type));
      if (dimension != NULL)
        {
          const char *names = dimension->units[0].names;
          g_autofree char *unit = g_strndup (names, strcspn (names, "|"));

          ctl_json_add_string (builder, "unit", unit);
        }
      ctl_json_add_boolean (builder, "required", (field->flags & JY_FIELD_REQUIRED) != 0);
      ctl_json_add_boolean (builder, "derived", (field->flags & JY_FIELD_DERIVED) != 0);
      if (field->target != NULL)
        ctl_json_add_string (builder, "refers_to", field->target);
      if (field->choices != NULL)
        {
          json_builder_set_member_name (builder, "choices");
          json_builder_begin_array (builder);
          for (guint k = 0; k < field->choices->n; k++)
            json_builder_add_string_value (builder, field->choices->list[k].name);
          json_builder_end_array (builder);
        }
      ctl_json_add_string (builder, "title", field->title);
      ctl_json_add_string (builder, "title_zh", field->title_zh);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_kind_table (const JyKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const JyField *field = &kind->fields[i];

      ctl_print_padded (field->name, 20, FALSE);
      ctl_print_padded (jy_field_type_get_name (field->type), 16, FALSE);
      ctl_print_padded (jy_field_get_unit (field), 6, FALSE);
      ctl_print_padded ((field->flags & JY_FIELD_DERIVED)    ? jy_text_pick ("derived", "可推算")
                        : (field->flags & JY_FIELD_REQUIRED) ? jy_text_pick ("required", "必填")
                                                             : "",
                        10, FALSE);
      ctl_print_padded (jy_field_get_title (field), 30, FALSE);
      if (field->target != NULL)
        ctl_print ("→ %s", field->target);
      for (guint k = 0; field->choices != NULL && k < field->choices->n; k++)
        ctl_print ("%s%s", k > 0 ? " " : "", field->choices->list[k].name);
      ctl_print ("\n");
    }
}

/**
 * ctl_kinds:
 *
 * `kinds`: the kinds, or the fields of one.
 *
 * Returns: the exit status
 */
CTL_COMMAND (ctl_kinds)
{
  g_autofree char *format_text = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_text, N_ ("table or json"), N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  const JyKind *kind = NULL;
  const JyKind *const *kinds;
  CtlStatus status;
  CtlFormat format;
  guint n_kinds;

  if (!ctl_parse (ctl_get_command ("kinds"), entries, &argc, &argv, 0, 1, &status) ||
      !ctl_parse_format (format_text, FALSE, &format, &status))
    return status;
  if (argc > 1 && (kind = ctl_find_kind (argv[1], &status)) == NULL)
    return status;
  kinds = jy_kind_list (&n_kinds);
  if (format == CTL_FORMAT_JSON)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      if (kind == NULL)
        json_builder_begin_array (builder);
      for (guint i = 0; i < n_kinds; i++)
        if (kind == NULL || kind == kinds[i])
          print_kind_json (kinds[i], builder);
      if (kind == NULL)
        json_builder_end_array (builder);
      ctl_json_print (builder);
    }
  else if (kind != NULL)
    print_kind_table (kind);
  else
    for (guint i = 0; i < n_kinds; i++)
      {
        ctl_print_padded (kinds[i]->name, 16, FALSE);
        ctl_print ("%s\n", jy_kind_get_title (kinds[i]));
      }
  return ctl_finish ();
}

/* Reads `field=value` words into a record; every bad one is told. */
static gboolean
read_values (JyLedger  *ledger,
             JyRecord  *record,
             char     **words,
             CtlStatus *status)
{
  gboolean given[JY_KIND_MAX_FIELDS] = { FALSE };
  gboolean good = TRUE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;
      g_autoptr (GError) error = NULL;
      guint position;

      if (!ctl_split (words[i], &name, &value, status))
        return FALSE;
      if (!ctl_find_field (record->kind, name, &position, status))
        return FALSE;
      if (given[position])
        {
          *status = ctl_usage (_ ("“%s” is given twice."), record->kind->fields[position].name);
          return FALSE;
        }
      given[position] = TRUE;
      if (jy_ledger_parse (ledger, record, position, value, &error))
        continue;
      good = FALSE;
      *status = jy_ledger_error_is_environment (error) ? CTL_ENVIRONMENT : CTL_REFUSED;
      ctl_message ("%s “%s”%s%s", jy_field_get_title (&record->kind->fields[position]), value, jy_text_pick (": ", "："),
                   error->message);
    }
  return good;
}

static void
print_warnings (const JyProblems *problems,
                const JyKind     *kind)
{
  for (guint i = 0; i < jy_problems_get_n (problems); i++)
    {
      const JyProblem *problem = jy_problems_get (problems, i);
      g_autofree char *sentence = jy_problem_to_sentence (problem, kind);

      if (problem->severity == JY_PROBLEM_WARNING)
        ctl_message (_ ("Note: %s"), sentence);
    }
}

/**
 * ctl_add:
 *
 * `add`: writes a record.
 *
 * Returns: the exit status
 */
CTL_COMMAND (ctl_add)
{
  g_autoptr (JyProblems) problems = jy_problems_new ();
  g_autoptr (JyRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  const JyKind *kind;
  JyRecordState state;
  CtlStatus status;
  JyLedger *ledger;

  if (!ctl_parse (ctl_get_command ("add"), NULL, &argc, &argv, 1, -1, &status) ||
      (kind = ctl_find_kind (argv[1], &status)) == NULL || (ledger = ctl_open (ctl, FALSE, &status)) == NULL)
    return status;
  record = jy_record_new (kind);
  if (!read_values (ledger, record, argv + 2, &status))
    return ctl_close (ledger, status);
  if (!jy_ledger_begin (ledger, &error) || !jy_ledger_put (ledger, record, problems, &state, &error))
    return ctl_close (ledger, ctl_fail (error));
  print_warnings (problems, kind);
  /* A record whose identifier could not be told is not saved: the script that
   * asked for it would write it again. */
  ctl_print ("%s\n", state.id);
  status = ctl_finish ();
  if (status == CTL_DONE && !jy_ledger_commit (ledger, &error))
    status = ctl_fail (error);
  return ctl_close (ledger, status);
}

static CtlStatus
amend (JyLedger   *ledger,
       const char *id,
       char      **words,
       const char *reason)
{
  g_autoptr (JyProblems) problems = jy_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JyRecord) record = jy_ledger_read (ledger, id, NULL, &error);
  JyCheckContext context = jy_ledger_get_check_context (ledger);
  CtlStatus status;

  if (record == NULL)
    return ctl_fail (error);
  /* What was worked out from the old values follows the new ones. */
  jy_record_strip_derived (record, &context);
  if (!read_values (ledger, record, words, &status))
    return status;
  if (!jy_ledger_amend (ledger, id, record, reason, problems, &error))
    return ctl_fail (error);
  print_warnings (problems, record->kind);
  return CTL_DONE;
}

/**
 * ctl_amend:
 *
 * `amend`: writes a new version of a record.
 *
 * Returns: the exit status
 */
CTL_COMMAND (ctl_amend)
{
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_ ("Why, for the record's history"), N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };
  CtlStatus status;
  JyLedger *ledger;

  if (!ctl_parse (ctl_get_command ("amend"), entries, &argc, &argv, 2, -1, &status))
    return status;
  if (reason == NULL)
    return ctl_usage ("%s", _ ("Say why with --reason."));
  ledger = ctl_open (ctl, FALSE, &status);
  if (ledger == NULL)
    return status;
  return ctl_close (ledger, amend (ledger, argv[1], argv + 2, reason));
}

/**
 * ctl_void:
 *
 * `void`: removes a record from lists and figures.
 *
 * Returns: the exit status
 */
CTL_COMMAND (ctl_void)
{
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_ ("Why, for the record's history"), N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  CtlStatus status;
  JyLedger *ledger;

  if (!ctl_parse (ctl_get_command ("void"), entries, &argc, &argv, 1, 1, &status))
    return status;
  if (reason == NULL)
    return ctl_usage ("%s", _ ("Say why with --reason."));
  ledger = ctl_open (ctl, FALSE, &status);
  if (ledger == NULL)
    return status;
  if (!jy_ledger_void (ledger, argv[1], reason, &error))
    return ctl_close (ledger, ctl_fail (error));
  return ctl_close (ledger, CTL_DONE);
}

static void
print_record (JyLedger       *ledger,
              const JyRecord *record)
{
  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      const JyField *field = &record->kind->fields[i];
      const char *unit = jy_field_get_unit (field);
      g_autofree char *value = NULL;

      if (!record->values[i].is_set || (record->kind == &jy_kind_notice && i == JY_NOTICE_PDF))
        continue;
      value = jy_ledger_format (ledger, record, i);
      ctl_print ("  ");
      ctl_print_padded (jy_field_get_title (field), 28, FALSE);
      ctl_print ("%s%s%s\n", value, *unit != '\0' ? " " : "", unit);
    }
}

/* A value with its unit, or a dash. */
static char *
write_value (JyLedger       *ledger,
             const JyRecord *record,
             guint           field)
{
  const char *unit = jy_field_get_unit (&record->kind->fields[field]);
  g_autofree char *value = jy_ledger_format (ledger, record, field);

  if (*value == '\0')
    return g_strdup ("—");
  return *unit != '\0' ? g_strconcat (value, " ", unit, NULL) : g_steal_pointer (&value);
}

static void
print_changes (JyLedger       *ledger,
               const JyRecord *before,
               const JyRecord *after)
{
  for (guint i = 0; i < after->kind->n_fields; i++)
    {
      const JyField *field = &after->kind->fields[i];
      g_autofree char *old = NULL;
      g_autofree char *new = NULL;

      if (jy_value_equal (field, &before->values[i], &after->values[i]))
        continue;
      old = write_value (ledger, before, i);
      new = write_value (ledger, after, i);
      ctl_print ("  ");
      ctl_print_padded (jy_field_get_title (field), 28, FALSE);
      ctl_print ("%s → %s\n", old, new);
    }
}

/* What was done, in the words of the commands. */
static const char *
get_action_title (const JyVersion *version,
                  gboolean         first)
{
  if (g_str_equal (version->action, "void"))
    return _ ("voided");
  if (g_str_equal (version->action, "put"))
    return first ? _ ("recorded") : _ ("amended");
  return version->action;
}

static CtlStatus
print_history (JyLedger   *ledger,
               const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = jy_ledger_list_versions (ledger, id, &error);

  if (versions == NULL)
    return ctl_fail (error);
  for (guint i = 0; i < versions->len; i++)
    {
      const JyVersion *version = g_ptr_array_index (versions, i);
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (version->time / 1000);
      g_autofree char *when = g_date_time_format (time, "%Y-%m-%d %H:%M:%S");

      ctl_print ("%s  %s  %s%s%s\n", when, version->author, get_action_title (version, i == 0),
                 version->reason != NULL ? jy_text_pick (": ", "：") : "", version->reason != NULL ? jy_reason_get_title (version->reason) : "");
      if (i == 0)
        print_record (ledger, version->record);
      else
        print_changes (ledger, ((const JyVersion *) g_ptr_array_index (versions, i - 1))->record, version->record);
    }
  return CTL_DONE;
}

/**
 * ctl_show:
 *
 * `show`: a record, or every version of it.
 *
 * Returns: the exit status
 */
CTL_COMMAND (ctl_show)
{
  gboolean history = FALSE;
  const GOptionEntry entries[] = {
    { "history", 0, 0, G_OPTION_ARG_NONE, &history, N_ ("Show every version"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (JyRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  JyRecordState state;
  CtlStatus status;
  JyLedger *ledger;

  if (!ctl_parse (ctl_get_command ("show"), entries, &argc, &argv, 1, 1, &status))
    return status;
  ledger = ctl_open (ctl, TRUE, &status);
  if (ledger == NULL)
    return status;
  if (history)
    return ctl_close (ledger, print_history (ledger, argv[1]));
  record = jy_ledger_read (ledger, argv[1], &state, &error);
  if (record == NULL)
    return ctl_close (ledger, ctl_fail (error));
  ctl_print ("%s %s%s%s\n", jy_kind_get_title (record->kind), state.id, state.voided ? " " : "",
             state.voided ? jy_text_pick ("(voided)", "（已作废）") : "");
  print_record (ledger, record);
  return ctl_close (ledger, CTL_DONE);
}
