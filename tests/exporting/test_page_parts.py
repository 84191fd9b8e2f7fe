"""A page's HTML as the parts of a document: each kind, and what is left on the screen."""

from __future__ import annotations

import pytest
import yaml
from support.documents import lines_of
from support.project import CASE_FILES

from generator.exporting.page_parts import parts_of_page

CASES = yaml.safe_load((CASE_FILES / "page_parts.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_a_page_is_read(case: dict[str, str]) -> None:
    assert lines_of(parts_of_page(case["html"])) == case["parts"]
