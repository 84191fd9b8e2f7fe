"""What the gate found, as sentences and as a report to keep."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.leaks.gate import Hit, Leaks
    from generator.leaks.values import PlacedText


def as_sentences(leaks: Leaks) -> list[str]:
    """One sentence for each internal text that got out, naming the first file it got into."""
    return sorted([*sentences_on(leaks.hits), *leaks.faults])


def sentences_on(hits: Iterable[Hit]) -> list[str]:
    """The same of hits alone."""
    by_text: dict[int, list[Hit]] = {}
    for hit in hits:
        by_text.setdefault(id(hit.value), []).append(hit)
    return sorted(_sentence(each) for each in by_text.values())


def _sentence(hits: list[Hit]) -> str:
    first = hits[0]
    said = f'{first.file}: the {first.where} has "{first.words}", which only internal content says'
    more = len(hits) - 1
    files = f"; so do {more} other files" if more > 1 else "; so does 1 other file" if more else ""
    return f"{said}: {_source(first.value)}{files}"


def _source(value: PlacedText) -> str:
    return f'"{value.field}" of {value.item} ({value.place.file}:{value.place.line})'


def as_report(leaks: Leaks) -> str:
    """What was searched, for what, and what was found, as JSON; it names what is internal."""
    report = {
        "files": {
            "searched": leaks.files - leaks.shipped,
            "compared with what ships": leaks.shipped,
        },
        "internal": {"texts": leaks.secrets.texts, "runs of words": len(leaks.secrets.runs)},
        "too short to prove": [_source(value) for value in leaks.secrets.unproved],
        "hits": [
            {
                "file": hit.file,
                "where": hit.where,
                "words": hit.words,
                "field": hit.value.field,
                "item": hit.value.item,
                "place": f"{hit.value.place.file}:{hit.value.place.line}",
            }
            for hit in leaks.hits
        ],
        "faults": list(leaks.faults),
    }
    return json.dumps(report, indent=1, ensure_ascii=False) + "\n"
