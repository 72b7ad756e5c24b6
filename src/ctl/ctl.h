/* What the commands of jieyuectl share. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

/**
 * CtlStatus:
 * @CTL_DONE: done
 * @CTL_REFUSED: bad input, a rule of the ledger, problems found
 * @CTL_USAGE: wrong usage
 * @CTL_ENVIRONMENT: a file missing or damaged, the disk full, no permission
 *
 * Exit statuses; other than 0 means that nothing was changed.
 */
typedef enum
{
  CTL_DONE = 0,
  CTL_REFUSED = 1,
  CTL_USAGE = 2,
  CTL_ENVIRONMENT = 3,
} CtlStatus;

typedef enum
{
  CTL_FORMAT_TABLE,
  CTL_FORMAT_CSV,
  CTL_FORMAT_JSON,
} CtlFormat;

/**
 * Ctl:
 * @path: the ledger file
 * @desk: who writes
 * @desk_error: (nullable): why nothing can be written here
 */
typedef struct
{
  char *path;
  JyDesk *desk;
  GError *desk_error;
} Ctl;

/**
 * CtlCommand:
 * @name: as typed
 * @arguments: the arguments, for the help
 * @summary: one sentence, for the help
 * @run: runs it with its own arguments, its name first
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  CtlStatus (*run) (Ctl *ctl,
                    int argc,
                    char **argv);
} CtlCommand;

/* ctl-options.c */
gboolean  ctl_parse        (const CtlCommand   *command,
                            const GOptionEntry *entries,
                            int                *argc,
                            char             ***argv,
                            int                 min,
                            int                 max,
                            CtlStatus          *status);
gboolean  ctl_parse_month  (const char         *text,
                            JyMonth            *month,
                            CtlStatus          *status);
gboolean  ctl_parse_period (const char         *month,
                            const char         *first,
                            const char         *last,
                            JyDay              *from,
                            JyDay              *to,
                            CtlStatus          *status);
gboolean  ctl_parse_format (const char         *text,
                            gboolean            csv,
                            CtlFormat          *format,
                            CtlStatus          *status);
gboolean  ctl_split        (const char         *text,
                            char              **name,
                            char              **value,
                            CtlStatus          *status);
const JyKind *ctl_find_kind (const char        *name,
                             CtlStatus         *status);
gboolean  ctl_find_field   (const JyKind       *kind,
                            const char         *name,
                            guint              *position,
                            CtlStatus          *status);

/* ctl-output.c */
void      ctl_print        (const char         *format,
                            ...) G_GNUC_PRINTF (1, 2);
void      ctl_message      (const char         *format,
                            ...) G_GNUC_PRINTF (1, 2);
void      ctl_speak_untranslated (void);
CtlStatus ctl_fail         (const GError       *error);
CtlStatus ctl_usage        (const char         *format,
                            ...) G_GNUC_PRINTF (1, 2);
CtlStatus ctl_finish       (void);
void      ctl_progress     (gint64              done,
                            gint64              total,
                            gpointer            label);
void      ctl_progress_end (void);
guint     ctl_get_width    (const char         *text);
void      ctl_print_padded (const char         *text,
                            guint               width,
                            gboolean            to_the_right);

/* ctl-ledger.c */
gboolean  ctl_check_output (const char         *source,
                            const char         *path,
                            CtlStatus          *status);
gboolean  ctl_may_write    (Ctl                *ctl,
                            CtlStatus          *status);
JyLedger *ctl_open         (Ctl                *ctl,
                            gboolean            read_only,
                            CtlStatus          *status);
CtlStatus ctl_close        (JyLedger           *ledger,
                            CtlStatus           status);

#define CTL_COMMAND(name) CtlStatus name (Ctl *ctl, int argc, char **argv)

CTL_COMMAND (ctl_init);
CTL_COMMAND (ctl_demo);
CTL_COMMAND (ctl_kinds);
CTL_COMMAND (ctl_add);
CTL_COMMAND (ctl_amend);
CTL_COMMAND (ctl_void);
CTL_COMMAND (ctl_undo);
CTL_COMMAND (ctl_redo);
CTL_COMMAND (ctl_show);
CTL_COMMAND (ctl_list);
CTL_COMMAND (ctl_import);
CTL_COMMAND (ctl_export);
CTL_COMMAND (ctl_figures);
CTL_COMMAND (ctl_findings);
CTL_COMMAND (ctl_coverage);
CTL_COMMAND (ctl_close_month);
CTL_COMMAND (ctl_reopen_month);
CTL_COMMAND (ctl_notice);
CTL_COMMAND (ctl_sheet);
CTL_COMMAND (ctl_verify);
CTL_COMMAND (ctl_rebuild);
CTL_COMMAND (ctl_unavailable);

const CtlCommand *ctl_get_command (const char *name);

G_END_DECLS
