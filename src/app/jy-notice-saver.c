/* jy-notice-saver.c: one notice at a time; the sheet is opened when it is written,
 * and what could not be printed as written is told. */
#include "config.h"

#include "jy-notice-saver.h"
#include "jy-month-dialogs.h"
#include "jy-notice-file.h"

#include <glib/gi18n.h>

struct _JyNoticeSaver
{
  GObject parent_instance;

  JyLedger *ledger;
  AdwToastOverlay *toasts; /* weak */
  GtkFileChooserNative *chooser;
  JyMonth month;
  gboolean issues;
  gboolean opens;
  gboolean is_busy;
};

G_DEFINE_FINAL_TYPE (JyNoticeSaver, jy_notice_saver, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
set_busy (JyNoticeSaver *self,
          gboolean       is_busy)
{
  self->is_busy = is_busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
file_opened_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (JyNoticeSaver) self = data;

  if (!g_app_info_launch_default_for_uri_finish (result, NULL) && self->toasts != NULL)
    jy_say (self->toasts, _ ("There is no program here that shows PDF documents"));
}

static void
tell_warnings (JyNoticeSaver *self,
               GPtrArray     *warnings)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < warnings->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (warnings, i));
  jy_complain (GTK_WIDGET (self->toasts), _ ("Not Everything Was Printed as Written"), text->str);
}

static void
tell_file (JyNoticeSaver      *self,
           const JyNoticeFile *file)
{
  g_autofree char *uri = g_filename_to_uri (file->path, NULL, NULL);
  /* Translators: %s is the number of a notice */
  g_autofree char *issued = g_strdup_printf (_ ("Issued %s"), file->number != NULL ? file->number : "");

  jy_say (self->toasts, file->number != NULL ? issued : _ ("The draft was saved"));
  if (file->warnings != NULL && file->warnings->len > 0)
    tell_warnings (self, file->warnings);
  if (self->opens && uri != NULL)
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, file_opened_cb, g_object_ref (self));
}

static void
file_saved_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (JyNoticeSaver) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyNoticeFile) file = jy_notice_file_save_finish (result, &error);

  /* The page may have gone while the notice was made. */
  if (self->toasts != NULL && file != NULL)
    tell_file (self, file);
  else if (self->toasts != NULL)
    jy_complain (GTK_WIDGET (self->toasts), _ ("The Notice Was Not Saved"), error->message);
  set_busy (self, FALSE);
}

static void
chooser_responded_cb (JyNoticeSaver        *self,
                      int                   response,
                      GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->chooser);
  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    jy_notice_saver_save (self, self->month, path, self->issues, TRUE);
}

static void
jy_notice_saver_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (id == PROP_BUSY)
    g_value_set_boolean (value, JY_NOTICE_SAVER (object)->is_busy);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
jy_notice_saver_finalize (GObject *object)
{
  JyNoticeSaver *self = JY_NOTICE_SAVER (object);

  g_clear_weak_pointer (&self->toasts);
  g_clear_object (&self->chooser);
  g_clear_object (&self->ledger);

  G_OBJECT_CLASS (jy_notice_saver_parent_class)->finalize (object);
}

static void
jy_notice_saver_class_init (JyNoticeSaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = jy_notice_saver_get_property;
  object_class->finalize = jy_notice_saver_finalize;

  /**
   * JyNoticeSaver:busy:
   *
   * Whether a notice is being made.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jy_notice_saver_init (JyNoticeSaver *self)
{
}

/**
 * jy_notice_saver_new:
 * @ledger: an open ledger
 * @toasts: where success is told, and in whose window the rest is
 *
 * Returns: (transfer full): a saver
 */
JyNoticeSaver *
jy_notice_saver_new (JyLedger        *ledger,
                     AdwToastOverlay *toasts)
{
  JyNoticeSaver *saver = g_object_new (JY_TYPE_NOTICE_SAVER, NULL);

  saver->ledger = g_object_ref (ledger);
  g_set_weak_pointer (&saver->toasts, toasts);
  return saver;
}

/**
 * jy_notice_saver_is_busy:
 * @saver: the saver
 *
 * Returns: whether a notice is being made
 */
gboolean
jy_notice_saver_is_busy (JyNoticeSaver *saver)
{
  return saver->is_busy;
}

/**
 * jy_notice_saver_ask:
 * @saver: the saver
 * @month: a month
 * @issue: whether its notice is issued, or a draft is made
 *
 * Asks where the sheet goes, then makes it and opens it.
 */
void
jy_notice_saver_ask (JyNoticeSaver *saver,
                     JyMonth        month,
                     gboolean       issue)
{
  g_clear_object (&saver->chooser);
  saver->month = month;
  saver->issues = issue;
  saver->chooser = jy_notice_chooser_new (GTK_WIDGET (saver->toasts), month, issue);
  g_signal_connect_object (saver->chooser, "response", G_CALLBACK (chooser_responded_cb), saver, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (saver->chooser));
}

/**
 * jy_notice_saver_save:
 * @saver: a saver that is not busy
 * @month: a month, closed if its notice is to be issued
 * @path: where the sheet goes
 * @issue: whether the notice is issued, or a draft is made
 * @open: whether the sheet is opened afterwards
 *
 * Makes a notice and says how that went.
 */
void
jy_notice_saver_save (JyNoticeSaver *saver,
                      JyMonth        month,
                      const char    *path,
                      gboolean       issue,
                      gboolean       open)
{
  JyNoticeOrder order = { .notice = "waste", .month = month, .path = path, .issue = issue };

  g_return_if_fail (!saver->is_busy);

  saver->opens = open;
  set_busy (saver, TRUE);
  jy_notice_file_save_async (saver->ledger, &order, file_saved_cb, g_object_ref (saver));
}
