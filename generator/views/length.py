"""How long a document is to read: its words and, at an ordinary pace, the minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language import ngettext
from generator.model.schema import below, fields_of
from generator.prose import to_text

if TYPE_CHECKING:
    from generator.model import Record

_WORDS_A_MINUTE = 240  # what adults read of plain prose in silence


@dataclass(frozen=True)
class Length:
    """The words of a text, and the minutes that reading it takes, never less than one."""

    words: int

    @property
    def minutes(self) -> int:
        return max(1, round(self.words / _WORDS_A_MINUTE))

    @property
    def said(self) -> str:
        """Both in words: "50 minutes, 12,000 words"."""
        words = f"{self.words:,}"
        return ", ".join(
            [
                ngettext(
                    "%(minutes)s minute", "%(minutes)s minutes", self.minutes, minutes=self.minutes
                ),
                ngettext("%(words)s word", "%(words)s words", self.words, words=words),
            ]
        )


def length_of(document: Record) -> Length:
    """The length of all that a document tells its readers, without notes of its editors."""
    return Length(
        sum(
            len(to_text(text).split())
            for record in below(document)
            for field in fields_of(type(record))
            if field.narrative and not field.internal and field.name not in _BESIDE
            for text in field.held(record)
            if isinstance(text, str)
        )
    )


_BESIDE = {"notes", "unplaced"}
