"""A narrative text is read once for the rules, and not again while it stays the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.releases import YEAR, rewrite

from generator import pipeline
from generator.making import texts
from generator.making.unchanged import store_of
from generator.prose import findings, sound
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.project import MakeProject

    from generator.prose import Finding

MINUTES = "Minutes are published."


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the rules read, as they read them."""
    seen: list[str] = []

    def noted(text: str) -> list[Finding]:
        seen.append(text.strip())
        return findings(text)

    monkeypatch.setattr(sound, "findings", noted)
    return seen


def codes(folder: Path) -> list[str]:
    return [each.code for each in pipeline.check(folder)]


def test_only_a_text_that_changed_is_read_again(project: MakeProject, read: list[str]) -> None:
    folder = project()
    assert codes(folder) == []
    assert MINUTES in read
    read.clear()
    rewrite(folder, f"{YEAR}/code.yml", MINUTES, "All <b>minutes</b> are published.")
    assert codes(folder) == ["raw-html", "raw-html"]
    assert read == ["All <b>minutes</b> are published."]
    assert codes(folder) == ["raw-html", "raw-html"]  # what is wrong is said each time
    rewrite(folder, f"{YEAR}/code.yml", "All <b>minutes</b> are published.", MINUTES)
    read.clear()
    assert codes(folder) == []
    assert read == [MINUTES]  # what nobody met any more was not kept


def another_version(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "digest_of_program", lambda: "another")


def damaged(folder: Path, _: pytest.MonkeyPatch) -> None:
    (entry,) = (store_of(folder / "site").folder / texts.SOUND).iterdir()
    entry.write_bytes(entry.read_bytes()[:-9])


def cleared(folder: Path, _: pytest.MonkeyPatch) -> None:
    store_of(folder / "site").clear()


@pytest.mark.parametrize("lose", [another_version, damaged, cleared])
def test_what_is_not_known_for_sure_is_read(
    project: MakeProject,
    read: list[str],
    lose: Callable[[Path, pytest.MonkeyPatch], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = project()
    assert codes(folder) == []
    before = list(read)
    read.clear()
    assert codes(folder) == []
    assert read == []
    lose(folder, monkeypatch)
    assert codes(folder) == []
    assert read == before


def test_a_build_knows_what_a_check_read_unless_nothing_is_to_be_kept(
    project: MakeProject, read: list[str]
) -> None:
    folder = project()
    assert codes(folder) == []
    read.clear()
    pipeline.build(folder, folder / "site", [Audience.INTERNAL])
    assert read == []
    pipeline.build(folder, folder / "other", [Audience.INTERNAL], cached=False)
    assert MINUTES in read
    assert not store_of(folder / "other").folder.exists()
