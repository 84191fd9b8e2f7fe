"""A plan that moves between two papers, on top of the minimal project."""

from __future__ import annotations

YEAR = "example/2024-25"
PLAN = f"{YEAR}/improvement.yml"
FIRST = f"{YEAR}/papers/2024-09-12-first.yml"
SECOND = f"{YEAR}/papers/2024-12-12-second.yml"

IMPROVEMENT = """\
audience: public
complete: true
areas:
  - id: quicker-minutes
    number: 1
    title: Quicker minutes
    leads: [chief-officer]
actions:
  - id: record-meetings
    reference: "1"
    title: Record the meetings
    owners: [chief-officer]
    area: quicker-minutes
    began: 2024-04-01
    due:
      - date: 2024-10
        set_on: 2024-04-01
    updates:
      - date: 2024-05-01
        state: on-track
      - date: 2024-10-15
        state: complete
    closure: {evidence: Heard by two people.}
  - id: train-clerks
    reference: "2"
    title: Train the clerks
    owners: [chief-officer]
    area: quicker-minutes
    began: 2024-04-01
    due:
      - date: 2024-09
        set_on: 2024-04-01
      - date: 2025-06-30
        set_on: 2024-10-01
        reason: The trainer was ill.
    updates:
      - date: 2024-05-01
        state: on-track
"""
COUNTS = """\
stated:
  - id: december
    title: As printed in December
    as_at: 2024-12-12
    complete: 1
    total: 2
    per_cent_complete: 50
"""
PAPER = """\
audience: public
title: How the plan stands
panel: audit-panel
authors: [chief-officer]
about: [example/2024-25]
purpose: To say how [[total]] actions stand.
considerations:
  - Of these, [[open]] are open.
sections:
  - id: progress
    title: Progress
    paragraphs:
      - number: "1"
        text: "Since then [[closed]] closed, [[ revised ]] moved; [[per_cent_complete]]% complete."
implications:
  - id: risk
    title: Risk
    text: "[[on_track]] on track, [[overdue]] overdue."
"""
FILES: dict[str, str | bytes | None] = {
    PLAN: IMPROVEMENT + COUNTS,
    FIRST: PAPER,
    SECOND: PAPER + "since: 2024-09-12-first\n",
}
