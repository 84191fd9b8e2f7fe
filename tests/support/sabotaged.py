"""Selections and units broken on purpose, by family, each as a bug might break them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator import audience
from generator.model import (
    Action,
    Area,
    Control,
    DocumentEntry,
    DueDate,
    Edition,
    ImprovementArea,
    Item,
    Library,
    Measure,
    Measured,
    Milestone,
    Organisation,
    Post,
    ReaderNote,
    Record,
    Update,
)
from generator.model.schema import below, rebuild
from generator.releases import versions
from generator.units import ComparisonUnit, EditionUnit, HistoryUnit, Portal
from generator.vocabulary import ActionState, Audience, Frequency
from support.guarded import FIRST, SECOND
from support.releases import YEAR

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pytest

    from generator.compare.sides import Side
    from generator.releases.archive import Release
    from generator.units import Unit

    Break = Callable[[pytest.MonkeyPatch], object]
    Spoil = Callable[[dict[str, Unit]], Unit]

_is_public = audience._is_public


def _let_through(*classes: type[Record]) -> Break:
    """The audience of records of some classes is ignored."""
    return lambda patch: patch.setattr(
        audience, "_is_public", lambda record: isinstance(record, classes) or _is_public(record)
    )


def _without(name: str, instead: Callable[..., object]) -> Break:
    return lambda patch: patch.setattr(audience, name, instead)


def _with_internal_fields(patch: pytest.MonkeyPatch) -> None:
    whole = audience._filter
    patch.setattr(audience, "_filter", lambda library, keep, **_: whole(library, keep))


def _with_unpublished(patch: pytest.MonkeyPatch) -> None:
    """The year is shown as it stands in the working copy."""
    frozen = versions._frozen

    def newer(release: Release, who: Audience, before: Sequence[Library]) -> Any:
        for version in frozen(release, who, before):
            first, *others = version.library.editions
            named = first.model_copy(update={"about": "What nobody released yet."})
            library = version.library.model_copy(update={"editions": (named, *others)})
            yield replace(version, library=library)

    patch.setattr(versions, "_frozen", newer)


SELECTIONS: dict[str, Break] = {
    "nothing is selected": lambda patch: patch.setattr(
        versions, "select", lambda library, *_: library
    ),
    "a document's audience is taken for its items'": _let_through(Item),
    "internal actions are let through": _let_through(Action),
    "internal due dates are let through": _let_through(DueDate),
    "internal updates are let through": _let_through(Update),
    "internal milestones are let through": _let_through(Milestone),
    "internal measurements are let through": _let_through(Measured),
    "internal controls are let through": _let_through(Control),
    "internal improvement areas are let through": _let_through(ImprovementArea),
    "internal posts are let through": _let_through(Post),
    "notes for readers are let through": _let_through(ReaderNote),
    "fields that are internal by type are kept": _with_internal_fields,
    "references to what is internal are kept": _without(
        "_drop_references", lambda library, *_: library
    ),
    "what a lost value was inferred from is kept": _without(
        "_without_lost_bases", lambda record: ({}, record.all_withheld)
    ),
    "staff's figures are shown to the public": lambda patch: patch.setattr(
        versions,
        "_with_figures",
        lambda edition, release, _, shown=versions._with_figures: shown(
            edition, release, Audience.INTERNAL
        ),
    ),
    "what was not released is shown": _with_unpublished,
}
"""The selection broken, with the internal content of the guarded project at hand."""


def _one(library: Library, cls: type[Record], name: str) -> Any:
    return next(
        each for each in below(library) if isinstance(each, cls) and getattr(each, "id", "") == name
    )


def _spoilt(path: str, cls: type[Record], name: str, **changes: object) -> Spoil:
    """An item of a year's unit has other values."""

    def change(record: Record) -> tuple[dict[str, Any], dict[str, int]]:
        hit = type(record) is cls and getattr(record, "id", "") == name
        return (dict(changes) if hit else {}), record.all_withheld

    return lambda units: replace(units[path], library=rebuild(units[path].library, change))


def _history(name: str, field: str, at: int, **changes: object) -> Spoil:
    """An entry of an action's history has other values."""

    def spoil(units: dict[str, Unit]) -> Unit:
        entries = list(getattr(_one(units[YEAR].library, Action, name), field))
        entries[at] = entries[at].model_copy(update=changes)
        return _spoilt(YEAR, Action, name, **{field: tuple(entries)})(units)

    return spoil


def _swapped(units: dict[str, Unit]) -> Unit:
    """A newer release's plan stands in the older one."""
    newer = units[SECOND.removeprefix("content/")].library.edition.improvement
    return _spoilt(FIRST, Edition, YEAR, improvement=newer)(units)


def _moved(units: dict[str, Unit]) -> Unit:
    """A control stands in another area."""
    control = _one(units[YEAR].library, Control, "monthly-decisions")
    return _spoilt(YEAR, Area, "openness", controls=(control,))(units)


def _of_another_action(units: dict[str, Unit]) -> Unit:
    """What became known of one action is told of another."""
    other = _one(units[YEAR].library, Action, "buy-paper")
    return _spoilt(YEAR, Action, "one-form", updates=other.updates)(units)


def _made_up(units: dict[str, Unit]) -> Unit:
    made = DueDate(date="2026-01-31", set_on="2025-06-01")
    return _spoilt(YEAR, Action, "train-clerks", due=(made,))(units)


def _elsewhere(units: dict[str, Unit]) -> Unit:
    return replace(units[YEAR], path="example/2025-26")


def _sibling(units: dict[str, Unit]) -> Unit:
    """Another year that nobody released, by its name only."""
    unit = units[YEAR]
    assert isinstance(unit, EditionUnit)
    year = unit.edition.model_copy(update={"year": "2025-26"})
    return replace(unit, siblings=(year,))


def _front(**changes: object) -> Spoil:
    """What the portal and a body's own pages say of the body."""
    return _spoilt("example", Organisation, "example", **changes)


def _concluding(**changes: Any) -> Spoil:
    """What the first page quotes of a statement."""

    def spoil(units: dict[str, Unit]) -> Unit:
        portal = units[""]
        assert isinstance(portal, Portal)
        return replace(portal, concluded=tuple(replace(q, **changes) for q in portal.concluded))

    return spoil


def _redated(units: dict[str, Unit]) -> Unit:
    """Another day of a release in the lists of releases."""
    unit = units[YEAR]
    (body,) = unit.organisations
    years = [
        replace(year, releases=tuple(replace(each, date="2025-01-01") for each in year.releases))
        for year in body.editions
    ]
    return replace(unit, organisations=(replace(body, editions=tuple(years)),))


def _with_early_date(side: Side, units: dict[str, Unit]) -> Side:
    """A version that is looked at beside others, with an internal due date in it."""
    return replace(side, library=_EARLY(units).library)


_EARLY = _history("one-form", "due", 0, date="2025-02-28")


def _side(units: dict[str, Unit]) -> Unit:
    """One side of a comparison has another due date."""
    (path,) = (path for path in units if "compare" in path)
    unit = units[path]
    assert isinstance(unit, ComparisonUnit)
    older, newer = unit.sides
    return replace(unit, sides=(older, _with_early_date(newer, units)))


def _track(units: dict[str, Unit]) -> Unit:
    (path,) = (path for path in units if "history" in path)
    unit = units[path]
    assert isinstance(unit, HistoryUnit)
    return replace(unit, years=tuple(_with_early_date(each, units) for each in unit.years))


UNITS: dict[str, tuple[Spoil, str]] = {
    "an internal due date": (_history("one-form", "due", 0, date="2025-02-28"), "2025-02-28"),
    "an internal due date that is public elsewhere": (
        _history("one-form", "due", 1, date="2025-11-30"),
        "2025-11-30",
    ),
    "a due date set on another day": (
        _history("one-form", "due", 0, set_on="2024-05-01"),
        "set_on",
    ),
    "a due date that was made up": (_made_up, "due"),
    "the state of an internal update": (
        _history("one-form", "updates", 0, state=ActionState.AT_RISK),
        "at-risk",
    ),
    "the colour of an internal update": (
        _history("one-form", "updates", 0, label="Amber"),
        "Amber",
    ),
    "the text of an internal update": (
        _history("one-form", "updates", 0, text="Nobody uses it."),
        "Nobody",
    ),
    "another action's history": (_of_another_action, "updates"),
    "an internal action's title": (
        _spoilt(YEAR, Action, "one-form", title="Sell the depot"),
        "Sell",
    ),
    "an internal amount that is public elsewhere": (
        _spoilt(YEAR, Action, "one-form", cost="£131,000"),
        "131,000",
    ),
    "an internal owner": (
        _spoilt(YEAR, Action, "one-form", owners=("estates-director",)),
        "owners",
    ),
    "an internal owner that is public elsewhere": (
        _spoilt(YEAR, Action, "one-form", owners=("chief-officer", "finance-director")),
        "finance-director",
    ),
    "an internal improvement area": (
        _spoilt(YEAR, Action, "one-form", area="fewer-buildings"),
        "fewer-buildings",
    ),
    "an internal action's beginning": (
        _spoilt(YEAR, Action, "one-form", began="2024-05-15"),
        "began",
    ),
    "an internal action's reference": (_spoilt(YEAR, Action, "one-form", reference="2.1"), "2.1"),
    "the value of an internal measurement": (
        _spoilt(YEAR, Measure, "in-a-month", baseline="64"),
        "baseline",
    ),
    "an internal milestone's date": (
        _spoilt(YEAR, Milestone, "half-done", due="2025-08-15"),
        "2025-08-15",
    ),
    "a control's internal evidence": (
        _spoilt(YEAR, Control, "published-minutes", evidence="Behind the blue door."),
        "evidence",
    ),
    "a control's evidence in its text": (
        _spoilt(YEAR, Control, "published-minutes", text="Behind the blue door."),
        "blue door",
    ),
    "how often an internal control works": (
        _spoilt(YEAR, Control, "keys-counted", frequency=Frequency.WEEKLY),
        "frequency",
    ),
    "an editor's internal note": (
        _spoilt(YEAR, Action, "one-form", notes=("Nobody has asked the printer.",)),
        "notes",
    ),
    "what a field was inferred from": (
        _spoilt(YEAR, Control, "published-minutes", inferred={"text": "told by the caretaker"}),
        "inferred",
    ),
    "a number out of an internal area": (
        _spoilt(YEAR, ImprovementArea, "quicker-minutes", number=2),
        "number",
    ),
    "a title in a document's entry": (
        _spoilt(YEAR, DocumentEntry, "", title="Sell the depot"),
        "title",
    ),
    "a newer release's plan in the older one": (_swapped, "One form for all minutes"),
    "a newer release's title in the older one": (
        _spoilt(FIRST, Action, "one-form", title="One form for all minutes"),
        "One form for all minutes",
    ),
    "a control in another area": (_moved, "monthly-decisions"),
    "a year of which nothing is public": (_elsewhere, "example/2025-26"),
    "another year's name": (_sibling, "example/2025-26"),
    "one side of a comparison": (_side, "2025-02-28"),
    "a year of a history": (_track, "2025-02-28"),
    "what a body says of itself": (_front(about="It has one depot too many."), "depot"),
    "the word for a conclusion": (_concluding(word="Limited assurance"), "Limited assurance"),
    "the reason for a conclusion": (_concluding(why="The depot is not ours."), "The depot"),
    "the day of a release": (_redated, "2025-01-01"),
    "the date of a year": (_spoilt(YEAR, Edition, YEAR, as_at="2025-06-30"), "as_at"),
}
"""Values and records in the wrong place of a unit: how they got there, and what must be told."""
