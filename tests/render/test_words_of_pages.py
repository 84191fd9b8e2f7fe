"""Every word of a page is content's, or one that can be said in another language."""

from __future__ import annotations

import re
from gettext import NullTranslations
from html import unescape
from typing import TYPE_CHECKING

from support.project import REPOSITORY

from generator import language
from generator.language import speaking
from generator.model.spoken import in_language
from generator.pages import pages_of
from generator.pipeline import check_content
from generator.render.environment import make_environment
from generator.render.tree import render_page
from generator.resources import find_resources
from generator.vocabulary import Audience

if TYPE_CHECKING:
    import pytest

BILINGUAL = REPOSITORY / "tests" / "bilingual"
TEMPLATES = find_resources(REPOSITORY).templates


class Bracketed(NullTranslations):
    """Says every message in brackets that no content has."""

    def gettext(self, message: str) -> str:
        """The message in brackets."""
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The noun in brackets."""
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


# What is the same in every language: forms of files, and what stands for a program's eyes.
SAME = {"csv", "json", "schema", "datapackage", "sha", "atom", "gs"}


def test_every_word_of_the_interface_is_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    english = language._catalogue("en")
    monkeypatch.setattr(
        language, "_catalogue", lambda code: english if code == "en" else Bracketed()
    )
    monkeypatch.setattr(language, "_months", lambda _: ("⟦month⟧",) * 12)
    checked = check_content(BILINGUAL)
    libraries = [checked.library, in_language(checked.library, "cy")]
    content = set().union(*(_words(str(each.model_dump(mode="json"))) for each in libraries))
    environment = make_environment(TEMPLATES)
    left: dict[str, str] = {}
    for unit in checked.units[Audience.INTERNAL]:
        if unit.language == "en":
            continue
        with speaking(unit.language):
            for page in pages_of(unit):
                if page.kind.template == "components":  # samples, which are their own content
                    continue
                body = render_page(environment, unit, page).split("---\n", 2)[2]
                for word in _said(body) - content - SAME:
                    left.setdefault(word, f"{unit.place}/{page.path}")
    assert left == {}


def _said(body: str) -> set[str]:
    """The words that a page shows and that are in no brackets."""
    text = re.sub(r"\{:[^}]*\}", " ", body)  # the ids of headings
    shown = re.findall(r'(?:title|alt|aria-label|data-noun|data-one|data-filter)="([^"]*)"', text)
    said = unescape(" ".join([re.sub(r"<[^>]*>", " ", text), *shown]))
    while (less := re.sub(r"⟦[^⟦⟧]*⟧", " ", said)) != said:
        said = less
    return _words(said)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W\d_]{2,}", text)}
