"""Small PNG files: the white margin cut off, and so few colours that one byte says which."""

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

_LEVELS = 16
_FRAME = 4
"""White that stays round the picture."""

Pixels = NDArray[np.uint8]


def picture(ppm: bytes) -> bytes:
    """A PNG of what stands on a page."""
    return _png(_cut_out(_pixels(ppm)))


def size(png: bytes) -> tuple[int, int]:
    """Width and height."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def _pixels(ppm: bytes) -> Pixels:
    _, measures, _, content = ppm.split(b"\n", 3)  # P6, width and height, highest value
    width, height = map(int, measures.split())
    return np.frombuffer(content, np.uint8).reshape(height, width, 3)


def _cut_out(pixels: Pixels) -> Pixels:
    inked = np.any(pixels < 250, axis=2)
    rows = np.flatnonzero(np.any(inked, axis=1))
    columns = np.flatnonzero(np.any(inked, axis=0))
    top, left = (max(int(each[0]) - _FRAME, 0) for each in (rows, columns))
    return pixels[top : rows[-1] + _FRAME + 1, left : columns[-1] + _FRAME + 1]


def _png(pixels: Pixels) -> bytes:
    palette, numbers = _few_colours(pixels)
    height, width = numbers.shape
    lines = np.insert(numbers, 0, 0, axis=1).tobytes()  # each line says that it is not filtered
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = [
        (b"IHDR", head),
        (b"PLTE", palette),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*each) for each in chunks)


def _few_colours(pixels: Pixels) -> tuple[bytes, Pixels]:
    """At most 256 colours, and which of them each pixel has; rare ones give way to the nearest."""
    step = 255 / (_LEVELS - 1)
    coarse = (np.rint(np.rint(pixels / step) * step)).astype(np.uint8)
    colours, which, often = np.unique(
        coarse.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True
    )
    kept = np.argsort(-often, kind="stable")[:256]
    apart = np.abs(colours[:, None].astype(int) - colours[kept][None].astype(int)).sum(axis=2)
    numbers = apart.argmin(axis=1).astype(np.uint8)[which]
    return colours[kept].tobytes(), numbers.reshape(coarse.shape[:2])


def _chunk(kind: bytes, content: bytes) -> bytes:
    checked = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checked)
