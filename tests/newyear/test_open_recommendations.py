"""What auditors asked for goes on into a new year for as long as it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from support.project import MINIMAL

from generator.newyear.run import make_new_year
from generator.pipeline import check
from generator.problems import has_errors

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

ASKED = """\
audience: public
recommendations:
  - {id: begun, title: Begun, by: Audit, made: 2025-02, rating: High, areas: [decisions]}
  - {id: answered, title: Answered, by: Audit}
  - {id: accepted, title: Accepted, by: Audit}
  - {id: half, title: Half done, by: Audit, notes: [Of one year.]}
  - {id: nobodys, audience: internal, title: Nobody's, by: Audit, pending: true}
"""
PLAN = """\
audience: public
complete: true
actions:
  - id: done
    title: Done
    owners: [chief-officer]
    recommendations: [answered, half]
    updates: [{date: 2025-03-20, state: complete}]
    closure: {evidence: Minutes.}
  - id: not-done
    title: Not done
    owners: [chief-officer]
    recommendations: [accepted]
    updates: [{date: 2025-03-20, state: risk-accepted}]
    closure: {risk_accepted: It is small.}
  - id: doing
    title: Doing
    owners: [chief-officer]
    recommendations: [begun, half]
    updates: [{date: 2025-03-20, state: on-track}]
"""
YEAR = "example/2024-25"


def made(here: Path, year: str, document: str) -> dict[str, Any]:
    text = (here / f"content/example/{year}/{document}.yml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506
    return data


def test_an_open_recommendation_is_carried_forward_with_its_actions(project: MakeProject) -> None:
    here = project({f"{YEAR}/assurance.yml": ASKED, f"{YEAR}/improvement.yml": PLAN})
    report = make_new_year(here, "example", "2025-26")
    assert made(here, "2025-26", "assurance")["recommendations"] == [
        {"id": "begun", "title": "Begun", "by": "Audit", "made": "2025-02", "rating": "High"}
        | {"areas": ["decisions"]},
        {"id": "half", "title": "Half done", "by": "Audit"},
        {"id": "nobodys", "audience": "internal", "title": "Nobody's", "by": "Audit"}
        | {"pending": "true"},
    ]
    (doing,) = made(here, "2025-26", "improvement")["actions"]
    assert doing["recommendations"] == ["begun", "half"]
    assert "(open recommendations carried forward: 3)" in report
    assert "  recommendations of which every action has ended: 2\n" in report
    assert "answers to recommendations" not in report
    assert not has_errors(check(here))


def test_an_action_of_a_later_plan_says_what_became_of_a_recommendation(
    project: MakeProject,
) -> None:
    """The plan of 2025/26 answers what was asked in 2024/25, of which no later record is held."""
    later = """\
audience: public
actions:
  - id: doing
    title: Doing
    owners: [chief-officer]
    carried_from: 2024-25/doing
    updates: [{date: 2026-03-20, state: complete}]
    closure: {evidence: Minutes.}
  - id: other
    title: Other
    owners: [chief-officer]
    recommendations: [2024-25/nobodys]
"""
    edition = (MINIMAL / f"content/{YEAR}/edition.yml").read_text("utf-8")
    only_plan = edition[: edition.index("documents:")].replace("2025-03-31", "2026-03-31")
    only_plan += "documents: [{kind: improvement, title: Plan, name: Plan, about: Better.}]\n"
    here = project(
        {
            f"{YEAR}/assurance.yml": ASKED,
            f"{YEAR}/improvement.yml": PLAN,
            "example/2025-26/edition.yml": only_plan,
            "example/2025-26/improvement.yml": later,
        }
    )
    make_new_year(here, "example", "2026-27")
    asked = made(here, "2026-27", "assurance")["recommendations"]
    assert [each["id"] for each in asked] == ["nobodys"]
    (other,) = made(here, "2026-27", "improvement")["actions"]
    assert other["recommendations"] == ["nobodys"]
