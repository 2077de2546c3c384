"""The page to show → a server that this computer alone can reach, which tells open pages when to reload.

Two paths, `/` and `/events` (Server-Sent Events); no path is ever looked up as a file.
"""

from __future__ import annotations

import os
import secrets
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Condition, Thread
from typing import Any, Final

from brochure.preview.page import State, page

LOOPBACK: Final = "127.0.0.1"
_PORTS: Final = 50
"""How many ports are tried from the one asked for on; then any free one is taken."""
_ALIVE: Final = 10.0
"""After how many seconds of silence an open page is written to, so that one that was closed is noticed."""
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    # whatever the proof holds, it cannot make the browser ask anyone but this server
    "Content-Security-Policy": "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; "
    "font-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}


class PreviewServer(ThreadingHTTPServer):
    """Serves one page from memory; raises `OSError` if the port is not free."""

    allow_reuse_address = os.name != "nt"  # Windows would share the port with another program
    daemon_threads = True

    def __init__(self, port: int) -> None:
        super().__init__((LOOPBACK, port), _Handler)
        self._session = secrets.token_hex(4)  # a page left open by an earlier server is told apart
        self._news = Condition()
        self._closed = False
        self.publish(State())

    def server_bind(self) -> None:
        """Bind without asking the network for this computer's name, as `HTTPServer` does."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]

    @property
    def url(self) -> str:
        """The address to open."""
        return f"http://{LOOPBACK}:{self.server_port}/"

    @property
    def content(self) -> bytes:
        """The page, as it is now."""
        with self._news:
            return self._content

    def publish(self, state: State) -> None:
        """Show another state: open pages reload."""
        token = f"{self._session}-{state.version}"
        content = page(state, token).encode("utf-8", "replace")
        with self._news:
            self._token, self._content = token, content
            self._news.notify_all()

    def tokens(self) -> Iterator[str | None]:
        """The token now, and each new one; `None` after a while without one. Ends with the server."""
        last = ""
        while not self._closed:
            with self._news:
                if self._token == last:
                    self._news.wait(_ALIVE)
                changed, last = self._token != last, self._token
            if not self._closed:
                yield last if changed else None

    def end(self) -> None:
        """Stop serving, and let go of open pages."""
        with self._news:
            self._closed = True
            self._news.notify_all()
        self.shutdown()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away in the middle is no fault."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: PreviewServer
    server_version, sys_version = "brochure", ""
    timeout = 30

    def do_GET(self) -> None:
        """The page, the events, or 404."""
        if not self._asked_by_name():
            self.send_error(403, "This address is only for this computer")
        elif self.path == "/":
            self._page()
        elif self.path == "/events":
            self._events()
        else:
            self.send_error(404)

    def _asked_by_name(self) -> bool:
        """Whether the browser asked for this computer: a strange name that leads here is an attack (DNS rebinding)."""
        port = self.server.server_port
        return self.headers.get_all("Host") in ([f"{LOOPBACK}:{port}"], [f"localhost:{port}"])

    def _page(self) -> None:
        content = self.server.content
        self._begin("text/html; charset=utf-8", {"Content-Length": str(len(content))})
        self.wfile.write(content)

    def _events(self) -> None:
        self._begin("text/event-stream", {})
        self.wfile.write(b"retry: 500\n\n")
        for token in self.server.tokens():
            self.wfile.write(b": here\n\n" if token is None else f"data: {token}\n\n".encode())

    def _begin(self, kind: str, more: dict[str, str]) -> None:
        self.send_response(200)
        for name, value in {"Content-Type": kind, **_HEADERS, **more}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        """Requests are not worth a line."""


@contextmanager
def serving(port: int) -> Iterator[PreviewServer]:
    """A server at work in a thread of its own, at `port` or the next free one, until the block ends."""
    server = _bound(port)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield server
    finally:
        server.end()


def _bound(port: int) -> PreviewServer:
    for each in range(port, min(port + _PORTS, 65536)):
        if not _taken(each):
            try:
                return PreviewServer(each)
            except OSError:
                continue
    return PreviewServer(0)


def _taken(port: int) -> bool:
    """Whether a program listens there already, perhaps at all of this computer's addresses."""
    with socket.socket() as probe:
        probe.settimeout(0.2)
        return port != 0 and probe.connect_ex((LOOPBACK, port)) == 0
