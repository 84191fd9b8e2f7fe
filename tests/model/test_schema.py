"""What the model says of its own fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model import (
    Action,
    Appendix,
    Area,
    AreaReview,
    Assurance,
    Board,
    Closure,
    Code,
    Control,
    ControlStatement,
    DueDate,
    Edition,
    Library,
    Post,
    Principle,
    Record,
    ReleaseFacts,
    Review,
    Theme,
)
from generator.model.fields import Refers
from generator.model.schema import (
    Field,
    children,
    fields_of,
    kinds_with_lineage,
    lineage_fields,
    references,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAIN: dict[str, object] = {
    "record": None,
    "many": False,
    "refers": None,
    "internal": False,
    "narrative": False,
    "wording": False,
    "required": False,
}


@pytest.mark.parametrize(
    ("cls", "name", "facts"),
    [
        (Control, "title", {"required": True, "wording": True}),
        (Control, "text", {"required": True, "narrative": True, "wording": True}),
        (Control, "owners", {"many": True, "refers": Refers("post")}),
        (Control, "frequency", {}),
        (Control, "evidence", {"internal": True, "narrative": True, "wording": True}),
        (Control, "last_tested", {"internal": True}),
        (Control, "notes", {"many": True, "internal": True, "narrative": True, "wording": True}),
        (Area, "controls", {"many": True, "record": Control}),
        (Area, "principle", {"refers": Refers("principle")}),
        (AreaReview, "area", {"required": True, "refers": Refers("area")}),
        (Review, "theme", {"refers": Refers("theme", essential=True)}),
        (Edition, "code", {"record": Code}),
        (Post, "aliases", {"many": True, "wording": True}),
        (Theme, "printed_in", {"many": True}),
        (Action, "due", {"many": True, "record": DueDate}),
        (Action, "carried_from", {"refers": Refers("action", lineage=True)}),
        (Action, "replaced_by", {"refers": Refers("action", successor=True)}),
        (Closure, "evidence", {"internal": True, "narrative": True, "wording": True}),
        (Appendix, "content", {"internal": True, "narrative": True, "wording": True}),
        (Assurance, "control_statements",
         {"many": True, "record": ControlStatement, "internal": True}),
    ],
)  # fmt: skip
def test_a_field_is_read_off_its_type(
    cls: type[Record], name: str, facts: dict[str, object]
) -> None:
    (field,) = [field for field in fields_of(cls) if field.name == name]
    assert field == Field(name=name, **{**PLAIN, **facts})  # type: ignore[arg-type]


def test_fields_stand_in_the_order_of_their_declaration() -> None:
    names = [field.name for field in fields_of(Principle)]
    assert names == [
        "notes", "reader_notes", "inferred", "audience", "id", "letter", "name", "title", "about",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cls", "relations"),
    [
        (Action, ["carried", "split", "replaced"]),
        (Area, ["renamed", "split", "merged"]),
        (Board, []),
    ],
)
def test_lineage_goes_by_the_name_of_its_field(cls: type[Record], relations: list[str]) -> None:
    assert [field.relation for field in lineage_fields(cls)] == relations


def test_all_lineage_stays_within_a_kind() -> None:
    """What came from what is followed from item to item, so both are of one kind."""
    assert kinds_with_lineage() == {"action", "area", "control", "improvement", "risk", "theme"}
    for cls in classes(Library):
        assert len({field.refers.kind for field in lineage_fields(cls) if field.refers}) <= 1


def classes(cls: type[Record]) -> Iterator[type[Record]]:
    yield cls
    for field in fields_of(cls):
        if field.record:
            yield from classes(field.record)


def subclasses(cls: type[Record]) -> Iterator[type[Record]]:
    for each in cls.__subclasses__():
        yield each
        yield from subclasses(each)


def test_every_class_of_the_model_is_reached_from_the_library() -> None:
    bases = {"Item", "Document", "Dated", "Edited", "MaybeInPart"}
    # These stand beside its content.
    of_a_release = {each.__name__ for each in classes(ReleaseFacts)}
    assert of_a_release >= {"FrozenFile", "KnownStatement", "RecordedPlan", "RecordedState"}
    declared = {
        each.__name__
        for each in subclasses(Record)
        if each.__module__.startswith("generator.model")
    }
    assert {each.__name__ for each in classes(Library)} == declared - bases - of_a_release


def test_children_are_the_records_directly_inside_each_with_its_field(library: Library) -> None:
    (edition,) = library.editions
    inside = [(field.name, type(child).__name__) for field, child in children(edition)]
    assert inside == [
        *[("documents", "DocumentEntry")] * 4,
        ("code", "Code"),
        ("statement", "Statement"),
        ("improvement", "Improvement"),
        ("assurance", "Assurance"),
    ]


def test_references_are_the_ids_a_record_names_with_their_paths(library: Library) -> None:
    board = library.organisations[0].boards[1]
    assert isinstance(board, Board)
    assert [(field.name, name, path) for field, name, path in references(board)] == [
        ("parent", "main-board", ("parent",))
    ]
    assert library.editions[0].code
    control = library.editions[0].code.areas[1].controls[0]
    assert [(name, path) for _, name, path in references(control)] == [
        ("chief-officer", ("owners", 0))
    ]
