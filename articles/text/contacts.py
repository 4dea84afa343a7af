"""Web addresses, profiles and telephone numbers as people write them, understood and written in one form."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator

LONGEST_PROFILES = 5000  # characters, of all together
EXAMPLE = "Contoh: https://situs.ac.id/halaman."
_is_address = URLValidator(schemes=["http", "https"])
_SCHEME = re.compile(r"(https?)\s*(?::\s*[/\\]*|[/\\]{2,})\s*", re.IGNORECASE)  # also "https//", "http:/"
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_AROUND = " \t\r\n<>\"'“”‘’«»,;"  # what stands around an address in a sentence
_LABELLED = re.compile(r"[^:/@]{1,30}:\s+(?=https?:|www\.)", re.IGNORECASE)
_PHONE_LABEL = re.compile(r"(?:wa|whats ?app|telp|telepon|tel|hp|no)\b[.:\s]*", re.IGNORECASE)
_PHONE_SERVICES = {"wa.me", "api.whatsapp.com", "whatsapp.com", "web.whatsapp.com"}


class Network(NamedTuple):
    """A service with profiles. ``profile`` is the address of one, around its handle; empty where handles are none."""

    name: str
    icon: str  # of templates/partials/_icons.html
    hosts: tuple[str, ...]  # the first is its own
    called: tuple[str, ...] = ()  # by those who write a handle behind it
    profile: str = ""


LINK = "link"
NETWORKS = [
    Network("Instagram", "instagram", ("instagram.com", "instagr.am"), ("instagram", "insta", "ig"), "{}"),
    Network("TikTok", "tiktok", ("tiktok.com", "vt.tiktok.com"), ("tiktok", "tik tok", "tt"), "@{}"),
    Network("YouTube", "youtube", ("youtube.com", "youtu.be"), ("youtube", "yt"), "@{}"),
    Network("Facebook", "facebook", ("facebook.com", "fb.com", "fb.me"), ("facebook", "fb"), "{}"),
    Network("X", "x", ("x.com", "twitter.com"), ("x", "twitter"), "{}"),
    Network("LinkedIn", "linkedin", ("linkedin.com", "id.linkedin.com"), ("linkedin", "linked in"), "in/{}"),
    Network("Threads", "at", ("threads.com", "threads.net"), ("threads",), "@{}"),
    Network("Telegram", "telegram", ("t.me", "telegram.me"), ("telegram", "tele"), "{}"),
    Network("WhatsApp", "whatsapp", ("wa.me", "whatsapp.com", "api.whatsapp.com", "chat.whatsapp.com")),
    Network("GitHub", "code", ("github.com",), ("github",), "{}"),
    Network("Google Scholar", "book", ("scholar.google.com", "scholar.google.co.id")),
    Network("ORCID", "book", ("orcid.org",)),
    Network("ResearchGate", "book", ("researchgate.net",)),
    Network("SINTA", "book", ("sinta.kemdikbud.go.id", "sinta.kemdiktisaintek.go.id")),
]
_BY_HOST = {host: network for network in NETWORKS for host in network.hosts}
_BY_CALL = {call: network for network in NETWORKS for call in network.called}
_CALLS = "|".join(sorted(map(re.escape, _BY_CALL), key=len, reverse=True))
_HANDLE = r"@?(?P<handle>[\w](?:[\w.-]{0,60}[\w])?)"
_CALL_FIRST = re.compile(rf"(?P<call>{_CALLS})\s*+(?:[:=/]\s*+|(?<=\s)|(?=@)){_HANDLE}", re.IGNORECASE)
_HANDLE_FIRST = re.compile(rf"{_HANDLE}\s*(?:\(|di |-|,|/)\s*(?P<call>{_CALLS})\)?", re.IGNORECASE)


class ProfileLink(NamedTuple):
    """An address as a page shows it."""

    name: str
    icon: str
    address: str


def web_address(typed: str) -> str:
    """``https://host/path``: the scheme as it was typed, https where none was, the host in lower case and in ASCII
    (RFC 3490). Raises ``ValidationError`` with the form that is wanted."""
    bare = typed.strip(_AROUND).rstrip(".")
    if not bare:
        return ""
    if found := _SCHEME.match(bare):
        scheme, rest = found[1].lower(), bare[found.end() :]
    elif _OTHER_SCHEME.match(bare) and not re.match(r"[\w.-]+:\d", bare):
        raise ValidationError(f"“{bare}” bukan alamat halaman web. {EXAMPLE}")
    else:
        scheme, rest = "https", bare.lstrip("/\\") if bare.startswith(("//", "\\\\")) else bare
    host, slash, path = _parted(rest)
    if "@" in host or rest.startswith("@"):
        raise ValidationError(f"“{bare}” bukan alamat halaman web, tetapi surel atau nama akun. {EXAMPLE}")
    try:
        address = f"{scheme}://{_ascii(host)}{slash}{path}"
        _is_address(address)
    except (UnicodeError, ValidationError) as error:
        raise ValidationError(f"“{bare}” belum berbentuk alamat halaman web. {EXAMPLE}") from error
    if "." not in host:
        raise ValidationError(f"“{bare}” belum berbentuk alamat halaman web. {EXAMPLE}")
    return address


def profile_address(typed: str) -> str:
    """The address of a profile, also where only a handle was typed: ``IG: @cakrawala``. Raises ``ValidationError``."""
    bare = typed.strip(_AROUND)
    if found := _CALL_FIRST.fullmatch(bare) or _HANDLE_FIRST.fullmatch(bare):
        network = _BY_CALL[found["call"].lower()]
        return f"https://{network.hosts[0]}/{network.profile.format(found['handle'])}"
    if bare.startswith("@"):
        raise ValidationError(
            f"“{bare}” belum menyebut layanannya. Tulis misalnya “Instagram: {bare}” atau instagram.com/{bare[1:]}."
        )
    address = web_address(_LABELLED.sub("", bare, count=1))
    parts = urlsplit(address)
    host = parts.netloc.removeprefix("www.").removeprefix("m.")
    return parts._replace(scheme="https", netloc=host).geturl() if host in _BY_HOST else address


def profile_addresses(lines: str) -> list[str]:
    """One a line, each once. Raises ``ValidationError`` with a sentence for each line that is none."""
    if len(lines) > LONGEST_PROFILES:
        raise ValidationError("Tautannya terlalu banyak. Sisakan yang paling sering dibuka orang.")
    found: dict[str, None] = {}
    refused: list[ValidationError] = []
    for line in lines.splitlines():
        try:
            found |= dict.fromkeys([profile_address(line)] if line.strip(_AROUND) else [])
        except ValidationError as error:
            refused.append(error)
    if refused:
        raise ValidationError(refused)
    return list(found)


def profiles(addresses: Iterable[str]) -> list[ProfileLink]:
    """With the names of their services, of others the host; where two would have one name, what tells them apart."""
    found = [(_named(address), address) for address in addresses]
    names = [network.name for network, _ in found]
    return [
        ProfileLink(
            network.name if names.count(network.name) == 1 else f"{network.name}: {_tail(address)}",
            network.icon,
            address,
        )
        for network, address in found
    ]


def phone_number(typed: str) -> str:
    """Of Indonesia, as wa.me wants it: ``6281234567890``. Raises ``ValidationError`` with the form that is wanted."""
    text = unicodedata.normalize("NFKC", typed).strip(_AROUND)
    if not text:
        return ""
    number = re.sub(r"[\s().\-‐-―/]", "", _PHONE_LABEL.sub("", _number_in(text), count=1))
    number = re.sub(r"\A(?:\+|00)?62", "62", number)
    number = "62" + re.sub(r"\A(?:62)?0?", "", number) if re.match(r"62|0[1-9]|8", number) else number
    if not re.fullmatch(r"62[1-9][0-9]{7,12}", number, re.ASCII):
        raise ValidationError(f"“{typed.strip()}” bukan nomor Indonesia yang lengkap. Contoh: 0812-3456-7890.")
    return number


def mailbox(typed: str) -> str:
    """The address in ``mailto:a@b.id``, ``Nama <a@b.id>`` and the like. Raises ``ValidationError``."""
    text = typed.strip(_AROUND)
    _, opened, inside = typed.strip().rpartition("<")
    inside = inside.removesuffix(">")
    text = inside.strip() if opened and ">" not in inside and "@" in inside[1:-1] else text
    text = re.sub(r"\A(?:mailto:|e-?mail:|surel:)\s*", "", text, flags=re.IGNORECASE).partition("?")[0]
    if not text:
        return ""
    EmailValidator(f"“{typed.strip()}” belum berbentuk alamat surel. Contoh: admisi@kampus.ac.id.")(text)
    local, _, host = text.rpartition("@")
    return f"{local}@{host.lower()}"


def link_target(typed: str) -> str:
    """Of a link in a text, which may lead anywhere: with its scheme where it plainly names a host or a mailbox, which
    browsers would look for below the page."""
    host = re.match(r"[^/?#:]*", typed)[0].lower()  # type: ignore[index]  # matches nothing at least
    try:
        if host.startswith("www.") or host in _BY_HOST:
            return web_address(typed)
        return f"mailto:{mailbox(typed)}" if re.fullmatch(r"[^\s/?#:@]+@[^\s/?#:@]+", typed) else typed
    except ValidationError:
        return typed


def _parted(rest: str) -> tuple[str, str, str]:
    found = re.match(r"[^/?#\\]*", rest)
    host = found[0] if found else ""
    behind = rest[len(host) :].replace("\\", "/")
    return host, "" if behind.startswith("/") or not behind else "/", re.sub(r"\s", "%20", behind)


def _ascii(host: str) -> str:
    name, colon, port = host.partition(":")
    return name.rstrip(".").encode("idna").decode("ascii").lower() + colon + port


def _number_in(text: str) -> str:
    """What an address of WhatsApp holds of a number, or the text itself."""
    text = re.sub(r"\Atel:", "", text, flags=re.IGNORECASE)
    if not re.search(r"whatsapp(?:\.com|:)|wa\.me", text, re.IGNORECASE):
        return text
    parts = urlsplit(text if "://" in text else f"https://{text}")
    host = parts.netloc.lower().removeprefix("www.")
    if host in _PHONE_SERVICES or parts.scheme == "whatsapp":
        return next(iter(parse_qs(parts.query).get("phone", [])), parts.path.strip("/")).strip()
    return text


def _named(address: str) -> Network:
    host = urlsplit(address).netloc.removeprefix("www.").removeprefix("m.")
    return _BY_HOST.get(host) or Network(_shown(host), LINK, (host,))


def _shown(host: str) -> str:
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def _tail(address: str) -> str:
    parts = urlsplit(address)
    return parts.path.strip("/").rpartition("/")[2] or parts.query or parts.netloc
