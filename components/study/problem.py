"""The one way in which data can fail."""

from __future__ import annotations

LONGEST = 600  # characters: what a file says of itself may be without end


def one_line(said: str) -> str:
    """Words of whatever origin as one line that ends."""
    line = " ".join(said.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…."


class DataProblem(Exception):
    """A file the app needs is missing or wrong. The message is a sentence that names it."""

    def __init__(self, said: str) -> None:
        super().__init__(one_line(said))


class NotInStudy(DataProblem):
    """The study does not carry this table. No error: some studies are smaller."""
