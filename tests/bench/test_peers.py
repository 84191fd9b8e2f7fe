"""Others to compare with, which not every package registry has."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from bench import peers

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_peer_that_cannot_be_installed_is_named_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    statuses = [0, 1]  # of making the environment, and of installing into it
    monkeypatch.setattr(peers, "REPOSITORY", tmp_path)
    ended = subprocess.CompletedProcess[str]
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: ended([], statuses.pop(0)))
    assert peers.installed("hugo") is None
    said = f"hugo=={peers.INSTALLED['hugo']} cannot be installed here and is not compared.\n"
    assert capsys.readouterr().out == said
