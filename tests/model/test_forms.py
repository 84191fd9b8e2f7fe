"""What a field takes, its pattern takes: an editor underlines nothing that the program reads."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import fastjsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from support.budget import budget
from support.plain import as_editors_see

from generator.model.forms import FORMS_OF_TYPES, ValueForm
from generator.problems import Place
from generator.reading.nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Place("content/file.yml")
# YAML takes these for no text, and nobody calls or numbers an item so: editors may underline them.
NO_TEXTS = {"true", "false", "null", "~"}
LIKELY = (
    *("2025-06-12", "2025-06", "2025", "31/03/2025", "31.3.2025", "12th June 2025", "June 2025"),
    *("TBC", "Ongoing", "By July 2021", "Q3 2021/22", "2021/22", "1.1", "1.10", "007", "-1", "3"),
    *("a", "one-form", "2024-25", "2024", "1e5", "0x1f", "met/2016-17", "2016-17/area/theme", "A"),
    *("https://example.org/a", "structure.png", "2017-07-26-audited", "a" * 64, "x: y", "£1", "~"),
)
WORDS = st.sampled_from(LIKELY) | st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=12
)


@cache
def compiled(words: str) -> Callable[[object], object]:
    (form,) = (form for _, form in FORMS_OF_TYPES if form.words == words)
    reader: Callable[[object], object] = fastjsonschema.compile(dict(form.schema))
    return reader


@pytest.mark.parametrize(
    ("kind", "form"), FORMS_OF_TYPES, ids=[form.words for _, form in FORMS_OF_TYPES]
)
@settings(max_examples=budget(short=60, long=500))
@given(text=WORDS, plain=st.booleans())
def test_what_a_type_takes_is_right_by_its_schema(
    kind: Any, form: ValueForm, text: str, *, plain: bool
) -> None:
    node = Scalar(text.strip(), HERE, plain=plain)
    try:
        TypeAdapter(kind).validate_python(node)
    except ValidationError:
        return
    if not (plain and node.value.casefold() in NO_TEXTS):
        compiled(form.words)(as_editors_see(node))
