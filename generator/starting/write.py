"""Files into a folder where none of them stands yet: all of them, or none."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from generator.problems import ExpectedError
from generator.reading.files import CONTENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files; ExpectedError says why not, and then nothing is left of them."""
    _refuse_what_is_there(folder, files)
    made: list[Path] = []
    try:
        for name, data in files.items():
            _write(folder / name, data, made)
    except OSError as error:
        _undo(made)
        reason = f"{error.strerror}. Choose another folder, or make room."
        raise ExpectedError(f"{folder} cannot be written to: {reason}") from None
    except BaseException:  # Ctrl+C: nothing is left half-written
        _undo(made)
        raise


def _refuse_what_is_there(folder: Path, files: Iterable[str]) -> None:
    there = [name for name in (CONTENT, *files) if _is_there(folder / name)]
    if there:
        message = f"{there[0]} already exists in {folder}, and nothing is overwritten."
        raise ExpectedError(f"{message} Name a folder that is new or empty.")


def _is_there(path: Path) -> bool:
    with suppress(OSError):  # what may not be looked at cannot be written to either
        return path.exists() or path.is_symlink()
    return False


def _write(file: Path, data: bytes, made: list[Path]) -> None:
    for each in reversed(file.parents):
        if not each.exists():
            each.mkdir()
            made.append(each)
    with file.open("xb") as out:
        made.append(file)
        out.write(data)


def _undo(made: Iterable[Path]) -> None:
    for each in reversed([*made]):
        with suppress(OSError):
            if each.is_dir():
                each.rmdir()
            else:
                each.unlink()
