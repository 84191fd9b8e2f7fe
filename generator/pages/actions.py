"""The tracker: all actions as at a date, and each with its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.page import Page
from generator.prose import to_text
from generator.views.charts import charts_of
from generator.words import say_day, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.views import ActionView, EditionView

Show = dict[str, object]


def pages(view: EditionView, show: Show) -> Iterator[Page]:
    """The tracker and the actions' pages, if the plan has actions or stated counts."""
    plan = view.edition.improvement
    entry = view.documents.get("improvement")
    if plan is None or entry is None or not (view.actions or plan.stated):
        return
    when = say_day(view.plan.as_at) if view.plan else ""
    tracker = {"charts": charts_of(view), "improvement": plan}
    yield Page(
        "actions/",
        "actions",
        f"Tracker of actions, {when}" if when else "Tracker of actions",
        "Every action of the plan: who owns it, when it is due, how it stands.",
        show | tracker,
        tab="improvement",
        nav="Tracker of actions",
        crumbs=((entry.title, "improvement/"),),
        search={"kind": "Register", "document": entry.name},
        source=entry.source or "",
        layout="wide",
    )
    for action in view.actions:
        yield _action(
            action, show | {"improvement": plan}, entry.title, entry.name, entry.source or ""
        )


def _action(view: ActionView, show: Show, title: str, document: str, source: str) -> Page:
    action = view.action
    name = f"{action.reference}: {action.title}" if action.reference else action.title
    return Page(
        f"actions/{action.id}/",
        "action",
        name,
        sentence(to_text(action.text))
        if action.text
        else f"How the action {name} stands, and why.",
        show | {"item": view},
        tab="improvement",
        crumbs=((title, "improvement/"), ("Tracker of actions", "actions/")),
        search={"kind": "Action", "document": document},
        source=source,
        place=action.place("id"),
    )
