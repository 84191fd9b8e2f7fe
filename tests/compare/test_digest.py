"""A comparison in a few sentences, each with the changes that it tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.comparisons import compared

from generator.compare import digest_of, text_diff
from generator.compare.new_figures import say_new_figure
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from support.comparisons import Side


def code(*controls: Side) -> Side:
    return {"code": {"areas": [{"id": "risk", "controls": list(controls)}]}}


def opinions(**ratings: str) -> Side:
    given = [{"id": name, "rating": rating or None} for name, rating in ratings.items()]
    return {"assurance": {"opinions": given}}


def plan(*actions: Side, as_at: str = "2024-03-31") -> Side:
    return {
        "improvement": {
            "areas": [{"id": "area"}],
            "actions": [{"area": "area"} | a for a in actions],
        },
        "as_at": as_at,
    }


GIFTS = "All gifts are listed. Gifts above £{} are refused, and listed. See the form."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (code({"id": "one"}), code({"id": "one"}), ["Nothing has changed."]),
        (code({"id": "one"}), {"statement": {}}, ["Nothing that can be compared has changed."]),
        (
            code({"id": "one"}, {"id": "two"}),
            code({"id": "two"}, {"id": "three"}, {"id": "four"}),
            ["Two controls were added and one was removed."],
        ),
        (
            code(*({"id": f"c{number}"} for number in range(10))),
            code({"id": "c0", "text": "Other."}),
            ["Nine controls were removed and one was changed."],
        ),
        (
            code(*({"id": f"c{number}"} for number in range(11))),
            code({"id": "c0"}),
            ["10 controls were removed."],
        ),
        (
            code({"id": "gifts", "text": GIFTS.format(25)}),
            code({"id": "gifts", "text": GIFTS.format(40)}),
            [
                "One control was changed.",
                "Gifts above £40 (before: £25) are refused, and listed.",
            ],
        ),
        (
            opinions(audit="Limited", accounts="Qualified"),
            opinions(audit="Limited", accounts="Unqualified"),
            ["Accounts: Unqualified (before: Qualified); Audit: unchanged (Limited)."],
        ),
        (
            opinions(audit="Limited"),
            opinions(audit=""),
            ["Audit: not yet given (before: Limited)."],
        ),
        (
            opinions(audit="Limited"),
            opinions(audit="Limited"),
            ["Nothing has changed.", "Audit: unchanged (Limited)."],
        ),
        (
            {"code": {"sections": [{"id": "scope"}, {"id": "aims"}]}},
            {"code": {"sections": [{"id": "scope", "text": "New."}], "introduction": "New."}},
            ["Different: 2 sections and 1 introduction."],
        ),
        (
            {"code": {"sections": [{"id": "scope"}], **code({"id": "one"})["code"]}},
            code(),
            ["One control was removed.", "Also different: 1 section."],
        ),
    ],
)
def test_what_changed_is_told(old: Side, new: Side, said: list[str]) -> None:
    assert [each.text for each in digest_of(compared(old, new))] == said


def test_an_action_that_ended_in_its_plan_or_left_it_is_told_by_its_ending() -> None:
    done = {"updates": [{"date": "2024-06", "state": "complete"}]}
    before = plan({"id": "stays"}, {"id": "goes"}, {"id": "open"}, {"id": "dropped"})
    after = plan({"id": "stays"} | done, {"id": "open"}, {"id": "new"}, as_at="2025-03-31")
    (told,) = digest_of(compared(before, after))
    assert told.text == "One action was completed, one was added and two were removed."
    assert sorted(each.entry.local or each.entry.key[1] for each in told.changes) == [
        "dropped",
        "goes",
        "new",
        "stays",
    ]


def test_what_the_public_is_not_shown_is_not_said_to_be_removed() -> None:
    new = code({"id": "two", "audience": "internal"})
    found = digest_of(compared(code({"id": "one"}, {"id": "two"}), new, audience=Audience.PUBLIC))
    assert [each.text for each in found] == ["Two controls are no longer shown."]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Every 30 days.", "Every 14 days.", "Every 14 (before: 30) days."),
        ("It costs £1.4m. So.", "It costs £1.6m. So.", "It costs £1.6m (before: £1.4m)."),
        ("Up to 5% is kept.", "Up to 6% is kept.", "Up to 6% (before: 5%) is kept."),
        ("Over £2 million.", "Over £3 million.", "Over £3 million (before: £2 million)."),
        ("3 stations are left.", "2 stations are left.", "2 (before: 3) stations are left."),
        ("As told in 2016.", "As told in 2017.", ""),  # a year goes without saying
        ("Up to 5 days.", "Up to five days.", ""),
        ("From 3 to 5 days each.", "From 4 to 6 days each.", ""),  # two figures
        ("Above £25 they are listed.", "Above £40 they are burnt.", ""),
        ("A. Above 25 we go. Z.", "B. Above 40 we go. Y.", "Above 40 (before: 25) we go."),
        (f"{'Long ' * 50}3.", f"{'Long ' * 50}4.", ""),
        ("We send e.g. over 5 men.", "We send e.g. over 6 men.", ""),
        ("- Every 30 days.", "- Every 14 days.", ""),
    ],
)  # fmt: skip
def test_a_figure_is_told_where_it_alone_changed(old: str, new: str, said: str) -> None:
    assert say_new_figure(text_diff(old, new)) == said
