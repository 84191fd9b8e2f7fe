"""What the rules know of narrative texts from earlier: a text says the same until it is changed."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from generator.making.fingerprints import digest_of_program
from generator.prose import SoundTexts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.making.store import Store

SOUND = "sound"
"""The kind of entry in the store for the digests of texts in which nothing was found."""


@contextmanager
def sound_texts(store: Store | None) -> Iterator[SoundTexts]:
    """The texts that this version of the program found sound; those met now are kept for later."""
    key = digest_of_program()
    held = store.get(SOUND, key) if store else None
    sound = SoundTexts(held if isinstance(held, list) else ())
    yield sound
    if store and sound.met != sound.before:
        with suppress(OSError):  # without room for them, they are read again
            store.keep(SOUND, key, sorted(sound.met))
