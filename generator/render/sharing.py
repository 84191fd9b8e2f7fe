"""What is shown of a page where people share its address: one picture for each body."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.units import OrganisationUnit, Portal, UnitOfBody, place_of
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from generator.units import Unit

CARD = "card.png"


def card_at(unit: Unit) -> tuple[str, str, str] | None:
    """What the picture of a unit says: a name, the website, its address; None if it has none."""
    if unit.audience is not Audience.PUBLIC or not isinstance(unit, Portal | OrganisationUnit):
        return None
    site = unit.library.site
    parts = urlsplit(site.address)
    address = f"{parts.netloc}{parts.path}".rstrip("/")
    return (site.title, "", address) if isinstance(unit, Portal) else (
        unit.body.name, site.title, address
    )  # fmt: skip


def card_for(unit: Unit) -> dict[str, str]:
    """The picture that a unit's pages share: its whole address, and its text."""
    if unit.audience is not Audience.PUBLIC:
        return {}
    site = unit.library.site
    name, path = (unit.body.name, unit.body.path) if isinstance(unit, UnitOfBody) else ("", "")
    place = place_of(path, unit.language)
    url = "/".join(filter(None, [site.address.rstrip("/"), place, CARD]))
    return {"url": url, "text": f"{name}: {site.title}" if name else site.title}
