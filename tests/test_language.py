"""The interface's words in another language, and the catalogue that has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from markupsafe import Markup
from support.catalogue import catalogue_of, messages, updated
from support.project import REPOSITORY

from generator.language import (
    CATALOGUES,
    MAIN,
    NAMES,
    _,
    alphabetical,
    letters_of,
    month_names,
    ngettext,
    speaking,
)
from generator.vocabulary import SecondLanguage
from generator.words import say_count, say_date, say_list

if TYPE_CHECKING:
    from collections.abc import Callable

each_language = pytest.mark.parametrize("language", [code for code in NAMES if code != MAIN])


def test_every_second_language_has_a_name_and_a_catalogue() -> None:
    assert {MAIN, *SecondLanguage} == set(NAMES)
    assert {file.stem for file in CATALOGUES.glob("*.po")} == {*SecondLanguage}


@pytest.mark.parametrize(
    ("say", "english", "welsh"),
    [
        pytest.param(lambda: _("Documents"), "Documents", "Dogfennau", id="a word"),
        pytest.param(
            lambda: _("Controls in %(year)s", year="2024/25"),
            "Controls in 2024/25",
            "Rheolaethau yn 2024/25",
            id="with a value",
        ),
        pytest.param(lambda: _(""), "", "", id="nothing"),
        pytest.param(lambda: _("Words of nobody"), "Words of nobody", "Words of nobody", id="none"),
        pytest.param(
            lambda: say_date("2017-07-26"), "26 July 2017", "26 Gorffennaf 2017", id="day"
        ),
        pytest.param(lambda: say_count(1, "actions"), "1 action", "1 cam gweithredu", id="1"),
        pytest.param(lambda: say_count(2, "actions"), "2 actions", "2 gam gweithredu", id="2"),
        pytest.param(lambda: say_count(3, "actions"), "3 actions", "3 cham gweithredu", id="3"),
        pytest.param(lambda: say_count(4, "actions"), "4 actions", "4 cam gweithredu", id="4"),
        pytest.param(lambda: say_count(6, "papers"), "6 papers", "6 phapur", id="6"),
        pytest.param(lambda: say_list(["a", "b", "c"]), "a, b and c", "a, b a c", id="a list"),
        pytest.param(lambda: month_names()[0], "January", "Ionawr", id="a month"),
    ],
)
def test_words_are_said_in_the_language_that_is_spoken(
    say: Callable[[], str], english: str, welsh: str
) -> None:
    assert say() == english
    with speaking("cy"):
        assert say() == welsh
    assert say() == english


def test_what_stands_in_a_message_is_escaped_beside_html() -> None:
    link = Markup('<a href="x">%s</a>') % "A & B"
    said = _("Part of %(document)s, page %(page)s.", document=link, page="<1>")
    assert said == 'Part of <a href="x">A &amp; B</a>, page &lt;1&gt;.'
    assert isinstance(said, Markup)
    assert ngettext("%(number)s known action", "%(number)s known actions", 1) == "1 known action"


@pytest.mark.parametrize("value", [None, (), ["a", "b"], {"a": 1}], ids=repr)
def test_a_message_takes_words_and_numbers_alone(value: object) -> None:
    with pytest.raises(TypeError, match=r"number of 'Showing .*' is neither a word nor a number"):
        _("Showing %(number)s", number=value)


@each_language
def test_the_catalogue_has_every_message_and_no_other(language: str) -> None:
    """If not: PYTHONPATH=.:tests python tests/support/catalogue.py, and translate what is new."""
    assert (CATALOGUES / f"{language}.po").read_bytes() == updated(language)


@each_language
def test_every_message_is_translated_with_all_that_stands_in_it(language: str) -> None:
    catalogue = catalogue_of(language)
    wrong = []
    for message in messages():
        one = message if isinstance(message, str) else message[0]
        held = catalogue.get(one)
        said = held.string if held else None
        forms = [said] if isinstance(said, str) else list(said or [""])
        # One may be said in a word, "once", where more are counted.
        wanted = [set(_PLACED.findall(each)) for each in ([one] if one == message else message)]
        wrong += [one for each in forms if not each or set(_PLACED.findall(each)) not in wanted]
    assert wrong == []


_PLACED = re.compile(r"%\(\w+\)s")


@each_language
def test_the_catalogue_says_that_no_translator_checked_it_and_no_day(language: str) -> None:
    head = (CATALOGUES / f"{language}.po").read_text("utf-8").partition('msgid "due')[0]
    assert "A first version, which no translator has checked yet" in head
    assert "Creation-Date" not in head
    assert "Revision-Date" not in head


def test_what_the_scripts_say_is_known() -> None:
    scripts = REPOSITORY / "site_templates" / "theme" / "assets" / "gs"
    said = {
        text
        for name in ("site.js", "search.js")
        for text in re.findall(r'\bsay\("([^"]+)"', (scripts / name).read_text("utf-8"))
    }
    assert said
    assert said <= {each if isinstance(each, str) else each[0] for each in messages()}


WORDS = ["Cyngor", "chwarae", "'Cân'", "dydd", "Ddoe", "llais", "Lolfa", "3edd", "Ångström", "ø"]


def test_words_stand_by_the_alphabet_of_the_language() -> None:
    english = "3edd Ångström 'Cân' chwarae Cyngor Ddoe dydd llais Lolfa ø"
    assert sorted(WORDS, key=alphabetical) == english.split()
    with speaking("cy"):
        welsh = "3edd Ångström 'Cân' Cyngor chwarae dydd Ddoe Lolfa llais ø"
        assert sorted(WORDS, key=alphabetical) == welsh.split()
        assert letters_of("Llandudno") == ["ll", "a", "n", "d", "u", "d", "n", "o"]
    assert letters_of("Llan") == ["l", "l", "a", "n"]
