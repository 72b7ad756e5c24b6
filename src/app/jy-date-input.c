/* jy-date-input.c: what is typed in short is read against the ledger's today, which may
 * be another one by now than when the form was opened. */
#include "config.h"

#include "jy-date-input.h"

#include <glib/gi18n.h>

struct _JyDateInput
{
  JyEntryInput parent_instance;
  GtkWidget *button;
  GtkWidget *popover;
  GtkCalendar *calendar;
  JyLedger *ledger;
  JyMonth month;
};

static void jy_date_input_input_init (JyInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JyDateInput, jy_date_input, JY_TYPE_ENTRY_INPUT, G_IMPLEMENT_INTERFACE (JY_TYPE_INPUT, jy_date_input_input_init))

static JyDay
get_calendar_day (JyDateInput *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);

  return jy_day_new ((guint) g_date_time_get_year (date), (guint) g_date_time_get_month (date),
                     (guint) g_date_time_get_day_of_month (date));
}

/* Turning the pages selects days as well; only another day of the same page is a
 * choice. */
static void
day_selected_cb (JyDateInput *self)
{
  JyDay day = get_calendar_day (self);
  char text[JY_DAY_TEXT_SIZE];

  if (day == 0 || jy_day_get_month (day) != self->month)
    {
      self->month = day != 0 ? jy_day_get_month (day) : 0;
      return;
    }
  jy_day_write_iso (day, text);
  jy_input_set_text (JY_INPUT (self), text);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (jy_input_get_control (JY_INPUT (self)));
}

static void
popover_shown_cb (JyDateInput *self)
{
  g_autofree char *text = jy_input_dup_text (JY_INPUT (self));
  g_autoptr (GDateTime) date = NULL;
  guint year, month, number;
  JyDay day;

  if (!jy_day_parse (text, NULL, &day, NULL))
    day = jy_ledger_get_today (self->ledger);
  jy_day_get_parts (day, &year, &month, &number);
  date = g_date_time_new_local ((int) year, (int) month, (int) number, 12, 0, 0);
  self->month = 0;
  gtk_calendar_select_day (self->calendar, date);
  self->month = jy_day_get_month (day);
  /* The days, not the buttons that turn the pages. */
  gtk_widget_grab_focus (GTK_WIDGET (self->calendar));
}

static char *
jy_date_input_dup_text (JyInput *input)
{
  JyDateInput *self = JY_DATE_INPUT (input);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (jy_entry_input_get_entry (JY_ENTRY_INPUT (self))));
  JyDay day;

  return jy_day_parse_relative (text, jy_ledger_get_today (self->ledger), &day) ? jy_day_to_iso (day) : g_strdup (text);
}

static void
jy_date_input_input_init (JyInputInterface *iface)
{
  iface->dup_text = jy_date_input_dup_text;
}

/* Not to the button beside it, from which it may not have been opened. */
static void
popover_closed_cb (GtkWidget *self)
{
  gtk_widget_grab_focus (jy_input_get_control (JY_INPUT (self)));
}

static gboolean
open_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (JY_DATE_INPUT (widget)->button));
  return GDK_EVENT_STOP;
}

static void
jy_date_input_finalize (GObject *object)
{
  g_clear_object (&JY_DATE_INPUT (object)->ledger);

  G_OBJECT_CLASS (jy_date_input_parent_class)->finalize (object);
}

static void
jy_date_input_class_init (JyDateInputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jy_date_input_finalize;
  jy_input_bind_open (GTK_WIDGET_CLASS (klass), open_cb);
}

static void
jy_date_input_init (JyDateInput *self)
{
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->calendar));
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_tooltip_text (self->button, _ ("Choose from a calendar"));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_box_append (GTK_BOX (self), self->button);
  jy_entry_input_set_usual_hint (JY_ENTRY_INPUT (self),
                                 /* Translators: ways to write a date */
                                 _ ("2026-03-05, 3-5, 5 or yesterday"));

  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (popover_shown_cb), self);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (popover_closed_cb), self);
}

/**
 * jy_date_input_new:
 * @field: a field that holds a day
 * @ledger: the ledger whose clock tells what day it is
 *
 * Returns: (transfer none): an empty input
 */
GtkWidget *
jy_date_input_new (const JyField *field,
                   JyLedger      *ledger)
{
  JyDateInput *self = g_object_new (JY_TYPE_DATE_INPUT, NULL);
  g_autofree char *name = g_strdup_printf (/* Translators: the title of a field that holds a date */
                                           _ ("Calendar for “%s”"), jy_field_get_title (field));

  self->ledger = g_object_ref (ledger);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
