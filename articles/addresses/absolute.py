from django.conf import settings


def absolute(address: str) -> str:
    """An address as strangers need it: from ``SITE_URL``, never from a request's headers, which anyone can make up."""
    return address if address.startswith(("http://", "https://")) else settings.SITE_URL + address
