"""Whether what the site says of whom to tell of a hole in it can still be relied on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.printed_dates import days_of
from generator.problems import Problem, Severity
from generator.words import say_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.rules.subject import Subject


def expired_contact(subject: Subject) -> Iterator[Problem]:
    """A contact whose last day is over: who finds a hole is told not to use it any more."""
    site = subject.library.site
    said = site.security
    if said and days_of(said.expires)[1] < days_of(site.as_at)[1]:
        message = f"found {say_date(said.expires)}, which has passed by {say_date(site.as_at)}"
        hint = "see that the contact is still right, and give a later day"
        yield Problem(said.place("expires"), "security-expired", message, hint, Severity.WARNING)
