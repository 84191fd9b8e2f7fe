"""Who must act, to be sent: as text for a mail, and as a calendar."""

from generator.reminders.calendar import as_calendar
from generator.reminders.chosen import plans_of
from generator.reminders.text import as_text

__all__ = ["as_calendar", "as_text", "plans_of"]
