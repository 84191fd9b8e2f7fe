"""The data behind the pages as JSON and CSV: the same rows, the same selection."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.cells import as_csv
from generator.compare import as_data
from generator.model import Edited
from generator.pages.notice import notice_of
from generator.pages.risk_rows import joint_risks, own_risks
from generator.pages.statement_rows import sections
from generator.pages.withheld import said_in_table, said_on_page, withheld_in
from generator.prose import to_text
from generator.tracker.status import day_of
from generator.units import ComparisonUnit, EditionUnit
from generator.views.held import say_held
from generator.views.inferred import say_bases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.model import Record
    from generator.pages.rows import Row, TellingRow
    from generator.units import Unit
    from generator.views import EditionView


def downloads_of(unit: Unit) -> dict[str, str]:
    """File names below data/ and their contents; only years and comparisons have any."""
    notice = notice_of(unit)
    if isinstance(unit, ComparisonUnit):
        lost = " ".join(said_on_page(unit, {}, gathered=withheld_in(unit)))
        told = {name: text for name, text in (("notice", notice), ("withheld", lost)) if text}
        compared = told | as_data(unit.comparison)
        data = json.dumps(compared, indent=2, ensure_ascii=False)
        return {"comparison.json": data + "\n"}
    if not isinstance(unit, EditionUnit):
        return {}
    files = {}
    for name, rows_of in TABLES.items():
        said = _told_of(unit, name, notice)
        rows = [{**row, **_editors(records), **said} for records, row in rows_of(unit.view)]
        if rows:
            files[f"{name}.json"] = as_json(rows)
            files[f"{name}.csv"] = as_csv(
                [[*rows[0]], *([row[key] for key in rows[0]] for row in rows)]
            )
    return files


# The document that each table is taken from; tables of other things are of none.
_DOCUMENTS = {
    "actions": "improvement",
    "areas": "code",
    "controls": "code",
    "improvement": "improvement",
    "opinions": "assurance",
    "recommendations": "assurance",
    "reviews": "statement",
    "risk-register": "risks",
    "sections": "statement",
}


def _told_of(unit: EditionUnit, table: str, notice: str) -> Row:
    """What is said of all rows of a table: how much is held and withheld, and its body's notice."""
    document = _DOCUMENTS.get(table, "")
    told = {
        "held": say_held(unit.edition.holding(document)) if document else "",
        "withheld": said_in_table(unit, table, document),
        "notice": notice,
    }
    return {name: said for name, said in told.items() if said}


def tables_with_rows(unit: EditionUnit) -> list[str]:
    """The names of an edition's downloads."""
    return [name for name, rows_of in TABLES.items() if any(True for _ in rows_of(unit.view))]


def as_json(rows: list[Row]) -> str:
    """A list of objects, one to a row."""
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"


def _editors(records: Sequence[Record | None]) -> Row:
    """What an editor says of a row: what was inferred and from what, and notes for readers."""
    edited = [each for each in records if isinstance(each, Edited)]
    notes = [to_text(note.text) for each in edited for note in each.reader_notes]
    return {"inferred": say_bases(*edited), "editors_notes": notes}


def _controls(view: EditionView) -> Iterator[TellingRow]:
    for each in view.controls:
        row: Row = {
            "id": each.record.id,
            "title": each.record.title,
            "text": to_text(each.record.text),
            "principle": each.area.letters or None,
            "area": each.area.record.id,
            "theme": each.theme.id if each.theme else None,
            "owners": [owner.slug for owner in each.owners],
            "boards": [board.slug for board in each.boards],
            "frequency": each.record.frequency,
        }
        yield [each.record], row


def _areas(view: EditionView) -> Iterator[TellingRow]:
    for each in view.areas:
        row: Row = {
            "id": each.record.id,
            "number": each.record.number,
            "name": each.record.name,
            "principle": each.letters or None,
            "title_in_code": each.record.title,
            "title_in_statement": each.review.title if each.review else None,
            "controls": len(each.all_controls),
        }
        yield [each.record, each.review], row


def _reviews(view: EditionView) -> Iterator[TellingRow]:
    for area in view.areas:
        reviews = [
            (None, area.own_review),
            *((theme.record, theme.review) for theme in area.themes),
        ]
        for theme, review in reviews:
            if review:
                row: Row = {
                    "area": area.record.id,
                    "theme": theme.id if theme else None,
                    "title": review.title or (theme.title if theme else area.record.name),
                    "activity": to_text(review.activity),
                    "intended": to_text(review.intended) if review.intended else None,
                }
                yield [review], row


def _improvement(view: EditionView) -> Iterator[TellingRow]:
    for each in view.improvements:
        row: Row = {
            "id": each.record.id,
            "number": each.record.number,
            "title": each.record.title,
            "about": to_text(each.record.about) if each.record.about else None,
            "leads": [lead.slug for lead in each.leads],
            "governance_areas": [area.record.id for area in each.governance_areas],
        }
        yield [each.record], row


def _actions(view: EditionView) -> Iterator[TellingRow]:
    for each in view.actions:
        action, standing = each.record, each.standing
        row: Row = {
            "id": action.id,
            "reference": action.reference,
            "title": action.title,
            "as_at": standing.as_at.isoformat(),
            "begun": "yes" if standing.begun else "no",
            "state": standing.state,
            "printed_as": standing.label or None,
            "impact": standing.impact or None,
            "overdue": "yes" if standing.overdue else "no",
            "began": standing.life.began,
            "due": standing.due.date if standing.due else None,
            "due_by": day.isoformat() if (day := day_of(standing.due)) else None,
            "first_due": standing.first_due.date if standing.first_due else None,
            "times_moved": standing.revisions,
            "days_moved": standing.slippage if standing.exact else None,
            "days_late": standing.days_late if standing.exact else None,
            "reason": to_text(standing.due.reason)
            if standing.due and standing.due.reason
            else None,
            "closed": standing.closed,
            "owners": [owner.slug for owner in each.owners],
            "improvement_area": each.improvement.record.id if each.improvement else None,
            "recommendations": [recommendation.id for recommendation in each.recommendations],
            "carried_from": action.carried_from,
        }
        yield standing.told_by, row


def _recommendations(view: EditionView) -> Iterator[TellingRow]:
    for each in view.recommendations:
        row: Row = {
            "id": each.record.id,
            "reference": each.record.reference,
            "title": each.record.title,
            "text": to_text(each.record.text) if each.record.text else None,
            "by": each.record.by,
            "report": each.record.report,
            "made": each.record.made,
            "rating": each.record.rating,
            "level": each.record.level,
            "areas": [*each.record.areas],
            "actions": [action.record.id for action in each.actions],
        }
        yield [each.record], row


def _opinions(view: EditionView) -> Iterator[TellingRow]:
    for each in view.opinions:
        row: Row = {
            "id": each.record.id,
            "title": each.record.title,
            "by": each.record.by,
            "given_by": each.record.given_by,
            "given": each.record.given,
            "pending": "yes" if each.record.pending else "no",
            "rating": each.record.rating,
            "level": each.record.level,
            "text": to_text(each.record.text) if each.record.text else None,
            "areas": [area.record.id for area in each.areas],
            "source": each.record.source,
        }
        yield [each.record], row


def _posts(view: EditionView) -> Iterator[TellingRow]:
    for each in view.posts:
        row: Row = {
            "id": each.slug,
            "title": each.record.title,
            "kind": each.record.kind,
            "organisation": each.organisation.id,
            "controls": [control.record.id for control in each.controls],
            "leads": [lead.record.id for lead in each.leads],
            "chairs": [board.slug for board in each.chairs],
        }
        yield [each.record], row


def _boards(view: EditionView) -> Iterator[TellingRow]:
    for each in view.boards:
        row: Row = {
            "id": each.slug,
            "name": each.record.name,
            "kind": each.record.kind,
            "organisation": each.organisation.id,
            "chair": each.chair.slug if each.chair else None,
            "frequency": each.record.frequency,
            "parent": each.parent.slug if each.parent else None,
            "escalates_to": each.escalates_to.slug if each.escalates_to else None,
            "aliases": list(each.record.aliases),
            "controls": [control.record.id for control in each.controls],
        }
        yield [each.record], row


def _glossary(view: EditionView) -> Iterator[TellingRow]:
    for each in view.terms:
        row: Row = {
            "id": each.record.id,
            "term": each.record.term,
            "meanings": [meaning.text for meaning in each.meanings],
            "explanation": each.record.explanation,
        }
        yield [each.record, *each.meanings], row


TABLES: dict[str, Callable[[EditionView], Iterable[TellingRow]]] = {
    "actions": _actions,
    "areas": _areas,
    "boards": _boards,
    "controls": _controls,
    "glossary": _glossary,
    "improvement": _improvement,
    "opinions": _opinions,
    "posts": _posts,
    "recommendations": _recommendations,
    "reviews": _reviews,
    "risk-register": own_risks,
    "risks": joint_risks,
    "sections": sections,
}
