/* A connection to a ledger file and its statements; the only door to SQLite. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _JyDatabase JyDatabase;
typedef struct _JyStatement JyStatement;

typedef enum
{
  JY_DATABASE_READ_WRITE,
  JY_DATABASE_READ_ONLY,
  JY_DATABASE_CREATE,
} JyDatabaseMode;

JyDatabase  *jy_database_open           (const char       *path,
                                         JyDatabaseMode    mode,
                                         GError          **error);
gboolean     jy_database_close          (JyDatabase       *database,
                                         GError          **error);
gboolean     jy_database_is_read_only   (const JyDatabase *database);
gboolean     jy_database_execute        (JyDatabase       *database,
                                         const char       *sql,
                                         GError          **error);
gboolean     jy_database_set_journaling (JyDatabase       *database,
                                         gboolean          write_ahead);
void         jy_database_set_cancellable (JyDatabase      *database,
                                          GCancellable    *cancellable);
gboolean     jy_database_begin_read     (JyDatabase       *database,
                                         GError          **error);
void         jy_database_end_read       (JyDatabase       *database);
gboolean     jy_database_query_integer  (JyDatabase       *database,
                                         const char       *sql,
                                         gint64           *integer,
                                         GError          **error);

JyStatement *jy_database_prepare        (JyDatabase       *database,
                                         const char       *sql,
                                         GError          **error);
void         jy_statement_release       (JyStatement      *statement);
void         jy_statement_bind_integer  (JyStatement      *statement,
                                         const char       *name,
                                         gint64            integer);
void         jy_statement_bind_text     (JyStatement      *statement,
                                         const char       *name,
                                         const char       *text);
void         jy_statement_bind_blob     (JyStatement      *statement,
                                         const char       *name,
                                         gconstpointer     blob,
                                         gsize             size);
void         jy_statement_set_integer   (JyStatement      *statement,
                                         int               position,
                                         gint64            integer);
void         jy_statement_set_text      (JyStatement      *statement,
                                         int               position,
                                         const char       *text,
                                         gssize            length);
void         jy_statement_set_blob      (JyStatement      *statement,
                                         int               position,
                                         gconstpointer     blob,
                                         gsize             size);
void         jy_statement_set_null      (JyStatement      *statement,
                                         int               position);
gboolean     jy_statement_step          (JyStatement      *statement,
                                         GError          **error);
gboolean     jy_statement_run           (JyStatement      *statement,
                                         GError          **error);
gint64       jy_statement_get_integer   (JyStatement      *statement,
                                         int               column);
const char  *jy_statement_get_text      (JyStatement      *statement,
                                         int               column);
gsize        jy_statement_get_size      (JyStatement      *statement,
                                         int               column);
gconstpointer jy_statement_get_blob     (JyStatement      *statement,
                                         int               column,
                                         gsize            *size);
gboolean     jy_statement_is_null       (JyStatement      *statement,
                                         int               column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyStatement, jy_statement_release)

G_END_DECLS
