"""The pages of an edition: its documents, registers and facts, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import page_kinds
from generator.language import _
from generator.pages import (
    actions,
    assurance,
    code,
    improvement,
    papers,
    registers,
    risks,
    statement,
)
from generator.pages.links import EditionLinks
from generator.pages.page import EditionContext, Page
from generator.pages.release_state import summary_of
from generator.pages.since_last_year import Since
from generator.prose import to_text
from generator.views import editorial_notes
from generator.views.charts import shares_of
from generator.views.completeness import COVERED, coverage, six_things
from generator.views.conclusion import conclusion_of
from generator.views.held import why_not
from generator.views.joint import NextYear, next_years
from generator.views.length import length_of
from generator.vocabulary import Audience, DocumentKind, Giver
from generator.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Edition
    from generator.releases.summaries import ReleaseSummary
    from generator.units import EditionUnit
    from generator.views import EditionView, Note, OpinionView
    from generator.views.charts import StateShare
    from generator.views.completeness import Check, Coverage
    from generator.views.conclusion import Conclusion
    from generator.views.length import Length


@dataclass(frozen=True)
class HomePage(EditionContext):
    """The first page of a year; `since` is none for the first year of a body."""

    page_kind = page_kinds.HOME
    since: Since | None
    concluded: Conclusion | None
    length: Length | None  # of the statement, where it can be read whole
    opinions: list[OpinionView]  # of auditors, inspectors and others outside the body
    next_years: list[NextYear]  # of a joint year, how each of its bodies went on
    states: list[StateShare]  # of the actions of the plan


@dataclass(frozen=True)
class AboutPage(EditionContext):
    """How final a year is, its documents and the data to download."""

    page_kind = page_kinds.ABOUT
    releases: tuple[ReleaseSummary, ...]
    partly: str  # why it cannot be said that nothing is withheld


@dataclass(frozen=True)
class CompletenessPage(EditionContext):
    """What a year should hold, and what it does."""

    page_kind = page_kinds.COMPLETENESS
    checks: list[Check]
    unchecked: str  # why that is not said; "" where it is
    coverage: list[Coverage]
    uncovered: str  # why that is not counted
    evidence: bool  # whether evidence and tests are shown of any control


@dataclass(frozen=True)
class NotesPage(EditionContext):
    """All editorial notes of a year."""

    page_kind = page_kinds.NOTES
    notes: list[Note]


def pages(unit: EditionUnit) -> list[Page]:
    """All pages of the unit's edition."""
    view = unit.view
    links = EditionLinks(unit.path, unit.comparisons)
    since = Since(unit, unit.year_before, view, links) if unit.year_before else None
    # A release tells what was known when it came out.
    later = next_years(view, unit.siblings if unit.has_history else ())
    return [
        _home(view, links, since, later),
        *statement.pages(view, links, since),
        *code.pages(view, links),
        *improvement.pages(view, links),
        *actions.pages(view, links, for_staff=_is_working_copy(unit)),
        *assurance.pages(view, links),
        *risks.pages(unit, view, links),
        *papers.pages(view, links),
        *registers.pages(view, links),
        *_about(
            AboutPage(view, links, summary_of(unit).releases, _partly(unit.edition)), unit.folder
        ),
    ]


def _is_working_copy(unit: EditionUnit) -> bool:
    return unit.audience is Audience.INTERNAL and unit.release is None


def _partly(edition: Edition) -> str:
    """Why the whole of a year may not be here; "" where it is."""
    if not edition.holding().whole:
        return _("only part of this year is held here")
    return why_not(edition, *DocumentKind)


def _home(
    view: EditionView, links: EditionLinks, since: Since | None, later: list[NextYear]
) -> Page:
    edition, body = view.edition, view.organisation
    year, printed = edition.period, edition.statement
    shown = HomePage(
        view,
        links,
        since,
        conclusion_of(edition),
        length_of(printed) if printed and statement.is_readable(view) else None,
        [each for each in view.opinions if each.record.given_by != Giver.BODY],
        later,
        shares_of(view.plan),
    )
    about = sentence(to_text(edition.about)) if edition.about else ""
    return Page(
        shown,
        f"{body.name} {year}",
        about or _("The governance of %(name)s in %(year)s.", name=body.name, year=year),
        place=edition.place(),
    )


def _about(shown: AboutPage, folder: str) -> Iterator[Page]:
    view, links = shown.view, shown.links
    about = Page(
        shown,
        _("About this edition"),
        _("The documents behind these pages, who made them and when, and the data to download."),
        nav=_("About this edition"),
    )
    crumbs = ((about.title, about.path),)
    yield about
    rows = coverage(view)
    evidence = any(each.with_evidence or each.tested for each in rows)
    yield Page(
        CompletenessPage(
            view,
            links,
            six_things(view),
            why_not(view.edition, "statement"),
            rows,
            why_not(view.edition, *COVERED),
            evidence,
        ),
        _("Completeness check"),
        _("The six parts a statement should contain, and what is recorded under each principle."),
        nav=_("Completeness"),
        crumbs=crumbs,
        source=_("Worked out from the documents of this edition."),
    )
    told = (view.edition, view.organisation)
    notes = [note for record in told for note in editorial_notes(record, folder)]
    if notes:
        yield Page(
            NotesPage(view, links, notes),
            _("Editorial notes"),
            _("What the editors noted where the papers contradict themselves or leave gaps."),
            nav=_("Editorial notes"),
            crumbs=crumbs,
        )
