"""All steps in their order: all or nothing, and sentences where something stops them."""

from __future__ import annotations

import os
import shutil
import stat
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from support.minimal_year import EDITION_PAGES
from support.processes import SMALLEST
from support.project import REPOSITORY
from support.releases import released

from generator import pipeline
from generator.digests import digests_of
from generator.making.keeping import Listener, Part
from generator.making.unit import source_date_epoch
from generator.preview import write_preview
from generator.problems import ContentError, ExpectedError
from generator.publish import swap
from generator.publish.swap import MANIFEST, write_manifest
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

    from generator.model import Library

CODE = "example/2024-25/code.yml"
STATEMENT = "example/2024-25/statement.yml"
EDITION = "example/2024-25/edition.yml"


@pytest.mark.parametrize(
    ("date", "seconds"),
    [("2025-06-30", "1751241600"), ("2025-06", "1751241600"), ("2025", "1767139200")],
)
def test_the_only_date_in_the_output_is_the_site_s_own(
    library: Library, date: str, seconds: str
) -> None:
    site = library.site.model_copy(update={"as_at": date})
    changed = library.model_copy(update={"site": site})
    assert source_date_epoch(changed) == seconds


def test_check_says_what_build_would(project: MakeProject) -> None:
    folder = project(replace={CODE: ("owners: [chief-officer]", "owners: [nobody]")})
    said = pipeline.check(folder)
    assert [problem.code for problem in said] == ["unknown-post"]
    with pytest.raises(ContentError) as caught:
        pipeline.build(folder, folder / "site", list(Audience))
    assert caught.value.problems == said
    assert not (folder / "site").exists()


def test_a_build_leaves_a_folder_that_it_did_not_make(project: MakeProject) -> None:
    folder = project()
    mine = folder / "site/public/mine.html"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", "utf-8")
    with pytest.raises(ExpectedError, match="site/public holds what no build put there"):
        pipeline.build(folder, folder / "site", list(Audience))
    assert [path.name for path in (folder / "site").rglob("*")] == ["public", "mine.html"]


@pytest.mark.parametrize("umask", [0o077, 0o000])
def test_the_server_reads_the_sites_and_nobody_else_what_stands_beside_them(
    project: MakeProject, umask: int
) -> None:
    folder = released(project())
    site = folder / "site"
    before = os.umask(umask)
    try:
        pipeline.build(folder, site, list(Audience))
    finally:
        os.umask(before)
    assert _mode(site) == 0o755
    for each in Audience:
        paths = [site / each, *(site / each).rglob("*")]
        assert {_mode(path) for path in paths if path.is_dir()} == {0o755}
        assert {_mode(path) for path in paths if path.is_file()} == {0o644}
    assert _mode(site / "leak-report.json") == 0o600
    assert _mode(folder / ".site-cache") == 0o700
    (site / "leak-report.json").chmod(0o644)
    (site / "leak-report.json").write_text("x" * 100_000, "utf-8")
    pipeline.build(folder, site, [Audience.PUBLIC])
    assert _mode(site / "leak-report.json") == 0o600
    assert "x" * 9 not in (site / "leak-report.json").read_text("utf-8")


def test_what_a_link_in_place_of_the_report_leads_to_is_left_alone(
    project: MakeProject, tmp_path: Path
) -> None:
    folder, other = released(project()), tmp_path / "other"
    other.write_text("Not ours.", "utf-8")
    (folder / "site").mkdir()
    (folder / "site" / "leak-report.json").symlink_to(other)
    with pytest.raises(ExpectedError) as caught:
        pipeline.build(folder, folder / "site", [Audience.PUBLIC])
    assert str(caught.value).startswith(f"Cannot write to {folder / 'site'}: ")
    assert other.read_text("utf-8") == "Not ours."
    assert not (folder / "site" / "public").exists()


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_two_pages_at_one_path_are_found_before_anything_is_built(project: MakeProject) -> None:
    folder = project(replace={STATEMENT: ("- id: responsibility", "- id: full")})
    assert [problem.code for problem in pipeline.check(folder)] == ["same-path"]


def test_sound_content_has_no_problems(project: MakeProject) -> None:
    assert pipeline.check(project()) == []


def test_a_build_says_what_it_has_done(project: MakeProject) -> None:
    folder, said = released(project()), list[Part]()
    (built,) = pipeline.build(
        folder, folder / "site", [Audience.PUBLIC], told=Listener(done=said.append)
    )
    assert said == [
        ("public", "the portal"),
        ("public", "example"),
        ("public", "example/2024-25"),
        ("public", "example/2024-25/releases/2025-06-13-unaudited"),
        ("public", "example/history"),
    ]
    others = 2 + 1 + 6  # of the portal, the body and the history
    assert (built.audience, built.folder) == (Audience.PUBLIC, folder / "site/public")
    assert (built.units, built.pages) == (5, 2 * len(EDITION_PAGES) + others)
    names = sorted(path.name for path in (folder / "site").iterdir())
    assert names == [".lock", "leak-report.json", "public"]


def test_once_the_sites_are_in_place_it_is_too_late_to_stop(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_: Path, *, ignore_errors: bool) -> None:
        raise KeyboardInterrupt(ignore_errors)

    folder = project(SMALLEST)
    monkeypatch.setattr(swap, "shutil", SimpleNamespace(rmtree=stopped))
    (built,) = pipeline.build(folder, folder / "site", [Audience.PUBLIC])
    assert swap.verify(built.folder) == []


def with_template(folder: Path, name: str, text: str) -> None:
    shutil.copytree(REPOSITORY / "site_templates", folder / "site_templates")
    file = folder / "site_templates" / "pages" / name
    file.write_text(file.read_text("utf-8") + text, "utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "\n[x](gone.md)\n",
            "The pages of the portal could not be built:\n"
            "  Doc file 'index.md' contains a link 'gone.md', but the target is not found among "
            "documentation files.",
            id="a page that MkDocs warns about",
        ),
        pytest.param(
            '\n<a href="gone/">x</a> <img src="https://elsewhere.example/x.png" alt="">\n',
            "The public site is not fit to publish:\n"
            "  index.html: <img> asks another host for https://elsewhere.example/x.png\n"
            "  index.html: the link to gone/ leads nowhere",
            id="a page that the check finds fault with",
        ),
    ],
)
def test_a_build_that_fails_says_why_and_leaves_the_old_site(
    project: MakeProject, text: str, said: str
) -> None:
    folder = project()
    old = folder / "site" / "public" / "index.html"
    old.parent.mkdir(parents=True)
    old.write_text("old", "utf-8")
    write_manifest(old.parent, {}, digests_of(old.parent))
    with_template(folder, "portal.md.jinja", text)
    with pytest.raises(ExpectedError) as caught:
        pipeline.build(folder, folder / "site", list(Audience))
    assert str(caught.value) == said
    files = {path for path in (folder / "site").rglob("*") if path.is_file()}
    assert files == {folder / "site" / ".lock", old, old.with_name(MANIFEST)}
    assert old.read_text("utf-8") == "old"


def test_a_preview_is_the_tree_of_the_newest_public_edition(
    project: MakeProject, tmp_path: Path
) -> None:
    folder = project()
    year = folder / "content" / "example"
    shutil.copytree(year / "2024-25", year / "2023-24")
    shutil.copytree(year / "2024-25", year / "2025-26")
    newest = year / "2025-26" / "edition.yml"
    newest.write_text(newest.read_text("utf-8").replace("audience: public\n", ""), "utf-8")
    write_preview(folder, tmp_path / "tree")
    config = (tmp_path / "tree" / "mkdocs.yml").read_text("utf-8")
    assert "site_name: Example Authority 2024/25" in config


def test_without_a_public_edition_there_is_no_preview(project: MakeProject, tmp_path: Path) -> None:
    folder = project(replace={EDITION: ("audience: public\n", "")})
    with pytest.raises(ExpectedError) as caught:
        write_preview(folder, tmp_path / "tree")
    assert str(caught.value) == "There is nothing to preview: no edition is public."
