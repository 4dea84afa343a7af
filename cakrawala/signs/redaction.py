"""What may stand in a log: nothing that says who somebody is, or what they looked for. Pure.

Addresses lose their last part, e-mail addresses go, and so does what stands behind a question mark. Whatever length is
sent, each pattern passes over it once.
"""

import re
from functools import lru_cache
from ipaddress import ip_address, ip_network

LONGEST = 20_000  # characters of a message or traceback
PREFIX = {4: 24, 6: 48}  # bits of an address that stay: a network, not a person
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}(?:@|%40)[\w.-]{1,255}")
QUERY = re.compile(r"\?[^\s?'\"<>]+")
IPV4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])")
IPV6 = re.compile(r"(?<![\w:])[0-9A-Fa-f:]{3,39}(?![\w:])")
# PostgreSQL tells the values of the row that it refused, up to its next kind of line.
DETAIL = re.compile(r"DETAIL:.*?(?=\n(?:HINT|CONTEXT|QUERY|Traceback|The above|During handling|  File )|\Z)", re.DOTALL)
USER_IN_ADDRESS = re.compile(r"//[^/@\s]{1,255}@")


def without_persons(text: str) -> str:
    text = text[:LONGEST]
    if "DETAIL:" in text:
        text = DETAIL.sub("DETAIL: left out", text)
    if "?" in text:
        text = QUERY.sub("", text)
    if "@" in text or "%40" in text:
        text = EMAIL.sub("<e-mail>", USER_IN_ADDRESS.sub("//", text))
    text = IPV4.sub(_network_of_match, text)
    return IPV6.sub(_network_of_match, text) if ":" in text else text


@lru_cache(maxsize=1_000)  # the same pages, again and again
def bare_address(url: str, *, longest: int = 500) -> str:
    """A path or an address without what was asked for, and whose account it names."""
    return without_persons(url.partition("#")[0].partition("?")[0][:longest])


def _network_of_match(match):
    return network_of(match[0]) or match[0]


@lru_cache(maxsize=2_000)
def network_of(address: str) -> str:
    """ "203.0.113.0" of "203.0.113.5", "2001:db8:7::" of "2001:db8:7::5"; "" where it is no address. This machine's own
    stays, which is nobody."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    if parsed.is_loopback:
        return str(parsed)
    return str(ip_network(f"{parsed}/{PREFIX[parsed.version]}", strict=False).network_address)
