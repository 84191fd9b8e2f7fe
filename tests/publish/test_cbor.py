"""The encoding of Pagefind's files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.cbor import decode, encode

if TYPE_CHECKING:
    from generator.publish.cbor import Value

values = st.recursive(
    st.integers(-(2**64), 2**64 - 1) | st.text(),
    lambda inside: st.lists(inside, max_size=30),
    max_leaves=60,
)


@given(values)
def test_what_is_packed_reads_back(value: Value) -> None:
    assert decode(encode(value), 0) == (value, len(encode(value)))


@pytest.mark.parametrize(
    ("value", "encoded"),
    [(0, "00"), (23, "17"), (24, "1818"), (255, "18ff"), (256, "190100"), (65536, "1a00010000"),
     (2**32, "1b0000000100000000"),
     (-1, "20"), (-25, "3818"), ("", "60"), ("a", "6161"), ("ü", "62c3bc"), ([], "80"),
     ([1, "a"], "82016161")],
)  # fmt: skip
def test_the_encoding_is_that_of_rfc_8949(value: Value, encoded: str) -> None:
    assert encode(value).hex() == encoded
