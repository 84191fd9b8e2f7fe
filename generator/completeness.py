"""What a statement and its edition must hold, and what is missing.

The six things are those that CIPFA and SOLACE ask of an annual governance statement (2016).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.vocabulary import SectionKind

if TYPE_CHECKING:
    from generator.views import AreaView, EditionView


@dataclass(frozen=True)
class Check:
    """One thing that should be there, where it is, and what is missing when it is not."""

    title: str
    found: str
    missing: str

    @property
    def there(self) -> bool:
        return not self.missing


@dataclass(frozen=True)
class Coverage:
    """What one principle has."""

    title: str
    areas: int
    controls: int
    with_evidence: int
    tested: int
    reviews: int
    actions: int


def six_things(view: EditionView) -> list[Check]:
    """The six things an annual governance statement holds."""
    statement = view.edition.statement
    sections = {
        section.kind: section.title for section in (statement.sections if statement else ())
    }
    opinions = [each.opinion for each in view.opinions if not each.opinion.pending]
    return [
        _check(
            "Responsibility for governance, and the Code it follows",
            _section(sections, SectionKind.SCOPE),
            "no section says who is responsible",
        ),
        _check(
            "How effective the governance was",
            _section(sections, SectionKind.REVIEW)
            or ("the reviews of the areas" if _reviews(view) else ""),
            "nothing assesses how well it worked",
        ),
        _check(
            "An opinion on the level of assurance",
            _section(sections, SectionKind.OPINION)
            or (f"{len(opinions)} given by auditors and inspectors" if opinions else ""),
            "no opinion is given in the statement",
        ),
        _check(
            "A plan of action",
            _section(sections, SectionKind.ACTIONS)
            or ("the improvement areas" if view.improvements else ""),
            "nothing says what will be improved",
        ),
        _check(
            "How the issues of last year were resolved",
            _section(sections, SectionKind.LAST_YEAR),
            "no section says what became of last year's issues",
        ),
        _check(
            "A conclusion",
            _section(sections, SectionKind.CONCLUSION)
            or _section(sections, SectionKind.DECLARATION),
            "no section concludes or commits",
        ),
    ]


def _check(title: str, found: str, missing: str) -> Check:
    return Check(title, found, "" if found else missing)


def _section(sections: dict[SectionKind, str], kind: SectionKind) -> str:
    return f'section "{sections[kind]}"' if kind in sections else ""


def _reviews(view: EditionView) -> int:
    return sum(_reviews_of(area) for area in view.areas)


def _reviews_of(area: AreaView) -> int:
    return len(area.review.reviews) if area.review else 0


def coverage(view: EditionView) -> list[Coverage]:
    """What each principle has; those of the framework without any area too."""
    principles = view.framework.principles if view.framework else ()
    rows = []
    for principle in principles:
        areas = [
            area for area in view.areas if area.principle and area.principle.id == principle.id
        ]
        controls = [each.control for area in areas for each in area.all_controls]
        concerned = {id(item) for area in areas for item in area.improvements}
        actions = [
            each
            for each in view.actions
            if each.improvement is not None and id(each.improvement) in concerned
        ]
        rows.append(
            Coverage(
                title=f"{principle.letter}. {principle.name}",
                areas=len(areas),
                controls=len(controls),
                with_evidence=sum(control.evidence is not None for control in controls),
                tested=sum(control.last_tested is not None for control in controls),
                reviews=sum(_reviews_of(area) for area in areas),
                actions=len(actions),
            )
        )
    return rows
