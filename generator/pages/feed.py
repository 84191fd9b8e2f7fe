"""What was published, for programs that watch: an Atom feed (RFC 4287)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from generator.language import MAIN, _
from generator.pages.notice import notice_of
from generator.pages.release_state import say_release
from generator.pages.withheld import say_withheld
from generator.releases.served import FEED, LOG_HEAD
from generator.releases.summaries import changes_of
from generator.units import Portal, place_of

if TYPE_CHECKING:
    from generator.units import Unit

_ATOM = "http://www.w3.org/2005/Atom"


def feed_of(unit: Unit) -> str:
    """The feed of a unit's bodies: one entry for each release, newest first."""
    site = unit.library.site
    home = site.address.rstrip("/") + "/"
    here = f"{home}{unit.place}/" if unit.place else home
    changes = changes_of(unit.organisations)
    feed = ET.Element("feed", xmlns=_ATOM)
    name = unit.organisations[0].name if unit.path else site.title
    _add(feed, "title", _("%(body)s: what was published", body=name))
    if notice := notice_of(unit):
        _add(feed, "subtitle", notice)
    if isinstance(unit, Portal) and unit.head:  # what holds all releases of the site
        label = _("Checksum of the latest entry in the release log (SHA-256)")
        ET.SubElement(feed, "category", scheme=LOG_HEAD, term=unit.head, label=label)
    _add(feed, "id", here)
    _add(feed, "updated", _moment(changes[0][2].date if changes else site.as_at))
    ET.SubElement(feed, "link", rel="self", href=f"{here}{FEED}")
    ET.SubElement(feed, "link", href=here)
    _add(ET.SubElement(feed, "author"), "name", name)
    for edition, body, release in changes:
        address = f"{home}{place_of(release.path, _language_of(unit, release.path))}/"
        entry = ET.SubElement(feed, "entry")
        _add(entry, "title", f"{body} {edition.period}: {say_release(release)}")
        _add(entry, "id", address)
        _add(entry, "updated", _moment(release.date))
        ET.SubElement(entry, "link", href=address)
        why = (
            " " + _("Corrected because: %(reason)s", reason=release.reason)
            if release.reason
            else ""
        )
        said = say_withheld(site, dict(release.withheld))
        digest = _("SHA-256 of the text: %(digest)s", digest=release.digest)
        _add(entry, "summary", " ".join([f"{release.note}{why}", *said, digest]))
    ET.indent(feed)
    return ET.tostring(feed, "unicode", xml_declaration=False) + "\n"


def _language_of(unit: Unit, path: str) -> str:
    """The language in which a feed's unit leads to a page: the main one, if it has no other."""
    return MAIN if path.partition("/")[0] in unit.elsewhere else unit.language


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text


def _moment(day: str) -> str:
    """The beginning of a day, or of a month or year of which the day is not known."""
    year, month, date = [*day.split("-"), "01", "01"][:3]
    return f"{year}-{month}-{date}T00:00:00Z"
