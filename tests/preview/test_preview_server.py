"""The server of the live preview: two paths, this computer alone, the next port if one is taken."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest

from brochure.preview.page import Rendered, State
from brochure.preview.server import PreviewServer, serving

GOOD = "<!doctype html><html><head></head><body>the proof</body></html>"


@pytest.fixture
def server() -> Iterator[PreviewServer]:
    with serving(0) as server:
        yield server


def ask(server: PreviewServer, path: str, method: str = "GET", host: str | None = None) -> tuple[int, str, dict[str, str]]:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    try:
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host or f"127.0.0.1:{server.server_port}")
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), {name.lower(): value for name, value in answer.getheaders()}
    finally:
        connection.close()


def test_the_page_is_there_from_the_start_and_then_the_proof(server: PreviewServer) -> None:
    assert "is being made" in ask(server, "/")[1]
    server.publish(State().after(Rendered(GOOD)))
    status, page, headers = ask(server, "/")
    assert status == 200
    assert "the proof" in page
    assert headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    "path",
    [
        "/content.yaml",
        "/../content.yaml",
        "/..%2f..%2fetc/passwd",
        "//etc/passwd",
        "/etc/passwd",
        "/%2e%2e/content.yaml",
        "/./",
        "/?x=1",
        "/events/",
        "file:///etc/passwd",
        "http://example.org/",
        "*",
        "/favicon.ico",
    ],
)
def test_anything_but_the_proof_is_not_found(server: PreviewServer, path: str) -> None:
    status, page, _ = ask(server, path)
    assert status == 404
    assert "root:" not in page


@pytest.mark.parametrize("path", ["/", "/events", "/x"])
@pytest.mark.parametrize(
    "host", ["example.org", "example.org:{}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.example.org:{}", "[::1]:{}", "0.0.0.0:{}"]
)
def test_a_strange_name_for_this_computer_is_refused(server: PreviewServer, path: str, host: str) -> None:
    status, page, _ = ask(server, path, host=host.format(server.server_port))
    assert status == 403
    assert "being made" not in page


def test_localhost_is_a_name_for_this_computer(server: PreviewServer) -> None:
    assert ask(server, "/", host=f"localhost:{server.server_port}")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_sent(server: PreviewServer, method: str) -> None:
    assert ask(server, "/", method)[0] == 501


def test_only_loopback_listens(server: PreviewServer) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"
    # another address of this computer, which a server at all addresses would answer at
    with pytest.raises(OSError), socket.create_connection(("127.0.0.2", server.server_port), timeout=2):  # noqa: PT011
        pass


def test_a_port_in_use_takes_the_next() -> None:
    with serving(0) as first, serving(first.server_port) as second:
        assert second.server_port != first.server_port
        assert ask(second, "/")[0] == 200
        assert ask(first, "/")[0] == 200


def test_a_program_at_all_addresses_keeps_its_port() -> None:
    with socket.socket() as other:
        other.bind(("0.0.0.0", 0))
        other.listen()
        with serving(other.getsockname()[1]) as server:
            assert server.server_port != other.getsockname()[1]


def test_an_open_page_hears_of_each_new_one(server: PreviewServer) -> None:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.request("GET", "/events")
    answer = connection.getresponse()
    assert answer.getheader("Content-Type") == "text/event-stream"
    first = _told(answer)
    assert first in ask(server, "/")[1]  # the page at hand is the newest: it stays
    server.publish(State().after(Rendered(GOOD)))
    second = _told(answer)
    assert second != first
    assert second in ask(server, "/")[1]
    connection.close()
    answer.close()


def test_a_page_of_an_earlier_server_is_told_apart() -> None:
    tokens = []
    for _ in range(2):
        with serving(0) as server:
            tokens.append(next(server.tokens()))
    assert tokens[0] != tokens[1]


def _told(answer: object) -> str:
    while True:
        line = answer.readline().decode()  # type: ignore[attr-defined]
        assert line, "the stream ended"
        if line.startswith("data: "):
            return line.removeprefix("data: ").strip()
