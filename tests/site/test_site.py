"""A whole site from the minimal project: which files, and the same bytes wherever it is built."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import PurePath
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser
from support.minimal_year import EDITION_PAGES, FIRST_ROWS
from support.project import MINIMAL

from generator.publish.swap import MANIFEST, verify

if TYPE_CHECKING:
    from pathlib import Path

# The names of these say what is in them: one stands for all of its kind.
BUNDLE = (
    "pagefind/filter/*.pf_filter",
    "pagefind/fragment/*.pf_fragment",
    "pagefind/index/*.pf_index",
    "pagefind/pagefind-entry.json",
    "pagefind/*.pf_meta",
    "pagefind/words.json",
)
PROGRAM = (sys.executable, "-c", "from generator.cli import main; main()")
RELEASE = "example/2024-25/releases/2025-06-13-unaudited/"
EDITIONS = ("example/2024-25/", RELEASE)
HISTORY = "example/history/"
COMPARE = "example/compare/"
# What would be published next against what was: staff alone see the working copy.
NEXT = f"{COMPARE}2024-25@2025-06-13-unaudited/2024-25/"
FOLLOWED = (
    *("area/decisions/", "area/openness/", "control/monthly-decisions/"),
    *("control/published-minutes/", "improvement/quicker-minutes/"),
)
UNITS = ("", "example/", *EDITIONS, HISTORY)
# Not of the release, whose pages say that they stand at the year's own address.
MAPS = [f"{unit}pages.xml" for unit in UNITS if unit != RELEASE]
# Nobody looks for a comparison: what it says stands in the years.
SEARCHED = {f"{NEXT}pagefind/{part}/*.pf_{part}" for part in ("filter", "fragment", "index")}
SEARCHED |= {f"{NEXT}pagefind/words.json"}


def of_unit(path: str) -> set[str]:
    """The files that each unit has."""
    return {f"{path}{name}" for name in ("index.html", *BUNDLE)}


EXPECTED = {
    "404.html",
    "accessibility/index.html",
    "manifest.json",
    "robots.txt",
    *(f"assets/gs/{name}" for name in (
        "favicon.svg", "scheme.js", "search.css", "search.js", "site.css", "site.js",
    )),
    *(f"assets/pagefind/{name}" for name in (
        "pagefind-component-ui.css", "pagefind-component-ui.js", "pagefind-entry.json",
        "pagefind-worker.js", "pagefind.js", "wasm.en.pagefind",
        "wasm.unknown.pagefind", "*.pf_meta",
    )),
    *(file for unit in UNITS for file in of_unit(unit)),
    *(f"{unit}{path}index.html" for unit in EDITIONS for path, *_ in EDITION_PAGES),
    f"{RELEASE}release.json",
    *(f"{HISTORY}{path}index.html" for path in FOLLOWED),
    *(
        f"{unit}data/{name}.{kind}"
        for unit in EDITIONS for name in FIRST_ROWS for kind in ("csv", "json", "schema.json")
    ),
    *(f"{unit}data/datapackage.json" for unit in EDITIONS),
    "feed.xml",
    "example/feed.xml",
    "search.json",
    "example/search.json",
}  # fmt: skip


@pytest.fixture(scope="module")
def site(built_once: Path) -> Path:
    """Both sites."""
    return built_once / "site"


def names(folder: Path) -> list[str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in files)


@pytest.mark.parametrize(
    ("audience", "more"),
    [
        ("public", {"sitemap.xml", *MAPS, "card.png", "example/card.png"}),
        (
            "internal",
            {"components/index.html", f"{COMPARE}index.html"}
            | {f"{NEXT}data/comparison{ending}" for ending in (".json", ".schema.json")}
            | of_unit(NEXT) - SEARCHED,
        ),
    ],
)
def test_a_site_holds_these_files_and_no_others(site: Path, audience: str, more: set[str]) -> None:
    found = {
        re.sub(r"[^/]+(\.pf_\w+)$", r"*\1", name) if ".pf_" in name else name
        for name in names(site / audience)
    }
    assert found == EXPECTED | more


def test_nothing_but_the_two_sites_and_the_lock_is_left_behind(site: Path) -> None:
    assert sorted(path.name for path in site.iterdir()) == [
        *(".lock", "internal", "leak-report.json", "public")
    ]


def test_the_manifest_lists_every_file_but_itself(site: Path) -> None:
    manifest = json.loads((site / "public/manifest.json").read_text("utf-8"))
    assert [*manifest["files"], "manifest.json"] == [
        *(name for name in names(site / "public") if name != "manifest.json"),
        "manifest.json",
    ]
    assert list(manifest["units"]) == [
        *("example", "example/2024-25", RELEASE.rstrip("/")),
        *(HISTORY.rstrip("/"), "portal"),
    ]


def test_no_file_says_where_or_when_it_was_built(site: Path) -> None:
    places = [str(site).encode(), str(MINIMAL).encode(), str(MINIMAL.parents[1]).encode()]
    for name in names(site):
        data = (site / name).read_bytes()
        assert not [place for place in places if place in data], name


def in_map(file: Path) -> list[str]:
    """What a list for search engines holds, without the address of the site."""
    found = re.findall(r"<loc>(.*?)</loc>", file.read_text("utf-8"))
    assert all(address.startswith(ADDRESS) for address in found)
    return [address.removeprefix(ADDRESS) for address in found]


ADDRESS = "https://example.org/governance/"


def test_the_index_leads_to_every_page_that_is_to_be_found_and_to_no_other(site: Path) -> None:
    folder = site / "public"
    maps = in_map(folder / "sitemap.xml")
    assert sorted(maps) == sorted(MAPS)
    listed = [page for name in maps for page in in_map(folder / name)]
    pages = {name: (folder / name).read_text("utf-8") for name in names(folder)
             if name.endswith("index.html")}  # fmt: skip
    to_be_found = {
        name.removesuffix("index.html")
        for name, text in pages.items()
        if '<meta name="robots" content="noindex">' not in text
        and f'<link rel="canonical" href="{ADDRESS}{name.removesuffix("index.html")}">' in text
    }
    assert len(to_be_found) > len(EDITION_PAGES)
    assert sorted(listed) == sorted(to_be_found)


def test_robots_are_led_to_the_index_of_the_public_site_and_kept_out_of_the_other(
    site: Path,
) -> None:
    told = {name: (site / name / "robots.txt").read_text("utf-8") for name in AUDIENCES}
    assert told == {
        "public": f"User-agent: *\nAllow: /\n\nSitemap: {ADDRESS}sitemap.xml\n",
        "internal": "User-agent: *\nDisallow: /\n",
    }


AUDIENCES = ("public", "internal")


def test_reference_managers_are_told_how_to_cite_each_part_of_the_statement(site: Path) -> None:
    for name in names(site / "public"):
        if name.endswith("index.html"):
            page = LexborHTMLParser((site / "public" / name).read_text("utf-8"))
            told = {each.attributes["name"] for each in page.css('meta[name^="citation_"]')}
            assert ("citation_title" in told) is ("/statement/" in name), name


@pytest.mark.parametrize("audience", AUDIENCES)
def test_pages_for_the_public_have_a_picture_to_be_shared_with(site: Path, audience: str) -> None:
    folder = site / audience
    for name in names(folder):
        if name.endswith("index.html"):
            page = LexborHTMLParser((folder / name).read_text("utf-8"))
            said = {each.attributes["property"]: each.attributes["content"] or ""
                    for each in page.css('meta[property^="og:"]')}  # fmt: skip
            assert said.keys() >= {"og:title", "og:type", "og:url"}
            picture = said.get("og:image", "").removeprefix(ADDRESS)
            of_body = name.startswith("example/")
            if audience == "internal":
                assert picture == ""
            else:
                assert picture == ("example/card.png" if of_body else "card.png"), name
                assert (folder / picture).is_file()


def test_every_page_tells_programs_the_way_to_it_that_it_shows(site: Path) -> None:
    folder = site / "public"
    pages = [name for name in names(folder) if name.endswith("index.html")]
    for name in pages:
        page = LexborHTMLParser((folder / name).read_text("utf-8"))
        (held,) = page.css('script[type="application/ld+json"]')
        crumbs = json.loads(held.text())["@graph"][0]["itemListElement"]
        shown = [" ".join(each.text().split()) for each in page.css(".gs-crumbs li")]
        assert [each["name"] for each in crumbs[:-1]] == shown, name
        assert crumbs[-1]["item"] == f"{ADDRESS}{name.removesuffix('index.html')}"
        for each in crumbs:
            place, _, part = each["item"].removeprefix(ADDRESS).partition("#")
            assert f"{place}index.html" in pages, (name, part)


@pytest.mark.parametrize("jobs", ["1", "4"])
def test_another_folder_day_time_zone_language_and_number_of_processes_give_the_same_bytes(
    site: Path, tmp_path: Path, jobs: str
) -> None:
    project = tmp_path / "élsewhere" / "project"
    # Not released anew: it would have other salts.
    shutil.copytree(site.parent / "content", project / "content")
    (tmp_path / "sitecustomize.py").write_text(ANOTHER_DAY, "utf-8")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    done = subprocess.run(
        [*PROGRAM, "build", "--project", project, "--jobs", jobs],
        env={**os.environ, **ELSEWHERE[jobs], "PYTHONPATH": path},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert "It is 2031" in done.stderr
    again = project / "site"
    assert names(again) == names(site)
    assert [
        name for name in names(site) if (again / name).read_bytes() != (site / name).read_bytes()
    ] == []


ELSEWHERE = {
    "1": {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "7"},
    "4": {"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "random"},
}
# Python runs this first in every process: it is years later, to all who ask what day it is.
ANOTHER_DAY = """\
import datetime, sys, time

LATER = 1_950_000_000 - time.time()
now = time.time

class Date(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(now() + LATER)

class DateTime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(now() + LATER, tz)

datetime.date, datetime.datetime = Date, DateTime
time.time = lambda: now() + LATER
print("It is", DateTime.now().year, file=sys.stderr)
"""


def some_of_each_kind(folder: Path) -> list[str]:
    """One file for each ending there is."""
    return sorted({PurePath(name).suffix: name for name in names(folder)}.values())


def test_verify_names_a_file_of_any_kind_that_is_changed_missing_or_added(
    site: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(site / "internal", tmp_path / "copy")
    kinds = [name for name in some_of_each_kind(copy) if name != MANIFEST]
    assert {PurePath(name).suffix for name in kinds} == KINDS
    for name in kinds:
        file, data = copy / name, (copy / name).read_bytes()
        file.write_bytes(bytes([data[0] ^ 1]) + data[1:])
        assert verify(copy) == [f"{name}: changed"]
        file.rename(file.with_name(f"other{file.suffix}"))
        other = PurePath(name).with_name(f"other{file.suffix}")
        assert verify(copy) == sorted([f"{name}: missing", f"{other}: not in the manifest"])
        file.with_name(f"other{file.suffix}").unlink()
        file.write_bytes(data)
    assert verify(copy) == []


KINDS = {
    *(".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".xml"),
    *(".pagefind", ".pf_filter", ".pf_fragment", ".pf_index", ".pf_meta"),
}
