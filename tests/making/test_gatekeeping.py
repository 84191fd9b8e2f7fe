"""What the gate looks for again, where it found nothing before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.releases import YEAR, released, rewrite

from generator import leaks, pipeline
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from support.project import MakeProject

MINUTES = "        text: Minutes are published.\n"
NEW = "Ten lanterns by the pier"


def test_only_what_became_internal_is_looked_for_in_what_stays(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = released(project())
    looked_for: list[set[str] | None] = []

    def beyond(secrets: leaks.Secrets, searched: object) -> leaks.Secrets | None:
        new = leaks.searched.beyond(secrets, searched)
        looked_for.append({" ".join(run) for run in new.runs} if new else None)
        return new

    monkeypatch.setattr(leaks, "beyond", beyond)
    build(folder)
    rewrite(folder, f"{YEAR}/code.yml", MINUTES, f"{MINUTES}        evidence: {NEW}.\n")
    build(folder)
    rewrite(folder, f"{YEAR}/code.yml", f"        evidence: {NEW}.\n", "")
    build(folder)
    nothing_known, new, less = looked_for
    assert nothing_known is None
    assert new
    assert {"ten lanterns by the", "lanterns by the pier"} <= new
    words = NEW.casefold().split()
    assert {word for run in new for word in run.split()} <= {*words, *(w[::-1] for w in words)}
    assert less == set()


def build(folder: Path) -> None:
    pipeline.build(folder, folder / "site", [Audience.PUBLIC])
