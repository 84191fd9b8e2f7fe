"""The leak gate finds internal texts in whatever form programs and people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.encodings import as_cases, encodings, write_project
from support.project import REPOSITORY

from generator.audience import select
from generator.leaks import Scan, search_files, secrets_of, shipped_by, texts_of
from generator.model.load import load
from generator.resources import find_resources
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from support.encodings import Encoded

    from generator.leaks import Secrets


@pytest.fixture(scope="module")
def secrets(tmp_path_factory: pytest.TempPathFactory) -> Secrets:
    folder = tmp_path_factory.mktemp("encodings")
    write_project(folder)
    library = load(folder).library
    shipped = shipped_by(find_resources(REPOSITORY))
    return secrets_of([("", library)], [select(library, Audience.PUBLIC)], shipped)


@pytest.mark.parametrize("case", as_cases(encodings()))
def test_a_text_is_found_in_every_form(secrets: Secrets, case: Encoded) -> None:
    found = search_files([(case.file, case.data)], secrets)
    assert case.field in {hit.value.field for hit in found.hits}
    assert texts_of([(case.file, case.data)]).say(Scan(secrets))
