"""Finds what a document is made of, among the versions of its years that an audience has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import page_kinds
from generator.compare.sides import side_of
from generator.language import MAIN, _
from generator.pages import pages_of
from generator.pages.page import EditionContext
from generator.pages.papers import PaperPage
from generator.pages.release_state import say_how_final
from generator.pages.statement import FullPage
from generator.problems import ExpectedError
from generator.units import ComparisonUnit, EditionUnit
from generator.vocabulary import Audience
from generator.words import say_date, say_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.pages import Page
    from generator.units import Unit, UnitOfBody


@dataclass(frozen=True)
class Chosen:
    """A page that becomes a document, and what its first lines say beside the title."""

    unit: UnitOfBody
    page: Page
    name: str  # of its file
    lines: tuple[str, ...]
    day: str  # when what it says was so, as exact as it is known
    marking: str = ""  # as the document's own table of facts has it


def document_named(asked: str, units: Sequence[Unit]) -> Chosen:
    """The statement of a version of a year, or with a second "/" one of its papers.

    ExpectedError says what there is where that is not there.
    """
    name, paper = _parted(asked)
    unit = _version(name, units)
    pages = [each for each in pages_of(unit) if each.kind in {page_kinds.FULL, page_kinds.PAPER}]
    wanted = [each for each in pages if each.ids == (() if paper is None else (paper,))]
    if not wanted:
        raise ExpectedError(_not_there(name, paper, pages))
    return _chosen(unit, wanted[0], asked)


def comparison_named(old: str, new: str, units: Sequence[Unit]) -> Chosen:
    """Two versions of one body side by side, whether or not the site has a page of the two."""
    versions = _version(old, units), _version(new, units)
    older, newer = versions
    if older.body.path != newer.body.path:
        message = f"{old} and {new} are of two bodies, and a document compares two years of one"
        raise ExpectedError(f"{message}. Leave --format out to have the differences as text.")
    sides = tuple(side_of(each.path, each.library, each.release) for each in versions)
    own = (each for unit in versions for each in unit.versions if each.path == unit.path)
    unit = ComparisonUnit(
        f"{newer.body.path}/{page_kinds.COMPARISON.at(*(each.name for each in sides))}".rstrip("/"),
        newer.audience,
        newer.library,
        newer.organisations,
        sides=sides,
        versions=tuple(own),
        between=tuple(
            side_of(each.path, each.library, each.release)
            for each in _working(units)
            if each.body.path == newer.body.path
            and older.edition.year < each.edition.year < newer.edition.year
        ),
    )
    (page,) = pages_of(unit)
    name = f"{_as_file_name(old)}-{_as_file_name(new)}-comparison"
    return Chosen(unit, page, name, (newer.body.name,), _day_of(newer))


def _parted(asked: str) -> tuple[str, str | None]:
    """The year and the paper that are asked for."""
    parts = asked.split("/")
    if len(parts) not in {2, 3} or not all(parts):
        message = f'"{asked}" names no document. Write a year as met/2016-17'
        raise ExpectedError(f"{message}, and one of its papers as met/2016-17/2017-06-30-ags.")
    return "/".join(parts[:2]), parts[2] if len(parts) > 2 else None  # noqa: PLR2004 - as above


def _version(name: str, units: Sequence[Unit]) -> EditionUnit:
    known = {_name_of(each): each for each in _versions(units)}
    if name in known:
        return known[name]
    there = ", ".join(sorted(known)) or "none"
    if units[0].audience is Audience.PUBLIC:
        message = f'The public has no "{name}", for it sees only what was released: {there}.'
        raise ExpectedError(f"{message} Leave --audience out for the rest.")
    raise ExpectedError(f'There is no "{name}". There are: {there}.')


def _versions(units: Sequence[Unit]) -> Iterator[EditionUnit]:
    return (each for each in units if isinstance(each, EditionUnit) and each.language == MAIN)


def _working(units: Sequence[Unit]) -> list[EditionUnit]:
    """The versions that stand at the addresses of their years, oldest first."""
    found = (each for each in _versions(units) if type(each) is EditionUnit)
    return sorted(found, key=lambda each: each.path)


def _name_of(unit: EditionUnit) -> str:
    """What a version is called on the command line: met/2016-17@2017-06-13-unaudited."""
    if type(unit) is EditionUnit or unit.release is None:
        return unit.path
    return f"{unit.body.path}/{unit.edition.year}@{unit.release.name}"


def _not_there(name: str, paper: str | None, pages: Sequence[Page]) -> str:
    papers = [f"{name}/{each.ids[0]}" for each in pages if each.ids]
    there = [name] if any(not each.ids for each in pages) else []
    missing = f'a paper "{paper}"' if paper else "a statement"
    have = ", ".join([*there, *papers])
    return f"{name} does not have {missing}. It has: {have or 'neither statement nor papers'}."


def _chosen(unit: EditionUnit, page: Page, asked: str) -> Chosen:
    shown = page.context
    assert isinstance(shown, EditionContext)
    view, day, marking = shown.view, _day_of(unit), ""
    bodies = say_list([each.name for each in (view.organisation, *view.partners)])
    lines = [bodies, view.edition.period, say_how_final(unit)]
    name = _as_file_name(asked)
    if isinstance(shown, FullPage):
        name += "-statement"
        lines.append(_("Position at %(as_at)s", as_at=say_date(view.edition.as_at)))
        marking = shown.document.control.marking or "" if shown.document.control else ""
    elif isinstance(shown, PaperPage):
        day = shown.item.record.date
    return Chosen(unit, page, name, tuple(lines), day, marking)


def _day_of(unit: EditionUnit) -> str:
    return unit.release.date if unit.release else unit.edition.as_at


def _as_file_name(name: str) -> str:
    return name.replace("/", "-").replace("@", "-")
