"""Addresses as a crawler compares them: absolute, encoded, without the anchor."""

from urllib.parse import urldefrag, urljoin, urlsplit

from django.utils.encoding import iri_to_uri


def join(base: str, address: str) -> str:
    """What a browser would ask for; an address that nobody can read stays as it is."""
    try:
        whole = iri_to_uri(urldefrag(urljoin(base, address.strip()))[0])
        parts = urlsplit(whole)
    except ValueError:
        return address
    return f"{whole}/" if parts.netloc and not (parts.path or parts.query) else whole


def is_absolute(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def is_within(address: str, root: str) -> bool:
    """Whether it lies on the site: the same scheme, host and port."""
    return address == root or address.startswith((root + "/", root + "?"))


def path_of(address: str, root: str) -> str:
    return (address.removeprefix(root) or "/") if is_within(address, root) else address
