"""Texts that content gives in two languages."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from support.contents import content_of

from generator.model.spoken import in_language, in_main_language, mains_in
from generator.model.wording import Spoken, Translated, Untranslated
from generator.pipeline import check

if TYPE_CHECKING:
    from support.project import MakeProject

SITE = "site.yml"
TITLE = "title: Example statements"


def test_a_text_is_english_by_itself_and_knows_its_others(project: MakeProject) -> None:
    folder = project(replace={SITE: (TITLE, "title: {en: Statements, cy: Datganiadau}")})
    site = content_of(folder).library.site
    assert site.title == "Statements"
    assert isinstance(site.title, Translated)
    assert site.title.others == {"cy": "Datganiadau"}
    again = pickle.loads(pickle.dumps(site.title))  # noqa: S301 - our own; units travel so
    assert (again, again.others) == (site.title, site.title.others)
    assert site.model_dump(mode="json")["title"] == "Statements"


def test_a_library_is_said_in_another_language_and_back(project: MakeProject) -> None:
    folder = project(replace={SITE: (TITLE, "title: {en: Statements, cy: Datganiadau}")})
    library = content_of(folder).library
    welsh = in_language(library, "cy")
    assert welsh.site.title == "Datganiadau"
    assert isinstance(welsh.site.title, Spoken)
    assert welsh.site.title.main == "Statements"
    assert isinstance(welsh.site.about, Untranslated)
    assert welsh.site.about == library.site.about
    assert in_main_language(welsh) == library
    # What a unit is made of has the English too, by which it is compared.
    assert mains_in(welsh) == ["Statements"]
    assert mains_in(library) == []


def test_a_text_may_be_in_the_second_language_only(project: MakeProject) -> None:
    library = content_of(project(replace={SITE: (TITLE, "title: {cy: Datganiadau}")})).library
    title = library.site.title
    assert isinstance(title, Untranslated)
    assert (title, title.language) == ("Datganiadau", "cy")
    welsh = in_language(library, "cy")
    assert isinstance(welsh.site.title, Spoken)
    assert in_main_language(welsh) == library


@pytest.mark.parametrize(
    ("written", "message"),
    [
        pytest.param(
            "{en: Statements, fr: Rapports}",
            'found a text in the language "fr", expected one of: en (English), cy (Welsh)',
            id="another language",
        ),
        pytest.param("{en: Statements, cy: }", "found nothing, expected text", id="empty"),
        pytest.param("{english: Statements}", "found a group of keys, expected text", id="no code"),
    ],
)
def test_what_is_no_text_in_languages_is_refused(
    project: MakeProject, written: str, message: str
) -> None:
    folder = project(replace={SITE: (TITLE, f"title: {written}")})
    assert [each.message for each in check(folder)] == [message]
