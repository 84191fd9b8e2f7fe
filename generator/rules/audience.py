"""Public items that lean on internal ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.index import key_of
from generator.model.schema import narratives, references
from generator.problems import Problem, Severity
from generator.tracker.disclosure import internal_news

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Record
    from generator.rules.subject import Subject


TELLING = 2  # one word alone may be meant in another sense


def named_in_public(subject: Subject) -> Iterator[Problem]:
    """A public sentence that names an internal item by its title."""
    public = [record for record, _ in subject.public.records]
    said = {text for record in public for text in _titles(record)}
    shown = {record.place() for record in public}
    hidden = {
        title
        for record, _ in subject.index.records
        if record.place() not in shown
        for title in _titles(record) - said
        if len(title.split()) >= TELLING
    }
    patterns = {title: re.compile(rf"\b{re.escape(title)}\b", re.IGNORECASE) for title in hidden}
    for record in public if hidden else ():
        for path, text in narratives(record):
            flat = " ".join(text.split())
            for title in sorted(each for each, found in patterns.items() if found.search(flat)):
                message = f'found "{title}", the title of something internal, in a public text'
                hint = "remove the name from the text, or make both public"
                yield Problem(record.place(*path), "named-in-public", message, hint)


def _titles(record: Record) -> set[str]:
    """What an item is called."""
    names = (getattr(record, name, None) for name in ("title", "name", "term"))
    return {name for name in names if isinstance(name, str)}


def internal_references(subject: Subject) -> Iterator[Problem]:
    """A public item refers to an internal one: the public site leaves the reference out."""
    shown = {record.place() for record, _ in subject.public.records}
    for record, scope in subject.index.records:
        if record.place() not in shown:
            continue
        for field, name, path in references(record):
            kind = field.refers.kind if field.refers else ""
            lineage = field.refers is not None and field.refers.lineage
            if lineage and subject.was_released(key_of(kind, name, scope)):
                continue  # what an earlier release had is shown as far as that was public
            if subject.public.find(kind, name, scope) is None:
                message = f'found "{name}", which is internal, in something public'
                hint = "the public site omits it; make both public, or make this internal too"
                place = record.place(*path)
                yield Problem(place, "internal-reference", message, hint, Severity.WARNING)


def news_for_staff(subject: Subject) -> Iterator[Problem]:
    """What staff know of an action and the public is not told."""
    yield from internal_news(
        (subject.library, subject.index), (subject.public_library, subject.public)
    )
