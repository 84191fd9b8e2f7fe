"""Figures as a table and a chart, for the terminal and for docs/benchmarks.md."""

from __future__ import annotations

import math
import os
import platform
import re
from html import escape
from typing import TYPE_CHECKING

from support.project import REPOSITORY

from bench.peers import versions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.tasks import Row

DOCUMENT = REPOSITORY / "docs" / "benchmarks.md"
CHART = DOCUMENT.with_suffix(".svg")
END = "<!-- end of figures -->\n"
CHARTED = "sample"
HEADINGS = "| | figure | at most | |\n|---|---|---|---|"


def table(rows: Sequence[Row]) -> str:
    """Rows of a Markdown table: target and figure side by side, and which was missed."""
    return "\n".join(_line(row) for row in rows)


def _line(row: Row) -> str:
    if row.most is None:
        return f"| {row.what} | {_said(row.figure, row.unit)} | | |"
    kept = "kept" if row.figure <= row.most else "missed"
    return f"| {row.what} | {_said(row.figure, row.unit)} | {row.most:g} {row.unit} | {kept} |"


def _said(figure: float, unit: str) -> str:
    """A figure; what is cut off is rounded to our disadvantage."""
    places = {"pages": 0, "MB": 0, "KB": 0, "%": 0, "ms": 1}.get(unit, 2)
    # What a computer adds up ends in crumbs, which are no reason to round.
    cut = math.ceil(round(figure * 10**places, 6)) / 10**places
    return f"{cut:,.{places}f} {unit}"


def machine() -> str:
    """What was measured on, and with which versions."""
    system = f"{platform.system()} on {platform.machine()}, Python {platform.python_version()}"
    return f"{os.cpu_count()} processors, {system}, {versions()}"


def write(name: str, title: str, rows: Sequence[Row]) -> None:
    """Write a task's figures to the document in place of its old ones, and its chart beside it."""
    on = f"On {machine()}."
    text = f"### {name}\n\n{title}\n\n{on}\n\n{HEADINGS}\n{table(rows)}\n\n"
    old = DOCUMENT.read_text("utf-8")
    part = re.compile(rf"(?ms)^### {name}\n.*?(?=^### |^{END})")
    new = part.sub(lambda _: text, old) if part.search(old) else old.replace(END, text + END)
    DOCUMENT.write_text(new, "utf-8", newline="")
    if name == CHARTED:
        CHART.write_text(chart(rows), "utf-8", newline="")


WIDE, ROW = 800, 44  # in pixels
STYLE = "svg { background: #fff } text { font: 15px sans-serif } rect { fill: #3f51b5 }"


def chart(rows: Sequence[Row]) -> str:
    """The rows that are seconds, as bars under their names."""
    shown = [row for row in rows if row.unit == "s"]
    longest = max((row.figure for row in shown), default=0) or 1
    scale = (WIDE - 20) / longest
    parts = [
        f'<text x="10" y="{top + 18}">{escape(row.what)}: {_said(row.figure, row.unit)}</text>'
        f'<rect x="10" y="{top + 24}" width="{row.figure * scale:.1f}" height="12"/>'
        for top, row in zip(range(0, ROW * len(shown), ROW), shown, strict=True)
    ]
    size = f"0 0 {WIDE} {ROW * len(shown) + 8}"
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}">',
            f"<style>{STYLE}</style>",
            *parts,
            "</svg>\n",
        ]
    )
