"""The command as it is typed: it serves, follows what changes, and ends with one word."""

from __future__ import annotations

import http.client
import os
import re
import shlex
import signal
import socket
import subprocess
from html import unescape
from typing import TYPE_CHECKING

import pytest
from support.previews import PATIENCE, Visitor, command, running
from support.project import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

CODE = "content/example/2024-25/code.yml"
TEXT = "The Main Board decides once a month."
PREVIEW = REPOSITORY / "docs" / "preview.md"
HELP = "Open this address in a browser on this computer. Stop with Ctrl+C.\n"


class News:
    """What a page is told while it is open."""

    def __init__(self, visitor: Visitor, page: str) -> None:
        html = visitor.ask(page).text
        found = re.search(r'data-events="([^"]+)"', html)
        assert found
        self._connection = http.client.HTTPConnection(
            "127.0.0.1", visitor.door.port, timeout=PATIENCE
        )
        self._connection.request("GET", unescape(found[1]), headers={"Cookie": visitor.cookie})
        self._answer = self._connection.getresponse()
        assert self._answer.readline() == b": listening\n"

    def is_changed(self) -> bool:
        """Wait until the page is told that it is another."""
        found = any(line == b"event: changed\n" for line in iter(self._answer.readline, b""))
        self._answer.close()
        self._connection.close()
        return found


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["Ctrl+C", "a request"]
)
def test_a_page_follows_each_change_until_the_command_is_stopped(
    project: MakeProject, number: signal.Signals, status: int
) -> None:
    folder = project()
    with running(folder, "example/2024-25") as (process, visitor):
        assert visitor.enter().to == "/internal/example/2024-25/"
        page = f"/internal/{_code_page(visitor)}"
        news = News(visitor, page)
        replace(folder / CODE, TEXT, "It decides twice a month.")
        assert news.is_changed()
        assert "It decides twice a month." in visitor.ask(page).text

        news = News(visitor, page)
        replace(folder / CODE, "areas:", "areas: [")
        assert news.is_changed()
        broken = visitor.ask(page).text
        assert "shown is the last that was right" in broken
        assert "It decides twice a month." in broken

        news = News(visitor, page)
        replace(folder / CODE, "areas: [", "areas:")
        assert news.is_changed()
        assert "shown is the last that was right" not in visitor.ask(page).text

        listening = News(visitor, page)  # who listens does not keep it from ending
        os.kill(process.pid, number)
        out, said = process.communicate(timeout=PATIENCE)
        assert (process.returncode, out, said) == (status, "", f"{HELP}Stopped.\n")
        assert not listening.is_changed()


def _code_page(visitor: Visitor) -> str:
    """The path of the page that has the text."""
    home = visitor.ask("/internal/example/2024-25/code/").text
    for path in dict.fromkeys(re.findall(r'href="([a-z-]+/)"', home)):
        if TEXT in visitor.ask(f"/internal/example/2024-25/code/{path}").text:
            return f"example/2024-25/code/{path}"
    raise AssertionError(home)


def ended(project: Path, *more: str) -> tuple[int, str, str]:
    """How the command ended by itself, and what it said."""
    done = subprocess.run(
        command(project, *more), capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    return done.returncode, done.stdout, done.stderr


def test_an_edition_that_is_not_there_is_named_with_those_that_are(project: MakeProject) -> None:
    said = 'There is no "example/2019-20". There are: example/2024-25.\n'
    assert ended(project(), "example/2019-20") == (1, "", said)


def test_a_folder_without_content_is_refused(tmp_path: Path) -> None:
    said = (
        "There is no folder content/ here. Run the command in the folder that holds it, "
        "or name that with --project.\n"
    )
    assert ended(tmp_path) == (1, "", said)


def test_a_port_that_is_taken_is_refused(project: MakeProject) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = (
            f"Port {port} cannot be had: Address already in use. "
            "Name another, or leave --port out.\n"
        )
        assert ended(project(), "--port", str(port)) == (1, "", said)


@pytest.mark.parametrize("wrong", [["--port", "70000"], ["--audience", "all"], ["a/b", "c/d"]])
def test_a_wrong_option_is_refused(project: MakeProject, wrong: list[str]) -> None:
    assert ended(project(), *wrong)[0] == 2


def test_the_public_site_is_shown_first_where_it_is_asked_for(project: MakeProject) -> None:
    with running(project(), "--audience", "public", "example/2024-25/") as (_, visitor):
        assert visitor.enter().to == "/public/example/2024-25/"
        assert "Internal: not for publication" not in visitor.ask("/public/example/2024-25/").text


TYPED = re.findall(r"(?m)^ {4}governance serve *(.*)$", PREVIEW.read_text("utf-8"))


def test_the_page_about_it_has_what_to_type() -> None:
    assert len(TYPED) == 3


@pytest.mark.parametrize("arguments", TYPED)
def test_what_the_page_about_it_says_to_type_works(project: MakeProject, arguments: str) -> None:
    with running(project(), *shlex.split(arguments)) as (_, visitor):
        assert visitor.ask(visitor.enter().to).status == 200
