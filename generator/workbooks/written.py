"""What somebody wrote into one row of a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.vocabulary import ActionState
    from generator.workbooks.rows import ActionRow


@dataclass(frozen=True)
class News:
    """What somebody wrote beside an action; None where they wrote nothing."""

    row: int
    known: ActionRow
    text: str | None = None
    when: str | None = None
    state: ActionState | None = None
    due: str | None = None
    reason: str | None = None
    evidence: str | None = None

    @property
    def is_update(self) -> bool:
        """Whether it says how the action stands."""
        return bool(self.text or self.state)
