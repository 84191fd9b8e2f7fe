"""What a command has put in place outlasts a power cut: the disk was told of it, in turn."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from support.releases import CODE, DAY, RELEASES, YEAR, release, rewrite

from generator.pipeline import check_content
from generator.publish.swap import building, swap_all
from generator.releases.undoing import newest_release, undo

if TYPE_CHECKING:
    from support.project import MakeProject

Told = list[tuple[str, Path]]
SYNCED, PUT, MADE, GONE = "synced", "put", "made", "gone"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    """What the disk was told, in order: each file by itself, as on a system without syncfs."""
    told: Told = []
    fsync, replace, mkdir, unlink = os.fsync, Path.replace, Path.mkdir, Path.unlink

    def synced(handle: int) -> None:
        told.append((SYNCED, Path(f"/proc/self/fd/{handle}").readlink()))
        fsync(handle)

    def put(source: Path, target: Path) -> Path:
        told.append((PUT, target))
        return replace(source, target)

    def made(folder: Path, mode: int = 0o777, **named: bool) -> None:
        told.append((MADE, folder))
        mkdir(folder, mode, **named)

    def gone(file: Path) -> None:
        told.append((GONE, file))
        unlink(file)

    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: SimpleNamespace(syncfs=lambda _: -1))
    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", put)
    monkeypatch.setattr(Path, "mkdir", made)
    monkeypatch.setattr(Path, "unlink", gone)
    return told


def assert_in_turn(told: Told, *steps: tuple[str, Path]) -> None:
    """Each step comes after the one before."""
    at = -1
    for step in steps:
        assert step in told[at + 1 :], (step, told[at + 1 :])
        at = told.index(step, at + 1)


@pytest.mark.parametrize("first", [True, False])
def test_a_release_and_its_line(project: MakeProject, told: Told, *, first: bool) -> None:
    folder = project()
    if not first:
        release(folder, f"{DAY} unaudited")
        rewrite(folder, CODE, "once a month", "once a week")
        told.clear()
    name = release(folder, "2025-07-26 audited")
    beside, year = folder / "content/.writing", folder / "content" / YEAR
    log, place = folder / "content/published.yml", folder / RELEASES / name
    files = [path.relative_to(place) for path in place.rglob("*")]
    assert files
    for each in files:
        assert_in_turn(told, (SYNCED, beside / "made" / each), (PUT, beside / "list.json"))
    new = (SYNCED, beside / "0.new")
    listed = [(SYNCED, beside / "list.json.new"), (PUT, beside / "list.json"), (SYNCED, beside)]
    listed.append((SYNCED, folder / "content"))
    ended = [(GONE, beside / "list.json"), (SYNCED, beside)]
    assert_in_turn(told, new, *listed, (PUT, place), (SYNCED, place.parent), *ended)
    assert_in_turn(told, *listed, (PUT, log), (SYNCED, folder / "content"), *ended)
    if first:
        assert_in_turn(told, (MADE, place.parent), (SYNCED, year), (PUT, place))


def test_a_release_that_is_taken_back(project: MakeProject, told: Told) -> None:
    folder = project()
    name = release(folder, f"{DAY} unaudited")
    checked = check_content(folder)
    told.clear()
    undo(folder, newest_release(checked.library, checked.releases, YEAR))
    year, aside = folder / RELEASES, folder / RELEASES / ".undone"
    put = (PUT, aside / name)
    assert_in_turn(told, (MADE, aside), (SYNCED, year), put, (SYNCED, aside))
    assert_in_turn(told, put, (SYNCED, year))


@pytest.mark.parametrize("old", [True, False])
def test_a_site(tmp_path: Path, told: Told, *, old: bool) -> None:
    site = tmp_path / "new/site"
    if old:
        (site / "public").mkdir(parents=True)
    with building(site) as folder:
        built = folder / "public"
        built.mkdir()
        (built / "index.html").write_text("x", "utf-8")
        swap_all([built], [site / "public"])
        assert_in_turn(told, (SYNCED, built / "index.html"), (SYNCED, built))
    put = (PUT, site / "public")
    assert_in_turn(told, (SYNCED, built), put, (SYNCED, site))
    if not old:
        assert_in_turn(told, (MADE, tmp_path / "new"), (SYNCED, tmp_path), put)
        assert_in_turn(told, (MADE, site), (SYNCED, tmp_path / "new"), put)
