"""The address that phones can open, where the page itself was opened on this machine alone."""

from __future__ import annotations

import ipaddress
import os
import socket
from urllib.parse import urlsplit

import streamlit as st

SETTING = "EXPLAINER_ADDRESS"
ELSEWHERE = ("192.0.2.1", 9)  # an address of nobody: to learn our own, nothing is sent there


def reachable(origin: str) -> str:
    """Where others in the network find the server asked at `origin`; empty if nowhere.

    An administrator’s setting wins. Else it is the origin itself, unless that names this machine
    only: then the machine’s own address in the network, if the server listens there.
    """
    if said := os.environ.get(SETTING, "").strip().rstrip("/"):
        return said
    parts = urlsplit(origin)
    if not local(parts.hostname or ""):
        return origin
    listens = str(st.get_option("server.address") or "")
    if listens and local(listens):
        return ""
    found = own_address()
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{found}{port}" if found else ""


def local(host: str) -> bool:
    """Whether a name means the machine that says it."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in ("", "localhost") or host.endswith(".localhost")


def own_address() -> str:
    """This machine’s address in its network; empty where it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(ELSEWHERE)  # of a datagram: only the route is looked up
            found = str(asked.getsockname()[0])
        except OSError:
            return ""
    return "" if local(found) or found == "0.0.0.0" else found
