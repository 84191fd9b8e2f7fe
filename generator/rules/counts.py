"""Numbers that should agree, and answers that should be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.index import Scope
from generator.model.schema import below, narratives
from generator.problems import Problem, Severity, did_you_mean
from generator.tracker.dates import last_day
from generator.tracker.papers import all_papers, paper_view, unknown_references
from generator.tracker.plan import (
    arithmetic_faults,
    plan_as_at,
    stated_beside,
    unanswered,
    whole_counts,
)
from generator.vocabulary import Giver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.model.index import Index
    from generator.problems import Place
    from generator.rules.subject import Subject


def stated_counts(subject: Subject) -> Iterator[Problem]:
    """Printed numbers that contradict each other, or the rows where all rows are there."""
    for edition in subject.library.editions:
        plan = edition.improvement
        for stated in plan.stated if plan else ():
            place = stated.place("id")
            for fault in arithmetic_faults(stated):
                hint = "both are shown; correct the one that was copied wrongly, if either was"
                yield Problem(place, "stated-counts", f"found {fault}", hint, Severity.WARNING)
            scope = Scope(edition.organisation, edition.id, edition.framework or "")
            counted = plan_as_at(edition, subject.index, scope, last_day(stated.as_at))
            for count in stated_beside(stated, counted):
                if count.differs:
                    message = (
                        f"found {count.stated} stated as {count.name}, {count.computed} counted"
                    )
                    hint = "check the actions of the plan, or the number"
                    yield Problem(place, "counts-differ", message, hint, Severity.WARNING)


def complete_in_part(subject: Subject) -> Iterator[Problem]:
    """A plan that says it has every action, of which only a part is held."""
    for edition in subject.library.editions:
        plan = edition.improvement
        if plan and plan.complete and not edition.holding("improvement").whole:
            message = 'found "complete: true" in a plan that is not held in full'
            hint = 'remove it, or say "held: whole" of the document in edition.yml'
            yield Problem(plan.place("complete"), "complete-in-part", message, hint)


def unknown_numbers(subject: Subject) -> Iterator[Problem]:
    """A computed number that a paper asks for and that cannot be computed, or not in public."""
    seen = set()
    for place, name, known in _unknown(subject.library, subject.index):
        seen.add((place, name))
        hint = _meant(name, known) if known else "write the number as printed"
        why = "" if known else ": not every action of one plan is known"
        message = f'found the number "[[{name}]]", which cannot be computed{why}'
        yield Problem(place, "unknown-number", message, hint)
    for place, name, _ in _unknown(subject.public_library, subject.public):
        if (place, name) not in seen:
            message = (
                f'found the number "[[{name}]]" in something public, but an action is internal'
            )
            hint = "make this internal too, or write the number"
            yield Problem(place, "unknown-number", message, hint)


def _meant(name: str, known: list[str]) -> str:
    near = did_you_mean(name, known)
    return near if near.startswith("did") else f"what can be computed: {', '.join(sorted(known))}"


def _unknown(library: Library, index: Index) -> Iterator[tuple[Place, str, list[str]]]:
    """Where papers ask for a number that is not known, its name, and what is known."""
    for paper in all_papers(library):
        values = whole_counts(paper_view(library, index, paper).plan)
        for record in below(paper):
            for path, text in narratives(record):
                for name in unknown_references([text], values):
                    yield record.place(*path), name, list(values)


def missing_answers(subject: Subject) -> Iterator[Problem]:
    """A recommendation without an action."""
    for edition in subject.library.editions:
        if not edition.assurance or not edition.improvement or edition.improvement.archived:
            continue
        actions = edition.improvement.actions
        for recommendation in unanswered(edition.assurance.recommendations, actions):
            message = f'found the recommendation "{recommendation.id}" without an action'
            hint = "name it in the action that answers it"
            place = recommendation.place("id")
            yield Problem(place, "unanswered", message, hint, Severity.WARNING)


def missing_opinions(subject: Subject) -> Iterator[Problem]:
    """A statement without any opinion of an auditor, not even a pending one.

    What a body concludes of itself is none. Nothing is missing that may only not be held, nor
    where somebody has yet to decide who may see the statement.
    """
    for edition in subject.library.editions:
        opinions = edition.assurance.opinions if edition.assurance else ()
        of_others = any(each.given_by is not Giver.BODY for each in opinions)
        statement = edition.statement
        if statement is None or not statement.gives("audience"):
            continue
        if not of_others and edition.holding("assurance").whole:
            message = "found a statement without an opinion of an auditor or inspector"
            hint = "write assurance.yml; an opinion that is not yet given is pending"
            place = statement.place()
            yield Problem(place, "no-opinion", message, hint, Severity.WARNING)
