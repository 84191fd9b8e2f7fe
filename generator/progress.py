"""How far a build is: a bar on a terminal, a line for each part that is done elsewhere."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from click._termui_impl import ProgressBar

    from generator.making.keeping import Listener, Part


@contextmanager
def listener(*, explain: bool) -> Iterator[Listener]:
    """Who tells a person at a terminal, or a file, what is made, and if asked to, why."""
    from generator.making.keeping import Listener  # it loads what makes sites, which takes a while

    told = Listener(done=lambda part: _say(f"{part[0]}: built {part[1]}"), says=_say)
    with ExitStack() as until_the_end:
        if sys.stderr.isatty():
            bar = _Bar(until_the_end)
            told = Listener(begins=bar.begins, done=bar.done, says=_say)
        yield replace(told, why=_say) if explain else told


class _Bar:
    """A bar with what is being made, and how much is left."""

    def __init__(self, until_the_end: ExitStack) -> None:
        self._until_the_end = until_the_end
        self._waiting: list[Part] = []
        self._bar: ProgressBar[Part] | None = None

    def begins(self, parts: Sequence[Part]) -> None:
        """Show the bar, empty, with the first of the parts that are to be made."""
        self._waiting = list(parts)
        if parts:
            shown: ProgressBar[Part] = click.progressbar(
                length=len(parts), label="Building", file=sys.stderr, show_pos=True,
                item_show_func=lambda part: ": ".join(part) if part else None,
            )  # fmt: skip
            self._bar = self._until_the_end.enter_context(shown)
            self._show(parts[0])

    def done(self, part: Part) -> None:
        """Fill the bar by one part, and show the first that is not done."""
        if self._bar:
            self._waiting.remove(part)
            self._bar.update(1)
            self._show(self._waiting[0] if self._waiting else None)

    def _show(self, part: Part | None) -> None:
        if self._bar:
            self._bar.current_item = part
            self._bar.render_progress()


def _say(line: str) -> None:
    click.echo(line, err=True)
