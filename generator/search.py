"""Builds the search: the only module that knows Pagefind.

A unit's bundle holds its index only. The runtime (scripts, WebAssembly and an empty index of its
own) stands once per site; the page starts from it and merges the bundles it wants to search.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path
from typing import Union, cast

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
_PAGE = "<html lang=en><body><main data-pagefind-body>word</main></body></html>"
_LANGUAGE = "en"
_UNSEARCHED = "a.gs-permalink, thead"  # column headings would run into one long word

# Where the names and files of the filters stand in the list that is Pagefind's metadata.
_FILTERS = 3

Value = Union[int, str, "list[Value]"]
"""What Pagefind's files hold: CBOR of whole numbers, texts and lists, nothing else."""


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
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder)
        (source / "index.html").write_text(_PAGE, encoding="utf-8")
        _run(source, source / BUNDLE)
        target.mkdir(parents=True)
        for name in _RUNTIME_FILES:
            shutil.copyfile(source / BUNDLE / name, target / name)
    _write_empty(target)


def _has_searchable_page(unit_dir: Path) -> bool:
    """Tell whether any page says that it wants to be found."""
    return any(b" data-pagefind-body" in page.read_bytes() for page in unit_dir.rglob("*.html"))


def _run(source: Path, bundle: Path) -> None:
    """Run Pagefind over the pages of a folder."""
    command = [sys.executable, "-m", "pagefind", "--silent"]
    command += ["--site", str(source), "--output-path", str(bundle)]
    command += ["--force-language", _LANGUAGE, "--exclude-selectors", _UNSEARCHED]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise SearchError((done.stderr or done.stdout).strip())


def _drop_runtime(bundle: Path) -> None:
    """Keep the index and leave what Pagefind repeats in every bundle."""
    for file in bundle.iterdir():
        if file.is_file() and file.name != "pagefind-entry.json" and file.suffix != ".pf_meta":
            file.unlink()


def _normalise(bundle: Path) -> None:
    """Sort what Pagefind writes in varying order: the filters, and the values in each."""
    (meta_file,) = bundle.glob("*.pf_meta")
    meta = cast("list[Value]", _read(meta_file))
    filters = cast("list[list[str]]", meta[_FILTERS])
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
    meta_file.unlink()
    entry_file = bundle / "pagefind-entry.json"
    entry_data = json.loads(entry_file.read_text(encoding="utf-8"))
    language = entry_data["languages"][_LANGUAGE]
    language["hash"] = _write_meta(bundle, meta)
    entry_file.write_text(_json(entry_data), encoding="utf-8")


def _write_empty(bundle: Path) -> None:
    """Write a bundle in which nothing is found."""
    bundle.mkdir(parents=True, exist_ok=True)
    version = _pagefind_version()
    digest = _write_meta(bundle, [version, [], [], [], [], []])
    language = {"hash": digest, "wasm": _LANGUAGE, "page_count": 0}
    entry = {"version": version, "languages": {_LANGUAGE: language}, "include_characters": []}
    (bundle / "pagefind-entry.json").write_text(_json(entry), encoding="utf-8")


def _pagefind_version() -> str:
    """Ask which version of Pagefind is installed: bundles and runtime must agree."""
    return metadata.version("pagefind")


def _write_meta(bundle: Path, meta: list[Value]) -> str:
    """Write Pagefind's metadata under the digest of its content and return that name."""
    data = _pack(meta)
    digest = _digest(data, len(_LANGUAGE) + 11)
    (bundle / f"pagefind.{digest}.pf_meta").write_bytes(data)
    return digest


def _digest(data: bytes, length: int) -> str:
    """Name content as Pagefind does: the language and the start of a digest."""
    return f"{_LANGUAGE}_{hashlib.sha256(data).hexdigest()}"[:length]


def _json(data: object) -> str:
    """Write JSON as compactly as Pagefind does."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _pack(value: Value) -> bytes:
    """Encode and compress, without the time of day."""
    return gzip.compress(_MARK + _encode(value), mtime=0)


def _read(file: Path) -> Value:
    """Decompress and decode one of Pagefind's files."""
    data = gzip.decompress(file.read_bytes())
    value, end = _decode(data, len(_MARK))
    if not data.startswith(_MARK) or end != len(data):
        message = f"{file.name} does not have the form this version of Pagefind should write."
        raise SearchError(message)
    return value


_NUMBER, _TEXT, _LIST = 0, 3, 4  # the kinds of CBOR item in use
_SHORT = 24  # numbers below this stand in the first byte; 24 to 27 say how many bytes follow


def _encode(value: Value) -> bytes:
    """Write a value as CBOR."""
    if isinstance(value, int):
        return _head(_NUMBER, value)
    if isinstance(value, str):
        text = value.encode()
        return _head(_TEXT, len(text)) + text
    return _head(_LIST, len(value)) + b"".join(_encode(item) for item in value)


def _head(kind: int, number: int) -> bytes:
    """Write what kind of item follows and how long it is."""
    if number < _SHORT:
        return bytes([kind << 5 | number])
    power = next(power for power in range(4) if number < 1 << (8 << power))
    return bytes([kind << 5 | _SHORT + power]) + number.to_bytes(1 << power, "big")


def _decode(data: bytes, at: int) -> tuple[Value, int]:
    """Read one CBOR item and say where the next begins."""
    kind, number = data[at] >> 5, data[at] & 31
    at += 1
    if number >= _SHORT:
        size = 1 << (number - _SHORT)
        number = int.from_bytes(data[at : at + size], "big")
        at += size
    if kind == _NUMBER:
        return number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind != _LIST:
        message = f"Pagefind wrote a kind of value that is not known here: {kind}."
        raise SearchError(message)
    items: list[Value] = []
    for _ in range(number):
        item, at = _decode(data, at)
        items.append(item)
    return items, at
