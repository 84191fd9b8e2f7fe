"""Who sees what: inheritance, what goes with what is withheld, and how much the page may say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.audiences import allows, chains, halves
from support.budget import budget
from support.project import MINIMAL

from generator.audience import complete_in_itself, select
from generator.model import ControlStatement, Item, Library, Record
from generator.model.index import index_library
from generator.model.load import load
from generator.model.schema import Field, below, fields_of, total_withheld
from generator.pipeline import check_content
from generator.vocabulary import Audience, Extent

if TYPE_CHECKING:
    from support.project import MakeProject

PUBLIC, INTERNAL = Audience.PUBLIC, Audience.INTERNAL
CODE = "example/2024-25/code.yml"
EDITION = "example/2024-25/edition.yml"
STATEMENT = "example/2024-25/statement.yml"
POSTS = "organisations/example.yml"
CONTROL = "- id: monthly-decisions\n"


def public_ids(project: MakeProject, **changes: str) -> set[str]:
    """The ids in the public selection after the edition, code, theme or control was changed."""
    places = {
        "edition": (EDITION, "audience: public\n", ""),
        "code": (CODE, "audience: public\n", ""),
        "area": (CODE, "- id: decisions\n", " " * 4),
        "theme": (CODE, "- id: boards\n", " " * 8),
        "control": (CODE, CONTROL, " " * 12),
    }
    folder = project()
    for place, audience in changes.items():
        name, old, indent = places[place]
        file = folder / "content" / name
        line = f"{indent}audience: {audience}\n" if audience else ""
        new = old + line if indent else line
        file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    library = select(check_content(folder).library, PUBLIC)
    return {str(getattr(record, "id", "")) for record, _ in index_library(library).records}


@pytest.mark.parametrize(
    ("changes", "public"),
    [
        pytest.param({}, True, id="unset, it follows its document"),
        pytest.param({"control": "public"}, True, id="public inside all that is public"),
        pytest.param({"control": "internal"}, False, id="internal inside what is public"),
        pytest.param({"code": "", "control": "public"}, False, id="an undecided document"),
        pytest.param({"code": "internal", "control": "public"}, False, id="an internal document"),
        pytest.param({"edition": "", "control": "public"}, False, id="an undecided edition"),
        pytest.param({"edition": "internal", "code": "public"}, False, id="an internal edition"),
        pytest.param({"area": "internal", "control": "public"}, False, id="an internal area"),
        pytest.param({"theme": "internal", "control": "public"}, False, id="an internal theme"),
        pytest.param({"area": "public", "theme": "public"}, True, id="public said twice"),
    ],
)
def test_a_control_is_public_only_if_all_around_it_is(
    project: MakeProject, changes: dict[str, str], *, public: bool
) -> None:
    assert ("monthly-decisions" in public_ids(project, **changes)) is public


def selected(project: MakeProject, name: str, old: str, new: str) -> Library:
    folder = project(replace={name: (old, new)})
    return select(load(folder).library, PUBLIC)  # whatever the rules would say of it


def test_a_list_knows_how_much_it_lost(project: MakeProject) -> None:
    library = selected(project, CODE, CONTROL, CONTROL + " " * 12 + "audience: internal\n")
    (code,) = [edition.code for edition in library.editions]
    assert code
    theme = code.areas[0].themes[0]
    assert theme.lost("controls") == 1
    assert code.areas[1].lost("controls") == 0
    assert total_withheld(code) == {"controls": 1}


def test_what_goes_with_a_withheld_record_is_counted_too(project: MakeProject) -> None:
    area = "- id: decisions\n"
    library = selected(project, CODE, area, area + "    audience: internal\n")
    (edition,) = library.editions
    assert edition.code
    assert edition.statement
    assert edition.code._withheld == {"areas": 1, "themes": 1, "controls": 1}
    assert edition.statement._withheld == {"areas": 1, "reviews": 1}


def test_a_reference_to_something_withheld_is_dropped_and_counted(project: MakeProject) -> None:
    post = "- id: chief-officer\n"
    library = selected(project, POSTS, post, post + "    audience: internal\n")
    (edition,) = library.editions
    assert edition.code
    assert edition.improvement
    control = edition.code.areas[1].controls[0]
    board = library.organisations[0].boards[0]
    assert (control.owners, control.lost("owners")) == ((), 1)
    assert (board.chair, board.lost("chair")) == (None, 1)
    assert edition.improvement.areas[0].lost("leads") == 1


def test_a_record_goes_with_what_it_cannot_do_without(project: MakeProject) -> None:
    """A signature without its post, and a review without its theme, would make no sense."""
    post = "- id: chief-officer\n"
    folder = project(
        replace={
            POSTS: (post, post + "    audience: internal\n"),
            CODE: ("- id: boards\n", "- id: boards\n        audience: internal\n"),
        }
    )
    (edition,) = select(check_content(folder).library, PUBLIC).editions
    assert edition.statement
    declaration = edition.statement.sections[-1]
    assert (declaration.signatories, declaration.lost("signatories")) == ((), 1)
    assert edition.statement.areas[0].reviews == ()
    assert edition.statement.areas[0].lost("reviews") == 1


@pytest.mark.parametrize(
    "name", [POSTS, "frameworks/example.yml", "glossary.yml", EDITION, CODE, STATEMENT]
)
def test_a_document_nobody_decided_on_is_internal(project: MakeProject, name: str) -> None:
    library = selected(project, name, "audience: public\n", "")
    left = {record.place().file for record, _ in index_library(library).records}
    assert f"content/{name}" not in left


@pytest.mark.parametrize(
    ("old", "kept"),
    [
        pytest.param("", True, id="an earlier release had it in public"),
        pytest.param("    audience: internal\n", False, id="an earlier release had it internal"),
        pytest.param(None, False, id="no release ever had it"),
    ],
)
def test_lineage_may_name_what_an_earlier_release_had(
    project: MakeProject, old: str | None, *, kept: bool
) -> None:
    folder = project()
    plan = folder / "content/example/2024-25/improvement.yml"
    text = plan.read_text("utf-8")
    area = "  - id: quicker-minutes\n"
    plan.write_text(text.replace(area, area + (old or "")), "utf-8")
    before = [] if old is None else [select(check_content(folder).library, PUBLIC)]
    new = area.replace("quicker", "slower") + "    renamed_from: quicker-minutes\n"
    plan.write_text(text.replace(area, new), "utf-8")
    library = load(folder).library
    for release in (select(library, PUBLIC, before), complete_in_itself(library, before)):
        improvement = release.editions[0].improvement
        assert improvement
        (found,) = improvement.areas
        assert found.renamed_from == ("quicker-minutes" if kept else None)
    # What was never frozen is not withheld: it is not there.
    assert found.lost("renamed_from") == 0


SECRET = ControlStatement(group="zq-secret", standard="zq-secret", extent=Extent.NONE)


def with_audiences(record: Record, data: st.DataObject) -> Record:
    """The same record with an audience and a note drawn for all that can have one."""
    changes: dict[str, object] = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.name == "audience":
            choices = [PUBLIC, INTERNAL, *([None] if isinstance(record, Item) else [])]
            changes["audience"] = data.draw(st.sampled_from(choices))
        elif field.internal and field.record not in {None, ControlStatement}:
            continue  # what was published and withdrawn is not the selection's to show
        elif field.internal:
            secret = SECRET if field.record else "zq-secret"
            changes[field.name] = (secret,) if field.many else secret
        elif field.record and value:
            inside = value if field.many else (value,)
            made = tuple(with_audiences(each, data) for each in inside)
            changes[field.name] = made if field.many else made[0]
    return record.without(changes, {})


def names_in(record: Record, field: Field) -> tuple[str, ...]:
    value = getattr(record, field.name)
    return value if field.many else (value,) if value is not None else ()


def places(library: Library) -> set[str]:
    return {str(chain[-1].place()) + type(chain[-1]).__name__ for chain in chains(library)}


MINIMAL_LIBRARY = check_content(MINIMAL).library


@settings(max_examples=budget(short=30, long=150))
@given(st.data())
def test_whatever_the_audiences_selection_keeps_its_promises(data: st.DataObject) -> None:
    library = with_audiences(MINIMAL_LIBRARY, data)
    assert isinstance(library, Library)
    public = select(library, PUBLIC)
    index = index_library(library)
    scopes = {id(record): scope for record, scope in index.records}
    seen = index_library(public)
    expected = set()
    for chain in chains(library):
        kept = all(allows(each) for each in (*chain, *halves(chain)))
        # A record also goes with a withheld one that it, or one around it, cannot do without.
        leans = [
            any(seen.find(field.refers.kind, name, scopes[id(each)]) for name in names)
            for each in chain
            for field in fields_of(type(each))
            if field.refers and (field.refers.essential or (field.required and not field.many))
            if (names := names_in(each, field))
        ]
        if kept and all(leans):
            expected.add(str(chain[-1].place()) + type(chain[-1]).__name__)
    assert places(public) == expected
    assert all(all(each.all_withheld.values()) for each in below(public))  # none is lost of nothing
    assert select(public, PUBLIC) == public
    assert select(library, INTERNAL) is library
    assert "zq-secret" not in public.model_dump_json()
