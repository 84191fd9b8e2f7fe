"""What stands behind the statement: opinions to come, and risks to be scored anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.newyear.marks import last_years, to_write
from generator.newyear.statement import ATTACHED, EDITORS, LINEAGE

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.newyear.turn import Turn, YearRow

_OF_OPINION = ("id", "audience", "title", "by", "given_by", "areas")


def assurance_of(turn: Turn, row: YearRow, open_ones: Collection[str]) -> YearRow:
    """Whose opinions are expected again, and what was asked for and is still to be done."""
    kept = turn.without(row, EDITORS | {"control_statements": "statements of internal control"})
    made = {k: last_years(turn, v) if k == "introduction" else v for k, v in kept.items()}
    if "opinions" in kept:
        made["opinions"] = [_opinion(turn, each) for each in kept["opinions"]]
    asked = made.pop("recommendations", [])
    if going_on := [each for each in asked if each["id"] in open_ones]:
        made["recommendations"] = [turn.without(each, EDITORS) for each in going_on]
    turn.leave("recommendations of which every action has ended", len(asked) - len(going_on))
    if "defences" in kept:
        made["defences"] = [turn.without(each, EDITORS) for each in kept["defences"]]
    return made


def _opinion(turn: Turn, row: YearRow) -> YearRow:
    made = {key: row[key] for key in _OF_OPINION if key in row}
    turn.leave("conclusions of opinions")
    what = f"what was concluded on {turn.now}; take it out if none is to come"
    made["title"] = turn.moved(made["title"])
    pending = {"pending": True, "text": to_write(what)}
    areas = {"areas": made.pop("areas")} if "areas" in made else {}
    return made | pending | areas


def risks_of(turn: Turn, row: YearRow, actions: Collection[str], as_at: str) -> YearRow:
    """The register with its scale; how great each risk is now is not taken from then."""
    kept = turn.without(row, EDITORS | ATTACHED)
    made = {k: last_years(turn, v) if k == "introduction" else v for k, v in kept.items()}
    if "as_at" in made:
        made["as_at"] = as_at
    made["risks"] = [_risk(turn, each, actions) for each in kept.get("risks", ())]
    return made


def _risk(turn: Turn, row: YearRow, actions: Collection[str]) -> YearRow:
    left = EDITORS | ATTACHED | LINEAGE | {"current": "current scores of risks", "trend": ""}
    kept = turn.without(row, left)
    kept = {
        k: last_years(turn, v) if k in {"mitigation", "planned"} else v for k, v in kept.items()
    }
    ids = [each for each in kept.pop("actions", ()) if each in actions]
    return kept | ({"actions": ids} if ids else {})
