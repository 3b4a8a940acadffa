"""A server that is killed and a disk that is full: what was confirmed is still there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from components.rooms.ballot import Ballot, Question
from components.rooms.codes import new_token
from components.rooms.store import Store

ROOT = Path(__file__).resolve().parents[2]
BALLOT = Ballot("ladder", "Which step?", "", False, ("first", "second"))
# A server that votes as long as it can, and says what is kept.
VOTER = """
import sys
from components.rooms.codes import new_token
from components.rooms.problem import RoomProblem
from components.rooms.store import Store
store, code = Store(sys.argv[1]), sys.argv[2]
try:
    while True:
        store.votes.cast(code, new_token(), 1, 1, "second")
        print("kept", flush=True)
except RoomProblem as problem:
    print(problem)
    print(store.votes.voted(store.rooms.room(code)))
"""


def opened(url: str) -> tuple[str, str]:
    store = Store(url)
    code, key, _ = store.rooms.open()
    store.lesson.add(code, key, [Question(BALLOT)])
    store.lesson.ask(code, key, 1)
    store.lesson.start(code, key, 1)
    store.votes.cast(code, new_token(), 1, 1, "first")
    store.database.engine.dispose()
    return code, key


def test_rooms_votes_and_links_survive_a_kill(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'rooms.sqlite'}"
    code, key = opened(url)
    server = subprocess.Popen(
        [sys.executable, "-c", VOTER, url, code], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert server.stdout
    kept = sum(server.stdout.readline() == b"kept\n" for _ in range(10))
    server.kill()
    kept += server.communicate()[0].count(b"kept\n")
    again = Store(url)  # the server that is started next
    assert kept >= 10
    held = again.votes.voted(again.rooms.room(code))
    assert kept + 1 <= held <= kept + 2, "one may be on its way"
    again.votes.cast(code, new_token(), 1, 1, "second")
    again.rooms.teaches(code, key)  # the teacher's link still leads the room
    again.lesson.reveal(code, key)
    assert again.votes.tally(code).rows[0].counts == (1,)
    again.database.engine.dispose()


def test_a_disk_that_is_really_full_loses_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = f"mount -t tmpfs -o size=400k none {disk}"
    inside = ["unshare", "--mount", "sh", "-c"]
    if os.name != "posix" or not shutil.which("unshare"):
        pytest.skip("there is no unshare here, so no small disk can be made")
    if subprocess.run([*inside, mount], capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here, which needs root")
    url = f"sqlite:///{disk / 'rooms.sqlite'}"
    program = (
        f"import sys; from tests.votes.test_faults import VOTER, opened; url = {url!r}\n"
        "sys.argv = ['', url, opened(url)[0]]; exec(VOTER)"
    )
    command = [*inside, f'{mount} && exec "$@"', "sh", sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    *kept, said, counted = done.stdout.splitlines()
    assert set(kept) == {"kept"}
    assert said.startswith("The server’s disk is full")
    assert int(counted) == len(kept) + 1
    assert not list(disk.iterdir()), "the small disk was another place than this one"
