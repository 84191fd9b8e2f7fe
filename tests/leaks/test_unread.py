"""A working copy that is not sound stops the site for staff alone; the gate trusts none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.releases import CODE, DAY, YEAR, release, rewrite

from generator import pipeline
from generator.digests import digest_of_file
from generator.leaks.unread import texts_of_unsound
from generator.problems import ContentError, ExpectedError
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

PLAN = f"{YEAR}/improvement.yml"
FILE = "content/plan.yml"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("text: The plan is late.\n", [(1, "The plan is late.")], id="a sound file"),
        pytest.param("title: Tell us: here\n", [(1, "Tell us: here")], id="two colons in a line"),
        pytest.param(
            'actions:\n  - id: late\n    title: "Not closed\n      by anybody\n    text: Later.\n',
            [(2, "late"), (3, '"Not closed by anybody'), (5, "Later.")],
            id="a quotation mark that is not closed",
        ),
        pytest.param(
            "text: |\n  The plan is late\n  by a year.\n\n  Nobody knows it: yet.\nx: [\n",
            [(1, "The plan is late by a year."), (4, "Nobody knows it: yet."), (6, "x")],
            id="a block, in parts",
        ),
        pytest.param(
            "updates:\n  - {date: 2025-06-10, state: on-track, text: Two boards use it\n",
            [(2, "2025-06-10"), (2, "Two boards use it")],
            id="a group in brackets",
        ),
        pytest.param(
            "titel: The plan\nactions: [\n", [(1, "titel"), (1, "The plan")], id="a key misspelt"
        ),
        pytest.param(
            "- Something: really\n- title: x\n",
            [(1, "Something"), (1, "really"), (2, "x")],
            id="a text that was taken for a key",
        ),
        pytest.param("audience: internal\nstate: on-track\n", [], id="words of the program"),
        pytest.param(
            "text: Zürich [\n  id: one\n".encode("utf-16"), [(1, "Zürich"), (2, "one")], id="UTF-16"
        ),
        pytest.param(b"text: Z\xfcrich\n", [(1, "Zürich")], id="as old programs for Windows write"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_every_text_of_a_file_is_read_as_far_as_that_goes(
    tmp_path: Path, written: str | bytes, read: list[tuple[int, str]]
) -> None:
    (tmp_path / "content").mkdir()
    data = written if isinstance(written, bytes) else written.encode()
    (tmp_path / FILE).write_bytes(data)
    found = list(texts_of_unsound(tmp_path, [FILE]))
    assert [(each.place.line, each.text) for each in found] == read
    assert {each.item for each in found} <= {"the file that is not sound"}


def built(folder: Path) -> str:
    pipeline.build(folder, folder / "site", [Audience.PUBLIC], jobs=1)
    digest = digest_of_file(folder / "site/public/manifest.json")
    assert digest
    return digest


BREAKS = {
    "a syntax error": (PLAN, "areas:", "areas: ["),
    "a key that is not known": (PLAN, "about:", "abuot:"),
    "a reference to nothing": (PLAN, "chief-officer", "nobody"),
    "an edition without its day": (f"{YEAR}/edition.yml", "as_at:", "at:"),
    "a body without its name": ("organisations/example.yml", "name: Example Authority", "x: y"),
    "a control that lost its id": (CODE, "- id: published-minutes\n        ", "- "),
}
DEADLINE = (
    "audience: public\ndeadlines:\n"
    "  - {year: 2024-25, state: audited, by: 2026-02-27, rule: A rule, organisations: [example]}\n"
)


def test_an_error_in_the_working_copy_changes_nothing_for_the_public(project: MakeProject) -> None:
    folder = project({"deadlines.yml": DEADLINE})
    release(folder, f"{DAY} unaudited")
    before = built(folder)
    for said, (name, old, new) in BREAKS.items():
        file = folder / "content" / name
        kept = file.read_bytes()
        rewrite(folder, name, old, new)
        with pytest.raises(ContentError):
            pipeline.check_content(folder, [Audience.INTERNAL])
        assert built(folder) == before, said
        file.write_bytes(kept)


def test_a_file_that_went_or_came_changes_nothing_for_the_public(project: MakeProject) -> None:
    folder = project()
    release(folder, f"{DAY} unaudited")
    before = built(folder)
    (folder / "content" / YEAR / "edition.yml").unlink()
    (folder / "content" / YEAR / "code - Copy.yml").write_text("x: [", "utf-8")
    assert built(folder) == before


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("site.yml", "as_at:", "at:", "site.yml"),
        ("withdrawals.yml", "reason:", "reasons:", "withdrawals.yml"),
        ("published.yml", "sha256: ", "sha256: x", "published.yml"),
        ("deadlines.yml", "by:", "bye:", "deadlines.yml"),
        (f"{YEAR}/releases/{DAY}-unaudited/content/{CODE}", "Boards", "Board", CODE),
    ],
)
def test_what_the_public_site_is_made_of_stops_it(
    project: MakeProject, name: str, old: str, new: str, said: str
) -> None:
    folder = project({"deadlines.yml": DEADLINE, "withdrawals.yml": WITHDRAWN})
    release(folder, f"{DAY} unaudited")
    rewrite(folder, PLAN, "areas:", "areas: [")
    rewrite(folder, name, old, new)
    with pytest.raises(ContentError) as caught:
        pipeline.check_content(folder, [Audience.PUBLIC])
    assert any(each.place.file.endswith(said) for each in caught.value.problems)


WITHDRAWN = (
    f"withdrawals:\n  - {{edition: {YEAR}, kind: control, id: published-minutes, date: 2025-07-01,"
    " reason: By mistake.}\n"
)


def test_an_urgent_withdrawal_waits_for_nobody(project: MakeProject) -> None:
    folder = project()
    release(folder, f"{DAY} unaudited")
    rewrite(folder, CODE, "areas:", "areas: [")
    page = folder / "site/public" / YEAR / "code/openness/index.html"
    built(folder)
    assert "Minutes are published" in page.read_text("utf-8")
    (folder / "content/withdrawals.yml").write_text(WITHDRAWN, "utf-8")
    built(folder)
    assert "Minutes are published" not in page.read_text("utf-8")


TOLD = "The auditor was told of it too late."
ATTACHED = "    attachments: [{id: notes, file: notes.txt, title: Notes}]\n"
SCOPE = "    text: Everything the Authority does.\n"


@pytest.mark.parametrize("broken", ["", "x: [\n"], ids=["sound", "broken"])
def test_what_a_release_printed_by_mistake_is_found_though_the_file_that_tells_is_broken(
    project: MakeProject, broken: str
) -> None:
    """An attached file of the release says what the plan says since, for staff alone."""
    folder = project(
        {f"{YEAR}/files/notes.txt": f"{TOLD}\n"}, replace={CODE: (SCOPE, SCOPE + ATTACHED)}
    )
    release(folder, f"{DAY} unaudited")
    built(folder)
    about = "    about: Minutes take too long.\n"
    rewrite(folder, PLAN, about, f"{about}    notes: [{TOLD}]\n{broken}")
    with pytest.raises(ExpectedError) as caught:
        built(folder)
    assert 'files/notes.txt: the text has "the auditor was' in str(caught.value)
    assert f"(content/{PLAN}:" in str(caught.value)
