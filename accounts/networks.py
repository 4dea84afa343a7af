"""What a household or campus has in common of its addresses."""

from ipaddress import ip_address, ip_network

SITE_OF_ONE = 64  # bits of an IPv6 address: whoever has one has all behind them


def network_of(address: str) -> str:
    """An address of IPv4, 64 bits of IPv6; "" for none."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    return str(parsed if parsed.version == 4 else ip_network(f"{parsed}/{SITE_OF_ONE}", strict=False))
