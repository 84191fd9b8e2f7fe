"""How content was written down over time: a release keeps the form it was frozen in.

The files of a release never change; what they say is read as if written today. Whoever
lets content say more, renames a field, takes one away or lets it mean something else adds one to
FORMAT, so that an older program asks for a newer one, with a step here where something has to be
read otherwise; and keeps a release of each form among the tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reading.nodes import EVERY, edited

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.reading.nodes import Mapping

FORMAT = 4


def upgraded(tree: Mapping, written_as: int) -> Mapping:
    """The content of an older format as the present one would have it."""
    for step in _STEPS[written_as - 1 :]:
        tree = step(tree)
    return tree


def _no_state_in_control(tree: Mapping) -> Mapping:
    """1 to 2: how final a document is and when it came out is said by its release."""
    for key in ("state", "published"):
        path = ("editions", EVERY, "documents", EVERY, "control", key)
        tree = edited(tree, path, lambda _: None)
    return tree


def _as_it_was(tree: Mapping) -> Mapping:
    """To a format in which content may only say more.

    In 3, how much is held, what was inferred, and notes for readers; in 4, sections of any kind
    with a number (formerly a letter) and numbered paragraphs.
    """
    return tree


_STEPS: tuple[Callable[[Mapping], Mapping], ...] = (
    _no_state_in_control,
    _as_it_was,
    _as_it_was,
)
