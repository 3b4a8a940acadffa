"""Activations on disk: read a few prompts at a time, and laid out anew layer by layer.

A file holds one array (prompts, layers, width): a .npy file, or an .npz file, compressed or not.
Whatever its size, no more than some CHUNK bytes of it are in memory at once.
"""

from __future__ import annotations

import hashlib
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from math import prod
from pathlib import Path
from tokenize import TokenError
from typing import IO, Any

import numpy as np

from components.geometry.directions import Array
from pipeline.measure.problem import Unusable

CHUNK = 16_000_000  # bytes
USUAL_NAME = "activations"
# What NumPy ends in over a header that is none; it reads headers as Python.
NO_HEADER = (ValueError, TypeError, SyntaxError, TokenError, RecursionError, MemoryError)
AXES = ("prompts", "layers", "width")
LARGEST = 2_000_000_000  # bytes of one prompt, at all layers
# What a damaged archive ends in; RuntimeError stands for a locked one, or an unknown method.
UNREADABLE = (
    *(OSError, EOFError, ValueError, RuntimeError, OverflowError, struct.error),
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
)


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of an array of activations, and the type of its numbers in NumPy's short form."""

    prompts: int
    layers: int
    width: int
    dtype: str

    @property
    def row(self) -> int:
        """Bytes of one prompt at one layer."""
        return self.width * np.dtype(self.dtype).itemsize

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def digest(path: Path) -> str:
    """SHA-256 of a file. Raises Unusable where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as problem:
        raise Unusable(f"{path.name} cannot be read: {problem.strerror}.") from problem


def laid_out(path: Path, to: Path) -> Shape:
    """Copy the array in `path` to the bare file `to`, layer after layer; returns its sizes.

    Raises Unusable for a file that is no such array, ends early, or holds a number that is not
    finite.
    """
    try:
        with _opened(path) as stream, to.open("wb") as out:
            shape = _header(path, stream)
            block = shape.row * shape.prompts
            done = 0
            for part in _parts(path, stream, shape):
                for layer in range(shape.layers):
                    out.seek(layer * block + done * shape.row)
                    out.write(np.ascontiguousarray(part[:, layer]).tobytes())
                done += len(part)
    except UNREADABLE as problem:
        raise Unusable(f"{path.name} cannot be read: {problem}.") from problem
    return shape


def read_layer(laid: Path, shape: Shape, layer: int) -> Array:
    """Activations (prompts, width) of one layer, from a file made by laid_out."""
    count = shape.prompts * shape.width
    start = layer * shape.prompts * shape.row
    values = np.fromfile(laid, dtype=shape.dtype, count=count, offset=start)
    return values.reshape(shape.prompts, shape.width).astype(np.float64)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of the array, header and all, from either kind of file."""
    if not path.name.endswith(".npz"):
        with path.open("rb") as stream:
            yield stream
        return
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith(".npy")]
        usual = [name for name in names if name == f"{USUAL_NAME}.npy"]
        chosen = usual or names
        if len(chosen) != 1:
            found = ", ".join(name.removesuffix(".npy") for name in names) or "none"
            raise Unusable(
                f"{path.name} must hold one array, or one called {USUAL_NAME}; it holds: {found}."
            )
        with archive.open(chosen[0]) as stream:
            yield stream


def _header(path: Path, stream: IO[bytes]) -> Shape:
    """Sizes and type, from NumPy's header. Raises Unusable for what is not such an array."""
    try:
        version = np.lib.format.read_magic(stream)
        read = np.lib.format.read_array_header_1_0
        if version != (1, 0):
            read = np.lib.format.read_array_header_2_0
        sizes, by_column, dtype = read(stream)
    except NO_HEADER as problem:
        raise Unusable(f"{path.name} is not an array saved by NumPy.") from problem
    if dtype.kind != "f" or dtype.itemsize > 8:
        raise Unusable(f"{path.name} holds {dtype}, not numbers of 16, 32 or 64 bits.")
    if len(sizes) != len(AXES):
        raise Unusable(f"{path.name} has the shape {sizes}, not ({', '.join(AXES)}).")
    if min(sizes) < 1:
        raise Unusable(f"{path.name} is empty: its shape is {sizes}.")
    if by_column:
        raise Unusable(f"{path.name} is in Fortran order; save numpy.ascontiguousarray of it.")
    prompts, layers, width = sizes
    shape = Shape(prompts, layers, width, dtype.str)
    if layers * shape.row > LARGEST:
        raise Unusable(f"{path.name} has the shape {sizes}: one prompt is larger than can be read.")
    return shape


def _parts(path: Path, stream: IO[bytes], shape: Shape) -> Iterator[Any]:
    """The array a few prompts (p, layers, width) at a time, all its numbers finite."""
    each = shape.layers * shape.row
    some = max(1, CHUNK // each)
    for start in range(0, shape.prompts, some):
        count = min(some, shape.prompts - start)
        raw = stream.read(count * each)
        if len(raw) < count * each:
            raise Unusable(f"{path.name} ends early, within prompt {start + len(raw) // each}.")
        part = np.frombuffer(raw, dtype=shape.dtype).reshape(count, shape.layers, shape.width)
        finite = np.isfinite(part).all(axis=2)
        if not finite.all():
            prompt, layer = np.argwhere(~finite)[0]
            raise Unusable(
                f"{path.name} holds a number that is not finite, at prompt {start + prompt} and "
                f"layer {layer} (both counted from 0)."
            )
        yield part
    if stream.read(1):  # for an archive, this also compares its checksum
        raise Unusable(f"{path.name} goes on after {prod((shape.prompts, each))} bytes of numbers.")
