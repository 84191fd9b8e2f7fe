"""What rules look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from generator.audience import select
from generator.model.index import index_library
from generator.prose import SoundTexts
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Library
    from generator.model.index import Index, Key


@dataclass(frozen=True)
class Subject:
    """The content, its index, and the ids of items too broken to load."""

    library: Library
    index: Index
    left_out: frozenset[str]
    project: Path
    unread: frozenset[str]
    released: frozenset[Key] | None  # what releases hold; none if not all could be read
    sound: SoundTexts = field(default_factory=SoundTexts)

    @cached_property
    def public_library(self) -> Library:
        """What the public would be shown of it."""
        return select(self.library, Audience.PUBLIC)

    @cached_property
    def public(self) -> Index:
        """The index of what the public would be shown."""
        return index_library(self.public_library)

    def was_released(self, key: Key) -> bool:
        """Whether a release has an item, or may have it since not all could be read."""
        return self.released is None or key in self.released
