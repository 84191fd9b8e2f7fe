"""Every internal field, put by hand into every kind of output, is found there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.budget import budget
from support.canaries import write_project
from support.project import MINIMAL, REPOSITORY
from support.sabotage import OUTPUTS, index_words

from generator.audience import select
from generator.leaks import search_files, secrets_of, shipped_by
from generator.model.load import load
from generator.model.schema import fields_of
from generator.resources import find_resources
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.sabotage import Files

    from generator.leaks import Secrets
    from generator.model import Record

# Years stand everywhere, and so do the words of one paper's id, which is another's and a year:
# alone they prove nothing, and the report says so.
UNPROVED = {
    *("Board.named_in", "Deadline.year", "Edition.year", "Paper.id", "Post.named_in"),
    "Withdrawal.kind",  # words of the program itself
}


@pytest.fixture(scope="module")
def canaries(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], Secrets]:
    """The internal canaries with the fields they stand in, and what the gate makes of them."""
    folder = tmp_path_factory.mktemp("canaries")
    made = write_project(folder, (MINIMAL / "content/site.yml").read_text("utf-8"))
    written = "".join(file.read_text("utf-8") for file in folder.rglob("*.yml"))
    hidden = {
        canary: field for canary, field in made.hidden.items() if "." in field and canary in written
    }
    library = load(folder).library
    shipped = shipped_by(find_resources(REPOSITORY))
    return hidden, secrets_of([("", library)], [select(library, Audience.PUBLIC)], shipped)


def field_of(record: Record, name: str) -> str:
    """The class that a field was written for, and its name."""
    assert name in {field.name for field in fields_of(type(record))}
    return f"{type(record).__name__}.{name}"


def test_the_gate_looks_for_every_field_that_can_be_internal(
    canaries: tuple[dict[str, str], Secrets],
) -> None:
    hidden, secrets = canaries
    fields = {field_of(value.record, value.field) for value in secrets.runs.values()}
    assert set(hidden.values()) - fields == {"Board.named_in", "Deadline.year", "Post.named_in"}
    assert {field_of(value.record, value.field) for value in secrets.unproved} == UNPROVED


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.__name__)
def test_every_internal_field_is_found_in_every_kind_of_output(
    canaries: tuple[dict[str, str], Secrets], output: Callable[[str], Files]
) -> None:
    hidden, secrets = canaries
    kept = search_files(output("Ours").items(), secrets)
    assert not kept.hits
    missed = set()
    begin, step = budget(short=(OUTPUTS.index(output) % 4, 4), long=(0, 1))
    for canary, field in [*hidden.items()][begin::step]:
        found = search_files(output(canary).items(), secrets)
        fields = {field_of(hit.value.record, hit.value.field) for hit in found.hits}
        # The index of a search holds single words: of a day, it may take one for another's.
        if field not in fields and not (output is index_words and found):
            missed.add(field)
    assert missed <= UNPROVED
