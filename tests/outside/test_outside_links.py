"""Links to other websites: which are asked for, and what is said of those that do not answer.

Every server here is on this computer, which no real look may reach.
"""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.model.load import load
from generator.outside import links, silent_links
from generator.outside.asking import AT_ONCE, REDIRECTS, ask, is_public

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.project import MakeProject


class _Website(BaseHTTPRequestHandler):
    """A website with pages of all sorts."""

    asked: list[str]
    busy: int
    most: int
    lock: threading.Lock

    def do_GET(self) -> None:
        cls = type(self)
        with cls.lock:
            cls.asked.append(self.path)
        match self.path.split("/")[1]:
            case "slow":
                time.sleep(0.5)
            case "busy":
                with self._counted():
                    time.sleep(0.02)
            case "nonsense":
                self.wfile.write(b"nonsense\r\n\r\n")
                return
            case "hop":
                left = int(self.path.split("/")[2])
                self._say(302, f"/hop/{left - 1}" if left else "/there")
                return
            case "to-file":
                self._say(302, "file:///etc/passwd")
                return
            case "to-private":
                self._say(302, "http://private.test/secret")
                return
        status = {"gone": 410, "missing": 404, "forbidden": 403, "broken": 500}
        self._say(status.get(self.path.split("/")[1], 200))

    @contextmanager
    def _counted(self) -> Iterator[None]:
        """Counted as being answered; before the answer is sent, after which the next may come."""
        cls = type(self)
        with cls.lock:
            cls.busy += 1
            cls.most = max(cls.most, cls.busy)
        yield
        with cls.lock:
            cls.busy -= 1

    def _say(self, status: int, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def website() -> Iterator[tuple[str, type[_Website]]]:
    """The address of a website on this computer, and what it was asked."""

    class Website(_Website):
        asked, busy, most, lock = [], 0, 0, threading.Lock()

    with ThreadingHTTPServer(("127.0.0.1", 0), Website) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}", Website
        server.shutdown()


def anywhere(host: str) -> bool:
    return host != "private.test"


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/there", ""),
        ("/with a space?and=this", ""),
        ("/missing", "answers 404 Not Found"),
        ("/gone", "answers 410 Gone"),
        ("/forbidden", "answers 403 Forbidden"),
        ("/broken", "answers 500 Internal Server Error"),
        ("/slow", "did not answer within 0.2 seconds"),
        ("/nonsense", "cannot be reached: nonsense"),
        ("/hop/1", ""),
        (f"/hop/{REDIRECTS - 1}", ""),
        ("/hop/20", "is redirected too often, or to what is no website"),
        ("/to-file", "is redirected too often, or to what is no website"),
        ("/to-private", "leads into a private network, and was not asked for"),
    ],
)
def test_what_an_address_answers(
    website: tuple[str, type[_Website]], path: str, answer: str
) -> None:
    home, handler = website
    answers = ask([home + path], anywhere, seconds=0.2)
    assert {address: said.strip() for address, said in answers.items()} == (
        {home + path: answer} if answer else {}
    )
    assert not any("secret" in asked for asked in handler.asked)


def test_few_are_asked_at_once(website: tuple[str, type[_Website]]) -> None:
    home, handler = website
    assert ask([f"{home}/busy/{number}" for number in range(40)], anywhere) == {}
    assert len(handler.asked) == 40
    assert 1 < handler.most <= AT_ONCE


def test_the_time_in_all_is_bounded(website: tuple[str, type[_Website]]) -> None:
    home, _ = website
    began = time.monotonic()
    answers = ask([f"{home}/slow/{number}" for number in range(100)], anywhere, 5, in_all=0.3)
    assert time.monotonic() - began < 3
    assert set(answers.values()) == {"was not asked for: there was no time left"}


def test_a_port_where_nothing_is() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    assert ask([address], anywhere) == {address: "cannot be reached: Connection refused"}


def test_a_host_that_there_is_not() -> None:
    address = "http://no-such-host.invalid/"
    assert ask([address]) == {address: "names a host that there is not"}


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://10.0.0.1/",
        "http://192.168.1.1/router",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://127.1/",
    ],
)
def test_a_private_network_is_left_alone(address: str) -> None:
    assert ask([address]) == {address: "leads into a private network, and was not asked for"}


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/x", "https:///path"])
def test_only_websites_are_asked(address: str) -> None:
    assert ask([address], anywhere) == {address: "is no address of a website"}


def test_an_address_that_is_none() -> None:
    (answer,) = ask(["http://[half/"], anywhere).values()
    assert answer.startswith("cannot be reached: ")


def test_a_public_address_is_public() -> None:
    assert is_public("192.0.43.8")


TEXT = "text: The Main Board decides once a month, [as said](https://one.test/a#part)."


def test_each_address_is_told_once_with_all_its_places(project: MakeProject) -> None:
    folder = project(
        replace={
            "example/2024-25/code.yml": ("text: The Main Board decides once a month.", TEXT),
            "site.yml": ("url: https://example.org/feedback", "url: https://one.test/a"),
        }
    )
    seen: list[str] = []

    def answer(addresses: list[str]) -> dict[str, str]:
        seen.extend(addresses)
        return {"https://one.test/a": "answers 404 Not Found"}

    (found,) = silent_links(load(folder).library, answer)
    assert seen == [
        "https://example.org/accessibility",
        "https://example.org/enforcement",
        "https://example.org/licence",
        "https://one.test/a",
    ]
    assert found.message == 'found the link "https://one.test/a", which answers 404 Not Found'
    assert found.hint == "look whether the page has moved, or whether only programs are refused"
    assert [str(place) for place in (found.place, *found.also)] == [
        "content/example/2024-25/code.yml:21:19",
        "content/site.yml:7:8",
    ]


def test_more_than_can_be_asked_for_are_told(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "MOST", 3)
    seen: list[str] = []

    def answer(addresses: list[str]) -> dict[str, str]:
        seen.extend(addresses)
        return {}

    (found,) = silent_links(load(project()).library, answer)
    assert len(seen) == 3
    assert found.message == "found 4 addresses, of which 1 were not asked for"


def test_nobody_is_asked_unless_somebody_asks(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert CliRunner().invoke(main, ["check", "--project", str(project())]).exit_code == 0


def test_check_with_links(project: MakeProject, website: tuple[str, type[_Website]]) -> None:
    home, handler = website
    folder = project(
        {
            "site.yml": SITE.replace("HOME", home),
        }
    )
    result = CliRunner().invoke(main, ["check", "--links", "--project", str(folder)])
    assert "Asking for the links to other websites." in result.stderr
    assert result.stderr.count("leads into a private network, and was not asked for") == 2
    assert result.stderr.endswith("\n2 warnings\n")
    assert result.exit_code == 0
    assert handler.asked == []


SITE = """\
title: Example statements
about: What the Example Authority says.
address: https://example.org/
as_at: 2025-06-30
feedback: {title: Tell us, url: "HOME/there"}
accessibility:
  standard: Web Content Accessibility Guidelines 2.2, level AA
  checked: 2025-06
  how: By program.
  contact: {title: Ask, url: "HOME/missing"}
  enforcement: {title: Us, url: "https://example.org/help"}
  status: fully-compliant
  checked_by: Us
  prepared: 2025-06
  reviewed: 2025-06
  response: 10 days
"""
