"""Who is let in: on this computer, from the preview's own pages, with the token."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.previews import EDIT, Visitor, previewing

from generator.serving.door import FrontDoor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.serving.desk import Desk

DOOR = FrontDoor(4000, "secret")
HERE = {b"host": b"127.0.0.1:4000", b"cookie": b"other=1; governance-4000=secret"}
ELSEWHERE = "This preview is served on this computer only, at http://127.0.0.1:4000."
FOREIGN = "Another website asked for this. Only the pages of the preview itself may."
UNKNOWN = (
    "Open the address that `governance serve` printed, with the token at its end. "
    "It is another one each time the command is run."
)


@pytest.mark.parametrize(
    ("headers", "refusal"),
    [
        ({}, ""),
        ({b"host": b"localhost:4000"}, ""),
        ({b"origin": b"http://127.0.0.1:4000", b"sec-fetch-site": b"same-origin"}, ""),
        # a link that somebody followed from elsewhere, or an address that was typed
        ({b"sec-fetch-site": b"cross-site", b"sec-fetch-mode": b"navigate"}, ""),
        ({b"sec-fetch-site": b"none", b"sec-fetch-mode": b"navigate"}, ""),
        # a name of another computer that leads here
        ({b"host": b"evil.example:4000"}, ELSEWHERE),
        ({b"host": b"127.0.0.1"}, ELSEWHERE),
        ({b"host": b"127.0.0.1:4001"}, ELSEWHERE),
        ({b"host": b""}, ELSEWHERE),
        # pages of other sites, also of other ports of this computer
        ({b"origin": b"http://evil.example"}, FOREIGN),
        ({b"origin": b"http://127.0.0.1:4001"}, FOREIGN),
        ({b"origin": b"http://localhost:4000"}, FOREIGN),
        ({b"origin": b"null"}, FOREIGN),
        ({b"sec-fetch-site": b"cross-site", b"sec-fetch-mode": b"no-cors"}, FOREIGN),
        ({b"sec-fetch-site": b"same-site", b"sec-fetch-mode": b"cors"}, FOREIGN),
        # no token, or a wrong one
        ({b"cookie": b""}, UNKNOWN),
        ({b"cookie": b"governance-4000=Secret"}, UNKNOWN),
        ({b"cookie": b"governance-4001=secret"}, UNKNOWN),
        ({b"cookie": b"governance-4000=\xe9"}, UNKNOWN),
        ({b"cookie": b"\x00;;=,"}, UNKNOWN),
    ],
)
def test_a_request_is_answered_or_told_why_not(headers: dict[bytes, bytes], refusal: str) -> None:
    assert DOOR.refusal({**HERE, **headers}, entering=False) == refusal


def test_who_enters_needs_no_cookie_yet() -> None:
    assert DOOR.refusal({b"host": b"127.0.0.1:4000"}, entering=True) == ""


def test_a_form_carries_another_token_than_the_cookie() -> None:
    assert DOOR.is_form_token(DOOR.form_token)
    assert not DOOR.is_form_token("secret")
    assert not DOOR.opens_to(DOOR.form_token)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Visitor]]:
    """The minimal project, served once for these tests, which change nothing."""
    from support.project import write_project

    folder = tmp_path_factory.mktemp("door")
    with previewing(write_project(folder / "project"), folder / "work") as found:
        yield found


def test_without_the_token_nothing_is_served(served: tuple[Desk, Visitor]) -> None:
    stranger = Visitor(served[1].door)
    paths = ["/", "/?token=wrong", "/internal/", "/internal/assets/gs/site.css", "/-/preview.js",
             EDIT, "/-/events?page=/internal/&seen=", "/nothing"]  # fmt: skip
    replies = [stranger.ask(path) for path in paths]
    assert {reply.status for reply in replies} == {403}
    assert {reply.text for reply in replies} == {f"{UNKNOWN}\n"}
    assert stranger.ask(EDIT, body="token=x").status == 403


def test_the_printed_address_gives_a_cookie_and_leads_on_without_the_token(
    served: tuple[Desk, Visitor],
) -> None:
    stranger = Visitor(served[1].door)
    reply = stranger.enter()
    assert (reply.status, reply.to) == (303, "/internal/")
    _, *said = reply.headers["set-cookie"].lower().split("; ")
    assert set(said) == {"httponly", "path=/", "samesite=strict"}
    assert stranger.ask("/internal/").status == 200
    assert (stranger.ask("/").status, stranger.ask("/").to) == (303, "/internal/")


def test_every_answer_says_how_it_may_be_used(served: tuple[Desk, Visitor]) -> None:
    for path in ("/internal/", "/internal/assets/gs/site.css", "/nothing/", "/-/preview.css"):
        headers = served[1].ask(path).headers
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["cross-origin-resource-policy"] == "same-origin"
