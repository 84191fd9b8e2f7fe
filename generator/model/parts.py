"""What stands inside a section, by the names with which texts link to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.schema import below
from generator.model.sections import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.sections import Section


def parts_of(section: Section) -> Iterator[tuple[str, str]]:
    """The section and its parts: each with its name, as "review/openness", and its own id below it.

    The section itself has no id below it.
    """
    yield section.id, ""
    for part in section.sections:
        yield f"{section.id}/{part.id}", part.id
        for inner in part.sections:
            yield f"{section.id}/{part.id}/{inner.id}", inner.id


def paragraphs_of(section: Section) -> Iterator[Paragraph]:
    """All numbered paragraphs in a section."""
    yield from (each for each in below(section) if isinstance(each, Paragraph))
