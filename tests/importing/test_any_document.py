"""Whatever a document says: its words stand in what was written, unchanged and in their order."""

from __future__ import annotations

import shutil
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from support.budget import budget
from support.imports import FREE, bring_in, in_order, lost, texts
from support.printed import Printed, as_text, words_in, write_html, write_word

from generator.importing.blocks import words_of
from generator.problems import Severity

if TYPE_CHECKING:
    from pathlib import Path

SIGNS = (
    "Authority authority's risk 1 1.1 2.10. (a) b) iv. A. Appendix 2024/25 31/03/2025 60% - "
    "\u2013 \u2022 * ** _under_ [x] [^1] [[state]] # ## > >5 < <b> &amp; & ~ ` \\ | || = == "
    "no yes text: title: audience: public internal owners: http://example.org/a_b it; TBC "
    "a@example.org Signed: Signed Date: Date Name Contents Glossary of Annual Governance "
    "Statement Committee, agreed. Ongoing AGS \u00c9ire na\u00efve 5*4*3 snake_case x^2 12:30 "
    "1. 2. 3) null { } ' \" %20 \u200b \xa0 $x$ ..... ____ Page \u00a31.6m"
)
WORDS = st.sampled_from(SIGNS.split(" "))
TEXT = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
COLUMNS = st.sampled_from(
    [
        ("Action", "Lead", "Due"), ("Ref", "Issue", "Agreed action", "Progress"), ("", ""),
        ("Term", "Meaning"), ("Name", "Position", "Date"), ("Version", "0.3"),
        ("Risk", "Score", "Owner", "RAG"),
    ]
)  # fmt: skip
CELL = st.one_of(st.just(""), TEXT, st.lists(TEXT, min_size=2, max_size=3).map("\n".join))


@st.composite
def tables(draw: st.DrawFn) -> Printed:
    """A table of any kind that is known, with anything in it."""
    columns = draw(COLUMNS)
    row = st.tuples(*[CELL for _ in columns])
    return ("table", [columns, *draw(st.lists(row, min_size=1, max_size=4))])


KINDS = st.sampled_from(["title", "h1", "h2", "h3", "h4", "p", "p", "bold", "li"])
PARTS = st.lists(st.one_of(st.tuples(KINDS, TEXT), tables()), min_size=1, max_size=9)
TRIED = settings(max_examples=budget(short=10, long=300))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that each example leaves empty."""
    return tmp_path_factory.mktemp("words")


@pytest.mark.parametrize("suffix", [".docx", ".html", ".txt"])
@TRIED
@given(parts=PARTS)
def test_words_survive_unchanged(folder: Path, suffix: str, parts: list[Printed]) -> None:
    said = words_of(words_in(parts))
    assume(said)
    # A table that goes on below the same headings is made whole, cell by cell.
    headings = [rows[0] if kind == "table" else () for kind, rows in parts]
    assume(not any(one and one == other for one, other in pairwise(headings)))
    file = folder / f"any{suffix}"
    if suffix == ".txt":
        file.write_text(as_text(parts), "utf-8")
    else:
        (write_word if suffix == ".docx" else write_html)(file, parts)
    shutil.rmtree(folder / "project", ignore_errors=True)
    imported = bring_in(folder, file)
    assert lost(said, imported.written) == {}
    statement = imported.file("statement.yml")
    unplaced = statement.pop("unplaced", [])
    for section in statement.get("sections", []):
        section.pop("signatories", None)
    assert in_order(words_of("\n".join(texts(statement, "introduction"))), said)
    kept = [each.removeprefix("Due: ").removeprefix("Owner: ") for each in unplaced]
    assert in_order(words_of("\n".join(kept)), said)
    grave = {each.code for each in imported.problems if each.severity is not Severity.NOTE}
    assert grave <= FREE
