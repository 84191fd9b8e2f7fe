"""Freezes the releases of the sample and of the Example Authority again, with better wording.

They are demonstrations, not publications: what a body has published is never frozen again. Names,
dates, states and notes stay; the digests, the recorded figures and the log are made anew.

    PYTHONPATH=tests python tests/support/refreeze.py COMMIT

COMMIT is the last one before the rewording of the working copy, which the releases follow.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from subprocess import run
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

import yaml

from generator.digests import canonical, digest_of_file
from generator.model import Logged, PublishedLog
from generator.model.load import Known, load, load_record
from generator.model.release import ReleaseFacts
from generator.reading.files import CONTENT, ITEMS
from generator.reading.upgrade import FORMAT
from generator.releases.archive import FACTS, Release, as_frozen, files_in, folder_of_release
from generator.releases.chain import chain_of, next_line, row_of
from generator.releases.kept import KeptItems, read_items, salted
from generator.releases.logging import LOG
from generator.releases.recording import recorded_plans
from generator.releases.versions import as_listed
from support.project import REPOSITORY, STARTER

if TYPE_CHECKING:
    from pathlib import Path

    from generator.releases.kept import ItemRow


def follow(project: Path, folder: Path, since: str) -> None:
    """Let the files of a release follow what was reworded in the working copy since a commit.

    What a release says otherwise than the working copy of that commit it goes on to say.
    """
    for name in sorted(files_in(folder)):
        frozen, now = folder / CONTENT / name, project / CONTENT / name
        named = f"./{CONTENT}/{name}"
        if not git("ls-tree", since, named, cwd=project):
            continue  # it is newer than that commit
        before = git("show", f"{since}:{named}", cwd=project)
        if frozen.read_bytes() == before:
            frozen.write_bytes(now.read_bytes())
            continue
        with NamedTemporaryFile() as base:
            base.write(before)
            base.flush()
            git("merge-file", str(frozen), base.name, str(now), cwd=project)


def git(*arguments: str, cwd: Path) -> bytes:
    """What git prints. Raises if it fails, or if two rewordings meet in the same lines."""
    return run(["git", *arguments], cwd=cwd, check=True, capture_output=True).stdout


def refreeze(project: Path, since: str) -> None:
    """Write the facts and the items of every release anew, and the log."""
    known = Known()
    library = load(project, known).library
    before: dict[str, list[Release]] = {}
    lines: list[Logged] = []
    for line in library.published.releases if library.published else ():
        folder = folder_of_release(project, line.edition, line.release)
        follow(project, folder, since)
        facts, problems = load_record(ReleaseFacts, folder / FACTS, FACTS)
        assert facts is not None, problems
        loaded = load(folder, known, facts.format).library
        earlier = before.setdefault(line.edition, [])
        frozen = as_frozen(loaded, line.edition, facts, (library, [e.library for e in earlier]))
        _write_facts(folder, recorded_plans(frozen))
        facts, problems = load_record(ReleaseFacts, folder / FACTS, FACTS)
        assert facts is not None, problems
        name, digest = f"{line.edition}@{line.release}", digest_of_file(folder / FACTS)
        earlier.append(Release(name, facts, digest, frozen, folder))
        (*_, version) = as_listed(earlier, whole=True)
        items = _items(folder, name, version.rows)
        chain = chain_of(PublishedLog(releases=tuple(lines)), None)
        lines.append(next_line(chain, replace(earlier[-1], items=items).to_log))
    rows = [row_of(each) for each in lines]
    head, *_ = (project / LOG).read_text("utf-8").partition("  - ")
    (project / LOG).write_text(head + _as_yaml(rows), "utf-8", newline="")


def _items(folder: Path, name: str, rows: list[ItemRow]) -> KeptItems:
    """What a release says; where that is as before, with the salts as before."""
    made = salted(name, rows)
    if (folder / ITEMS).is_file():
        kept = read_items((folder / ITEMS).read_bytes())
        if _bare(kept) == _bare(made):
            return kept
    (folder / ITEMS).write_text(made.text, "utf-8", newline="")
    return made


def _bare(kept: KeptItems) -> list[str]:
    by_chance = {"salt", "digest"}
    bare = ({key: of for key, of in each.items() if key not in by_chance} for each in kept.items)
    return sorted(map(canonical, bare))


def _as_yaml(rows: list[dict[str, object]]) -> str:
    """The lines of the log as `governance release` adds them."""
    return "".join(
        "  - " + "\n    ".join(f"{key}: {value}" for key, value in row.items()) + "\n"
        for row in rows
    )


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
        refreeze(demonstration, sys.argv[1])
