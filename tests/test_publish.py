"""The finished site takes the place of the old one, or the old one stays as it was."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest

from generator.problems import ExpectedError
from generator.publish import MANIFEST, building, swap, write_manifest

if TYPE_CHECKING:
    from pathlib import Path


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
    assert list(site.iterdir()) == []


def test_after_a_failure_the_folder_is_gone_and_the_site_as_it_was(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site / "public", page="old")

    def fail() -> None:
        with building(site) as folder:
            write(folder, page="new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert [path.name for path in site.iterdir()] == ["public"]
    assert contents(site / "public") == {"page": "old"}


def test_a_folder_that_cannot_be_written_to_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    site = tmp_path / "file" / "site"
    with pytest.raises(ExpectedError) as caught, building(site):
        pass
    assert str(caught.value) == (
        f"Cannot write to {site}: Not a directory. Choose another folder with --site."
    )


def test_a_swap_replaces_the_whole_folder(tmp_path: Path) -> None:
    built = write(tmp_path / "work" / "public", page="new")
    target = write(tmp_path / "public", page="old", leftover="old")
    swap(built, target)
    assert contents(target) == {"page": "new"}
    assert not built.exists()
    assert list((tmp_path / "work").iterdir()) == []


def test_the_first_swap_has_nothing_to_replace(tmp_path: Path) -> None:
    swap(write(tmp_path / "work" / "public", page="new"), tmp_path / "public")
    assert contents(tmp_path / "public") == {"page": "new"}


def test_a_swap_that_fails_puts_the_old_folder_back(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    target = write(tmp_path / "public", page="old")
    with pytest.raises(FileNotFoundError):
        swap(tmp_path / "work" / "never-built", target)
    assert contents(target) == {"page": "old"}


def test_the_manifest_has_the_digest_of_every_file_but_itself(tmp_path: Path) -> None:
    write(tmp_path, page="x")
    write(tmp_path / "é", page="y")
    write_manifest(tmp_path, {"b": "2", "a": "1"})
    manifest = json.loads((tmp_path / MANIFEST).read_text("utf-8"))
    assert manifest == {
        "program": manifest["program"],
        "algorithm": "SHA-256",
        "units": {"a": "1", "b": "2"},
        "files": {
            "page": hashlib.sha256(b"x").hexdigest(),
            "é/page": hashlib.sha256(b"y").hexdigest(),
        },
    }
    assert manifest["program"].startswith("governance-statements ")
    assert list(manifest["units"]) == ["a", "b"]
