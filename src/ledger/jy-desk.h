/* Who writes, where and when: what a ledger is told from outside. */
#pragma once

#include <glib.h>

#include "jy-day.h"
#include "jy-uuid.h"

G_BEGIN_DECLS

/**
 * JyClock:
 * @data: the clock's own
 *
 * Returns: milliseconds since 1970 (UTC)
 */
typedef gint64 (*JyClock) (gpointer data);

/**
 * JyDesk:
 * @id: identifies this copy of the program on this computer
 * @author: the name that entries are signed with
 * @clock: tells the time
 * @clock_data: passed to @clock
 *
 * Given to a ledger when it is opened, so that tests and demonstration data
 * are the same every time.
 */
typedef struct
{
  JyUuid id;
  char *author;
  JyClock clock;
  gpointer clock_data;
} JyDesk;

JyDesk *jy_desk_new       (const JyUuid *id,
                           const char   *author);
JyDesk *jy_desk_new_here  (const char   *author,
                           GError      **error);
JyDesk *jy_desk_copy      (const JyDesk *desk);
void    jy_desk_free      (JyDesk       *desk);
void    jy_desk_set_clock (JyDesk       *desk,
                           JyClock       clock,
                           gpointer      data);
gint64  jy_desk_get_time  (const JyDesk *desk);
JyDay   jy_desk_get_today (const JyDesk *desk);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyDesk, jy_desk_free)

G_END_DECLS
