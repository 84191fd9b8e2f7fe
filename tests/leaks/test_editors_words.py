"""What editors keep to themselves is a secret to the gate, whatever the selection lets through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.project import REPOSITORY
from support.sabotage import PAGE, page

from generator.audience import select
from generator.leaks import search_files, secrets_of, shipped_by
from generator.model.load import load
from generator.resources import find_resources
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from support.project import MakeProject

FREQUENCY = "            frequency: monthly\n"
EDITORS = """\
            evidence: A list of keys.
            inferred:
              evidence: copied from the locksmith's own drawer
              frequency: worked out from twelve dated minutes
            reader_notes:
              - text: The clerk remembers another spare key.
              - {text: Two papers disagree about the number., audience: public}
"""


@pytest.mark.parametrize("broken", [False, True], ids=["selected", "nothing is selected"])
@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("The clerk remembers another spare key.", True),
        ("copied from the locksmith's own drawer", True),
        ("Two papers disagree about the number.", False),
        ("worked out from twelve dated minutes", False),
    ],
)
def test_the_gate_knows_which_of_an_editors_words_are_internal(
    project: MakeProject, text: str, *, secret: bool, broken: bool
) -> None:
    code = "example/2024-25/code.yml"
    library = load(project(replace={code: (FREQUENCY, FREQUENCY + EDITORS)})).library
    published = library if broken else select(library, Audience.PUBLIC)
    secrets = secrets_of([("", library)], [published], shipped_by(find_resources(REPOSITORY)))
    assert bool(search_files([(PAGE, page(text)[PAGE])], secrets)) is secret
