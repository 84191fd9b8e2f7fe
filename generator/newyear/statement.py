"""The Code as it was, and the statement to be written anew on what the year before promised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.newyear.marks import begun_with, last_years, to_write
from generator.vocabulary import SectionKind

if TYPE_CHECKING:
    from generator.newyear.turn import Turn, YearRow

EDITORS = {
    "notes": "notes of the editor",
    "reader_notes": "notes of the editor",
    "inferred": "marks of what was inferred",
}
ATTACHED = {"attachments": "images and files"}
LINEAGE = {
    "why": "reasons why something was not as before",
    "renamed_from": "",
    "split_from": "",
    "merged_from": "",
}

_CLOSING = {SectionKind.CONCLUSION, SectionKind.DECLARATION, SectionKind.GLOSSARY}


def code_of(turn: Turn, value: Any) -> Any:
    """The Code as it stood, without what only compares it with the year before that."""
    if isinstance(value, dict):
        kept = turn.without(value, EDITORS | LINEAGE | ATTACHED)
        return {key: code_of(turn, one) for key, one in kept.items()}
    return [code_of(turn, one) for one in value] if isinstance(value, list) else value


def statement_of(turn: Turn, row: YearRow, issues: list[YearRow]) -> YearRow:
    """The statement, with a mark in all that it says of the year."""
    kept = turn.without(row, EDITORS | {"unplaced": ""})
    made = _judged(turn, _marked(turn, kept, "introduction"))
    if "sections" in kept:
        made["sections"] = [_section(turn, each, issues) for each in kept["sections"]]
    kinds = [each.get("kind") for each in made.get("sections", ())]
    if issues and SectionKind.LAST_YEAR not in kinds:
        at = next((at for at, kind in enumerate(kinds) if kind in _CLOSING), len(kinds))
        made.setdefault("sections", []).insert(at, _last_year(turn, issues))
    if "areas" in kept:
        made["areas"] = [_area(turn, each) for each in kept["areas"]]
    return made


def _marked(turn: Turn, row: YearRow, *keys: str) -> YearRow:
    return {key: last_years(turn, one) if key in keys else one for key, one in row.items()}


def _judged(turn: Turn, row: YearRow) -> YearRow:
    """With a mark for what the body concludes, which says what it concluded before."""
    if "judgement" not in row:
        return row
    kept = turn.without(row["judgement"], EDITORS)
    level = kept.pop("level", None)
    scale = f" (level: {level})" if level else ""
    before = f"in {turn.before} it was {_said(kept['rating'])}{scale}"
    mark = to_write(f"what the body concludes in {turn.now}; {before}")
    return row | {"judgement": _marked(turn, kept | {"rating": mark}, "text")}


def _section(turn: Turn, row: YearRow, issues: list[YearRow]) -> YearRow:
    """A section or a part of one; what became of last year's issues is told of none yet."""
    kept = turn.without(row, EDITORS | ATTACHED | {"why": LINEAGE["why"], "issues": ""})
    kept["title"] = turn.moved(kept["title"])
    if kept.get("kind") == SectionKind.LAST_YEAR:
        told = {
            "text": "",
            "paragraphs": "paragraphs",
            "figures": "figures",
            "sections": "sections",
        }
        named = {key: words and f"{words} on the year before last" for key, words in told.items()}
        return _judged(turn, turn.without(kept, named)) | _answers(turn, issues)
    made = _judged(turn, _marked(turn, kept, "text"))
    if "paragraphs" in kept:
        made["paragraphs"] = [_paragraph(turn, each) for each in kept["paragraphs"]]
    if "figures" in kept:
        made["figures"] = [_figure(turn, each) for each in kept["figures"]]
    if "signatories" in kept:
        made["signatories"] = [_signatory(turn, each) for each in kept["signatories"]]
    if "sections" in kept:
        made["sections"] = [_section(turn, each, []) for each in kept["sections"]]
    return made


def _last_year(turn: Turn, issues: list[YearRow]) -> YearRow:
    title = f"What became of the issues of {turn.before}"
    return {"id": "last-year", "kind": SectionKind.LAST_YEAR.value, "title": title} | _answers(
        turn, issues
    )


def _answers(turn: Turn, issues: list[YearRow]) -> YearRow:
    text = to_write(f"what became of what {turn.before} said would be improved")
    return {"text": text} | ({"issues": issues} if issues else {})


def _paragraph(turn: Turn, row: YearRow) -> YearRow:
    return _marked(turn, turn.without(row, EDITORS), "text")


def _figure(turn: Turn, row: YearRow) -> YearRow:
    """A figure under its label, without last year's number in the place of this year's."""
    kept = turn.without(row, EDITORS | {"as_at": ""})
    return kept | {"value": to_write(f"in {turn.before} it was {_said(kept['value'])}")}


def _said(value: Any) -> Any:
    return "/".join(map(str, value.values())) if isinstance(value, dict) else value


def _signatory(turn: Turn, row: YearRow) -> YearRow:
    return turn.without(row, EDITORS | {"name": "signatures", "signed": ""})


def _area(turn: Turn, row: YearRow) -> YearRow:
    made = _judged(turn, turn.without(row, EDITORS))
    made["title"] = turn.moved(made["title"])
    if "reviews" in made:
        made["reviews"] = [_review(turn, each) for each in made["reviews"]]
    return made


def _review(turn: Turn, row: YearRow) -> YearRow:
    """What was intended, as the promise that the new review has to answer."""
    left = EDITORS | ATTACHED | {"evidence": "evidence of reviews", "activity": "", "intended": ""}
    kept = turn.without(row, left)
    activity: Any = to_write(f"what was done in {turn.now}")
    if "intended" in row:
        mark = to_write(f"what was done in {turn.now}; {turn.before} had intended this")
        activity = begun_with(mark, row["intended"])
    intended = to_write(f"what is intended for {turn.after}")
    return kept | {"activity": activity, "intended": intended}
