"""The gate at work: on random content in memory, on whole builds, and on a broken selection."""

from __future__ import annotations

import json
import re
from random import Random
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from support.audiences import allows, chains, halves, with_audiences
from support.budget import budget
from support.canaries import write_project
from support.project import MINIMAL, REPOSITORY
from support.releases import released

from generator import audience, pipeline
from generator.audience import select
from generator.leaks import search_files, secrets_of, shipped_by
from generator.making.dividing import make_units
from generator.model import Library, Record
from generator.model.load import load
from generator.model.schema import fields_of
from generator.pages import pages_of
from generator.pages.downloads import downloads_of
from generator.problems import ExpectedError
from generator.releases import versions
from generator.releases.versions import as_it_stands
from generator.render import make_environment, render_page
from generator.render.config import config_of
from generator.resources import find_resources
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from support.project import MakeProject

    from generator.leaks import Leaks

PUBLIC, INTERNAL = Audience.PUBLIC, Audience.INTERNAL
RESOURCES = find_resources(REPOSITORY)
CODE = "example/2024-25/code.yml"


@pytest.fixture(scope="module")
def canaries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with every kind of record in it, in which no two fields say the same."""
    folder = tmp_path_factory.mktemp("random")
    write_project(folder, (MINIMAL / "content/site.yml").read_text("utf-8"))
    return folder


CANARY = re.compile(r"zq[0-9]{4}")


def hidden_in(library: Library) -> set[str]:
    """The canaries that nobody outside may see, by what stands around each of them."""
    hidden: set[str] = set()
    for chain in chains(library):
        kept = all(allows(each) for each in (*chain, *halves(chain)))
        for field in fields_of(type(chain[-1])):
            if field.internal or not (kept or field.record or field.refers):
                hidden |= set(CANARY.findall(chain[-1].model_dump_json(include={field.name})))
    return hidden


def written(library: Library, project: Path) -> dict[str, str]:
    """All that is written for a site: pages, downloads, and what is shown around the pages."""
    environment = make_environment(RESOURCES.templates)
    files = {}
    for unit in make_units(as_it_stands(library, PUBLIC, project))[0]:
        pages = pages_of(unit)
        for page in pages:
            files[f"{unit.path}/{page.path}index.md"] = render_page(environment, unit, page)
        files |= {f"{unit.path}/data/{name}": text for name, text in downloads_of(unit).items()}
        around = config_of(unit, pages, RESOURCES)
        files[f"{unit.path}/nav.json"] = json.dumps(around["nav"])
        files[f"{unit.path}/extra.json"] = json.dumps(around["extra"])
    return files


def searched(library: Library, files: dict[str, str]) -> Leaks:
    secrets = secrets_of([("", library)], [select(library, PUBLIC)], shipped_by(RESOURCES))
    return search_files(((name, text.encode()) for name, text in files.items()), secrets)


def randomly_selected(project: Path, seed: int) -> Library:
    library = _loaded.setdefault(project, load(project).library)
    changed = with_audiences(library, Random(seed))  # noqa: S311 - no secret hangs on it
    assert isinstance(changed, Library)
    return changed


_loaded: dict[Path, Library] = {}


@settings(max_examples=budget(short=12, long=300))
@given(st.integers(0, 2**32))
def test_whatever_the_audiences_nothing_internal_is_written_and_the_gate_agrees(
    canaries: Path, seed: int
) -> None:
    library = randomly_selected(canaries, seed)
    files = written(select(library, PUBLIC), canaries)
    assert not hidden_in(library) & set(CANARY.findall("".join(files.values())))
    assert not searched(library, files)


@settings(max_examples=budget(short=2, long=30))
@given(st.integers(0, 2**32))
def test_whatever_the_audiences_the_gate_finds_every_internal_word_that_is_written(
    canaries: Path, seed: int
) -> None:
    library = randomly_selected(canaries, seed)
    files = written(library, canaries)
    shown = hidden_in(library) & set(CANARY.findall("".join(files.values())))
    assert shown
    told = " ".join(hit.value.text for hit in searched(library, files).hits)
    assert shown <= set(CANARY.findall(told))


def randomly_hidden(folder: Path, random: Random) -> None:
    """Give the items of a project's files other audiences."""
    files = set((folder / "content").rglob("*.yml")) - {folder / "content/withdrawals.yml"}
    for file in sorted(files):
        data = yaml.safe_load(file.read_text("utf-8"))
        for item in _items(data):
            if random.random() < 0.2:
                item["audience"] = "internal"
        file.write_text(yaml.safe_dump(data, sort_keys=False), "utf-8")


def _items(data: object, *, top: bool = True) -> Iterator[dict[str, object]]:
    """What has an id, and the reviews: these may have an audience."""
    if isinstance(data, dict):
        if not top and {"id", "activity"} & set(data):
            yield data
        for name, inside in data.items():
            if name != "inferred":  # that names fields, an id among them, and is no item
                yield from _items(inside, top=False)
    elif isinstance(data, list):
        for inside in data:
            yield from _items(inside, top=False)


@pytest.mark.parametrize("seed", range(budget(short=2, long=20)))
def test_a_build_of_whatever_content_passes_the_gate(tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "project"
    site = (MINIMAL / "content/site.yml").read_text("utf-8")
    made = write_project(folder, site)
    randomly_hidden(folder, Random(seed))  # noqa: S311 - no secret hangs on it
    pipeline.build(released(folder), tmp_path / "site", [PUBLIC], jobs=1)
    assert made.hidden
    report = (tmp_path / "site/leak-report.json").read_text("utf-8")
    assert '"hits": [],' in report


def all_but_one(record: Record) -> bool:
    return getattr(record, "id", "") == "published-minutes" or _is_public(record)


_is_public = audience._is_public


HIDE = {
    CODE: ("- id: published-minutes\n", "- id: published-minutes\n        audience: internal\n")
}


PAGE = "example/2024-25/code/openness/index.html"
RELEASE = "content/example/2024-25/releases/2025-06-13-unaudited/content/"
UNITS = ("example/2024-25", "example/2024-25/releases/2025-06-13-unaudited", "example/history")
TOLD = [
    ('attribute "id" has "published minutes"', "id", f"content/{CODE}:31", 28),
    ('text has "minutes are published"', "text", f"content/{CODE}:34", 7),
]


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param((audience, "_is_public", all_but_one), id="one internal item"),
        pytest.param((versions, "select", lambda library, *_: library), id="nothing is selected"),
    ],
)
def test_a_site_made_by_a_broken_selection_is_not_published(
    project: MakeProject,
    monkeypatch: pytest.MonkeyPatch,
    broken: tuple[object, str, Callable[..., object]],
) -> None:
    folder = released(project(replace=HIDE))
    pipeline.build(folder, folder / "site", [PUBLIC])
    old = {path: path.read_bytes() for path in (folder / "site/public").rglob("*.html")}
    monkeypatch.setattr(*broken)
    with pytest.raises(ExpectedError) as caught:
        pipeline.build(folder, folder / "site", [PUBLIC])
    title, *sentences = str(caught.value).splitlines()
    assert title == "The public site says what only internal content says:"
    told = {
        f"  {PAGE}: the {said}, which only internal content says: "
        f'"{field}" of the control "published-minutes" of example/2024-25 ({place}); '
        f"so do {more} other files"
        for said, field, place, more in TOLD
    }
    handed = {
        f'  {unit}: "controls" of the area "openness" of example/2024-25 has "published-minutes", '
        f"which its content does not make public ({RELEASE}{CODE}:31)"
        for unit in UNITS
    }
    assert told | handed <= set(sentences)  # among what its tables and pages tell
    assert {path: path.read_bytes() for path in (folder / "site/public").rglob("*.html")} == old
    report = (folder / "site/leak-report.json").read_text("utf-8")
    assert '"item": "the control \\"published-minutes\\" of example/2024-25"' in report
