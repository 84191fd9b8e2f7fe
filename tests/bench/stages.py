"""What a build spends its processor time on, in one process, stage by stage."""

from __future__ import annotations

import gc
import os
from contextlib import ExitStack
from functools import wraps
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

from generator import pipeline
from generator.making import unit
from generator.making.gatekeeping import Gate
from generator.publish import engine, search
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generator.making.store import Kept
    from generator.making.unit import Workshop
    from generator.making.workers import Work

GATE = "the leak gate"
BESIDE = "templates compiled in a process beside"
REST = "all else"
_Stages = dict[str, list[tuple[object, str]]]
_COLD: _Stages = {
    "content read, selected and checked": [(pipeline, "check_content")],
    "pages written as Markdown": [(unit, "pages_of"), (unit, "write_tree")],
    "MkDocs with Material": [(engine, "build")],
    "Pagefind and its files": [(search, "index")],
    "links and ids": [(unit, "_findings")],
    GATE: [
        (pipeline, "gate_of"),
        (Gate, "prepare"),
        (Gate, "take_in"),
        (pipeline, "_keep_in"),
    ],
}
"""What does the work of each stage, in the order in which it is begun."""
_UPDATED: _Stages = {
    "content read": [(pipeline, "_read")],
    "rules": [(pipeline, "check_rules")],
    "years selected and divided": [(pipeline, "shown_to"), (pipeline, "make_units")],
    "years compared and linked": [(pipeline, "check_content")],
    "units made": [(pipeline, "make_or_keep")],
    "put together and in place": [(pipeline, "assemble"), (pipeline, "swap_all")],
}


def stages_from_nothing(project: Path) -> dict[str, float]:
    """Seconds of processor for each stage of the public site, nothing of which is there."""
    site = project / "stages"
    return _spent(_COLD, lambda: pipeline.build(project, site, [Audience.PUBLIC], cached=False))


def stages_of_update(project: Path) -> dict[str, float]:
    """Seconds of processor for each stage of the internal site, after a change to the content."""
    return _spent(_UPDATED, lambda: pipeline.build(project, project / "site", [Audience.INTERNAL]))


def _spent(stages: _Stages, build: Callable[[], object]) -> dict[str, float]:
    watch = _Watch(dict.fromkeys(stages, 0.0))
    with ExitStack() as patches:
        patches.enter_context(patch.object(pipeline, "make_all", _one_by_one))
        for stage, calls in stages.items():
            for owner, name in calls:
                watched = watch.over(getattr(owner, name), stage)
                patches.enter_context(patch.object(owner, name, watched))
        gc.set_threshold(100_000)  # as the command has it
        build()
    return watch.told()


def _one_by_one(work: Work, shop: Workshop, jobs: int | None) -> Iterator[tuple[int, Kept]]:
    del jobs
    for number, (each, key) in enumerate(work):
        yield number, shop.make(each, key)


class _Watch:
    """Seconds of processor by stage; what a stage calls of another counts there alone."""

    def __init__(self, spent: dict[str, float]) -> None:
        self._spent = spent
        self._others = 0.0  # of other programs, in the stages
        self._inner = [0.0]
        self._began = _processor()

    def over(self, work: Callable[..., object], stage: str) -> object:
        @wraps(work)
        def timed(*args: object, **kwargs: object) -> object:
            before = _processor()
            self._inner.append(0.0)
            try:
                return work(*args, **kwargs)
            finally:
                taken = _processor() - before
                self._spent[stage] += taken.all - self._inner.pop()
                self._inner[-1] += taken.all
                if len(self._inner) == 1:
                    self._others += taken.others

        return timed

    def told(self) -> dict[str, float]:
        whole = _processor() - self._began
        beside = whole.others - self._others
        rest = whole.all - beside - sum(self._spent.values())
        return {**self._spent, BESIDE: beside, REST: rest}


class _Processor(NamedTuple):
    """Seconds of processor, all and those of programs that were started and have ended."""

    all: float
    others: float

    def __sub__(self, before: _Processor) -> _Processor:
        return _Processor(self.all - before.all, self.others - before.others)


def _processor() -> _Processor:
    taken = os.times()
    others = taken.children_user + taken.children_system
    return _Processor(taken.user + taken.system + others, others)
