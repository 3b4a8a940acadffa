"""Small answers under `streamlit run` come as soon as those of the same app under uvicorn."""

import http.client
import socket
import statistics
import time
from urllib.parse import urlsplit

import pytest

from components.ui import nodelay
from tests.conftest import serving

ASKED = 40
UVICORN = ("-m", "uvicorn", "app:app", "--host=127.0.0.1", "--port={port}")


def answers(url: str) -> float:
    """Median of seconds until a small answer, one after another on one connection."""
    line, took = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30), []
    for _ in range(ASKED):
        start = time.perf_counter()
        line.request("GET", "/robots.txt")
        assert line.getresponse().read().startswith(b"User-agent")
        took.append(time.perf_counter() - start)
    line.close()
    return statistics.median(took)


def test_a_socket_that_listens_is_found_and_set() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 0)
        assert nodelay.answer_at_once() >= 1
        assert server.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        with socket.create_connection(server.getsockname()), server.accept()[0] as accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.mark.browser  # needs none, but a server
def test_small_answers_do_not_wait(url: str) -> None:
    with serving({"EXPLAINER_WARM": "off"}, UVICORN) as other:
        here, there = answers(url), answers(other)
    assert here < 0.02  # the wait is 0.04
    assert here < 8 * there
