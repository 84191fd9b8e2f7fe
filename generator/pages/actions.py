"""The tracker: all actions as at a date, and each with its history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import page_kinds
from generator.language import _, known
from generator.pages.page import EditionContext, Page
from generator.prose import to_text
from generator.tracker.events import events_of
from generator.views.action_lists import action_lists
from generator.views.charts import PlanCharts
from generator.views.due import who_must_act
from generator.views.held import is_whole
from generator.views.item_charts import measure_chart
from generator.views.tracker import milestones_of, tracker_of
from generator.words import say_day, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Closure, DocumentEntry, Improvement
    from generator.pages.links import EditionLinks
    from generator.tracker.events import Event
    from generator.views import ActionView, EditionView
    from generator.views.action_lists import ActionList
    from generator.views.charts import Chart
    from generator.views.due import WhoMustAct
    from generator.views.tracker import Tracker


@dataclass(frozen=True)
class TrackerPage(EditionContext):
    """All actions of a plan as at a date."""

    page_kind = page_kinds.ACTIONS
    tracker: Tracker | None  # none before any action began
    lists: list[ActionList]
    improvement: Improvement
    charts: PlanCharts


@dataclass(frozen=True)
class ActionListPage(EditionContext):
    """Some actions of a plan: those that are overdue, for one."""

    page_kind = page_kinds.ACTION_LIST
    lists: list[ActionList]
    listed: ActionList
    total: str  # how many actions the plan has; "" where that is not known


@dataclass(frozen=True)
class DuePage(EditionContext):
    """Who must act on the plan, by owner: for staff, who write the working copy."""

    page_kind = page_kinds.DUE
    due: WhoMustAct


@dataclass(frozen=True)
class ActionPage(EditionContext):
    """One action with its whole history."""

    page_kind = page_kinds.ACTION
    item: ActionView
    events: list[Event]
    milestones: list[tuple[str, str, str]]  # title, due, met
    closure: Closure | None  # shown of a closed action only
    charts: dict[str, Chart]  # of the measures that can be drawn, by their ids


def pages(view: EditionView, links: EditionLinks, *, for_staff: bool) -> Iterator[Page]:
    """The tracker and the actions' pages, if the plan has actions or stated counts.

    `for_staff` says whether they are of a working copy: then one says who must act on it.
    """
    plan = view.edition.improvement
    document = view.documents.get("improvement")
    if plan is None or document is None or not (view.actions or plan.stated):
        return
    when = say_day(view.plan.as_at) if view.plan else ""
    lists = action_lists(view)
    yield Page(
        TrackerPage(view, links, tracker_of(view), lists, plan, PlanCharts(view)),
        f"{_(_TITLE)}, {when}" if when else _(_TITLE),
        _(_EVERY if is_whole(view.edition, "improvement") else _HELD),
        nav=_(_TITLE),
        crumbs=((document.title, page_kinds.IMPROVEMENT.address),),
        filters={"kind": page_kinds.ACTIONS.found_as, "document": document.name},
        source=document.source or "",
        answers=bool(view.actions),
    )
    for listed in lists:
        yield _action_list(listed, lists, view, links, document)
    if for_staff and (due := who_must_act(view)):
        yield _due(due, links, document)
    for item in view.actions:
        yield _action(item, view, links, document)


_TITLE = known("Action tracker")
_EVERY = known("Every action in the plan: who owns it, when it is due and how it stands.")
_HELD = known(
    "The actions in the plan that are held here: who owns them, when they are due and "
    "how they stand."
)


def _action_list(
    listed: ActionList,
    lists: list[ActionList],
    view: EditionView,
    links: EditionLinks,
    document: DocumentEntry,
) -> Page:
    when = say_day(view.actions[0].standing.as_at)
    total = str(len(view.actions)) if listed.counted else ""
    return Page(
        ActionListPage(view, links, lists, listed, total),
        f"{listed.title}, {when}",
        listed.about,
        (listed.name,),
        crumbs=(
            (document.title, page_kinds.IMPROVEMENT.address),
            (_(_TITLE), page_kinds.ACTIONS.address),
        ),
        source=document.source or "",
    )


def _due(due: WhoMustAct, links: EditionLinks, document: DocumentEntry) -> Page:
    return Page(
        DuePage(due.view, links, due),
        _("Who must act, %(day)s", day=say_day(due.plan.as_at)),
        _("Actions that are overdue, due soon or without an update, by owner. For staff only."),
        nav=_("Who must act"),
        crumbs=(
            (document.title, page_kinds.IMPROVEMENT.address),
            (_(_TITLE), page_kinds.ACTIONS.address),
        ),
        filters={"kind": page_kinds.DUE.found_as, "document": document.name},
        source=_("Worked out from the history of each action."),
    )


def _action(
    item: ActionView, view: EditionView, links: EditionLinks, document: DocumentEntry
) -> Page:
    action, standing = item.record, item.standing

    def board_name(reference: str) -> str:
        board = view.board(reference)
        return board.record.name if board else ""

    name = f"{action.reference}: {action.title}" if action.reference else action.title
    above = (document.title, page_kinds.IMPROVEMENT.address)
    return Page(
        ActionPage(
            view,
            links,
            item,
            events_of(standing, board_name),
            milestones_of(standing),
            action.closure if standing.closed_on else None,
            {each.id: drawn for each in action.measures if (drawn := measure_chart(each))},
        ),
        name,
        sentence(to_text(action.text))
        if action.text
        else _("How the action %(name)s stands, and why.", name=name),
        (action.id,),
        crumbs=(above, (_(_TITLE), page_kinds.ACTIONS.address)),
        filters={"kind": page_kinds.ACTION.found_as, "document": document.name},
        source=document.source or "",
        place=action.place("id"),
    )
