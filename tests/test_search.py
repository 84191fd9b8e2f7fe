"""The search bundles: the same bytes for the same pages, whatever Pagefind's threads do."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import search
from generator.search import RUNTIME, SearchError, index, write_runtime

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("Review", "Board", "Post", "Area")


def write_unit(folder: Path, pages: int = 24) -> Path:
    """Pages with several filters of several values each, in which order varies most."""
    for number in range(pages):
        filters = "".join(
            f'<span data-pagefind-filter="{name}[data-value]" data-value="{value}"></span>'
            for name in ("kind", "area", "year")
            for value in (KINDS[number % 4], KINDS[number % 3])
        )
        page = folder / f"page-{number}" / "index.html"
        page.parent.mkdir(parents=True)
        text = f"<p>Words of page{number} and minutes.</p>"
        page.write_text(
            f"<html lang=en><title>Page {number}</title><body>"
            f"<main data-pagefind-body>{filters}<h1>Page {number}</h1>{text}</main></body></html>"
        )
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_same_pages_give_the_same_bytes_every_time(tmp_path: Path) -> None:
    bundles = []
    for run in range(4):
        unit = write_unit(tmp_path / str(run))
        index(unit)
        bundles.append(contents(unit / "pagefind"))
    assert bundles[1:] == bundles[:1] * 3


def test_a_bundle_is_written_anew(tmp_path: Path) -> None:
    unit = write_unit(tmp_path, 1)
    (unit / "pagefind").mkdir()
    (unit / "pagefind" / "leftover").write_text("")
    index(unit)
    assert "leftover" not in contents(unit / "pagefind")


def test_a_bundle_holds_the_index_only_and_its_names_lead_to_its_files(tmp_path: Path) -> None:
    unit = write_unit(tmp_path)
    index(unit)
    files = contents(unit / "pagefind")
    assert not [name for name in files if name.endswith((".js", ".css", ".pagefind"))]
    language = json.loads(files["pagefind-entry.json"])["languages"]["en"]
    assert language["page_count"] == 24
    meta = search._read(unit / "pagefind" / f"pagefind.{language['hash']}.pf_meta")
    filters = cast("list[list[str]]", cast("list[object]", meta)[3])
    assert [name for name, _ in filters] == ["area", "kind", "year"]
    for name, digest in filters:
        held = search._read(unit / "pagefind" / "filter" / f"{digest}.pf_filter")
        found, values = cast("tuple[str, list[list[object]]]", held)
        assert (found, [value[0] for value in values]) == (name, sorted(KINDS))
    assert len([name for name in files if name.startswith("filter/")]) == 3


def test_nothing_is_searched_where_no_page_says_so(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html><body><p>Hidden words</p></body></html>")
    index(tmp_path)
    files = contents(tmp_path / "pagefind")
    entry = json.loads(files.pop("pagefind-entry.json"))
    assert entry["languages"]["en"]["page_count"] == 0
    assert [name.rpartition(".")[2] for name in files] == ["pf_meta"]


def test_the_runtime_stands_once_with_an_empty_index_of_its_own(tmp_path: Path) -> None:
    (tmp_path / RUNTIME).mkdir(parents=True)
    (tmp_path / RUNTIME / "leftover").write_text("")
    write_runtime(tmp_path)
    names = sorted(contents(tmp_path / RUNTIME))
    assert names == sorted(
        [*search._RUNTIME_FILES, "pagefind-entry.json", "pagefind.en_392fa1284c.pf_meta"]
    )


values = st.recursive(
    st.integers(0, 2**64 - 1) | st.text(),
    lambda inside: st.lists(inside, max_size=30),
    max_leaves=60,
)


@given(values)
def test_what_is_packed_reads_back(value: search.Value) -> None:
    assert search._decode(search._encode(value), 0) == (value, len(search._encode(value)))


@pytest.mark.parametrize(
    ("value", "encoded"),
    [(0, "00"), (23, "17"), (24, "1818"), (255, "18ff"), (256, "190100"), (65536, "1a00010000"),
     (2**32, "1b0000000100000000"), ("", "60"), ("a", "6161"), ("ü", "62c3bc"), ([], "80"),
     ([1, "a"], "82016161")],
)  # fmt: skip
def test_the_encoding_is_that_of_rfc_8949(value: search.Value, encoded: str) -> None:
    assert search._encode(value).hex() == encoded


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            b"pagefind_dcd\x00\x00",
            "x does not have the form this version of Pagefind should write.",
        ),
        (b"another_mark\x00", "x does not have the form this version of Pagefind should write."),
        (b"pagefind_dcd\x40", "Pagefind wrote a kind of value that is not known here: 2."),
    ],
)
def test_another_form_of_file_is_an_error(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "x").write_bytes(gzip.compress(data))
    with pytest.raises(SearchError) as caught:
        search._read(tmp_path / "x")
    assert str(caught.value) == said
