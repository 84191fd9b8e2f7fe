"""What a build needs whatever the content says, made in a process of its own while that is read.

Where the system cannot copy a process, each thing is made when it is asked for.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from generator.leaks import Shipped
from generator.making.gatekeeping import shipped_with
from generator.publish import engine
from generator.render.environment import make_environment
from generator.render.templates import COMPILED, compile_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from generator.making.store import Store
    from generator.resources import Resources


_said: dict[Resources, Shipped] = {}
"""What the program itself says, as it was made before in this process or for it."""


class Beside:
    """What the other process makes, and what is made here where there is none."""

    def __init__(self, resources: Resources, store: Store | None, sent: Connection | None) -> None:
        self._resources = resources
        self._store = store
        self._sent = sent

    @property
    def shipped(self) -> Shipped:
        """What the program itself says, which the leak gate has to know."""
        while self._resources not in _said and self._take_next():
            pass
        if self._resources not in _said:
            _said[self._resources] = shipped_with(self._resources, self._store)
        return _said[self._resources]

    def take_over(self) -> None:
        """Wait for it, and take over what it made: no process has to compile a template again."""
        while self._take_next():
            pass

    def _take_next(self) -> bool:
        """Whether there was more; what a process that was ended would have made is made here."""
        try:
            made = self._sent.recv() if self._sent else None
        except (EOFError, OSError):
            made = None
        if isinstance(made, Shipped):
            _said[self._resources] = made
        elif made:
            COMPILED.codes.update(made)
        else:
            self._sent = None
        return self._sent is not None


@contextmanager
def beside(
    resources: Resources, store: Store | None, *, public: bool, alone: bool
) -> Iterator[Beside]:
    """Begin with what needs no content; what was not asked for in the end is given up.

    Only a process that is `alone`, without other threads, is one that can be copied.
    """
    known = COMPILED.codes and (resources in _said or not public)
    if known or not alone or not hasattr(os, "fork"):
        yield Beside(resources, store, None)
        return
    context = multiprocessing.get_context("fork")
    received, sent = context.Pipe(duplex=False)
    ends = received, sent
    process = context.Process(target=_make, args=(resources, store, public, ends), daemon=True)
    process.start()
    sent.close()
    try:
        yield Beside(resources, store, received)
    finally:
        received.close()
        process.terminate()
        process.join()


def _make(
    resources: Resources,
    store: Store | None,
    public: bool,  # noqa: FBT001 - named where it is called
    ends: tuple[Connection, Connection],
) -> None:
    received, sent = ends
    received.close()  # or nothing would tell it that nobody waits any more
    # Ctrl+C reaches every process of a terminal: the first one decides, and then says so.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # Whoever asks for what cannot be made here makes it anew, and says what is wrong: Python itself
    # would say what it was doing when this process is ended between two of its steps.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    with suppress(Exception, KeyboardInterrupt), sent:
        if public:  # the leak gate waits for that, and can do so while the rest is made
            sent.send(shipped_with(resources, store))
        sent.send(_compiled(resources))


def _compiled(resources: Resources) -> dict[str, bytes]:
    environment = make_environment(resources.templates)
    compile_all(environment, environment.list_templates(["jinja"]))
    engine.compile_theme(resources.base_config, resources.theme)
    return COMPILED.codes
