"""The finished site takes the place of the old one, or the old one stays as it was."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import platform
import re
import stat
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from support.project import REPOSITORY

from generator.digests import digests_of
from generator.problems import ExpectedError
from generator.publish import provenance, swap
from generator.publish.place import refuse_others
from generator.publish.swap import MANIFEST, building, swap_all, verify, write_manifest

WITHOUT_OUTPUT = {
    *("click", "filelock", "mammoth", "pydantic", "selectolax"),
    *("icalendar", "openpyxl", "python-docx", "starlette", "uvicorn", "watchfiles"),
}
"""The libraries that write nothing of a site."""


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir())}


def test_work_is_done_in_a_folder_beside_the_site_that_is_gone_afterwards(tmp_path: Path) -> None:
    site = tmp_path / "deep" / "site"
    with building(site) as folder:
        write(folder, page="x")
        assert folder.parent == site
    assert [path.name for path in site.iterdir()] == [".lock"]


def test_after_a_failure_the_folder_is_gone_and_the_site_as_it_was(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site / "public", page="old")

    def fail() -> None:
        with building(site) as folder:
            write(folder, page="new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert sorted(path.name for path in site.iterdir()) == [".lock", "public"]
    assert contents(site / "public") == {"page": "old"}


def test_a_folder_that_cannot_be_written_to_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    site = tmp_path / "file" / "site"
    with pytest.raises(ExpectedError) as caught, building(site):
        pass
    assert str(caught.value) == (
        f"Cannot write to {site}: Not a directory. Choose another folder with --site."
    )


def test_two_builds_cannot_work_on_one_site(tmp_path: Path) -> None:
    with building(tmp_path), pytest.raises(ExpectedError) as caught, building(tmp_path):
        pass
    assert str(caught.value) == (
        f"Another build is working on {tmp_path}. Wait until it is done, and try again."
    )


def test_a_disk_that_has_no_locks_is_not_built_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def flock(*_: object) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    monkeypatch.setattr("fcntl.flock", flock)
    with pytest.raises(ExpectedError) as caught, building(tmp_path):
        pass
    assert str(caught.value) == (
        f"Cannot write to {tmp_path}: It cannot be locked against a second build. "
        "Choose another folder with --site."
    )
    monkeypatch.undo()
    with building(tmp_path):  # nothing is left that would keep the next one out
        pass


def test_nobody_else_looks_into_the_folder_of_a_build(tmp_path: Path) -> None:
    with building(tmp_path) as folder:
        assert stat.S_IMODE(folder.stat().st_mode) == stat.S_IRWXU


def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path) -> None:
    write(tmp_path / ".building-0123abcd" / "public", page="half")
    with building(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


def test_what_only_has_a_name_like_what_a_build_leaves_stays(tmp_path: Path) -> None:
    others = [".building-plans", ".old-papers", ".old-public"]
    for name in others:
        write(tmp_path / name, notes="mine")
    with building(tmp_path):
        pass
    assert sorted(path.name for path in tmp_path.iterdir()) == [*others[:1], ".lock", *others[1:]]


@pytest.mark.parametrize(
    "files",
    [
        {"index.html": "mine"},
        {".hidden": "mine"},
        {MANIFEST: '{"name": "another program\'s"}'},
        {MANIFEST: '{"program": "governance-statements-of-others 1"}'},
        {MANIFEST: "[]"},
        {MANIFEST: ""},
    ],
)
def test_a_site_takes_the_place_of_nothing_that_no_build_made(
    tmp_path: Path, files: dict[str, str]
) -> None:
    site = write(tmp_path / "public", **files)
    with pytest.raises(ExpectedError) as caught:
        refuse_others([tmp_path / "internal", site])
    assert str(caught.value) == (
        f"{site} holds what no build put there, and a build would take it away. "
        "Move it elsewhere, or choose another folder with --site."
    )


def test_a_file_in_the_place_of_a_site_stays_too(tmp_path: Path) -> None:
    write(tmp_path, public="mine")
    with pytest.raises(ExpectedError, match="holds what no build put there"):
        refuse_others([tmp_path / "public"])


def test_a_site_takes_the_place_of_one_an_empty_folder_and_nothing(tmp_path: Path) -> None:
    old = write(tmp_path / "public", page="old")
    write_manifest(old, {}, digests_of(old))
    empty = write(tmp_path / "internal")
    refuse_others([old, empty, tmp_path / "gone"])


def test_folders_change_places(tmp_path: Path) -> None:
    built = write(tmp_path / "work" / "public", page="new")
    target = write(tmp_path / "public", page="old", leftover="old")
    swap_all([built], [target])
    assert contents(target) == {"page": "new"}
    assert contents(built) == {"leftover": "old", "page": "old"}


def test_the_first_site_has_nothing_to_replace(tmp_path: Path) -> None:
    swap_all([write(tmp_path / "work" / "public", page="new")], [tmp_path / "public"])
    assert contents(tmp_path / "public") == {"page": "new"}


def test_when_one_folder_cannot_be_put_in_place_none_is(tmp_path: Path) -> None:
    built = [write(tmp_path / "work" / name, page="new") for name in ("public", "internal")]
    public = write(tmp_path / "public", page="old")
    nowhere = tmp_path / "gone" / "internal"
    with pytest.raises(FileNotFoundError):
        swap_all(built, [public, nowhere])
    assert contents(public) == {"page": "old"}


def test_stopped_between_two_folders_both_are_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange = swap._exchange

    def stopped_after(built: Path, target: Path) -> None:
        exchange(built, target)
        monkeypatch.undo()
        raise KeyboardInterrupt

    built = [write(tmp_path / "work" / name, page="new") for name in ("public", "internal")]
    old = [write(tmp_path / name, page="old") for name in ("public", "internal")]
    monkeypatch.setattr(swap, "_exchange", stopped_after)
    with pytest.raises(KeyboardInterrupt):
        swap_all(built, old)
    assert [contents(each) for each in old] == [{"page": "old"}] * 2
    assert [contents(each) for each in built] == [{"page": "new"}] * 2


def test_without_an_exchange_in_one_step_there_are_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: object())
    built = write(tmp_path / "work" / "public", page="new")
    target = write(tmp_path / "public", page="old")
    swap_all([built], [target])
    assert contents(target) == {"page": "new"}
    assert contents(built) == {"page": "old"}


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_stopped_after_any_of_the_two_steps_the_old_site_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    replace, done = Path.replace, []

    def stopped_after(source: Path, target: Path) -> Path:
        done.append(replace(source, target))
        if len(done) == steps:
            raise KeyboardInterrupt
        return done[-1]

    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: object())
    monkeypatch.setattr(Path, "replace", stopped_after)
    built = write(tmp_path / "work" / "public", page="new")
    target = write(tmp_path / "public", page="old")
    with pytest.raises(KeyboardInterrupt):
        swap_all([built], [target])
    assert contents(target) == {"page": "old"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["public", "work"]


@pytest.mark.parametrize("put_in_place", [True, False])
def test_killed_between_two_steps_the_next_build_finds_a_whole_site(
    tmp_path: Path, *, put_in_place: bool
) -> None:
    old = write(tmp_path / ".old-public", page="old")
    write_manifest(old, {}, {})
    if put_in_place:
        write(tmp_path / "public", page="new")
    with building(tmp_path):
        assert contents(tmp_path / "public")["page"] == ("new" if put_in_place else "old")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "public"]


def test_verify_names_what_is_changed_missing_or_added(tmp_path: Path) -> None:
    write(tmp_path, same="s", changed="c", missing="m")
    write_manifest(tmp_path, {}, digests_of(tmp_path))
    assert verify(tmp_path) == []
    write(tmp_path, changed="d", added="a")
    (tmp_path / "missing").unlink()
    told = ["added: not in the manifest", "changed: changed", "missing: missing"]
    assert verify(tmp_path) == told


def test_verify_does_not_follow_links(tmp_path: Path) -> None:
    site = write(tmp_path / "site", page="p", same="s")
    write(tmp_path / "elsewhere", same="s")
    write_manifest(site, {}, digests_of(site))
    (site / "same").unlink()
    (site / "same").symlink_to(tmp_path / "elsewhere" / "same")
    (site / "folder").symlink_to(tmp_path / "elsewhere")
    (site / "nowhere").symlink_to(tmp_path / "gone")
    told = ["folder: not in the manifest", "nowhere: not in the manifest", "same: changed"]
    assert verify(site) == told


def test_verify_knows_its_own_manifest_from_others(tmp_path: Path) -> None:
    write(tmp_path / "year", **{MANIFEST: "{}"})
    write_manifest(tmp_path, {}, digests_of(tmp_path))
    write(tmp_path / "year", **{MANIFEST: "[]"})
    assert verify(tmp_path) == [f"year/{MANIFEST}: changed"]


def test_a_name_that_cannot_be_printed_is_told_all_the_same(tmp_path: Path) -> None:
    write_manifest(tmp_path, {}, digests_of(tmp_path))
    (tmp_path / "caf\udce9").touch()
    assert verify(tmp_path) == ["caf\\xe9: not in the manifest"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (hashlib.sha256(b"x").hexdigest(), "0" * 64, ["page: changed"]),
        ('"page"', '"gape"', ["gape: missing", "page: not in the manifest"]),
    ],
)
def test_a_changed_manifest_no_longer_fits_the_files(
    tmp_path: Path, old: str, new: str, told: list[str]
) -> None:
    write(tmp_path, page="x")
    write_manifest(tmp_path, {}, digests_of(tmp_path))
    manifest = tmp_path / MANIFEST
    manifest.write_text(manifest.read_text("utf-8").replace(old, new), "utf-8")
    assert verify(tmp_path) == told


@pytest.mark.parametrize("manifest", [None, "", "[]", '{"files": 1', '{"files": 1}'])
def test_verify_needs_a_manifest(tmp_path: Path, manifest: str | None) -> None:
    if manifest is not None:
        (tmp_path / MANIFEST).write_text(manifest, "utf-8")
    with pytest.raises(ExpectedError) as caught:
        verify(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path} holds no readable {MANIFEST}. Name the folder of a built site."
    )


def test_the_manifest_has_the_digest_of_every_file_but_itself(tmp_path: Path) -> None:
    write(tmp_path, page="x")
    write(tmp_path / "é", page="y")
    write_manifest(tmp_path, {"b": "2", "a": "1"}, digests_of(tmp_path))
    manifest = json.loads((tmp_path / MANIFEST).read_text("utf-8"))
    assert manifest == {
        "program": f"governance-statements {version('governance-statements')}",
        "python": platform.python_version(),
        "versions": {name: version(name) for name in provenance.RENDERING},
        "lock": hashlib.sha256((REPOSITORY / "requirements.lock").read_bytes()).hexdigest(),
        "algorithm": "SHA-256",
        "content": hashlib.sha256(b'{"a": "1", "b": "2"}').hexdigest(),
        "units": {"a": "1", "b": "2"},
        "log": [],
        "files": {
            "page": hashlib.sha256(b"x").hexdigest(),
            "é/page": hashlib.sha256(b"y").hexdigest(),
        },
    }
    assert list(manifest["units"]) == ["a", "b"]
    assert list(manifest["versions"]) == sorted(provenance.RENDERING)


def test_every_library_that_renders_is_in_the_manifest() -> None:
    pyproject = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    named = {re.split(r"[^a-z0-9-]", each)[0] for each in pyproject["project"]["dependencies"]}
    assert named ^ {"pagefind", "pagefind-bin"} == {*provenance.RENDERING, *WITHOUT_OUTPUT}
