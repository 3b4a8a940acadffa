"""Two servers that share a PostgreSQL database keep one tally, through a kill and a restart."""

import os
import pwd
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from components.rooms.ballot import Ballot, Question
from components.rooms.codes import new_token
from components.rooms.problem import RoomProblem
from components.rooms.store import Store

NEEDED = ("initdb", "postgres")
if missing := [name for name in NEEDED if not shutil.which(name)]:
    pytest.skip(f"no PostgreSQL is installed here: {', '.join(missing)}", allow_module_level=True)

BALLOT = Ballot("ladder", "Which step?", "", False, ("first", "second", "third"))
# Another server, to be killed in mid-class: it votes as long as it lives, and says what is kept.
VOTER = """
import sys
from components.rooms.codes import new_token
from components.rooms.store import Store
store, code = Store(sys.argv[1]), sys.argv[2]
while True:
    store.votes.cast(code, new_token(), 1, 1, "third")
    print("kept", flush=True)
"""


def as_server(command: list[str]) -> list[str]:
    """PostgreSQL refuses to run as root, so it runs as nobody there."""
    if os.getuid() != 0:
        return command
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", *command]


class Cluster:
    """A PostgreSQL of our own, reached by a socket in its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.running = folder, None
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        where = f"host={folder}&port={self.port}"
        self.url = f"postgresql+psycopg://rooms@/postgres?{where}"
        command = ["initdb", "-D", f"{folder}/data", "-U", "rooms", "-A", "trust", "--no-sync"]
        subprocess.run(as_server(command), check=True, capture_output=True)

    def start(self) -> None:
        command = ["postgres", "-D", f"{self.folder}/data", "-k", str(self.folder)]
        command += ["-p", str(self.port), "-c", "listen_addresses=", "-c", "max_connections=40"]
        with (self.folder / "log").open("ab") as log:
            self.running = subprocess.Popen(as_server(command), stdout=log, stderr=log)
        for _ in range(200):
            try:
                psycopg.connect(
                    host=str(self.folder), port=self.port, user="rooms", dbname="postgres"
                ).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        pytest.fail((self.folder / "log").read_text())

    def end(self, how: int) -> None:
        if self.running and self.running.poll() is None:
            self.running.send_signal(how)
            self.running.wait()


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with tempfile.TemporaryDirectory(prefix="rooms-") as name:
        folder = Path(name)
        if os.getuid() == 0:
            os.chown(folder, pwd.getpwnam("nobody").pw_uid, -1)
        made = Cluster(folder)
        made.start()
        yield made
        made.end(signal.SIGINT)


@pytest.fixture
def stores(cluster: Cluster) -> Iterator[list[Store]]:
    """Two servers that start in the same moment, on a database that may be empty."""
    made: list[Store] = []
    threads = [threading.Thread(target=lambda: made.append(Store(cluster.url))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 2
    yield made
    for store in made:
        store.database.engine.dispose()


def opened(store: Store) -> tuple[str, str]:
    code, key, _ = store.rooms.open()
    store.lesson.add(code, key, [Question(BALLOT)])
    store.lesson.ask(code, key, 1)
    store.lesson.start(code, key, 1)
    return code, key


def test_two_servers_keep_one_tally(stores: list[Store]) -> None:
    code, key = opened(stores[0])
    tokens, chance = [new_token() for _ in range(60)], random.Random(1)
    said = [[chance.choice(BALLOT.answers) for _ in range(2)] for _ in tokens]
    lost: list[str] = []

    def student(who: int) -> None:
        for at, answer in enumerate(said[who]):  # thinks again, and meets the other server
            try:
                stores[(who + at) % 2].votes.cast(code, tokens[who], 1, 1, answer)
            except RoomProblem as problem:
                lost.append(str(problem))

    threads = [threading.Thread(target=student, args=(who,)) for who in range(len(tokens))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not lost
    stores[1].lesson.reveal(code, key)
    final = [answers[-1] for answers in said]
    for store in stores:
        assert store.votes.tally(code).totals == (len(tokens),)
        counts = [row.counts for row in store.votes.tally(code).rows]
        assert counts == [(final.count(answer),) for answer in BALLOT.answers]


def test_a_server_killed_in_mid_class_loses_no_vote_it_confirmed(
    cluster: Cluster, stores: list[Store]
) -> None:
    code, key = opened(stores[0])
    command = [sys.executable, "-c", VOTER, cluster.url, code]
    other = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
    assert other.stdout
    kept = sum(other.stdout.readline() == b"kept\n" for _ in range(20))
    other.kill()
    kept += len(other.communicate()[0].splitlines())
    assert kept >= 20
    assert kept <= stores[1].votes.voted(stores[1].rooms.room(code)) <= kept + 1, (
        "one may be on its way"
    )
    stores[1].lesson.reveal(code, key)  # no lock of the dead is left


def test_a_database_killed_in_mid_class_is_explained_and_comes_back(
    cluster: Cluster, stores: list[Store]
) -> None:
    code, key = opened(stores[0])
    token = new_token()
    stores[0].votes.cast(code, token, 1, 1, "first")
    cluster.end(signal.SIGQUIT)  # at once, and without tidying up
    for store in stores:
        with pytest.raises(RoomProblem, match="cannot reach its rooms") as problem:
            store.votes.cast(code, token, 1, 1, "second")
        assert str(problem.value).endswith(".")
    cluster.start()
    stores[1].votes.cast(code, new_token(), 1, 1, "second")
    stores[0].lesson.reveal(code, key)
    assert [row.counts for row in stores[1].votes.tally(code).rows] == [(1,), (1,), (0,)]
