"""Files that must outlast a power cut are handed to the disk, folders too."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from generator.disk import sync

if TYPE_CHECKING:
    import pytest


def test_linux_writes_out_the_disk_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full or broken disk answers with an error: then every file is asked for by itself."""
    asked: list[Path] = []
    for status, single in ((0, []), (-1, [tmp_path])):
        synced = without_syncfs(monkeypatch, status, asked)
        before = open_files()
        sync(tmp_path)
        assert synced == single
        assert open_files() == before
    assert asked == [tmp_path] * 2


def without_syncfs(monkeypatch: pytest.MonkeyPatch, status: int, asked: list[Path]) -> list[Path]:
    """Let the system answer with a status, and collect the files that are synced by themselves."""
    synced: list[Path] = []
    real = os.fsync

    def syncfs(handle: int) -> int:
        asked.append(Path(f"/proc/self/fd/{handle}").readlink())
        return status

    def fsync(handle: int) -> None:
        synced.append(Path(f"/proc/self/fd/{handle}").readlink())
        real(handle)

    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: SimpleNamespace(syncfs=syncfs))
    monkeypatch.setattr(os, "fsync", fsync)
    return synced


def test_every_file_and_folder_is_synced_and_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/file").write_text("x", "utf-8")
    synced = without_syncfs(monkeypatch, -1, [])
    before = open_files()
    sync(tmp_path)
    assert set(synced) == {tmp_path, tmp_path / "a", tmp_path / "a/b", tmp_path / "a/b/file"}
    assert synced[-1] == tmp_path
    assert open_files() == before


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))
