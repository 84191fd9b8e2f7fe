"""The reference of the content says what the models say, and its links lead somewhere."""

from __future__ import annotations

import json
import re
from collections import Counter

from support.reference import PAGE, anchor, reference

from generator.model.kinds import KINDS

TEXT = reference()
HEADINGS = re.findall(r"(?m)^#+ (.+)$", TEXT)


def test_the_reference_is_as_the_models_are() -> None:
    """If not, draw it anew with tests/support/reference.py."""
    assert PAGE.read_text("utf-8") == TEXT


def test_every_heading_is_one_of_its_kind_and_every_link_leads_to_one() -> None:
    anchors = Counter(map(anchor, HEADINGS))
    assert {name for name, times in anchors.items() if times > 1} == set()
    assert set(re.findall(r"\(#([^)]+)\)", TEXT)) <= anchors.keys()


def test_every_row_has_all_its_cells() -> None:
    rows = re.findall(r"(?m)^\|.*$", TEXT)
    assert len(rows) > 400
    assert {row.count(" | ") for row in rows if "---" not in row} == {5}


def test_the_settings_shown_are_those_of_an_editor() -> None:
    shown = re.search(r'(?s)\{"yaml\.schemas".*?\}\}', TEXT)
    assert shown
    schemas = json.loads(shown[0])["yaml.schemas"]
    assert schemas.keys() == {f"schemas/{kind.name}.json" for kind in KINDS}


def test_former_names_and_what_only_staff_see_are_told() -> None:
    assert "| `letter` | The former name of `number`, still read. |" in TEXT
    (evidence,) = re.findall(r"(?m)^\| `last_tested` .*$", TEXT)
    assert " | no | staff | " in evidence
    (reason,) = re.findall(r"(?m)^\| `reason` \| Why it was withdrawn.*$", TEXT)
    assert " | yes | staff | " in reason
