"""A comparison as it is read: groups, numbers, the way on and back, and what is folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.comparisons import compared

from generator.compare.layout import Folded, Group, Told, groups_of

if TYPE_CHECKING:
    from support.comparisons import Side


def code(*controls: Side) -> Side:
    return {"code": {"areas": [{"id": "risk", "controls": list(controls)}]}}


KEPT, OTHER, LAST = {"id": "register"}, {"id": "plans"}, {"id": "stores"}
TIDIED = {"id": "plans", "text": "text"}


def outline(old: Side, new: Side) -> list[str]:
    """Group by group, what is told and what is folded."""
    lines = []
    for group in groups_of(compared(old, new)):
        lines.append(f"# {group.title} ({group.id})")
        lines += [_line(part) for part in group.parts]
    return lines


def _line(part: Told | Folded) -> str:
    if isinstance(part, Folded):
        return f"folded {len(part.changes)}"
    way = f"{part.before or '-'} < {part.number} > {part.after or '-'}"
    return f"{part.change.kind} {' > '.join((*part.within, part.change.entry.title))}: {way}"


def test_changes_are_numbered_and_lead_to_each_other_across_what_is_folded() -> None:
    old = code({"id": "first", "text": "Once."}, KEPT, OTHER, LAST)
    new = code({"id": "first", "text": "Twice."}, KEPT, TIDIED, {"id": "added"})
    assert outline(old, new) == [
        "# Rest of the Code (in-rest-of-the-code)",
        "folded 1",
        "# Areas and controls (in-areas-and-controls)",
        "folded 1",
        "changed Risk > First: - < 1 > control-stores",
        "folded 1",
        "removed Risk > Stores: control-first < 2 > control-added",
        "added Risk > Added: control-stores < 3 > -",
    ]


def test_principle_by_principle_then_document_by_document() -> None:
    framework = {"id": "f", "principles": [{"id": "a"}, {"id": "b", "letter": "B"}]}
    areas = [{"id": "risk", "principle": "b"}, {"id": "money", "number": 2, "principle": "a"}]
    side: Side = {
        "framework": framework,
        "code": {"areas": areas, "sections": [{"id": "scope"}]},
        "statement": {"sections": [{"id": "review", "kind": "review"}]},
        "improvement": {"areas": [{"id": "forms"}], "actions": [{"id": "print"}]},
        "assurance": {"opinions": [{"id": "audit"}], "recommendations": [{"id": "act"}]},
        "terms": [{"id": "ags"}],
    }
    assert [each.title for each in groups_of(compared(side, side))] == [
        "A",
        "B",
        "Rest of the Code",
        "Rest of the statement",
        "Improvement areas and actions",
        "Opinions and recommendations",
    ]
    without: Side = side | {"framework": framework | {"id": "g"}}
    assert [each.title for each in groups_of(compared(side, without))][:2] == [
        "Rest of the Code",
        "Areas and controls",
    ]


def test_everything_is_in_one_group_and_once() -> None:
    found = compared(code(KEPT, OTHER), code(OTHER, LAST))
    shown = [
        change
        for group in groups_of(found)
        for part in group.parts
        for change in (part.changes if isinstance(part, Folded) else [part.change])
    ]
    assert sorted(each.anchor for each in shown) == sorted(each.anchor for each in found.changes)
    assert len({group.id for group in groups_of(found)}) == len(groups_of(found))


def told(old: Side, new: Side) -> list[tuple[str, list[str]]]:
    """The changes, each with the fields that are told of it."""
    return [
        (part.change.kind.value, [field.label for field in part.fields])
        for group in _groups(old, new)
        for part in group.parts
        if isinstance(part, Told)
    ]


def _groups(old: Side, new: Side) -> list[Group]:
    return groups_of(compared(old, new))


def test_of_what_is_new_all_is_told_and_of_what_is_gone_its_title() -> None:
    assert told(code(KEPT), code(OTHER)) == [
        ("removed", []),
        ("added", ["Text"]),
    ]


def test_beside_a_change_of_substance_housekeeping_is_left_out() -> None:
    retitled = {"id": "register", "title": "Another", "text": "text"}
    assert told(code(KEPT), code(retitled)) == [("renamed", ["Title"])]
