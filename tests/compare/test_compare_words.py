"""A comparison in words and as data; what needs a reason; what an author is asked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.comparisons import NEW, OLD, compared, edition_of, library_of, told
from support.contents import content_of
from support.project import REPOSITORY

from generator.audience import select
from generator.compare import (
    ChangeKind,
    as_data,
    as_text,
    compare,
    compare_tables,
    summary,
    table_of,
    unexplained,
)
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from support.comparisons import Side

BEFORE: Side = {
    "code": {
        "areas": [
            {
                "id": "risk",
                "controls": [
                    {"id": "register", "text": "Seen monthly."},
                    {"id": "plans", "text": "All plans are tried."},
                    {"id": "alarms"},
                    {"id": "stores"},
                ],
            },
            {"id": "fire", "number": 2},
        ]
    }
}
AFTER: Side = {
    "code": {
        "areas": [
            {
                "id": "risk",
                "controls": [
                    {"id": "register", "text": "Seen weekly.", "why": "The Board asked."},
                    {"id": "plans", "text": "All plans are tried twice."},
                    {"id": "stores", "text": "text"},
                    {"id": "boats"},
                ],
            },
            {"id": "fire", "number": 3},
        ]
    }
}


def test_the_whole_of_a_comparison_in_words() -> None:
    assert (
        as_text(compared(BEFORE, AFTER))
        == """\
example/2023-24 and example/2024-25

1 introduction unchanged.
1 area with changes of punctuation, numbering or layout only, 1 unchanged.
1 control added, 1 removed, 2 changed; 1 with changes of punctuation, numbering or layout only.

changed control: "Register"
  Text: Seen [-monthly-]{+weekly+}.
  why: The Board asked.
changed control: "Plans"
  Text: All plans are tried {+twice+}.
removed control: "Alarms"
added control: "Boats\""""
    )


def test_when_nothing_of_substance_is_different_that_is_said() -> None:
    found = compared({"code": {"areas": [{"id": "risk"}]}}, {"code": {"areas": [{"id": "risk"}]}})
    assert as_text(found).endswith("\n\nNothing has changed but punctuation, numbering or layout.")
    assert summary(found) == {"document": "1 introduction unchanged", "area": "1 area unchanged"}


def test_what_cannot_be_compared_is_said_first() -> None:
    found = compared(BEFORE, {})
    assert as_text(found).split("\n\n")[1].split("\n")[0] == (
        "There is no Code for 2024/25 to compare with."
    )
    assert found.changes == ()


def test_controls_that_came_went_or_changed_need_a_reason() -> None:
    found = compared(BEFORE, AFTER)
    assert [(each.kind.value, each.entry.title) for each in unexplained(found)] == [
        ("changed", "Plans"),
        ("removed", "Alarms"),
        ("added", "Boats"),
    ]
    assert all(each.entry.place is not None for each in unexplained(found))


def test_a_comparison_as_data() -> None:
    data = as_data(compared(BEFORE, AFTER))
    assert json.dumps(data) == json.dumps(as_data(compared(BEFORE, AFTER)))
    assert (data["old"], data["new"], data["not_comparable"]) == (
        f"example/{OLD}",
        f"example/{NEW}",
        [],
    )
    changes = data["changes"]
    assert isinstance(changes, list)
    assert changes[0] == {
        "id": "control-register",
        "item": "control",
        "kind": "changed",
        "substantive": True,
        "why": "The Board asked.",
        "old": [{"id": "register", "title": "Register", "in": "area/risk"}],
        "new": [{"id": "register", "title": "Register", "in": "area/risk"}],
        "fields": [
            {
                "field": "Text",
                "form": "text",
                "housekeeping": False,
                "old": "Seen monthly.",
                "new": "Seen weekly.",
                "text": [
                    {
                        "kind": "changed",
                        "shape": "paragraph",
                        "cells": [
                            [
                                ["same", "Seen "],
                                ["del", "monthly"],
                                ["ins", "weekly"],
                                ["same", "."],
                            ]
                        ],
                    }
                ],
            }
        ],
    }
    assert changes[-2] == {
        "id": "control-boats",
        "item": "control",
        "kind": "added",
        "substantive": True,
        "why": "",
        "old": [],
        "new": [
            {
                "id": "boats",
                "title": "Boats",
                "in": "area/risk",
                "fields": {"Title": "Boats", "Text": "Text."},
            }
        ],
    }


def test_anchors_of_things_inside_others_name_both() -> None:
    side: Side = {"statement": {"sections": [{"id": "a-b", "sections": [{"id": "c"}]}]}}
    assert [each.anchor for each in compared(side, side).changes] == [
        "document-statement",
        "section-statement--a-b",
        "subsection-statement--a-b--c",
    ]


def test_the_declared_split_and_no_other_in_the_sample() -> None:
    unaudited, audited = (
        each.library for each in content_of(REPOSITORY).releases if each.edition == "met/2016-17"
    )
    first, last = (table_of(each, each.editions[0]) for each in (unaudited, audited))
    there, back = compare_tables(first, last), compare_tables(last, first)
    names = ["collaboration-partnerships", "commercial-partnerships"]
    (split,) = [each for each in there.changes if each.kind is ChangeKind.SPLIT]
    assert [each.key[1] for each in split.old] == ["partnerships"]
    assert [each.key[1] for each in split.new] == names
    (merged,) = [each for each in back.changes if each.kind is ChangeKind.MERGED]
    assert [each.key[1] for each in merged.old] == names
    assert summary(there)["improvement"] == (
        "1 improvement area split; 3 with changes of punctuation, numbering or layout "
        "only, 4 unchanged"
    )


def test_a_loop_of_origins_ends() -> None:
    loop = [{"id": "a", "renamed_from": "b"}, {"id": "b", "renamed_from": "a"}]
    found = compared({"code": {}}, {"code": {"areas": [{"id": "a"}]}}, {"code": {"areas": loop}})
    assert told(found) == 'added area: "A"'


@pytest.mark.parametrize("year", ["2023-24", "2024-25"])
def test_an_edition_compared_with_itself_has_no_differences(year: str) -> None:
    edition = edition_of(year, BEFORE)
    library = library_of(BEFORE, [edition])
    assert compare(library, edition, library, edition).different == ()


def test_what_became_internal_is_not_told_as_a_deletion() -> None:
    controls = [{"id": "keys", "text": "Keys are counted."}, {"id": "alarms"}]
    hidden = [controls[0] | {"audience": "internal"}, controls[1]]
    sides = []
    for year, each in ((OLD, controls), (NEW, hidden)):
        side: Side = {"code": {"areas": [{"id": "risk", "controls": each}]}}
        edition = edition_of(year, side)
        public = select(library_of(side, [edition]), Audience.PUBLIC)
        sides.append((public, public.editions[0]))
    found = compare(*sides[0], *sides[1])
    assert summary(found)["control"] == "1 control not shown; 1 unchanged"
    (change,) = [each for each in found.changes if each.kind is ChangeKind.NOT_SHOWN]
    assert change.entry.title == "Keys"
    assert "counted" not in json.dumps(as_data(found))
    assert "counted" not in as_text(found)
