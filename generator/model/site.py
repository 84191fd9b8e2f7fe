"""The website as a whole."""

from __future__ import annotations

from typing import Annotated

from generator.model.fields import (
    Address,
    Colour,
    Contact,
    Date,
    FileName,
    Flag,
    List,
    Prose,
    Text,
    one_of,
)
from generator.model.record import Record
from generator.vocabulary import Compliance, Withheld


class Link(Record):
    """A titled web address."""

    called = "a link"
    title: Text
    """The words of the link; for example `Open Government Licence`."""
    url: Address
    """Where the link leads; for example `https://example.org/licence`."""


class Accessibility(Record):
    """What the accessibility statement needs to say.

    The regulations ask for more than the website can be made without: `governance check` lists
    what is still missing, and the page says that it is not stated.
    """

    called = "the accessibility part of the site"
    standard: Text
    """The standard that the pages should meet; for example
    `Web Content Accessibility Guidelines 2.2, level AA`."""
    status: Annotated[Compliance, one_of(Compliance)] | None = None
    """How far the website meets the standard; for example `partially-compliant`."""
    checked: Date
    """When the pages were last checked against it; for example `2026-11`."""
    checked_by: Text | None = None
    """Who checked them; for example `Our own web team`."""
    how: Prose
    """How they were checked; for example `By program and with a keyboard.`."""
    gaps: List[Text] = ()
    """What does not meet the standard yet, and why; for example
    `[The PDF files of 2016 have no headings.]`."""
    burdens: List[Text] = ()
    """What does not meet the standard because that would be a disproportionate burden, and why; for
    example `[Maps of floods cannot be described in words at a cost in proportion.]`."""
    exempt: List[Text] = ()
    """What the regulations do not cover; for example `[PDF files published before 23 September
    2018.]`."""
    prepared: Date | None = None
    """When the accessibility statement was first prepared; for example `2025-09-23`."""
    reviewed: Date | None = None
    """When the accessibility statement was last reviewed; for example `2026-11-20`."""
    contact: Link
    """Where readers ask for another format or report a barrier; for example
    `{title: Ask for another format, url: "https://example.org/help"}`."""
    response: Text | None = None
    """How soon readers will have an answer; for example `10 working days`."""
    enforcement: Link
    """Who deals with complaints about accessibility; for example
    `{title: Equality Advisory and Support Service, url: "https://example.org/eass"}`."""
    northern_ireland: Flag = False
    """Whether the body is in Northern Ireland, where a different commission enforces the
    regulations; for example `true`."""


class Look(Record):
    """The colour and the logo of the pages, in place of the program's own."""

    called = "the look of the site"
    accent: Colour | None = None
    """The background of the header, and the colour of links on light pages; dark enough for white
    text to be read on it; for example `"#5a1f6e"`."""
    accent_in_dark: Colour | None = None
    """The colour of links on dark pages; without it, a lighter shade of the accent; for example
    `"#d9b3e6"`."""
    logo: FileName | None = None
    """A picture beside site.yml, as SVG or PNG, shown before the name; for example
    `logo.svg`."""


class Security(Record):
    """Whom to tell of a security fault in the website.

    The public site says it in `.well-known/security.txt` (RFC 9116), where those who find
    one look for it.
    """

    called = "the security part of the site"
    contact: Contact
    """Where a security fault is reported; for example `"mailto:security@example.org"`."""
    expires: Date
    """The last day on which this can be relied on, at most a year ahead; for example
    `2026-05-31`."""


class Site(Record):
    """The website as a whole (site.yml).

    The first sentence of `notice` is shown on every page, all of it on first pages; a body that has
    a notice of its own shows that instead.
    """

    called = "the site"
    title: Text
    """The name of the website, at the top of each page; for example `Governance statements`."""
    about: Prose
    """What the website is and who publishes it, on its first page; for example
    `What public bodies say about how they govern themselves.`."""
    address: Address
    """The web address that the public site will have; for example
    `https://example.org/governance/`."""
    as_at: Date
    """The date at which the site as a whole is up to date; for example `2026-11-25`."""
    feedback: Link
    """Where readers report a mistake; for example
    `{title: Tell us about a mistake, url: "https://example.org/feedback"}`."""
    licence: Link | None = None
    """The licence under which readers may use the texts; for example
    `{title: Open Government Licence, url: "https://example.org/licence"}`."""
    notice: Text | None = None
    """What every page and download says about its own status; for example
    `A sample made from published papers, not a publication of these bodies.`."""
    withheld: Annotated[Withheld, one_of(Withheld)] = Withheld.SOME
    """What the public is told of entries that are not published: how many there are of each kind,
    or only that there are some; for example `exact`."""
    look: Look | None = None
    """The colour and the logo of the pages; for example `{accent: "#5a1f6e", logo: logo.svg}`."""
    accessibility: Accessibility
    """What the accessibility statement of the website says."""
    security: Security | None = None
    """Whom to tell of a security fault in the website; for example
    `{contact: "mailto:security@example.org", expires: 2026-05-31}`."""
