"""Pictures rebuilt from their pixels, and what is said of a file that cannot be published."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps

MAX_PIXELS = 50_000_000
"""How many pixels a picture may have: those of a good camera, and 200 MB when it is unpacked."""


class UnreadableError(Exception):
    """A file that cannot be published; the text completes "found a file that ..."."""

    def __init__(self, found: str, hint: str = "save it again") -> None:
        super().__init__(found)
        self.hint = hint


def refuse_too_large(size: tuple[int, int]) -> None:
    """An UnreadableError if a picture would take too much memory, by the size that it declares."""
    width, height = size
    if width * height > MAX_PIXELS:
        found = f"holds a picture of {width} x {height} pixels"
        hint = f"make it smaller: {MAX_PIXELS // 1_000_000} million pixels are the most"
        raise UnreadableError(found, hint)


def bare_image(data: bytes, kind: str) -> tuple[bytes, tuple[int, int]]:
    """The picture alone, turned the way a camera said it was held."""
    out = io.BytesIO()
    try:
        # Pillow would warn of odd metadata, which is left out anyway, in words not for authors.
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(io.BytesIO(data), formats=[kind]) as image,
        ):
            refuse_too_large(image.size)
            turned = ImageOps.exif_transpose(image)
            bare = Image.new(turned.mode, turned.size)
            if turned.palette:
                bare.putpalette(turned.palette)
            bare.paste(turned)
            transparency = image.info.get("transparency")
            extra = {} if transparency is None else {"transparency": transparency}
            bare.save(out, kind, **({"quality": 92} if kind == "JPEG" else extra))
            return out.getvalue(), bare.size
    except UnreadableError:
        raise
    except Image.DecompressionBombError as error:
        raise UnreadableError("holds a picture of too many pixels", "make it smaller") from error
    except Exception as error:  # of a damaged picture, the library may raise anything
        raise UnreadableError(f"is no readable {kind} image") from error
