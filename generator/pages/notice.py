"""What is said of a website's text as a whole, on its pages, in its data and in its feeds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.units import UnitOfBody

if TYPE_CHECKING:
    from generator.units import Unit


def notice_of(unit: Unit) -> str:
    """The notice of the body whose pages a unit has, or else that of the site; "" without one."""
    own = unit.body.path if isinstance(unit, UnitOfBody) else ""
    notices = [each.notice for each in unit.library.organisations if each.id == own]
    return next((each for each in (*notices, unit.library.site.notice) if each), "")


def in_short(notice: str) -> str:
    """The first sentence of a notice: what fits into the line that stands on every page."""
    return re.split(r"(?<=[.!?]) ", notice, maxsplit=1)[0]
