"""Papers to a panel, with what is computed for them as at their date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Paper
from generator.model.index import Scope
from generator.tracker.dates import last_day
from generator.tracker.plan import Plan, plan_as_at, whole_counts
from generator.words import financial_year_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import Edition, Library
    from generator.model.index import Index

REFERENCE = re.compile(r"\[\[([^\[\]]*)\]\]")


@dataclass(frozen=True)
class PaperView:
    """A paper, the one before it, and the plan it reports as at its date."""

    record: Paper
    since: Paper | None
    plan: Plan | None

    def fill(self, text: str) -> str:
        """The text with each [[reference]] replaced by the number it stands for."""
        return fill(text, whole_counts(self.plan))


def papers_of(library: Library, edition: Edition) -> list[Paper]:
    """The papers of a body's financial year, its own and those it shares, oldest first."""
    joint = [
        paper
        for paper in library.joint_papers
        if edition.organisation in paper.organisations
        and financial_year_of(paper.date) in edition.years
    ]
    return sorted([*edition.papers, *joint], key=lambda paper: (paper.date, paper.id))


def all_papers(library: Library) -> list[Paper]:
    """Every paper of a library."""
    of_years = [paper for edition in library.editions for paper in edition.papers]
    return [*of_years, *library.joint_papers]


def paper_view(library: Library, index: Index, paper: Paper) -> PaperView:
    """A paper with the plan it is about; with several, none of their numbers is the paper's."""
    found = index.find("paper", paper.since, Scope()) if paper.since else None
    since = found if isinstance(found, Paper) else None
    about = [each for each in library.editions if each.id in paper.about]
    plan = None
    if len(about) == 1:
        (edition,) = about
        scope = Scope(edition.organisation, edition.id, edition.framework or "")
        earlier = last_day(since.date) if since else None
        plan = plan_as_at(edition, index, scope, last_day(paper.date), earlier)
    return PaperView(paper, since, plan)


def fill(text: str, values: Mapping[str, int]) -> str:
    """Replace the references that are known; the rest stays as it was written."""

    def value(found: re.Match[str]) -> str:
        name = found[1].strip()
        return str(values[name]) if name in values else found[0]

    return REFERENCE.sub(value, text)


def unknown_references(texts: Iterable[str], values: Mapping[str, int]) -> list[str]:
    """The references in some texts that stand for nothing."""
    names = (found[1].strip() for text in texts for found in REFERENCE.finditer(text))
    return [name for name in names if name not in values]
