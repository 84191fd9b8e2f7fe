"""The list of kinds of page, the classes of what each shows, and the templates that show it."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from jinja2 import meta
from support.project import MINIMAL, REPOSITORY

from generator.page_kinds import (
    ACTION,
    AREA,
    AREA_REVIEW,
    COMPARISON,
    FULL,
    HISTORY,
    PAGE_KINDS,
    page_holding,
    page_kind,
    pages_about,
)
from generator.pages.page import EditionContext, PageContext
from generator.pages.ways import OF_BODY, READERS
from generator.render import make_environment
from generator.resources import find_resources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.page_kinds import PageKind

ENVIRONMENT = make_environment(find_resources(MINIMAL).templates)
TEMPLATES = REPOSITORY / "site_templates"
# What every template is given; see generator/render/tree.py.
COMMON = {"page", "unit", "href", "narrative", "files"}
SAID = re.compile(r"Context: (\w+)(?: \(([\w, ]+)\))?\.")


def contexts(above: type[PageContext] = PageContext) -> Iterator[type[PageContext]]:
    """Every class of what a page shows; those without a kind are there for others to build on."""
    for context in above.__subclasses__():
        if context.__module__.startswith("generator."):  # other tests have their own
            yield context
        yield from contexts(context)


CONTEXTS = {context.__name__: context for context in contexts()}
SHOWN = [context for context in CONTEXTS.values() if hasattr(context, "page_kind")]


def names_of(context: type[PageContext]) -> set[str]:
    return {field.name for field in fields(context)}


def source_of(template: str) -> str:
    return (TEMPLATES / template).read_text("utf-8")


def asked_by(template: str) -> set[str]:
    """The variables that a template uses and neither sets nor finds in the environment."""
    used = meta.find_undeclared_variables(ENVIRONMENT.parse(source_of(template)))
    return used - set(ENVIRONMENT.globals)


def asked_with_macros(template: str) -> set[str]:
    """The variables that a template uses, or the macros it imports."""
    parsed = ENVIRONMENT.parse(source_of(template))
    used = asked_by(template)
    for other in meta.find_referenced_templates(parsed):
        assert other
        used |= asked_with_macros(other)
    return used


def test_every_kind_of_page_has_one_class_and_a_template_and_every_template_a_kind() -> None:
    kinds = [context.page_kind for context in SHOWN]
    assert sorted(map(repr, kinds)) == sorted(map(repr, PAGE_KINDS))
    templates = {path.name.removesuffix(".md.jinja") for path in (TEMPLATES / "pages").iterdir()}
    assert {kind.template for kind in PAGE_KINDS} == templates


@pytest.mark.parametrize("context", SHOWN, ids=lambda context: context.__name__)
def test_a_template_uses_what_its_class_gives_and_says_so(context: type[PageContext]) -> None:
    template = f"pages/{context.page_kind.template}.md.jinja"
    given = names_of(context)
    assert asked_by(template) - COMMON <= given
    # Every page of an edition has the edition's terms and links at hand.
    everywhere = names_of(EditionContext) if issubclass(context, EditionContext) else set()
    assert given - everywhere <= asked_with_macros(template)
    said = SAID.search(source_of(template).partition("#}")[0])
    assert said, "does not name the class of its context"
    assert issubclass(context, CONTEXTS[said[1]])
    assert set(said[2].split(", ") if said[2] else ()) == given


@pytest.mark.parametrize("macros", sorted(path.name for path in (TEMPLATES / "macros").iterdir()))
def test_macros_say_which_variables_they_need(macros: str) -> None:
    comment = source_of(f"macros/{macros}").partition("#}")[0]
    _, _, said = comment.partition("with context`: ")
    assert asked_by(f"macros/{macros}") <= set(re.findall(r"\w+", said))


@pytest.mark.parametrize(
    ("kind", "ids", "address", "path"),
    [
        (FULL, (), "statement/full/", "statement/full/"),
        (ACTION, ("one-form",), "actions/one-form/", "actions/one-form/"),
        (HISTORY, ("area", "decisions"), "history/area/decisions/", "area/decisions/"),
        (COMPARISON, ("2023-24", "2024-25"), "compare/2023-24/2024-25/", ""),
    ],
)
def test_an_address_is_below_the_edition_or_body_and_a_path_below_the_website(
    kind: PageKind, ids: tuple[str, ...], address: str, path: str
) -> None:
    assert kind.at(*ids) == address
    assert kind.at(*ids, anchor="part") == f"{address}#part"
    assert kind.path(*ids if path else ()) == path


def test_no_two_kinds_of_page_about_one_kind_of_item_have_one_address() -> None:
    addresses = [(kind.address, kind.item) for kind in PAGE_KINDS if kind.address]
    assert len(set(addresses)) == len(addresses)


def test_items_lead_to_the_pages_that_show_them() -> None:
    assert page_holding("control") is AREA
    assert page_holding("figure") is None
    assert pages_about("area") == [AREA_REVIEW, AREA]
    assert page_kind("full") is FULL
    for kind in PAGE_KINDS:
        assert set(kind.parts) <= set(kind.holds)


def test_the_portal_leads_to_what_is_asked_for_and_to_nothing_else() -> None:
    led_to = {kind for _, _, answers in READERS for _, kind in answers}
    assert led_to - OF_BODY == {kind for kind in PAGE_KINDS if kind.asked_for}
