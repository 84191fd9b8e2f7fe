"""The search bundles: the same bytes for the same pages, whatever Pagefind's threads do."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, cast

import pytest

from generator.language import NAMES
from generator.problems import ExpectedError
from generator.publish import pagefind_files, search
from generator.publish.pagefind_files import SearchError
from generator.publish.search import RUNTIME, index, write_runtime

if TYPE_CHECKING:
    from collections.abc import Callable
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
        index(unit, "en")
        bundles.append(contents(unit / "pagefind"))
    assert bundles[1:] == bundles[:1] * 3


def test_a_bundle_is_written_anew(tmp_path: Path) -> None:
    unit = write_unit(tmp_path, 1)
    (unit / "pagefind").mkdir()
    (unit / "pagefind" / "leftover").write_text("")
    index(unit, "en")
    assert "leftover" not in contents(unit / "pagefind")


def test_a_bundle_holds_the_index_only_and_its_names_lead_to_its_files(tmp_path: Path) -> None:
    unit = write_unit(tmp_path)
    index(unit, "en")
    files = contents(unit / "pagefind")
    assert not [name for name in files if name.endswith((".js", ".css", ".pagefind"))]
    language = json.loads(files["pagefind-entry.json"])["languages"]["en"]
    assert language["page_count"] == 24
    meta = pagefind_files.read(unit / "pagefind" / f"pagefind.{language['hash']}.pf_meta")
    filters = cast("list[list[str]]", cast("list[object]", meta)[3])
    assert [name for name, _ in filters] == ["area", "kind", "year"]
    for name, digest in filters:
        held = pagefind_files.read(unit / "pagefind" / "filter" / f"{digest}.pf_filter")
        found, values = cast("tuple[str, list[list[object]]]", held)
        assert (found, [value[0] for value in values]) == (name, sorted(KINDS))
    assert len([name for name in files if name.startswith("filter/")]) == 3


def test_the_index_lies_in_small_parts_that_keep_words_together_that_begin_alike(
    tmp_path: Path,
) -> None:
    words = [f"{a}{b}{c}word" for a in "bdfgk" for b in "aeiou" for c in "bcdfghklmnprst"]
    page = f"<main data-pagefind-body><h1>Words</h1><p>{' '.join(words)}</p></main>"
    (tmp_path / "index.html").write_text(
        f"<html lang=en><title>W</title><body>{page}</body></html>"
    )
    index(tmp_path, "en")
    files = contents(tmp_path / "pagefind")
    (meta_file,) = [name for name in files if name.endswith(".pf_meta")]
    meta = cast("list[list[list[str]]]", pagefind_files.read(tmp_path / "pagefind" / meta_file))
    named = {f"index/{name}.pf_index": (first, last) for first, last, name in meta[2]}
    assert set(named) == {name for name in files if name.startswith("index/")}
    stems = {name: pagefind_files.held_in(name, files[name]).stems for name in named}
    assert {name: (min(held), max(held)) for name, held in stems.items()} == named
    assert sorted(stem for held in stems.values() for stem in held) == sorted([*words, "word"])
    starts = [{stem[:2] for stem in held} for held in stems.values()]
    assert sum(map(len, starts)) == len(set.union(*starts))
    assert max(len(files[name]) for name in named) < 3_000
    assert len(named) > 2


def test_nothing_is_searched_where_no_page_says_so(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html><body><p>Hidden words</p></body></html>")
    index(tmp_path, "en")
    files = contents(tmp_path / "pagefind")
    entry = json.loads(files.pop("pagefind-entry.json"))
    assert entry["languages"]["en"]["page_count"] == 0
    assert [name.rpartition(".")[2] for name in files] == ["pf_meta"]


def test_the_runtime_stands_once_with_an_empty_index_of_its_own(tmp_path: Path) -> None:
    (tmp_path / RUNTIME).mkdir(parents=True)
    (tmp_path / RUNTIME / "leftover").write_text("")
    write_runtime(tmp_path)
    names = sorted(contents(tmp_path / RUNTIME))
    empty = [f"pagefind.{language}_392fa1284c.pf_meta" for language in NAMES]
    assert names == sorted([*search._RUNTIME_FILES, "pagefind-entry.json", *empty])


def not_there(_: Path) -> Path:
    raise FileNotFoundError("Could not find any of []")


def not_executable(folder: Path) -> Path:
    (folder / "pagefind").write_text("", "utf-8")
    return folder / "pagefind"


def hanging(folder: Path) -> Path:
    program = folder / "pagefind"
    program.write_text("#!/bin/sh\nexec sleep 60\n", "utf-8")
    program.chmod(0o755)
    return program


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (not_there, "cannot be run: it is not there. Install the program anew."),
        (not_executable, "cannot be run: Permission denied. Install the program anew."),
        (hanging, "was ended after 1 seconds. Build again."),
    ],
)
def test_pagefind_that_cannot_be_run_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: Callable[[Path], Path], said: str
) -> None:
    monkeypatch.setattr(search, "get_executable", lambda: made(tmp_path))
    monkeypatch.setattr(search, "_PATIENCE", 1)
    unit = write_unit(tmp_path / "work" / "unit", 1)
    with pytest.raises(SearchError) as caught:
        index(unit, "en")
    assert str(caught.value) == f"Pagefind, which makes it, {said}"
    with pytest.raises(ExpectedError) as refused:
        write_runtime(tmp_path / "work" / "site")
    assert str(refused.value) == (
        f"What every search needs could not be built:\n  Pagefind, which makes it, {said}"
    )
    assert [path.name for path in (tmp_path / "work").iterdir()] == ["unit"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"another_mark\x00", id="another mark"),
        pytest.param(b"pagefind_dcd", id="nothing"),
        pytest.param(b"pagefind_dcd\x82\x00", id="too short"),
        pytest.param(b"pagefind_dcd\x00\x00", id="two values"),
        pytest.param(b"pagefind_dcd\x61\xff", id="no text"),
        pytest.param(b"pagefind_dcd\x81\x41a", id="bytes"),
        pytest.param(b"pagefind_dcd\x81\xa1\x61a\x61b", id="keys and values"),
        pytest.param(b"pagefind_dcd\xf5", id="truth"),
        pytest.param(b"pagefind_dcd\x7f\x61a\x61b\xff", id="in pieces"),
        pytest.param(b"pagefind_dcd\xc0\x00", id="tag"),
    ],
)
def test_another_form_of_file_is_an_error(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x").write_bytes(gzip.compress(data))
    with pytest.raises(SearchError) as caught:
        pagefind_files.read(tmp_path / "x")
    said = "x does not have the form this version of Pagefind should write."
    assert str(caught.value) == said


def test_what_is_packed_is_the_same_whatever_python_packs_it() -> None:
    packed = pagefind_files.pack(["word", 1, []])
    # Deflated, without name or time, for the best compression, as on Unix.
    assert packed[:10].hex(" ") == "1f 8b 08 00 00 00 00 00 02 03"
    assert gzip.decompress(packed) == b"pagefind_dcd\x83\x64word\x01\x80"
