"""Two builds in two folders are compared to the byte, and what differs is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import reproduce
from support.project import MINIMAL

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def folder(path: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)
    return path


def test_each_file_that_differs_is_named(tmp_path: Path) -> None:
    same = {"public/a/index.html": b"a", "internal/b": b""}
    one = folder(tmp_path / "one", same | {"c": b"0123", "d": b"01", "e": b"", ".lock": b"x"})
    other = folder(tmp_path / "other", same | {"c": b"01x3", "d": b"012", "f": b""})
    assert list(reproduce.differences(one, other)) == [
        "c: differs from byte 2 on",
        "d: differs from byte 2 on",
        "e: only in the first",
        "f: only in the second",
    ]


def test_a_file_that_others_may_not_read_is_named(tmp_path: Path) -> None:
    one, other = (folder(tmp_path / name, {"a": b"a"}) for name in ("one", "other"))
    (other / "a").chmod(0o600)
    assert list(reproduce.differences(one, other)) == [
        "a: may be read by others in one and not in the other"
    ]


def test_the_two_builds_have_little_in_common() -> None:
    one, other = reproduce.surroundings()
    assert all(a != b for a, b in zip(one, other, strict=True))
    assert one.variables.keys() == other.variables.keys()
    assert all(one.variables[name] != other.variables[name] for name in one.variables)


def test_the_same_content_gives_the_same_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reproduce.main(MINIMAL, tmp_path / "work") == 0
    assert capsys.readouterr().out.endswith(" files, the same to the byte.\n")


def test_a_difference_ends_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        reproduce,
        "build",
        lambda _, work, where: folder(work / where.folder, {"a": where.folder.encode()}),
    )
    assert reproduce.main(MINIMAL, tmp_path / "work") == 1
    assert capsys.readouterr().out == "a: differs from byte 0 on\n1 differences.\n"
