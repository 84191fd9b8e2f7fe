"""What travels between machines: content to where units are made, and what was made of it back.

Everything travels as bytes. What the units of one body share is in a parcel once, however many of
them it is for, and is opened once where some of them are made, one at a time.
"""

from __future__ import annotations

import pickle
import shutil
import tempfile
import weakref
import zlib
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from generator.making.gatekeeping import ALIKE, QUIET, TEXTS, Gate
from generator.making.store import Store
from generator.making.unit import UNITS, Workshop
from generator.problems import ExpectedError
from generator.resources import find_resources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.making.store import Kept
    from generator.making.workers import Work
    from generator.units import Unit

_QUICKLY = 1  # how hard to compress: as fast as a network, and a fifth of the bytes
_one_at_a_time = Lock()  # MkDocs and the environment are there once in a process


def pack_shop(shop: Workshop) -> bytes:
    """What every unit is made with, without the folders of this machine."""
    # A copy: what was worked out of the secrets here is worked out there too, and is larger.
    gate = (replace(shop.gate.secrets), shop.gate.measures) if shop.gate else None
    base_config = shop.resources.base_config.read_bytes()
    return _pack((_zip(shop.resources.templates), base_config, shop.stamp, gate))


def pack_units(work: Work) -> Iterator[tuple[int, bytes]]:
    """The units, in their order, as parcels by body, each with the number of units in it."""
    for _, units in groupby(work, key=_body_of):
        held = list(units)
        yield len(held), _pack(held)


def _body_of(work: tuple[Unit, str]) -> tuple[str, str, str]:
    unit, _ = work
    return unit.audience, unit.language, unit.path.partition("/")[0]


def make_from(shop: bytes, units: bytes, number: int, folder: Path) -> bytes:
    """Make one unit of a parcel, and give all that is kept of it; nothing stays in the folder."""
    with _one_at_a_time:
        opened = _open_shop(shop, folder)
        unit, key = _open_units(units)[number]
        try:
            opened.make(unit, key)
            return _zip(opened.store.folder)
        finally:
            opened.store.clear()


def keep_result(result: bytes, key: str, shop: Workshop) -> Kept:
    """Keep here what is kept of a unit that was made elsewhere."""
    with tempfile.TemporaryDirectory(dir=shop.folder) as folder:
        _unzip(result, Path(folder))
        sent = Store(Path(folder))
        kept = sent.get_folder(UNITS, key)
        if kept is None:
            message = "What a worker sent back was damaged on its way. Build again."
            raise ExpectedError(message)
        for kind in (TEXTS, QUIET, ALIKE):
            for entry in (sent.folder / kind).glob("*"):
                shop.store.keep(kind, entry.name, sent.get(kind, entry.name))
        return shop.store.keep_folder(UNITS, key, kept.folder, kept.notes)


@lru_cache(maxsize=1)
def _open_shop(parcel: bytes, folder: Path) -> Workshop:
    """A workshop with folders of its own, which go when another takes its place."""
    templates, base_config, stamp, told = _unpack(parcel)
    own = Path(tempfile.mkdtemp(dir=folder))
    _unzip(templates, own / "site_templates")
    (own / "mkdocs.yml").write_bytes(base_config)
    store = Store(own / "store")
    gate = None if told is None else Gate(told[0], store, told[1])
    shop = Workshop(find_resources(own), stamp, store, own, gate)
    weakref.finalize(shop, shutil.rmtree, own, ignore_errors=True)
    return shop


@lru_cache(maxsize=1)
def _open_units(parcel: bytes) -> Work:
    units: Work = _unpack(parcel)
    return units


def _pack(value: object) -> bytes:
    return zlib.compress(pickle.dumps(value), _QUICKLY)


def _unpack(parcel: bytes) -> Any:
    return pickle.loads(zlib.decompress(parcel))  # noqa: S301 - Dask's own messages are pickles too


def _zip(folder: Path) -> bytes:
    """All files below a folder."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED, compresslevel=_QUICKLY, strict_timestamps=False) as to:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            to.write(path, path.relative_to(folder).as_posix())
    return written.getvalue()


def _unzip(data: bytes, folder: Path) -> None:
    with ZipFile(BytesIO(data)) as archive:
        archive.extractall(folder)
