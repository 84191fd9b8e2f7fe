"""What the preview answers to a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.previews import PLAN, Visitor, previewing

from generator.making.single import make_page
from generator.pages import pages_of
from generator.pipeline import build, check_content
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.project import MakeProject

    from generator.serving.desk import Desk

HOME = "/internal/example/2024-25/"


@pytest.fixture
def served(project: MakeProject, tmp_path: Path) -> Iterator[tuple[Desk, Visitor]]:
    folder = project({"example/2024-25/improvement.yml": PLAN})
    with previewing(folder, tmp_path / "work") as found:
        yield found


def test_a_page_is_the_built_one_with_the_switch_put_in(
    served: tuple[Desk, Visitor], tmp_path: Path
) -> None:
    desk, visitor = served
    build(desk.project, tmp_path / "site", list(Audience), jobs=1)
    built = (tmp_path / "site/internal/example/2024-25/index.html").read_text("utf-8")
    shown = visitor.ask(HOME).text
    bar, end = shown.index('<aside class="gov-preview"'), shown.index("</aside>") + len("</aside>")
    style, after = shown.index('<link rel="stylesheet" href="/-/'), shown.index("</head>")
    assert shown[:style] + shown[after:bar] + shown[end:].lstrip("\n") == built
    everything = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert not [path for path in everything if b"gov-preview" in path.read_bytes()]


def test_every_page_made_by_itself_is_as_the_whole_site_has_it(
    served: tuple[Desk, Visitor], tmp_path: Path
) -> None:
    desk, _ = served
    build(desk.project, tmp_path / "site", [Audience.INTERNAL], jobs=1)
    shop = desk._shop(desk.library)
    for unit in check_content(desk.project, [Audience.INTERNAL]).units[Audience.INTERNAL]:
        pages = pages_of(unit)
        for page in pages:
            built = tmp_path / "site/internal" / unit.place / page.path / "index.html"
            assert make_page(shop, unit, pages, page) == built.read_text("utf-8")


def test_the_switch_leads_to_the_other_audience_the_years_and_the_table(
    served: tuple[Desk, Visitor],
) -> None:
    _, visitor = served
    page = visitor.ask(f"{HOME}posts/").text
    assert 'href="/-/show?audience=public&amp;path=example%2F2024-25%2Fposts%2F">Public</a>' in page
    assert 'path=example%2F2024-25%2F" aria-current="true">the Authority 2024/25</a>' in page
    assert '<a href="/-/edit/example/2024-25">Write updates</a>' in page
    assert "Write updates" not in visitor.ask("/internal/").text


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("audience=public&path=example/2024-25/posts/", "/public/example/2024-25/posts/"),
        ("audience=public&path=example/2024-25/zz/yy/", "/public/example/2024-25/"),
        ("audience=internal&path=zz", "/internal/"),
        ("audience=nobody&path=", "/internal/"),
        ("audience=public&path=//evil.example/", "/public/"),
    ],
)
def test_the_way_leads_to_the_nearest_page(
    served: tuple[Desk, Visitor], path: str, to: str
) -> None:
    assert served[1].ask(f"/-/show?{path}").to == to


@pytest.mark.parametrize(
    ("path", "status", "to"),
    [
        (HOME, 200, ""),
        (HOME.rstrip("/"), 307, HOME),
        (f"{HOME}index.html", 200, ""),
        (f"{HOME}data/actions.csv", 200, ""),
        (f"{HOME}nothing/", 404, ""),
        ("/elsewhere/", 404, ""),
        ("/-/nothing", 404, ""),
        ("/-/overlay.html", 404, ""),
    ],
)
def test_what_stands_at_an_address(
    served: tuple[Desk, Visitor], path: str, status: int, to: str
) -> None:
    reply = served[1].ask(path)
    assert (reply.status, reply.to.removeprefix(served[1].door.address)) == (status, to)


def test_a_page_that_the_public_would_not_find_says_so(served: tuple[Desk, Visitor]) -> None:
    reply = served[1].ask("/public/example/2024-25/completeness/")
    assert reply.status == 404
    assert "it is not public, or not there" in reply.text
    assert 'class="gov-switch"' in reply.text


def test_problems_stand_over_the_page_with_file_line_and_hint(
    served: tuple[Desk, Visitor],
) -> None:
    desk, visitor = served
    code = desk.project / "content/example/2024-25/code.yml"
    code.write_text(code.read_text("utf-8").replace("frequency: monthly", "frequency: montly"))
    desk.refresh()
    page = visitor.ask(HOME).text
    assert '<details class="gov-problems gov-problems--grave" open>' in page
    assert "1 error: shown is the last that was right" in page
    assert "<code>content/example/2024-25/code.yml:" in page
    assert "found &#34;montly&#34;, expected one of" in page
    assert "Hint: did you mean &#34;monthly&#34;?" in page
