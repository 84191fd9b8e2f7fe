"""Content as it may come: a small project in which a few things are written otherwise.

Each change is of a kind that authors make: another id, date, text or audience, a key left out, an
item twice. What comes of it may be wrong, and is then for `check` to find.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import yaml

from support.project import MINIMAL

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator
    from pathlib import Path

    Files = dict[str, Any]

YEAR, NEXT = "example/2024-25", "example/2025-26"
# Also such as pages, principles and the theme have.
IDS = (
    "a", "b", "content", "controls", "connections", "whole-area", "recommendations", "purpose",
    "full", "principles", "history", "since", "areas", "decisions", "boards", "openness", "1",
    "2024-25", "gs-scheme", "index", "data", "x" * 60, "activity", "about", "files", "releases",
    "1-decisions", "declaration", "ways", "register", "chart-states", "caption", "main-board",
)  # fmt: skip
DATES = (
    "2024", "2024-04", "2024-04-01", "2024-09-30", "2024-12-12", "2025-03-31", "2025-04", "2025-06",
    "2025-06-13", "2025-11-30", "2026", "2026-03-31", "2023-01-01", "2031", "1066", "9999-12-31",
    "2117-09-30", "0001-01-01", "TBC",
)  # fmt: skip
TEXTS = (
    "It met.", "Minutes: £10 & more <than> enough.", "`code` and **bold** _words_ [[open]].",
    "[a page](https://example.org/), and <https://example.org/x?y=1&z=2>.", "# No heading",
    "\u202eturned\u202c and \u200bhidden.", "\U0001f600 smiles, \u00df, \u0130, \ufb01ne.",
    "\u65e5\u672c\u8a9e\u306e\u8b70\u4e8b\u9332\u3002", "e\u0301 and \u00e9.", "\u2028 line.",
    "a\u00a0b c.", "{{ x }} {% y %} {: #z }", "| a | b |\n|---|---|\n| c | d |", "- one",
    "&lt;b&gt; &amp; &#35;", "1. one\n2. two", "> said\n\n    code", "=SUM(A1)", "\u0085", "*",
    "FireFighter, CCTVs, covid19 and it's \u2019o\u2019clock.", "'quoted' \"twice\"", "---", "\\",
    "100% of 1,000.50; 3/4; \u00bd; x\u00b2; C++; .NET; @home; #1.", "word " * 400, "w" * 300,
    "L'\u00e9t\u00e9, Si\u00f4n's t\u0177, caff\u00e8-\u00c9vreux and \u0141\u00f3d\u017a.",
    "AGS and AGS.", "x\n\ny\n\nz", "[^1]", "http://x", "A\u0308 \u00c5 \u212b.",
    "\u0627\u0644\u0645\u062d\u0636\u0631.", "\u0e23\u0e32\u0e22\u0e07\u0e32\u0e19",
)  # fmt: skip
WRITTEN = {
    "title", "text", "about", "activity", "intended", "name", "label", "why", "reason", "purpose",
    "introduction", "description", "rating", "by", "term", "value", "short_name", "summary_title",
    "reference", "letter", "source", "trends", "evidence", "marking", "answered_at", "members",
}  # fmt: skip
DATED = {"as_at", "date", "set_on", "began", "given", "signed", "due", "met", "asked_on", "made"}

PLAN = """\
audience: public
complete: true
areas:
  - {id: quicker-minutes, number: 1, title: Quicker minutes, leads: [chief-officer],
     governance_areas: [openness], about: Minutes take too long.}
actions:
  - id: record-meetings
    reference: "1"
    title: Record the meetings
    owners: [chief-officer]
    area: quicker-minutes
    began: 2024-04-01
    recommendations: [sooner]
    due: [{date: 2024-10, set_on: 2024-04-01}]
    updates:
      - {date: 2024-05-01, state: on-track, label: Green, text: All is well.}
      - {date: 2024-10-15, state: complete}
    closure: {evidence: Heard by two people.}
  - id: train-clerks
    title: Train the clerks
    began: 2024-04-01
    part_of: record-meetings
    due:
      - {date: 2024-09, set_on: 2024-04-01}
      - {date: 2025-06-30, set_on: 2024-10-01, reason: She was ill., approved_by: main-board}
    updates: [{date: 2024-05-01, state: on-track}]
    milestones: [{id: hired, title: A trainer is hired, due: 2024-08, met: 2024-08}]
"""
GOES_ON = """\
audience: public
areas:
  - {id: quick-minutes, number: 1, title: Quick minutes, renamed_from: 2024-25/quicker-minutes}
actions:
  - id: train-clerks
    title: Train the clerks
    began: 2025-04-01
    area: quick-minutes
    carried_from: 2024-25/train-clerks
    due: [{date: 2025-06-30, set_on: 2025-04-01}]
    updates: [{date: 2025-05-01, state: on-track}]
"""
PAPER = """\
audience: public
title: How the plan stands
panel: audit-panel
authors: [finance-director]
about: [example/2024-25]
purpose: To say how [[total]] actions stand.
considerations: ["Of these, [[open]] are open."]
sections:
  - {id: progress, title: Progress, paragraphs: [{number: "1", text: "[[closed]] closed."}]}
implications: [{id: risk, title: Risk, text: None that we know of.}]
appendices: [{id: list, title: The list, text: A list.}]
panel_actions: [{id: ask, text: Say more., asked_on: 2024-09-12, answered_at: paragraph 1}]
"""
RISKS = """\
audience: public
title: Risks held in common
trends: Rising means greater than before.
risks:
  - id: flooding
    number: 1
    title: Flooding
    controls: [{id: walls, title: Walls, boards: [example/main-board]}]
    assessments:
      - {organisation: example, date: 2024-06, description: The river is high., trend: rising}
"""
ASSURANCE = """\
audience: public
opinions:
  - {id: internal-audit, title: Internal audit opinion, by: Internal Audit, given: 2025-05,
     rating: Adequate, level: adequate, areas: [decisions]}
recommendations:
  - {id: sooner, reference: R1, title: Publish sooner, by: Internal Audit, areas: [openness]}
defences: [{id: managers, line: first, title: What managers check, areas: [decisions]}]
"""
EDITION = """\
audience: public
as_at: 2026-03-31
framework: example
documents:
  - {kind: improvement, title: Improvement plan, name: Improvement, about: What will be better.}
"""
MORE = {
    f"{YEAR}/improvement.yml": PLAN,
    f"{YEAR}/assurance.yml": ASSURANCE,
    f"{YEAR}/papers/2024-09-12-first.yml": PAPER,
    f"{NEXT}/edition.yml": EDITION,
    f"{NEXT}/improvement.yml": GOES_ON,
    "joint/risks.yml": RISKS,
}


def whole() -> Files:
    """The data of the small project, file by file, every value as text."""
    content = MINIMAL / "content"
    texts = {
        p.relative_to(content).as_posix(): p.read_text("utf-8") for p in content.rglob("*.yml")
    }
    return {name: yaml.load(text, yaml.BaseLoader) for name, text in (texts | MORE).items()}  # noqa: S506 - all text


def changed(chance: random.Random) -> Files:
    """The same with one to four changes."""
    files = copy.deepcopy(whole())
    for _ in range(chance.randint(1, 4)):
        chance.choice((_another_id, _another_date, _another_text, _another_text, _another_audience,
                       _left_out, _twice))(files, chance)  # fmt: skip
    return files


def write(files: Files, project: Path) -> Path:
    """Write them as a project."""
    for name, data in files.items():
        file = project / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, default_style='"')
        file.write_text(text, "utf-8")
    return project


def _maps(data: Any) -> Iterator[dict[str, Any]]:
    """Every group of keys in some data."""
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from _maps(value)
    elif isinstance(data, list):
        for value in data:
            yield from _maps(value)


def _with(files: Files, keys: set[str]) -> list[tuple[dict[str, Any], str]]:
    return [
        (each, key)
        for data in files.values()
        for each in _maps(data)
        for key, value in each.items()
        if key in keys and isinstance(value, str)
    ]


def _another_id(files: Files, chance: random.Random) -> None:
    """One item under another id, for all that refer to it."""
    item, _ = chance.choice(_with(files, {"id"}))
    old, new = item["id"], chance.choice(IDS)
    for name in files:
        files[name] = _renamed(files[name], old, new)


def _renamed(data: Any, old: str, new: str) -> Any:
    if isinstance(data, dict):
        return {key: _renamed(value, old, new) for key, value in data.items()}
    if isinstance(data, list):
        return [_renamed(value, old, new) for value in data]
    above, _, name = data.rpartition("/")
    return "/".join(filter(None, (above, new))) if name == old else data


def _another_date(files: Files, chance: random.Random) -> None:
    item, key = chance.choice(_with(files, DATED))
    item[key] = chance.choice(DATES)


def _another_text(files: Files, chance: random.Random) -> None:
    item, key = chance.choice(_with(files, WRITTEN))
    text = chance.choice(TEXTS)
    item[key] = f"{item[key]} {text}" if chance.random() < 1 / 3 else text


def _another_audience(files: Files, chance: random.Random) -> None:
    item = chance.choice([each for data in files.values() for each in _maps(data)])
    item["audience"] = chance.choice(("internal", "internal", "public"))


def _left_out(files: Files, chance: random.Random) -> None:
    item = chance.choice([each for data in files.values() for each in _maps(data) if each])
    del item[chance.choice(sorted(item))]


def _twice(files: Files, chance: random.Random) -> None:
    """An item again behind itself, under another id and number."""
    lists = [
        value
        for data in files.values()
        for each in _maps(data)
        for value in each.values()
        if isinstance(value, list) and value and isinstance(value[0], dict)
    ]
    items = chance.choice(lists)
    again = copy.deepcopy(chance.choice(items))
    again |= {key: chance.choice(IDS) for key in ("id",) if key in again}
    again |= {key: str(chance.randint(2, 99)) for key in ("number", "reference") if key in again}
    items.append(again)
