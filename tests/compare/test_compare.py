"""What comparing two editions says, case by case: see cases/compare."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from support.comparisons import compared, told
from support.project import CASE_FILES

FOLDER = CASE_FILES / "compare"
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in sorted(FOLDER.glob("*.yml"))
    for case in yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes text alone
]


@pytest.mark.parametrize("case", CASES)
def test_what_is_told_is_exactly_this(case: dict[str, Any]) -> None:
    comparison = compared(case["old"], case["new"], case.get("between"))
    assert told(comparison) == case["told"].strip("\n")
