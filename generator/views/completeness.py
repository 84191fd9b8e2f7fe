"""What a statement and its edition must hold, and what is missing.

The six things are those that CIPFA and SOLACE ask of an annual governance statement (2016).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language import _, known
from generator.views.held import why_not
from generator.views.opinions import say_given
from generator.vocabulary import SectionKind

if TYPE_CHECKING:
    from generator.views.records import AreaView, EditionView


@dataclass(frozen=True)
class Check:
    """One thing that should be there, where it is, and what is missing when it is not."""

    title: str
    where: str  # what holds it; "" where nothing does
    missing: str
    unknown: str = ""  # why nobody can tell whether it is missing

    @property
    def there(self) -> bool:
        return bool(self.where)


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


# What each of the six is called, what is said where it is missing, and the sections that hold it.
_SIX = (
    (
        known("Responsibility for governance, and the Code it follows"),
        known("no section says who is responsible"),
        (SectionKind.SCOPE,),
    ),
    (
        known("How effective the governance was"),
        known("nothing assesses how well it worked"),
        (SectionKind.REVIEW,),
    ),
    (
        known("An opinion on the level of assurance"),
        known("no opinion is given in the statement"),
        (SectionKind.OPINION,),
    ),
    (
        known("A plan of action"),
        known("nothing says what will be improved"),
        (SectionKind.ACTIONS,),
    ),
    (
        known("How the issues of last year were resolved"),
        known("no section says what became of last year's issues"),
        (SectionKind.LAST_YEAR,),
    ),
    (
        known("A conclusion"),
        known("no section concludes or commits"),
        (SectionKind.CONCLUSION, SectionKind.DECLARATION),
    ),
)


def six_things(view: EditionView) -> list[Check]:
    """The six things an annual governance statement holds; none of one that is not held whole."""
    if why_not(view.edition, "statement"):
        return []
    statement = view.edition.statement
    sections = {
        section.kind: _('section "%(title)s"', title=section.title)
        for section in (statement.sections if statement else ())
    }
    checks = []
    for title, missing, kinds in _SIX:
        held = next((sections[kind] for kind in kinds if kind in sections), "")
        where = held or _elsewhere(view, kinds[0])
        unknown = "" if where else why_not(view.edition, *_ELSEWHERE.get(kinds[0], ()))
        checks.append(Check(_(title), where, "" if where or unknown else _(missing), unknown))
    return checks


_ELSEWHERE = {SectionKind.OPINION: ("assurance",), SectionKind.ACTIONS: ("improvement",)}


def _elsewhere(view: EditionView, kind: SectionKind) -> str:
    """Where an edition holds what no section of its statement does."""
    given = [each.record for each in view.opinions if not each.record.pending]
    match kind:
        case SectionKind.REVIEW if _reviews(view):
            return _("the reviews of the areas")
        case SectionKind.REVIEW if view.by_principle:
            return _("the reviews by principle")
        case SectionKind.OPINION if given:
            return say_given(given)
        case SectionKind.ACTIONS if view.improvements:
            return _("the improvement areas")
        case SectionKind.CONCLUSION if view.edition.statement and view.edition.statement.judgement:
            return _("the body's own judgement")
        case _:
            return ""


def _reviews(view: EditionView) -> int:
    return sum(_reviews_of(area) for area in view.areas)


def _reviews_of(area: AreaView) -> int:
    return len(area.review.reviews) if area.review else 0


COVERED = ("code", "statement", "improvement")


def coverage(view: EditionView) -> list[Coverage]:
    """What each principle has; those of the framework without any area too.

    It counts what is there, so it is not worked out where a part of it may not be held.
    """
    if why_not(view.edition, *COVERED):
        return []
    principles = view.framework.principles if view.framework else ()
    rows = []
    for principle in principles:
        areas = [area for area in view.areas if principle in area.principles]
        controls = [each.record for area in areas for each in area.all_controls]
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
                reviews=sum(_reviews_of(area) for area in areas)
                + sum(principle in view.principles_of(each) for each in view.by_principle),
                actions=len(actions),
            )
        )
    return rows
