"""Joins what moves during a year: actions, recommendations, papers and risks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from generator.language import _, known
from generator.model import Action, ImprovementArea, Recommendation
from generator.model.schema import references
from generator.page_kinds import pages_about
from generator.tracker.dates import first_day, last_day
from generator.tracker.papers import all_papers, paper_view, papers_of
from generator.tracker.plan import (
    StatedView,
    arithmetic_faults,
    date_of_tracker,
    entries_of,
    plan_as_at,
    stated_beside,
)
from generator.views.records import (
    ActionView,
    AssessmentView,
    JointControlView,
    RecommendationView,
    RiskView,
    YearLink,
)
from generator.words import financial_year_of, say_year

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.model import Edition, Risk, StatedCounts
    from generator.model.index import Index, Scope
    from generator.tracker.papers import PaperView
    from generator.tracker.plan import Plan
    from generator.views.builder import Builder
    from generator.views.records import AreaView, ImprovementView

    # By the identity of a record: how another one comes from it, that one, and where it stands.
    Later = dict[int, list[tuple[str, Action | ImprovementArea, Scope]]]


@dataclass(frozen=True)
class MovingParts:
    """The moving parts of an edition."""

    actions: list[ActionView]
    plan: Plan | None
    history: list[Plan]
    stated: list[StatedView]
    papers: list[PaperView]
    recommendations: list[RecommendationView]
    risks: list[RiskView]


def join_year(
    build: Builder, areas: list[AreaView], improvements: list[ImprovementView]
) -> MovingParts:
    """Join an edition's actions with who owns them, what they answer and where they come from."""
    edition, library = build.edition, build.library
    plan_file = edition.improvement
    plan = _tracker(build)
    later = build.years.once("later", lambda: _later(build.years))
    actions = _actions(build, plan, improvements, later)
    for view in improvements:
        view.earlier = list(_links(build, "improvement", view.record, later))
    given = edition.assurance.recommendations if edition.assurance else ()
    recommendations = [
        RecommendationView(
            each,
            [area for area in areas if area.record.id in each.areas],
            [view for view in actions if each in view.recommendations],
        )
        for each in given
    ]
    shown = [paper_view(library, build.index, paper) for paper in papers_of(library, edition)]
    _meet(build, shown, plan)
    risks = [_risk(build, risk, areas) for risk in _risks_of_year(build, edition)]
    stated = [_stated(build, each) for each in plan_file.stated] if plan_file else []
    return MovingParts(actions, plan, _history(build, plan), stated, shown, recommendations, risks)


def _meet(build: Builder, papers: list[PaperView], plan: Plan | None) -> None:
    """Let the edition know the boards and posts that papers and due dates name."""
    for each in papers:
        build.board(each.record.panel)
        for author in each.record.authors:
            build.post(author)
    for standing in plan.standings if plan else ():
        for due in standing.action.due:
            if due.approved_by:
                build.board(due.approved_by)


def _tracker(build: Builder) -> Plan | None:
    """The plan as at the newest paper about it, and since the paper before that."""
    papers = all_papers(build.library)
    as_at = build.as_at or date_of_tracker(build.edition, papers)
    about = {last_day(paper.date) for paper in papers if build.edition.id in paper.about}
    since = _since(build.edition, as_at, about)
    return plan_as_at(build.edition, build.index, build.scope, as_at, since)


WITH_THE_PAPER = timedelta(days=7)
"""So soon after a paper a plan that did not move since is the one that the paper tells of."""


def _since(edition: Edition, as_at: date, papers: set[date]) -> date | None:
    """The paper since which a plan moved: the newest, or the one before if that tells of it.

    Of a release, the one since which its figures were recorded.
    """
    plan = edition.improvement
    earlier = sorted((day for day in papers if day < as_at), reverse=True)
    newest, before, *_ = [*earlier, None, None]
    if plan is None or newest is None or plan.recorded(as_at, newest):
        return newest
    known = (when for action in plan.actions for _, _, when in entries_of(action))
    moved = any(newest < last_day(when) and first_day(when) <= as_at for when in known)
    with_it = as_at - newest <= WITH_THE_PAPER and as_at not in papers
    return before if with_it and not moved else newest


def _history(build: Builder, plan: Plan | None) -> list[Plan]:
    """The plan as at each paper about it, and as at the tracker's date."""
    if plan is None:
        return []
    papers = all_papers(build.library)
    dates = {last_day(each.date) for each in papers if build.edition.id in each.about}
    dates = {date for date in dates if date <= plan.as_at} | {plan.as_at}
    plans = (plan_as_at(build.edition, build.index, build.scope, date) for date in sorted(dates))
    return [each for each in plans if each and each.period.now]


def _stated(build: Builder, stated: StatedCounts) -> StatedView:
    """Printed numbers beside those of the plan as at their date."""
    plan = plan_as_at(build.edition, build.index, build.scope, last_day(stated.as_at))
    return StatedView(stated, stated_beside(stated, plan), list(arithmetic_faults(stated)))


def _actions(
    build: Builder, plan: Plan | None, improvements: list[ImprovementView], later: Later
) -> list[ActionView]:
    views = []
    parts: dict[int, list[ActionView]] = {}
    by_area = {view.record.id: view for view in improvements}
    for standing in plan.standings if plan else ():
        action = standing.action
        recommendations = [
            build.index.find("recommendation", name, build.scope) for name in action.recommendations
        ]
        parent = build.index.find("action", action.part_of, build.scope) if action.part_of else None
        view = ActionView(
            record=action,
            standing=standing,
            owners=[owner for each in action.owners if (owner := build.post(each))],
            lead=build.post(action.lead) if action.lead else None,
            sponsor=build.post(action.sponsor) if action.sponsor else None,
            committee=build.board(action.committee) if action.committee else None,
            improvement=by_area.get(action.area or ""),
            recommendations=[each for each in recommendations if isinstance(each, Recommendation)],
            parent=parent if isinstance(parent, Action) else None,
            links=list(_links(build, "action", action, later)),
        )
        parts.setdefault(id(view.parent), []).append(view)
        _tell_of(view)
        if view.improvement:
            view.improvement.actions.append(view)
        views.append(view)
    for view in views:
        view.parts = parts.get(id(view.record), [])
    return views


def _tell_of(view: ActionView) -> None:
    """Let the posts and the board that have a part in an action know of it."""
    for owner in view.owners:
        owner.actions.append(view)
    if view.lead:
        view.lead.leads_actions.append(view)
    if view.sponsor:
        view.sponsor.sponsors.append(view)
    if view.committee:
        view.committee.oversees.append(view)


# How the item that declares a relation says it, and how the one it names does.
RELATIONS = {
    "carried": (known("Carried forward from"), known("Carried forward to")),
    "renamed": (known("Renamed from"), known("Renamed to")),
    "split": (known("Split from"), known("Split into")),
    "merged": (known("Merged from"), known("Merged into")),
    "replaced": (known("Replaced by"), known("Replaces")),
}


def _later(index: Index) -> Later:
    """What comes from each action and improvement area, as declared there, by its identity."""
    later: Later = {}
    for record, where in index.records:
        if not isinstance(record, Action | ImprovementArea):
            continue
        kind = "action" if isinstance(record, Action) else "improvement"
        for field, reference, __ in references(record):
            if field.relation:
                other = index.find(kind, reference, where)
                if other is not None and other is not record:
                    later.setdefault(id(other), []).append((field.relation, record, where))
    return later


def _links(
    build: Builder, kind: str, record: Action | ImprovementArea, later: Later
) -> Iterator[YearLink]:
    """Lines to the same item in other years, as declared there or here."""
    for field, reference, __ in references(record):
        if field.relation:
            other, where = build.years.follow(kind, reference, build.scope)
            if isinstance(other, Action | ImprovementArea):
                yield _link(build, _(RELATIONS[field.relation][0]), other, where, kind)
    for relation, other, where in later.get(id(record), ()):
        yield _link(build, _(RELATIONS[relation][1]), other, where, kind)


def _link(
    build: Builder, relation: str, item: Action | ImprovementArea, where: Scope, kind: str
) -> YearLink:
    year = say_year(where.edition.rpartition("/")[2])
    if where.organisation != build.edition.organisation:
        year = f"{build.organisation(where.organisation).name} {year}"
    home = build.path if where.edition == build.edition.id else where.edition
    (page,) = pages_about(kind)
    return YearLink(relation, f"{item.title} ({year})", f"{home}/{page.at(item.id)}")


def _risks_of_year(build: Builder, edition: Edition) -> list[Risk]:
    """The risks that were assessed in the edition's year."""
    risks = build.library.risks.risks if build.library.risks else ()
    return [
        risk
        for risk in risks
        if any(financial_year_of(each.date) in edition.years for each in risk.assessments)
    ]


def _risk(build: Builder, risk: Risk, areas: list[AreaView]) -> RiskView:
    """A risk with everything known of it by the end of the edition's year."""
    known = [
        each for each in risk.assessments if financial_year_of(each.date) <= build.edition.year
    ]
    newest = sorted(known, key=lambda each: each.date, reverse=True)
    controls = {f"{build.edition.id}/{c.record.id}": c for area in areas for c in area.all_controls}
    return RiskView(
        risk,
        [
            AssessmentView(
                each,
                build.organisation(each.organisation),
                build.post(each.owner, each.organisation) if each.owner else None,
            )
            for each in newest
        ],
        [
            JointControlView(
                each,
                [board for name in each.boards if (board := build.board(name))],
                [controls[name] for name in each.controls if name in controls],
            )
            for each in risk.controls
        ],
    )
