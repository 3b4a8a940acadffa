"""Where rooms are kept: a SQLite file unless told otherwise, and failures said in one sentence."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from components.rooms.problem import RoomProblem
from components.rooms.tables import metadata

SETTING = "EXPLAINER_ROOMS"
PATIENCE = 5.0  # seconds to wait for others who write
AT_ONCE = 8  # connections of one server; more would only wait for each other


def place() -> str:
    """The database that the setting names, as a URL.

    A path means a SQLite file. Without a setting it lies in a folder of ours in the system’s
    temporary folder: rooms live for a day, so they need no backup, and the app’s own folder may be
    read-only. Several servers need one SQL database, named by its URL.
    """
    said = os.environ.get(SETTING, "").strip()
    if "://" in said:
        return said
    return f"sqlite:///{Path(said).expanduser().absolute() if said else private_file()}"


def private_file() -> Path:
    """The usual file, in a folder that nobody else may enter. Raises RoomProblem."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    folder = Path(tempfile.gettempdir()) / f"refusal-with-receipts-{user}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError as error:
        raise RoomProblem(f"Rooms cannot be kept in the temporary folder: set {SETTING}.") from error
    if folder.is_symlink() or (hasattr(os, "getuid") and found.st_uid != user):
        raise RoomProblem(f"The folder for rooms belongs to somebody else: set {SETTING}.")
    return folder / "rooms.sqlite"


class Database:
    """Connections that read, and connections that write and wait for their turn."""

    def __init__(self, url: str, patience: float = PATIENCE) -> None:
        with said_clearly():
            self.engine = _engine(url, patience)
            try:
                with self.writing() as connection:
                    metadata.create_all(connection)
            except RoomProblem:  # another server may have made the tables in the same moment
                with self.writing() as connection:
                    metadata.create_all(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for one query. Raises RoomProblem."""
        with said_clearly(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it is kept when the block ends, or nothing. Raises RoomProblem."""
        with (
            said_clearly(),
            self.engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection


def _engine(url: str, patience: float) -> Engine:
    try:
        address = make_url(url)
        if address.get_backend_name() != "sqlite":
            return create_engine(address, pool_pre_ping=True)
        engine = create_engine(
            address,
            connect_args={"timeout": patience},
            pool_size=AT_ONCE,
            max_overflow=0,
            pool_timeout=3 * patience,
        )
    except (ImportError, TypeError, ValueError) as error:
        raise RoomProblem(
            f"{SETTING} names a database that cannot be used, or its driver is missing."
        ) from error
    event.listen(engine, "connect", _tune)
    event.listen(engine, "begin", _take_turn)
    return engine


def _tune(connection: Any, record: object) -> None:
    """Readers do not wait for writers (WAL), and what is confirmed is on the disk (FULL)."""
    connection.isolation_level = None  # the driver begins nothing by itself; see _take_turn
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")


def _take_turn(connection: Connection) -> None:
    """Writers queue before they read, so that none fails half-way for having read too early."""
    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def said_clearly() -> Iterator[None]:
    """Turn a failure of the database into one sentence."""
    try:
        yield
    except SQLAlchemyError as error:
        raise RoomProblem(_sentence(error)) from error


def _sentence(error: SQLAlchemyError) -> str:
    cause = str(getattr(error, "orig", "")).lower()
    if isinstance(error, PoolTimeout) or "locked" in cause or "busy" in cause:
        return "The rooms are busy and this was not kept, so please try again."
    if "full" in cause or "no space" in cause:
        return "The server’s disk is full: this was not kept, and what was confirmed before is."
    return "The server cannot reach its rooms at the moment, and nothing was changed."
