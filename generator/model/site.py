"""The website as a whole."""

from __future__ import annotations

from generator.model.fields import Address, Date, List, Prose, Text
from generator.model.record import Record


class Link(Record):
    """A titled web address."""

    called = "a link"
    title: Text
    url: Address


class Accessibility(Record):
    """What the accessibility statement needs to say."""

    called = "the accessibility part of the site"
    standard: Text
    checked: Date
    how: Prose
    gaps: List[Text] = ()
    contact: Link
    enforcement: Link


class Site(Record):
    """The website as a whole (site.yml).

    `notice` is said on every page; a body that has a notice of its own says that instead.
    """

    called = "the site"
    title: Text
    about: Prose
    address: Address
    as_at: Date
    feedback: Link
    licence: Link | None = None
    notice: Text | None = None
    accessibility: Accessibility
