/* jy-notice-writer.c: the notices there are, and who writes them. */
#include "config.h"

#include "jy-notice-canteen.h"
#include "jy-notice-collectors.h"
#include "jy-notice-combined.h"
#include "jy-notice-overtime.h"
#include "jy-notice-purchases.h"
#include "jy-notice-waste.h"
#include "jy-notice-writer.h"
#include "jy-notice.h"

static const struct
{
  const char *name;
  JyNoticeWriter writer;
} notices[] = {
  { "waste", jy_notice_waste_new },
  { "canteen", jy_notice_canteen_new },
  { "purchases", jy_notice_purchases_new },
  { "overtime", jy_notice_overtime_new },
  { "collectors", jy_notice_collectors_new },
  { "combined", jy_notice_combined_new },
};

/**
 * jy_notice_find_writer:
 * @notice: a notice's name
 *
 * Returns: (nullable): who writes it
 */
JyNoticeWriter
jy_notice_find_writer (const char *notice)
{
  for (guint i = 0; i < G_N_ELEMENTS (notices); i++)
    if (g_str_equal (notices[i].name, notice))
      return notices[i].writer;
  return NULL;
}

/**
 * jy_notice_is_known:
 * @notice: a notice's name
 *
 * Returns: whether there is such a notice
 */
gboolean
jy_notice_is_known (const char *notice)
{
  return jy_notice_find_writer (notice) != NULL;
}
