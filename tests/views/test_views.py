"""What pages show: who owns what, what connects to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.load import load
from generator.model.schema import total_withheld
from generator.views import edition_view, editorial_notes

if TYPE_CHECKING:
    from support.project import MakeProject

    from generator.model import Library
    from generator.views import EditionView

CODE = "example/2024-25/code.yml"
BODY = "organisations/example.yml"
OTHER = """
audience: public
name: Other Authority
short_name: the other
about: Another fictional body.
posts:
  - id: chief-officer
    title: Other Chief Officer
    named_in: [2024-25]
"""


def view_of(library: Library) -> EditionView:
    return edition_view(library, library.editions[0])


def test_a_post_knows_all_it_owns_leads_and_chairs(library: Library) -> None:
    post, _ = view_of(library).posts
    assert post.slug == "chief-officer"
    assert [each.record.id for each in post.controls] == [
        "monthly-decisions",
        "published-minutes",
    ]
    assert [each.record.id for each in post.leads] == ["quicker-minutes"]
    assert [each.slug for each in post.chairs] == ["main-board"]


def test_an_area_joins_code_statement_and_plan(library: Library) -> None:
    decisions, openness = view_of(library).areas
    assert decisions.principle
    assert decisions.principle.name == "Integrity"
    assert decisions.own_review is None
    (theme,) = decisions.themes
    assert theme.review
    assert theme.review.activity == "The Main Board met twelve times."
    assert [each.record.id for each in decisions.all_controls] == ["monthly-decisions"]
    assert openness.own_review
    assert openness.own_review.activity == "All minutes were published."
    assert [each.record.id for each in openness.improvements] == ["quicker-minutes"]
    assert view_of(library).area("openness") is not None
    assert view_of(library).area("gone") is None


def test_only_what_the_year_names_is_in_its_registers(project: MakeProject) -> None:
    folder = project(
        replace={BODY: ("title: Finance Director\n    named_in: [2024-25]\n", "title: A\n")}
    )
    assert [post.slug for post in view_of(load(folder).library).posts] == ["chief-officer"]


def test_a_board_named_in_the_year_is_in_the_register_and_in_its_place(library: Library) -> None:
    main, audit = view_of(library).boards
    assert (audit.slug, audit.parent, main.children) == ("audit-panel", main, [audit])


def test_another_body_s_post_has_a_name_of_its_own(project: MakeProject) -> None:
    folder = project(
        {"organisations/other.yml": OTHER},
        replace={CODE: ("owners: [chief-officer]", "owners: [chief-officer, other/chief-officer]")},
    )
    view = view_of(load(folder).library)
    assert [(post.slug, post.organisation.id, post.record.title) for post in view.posts] == [
        ("chief-officer", "example", "Chief Officer"),
        ("finance-director", "example", "Finance Director"),
        ("other-chief-officer", "other", "Other Chief Officer"),
    ]
    assert [owner.slug for owner in view.controls[0].owners] == [
        "chief-officer",
        "other-chief-officer",
    ]


def test_a_principle_gathers_its_areas(project: MakeProject) -> None:
    folder = project(replace={CODE: ("principle: a", "principle: b")})
    view = view_of(load(folder).library)
    (principle,) = view.principles
    assert principle.record.id == "b"
    assert [area.record.id for area in principle.areas] == ["decisions", "openness"]


def test_a_term_shows_the_meanings_it_has_in_this_year(project: MakeProject) -> None:
    other = "      - text: Something else\n        used_in: [example/2023-24]\n"
    everywhere = "      - text: Anywhere\n"
    old = "    meanings:\n"
    folder = project(replace={"glossary.yml": (old, old + other + everywhere)})
    (term,) = view_of(load(folder).library).terms
    assert [meaning.text for meaning in term.meanings] == [
        "Anywhere",
        "Annual Governance Statement",
    ]


def test_notes_say_what_they_are_about_and_where_they_are_written(project: MakeProject) -> None:
    text = "            text: The Main Board decides once a month.\n"
    folder = project(replace={CODE: (text, text + "            notes: [Ask the clerk.]\n")})
    loaded = load(folder).library
    (note,) = editorial_notes(loaded.editions[0])
    assert note.about == "Decisions: Boards: Monthly decisions"
    assert note.text == "Ask the clerk."
    assert note.place == "content/example/2024-25/code.yml:22:21"
    (frozen,) = editorial_notes(loaded.editions[0], "content/a/2024-25/releases/b/")
    assert frozen.place == f"content/a/2024-25/releases/b/{note.place}"


def test_what_was_withheld_is_added_up_at_any_depth(library: Library) -> None:
    code = library.editions[0].code
    assert code
    area = code.areas[0].without({}, {"controls": 2, "themes": 1})
    changed = code.without({"areas": (area, *code.areas[1:])}, {"controls": 1})
    assert total_withheld(changed) == {"controls": 3, "themes": 1}


def test_who_signs_is_in_the_register(project: MakeProject) -> None:
    unnamed = ("title: Finance Director\n    named_in: [2024-25]\n", "title: Finance Director\n")
    signs = ("post: chief-officer", "post: finance-director")
    statement = "example/2024-25/statement.yml"
    view = view_of(load(project(replace={BODY: unnamed, statement: signs})).library)
    assert [post.slug for post in view.posts] == ["chief-officer", "finance-director"]


def test_an_area_stands_under_each_principle_that_it_follows(project: MakeProject) -> None:
    also = ("principle: a\n", "principle: a\n    other_principles: [b]\n")
    view = view_of(load(project(replace={CODE: also})).library)
    assert {
        each.record.id: [area.record.id for area in each.areas] for each in view.principles
    } == {
        "a": ["decisions"],
        "b": ["decisions", "openness"],
    }
    assert [each.id for each in view.areas[0].principles] == ["a", "b"]
