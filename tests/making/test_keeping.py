"""What is made again after a change, and that it makes no difference to the site."""

from __future__ import annotations

import json
import shutil
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from support.budget import budget
from support.canaries import unpacked
from support.project import REPOSITORY, write_project
from support.releases import ORGANISATION, YEAR, release, released, rewrite
from support.years import OLDER, two_years

from generator import pipeline
from generator.making import fingerprints, unit
from generator.making.keeping import Listener
from generator.making.unchanged import store_of
from generator.problems import ExpectedError
from generator.publish import search
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.project import MakeProject

PORTAL, BODY, HISTORY = "the portal", "example", "example/history"
COMPARED = "example/compare/2023-24/2024-25"
OLD_RELEASE, NEW_RELEASE = (f"{year}/releases/2025-06-13-unaudited" for year in (OLDER, YEAR))
OWN_COMPARISONS = {
    f"example/compare/{year}@2025-06-13-unaudited/{year}" for year in ("2023-24", "2024-25")
}
YEARS = {OLDER, YEAR, OLD_RELEASE, NEW_RELEASE}
ALL = {PORTAL, BODY, HISTORY, COMPARED, *YEARS, *OWN_COMPARISONS}
NEWEST = {YEAR, HISTORY, COMPARED, "example/compare/2024-25@2025-06-13-unaudited/2024-25"}

REPORT = "2025-09-30-report"
OF_THE_REPORT = {
    f"{YEAR}/releases/{REPORT}",
    f"example/compare/2024-25@2025-06-13-unaudited/2024-25@{REPORT}",
    f"example/compare/2024-25@{REPORT}/2024-25",
}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years of a body, both released, and the site for staff."""
    place = tmp_path_factory.mktemp("original") / "project"
    areas = "    governance_areas: [openness]\n"
    changes = {f"{YEAR}/improvement.yml": (areas, areas + ACTION)}
    folder = two_years(partial(write_project, place, replace=changes))
    title = "    title: Publish minutes sooner\n"
    carried = f"{title}    carried_from: 2023-24/publish-sooner\n    why: It was not done yet.\n"
    rewrite(folder, f"{YEAR}/improvement.yml", title, carried)
    released(folder)
    shutil.copytree(REPOSITORY / "site_templates", folder / "site_templates")
    assert set(built(folder)) == ALL
    return folder


ACTION = """actions:
  - id: publish-sooner
    title: Publish minutes sooner
    owners: [chief-officer]
    began: 2023-05
    due: [{date: 2025-12, set_on: 2023-05}]
    updates:
      - {date: 2023-09, state: on-track, text: A clerk was named.}
"""


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return shutil.copytree(original, tmp_path / "project")


def built(
    folder: Path, audience: Audience = Audience.INTERNAL, *, jobs: int | None = None
) -> dict[str, str]:
    """Build a site and give what was made anew, each with the reason."""
    said: list[str] = []
    pipeline.build(folder, folder / "site", [audience], jobs=jobs, told=Listener(why=said.append))
    lines = [line.split(": ", 2) for line in said]
    return {unit: why for _, unit, why in lines}


def manifest(folder: Path, audience: Audience = Audience.INTERNAL) -> object:
    return json.loads((folder / "site" / audience / "manifest.json").read_text("utf-8"))


def from_nothing(folder: Path, audience: Audience = Audience.INTERNAL) -> object:
    """The manifest of the same content, of which nothing was kept."""
    pipeline.build(folder, folder / "other", [audience], cached=False)
    return json.loads((folder / "other" / audience / "manifest.json").read_text("utf-8"))


CHANGES: dict[str, tuple[Callable[[Path], object], set[str], str]] = {
    "nothing": (lambda _: None, set(), ""),
    "a control": (
        lambda folder: rewrite(folder, f"{YEAR}/code.yml", "Minutes are", "All minutes are"),
        NEWEST,
        "its content changed",
    ),
    "a control's title": (
        lambda folder: rewrite(folder, f"{YEAR}/code.yml", "Published minutes", "Minutes"),
        NEWEST,
        "its content changed",
    ),
    "a term": (
        lambda folder: rewrite(folder, "glossary.yml", "Annual Gov", "The Annual Gov"),
        NEWEST,
        "its content changed",
    ),
    "a post's title": (
        lambda folder: rewrite(folder, ORGANISATION, "title: Chief Officer", "title: Chief"),
        ALL - {PORTAL},
        "its content changed",
    ),
    "an update": (
        lambda folder: rewrite(folder, f"{YEAR}/improvement.yml", "A clerk was", "Two clerks were"),
        NEWEST | {BODY},
        "its content changed",
    ),
    "an update of the year before": (
        lambda folder: rewrite(folder, f"{OLDER}/improvement.yml", "A clerk was", "Clerks were"),
        NEWEST | {BODY, OLDER} | OWN_COMPARISONS,
        "the year before changed",
    ),
    "a release": (
        lambda folder: release(folder, "2025-09-30 report"),
        {PORTAL, BODY, YEAR, NEW_RELEASE, *OF_THE_REPORT},
        "a release, a year or a date of its body changed",
    ),
    "the site's date": (
        lambda folder: rewrite(folder, "site.yml", "as_at: 2025-06-30", "as_at: 2025-07-31"),
        ALL,
        "its content changed",
    ),
    "the title of a page": (
        lambda folder: rewrite(folder, f"{YEAR}/code.yml", "name: Openness", "name: Open"),
        NEWEST | YEARS,
        "its content changed",
    ),
    "a template": (
        lambda folder: _append(folder / "site_templates/pages/risks.md.jinja"),
        ALL,
        "a template, the theme or the configuration changed",
    ),
    "the theme": (
        lambda folder: _append(folder / "site_templates/theme/assets/gs/site.css"),
        ALL,
        "a template, the theme or the configuration changed",
    ),
    "the site's title": (
        lambda folder: rewrite(folder, "site.yml", "title: Example st", "title: Other st"),
        ALL,
        "its content changed",
    ),
}


def _append(file: Path) -> None:
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")


# All are to give the site that a build from nothing gives; that takes as long as all else.
FROM_NOTHING = budget(short={"an update", "a release", "a template"}, long={*CHANGES})


@pytest.mark.parametrize("change", CHANGES)
def test_only_what_a_change_reaches_is_made_anew(folder: Path, change: str) -> None:
    do, reached, why = CHANGES[change]
    do(folder)
    again = built(folder)
    assert set(again) == reached
    assert not why or why in again[YEAR]
    assert change not in FROM_NOTHING or manifest(folder) == from_nothing(folder)


def test_a_unit_that_was_damaged_is_made_anew(folder: Path) -> None:
    before = manifest(folder)
    for page in (store_of(folder / "site").folder / "units").glob("*/files/statement/index.html"):
        page.unlink()
        page.write_text("damaged", "utf-8")
    again = built(folder)
    assert set(again) == YEARS
    assert set(again.values()) == {"what was kept of it is gone or was damaged"}
    assert manifest(folder) == before


def test_what_was_never_made_is_not_taken_for_what_is_gone(folder: Path) -> None:
    """A build that fails makes some of its units, and says of the others the same again."""
    template = folder / "site_templates/pages/portal.md.jinja"
    sound = template.read_text("utf-8")
    template.write_text(f"{sound}{{{{ untold }}}}", "utf-8")
    for _ in range(2):
        with pytest.raises(ExpectedError):
            built(folder)
    template.write_text(f"{sound}\n", "utf-8")
    assert built(folder)[PORTAL] == "a template, the theme or the configuration changed"


@pytest.mark.parametrize("jobs", budget(short=[4], long=[1, 4]))
def test_the_number_of_processes_makes_no_difference(folder: Path, jobs: int) -> None:
    before = manifest(folder)
    store_of(folder / "site").clear()
    assert set(built(folder, jobs=jobs)) == ALL
    assert manifest(folder) == before


def test_an_earlier_state_is_still_kept(folder: Path) -> None:
    before = manifest(folder)
    rewrite(folder, f"{YEAR}/code.yml", "Minutes are", "All minutes are")
    assert set(built(folder)) == NEWEST
    rewrite(folder, f"{YEAR}/code.yml", "All minutes are", "Minutes are")
    assert built(folder) == {}
    assert manifest(folder) == before


SCOPE = "    text: Everything the Authority does.\n"
ATTACHED = "    attachments:\n      - {id: sums, file: Sums.csv, title: Sums}\n"
MINUTES = "        text: Minutes are published.\n"


def test_a_new_internal_text_is_searched_for_in_what_was_kept(project: MakeProject) -> None:
    """An attached file may say anything; what it says becomes internal while nobody touches it."""
    words = "The harbour lights went out at noon"
    attached: dict[str, str | bytes | None] = {f"{YEAR}/files/Sums.csv": f"what\r\n{words}\r\n"}
    folder = released(project(attached, replace={f"{YEAR}/code.yml": (SCOPE, SCOPE + ATTACHED)}))
    assert YEAR in built(folder, Audience.PUBLIC)
    before = manifest(folder, Audience.PUBLIC)
    rewrite(folder, f"{YEAR}/code.yml", MINUTES, f"{MINUTES}        evidence: Ten lanterns.\n")
    assert built(folder, Audience.PUBLIC) == {}
    rewrite(folder, f"{YEAR}/code.yml", "Ten lanterns.", f"{words}.")
    with pytest.raises(ExpectedError) as caught:
        built(folder, Audience.PUBLIC)
    assert f"{YEAR}/files/sums.csv: the cell has" in str(caught.value)
    assert manifest(folder, Audience.PUBLIC) == before


def test_what_another_version_made_is_not_taken(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = manifest(folder)
    with monkeypatch.context() as patched:
        patched.setattr(fingerprints, "digest_of_program", lambda: "another")
        patched.setattr(unit, "search", SimpleNamespace(index=otherwise, RUNTIME=search.RUNTIME))
        again = built(folder)
        assert set(again) == ALL
        assert set(again.values()) == {"the program or a library it uses is another"}
        assert manifest(folder) != before
    assert built(folder) == {}  # what this version made is still kept
    assert manifest(folder) == before
    store_of(folder / "site").clear()
    assert set(built(folder)) == ALL
    assert manifest(folder) == before


def otherwise(out: Path, language: str) -> None:
    """Index a unit as another version might, which writes a file more."""
    search.index(out, language)
    (out / "new.txt").write_text("new", "utf-8")


WORD = "zqlantern"
"""Stands nowhere else, so that it is found in what a search keeps of words, too."""


def holding(site: Path) -> set[str]:
    """The kinds of files that hold the word, compressed or not, or have it in their names."""
    files = [path for path in site.rglob("*") if path.is_file()]
    return {path.suffix for path in files if WORD.encode() in unpacked(path, site).lower()}


def hidden(folder: Path) -> None:
    """Release an edition from which the text was taken."""
    rewrite(folder, f"{YEAR}/code.yml", f"{WORD}.\n", f"{WORD}.\n        audience: internal\n")
    released(folder)


def withdrawn(folder: Path) -> None:
    """Take the text out of an edition that was released."""
    what = f"edition: {YEAR}, kind: control, id: published-minutes"
    text = f"withdrawals:\n  - {{{what}, date: 2025-07-01, reason: By mistake.}}\n"
    (folder / "content/withdrawals.yml").write_text(text, "utf-8")


@pytest.mark.parametrize("hide", [hidden, withdrawn], ids=["never published", "published once"])
def test_what_became_internal_is_nowhere_in_a_later_public_site(
    project: MakeProject, hide: Callable[[Path], None]
) -> None:
    """What was made of the text while nobody minded is still kept."""
    text = MINUTES.replace("published.", f"published with a {WORD}.")
    folder = project(replace={f"{YEAR}/code.yml": (MINUTES, text)})
    if hide is withdrawn:
        released(folder)
    built(folder, Audience.INTERNAL)
    built(folder, Audience.PUBLIC)
    assert bool(holding(folder / "site/public")) == (hide is withdrawn)
    hide(folder)
    built(folder, Audience.PUBLIC)
    assert holding(folder / "site/public") == set()
    built(folder, Audience.INTERNAL)
    everywhere = {".html", ".json", ".csv", ".pf_fragment", ".pf_index"}
    assert holding(folder / "site/internal") >= everywhere


def test_what_was_internal_is_nowhere_in_a_later_public_site(
    built_once: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(built_once, tmp_path / "project")
    rewrite(folder, f"{YEAR}/code.yml", MINUTES, f"{MINUTES}        evidence: A {WORD}.\n")
    pipeline.build(folder, folder / "site", list(Audience))
    assert holding(folder / "site/internal")
    assert not holding(folder / "site/public")
