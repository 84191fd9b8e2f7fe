"""What an editor inferred is marked, goes with its value, and is in no median or chart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from support.budget import budget
from support.comparisons import compared
from support.plans import action

from generator.audience import select
from generator.compare.records import ChangeKind
from generator.model.load import load
from generator.tracker.figures import counts_of, left_out
from generator.tracker.life import Life
from generator.tracker.period import period
from generator.tracker.status import standing
from generator.views.inferred import bases_below, basis_of, due_basis, say_inferred, state_basis
from generator.views.tracker import say_left_out
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from support.project import MakeProject

    from generator.model import Action, Control, Library

some = settings(max_examples=budget(short=30, long=300), derandomize=True)
OWNED = "owners: [chief-officer]\n"
JUNE = date(2024, 6, 30)


def control_of(library: Library) -> Control:
    (edition,) = library.editions
    assert edition.code
    return edition.code.areas[0].themes[0].controls[0]


def done(*, began: bool = False, closed: bool = False) -> Action:
    """An action that was done in a month, of which an editor inferred when it began or ended."""
    made = action("2024-05-01 complete", began="2024-04-01")
    (update,) = made.updates
    if closed:
        update = update.model_copy(update={"inferred": {"date": "the date of the paper"}})
    start = {"began": "the date of the paper"} if began else {}
    return made.model_copy(update={"inferred": start, "updates": (update,)})


def test_what_a_value_was_inferred_from_goes_with_the_value(project: MakeProject) -> None:
    more = """            inferred: {owners: read from the chair, evidence: seen, title: a heading}
            evidence: A file.
"""
    library = load(project(replace={"example/2024-25/code.yml": (OWNED, OWNED + more)})).library
    staff = control_of(library)
    assert [*staff.inferred] == ["owners", "evidence", "title"]
    public = control_of(select(library, Audience.PUBLIC))
    assert public.inferred == {"owners": "read from the chair", "title": "a heading"}
    assert basis_of(public, "owners", "boards") == "read from the chair"
    assert say_inferred(basis_of(public, "owners")) == " (inferred: read from the chair)"
    assert say_inferred(basis_of(public, "boards")) == ""
    assert bases_below(public) == [("Title", "a heading")]


def test_it_goes_with_owners_who_are_withheld(project: MakeProject) -> None:
    more = "            inferred: {owners: read from the chair}\n"
    hidden = ("  - id: chief-officer\n", "  - id: chief-officer\n    audience: internal\n")
    changes = {
        "example/2024-25/code.yml": (OWNED, OWNED + more),
        "organisations/example.yml": hidden,
    }
    library = load(project(replace=changes)).library
    assert control_of(library).inferred
    assert control_of(select(library, Audience.PUBLIC)).inferred == {}


def test_a_note_for_readers_is_internal_unless_it_says_itself_that_it_is_public(
    project: MakeProject,
) -> None:
    more = """            audience: public
            reader_notes:
              - {text: It is not followed.}
              - {text: It may be read., audience: public}
"""
    library = load(project(replace={"example/2024-25/code.yml": (OWNED, OWNED + more)})).library
    assert len(control_of(library).reader_notes) == 2
    public = control_of(select(library, Audience.PUBLIC))
    assert [note.text for note in public.reader_notes] == ["It may be read."]
    assert public.lost("reader_notes") == 0


def test_a_state_and_a_due_date_say_what_they_were_inferred_from() -> None:
    made = action("2024-05-01 complete", "2024-04-01 2024-05")
    stood = {"inferred": {"state": 'the paper says "delivered"'}}
    due = {"inferred": {"date": "the end of the plan"}}
    made = made.model_copy(
        update={
            "updates": (made.updates[0].model_copy(update=stood),),
            "due": (made.due[0].model_copy(update=due),),
        }
    )
    shown = standing(Life(made), JUNE)
    assert state_basis(shown) == 'the paper says "delivered"'
    assert due_basis(shown) == "the end of the plan"


@some
@given(st.lists(st.tuples(st.booleans(), st.booleans())))
def test_no_inferred_value_is_in_a_median(inferred: list[tuple[bool, bool]]) -> None:
    plan = [done(began=began, closed=closed) for began, closed in inferred]
    known = [each for each, told in zip(plan, inferred, strict=True) if not any(told)]
    late = action("2024-06-30 complete", began="2020-01-01")
    late = late.model_copy(update={"inferred": {"began": "a guess"}})
    now = period(map(Life, [*plan, late]), JUNE)
    expected = counts_of(period(map(Life, known), JUNE))["months_to_complete"]
    assert counts_of(now)["months_to_complete"] == expected
    assert left_out(now.now) == len(plan) - len(known) + 1


def test_how_many_were_left_out_is_said() -> None:
    assert say_left_out(0, "actions") == ""
    assert say_left_out(1, "actions") == " (1 action left out: inferred)"
    assert say_left_out(3, "assessments") == " (3 assessments left out: inferred)"


def test_another_basis_is_a_change_and_another_note_is_housekeeping() -> None:
    def with_control(**more: object) -> dict[str, object]:
        control = {"id": "keys", "owners": ["chief"], **more}
        return {"code": {"areas": [{"id": "safety", "controls": [control]}]}}

    read, told = {"owners": "read from the chair"}, {"owners": "told by the clerk"}
    note = {"text": "Two papers disagree.", "audience": "public"}
    kinds = [
        change.kind
        for old, new in (
            (with_control(), with_control(inferred=read)),
            (with_control(inferred=read), with_control(inferred=told)),
            (with_control(), with_control(reader_notes=[note])),
        )
        for change in compared(old, new).changes
        if change.item == "control"
    ]
    assert kinds == [ChangeKind.CHANGED, ChangeKind.CHANGED, ChangeKind.HOUSEKEEPING]
