"""A site is built beside what it is made from, and takes nothing of others away."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from support.project import REPOSITORY

from generator import pipeline
from generator.cli import main
from generator.digests import digests_of
from generator.making.sites import assemble
from generator.problems import ExpectedError
from generator.publish.place import refuse_others, refuse_place, refuse_strangers
from generator.publish.swap import MANIFEST, building, write_manifest
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

    from generator.making.sites import FinishedSite


def site_with(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", "utf-8")
    write_manifest(folder, {}, digests_of(folder))
    return folder


PLACES = {
    "content": "a build reads {project}/content",
    "content/deep/new": "a build reads {project}/content",
    "content/../content": "a build reads {project}/content",
    "linked": "a build reads {project}/content",
    "linked/new": "a build reads {project}/content",
    "site_templates/pages": "a build reads {project}/site_templates",
    ".": "the project lies there",
    "..": "the project lies there",
    "/": "the project lies there",
    str(REPOSITORY / "generator"): f"a build reads {REPOSITORY}/generator",
    str(REPOSITORY / "site_templates/new"): f"a build reads {REPOSITORY}/site_templates",
    "old/public": "{project}/old/public is a site",
    "old/public/new": "{project}/old/public is a site",
}


@pytest.mark.parametrize("place", PLACES)
def test_no_site_is_built_among_what_it_is_made_from(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    folder = project()
    (folder / "site_templates" / "pages").mkdir(parents=True)
    (folder / "linked").symlink_to("content")
    site_with(folder / "old" / "public", "index.html")
    before = digests_of(folder)
    monkeypatch.chdir(folder)
    refused = CliRunner().invoke(main, ["build", "--project", str(folder), "--site", place])
    why = PLACES[place].format(project=folder)
    assert refused.stderr == (
        f"No site can be built in {place}: {why}. Choose another folder with --site.\n"
        "Nothing was changed.\n"
    )
    assert refused.exit_code == 1
    assert digests_of(folder) == before


def test_a_folder_that_holds_linked_content_is_no_place_either(
    project: MakeProject, tmp_path: Path
) -> None:
    folder, disk = project(), tmp_path / "disk"
    disk.mkdir()
    (folder / "content").rename(disk / "elsewhere")
    (folder / "content").symlink_to(disk / "elsewhere")
    with pytest.raises(ExpectedError, match=f"it holds {folder}/content, which a build reads"):
        refuse_place(folder, disk)


@pytest.mark.parametrize("place", ["site", "content-site", "new/site", "../other"])
def test_beside_the_content_there_is_room(project: MakeProject, place: str) -> None:
    folder = project()
    refuse_place(folder, folder / place)


def test_a_place_that_holds_no_files_is_said_to_be_none(project: MakeProject) -> None:
    refused = CliRunner().invoke(main, ["build", "--project", str(project()), "--site", "/proc"])
    assert refused.stderr == (
        "Cannot write to /proc: No such file or directory. Choose another folder with --site.\n"
        "Nothing was changed.\n"
    )


@pytest.mark.parametrize(
    ("added", "named"),
    [
        (["notes.txt"], "notes.txt"),
        (["met/.hidden"], "met/.hidden"),
        (["c", "a", "b"], "a, b, c"),
        (["e", "d", "c", "a", "b"], "a, b, c and 2 more"),
        (["caf\udce9"], "caf\\xe9"),
        ([f"met/{MANIFEST}"], f"met/{MANIFEST}"),
    ],
)
def test_what_somebody_put_into_a_site_is_not_taken_away(
    tmp_path: Path, added: list[str], named: str
) -> None:
    site = site_with(tmp_path / "public", "index.html", "met/index.html")
    for name in added:
        (site / name).write_text("mine", "utf-8")
    with pytest.raises(ExpectedError) as caught:
        refuse_strangers([tmp_path / "internal", site])
    assert str(caught.value) == (
        f"{site} holds what no build put there: {named}. A build would take it away. "
        "Move it elsewhere, or choose another folder with --site."
    )


@pytest.mark.parametrize("name", ["index.html", "met", MANIFEST])
def test_a_link_in_the_place_of_what_was_built_is_somebody_elses(tmp_path: Path, name: str) -> None:
    site = site_with(tmp_path / "public", "index.html", "met/index.html")
    (site / name).rename(tmp_path / "moved")
    (site / name).symlink_to(tmp_path / "moved")
    with pytest.raises(ExpectedError, match=f"no build put there: {name}. "):
        refuse_strangers([site])


def test_what_a_build_made_may_be_changed_or_gone_and_systems_leave_their_files(
    tmp_path: Path,
) -> None:
    site = site_with(tmp_path / "public", "index.html", "met/index.html")
    (site / "index.html").write_text("changed", "utf-8")
    (site / "met/index.html").unlink()
    for name in (".DS_Store", "met/Thumbs.db", "met/._index.html"):
        (site / name).touch()
    refuse_strangers([site])


def test_a_link_in_the_place_of_a_site_stays_wherever_it_leads(tmp_path: Path) -> None:
    site_with(tmp_path / "moved", "index.html")
    for name, place in {"public": "moved", "internal": "nowhere"}.items():
        (tmp_path / name).symlink_to(tmp_path / place)
        with pytest.raises(ExpectedError) as caught:
            refuse_others([tmp_path / name])
        assert str(caught.value) == (
            f"{tmp_path / name} is a link, and a build would put a folder in its place. "
            "Move it elsewhere, or choose another folder with --site."
        )


def test_a_build_leaves_a_site_with_a_strangers_file_as_it_was(project: MakeProject) -> None:
    folder = project()
    pipeline.build(folder, folder / "site", [Audience.INTERNAL], jobs=1)
    mine = folder / "site" / "internal" / "mine.txt"
    mine.write_text("mine", "utf-8")
    before = digests_of(folder / "site")
    asked = ["build", "--project", str(folder), "--audience", "internal"]
    refused = CliRunner().invoke(main, asked)
    assert "holds what no build put there: mine.txt. " in refused.stderr
    assert digests_of(folder / "site") == before
    mine.unlink()
    assert CliRunner().invoke(main, asked).exit_code == 0


def test_a_file_that_comes_while_a_site_is_built_is_not_taken_away(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project()
    pipeline.build(folder, folder / "site", [Audience.INTERNAL], jobs=1)
    mine = folder / "site" / "internal" / "mine.txt"

    def put_one_in(*given: Any) -> FinishedSite:
        mine.write_text("mine", "utf-8")
        return assemble(*given)

    monkeypatch.setattr(pipeline, "assemble", put_one_in)
    with pytest.raises(ExpectedError, match=r"no build put there: mine\.txt"):
        pipeline.build(folder, folder / "site", [Audience.INTERNAL], jobs=1)
    assert mine.read_text("utf-8") == "mine"


def test_a_site_may_be_reached_by_a_link(project: MakeProject, tmp_path: Path) -> None:
    folder, disk = project(), tmp_path / "disk"
    disk.mkdir()
    (folder / "site").symlink_to(disk)
    for _ in range(2):
        with building(folder / "site"):
            refuse_place(folder, folder / "site")
        pipeline.build(folder, folder / "site", [Audience.INTERNAL], jobs=1, cached=False)
    held = json.loads((disk / "internal" / MANIFEST).read_text("utf-8"))
    assert "index.html" in held["files"]
