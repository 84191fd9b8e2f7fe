"""What is found in a narrative text that it may not hold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a narrative field may not hold: a code, a sentence, a hint, the words found."""

    code: str
    message: str
    hint: str
    words: str
