"""Small answers go out at once.

Streamlit 1.67 binds its socket without naming the protocol, so asyncio does not take accepted ones
for TCP and leaves Nagle's algorithm on: the body of a small answer on a kept-alive connection waits
40 ms until its head is acknowledged. See docs/nagle.md. Accepted sockets inherit the option from
the one that listens, so it is set there, once the server has bound it.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

OPEN = Path("/dev/fd")  # on Linux and macOS; Windows has no such folder, and keeps the wait


def listening() -> Iterator[socket.socket]:
    """The sockets of this process that wait for connections, each as a copy to be closed."""
    for name in os.listdir(OPEN) if OPEN.is_dir() else ():
        with suppress(OSError):  # no socket, or the folder's own descriptor, closed by now
            found = socket.socket(fileno=os.dup(int(name)))
            if found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                yield found
            found.close()


def answer_at_once() -> int:
    """Switch the wait off for all connections to come; how many sockets were set."""
    done = 0
    for found in listening():
        if found.family in (socket.AF_INET, socket.AF_INET6):
            found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            done += 1
    return done
