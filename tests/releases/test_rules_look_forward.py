"""A rule that is new asks something of working copies, and stops nothing that was released before.

A release is made here without any rule, as an earlier program would have made it, with all that
rules refuse today; the working copy is sound again. What may stop a build because of a release is
that it was changed, that the log does not know it, and the gate.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from support.attachments import png
from support.budget import budget
from support.project import REPOSITORY
from support.releases import RELEASES, YEAR, release, rewrite

from generator import pipeline, rules
from generator.making import dividing
from generator.problems import Severity
from generator.releases import asked, freeze
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

CODE, STATEMENT = f"{YEAR}/code.yml", f"{YEAR}/statement.yml"
PLAN, EDITION = f"{YEAR}/improvement.yml", f"{YEAR}/edition.yml"
SCOPE = "Everything the Authority does."
ASSURED = """\
  - kind: assurance
    title: Assurance
    name: Assurance
    about: What stands behind the review.
"""
# File, what stands in it, and what would not pass today.
BROKEN = {
    "a heading": (CODE, f"text: {SCOPE}", 'text: "# Scope\\n\\n![x](y.png) <b>All</b>"'),
    "an unsafe link": (CODE, SCOPE, '"[here](javascript:x) and [there](../)."'),
    "a broken link": (CODE, SCOPE, '"[Gone](https://example.org/governance/gone/)."'),
    "a list below a paragraph": (CODE, f"text: {SCOPE}", 'text: "All:\\n- of it"'),
    "placeholders": (CODE, SCOPE, "It met xx times, at [insert place]; the rest is TBC"),
    "the id of a principle": (CODE, "  - id: openness", "  - id: b"),
    "an id twice on a page": (CODE, "id: monthly-decisions", "id: boards"),
    "an id of the theme": (CODE, "id: monthly-decisions", "id: content"),
    "a number twice": (CODE, "number: 2", "number: 1"),
    "a page twice": (STATEMENT, "- id: responsibility", "- id: full"),
    "a date of another year": (EDITION, "as_at: 2025-03-31", "as_at: 2062-03-31"),
    "a signature of another year": (STATEMENT, "signed: 2025-06", "signed: 1999"),
    "a document that is not listed": (EDITION, ASSURED, ""),
    "a file that is no picture": (CODE, f"text: {SCOPE}", (
        f"text: {SCOPE}\n    attachments:\n      - {{id: map, file: map.png, title: Map}}")),
    "a due date that moved": (PLAN, "areas:\n", (
        "actions:\n  - id: one-form\n    title: One form\n    began: 2025-04\n    due:\n"
        "      - {date: 2025-05, set_on: 2025-03}\n      - {date: 2025-04, set_on: 2025-06}\n"
        "areas:\n")),
}  # fmt: skip
REST = {
    "the id of a principle": [
        (STATEMENT, "area: openness", "area: b"),
        (PLAN, "[openness]", "[b]"),
    ]
}


@pytest.mark.parametrize("what", sorted(BROKEN)[:: budget(short=4, long=1)])
def test_a_release_that_breaks_rules_of_today_stays_published(
    project: MakeProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    folder = project({f"{YEAR}/files/map.png": png()[:50]} if "picture" in what else None)
    sound = shutil.copytree(folder / f"content/{YEAR}", tmp_path / "sound")
    for name, old, new in (BROKEN[what], *REST.get(what, ())):
        rewrite(folder, name, old, new)
    with monkeypatch.context() as earlier:
        earlier.setattr(rules, "ALWAYS", ())
        earlier.setattr(rules, "WHEN_SOUND", ())
        earlier.setattr(freeze, "unfinished", lambda _: ())
        earlier.setattr(asked, "impossible_date", lambda *_, **__: ())
        earlier.setattr(dividing, "collisions", lambda _: ())
        made = release(folder, "2025-06-13 unaudited")
    shutil.copytree(folder / RELEASES, sound / "releases")
    shutil.rmtree(folder / f"content/{YEAR}")
    shutil.copytree(sound, folder / f"content/{YEAR}")
    frozen = f"{RELEASES}/{made}/"
    told = [each for each in pipeline.check(folder) if each.place.file.startswith(frozen)]
    assert {each.severity for each in told} <= {Severity.NOTE}
    pipeline.build(folder, tmp_path / "site", list(Audience), jobs=1)
    for audience in Audience:
        assert (tmp_path / f"site/{audience}/{YEAR}/releases/{made}/index.html").is_file()


@pytest.mark.parametrize("form", ["format-1", "format-2"])
def test_releases_of_earlier_programs_are_built(tmp_path: Path, form: str) -> None:
    folder = shutil.copytree(REPOSITORY / "tests/releases" / form, tmp_path / form)
    # Beside the release, a post and a board that no year names, and half a statement of access.
    assert [each.code for each in pipeline.check(folder)] == ["unseen", "unseen", "accessibility"]
    pipeline.build(folder, tmp_path / "site", list(Audience), jobs=1)
