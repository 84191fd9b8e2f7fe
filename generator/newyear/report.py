"""What was made of the years before, what was left out, and what comes next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.newyear.files import read_row
from generator.words import say_date, say_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.newyear.making import Making
    from generator.newyear.turn import YearRow


def report_of(making: Making, difference: str) -> str:
    """The report on a new year, from the making and the lines that it added."""
    return "\n".join(_lines(making, difference))


def _lines(making: Making, difference: str) -> Iterator[str]:
    body, _, year = making.id.partition("/")
    added = _added(difference)
    yield f"Made {say_year(year)} of {body}, {sum(added.values())} lines:"
    for file, number in added.items():
        yield f"  {file}: {number} {'line' if number == 1 else 'lines'}{_came(making, file)}"
    left = {what: number for what, number in making.left.items() if number}
    if left:
        yield ""
        yield "Left out, because it belongs to the earlier year:"
        yield from (f"  {what}: {number}" for what, number in sorted(left.items()))
    yield ""
    yield "Audiences are unchanged. None of it is public before governance release."
    yield ""
    yield "Next:"
    yield "  Run governance check: it lists everything marked [to be written: ...]."
    yield from (f"  {each}" for each in _to_do(making))


def _added(difference: str) -> Counter[str]:
    """How many lines each file has more, as a unified diff tells."""
    added: Counter[str] = Counter()
    file = ""
    for line in difference.splitlines():
        if line.startswith("+++ "):
            file = line.removeprefix("+++ ")
        elif line.startswith("+"):
            added[file] += 1
    return added


def _came(making: Making, file: str) -> str:
    """What is in a file, in a few words."""
    row = read_row(making.project, file)
    kind = file.rpartition("/")[2].removesuffix(".yml")
    counted = _COUNTED.get(kind, {})
    said = [f"{words}: {len(row[key])}" for key, words in counted.items() if row.get(key)]
    return f" ({'; '.join(said)})" if said else ""


_COUNTED = {
    "edition": {"documents": "documents"},
    "code": {"areas": "areas as they were"},
    "statement": {"sections": "sections", "areas": "areas to be reviewed"},
    "improvement": {"areas": "areas", "actions": "open actions carried forward"},
    "assurance": {
        "opinions": "opinions to come",
        "recommendations": "open recommendations carried forward",
    },
    "risks": {"risks": "risks to be scored"},
}


def _to_do(making: Making) -> Iterator[str]:
    """What check does not ask for."""
    edition: YearRow = read_row(making.project, making.file("edition"))
    if edition["as_at"] < making.as_at:
        day = say_date(edition["as_at"])
        yield f"{making.file('edition')} is as at {day}: give the date of the statement's position."
    if making.last("improvement"):
        yield 'Say "complete: true" in improvement.yml when every action of the plan is written.'
