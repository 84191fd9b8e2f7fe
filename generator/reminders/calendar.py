"""What is overdue or due soon as an iCalendar file (RFC 5545): a whole day for each due date.

The same content gives the same bytes: an entry is known by its action, and dated by its plan, so
that a calendar that takes the file in again changes what it has instead of adding to it.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.reminders.text import title_of
from generator.tracker.status import day_of
from generator.views.due import answering_for
from generator.views.tracker import say_standing
from generator.words import sentence_case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icalendar import Event

    from generator.views.due import Duty, WhoMustAct


def as_calendar(plans: Iterable[WhoMustAct], address: str) -> bytes:
    """The calendar of some plans; `address` is that of the website, whose host is in the ids.

    It is empty where nothing is overdue or due soon: a calendar must have an entry.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//governance-statements//due//EN")
    calendar.add("version", "2.0")
    host = urlsplit(address).hostname or "localhost"
    for due in plans:
        for duty in due.duties:
            if duty.overdue or duty.soon:
                calendar.add_component(_event(duty, due, host))
    return bytes(calendar.to_ical()) if calendar.subcomponents else b""


def _event(duty: Duty, due: WhoMustAct, host: str) -> Event:
    from icalendar import Event

    action, edition = duty.action, due.view.edition
    owners = ", ".join(each.record.title for each in answering_for(action)) or "No owner named"
    body, state = due.view.organisation.name, say_standing(duty.standing)
    event = Event()
    event.add("uid", f"{edition.organisation}.{edition.year}.{action.record.id}@{host}")
    event.add("dtstamp", datetime.combine(due.plan.as_at, time(), UTC))
    event.add("dtstart", day_of(duty.standing.due))
    event.add("summary", f"{'Overdue' if duty.overdue else 'Due'}: {title_of(duty)}")
    event.add("description", f"{body}. {owners}. {sentence_case('; '.join([state, *duty.why]))}.")
    event.add("transp", "TRANSPARENT")
    return event
