"""Which days a text says, where they share a month or a year or are written in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.encodings import CODE, TEXT, write_project
from support.project import REPOSITORY

from generator.audience import select
from generator.leaks import search_files, secrets_of, shipped_by
from generator.leaks.days import days_told
from generator.model.load import load
from generator.resources import find_resources
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("14-16 March 2019", ["16 march 2019", "14 march 2019"]),
        ("14, 15 and 16 March 2019", ["16 march 2019", "15 march 2019", "14 march 2019"]),
        ("from 28 March until 2 April 2019", ["2 april 2019", "28 march 2019"]),
        ("March 28 to April 2, 2019", ["2 april 2019", "28 march 2019"]),
        ("1 May 2018 and 2 June 2019", ["1 may 2018", "2 june 2019"]),
        ("the 1st and the 2nd of May 2018", ["2 may 2018", "1 may 2018"]),
        ("14 to 16 March 19", ["16 march 19", "14 march 19"]),
        ("the twenty-first of May 2018", ["21 may 2018"]),
        ("the thirtieth and thirty-first May 2018", ["31 may 2018", "30 may 2018"]),
        ("Twentieth of May 2018", ["20 may 2018"]),
        ("Table 3 of May 2018", ["3 may 2018"]),
        ("3 of 14 in May 2018", []),
        ("at 10 on 14 March 2019", ["14 march 2019"]),
        ("Table 3. 14 March 2019", ["14 march 2019"]),
        ("14 and 15 May", []),
        ("32 May 2018", []),
        ("between May and June 2018", []),
    ],
)
def test_every_day_of_a_range_or_a_list_is_told(text: str, days: list[str]) -> None:
    assert [" ".join(day) for day in days_told(text)] == days


@pytest.mark.parametrize(
    ("month", "said"),
    [
        ("Ionawr", "ionawr"),
        ("Chwefror", "chwefror"),
        ("Fawrth", "mawrth"),
        ("Ebrill", "ebrill"),
        ("Fai", "mai"),
        ("Fehefin", "mehefin"),
        ("Orffennaf", "gorffennaf"),
        ("Awst", "awst"),
        ("Fedi", "medi"),
        ("Hydref", "hydref"),
        ("Dachwedd", "tachwedd"),
        ("Ragfyr", "rhagfyr"),
    ],
)
def test_a_welsh_month_is_known_behind_o(month: str, said: str) -> None:
    assert list(days_told(f"y 14eg o {month} 2019")) == [("14", said, "2019")]


def test_a_day_of_a_range_that_a_public_text_names_is_public(tmp_path: Path) -> None:
    write_project(tmp_path)
    file = tmp_path / CODE
    met = TEXT.replace("decides once a month", "met on 14 to 16 March 2019")
    file.write_text(file.read_text("utf-8").replace(TEXT, met), "utf-8")
    library = load(tmp_path).library
    public = [select(library, Audience.PUBLIC)]
    secrets = secrets_of([("", library)], public, shipped_by(find_resources(REPOSITORY)))
    for said in (b"<p>14 to 16 March 2019", b"<p>14 o Fawrth 2019", b"<p>14.3.19"):
        assert not search_files([("x.html", said)], secrets).hits
