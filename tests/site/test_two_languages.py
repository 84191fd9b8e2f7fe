"""A site in two languages, whole: tests/bilingual has a body in both and one in English."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser
from support.contents import content_of
from support.project import REPOSITORY
from support.two_languages import BILINGUAL, SECRET, YEAR, built_in_two_languages

from generator.audience import select
from generator.compare import ChangeKind, compare
from generator.language import speaking
from generator.leaks import search_files, secrets_of, shipped_by
from generator.model.spoken import in_all_languages, in_language
from generator.pipeline import check
from generator.resources import find_resources
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from generator.compare import Comparison


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content, with both years of the bilingual body and that of the other one released."""
    return built_in_two_languages(tmp_path_factory)


def page_at(project: Path, place: str, site: str = "public") -> LexborHTMLParser:
    file = project / "site" / site / place / "index.html"
    return LexborHTMLParser(file.read_text("utf-8"))


def text_of(page: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(each.text().split()) for each in page.css(selector)]


def test_each_page_stands_in_both_languages(project: Path) -> None:
    site = project / "site" / "public"
    english = {file.relative_to(site) for file in site.glob("example/**/index.html")}
    welsh = {file.relative_to(site / "cy") for file in site.glob("cy/example/**/index.html")}
    assert english == welsh
    assert len(english) > 40
    assert not (site / "cy" / "parish").exists()


@pytest.mark.parametrize(
    ("place", "language", "other", "name"),
    [
        (f"{YEAR}/statement/duty", "en", f"cy/{YEAR}/statement/duty", "Cymraeg"),
        (f"cy/{YEAR}/statement/duty", "cy", f"{YEAR}/statement/duty", "English"),
        ("cy", "cy", "", "English"),
    ],
)
def test_a_page_says_its_language_and_leads_to_itself_in_the_other(
    project: Path, place: str, language: str, other: str, name: str
) -> None:
    page = page_at(project, place)
    (html,) = page.css("html")
    assert html.attributes["lang"] == language
    (switch,) = page.css("a.gs-language")
    assert switch.text() == name
    assert switch.attributes["lang"] == switch.attributes["hreflang"] != language
    here = project / "site" / "public" / place
    target = (here / (switch.attributes["href"] or "")).resolve()
    assert target == (project / "site" / "public" / other).resolve()
    addresses = [each.attributes["href"] for each in page.css("link[hreflang]")]
    assert addresses == [f"https://example.org/governance/{other}{'/' if other else ''}"]


def test_a_body_without_that_language_is_led_to_in_english(project: Path) -> None:
    page = page_at(project, "cy")
    ways = [each.attributes["href"] for each in page.css("article a")]
    assert "../parish/" in ways
    assert "example/" in ways
    assert page_at(project, "parish").css("a.gs-language") == []


@pytest.mark.parametrize(
    ("place", "selector", "expected"),
    [
        (f"cy/{YEAR}/statement/duty", "h1", "1. Yr hyn y mae'n rhaid i'r Cyngor ei wneud"),
        (f"cy/{YEAR}/controls", "h1", "Cofrestr rheolaethau"),
        (f"cy/{YEAR}/code/money", "article h3", "Dau lofnod"),
        (f"cy/{YEAR}", "#documents", "Dogfennau"),
        (f"cy/{YEAR}/actions", "h1", "Traciwr camau gweithredu, 31 Mawrth 2025"),
    ],
)
def test_pages_say_content_and_words_in_their_language(
    project: Path, place: str, selector: str, expected: str
) -> None:
    found = text_of(page_at(project, place), selector)[0]
    assert found.rstrip("#").strip() == expected


def test_what_is_not_translated_is_marked_and_said(project: Path) -> None:
    page = page_at(project, "cy/example/2023-24/statement/signed")
    assert text_of(page, "div.gs-untranslated[lang=en]") == [
        "We will act on what the review found."
    ]
    assert len(page.css("p.gs-partly")) == 1
    whole = page_at(project, f"cy/{YEAR}/statement/duty")
    assert whole.css("p.gs-partly") == []
    assert page_at(project, f"{YEAR}/statement/duty").css("p.gs-partly") == []


def test_what_is_in_welsh_only_is_marked_on_english_pages(project: Path) -> None:
    page = page_at(project, f"{YEAR}/posts/finance-officer")
    assert text_of(page, "div.gs-untranslated[lang=cy]") == ["Mae'n cadw'r cyfrifon."]
    assert len(page.css("p.gs-partly")) == 1
    board = page_at(project, f"{YEAR}/boards/finance-committee")
    assert text_of(board, "span.gs-untranslated[lang=cy]") == ["Tri chynghorydd"]
    welsh = page_at(project, f"cy/{YEAR}/posts/finance-officer")
    assert welsh.css("article .gs-untranslated") == []


def test_each_search_is_in_one_language(project: Path) -> None:
    site = project / "site" / "public"
    for place, language in ((YEAR, "en"), (f"cy/{YEAR}", "cy")):
        entry = json.loads((site / place / "pagefind" / "pagefind-entry.json").read_text("utf-8"))
        assert set(entry["languages"]) == {language}
    runtime = json.loads((site / "assets/pagefind/pagefind-entry.json").read_text("utf-8"))
    assert {code: each["wasm"] for code, each in runtime["languages"].items()} == {
        "en": "en",
        "cy": None,
    }
    reach = json.loads((site / "cy" / "example" / "search.json").read_text("utf-8"))
    assert all(bundle.startswith("cy/") for bundle in reach["bundles"])


def test_what_is_internal_in_one_language_is_looked_for_in_both_sites(project: Path) -> None:
    site = project / "site"
    public = b"".join(file.read_bytes() for file in site.glob("public/**/*.html"))
    assert SECRET.encode() not in public
    internal = (site / "internal" / "cy" / YEAR / "code" / "money" / "index.html").read_text(
        "utf-8"
    )
    assert SECRET in internal
    report = json.loads((site / "leak-report.json").read_text("utf-8"))
    assert report["hits"] == []


def test_the_gate_knows_internal_texts_of_each_language(project: Path) -> None:
    library = content_of(project).library
    everything = in_all_languages([("", library)])
    published = [select(library, Audience.PUBLIC)]
    secrets = secrets_of(everything, published, shipped_by(find_resources(REPOSITORY)))
    (hit,) = search_files([("x.html", f"<p>{SECRET}</p>".encode())], secrets).hits
    assert hit.file == "x.html"


def comparisons() -> tuple[Comparison, Comparison]:
    """The two years, compared in English and in Welsh."""
    library = content_of(BILINGUAL).library
    welsh = in_language(library, "cy")
    old, new = (each for each in library.editions if each.organisation == "example")
    spoken_old, spoken_new = (each for each in welsh.editions if each.organisation == "example")
    english = compare(library, old, library, new)
    with speaking("cy"):
        return english, compare(welsh, spoken_old, welsh, spoken_new)


def test_a_comparison_finds_the_same_in_both_languages() -> None:
    english, welsh = comparisons()
    assert english.counts == welsh.counts
    assert [each.kind for each in english.changes] == [each.kind for each in welsh.changes]
    assert [each.anchor for each in english.changes] == [each.anchor for each in welsh.changes]
    # Translated since, and otherwise the same: the signature's text is no change.
    signed = next(each for each in welsh.changes if each.anchor.endswith("--signed"))
    assert [each.label for each in signed.fields] == ["Signed by"]


def test_a_change_is_told_in_welsh_where_both_years_have_it() -> None:
    _, welsh = comparisons()
    duty = next(each for each in welsh.changes if each.anchor.endswith("--duty"))
    assert duty.kind is ChangeKind.CHANGED
    assert duty.entry.title == "Yr hyn y mae'n rhaid i'r Cyngor ei wneud"
    (text,) = duty.fields
    told = "".join(run.text for block in text.blocks for cell in block.cells for run in cell)
    assert "dweud bob blwyddyn pa mor dda" in told
    assert "says each year" not in told


def test_check_lists_what_has_no_translation() -> None:
    notes = [each for each in check(BILINGUAL) if each.code == "untranslated"]
    assert [(each.place.file, each.place.line, each.message) for each in notes] == [
        (
            "content/example/2023-24/code.yml",
            20,
            "found 1 of 7 texts without Welsh",
        ),
        (
            "content/example/2023-24/statement.yml",
            15,
            "found 1 of 5 texts without Welsh",
        ),
        (
            "content/example/2024-25/code.yml",
            20,
            "found 1 of 7 texts without Welsh",
        ),
        (
            "content/organisations/example.yml",
            14,
            "found 2 of 10 texts without English",
        ),
        ("content/site.yml", 11, "found 1 of 7 texts without Welsh"),
    ]
