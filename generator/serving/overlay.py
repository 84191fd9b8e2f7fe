"""What the server puts into each page, and no built site has: the switch, and the problems."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.digests import digest_of_values
from generator.problems import Severity
from generator.report import summary
from generator.vocabulary import Audience, SecondLanguage
from generator.words import say_year

if TYPE_CHECKING:
    from generator.model import Library
    from generator.serving.desk import Notice

LOOK = Path(__file__).with_name("look")
OWN = "/-"
"""Below this stands what belongs to the preview and to no site."""
_MOST = 50
_STYLE = (
    f'<link rel="stylesheet" href="{OWN}/preview.css">'
    f'<script src="{OWN}/preview.js" defer></script>'
)


@dataclass(frozen=True)
class Whereabouts:
    """What is being looked at: whose site, and the path below it."""

    audience: Audience
    path: str
    seen: str = ""  # the digest of what is shown, to be told when it is another
    own: str = ""  # the address, of a page that belongs to no site

    @property
    def edition(self) -> str:
        """The edition at the beginning of the path, if one is there: "met/2016-17"."""
        parts = self.path.split("/")
        if parts[0] in set(SecondLanguage):
            parts = parts[1:]
        return "/".join(parts[:2]) if len(parts) > 1 else ""


@cache
def templates() -> Environment:
    """The environment of the preview's own few pages."""
    return Environment(
        loader=FileSystemLoader(LOOK),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def with_overlay(html: str, overlay: str) -> str:
    """A page with its style in the head, and the overlay as the last thing in its body."""
    page = html.replace("</head>", f"{_STYLE}</head>", 1)
    before, end, after = page.rpartition("</body>")
    return f"{before}{overlay}{end}{after}"


def seen_in(html: str | None, notice: Notice) -> str:
    """The digest of all that changes in what a reader of a page sees."""
    problems = [repr(each) for each in notice.problems]
    return digest_of_values([html, problems, notice.failure, notice.outdated])


def overlay_of(where: Whereabouts, notice: Notice, library: Library | None) -> str:
    """The switch and the problems as HTML."""
    years = years_in(library)
    page = where.own or f"/{where.audience}/{where.path}"
    at = {"page": page, "seen": where.seen}
    return (
        templates()
        .get_template("overlay.html")
        .render(
            views=[
                (title, address_of(audience, where.path), audience is where.audience)
                for audience, title in VIEWS.items()
            ],
            years=[
                (title, address_of(where.audience, f"{name}/"), name == where.edition)
                for name, title in years.items()
            ],
            edits=bool(where.own),
            edit=edit_address(where.edition) if has_plan(library, where.edition) else "",
            events=f"{OWN}/events?{urlencode(at)}",
            **said_in(notice),
        )
    )


def said_in(notice: Notice) -> dict[str, object]:
    """What the list of problems is given: the worst first, and how many are left out."""
    order = list(Severity)
    problems = sorted(notice.problems, key=lambda each: order.index(each.severity))
    return {
        "problems": problems[:_MOST],
        "left_out": max(0, len(problems) - _MOST),
        "failure": notice.failure,
        "outdated": notice.outdated,
        "summary": summary(problems),
        "grave": bool(notice.failure) or any(each.severity is Severity.ERROR for each in problems),
    }


VIEWS = {Audience.INTERNAL: "Staff", Audience.PUBLIC: "Public"}


def address_of(audience: Audience, path: str) -> str:
    """The way to a page of a site or, if it is not there, to the nearest above it."""
    return f"{OWN}/show?{urlencode({'audience': audience.value, 'path': path})}"


def edit_address(edition: str) -> str:
    """Where the updates of an edition are written."""
    return f"{OWN}/edit/{quote(edition)}"


def has_plan(library: Library | None, edition: str) -> bool:
    """Whether an edition has actions to write updates of."""
    return any(
        each.id == edition and each.improvement and each.improvement.actions
        for each in (library.editions if library else ())
    )


def years_in(library: Library | None) -> dict[str, str]:
    """All editions by their ids, with what to call them, newest first within each body."""
    if library is None:
        return {}
    names = {each.id: each.short_name for each in library.organisations}
    editions = sorted(library.editions, key=lambda each: each.year, reverse=True)
    return {
        each.id: f"{names.get(each.organisation, each.organisation)} {say_year(each.year)}"
        for each in sorted(editions, key=lambda each: each.organisation)
    }
