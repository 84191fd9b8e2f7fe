"""What it takes for files to outlast a power cut."""

from __future__ import annotations

import ctypes
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def sync(folder: Path) -> None:
    """See that a folder's bytes are on the disk before anything points to them."""
    if _sync_disk(folder):
        return
    for path in [*folder.rglob("*"), folder]:
        if not path.is_dir():
            _sync(path, os.O_RDWR)  # Windows writes out only what was opened to be written
        elif hasattr(os, "O_DIRECTORY"):  # Windows opens no folder: its disks keep names by a log
            _sync(path, os.O_RDONLY)


def _sync_disk(folder: Path) -> bool:
    """Have Linux write out the whole disk a folder is on, if it can: a file each takes longer."""
    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
        handle = os.open(folder, os.O_RDONLY)
    except (AttributeError, TypeError, PermissionError):  # another system, or Windows
        return False
    try:
        return bool(syncfs(handle) == 0)
    finally:
        os.close(handle)


def _sync(path: Path, how: int) -> None:
    handle = os.open(path, how)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
