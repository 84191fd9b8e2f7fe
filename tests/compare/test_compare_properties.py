"""What is true of every comparison, whatever the two editions hold.

All words and ids of the editions made here are of the form w12, so that they can be found again.
"""

from __future__ import annotations

import json
import re
from itertools import permutations
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from support.canaries import write_project
from support.comparisons import NEW, OLD, Side, compared, edition_of, library_of
from support.project import MINIMAL

from generator.audience import select
from generator.compare import ChangeKind, Table, as_data, as_text, compare, suggested
from generator.compare.data import _value
from generator.pipeline import check_content
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Library

steady = settings(max_examples=50, derandomize=True)

WORDS = st.integers(30, 60).map("w{}".format)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
POSTS = [{"id": f"w{at}", "title": f"w{at + 3}"} for at in (10, 11, 12)]
AUDIENCES = st.sampled_from(["public", "public", "internal"])


def names(first: int, count: int = 4) -> st.SearchStrategy[list[str]]:
    """Some ids in some order."""
    return st.lists(st.sampled_from([f"w{first + at}" for at in range(count)]), unique=True)


@st.composite
def sides(draw: st.DrawFn, *, lineage: bool = False, audiences: bool = False) -> Side:
    """An edition with all documents, each with a few items that stand anywhere."""

    def item(name: str, /, **more: Any) -> dict[str, Any]:
        made = {"id": name, **more}
        if audiences:
            made["audience"] = draw(AUDIENCES)
        return made

    def descent(first: int, above: str = "") -> dict[str, Any]:
        if not lineage or draw(st.integers(0, 2)):
            return {}
        older = [f"{OLD}/{above}{name}" for name in draw(names(first))]
        field = draw(st.sampled_from(["renamed_from", "split_from", "merged_from"]))
        value: object = older if field == "merged_from" else "".join(older[:1])
        return {field: value, "why": draw(TEXTS)} if older else {}

    def controls(ids: list[str]) -> list[dict[str, Any]]:
        owners = names(10, 3)
        return [item(name, text=draw(TEXTS), owners=draw(owners), **descent(100)) for name in ids]

    free = draw(names(100, 8))
    areas = []
    for at, area in enumerate(draw(names(200))):
        themes = []
        for theme in draw(names(300, 3)):
            own, free = free[:1], free[1:]
            more = descent(300, f"{area}/")
            themes.append(item(theme, title=draw(TEXTS), controls=controls(own), **more))
        own, free = free[:1], free[1:]
        more = {"number": at, "name": draw(TEXTS), "title": draw(TEXTS)} | descent(200)
        areas.append(item(area, themes=themes, controls=controls(own), **more))
    kinds = st.sampled_from(["scope", "review", "opinion"])
    sections = [
        item(
            name,
            kind=draw(kinds),
            text=draw(TEXTS),
            sections=[item(below, text=draw(TEXTS)) for below in draw(names(500, 3))],
        )
        for name in draw(names(400))
    ]
    reviews = [
        {"area": each["id"], "title": draw(TEXTS), "reviews": [{"activity": draw(TEXTS)}]}
        for each in areas
    ]
    plan = draw(names(600))
    improvements = [
        item(name, number=at, leads=draw(names(10, 3)), **descent(600))
        for at, name in enumerate(plan)
    ]
    actions = [
        item(name, title=draw(TEXTS), area=draw(st.sampled_from(plan)) if plan else None)
        for name in draw(names(700))
    ]
    opinions = [
        item(name, text=draw(TEXTS), areas=[each["id"] for each in areas[:1]])
        for name in draw(names(800))
    ]
    return {
        "posts": POSTS,
        "code": {"areas": areas},
        "statement": {"sections": sections, "areas": reviews},
        "improvement": {"areas": improvements, "actions": actions},
        "assurance": {"opinions": opinions},
    }


Flat = dict[str, dict[str, dict[str, object]]]  # kind, id, what stands in the row


def flat(table: Table) -> Flat:
    """Everything that is compared, as rows."""
    rows: Flat = {}
    for entry in table.entries.values():
        values = {label: _value(value) for label, value in entry.values.items()}
        within = "/".join(entry.parent) if entry.parent else None
        rows.setdefault(entry.kind, {})[entry.key[1]] = {"in": within, **values}
    return rows


def applied(data: dict[str, Any], rows: Flat) -> Flat:
    """The rows of the newer side, made from those of the older one and the difference alone."""
    made: Flat = {kind: dict(below) for kind, below in rows.items()}
    taken = [
        [made[change["item"]].pop(each["id"]) for each in change["old"]]
        for change in data["changes"]
    ]
    for change, gone in zip(data["changes"], taken, strict=True):
        below = made.setdefault(change["item"], {})
        if "fields" in change:
            (name,) = change["new"]
            fields = {each["field"]: each["new"] for each in change["fields"]}
            row = gone[0] | {"in": name["in"]} | fields
            below[name["id"]] = {key: value for key, value in row.items() if value or key == "in"}
        else:
            for each in change["new"]:
                below[each["id"]] = {"in": each["in"], **each["fields"]}
    return {kind: below for kind, below in made.items() if below}


@steady
@given(sides())
def test_two_years_that_say_the_same_are_not_different(side: Side) -> None:
    assert {each.kind for each in compared(side, side).changes} <= {ChangeKind.UNCHANGED}


@steady
@given(sides(lineage=True))
def test_an_edition_is_not_different_from_itself(side: Side) -> None:
    edition = edition_of(OLD, side)
    library = library_of(side, [edition])
    found = compare(library, edition, library, edition)
    assert (found.different, found.gaps) == ((), ())


@steady
@given(sides(), sides(lineage=True))
def test_the_older_side_and_the_difference_make_the_newer_side(old: Side, new: Side) -> None:
    found = compared(old, new)
    data = json.loads(json.dumps(as_data(found)))
    assert applied(data, flat(found.old)) == flat(found.new)


@steady
@given(sides(), sides(lineage=True))
def test_every_item_is_in_one_change_and_each_change_has_an_anchor(old: Side, new: Side) -> None:
    found = compared(old, new)
    assert sorted(e.key for c in found.changes for e in c.old) == sorted(found.old.entries)
    assert sorted(e.key for c in found.changes for e in c.new) == sorted(found.new.entries)
    anchors = [each.anchor for each in found.changes]
    assert len(set(anchors)) == len(anchors)


SWAPPED = {
    ChangeKind.ADDED: ChangeKind.REMOVED,
    ChangeKind.REMOVED: ChangeKind.ADDED,
    ChangeKind.SPLIT: ChangeKind.MERGED,
    ChangeKind.MERGED: ChangeKind.SPLIT,
}


@steady
@given(sides(), sides(lineage=True))
def test_swapping_the_two_swaps_what_was_added_and_removed(old: Side, new: Side) -> None:
    there = compared(old, new)
    back = compared(old, new, backwards=True)
    forwards = [
        (SWAPPED.get(c.kind, c.kind), {e.key for e in c.new}, {e.key for e in c.old})
        for c in there.changes
    ]
    backwards = [(c.kind, {e.key for e in c.old}, {e.key for e in c.new}) for c in back.changes]
    assert sorted(forwards, key=repr) == sorted(backwards, key=repr)


FRESH = {
    "code": {"id": "fresh", "number": 9},
    "statement": {"id": "fresh", "kind": "conclusion"},
    "improvement": {"id": "fresh", "number": 9},
    "assurance": {"id": "fresh"},
}
LISTS = {
    "code": "areas",
    "statement": "sections",
    "improvement": "areas",
    "assurance": "opinions",
}


@steady
@given(sides(), st.sampled_from(sorted(LISTS)), st.integers(0, 3))
def test_an_inserted_item_changes_nothing_else(side: Side, part: str, at: int) -> None:
    name = LISTS[part]
    items = list(side[part][name])
    longer = side | {part: side[part] | {name: [*items[:at], FRESH[part], *items[at:]]}}
    found = compared(side, longer)
    assert [(c.kind, c.entry.title) for c in found.different] == [(ChangeKind.ADDED, "Fresh")]
    back = compared(longer, side)
    assert [(c.kind, c.entry.title) for c in back.different] == [(ChangeKind.REMOVED, "Fresh")]


def words_in(text: str) -> set[str]:
    return set(re.findall(r"w[0-9]+", text))


@steady
@given(sides(audiences=True), sides(audiences=True, lineage=True))
def test_a_public_comparison_holds_no_word_that_neither_public_side_holds(
    old: Side, new: Side
) -> None:
    editions = [edition_of(OLD, old), edition_of(NEW, new)]
    public = select(library_of(new, editions), Audience.PUBLIC)
    found = compare(public, public.editions[0], public, public.editions[1])
    hints = [(each.old.title, each.new.title) for each in suggested(found.old, found.new)]
    shown = words_in(json.dumps([as_data(found), hints]) + as_text(found) + repr(found.changes))
    assert shown <= words_in(public.model_dump_json())


def test_a_public_comparison_holds_no_canary_and_one_of_everything_does(tmp_path: Path) -> None:
    canaries = write_project(tmp_path, (MINIMAL / "content/site.yml").read_text("utf-8"))
    whole = check_content(tmp_path).library

    def hidden_in(library: Library) -> list[str]:
        pairs = permutations(library.editions, 2)
        found = [compare(library, old, library, new) for old, new in pairs]
        assert found
        text = json.dumps([as_data(each) for each in found]) + repr([c.changes for c in found])
        return [word for word in canaries.hidden if word in text]

    assert hidden_in(select(whole, Audience.PUBLIC)) == []
    assert hidden_in(whole)
