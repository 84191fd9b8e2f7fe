"""Files that must outlast a power cut are handed to the disk, folders too."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from generator.disk import sync

if TYPE_CHECKING:
    import pytest


def test_every_file_and_folder_is_synced_and_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/file").write_text("x", "utf-8")
    synced, real = [], os.fsync

    def fsync(handle: int) -> None:
        synced.append(Path(f"/proc/self/fd/{handle}").readlink())
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    before = open_files()
    sync(tmp_path)
    assert set(synced) == {tmp_path, tmp_path / "a", tmp_path / "a/b", tmp_path / "a/b/file"}
    assert synced[-1] == tmp_path
    assert open_files() == before


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))
