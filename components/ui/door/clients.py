"""Who a client is: an address, since there are no accounts; a whole school may stand behind one.

Behind a proxy it is the one that the proxy tells, if the proxy is trusted: $FORWARDED_ALLOW_IPS
names those, as for uvicorn.
"""

from __future__ import annotations

import os
from ipaddress import IPv4Network, IPv6Address, ip_address, ip_network

from starlette.types import Scope

PROXIES = "FORWARDED_ALLOW_IPS"
HERE = "127.0.0.1,::1"  # trusted unless the setting says otherwise
SITE = 64  # bits of an IPv6 address that all devices of one place share


def trusted() -> list[str]:
    """The proxies to believe. A server for both kinds of addresses sees those of IPv4 in IPv6."""
    said = os.environ.get(PROXIES) or HERE
    named = [each.strip() for each in said.split(",") if each.strip()]
    if "*" in named:
        return ["*"]
    return [*named, *(mapped for each in named if (mapped := _mapped(each)))]


def _mapped(named: str) -> str:
    try:
        network = ip_network(named, strict=False)
    except ValueError:
        return ""
    if not isinstance(network, IPv4Network):
        return ""
    return f"::ffff:{network.network_address}/{96 + network.prefixlen}"


def client(scope: Scope) -> str:
    """Who asks: an address of IPv4, or the part of one of IPv6 that a place has for itself."""
    said = str((scope.get("client") or ("",))[0])
    try:
        address = ip_address(said)
    except ValueError:
        return said
    if not isinstance(address, IPv6Address):
        return said
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((address, SITE), strict=False))
