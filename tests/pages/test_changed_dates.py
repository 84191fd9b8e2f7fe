"""How often a due date was changed, as the table of actions says it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from support.rendered_pages import pages_in

if TYPE_CHECKING:
    from support.project import MakeProject

PLAN = """\
audience: public
actions:
  - id: never
    title: Never
    due: [{date: 2025-03, set_on: 2024-05}]
  - id: once
    title: Once
    due: [{date: 2025-03, set_on: 2024-05}, {date: 2025-06, set_on: 2025-01, reason: Late.}]
  - id: twice
    title: Twice
    due:
      - {date: 2025-03, set_on: 2024-05}
      - {date: 2025-06, set_on: 2025-01, reason: Late.}
      - {date: 2025-09, set_on: 2025-02, reason: Later.}
"""


def test_a_date_that_was_never_changed_is_not_said_to_be_0_times(project: MakeProject) -> None:
    page = pages_in(project({"example/2024-25/improvement.yml": PLAN}))["example/2024-25/actions/"]
    told = re.findall(r'<td data-sort="(\d)">(.*?)</td>', page)
    assert told == [("0", "Never"), ("1", "Once"), ("2", "2 times")]
