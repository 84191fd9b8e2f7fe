"""The plan: open actions and their areas go on under the same ids, without their histories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.newyear.marks import last_years, to_write
from generator.newyear.statement import EDITORS

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.newyear.turn import Turn, YearRow

# Of an action, what goes on being so; its dates and updates are found through `carried_from`.
_OF_ACTION = (
    "id", "reference", "audience", "title", "text", "lead", "owners", "sponsor", "partners",
    "committee", "priority", "cost", "area",
)  # fmt: skip
_MEASURE = ("id", "audience", "title", "unit", "baseline", "target")
_OF_AREA = ("id", "number", "audience", "title", "about", "leads", "governance_areas")


def plan_of(
    turn: Turn, row: YearRow, open_actions: Collection[str], asked: Collection[str], as_at: str
) -> YearRow:
    """The plan with what is still open of the one before; `asked` goes on in the new year too."""
    left = EDITORS | {"stated": "counts that the body stated", "complete": "", "archived": ""}
    kept = turn.without(row, left)
    actions = kept.pop("actions", [])
    areas = kept.pop("areas", [])
    going_on = [each for each in actions if each["id"] in open_actions]
    done = {each.get("area") for each in actions} - {each.get("area") for each in going_on}
    open_areas = [each for each in areas if each["id"] not in done]
    turn.leave("actions that have ended", len(actions) - len(going_on))
    turn.leave("improvement areas of which every action has ended", len(areas) - len(open_areas))
    made = {key: value for key, value in kept.items() if key != "as_at"}
    if "introduction" in made:
        made["introduction"] = last_years(turn, made["introduction"])
    made = (
        {"audience": made.pop("audience"), "as_at": as_at, **made} if "audience" in made else made
    )
    if open_areas:
        made["areas"] = [_area(turn, each) for each in open_areas]
    if going_on:
        ids = {each["id"] for each in going_on}
        area_ids = {each["id"] for each in open_areas}
        made["actions"] = [_action(turn, each, ids, area_ids, asked) for each in going_on]
    return made


def issues_of(turn: Turn, row: YearRow, public: Collection[str]) -> list[YearRow]:
    """What the plan before promised, each for the new statement to say what became of it.

    One that the public did not see is not told to it by its title.
    """
    update = to_write(f"what became of it in {turn.now}")
    promises = row.get("areas") or [each for each in row.get("actions", ()) if "area" not in each]
    return [
        ({} if each["id"] in public else {"audience": "internal"})
        | {"title": each["title"], "update": update}
        for each in promises
    ]


def _area(turn: Turn, row: YearRow) -> YearRow:
    made = {key: row[key] for key in _OF_AREA if key in row}
    if "about" in made:
        made["about"] = last_years(turn, made["about"])
    return made | {"carried_from": f"{turn.old}/{row['id']}"}


def _action(
    turn: Turn, row: YearRow, open_actions: set[str], areas: set[str], asked: Collection[str]
) -> YearRow:
    made = {key: row[key] for key in _OF_ACTION if key in row}
    if made.get("area") not in areas:
        made.pop("area", None)
    if row.get("part_of") in open_actions:
        made["part_of"] = row["part_of"]
    ahead = [each for each in row.get("milestones", ()) if "met" not in each]
    if ahead:
        made["milestones"] = [turn.without(each, EDITORS) for each in ahead]
    if "measures" in row:
        made["measures"] = [
            {key: each[key] for key in _MEASURE if key in each} for each in row["measures"]
        ]
    names = row.get("recommendations", [])
    if answered := [each.rpartition("/")[2] for each in names if each in asked]:
        made["recommendations"] = answered
    turn.leave("answers to recommendations", len(names) - len(answered))
    return made | {"carried_from": f"{turn.old}/{row['id']}"}
