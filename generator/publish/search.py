"""Builds the search: the only module that knows Pagefind.

A unit's bundle holds its index only. The runtime (scripts, WebAssembly and an empty index of its
own) stands once per site; the page starts from it and merges the bundles it wants to search.
"""

from __future__ import annotations

import errno
import gzip
import json
import os
import shutil
import subprocess
import tempfile
import zlib
from importlib import metadata
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, cast

import cbor2
from pagefind_bin import get_executable

from generator.digests import digest_of
from generator.language import MAIN, NAMES
from generator.problems import ExpectedError, sentences
from generator.publish.near_words import WORDS, words_by_use
from generator.publish.normal_form import as_read, normal_page
from generator.publish.packing import GZIP
from generator.publish.pagefind_files import (
    FILTERS,
    PARTS,
    SearchError,
    Value,
    pack,
    pack_fragment,
    read,
    read_fragment,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

BUNDLE = "pagefind"
"""Where a unit's search bundle stands below the unit."""
RUNTIME = "assets/pagefind"
"""Where the runtime stands below the site: not in a bundle, whose pages every search would find."""

_RUNTIME_FILES = (
    "pagefind.js",
    "pagefind-worker.js",
    "pagefind-component-ui.js",
    "pagefind-component-ui.css",
    "wasm.en.pagefind",
    "wasm.unknown.pagefind",
)
_PAGE = "<html lang=en><body><main data-pagefind-body>word</main></body></html>"
_WASM = {MAIN: MAIN}
"""Languages whose words it knows in all their forms; of others it finds words as written."""
_UNSEARCHED = "a.gs-permalink, thead"  # column headings would run into one long word

_PATIENCE = 600
"""Seconds until Pagefind is taken to hang: it needs one for a thousand pages."""
_PART = 2_500
"""Bytes of the index, before compression, from which another part begins."""
_ALIKE = 2
"""Words that have as many first letters in common stand in one part."""


def index(unit_dir: Path, language: str) -> None:
    """Write the search bundle of one built unit, the same bytes for the same pages."""
    bundle = unit_dir / BUNDLE
    if bundle.exists():
        shutil.rmtree(bundle)
    # Beside the unit, in the folder that its maker clears away.
    with tempfile.TemporaryDirectory(dir=unit_dir.parent) as folder:
        if _copy_searchable(unit_dir, Path(folder)):
            _run(Path(folder), bundle, language)
            _drop_runtime(bundle)
            _normalise(bundle, language)
            _say_as_read(bundle)
        else:
            # Pagefind would index every page whole, or fail: neither is wanted.
            _write_empty(bundle, [language])


def write_runtime(site: Path) -> None:
    """Write the scripts and WebAssembly that every search uses, once for a whole site."""
    target = site / RUNTIME
    if target.exists():
        shutil.rmtree(target)
    # Beside the site, where the next build clears away what a killed one leaves.
    with tempfile.TemporaryDirectory(dir=site.parent) as folder:
        source = Path(folder)
        (source / "index.html").write_text(_PAGE, encoding="utf-8")
        try:
            _run(source, source / BUNDLE, MAIN)
        except SearchError as error:
            title = "What every search needs could not be built"
            raise ExpectedError(sentences(title, [str(error)])) from error
        target.mkdir(parents=True)
        for name in _RUNTIME_FILES:
            shutil.copyfile(source / BUNDLE / name, target / name)
    _write_empty(target, list(NAMES))


def _copy_searchable(unit_dir: Path, folder: Path) -> bool:
    """Copy the pages that want to be found, in the form that is searched; tell whether any does."""
    any_page = False
    for page in unit_dir.rglob("*.html"):
        data = page.read_bytes()
        if b" data-pagefind-body" in data:
            any_page = True
            copy = folder / page.relative_to(unit_dir)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(normal_page(data.decode()).encode())
    return any_page


def _run(source: Path, bundle: Path, language: str) -> None:
    """Run Pagefind over the pages of a folder."""
    options = ["--silent", "--site", str(source), "--output-path", str(bundle)]
    options += ["--force-language", language, "--exclude-selectors", _UNSEARCHED]
    try:
        done = subprocess.run(  # noqa: S603 - our own command
            [str(get_executable()), *options],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            restore_signals=False,  # where a file may not grow, a signal would end it unsaid
            timeout=_PATIENCE,
            close_fds=False,  # by what it inherits, who started all this sees when it has ended
        )
    except OSError as error:
        why = error.strerror or "it is not there"
        message = f"Pagefind, which makes it, cannot be run: {why}. Install the program anew."
        raise SearchError(message) from error
    except subprocess.TimeoutExpired as error:
        message = f"Pagefind, which makes it, was ended after {_PATIENCE} seconds. Build again."
        raise SearchError(message) from error
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        raise SearchError(said or f"Pagefind ended with the status {done.returncode}.")
    # It does not notice a full disk, and leaves files that are empty or cut short.
    if not all(_is_whole(file) for file in bundle.rglob("*") if file.is_file()):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _is_whole(file: Path) -> bool:
    data = file.read_bytes()
    if data[:2] != GZIP:
        return bool(data)
    try:
        return bool(gzip.decompress(data))
    except (EOFError, zlib.error):
        return False


def _drop_runtime(bundle: Path) -> None:
    """Keep the index and leave what Pagefind repeats in every bundle."""
    for file in bundle.iterdir():
        if file.is_file() and file.name != "pagefind-entry.json" and file.suffix != ".pf_meta":
            file.unlink()


def _normalise(bundle: Path, language: str) -> None:
    """Sort what Pagefind writes in varying order, and cut the index into smaller parts."""
    (meta_file,) = bundle.glob("*.pf_meta")
    meta = cast("list[Value]", read(meta_file))
    meta[PARTS] = _cut(bundle, cast("list[list[str]]", meta[PARTS]), language)
    _sort_filters(bundle, cast("list[list[str]]", meta[FILTERS]), language)
    meta_file.unlink()
    entry_file = bundle / "pagefind-entry.json"
    entry_data = json.loads(entry_file.read_text(encoding="utf-8"))
    entry_data["languages"][language]["hash"] = _write_meta(bundle, meta, language)
    entry_file.write_text(_json(entry_data), encoding="utf-8")


def _say_as_read(bundle: Path) -> None:
    """Let what is repeated of pages say decimals as pages do, and list the words beside it."""
    contents = []
    for file in (bundle / "fragment").iterdir():
        text = read_fragment(file)
        if (said := as_read(text)) != text:
            file.write_bytes(pack_fragment(said))
        contents.append(json.loads(said)["content"])
    (bundle / WORDS).write_text(_json(words_by_use(contents)), encoding="utf-8")


def _cut(bundle: Path, parts: list[list[str]], language: str) -> list[Value]:
    """Write the index anew in parts of a few KB, of which a search loads those it needs.

    Pagefind's own are ten times as large, too much where a search asks ten bundles. It looks for
    a word in the one part that it would stand in: so words that begin alike stay together.
    """
    words: list[list[Value]] = []
    for *_, name in parts:
        file = bundle / "index" / f"{name}.pf_index"
        (held,) = cast("list[list[list[Value]]]", read(file))
        words += held
        file.unlink()
    cut: list[Value] = []
    for group in _groups(words):
        data = pack([cast("Value", group)])
        name = _digest(data, language, len(language) + 8)
        (bundle / "index" / f"{name}.pf_index").write_bytes(data)
        cut.append([group[0][0], group[-1][0], name])
    return cut


def _groups(words: list[list[Value]]) -> Iterator[list[list[Value]]]:
    group: list[list[Value]] = []
    size = 0
    for _, alike in groupby(words, lambda word: str(word[0])[:_ALIKE]):
        if size >= _PART:
            yield group
            group, size = [], 0
        for word in alike:
            group.append(word)
            size += len(cbor2.dumps(word))
    yield group


def _sort_filters(bundle: Path, filters: list[list[str]], language: str) -> None:
    """Sort the filters and the values in each, and name their files anew."""
    for entry in filters:
        file = bundle / "filter" / f"{entry[1]}.pf_filter"
        name, values = cast("tuple[str, list[list[Value]]]", read(file))
        values.sort(key=lambda value: cast("str", value[0]))
        for value in values:
            # A page that names a value twice counts once.
            value[1] = list(dict.fromkeys(cast("list[Value]", value[1])))
        data = pack([name, cast("Value", values)])
        entry[1] = _digest(data, language, len(entry[1]))
        file.unlink()
        (bundle / "filter" / f"{entry[1]}.pf_filter").write_bytes(data)
    filters.sort()


def _write_empty(bundle: Path, languages: list[str]) -> None:
    """Write a bundle in which nothing is found in any of some languages."""
    bundle.mkdir(parents=True, exist_ok=True)
    version = metadata.version("pagefind")  # bundles and runtime must agree
    written = {}
    for language in languages:
        digest = _write_meta(bundle, [version, [], [], [], [], []], language)
        written[language] = {"hash": digest, "wasm": _WASM.get(language), "page_count": 0}
    entry = {"version": version, "languages": written, "include_characters": []}
    (bundle / "pagefind-entry.json").write_text(_json(entry), encoding="utf-8")


def _write_meta(bundle: Path, meta: list[Value], language: str) -> str:
    """Write Pagefind's metadata under the digest of its content and return that name."""
    data = pack(meta)
    digest = _digest(data, language, len(language) + 11)
    (bundle / f"pagefind.{digest}.pf_meta").write_bytes(data)
    return digest


def _digest(data: bytes, language: str, length: int) -> str:
    """Name content as Pagefind does: the language and the start of a digest."""
    return f"{language}_{digest_of(data)}"[:length]


def _json(data: object) -> str:
    """Write JSON as compactly as Pagefind does."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
