"""How much of a year's documents is held here: what needs the whole is computed of nothing less."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import model_validator

from generator.model.fields import Prose, one_of
from generator.model.record import Record
from generator.model.wording import refuse
from generator.vocabulary import HeldAs


class MaybeInPart(Record):
    """Something of which only a part may be held; `held_about` says what is held and what not."""

    held: Annotated[HeldAs, one_of(HeldAs)] | None = None
    """How much of the printed document is held here: the whole, a part, or only what others say
    about it; for example `part`."""
    held_about: Prose | None = None
    """What is held and what is not, in a sentence or two; needed where less than the whole is held;
    for example `Only the covering report is held, not the plan itself.`."""

    @model_validator(mode="after")
    def _says_what_is_held(self) -> Self:
        whole = self.held in {None, HeldAs.WHOLE}
        if not whole and self.held_about is None:
            hint = 'say in "held_about", in a sentence or two, what is held and what is not'
            raise refuse("held-untold", f'found "held: {self.held}" without "held_about"', hint)
        if whole and self.held_about is not None:
            hint = 'say "held: part" or "held: cited", or remove "held_about"'
            raise refuse("held-untold", 'found "held_about" of what is held in full', hint)
        return self


@dataclass(frozen=True)
class Holding:
    """How much of something is held and, of less than the whole, what: a narrative text."""

    held: HeldAs = HeldAs.WHOLE
    about: str = ""

    @property
    def whole(self) -> bool:
        return self.held is HeldAs.WHOLE
