"""Which fields of each kind of item are compared, under which label, and how each is said.

What places an item (its area, its section) is no field: an item that stands elsewhere has moved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.compare.action_fields import evidence, measures, milestones, ratings
from generator.compare.records import FieldValue, Form, Name, entries
from generator.compare.statement_fields import (
    earlier_issues,
    judgement,
    judgement_text,
    paragraph_numbers,
    paragraphs,
)
from generator.language import _
from generator.model import Edited
from generator.tracker.dates import say_due_plainly
from generator.views.inferred import say_field
from generator.words import say_choice, say_date, say_level, say_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.model import Attachment, DueDate, Record
    from generator.views import BoardView, PostView

    ComparedField = tuple[str, str, Callable[[Any], FieldValue]]


def _line(value: object) -> FieldValue:
    return FieldValue(Form.LINE, str(value))


def _text(value: str) -> FieldValue:
    return FieldValue(Form.TEXT, value)


def _numbering(value: object) -> FieldValue:
    return FieldValue(Form.NUMBERING, str(value))


def _day(value: str) -> FieldValue:
    return FieldValue(Form.LINE, say_date(value))


def _word(value: str) -> FieldValue:
    return FieldValue(Form.LINE, say_state(value))


def _choice(value: str) -> FieldValue:
    return FieldValue(Form.LINE, say_choice(value))


def _level(value: str) -> FieldValue:
    return FieldValue(Form.LINE, say_level(value))


def _flag(value: object) -> FieldValue:
    return FieldValue(Form.LINE, _("yes") if value else "")


def _words(values: Iterable[str]) -> FieldValue:
    return FieldValue(Form.ENTRIES, names=tuple(Name(("word", each), each) for each in values))


def _attachments(values: Iterable[Attachment]) -> FieldValue:
    return entries("attachment", [(each.id, each.title) for each in values])


def say_due(due: DueDate | None) -> str:
    """When something is due, as far as it is known."""
    return say_due_plainly(due.date) if due and due.date else ""


def names(kind: str, items: Iterable[tuple[str, str]]) -> FieldValue:
    """Items that stand elsewhere: each with its id and its title."""
    return FieldValue(Form.NAMES, names=tuple(Name((kind, name), title) for name, title in items))


def posts(views: Iterable[PostView | None]) -> FieldValue:
    """Posts under the titles of this side."""
    return names("post", [(post_id(each), each.record.title) for each in views if each])


def boards(views: Iterable[BoardView | None]) -> FieldValue:
    """Boards under the names of this side."""
    return names("board", [(board_id(each), each.record.name) for each in views if each])


def post_id(view: PostView) -> str:
    """A post's id, with its body's: years of two bodies may name it."""
    return f"{view.organisation.id}/{view.record.id}"


def board_id(view: BoardView) -> str:
    """A board's id, with its body's: years of two bodies may name it."""
    return f"{view.organisation.id}/{view.record.id}"


FIELDS: dict[str, tuple[ComparedField, ...]] = {
    "document": (
        ("Title", "title", _line),
        ("Judgement", "judgement", judgement),
        ("Judgement in words", "judgement", judgement_text),
        ("Introduction", "introduction", _text),
        ("What ratings mean", "ratings", ratings),
        ("Appetite", "appetite", _text),
        ("Attachments", "attachments", _attachments),
    ),
    "principle": (
        ("Letter", "letter", _numbering),
        ("Name", "name", _line),
        ("Title", "title", _line),
        ("About", "about", _text),
    ),
    "section": (
        ("Number", "number", _numbering),
        ("Title", "title", _line),
        ("Judgement", "judgement", judgement),
        ("Judgement in words", "judgement", judgement_text),
        ("Text", "text", _text),
        ("Paragraphs", "paragraphs", paragraphs),
        ("Numbers of paragraphs", "paragraphs", paragraph_numbers),
        ("Issues", "issues", earlier_issues),
        ("Attachments", "attachments", _attachments),
    ),
    "subsection": (
        ("Number", "number", _numbering),
        ("Title", "title", _line),
        ("Judgement", "judgement", judgement),
        ("Judgement in words", "judgement", judgement_text),
        ("Text", "text", _text),
        ("Paragraphs", "paragraphs", paragraphs),
        ("Numbers of paragraphs", "paragraphs", paragraph_numbers),
        ("Attachments", "attachments", _attachments),
    ),
    "figure": (
        ("Label", "label", _line),
        ("Value", "value", _line),
        ("As at", "as_at", _day),
    ),
    "area": (
        ("Number", "number", _numbering),
        ("Name", "name", _line),
        ("Title", "title", _line),
        ("Title in the summary", "summary_title", _line),
        ("Introduction", "introduction", _text),
        ("Attachments", "attachments", _attachments),
    ),
    "theme": (
        ("Title", "title", _line),
        ("Printed in", "printed_in", _words),
        ("Introduction", "introduction", _text),
    ),
    "control": (
        ("Title", "title", _line),
        ("Text", "text", _text),
        ("Frequency", "frequency", _choice),
    ),
    "review": (
        ("Title", "title", _line),
        ("Activity", "activity", _text),
        ("Intended", "intended", _text),
        ("Attachments", "attachments", _attachments),
    ),
    "improvement": (
        ("Number", "number", _numbering),
        ("Title", "title", _line),
        ("About", "about", _text),
    ),
    "action": (
        ("Reference", "reference", _numbering),
        ("Title", "title", _line),
        ("Text", "text", _text),
        ("Priority", "priority", _line),
        ("Cost", "cost", _line),
        ("Partners", "partners", _words),
        ("Milestones", "milestones", milestones),
        ("Measures", "measures", measures),
        ("Evidence", "evidence_links", evidence),
    ),
    "stated": (
        ("Title", "title", _line),
        ("As at", "as_at", _day),
        ("Opening", "opening", _line),
        ("New", "new", _line),
        ("Closed", "closed", _line),
        ("Closing", "closing", _line),
        ("Carried forward", "carried_forward", _line),
        ("Complete", "complete", _line),
        ("On track", "on_track", _line),
        ("On hold", "on_hold", _line),
        ("Revised", "revised", _line),
        ("Total", "total", _line),
        ("Per cent complete", "per_cent_complete", _line),
    ),
    "opinion": (
        ("Title", "title", _line),
        ("By", "by", _line),
        ("Given", "given", _day),
        ("Given by", "given_by", _word),
        ("Pending", "pending", _flag),
        ("Rating", "rating", _line),
        ("Level", "level", _level),
        ("Text", "text", _text),
    ),
    "recommendation": (
        ("Reference", "reference", _numbering),
        ("Title", "title", _line),
        ("Text", "text", _text),
        ("By", "by", _line),
        ("Report", "report", _line),
        ("Made", "made", _day),
        ("Rating", "rating", _line),
        ("Level", "level", _level),
        ("Pending", "pending", _flag),
    ),
    "defence": (
        ("Line", "line", _word),
        ("Title", "title", _line),
        ("Text", "text", _text),
    ),
    "risk": (
        ("Number", "number", _numbering),
        ("Title", "title", _line),
        ("Other titles", "other_titles", _words),
        ("Category", "category", _line),
        ("Description", "description", _text),
        ("Causes", "causes", _text),
        ("Consequences", "consequences", _text),
        ("Mitigation", "mitigation", _text),
        ("Planned mitigation", "planned", _text),
        ("Appetite", "appetite", _line),
        ("Response", "response", _line),
        ("Trend", "trend", _word),
        ("Attachments", "attachments", _attachments),
    ),
    "board": (
        ("Name", "name", _line),
        ("Kind", "kind", _word),
        ("About", "about", _text),
        ("Chaired by", "chaired_by", _line),
        ("Members", "members", _line),
        ("Frequency", "frequency", _choice),
        ("Proposed", "proposed", _flag),
    ),
    "post": (
        ("Title", "title", _line),
        ("Kind", "kind", _word),
        ("About", "about", _text),
    ),
    "term": (
        ("Term", "term", _line),
        ("Explanation", "explanation", _line),
    ),
}  # fmt: skip
# The fields that give an item its name: under another one it was renamed.
TITLES = {"Label", "Name", "Term", "Title"}


def values_of(kind: str, record: Record, more: dict[str, FieldValue]) -> dict[str, FieldValue]:
    """The fields of a record that say something, by their labels."""
    said = {
        label: say(held)
        for label, name, say in FIELDS[kind]
        if (held := getattr(record, name, None)) is not None
    }
    told = said | _editors(record) | more
    return {label: value for label, value in told.items() if value.text or value.names}


def _editors(record: Record) -> dict[str, FieldValue]:
    """What an editor says of a record."""
    if not isinstance(record, Edited):
        return {}
    return {
        "Inferred": inferred([record]),
        "Editor's notes": FieldValue(Form.ASIDE, "\n\n".join(n.text for n in record.reader_notes)),
    }


def inferred(records: Iterable[Record | None]) -> FieldValue:
    """What was inferred of some records, and from what."""
    told = [
        (f"{each.called}/{name}", f"{say_field(name)}: {basis}")
        for each in records
        if isinstance(each, Edited)
        for name, basis in each.inferred.items()
    ]
    return entries("basis", told)
