"""A proxy that lets nothing through, and keeps what was asked of it."""

from __future__ import annotations

import re
import socketserver
import threading

# Where browsers ask for news of their own, whatever page is open.
OWN = re.compile(r"^\S+ (https?://)?([\w-]+\.)*(mozilla\.(com|net|org)|google(apis)?\.com)\b")


class Outside:
    """Stands for the world beyond this machine; what is on the machine is asked without it."""

    def __init__(self) -> None:
        asked: list[str] = []
        self.asked = asked

        class Refusal(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                line = self.rfile.readline(4096).decode("latin-1").strip()
                if line and not OWN.search(line):
                    asked.append(line)
                self.wfile.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Refusal)
        self.server.daemon_threads = True
        self.port: int = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Let go of its port."""
        self.server.shutdown()
        self.server.server_close()
