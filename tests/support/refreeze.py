"""Freezes the releases of the sample and of the Example Authority again, with better wording.

They are demonstrations, not publications: what a body has published is never frozen again. Names,
dates, states and notes stay; the digests, the recorded figures and the log are made anew.

    PYTHONPATH=tests python tests/support/refreeze.py
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from generator.digests import digest_of_file
from generator.model.load import Known, load, load_record
from generator.model.release import ReleaseFacts
from generator.reading.files import CONTENT
from generator.reading.upgrade import FORMAT
from generator.releases.archive import FACTS, LOG, as_frozen, files_in, folder_of_release
from generator.releases.recording import recorded_plans
from support.project import REPOSITORY, STARTER

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Library

# What a file of an edition says, and what it says instead in each release that has it.
WORDING = {
    "met/2016-17/edition.yml": [
        ("March 2017, before the audit.", "March 2017."),
        ("2016/17 (unaudited)\n", "2016/17 (unaudited) [state as printed]\n"),
    ],
    "met/2016-17/statement.yml": [
        ("This is the unaudited statement: the position", "It gives the position"),
        (
            "this unaudited copy was to be followed by an audited one, signed in July 2017.",
            "an audited copy, signed in July 2017, was to follow.",
        ),
    ],
    "mopac/2021-22/edition.yml": [
        ("title: MOPAC Annual Governance Statement 2021/22 (draft)\n",
         "title: MOPAC Annual Governance Statement 2021/22\n"),
        ("title: Draft MOPAC Annual Governance Statement 2021/22\n",
         "title: Draft MOPAC Annual Governance Statement 2021/22 [state as printed]\n"),
    ],
    "mopac/2021-22/improvement.yml": [("\nas_at: 2022-06-30\n", "\nas_at: 2022-07-04\n")],
    "example/2023-24/edition.yml": [("2023/24 (audited)\n", "2023/24\n")],
    "example/2023-24/statement.yml": [
        ("This is the audited statement for 2023/24.", "For 2023/24, this is [[state]]."),
    ],
    "example/2024-25/edition.yml": [
        ("2024/25 (audited)\n", "2024/25\n"),
        ("The five things picked for", "What was picked for"),
        ("is run, in eight areas.", "is run, area by area."),
    ],
    "example/2024-25/improvement.yml": [
        ("led to five areas for", "led to the areas for"),
        ("to none of the five areas.", "to none of the areas."),
    ],
    "example/2024-25/statement.yml": [
        ("This is the audited statement for 2024/25.", "For 2024/25, this is [[state]]."),
        ("title: The eight areas\n", "title: The areas\n"),
        ("controls into eight areas, and", "controls into areas, and"),
    ],
    "example/2024-25/code.yml": [("Each of the eight areas stands", "Each of the areas stands")],
    "example/2025-26/edition.yml": [
        ("31 March 2026, before the audit.", "31 March 2026."),
        ("area by area, before the audit.", "area by area."),
        ("2025/26 (unaudited)\n", "2025/26\n"),
        ("The five things picked for", "What was picked for"),
    ],
    "example/2025-26/improvement.yml": [("led to five areas for", "led to the areas for")],
    "example/2025-26/statement.yml": [
        ("This is the statement for 2025/26 before the audit.", "For 2025/26, this is [[state]]."),
    ],
}  # fmt: skip


def reword(folder: Path) -> None:
    """Let the files of a release say what they should."""
    for name, changes in WORDING.items():
        file = folder / CONTENT / name
        if file.is_file():
            text = file.read_text("utf-8")
            for old, new in changes:
                text = text.replace(old, new)
            file.write_text(text, "utf-8", newline="")


def refreeze(project: Path) -> None:
    """Write the facts of every release anew, and the log."""
    known = Known()
    library = load(project, known).library
    before: dict[str, list[Library]] = {}
    log = (project / LOG).read_text("utf-8")
    for line in library.published.releases if library.published else ():
        folder = folder_of_release(project, line.edition, line.release)
        reword(folder)
        facts, problems = load_record(ReleaseFacts, folder / FACTS, FACTS)
        assert facts is not None, problems
        loaded = load(folder, known, facts.format).library
        earlier = before.setdefault(line.edition, [])
        frozen = as_frozen(loaded, line.edition, facts, (library, earlier))
        earlier.append(frozen)
        _write_facts(folder, recorded_plans(frozen))
        log = log.replace(line.sha256, digest_of_file(folder / FACTS))
    (project / LOG).write_text(log, "utf-8", newline="")


def _write_facts(folder: Path, plans: list[dict[str, object]]) -> None:
    facts = yaml.safe_load((folder / FACTS).read_text("utf-8"))
    facts = {name: str(value) if name == "date" else value for name, value in facts.items()}
    facts |= {"format": FORMAT}
    facts["files"] = [
        {"path": name, "sha256": digest_of_file(folder / CONTENT / name)}
        for name in sorted(files_in(folder))
    ]
    facts.pop("plans", None)
    text = yaml.safe_dump(facts, sort_keys=False, allow_unicode=True, width=100)
    if plans:
        text += yaml.safe_dump(
            {"plans": plans}, sort_keys=False, default_flow_style=None, width=100
        )
    (folder / FACTS).write_text(text, "utf-8", newline="")


if __name__ == "__main__":
    for demonstration in (REPOSITORY, STARTER):
        refreeze(demonstration)
