"""Codes that a class reads from the wall, and secrets that nobody can guess."""

from __future__ import annotations

import hashlib
import re
import secrets

from components.rooms.problem import RoomProblem

LETTERS = "BCDFGHJKLMNPQRSTVWXZ"  # no vowels, so no words; no digits, so no O for 0
LENGTH = 6
RESUME = 8  # letters of the code that opens the desk on another device
TOKEN = re.compile(r"[\w-]{20,64}", re.ASCII)


def new_code() -> str:
    """A code for a room. It keeps strangers out by chance only: the key is the secret."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def read_code(said: object) -> str:
    """The code that somebody typed: spaces, hyphens and case do not matter. Raises RoomProblem."""
    code = re.sub(r"[\s-]", "", said[:40]).upper() if isinstance(said, str) else ""
    if len(code) != LENGTH or not set(code) <= set(LETTERS):
        raise RoomProblem(
            f"This is no room code: a code has {LENGTH} letters, without vowels or digits."
        )
    return code


def new_resume() -> str:
    """A code that a teacher can write down: 34 bits of chance, and few tries, see RoomLimits."""
    return "".join(secrets.choice(LETTERS) for _ in range(RESUME))


def read_resume(said: object) -> str:
    """The resume code that somebody typed, in any case and grouping. Raises RoomProblem."""
    code = re.sub(r"[\s-]", "", said[:40]).upper() if isinstance(said, str) else ""
    if len(code) != RESUME or not set(code) <= set(LETTERS):
        raise RoomProblem(
            f"This is no resume code: it has {RESUME} letters, without vowels or digits."
        )
    return code


def new_token() -> str:
    """A secret with more than a hundred bits of chance: a teacher’s key, or a browser’s token."""
    return secrets.token_urlsafe(24)


def read_token(said: object) -> str:
    """A token as a browser sent it. Raises RoomProblem."""
    if not (isinstance(said, str) and TOKEN.fullmatch(said)):
        raise RoomProblem("This browser sent no sound token, so its vote was not counted.")
    return said


def digest(code: str, secret: str) -> str:
    """What is kept of a secret. A plain hash will do, since the secret itself is pure chance."""
    return hashlib.sha256(f"{code}:{secret}".encode()).hexdigest()


def same(kept: str, code: str, said: object) -> bool:
    """Whether the secret is the one of which `kept` is the digest, in constant time."""
    guess = said[:200].encode("utf-8", "replace").decode() if isinstance(said, str) else ""
    return secrets.compare_digest(kept, digest(code, guess))
