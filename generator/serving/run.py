"""The preview from its start to its end: who answers and who watches, each in a thread."""

from __future__ import annotations

import secrets
import socket
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import TYPE_CHECKING

import uvicorn
from watchfiles import watch

from generator.problems import ExpectedError
from generator.reading.files import CONTENT
from generator.resources import find_resources
from generator.serving.app import make_app
from generator.serving.desk import Desk
from generator.serving.door import LOOPBACK, FrontDoor, Guarded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from watchfiles import Change

    from generator.vocabulary import Audience

_PATIENCE = 2
"""Seconds that an answer which is being made has at the end."""
_MOMENT = 0.5
_TURN = 0.0005
"""Seconds that reading keeps a browser's requests waiting at most, each time they must wait."""
_TOKEN_BYTES = 24
# In milliseconds: how often changes are looked for, how long several are waited for, and how long
# one at all.
_STEP, _TOGETHER, _QUIET = 20, 60, 1000


def serve(
    project: Path, edition: str, audience: Audience, port: int, ready: Callable[[str], None]
) -> None:
    """Serve a project until KeyboardInterrupt; `ready` is told the address to open.

    ExpectedError where there is no content or no such edition, or where the port cannot be had.
    """
    if not (project / CONTENT).is_dir():
        hint = "Run the command in the folder that holds it, or name that with --project."
        raise ExpectedError(f"There is no folder {CONTENT}/ here. {hint}")
    sys.setswitchinterval(_TURN)
    with listening(port) as listener, TemporaryDirectory() as folder:
        desk = Desk(project, Path(folder))
        desk.refresh()
        start = f"/{audience}/{_path_of(desk, edition)}"
        door = FrontDoor(listener.getsockname()[1], secrets.token_urlsafe(_TOKEN_BYTES))
        stopping = Event()
        with (
            answering(desk, door, start, listener, stopping),
            _watching(desk, stopping) as faults,
        ):
            ready(door.entrance)
            # On Windows, only between two waits is anybody told of Ctrl+C.
            while not stopping.wait(_MOMENT):
                pass
        if faults:
            raise ExpectedError(f"Changes to files cannot be followed: {faults[0].strerror}.")


def _path_of(desk: Desk, edition: str) -> str:
    """Where an edition stands on a site; content that is broken has any."""
    if not edition:
        return ""
    if desk.library and edition not in {each.id for each in desk.library.editions}:
        there = ", ".join(sorted(each.id for each in desk.library.editions))
        raise ExpectedError(f'There is no "{edition}". There are: {there}.')
    return f"{edition}/"


@contextmanager
def listening(port: int) -> Iterator[socket.socket]:
    """Take a port of this computer, a free one for 0, which no other computer reaches."""
    with socket.socket() as listener:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # or on Windows another program could listen too
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((LOOPBACK, port))
            listener.listen()
        except OSError as error:
            message = f"Port {port} cannot be had: {error.strerror}."
            raise ExpectedError(f"{message} Name another, or leave --port out.") from error
        yield listener


@contextmanager
def answering(
    desk: Desk, door: FrontDoor, start: str, listener: socket.socket, stopping: Event
) -> Iterator[None]:
    """Answer requests in a thread of its own; who waits for news is let go when it is stopping."""
    config = uvicorn.Config(
        Guarded(make_app(desk, door, stopping), door, start),
        log_config=None,
        log_level="critical",
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        server.should_exit = True
        thread.join(_PATIENCE + 1)


@contextmanager
def _watching(desk: Desk, stopping: Event) -> Iterator[list[OSError]]:
    """Read the project again whenever one of its files changes; what keeps it from that is given.

    In a thread of its own: in the first one, watchfiles would keep to itself how it was stopped.
    """
    faults: list[OSError] = []

    def watch_files() -> None:
        before = True  # something may have changed before anybody watched
        try:
            for changes in watch(
                *_watched(desk.project),
                watch_filter=_is_ours,
                debounce=_TOGETHER,
                step=_STEP,
                stop_event=stopping,
                yield_on_timeout=True,
                rust_timeout=_QUIET,
            ):
                if changes or before:
                    desk.refresh()
                before = False
        except OSError as error:
            faults.append(error)
            stopping.set()

    thread = Thread(target=watch_files, daemon=True)
    thread.start()
    try:
        yield faults
    finally:
        stopping.set()
        thread.join(_PATIENCE)


def _watched(project: Path) -> Iterator[Path]:
    """The content, and what pages are made with."""
    resources = find_resources(project)
    yield from (each for each in (project / CONTENT, resources.templates) if each.is_dir())
    yield resources.base_config


def _is_ours(_: Change, path: str) -> bool:
    """Whether a file is one that may be read: not one that an editor or a command keeps aside."""
    return not any(part.startswith(".") for part in Path(path).parts[-3:])
