"""Who asks, and whether over https: what the connection shows, or what so many proxies in front have said. Pure.

Each proxy adds to ``X-Forwarded-For`` whom it heard, at the right. Whatever stands further left than our own proxies
wrote, the client may have made up.
"""

from collections.abc import MutableMapping
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address

# What proxies say; nobody further inside gets to see it, for there it could only be believed once too often.
SAID_BY_PROXIES = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_REAL_IP",
)
SCHEMES = {"http", "https"}
LONGEST = 64  # characters of an address with its port and zone


def settle_client(environ: MutableMapping, proxies: int) -> None:
    """From here on ``REMOTE_ADDR`` is the client's address, "" where it is unknown, and ``wsgi.url_scheme`` how the
    client came. ``proxies`` is how many stand in front; each has added itself to what the one before it said."""
    client = address_in(str(environ.get("REMOTE_ADDR", "")))
    if proxies:
        said = _said(environ.get("HTTP_X_FORWARDED_FOR"), proxies)
        client = address_in(said) or client
        scheme = _said(environ.get("HTTP_X_FORWARDED_PROTO"), proxies, is_passed_on=True).lower()
        environ["wsgi.url_scheme"] = scheme if scheme in SCHEMES else "http"
    environ["REMOTE_ADDR"] = client
    if not environ.keys().isdisjoint(SAID_BY_PROXIES):
        for name in SAID_BY_PROXIES:
            environ.pop(name, None)


def _said(header: object, proxies: int, *, is_passed_on: bool = False) -> str:
    """What the outermost of our proxies said. A header with fewer parts has not come through all of them, unless it is
    one that each proxy passes on as it is."""
    parts = str(header or "").split(",")
    if is_passed_on and len(parts) == 1:
        return parts[0].strip()
    return parts[-proxies].strip() if len(parts) >= proxies else ""


@lru_cache(maxsize=2_000)
def address_in(text: str) -> str:
    """The address in "192.0.2.7", "192.0.2.7:443", "2001:db8::7", "[2001:db8::7]:443" or "fe80::7%eth0", written as
    everybody writes it; IPv4 inside of IPv6 as IPv4. "" for all else."""
    bare = text.strip() if len(text) <= LONGEST else ""
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address: IPv4Address | IPv6Address = ip_address(bare.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return str(address)
