"""What is shown while somebody works: the newest that is right, with what is wrong said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.pages import pages_of
from generator.serving.desk import Desk, Notice
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

PAGE = "example/2024-25/code/openness/"
CODE = "content/example/2024-25/code.yml"
TEXT = "The Main Board decides once a month."
STAFF, PUBLIC = Audience.INTERNAL, Audience.PUBLIC


@pytest.fixture
def desk(project: MakeProject, tmp_path: Path) -> Desk:
    (tmp_path / "work").mkdir()
    found = Desk(project(), tmp_path / "work")
    found.refresh()
    return found


def rewrite(desk: Desk, old: str, new: str, file: str = CODE) -> None:
    path = desk.project / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    desk.refresh()


def first_page_with(desk: Desk, text: str) -> str:
    """The path of a page of an area that says something."""
    assert desk.library
    (area, *_) = next(each.code for each in desk.library.editions if each.code).areas
    path = f"example/2024-25/code/{area.id}/"
    assert text in (desk.page(STAFF, path)[0] or "")
    return path


def test_a_page_is_made_anew_when_its_text_changed(desk: Desk) -> None:
    path = first_page_with(desk, TEXT)
    rewrite(desk, TEXT, "The Main Board decides twice a month.")
    html, notice = desk.page(STAFF, path)
    assert html
    assert "decides twice a month" in html
    assert not notice.outdated


def test_nothing_is_read_where_no_file_changed(desk: Desk) -> None:
    version = desk.version
    (desk.project / CODE).touch()
    desk.refresh()
    assert desk.version == version


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("areas:", "areas: [", "syntax"),  # it cannot be read
        ("owners: [", "owners: [nobody, ", "unknown-post"),  # the rules find it
    ],
)
def test_a_broken_edit_leaves_the_last_good_page(desk: Desk, old: str, new: str, code: str) -> None:
    path = first_page_with(desk, TEXT)
    rewrite(desk, TEXT, "It decides.")
    good, _ = desk.page(STAFF, path)
    rewrite(desk, old, new)
    html, notice = desk.page(STAFF, path)
    assert html == good
    assert notice.outdated
    assert code in {each.code for each in notice.problems}
    rewrite(desk, new, old)
    rewrite(desk, "It decides.", "It decides now.")
    html, notice = desk.page(STAFF, path)
    assert "It decides now." in (html or "")
    assert not notice.outdated


def test_content_that_is_broken_from_the_start_has_no_pages_until_it_is_mended(
    project: MakeProject, tmp_path: Path
) -> None:
    (tmp_path / "work").mkdir()
    folder = project(replace={"example/2024-25/code.yml": ("areas:", "areas: [")})
    desk = Desk(folder, tmp_path / "work")
    desk.refresh()
    html, notice = desk.page(STAFF, "")
    assert html is None
    assert notice.problems
    assert not notice.outdated
    assert desk.file(STAFF, "assets/gs/site.css")  # what the problems are shown with
    rewrite(desk, "areas: [", "areas:")
    assert desk.page(STAFF, "")[0]


def test_a_fault_of_the_program_is_said_and_survived(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> None:
        raise KeyError("zq")

    path = first_page_with(desk, TEXT)
    before, _ = desk.page(STAFF, path)
    with monkeypatch.context() as patched:
        patched.setattr("generator.serving.desk.make_units", stumble)
        rewrite(desk, TEXT, "It decides.")
    html, notice = desk.page(STAFF, path)
    assert html == before
    assert notice == Notice((), "The program stopped, and it should not have: KeyError: 'zq'", True)


def test_a_site_that_cannot_be_made_says_so_and_has_no_pages(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> None:
        raise KeyError("zq")

    monkeypatch.setattr("generator.serving.desk.as_it_stands", stumble)
    assert desk.nearest(PUBLIC, "example/2024-25/") == ""
    html, notice = desk.page(PUBLIC, "")
    assert (html, notice.outdated) == (None, False)
    assert notice.failure == "The program stopped, and it should not have: KeyError: 'zq'"
    assert desk.page(STAFF, "")[0]


def test_a_template_that_is_wrong_leaves_the_last_page(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> str:
        raise ValueError("zq")

    path = first_page_with(desk, TEXT)
    before, _ = desk.page(STAFF, path)
    rewrite(desk, TEXT, "It decides.")
    monkeypatch.setattr("generator.serving.site.make_page", stumble)
    html, notice = desk.page(STAFF, path)
    assert html == before
    assert notice.failure == "The program stopped, and it should not have: ValueError: zq"
    assert notice.outdated


def test_the_public_would_see_the_working_copy_without_what_is_internal(desk: Desk) -> None:
    path = first_page_with(desk, TEXT)
    rewrite(desk, f"text: {TEXT}", f"text: {TEXT}\n            notes: [zqsecret]")
    assert TEXT in (desk.page(PUBLIC, path)[0] or "")
    assert "zqsecret" not in (desk.page(PUBLIC, path)[0] or "")
    rewrite(desk, "audience: public", "audience: internal")
    assert desk.page(PUBLIC, path)[0] is None
    assert desk.nearest(PUBLIC, path) == "example/2024-25/"


def test_every_page_and_file_of_the_site_can_be_asked_for(desk: Desk) -> None:
    from generator.pipeline import check_content

    for unit in check_content(desk.project, [STAFF]).units[STAFF]:
        for page in pages_of(unit):
            assert desk.page(STAFF, f"{unit.place}/{page.path}".lstrip("/"))[0]
    assert desk.file(STAFF, "example/2024-25/data/controls.csv")
    assert desk.file(STAFF, "search.json")
    assert desk.file(STAFF, "example/2024-25/pagefind/pagefind-entry.json")
    assert desk.file(STAFF, "assets/pagefind/pagefind.js")
    for nothing in ("nothing", "../content/site.yml", "assets/gs/../../main.html", "example"):
        assert desk.file(STAFF, nothing) is None
        assert desk.page(STAFF, nothing)[0] is None


def test_a_release_is_read_again_when_one_of_its_files_changed(
    project: MakeProject, tmp_path: Path
) -> None:
    (tmp_path / "work").mkdir()
    folder = project()
    arguments = ["example/2024-25", "--state", "draft", "--date", "2025-06-13", "--note", "First."]
    done = CliRunner().invoke(main, ["release", *arguments, "--project", str(folder)])
    assert done.exit_code == 0, done.stderr
    desk = Desk(folder, tmp_path / "work")
    desk.refresh()
    path = "example/2024-25/releases/2025-06-13-draft/"
    assert desk.page(STAFF, path)[0]
    rewrite(desk, TEXT, "It decides.")
    assert not desk.notice.outdated
    assert desk.page(STAFF, path)[0]
    rewrite(desk, TEXT, "It decides.", f"content/{path}content/example/2024-25/code.yml")
    assert "changed-release" in {each.code for each in desk.notice.problems}
