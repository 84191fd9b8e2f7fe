"""A small project in which much is internal beside what is public, released twice.

Of some internal values the same is public elsewhere: a date, an amount of money, an owner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.project import write_project
from support.releases import YEAR, release, rewrite

if TYPE_CHECKING:
    from pathlib import Path

PLAN = f"{YEAR}/improvement.yml"
FIRST, SECOND = (
    f"{YEAR}/releases/{name}" for name in ("2025-06-13-unaudited", "2025-07-26-audited")
)

_PLAN = """\
audience: public
complete: true
as_at: 2025-06-12
areas:
  - id: quicker-minutes
    number: 1
    title: Quicker minutes
    about: Minutes take too long.
    leads: [chief-officer, estates-director]
    governance_areas: [openness]
  - id: fewer-buildings
    number: 2
    title: Fewer buildings
    about: The Authority has one depot more than it needs.
    audience: internal
actions:
  - id: one-form
    reference: "1.1"
    title: One form for minutes
    text: All boards will use one form.
    owners: [chief-officer, estates-director]
    area: quicker-minutes
    cost: £4,500
    began: 2024-04-01
    due:
      - {date: 2025-02-28, set_on: 2024-05-01, audience: internal}
      - {date: 2025-03-31, set_on: 2024-06-01, reason: The depot came first.}
      - {date: 2025-09-30, set_on: 2025-04-08, reason: The printer was late.}
    updates:
      - {date: 2024-10-01, state: complete, text: Believed to be done., audience: internal}
      - {date: 2024-11-01, state: at-risk, label: Amber, text: Nobody uses it., audience: internal}
      - {date: 2025-06-01, state: on-track, text: Two boards use it.}
    milestones:
      - {id: half-done, title: Half of the boards, due: 2025-07-31}
      - {id: depot-form, title: The depot too, due: 2025-08-15, audience: internal}
    measures:
      - id: in-a-month
        title: Published within a month
        unit: per cent
        baseline: "75"
        measured:
          - {date: 2025-03, value: "81"}
          - {date: 2025-04, value: "64", audience: internal}
    notes: [Nobody has asked the printer.]
    reader_notes:
      - {text: The paper gives another number., audience: public}
      - {text: The clerk disagrees with this.}
  - id: train-clerks
    reference: "1.2"
    title: Train the clerks
    owners: [finance-director]
    area: quicker-minutes
    began: 2024-04-01
    due: [{date: 2025-11-30, set_on: 2024-04-01}]
    updates:
      - {date: 2025-05-30, state: complete, text: All clerks are trained.}
    closure: {evidence: Folder 12 in the cellar.}
  - id: buy-paper
    reference: "1.3"
    title: Buy recycled paper
    cost: £131,000
    began: 2024-04-01
    due: [{date: 2025-04-30, set_on: 2024-04-01}]
    updates:
      - {date: 2025-05-15, state: disputed, text: No supplier was found.}
  - id: sell-depot
    reference: "2.1"
    title: Sell the depot
    text: The depot is to be sold for £131,000 at least.
    owners: [finance-director]
    area: fewer-buildings
    cost: £131,000
    began: 2024-05-15
    due: [{date: 2025-11-30, set_on: 2024-05-15}]
    updates:
      - {date: 2025-05-20, state: on-hold, text: One buyer has looked at it.}
    audience: internal
"""
_CODE = """\
      - id: published-minutes
        title: Published minutes
        text: Minutes are published.
        owners: [chief-officer, estates-director]
        evidence: The spare key hangs behind the blue door.
        last_tested: 2025-02
        inferred: {owners: read from the chair of the meeting}
      - id: locked-rooms
        title: Locked rooms
        text: The records room is locked at six every evening.
        owners: [estates-director]
        audience: internal
      - id: keys-counted
        title: Keys are counted
        text: All keys are counted on Fridays.
        owners: [estates-director]
        inferred: {owners: the caretaker told us so}
"""
_POSTS = """\
  - id: finance-director
    title: Finance Director
    named_in: [2024-25]
  - id: estates-director
    title: Estates Director
    about: Looks after land and buildings.
    named_in: [2024-25]
    audience: internal
"""


def write_guarded(folder: Path) -> Path:
    """Write the project and release its year as unaudited and, with a later word, as audited."""
    controls = (
        "      - id: published-minutes\n        title: Published minutes\n"
        "        text: Minutes are published.\n        owners: [chief-officer]\n"
    )
    project = write_project(folder, {PLAN: _PLAN}, {f"{YEAR}/code.yml": (controls, _CODE)})
    posts = _POSTS.partition("  - id: estates")[0]
    rewrite(project, "organisations/example.yml", posts, _POSTS)
    release(project, "2025-06-13 unaudited", "The unaudited statement.")
    rewrite(project, PLAN, "title: One form for minutes", "title: One form for all minutes")
    rewrite(
        project,
        PLAN,
        "{date: 2025-09-30, set_on: 2025-04-08",
        "{date: 2025-10-31, set_on: 2025-04-08",
    )
    release(project, "2025-07-26 audited", "The audited statement.", reason="The form was named.")
    return project
