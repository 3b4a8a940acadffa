"""Where rooms are kept: a SQLite file unless told otherwise, and failures said in one sentence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from components import limits
from components.rooms.problem import RoomBusy, RoomProblem
from components.rooms.tables import renew

SETTING = "EXPLAINER_ROOMS"
USUAL = Path(__file__).resolve().parents[2] / "out" / "rooms.sqlite"
BUSY = "The rooms are busy and this was not kept, so please try again."


def address() -> str:
    """The database that the setting names, as a URL. Raises RoomProblem.

    A path means a SQLite file. Without a setting it lies beside the app, in a folder that git
    ignores: unlike the system's temporary folder, nobody tidies it up while the app runs. Several
    servers that share rooms need one SQL database, named by its URL.
    """
    said = os.environ.get(SETTING, "").strip()
    if "://" in said:
        return said
    if said:
        return f"sqlite:///{Path(said).expanduser().absolute()}"
    try:
        USUAL.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise RoomProblem(f"There is no place to keep rooms: set {SETTING} to one.") from error
    return f"sqlite:///{USUAL}"


class Database:
    """Connections that read, and connections that write and wait for their turn."""

    def __init__(self, url: str, patience: float = limits.PATIENCE) -> None:
        self.writers, self.patience = limits.writing(), patience
        with said_clearly():
            self.engine = _engine(url, patience)
            try:
                with self.writing() as connection:
                    renew(connection)
            except RoomProblem:  # another server may have made the tables in the same moment
                with self.writing() as connection:
                    renew(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for one query. Raises RoomProblem."""
        with said_clearly(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it is kept when the block ends, or nothing. Raises RoomProblem."""
        if not self.writers.acquire(timeout=4 * self.patience):
            raise RoomBusy(BUSY)
        try:
            with (
                said_clearly(),
                self.engine.connect().execution_options(writes=True) as connection,
                connection.begin(),
            ):
                yield connection
        finally:
            self.writers.release()


def _engine(url: str, patience: float) -> Engine:
    try:
        named = make_url(url)
        if named.get_backend_name() != "sqlite":
            return create_engine(named, pool_pre_ping=True)
        engine = create_engine(
            named,
            connect_args={"timeout": patience},
            pool_size=limits.CONNECTIONS,
            max_overflow=0,
            pool_timeout=3 * patience,
        )
    except (ArgumentError, ImportError, TypeError, ValueError) as error:
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
        raise RoomBusy(_sentence(error)) from error


def _sentence(error: SQLAlchemyError) -> str:
    cause = str(getattr(error, "orig", "")).lower()
    if isinstance(error, PoolTimeout) or "locked" in cause or "busy" in cause:
        return BUSY
    if "full" in cause or "no space" in cause:
        return "The server’s disk is full: this was not kept, and what was confirmed before is."
    return "The server cannot reach its rooms at the moment, and nothing was changed."
