"""A release is refused before it is frozen where its public pages could not be published."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest
from support.releases import RELEASES, YEAR

from generator import pipeline, releasing
from generator.making.keeping import Listener
from generator.problems import ExpectedError
from generator.releases.freeze import Order
from generator.vocabulary import Audience, DocumentState, ReleaseKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.project import MakeProject

ORDER = Order(YEAR, ReleaseKind.STATEMENT, DocumentState.DRAFT, "2025-06-13", "New.")
CODE = f"{YEAR}/code.yml"
TEXT = "            text: The Main Board decides once a month.\n"
HIDDEN = f"{TEXT}            evidence: The spare key hangs behind the picture of the old mill.\n"


def test_what_the_gate_would_find_is_found_before_anything_is_frozen(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(replace={CODE: (TEXT, HIDDEN)})
    monkeypatch.setattr("generator.making.unit.search.index", _writes_what_is_hidden)
    with pytest.raises(ExpectedError, match="Its public pages would say what only internal") as why:
        releasing.release(folder, ORDER)
    assert '"evidence" of the control "monthly-decisions"' in str(why.value)
    assert not (folder / RELEASES).exists()


def _writes_what_is_hidden(out: Path, _: str) -> None:
    page = out / "index.html"
    hidden = "the spare key hangs behind the picture of the old mill"
    page.write_text(page.read_text("utf-8").replace("</main>", f"{hidden}</main>"), "utf-8")


def test_the_next_build_needs_not_make_the_pages_again(project: MakeProject) -> None:
    folder = project()
    releasing.release(folder, ORDER)
    told: list[str] = []
    listener = Listener(why=told.append)
    pipeline.build(folder, folder / "site", [Audience.PUBLIC], jobs=1, told=listener)
    made = {line.split(": ")[1] for line in told}
    assert made.isdisjoint({YEAR, f"{YEAR}/releases/2025-06-13-draft"})
    assert made


@pytest.mark.parametrize("try_it", [releasing.release, releasing.rehearse])
def test_a_file_where_something_is_to_be_kept_is_told_as_that(
    project: MakeProject, try_it: Callable[[Path, Order], object]
) -> None:
    folder = project()
    kept = folder / ".site-cache"
    kept.write_text("", "utf-8")
    with pytest.raises(ExpectedError, match=f"^Cannot keep anything in {kept}: File exists"):
        try_it(folder, ORDER)
    assert not (folder / RELEASES).exists()


def test_a_full_disk_is_told_where_a_release_is_only_tried_out(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("generator.making.unit.search.index", full)
    with pytest.raises(ExpectedError) as why:
        releasing.rehearse(project(), ORDER)
    assert str(why.value) == "It cannot be tried out: No space left on device."
