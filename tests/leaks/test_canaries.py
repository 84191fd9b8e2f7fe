"""Nothing internal reaches a public file: tried with a canary in every field of every record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.budget import budget
from support.canaries import found_in, write_project
from support.project import MINIMAL
from support.releases import released

from generator import audience, pipeline
from generator.model import Library, ReaderNote, Record
from generator.model.schema import Field, fields_of
from generator.releases import versions
from generator.views.inferred import BESIDE
from generator.vocabulary import Audience
from generator.words import say_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from support.canaries import Canaries

# Kept for years to come and for the generator itself; no page shows them, to anyone.
ON_NO_PAGE = {
    "Appendix.id",
    "Attachment.alt",
    "Board.named_in",
    "Deadline.by",
    "Deadline.notes",
    "Deadline.rule",
    "Deadline.year",  # no edition is of that year
    "Deadlines.notes",
    "JointControl.id",
    "PanelAction.id",
    "Post.named_in",
    "Statement.unplaced",  # waits for a place on one
    # What was withdrawn is not there: pages say when, and never what or why.
    "Withdrawal.reason",
}
# What has a name is an item of a release's list, by that name; pictures alone are shown with "alt".
NAMED_IN_LISTS = {"Appendix.id", "Attachment.alt", "JointControl.id", "PanelAction.id"}
# Shown where two years are compared; the public has but one year with documents to compare here.
ONLY_COMPARED = {
    "Area.summary_title",
    "Area.why",
    "AreaReview.summary_title",
    "Control.why",
    "Defence.id",
    "Figure.id",
    "Milestone.id",
    "OwnRisk.why",
    "Section.why",
    "Subsection.why",
    "SubsectionPart.why",
    "Theme.why",
}


# What these were inferred from is said on no page.
UNMARKED = {
    # The value leads to what is withheld, and the basis goes with it.
    "Action.area",
    "Action.carried_from",
    "Action.committee",
    "Action.lead",
    "Action.part_of",
    "Action.replaced_by",
    "Action.sponsor",
    "Action.split_from",
    "Area.merged_from",
    "Area.renamed_from",
    "Area.split_from",
    "Assessment.owner",
    "Assessment.paper",
    "Board.chair",
    "Board.escalates_to",
    "Board.parent",
    "Control.merged_from",
    "Control.renamed_from",
    "Control.split_from",
    "DueDate.approved_by",
    "DueDate.paper",
    "ImprovementArea.carried_from",
    "ImprovementArea.merged_from",
    "ImprovementArea.renamed_from",
    "ImprovementArea.split_from",
    "OwnRisk.merged_from",
    "OwnRisk.renamed_from",
    "OwnRisk.split_from",
    "PanelAction.answered_in",
    "Paper.since",
    "Theme.merged_from",
    "Theme.renamed_from",
    "Theme.split_from",
    "Update.paper",
    # No page shows the field.
    "Deadline.by",
    "Deadline.organisations",
    "Deadline.rule",
    "Deadline.state",
    "Deadline.year",
}


def build(tmp_path: Path, *audiences: Audience) -> Canaries:
    site = (MINIMAL / "content/site.yml").read_text("utf-8")
    # So every public value is shown: otherwise numbers that tell of a gap are not.
    canaries = write_project(tmp_path / "project", f"{site}withheld: exact\n")
    released(tmp_path / "project")
    pipeline.build(tmp_path / "project", tmp_path / "site", audiences)
    return canaries


def classes(cls: type[Record] = Library) -> Iterator[type[Record]]:
    yield cls
    for field in fields_of(cls):
        if field.record:
            yield from classes(field.record)


def test_the_canaries_reach_every_field_that_is_internal_by_type(tmp_path: Path) -> None:
    canaries = write_project(tmp_path, "")
    internal = {
        f"{cls.__name__}.{field.name}"
        for cls in classes()
        for field in fields_of(cls)
        if field.internal and not field.record
    }
    assert internal >= {"Control.evidence", "Closure.evidence", "Appendix.content", "Edition.notes"}
    internal |= {f"ControlStatement.{name}" for name in ("group", "standard", "text")}
    assert internal <= set(canaries.hidden.values())


def test_nothing_internal_is_in_a_public_file_and_all_of_it_on_internal_pages(
    tmp_path: Path,
) -> None:
    canaries = build(tmp_path, *Audience)
    public, internal = tmp_path / "site/public", tmp_path / "site/internal"
    assert not found_in(public, canaries.hidden | canaries.hidden_bases)
    everything = canaries.hidden | canaries.shown
    lists = tmp_path / "lists"
    for at, file in enumerate([*public.rglob("release.json"), *internal.rglob("release.json")]):
        lists.mkdir(exist_ok=True)
        file.replace(lists / f"{at}.json")  # they repeat what pages say, which has to be there
    said_in_lists = set(found_in(lists, everything))
    assert said_in_lists > {"Control.title", "Edition.about", "Paper.title"}
    assert said_in_lists - set(found_in(internal, everything)) == NAMED_IN_LISTS
    assert set(everything.values()) - set(found_in(internal, everything)) == ON_NO_PAGE
    missing = set(canaries.shown.values()) - set(found_in(public, canaries.shown))
    assert missing <= ON_NO_PAGE | ONLY_COMPARED
    unmarked = set(canaries.bases.values()) - set(found_in(public, canaries.bases))
    assert unmarked == UNMARKED
    assert list(shown_without_mark(tmp_path / "site", canaries)) == []


def shown_without_mark(site: Path, canaries: Canaries) -> Iterator[tuple[str, str]]:
    """The pages and downloads that show a field marked beside its value, and not its mark."""
    marked = [pair for pair in canaries.beside if pair[0].split(".")[1] in BESIDE]
    assert marked
    for file in sorted(site.rglob("*")):
        if file.suffix in {".html", ".json", ".csv"}:
            text = file.read_text("utf-8")
            for name, value, basis in marked:
                dated = say_date(value) if value.count("-") == len("--") else value
                if (value in text or dated in text) and basis not in text:
                    yield name, file.relative_to(site).as_posix()


def all_of_it(library: Library, *_: object) -> Library:
    return library


def all_notes(record: Record, was: Callable[[Record], bool] = audience._is_public) -> bool:
    return isinstance(record, ReaderNote) or was(record)


def as_if_public(cls: type[Record]) -> tuple[Field, ...]:
    return tuple(replace(field, internal=False) for field in fields_of(cls))


BREAKAGES = [
    pytest.param((audience, "_is_public", bool), "Control.title", id="all items are public"),
    pytest.param((audience, "_is_public", all_notes), "ReaderNote.text", id="all notes too"),
    pytest.param((audience, "fields_of", as_if_public), "Control.evidence", id="fields too"),
]
COARSE = pytest.param((versions, "select", all_of_it), "Control.title", id="nothing is selected")


@pytest.mark.parametrize(
    ("broken", "leaks"), budget(short=BREAKAGES[-1:], long=[COARSE, *BREAKAGES])
)
def test_the_canaries_catch_a_broken_selection(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    broken: tuple[object, str, Callable[..., object]],
    leaks: str,
) -> None:
    monkeypatch.setattr(*broken)
    monkeypatch.setattr(pipeline, "_keep_in", lambda *_: None)  # the gate would refuse the site
    canaries = build(tmp_path, Audience.PUBLIC)
    assert leaks in found_in(tmp_path / "site/public", canaries.hidden)
