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
from dataclasses import dataclass
from importlib import metadata
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Union, cast

import cbor2
from pagefind_bin import get_executable

from generator.digests import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator

Value = Union[int, str, "list[Value]"]
"""All that Pagefind writes as CBOR."""

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
)
_MARK = b"pagefind_dcd"
_GZIP = b"\x1f\x8b"
_HEADER = _GZIP + b"\x08\0\0\0\0\0\x02\x03"  # Python's own differs between its versions
_PAGE = "<html lang=en><body><main data-pagefind-body>word</main></body></html>"
_LANGUAGE = "en"
_UNSEARCHED = "a.gs-permalink, thead"  # column headings would run into one long word

# Where the parts of the index, and the filters, stand in the list that is Pagefind's metadata.
_PARTS, _FILTERS = 2, 3
_PART = 2_500
"""Bytes of the index, before compression, from which another part begins."""
_ALIKE = 2
"""Words that have as many first letters in common stand in one part."""


@dataclass(frozen=True)
class Held:
    """What one of Pagefind's files says: texts, and the stems of words, as it looks them up."""

    texts: tuple[str, ...]
    stems: tuple[str, ...] = ()
    page: str = ""  # the path below the unit of the page that a fragment is taken from


class SearchError(Exception):
    """Pagefind could not build a bundle."""


def index(unit_dir: Path) -> None:
    """Write the search bundle of one built unit, the same bytes for the same pages."""
    bundle = unit_dir / BUNDLE
    if bundle.exists():
        shutil.rmtree(bundle)
    if _has_searchable_page(unit_dir):
        _run(unit_dir, bundle)
        _drop_runtime(bundle)
        _normalise(bundle)
    else:
        # Pagefind would index every page whole, or fail: neither is wanted.
        _write_empty(bundle)


def write_runtime(site: Path) -> None:
    """Write the scripts and WebAssembly that every search uses, once for a whole site."""
    target = site / RUNTIME
    if target.exists():
        shutil.rmtree(target)
    # Beside the site, where the next build clears away what a killed one leaves.
    with tempfile.TemporaryDirectory(dir=site.parent) as folder:
        source = Path(folder)
        (source / "index.html").write_text(_PAGE, encoding="utf-8")
        _run(source, source / BUNDLE)
        target.mkdir(parents=True)
        for name in _RUNTIME_FILES:
            shutil.copyfile(source / BUNDLE / name, target / name)
    _write_empty(target)


def held_in(name: str, data: bytes) -> Held:
    """What one of Pagefind's files says; SearchError if it has another form."""
    suffix = PurePosixPath(name).suffix
    if suffix == ".pf_fragment":
        fragment = json.loads(_unpacked(name, data))
        return Held(tuple(_strings(fragment)), page=str(fragment["url"]).strip("/"))
    value = cast("list[Value]", _decoded(name, data))
    if suffix == ".pf_index":
        words = cast("list[list[Value]]", value[0])
        return Held(tuple(_strings(value[1:])), tuple(_strings(words)))
    if suffix == ".pf_meta":
        # Each part of the index is listed with the first and the last stem it holds.
        parts = cast("list[list[str]]", value[_PARTS])
        files = [each for part in parts for each in part[2:]]
        rest = [*value[:_PARTS], *files, *value[_PARTS + 1 :]]
        return Held(tuple(_strings(rest)), tuple(each for part in parts for each in part[:2]))
    return Held(tuple(_strings(value)))


def _strings(value: object) -> Iterator[str]:
    """All texts in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield key
            yield from _strings(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _strings(inside)


def _has_searchable_page(unit_dir: Path) -> bool:
    """Tell whether any page says that it wants to be found."""
    return any(b" data-pagefind-body" in page.read_bytes() for page in unit_dir.rglob("*.html"))


def _run(source: Path, bundle: Path) -> None:
    """Run Pagefind over the pages of a folder."""
    command = [str(get_executable()), "--silent"]
    command += ["--site", str(source), "--output-path", str(bundle)]
    command += ["--force-language", _LANGUAGE, "--exclude-selectors", _UNSEARCHED]
    done = subprocess.run(  # noqa: S603 - our own command
        command, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        raise SearchError((done.stderr or done.stdout).strip())
    # It does not notice a full disk, and leaves files that are empty or cut short.
    if not all(_is_whole(file) for file in bundle.rglob("*") if file.is_file()):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _is_whole(file: Path) -> bool:
    data = file.read_bytes()
    if data[:2] != _GZIP:
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


def _normalise(bundle: Path) -> None:
    """Sort what Pagefind writes in varying order, and cut the index into smaller parts."""
    (meta_file,) = bundle.glob("*.pf_meta")
    meta = cast("list[Value]", _read(meta_file))
    meta[_PARTS] = _cut(bundle, cast("list[list[str]]", meta[_PARTS]))
    _sort_filters(bundle, cast("list[list[str]]", meta[_FILTERS]))
    meta_file.unlink()
    entry_file = bundle / "pagefind-entry.json"
    entry_data = json.loads(entry_file.read_text(encoding="utf-8"))
    language = entry_data["languages"][_LANGUAGE]
    language["hash"] = _write_meta(bundle, meta)
    entry_file.write_text(_json(entry_data), encoding="utf-8")


def _cut(bundle: Path, parts: list[list[str]]) -> list[Value]:
    """Write the index anew in parts of a few KB, of which a search loads those it needs.

    Pagefind's own are ten times as large, too much where a search asks ten bundles. It looks for
    a word in the one part that it would stand in: so words that begin alike stay together.
    """
    words: list[list[Value]] = []
    for *_, name in parts:
        file = bundle / "index" / f"{name}.pf_index"
        (held,) = cast("list[list[list[Value]]]", _read(file))
        words += held
        file.unlink()
    cut: list[Value] = []
    for group in _groups(words):
        data = _pack([cast("Value", group)])
        name = _digest(data, len(_LANGUAGE) + 8)
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


def _sort_filters(bundle: Path, filters: list[list[str]]) -> None:
    """Sort the filters and the values in each, and name their files anew."""
    for entry in filters:
        file = bundle / "filter" / f"{entry[1]}.pf_filter"
        name, values = cast("tuple[str, list[list[Value]]]", _read(file))
        values.sort(key=lambda value: cast("str", value[0]))
        for value in values:
            # A page that names a value twice counts once.
            value[1] = list(dict.fromkeys(cast("list[Value]", value[1])))
        data = _pack([name, cast("Value", values)])
        entry[1] = _digest(data, len(entry[1]))
        file.unlink()
        (bundle / "filter" / f"{entry[1]}.pf_filter").write_bytes(data)
    filters.sort()


def _write_empty(bundle: Path) -> None:
    """Write a bundle in which nothing is found."""
    bundle.mkdir(parents=True, exist_ok=True)
    version = metadata.version("pagefind")  # bundles and runtime must agree
    digest = _write_meta(bundle, [version, [], [], [], [], []])
    language = {"hash": digest, "wasm": _LANGUAGE, "page_count": 0}
    entry = {"version": version, "languages": {_LANGUAGE: language}, "include_characters": []}
    (bundle / "pagefind-entry.json").write_text(_json(entry), encoding="utf-8")


def _write_meta(bundle: Path, meta: list[Value]) -> str:
    """Write Pagefind's metadata under the digest of its content and return that name."""
    data = _pack(meta)
    digest = _digest(data, len(_LANGUAGE) + 11)
    (bundle / f"pagefind.{digest}.pf_meta").write_bytes(data)
    return digest


def _digest(data: bytes, length: int) -> str:
    """Name content as Pagefind does: the language and the start of a digest."""
    return f"{_LANGUAGE}_{digest_of(data)}"[:length]


def _json(data: object) -> str:
    """Write JSON as compactly as Pagefind does."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _pack(value: Value) -> bytes:
    """Encode and compress, the same bytes for the same value."""
    packed = gzip.compress(_MARK + cbor2.dumps(value))
    return _HEADER + packed[len(_HEADER) :]


def _read(file: Path) -> Value:
    """Decompress and decode one of Pagefind's files."""
    return _decoded(file.name, file.read_bytes())


def _decoded(name: str, data: bytes) -> Value:
    packed = _unpacked(name, data)
    try:
        value = cbor2.loads(packed)
        known = _is_known(value) and cbor2.dumps(value) == packed  # nothing follows the value
    except cbor2.CBORError:
        known = False
    if not known:
        raise _another_form(name)
    return cast("Value", value)


def _is_known(value: object) -> bool:
    """Whether a value is of the kinds Pagefind writes: in others nobody would look for texts."""
    return all(map(_is_known, value)) if isinstance(value, list) else type(value) in {int, str}


def _unpacked(name: str, data: bytes) -> bytes:
    """What stands behind the mark that all of Pagefind's files begin with."""
    unpacked = gzip.decompress(data)
    if not unpacked.startswith(_MARK):
        raise _another_form(name)
    return unpacked[len(_MARK) :]


def _another_form(name: str) -> SearchError:
    return SearchError(f"{name} does not have the form this version of Pagefind should write.")
