"""What tests share is made once, and anew where an attempt failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.shared import once

if TYPE_CHECKING:
    from pathlib import Path


def test_a_shared_folder_is_made_once_and_an_attempt_that_failed_leaves_nothing(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    made: list[str] = []

    def make(folder: Path) -> None:
        made.extend(path.name for path in folder.iterdir())
        (folder / "half").touch()
        made.append("asked")
        if len(made) == 1:
            raise ValueError("it failed")

    with pytest.raises(ValueError, match="it failed"):
        once(tmp_path_factory, "of-this-test", make)
    folder = once(tmp_path_factory, "of-this-test", make)
    assert once(tmp_path_factory, "of-this-test", make) == folder
    assert made == ["asked", "asked"]
