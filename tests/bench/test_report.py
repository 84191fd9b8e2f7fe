"""What the benchmark says: never better than it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from support.project import REPOSITORY

from bench import report
from bench.__main__ import main
from bench.tasks import TASKS, Row

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [Row("One", 1.2341, "s"), Row("Other", 0.6001, "times", 0.6), Row("All", 249.2, "MB", 250)]
TABLE = """\
| One | 1.24 s | | |
| Other | 0.61 times | 0.6 times | missed |
| All | 250 MB | 250 MB | kept |"""


def test_figures_are_rounded_to_our_disadvantage_beside_what_was_promised() -> None:
    assert report.table(ROWS) == TABLE


def test_a_figure_that_is_exact_is_not_rounded() -> None:
    assert report.table([Row("Sum", 0.1 + 0.2, "s")]) == "| Sum | 0.30 s | | |"


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document with figures of one task."""
    made = tmp_path / "benchmarks.md"
    text = f"Before\n### sample\n\nOld\n\n{report.END}After\n"
    made.write_text(text, "utf-8", newline="")
    monkeypatch.setattr(report, "DOCUMENT", made)
    monkeypatch.setattr(report, "CHART", tmp_path / "benchmarks.svg")
    return made


def section(name: str) -> str:
    """The figures of a task, as they stand in the document."""
    return f"### {name}\n\nTold.\n\nOn {report.machine()}.\n\n{report.HEADINGS}\n{TABLE}\n\n"


def test_figures_take_the_place_of_the_old_ones_beside_a_chart(document: Path) -> None:
    report.write("sample", "Told.", ROWS)
    text = document.read_text("utf-8")
    assert text == f"Before\n{section('sample')}{report.END}After\n"
    assert "One: 1.24 s" in document.with_suffix(".svg").read_text("utf-8")


def test_the_figures_of_other_tasks_stay(document: Path) -> None:
    report.write("start", "Told.", ROWS)
    report.write("start", "Told.", ROWS)
    text = document.read_text("utf-8")
    assert text == f"Before\n### sample\n\nOld\n\n{section('start')}{report.END}After\n"
    assert not document.with_suffix(".svg").exists()


def test_only_seconds_are_bars_on_one_scale() -> None:
    drawn = report.chart([*ROWS, Row("Half <once>", 0.617, "s")])
    assert re.findall(r">([^<>]+)</text>", drawn) == ["One: 1.24 s", "Half &lt;once&gt;: 0.62 s"]
    assert re.findall(r'<rect .* width="([0-9.]+)"', drawn) == ["780.0", "390.0"]
    assert report.chart([]).startswith("<svg")


def test_the_document_has_a_place_for_figures_and_names_every_task() -> None:
    text = (REPOSITORY / "docs" / "benchmarks.md").read_text("utf-8")
    assert report.END in text
    assert [name for name in TASKS if f"`{name}`" not in text] == []


def test_a_task_that_does_not_exist_is_refused() -> None:
    with pytest.raises(SystemExit) as refused:
        main(["sample", "sampel"])
    there = "sample, changes, preview, check, years, editions, start, plan, search"
    assert str(refused.value) == f"There is no task sampel. There are: {there}."
