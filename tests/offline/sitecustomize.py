"""Put first on PYTHONPATH by the notebook tests: no process started so may leave this machine."""

import ipaddress
import socket

_connect = socket.socket.connect


def _stay_here(self, address):
    if isinstance(address, tuple) and address[0] != "localhost" and not ipaddress.ip_address(address[0]).is_loopback:
        raise OSError(f"a notebook tried to reach {address}; lessons work offline")
    return _connect(self, address)


def _no_lookup(host, *args, **kwargs):
    if host in {None, "", "localhost"} or str(host).startswith(("127.", "::1")):
        return _getaddrinfo(host, *args, **kwargs)
    raise OSError(f"a notebook tried to look up {host}; lessons work offline")


_getaddrinfo = socket.getaddrinfo
socket.socket.connect = _stay_here
socket.getaddrinfo = _no_lookup
