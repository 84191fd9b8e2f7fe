"""The sections of a statement as rows to download, with what the body judges of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Section, Subsection
from generator.prose import to_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import SubsectionPart
    from generator.pages.rows import Row, TellingRow
    from generator.views import EditionView


def sections(view: EditionView) -> Iterator[TellingRow]:
    """The statement as a whole, if the body judges that, then each section with all its parts.

    A part has the ids of what it stands in before its own: "review/openness".
    """
    statement = view.edition.statement
    if statement is None:
        return
    if judged := statement.judgement:
        row: Row = {"id": None, "number": None, "title": view.documents["statement"].title}
        row |= {"kind": None, "principles": [], "judgement": judged.rating, "level": judged.level}
        row |= {"why": to_text(judged.text) if judged.text else None, "text": None}
        yield [statement, judged], row | {"paragraphs": []}
    for section in statement.sections:
        yield _row(view, section, section.id)
        for part in section.sections:
            yield _row(view, part, f"{section.id}/{part.id}")
            for inner in part.sections:
                yield _row(view, inner, f"{section.id}/{part.id}/{inner.id}")


def _row(view: EditionView, part: Section | Subsection | SubsectionPart, name: str) -> TellingRow:
    whole = part if isinstance(part, Section | Subsection) else None
    judged = whole.judgement if whole else None
    principles = view.principles_of(whole) if whole else []
    row: Row = {
        "id": name,
        "number": part.number,
        "title": part.title,
        "kind": part.kind if isinstance(part, Section) else None,
        "principles": [each.letter for each in principles],
        "judgement": judged.rating if judged else None,
        "level": judged.level if judged else None,
        "why": to_text(judged.text) if judged and judged.text else None,
        "text": to_text(part.text) if part.text else None,
        "paragraphs": [f"{each.number} {to_text(each.text)}".strip() for each in part.paragraphs],
    }
    return [part, judged], row
