"""A preview that really answers on a port, and a client that says what it is told to say."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from threading import Event
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from generator.serving.desk import Desk
from generator.serving.door import FrontDoor
from generator.serving.run import answering, listening

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

PATIENCE = 30

PLAN = """\
audience: public
areas:
  - id: quicker-minutes
    number: 1
    title: Quicker minutes
    about: Minutes take too long.
    leads: [chief-officer]
    governance_areas: [openness]
actions:
  - id: one-form
    reference: A1
    title: One form for all minutes
    owners: [chief-officer]
    area: quicker-minutes
    began: 2025-04
    due:
      - {date: 2025-09-30, set_on: 2025-04-08}
    updates:
      - {date: 2025-06-10, state: on-track, text: Two boards use it.}
  - id: shorter-papers
    reference: A2
    title: Shorter papers
    owners: [chief-officer]
    area: quicker-minutes
    began: 2025-04
    due: [{date: 2025-12-31, set_on: 2025-04-08}]
    updates: [{date: 2025-06-10, state: on-track, text: Begun.}]
"""
"""A plan of two actions for the minimal project."""
PLAN_FILE = "content/example/2024-25/improvement.yml"
EDIT = "/-/edit/example/2024-25"


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def to(self) -> str:
        """Where it sends a browser on to."""
        return self.headers.get("location", "")


@dataclass
class Visitor:
    """A client that follows nothing by itself, and has a cookie once it has entered."""

    door: FrontDoor
    cookie: str = ""
    more: dict[str, str] = field(default_factory=dict)

    def enter(self) -> Reply:
        """Open the address that was printed."""
        reply = self.ask(self.door.entrance.removeprefix(self.door.address))
        self.cookie = reply.headers.get("set-cookie", "").partition(";")[0]
        return reply

    def ask(self, path: str, headers: Mapping[str, str] | None = None, body: str = "") -> Reply:
        """Ask for a path; with a body, send that as a form."""
        connection = http.client.HTTPConnection("127.0.0.1", self.door.port, timeout=PATIENCE)
        said = {"Cookie": self.cookie, **self.more, **(headers or {})}
        if body:
            said["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request("POST" if body else "GET", path, body.encode() or None, said)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, found, answer.read().decode("utf-8", "replace"))
        finally:
            connection.close()

    def fill_in(self, page: str, values: Mapping[str, str], path: str = EDIT) -> Reply:
        """Send a form as it was shown, with some values typed into it."""
        return self.ask(path, body=urlencode({**hidden_in(page), **values}))


def hidden_in(page: str) -> dict[str, str]:
    """The fields of a form that nobody sees, and those that come filled in."""
    found = re.findall(r'<input [^>]*?name="([^"]+)" value="([^"]*)"', page)
    return {unescape(name): unescape(value) for name, value in found}


@contextmanager
def previewing(
    project: Path, folder: Path, start: str = "/internal/"
) -> Iterator[tuple[Desk, Visitor]]:
    """Serve a project in this process; the desk is told to look again by the test."""
    folder.mkdir(exist_ok=True)
    desk = Desk(project, folder)
    desk.refresh()
    with listening(0) as listener:
        door = FrontDoor(listener.getsockname()[1], "a-token-of-the-test")
        with answering(desk, door, start, listener, Event()):
            visitor = Visitor(door)
            visitor.enter()
            yield desk, visitor


def command(project: Path, *more: str) -> list[str]:
    """The command that serves a project."""
    return [sys.executable, "-m", "generator", "serve", "--project", str(project), *more]


@contextmanager
def running(project: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], Visitor]]:
    """The command in a process of its own, and who has opened the address that it printed."""
    pipe = subprocess.PIPE
    with subprocess.Popen(command(project, *more), stdout=pipe, stderr=pipe, text=True) as process:
        try:
            assert process.stdout
            printed = process.stdout.readline()
            found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?token=([\w-]{32})\n", printed)
            assert found, printed
            yield process, Visitor(FrontDoor(int(found[1]), found[2]))
        finally:
            process.kill()
